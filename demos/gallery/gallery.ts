/** Gives every element of the gallery the same plain report; no engine, no host. */
import '../../components/define.js';
import type { ChangeReport } from '../../src/core/model/report.js';

const response = await fetch('../embed/report.json');
const report = await response.json() as ChangeReport;
for (const view of document.querySelectorAll('change-summary, change-columns, change-records')) view.report = report;

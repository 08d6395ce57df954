/** Registers every element under its own name; safe to load twice. */
import { ChangeColumnsElement } from './columns/columns.element.js';
import { ChangeRecordsElement } from './records/records.element.js';
import { ChangeReportElement } from './report/report.element.js';
import { define } from './shared/define.js';
import { ChangeSummaryElement } from './summary/summary.element.js';

define('change-report', ChangeReportElement);
define('change-summary', ChangeSummaryElement);
define('change-columns', ChangeColumnsElement);
define('change-records', ChangeRecordsElement);

// The views are loaded behind the report's own tier.
void import('./define-views.js');

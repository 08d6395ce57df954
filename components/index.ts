/** The element classes and events, without registering anything; `define.js` does that. */
export { ChangeReportElement } from './report/report.element.js';
export { ChangeReportErrorEvent, ChangeReportProgressEvent, ChangeReportReadyEvent } from './report/report.events.js';
export { ChangeSummaryElement } from './summary/summary.element.js';
export { ChangeColumnsElement } from './columns/columns.element.js';
export { ChangeRecordsElement } from './records/records.element.js';
export { ChangeFilterRequestEvent, NO_FILTER, type Filter, type RecordKind } from './shared/filter.js';
export { ChangeElement } from './shared/change-element.js';

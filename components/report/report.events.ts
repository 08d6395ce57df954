/** What a `<change-report>` tells the page: progress, a ready report, other answers in it, an error. */
import type { Progress } from '../../src/core/cancellation.js';
import type { PalimpsestError } from '../../src/core/errors.js';
import type { ChangeReport } from '../../src/core/model/report.js';
import type { Comparison } from '../../src/session/comparison.js';

const UP = { bubbles: true, composed: true } as const;

export class ChangeReportProgressEvent extends Event {
  static readonly type = 'change-report-progress';
  readonly progress: Progress;
  constructor(progress: Progress) {
    super(ChangeReportProgressEvent.type, UP);
    this.progress = progress;
  }
}

export class ChangeReportReadyEvent extends Event {
  static readonly type = 'change-report-ready';
  readonly report: ChangeReport;
  /** null when the report was read ready-made. */
  readonly comparison: Comparison | null;
  constructor(report: ChangeReport, comparison: Comparison | null) {
    super(ChangeReportReadyEvent.type, UP);
    this.report = report;
    this.comparison = comparison;
  }
}

/** The shown report holds answers to other quantities. */
export class ChangeReportImpactEvent extends Event {
  static readonly type = 'change-report-impact';
  readonly report: ChangeReport;
  constructor(report: ChangeReport) {
    super(ChangeReportImpactEvent.type, UP);
    this.report = report;
  }
}

export class ChangeReportErrorEvent extends Event {
  static readonly type = 'change-report-error';
  readonly error: PalimpsestError;
  constructor(error: PalimpsestError) {
    super(ChangeReportErrorEvent.type, UP);
    this.error = error;
  }
}

declare global {
  interface HTMLElementEventMap {
    'change-report-progress': ChangeReportProgressEvent;
    'change-report-ready': ChangeReportReadyEvent;
    'change-report-impact': ChangeReportImpactEvent;
    'change-report-error': ChangeReportErrorEvent;
  }
}

/** A view of one column: the one it is given, else the one in focus, else the one that changed most. */
import type { PropertyDeclarations } from 'lit';
import type { ReportColumn } from '../../src/core/model/report.js';
import { columnOf } from './column-of.js';
import { ChangeView } from './view.element.js';

export abstract class ColumnView<P> extends ChangeView<P> {
  static override properties: PropertyDeclarations = { column: { type: String } };

  /** Name or id of the column to show; without, the one in focus, else the one that changed most. */
  declare column: string | null;

  constructor() {
    super();
    this.column = null;
  }

  /** The column to show; null where there is none to show. */
  get currentColumn(): ReportColumn | null {
    const report = this.currentReport;
    return report && columnOf(report, this.column, this.filter);
  }

  protected override get subject(): object {
    return { column: this.currentColumn?.name ?? null };
  }
}

/** `<change-records>`: the exact cells, base and revision side by side, over any number of records. */
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { ChangeReport, SampledRecord } from '../../src/core/model/report.js';
import type { SelectionClause } from '../../src/core/selection/clause.js';
import type { Comparison } from '../../src/session/comparison.js';
import { base } from '../shared/base.styles.js';
import { ChangeElement } from '../shared/change-element.js';
import { isFiltered, type Filter, type RecordKind } from '../shared/filter.js';
import { formatCount } from '../shared/format-number.js';
import { tokens } from '../shared/tokens.styles.js';
import { ColumnWidths } from './column-widths.js';
import { findChange, type CellPlace } from './find-change.js';
import { GridLayout, ROW_HEIGHT } from './grid-layout.js';
import { renderLine } from './record-line.js';
import { RecordPages } from './record-pages.js';
import { renderChips, renderKinds } from './records-toolbar.js';
import { cellOf, describeCell, describeKey, gridColumns, isChange, pageQuery, recordCounts, recordKind, recordText, sampledRecords, type GridColumn } from './records.model.js';
import { recordsStyles } from './records.styles.js';

/** A moving brush asks for nothing; one that stands still for so long does. */
const REST_MS = 200;

interface Plan {
  readonly report: ChangeReport;
  readonly comparison: Comparison | null;
  readonly filter: Filter;
  readonly clauses: readonly SelectionClause[];
  readonly all: boolean;
  readonly kind: RecordKind;
  readonly columns: readonly GridColumn[];
  readonly samples: readonly SampledRecord[];
}

export class ChangeRecordsElement extends ChangeElement {
  // How much room there is is known once an update has been laid out; then another one draws.
  static { this.disableWarning?.('change-in-update'); }

  static override styles = [tokens, base, recordsStyles];
  static override properties: PropertyDeclarations = { allColumns: { state: true }, active: { state: true }, said: { state: true } };
  declare protected allColumns: boolean;
  declare protected active: CellPlace;
  /** What the status line says of the last step. */
  declare protected said: string;

  #plan: Plan | null = null;
  #widths = new ColumnWidths();
  #pages = new RecordPages((rows) => { this.#widths.see(rows); this.requestUpdate(); });
  #layout = new GridLayout();
  #sizes = new ResizeObserver(() => this.requestUpdate());
  #settling: ReturnType<typeof setTimeout> | undefined;
  /** Clauses that are waited for to rest, and those that did. */
  #waiting: readonly SelectionClause[] | null = null;
  #rested: readonly SelectionClause[] | null = null;
  #resting: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.allColumns = false;
    this.active = { row: 0, column: 0 };
    this.said = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sizes.observe(this);
    this.#plan = null;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
    this.#pages.ask(null, null);
    clearTimeout(this.#settling);
    clearTimeout(this.#resting);
  }

  /** Steps to the next (1) or previous (-1) change and says what it is. */
  async step(direction: 1 | -1): Promise<void> {
    const plan = this.#plan;
    if (!plan) return;
    this.#pages.retry();
    const found = await findChange(this.active, direction, {
      rows: this.#total, columns: plan.columns.length,
      load: async (row) => { if (plan.comparison) await this.#pages.want(row, row + 1); return this.#row(row); },
      isChange: (record, column) => plan.kind !== 'changed' ? column === 0 : isChange(cellOf(record, plan.columns[column]!), plan.filter),
    });
    if (plan !== this.#plan) return;
    for (const part of ['.foot', '.grid']) this.renderRoot.querySelector(part)?.scrollIntoView({ block: 'nearest' });
    if (found) this.#moveTo(found);
    else this.said = direction > 0 ? 'This is the last change.' : 'This is the first change.';
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#replan();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const grid = this.#grid;
    if (!grid || !this.#plan) return;
    if (this.#layout.place(grid)) this.requestUpdate();
    if (this.#plan.comparison) {
      const { first, end } = this.#layout.scroll.visible();
      void this.#pages.want(first, Math.max(end, first + 1));
    }
  }

  protected override render(): TemplateResult {
    const plan = this.#plan;
    if (!plan) return html`<h2>Records</h2><p class="none muted">${this.hostBusy ? 'Comparing…' : 'No comparison yet.'}</p>`;
    return html`<section aria-labelledby="title">
      <div class="head">
        <h2 id="title">Records</h2>
        ${renderKinds(plan.report, plan.kind, (change) => this.requestFilter(change))}
        <div class="tools no-print">
          <button type="button" aria-pressed=${this.allColumns} @click=${() => { this.allColumns = !this.allColumns; }}>All columns</button>
          <button type="button" aria-label="Previous change" title="Previous change (p)" @click=${() => this.step(-1)}>↑</button>
          <button type="button" aria-label="Next change" title="Next change (n)" @click=${() => this.step(1)}>↓ next change</button>
        </div>
      </div>
      ${renderChips(plan.report, plan.filter, (change) => void this.#takeOff(change))}
      ${this.#total === 0 ? html`<p class="none muted">${this.#emptyWords(plan)}</p>` : this.#renderGrid(plan)}
      <div class="foot">
        <p role="status" aria-live="polite">${this.#pages.error ? this.#errorWords() : this.said || this.#countWords(plan)}</p>
        ${this.#total > 0 ? html`<button type="button" class="plain small" @click=${() => this.#copy()}>Copy record</button>` : nothing}
      </div>
    </section>`;
  }

  #renderGrid(plan: Plan): TemplateResult {
    const { columns, kind } = plan;
    const keys = columns.filter((column) => column.keyIndex !== null);
    const { first, end } = this.#layout.scroll.visible();
    const span = this.#layout.columnSpan();
    const shown = columns.slice(keys.length + span.first, keys.length + span.end);
    const firstColumn = keys.length + span.first;
    const { row, column } = this.active;
    const inView = row >= first && row < end && (column < keys.length || (column >= firstColumn && column < firstColumn + shown.length));
    const header = (name: GridColumn, index: number): TemplateResult =>
      html`<div class="cell ${name.number ? 'number' : ''}" role="columnheader" aria-colindex=${index + 2} title=${name.name}>${name.name}</div>`;
    return html`<div class="grid ${this.#layout.short ? 'short' : ''} ${this.said ? 'moved' : ''}" role="grid" tabindex="0" aria-labelledby="title" aria-readonly="true"
        aria-rowcount=${this.#total + 1} aria-colcount=${columns.length + 1}
        aria-activedescendant=${inView ? `cell-${row}-${column}` : nothing}
        @scroll=${this.#onScroll} @keydown=${this.#onKey} @click=${this.#onClick}>
      <div class="line header" role="row" aria-rowindex="1">
        <div class="fixed" role="presentation">
          <div class="cell gutter" role="columnheader" title="Record number in the file">record<span class="probe" aria-hidden="true"></span></div>
          ${keys.map((key, i) => header(key, i))}
        </div>
        <div class="cell spacer lead" role="presentation"></div>
        ${shown.map((name, i) => header(name, firstColumn + i))}
        <div class="cell spacer tail" role="presentation"></div>
      </div>
      <div class="body" role="rowgroup"><div class="window" role="presentation"><div class="rows" role="presentation">
        ${Array.from({ length: end - first }, (_, i) => renderLine(this.#row(first + i), {
          row: first + i, kind, keys, columns: shown, firstColumn, active: row === first + i ? column : -1,
        }))}
      </div></div></div>
    </div>`;
  }

  #replan(): void {
    const report = this.currentReport;
    const { comparison, filter, allColumns: all } = this, clauses = this.#settledClauses();
    const old = this.#plan;
    if (!report) { this.#plan = null; return; }
    const same = old !== null && old.report === report && old.comparison === comparison && old.filter === filter && old.clauses === clauses && old.all === all;
    if (!same) {
      const kind = recordKind(filter, report);
      const columns = gridColumns(report, filter, kind, all);
      const samples = sampledRecords(report, filter, kind);
      this.#plan = { report, comparison, filter, clauses, all, kind, columns, samples };
      this.#widths.start({ columns, kind, records: comparison ? Math.max(report.base.records, report.revision.records) : 0 });
      this.#widths.see(samples);
      this.#pages.ask(comparison && ((query, options) => comparison.records(query, options)), comparison && pageQuery(filter, kind, columns, clauses));
      if (comparison) void this.#pages.want(0, 1);
      this.active = { row: 0, column: 0 };
      this.said = '';
      this.#layout.reset(this.#grid);
    }
    const keys = this.#plan!.columns.filter((column) => column.keyIndex !== null).length;
    const { gutter, characters } = this.#widths;
    this.#layout.resize({ rows: this.#total, gutter, keys: characters.slice(0, keys), columns: characters.slice(keys) });
  }

  /** Records are fetched when a brush rests, not while it moves. */
  #settledClauses(): readonly SelectionClause[] {
    const { clauses } = this, shown = this.#plan?.clauses ?? clauses;
    if (clauses === shown || this.#plan?.report !== this.currentReport) return clauses;
    if (clauses !== this.#waiting) {
      this.#waiting = clauses;
      clearTimeout(this.#resting);
      this.#resting = setTimeout(() => { this.#rested = clauses; this.requestUpdate(); }, REST_MS);
    }
    return clauses === this.#rested ? clauses : shown;
  }

  /** The pressed chip goes, so the focus moves on to the records. */
  async #takeOff(change: Partial<Filter>): Promise<void> {
    this.requestFilter(change);
    await this.updateComplete;
    this.#grid?.focus({ preventScroll: true });
  }

  get #grid(): HTMLElement | null {
    return this.renderRoot?.querySelector<HTMLElement>('.grid') ?? null;
  }

  get #total(): number {
    const plan = this.#plan;
    if (!plan) return 0;
    if (!plan.comparison) return plan.samples.length;
    return this.#pages.total ?? recordCounts(plan.report)[plan.kind];
  }

  #row(index: number): SampledRecord | undefined {
    return this.#plan?.comparison ? this.#pages.row(index) : this.#plan?.samples[index];
  }

  #countWords(plan: Plan): string {
    if (this.#total === 0) return '';
    const all = recordCounts(plan.report)[plan.kind];
    const noun = `${plan.kind} record${all === 1 ? '' : 's'}`;
    if (plan.comparison) {
      if (this.#pages.total === null) return 'Fetching records…';
      return this.#total === all ? `${formatCount(all)} ${noun}` : `${formatCount(this.#total)} of ${formatCount(all)} ${noun}`;
    }
    if (plan.samples.length >= all) return `${formatCount(all)} ${noun}`;
    return `First ${formatCount(plan.samples.length)} of ${formatCount(all)} ${noun}${plan.clauses.length > 0 ? ', of all times and groups' : ''}${isFiltered(plan.filter) ? ', as far as the report holds them' : ''}; open the two releases to see all.`;
  }

  #emptyWords(plan: Plan): string {
    const all = recordCounts(plan.report)[plan.kind];
    if (all > 0 && !plan.comparison) return `None of the records in this report match; it holds ${formatCount(plan.report.records.samples[plan.kind === 'ambiguous' ? 'changed' : plan.kind].length)} of ${formatCount(all)}. Open the two releases to see all.`;
    return all === 0 ? `No ${plan.kind} records.` : plan.clauses.length > 0 ? 'No records match the selection.' : 'No records match the filters.';
  }

  #errorWords(): string {
    const error = this.#pages.error;
    return `The records could not be fetched: ${error instanceof Error ? error.message : String(error)}`;
  }

  #moveTo(place: CellPlace): void {
    const plan = this.#plan;
    const grid = this.#grid;
    if (!plan || !grid || this.#total === 0) return;
    const row = Math.min(this.#total - 1, Math.max(0, place.row));
    const column = Math.min(plan.columns.length - 1, Math.max(0, place.column));
    this.active = { row, column };
    this.#layout.reveal(grid, row, column);
    const record = this.#row(row);
    const shown = plan.columns[column];
    this.said = !record || !shown ? `Record ${formatCount(row + 1)} of ${formatCount(this.#total)}`
      : [...(shown.keyIndex === null ? [describeKey(record, plan.columns)] : []), describeCell(shown, record, plan.kind)].join('. ');
    this.requestUpdate();
  }

  async #copy(): Promise<void> {
    const record = this.#row(this.active.row);
    if (!record || !this.#plan) return;
    try {
      await navigator.clipboard.writeText(recordText(record, this.#plan.columns, this.#plan.kind));
      this.said = 'Record copied.';
    } catch {
      this.said = 'The browser did not allow copying here; select the text instead.';
    }
  }

  #onScroll = (event: Event): void => {
    const grid = event.target as HTMLElement;
    this.#layout.follow(grid);
    this.#pages.retry();
    this.requestUpdate();
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => this.#layout.settle(grid), 160);
  };

  #onClick = (event: Event): void => {
    const cell = (event.target as Element).closest<HTMLElement>('[data-column]');
    const line = cell?.closest<HTMLElement>('[data-row]');
    if (cell && line) this.#moveTo({ row: Number(line.dataset['row']), column: Number(cell.dataset['column']) });
  };

  #onKey = (event: KeyboardEvent): void => {
    const { row, column } = this.active;
    const whole = event.ctrlKey || event.metaKey;
    const page = Math.max(1, Math.floor(this.#layout.viewport / ROW_HEIGHT) - 1);
    const last = (this.#plan?.columns.length ?? 1) - 1;
    const places: Readonly<Record<string, CellPlace>> = {
      ArrowDown: { row: row + 1, column }, ArrowUp: { row: row - 1, column },
      ArrowRight: { row, column: column + 1 }, ArrowLeft: { row, column: column - 1 },
      PageDown: { row: row + page, column }, PageUp: { row: row - page, column },
      Home: whole ? { row: 0, column: 0 } : { row, column: 0 }, End: whole ? { row: this.#total - 1, column: last } : { row, column: last },
      ...(whole ? {} : { j: { row: row + 1, column }, k: { row: row - 1, column } }),
    };
    const place = places[event.key];
    if (place) this.#moveTo(place);
    else if (!whole && (event.key === 'n' || event.key === 'p')) void this.step(event.key === 'n' ? 1 : -1);
    else if (whole && event.key === 'c' && String(getSelection() ?? '') === '') void this.#copy();
    else if (event.key === 'Escape' && isFiltered(this.filter)) this.requestFilter({ column: null, classes: new Set() });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}

declare global {
  interface HTMLElementTagNameMap { 'change-records': ChangeRecordsElement }
}

/** `<change-columns>`: one row per column, what changed in it and by how much; the table people live in. */
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { barStyles } from '../shared/bar.view.js';
import type { ReportColumn } from '../../src/core/model/report.js';
import { base } from '../shared/base.styles.js';
import { ChangeElement } from '../shared/change-element.js';
import { COLUMN_MARKS } from '../shared/class-marks.js';
import { CountsOfSelection } from '../shared/counts-of-selection.js';
import { tokens } from '../shared/tokens.styles.js';
import { renderRow } from './column-row.js';
import type { Listing, Sort, SortKey } from '../../src/session/exploration/listing.js';
import { columnGroups, quietWords, type ColumnGroups, type ColumnRow } from './columns.model.js';
import { columnsStyles } from './columns.styles.js';

const HEADERS: readonly { readonly by: SortKey | null; readonly label: string; readonly hint: string; readonly number: boolean }[] = [
  { by: 'name', label: 'column', hint: 'Name in revision; the name in base where it differs', number: false },
  { by: null, label: 'kinds', hint: 'How it changed, with the number of cells', number: false },
  { by: 'changed', label: 'changed cells', hint: 'Cells that differ in meaning, of all compared cells', number: false },
  { by: 'verdict', label: 'verdict', hint: 'Whether the mean of paired values changed by more than matters to you, as the recipe says', number: false },
  { by: 'missing', label: 'missing', hint: 'Missing values in base and in revision', number: true },
  { by: 'bias', label: 'mean', hint: 'Mean of all values of each side; below it the mean difference of paired values. Sorted by that difference against the spread in base', number: true },
  { by: 'rmse', label: 'RMSE', hint: 'Root mean square of revision − base', number: true },
  { by: 'pearson', label: 'r', hint: 'Correlation of base and revision', number: true },
  { by: 'slope', label: 'slope', hint: 'Least squares slope of revision on base', number: true },
  { by: null, label: 'distribution', hint: 'Base above, revision below, on the same bins; for text the most frequent changes', number: false },
];

let detail: typeof import('./column-detail.js') | null = null;

export class ChangeColumnsElement extends ChangeElement {
  static override styles = [tokens, base, barStyles, columnsStyles];
  static override properties: PropertyDeclarations = {
    detail: { type: String }, slim: { type: Boolean, reflect: true }, expanded: { state: true }, cursor: { state: true },
  };
  /** Where the column in focus is told in detail: in its row, or elsewhere. */
  declare detail: 'row' | 'elsewhere';
  /** Only names, kinds and shares, for a narrow place beside the column in focus. */
  declare slim: boolean;
  /** Whether the unchanged columns are listed. */
  declare protected expanded: boolean;
  /** Id of the row that holds the tab stop. */
  declare protected cursor: string | null;

  readonly #counted = new CountsOfSelection(this);

  constructor() {
    super();
    this.detail = 'row';
    this.slim = false;
    this.expanded = false;
    this.cursor = null;
  }

  private get sort(): Sort {
    return this.exploration.listing.sort;
  }

  private get typed(): string {
    return this.exploration.listing.typed;
  }

  /** Puts the caret into the field that narrows by name. */
  focusFilter(): void {
    this.renderRoot.querySelector<HTMLInputElement>('input')?.focus();
  }

  /** Moves the reader to the row of a column, where it is shown. */
  async focusRow(id: string): Promise<void> {
    this.cursor = id;
    await this.updateComplete;
    this.#moveTo(this.#visibleRows().findIndex(({ column }) => column.id === this.cursor));
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const rows = this.#visibleRows();
    if (!rows.some((row) => row.column.id === this.cursor)) this.cursor = rows[0]?.column.id ?? null;
  }

  protected override render(): TemplateResult {
    const groups = this.#groups();
    if (!groups) return html`<h2>Columns</h2><p class="none muted">${this.hostBusy ? 'Comparing…' : 'No comparison yet.'}</p>`;
    return html`<section aria-labelledby="title">
      <div class="head">
        <h2 id="title">Columns</h2>
        <div class="tools">
          ${this.#renderNarrowing()}
          <input type="search" placeholder="Filter columns ( / )" aria-label="Filter columns by name" .value=${this.typed}
            @input=${(event: Event) => { this.requestListing({ typed: (event.target as HTMLInputElement).value }); }} @keydown=${this.#onFilterKey}>
        </div>
      </div>
      ${this.#renderTable(groups)}
    </section>`;
  }

  #renderTable(groups: ColumnGroups): TemplateResult {
    const rows = this.expanded ? [...groups.shown, ...groups.quiet] : groups.shown;
    return html`
      <table class="columns" role="treegrid" aria-labelledby="title" @keydown=${this.#onKey}>
        <thead role="rowgroup"><tr role="row">${HEADERS.map((header) => html`
          <th role="columnheader" scope="col" class="${header.number ? 'number' : ''} ${header.by === 'slope' ? 'spare' : header.by === 'rmse' ? 'tight' : ''}" aria-sort=${header.by === this.sort.by ? (this.sort.descending ? 'descending' : 'ascending') : nothing}>
            ${header.by === null ? html`<span title=${header.hint}>${header.label}</span>` : html`
              <button type="button" title=${header.hint} @click=${() => this.#sortBy(header.by!)}>${header.label}${this.#sortGlyph(header.by)}</button>`}
          </th>`)}</tr></thead>
        <tbody role="rowgroup">${rows.map((row) => this.#renderRow(row))}</tbody>
      </table>
      ${rows.length === 0 ? html`<p class="none muted">${this.#emptyWords(groups)}</p>` : nothing}
      ${groups.quiet.length === 0 ? nothing : html`<p class="quiet-line">
        <button type="button" class="plain" aria-expanded=${this.expanded} @click=${() => { this.expanded = !this.expanded; }}>
          <span aria-hidden="true">${this.expanded ? '▾' : '▸'}</span> ${quietWords(groups.quiet)}</button></p>`}`;
  }

  #emptyWords(groups: ColumnGroups): string {
    if (this.typed.trim() !== '') return `No column is called like “${this.typed.trim()}”.`;
    return groups.quiet.length > 0 && this.filter.classes.size === 0 ? 'No column changed.' : 'No column has such changes.';
  }

  #renderRow(row: ColumnRow): TemplateResult {
    const { id } = row.column;
    const open = this.filter.column === id;
    const focused = this.cursor === id, { column, selected } = row;
    // A moving brush changes one number of a row.
    return html`${guard([column, focused, open, selected?.changed, selected?.approximate], () => renderRow(row, { focused, open, onPress: () => this.#toggle(id), onFocus: () => { this.cursor = id; } }))}
      ${open && this.detail === 'row' ? html`<tr class="detail-row" role="row" aria-level="2"><td role="gridcell" colspan=${HEADERS.length}>${this.#renderDetail(row.column)}</td></tr>` : nothing}`;
  }

  /** Loaded with the first row that is opened: what most readers see first is smaller without it. */
  #renderDetail(column: ReportColumn): TemplateResult {
    if (detail !== null) {
      detail.adoptDetail(this.renderRoot as ShadowRoot);
      return detail.renderDetail(column, this.currentReport!);
    }
    import('./column-detail.js').then((module) => {
      detail = module;
      this.requestUpdate();
    }, () => undefined);
    return html`<p class="muted">…</p>`;
  }

  #renderNarrowing(): TemplateResult | typeof nothing {
    const { columnState } = this.filter;
    if (columnState === null) return nothing;
    return html`<button type="button" @click=${() => { this.requestFilter({ columnState: null }); this.focusFilter(); }}>only ${COLUMN_MARKS[columnState].word} <span aria-hidden="true">×</span><span class="hidden-text">, show all</span></button>`;
  }

  #sortGlyph(by: SortKey): string {
    if (by !== this.sort.by) return '';
    return this.sort.descending ? ' ↓' : ' ↑';
  }

  #sortBy(by: SortKey): void {
    this.requestListing({ sort: by === this.sort.by ? { by, descending: !this.sort.descending } : { by, descending: by !== 'name' && by !== 'pearson' && by !== 'slope' } });
  }

  #toggle(id: string): void {
    this.cursor = id;
    this.requestFilter({ column: this.filter.column === id ? null : id });
  }

  #groups(): ColumnGroups | null {
    const report = this.currentReport;
    return report && columnGroups(report, this.filter, this.exploration.listing, this.#counted.now.counts);
  }

  #visibleRows(): readonly ColumnRow[] {
    const groups = this.#groups();
    if (!groups) return [];
    return this.expanded ? [...groups.shown, ...groups.quiet] : groups.shown;
  }

  #onFilterKey = (event: KeyboardEvent): void => {
    const leaves = event.key === 'Escape' && this.typed === '';
    if (event.key === 'Escape') {
      this.requestListing({ typed: '' });
      event.stopPropagation();
    }
    if (leaves || event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault();
      this.#moveTo(0);
    }
  };

  #onKey = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || !(event.target as Element).classList.contains('row')) return;
    const rows = this.#visibleRows();
    const at = rows.findIndex((row) => row.column.id === this.cursor);
    const steps: Readonly<Record<string, number>> = { ArrowDown: at + 1, j: at + 1, ArrowUp: at - 1, k: at - 1, Home: 0, End: rows.length - 1 };
    const next = steps[event.key];
    if (next !== undefined) this.#moveTo(Math.min(rows.length - 1, Math.max(0, next)));
    else if ((event.key === 'Enter' || event.key === ' ') && this.cursor !== null) this.#toggle(this.cursor);
    else if (event.key === 'Escape' && this.filter.column !== null) this.requestFilter({ column: null });
    else if (event.key === '/') this.focusFilter();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  #moveTo(index: number): void {
    const row = this.#visibleRows()[index];
    if (!row) return;
    this.cursor = row.column.id;
    const found = [...this.renderRoot.querySelectorAll<HTMLElement>('tr.row')].find((element) => element.dataset['column'] === row.column.id);
    found?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap { 'change-columns': ChangeColumnsElement }
}

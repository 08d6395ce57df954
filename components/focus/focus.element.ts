/** `<change-focus>`: everything about the column in focus, in one place: what was found, the pictures, the figures behind them. */
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { ChangeReport, ReportColumn } from '../../src/core/model/report.js';
import { unitOf } from '../../src/core/report/column-sentence.js';
import { renderDetail, renderSaid } from '../columns/column-detail.js';
import { columnsStyles } from '../columns/columns.styles.js';
import { detailStyles } from '../columns/detail.styles.js';
import { base } from '../shared/base.styles.js';
import { ChangeElement } from '../shared/change-element.js';
import { columnName, findColumn, formerName } from '../shared/column-state.js';
import { tokens } from '../shared/tokens.styles.js';
import { neighbours } from '../columns/columns.model.js';
import { viewsOf, type FocusView } from './focus.model.js';
import { focusStyles } from './focus.styles.js';

export class ChangeFocusElement extends ChangeElement {
  static override styles = [tokens, base, columnsStyles, detailStyles, focusStyles];
  static override properties: PropertyDeclarations = { detailed: { state: true } };
  /** Whether the figures behind the pictures are shown. */
  declare protected detailed: boolean;

  constructor() {
    super();
    this.detailed = false;
  }

  /** The column in focus; null where none is. */
  get focused(): ReportColumn | null {
    const report = this.currentReport;
    return report === null ? null : findColumn(report, this.filter.column);
  }

  /** Moves the reader to the title. */
  enter(): void {
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
  }

  protected override render(): TemplateResult | typeof nothing {
    const report = this.currentReport, column = this.focused;
    if (report === null || column === null) return nothing;
    const { before, after } = this.#around(report, column), unit = unitOf(column), former = formerName(column), views = viewsOf(column, report);
    const detailed = this.detailed || views.length === 0;
    return html`<section aria-labelledby="title" @keydown=${this.#onKey}>
      <header @keydown=${this.#onStepKey}>
        <h2 id="title" tabindex="-1"><bdi class="mono">${columnName(column)}</bdi>${unit === null ? nothing : html` <span class="unit">${unit}</span>`}${former === null ? nothing : html` <span class="former">was <bdi class="mono">${former}</bdi></span>`}</h2>
        <div class="tools no-print">
          ${this.#renderStep('Previous', '↑', before)}${this.#renderStep('Next', '↓', after)}
          <button type="button" title="Close (Esc)" @click=${() => this.requestFilter({ column: null })}>Close <span aria-hidden="true">×</span></button>
        </div>
      </header>
      ${detailed ? nothing : renderSaid(column)}
      <div class="pictures">${views.map((view) => this.#renderView(view))}</div>
      ${views.length === 0 ? nothing : html`<p class="more"><button type="button" class="plain" aria-expanded=${detailed} @click=${() => { this.detailed = !this.detailed; }}>
        <span aria-hidden="true">${detailed ? '▾' : '▸'}</span> Kinds, places and figures of <bdi>${columnName(column)}</bdi></button></p>`}
      ${detailed ? renderDetail(column, report) : nothing}
    </section>`;
  }

  #around(report: ChangeReport, column: ReportColumn): ReturnType<typeof neighbours> {
    return neighbours(report, column.id, this.filter, this.exploration.listing);
  }

  #renderStep(word: string, glyph: string, to: ReportColumn | null): TemplateResult {
    return html`<button type="button" ?disabled=${to === null} aria-label="${word} changed column${to === null ? '' : `: ${columnName(to)}`}" title="${word} changed column" @click=${() => to && this.requestFilter({ column: to.id })}>${glyph}</button>`;
  }

  /** Tags cannot be made of values in a template. */
  #renderView(view: FocusView): TemplateResult {
    switch (view) {
      case 'change-reference-figure': return html`<change-reference-figure .report=${this.report} .for=${this.for}></change-reference-figure>`;
      case 'change-distribution': return html`<change-distribution .report=${this.report} .for=${this.for}></change-distribution>`;
      case 'change-matrix': return html`<change-matrix .report=${this.report} .for=${this.for}></change-matrix>`;
      case 'change-agreement': return html`<change-agreement .report=${this.report} .for=${this.for}></change-agreement>`;
      case 'change-pairs': return html`<change-pairs .report=${this.report} .for=${this.for}></change-pairs>`;
      case 'change-relation': return html`<change-relation .report=${this.report} .for=${this.for}></change-relation>`;
      default: return html`<change-correlations .report=${this.report} .for=${this.for}></change-correlations>`;
    }
  }

  /** As in the list of columns, from the title and its buttons. */
  #onStepKey = (event: KeyboardEvent): void => {
    const report = this.currentReport, column = this.focused, step = event.key === 'ArrowUp' ? 'before' as const : event.key === 'ArrowDown' ? 'after' as const : null;
    if (report === null || column === null || step === null || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    const to = this.#around(report, column)[step];
    if (to === null) return;
    this.requestFilter({ column: to.id });
    // A button that has nowhere to go from here would keep the keys.
    void this.updateComplete.then(() => this.enter());
  };

  #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    this.requestFilter({ column: null });
  };
}

declare global {
  interface HTMLElementTagNameMap { 'change-focus': ChangeFocusElement }
}

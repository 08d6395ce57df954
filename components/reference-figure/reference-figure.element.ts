/**
 * `<change-reference-figure>`: the six panels by which flux scientists accept a reprocessing (ONEFlux,
 * `oneflux/graph/compare.py`, G. Pastorello 2017), interactive: series, gaps and difference; one against the other;
 * histogram and cumulative shares. All brush each other.
 */
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { base } from '../shared/base.styles.js';
import { ChangeElement } from '../shared/change-element.js';
import { tokens } from '../shared/tokens.styles.js';
import { columnOf } from '../view/column-of.js';
import { columnName } from '../shared/column-state.js';
import { referenceFigureStyles } from './reference-figure.styles.js';

/** Room around the common range of the lower panels at each end, as the figure by which it is modelled has it. */
const PADDING = 0.1;

export class ChangeReferenceFigureElement extends ChangeElement {
  static override styles = [tokens, base, referenceFigureStyles];
  static override properties: PropertyDeclarations = { column: { type: String }, heading: { type: Number } };
  /** Name or id of the column; without, the one in focus, else the one that changed most. */
  declare column: string | null;
  /** Level of the heading. */
  declare heading: number;

  constructor() {
    super();
    this.column = null;
    this.heading = 3;
  }

  protected override render(): TemplateResult {
    const report = this.currentReport, column = report && columnOf(report, this.column, this.filter);
    if (report === null || column === null) return html`<p class="muted">${this.hostBusy ? 'Comparing…' : report === null ? 'No comparison yet.' : 'No column has a picture.'}</p>`;
    const { report: own, for: host, column: asked } = this, level = Math.min(6, this.heading + 1);
    const timed = column.pictures?.series !== undefined || this.comparison !== null;
    return html`<section aria-label="Base and revision of ${columnName(column)}">
      ${timed ? html`<change-series class="wide" compact heading=${level} .report=${own} .for=${host} .column=${asked}></change-series>` : nothing}
      <change-agreement single compact padding=${PADDING} heading=${level} .report=${own} .for=${host} .column=${asked}></change-agreement>
      <change-distribution bins="80" compact padding=${PADDING} heading=${level} .report=${own} .for=${host} .column=${asked}></change-distribution>
      <change-distribution class="last" arrangement="cumulative" compact padding=${PADDING} heading=${level} .report=${own} .for=${host} .column=${asked}></change-distribution>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap { 'change-reference-figure': ChangeReferenceFigureElement }
}

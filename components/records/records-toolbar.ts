/** The controls above the records grid: which records, narrowed to what, and a way back. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ChangeReport } from '../../src/core/model/report.js';
import { CELL_MARKS, CELL_ORDER, RECORD_MARKS } from '../shared/class-marks.js';
import { columnName, findColumn } from '../shared/column-state.js';
import { toggleClass, type Filter, type RecordKind } from '../shared/filter.js';
import { formatCount } from '../shared/format-number.js';
import { recordCounts } from './records.model.js';

const KINDS: readonly RecordKind[] = ['changed', 'added', 'removed', 'ambiguous'];
export type Ask = (change: Partial<Filter>) => void;

export function renderKinds(report: ChangeReport, kind: RecordKind, ask: Ask): TemplateResult {
  const counts = recordCounts(report);
  return html`<div class="tools kinds" role="group" aria-label="Which records">${KINDS.filter((name) => name !== 'ambiguous' || counts.ambiguous > 0).map((name) => html`
    <button type="button" aria-pressed=${kind === name} ?disabled=${counts[name] === 0 && kind !== name} @click=${() => ask({ records: name })}>
      <span class="glyph tone-${RECORD_MARKS[name].tone}" aria-hidden="true">${RECORD_MARKS[name].glyph}</span> ${name} <b>${formatCount(counts[name])}</b></button>`)}</div>`;
}

/** What the records are narrowed to, each with its own way off. */
export function renderChips(report: ChangeReport, filter: Filter, ask: Ask): TemplateResult | typeof nothing {
  const column = findColumn(report, filter.column);
  const classes = CELL_ORDER.filter((name) => filter.classes.has(name));
  if (!column && classes.length === 0) return nothing;
  const off = html`<span aria-hidden="true">×</span><span class="hidden-text">, remove this filter</span>`;
  return html`<div class="chips" role="group" aria-label="Filters">
    <span class="muted">only</span>
    ${classes.map((name) => html`<button type="button" class="chip" @click=${() => ask({ classes: toggleClass(filter, name).classes })}>
      <span class="glyph tone-${CELL_MARKS[name].tone}" aria-hidden="true">${CELL_MARKS[name].glyph}</span> ${CELL_MARKS[name].word} ${off}</button>`)}
    ${column ? html`<button type="button" class="chip" @click=${() => ask({ column: null })}>in <span class="mono">${columnName(column)}</span> ${off}</button>` : nothing}
    <button type="button" class="link" @click=${() => ask({ classes: new Set(), column: null })}>Clear</button>
  </div>`;
}

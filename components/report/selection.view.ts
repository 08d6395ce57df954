/** What the views are narrowed to together: a chip a clause, each with its own way off, and how many records are left. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ChangeReport } from '../../src/core/model/report.js';
import type { SelectionClause } from '../../src/core/selection/clause.js';
import { clauseWords } from '../shared/clause-words.js';
import { formatCount, formatShare } from '../shared/format-number.js';

export interface SelectionAsks {
  /** Takes one clause back. */
  readonly off: (clause: SelectionClause) => void;
  readonly clear: () => void;
  readonly undo: () => void;
}

/** `left`: paired records that the clauses leave; null while they are counted, or where no comparison can count them. */
export function renderSelection(report: ChangeReport, clauses: readonly SelectionClause[], left: number | null, canUndo: boolean, asks: SelectionAsks): TemplateResult | typeof nothing {
  if (clauses.length === 0) return nothing;
  const { matched } = report.records;
  return html`<div class="selection" part="selection" role="group" aria-label="Selection">
    <span class="muted">selected</span>
    ${clauses.map((clause) => html`<button type="button" class="chip" @click=${() => asks.off(clause)}><bdi>${clauseWords(clause, report)}</bdi>
      <span aria-hidden="true">×</span><span class="hidden-text">, remove from the selection</span></button>`)}
    <button type="button" class="link" @click=${asks.clear}>Clear all</button>
    ${canUndo ? html`<button type="button" class="link" @click=${asks.undo}>Undo</button>` : nothing}
    <span class="count" role="status">${left === null ? '' : `${formatCount(left)} of ${formatCount(matched)} paired records (${formatShare(left, matched)})`}</span>
  </div>`;
}

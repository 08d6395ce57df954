/** Types, dates and tolerances, a row a column. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Tolerance } from '../../src/core/model/recipe.js';
import type { ReportColumn } from '../../src/core/model/report.js';
import { columnName } from '../shared/column-state.js';
import { valueOf, type Panel } from './panel.js';
import { entryOf, setColumn, setTolerance } from './recipe-edits.js';

type Part = 'absolute' | 'relative';
const NONE: Required<Tolerance> = { absolute: 0, relative: 0 };

export function renderColumns(panel: Panel): TemplateResult {
  const { report, draft } = panel;
  const numbers = report.columns.some(hasTolerance);
  return html`<section aria-labelledby="columns"><h3 id="columns">Types and tolerances</h3>
    ${numbers ? html`<p class="muted small">Numbers that differ by no more than the tolerance count as “tolerated”: an amount in the column’s unit, or a share of the base value. “Matters from” is the mean change that decides the verdict on a column; left empty, it is the amount.</p>` : nothing}
    <div class="scroll" tabindex="0" role="region" aria-label="Columns with their types and tolerances"><table class="columns">
      <thead><tr><th scope="col">column</th><th scope="col">read as</th><th scope="col" class="number">± amount</th><th scope="col" class="number">± share</th><th scope="col" class="number">matters from</th></tr></thead>
      <tbody>
        ${numbers && !panel.locked ? html`<tr><th scope="row" class="muted" colspan="2">all number columns</th>${cells('every number column', { ...NONE, ...draft.tolerance }, false, (part, value) => {
          const next = { ...NONE, ...draft.tolerance, [part]: value };
          panel.edit((draft) => setTolerance(draft, next.absolute === 0 && next.relative === 0 ? null : next));
        })}<td></td></tr>` : nothing}
        ${report.columns.map((column) => renderColumn(panel, column))}
      </tbody>
    </table></div>
  </section>`;
}

function hasTolerance(column: ReportColumn): boolean {
  return column.status === 'matched' && column.role !== 'key' && (column.type === 'number' || column.type === 'empty');
}

function renderColumn(panel: Panel, column: ReportColumn): TemplateResult {
  const { draft, locked } = panel;
  const entry = entryOf(draft, column), name = columnName(column);
  const unit = column.unit?.revision ?? column.unit?.base;
  const decided = locked ? panel.report.recipe.columns.find((each) => each.base.join() === column.base.join() && each.revision.join() === column.revision.join()) : undefined;
  const now: Required<Tolerance> = { ...NONE, ...(entry?.tolerance ?? draft.tolerance ?? decided?.tolerance) };
  return html`<tr><th scope="row"><span class="mono">${name}</span> <span class="muted small">${[column.role === 'key' ? 'key' : '', column.status === 'matched' ? '' : column.status, unit ?? ''].filter(Boolean).join(', ')}</span></th>
    <td>${locked ? column.type : html`<select aria-label=${`How ${name} is read`} .value=${live(entry?.readAs ?? 'auto')}
      @change=${(event: Event) => panel.edit((draft) => setColumn(draft, column, { readAs: valueOf(event) === 'text' ? 'text' : undefined }))}>
      <option value="auto" ?selected=${entry?.readAs !== 'text'}>${entryOf(panel.asked, column)?.readAs === 'text' ? 'find it' : column.type}</option><option value="text" ?selected=${entry?.readAs === 'text'}>as written</option></select>`}</td>
    ${hasTolerance(column) ? cells(name, now, locked, (part, value) => {
      const next = { ...now, [part]: value }, common = { ...NONE, ...draft.tolerance };
      panel.edit((draft) => setColumn(draft, column, { tolerance: next.absolute === common.absolute && next.relative === common.relative ? undefined : next }));
    }) : html`<td></td><td></td>`}${hasTolerance(column) ? matters(panel, column, name, unit ?? null) : html`<td></td>`}</tr>`;
}

/** How large a mean change matters; empty where nothing is said. */
function matters({ draft, locked, edit, report }: Panel, column: ReportColumn, name: string, unit: string | null): TemplateResult {
  const decided = locked ? report.recipe.columns.find((each) => each.base.join() === column.base.join() && each.revision.join() === column.revision.join())?.matters : undefined;
  const now = String(entryOf(draft, column)?.matters ?? decided ?? '');
  return html`<td class="number"><input type="number" min="0" step="any" ?disabled=${locked} aria-label=${`Mean change of ${name} that matters${unit === null ? '' : `, in ${unit}`}`} .value=${live(now)}
    @change=${(event: Event) => {
      const input = event.target as HTMLInputElement, value = input.valueAsNumber;
      if (value > 0 || (input.value === '' && !input.validity.badInput)) edit((draft) => setColumn(draft, column, { matters: value > 0 ? value : undefined }));
      else input.value = now;
    }}></td>`;
}

function cells(name: string, now: Required<Tolerance>, locked: boolean, set: (part: Part, value: number) => void): TemplateResult[] {
  return ([['absolute', 'Tolerance of'], ['relative', 'Tolerance as a share of the base value of']] as const).map(([part, label]) => html`<td class="number"><input type="number" min="0" step="any" ?disabled=${locked}
    aria-label=${`${label} ${name}`} .value=${live(String(now[part]))} @change=${(event: Event) => {
      const input = event.target as HTMLInputElement;
      if (input.valueAsNumber >= 0) set(part, input.valueAsNumber);
      else input.value = String(now[part]);
    }}></td>`);
}

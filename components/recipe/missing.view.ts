/** What was taken for "no value", with the evidence, for all columns at once or each alone. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Recipe } from '../../src/core/model/recipe.js';
import type { ChangeReport, ReportColumn } from '../../src/core/model/report.js';
import { columnName } from '../shared/column-state.js';
import { countOf } from '../shared/format-number.js';
import { draftMissing, type Panel } from './panel.js';
import { entryOf, setColumn } from './recipe-edits.js';
import { missingCodes, type MissingCode } from './recipe.model.js';

const MOST_COLUMNS = 60;
/** The report's bound. */
const MOST_LISTED = 30;

export function renderMissing(panel: Panel): TemplateResult {
  const { report, draft, locked } = panel;
  const codes = missingCodes(report);
  const given = report.columns.filter((column) => entryOf(draft, column)?.missing !== undefined);
  return html`<section aria-labelledby="missing"><h3 id="missing">Taken for missing</h3>
    ${codes.length === 0 ? html`<p class="muted">Empty cells only.</p>` : html`<ul class="codes">${codes.map((code) => renderCode(panel, code))}</ul>`}
    ${locked ? nothing : html`${renderAdd(panel)}
      ${given.length === 0 ? nothing : html`<p class="small muted">The recipe gives the codes of ${given.length === 1 ? html`<code>${columnName(given[0]!)}</code>` : countOf(given.length, 'column')}.
        <button type="button" class="link" @click=${() => panel.edit((draft) => given.reduce((recipe, column) => setColumn(recipe, column, { missing: undefined }), draft))}>Find them again</button></p>`}`}
  </section>`;
}

function renderCode(panel: Panel, { text, uses, cells }: MissingCode): TemplateResult {
  const taken = uses.filter((use) => draftMissing(panel, use.column).includes(text)).length;
  const columns = uses.map((use) => use.column);
  const where = uses.length === 1 ? html`in <code>${columnName(columns[0]!)}</code>` : `in ${countOf(uses.length, 'column')}`;
  return html`<li><label>
      <input type="checkbox" ?disabled=${panel.locked} .checked=${live(taken > 0)} .indeterminate=${taken > 0 && taken < uses.length} @change=${() => panel.edit(take(panel.report, columns, text, taken < uses.length))}>
      <span><code class="text">${text}</code> <span class="muted">${where}${cells === null ? '' : `, ${countOf(cells, 'cell')}`}</span></span></label>
    ${uses.length === 1 ? html`<p class="muted small">${uses[0]!.found?.sentence ?? (isComplete(columns[0]!) ? 'No cell holds it.' : nothing)}</p>` : html`<details><summary>by column</summary>
      <ul class="list" tabindex="0" aria-label=${`Columns in which ${text} is taken for missing`}>${uses.slice(0, MOST_COLUMNS).map(({ column, found }) => html`<li><label>
        <input type="checkbox" ?disabled=${panel.locked} .checked=${live(draftMissing(panel, column).includes(text))} @change=${() => panel.edit(take(panel.report, [column], text, !draftMissing(panel, column).includes(text)))}>
        <code>${columnName(column)}</code></label>
        ${found ? html`<p class="muted small">${found.sentence}</p>` : nothing}</li>`)}
        ${uses.length > MOST_COLUMNS ? html`<li class="muted">and ${countOf(uses.length - MOST_COLUMNS, 'more column')}</li>` : nothing}</ul></details>`}
  </li>`;
}

/** The report lists every text that a cell of the column holds and that is taken for missing. */
function isComplete({ missing }: ReportColumn): boolean {
  return missing !== undefined && missing.length < MOST_LISTED;
}

function take(report: ChangeReport, columns: readonly ReportColumn[], text: string, missing: boolean): (draft: Recipe) => Recipe {
  return (draft) => columns.reduce((recipe, column) => {
    const now = draftMissing({ report, draft: recipe }, column);
    if (now.includes(text) === missing) return recipe;
    return setColumn(recipe, column, { missing: missing ? [...now, text] : now.filter((each) => each !== text) });
  }, draft);
}

function renderAdd(panel: Panel): TemplateResult {
  const columns = panel.report.columns.filter((column) => column.role !== 'key');
  const add = (event: Event): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement, data = new FormData(form);
    const text = String(data.get('text') ?? '').trim(), id = String(data.get('column') ?? '');
    if (text !== '') panel.edit(take(panel.report, id === '' ? columns : columns.filter((column) => column.id === id), text, true));
    form.reset();
  };
  return html`<details><summary>Take another text for missing</summary><form class="pair" @submit=${add}>
    <input type="text" name="text" required autocomplete="off" spellcheck="false" aria-label="Text that means missing" placeholder="-9999">
    <select name="column" aria-label="Columns in which it means missing"><option value="">in every column</option>${columns.map((column) => html`<option value=${column.id}>in ${columnName(column)}</option>`)}</select>
    <button type="submit">Add</button></form></details>`;
}

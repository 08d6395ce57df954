/** Which column of the revision is taken for which of the base, why, and how to say otherwise. */
import { html, nothing, type TemplateResult } from 'lit';
import { isChecked, type Panel } from './panel.js';
import { forgetRename, isRefused, refuseRename, setFindRenames, setRename } from './recipe-edits.js';
import { oneSided, renamesOf, type Rename } from './recipe.model.js';

export function renderRenames(panel: Panel): TemplateResult | typeof nothing {
  const { report, draft, locked } = panel;
  const renames = renamesOf(report), { removed, added } = oneSided(report);
  const shown = new Set(renames.map((each) => each.from));
  const pending = (draft.columns ?? []).flatMap(({ base, revision }) => (base?.length === 1 && revision?.length === 1 && base[0] !== revision[0] && !shown.has(base[0]!) ? [[base[0]!, revision[0]!] as const] : []));
  const apart = (draft.columns ?? []).flatMap(({ base, revision }) => (base?.length === 1 && revision?.length === 0 && !shown.has(base[0]!) ? [base[0]!] : []));
  return html`<section aria-labelledby="renames"><h3 id="renames">Renamed columns</h3>
    ${renames.length + pending.length === 0 ? html`<p class="muted">None: columns are aligned by their names.</p>` : nothing}
    <ul class="rows">${renames.map((rename) => renderRename(panel, rename))}
      ${pending.map(([from, to]) => html`<li><p><code>${from}</code> → <code>${to}</code> <span class="muted">named in the recipe</span></p>
        <button type="button" @click=${() => panel.edit((draft) => forgetRename(draft, from, to))}>Take back</button></li>`)}
      ${apart.map((name) => html`<li><p><code>${name}</code> <span class="muted">has no counterpart: the recipe says so</span></p>
        ${locked ? nothing : html`<button type="button" @click=${() => panel.edit((draft) => forgetRename(draft, name, ''))}>Take back</button>`}</li>`)}</ul>
    ${locked ? nothing : html`${renderAdd(panel, removed, added)}
      <label><input type="checkbox" .checked=${draft.findRenames !== false} @change=${(event: Event) => panel.edit((draft) => setFindRenames(draft, isChecked(event)))}>Look for renamed columns by what they hold</label>`}
  </section>`;
}

function renderRename(panel: Panel, { from, to, evidence }: Rename): TemplateResult {
  const { draft, locked } = panel;
  const refused = isRefused(draft, from);
  return html`<li class=${refused ? 'refused' : ''}><p><code>${from}</code> → <code>${to}</code></p>
    ${locked ? nothing : html`<button type="button" aria-pressed=${refused} aria-label=${`${from} and ${to} are not the same column`}
      @click=${() => panel.edit((draft) => refused ? forgetRename(draft, from, to) : refuseRename(draft, from, to))}>Not the same</button>`}
    <p class="muted small evidence">${evidence?.sentence ?? 'The recipe says so.'}</p></li>`;
}

function renderAdd(panel: Panel, removed: readonly string[], added: readonly string[]): TemplateResult | typeof nothing {
  if (removed.length === 0 || added.length === 0) return nothing;
  const add = (event: Event): void => {
    event.preventDefault();
    const [from, to] = new FormData(event.target as HTMLFormElement).getAll('name').map(String);
    if (from && to) panel.edit((draft) => setRename(draft, from, to));
    (event.target as HTMLFormElement).reset();
  };
  const select = (label: string, names: readonly string[]): TemplateResult => html`<select name="name" required aria-label=${label}><option value="">${label}</option>${names.map((name) => html`<option value=${name}>${name}</option>`)}</select>`;
  return html`<details><summary>Say that two columns are one</summary>
    <form class="pair" @submit=${add}>${select('only in base', removed)}<span aria-hidden="true">→</span>${select('only in revision', added)}<button type="submit">Add</button></form></details>`;
}

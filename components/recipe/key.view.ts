/** How records are paired: the key in use, the keys that were weighed against it, and a choice of one's own. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { KEY_RULES, type KeyRule } from '../../src/core/model/recipe.js';
import { columnName } from '../shared/column-state.js';
import { isChecked, valueOf, type Panel } from './panel.js';
import { forgetDerived, setKey, setKeyRule, setRekey } from './recipe-edits.js';
import { keyBaseNames, keyChoices, RULE_WORDS } from './recipe.model.js';

export function renderKey(panel: Panel): TemplateResult {
  const { report, draft, locked } = panel;
  const rule = report.recipe.keyRule;
  return html`<section aria-labelledby="pairing"><h3 id="pairing">How records are paired</h3>
    <p>${report.pairing.evidence.sentence}</p>
    ${locked && rule && rule !== 'exact' ? html`<p class="muted">Key values are compared ${RULE_WORDS[rule]}.</p>` : nothing}
    ${renderDerived(panel)}
    ${report.recipe.rekey || draft.rekey ? html`<label><input type="checkbox" ?disabled=${locked} .checked=${live(locked || draft.rekey === true)} @change=${(event: Event) => panel.edit((draft) => setRekey(draft, isChecked(event)))}>Pair renumbered records by what they hold</label>` : nothing}
    ${renderChoices(panel)}
    ${locked ? nothing : html`${renderColumns(panel)}
      <label class="field"><span>Key values are compared</span><select .value=${live(draft.keyRule ?? '')} @change=${(event: Event) => panel.edit((draft) => setKeyRule(draft, (valueOf(event) || null) as KeyRule | null))}>
        <option value="" ?selected=${!draft.keyRule}>${panel.asked.keyRule ? 'by a rule to be found' : `${RULE_WORDS[rule ?? 'exact']} (found)`}</option>
        ${KEY_RULES.map((each) => html`<option value=${each} ?selected=${draft.keyRule === each}>${RULE_WORDS[each]}</option>`)}
      </select></label>`}
  </section>`;
}

/** Times made of other columns, which an offer proposed or the recipe asked for. */
function renderDerived(panel: Panel): TemplateResult | typeof nothing {
  const derived = (panel.locked ? panel.report.recipe : panel.draft).derive ?? [];
  if (derived.length === 0) return nothing;
  return html`<ul class="rows">${derived.map((each) => html`<li><p><code>${each.name}</code> <span class="muted">is made of ${each.from.map((name, i) => html`${i === 0 ? '' : i === each.from.length - 1 ? ' and ' : ', '}<code>${name}</code>`)} in ${each.side === 'both' ? 'both releases' : `the ${each.side}`}</span></p>
    ${panel.locked ? nothing : html`<button type="button" aria-label=${`Do not make ${each.name}`} @click=${() => panel.edit((draft) => forgetDerived(draft, each.name))}>Take back</button>`}</li>`)}</ul>`;
}

function draftKey({ report, draft }: Panel): readonly string[] {
  return draft.key ?? (report.pairing.mode === 'keyed' ? report.recipe.key : []);
}

function renderChoices(panel: Panel): TemplateResult | typeof nothing {
  const { report, draft, locked } = panel;
  const choices = keyChoices(report);
  if (choices.length === 0 || (choices.length === 1 && !choices.some((each) => each.overlap))) return nothing;
  const key = draftKey(panel).join('\n');
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Keys that were weighed"><table>
    <thead><tr><th scope="col">key</th><th scope="col" class="number" title="Share of records with a key of their own, on the side with fewer">unique</th><th scope="col" class="number" title="Share of the smaller release whose key is in both">in both</th><th scope="col" class="number" title="Share of the other cells of paired records that agree">agree</th></tr></thead>
    <tbody>${choices.map((choice) => {
      const names = keyBaseNames(report, choice.columns);
      const shown = choice.columns.map((name) => html`<code>${name}</code> `);
      return html`<tr><th scope="row">${locked ? shown : html`<label><input type="radio" name="key" .checked=${names.join('\n') === key}
        @change=${() => panel.edit((draft) => setKey(draft, choice.chosen && draft.key === undefined ? [] : names))}><span>${shown}</span></label>`}</th>
        <td class="number">${choice.unique}</td><td class="number">${choice.overlap}</td><td class="number">${choice.agreement}</td></tr>`;
    })}</tbody>
  </table></div>`;
}

function renderColumns(panel: Panel): TemplateResult {
  const { report, draft } = panel;
  const key = draftKey(panel);
  const columns = report.columns.filter((column) => column.status === 'matched' && column.base.length === 1);
  const toggle = (name: string): void => panel.edit((draft) => setKey(draft, key.includes(name) ? key.filter((each) => each !== name) : [...key, name]));
  return html`<details><summary>Choose key columns</summary>
    <div class="list" tabindex="0" role="group" aria-label="Key columns">${columns.map((column) => html`<label>
      <input type="checkbox" .checked=${key.includes(column.base[0]!)} @change=${() => toggle(column.base[0]!)}><code>${columnName(column)}</code></label>`)}</div>
    ${draft.key === undefined ? nothing : html`<button type="button" class="link" @click=${() => panel.edit((draft) => setKey(draft, []))}>Let the key be found</button>`}
  </details>`;
}

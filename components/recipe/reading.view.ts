/** How each release was read, base beside revision, and what of it can be set otherwise. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { ReadingRecipe } from '../../src/core/model/recipe.js';
import { breakable } from '../shared/breakable.js';
import { foundWords, isDelimited, readingRows, SIDES, spelt, type Side } from '../shared/reading-rows.js';
import { valueOf, type Panel } from './panel.js';
import { setReading } from './recipe-edits.js';
import { READING_SETTINGS, type ReadingSetting } from './reading-settings.js';

export function renderReading(panel: Panel): TemplateResult {
  const { report } = panel;
  return html`<section aria-labelledby="reading"><h3 id="reading">How the releases were read</h3>
    <table class="sides">
      <thead><tr><td></td>${SIDES.map((side) => html`<th scope="col">${side}<span class="mono file">${breakable(report[side].label)}</span></th>`)}</tr></thead>
      <tbody>${readingRows(report).map((row) => html`<tr class=${row.differs ? 'differs' : ''}><th scope="row">${row.words}</th>${SIDES.map((side) => html`<td>${row[side] || '–'}</td>`)}</tr>`)}</tbody>
    </table>
    ${panel.locked ? nothing : renderSettings(panel)}
  </section>`;
}

/** A file of an archive can be chosen, whatever its format. */
function isPacked({ report, draft }: Panel, side: Side): boolean {
  const dialect = report[side].sources[0]?.dialect ?? {};
  return 'member' in dialect || draft.reading?.[side]?.member !== undefined || dialect['compression'] === 'zip';
}

function renderSettings(panel: Panel): TemplateResult | typeof nothing {
  const delimited = SIDES.filter((side) => isDelimited(panel.report[side])), packed = SIDES.filter((side) => isPacked(panel, side));
  if (delimited.length + packed.length === 0) return nothing;
  const row = (label: string, sides: readonly Side[], control: (side: Side) => TemplateResult): TemplateResult => html`<div class="setting" role="group" aria-label=${label}>
    <span class="muted small" aria-hidden="true">${label}</span>${SIDES.map((side) => (sides.includes(side) ? control(side) : html`<span class="muted">–</span>`))}</div>`;
  return html`<details><summary>Read them differently</summary><div class="settings">
    <div class="setting muted small" aria-hidden="true"><span></span>${SIDES.map((side) => html`<span>${side}</span>`)}</div>
    ${delimited.length === 0 ? nothing : READING_SETTINGS.map((setting) => row(setting.label, delimited, (side) => (setting.options ? renderSelect(panel, side, setting) : renderNumber(panel, side, setting))))}
    ${packed.length === 0 ? nothing : row('File of the archive', packed, (side) => html`<input type="text" spellcheck="false" autocomplete="off" aria-label=${`File of the archive of the ${side}`} placeholder=${foundText(panel, side, 'member')}
      .value=${live(asked(panel, side).member ?? '')} @change=${(event: Event) => panel.edit((draft) => setReading(draft, side, 'member', valueOf(event).trim() || undefined))}>`)}
  </div></details>`;
}

function asked({ draft }: Panel, side: Side): ReadingRecipe {
  return draft.reading?.[side] ?? {};
}

/** The first choice: what was found, or, where the comparison was told, to find it. */
function foundText({ report }: Panel, side: Side, member: keyof ReadingRecipe): string {
  if (report.recipe.reading?.[side]?.[member] !== undefined) return 'find it';
  const found = foundWords(report[side], member);
  return found === '' ? 'as found' : `${found} (found)`;
}

function renderSelect(panel: Panel, side: Side, { member, label, options }: ReadingSetting): TemplateResult {
  const now = asked(panel, side)[member];
  const listed = options!.some(([value]) => value === now) || now === undefined ? options! : [...options!, [String(now), spelt(String(now))] as const];
  // Positions stand for the values: a value may be empty, which means that there is none.
  const at = now === undefined ? -1 : listed.findIndex(([value]) => value === now);
  return html`<select aria-label=${`${label} of the ${side}`} .value=${live(String(at))} @change=${(event: Event) => {
    const chosen = listed[Number(valueOf(event))];
    panel.edit((draft) => setReading(draft, side, member, chosen?.[0]));
  }}>
    <option value="-1" ?selected=${at < 0}>${foundText(panel, side, member)}</option>
    ${listed.map(([, words], i) => html`<option value=${i} ?selected=${at === i}>${words}</option>`)}
  </select>`;
}

function renderNumber(panel: Panel, side: Side, { member, label, least = 0, hint }: ReadingSetting): TemplateResult {
  const now = asked(panel, side)[member];
  return html`<input type="number" min=${least} step="1" aria-label=${`${label} of the ${side}`} placeholder=${foundText(panel, side, member)} title=${hint ?? nothing}
    .value=${live(now === undefined ? '' : String(now))} @change=${(event: Event) => {
      const input = event.target as HTMLInputElement, value = input.valueAsNumber;
      if (input.value !== '' && !(Number.isSafeInteger(value) && value >= least)) input.value = now === undefined ? '' : String(now);
      else panel.edit((draft) => setReading(draft, side, member, (input.value === '' ? undefined : value)));
    }}>`;
}

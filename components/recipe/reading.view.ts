/** How each release was read, and what of it can be set otherwise. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ReadingRecipe } from '../../src/core/model/recipe.js';
import type { ReportRelease } from '../../src/core/model/report.js';
import { valueOf, type Panel } from './panel.js';
import { setReading } from './recipe-edits.js';
import { describeReading, isDelimited, spelt } from './recipe.model.js';

const DELIMITERS = [',', ';', '\t', '|', ' '];
const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'iso-8859-1', 'macintosh'];

export function renderReading(panel: Panel): TemplateResult {
  return html`<section aria-labelledby="reading"><h3 id="reading">How the releases were read</h3>
    ${(['base', 'revision'] as const).map((side) => {
      const release = panel.report[side];
      return html`<div class="side"><p>${side} <span class="mono">${release.label}</span></p>
        <ul class="muted small">${describeReading(release).map((line) => html`<li>${line}</li>`)}</ul>
        ${panel.locked ? nothing : renderForm(panel, side, release)}</div>`;
    })}
  </section>`;
}

function renderForm(panel: Panel, side: 'base' | 'revision', release: ReportRelease): TemplateResult | typeof nothing {
  const found = release.sources[0]?.dialect ?? {}, asked = panel.draft.reading?.[side] ?? {};
  const packed = 'member' in found || asked.member !== undefined || found['compression'] === 'zip';
  if (!isDelimited(release) && !packed) return nothing;
  const edit = <Member extends keyof ReadingRecipe>(member: Member, value: ReadingRecipe[Member] | undefined): void => panel.edit((draft) => setReading(draft, side, member, value));
  const foundText = (member: string): string => {
    const value = found[member];
    return value === undefined || value === '' ? 'as found' : `found: ${value === true ? 'yes' : value === false ? 'no' : spelt(String(value))}`;
  };
  const select = (label: string, member: keyof ReadingRecipe, options: readonly (readonly [value: string, words: string])[], take: (value: string) => void): TemplateResult => html`<label class="field"><span>${label}</span>
    <select aria-label=${`${label} of the ${side}`} @change=${(event: Event) => take(valueOf(event))}>
      <option value="" ?selected=${asked[member] === undefined}>${foundText(member)}</option>
      ${options.map(([value, words]) => html`<option value=${value} ?selected=${String(asked[member]) === value}>${words}</option>`)}
    </select></label>`;
  const named = (values: readonly string[]): (readonly [string, string])[] => values.map((value) => [value, spelt(value)]);
  return html`<details><summary>Read it differently</summary><div class="fields">
    ${!isDelimited(release) ? nothing : html`
      ${select('Delimiter', 'delimiter', named(DELIMITERS), (value) => edit('delimiter', value || undefined))}
      ${select('Encoding', 'encoding', named(ENCODINGS), (value) => edit('encoding', value || undefined))}
      ${select('Decimal mark', 'decimal', [['.', 'point'], [',', 'comma']], (value) => edit('decimal', (value || undefined) as ReadingRecipe['decimal']))}
      ${select('Unit row', 'unitRow', [['true', 'follows the header'], ['false', 'none']], (value) => edit('unitRow', value === '' ? undefined : value === 'true'))}
      ${select('Dates like 3/4/2012', 'dates', [['month-first', 'month first'], ['day-first', 'day first']], (value) => edit('dates', (value || undefined) as ReadingRecipe['dates']))}
      <label class="field"><span>Header line</span><input type="number" min="0" step="1" aria-label=${`Header line of the ${side}`} placeholder=${foundText('headerLine')}
        title="0: the file has no header" .value=${asked.headerLine === undefined ? '' : String(asked.headerLine)} @change=${(event: Event) => edit('headerLine', wholeOf(event))}></label>`}
    ${packed ? html`<label class="field"><span>File of the archive</span><input type="text" spellcheck="false" aria-label=${`File of the archive of the ${side}`} placeholder=${foundText('member')}
      .value=${asked.member ?? ''} @change=${(event: Event) => edit('member', valueOf(event).trim() || undefined)}></label>` : nothing}
  </div></details>`;
}

function wholeOf(event: Event): number | undefined {
  const value = (event.target as HTMLInputElement).valueAsNumber;
  return Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

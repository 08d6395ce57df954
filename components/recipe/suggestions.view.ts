/** What the data suggest and only a reader can accept, and what the dictionaries of the releases say. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Recipe } from '../../src/core/model/recipe.js';
import type { DictionaryFinding } from '../../src/core/model/report.js';
import { countOf } from '../shared/format-number.js';
import type { Panel } from './panel.js';
import { columnNotes, dictionaryByColumn } from './recipe.model.js';

export function renderOffers(panel: Panel, apply: (patch: Recipe) => void): TemplateResult | typeof nothing {
  const offers = panel.report.offers ?? [];
  if (offers.length === 0) return nothing;
  return html`<section aria-labelledby="offers"><h3 id="offers">Suggested by the data</h3>
    <ul class="rows">${offers.map((offer) => html`<li><p>${offer.sentence}</p>
      ${panel.locked ? nothing : html`<button type="button" aria-disabled=${panel.busy} @click=${() => { if (!panel.busy) apply(offer.recipe); }}>Apply</button>`}</li>`)}</ul></section>`;
}

export function renderDictionary({ report }: Panel): TemplateResult | typeof nothing {
  const { dictionary } = report;
  if (!dictionary) return nothing;
  const groups = dictionaryByColumn(report);
  const named = (side: 'base' | 'revision'): string => dictionary[side].map((each) => `${each.name} (${each.format})`).join(', ');
  return html`<section aria-labelledby="dictionary"><h3 id="dictionary">Dictionaries</h3>
    <ul class="small muted">${(['base', 'revision'] as const).map((side) => html`<li>${side}: ${named(side) || 'none'}</li>`)}</ul>
    ${groups.length === 0 ? html`<p class="muted">They say the same of every column.</p>` : html`<details ?open=${groups.length <= 6}><summary>${countOf(groups.reduce((sum, group) => sum + group.findings.length, 0), 'finding')} on ${countOf(groups.length, 'column')}</summary>
      <dl class="list" tabindex="0" aria-label="Findings of the dictionaries">${groups.map(({ column, findings }) => html`<div><dt class="mono">${column}</dt>${findings.map(renderFinding)}</div>`)}</dl></details>`}
  </section>`;
}

/** What both dictionaries say of a column is shown as what it was and is; everything else is a sentence. */
function renderFinding({ what, base, revision, sentence }: DictionaryFinding): TemplateResult {
  if (what === 'disagreement' || what === 'key' || what === 'described') return html`<dd>${sentence}</dd>`;
  const said = (text: string | null): TemplateResult => (text === null || text === '' ? html`<i>nothing</i>` : html`${text}`);
  return html`<dd><span class="muted">${what === 'missing-code' ? 'missing codes' : what}</span> ${said(base)} <span aria-hidden="true">→</span><span class="hidden-text">became</span> ${said(revision)}</dd>`;
}

export function renderNotes({ report }: Panel): TemplateResult | typeof nothing {
  const notes = columnNotes(report);
  if (notes.length === 0) return nothing;
  return html`<section><details><summary>${countOf(notes.length, 'note')} on reading</summary>
    <ul class="small list" tabindex="0" aria-label="Notes on reading">${notes.map(({ name, note }) => html`<li><code>${name}</code> ${note}</li>`)}</ul></details></section>`;
}

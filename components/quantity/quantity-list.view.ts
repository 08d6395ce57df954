/** The quantities that a report holds, a line each; and those of a file or a link that nobody has let run. */
import { html, nothing, type TemplateResult } from 'lit';
import type { QuantityImpact } from '../../src/core/impact/report/quantity-impact.js';
import type { QuantityRecipe } from '../../src/core/model/recipe.js';
import { countOf, formatNumber, formatPair } from '../shared/format-number.js';

export interface QuantityList {
  readonly quantities: readonly QuantityRecipe[];
  readonly impact: readonly QuantityImpact[];
  /** No releases are at hand, or something runs. */
  readonly locked: boolean;
  readonly busy: boolean;
  readonly edit: (at: number) => void;
  readonly remove: (at: number) => void;
}

export function renderQuantityList(list: QuantityList): TemplateResult | typeof nothing {
  if (list.quantities.length === 0) return nothing;
  return html`<ul class="quantities">${list.quantities.map((quantity, i) => html`<li>
    <p><span class="name"><bdi>${quantity.name}</bdi></span> <span class="muted">${besides(quantity)}</span></p>
    ${list.locked ? nothing : html`<div class="tools no-print">
      <button type="button" aria-label=${`Edit ${quantity.name}`} ?disabled=${list.busy} @click=${() => list.edit(i)}>Edit</button>
      <button type="button" aria-label=${`Remove ${quantity.name}`} ?disabled=${list.busy} @click=${() => list.remove(i)}>Remove</button>
    </div>`}
    ${renderResult(list.impact[i])}
    ${renderSource(quantity)}
  </li>`)}</ul>`;
}

export function renderWaiting(quantities: readonly QuantityRecipe[], running: string | null, problem: string, asks: { readonly run: () => void; readonly discard: () => void; readonly cancel: () => void }): TemplateResult {
  const many = quantities.length > 1;
  return html`<div class="waiting" role="group" aria-label="Quantities that have not run">
    <p>${countOf(quantities.length, 'quantity', 'quantities')} came with a file or a link and ${many ? 'have' : 'has'} not run. ${many ? 'Each' : 'It'} reads the releases and nothing else. Read ${many ? 'them' : 'it'}, then let ${many ? 'them' : 'it'} run.</p>
    <ul class="quantities">${quantities.map((quantity) => html`<li><p><span class="name"><bdi>${quantity.name}</bdi></span> <span class="muted">${besides(quantity)}</span></p>${renderSource(quantity, true)}</li>`)}</ul>
    ${problem === '' ? nothing : html`<p class="problem" role="alert">${problem}</p>`}
    <div class="run">${running === null
      ? html`<button type="button" class="primary" @click=${asks.run}>Run ${many ? 'them' : 'it'}</button><button type="button" @click=${asks.discard}>Discard</button>`
      : html`<button type="button" @click=${asks.cancel}>Cancel</button><span role="status">${running}</span>`}</div>
  </div>`;
}

/** What came out, in short: its sentence stands below the verdict. Why nothing did stands here, where it is mended. */
function renderResult(impact: QuantityImpact | undefined): TemplateResult | typeof nothing {
  if (impact === undefined) return nothing;
  const { base, revision, change, beyond, unit, sentence } = impact;
  if (typeof base !== 'number' || typeof revision !== 'number' || typeof change !== 'number') return html`<p class="result"><bdi>${sentence}</bdi></p>`;
  const [before, after] = formatPair(base, revision), of = unit === null ? '' : ` ${unit}`;
  return html`<p class="result">${change === 0 ? html`stays at ${before}<bdi>${of}</bdi>` : before === after ? html`moves by ${formatNumber(change)}<bdi>${of}</bdi> from ${before}<bdi>${of}</bdi>` : html`<span class="muted">${before}</span> <span aria-hidden="true">→</span><span class="hidden-text">to</span> ${after}<bdi>${of}</bdi>`}${beyond === null ? nothing : `, ${beyond ? 'beyond' : 'within'} the tolerance on these records`}</p>`;
}

function renderSource(quantity: QuantityRecipe, open = false): TemplateResult {
  const [what, text] = 'sql' in quantity ? ['Query', quantity.sql] : 'javascript' in quantity ? ['Function', quantity.javascript] : ['Model', JSON.stringify(quantity.model, null, 2)];
  return html`<details ?open=${open}><summary>${what}</summary><pre tabindex="0"><code>${text}</code></pre>${renderChoices(quantity)}</details>`;
}

function renderChoices({ choices = [], threshold }: QuantityRecipe): TemplateResult | typeof nothing {
  if (choices.length === 0) return nothing;
  return html`<ul class="small">${choices.map(({ name, options }) => html`<li><bdi>{${name}}</bdi>: ${options.map((option, i) => html`${i === 0 ? nothing : ', '}<code>${option}</code>`)}</li>`)}${threshold === undefined || threshold === null ? nothing : html`<li>conclusion: above ${formatNumber(threshold)}</li>`}</ul>`;
}

function besides({ unit, tolerance }: QuantityRecipe): string {
  const of = unit === undefined || unit === null ? '' : unit;
  if (tolerance === undefined || tolerance === null) return of;
  return `${of === '' ? '' : `${of}, `}tolerance ±${formatNumber(tolerance)}${of === '' ? '' : ` ${of}`}`;
}

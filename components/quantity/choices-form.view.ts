/** The reader's other ways of analysing: each choice with its options, the own one first; they are crossed, and base and revision run under each. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { ChangeDraft, ChoiceDraft, QuantityDraft } from './quantity-draft.js';

export function renderChoicesForm({ choices, way, threshold }: QuantityDraft, change: ChangeDraft): TemplateResult {
  const put = (at: number, part: Partial<ChoiceDraft>): void => change((now) => ({ choices: now.choices.map((each, i) => (i === at ? { ...each, ...part } : each)) }));
  return html`<details ?open=${choices.length > 0}><summary>Other ways of analysing</summary>
    <div class="choices">
      <p class="small muted">${way === 'model' ? 'Name a constant of the model and give its values, one a line, your own first.' : way === 'javascript' ? html`Read a choice from the second argument, as <code>(columns, { choices }) =&gt; … choices.least</code>, and give its options, one a line, your own first; a number comes as a number.` : html`Put a word in braces into the query, as <code>WHERE x > {least}</code>, and give what may stand there, one a line, your own first.`} Base and revision run under every combination: does your conclusion hold in all?</p>
      ${choices.map(({ name, options }, i) => html`<div class="choice" role="group" aria-label=${`Choice ${i + 1}`}>
        <label><span>Name</span><input autocomplete="off" placeholder="least" .value=${live(name)} @input=${(event: Event) => put(i, { name: (event.target as HTMLInputElement).value })}></label>
        <label><span>Options, one a line</span><textarea rows="3" spellcheck="false" .value=${live(options)} @input=${(event: Event) => put(i, { options: (event.target as HTMLTextAreaElement).value })}></textarea></label>
        <button type="button" aria-label=${`Remove choice ${name === '' ? i + 1 : name}`} @click=${() => change((now) => ({ choices: now.choices.filter((_, at) => at !== i) }))}>Remove</button>
      </div>`)}
      <div class="run"><button type="button" @click=${() => change((now) => ({ choices: [...now.choices, { name: '', options: '' }] }))}>Add a choice</button></div>
      ${choices.length === 0 ? nothing : html`<label class="threshold"><span>Your conclusion is that the result is above</span><input inputmode="decimal" autocomplete="off" placeholder="nothing said" .value=${live(threshold)} @input=${(event: Event) => change(() => ({ threshold: (event.target as HTMLInputElement).value }))}></label>`}
    </div></details>`;
}

/** What the page shows before there is anything to compare: what it does, two slots, examples. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Example } from './examples.js';
import { dictionaryWords, type Slots } from './release-slots.js';

export interface StartActions {
  readonly open: (example: Example) => void;
  readonly openReport: () => void;
}

export function renderStart(slots: Slots, examples: readonly Example[], actions: StartActions): TemplateResult {
  return html`
    <div>
      <h1>What changed between two releases of a dataset?</h1>
      <p class="lead">Give an earlier and a later release; see which records, columns and values differ, by how much, and where. CSV, TSV, Parquet, Arrow and JSON, plain or compressed. The data stay on this machine.</p>
    </div>
    <div class="slots">
      <change-release-slot side="base" name=${slots.base?.name ?? ''} beside=${dictionaryWords(slots.base, null)}></change-release-slot>
      <span class="arrow" aria-hidden="true">→</span>
      <change-release-slot side="revision" name=${slots.revision?.name ?? ''} beside=${dictionaryWords(slots.revision, null)}></change-release-slot>
    </div>
    <div class="after muted">
      <span>Drop two files anywhere: the first by name becomes the base. Dictionaries dropped with them are read.</span>
      <button type="button" class="link" @click=${actions.openReport}>Open a change report made earlier</button>
    </div>
    ${examples.length === 0 ? nothing : html`<section class="examples" aria-labelledby="examples"><h2 id="examples">Examples</h2>
      <ul>${examples.map((example) => html`<li><button type="button" class="example" @click=${() => actions.open(example)}>
        <span><b>${example.title}</b>${example.simulated ? html` <span class="tag">simulated</span>` : nothing}</span>
        <span>${example.description}
          <span class="source small muted">${[example.source, example.licence].filter(Boolean).join(', ')}</span></span>
      </button></li>`)}</ul></section>`}`;
}

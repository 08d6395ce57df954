/** The form in which a quantity is written: what it is called and how large a change of it matters, and what computes it. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { identifier } from '../../src/core/sql/identifier.js';
import { renderChoicesForm } from './choices-form.view.js';
import { renderModelForm } from './model-form.view.js';
import type { ChangeDraft, QuantityDraft, QuantityWay } from './quantity-draft.js';
import type { QueryStart } from './query-starts.js';

export interface QuantityForm {
  readonly draft: QuantityDraft;
  readonly isNew: boolean;
  readonly starts: readonly QueryStart[];
  readonly columns: readonly string[];
  /** Those of numbers. */
  readonly numbers: readonly string[];
  readonly problem: string;
  /** What is being done, while it is. */
  readonly running: string | null;
  /** The rich editor is there; a plain field holds the text before. */
  readonly rich: boolean;
  readonly change: ChangeDraft;
  readonly begin: (start: QueryStart) => void;
  readonly insert: (text: string) => void;
  readonly run: () => void;
  readonly cancel: () => void;
  readonly close: () => void;
}

const WAYS: readonly (readonly [QuantityWay, string])[] = [['sql', 'a query (SQL)'], ['javascript', 'a function (JavaScript)'], ['model', 'a model']];

export function renderQuantityForm(form: QuantityForm): TemplateResult {
  const { draft, change } = form, typed = (part: 'name' | 'unit' | 'tolerance' | 'sql' | 'javascript') => (event: Event): void => { const { value } = event.target as HTMLInputElement; change(() => ({ [part]: value })); };
  return html`<form aria-label=${form.isNew ? 'A new quantity' : `The quantity ${draft.name}`} @submit=${(event: Event) => { event.preventDefault(); form.run(); }} @keydown=${(event: KeyboardEvent) => onKey(event, form)}>
    <div class="fields">
      <label><span>Name</span><input id="name" autocomplete="off" placeholder="mean NEE" .value=${live(draft.name)} @input=${typed('name')}></label>
      <label><span>Unit</span><input autocomplete="off" placeholder="none" .value=${live(draft.unit)} @input=${typed('unit')}></label>
      <label title="How large a change of the result matters to you, in its unit"><span>Tolerance ±</span><input inputmode="decimal" autocomplete="off" placeholder="not said" .value=${live(draft.tolerance)} @input=${typed('tolerance')}></label>
    </div>
    <fieldset class="ways"><legend>Computed by</legend>${WAYS.map(([way, label]) => html`<label><input type="radio" name="way" value=${way} .checked=${live(draft.way === way)} @change=${() => change(() => ({ way }))}>${label}</label>`)}</fieldset>
    ${draft.way === 'model' ? renderModelForm({ draft, columns: form.numbers, change }) : nothing}
    ${draft.way === 'model' || form.starts.length === 0 ? nothing : html`<label class="start"><span>Begin with</span>
      <select .value=${live('')} @change=${(event: Event) => { const select = event.target as HTMLSelectElement, start = form.starts[Number(select.value)]; if (select.value !== '' && start) form.begin(start); }}>
        <option value="">an example…</option>${form.starts.map(({ label }, i) => html`<option value=${i}>${label}</option>`)}
      </select></label>`}
    <div ?hidden=${draft.way === 'model'}>
      <p id="about" class="small muted">${draft.way === 'javascript'
        ? html`A function of the columns, <code>(columns, { records }) => …</code>, run on base, on revision and on releases between them, apart from this page and without network. Columns of numbers and times are arrays in which NaN is missing. It gives a number, or <code>{ groups, values }</code>, or <code>{ times, values }</code>.`
        : html`One SELECT over <code>data</code>, run on base, on revision and on releases between them. It gives one number, numbers by group, or numbers by time.`}</p>
      <div class="code" ?hidden=${!form.rich}></div>
      ${form.rich ? nothing : html`<textarea aria-label=${draft.way === 'javascript' ? 'Function' : 'Query'} aria-describedby="about" spellcheck="false" autocapitalize="off" .value=${live(draft.way === 'javascript' ? draft.javascript : draft.sql)} @input=${typed(draft.way === 'javascript' ? 'javascript' : 'sql')}></textarea>`}
    </div>
    ${draft.way === 'model' || form.columns.length === 0 ? nothing : html`<div class="columns" role="group" aria-label="Columns: put one into the text">${form.columns.map((name) => html`<button type="button" title=${`Put ${name} into the text`} @click=${() => form.insert(draft.way === 'javascript' ? `columns[${JSON.stringify(name)}]` : identifier(name))}><bdi>${name}</bdi></button>`)}</div>`}
    ${renderChoicesForm(draft, change)}
    ${form.problem === '' ? nothing : html`<p class="problem" role="alert">${form.problem}</p>`}
    <div class="run">
      <button type="submit" class="primary" ?disabled=${form.running !== null} title="Run (Ctrl Enter)">Run</button>
      ${form.running === null ? html`<button type="button" @click=${form.close}>Close</button>` : html`<button type="button" @click=${form.cancel}>Cancel</button><span role="status">${form.running}</span>`}
    </div>
  </form>`;
}

function onKey(event: KeyboardEvent, form: QuantityForm): void {
  if (event.defaultPrevented) return;
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    form.run();
  } else if (event.key === 'Escape') {
    event.preventDefault();
    event.stopPropagation();
    if (form.running === null) form.close();
    else form.cancel();
  }
}

/** A bundled model as a quantity: which one, which of its results, the columns that drive it, and its constants with their sources. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Model } from '../../src/core/impact/models/model.js';
import { modelById, MODELS } from '../../src/core/impact/models/models.js';
import { suggestColumns } from '../../src/core/impact/models/suggest-columns.js';
import { formatNumber } from '../shared/format-number.js';
import type { ChangeDraft, ModelDraft, QuantityDraft } from './quantity-draft.js';

export interface ModelForm {
  readonly draft: QuantityDraft;
  /** Of numbers. */
  readonly columns: readonly string[];
  readonly change: ChangeDraft;
}

export function renderModelForm({ draft, columns, change }: ModelForm): TemplateResult {
  const { model } = draft, known = model === null ? null : modelById(model.id), put = (part: (now: ModelDraft) => Partial<ModelDraft>): void => change((now) => (now.model === null ? {} : { model: { ...now.model, ...part(now.model) } }));
  return html`<div class="model">
    <label class="start"><span>Model</span><select aria-describedby="model-about" .value=${live(model?.id ?? '')} @change=${(event: Event) => { const { value } = event.target as HTMLSelectElement; change((now) => chosen(now, value)); }}>
      <option value="" ?selected=${model === null}>choose a model…</option>${MODELS.map(({ id, label }) => html`<option value=${id} ?selected=${id === model?.id}>${label}</option>`)}
    </select></label>
    <p id="model-about" class="small muted">${known === null ? 'Each is a page of cited code that runs on base, on revision and on releases between them, once for each group of the key.' : known.about}</p>
    ${known === null || model === null ? nothing : html`
      <label class="start"><span>Result</span><select .value=${live(model.output)} @change=${(event: Event) => { const { value } = event.target as HTMLSelectElement; change((now) => withOutput(now, known, value)); }}>
        ${known.outputs.map(({ name, label, unit }) => html`<option value=${name} ?selected=${name === model.output}>${label}, ${unit}</option>`)}
      </select></label>
      ${renderInputs(known, model, columns, put)}
      <details><summary>Constants and their sources</summary>
        <div class="parameters">${known.parameters.map(({ name, label, unit, value, range, source }) => html`<label><span>${label}${unit === 'fraction' ? '' : `, ${unit}`}</span>
          <input inputmode="decimal" autocomplete="off" placeholder=${formatNumber(value)} title=${`${formatNumber(range[0])} to ${formatNumber(range[1])}`} .value=${live(model.parameters[name] ?? '')} @input=${(event: Event) => { const { value: typed } = event.target as HTMLInputElement; put(({ parameters }) => ({ parameters: { ...parameters, [name]: typed } })); }}>
          <span>${source}</span></label>`)}</div>
        <label class="start"><span>A record is stamped with</span><select .value=${live(model.stamps)} @change=${(event: Event) => { const stamps = (event.target as HTMLSelectElement).value as ModelDraft['stamps']; put(() => ({ stamps })); }}>
          <option value="" ?selected=${model.stamps === ''}>what the name of the time says, else its start</option><option value="start" ?selected=${model.stamps === 'start'}>the start of its interval</option><option value="end" ?selected=${model.stamps === 'end'}>the end of its interval</option></select></label>
      </details>
      <details><summary>Sources</summary><ul class="small sources">${known.citation.map((line) => html`<li>${line}</li>`)}</ul></details>`}
  </div>`;
}

function renderInputs(known: Model, model: ModelDraft, columns: readonly string[], put: (part: (now: ModelDraft) => Partial<ModelDraft>) => void): TemplateResult {
  const found = suggestColumns(known.inputs, columns);
  return html`<div class="inputs" role="group" aria-label="Columns that drive the model">${known.inputs.map(({ name, label, unit, about, optional }) => {
    const suggested = found.get(name), given = model.inputs[name] ?? '';
    return html`<label title=${about}><span>${label}, ${unit}${optional ? ' (not needed)' : ''}</span><select .value=${live(given)} @change=${(event: Event) => { const { value } = event.target as HTMLSelectElement; put(({ inputs }) => ({ inputs: { ...inputs, [name]: value } })); }}>
      <option value="" ?selected=${given === ''}>${suggested === undefined ? (optional ? 'none' : 'choose a column…') : `${suggested}, by its name`}</option>
      ${columns.map((column) => html`<option value=${column} ?selected=${column === given}>${column}</option>`)}
    </select></label>`;
  })}</div>`;
}

/** Its first result, named after it where the reader has given no name. */
function chosen(draft: QuantityDraft, id: string): Partial<QuantityDraft> {
  const model = modelById(id);
  if (model === null) return { model: null };
  return { ...withOutput({ ...draft, model: { id, output: '', inputs: {}, parameters: {}, stamps: '' } }, model, model.outputs[0]!.name) };
}

function withOutput(draft: QuantityDraft, model: Model, output: string): Partial<QuantityDraft> {
  const { label, unit } = model.outputs.find(({ name }) => name === output)!, names = MODELS.flatMap(({ outputs }) => outputs.map((each) => each.label));
  return { model: { ...draft.model!, output }, unit, ...(draft.name.trim() === '' || names.includes(draft.name.trim()) ? { name: label } : {}) };
}

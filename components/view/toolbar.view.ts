/** The row of controls of a view: one tab stop, arrow keys within. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Arrangement, Choice, Control, RangeChoice } from './view-model.js';

export type ExportForm = 'svg' | 'png' | 'csv' | 'json';

export interface Toolbar {
  readonly arrangements: readonly Arrangement[];
  readonly arrangement: string;
  readonly choices: readonly Control[];
  readonly ready: boolean;
  readonly tableShown: boolean;
  readonly evidenceShown: boolean;
  readonly exportShown: boolean;
  readonly arrange: (id: string) => void;
  readonly toggleTable: () => void;
  readonly toggleEvidence: () => void;
  readonly toggleExport: () => void;
  readonly copy: () => void;
  readonly save: (form: ExportForm) => void;
}

const FORMS: readonly (readonly [ExportForm, string])[] = [['svg', 'SVG'], ['png', 'PNG'], ['csv', 'CSV'], ['json', 'JSON state']];

export function renderToolbar(bar: Toolbar): TemplateResult {
  return html`<div class="toolbar no-print" role="toolbar" aria-label="Controls of this chart" @keydown=${onKey} @focusin=${onFocus}>
    ${bar.arrangements.length < 2 ? nothing : html`<span class="switch" role="group" aria-label="Arrangement">${bar.arrangements.map(({ id, label }) => html`
      <button type="button" aria-pressed=${id === bar.arrangement} @click=${() => bar.arrange(id)}>${label}</button>`)}</span>`}
    ${bar.choices.map((choice) => (choice.form === 'range' ? renderRange(choice) : choice.form === 'menu' ? renderMenu(choice) : renderButtons(choice)))}
    <button type="button" aria-pressed=${bar.tableShown} title="The numbers as a table (t)" ?disabled=${!bar.ready} @click=${bar.toggleTable}>Table</button>
    <button type="button" aria-expanded=${bar.evidenceShown} @click=${bar.toggleEvidence}>Why this chart?</button>
    <button type="button" title="Copy title, sentences and figures" ?disabled=${!bar.ready} @click=${bar.copy}>Copy</button>
    <button type="button" aria-expanded=${bar.exportShown} ?disabled=${!bar.ready} @click=${bar.toggleExport}>Export</button>
    ${bar.exportShown && bar.ready ? html`<span class="switch" role="group" aria-label="Export as">${FORMS.map(([form, label]) => html`
      <button type="button" @click=${() => bar.save(form)}>${label}</button>`)}</span>` : nothing}
  </div>`;
}

function renderButtons({ label, options, chosen, choose }: Choice): TemplateResult {
  return html`<span class="switch" role="group" aria-label=${label}><span class="muted small" aria-hidden="true">${label}</span>${options.map((option) => html`
    <button type="button" aria-pressed=${option.id === chosen} @click=${() => choose(option.id)}>${option.label}</button>`)}</span>`;
}

/** A tab stop of its own: the arrow keys are the menu's. */
function renderMenu({ label, options, chosen, choose }: Choice): TemplateResult {
  return html`<label class="switch"><span class="muted small">${label}</span><select @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>${options.map((option) => html`
    <option value=${option.id} .selected=${option.id === chosen}>${option.label}</option>`)}</select></label>`;
}

/** A tab stop of its own, as a menu is; the value stands beside it. */
function renderRange({ label, min, max, step, value, words, choose }: RangeChoice): TemplateResult {
  return html`<label class="switch"><span class="muted small">${label}</span><input type="range" min=${min} max=${max} step=${step} .value=${live(String(value))} aria-valuetext=${words}
    @input=${(event: Event) => choose((event.target as HTMLInputElement).valueAsNumber)}><span class="small range-value">${words}</span></label>`;
}

function buttonsOf(event: Event): HTMLButtonElement[] {
  return [...(event.currentTarget as Element).querySelectorAll<HTMLButtonElement>('button:not(:disabled)')];
}

function onKey(event: KeyboardEvent): void {
  const buttons = buttonsOf(event);
  const at = buttons.indexOf(event.target as HTMLButtonElement);
  const steps: Readonly<Record<string, number>> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 };
  const next = steps[event.key];
  if (at < 0 || next === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  buttons[(next + buttons.length) % buttons.length]?.focus();
  event.preventDefault();
  event.stopPropagation();
}

function onFocus(event: FocusEvent): void {
  held.set(event.currentTarget as Element, event.target as Element);
  keepOneStop(event.currentTarget as Element);
}

/** The button of a toolbar that was in focus last. */
const held = new WeakMap<Element, Element>();

/** Gives the tab stop to one button: the one that was in focus last, else the first. */
export function keepOneStop(toolbar: Element): void {
  const buttons = [...toolbar.querySelectorAll<HTMLButtonElement>('button')];
  const usable = buttons.filter((button) => !button.disabled);
  const holder = usable.find((button) => button === held.get(toolbar)) ?? usable[0];
  for (const button of buttons) button.tabIndex = button === holder ? 0 : -1;
}

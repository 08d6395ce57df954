/** `<change-recipe>`: what was inferred to read, pair and compare the releases, with its evidence and a way to change it. */
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { parseRecipe } from '../../src/core/recipe/parse-recipe.js';
import { isPalimpsestError } from '../../src/core/errors.js';
import type { Recipe } from '../../src/core/model/recipe.js';
import type { ChangeReport } from '../../src/core/model/report.js';
import { base } from '../shared/base.styles.js';
import { ChangeElement } from '../shared/change-element.js';
import { countOf } from '../shared/format-number.js';
import { saveText } from '../shared/save-text.js';
import { tokens } from '../shared/tokens.styles.js';
import { renderColumns } from './columns.view.js';
import { commandLine } from './command-line.js';
import { renderKey } from './key.view.js';
import { renderMissing } from './missing.view.js';
import type { Panel } from './panel.js';
import { renderReading } from './reading.view.js';
import { describeChanges } from './recipe-changes.js';
import { layOver } from './recipe-edits.js';
import { recipeStyles } from './recipe.styles.js';
import { renderRenames } from './renames.view.js';
import { renderDictionary, renderNotes, renderOffers } from './suggestions.view.js';

/** Asks the page to compare again with another recipe. */
export class ChangeRecipeRequestEvent extends Event {
  static readonly type = 'change-recipe-request';
  readonly recipe: Recipe;
  constructor(recipe: Recipe) {
    super(ChangeRecipeRequestEvent.type, { bubbles: true, composed: true });
    this.recipe = recipe;
  }
}

const NO_CHANGE: readonly string[] = [];

export class ChangeRecipeElement extends ChangeElement {
  static override styles = [tokens, base, recipeStyles];
  static override properties: PropertyDeclarations = { recipe: { attribute: false }, locked: { type: Boolean }, busy: { type: Boolean }, drafts: { state: true }, problem: { state: true }, said: { state: true } };
  /** The recipe that was asked for; edits are laid over it. */
  declare recipe: Recipe;
  /** Nothing can be compared again: only the report is at hand. */
  declare locked: boolean;
  /** A comparison runs. */
  declare busy: boolean;
  /** The recipe after each edit, the latest last. */
  declare protected drafts: readonly Recipe[];
  declare protected problem: string;
  /** For screen readers. */
  declare protected said: string;
  #editedFor: ChangeReport | null = null;
  #focused: { readonly element: Element; readonly section: string } | null = null;

  constructor() {
    super();
    this.recipe = {};
    this.locked = false;
    this.busy = false;
    this.drafts = [];
    this.problem = this.said = '';
  }

  /** For a page that opened the panel by a key. */
  focusTitle(): void {
    this.renderRoot.querySelector<HTMLElement>('#title')?.focus();
  }

  /** Edits belong to one report: another one begins without. */
  protected override sourceChanged(): void {
    if (this.currentReport === this.#editedFor) return;
    this.#editedFor = this.currentReport;
    this.drafts = [];
    this.problem = '';
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const focused = this.shadowRoot?.activeElement ?? null;
    this.#focused = focused === null ? null : { element: focused, section: focused.closest('section')?.getAttribute('aria-labelledby') ?? 'title' };
  }

  /** An edit or a new report may take away the control that was in focus: the keyboard goes on at the heading of its section. */
  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const focused = this.#focused;
    if (focused === null || focused.element.isConnected) return;
    const heading = this.renderRoot.querySelector<HTMLElement>(`#${focused.section}`) ?? this.renderRoot.querySelector<HTMLElement>('#title');
    if (heading === null) return;
    heading.tabIndex = -1;
    heading.focus();
  }

  get #draft(): Recipe { return this.drafts.at(-1) ?? this.recipe; }

  protected override render(): TemplateResult | typeof nothing {
    const report = this.currentReport;
    if (!report) return nothing;
    const panel: Panel = { report, asked: this.recipe, draft: this.#draft, locked: this.locked, busy: this.busy, edit: (change) => this.#edit(change(this.#draft)) };
    return html`<div class="panel" role="region" aria-labelledby="title" @keydown=${this.#onKey}>
      <div class="head"><h2 id="title" tabindex="-1">Recipe</h2>
        ${this.locked ? nothing : html`<button type="button" @click=${() => this.renderRoot.querySelector<HTMLInputElement>('#file')!.click()}>Load</button>
        <input type="file" id="file" accept=".json,application/json" hidden aria-label="Recipe file" @change=${this.#onFile}>`}
        <button type="button" title="Download the recipe with all that was decided, for this page or the command" @click=${() => saveText(`${JSON.stringify(report.recipe, null, 2)}\n`, 'recipe.json', 'application/json')}>Save</button>
      </div>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      ${renderOffers(panel, (patch) => this.#ask(layOver(this.#draft, patch)))}
      ${renderReading(panel)}
      ${renderKey(panel)}
      ${renderRenames(panel)}
      ${renderMissing(panel)}
      ${renderColumns(panel)}
      ${renderDictionary(panel)}
      ${renderNotes(panel)}
      ${this.#renderCommand(report)}
      ${this.#renderRun()}
    </div>`;
  }

  #renderCommand(report: ChangeReport): TemplateResult {
    const line = commandLine(...(['base', 'revision'] as const).map((side) => report[side].identity.url ?? report[side].sources[0]?.name ?? report[side].label) as [string, string]);
    return html`<section aria-labelledby="command"><h3 id="command">The same on the command line</h3>
      <div class="command"><code>${line}</code><button type="button" @click=${() => void this.#copy(line)}>Copy</button></div></section>`;
  }

  #renderRun(): TemplateResult {
    if (this.locked) return html`<section><p class="muted">To compare with another recipe, open the two releases.</p></section>`;
    const changes = this.drafts.length === 0 ? NO_CHANGE : describeChanges(this.recipe, this.#draft);
    const words = this.busy ? 'Comparing…' : changes.length === 0 ? 'No changes' : `${countOf(changes.length, 'change')}, not yet applied`;
    return html`<div class="run">
      <p class="hidden-text" role="status">${this.said}</p>
      ${changes.length === 0 ? html`<p class="muted">${words}</p>` : html`<details><summary>${words}</summary><ul class="small">${changes.map((change) => html`<li>${change}</li>`)}</ul></details>`}
      <div><button type="button" class="primary" aria-disabled=${changes.length === 0 || this.busy} @click=${() => { if (changes.length > 0 && !this.busy) this.#ask(this.#draft); }}>Compare again</button>
      <button type="button" aria-disabled=${this.drafts.length === 0} title="Takes back the last edit (Ctrl Z)" @click=${() => this.#undo()}>Undo</button>
      ${this.drafts.length > 1 ? html`<button type="button" @click=${() => { this.drafts = []; this.said = 'All edits are taken back.'; }}>Undo all</button>` : nothing}</div>
    </div>`;
  }

  #edit(next: Recipe): void {
    this.drafts = [...this.drafts, next];
    this.problem = '';
    this.said = `${countOf(describeChanges(this.recipe, next).length, 'change')}, not yet applied.`;
  }

  #undo(): void {
    if (this.drafts.length === 0) return;
    this.drafts = this.drafts.slice(0, -1);
    this.said = 'The last edit is taken back.';
  }

  #ask(recipe: Recipe): void {
    if (this.currentReport) this.dispatchEvent(new ChangeRecipeRequestEvent(recipe));
  }

  async #copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.said = 'Copied.';
    } catch {
      const code = this.renderRoot.querySelector('.command code')!;
      getSelection()?.selectAllChildren(code);
      this.said = 'Selected; copy it with the keyboard.';
    }
  }

  async #load(file: File): Promise<void> {
    try {
      this.problem = '';
      this.#ask(parseRecipe(await file.text(), file.name));
    } catch (error) {
      this.problem = isPalimpsestError(error) ? error.message : `${file.name} could not be read. Choose it again.`;
    }
  }

  #onFile = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (file) void this.#load(file);
    input.value = '';
  };

  /** Text fields undo their own typing. */
  #onKey = (event: KeyboardEvent): void => {
    const target = event.composedPath()[0];
    if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || (target instanceof HTMLInputElement && !['checkbox', 'radio'].includes(target.type))) return;
    event.preventDefault();
    this.#undo();
  };
}

declare global {
  interface HTMLElementTagNameMap { 'change-recipe': ChangeRecipeElement }
}

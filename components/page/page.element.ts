/** `<change-page>`: the application; two releases in, the change report and its recipe out. */
import { html, LitElement, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Recipe } from '../../src/core/model/recipe.js';
import type { ChangeReport } from '../../src/core/model/report.js';
import type { ChangeColumnsElement } from '../columns/columns.element.js';
import type { ChangeRecordsElement } from '../records/records.element.js';
import { isReport, parseReport } from '../report/fetch-report.js';
import type { ChangeQuantityElement } from '../quantity/quantity.element.js';
import type { ChangeRecipeElement, ChangeRecipeRequestEvent } from '../recipe/recipe.element.js';
import type { ChangeReportImpactEvent } from '../report/report.events.js';
import { setKey } from '../recipe/recipe-edits.js';
import type { ChangeReportElement } from '../report/report.element.js';
import { base } from '../shared/base.styles.js';
import { isFiltered, NO_FILTER } from '../shared/filter.js';
import { countOf } from '../shared/format-number.js';
import { saveText } from '../shared/save-text.js';
import { tokens } from '../shared/tokens.styles.js';
import { deepestFocus } from './deepest-focus.js';
import { DropZone, type Dropped } from './drop-zone.js';
import { fetchExamples, type Example } from './examples.js';
import { renderKeysHelp } from './keys-help.js';
import { PageHistory, type Visit } from './page-history.js';
import { readExploration, writeExploration } from '../../src/session/exploration/written-exploration.js';
import { parseKey, readPermalink, webAddress, withView, writePermalink } from './permalink.js';
import { exploreStyles } from '../report/explore.styles.js';
import { pageStyles } from './page.styles.js';
import { placeFiles, refusal } from './place-files.js';
import type { FoundFile } from './read-folder.js';
import { dictionaryWords, fromUrl, NO_SLOTS, sourceOf, swapSlots, type Side, type Slots } from './release-slots.js';
import { handleShortcut } from './shortcuts.js';
import type { ChangeFilesChosenEvent, ChangeReleaseChosenEvent } from './slot.element.js';
import { recipeIn } from './recipe-in.js';
import { renderStart } from './start.view.js';

/** Everything is found in the data. */
const FIRST_RECIPE: Recipe = {};
/** A brush that moves does not write an address for each frame. */
const WRITE_MS = 300;
const NOTHING: Visit = { slots: NO_SLOTS, recipe: FIRST_RECIPE };

export class ChangePageElement extends LitElement {
  static override styles = [tokens, base, exploreStyles, pageStyles];
  static override properties: PropertyDeclarations = {
    slots: { state: true }, asked: { state: true }, recipe: { state: true }, comparing: { state: true }, shown: { state: true }, started: { state: true },
    recipeOpen: { state: true }, focused: { state: true }, examples: { state: true }, problem: { state: true }, failed: { state: true }, dragging: { state: true },
  };
  declare protected slots: Slots;
  /** What is asked for; `recipe`: what the shown report was made from. */
  declare protected asked: Recipe;
  declare protected recipe: Recipe;
  declare protected comparing: boolean;
  declare protected shown: ChangeReport | null;
  /** A comparison was asked for, so the start page gives way. */
  declare protected started: boolean;
  declare protected recipeOpen: boolean;
  /** Whether a column is in focus. */
  declare protected focused: boolean;
  declare protected examples: readonly Example[];
  declare protected problem: string;
  /** The last comparison ended in an error, which its own element shows. */
  declare protected failed: boolean;
  declare protected dragging: boolean;

  /** What the shown report was made from. */
  #standing: Visit = NOTHING;
  #cameFrom: HTMLElement | null = null;
  #linkedView: unknown = null;
  /** The column that was in focus last time anything was asked for. */
  #inFocus: string | null = null;
  #writing: ReturnType<typeof setTimeout> | undefined;
  #history = new PageHistory();
  #drop = new DropZone((dropped) => void this.#take(dropped), (dragging) => { this.dragging = dragging; });

  constructor() {
    super();
    this.slots = NO_SLOTS;
    this.asked = this.recipe = FIRST_RECIPE;
    this.shown = null;
    this.started = this.comparing = this.recipeOpen = this.dragging = this.failed = this.focused = false;
    this.examples = [];
    this.problem = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#drop.listen(window);
    window.addEventListener('popstate', this.#onPermalink);
    document.addEventListener('keydown', this.#onKey);
    void fetchExamples(document.baseURI).then((examples) => { this.examples = examples; });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#drop.stop(window);
    window.removeEventListener('popstate', this.#onPermalink);
    document.removeEventListener('keydown', this.#onKey);
  }

  protected override firstUpdated(): void {
    this.#host.exploration.subscribe(() => void this.#onExplored());
    // Not within the update that it would have to be done again for.
    queueMicrotask(this.#onPermalink);
  }

  /** What is looked at stands in the address, so that it can be sent and come back to. */
  async #onExplored(): Promise<void> {
    const { column } = this.#host.exploration.state.filter, entered = !this.focused && column !== null, left = column === null ? this.#inFocus : null;
    const inside = left !== null && this.renderRoot.querySelector('change-focus:focus-within') !== null;
    this.focused = column !== null;
    this.#inFocus = column;
    clearTimeout(this.#writing);
    this.#writing = setTimeout(() => this.#writeView(), WRITE_MS);
    // What held the focus goes with the column.
    if (inside) void this.renderRoot.querySelector<ChangeColumnsElement>('change-columns')?.focusRow(left);
    if (!entered) return;
    await this.updateComplete;
    const focus = this.renderRoot.querySelector('change-focus'), columns = this.renderRoot.querySelector('change-columns');
    // Beside the columns it is in view already.
    if (focus && columns && focus.offsetLeft <= columns.offsetLeft) focus.scrollIntoView({ block: 'start', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
  }

  #writeView(): void {
    const report = this.#host.report;
    if (report === null || !this.started) return;
    const query = withView(location.search, writeExploration(this.#host.exploration.state, report));
    if (query !== location.search) history.replaceState(history.state, '', location.pathname + query);
  }

  /** Of the address that the page was opened with: it holds for the first report alone. */
  #readView(report: ChangeReport): void {
    const view = this.#linkedView;
    this.#linkedView = null;
    if (view !== null) this.#host.exploration.restart(readExploration(view, report));
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('shown') || changed.has('started')) document.title = this.shown ? `${this.shown.base.label} → ${this.shown.revision.label}, Palimpsest` : 'Palimpsest';
  }

  protected override render(): TemplateResult {
    return html`
      ${this.#renderHead()}
      <main class=${this.started ? '' : 'start'} @change-release-chosen=${this.#onChosen} @change-files-chosen=${this.#onFiles}>
        ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
        <div class=${this.recipeOpen && this.shown ? 'with-recipe' : 'work'} ?hidden=${!this.started && !this.failed}>
          <change-report @change-report-ready=${this.#onReady} @change-report-impact=${this.#onImpact} @change-report-error=${() => { this.failed = true; }}>
            <change-summary ?hidden=${!this.shown}></change-summary>
            <change-quantity ?hidden=${!this.shown}></change-quantity>
            <change-results ?hidden=${!this.shown}></change-results>
            <div class="explore ${this.focused ? 'focused' : ''}" ?hidden=${!this.shown}>
              <change-columns detail="elsewhere" ?slim=${this.focused}></change-columns>
              <change-focus ?hidden=${!this.focused}></change-focus>
            </div>
            <change-records ?hidden=${!this.shown}></change-records>
          </change-report>
          <change-recipe ?hidden=${!this.recipeOpen || !this.shown} .report=${this.shown} .recipe=${this.recipe} ?locked=${!this.#complete} ?busy=${this.comparing}
            @change-recipe-request=${this.#onRecipe}></change-recipe>
        </div>
        ${this.started ? nothing : renderStart(this.slots, this.examples, { open: (example) => this.#openExample(example), openReport: () => this.#pickReport() })}
      </main>
      ${renderKeysHelp()}
      <input type="file" id="report-file" accept=".json,application/json" hidden aria-label="Change report" @change=${this.#onReportFile}>
      ${this.dragging ? html`<div class="drop" aria-hidden="true">Drop one or two releases and what describes them, a change report or a recipe</div>` : nothing}`;
  }

  #renderHead(): TemplateResult {
    const names = this.slots === NO_SLOTS ? { base: this.shown?.base.label, revision: this.shown?.revision.label } : { base: this.slots.base?.name, revision: this.slots.revision?.name };
    return html`<header @change-release-chosen=${this.#onChosen} @change-files-chosen=${this.#onFiles}>
      <a class="brand" href=${location.pathname}>Palimpsest</a>
      ${!this.started ? nothing : html`
        <div class="releases">
          <change-release-slot compact side="base" name=${names.base ?? ''} beside=${this.#besideWords('base')}></change-release-slot>
          <span class="arrow" aria-hidden="true">→</span>
          <change-release-slot compact side="revision" name=${names.revision ?? ''} beside=${this.#besideWords('revision')}></change-release-slot>
          <button type="button" class="plain" title="Swap base and revision" aria-label="Swap base and revision" ?disabled=${!this.#complete} @click=${this.#swap}>⇄</button>
        </div>
        <label class="key">key <input type="text" autocomplete="off" spellcheck="false" placeholder=${this.shown ? this.shown.recipe.key.join(', ') || 'none found' : 'found by itself'}
          title="Columns that identify a record, separated by commas" .value=${live(this.asked.key?.join(', ') ?? '')} ?disabled=${!this.#complete} @change=${this.#onKeyText}></label>`}
      <div class="actions">
        ${!this.shown ? nothing : html`
          <button type="button" id="recipe" aria-pressed=${this.recipeOpen} title="How the releases were read and paired (r)" @click=${() => this.#toggleRecipe()}>Recipe <span aria-hidden="true">⚙</span>${this.#renderOffered()}</button>
          <button type="button" title="Download the change report as JSON" @click=${() => this.#save()}>Report <span aria-hidden="true">⤓</span></button>`}
        <button type="button" popovertarget="keys" aria-label="Keys" title="Keys (?)">?</button>
      </div>
    </header>`;
  }

  /** What the data suggest is in the recipe, which may be closed. */
  #renderOffered(): TemplateResult | typeof nothing {
    const offered = this.shown?.offers?.length ?? 0;
    return offered === 0 ? nothing : html` <span class="offered">${countOf(offered, 'suggestion')}</span>`;
  }

  get #panel(): ChangeRecipeElement { return this.renderRoot.querySelector('change-recipe')!; }
  get #host(): ChangeReportElement { return this.renderRoot.querySelector('change-report')!; }
  get #complete(): boolean { return this.slots.base !== null && this.slots.revision !== null; }

  /** Which dictionaries were used is known once the report is there. */
  #besideWords(side: Side): string {
    return dictionaryWords(this.slots[side], this.shown !== null && this.slots === this.#standing.slots ? this.shown.dictionary?.[side] ?? [] : null);
  }

  async #compare(asked: Recipe, remember: boolean): Promise<void> {
    const { slots } = this, { base: earlier, revision: later } = slots;
    if (!earlier || !later) return;
    this.problem = '';
    this.started = this.comparing = true;
    this.failed = false;
    this.asked = asked;
    await this.updateComplete;
    this.#host.src = null;
    // The same two releases: only what the recipe changes is done again.
    const again = this.shown !== null && this.#host.comparison !== null && slots === this.#standing.slots;
    const comparison = again ? await this.#host.revise(asked) : await this.#host.compare(sourceOf(earlier), sourceOf(later), asked);
    if (comparison) {
      this.recipe = asked;
      this.#standing = { slots, recipe: asked };
      if (remember) this.#remember(this.#standing);
    } else if (!this.#host.busy) this.#fallBack();
    this.comparing = this.#host.busy;
  }

  /** After a failure or a cancel: the head names again what is still on screen. */
  #fallBack(): void {
    this.asked = this.recipe;
    if (this.shown) this.slots = this.#standing.slots;
    else this.started = false;
  }

  /** Key and quantities are the reader's own; all else belongs to the releases that were there. */
  #setSlots(slots: Slots, recipe: Recipe = { ...(this.asked.key ? { key: this.asked.key } : {}), ...(this.asked.quantities ? { quantities: this.asked.quantities } : {}) }): void {
    this.slots = slots;
    this.problem = '';
    void this.#compare(recipe, true);
  }

  async #take({ files, folders }: Dropped): Promise<void> {
    const [only] = files;
    if (files.length === 1 && only && /\.json$/i.test(only.file.name) && (await this.#openReport(only.file, true) || await this.#takeRecipe(only.file))) return;
    if (files.length + folders.length > 0) this.#place(files, folders);
  }

  #place(files: readonly FoundFile[], folders: readonly string[], side?: Side): void {
    const placing = placeFiles(this.slots, files, side);
    if (placing.done === 'refused') this.problem = refusal(placing, folders, side ? 'choose' : 'drop');
    else if (placing.done === 'releases') this.#setSlots(placing.slots);
    else this.#setSlots(placing.slots, this.recipe);
  }

  /** False for JSON that is data and not a recipe. */
  async #takeRecipe(file: File): Promise<boolean> {
    const recipe = await recipeIn(file);
    if (recipe === null) return false;
    if (this.#complete) void this.#compare(recipe, true);
    else this.problem = `${file.name} is a recipe; open the two releases first, then drop it again.`;
    return true;
  }

  /** False, when `quietly`, for JSON that is data and not a report. */
  async #openReport(file: File, quietly: boolean): Promise<boolean> {
    try {
      if (quietly && !(await file.slice(0, 4096).text()).includes('palimpsest/change-report/')) return false;
      const report = parseReport(await file.text(), file.name);
      if (isReport(report)) this.#showReport(report);
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
    }
    return true;
  }

  #showReport(report: ChangeReport): void {
    this.#host.cancel();
    this.#host.report = report;
    this.#standing = NOTHING;
    ({ slots: this.slots, recipe: this.recipe } = NOTHING);
    this.asked = this.recipe;
    this.problem = '';
    this.shown = report;
    this.started = true;
    this.failed = false;
  }

  #openExample(example: Example): void {
    const [earlier, later] = [example.base, example.revision].map((side) => ({ name: side.name, source: new URL(side.url) }));
    this.#setSlots({ base: earlier!, revision: later! }, setKey(FIRST_RECIPE, example.key ?? []));
  }

  #pickReport(): void {
    this.renderRoot.querySelector<HTMLInputElement>('#report-file')!.click();
  }

  #save(): void {
    if (this.shown) saveText(`${JSON.stringify(this.shown, null, 1)}\n`, 'change-report.json', 'application/json');
  }

  /** Opened by a key, the panel takes the focus; closed, it gives it back. */
  async #toggleRecipe(byKey = false): Promise<void> {
    if (!this.shown) return;
    this.recipeOpen = !this.recipeOpen;
    if (this.recipeOpen) this.#cameFrom = byKey ? deepestFocus() ?? this.renderRoot.querySelector<HTMLElement>('#recipe') : null;
    const within = deepestFocus()?.getRootNode() === this.#panel.shadowRoot;
    await this.updateComplete;
    if (!this.recipeOpen) (this.#cameFrom ?? (within ? this.renderRoot.querySelector<HTMLElement>('#recipe') : null))?.focus();
    else if (byKey) this.#panel.focusTitle();
  }

  /** Esc undoes one thing at a time: the open list of keys (by itself), the recipe, the selection, the filters. */
  #clear(key: string): void {
    if (this.renderRoot.querySelector(':popover-open')) return;
    if (key === 'Escape' && this.recipeOpen && this.shown) void this.#toggleRecipe();
    else if (this.#host.exploration.state.clauses.length > 0) this.#host.exploration.clearClauses();
    else if (isFiltered(this.#host.filter)) this.#host.applyFilter(NO_FILTER);
  }

  #remember(visit: Visit): void {
    const { base: earlier, revision: later } = visit.slots;
    // Files cannot be written into an address, be they the data or what describes them.
    const both = earlier?.source instanceof URL && later?.source instanceof URL && !earlier.beside && !later.beside;
    const query = both ? writePermalink({ base: (earlier.source as URL).href, revision: (later.source as URL).href, recipe: visit.recipe }, document.baseURI) : '';
    const again = query !== '' && query === withView(location.search, null);
    if (!again) this.#history.push(visit, query);
  }

  #onPermalink = (): void => {
    const visit = this.#history.recall(history.state);
    if (visit) {
      this.slots = visit.slots;
      void this.#compare(visit.recipe, false);
      return;
    }
    const link = readPermalink(location.search);
    this.#linkedView = link.view;
    const [earlier, later] = [link.base, link.revision].map((text) => (text ? webAddress(text, document.baseURI) : null));
    const report = link.report ? webAddress(link.report, document.baseURI) : null;
    if (report) {
      this.started = true;
      this.#host.src = report.href;
    } else if (earlier || later) {
      this.slots = { base: earlier ? fromUrl(earlier) : null, revision: later ? fromUrl(later) : null };
      void this.#compare(link.recipe ?? FIRST_RECIPE, false);
      if (link.recipe === null) this.problem = 'The recipe in this address cannot be read, so everything is found in the data. Ask for the link again, or load the recipe from a file.';
    } else if (this.started) {
      this.#host.cancel();
      this.slots = NO_SLOTS;
      this.shown = this.#host.report = null;
      this.recipe = this.asked = FIRST_RECIPE;
      this.started = false;
    }
  };

  #swap = (): void => this.#setSlots(swapSlots(this.slots));

  #onChosen = (event: ChangeReleaseChosenEvent): void => this.#setSlots({ ...this.slots, [event.side]: event.input });

  #onFiles = (event: ChangeFilesChosenEvent): void => this.#place(event.files, [], event.side);

  #onKeyText = (event: Event): void => {
    void this.#compare(setKey(this.recipe, parseKey((event.target as HTMLInputElement).value)), true);
  };

  #onReady = (): void => {
    this.shown = this.#host.report;
    if (this.shown) this.#readView(this.shown);
  };

  /** What is computed belongs to the recipe, and to the address. */
  #onImpact = (event: ChangeReportImpactEvent): void => {
    this.shown = event.report;
    const { quantities: _, ...rest } = this.recipe, { quantities } = event.report.recipe;
    this.recipe = this.asked = { ...rest, ...(quantities ? { quantities } : {}) };
    this.#standing = { slots: this.slots, recipe: this.recipe };
    this.#remember(this.#standing);
  };

  #onRecipe = (event: ChangeRecipeRequestEvent): void => void this.#compare(event.recipe, true);

  #onReportFile = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (file) void this.#openReport(file, false);
    input.value = '';
  };

  #onKey = (event: KeyboardEvent): void => handleShortcut(event, {
    filterColumns: () => this.renderRoot.querySelector<ChangeColumnsElement>('change-columns')?.focusFilter(),
    step: (direction) => void this.renderRoot.querySelector<ChangeRecordsElement>('change-records')?.step(direction),
    quantity: () => this.renderRoot.querySelector<ChangeQuantityElement>('change-quantity')?.begin?.(),
    recipe: () => void this.#toggleRecipe(true),
    clear: () => this.#clear(event.key),
    undo: () => void this.#host.exploration.undo(),
    keys: () => this.renderRoot.querySelector<HTMLElement>('#keys')!.togglePopover(),
  });
}

declare global {
  interface HTMLElementTagNameMap { 'change-page': ChangePageElement }
}

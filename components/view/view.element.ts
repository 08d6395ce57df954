/**
 * What all views share. A view says what it has to show (`prepare`) and draws it (`renderPicture`); the frame gives it
 * heading, controls, walk by keys, selection, table, exports and evidence.
 */
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { ChangeReport } from '../../src/core/model/report.js';
import { sameClauses, type SelectionClause } from '../../src/core/selection/clause.js';
import type { Comparison } from '../../src/session/comparison.js';
import { base } from '../shared/base.styles.js';
import { ChangeElement } from '../shared/change-element.js';
import type { Filter } from '../shared/filter.js';
import { saveText } from '../shared/save-text.js';
import { tokens } from '../shared/tokens.styles.js';
import { renderFrame } from './frame.view.js';
import { joinClauses } from './join-clauses.js';
import { PointerLayer } from './pointer-layer.js';
import { tableCsv } from './table-csv.js';
import { keepOneStop, renderToolbar, type ExportForm } from './toolbar.view.js';
import { viewText } from './view-text.js';
import { viewStyles } from './view.styles.js';
import type { Arrangement, BrushPlace, Choice, Control, Mark, PixelRange, ViewState } from './view-model.js';

/** Of the text in pictures, before it grows. */
const REM = 16;
const SPEAKING_MS = 300;
const UNSEEN_REST_MS = 150;

export abstract class ChangeView<P> extends ChangeElement {
  // How much room there is is known once an update has been laid out; then another one draws.
  static { this.disableWarning?.('change-in-update'); }

  static override styles = [tokens, base, viewStyles];
  static override properties: PropertyDeclarations = {
    arrangement: { type: String }, heading: { type: Number }, theme: { type: String }, compact: { type: Boolean, reflect: true },
  };
  /** The tag: also the `source` of the view's clauses and its entry in the evidence. */
  static readonly viewName: string = '';

  /** Id of one of the view's arrangements. */
  declare arrangement: string | null;
  /** Level of the heading, 2 to 6. */
  declare heading: number;
  declare theme: string | null;
  /** In a figure of several views: controls and notes show when asked for. */
  declare compact: boolean;

  /** The first is the one that the task asks for (VIEWS R2). */
  abstract readonly arrangements: readonly Arrangement[];

  /** What to show at a width in CSS pixels: pure in report, pictures, filter, clauses and properties. */
  protected abstract prepare(width: number): ViewState<P>;

  /**
   * An `<svg>` or `<canvas>` of that size. Called only when the picture, width or height is another: what it needs of
   * the view's own state stands in the picture.
   */
  protected abstract renderPicture(picture: P, width: number, height: number): TemplateResult;

  /** Height in CSS pixels; `picture` is null in the states without one. */
  protected heightOf(width: number, picture: P | null): number {
    void picture;
    return Math.round(Math.min(360, Math.max(220, width * 0.45)));
  }

  /** What a range drawn at one of the places asks for; null for nothing to select. */
  protected clausesOf(range: PixelRange, place: BrushPlace): readonly SelectionClause[] | null {
    void [range, place];
    return null;
  }

  /** Further switches of the view, beside that of the arrangement. */
  protected get choices(): readonly Control[] {
    return [];
  }

  /** What selecting marks does where that is no clause; true when it was done. */
  protected takeMarks(marks: readonly Mark[]): boolean {
    void marks;
    return false;
  }

  /** Keys of the view itself, before those of the frame; true when it took the key. */
  protected onViewKey(event: KeyboardEvent): boolean {
    void event;
    return false;
  }

  /** What of the report is shown, by name, for the state that can be saved. */
  protected get subject(): object {
    return {};
  }

  /** What stands for the title while there is none. */
  protected get label(): string {
    const words = this.viewName.replace('change-', '').replaceAll('-', ' ');
    return words.charAt(0).toUpperCase() + words.slice(1);
  }

  #width = 0;
  #height = 0;
  #scale = 1;
  #state: ViewState<P> = { state: 'loading', words: '' };
  #stale = true;
  #tableShown = false;
  #exportShown = false;
  #optionsShown = false;
  #evidence: TemplateResult | null = null;
  #said = '';
  #speaking: ReturnType<typeof setTimeout> | undefined;
  #resizing = 0;
  #sizes = new ResizeObserver(() => {
    cancelAnimationFrame(this.#resizing);
    this.#resizing = requestAnimationFrame(() => this.#measure());
  });
  /** Whether some of it is in the window, or near. */
  #seen = true;
  #drawnOf: { readonly report: ChangeReport | null; readonly comparison: Comparison | null; readonly filter: Filter; readonly clauses: readonly SelectionClause[] } | null = null;
  #resting: ReturnType<typeof setTimeout> | undefined;
  #sight = new IntersectionObserver((entries) => { this.#seen = entries.at(-1)?.isIntersecting ?? true; }, { rootMargin: '100px' });
  #scheme = matchMedia('(prefers-color-scheme: dark)');
  #layer = new PointerLayer({
    root: () => this.renderRoot, requestUpdate: () => this.requestUpdate(),
    select: (marks, add) => this.#select(marks, add), draw: (range, place) => this.#draw(range, place), selection: () => this.#ownClauses, restore: (clauses) => this.requestClauses(this.viewName, clauses), clear: () => this.#clear(), say: (words) => this.#say(words), key: (event) => this.onViewKey(event),
  });

  constructor() {
    super();
    this.arrangement = null;
    this.heading = 3;
    this.theme = null;
    this.compact = false;
    this.addController(this.#layer);
  }

  get viewName(): string {
    return (this.constructor as typeof ChangeView).viewName;
  }

  /** The arrangement in use. */
  get currentArrangement(): string {
    const { arrangements, arrangement } = this;
    return arrangements.find(({ id }) => id === arrangement)?.id ?? arrangements[0]?.id ?? '';
  }

  /** Pixels of one rem in a picture: where readers want larger text, the picture grows as a whole. */
  get rem(): number {
    return REM;
  }

  /** Pixels on screen of one pixel of the picture: more than 1 where readers want larger text. */
  protected get pictureScale(): number {
    return this.#scale;
  }

  /** Width of the picture, in its own pixels. */
  protected get pictureWidth(): number {
    return this.#width;
  }

  /** What the frame shows at present; busy also where it waits for a brush to rest. */
  get viewState(): ViewState<P> {
    return this.#resting !== undefined && this.#state.state === 'ready' ? { ...this.#state, busy: true } : this.#state;
  }

  /** The mark that keys speak of. */
  protected get activeMark(): Mark | null {
    return this.#layer.activeMark;
  }

  /** Has `prepare` called again, for what came from elsewhere than a property. */
  invalidate(): void {
    this.#stale = true;
    this.requestUpdate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sizes.observe(this);
    this.#sight.observe(this);
    this.#scheme.addEventListener('change', this.#onScheme);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
    this.#sight.disconnect();
    clearTimeout(this.#resting);
    this.#scheme.removeEventListener('change', this.#onScheme);
    cancelAnimationFrame(this.#resizing);
    clearTimeout(this.#speaking);
  }

  /** Overriders call this one. */
  protected override sourceChanged(): void {
    super.sourceChanged();
    if (this.#drawn() || this.#waits()) return;
    this.#stale = true;
  }

  /** Whether what was told is nothing that pictures are drawn from, as how the columns are listed. */
  #drawn(): boolean {
    const { currentReport: report, comparison, filter, clauses } = this, before = this.#drawnOf;
    return report !== null && before !== null && before.report === report && before.comparison === comparison && before.filter === filter && before.clauses === clauses;
  }

  /** Under a moving brush of another view one that nobody sees is drawn when the brush rests. */
  #waits(): boolean {
    const { currentReport: report, comparison, filter, clauses } = this, before = this.#drawnOf;
    const onlyClauses = before !== null && before.report === report && before.comparison === comparison && before.filter === filter && before.clauses !== clauses;
    const own = (of: readonly SelectionClause[]): readonly SelectionClause[] => of.filter(({ source }) => source === this.viewName);
    if (this.#seen || !onlyClauses || this.#state.state !== 'ready' || !sameClauses(own(before.clauses), own(clauses))) return false;
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => this.invalidate(), UNSEEN_REST_MS);
    return true;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.size > 0) this.#stale = true;
    if (!this.#stale || this.#width === 0) return;
    this.#stale = false;
    clearTimeout(this.#resting);
    this.#resting = undefined;
    this.#drawnOf = { report: this.currentReport, comparison: this.comparison, filter: this.filter, clauses: this.clauses };
    this.#state = this.#prepared();
    const ready = this.#state.state === 'ready' ? this.#state : null;
    if (ready !== null || this.#height === 0) this.#height = Math.round(this.heightOf(this.#width, ready?.picture ?? null));
    this.#layer.show({
      label: ready === null ? '' : `Marks of: ${ready.facts.title}`, width: this.#width, height: this.#height, scale: this.#scale,
      marks: ready?.marks ?? [], brushes: ready?.brush === undefined ? [] : 'axes' in ready.brush ? [ready.brush] : ready.brush,
    });
  }

  protected override render(): TemplateResult {
    const state = this.#state;
    return renderFrame({
      name: this.label, level: Math.min(6, Math.max(2, this.heading || 3)), state, said: this.#said, onKey: this.#onKey,
      tableShown: this.#tableShown, narrowed: this.clauses.some(({ source }) => source !== this.viewName), evidence: this.#evidence ?? nothing,
      options: this.compact ? { shown: this.#optionsShown, toggle: () => { this.#optionsShown = !this.#optionsShown; this.requestUpdate(); } } : null,
      offers: this.compact && !this.#optionsShown && state.state === 'ready' ? this.choices.filter((choice): choice is Choice => 'offer' in choice) : [],
      stage: state.state === 'ready' ? html`<div class="picture" role="img" aria-label=${state.facts.title} aria-describedby="sentences">
        ${guard([state.picture, this.#width, this.#height], () => this.renderPicture(state.picture, this.#width, this.#height))}</div>${this.#layer.render()}` : nothing,
      toolbar: renderToolbar({
        arrangements: this.arrangements, arrangement: this.currentArrangement, choices: this.choices, ready: state.state === 'ready',
        tableShown: this.#tableShown, evidenceShown: this.#evidence !== null, exportShown: this.#exportShown,
        arrange: (id) => { this.arrangement = id; }, toggleTable: () => this.toggleTable(), toggleEvidence: () => void this.toggleEvidence(),
        toggleExport: () => { this.#exportShown = !this.#exportShown; this.requestUpdate(); },
        copy: () => void this.#copy(), save: (form) => void this.#save(form),
      }),
    });
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const stage = this.renderRoot.querySelector<HTMLElement>('.stage');
    if (this.#height > 0) stage?.style.setProperty('block-size', `${this.#height * this.#scale}px`);
    this.#grow();
    const toolbar = this.renderRoot.querySelector('.toolbar');
    if (toolbar) keepOneStop(toolbar);
    this.#layer.place();
    if (this.#width === 0) this.#measure();
  }

  toggleTable(): void {
    this.#tableShown = !this.#tableShown;
    this.requestUpdate();
  }

  /** Opens or closes the card that says what the chart rests on; it is loaded when first asked for. */
  async toggleEvidence(): Promise<void> {
    if (this.#evidence !== null) this.#evidence = null;
    else this.#evidence = (await import('../evidence/evidence-card.js')).renderEvidenceCard(this.viewName, Math.min(6, this.heading + 1));
    this.requestUpdate();
  }

  /** An SVG has its own size, but where readers want larger text; a canvas is as large as the screen's pixels make it. */
  #grow(): void {
    for (const drawn of this.renderRoot.querySelectorAll<SVGElement | HTMLElement>('.picture > svg, .picture > canvas, .overlay')) {
      const isCanvas = drawn instanceof HTMLCanvasElement;
      if (!isCanvas && this.#scale === 1) {
        drawn.removeAttribute('style');
        continue;
      }
      const [width, height] = isCanvas ? [this.#width, this.#height] : [Number(drawn.getAttribute('width')), Number(drawn.getAttribute('height'))];
      drawn.style.setProperty('inline-size', `${width * this.#scale}px`);
      drawn.style.setProperty('block-size', `${height * this.#scale}px`);
    }
  }

  #prepared(): ViewState<P> {
    try {
      return this.prepare(this.#width);
    } catch (error) {
      return { state: 'error', reason: `This chart could not be drawn: ${error instanceof Error ? error.message : String(error)}` };
    }
  }

  #measure(): void {
    const room = this.renderRoot.querySelector('.stage')?.clientWidth ?? 0, scale = Math.max(1, (parseFloat(getComputedStyle(this.ownerDocument.documentElement).fontSize) || REM) / REM), width = Math.floor(room / scale);
    if ((width === this.#width && scale === this.#scale) || width === 0) return;
    this.#width = width;
    this.#scale = scale;
    this.invalidate();
  }

  #onKey = (event: KeyboardEvent): void => {
    // Letters in a menu find its options.
    if (event.key !== 't' || (event.target as Element).localName === 'select' || event.altKey || event.ctrlKey || event.metaKey || this.#state.state !== 'ready') return;
    this.toggleTable();
    event.preventDefault();
    event.stopPropagation();
  };

  #onScheme = (): void => this.requestUpdate();

  get #ownClauses(): readonly SelectionClause[] {
    return this.clauses.filter(({ source }) => source === this.viewName);
  }

  /** Selecting what is selected takes it back. */
  #select(marks: readonly Mark[], add: boolean): void {
    if (this.takeMarks(marks)) return;
    const asked = marks.flatMap(({ clauses = [] }) => clauses);
    if (asked.length === 0) {
      this.#say(`Selects nothing: ${marks.map(({ lines: [name = ''] }) => name).join(', ')}`);
      return;
    }
    const own = this.#ownClauses;
    const next = joinClauses(this.viewName, add ? [...own, ...asked] : asked);
    this.#layer.forgetRange();
    if (sameClauses(next, own)) this.#clear();
    else {
      this.requestClauses(this.viewName, next);
      if (sameClauses(next, this.#ownClauses)) this.#say(marks.length === 1 ? `Selected: ${marks[0]!.lines[0] ?? ''}` : `Selected: ${marks.length} marks`);
    }
  }

  #draw(range: PixelRange, place: BrushPlace): void {
    const next = this.clausesOf(range, place);
    const clauses = next === null ? [] : joinClauses(this.viewName, next);
    if (!sameClauses(clauses, this.#ownClauses)) this.requestClauses(this.viewName, clauses);
  }

  #clear(): boolean {
    this.#layer.forgetRange();
    this.requestUpdate();
    if (this.#ownClauses.length === 0) return false;
    this.requestClauses(this.viewName, []);
    this.#say('Selection cleared');
    return true;
  }

  /** Waits until the walk rests: a key held down is not read out mark by mark. */
  #say(words: string): void {
    clearTimeout(this.#speaking);
    this.#speaking = setTimeout(() => {
      this.#said = words;
      this.requestUpdate();
    }, SPEAKING_MS);
  }

  async #copy(): Promise<void> {
    if (this.#state.state !== 'ready') return;
    try {
      await navigator.clipboard.writeText(viewText(this.#state.facts));
      this.#say('Copied');
    } catch {
      this.#say('The browser did not allow copying.');
    }
  }

  async #save(form: ExportForm): Promise<void> {
    const state = this.#state;
    if (state.state !== 'ready') return;
    const name = this.viewName;
    if (form === 'csv') saveText(tableCsv(state.facts.table), `${name}.csv`, 'text/csv');
    else if (form === 'json') saveText(`${JSON.stringify(this.stateJson(), null, 2)}\n`, `${name}.json`, 'application/json');
    else {
      const picture = this.renderRoot.querySelector<SVGSVGElement | HTMLCanvasElement>('.picture > svg, .picture > canvas');
      const exports = await import('./export-picture.js');
      if (picture) await exports.savePicture(picture, form, name, { title: state.facts.title, description: [state.facts.subtitle, ...state.facts.sentences].join(' ') });
    }
  }

  /** What is needed to come back to what is shown. */
  stateJson(): object {
    return { view: this.viewName, report: this.currentReport?.id ?? null, ...this.subject, arrangement: this.currentArrangement, clauses: this.clauses };
  }
}

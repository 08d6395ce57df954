/** `<change-report>`: holds one comparison, or one ready report, and feeds the views in and around it. */
import { html, LitElement, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { Progress } from '../../src/core/cancellation.js';
import { fromPlain, isPalimpsestError, toPlain, type PalimpsestError } from '../../src/core/errors.js';
import type { QuantityImpact } from '../../src/core/impact/report/quantity-impact.js';
import type { QuantityRecipe, Recipe } from '../../src/core/model/recipe.js';
import type { ChangeReport } from '../../src/core/model/report.js';
import type { SourceInput } from '../../src/io/sources/source.js';
import type { Comparison } from '../../src/session/comparison.js';
import type { Session } from '../../src/session/session.js';
import { base } from '../shared/base.styles.js';
import { AT_REST, Exploration, type ExplorationState } from '../../src/session/exploration/exploration.js';
import { readExploration, writeExploration } from '../../src/session/exploration/written-exploration.js';
import type { Filter } from '../shared/filter.js';
import { AllowedQuantities } from './allowed-quantities.js';
import type { Computing, ComputingOptions } from './computing.js';
import { HOST_CONNECTED, HOST_UPDATED, type ReportHost } from '../shared/report-host.js';
import { tokens } from '../shared/tokens.styles.js';
import { exploreStyles } from './explore.styles.js';
import { fetchReport } from './fetch-report.js';
import { openEngine } from './open-engine.js';
import { describeProgress, progressShare } from './progress-text.js';
import { ChangeReportErrorEvent, ChangeReportImpactEvent, ChangeReportProgressEvent, ChangeReportReadyEvent } from './report.events.js';
import { renderSelection } from './selection.view.js';
import { reportStyles } from './report.styles.js';

const VIEWS = 'change-summary, change-columns, change-records, change-focus, change-quantity, change-results, change-impact, change-resilience, change-series, change-distribution, change-matrix, change-pairs, change-effects, change-agreement, change-relation, change-correlations, change-reference-figure';

const SUPERSEDED = (): DOMException => new DOMException('Superseded', 'AbortError');

export class ChangeReportElement extends LitElement implements ReportHost {
  static override styles = [tokens, base, reportStyles, exploreStyles];
  static override properties: PropertyDeclarations = {
    base: { type: String },
    revision: { type: String },
    key: { type: String },
    baseDictionary: { type: String, attribute: 'base-dictionary' },
    revisionDictionary: { type: String, attribute: 'revision-dictionary' },
    src: { type: String },
    engine: { type: String },
    report: { attribute: false },
    recipe: { attribute: false },
    session: { attribute: false },
    progress: { state: true },
    error: { state: true },
    running: { state: true },
    said: { state: true },
    selected: { state: true },
  };
  /** URLs of the two releases. */
  declare base: string | null;
  declare revision: string | null;
  /** Names of the key columns, separated by commas. */
  declare key: string | null;
  /** URLs of dictionaries that describe a release, separated by white space. */
  declare baseDictionary: string | null;
  declare revisionDictionary: string | null;
  /** URL of a ready report. */
  declare src: string | null;
  /** `auto`: compare `base` and `revision` even beside a ready report; `off`: never start the engine. */
  declare engine: 'auto' | 'off' | null;
  declare report: ChangeReport | null;
  declare recipe: Recipe | null;
  /** The session to compare with; opened on first need when none is given. */
  declare session: Session | null;
  declare protected progress: Progress | null;
  declare protected error: PalimpsestError | null;
  declare protected running: AbortController | null;
  /** For screen readers: that a comparison is there. */
  declare protected said: string;

  /** Paired records that the clauses leave. */
  declare protected selected: number | null;

  #comparison: Comparison | null = null;
  /** Of the comparison, with the answers to quantities that were asked for since. */
  #adopted: ChangeReport | null = null;
  #allowed = new AllowedQuantities();
  #computing: Computing | null = null;
  #counting: AbortController | null = null;
  #ownSession: Promise<Session> | null = null;
  readonly exploration = new Exploration();
  #children = new MutationObserver(() => this.requestUpdate());

  constructor() {
    super();
    this.base = this.revision = this.key = this.src = this.baseDictionary = this.revisionDictionary = null;
    this.engine = null;
    this.report = null;
    this.recipe = null;
    this.session = null;
    this.progress = null;
    this.error = null;
    this.running = null;
    this.said = '';
    this.selected = null;
    this.exploration.subscribe(() => this.#onExplored());
  }

  get comparison(): Comparison | null { return this.#comparison; }
  get filter(): Filter { return this.exploration.state.filter; }
  get busy(): boolean { return this.running !== null; }

  /** A summary is among its views, or it shows all views of its own. */
  get saysResults(): boolean {
    return this.querySelector('change-summary') !== null || this.querySelector(VIEWS) === null;
  }

  applyFilter(filter: Filter): void {
    this.exploration.requestFilter(filter);
  }

  /** Compares two releases; resolves with null when cancelled, superseded, or failed (then `change-report-error` tells why). */
  compare(base: SourceInput, revision: SourceInput, recipe: Recipe | null = this.recipe): Promise<Comparison | null> {
    return this.#run(async (signal) => {
      const session = await this.#openSession();
      signal.throwIfAborted();
      const comparison = await session.compare(base, revision, recipe ?? {}, {
        signal, runQuantities: this.#allowed.holds(recipe?.quantities),
        onProgress: (progress) => { if (!signal.aborted) this.#tellProgress(progress); },
      });
      if (signal.aborted) {
        void comparison.dispose();
        signal.throwIfAborted();
      }
      this.#adopt(comparison.report(), comparison);
      return comparison;
    });
  }

  /**
   * Compares the same releases under another recipe, doing again only what that asks for; the shown report stays until
   * the new one is there. Resolves with null as `compare` does, and where there is no comparison to revise.
   */
  revise(recipe: Recipe): Promise<Comparison | null> {
    const standing = this.#comparison;
    if (standing === null) return Promise.resolve(null);
    return this.#run(async (signal) => {
      const comparison = await standing.revise(recipe, { signal, runQuantities: this.#allowed.holds(recipe.quantities), onProgress: (progress) => { if (!signal.aborted) this.#tellProgress(progress); } });
      if (signal.aborted) {
        void comparison.dispose();
        signal.throwIfAborted();
      }
      this.#adopt(comparison.report(), comparison, kept(this.exploration.state, standing.report(), comparison.report()));
      return comparison;
    });
  }

  /**
   * Computes quantities of the shown comparison in the place of those that its report holds, because a reader said so:
   * from then on they run with every recipe. Resolves with null where there is no comparison, or a later question or
   * another comparison came in between; rejects with the signal's reason, and with what is wrong with a quantity.
   */
  async computeQuantities(quantities: readonly QuantityRecipe[], options: ComputingOptions = {}): Promise<readonly QuantityImpact[] | null> {
    const comparison = this.#comparison;
    if (comparison === null) return null;
    // Said before the first answer: whoever takes other releases meanwhile has said so as well.
    this.#allowed.add(quantities);
    const { Computing } = await import('./computing.js');
    this.#computing ??= new Computing({
      isShown: (each) => each === this.#comparison, report: () => this.report, show: (report) => { this.report = this.#adopted = report; },
      answered: (report) => { this.dispatchEvent(new ChangeReportImpactEvent(report)); },
    });
    return this.#computing.run(comparison, quantities, options);
  }

  /** Stops what runs; what was shown before stays. */
  cancel(): void {
    this.running?.abort(new DOMException('Cancelled', 'AbortError'));
    this.running = null;
    this.progress = null;
    this.#tellViews();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#children.observe(this, { childList: true, subtree: true });
    this.dispatchEvent(new Event(HOST_CONNECTED, { bubbles: true, composed: true }));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#children.disconnect();
    queueMicrotask(() => { if (!this.isConnected) this.#release(); });
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('report') && this.report !== this.#adopted) {
      void this.#comparison?.dispose();
      this.#comparison = this.#adopted = null;
      this.#computing?.drop();
      this.exploration.restart();
    }
    const asked = ['base', 'revision', 'baseDictionary', 'revisionDictionary', 'key', 'recipe', 'engine'].some((name) => changed.has(name));
    if (this.src && changed.has('src')) void this.#load(this.src);
    if (asked && this.base && this.revision && this.engine !== 'off' && (!this.src || this.engine === 'auto')) {
      void this.compare(this.#described(this.base, this.baseDictionary), this.#described(this.revision, this.revisionDictionary), this.#recipeWithKey());
    }
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('report') || changed.has('running')) this.#tellViews();
  }

  protected override render(): TemplateResult {
    const slotted = this.querySelector(VIEWS) !== null;
    return html`
      <p class="hidden-text" role="status">${this.said}</p>
      ${this.#renderStatus()}
      ${this.report ? renderSelection(this.report, this.exploration.state.clauses, this.selected, this.exploration.canUndo, {
        off: (clause) => this.exploration.requestClauses(clause.source, this.exploration.state.clauses.filter((each) => each.source === clause.source && each !== clause)),
        clear: () => this.exploration.clearClauses(), undo: () => void this.exploration.undo(),
      }) : nothing}
      <div class="views" part="views" ?data-busy=${this.running !== null && this.report !== null}>
        ${slotted || !this.report ? html`<slot></slot>` : html`
          <change-summary part="summary"></change-summary>
          <change-quantity part="quantity"></change-quantity>
          <change-results part="results"></change-results>
          <div class="explore ${this.filter.column === null ? '' : 'focused'}">
            <change-columns part="columns" detail="elsewhere" ?slim=${this.filter.column !== null}></change-columns>
            <change-focus part="focus" ?hidden=${this.filter.column === null}></change-focus>
          </div>
          <change-records part="records"></change-records>`}
      </div>`;
  }

  #renderStatus(): TemplateResult | typeof nothing {
    if (this.running) {
      const share = progressShare(this.progress);
      const words = describeProgress(this.progress);
      return html`<div class="status" part="status">
        <progress aria-label=${words} value=${share ?? nothing} max="1"></progress>
        <span>${words}</span>
        <button type="button" @click=${() => this.cancel()}>Cancel</button>
      </div>`;
    }
    if (!this.error) return nothing;
    return html`<div class="error" part="error">
      <p role="alert">${this.error.message}</p>
      <button type="button" @click=${() => { this.error = null; }}>Dismiss</button>
    </div>`;
  }

  async #run<T>(task: (signal: AbortSignal) => Promise<T>): Promise<T | null> {
    this.running?.abort(SUPERSEDED());
    const own = new AbortController();
    this.running = own;
    this.progress = null;
    this.error = null;
    this.said = '';
    try {
      const result = await task(own.signal);
      return own.signal.aborted ? null : result;
    } catch (error) {
      if (!own.signal.aborted) this.#fail(error);
      return null;
    } finally {
      if (this.running === own) {
        this.running = null;
        this.progress = null;
      }
    }
  }

  #load(src: string): Promise<void | null> {
    return this.#run(async (signal) => {
      const report = await fetchReport(this.#url(src), signal);
      signal.throwIfAborted();
      this.#adopt(report, null);
    });
  }

  #adopt(report: ChangeReport, comparison: Comparison | null, looked = AT_REST): void {
    const previous = this.#comparison;
    this.#comparison = comparison;
    this.exploration.restart(looked);
    this.said = 'The comparison is ready.';
    this.#computing?.drop();
    this.report = this.#adopted = report;
    if (previous && previous !== comparison) void previous.dispose();
    this.#tellViews();
    this.dispatchEvent(new ChangeReportReadyEvent(report, comparison));
  }

  #fail(error: unknown): void {
    this.error = isPalimpsestError(error) ? error : fromPlain(toPlain(error));
    this.dispatchEvent(new ChangeReportErrorEvent(this.error));
  }

  #tellProgress(progress: Progress): void {
    this.progress = progress;
    this.dispatchEvent(new ChangeReportProgressEvent(progress));
  }

  #onExplored(): void {
    this.#tellViews();
    this.requestUpdate();
    void this.#count();
  }

  /** How many records the clauses leave; the last asked wins. */
  async #count(): Promise<void> {
    const { clauses } = this.exploration.state, comparison = this.#comparison;
    this.#counting?.abort(SUPERSEDED());
    if (clauses.length === 0 || comparison === null) { this.selected = null; return; }
    const own = new AbortController();
    this.#counting = own;
    const counted = await comparison.picture({ what: 'count', clauses }, { signal: own.signal }).catch(() => null);
    if (!own.signal.aborted) this.selected = counted?.selected ?? null;
  }

  #tellViews(): void {
    this.dispatchEvent(new Event(HOST_UPDATED));
  }

  async #openSession(): Promise<Session> {
    if (this.session) return this.session;
    this.#ownSession ??= openEngine();
    try {
      return await this.#ownSession;
    } catch (error) {
      this.#ownSession = null;
      throw error;
    }
  }

  #release(): void {
    this.cancel();
    this.#computing?.drop();
    void this.#comparison?.dispose();
    this.#comparison = null;
    void this.#ownSession?.then((session) => session.close(), () => undefined);
    this.#ownSession = null;
  }

  #url(given: string): string {
    return new URL(given, this.ownerDocument.baseURI).href;
  }

  #described(given: string, dictionaries: string | null): SourceInput {
    const data = this.#url(given), dictionary = (dictionaries ?? '').split(/\s+/).filter(Boolean).map((each) => this.#url(each));
    return dictionary.length === 0 ? data : { data, dictionary };
  }

  #recipeWithKey(): Recipe {
    const key = (this.key ?? '').split(',').map((name) => name.trim()).filter(Boolean);
    return key.length > 0 ? { ...this.recipe, key } : { ...this.recipe };
  }
}

/** What was looked at goes on as far as its columns are there under the same names. */
function kept(state: ExplorationState, before: ChangeReport, after: ChangeReport): ExplorationState {
  return readExploration(writeExploration(state, before), after);
}

declare global {
  interface HTMLElementTagNameMap { 'change-report': ChangeReportElement }
}

/**
 * `<change-quantity>`: results that a reader derives from the data. Here they are written, run and taken away; what a file
 * or a link brought is shown and waits until the reader says that it may run.
 */
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { Progress } from '../../src/core/cancellation.js';
import { isPalimpsestError } from '../../src/core/errors.js';
import type { QuantityRecipe } from '../../src/core/model/recipe.js';
import type { ChangeReport } from '../../src/core/model/report.js';
import { QUANTITIES_WAIT } from '../../src/core/report/quantities-wait.js';
import { base } from '../shared/base.styles.js';
import { ChangeElement } from '../shared/change-element.js';
import { formatCount } from '../shared/format-number.js';
import { tokens } from '../shared/tokens.styles.js';
import type { CodeEditor, CodeLanguage } from './code-editor.js';
import { begunWith, draftOf, EMPTY_DRAFT, quantityOf, type QuantityDraft } from './quantity-draft.js';
import { renderQuantityForm } from './quantity-form.view.js';
import { renderQuantityList, renderWaiting } from './quantity-list.view.js';
import { quantityStyles } from './quantity.styles.js';
import { functionStarts, namedColumns, queryStarts, type QueryStart } from './query-starts.js';

const NONE: readonly QuantityRecipe[] = [];

export class ChangeQuantityElement extends ChangeElement {
  static override styles = [tokens, base, quantityStyles];
  static override properties: PropertyDeclarations = {
    editing: { state: true }, draft: { state: true }, problem: { state: true }, running: { state: true }, progress: { state: true }, rich: { state: true }, said: { state: true }, removed: { state: true },
  };
  /** Place of the quantity that is written, behind the last one for a new one; null: none is. */
  declare protected editing: number | null;
  declare protected draft: QuantityDraft;
  declare protected problem: string;
  declare protected running: AbortController | null;
  declare protected progress: Progress | null;
  declare protected rich: boolean;
  /** For screen readers. */
  declare protected said: string;
  /** What was taken away last, with all as it was before. */
  declare protected removed: { readonly name: string; readonly before: readonly QuantityRecipe[] } | null;
  #editor: CodeEditor | null = null;
  #loading = false;
  /** What the editor holds. */
  #language: CodeLanguage = 'sql';
  /** Releases and pairing that the form was opened for. */
  #of: string | null = null;
  /** The example chosen last: what it put is no word of the reader's. */
  #begun: QueryStart | null = null;

  constructor() {
    super();
    this.editing = this.running = this.progress = this.removed = null;
    this.draft = EMPTY_DRAFT;
    this.problem = this.said = '';
    this.rich = false;
  }

  /** Opens the form for another quantity. */
  begin(): void {
    const report = this.currentReport;
    if (report === null || this.comparison === null || waits(report) || this.running !== null) return;
    this.#open(quantitiesOf(report).length, EMPTY_DRAFT);
  }

  protected override sourceChanged(): void {
    const report = this.currentReport, of = report === null ? null : `${report.base.content} ${report.revision.content}`;
    if (of === this.#of) return;
    this.#of = of;
    this.running?.abort(new DOMException('Superseded', 'AbortError'));
    this.removed = null;
    this.#close();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.running?.abort(new DOMException('The element is gone', 'AbortError'));
    this.#dropEditor();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.editing !== null) void this.#enrich();
    if (this.#editor === null || this.#language === languageOf(this.draft)) return;
    this.#language = languageOf(this.draft);
    this.#editor.setText(this.draft[this.#language]);
    this.#editor.setLanguage(this.#language, namedColumns(this.currentReport!).map(({ called }) => called));
  }

  protected override render(): TemplateResult | typeof nothing {
    const report = this.currentReport;
    if (report === null) return nothing;
    const quantities = quantitiesOf(report), locked = this.comparison === null, running = this.running === null ? null : progressWords(this.progress), waiting = waits(report);
    if (quantities.length === 0 && locked) return nothing;
    return html`<section aria-labelledby="title">
      <p class="hidden-text" role="status">${this.said}</p>
      <header><h2 id="title">Your result</h2>
        ${locked || waiting || this.editing !== null ? nothing : html`<button type="button" id="add" class="no-print" ?disabled=${running !== null} @click=${() => this.begin()}>${quantities.length === 0 ? 'State a quantity' : 'Add a quantity'}</button>`}</header>
      ${quantities.length > 0 || this.editing !== null ? nothing : html`<p class="muted">State what you derive from the data (a mean, a yearly sum, a slope) and see how this change moves it, what moves it, and how much change it could bear.</p>`}
      ${waiting && !locked ? renderWaiting(quantities, running, this.problem, { run: () => void this.#keepingFocus(this.#compute(quantities)), discard: () => void this.#keepingFocus(this.#compute(NONE)), cancel: () => this.cancel() })
        : renderQuantityList({ quantities, impact: report.impact ?? [], locked, busy: running !== null || this.editing !== null, edit: (at) => this.#open(at, draftOf(quantities[at]!)), remove: (at) => void this.#keepingFocus(this.#remove(quantities, at)) })}
      ${this.removed === null ? nothing : html`<p class="run no-print"><span><bdi>${this.removed.name}</bdi> is removed.</span><button type="button" class="undo" @click=${() => void this.#keepingFocus(this.#compute(this.removed!.before))}>Undo</button></p>`}
      ${this.editing === null ? nothing : renderQuantityForm({
        draft: this.draft, isNew: this.editing === quantities.length, starts: this.#starts(report), columns: namedColumns(report).map(({ called }) => called), numbers: namedColumns(report).filter(({ type, role }) => type === 'number' && role !== 'key').map(({ called }) => called), problem: this.problem, running, rich: this.rich,
        change: (part) => { this.draft = { ...this.draft, ...part(this.draft) }; this.problem = ''; }, begin: (start) => this.#begin(start), insert: (text) => this.#insert(text),
        run: () => void this.#run(quantities), cancel: () => this.cancel(), close: () => this.#leave(),
      })}
      ${this.editing === null && running !== null && !waiting ? html`<div class="run"><button type="button" @click=${() => this.cancel()}>Cancel</button><span role="status">${running}</span></div>` : nothing}
      ${this.editing === null && this.problem !== '' && !waiting ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
    </section>`;
  }

  /** Stops what runs; what was written stays. */
  cancel(): void {
    this.running?.abort(new DOMException('Cancelled', 'AbortError'));
  }

  #open(at: number, draft: QuantityDraft): void {
    this.#dropEditor();
    this.editing = at;
    this.draft = draft;
    this.#begun = null;
    this.problem = '';
    this.removed = null;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLInputElement>('#name')?.focus());
  }

  #close(): void {
    this.editing = null;
    this.draft = EMPTY_DRAFT;
    this.problem = '';
    this.#dropEditor();
  }

  /** The keyboard goes on at the button that opens the form. */
  #leave(): void {
    this.#close();
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('#add')?.focus());
  }

  /** What was pressed goes away while it works, and what takes its place goes away after it: the keyboard goes on at what is there instead. */
  async #keepingFocus(work: Promise<unknown>): Promise<void> {
    await this.#takeFocus('.run button');
    await work;
    await this.#takeFocus('.undo', '#add');
  }

  /** Only a focus that fell to nothing; nothing moves in sight for it. */
  async #takeFocus(...selectors: readonly string[]): Promise<void> {
    await this.updateComplete;
    if (document.activeElement === document.body || document.activeElement === null) selectors.map((selector) => this.renderRoot.querySelector<HTMLElement>(selector)).find((each) => each !== null)?.focus({ preventScroll: true });
  }

  #starts(report: ChangeReport): readonly QueryStart[] {
    return this.draft.way === 'javascript' ? functionStarts(report, this.filter.column) : queryStarts(report, this.filter.column);
  }

  #begin(start: QueryStart): void {
    this.draft = begunWith(this.draft, start, this.#begun, languageOf(this.draft));
    this.#begun = start;
    this.problem = '';
    this.#editor?.setText(start.text);
  }

  #insert(text: string): void {
    if (this.#editor) { this.#editor.insert(text); return; }
    const field = this.renderRoot.querySelector('textarea');
    if (field === null) return;
    field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
    this.draft = { ...this.draft, [languageOf(this.draft)]: field.value };
    field.focus();
  }

  async #run(quantities: readonly QuantityRecipe[]): Promise<void> {
    const at = this.editing;
    if (at === null || this.running !== null) return;
    const quantity = quantityOf(this.draft, quantities.filter((_, i) => i !== at));
    if (typeof quantity === 'string') { this.problem = quantity; return; }
    const done = await this.#compute(at === quantities.length ? [...quantities, quantity] : quantities.map((each, i) => (i === at ? quantity : each)));
    if (done && this.editing === at) this.#leave();
  }

  async #remove(quantities: readonly QuantityRecipe[], at: number): Promise<void> {
    if (!(await this.#compute(quantities.filter((_, i) => i !== at)))) return;
    this.removed = { name: quantities[at]!.name, before: quantities };
    this.said = `${quantities[at]!.name} is removed.`;
  }

  /** True when the report holds the answers. */
  async #compute(quantities: readonly QuantityRecipe[]): Promise<boolean> {
    const host = this.reportHost, own = new AbortController();
    if (host === null || this.running !== null) return false;
    this.running = own;
    this.progress = this.removed = null;
    this.problem = this.said = '';
    try {
      const impact = await host.computeQuantities(quantities, { signal: own.signal, onProgress: (progress) => { if (!own.signal.aborted) this.progress = progress; } });
      if (impact !== null && impact.length > 0) this.said = impact.map(({ sentence }) => sentence).join(' ');
      return impact !== null;
    } catch (error) {
      if (!own.signal.aborted) this.problem = isPalimpsestError(error) ? error.message : `The quantity could not be computed (${error instanceof Error ? error.message : String(error)}). Compare again, then run it once more.`;
      else this.said = 'Cancelled.';
      return false;
    } finally {
      this.running = this.progress = null;
    }
  }

  async #enrich(): Promise<void> {
    if (this.#editor !== null || this.#loading) return;
    this.#loading = true;
    try {
      const { createCodeEditor } = await import('./code-editor.js'), report = this.currentReport, parent = this.renderRoot.querySelector<HTMLElement>('.code'), field = this.renderRoot.querySelector('textarea');
      if (parent === null || report === null || this.editing === null) return;
      this.#language = languageOf(this.draft);
      const wasIn = field !== null && this.shadowRoot?.activeElement === field;
      this.#editor = createCodeEditor({
        parent, root: this.shadowRoot!, text: this.draft[this.#language], language: this.#language, label: 'What computes it', describedBy: 'about', columns: namedColumns(report).map(({ called }) => called),
        onChange: (text) => { this.draft = { ...this.draft, [this.#language]: text }; this.problem = ''; }, onRun: () => void this.#run(quantitiesOf(this.currentReport!)),
      });
      this.rich = true;
      if (wasIn) void this.updateComplete.then(() => this.#editor?.focus());
    } catch {
      // The plain field does as well.
    } finally {
      this.#loading = false;
    }
  }

  #dropEditor(): void {
    this.#editor?.destroy();
    this.#editor = null;
    this.rich = false;
  }
}

function quantitiesOf(report: ChangeReport): readonly QuantityRecipe[] {
  return report.recipe.quantities ?? NONE;
}

/** The way that a text is written in; that of a model stays as it was. */
function languageOf({ way }: QuantityDraft): CodeLanguage {
  return way === 'javascript' ? 'javascript' : 'sql';
}

function waits(report: ChangeReport): boolean {
  return report.validity.findings.some(({ code }) => code === QUANTITIES_WAIT);
}

function progressWords(progress: Progress | null): string {
  if (progress === null || progress.done === 0) return 'Computing…';
  return progress.total > progress.done ? `Computing, ${formatCount(progress.done)} of ${formatCount(progress.total)} releases between base and revision…` : `Computing, ${formatCount(progress.done)} releases between base and revision so far…`;
}

declare global {
  interface HTMLElementTagNameMap { 'change-quantity': ChangeQuantityElement }
}

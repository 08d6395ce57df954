/** `<change-recipe>`: how the releases were read and paired, and what can be set otherwise. */
import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { Recipe } from '../../src/core/model/recipe.js';
import type { ChangeReport } from '../../src/core/model/report.js';
import { base } from '../shared/base.styles.js';
import { ChangeElement } from '../shared/change-element.js';
import { countOf } from '../shared/format-number.js';
import { tokens } from '../shared/tokens.styles.js';
import { applyEdits, columnNotes, describeReading, hasEdits, missingCodes, nameOf, NO_EDITS, type RecipeEdits } from './recipe.model.js';

/** Asks the page to compare again with another recipe. */
export class ChangeRecipeRequestEvent extends Event {
  static readonly type = 'change-recipe-request';
  readonly recipe: Recipe;
  constructor(recipe: Recipe) {
    super(ChangeRecipeRequestEvent.type, { bubbles: true, composed: true });
    this.recipe = recipe;
  }
}

export class ChangeRecipeElement extends ChangeElement {
  static override styles = [tokens, base, css`
    section { display: grid; gap: 1rem; padding: 3px; }
    section > div { display: grid; gap: 0.25rem; }
    li, p, dd { overflow-wrap: anywhere; }
    label { display: flex; align-items: center; gap: 0.5rem; min-block-size: 1.5rem; }
    input[type='checkbox'] { min-block-size: 1rem; inline-size: 1rem; margin: 0; accent-color: var(--_ink); }
    .columns { max-block-size: 22rem; overflow: auto; border-block: 1px solid var(--_hairline); }
    table { border-collapse: collapse; inline-size: 100%; }
    th, td { text-align: start; font-weight: 400; padding: 0.125rem 0.5rem 0.125rem 0; border-block-end: 1px solid var(--_hairline); overflow-wrap: anywhere; }
    thead th { color: var(--_muted); font-size: 0.75rem; position: sticky; inset-block-start: 0; background: var(--_surface); }
    td input { inline-size: 5.5rem; text-align: end; }
    .run { display: flex; gap: 0.5rem; position: sticky; inset-block-end: 0; background: var(--_surface); padding-block: 0.5rem; }
    .primary { background: var(--_ink); color: var(--_surface); border-color: var(--_ink); }
    .primary:hover { background: var(--_link); }
    .primary:disabled { background: transparent; color: var(--_muted); border-color: var(--_hairline); }
  `];
  static override properties: PropertyDeclarations = { recipe: { attribute: false }, locked: { type: Boolean }, edits: { state: true } };
  /** The recipe that was asked for; edits are laid over it. */
  declare recipe: Recipe;
  /** Nothing can be compared again: only the report is at hand. */
  declare locked: boolean;
  declare protected edits: RecipeEdits;

  constructor() {
    super();
    this.recipe = {};
    this.locked = false;
    this.edits = NO_EDITS;
  }

  /** For a page that opened the panel by a key. */
  focusTitle(): void {
    this.renderRoot.querySelector<HTMLElement>('#title')?.focus();
  }

  protected override sourceChanged(): void {
    this.edits = NO_EDITS;
  }

  protected override render(): TemplateResult | typeof nothing {
    const report = this.currentReport;
    if (!report) return nothing;
    return html`<section aria-labelledby="title">
      <h2 id="title" tabindex="-1">Recipe</h2>
      <div><h3>How the releases were read</h3>
        ${[['base', report.base] as const, ['revision', report.revision] as const].map(([side, release]) => html`
          <p>${side} <span class="mono">${release.label}</span></p>
          <ul class="muted small">${describeReading(release).map((line) => html`<li>${line}</li>`)}</ul>`)}
      </div>
      <div><h3>How records are paired</h3><p>${report.pairing.evidence.sentence}</p></div>
      ${this.#renderMissing(report)}
      ${this.#renderColumns(report)}
      ${this.#renderNotes(report)}
      ${this.locked ? html`<p class="muted">To compare with another recipe, open the two releases.</p>` : html`<div class="run">
        <button type="button" class="primary" ?disabled=${!hasEdits(this.edits)} @click=${() => this.#ask()}>Compare again</button>
        <button type="button" ?disabled=${!hasEdits(this.edits)} @click=${() => { this.edits = NO_EDITS; this.requestUpdate(); }}>Undo edits</button>
      </div>`}
    </section>`;
  }

  #renderMissing(report: ChangeReport): TemplateResult {
    const codes = missingCodes(report.recipe);
    return html`<div><h3 id="missing">Taken for missing</h3>
      ${codes.length === 0 ? html`<p class="muted">Empty cells only.</p>` : html`<ul>${codes.map((code) => html`<li><label>
        <input type="checkbox" ?disabled=${this.locked} .checked=${!this.edits.refused.has(code.text)} @change=${() => this.#toggleCode(code.text)}>
        <span><code>${code.text}</code> <span class="muted" title=${code.columns.slice(0, 40).join(', ')}>in ${code.columns.length === 1 ? code.columns[0] : countOf(code.columns.length, 'column')}</span></span>
      </label></li>`)}</ul>`}
    </div>`;
  }

  #renderColumns(report: ChangeReport): TemplateResult {
    const types = new Map(report.columns.map((column) => [column.base[0] ?? '', column.type]));
    const shown = report.recipe.columns.filter((column) => column.base.length > 0 && column.revision.length > 0);
    return html`<div><h3>Columns and tolerances</h3>
      <p class="muted small">Numbers that differ by no more than the tolerance count as “tolerated”.</p>
      <div class="columns" tabindex="0" role="region" aria-label="Columns and tolerances"><table>
        <thead><tr><th scope="col">column</th><th scope="col">type</th><th scope="col">tolerance ±</th></tr></thead>
        <tbody>${shown.map((column) => html`<tr>
          <th scope="row" class="mono">${column.revision.join(' + ')}</th>
          <td class="small">${types.get(column.base[0] ?? '') ?? ''}${column.role === 'key' ? ', key' : ''}</td>
          <td>${types.get(column.base[0] ?? '') === 'number' && column.role !== 'key' ? html`<input type="number" min="0" step="any" ?disabled=${this.locked}
            aria-label=${`Tolerance of ${column.revision.join(' + ')}`} .value=${String(this.edits.tolerances.get(nameOf(column)) ?? column.tolerance.absolute)}
            @change=${(event: Event) => this.#setTolerance(nameOf(column), column.tolerance.absolute, event.target as HTMLInputElement)}>` : nothing}</td>
        </tr>`)}</tbody>
      </table></div>
    </div>`;
  }

  #renderNotes(report: ChangeReport): TemplateResult | typeof nothing {
    const notes = columnNotes(report);
    if (notes.length === 0) return nothing;
    return html`<details><summary>${countOf(notes.length, 'note')} on reading</summary>
      <ul class="small">${notes.map(({ name, note }) => html`<li><code>${name}</code> ${note}</li>`)}</ul></details>`;
  }

  #toggleCode(text: string): void {
    const refused = new Set(this.edits.refused);
    if (!refused.delete(text)) refused.add(text);
    this.edits = { ...this.edits, refused };
  }

  #setTolerance(name: string, now: number, input: HTMLInputElement): void {
    const tolerances = new Map(this.edits.tolerances);
    const value = input.valueAsNumber;
    if (Number.isFinite(value) && value >= 0 && value !== now) tolerances.set(name, value);
    else {
      tolerances.delete(name);
      input.value = String(now);
    }
    this.edits = { ...this.edits, tolerances };
  }

  #ask(): void {
    const report = this.currentReport;
    if (report) this.dispatchEvent(new ChangeRecipeRequestEvent(applyEdits(this.recipe, report.recipe, this.edits)));
  }
}

declare global {
  interface HTMLElementTagNameMap { 'change-recipe': ChangeRecipeElement }
}

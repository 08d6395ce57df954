/** `<change-summary>`: the verdict, what is off, and how much of what changed. */
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { ChangeReport } from '../../src/core/model/report.js';
import { barStyles, renderBar } from '../shared/bar.view.js';
import { base } from '../shared/base.styles.js';
import { ChangeElement } from '../shared/change-element.js';
import { CountsOfSelection } from '../shared/counts-of-selection.js';
import { countOf, formatCount, formatShare, keepPercent } from '../shared/format-number.js';
import { stackSegments } from '../shared/segments.js';
import { tokens } from '../shared/tokens.styles.js';
import { unsaidLines } from './table-kinds.js';
import { isExact, narrowedLevels, selectionLines, type NarrowedLevel } from './narrowed-levels.js';
import { SEVERITY_WORDS, summaryLevels, validityLines, type LevelPart } from './summary.model.js';
import { summaryStyles } from './summary.styles.js';

const BAR_HEIGHT = 20;

/** The first sentence is read first; the others say more. */
function renderSentences(text: string): TemplateResult {
  const end = text.indexOf('. ') + 1, first = end === 0 ? text : text.slice(0, end);
  return html`${keepPercent(first)}${first === text ? nothing : html` <span class="more">${keepPercent(text.slice(end + 1))}</span>`}`;
}

export class ChangeSummaryElement extends ChangeElement {
  // How much room there is is known once an update has been laid out; then another one draws.
  static { this.disableWarning?.('change-in-update'); }

  static override styles = [tokens, base, barStyles, summaryStyles];
  static override properties: PropertyDeclarations = { barWidth: { state: true } };
  declare protected barWidth: number;

  #counted = new CountsOfSelection(this);
  #sizes = new ResizeObserver(() => this.#measure());

  constructor() {
    super();
    this.barWidth = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sizes.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#measure();
  }

  protected override render(): TemplateResult {
    const report = this.currentReport;
    if (!report) return html`<p class="verdict muted">${this.hostBusy ? 'Comparing…' : 'No comparison yet.'}</p>`;
    const lines = validityLines(report), counted = this.clauses.length === 0 ? null : this.#counted.now, levels = narrowedLevels(report, summaryLevels(report), counted?.counts ?? null);
    return html`
      <section aria-labelledby="verdict">
        <p class="verdict" id="verdict" part="verdict">${renderSentences(report.sentence)}</p>
        ${lines.length === 0 ? nothing : html`<ul class="findings" part="findings">${lines.map((line) => html`
          <li class=${line.severity}><strong>${SEVERITY_WORDS[line.severity]}.</strong> ${line.sentence}</li>`)}</ul>`}
        ${report.impact?.length ? html`<ul class="impact" part="impact">${report.impact.map(({ sentence }) => html`<li>${keepPercent(sentence)}</li>`)}</ul>` : nothing}
        ${report.pairing.mode === 'distribution' ? nothing : html`<p class="pairing">${keepPercent(report.pairing.evidence.sentence)}</p>`}
        ${unsaidLines(report).map((line) => html`<p class="pairing">${line}</p>`)}
        ${counted === null ? nothing : html`<p class="selection" part="selection">${selectionLines(report, counted, levels).join(' ')}</p>`}
        <div class="levels" aria-busy=${counted?.standing === 'coming'}>${levels.map((level) => this.#renderLevel(level))}</div>
        ${this.#renderTable(levels, counted !== null)}
      </section>`;
  }

  /** The bar is of what is selected where all of it is known, else of everything. */
  #renderLevel(narrowed: NarrowedLevel): TemplateResult {
    const { level, total, parts } = narrowed, drawn = isExact(narrowed), size = ({ name, count }: LevelPart): number => (drawn ? parts.get(name)?.count ?? (level.name === 'columns' ? count : 0) : count);
    const present = level.parts.filter((part) => part.count > 0);
    const byName = new Map(present.map((part) => [part.name, part]));
    const active = new Set(present.filter((part) => part.pressed(this.filter)).map((part) => part.name)), segments = present.map((part) => ({ name: part.name, count: size(part) }));
    return html`<div class="level" role="group" aria-label=${`${level.name} by class`}>
      <h3>${level.name} <span>${total === null || level.name === 'columns' ? formatCount(level.total) : html`${total.bound ? 'at most ' : ''}${formatCount(total.count ?? 0)} of ${formatCount(this.#whole(narrowed))}`}</span></h3>
      <div class="track">${level.total === 0 ? html`<span class="muted">${level.empty}</span>` : segments.every(({ count }) => count === 0) ? html`<span class="muted">None is selected.</span>` : renderBar(stackSegments(segments, this.barWidth), {
        width: this.barWidth, height: BAR_HEIGHT, active,
        mark: (name) => byName.get(name)!.mark,
        onPress: (name) => this.#press(byName.get(name)!),
      })}</div>
      <div class="parts">${present.map((part) => this.#renderPart(part, narrowed))}</div>
    </div>`;
  }

  /** What a selection is of: of records those in both releases. */
  #whole({ level, parts }: NarrowedLevel): number {
    return level.name === 'records' ? level.parts.reduce((sum, { name, count }) => sum + (parts.has(name) ? count : 0), 0) : level.total;
  }

  #renderPart(part: LevelPart, narrowed: NarrowedLevel): TemplateResult {
    const { mark } = part;
    const label = html`<span class="glyph tone-${mark.tone}" aria-hidden="true">${mark.glyph}</span>
      <span>${mark.word}</span> ${this.#renderCount(part, narrowed)}`;
    if (!part.toggle) return html`<span class="part" title=${mark.meaning}>${label}</span>`;
    return html`<button type="button" class="part" title=${`${mark.meaning}. Press to show only these.`} aria-pressed=${part.pressed(this.filter)}
      @click=${() => this.#press(part)}>${label}</button>`;
  }

  /** A column may be unchanged in a selection and not over all records: then it is no part of those that are. */
  #renderCount({ name, count }: LevelPart, { level, total, parts }: NarrowedLevel): TemplateResult {
    const found = parts.get(name), of = html`<span class="share">${level.name === 'columns' ? `(${formatCount(count)} over all)` : `of ${formatCount(count)}`}</span>`;
    if (total === null) return html`<b>${formatCount(count)}</b> <span class="share">${formatShare(count, level.total)}</span>`;
    if (found === undefined) return html`<b>${formatCount(count)}</b>`;
    if (found.count === null) return html`<b>–</b><span class="hidden-text"> not known</span> ${of}`;
    if (found.bound) return html`<span>at most</span> <b>${formatCount(found.count)}</b> ${of}`;
    return html`<b>${formatCount(found.count)}</b> ${of}${total.bound || total.count === 0 || level.name === 'columns' ? nothing : html` <span class="share">· ${formatShare(found.count, total.count ?? 0)}</span>`}`;
  }

  #renderTable(levels: readonly NarrowedLevel[], selected: boolean): TemplateResult {
    const told = (found: { readonly count: number | null; readonly bound: boolean } | undefined): string => (found === undefined ? 'in no selection' : found.count === null ? 'not known' : `${found.bound ? 'at most ' : ''}${formatCount(found.count)}`);
    return html`<details>
      <summary>The same as a table</summary>
      <table>
        <caption class="hidden-text">Columns, records and cells by class</caption>
        <thead><tr><th scope="col">Of</th><th scope="col">Class</th><th scope="col">Meaning</th><th scope="col">Count</th><th scope="col">Share</th>${selected ? html`<th scope="col">Selected</th>` : nothing}</tr></thead>
        <tbody>${levels.flatMap(({ level, parts }) => level.parts.map((part) => html`<tr>
          <th scope="row">${countOf(level.total, ...level.unit)}</th><td>${part.mark.word}</td><td>${part.mark.meaning}</td>
          <td class="number">${formatCount(part.count)}</td><td class="number">${formatShare(part.count, level.total)}</td>${selected ? html`<td class="number">${told(parts.get(part.name))}</td>` : nothing}</tr>`))}</tbody>
      </table>
    </details>`;
  }

  #press(part: LevelPart): void {
    if (part.toggle) this.requestFilter(part.toggle(this.filter));
  }

  #measure(): void {
    const track = this.renderRoot.querySelector('.track');
    if (track && track.clientWidth !== this.barWidth) this.barWidth = track.clientWidth;
  }
}

declare global {
  interface HTMLElementTagNameMap { 'change-summary': ChangeSummaryElement }
}

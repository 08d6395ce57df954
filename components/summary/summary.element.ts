/** `<change-summary>`: the verdict, what is off, and how much of what changed. */
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { ChangeReport } from '../../src/core/model/report.js';
import { barStyles, renderBar } from '../shared/bar.view.js';
import { base } from '../shared/base.styles.js';
import { ChangeElement } from '../shared/change-element.js';
import { countOf, formatCount, formatShare, keepPercent } from '../shared/format-number.js';
import { stackSegments } from '../shared/segments.js';
import { tokens } from '../shared/tokens.styles.js';
import { unsaidLines } from './table-kinds.js';
import { SEVERITY_WORDS, summaryLevels, validityLines, type Level, type LevelPart } from './summary.model.js';
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
    const lines = validityLines(report);
    return html`
      <section aria-labelledby="verdict">
        <p class="verdict" id="verdict" part="verdict">${renderSentences(report.sentence)}</p>
        ${lines.length === 0 ? nothing : html`<ul class="findings" part="findings">${lines.map((line) => html`
          <li class=${line.severity}><strong>${SEVERITY_WORDS[line.severity]}.</strong> ${line.sentence}</li>`)}</ul>`}
        ${report.pairing.mode === 'distribution' ? nothing : html`<p class="pairing">${keepPercent(report.pairing.evidence.sentence)}</p>`}
        ${unsaidLines(report).map((line) => html`<p class="pairing">${line}</p>`)}
        <div class="levels">${summaryLevels(report).map((level) => this.#renderLevel(level))}</div>
        ${this.#renderTable(report)}
      </section>`;
  }

  #renderLevel(level: Level): TemplateResult {
    const present = level.parts.filter((part) => part.count > 0);
    const byName = new Map(present.map((part) => [part.name, part]));
    const active = new Set(present.filter((part) => part.pressed(this.filter)).map((part) => part.name));
    return html`<div class="level" role="group" aria-label=${`${level.name} by class`}>
      <h3>${level.name} <span>${formatCount(level.total)}</span></h3>
      <div class="track">${level.total === 0 ? html`<span class="muted">${level.empty}</span>` : renderBar(stackSegments(present, this.barWidth), {
        width: this.barWidth, height: BAR_HEIGHT, active,
        mark: (name) => byName.get(name)!.mark,
        onPress: (name) => this.#press(byName.get(name)!),
      })}</div>
      <div class="parts">${present.map((part) => this.#renderPart(part, level))}</div>
    </div>`;
  }

  #renderPart(part: LevelPart, level: Level): TemplateResult {
    const { mark } = part;
    const label = html`<span class="glyph tone-${mark.tone}" aria-hidden="true">${mark.glyph}</span>
      <span>${mark.word}</span> <b>${formatCount(part.count)}</b> <span class="share">${formatShare(part.count, level.total)}</span>`;
    if (!part.toggle) return html`<span class="part" title=${mark.meaning}>${label}</span>`;
    return html`<button type="button" class="part" title=${`${mark.meaning}. Press to show only these.`} aria-pressed=${part.pressed(this.filter)}
      @click=${() => this.#press(part)}>${label}</button>`;
  }

  #renderTable(report: ChangeReport): TemplateResult {
    return html`<details>
      <summary>The same as a table</summary>
      <table>
        <caption class="hidden-text">Columns, records and cells by class</caption>
        <thead><tr><th scope="col">Of</th><th scope="col">Class</th><th scope="col">Meaning</th><th scope="col">Count</th><th scope="col">Share</th></tr></thead>
        <tbody>${summaryLevels(report).flatMap((level) => level.parts.map((part) => html`<tr>
          <th scope="row">${countOf(level.total, ...level.unit)}</th><td>${part.mark.word}</td><td>${part.mark.meaning}</td>
          <td class="number">${formatCount(part.count)}</td><td class="number">${formatShare(part.count, level.total)}</td></tr>`))}</tbody>
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

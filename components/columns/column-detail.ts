/** The column in focus: its sentence and verdict first, then pictures, kinds, places, missing values, flags and figures. */
import { html, nothing, type TemplateResult } from 'lit';
import { enough } from '../../src/core/format/words.js';
import { changedCells } from '../../src/core/model/cell-class.js';
import { isDefined, type ChangeReport, type ReportColumn } from '../../src/core/model/report.js';
import { unitOf } from '../../src/core/report/column-sentence.js';
import { columnState } from '../shared/column-state.js';
import { formatCount, formatNumber, keepPercent } from '../shared/format-number.js';
import { renderText, VERDICT_MARKS } from './column-cells.js';
import { renderDistribution, renderPaired, renderSides, withSign } from './detail-figures.js';
import { renderKindList, renderPlaces } from './detail-kinds.js';
import { renderFlags, renderMissingness } from './detail-missing.js';
import { renderLevels, renderScales, renderSteps } from './detail-steps.js';
import { renderCorrelations, renderTime } from './detail-relations.js';
import { detailStyles } from './detail.styles.js';
import { describeHistogram, renderDifference, renderHistogram } from './mini-histogram.js';

/** Once in each root; a style sheet made by script needs no leave of a strict policy. */
export function adoptDetail({ adoptedStyleSheets: sheets }: ShadowRoot): void {
  if (!sheets.includes(detailStyles.styleSheet!)) sheets.push(detailStyles.styleSheet!);
}

export function renderDetail(column: ReportColumn, report: ChangeReport): TemplateResult {
  const { pictures } = column;
  const notes = [...(columnState(column) === 'uncompared' ? [uncomparedNote(column)] : []), ...(column.notes ?? [])];
  return html`<div class="detail">
    ${renderSaid(column)}
    <div class="panels">
      ${pictures?.histogram ? html`<figure>
        <figcaption>${describeHistogram(pictures.histogram)}</figcaption>
        ${renderHistogram(pictures.histogram, 420, 140)}
        ${renderDifference(pictures.histogram, 420, 56)}
        <p class="scale small muted"><span>${formatNumber(pictures.histogram.edges[0] ?? 0)}</span><span>${formatNumber(pictures.histogram.edges.at(-1) ?? 0)}</span></p>
      </figure>` : nothing}
      ${renderKindList(column)}
      ${renderPlaces(column, report)}
      ${pictures?.transitions && pictures.transitions.length > 0 ? renderTransitions(pictures.transitions) : nothing}
      ${renderMissingness(column)}
      ${renderFlags(column, report)}
      ${column.role === 'flag' && report.flags?.some(({ flag }) => flag === column.name) ? nothing : renderPaired(column)}
      ${renderSides(column)}
      ${renderSteps(column)}
      ${renderScales(column)}
      ${renderLevels(column)}
      ${renderDistribution(column)}
      ${renderTime(column)}
      ${renderCorrelations(column, report)}
    </div>
    ${notes.length > 0 ? html`<ul class="notes small">${notes.map((note) => html`<li>${note}</li>`)}</ul>` : nothing}
  </div>`;
}

/** The sentence holds the verdict's; a report without it has the verdict's alone. The line below says what it rests on. */
export function renderSaid(column: ReportColumn): TemplateResult {
  const { sentence, verdict } = column, said = sentence ?? verdict?.sentence, facts = restsOn(column);
  return html`${said === undefined ? nothing : html`<p class="said">${keepPercent(said)}</p>`}
    ${verdict === undefined || facts.length === 0 || changedCells(column.cells) === 0 ? nothing : html`<p class="verdict"><span class="verdict-word ${verdict.state}"><span class="verdict-mark" aria-hidden="true">${VERDICT_MARKS[verdict.state].glyph}</span> ${VERDICT_MARKS[verdict.state].word}</span>
      ${facts.map((part) => html`<span class="muted">${part}</span>`)}</p>`}`;
}

/** What the sentence does not say. */
function restsOn(column: ReportColumn): string[] {
  const { intervals, verdict } = column, unit = unitOf(column), of = (text: string): string => (unit === null ? text : `${text} ${unit}`), bias = intervals?.['bias'], { matters = null, sameWithin } = verdict ?? {};
  return [
    ...(bias !== undefined && column.role !== 'flag' ? [`mean difference, ${formatNumber(bias.level * 100)} % interval: ${withSign(bias.low, 3)} to ${of(withSign(bias.high, 3))}`] : []),
    ...(matters !== null && isDefined(sameWithin) && sameWithin > 0 ? [`the same from a tolerance of ±${of(enough(sameWithin))} on`] : []),
  ];
}

/** Why no cell of a column that is in both releases is in any class, as far as the report tells. */
export function uncomparedNote(column: ReportColumn): string {
  const retyped = column.kinds?.find((kind) => kind.kind === 'retyped')?.evidence;
  return retyped ? `Not compared: its type changed from ${String(retyped['from'])} to ${String(retyped['to'])}, so it cannot help to pair records without a key.`
    : 'Not compared: no record of one release is paired with one of the other.';
}

function renderTransitions(transitions: NonNullable<NonNullable<ReportColumn['pictures']>['transitions']>): TemplateResult {
  return html`<table>
    <caption>Most frequent changes</caption>
    <thead><tr><th scope="col">base</th><th scope="col">revision</th><th scope="col">cells</th></tr></thead>
    <tbody>${transitions.map((change) => html`<tr><td>${renderText(change.from)}</td><td>${renderText(change.to)}</td><td class="number">${formatCount(change.count)}</td></tr>`)}</tbody>
  </table>`;
}

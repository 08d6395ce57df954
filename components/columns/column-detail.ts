/** The column in focus: every figure of both sides as a table, the pictures at reading size, notes and verdict. */
import { html, nothing, type TemplateResult } from 'lit';
import { isDefined, type ColumnSummary, type Figure, type ReportColumn } from '../../src/core/model/report.js';
import { columnState } from '../shared/column-state.js';
import { describeShift, formatCount, formatFigure, formatNumber } from '../shared/format-number.js';
import { renderText } from './column-cells.js';
import { kindWords } from './kind-words.js';
import { describeHistogram, renderDifference, renderHistogram } from './mini-histogram.js';

const FIGURES: readonly [label: string, pick: (summary: ColumnSummary) => Figure | undefined][] = [
  ['values', (summary) => summary.n],
  ['missing', (summary) => summary.missing],
  ['infinite', (summary) => (summary.infinite ? summary.infinite : undefined)],
  ['distinct', (summary) => summary.distinct],
  ['mean', (summary) => summary.mean],
  ['standard deviation', (summary) => summary.sd],
  ['minimum', (summary) => summary.min],
  ['5 %', quantile('q05')], ['25 %', quantile('q25')], ['median', quantile('q50')], ['75 %', quantile('q75')], ['95 %', quantile('q95')],
  ['maximum', (summary) => summary.max],
];

function quantile(name: 'q05' | 'q25' | 'q50' | 'q75' | 'q95'): (summary: ColumnSummary) => Figure | undefined {
  return ({ quantiles }) => (quantiles === undefined || 'status' in quantiles ? quantiles : quantiles[name]);
}

export function renderDetail(column: ReportColumn): TemplateResult {
  const { pictures, verdict, kinds } = column;
  const notes = [...(columnState(column) === 'uncompared' ? [uncomparedNote(column)] : []), ...(column.notes ?? [])];
  return html`<div class="detail">
    ${verdict ? html`<p class="verdict">${verdict.sentence}</p>` : nothing}
    <div class="panels">
      ${pictures?.histogram ? html`<figure>
        <figcaption>${describeHistogram(pictures.histogram)}</figcaption>
        ${renderHistogram(pictures.histogram, 420, 140)}
        ${renderDifference(pictures.histogram, 420, 56)}
        <p class="scale small muted"><span>${formatNumber(pictures.histogram.edges[0] ?? 0)}</span><span>${formatNumber(pictures.histogram.edges.at(-1) ?? 0)}</span></p>
      </figure>` : nothing}
      ${pictures?.transitions && pictures.transitions.length > 0 ? renderTransitions(pictures.transitions) : nothing}
      ${renderSides(column)}
      ${column.paired && column.paired.n > 0 ? renderPaired(column) : nothing}
    </div>
    ${kinds && kinds.length > 0 ? html`<p class="small">Kinds: ${kinds.map((kind) => `${kindWords(kind)} (explains ${formatNumber(kind.confidence * 100, 3)} % of its cells)`).join('; ')}</p>` : nothing}
    ${notes.length > 0 ? html`<ul class="notes small">${notes.map((note) => html`<li>${note}</li>`)}</ul>` : nothing}
  </div>`;
}

/** Why no cell of a column that is in both releases is in any class, as far as the report tells. */
export function uncomparedNote(column: ReportColumn): string {
  const retyped = column.kinds?.find((kind) => kind.kind === 'retyped')?.evidence;
  return retyped ? `Not compared: its type changed from ${String(retyped['from'])} to ${String(retyped['to'])}, so it cannot help to pair records without a key.`
    : 'Not compared: no record of one release is paired with one of the other.';
}

function renderSides(column: ReportColumn): TemplateResult | typeof nothing {
  const base = column.summary?.base ?? null;
  const revision = column.summary?.revision ?? null;
  const rows = FIGURES.map(([label, pick]) => ({ label, base: base ? pick(base) : undefined, revision: revision ? pick(revision) : undefined }))
    .filter((row) => row.base !== undefined || row.revision !== undefined);
  if (rows.length === 0) return nothing;
  return html`<table>
    <caption>All values of each side</caption>
    <thead><tr><td></td><th scope="col">base</th><th scope="col">revision</th><th scope="col">change</th></tr></thead>
    <tbody>${rows.map((row) => html`<tr><th scope="row">${row.label}</th><td>${shown(row.label, row.base)}</td><td>${shown(row.label, row.revision)}</td>
      <td class="muted">${described(row.label, row.base, row.revision)}</td></tr>`)}</tbody>
  </table>`;
}

const COUNTED = ['values', 'missing', 'infinite', 'distinct'];

function described(label: string, base: Figure | undefined, revision: Figure | undefined): string {
  if (!isDefined(base) || !isDefined(revision)) return '–';
  const gap = revision - base;
  if (gap === 0 || !COUNTED.includes(label)) return describeShift(gap);
  return `${formatCount(Math.abs(gap))} ${gap > 0 ? 'more' : 'fewer'}`;
}

function shown(label: string, figure: Figure | undefined): string {
  if (isDefined(figure) && COUNTED.includes(label)) return formatCount(figure);
  return formatFigure(figure, 6);
}

function renderPaired(column: ReportColumn): TemplateResult {
  const { paired } = column;
  const rows: [string, Figure | undefined][] = [
    ['mean difference', paired?.bias], ['mean absolute difference', paired?.mae], ['RMSE', paired?.rmse], ['largest difference', paired?.maxAbs],
    ['correlation r', paired?.pearson], ['slope', paired?.slope], ['intercept', paired?.intercept],
  ];
  return html`<table>
    <caption>${formatCount(paired?.n ?? 0)} paired values, revision − base</caption>
    <tbody>${rows.map(([label, figure]) => html`<tr><th scope="row">${label}</th>
      <td>${formatFigure(figure, 6)}${figure !== undefined && !isDefined(figure) ? html` <span class="muted">${figure.reason}</span>` : nothing}</td></tr>`)}</tbody>
  </table>`;
}

function renderTransitions(transitions: NonNullable<NonNullable<ReportColumn['pictures']>['transitions']>): TemplateResult {
  return html`<table>
    <caption>Most frequent changes</caption>
    <thead><tr><th scope="col">base</th><th scope="col">revision</th><th scope="col">cells</th></tr></thead>
    <tbody>${transitions.map((change) => html`<tr><td>${renderText(change.from)}</td><td>${renderText(change.to)}</td><td class="number">${formatCount(change.count)}</td></tr>`)}</tbody>
  </table>`;
}

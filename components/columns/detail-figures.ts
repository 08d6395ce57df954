/** Figures of one column as tables: all values of each side, the pairs with how sure each figure is, and how the distribution moved. */
import { html, nothing, type TemplateResult } from 'lit';
import { isDefined, type ColumnSummary, type Figure, type PairedSummary, type ReportColumn } from '../../src/core/model/report.js';
import { unitOf } from '../../src/core/report/column-sentence.js';
import { countOf, describeShift, formatCount, formatFigure, formatNumber } from '../shared/format-number.js';
import { agreementText } from './column-cells.js';

const SIDES: readonly [label: string, pick: (summary: ColumnSummary) => Figure | undefined][] = [
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

export function renderSides(column: ReportColumn): TemplateResult | typeof nothing {
  const base = column.summary?.base ?? null, revision = column.summary?.revision ?? null;
  const rows = SIDES.map(([label, pick]) => ({ label, base: base ? pick(base) : undefined, revision: revision ? pick(revision) : undefined }))
    .filter((row) => row.base !== undefined || row.revision !== undefined);
  if (rows.length === 0) return nothing;
  return html`<table>
    <caption>All values of each side${inUnit(column)}</caption>
    <thead><tr><td></td><th scope="col">base</th><th scope="col">revision</th><th scope="col">change</th></tr></thead>
    <tbody>${rows.map((row) => html`<tr><th scope="row">${row.label}</th><td>${shown(row.label, row.base)}</td><td>${shown(row.label, row.revision)}</td>
      <td class="muted">${described(row.label, row.base, row.revision)}</td></tr>`)}</tbody>
  </table>`;
}

/** Sides of another unit each say so themselves. */
function inUnit(column: ReportColumn): string {
  const unit = unitOf(column), { unit: units } = column;
  if (unit === null) return '';
  return units?.base && units.revision && units.base !== units.revision ? `, in ${units.base} and in ${units.revision}` : `, in ${unit}`;
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

const PAIRED: readonly [label: string, name: keyof PairedSummary][] = [
  ['mean difference', 'bias'], ['mean difference of changed pairs', 'biasChanged'], ['median size of changed pairs', 'medianAbsoluteChanged'],
  ['mean absolute difference', 'mae'], ['RMSE', 'rmse'], ['largest difference', 'maxAbs'], ['95 % of pairs differ by at most', 'p95Absolute'],
  ['correlation r', 'pearson'], ['concordance', 'ccc'], ['slope', 'slope'], ['intercept', 'intercept'], ['slope, both uncertain', 'demingSlope'],
  ['Nash–Sutcliffe efficiency', 'nse'], ['Kling–Gupta efficiency', 'kge'],
];

export function renderPaired(column: ReportColumn): TemplateResult | typeof nothing {
  const { paired, intervals } = column;
  if (!paired || paired.n === 0) return nothing;
  const [first] = Object.values(intervals ?? {}), told = PAIRED.filter(([, name]) => paired[name] !== undefined), { nHigher, nLower } = paired;
  return html`<table>
    <caption>${countOf(paired.n, 'paired value')}, revision − base${inUnit(column)}${nHigher === undefined || nLower === undefined ? '' : `: ${formatCount(nHigher)} higher, ${formatCount(nLower)} lower`}</caption>
    ${first === undefined ? nothing : html`<thead><tr><td></td><th scope="col">estimate</th><th scope="col">${formatNumber(first.level * 100)} % interval</th></tr></thead>`}
    <tbody>${told.map(([label, name]) => html`<tr><th scope="row">${label}</th><td>${estimate(name, paired[name])}</td>
      ${first === undefined ? nothing : html`<td class="muted">${interval(name, column)}</td>`}</tr>`)}</tbody>
  </table>`;
}

function estimate(name: keyof PairedSummary, figure: Figure | undefined): TemplateResult {
  if (isDefined(figure)) return html`<span class="figure">${textOf(name, figure)}</span>`;
  return html`– <span class="muted">${figure?.reason}</span>`;
}

/** A difference says its direction. */
export function withSign(value: number, digits = 4): string {
  return `${value > 0 ? '+' : ''}${formatNumber(value, digits)}`;
}

/** Figures whose distance from 1 is what they tell. */
const AGREEMENTS: ReadonlySet<string> = new Set(['pearson', 'ccc', 'slope', 'demingSlope', 'nse', 'kge']);

function textOf(name: keyof PairedSummary, value: number, digits = 4): string {
  if (AGREEMENTS.has(name)) return agreementText(value);
  return name === 'bias' || name === 'biasChanged' ? withSign(value, digits) : formatNumber(value, digits);
}

function interval(name: string, { intervals }: ReportColumn): TemplateResult | string {
  const found = intervals?.[name];
  return found === undefined ? '' : html`<span class="interval" title=${found.method}>${textOf(name as keyof PairedSummary, found.low, 3)} to ${textOf(name as keyof PairedSummary, found.high, 3)}</span>`;
}

export function renderDistribution(column: ReportColumn): TemplateResult | typeof nothing {
  const { distribution } = column;
  if (distribution === undefined) return nothing;
  const rows: [label: string, figure: Figure][] = [
    ['values move on average by', distribution.wasserstein], ['in standard deviations of base', distribution.wassersteinPerSd], ['of that a shift of the mean', distribution.shiftShare],
    ['largest gap of the shares below a value', distribution.ks], ['at the value', distribution.ksAt], [`share that moves to another of ${formatCount(distribution.bins)} bins`, distribution.totalVariation],
    ['Jensen–Shannon distance', distribution.jensenShannon],
    ...(distribution.stability ? [[`stability index${isDefined(distribution.stability.limit) ? `, by chance up to ${formatNumber(distribution.stability.limit, 2)}` : ''}`, distribution.stability.value] as [string, Figure]] : []),
  ];
  return html`<table>
    <caption>Distribution, ${distribution.of === 'pairs' ? 'of the pairs' : 'of all values'}${inUnit(column)}</caption>
    <tbody>${rows.filter(([, figure]) => isDefined(figure)).map(([label, figure]) => html`<tr><th scope="row">${label}</th><td>${formatFigure(figure)}</td></tr>`)}</tbody>
  </table>`;
}

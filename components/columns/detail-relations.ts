/** How the mean day, the mean year, the trend and the correlations of a column changed: base and revision side by side. */
import { html, nothing, type TemplateResult } from 'lit';
import { isDefined, type ChangeReport, type Figure, type ReportColumn } from '../../src/core/model/report.js';
import { unitOf } from '../../src/core/report/column-sentence.js';
import { formatFigure, formatNumber } from '../shared/format-number.js';
import { agreementText } from './column-cells.js';
import { withSign } from './detail-figures.js';

export function renderTime(column: ReportColumn): TemplateResult | typeof nothing {
  const { day, year, trend } = column.time ?? {}, unit = unitOf(column);
  const rows: [label: string, base: Figure, revision: Figure][] = [
    ...(day ? [['range of the mean day', day.rangeBase, day.rangeRevision] as [string, Figure, Figure]] : []), ...(year ? [['range of the mean year', year.rangeBase, year.rangeRevision] as [string, Figure, Figure]] : []),
    ...(trend ? [[`trend a year, over ${trend.years} years`, trend.base.slope, trend.revision.slope] as [string, Figure, Figure]] : []),
  ];
  if (rows.length === 0) return nothing;
  const peaks = [later('day', day?.peakShift, 'hour'), later('year', year?.peakShift, 'month')].filter((sentence) => sentence !== null);
  return html`<section class="time"><h3>Day, year and trend of the pairs${unit === null ? '' : `, in ${unit}`}</h3><table>
    <thead><tr><td></td><th scope="col">base</th><th scope="col">revision</th></tr></thead>
    <tbody>${rows.map(([label, base, revision]) => html`<tr><th scope="row">${label}</th><td>${formatFigure(base)}</td><td>${formatFigure(revision)}</td></tr>`)}</tbody>
  </table>${peaks.map((sentence) => html`<p>${sentence}</p>`)}</section>`;
}

/** Less than this of an hour or a month is nothing that a reader could see. */
const LEAST_SHIFT = 0.05;

function later(cycle: string, shift: Figure | undefined, unit: string): string | null {
  if (!isDefined(shift) || Math.abs(shift) < LEAST_SHIFT) return null;
  const size = formatNumber(Math.abs(shift), 2);
  return `The mean ${cycle} peaks ${size} ${unit}${size === '1' ? '' : 's'} ${shift > 0 ? 'later' : 'earlier'}.`;
}

const MOST_RELATED = 4;

export function renderCorrelations({ name }: ReportColumn, { correlations }: ChangeReport): TemplateResult | typeof nothing {
  const at = correlations?.columns.indexOf(name) ?? -1;
  if (correlations === undefined || at < 0) return nothing;
  const changed = correlations.columns.map((other, i) => ({ other, base: correlations.base[at]![i]!, revision: correlations.revision[at]![i]! })).filter(({ base, revision }, i) => i !== at && base !== revision)
    .sort((a, b) => Math.abs(b.revision - b.base) - Math.abs(a.revision - a.base)).slice(0, MOST_RELATED);
  if (changed.length === 0) return nothing;
  const sure = intervals(name, correlations);
  return html`<table>
    <caption>Correlations that changed most, over ${formatNumber(correlations.n, 9)} complete records</caption>
    <thead><tr><th scope="col">with</th><th scope="col">base</th><th scope="col">revision</th>${sure.size > 0 ? html`<th scope="col">interval of the change</th>` : nothing}</tr></thead>
    <tbody>${changed.map(({ other, base, revision }) => html`<tr><th scope="row">${other}</th><td>${agreementText(base)}</td><td>${agreementText(revision)}</td>${sure.size > 0 ? html`<td class="muted">${sure.get(other) ?? ''}</td>` : nothing}</tr>`)}</tbody>
  </table>`;
}

/** By the other column: the interval in words, with a word where it leaves out zero beyond what so many pairs give by chance. */
function intervals(name: string, { pairs = [], evidence }: NonNullable<ChangeReport['correlations']>): Map<string, string> {
  return new Map(pairs.flatMap(({ x, y, interval, q }) => (x !== name && y !== name) || interval === undefined || !('low' in interval) ? [] : [[x === name ? y : x, `${withSign(interval.low, 2)} to ${withSign(interval.high, 2)}${q !== undefined && evidence !== undefined && q <= evidence.rate ? ', beyond chance' : ''}`] as const]));
}

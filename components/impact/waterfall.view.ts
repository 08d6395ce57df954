/** Bars from the result of base to that of revision: each a step with a point in its direction, joined by thin lines. */
import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { renderXAxis } from '../chart/axis.view.js';
import type { WaterfallBar, WaterfallPicture } from './waterfall-picture.js';

/** Height of a bar, length of its point, of a tick, of the ends of a spread. */
const BAR = 13, POINT = 5, TICK = 5, CAP = 3, DOT = 4.5;

export function renderWaterfall(picture: WaterfallPicture, width: number): TemplateResult {
  const { bars, plot, base, revision, band, ticks, axis, height } = picture, bottom = plot.y + plot.height, levels = [base.at, ...bars.map(({ to }) => to)];
  return html`<svg aria-hidden="true" width=${width} height=${height} viewBox="0 0 ${width} ${height}">${svg`
    ${band === null ? nothing : svg`<rect class="tolerance" x=${band.from} width=${Math.max(1, band.to - band.from)} y=${plot.y} height=${plot.height}></rect>`}
    ${ticks.map(({ at }) => svg`<line class="grid" x1=${at} x2=${at} y1=${plot.y} y2=${bottom}></line>`)}
    <line class="zero" x1=${base.at} x2=${base.at} y1=${plot.y} y2=${bottom}></line>
    ${levels.map((at, i) => svg`<line class="joint" x1=${at} x2=${at} y1=${middleOf(i === 0 ? base.y : bars[i - 1]!.y, picture)} y2=${middleOf(i === bars.length ? revision.y : bars[i]!.y, picture)}></line>`)}
    ${renderResult('base', base, picture, width)}${bars.map((bar) => renderBar(bar, picture, width))}${renderResult('revision', revision, picture, width)}
    ${renderXAxis(ticks, bottom, plot.x, plot.x + plot.width)}
    <text x=${plot.x + plot.width / 2} y=${bottom + 34} text-anchor="middle">${axis}</text>`}</svg>`;
}

/** Where a row is narrow its words stand above the bar. */
function middleOf(y: number, { rowHeight, narrow }: WaterfallPicture): number {
  return y + rowHeight * (narrow ? 0.7 : 0.5);
}

function renderWords(label: string, value: string, y: number, { labels, numbers, narrow, rowHeight }: WaterfallPicture, width: number): SVGTemplateResult {
  const line = narrow ? y + rowHeight * 0.26 : y + rowHeight * 0.5;
  return svg`<text class="strong ${narrow ? 'halo' : ''}" x=${narrow ? 4 : labels} y=${line} dy="0.32em" text-anchor=${narrow ? 'start' : 'end'}>${label}</text>
    <text class="strong ${narrow ? 'halo' : ''}" x=${narrow ? width - 4 : numbers} y=${line} dy="0.32em" text-anchor="end">${value}</text>`;
}

function renderResult(side: 'base' | 'revision', { y, at, value }: WaterfallPicture['base'], picture: WaterfallPicture, width: number): SVGTemplateResult {
  return svg`${renderWords(side, value, y, picture, width)}<circle class=${side} cx=${at} cy=${middleOf(y, picture)} r=${DOT}></circle>`;
}

function renderBar(bar: WaterfallBar, picture: WaterfallPicture, width: number): SVGTemplateResult {
  const { label, value, y, from, to, sign, spread, alone, withoutIt, muted } = bar, middle = middleOf(y, picture), upper = middle - BAR / 2, lower = middle + BAR / 2, tone = sign > 0 ? 'positive' : sign < 0 ? 'negative' : 'none';
  return svg`<g class=${muted ? 'out' : ''}>${renderWords(label, value, y, picture, width)}
    ${sign === 0 ? svg`<line class="nothing" x1=${to} x2=${to} y1=${upper} y2=${lower}></line>` : svg`<path class="part ${tone}" d=${arrow(from, to, upper, BAR)}></path>`}
    ${spread === null ? nothing : svg`<path class="spread" d="M${spread.from} ${middle}H${spread.to}M${spread.from} ${middle - CAP}v${2 * CAP}M${spread.to} ${middle - CAP}v${2 * CAP}"></path>`}
    ${alone === null ? nothing : svg`<path class="swap" d="M${alone} ${upper - 1}v${-TICK}"></path>`}${withoutIt === null ? nothing : svg`<path class="swap" d="M${withoutIt} ${lower + 1}v${TICK}"></path>`}</g>`;
}

/** A bar with a point at its end; one that is shorter than the point is all point, and never thinner than a pixel. */
export function arrow(from: number, to: number, y: number, height: number): string {
  const sign = to < from ? -1 : 1, length = Math.max(1, Math.abs(to - from)), end = from + sign * length, point = Math.min(POINT, length);
  return `M${from} ${y}H${end - sign * point}L${end} ${y + height / 2}L${end - sign * point} ${y + height}H${from}Z`;
}

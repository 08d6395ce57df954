/** Dumbbells: base open, revision filled, a line between; beside them the difference from zero with its intervals. */
import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { renderXAxis } from '../chart/axis.view.js';
import type { DrawnPair, PairsPicture } from './pairs-picture.js';

const RADIUS = 4.5;

export function renderPairs(picture: PairsPicture, width: number): TemplateResult {
  const { rows, narrow, left, right, zero, leftTicks, rightTicks, leftTitle, rightTitle, signs, signsX, dots, between, height } = picture, bottom = left.y + left.height, common = rows.some(({ base }) => base !== null);
  return html`<svg aria-hidden="true" width=${width} height=${height} viewBox="0 0 ${width} ${height}">${svg`
    <text x=${left.x} y="12">${leftTitle}</text><text x=${right.x} y="12">${rightTitle}</text><text class="strong" x=${signsX} y=${narrow ? 32 : 28}>${signs}</text>
    ${[...leftTicks, ...rightTicks].map(({ at }) => svg`<line class="grid" x1=${at} x2=${at} y1=${left.y} y2=${bottom}></line>`)}
    ${rows.map((row) => renderRow(row, picture))}
    <line class="zero" x1=${zero} x2=${zero} y1=${dots.length > 0 ? Math.min(...dots.map(({ y }) => y)) : right.y} y2=${bottom}></line>
    ${rows.map((row) => renderDifference(row, picture))}
    ${dots.map(({ x, y, r }) => svg`<circle class="quantile" cx=${x} cy=${y} r=${r - 0.5}></circle>`)}
    ${between === null ? nothing : svg`<text x=${left.x} y=${between.y} dy="0.32em">⋮ ${between.text}</text>`}
    ${common ? renderXAxis(leftTicks, bottom, left.x, left.x + left.width) : nothing}${renderXAxis(rightTicks, bottom, right.x, right.x + right.width)}`}</svg>`;
}

function middleOf({ y }: DrawnPair, { rowHeight, narrow }: PairsPicture): number {
  return y + rowHeight * (narrow ? 0.7 : 0.5);
}

function tone({ muted }: DrawnPair): string {
  return muted ? 'out' : '';
}

function renderRow(row: DrawnPair, picture: PairsPicture): SVGTemplateResult {
  const { y, label, base, revision, means, bars, low, high } = row, { rowHeight, labels, narrow, left } = picture, middle = middleOf(row, picture), high90 = Math.min(rowHeight * 0.5, 10), high50 = high90;
  return svg`<g class=${tone(row)}>
    ${low === null || high === null ? nothing : svg`<rect class="tolerance" x=${low} width=${Math.max(1, high - low)} y=${y} height=${rowHeight}></rect>`}
    <text class="strong" x=${narrow ? left.x : labels} y=${narrow ? y + rowHeight * 0.3 : middle} dy="0.32em" text-anchor=${narrow ? 'start' : 'end'}>${label}</text>
    ${base === null || revision === null ? svg`<text x=${left.x} y=${middle} dy="0.32em">${means}</text>` : svg`
      <line class="between" x1=${base} x2=${revision} y1=${middle} y2=${middle}></line>
      <circle class="base" cx=${base} cy=${middle} r=${RADIUS}></circle><circle class="revision" cx=${revision} cy=${middle} r=${RADIUS - 1}></circle>`}
    ${bars.map(({ from, to, percent }) => svg`<rect class="interval ${percent > 60 ? 'wide' : ''}" x=${from} width=${Math.max(1, to - from)} y=${middle - (percent > 60 ? high90 : high50) / 2} height=${percent > 60 ? high90 : high50}></rect>`)}</g>`;
}

function renderDifference(row: DrawnPair, picture: PairsPicture): SVGTemplateResult {
  const { at, sign, beyond } = row, y = middleOf(row, picture), name = `dot ${sign > 0 ? 'positive' : sign < 0 ? 'negative' : ''} ${tone(row)}`;
  return beyond === 0 ? svg`<circle class=${name} cx=${at} cy=${y} r="4"></circle>` : svg`<path class=${name} d=${beyond > 0 ? `M${at - 3} ${y - 5}l8 5l-8 5z` : `M${at + 3} ${y - 5}l-8 5l8 5z`}></path>`;
}

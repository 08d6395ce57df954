/** Lines from base to revision, told apart by dash and name, over the tolerance about base; diamonds where each leaves it. */
import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { renderXAxis, renderYAxis } from '../chart/axis.view.js';
import { HALF_LETTER } from '../chart/value-axis.js';
import type { AppliedCurve, AppliedPicture } from './applied-picture.js';

export function renderApplied({ plot, curves, band, base, ticks, shares, title, axis, height }: AppliedPicture, width: number): TemplateResult {
  const right = plot.x + plot.width, bottom = plot.y + plot.height;
  return html`<svg aria-hidden="true" width=${width} height=${height} viewBox="0 0 ${width} ${height}">${svg`
    <text x=${plot.x} y="12">${title}</text>
    ${band === null ? nothing : svg`<rect class="tolerance" x=${plot.x} width=${plot.width} y=${band.y} height=${Math.max(1, band.height)}></rect>`}
    ${renderYAxis(ticks, plot.x, right)}<line class="zero" x1=${plot.x} x2=${right} y1=${base} y2=${base}></line><text x=${right} y=${base} dy="-0.4em" text-anchor="end">base</text>
    ${curves.map(({ band: spread }) => (spread === null ? nothing : svg`<path class="spread-band" d=${spread}></path>`))}
    ${curves.map(({ order, path }) => svg`<path class="curve ${order}" d=${path}></path>`)}
    ${curves.map((curve) => renderTipping(curve, bottom, right))}
    ${curves.map(({ label }) => (label === null ? nothing : svg`<text class="strong halo" x=${label.x} y=${label.y} dy="0.32em" text-anchor="middle">${label.text}</text>`))}
    ${renderXAxis(shares, bottom, plot.x, right)}<text x=${plot.x + plot.width / 2} y=${bottom + 34} text-anchor="middle">${axis}</text>`}</svg>`;
}

/** Half a diamond; room between a place and its words. */
const HALF = 5, ROOM = 5;

function renderTipping({ tipping }: AppliedCurve, bottom: number, right: number): SVGTemplateResult | typeof nothing {
  if (tipping === null) return nothing;
  const { x, y, line, text, low, high } = tipping, turned = x + ROOM + 2 * HALF_LETTER * text.length > right;
  return svg`<path class="drop" d="M${x} ${y}V${bottom}"></path>${low === null || high === null ? nothing : svg`<path class="range" d="M${low} ${y}H${high}M${low} ${y - 3}v6M${high} ${y - 3}v6"></path>`}
    <path class="tipping" d="M${x} ${y - HALF}l${HALF} ${HALF}l${-HALF} ${HALF}l${-HALF} ${-HALF}Z"></path><text class="strong halo" x=${turned ? x - ROOM : x + ROOM} y=${line} text-anchor=${turned ? 'end' : 'start'}>${text}</text>`;
}

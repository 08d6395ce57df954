/** Axes as SVG: quiet ticks, a zero line, the unit once. Positions are pixels of the picture. */
import { svg, type SVGTemplateResult } from 'lit';
import { labelAnchor, roomyLabels, type AxisTick } from './value-axis.js';

/** `labels`: those of the ticks that are named, each in the middle below its tick; without, all that leave each other room, none beyond the axis. */
export function renderXAxis(ticks: readonly AxisTick[], y: number, from: number, to: number, labels?: readonly AxisTick[]): SVGTemplateResult {
  return svg`<g class="axis x-axis" aria-hidden="true"><line class="rule" x1=${from} x2=${to} y1=${y} y2=${y}></line>
    ${ticks.map(({ at }) => svg`<line class="tick" x1=${at} x2=${at} y1=${y} y2=${y + 4}></line>`)}
    ${(labels ?? roomyLabels(ticks, from, to)).map(({ at, text }) => svg`<text x=${at} y=${y + 16} text-anchor=${labels === undefined ? labelAnchor(at, from, to) : 'middle'}>${text}</text>`)}</g>`;
}

/** Labels stand left of `x`; grid lines reach to `to`. */
export function renderYAxis(ticks: readonly AxisTick[], x: number, to: number): SVGTemplateResult {
  return svg`<g class="axis y-axis" aria-hidden="true">${ticks.map(({ at, text }) => svg`
    <line class="grid" x1=${x} x2=${to} y1=${at} y2=${at}></line><text x=${x - 6} y=${at} dy="0.32em" text-anchor="end">${text}</text>`)}</g>`;
}

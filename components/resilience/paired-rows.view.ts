/** Two bars from zero a row: base, open, and revision, filled; across, the share that is borne. */
import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { renderXAxis } from '../chart/axis.view.js';
import type { PairedRow, PairedRows } from './paired-rows.js';

const BAR = 6;

export function renderPairedRows(picture: PairedRows, width: number): TemplateResult {
  const { rows, plot, ticks, axis, height, borne } = picture, bottom = plot.y + plot.height;
  return html`<svg aria-hidden="true" width=${width} height=${height} viewBox="0 0 ${width} ${height}">${svg`
    ${ticks.map(({ at }) => svg`<line class="grid" x1=${at} x2=${at} y1=${plot.y} y2=${bottom}></line>`)}
    ${rows.map((row) => renderRow(row, picture, width))}<line class="zero" x1=${plot.x} x2=${plot.x} y1=${plot.y} y2=${bottom}></line>
    ${borne === null ? nothing : svg`<line class="borne" x1=${borne} x2=${borne} y1=${plot.y} y2=${bottom}></line>`}
    ${renderXAxis(ticks, bottom, plot.x, plot.x + plot.width)}<text x=${plot.x + plot.width / 2} y=${bottom + 34} text-anchor="middle">${axis}</text>`}</svg>`;
}

function renderRow({ y, label, words, base, revision }: PairedRow, { plot, rowHeight, labels, numbers, narrow }: PairedRows, width: number): SVGTemplateResult {
  const middle = y + rowHeight * (narrow ? 0.7 : 0.5), line = narrow ? y + rowHeight * 0.25 : middle;
  return svg`<text class="strong" x=${narrow ? 4 : labels} y=${line} dy="0.32em" text-anchor=${narrow ? 'start' : 'end'}>${label}</text><text class="strong" x=${narrow ? width - 4 : numbers} y=${line} dy="0.32em" text-anchor="end">${words}</text>
    ${base === null ? nothing : svg`<rect class="told base" x=${plot.x} width=${Math.max(1, base - plot.x)} y=${middle - BAR - 1} height=${BAR}></rect>`}
    ${revision === null ? nothing : svg`<rect class="told revision" x=${plot.x} width=${Math.max(1, revision - plot.x)} y=${middle + 1} height=${BAR}></rect>`}`;
}

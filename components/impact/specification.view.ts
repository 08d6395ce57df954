/** Two dots a specification, joined; the tolerance about the user's own result, the threshold as a broken line; below, a row an option. */
import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { renderYAxis } from '../chart/axis.view.js';
import type { OptionRow, SpecificationPicture } from './specification-picture.js';

export function renderSpecifications(picture: SpecificationPicture, width: number): TemplateResult {
  const { plot, ticks, title, columns, radius, band, zero, threshold, own, flips, rows, height } = picture, right = plot.x + plot.width, joined = (sign: -1 | 0 | 1): string => columns.map((column) => (column.sign === sign && column.base !== null && column.revision !== null ? `M${column.x} ${column.base}V${column.revision}` : '')).join('');
  return html`<svg aria-hidden="true" width=${width} height=${height} viewBox="0 0 ${width} ${height}">${svg`
    <text x=${plot.x} y="12">${title}</text>
    ${band === null ? nothing : svg`<rect class="tolerance" x=${plot.x} width=${plot.width} y=${band.y} height=${Math.max(1, band.height)}></rect>`}
    ${renderYAxis(ticks, plot.x, right)}${zero === null ? nothing : svg`<line class="zero" x1=${plot.x} x2=${right} y1=${zero} y2=${zero}></line>`}
    <path class="pair positive" d=${joined(1)}></path><path class="pair negative" d=${joined(-1)}></path>
    ${columns.map(({ x, base }) => (base === null ? nothing : svg`<circle class="base" cx=${x} cy=${base} r=${radius}></circle>`))}
    ${columns.map(({ x, revision }) => (revision === null ? nothing : svg`<circle class="revision" cx=${x} cy=${revision} r=${Math.max(1, radius - 1)}></circle>`))}
    ${threshold === null ? nothing : svg`${threshold.beyond === 0 ? svg`<line class="threshold" x1=${plot.x} x2=${right} y1=${threshold.y} y2=${threshold.y}></line>` : nothing}
      <text class="strong halo" x=${threshold.label.x} y=${threshold.label.y} dy="0.32em" text-anchor=${threshold.label.anchor}>${threshold.label.text}</text>`}
    <path class="own" d=${`M${own - 5} ${plot.y - 6}h10l-5 8Z`}></path>
    ${flips.map((row) => renderOption(row, picture, 'cross'))}${rows.map((row) => renderOption(row, picture, 'option'))}`}</svg>`;
}

function renderOption({ y, height, label, choice, path }: OptionRow, { matrix, labels }: SpecificationPicture, name: 'cross' | 'option'): SVGTemplateResult {
  return svg`${choice === null ? nothing : svg`<text class="strong" x="0" y=${y - 6}>${choice}</text>`}
    <line class="grid" x1=${matrix.x} x2=${matrix.x + matrix.width} y1=${y + height / 2} y2=${y + height / 2}></line>
    <text x=${labels} y=${y + height / 2} dy="0.32em" text-anchor="end">${label}</text><path class=${name} d=${path}></path>`;
}

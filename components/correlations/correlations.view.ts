/** The picture of changed correlations: a matrix of changes over values, or a list of pairs. */
import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { renderXAxis } from '../chart/axis.view.js';
import { SWATCH, type CorrelationDrawing, type MatrixDrawing, type PairsDrawing } from './correlation-drawing.js';

export function renderCorrelations(drawing: CorrelationDrawing, width: number, height: number): TemplateResult {
  return html`<svg aria-hidden="true" width=${width} height=${height} viewBox="0 0 ${width} ${height}">${drawing.form === 'matrix' ? renderMatrix(drawing) : renderPairs(drawing)}</svg>`;
}

function renderMatrix({ changes, values, labels, diagonal, legends }: MatrixDrawing): SVGTemplateResult {
  return svg`
    ${labels.map(({ x, y, text, upright, strong }) => (upright ? svg`<text class=${strong ? 'strong' : ''} x=${x} y=${y} transform="rotate(-90 ${x} ${y})" dy="0.32em">${text}</text>`
    : svg`<text class=${strong ? 'strong' : ''} x=${x} y=${y} text-anchor=${y > diagonal[0]!.y ? 'end' : 'middle'} dy=${y > diagonal[0]!.y ? '0.32em' : '0'}>${text}</text>`))}
    ${diagonal.map(({ x, y, width, height }) => svg`<rect class="self" x=${x} y=${y} width=${width} height=${height}></rect>`)}
    ${values.map(({ base, revision, tokens }) => svg`<rect x=${base.x} y=${base.y} width=${base.width} height=${base.height} fill="var(${tokens[0]})"></rect><rect x=${revision.x} y=${revision.y} width=${revision.width} height=${revision.height} fill="var(${tokens[1]})"></rect>`)}
    ${changes.map(({ box, radius, token, sure, text }) => svg`<rect class="cell" x=${box.x} y=${box.y} width=${box.width} height=${box.height}></rect>
      ${radius === 0 ? nothing : svg`<circle class=${sure ? 'sure' : 'unsure'} cx=${box.x + box.width / 2} cy=${box.y + box.height / 2 - (text === null ? 0 : 7)} r=${radius} fill="var(${token})"></circle>`}
      ${text === null ? nothing : svg`<text x=${box.x + box.width / 2} y=${box.y + box.height - 4} text-anchor="middle">${text}</text>`}`)}
    ${[...changes, ...values].filter(({ chosen }) => chosen).map(({ box }) => svg`<rect class="chosen" x=${box.x + 1} y=${box.y + 1} width=${box.width - 2} height=${box.height - 2}></rect>`)}
    ${legends.map(({ x, y, label, least, most }) => svg`<g class="legend">${Array.from({ length: 9 }, (_, i) => svg`<rect x=${x + i * SWATCH} y=${y} width=${SWATCH} height="8" fill="var(--_signed-${i})"></rect>`)}
      <text x=${x} y=${y + 20}>${least}</text><text x=${x + 9 * SWATCH} y=${y + 20} text-anchor="end">${most}</text><text x=${x} y=${y + 34}>${label}</text></g>`)}`;
}

function renderPairs({ rows, heads, axes, rules }: PairsDrawing): SVGTemplateResult {
  return svg`
    ${heads.map(({ x, text }) => svg`<text class="strong" x=${x} y="12">${text}</text>`)}
    ${axes.map(({ from, to, y, ticks }) => renderXAxis(ticks, y, from, to))}
    ${rules.map(({ x, from, to }) => svg`<line class="zero" x1=${x} x2=${x} y1=${from} y2=${to}></line>`)}
    ${rows.map(({ box, y, label, labelAt, base, revision, change, zero, span, positive, chosen }) => svg`
      ${chosen ? svg`<rect class="chosen" x=${box.x + 1} y=${box.y + 1} width=${box.width - 2} height=${box.height - 2}></rect>` : nothing}
      <text class="strong" x="4" y=${labelAt} dy="0.32em">${label}</text>
      <line class="link" x1=${base} x2=${revision} y1=${y} y2=${y}></line><circle class="dot base" cx=${base} cy=${y} r="4"></circle><circle class="dot revision" cx=${revision} cy=${y} r="4"></circle>
      ${span === null ? nothing : svg`<line class="span" x1=${span.from} x2=${span.to} y1=${y} y2=${y}></line>`}
      ${change === zero ? svg`<circle class="dot none" cx=${change} cy=${y} r="3"></circle>` : svg`<circle class="dot ${positive ? 'positive' : 'negative'}" cx=${change} cy=${y} r="4.5"></circle>`}`)}`;
}

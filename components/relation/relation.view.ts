/** The picture of a relation: three clouds, or means along x, over the two changes. */
import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { renderXAxis, renderYAxis } from '../chart/axis.view.js';
import type { SmallPanel } from './relation-panels.js';
import { SWATCH, type Panel, type RelationDrawing, type Row } from './relation-drawing.js';

export function renderRelation({ panels, legends, rows, names, unseen, layout, small }: RelationDrawing, width: number, height: number): TemplateResult {
  return html`<svg aria-hidden="true" width=${width} height=${height} viewBox="0 0 ${width} ${height}">
    ${panels.map(renderPanel)}
    ${names.map(({ x, y, text }) => svg`<text class="strong" x=${x} y=${y}>${text}</text>`)}
    ${legends.map(({ x, label, swatches, ends }) => svg`<g class="legend">
      ${swatches.map((token, i) => svg`<rect x=${x + i * SWATCH} y=${layout.legend} width=${SWATCH} height="8" fill="var(${token})"></rect>`)}
      ${ends.map(({ at, text }, i) => svg`<text x=${at} y=${layout.legend + 20} text-anchor=${i === 0 ? 'start' : i === ends.length - 1 ? 'end' : 'middle'}>${text}</text>`)}
      <text x=${x} y=${layout.legend + 34}>${label}</text></g>`)}
    ${rows.map(renderRow)}
    ${unseen === null ? nothing : svg`<text x=${unseen.x} y=${unseen.y}>${unseen.text}</text>`}
    ${small === null ? nothing : svg`<text class="strong" x=${small.heading.x} y=${small.heading.y}>${small.heading.text}</text>${small.panels.map(renderSmall)}`}
  </svg>`;
}

function renderSmall({ box, label, steps, lines, texts, selected }: SmallPanel): SVGTemplateResult {
  return svg`<g class="small">
    <text class="strong ${selected ? 'chosen' : ''}" x=${box.x} y=${box.y - 6}>${label}</text>
    ${steps.map(({ token, d }) => svg`<path d=${d} fill="var(${token})"></path>`)}
    <rect class="frame" x=${box.x} y=${box.y} width=${box.width} height=${box.height}></rect>
    ${lines.map(({ d }) => svg`<path class="halo" d=${d}></path>`)}${lines.map(({ of, d }) => svg`<path class="line ${of}" d=${d}></path>`)}
    ${texts.map((text, i) => svg`<text x=${box.x + box.width + 8} y=${box.y + 12 + i * 15}>${text}</text>`)}</g>`;
}

function renderPanel({ id, box, head, steps, lines, bands, dots, zero, band, xTicks, yTicks }: Panel): SVGTemplateResult {
  const bottom = box.y + box.height;
  return svg`<g class="panel ${id}">
    <text class="strong" x=${box.x} y=${box.y - 7}>${head}</text>
    ${renderYAxis(yTicks, box.x, box.x + box.width)}
    <rect class="frame" x=${box.x} y=${box.y} width=${box.width} height=${box.height}></rect>
    ${band === null ? nothing : svg`<rect class="band" x=${band.x} y=${band.y} width=${band.width} height=${band.height}></rect>`}
    ${steps.map(({ token, d }) => svg`<path d=${d} fill="var(${token})"></path>`)}
    ${zero === null ? nothing : svg`<line class="zero" x1=${box.x} x2=${box.x + box.width} y1=${zero} y2=${zero}></line>`}
    ${bands.length === 0 ? nothing : svg`<clipPath id="within-${id}"><rect x=${box.x} y=${box.y} width=${box.width} height=${box.height}></rect></clipPath>`}
    ${bands.map(({ of, d }) => svg`<path class="sure ${of}" clip-path="url(#within-${id})" d=${d}></path>`)}
    ${lines.map(({ d }) => svg`<path class="halo" d=${d}></path>`)}
    ${lines.map(({ of, d }) => svg`<path class="line ${of}" d=${d}></path>`)}
    ${dots.map(({ of, x, y, from }) => svg`${from === undefined ? nothing : svg`<line class="stem ${of}" x1=${x} x2=${x} y1=${from} y2=${y}></line>`}<circle class="dot ${of}" cx=${x} cy=${y} r="3.5"></circle>`)}
    ${xTicks.length > 0 ? renderXAxis(xTicks, bottom, box.x, box.x + box.width) : nothing}
  </g>`;
}

function renderRow({ label, box, zero, at, span, unseen, text, textAt }: Row): SVGTemplateResult {
  const middle = box.y + 13;
  return svg`<g class="change-row">
    <text x=${box.x - 6} y=${middle} dy="0.32em" text-anchor="end">${label}</text>
    ${unseen === null ? nothing : svg`<rect class="band" x=${unseen.from} y=${box.y + 2} width=${unseen.to - unseen.from} height="22"></rect>`}
    <line class="zero" x1=${zero} x2=${zero} y1=${box.y} y2=${box.y + 24}></line>
    ${span === null ? nothing : svg`<line class="span" x1=${span.from} x2=${span.to} y1=${middle} y2=${middle}></line>`}
    ${at === null ? nothing : svg`<circle class="dot revision" cx=${at} cy=${middle} r="4"></circle>`}
    <text class="strong" x=${textAt.x} y=${textAt.y}>${text}</text>
  </g>`;
}

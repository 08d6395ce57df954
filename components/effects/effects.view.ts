/** Columns on one axis: band of what does not matter, interval, dot; beside it the change in its own unit and the verdict. */
import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { renderXAxis } from '../chart/axis.view.js';
import type { DrawnEffect, EffectsPicture } from './effects.model.js';

const BAND = 12, BAR = 7;

export function renderEffects(picture: EffectsPicture, width: number): TemplateResult {
  const { rows, plot, zero, ticks, height, axis } = picture, bottom = plot.y + plot.height;
  return html`<svg aria-hidden="true" width=${width} height=${height} viewBox="0 0 ${width} ${height}">${svg`
    ${ticks.map(({ at }) => svg`<line class="grid" x1=${at} x2=${at} y1=${plot.y} y2=${bottom}></line>`)}
    ${rows.map((row) => renderRow(row, picture, width))}
    <line class="zero" x1=${zero} x2=${zero} y1=${plot.y} y2=${bottom}></line>
    ${rows.map((row) => renderDot(row, middleOf(row, picture)))}
    ${renderXAxis(ticks, bottom, plot.x, plot.x + plot.width)}
    <text x=${plot.x + plot.width / 2} y=${bottom + 34} text-anchor="middle">${axis}</text>`}</svg>`;
}

/** Where a row is narrow its name stands above. */
function middleOf({ y }: DrawnEffect, { rowHeight, narrow }: EffectsPicture): number {
  return y + rowHeight * (narrow ? 0.72 : 0.5);
}

function renderRow(row: DrawnEffect, picture: EffectsPicture, width: number): SVGTemplateResult {
  const { y, name, value, word, glyph, from, to, low, high, focused } = row, { rowHeight, names, numbers, words, said, narrow } = picture, middle = middleOf(row, picture), line = narrow ? y + rowHeight * 0.32 : middle;
  return svg`${focused ? svg`<rect class="focused" x="0" width=${width} y=${y} height=${rowHeight}></rect>` : nothing}
    ${low === null || high === null ? nothing : svg`<rect class="tolerance" x=${low} width=${Math.max(1, high - low)} y=${middle - BAND / 2} height=${BAND}></rect>`}
    ${from === null || to === null ? nothing : svg`<rect class="interval" x=${from} width=${Math.max(1, to - from)} y=${middle - BAR / 2} height=${BAR}></rect>`}
    <text class="strong" x=${narrow ? 4 : names} y=${line} dy="0.32em" text-anchor=${narrow ? 'start' : 'end'}>${name}</text>
    <text class="strong" x=${narrow ? width - said - 4 : numbers} y=${line} dy="0.32em" text-anchor="end">${value}</text>
    <text x=${narrow ? width - 4 : words} y=${line} dy="0.32em" text-anchor=${narrow ? 'end' : 'start'}>${glyph} ${word}</text>`;
}

function renderDot({ at, beyond, sign }: DrawnEffect, y: number): SVGTemplateResult | typeof nothing {
  if (at === null) return nothing;
  const tone = sign > 0 ? 'positive' : sign < 0 ? 'negative' : 'none';
  return beyond === 0 ? svg`<circle class="dot ${tone}" cx=${at} cy=${y} r="4.5"></circle>` : svg`<path class="dot ${tone}" d=${beyond > 0 ? `M${at - 3} ${y - 5}l8 5l-8 5z` : `M${at + 3} ${y - 5}l-8 5l8 5z`}></path>`;
}

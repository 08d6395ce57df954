/** The picture of a series as SVG: a few paths, however many records. */
import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { renderXAxis, renderYAxis } from '../chart/axis.view.js';
import { hatchPath } from '../view/hatch.js';
import type { Box } from '../view/view-model.js';
import type { Lane, Stretch } from './availability.js';
import type { DifferencePanel, LinesPanel, SeriesDrawing, Version } from './series-drawing.js';
import type { SeriesPictureDrawn } from './series.model.js';

/** Of a glyph, in pixels; and how near two may stand. */
const GLYPH = 7, APART = 12;

export function renderSeries({ drawing, muted }: SeriesPictureDrawn, width: number, height: number): TemplateResult {
  const { panels, lines, difference, lanes, context } = drawing, { plot } = panels;
  return html`<svg aria-hidden="true" width=${width} height=${height} viewBox="0 0 ${width} ${height}">
    <clipPath id="plot"><rect x=${plot.x} y=${0} width=${plot.width} height=${panels.axis + 1}></rect></clipPath>
    ${renderKey(drawing)}
    ${lines.map((panel) => renderLines(panel, plot))}
    ${renderLanes(drawing, lanes)}
    ${renderDifference(difference, drawing)}
    ${muted.flatMap(({ from, to }) => [...panels.lines, ...panels.lanes, panels.difference].map(({ y, height: tall }) => svg`<rect class="veil" x=${from} y=${y} width=${to - from} height=${tall}></rect>`))}
    ${lanes.words === '' ? nothing : svg`<text x=${plot.x + plot.width / 2} y=${panels.lanes[2].y + panels.lanes[2].height / 2} dy="0.32em" text-anchor="middle">${lanes.words}</text>`}
    ${renderXAxis(drawing.x, panels.axis, plot.x, plot.x + plot.width)}
    ${context === null ? nothing : svg`<g class="context"><rect class="frame" x=${context.box.x} y=${context.box.y} width=${context.box.width} height=${context.box.height}></rect>
      <path class="area positive" d=${context.area.positive}></path><path class="area negative" d=${context.area.negative}></path>
      <text x=${context.box.x - 6} y=${context.box.y + context.box.height / 2} dy="0.32em" text-anchor="end">all time</text></g>`}
  </svg>`;
}

/** Directly above the lines, in their order (VIEWS R5). */
function renderKey({ panels, label, lines, asLine }: SeriesDrawing): SVGTemplateResult | typeof nothing {
  const { keyTop, plot } = panels;
  if (keyTop === null) return nothing;
  const y = keyTop + 10, right = plot.x + plot.width, sample = (version: 'base' | 'revision', x: number): SVGTemplateResult => svg`<g>
    ${asLine ? nothing : svg`<rect class="band ${version}" x=${x} y=${y - 5} width="24" height="9"></rect>`}<path class="line ${version}" d="M${x} ${y - 0.5}h24"></path><text class="strong" x=${x + 29} y=${y + 4}>${version}</text></g>`;
  return svg`<g class="key"><text x=${plot.x} y=${y + 4}>${shortened(label, plot.width - 180)}</text>${lines.length > 1 ? nothing : [sample('base', right - 156), sample('revision', right - 84)]}</g>`;
}

/** About 6.5 pixels a letter. */
function shortened(text: string, pixels: number): string {
  const most = Math.max(4, Math.floor(pixels / 6.5)), letters = [...text];
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join('')}…`;
}

function renderLines({ box, ticks, versions, label }: LinesPanel, plot: Box): SVGTemplateResult {
  return svg`<g class="panel lines">${renderYAxis(ticks, box.x, plot.x + plot.width)}
    <g clip-path="url(#plot)">${versions.map((version) => svg`<path class="band ${version.version}" d=${version.band}></path>${version.error === '' ? nothing : svg`<path class="error ${version.version}" d=${version.error}></path>`}`)}${versions.map(renderVersion)}</g>
    ${label === '' ? nothing : svg`<text class="strong" x=${box.x + 6} y=${box.y + 12}>${label}</text>`}</g>`;
}

function renderVersion({ version, line, dots, gaps }: Version): SVGTemplateResult {
  return svg`<path class="line gaps ${version}" d=${gaps.line}></path>${gaps.dots.map(([x, y]) => svg`<circle class="dot gaps ${version}" cx=${x} cy=${y} r="2.5"></circle>`)}<path class="line ${version}" d=${line}></path>${dots.map(([x, y]) => svg`<circle class="dot ${version}" cx=${x} cy=${y} r=${version === 'base' ? 3 : 2}></circle>`)}`;
}

function renderLanes({ panels }: SeriesDrawing, { base, revision, filled, lost, gapFilled }: SeriesDrawing['lanes']): SVGTemplateResult {
  const [first, second, exclusive] = panels.lanes, middle = exclusive.y + exclusive.height / 2, half = exclusive.height / 2;
  return svg`<g class="panel lanes">${renderLane('base', base, first)}${renderLane('revision', revision, second)}${([['base', first], ['revision', second]] as const).map(([side, box]) => gapFilled[side].map(({ from, to }) => svg`<rect class="gap-filled ${side}" x=${from} y=${box.y + 1} width=${Math.max(1, to - from)} height=${box.height - 2}></rect>`))}
    <rect class="lane" x=${exclusive.x} y=${exclusive.y} width=${exclusive.width} height=${exclusive.height}></rect>${laneLabel('one only', exclusive)}
    ${[
      ...filled.map((at) => ticks(at, exclusive.y, half)), ...lost.map((at) => ticks(at, middle, half)),
      ...glyphs(filled).map((x) => plus(x, exclusive.y + half / 2)), ...glyphs(lost).map((x) => minus(x, middle + half / 2)),
    ]}</g>`;
}

function laneLabel(words: string, { x, y, height }: Box): SVGTemplateResult {
  return svg`<text x=${x - 6} y=${y + height / 2} dy="0.32em" text-anchor="end">${words}</text>`;
}

function renderLane(version: 'base' | 'revision', { present, missing }: Lane, box: Box): SVGTemplateResult {
  const { y, height } = box;
  return svg`<rect class="lane" x=${box.x} y=${y} width=${box.width} height=${height}></rect>${laneLabel(version, box)}
    ${present.map(({ from, to, share }) => svg`<rect class="present ${version}" x=${from} y=${y + height * (1 - share)} width=${Math.max(1, to - from)} height=${height * share}></rect>`)}
    <path class="hatch" d=${missing.map(({ from, to }) => hatchPath({ x: from, y, width: Math.max(1, to - from), height }, 4)).join('')}></path>`;
}

function ticks({ from, to }: Stretch, y: number, height: number): SVGTemplateResult {
  return svg`<rect class="changed" fill-opacity="0.35" x=${from} y=${y} width=${Math.max(1, to - from)} height=${height}></rect>`;
}

/** Places of glyphs: the middle of stretches, none too near to the one before. */
function glyphs(stretches: readonly Stretch[]): number[] {
  const out: number[] = [];
  for (const { from, to } of stretches) { const x = (from + to) / 2; if (out.length === 0 || x - out.at(-1)! >= APART) out.push(x); }
  return out;
}

function plus(x: number, y: number): SVGTemplateResult {
  return svg`<path class="glyph filled" d="M${x - GLYPH / 2} ${y}h${GLYPH}M${x} ${y - GLYPH / 2}v${GLYPH}"></path>`;
}

function minus(x: number, y: number): SVGTemplateResult {
  return svg`<path class="glyph lost" d="M${x - GLYPH / 2} ${y}h${GLYPH}"></path>`;
}

function renderDifference(panel: DifferencePanel, { panels }: SeriesDrawing): SVGTemplateResult {
  const { box, zero, area, band, means, tolerance, bar, flags, head, changed, words } = panel, { plot } = panels, right = plot.x + plot.width, placed = flags.filter(({ throughout }) => !throughout), labelled = spaced(placed, plot.x + Math.max(104, head.length * LETTER + BETWEEN), right);
  return svg`<g class="panel difference">
    <text x=${box.x} y=${box.y - 6}>${shortened(head, plot.width)}</text>
    ${tolerance === null ? nothing : svg`<rect class="tolerance" x=${tolerance.box.x} y=${tolerance.box.y} width=${tolerance.box.width} height=${tolerance.box.height}></rect>`}
    ${renderYAxis(panel.ticks, box.x, right)}
    <g clip-path="url(#plot)"><path class="reach" d=${band}></path><path class="area positive" d=${area.positive}></path><path class="area negative" d=${area.negative}></path></g>
    <line class="zero" x1=${box.x} x2=${right} y1=${zero} y2=${zero}></line>
    <path class="mean" d=${means.map(({ from, to, y }) => `M${from} ${y}H${to}`).join('')}></path>
    ${changed.map(({ from, to }) => svg`<rect class="changed" x=${from} y=${box.y + box.height - 3} width=${Math.max(1, to - from)} height="3"></rect>`)}
    ${placed.map(({ x, until, text }, i) => svg`<path class="pole" d="M${x} ${box.y - 4}V${box.y + box.height}"></path>${until === null || until - x < 2 ? nothing : svg`<path class="stretch" d="M${x} ${box.y - 2}H${until}"></path>`}<path class="flag" d="M${x} ${box.y - 4}l7 4l-7 4Z"></path>
      ${labelled[i] ? svg`<text x=${x - 1} y=${box.y - 6}>${text}</text>` : nothing}`)}
    ${bar === null ? nothing : svg`<path class="scale-bar" d="M${bar.x - 3} ${bar.from}h6M${bar.x} ${bar.from}V${bar.to}M${bar.x - 3} ${bar.to}h6"></path><text x=${bar.x + 6} y=${(bar.from + bar.to) / 2} dy="0.32em">1 SD</text>`}
    ${words === '' ? nothing : svg`<text x=${box.x + box.width / 2} y=${zero - 10} text-anchor="middle">${words}</text>`}</g>`;
}

/** Pixels of a letter of a flag's label, and between two labels. */
const LETTER = 7, BETWEEN = 6;

/** Which of the labels at these places, which ascend, fit beside each other and between two ends. */
export function spaced(flags: readonly { readonly x: number; readonly text: string }[], from: number, to: number): boolean[] {
  let free = from;
  return flags.map(({ x, text }) => {
    const end = x + text.length * LETTER, fits = x >= free && end <= to;
    if (fits) free = end + BETWEEN;
    return fits;
  });
}

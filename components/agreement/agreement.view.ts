/** The picture of the agreement: shapes that the model worked out, as SVG. Squares of one step are one path. */
import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { renderXAxis, renderYAxis } from '../chart/axis.view.js';
import type { AgreementPlot, PanelPlot } from './agreement-plot.js';

const LINES = [['diagonal', 'equal'], ['least-squares', 'least squares'], ['deming', 'Deming'], ['ellipse', '1 SD']] as const;
const LEVELS = [['diagonal', 'zero'], ['mean', 'mean'], ['limit', '95 % between']] as const;

export function renderAgreement(plot: AgreementPlot, width: number, height: number): TemplateResult {
  const { layout, kind } = plot, { plane: box, rows } = layout, bottom = box.y + box.height, one = kind === 'one-to-one';
  return html`<svg aria-hidden="true" width=${width} height=${height} viewBox="0 0 ${width} ${height}">${svg`
    <text x=${box.x} y=${box.y - 8} class="strong">${plot.title}</text>
    ${renderYAxis(plot.yTicks, box.x, box.x + box.width)}
    ${plot.tolerance === null ? nothing : svg`<rect class="tolerance" x=${plot.tolerance.x} y=${plot.tolerance.y} width=${plot.tolerance.width} height=${Math.max(1, plot.tolerance.height)}></rect>`}
    <g>${plot.steps.map(({ token, d }) => svg`<path fill="var(${token})" d=${d}></path>`)}</g>
    <rect class="frame" x=${box.x} y=${box.y} width=${box.width} height=${box.height}></rect>
    ${plot.lines.map(({ name, d }) => (d === '' ? nothing : svg`<path class="halo" d=${d}></path><path class="curve ${name}" d=${d}></path>`))}
    ${plot.ellipse === '' ? nothing : svg`<path class="halo" d=${plot.ellipse}></path><path class="ellipse" d=${plot.ellipse}></path>`}
    ${plot.far.map(({ box: { x, y, width: wide, height: high } }) => svg`<circle class="far" cx=${x + wide / 2} cy=${y + high / 2} r="4"></circle>`)}
    ${plot.spread === null ? nothing : svg`<line class="spread" x1=${box.x + box.width - 8} x2=${box.x + box.width - 8} y1=${plot.spread.from} y2=${plot.spread.to}></line><text x=${box.x + box.width - 14} y=${plot.spread.to - 2} text-anchor="end">${plot.spread.text}</text>`}
    ${renderXAxis(plot.xTicks, bottom, box.x, box.x + box.width)}
    <text x=${box.x + box.width} y=${rows.name} text-anchor="end">${plot.xName}</text>
    ${renderKey(one ? LINES : LEVELS, box.x, rows.lines)}
    ${renderCounts(plot)}
    ${renderAtom(plot)}
    ${layout.heading === null ? nothing : svg`<text x=${layout.heading.x} y=${layout.heading.y} class="strong">${plot.heading}</text>`}
    ${plot.panels.map(renderPanel)}`}</svg>`;
}

/** Samples of the lines with their names, where they are drawn. */
function renderKey(names: readonly (readonly [string, string])[], left: number, y: number): SVGTemplateResult[] {
  let x = left - 40;
  return names.map(([name, words]) => {
    const at = x;
    x += 26 + words.length * 6.6 + 12;
    return svg`<path class="curve ${name}" d="M${at} ${y - 4}H${at + 20}"></path><text x=${at + 25} y=${y}>${words}</text>`;
  });
}

/** Legend of the squares: least count of each step (VIEWS R14). */
function renderCounts({ legend, layout: { rows } }: AgreementPlot): SVGTemplateResult | typeof nothing {
  const first = legend[0];
  if (first === undefined) return nothing;
  return svg`${legend.map(({ token, label, x, width }) => svg`<rect x=${x} y=${rows.counts - 8} width=${width - 2} height="8" fill="var(${token})"></rect><text x=${x} y=${rows.counts + 14}>${label}</text>`)}
    <text x=${first.x - 6} y=${rows.counts} text-anchor="end">pairs</text>`;
}

function renderAtom({ atom, layout: { atom: box } }: AgreementPlot): SVGTemplateResult | typeof nothing {
  if (atom === null || box === null) return nothing;
  return svg`<rect class="atom" x=${box.x} y=${atom.y} width=${box.width} height=${atom.height}></rect><rect class="frame" x=${box.x} y=${box.y} width=${box.width} height=${box.height}></rect>
    <text x=${box.x + box.width} y=${box.y - 8} text-anchor="end">${atom.text} identical</text>`;
}

function renderPanel({ box, steps, diagonal, ellipse, line, label, texts, beyond, selected }: PanelPlot): SVGTemplateResult {
  return svg`<g class="panel">
    <text x=${box.x} y=${box.y - 6} class="strong ${selected ? 'chosen' : ''}">${label}</text>
    ${steps.map(({ token, d }) => svg`<path fill="var(${token})" d=${d}></path>`)}
    <path class="thin diagonal" d=${diagonal}></path>${ellipse === '' ? nothing : svg`<path class="ellipse" d=${ellipse}></path>`}<path class="thin least-squares" d=${line}></path>
    <rect class="frame ${beyond ? 'beyond' : ''}" x=${box.x} y=${box.y} width=${box.width} height=${box.height}></rect>
    ${texts.map((text, i) => svg`<text x=${box.x + box.width + 8} y=${box.y + 12 + i * 15}>${text}</text>`)}</g>`;
}

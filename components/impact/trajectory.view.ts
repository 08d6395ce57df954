/** Lines of both releases, base dashed; below them the difference as an area from zero, with the tolerance and its flags. */
import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { renderXAxis, renderYAxis } from '../chart/axis.view.js';
import type { TrajectoryFlag, TrajectoryLine, TrajectoryPicture } from './trajectory-picture.js';

export function renderTrajectory(picture: TrajectoryPicture, width: number): TemplateResult {
  const { lines, difference, base, revision, area, outline, band, zero, valueTicks, differenceTicks, timeTicks, flags, titles, height } = picture, right = lines.x + lines.width, bottom = difference.y + difference.height;
  return html`<svg aria-hidden="true" width=${width} height=${height} viewBox="0 0 ${width} ${height}">${svg`
    <g class="panel values"><text x=${lines.x} y=${lines.y - 7}>${titles[0]}</text>${renderYAxis(valueTicks, lines.x, right)}
      ${renderLine('base', base)}${renderLine('revision', revision)}</g>
    <g class="panel difference"><text x=${lines.x} y=${difference.y - 25}>${titles[1]}</text>
      ${band === null ? nothing : svg`<path class="tolerance" d=${band}></path>`}${renderYAxis(differenceTicks, difference.x, right)}
      <path class="area positive" d=${area.positive}></path><path class="area negative" d=${area.negative}></path>${renderLine('outline', outline)}
      <line class="zero" x1=${difference.x} x2=${right} y1=${zero} y2=${zero}></line></g>
    ${flags.map((flag) => renderFlag(flag, picture))}
    ${renderXAxis(timeTicks, bottom, lines.x, right)}`}</svg>`;
}

function renderLine(name: 'base' | 'revision' | 'outline', { path, dots, label }: TrajectoryLine): SVGTemplateResult {
  return svg`<path class="line ${name}" d=${path}></path>${dots.map(([x, y]) => svg`<circle class="point ${name}" cx=${x} cy=${y} r="3.5"></circle>`)}
    ${label === null ? nothing : svg`<text class=${name === 'revision' ? 'strong' : ''} x=${label.x + 6} y=${label.y} dy="0.32em">${name}</text>`}`;
}

function renderFlag({ x, text, labelled }: TrajectoryFlag, { lines, difference }: TrajectoryPicture): SVGTemplateResult {
  return svg`<path class="pole" d="M${x} ${lines.y}V${difference.y + difference.height}"></path><path class="flag" d="M${x} ${difference.y - 14}l7 4l-7 4Z"></path>
    ${labelled ? svg`<text class="strong" x=${x + 9} y=${difference.y - 6}>${text}</text>` : nothing}`;
}

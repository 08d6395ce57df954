/** Errors over what is left: base dashed and open, revision solid and filled; across, what is borne. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import { renderXAxis, renderYAxis } from '../chart/axis.view.js';
import type { ErrorPicture } from './error-picture.js';

const HALF = 5, LINE = 14;

export function renderErrors({ plot, curves, beyond, tolerance, ticks, places, named, title, axis, height }: ErrorPicture, width: number): TemplateResult {
  const right = plot.x + plot.width, bottom = plot.y + plot.height;
  return html`<svg aria-hidden="true" width=${width} height=${height} viewBox="0 0 ${width} ${height}">${svg`
    <text x=${plot.x} y="12">${title}</text>
    <rect class="tolerance" x=${plot.x} width=${plot.width} y=${tolerance} height=${Math.max(1, bottom - tolerance)}></rect>
    ${renderYAxis(ticks, plot.x, right)}<line class="zero" x1=${plot.x} x2=${right} y1=${bottom} y2=${bottom}></line>
    <line class="borne" x1=${plot.x} x2=${right} y1=${tolerance} y2=${tolerance}></line><text x=${right + 4} y=${tolerance} dy="0.32em">borne</text>
    ${curves.map(({ side, path, median, dots }) => svg`<path class="line half ${side}" d=${median}></path><path class="line ${side}" d=${path}></path>${dots.map(([x, y]) => svg`<circle class="point ${side}" cx=${x} cy=${y} r="3.5"></circle>`)}`)}
    ${beyond.map((x) => svg`<path class="tipping" d=${`M${x - 4} ${plot.y + 6}h8l-4 -7Z`}></path>`)}
    ${drops(curves).map(({ sufficient, side }, i) => (sufficient === null ? nothing : svg`<path class="drop" d="M${sufficient.x} ${sufficient.y}V${bottom}"></path><path class="tipping" d="M${sufficient.x} ${sufficient.y - HALF}l${HALF} ${HALF}l${-HALF} ${HALF}l${-HALF} ${-HALF}Z"></path>
      <text class="strong halo" x=${sufficient.x + 8} y=${plot.y + 14 + i * LINE} text-anchor=${sufficient.x > right - 110 ? 'end' : 'start'}>${side}: ${sufficient.text}</text>`))}
    ${curves.map(({ side, label }) => (label === null ? nothing : svg`<text class=${side === 'revision' ? 'strong halo' : 'halo'} x=${label.x} y=${label.y} dy="0.32em" text-anchor="middle">${label.text}</text>`))}
    ${renderXAxis(places, bottom, plot.x, right, named)}<text x=${plot.x + plot.width / 2} y=${bottom + 34} text-anchor="middle">${axis}</text>`}</svg>`;
}

/** One for both releases where they need the same. */
function drops(curves: ErrorPicture['curves']): readonly { readonly side: string; readonly sufficient: ErrorPicture['curves'][number]['sufficient'] }[] {
  const [base, revision] = curves;
  return base !== undefined && revision !== undefined && base.sufficient !== null && base.sufficient.text === revision.sufficient?.text && base.sufficient.x === revision.sufficient.x ? [{ side: 'both', sufficient: base.sufficient }] : curves;
}

/** The matrix as SVG: cells of one colour are one path, so that a redraw has few elements. */
import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { hatchPath } from '../view/hatch.js';
import type { MatrixPicture, PictureBar, PictureCell } from './matrix-picture.js';

export function renderMatrix(picture: MatrixPicture, width: number): TemplateResult {
  const { plot, cells, bands, glyphs, rowLabels, ticks, rowBars, columnBars, zeroX, zeroY, legend, height, text } = picture, bottom = plot.y + plot.height;
  return html`<svg aria-hidden="true" width=${width} height=${height} viewBox="0 0 ${width} ${height}">${svg`
    ${paths(cells)}<path class="hatch" d=${cells.map((cell) => (cell.token === null ? hatchPath(cell) : '')).join('')}></path>
    ${bands.length === 0 ? nothing : paths(bands)}
    ${glyphs.map(({ x, y, text: glyph }) => svg`<text class="strong" x=${x} y=${y} dy="0.32em" text-anchor="middle">${glyph}</text>`)}
    ${paths([...rowBars, ...columnBars])}
    <line class="zero" x1=${zeroX} x2=${zeroX} y1=${plot.y} y2=${bottom}></line><line class="zero" x1=${plot.x} x2=${plot.x + plot.width} y1=${zeroY} y2=${zeroY}></line>
    ${rowLabels.map(({ x, y, text: label }) => svg`<text x=${x} y=${y} dy="0.32em" text-anchor="end">${label}</text>`)}
    ${ticks.map(({ at, text: label }) => svg`<line class="tick" x1=${at} x2=${at} y1=${bottom} y2=${bottom + 4}></line><text x=${at} y=${bottom + 4 + text} >${label}</text>`)}
    <text class="strong" x=${legend.x} y=${legend.y}>${legend.title}</text>
    ${legend.swatches.map(({ token, x, y, width: wide, height: high }) => svg`<rect class="swatch" x=${x} y=${y} width=${wide} height=${high} fill="var(${token})"></rect>`)}
    ${legend.texts.map(({ x, y, text: label, anchor }) => svg`<text x=${x} y=${y} text-anchor=${anchor}>${label}</text>`)}`}
  </svg>`;
}

function paths(boxes: readonly (PictureCell | PictureBar)[]): SVGTemplateResult[] {
  const drawn = new Map<string, { token: string; muted: boolean; d: string[] }>();
  for (const { token, muted, x, y: above, width, height: high, inset } of boxes) {
    if (token === null) continue;
    const y = above + inset, height = high - 2 * inset;
    const key = `${token} ${muted}`, of = drawn.get(key) ?? { token, muted, d: [] };
    of.d.push(`M${x} ${y}h${width}v${height}h${-width}z`);
    drawn.set(key, of);
  }
  return [...drawn.values()].map(({ token, muted, d }) => svg`<path class=${muted ? 'muted' : 'cell'} fill="var(${token})" d=${d.join('')}></path>`);
}

/** The matrix on a canvas, where there are more cells than a page should have elements. */
import { hatchPath } from '../view/hatch.js';
import { tokenColours } from '../view/token-colours.js';
import type { MatrixPicture, PictureBar, PictureCell } from './matrix-picture.js';

export const MUTED = 0.22;

export function paintMatrix(canvas: HTMLCanvasElement, picture: MatrixPicture, width: number, scale: number): void {
  const { plot, cells, bands, glyphs, rowLabels, ticks, rowBars, columnBars, zeroX, zeroY, legend, height, text } = picture, ratio = (devicePixelRatio || 1) * scale, context = canvas.getContext('2d');
  if (context === null) return;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  const tokens = new Set<string>(['--_ink', '--_muted', '--_hairline', ...legend.swatches.map(({ token }) => token)]);
  for (const { token } of [...cells, ...bands, ...rowBars, ...columnBars]) if (token !== null) tokens.add(token);
  const colours = tokenColours(canvas, tokens), colour = (token: string): string => colours.get(token)!;
  const boxes = (all: readonly (PictureCell | PictureBar)[]): void => {
    for (const { token, muted, x, y, width: wide, height: high, inset } of all) {
      if (token === null) continue;
      context.globalAlpha = muted ? MUTED : 1;
      context.fillStyle = colour(token);
      context.fillRect(x, y + inset, wide, high - 2 * inset);
    }
    context.globalAlpha = 1;
  };
  boxes(cells);
  boxes(bands);
  boxes([...rowBars, ...columnBars]);
  hatch(context, cells, colour('--_hairline'));
  const line = (x1: number, y1: number, x2: number, y2: number, token: string): void => {
    context.strokeStyle = colour(token);
    context.beginPath();
    context.moveTo(x1, y1);
    context.lineTo(x2, y2);
    context.stroke();
  };
  line(zeroX, plot.y, zeroX, plot.y + plot.height, '--_ink');
  line(plot.x, zeroY, plot.x + plot.width, zeroY, '--_ink');
  context.font = `400 ${text}px ${getComputedStyle(canvas).fontFamily}`;
  const write = (words: string, x: number, y: number, align: CanvasTextAlign, middle: boolean, token = '--_muted'): void => {
    context.fillStyle = colour(token);
    context.textAlign = align;
    context.textBaseline = middle ? 'middle' : 'alphabetic';
    context.fillText(words, x, y);
  };
  for (const { x, y, text: glyph } of glyphs) write(glyph, x, y, 'center', true, '--_ink');
  for (const { x, y, text: words } of rowLabels) write(words, x, y, 'right', true);
  for (const { at, text: words } of ticks) {
    line(at, plot.y + plot.height, at, plot.y + plot.height + 4, '--_muted');
    write(words, at, plot.y + plot.height + 4 + text, 'left', false);
  }
  write(legend.title, legend.x, legend.y, 'left', false, '--_ink');
  for (const { token, x, y, width: wide, height: high } of legend.swatches) {
    context.fillStyle = colour(token);
    context.fillRect(x, y, wide, high);
  }
  for (const { x, y, text: words, anchor } of legend.texts) write(words, x, y, anchor === 'middle' ? 'center' : 'left', false);
}

/** One path for all: neighbours in a row are hatched together. */
function hatch(context: CanvasRenderingContext2D, cells: readonly PictureCell[], colour: string): void {
  const parts: string[] = [];
  let run: PictureCell | null = null, width = 0;
  const close = (): void => { if (run !== null) parts.push(hatchPath({ ...run, width })); run = null; };
  for (const cell of cells) {
    if (cell.token !== null) { close(); continue; }
    if (run !== null && (run as PictureCell).y !== cell.y) close();
    if (run === null) { run = cell; width = cell.width; } else width = cell.x + cell.width - (run as PictureCell).x;
  }
  close();
  context.strokeStyle = colour;
  context.stroke(new Path2D(parts.join('')));
}

/** Where the large plane and the small multiples stand: beside each other where there is room. */
import type { Box } from '../view/view-model.js';

export interface AgreementLayout {
  readonly plane: Box;
  /** The bar of the identical pairs; null in the 1:1 plane. */
  readonly atom: Box | null;
  /** Baselines under the plane: labels of the axis, name of the axis, lines, counts. */
  readonly rows: { readonly name: number; readonly lines: number; readonly counts: number };
  /** Square of each panel; its texts stand right of it, its name above. */
  readonly panels: readonly Box[];
  readonly cell: { readonly width: number; readonly height: number };
  /** Baseline of the heading of the panels. */
  readonly heading: { readonly x: number; readonly y: number } | null;
  readonly height: number;
}

const GUTTER = 52, HEAD = 24, SQUARE = 78, NAME = 20, CELL = 168, BESIDE = 680, MOST = 380, ALONE = 460, GAP = 28;

export function agreementLayout(width: number, rem: number, panels: number, atom: boolean): AgreementLayout {
  const text = rem / 16, head = HEAD * text, gutter = GUTTER * text, beside = panels > 0 && width >= BESIDE * text;
  const room = (beside ? width * 0.42 : width) - gutter - 8, size = Math.max(120, Math.min(panels > 0 ? MOST : ALONE, room)), bar = atom ? 30 : 0;
  const plane: Box = { x: gutter, y: head, width: size - (atom ? bar + 16 : 0), height: size }, bottom = head + size;
  const rows = { name: bottom + 36 * text, lines: bottom + 58 * text, counts: bottom + 80 * text }, end = rows.counts + 34 * text;
  const start = beside ? gutter + size + GAP : 4, inner = width - start - 4, columns = Math.max(1, Math.floor(inner / (CELL * text))), wide = inner / columns, high = SQUARE + NAME * text + 14;
  const top = beside ? head : end + head;
  const places = Array.from({ length: panels }, (_, i): Box => ({ x: start + (i % columns) * wide, y: top + NAME * text + Math.floor(i / columns) * high, width: SQUARE, height: SQUARE }));
  const last = places.at(-1);
  return {
    plane, atom: atom ? { x: plane.x + plane.width + 16, y: plane.y, width: bar, height: size } : null, rows, panels: places, cell: { width: wide, height: high },
    heading: panels > 0 ? { x: start, y: top - 6 * text } : null, height: Math.ceil(Math.max(end, last === undefined ? 0 : last.y + SQUARE + 10)),
  };
}

/** Names beside their curves, where each is furthest from the others: curves that begin and end together have no ends of their own. */
import type { Box } from '../view/view-model.js';

export interface PlacedLabel { readonly x: number; readonly y: number; readonly text: string }

type Curve = readonly (readonly [x: number, y: number])[];

/** Places tried along a curve, as shares of the axis; height of a line of text; free room between a curve and its name, and beyond which more is no better. */
const TRIED = [0.08, 0.15, 0.22, 0.3, 0.38, 0.46, 0.54, 0.62, 0.7, 0.78, 0.86], LINE = 14, AWAY = 3, ENOUGH = 40;

/** A label for each of the first curves; the others are only in the way. Labels are centred at their places, clear of other curves where there is room. Null where a curve has no point, or no place is free of other names. */
export function placedLabels(curves: readonly Curve[], texts: readonly string[], plot: Box, character: number): (PlacedLabel | null)[] {
  const taken: Box[] = [];
  return texts.map((text, i) => {
    const curve = curves[i]!;
    let best: Box | null = null, room = -Infinity;
    const wide = [...text].length * character;
    for (const share of TRIED) for (const above of [true, false]) {
      const box = besideCurve(curve, plot.x + share * plot.width - wide / 2, wide, above);
      if (box === null || box.x < plot.x || box.x + wide > plot.x + plot.width || box.y < plot.y || box.y + LINE > plot.y + plot.height || taken.some((other) => overlap(box, other))) continue;
      const clear = Math.min(ENOUGH, ...curves.flatMap((other, k) => (k === i ? [] : [clearance(other, box)])));
      if (clear > room) [best, room] = [box, clear];
    }
    if (best === null) return null;
    taken.push({ ...best, x: best.x - character, width: wide + 2 * character });
    return { x: best.x + wide / 2, y: best.y + LINE / 2, text };
  });
}

function heightsOver(curve: Curve, x: number, width: number): number[] {
  return Array.from({ length: 9 }, (_, k) => heightAt(curve, x + (k / 8) * width)).filter((each) => each !== null);
}

/** Just above or below the curve over its whole width. */
function besideCurve(curve: Curve, x: number, width: number, above: boolean): Box | null {
  const heights = heightsOver(curve, x, width);
  return heights.length === 0 ? null : { x, width, height: LINE, y: above ? Math.min(...heights) - AWAY - LINE : Math.max(...heights) + AWAY };
}

/** Pixels between a name and the nearest point of a curve over its width; negative where the curve runs through it. */
function clearance(curve: Curve, box: Box): number {
  return Math.min(Infinity, ...heightsOver(curve, box.x, box.width).map((y) => (y < box.y ? box.y - y : y > box.y + box.height ? y - box.y - box.height : -LINE)));
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

export function heightAt(curve: Curve, x: number): number | null {
  const after = curve.findIndex(([at]) => at >= x);
  if (after < 0 || curve.length === 0) return null;
  const [x1, y1] = curve[after]!, [x0, y0] = curve[Math.max(0, after - 1)]!;
  return x1 === x0 ? y1 : y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
}

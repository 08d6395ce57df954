/** Edges at multiples of a step, as they would be written: 0.3 and not 0.1 + 0.1 + 0.1, so that what lies on an edge or at an end of the range is in a bin. */
import { justAbove } from '../selection/half-open.js';

/** From the multiple at or before `low` to the one after `high`, moved by `offset`; `[edge, next)` hold both and all between. */
export function stepEdges(low: number, high: number, step: number, offset = 0): number[] {
  const per = Math.round(1 / step), multiple = step < 1 && Math.abs(per * step - 1) < 1e-9 ? (i: number): number => offset + i / per : (i: number): number => offset + i * step;
  let first = Math.floor((low - offset) / step), last = Math.floor((high - offset) / step) + 1;
  if (multiple(first) > low) first--; else if (multiple(first + 1) <= low) first++;
  if (multiple(last) <= high) last++; else if (multiple(last - 1) > high) last--;
  const edges = Array.from({ length: Math.max(2, last - first + 1) }, (_, i) => multiple(first + i));
  // Of numbers so large that a step is lost beside them.
  if (edges[0]! > low) edges[0] = low;
  if (edges.at(-1)! <= high) edges[edges.length - 1] = justAbove(high);
  return edges;
}

/** Which mark comes next: by arrow key, by order, by change, under the pointer. Pure geometry over the marks' boxes. */
import type { Box, Mark } from './view-model.js';

export type Direction = 'left' | 'right' | 'up' | 'down';

export const ARROWS: Readonly<Record<string, Direction>> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' };

const centreX = (box: Box): number => box.x + box.width / 2;
const centreY = (box: Box): number => box.y + box.height / 2;

/**
 * The mark that lies least far in the direction; among those about as far, the one least far to the side. So a walk
 * passes through every column of a grid and every point of a series, however steep.
 */
export function markInDirection(marks: readonly Mark[], from: Mark, direction: Direction): Mark | null {
  const flat = direction === 'left' || direction === 'right';
  const sign = direction === 'right' || direction === 'down' ? 1 : -1;
  const along = (mark: Mark): number => sign * (flat ? centreX(mark) - centreX(from) : centreY(mark) - centreY(from));
  const aside = (mark: Mark): number => Math.abs(flat ? centreY(mark) - centreY(from) : centreX(mark) - centreX(from));
  let least = Infinity;
  for (const mark of marks) {
    const distance = along(mark);
    if (distance > 0.5 && distance < least) least = distance;
  }
  let found: Mark | null = null;
  const slack = least + 1;
  for (const mark of marks) {
    const distance = along(mark);
    if (distance <= 0.5 || distance > slack) continue;
    if (found === null || aside(mark) < aside(found)) found = mark;
  }
  return found;
}

/** The next (1) or previous (−1) mark that holds a change, in the order of the list. */
export function changedMark(marks: readonly Mark[], from: Mark | null, step: 1 | -1): Mark | null {
  const at = from === null ? (step > 0 ? -1 : marks.length) : marks.findIndex(({ id }) => id === from.id);
  for (let i = at + step; i >= 0 && i < marks.length; i += step) if (marks[i]!.changed) return marks[i]!;
  return null;
}

/** Distance of a point to a box, 0 inside. */
export function distanceTo(box: Box, x: number, y: number): number {
  return Math.hypot(Math.max(box.x - x, 0, x - box.x - box.width), Math.max(box.y - y, 0, y - box.y - box.height));
}

/** The mark under the point, else the nearest within `reach` pixels; of several the smallest. */
export function markAt(marks: readonly Mark[], x: number, y: number, reach = 24): Mark | null {
  let found: Mark | null = null;
  let least = Infinity;
  for (const mark of marks) {
    const distance = distanceTo(mark, x, y);
    if (distance > reach || distance > least) continue;
    if (distance === least && found !== null && mark.width * mark.height >= found.width * found.height) continue;
    found = mark;
    least = distance;
  }
  return found;
}

/** All marks whose centre lies in the rectangle that two marks span, both included, in the order of the list. */
export function marksBetween(marks: readonly Mark[], a: Mark, b: Mark): Mark[] {
  const [left, right] = [centreX(a), centreX(b)].sort((m, n) => m - n) as [number, number];
  const [top, bottom] = [centreY(a), centreY(b)].sort((m, n) => m - n) as [number, number];
  return marks.filter((mark) => centreX(mark) >= left - 0.5 && centreX(mark) <= right + 0.5 && centreY(mark) >= top - 0.5 && centreY(mark) <= bottom + 0.5);
}

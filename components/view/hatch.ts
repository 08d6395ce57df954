/** Slanted lines over a box: no data. A path, not a `<pattern>`, whose reference would not cross shadow roots reliably. */
import type { Box } from './view-model.js';

export function hatchPath(box: Box, gap = 5): string {
  const { x, y, width, height } = box;
  const parts: string[] = [];
  for (let start = gap / 2; start < width + height; start += gap) {
    const fromX = Math.min(start, width), toX = Math.max(0, start - height);
    if (fromX > toX) parts.push(`M${tidy(x + fromX)} ${tidy(y + start - fromX)}L${tidy(x + toX)} ${tidy(y + start - toX)}`);
  }
  return parts.join('');
}

function tidy(value: number): number {
  return Math.round(value * 100) / 100;
}

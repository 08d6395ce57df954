/** Where a tooltip stands: beside a tall mark, else above it, below where there is no room, and never outside at the sides. */
import type { Box } from './view-model.js';

interface Size { readonly width: number; readonly height: number }

/** It all but touches the mark, so that a pointer reaches it without crossing a gap (WCAG 1.4.13). */
export function tooltipPlace(mark: Box, size: Size, stage: Size): { readonly left: number; readonly top: number } {
  const right = mark.x + mark.width + 2, left = mark.x - size.width - 2;
  if (mark.height > stage.height / 2 && (right + size.width <= stage.width || left >= 0)) {
    return { left: right + size.width <= stage.width ? right : left, top: Math.max(0, mark.y) };
  }
  const centred = Math.max(0, Math.min(stage.width - size.width, mark.x + mark.width / 2 - size.width / 2));
  const above = mark.y - size.height - 2, below = mark.y + mark.height + 2;
  const fits = above >= -size.height / 2 || mark.y > stage.height - mark.y - mark.height;
  return { left: centred, top: fits ? above : below };
}

/** Where a tooltip stands: above its mark, below where there is no room, and never beside the picture. */
import type { Box } from './view-model.js';

/** It touches the mark, so that a pointer reaches it without crossing a gap (WCAG 1.4.13). */
export function tooltipPlace(mark: Box, size: { readonly width: number; readonly height: number }, stage: { readonly width: number; readonly height: number }): { readonly left: number; readonly top: number } {
  const left = Math.max(0, Math.min(stage.width - size.width, mark.x + mark.width / 2 - size.width / 2));
  const above = mark.y - size.height - 2;
  const below = mark.y + mark.height + 2;
  if (above >= -size.height / 2 || mark.y > stage.height - mark.y - mark.height) return { left, top: above };
  return { left, top: below };
}

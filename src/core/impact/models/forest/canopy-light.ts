/**
 * Light in a canopy of several types, from the top down: in each layer all leaves share what comes through the
 * layers above (Beer-Lambert; M. Monsi and T. Saeki 1953), so that a taller type shades a lower one and not the reverse.
 * The leaves of a type fill its crown evenly; they are told apart as an upper and a lower half,
 * because uptake is not proportional to light.
 */

/** Crowns take the upper quarter of the height (chosen; ED2 puts all leaves of a cohort at its top), layers half a metre. */
const CROWN = 0.25, LAYER = 0.5;

/**
 * Mean light at the leaves of the upper (even places) and lower (odd places) half of each type's crown, as a share of
 * that above the canopy, into `light`. Returns the share that reaches the ground; what is absorbed, the sum of
 * extinction times leaf area times light, is the rest.
 */
export function shareLight(heights: Float64Array, leafAreas: Float64Array, extinctions: Float64Array, light: Float64Array): number {
  const types = heights.length;
  let top = 0;
  for (let i = 0; i < types; i++) if (leafAreas[i]! > 0 && heights[i]! > top) top = heights[i]!;
  light.fill(0);
  let above = 1;
  for (let layer = Math.ceil(top / LAYER) - 1; layer >= 0; layer--) {
    const floor = layer * LAYER;
    let depth = 0;
    for (let i = 0; i < types; i++) {
      if (heights[i]! > floor) depth += extinctions[i]! * leafAreas[i]! * 0.5 * (halfWithin(heights[i]!, 0, floor) + halfWithin(heights[i]!, 1, floor));
    }
    const below = above * Math.exp(-depth), mean = depth > 1e-9 ? (above - below) / depth : above;
    for (let i = 0; i < types; i++) {
      if (heights[i]! <= floor) continue;
      light[2 * i]! += mean * halfWithin(heights[i]!, 0, floor);
      light[2 * i + 1]! += mean * halfWithin(heights[i]!, 1, floor);
    }
    above = below;
  }
  return above;
}

/** The share of a half of a crown (0 upper, 1 lower) that lies in the layer above `floor`. */
function halfWithin(height: number, half: 0 | 1, floor: number): number {
  const thick = 0.5 * CROWN * height, to = height - half * thick, from = to - thick;
  const overlap = Math.min(to, floor + LAYER) - Math.max(from, floor);
  return overlap > 0 ? overlap / thick : 0;
}

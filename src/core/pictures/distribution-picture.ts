/** Counts of both sides on one set of even bins, and of their differences on bins symmetric about zero. */
import { distributionSigns } from './distribution-signs.js';
import { countIn, edgesOf } from './even-counts.js';
import type { DistributionPicture } from './picture.js';
import { valueWindow, type Window } from './value-window.js';

/** Null without a finite value. Both sides count all their finite values; differences need both. `known`: the window of both sides, where it was found before. */
export function distributionPicture(base: Float64Array, revision: Float64Array, mask: Uint8Array | null, bins: number, asked: readonly [number, number] | null, known: Window | null = null): DistributionPicture | null {
  const found = known ?? valueWindow([base, revision], mask), shown = asked === null ? found : { from: asked[0], to: asked[1] };
  if (found === null || shown === null || !(shown.to >= shown.from)) return null;
  const edges = edgesOf(shown.from, shown.to, bins);
  const sides = { base: countIn(base, mask, edges), revision: countIn(revision, mask, edges) };
  return { edges, base: sides.base.counts, revision: sides.revision.counts, ...differences(base, revision, mask, bins, { base: sides.base.outside, revision: sides.revision.outside }), signs: distributionSigns({ base, revision, mask }, found) };
}

/** An odd number of bins, so that the middle one is about zero. */
function differences(base: Float64Array, revision: Float64Array, mask: Uint8Array | null, bins: number, outside: { readonly base: number; readonly revision: number }): Pick<DistributionPicture, 'differenceEdges' | 'difference' | 'identical' | 'outside'> {
  const changed = new Float64Array(base.length);
  let identical = 0;
  for (let i = 0; i < base.length; i++) {
    const d = revision[i]! - base[i]!;
    changed[i] = NaN;
    if (d - d !== 0 || (mask !== null && mask[i] === 0)) continue;
    if (d === 0) identical++;
    else changed[i] = d;
  }
  const window = valueWindow([changed], null);
  if (window === null) return { differenceEdges: [], difference: [], identical, outside: { ...outside, difference: 0 } };
  const reach = Math.max(Math.abs(window.from), Math.abs(window.to)), differenceEdges = edgesOf(-reach, reach, bins % 2 === 0 ? bins + 1 : bins), counted = countIn(changed, null, differenceEdges);
  return { differenceEdges, difference: counted.counts, identical, outside: { ...outside, difference: counted.outside } };
}

/** Counts of both sides on one set of even bins, and of their differences on bins symmetric about zero. */
import { distributionSigns, PARTS, partsOf, type Ranges } from './distribution-signs.js';
import { countIn, edgesOf, type Counts } from './even-counts.js';
import type { DistributionPicture } from './picture.js';
import { finiteRange, valueWindow, type Window } from './value-window.js';

/** Neighbouring parts together: every edge of the coarser bins is one of the finer. */
function folded({ counts, outside }: Counts, bins: number): Counts {
  const per = counts.length / bins;
  return { counts: Array.from({ length: bins }, (_, bin) => { let sum = 0; for (let k = bin * per; k < (bin + 1) * per; k++) sum += counts[k]!; return sum; }), outside };
}

/** All finite values of either side. */
export function rangesOf(base: Float64Array, revision: Float64Array, mask: Uint8Array | null): Ranges {
  return { base: finiteRange(base, mask), revision: finiteRange(revision, mask) };
}

/** `ranges`, and `found`, what most values span: where they are known. Null without a finite value. Both sides count all their finite values; differences need both. */
export function distributionPicture(base: Float64Array, revision: Float64Array, mask: Uint8Array | null, bins: number, asked: readonly [number, number] | null, ranges: Ranges = rangesOf(base, revision, mask), found: Window | null = valueWindow([base, revision], mask, null, [ranges.base, ranges.revision])): DistributionPicture | null {
  const shown = asked === null ? found : { from: asked[0], to: asked[1] };
  if (found === null || shown === null || !(shown.to >= shown.from)) return null;
  const parts = partsOf({ base, revision, mask }, found), edges = edgesOf(shown.from, shown.to, bins);
  const count = (side: 'base' | 'revision', values: Float64Array): Counts => (asked === null && PARTS % (edges.length - 1) === 0 && edges.length === bins + 1 ? folded(parts[side], bins) : countIn(values, mask, edges));
  const sides = { base: count('base', base), revision: count('revision', revision) };
  return { edges, base: sides.base.counts, revision: sides.revision.counts, ...differences(base, revision, mask, bins, { base: sides.base.outside, revision: sides.revision.outside }), signs: distributionSigns({ base, revision, mask }, ranges, found, parts) };
}

/** An odd number of bins, so that the middle one is about zero. */
function differences(base: Float64Array, revision: Float64Array, mask: Uint8Array | null, bins: number, outside: { readonly base: number; readonly revision: number }): Pick<DistributionPicture, 'differenceEdges' | 'difference' | 'identical' | 'outside'> {
  const all = new Float64Array(base.length);
  let identical = 0, some = 0, low = Infinity, high = -Infinity;
  for (let i = 0; i < base.length; i++) {
    const d = revision[i]! - base[i]!;
    if (d - d !== 0 || (mask !== null && mask[i] === 0)) continue;
    if (d === 0) { identical++; continue; }
    all[some++] = d;
    if (d < low) low = d;
    if (d > high) high = d;
  }
  const changed = all.subarray(0, some), window = valueWindow([changed], null, null, [some === 0 ? null : { from: low, to: high, all: some }]);
  if (window === null) return { differenceEdges: [], difference: [], identical, outside: { ...outside, difference: 0 } };
  const reach = Math.max(Math.abs(window.from), Math.abs(window.to)), differenceEdges = edgesOf(-reach, reach, bins % 2 === 0 ? bins + 1 : bins), counted = countIn(changed, null, differenceEdges);
  return { differenceEdges, difference: counted.counts, identical, outside: { ...outside, difference: counted.outside } };
}

/** Bins large enough to point at, and means of y along x: what marks, table and sentences speak of. */
import { edgesOf } from '../../src/core/pictures/even-counts.js';
import type { PlanePicture, RelationMeans, RelationPicture } from '../../src/core/pictures/picture.js';
import { ALONG, coarsePlane, type PlaneSquare } from '../chart/coarse-plane.js';

export interface PlaneBin extends PlaneSquare {
  readonly base: number;
  readonly revision: number;
}

/** Only bins that hold a record of either release, from the lowest left. */
export function planeBins({ base, revision }: RelationPicture): PlaneBin[] {
  const { placeOf, square } = coarsePlane(base), found = new Map<number, { base: number; revision: number }>();
  const add = (plane: PlanePicture, side: 'base' | 'revision'): void => plane.at.forEach((at, i) => {
    const place = placeOf(at), counts = found.get(place) ?? { base: 0, revision: 0 };
    counts[side] += plane.count[i]!;
    found.set(place, counts);
  });
  add(base, 'base');
  add(revision, 'revision');
  return [...found].sort(([a], [b]) => a - b).map(([place, counts]): PlaneBin => ({ ...counts, ...square(place) }));
}

export interface Slice {
  readonly x: readonly [number, number];
  readonly last: boolean;
  readonly nBase: number;
  readonly nRevision: number;
  /** Null without a record. */
  readonly base: number | null;
  readonly revision: number | null;
  readonly change: number | null;
}

/** Stretches of x that hold a record. */
export function slicesOf({ base: { x }, meansBase, meansRevision }: RelationPicture): Slice[] {
  const wide = Math.ceil(x.bins / ALONG), slices: Slice[] = [], across = edgesOf(x.from, x.to, x.bins);
  for (let from = 0; from < x.bins; from += wide) {
    const to = Math.min(x.bins, from + wide), before = merged(meansBase, from, to), after = merged(meansRevision, from, to);
    if (before.n + after.n === 0) continue;
    const means = { base: before.n > 0 ? before.mean : null, revision: after.n > 0 ? after.mean : null };
    slices.push({ x: [across[from]!, across[to]!], last: to === x.bins, nBase: before.n, nRevision: after.n, ...means, change: means.base === null || means.revision === null ? null : means.revision - means.base });
  }
  return slices;
}

function merged({ n, mean }: RelationMeans, from: number, to: number): { readonly n: number; readonly mean: number } {
  let all = 0, sum = 0;
  for (let i = from; i < to; i++) {
    all += n[i]!;
    if (n[i]! > 0) sum += (mean[i]! - sum) * (n[i]! / all);
  }
  return { n: all, mean: sum };
}

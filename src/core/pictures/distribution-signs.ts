/**
 * What a histogram may hide, looked for in the values themselves: new extremes, a value that is repeated far more often,
 * a stretch that holds values on one side alone. None of it depends on the bins that a view draws (VIEWS R12, R19).
 */
import { samplePositions } from '../kinds/sample.js';
import { pulse } from '../pulse.js';
import type { DistributionGap, DistributionSigns, RepeatedValue } from './picture.js';
import { countIn, edgesOf, type Counts } from './even-counts.js';
import type { Counted, Window } from './value-window.js';

/** Values are looked for in so many records, by hash of the place; what is told of them is counted in all. */
const SAMPLE = 8192;
/** A repeated value has this share of one side, and that is more than so many times its share of the other. */
const OFTEN = 0.01, FAR_MORE = 2;
const CANDIDATES = 8, MOST_REPEATED = 4;
/** A gap is at least this many of so many even parts of the window, and this many values are expected in it. */
export const PARTS = 512;
const GAP_PARTS = 8, EXPECTED = 20, MOST_GAPS = 3;

type Side = 'base' | 'revision';

export interface Sides { readonly base: Float64Array; readonly revision: Float64Array; readonly mask: Uint8Array | null }

/** Finite values of each side; null without one. */
export type Ranges = Readonly<Record<Side, Counted | null>>;

export type Parts = Readonly<Record<Side, Counts>>;

/** Counts of both sides in even parts of the window. */
export function partsOf({ base, revision, mask }: Sides, window: Window): Parts {
  const edges = edgesOf(window.from, window.to, PARTS);
  return { base: countIn(base, mask, edges), revision: countIn(revision, mask, edges) };
}

/** `window`: what most values span; `parts`: counted in it. */
export function distributionSigns(sides: Sides, { base, revision }: Ranges, window: Window, parts: Parts): DistributionSigns {
  const n = { base: base?.all ?? 0, revision: revision?.all ?? 0 };
  const beyond = { base: beyondOf(sides.base, sides.mask, base, revision), revision: beyondOf(sides.revision, sides.mask, revision, base) };
  const gaps = window.from === window.to ? [] : gapsOf(sides, window, n, parts);
  return {
    base: base && { min: base.from, max: base.to, ...beyond.base }, revision: revision && { min: revision.from, max: revision.to, ...beyond.revision },
    repeated: repeatedOf(sides, n), gaps: gaps.slice(0, MOST_GAPS), moreGaps: Math.max(0, gaps.length - MOST_GAPS),
  };
}

/** How many values lie below and above all of the other side. */
function beyondOf(values: Float64Array, mask: Uint8Array | null, own: Counted | null, other: Counted | null): { below: number; above: number } {
  const out = { below: 0, above: 0 };
  if (own === null || other === null || (own.from >= other.from && own.to <= other.to)) return out;
  for (let i = 0; i < values.length; i++) {
    const v = values[i]!;
    if (v - v !== 0 || (mask !== null && mask[i] === 0)) continue;
    if (v < other.from) out.below++;
    else if (v > other.to) out.above++;
  }
  return out;
}

function repeatedOf(sides: Sides, n: Readonly<Record<Side, number>>): RepeatedValue[] {
  if (n.base === 0 || n.revision === 0) return [];
  const candidates = candidatesOf(sides), counts = { base: countsOf(sides.base, sides.mask, candidates), revision: countsOf(sides.revision, sides.mask, candidates) };
  const shares = (i: number): [number, number] => [counts.base[i]! / n.base, counts.revision[i]! / n.revision];
  const apart = (i: number): number => { const [p, q] = shares(i); return Math.abs(q - p); };
  return [...candidates.keys()].filter((i) => { const [p, q] = shares(i), more = Math.max(p, q); return more >= OFTEN && more > FAR_MORE * Math.min(p, q) && Math.max(counts.base[i]!, counts.revision[i]!) >= EXPECTED; })
    .sort((i, j) => apart(j) - apart(i) || candidates[i]! - candidates[j]!).slice(0, MOST_REPEATED)
    .map((i) => ({ value: candidates[i]!, base: counts.base[i]!, revision: counts.revision[i]! }));
}

/** Values that are frequent in a sample of either side, those first whose shares differ most. */
function candidatesOf({ base, revision, mask }: Sides): number[] {
  const looked = samplePositions(base.length, SAMPLE), shares = new Map<number, [number, number]>();
  ([base, revision] as const).forEach((values, side) => {
    const found = new Map<number, number>();
    let n = 0;
    for (const at of looked) {
      const v = values[at]!;
      if (v - v !== 0 || (mask !== null && mask[at] === 0)) continue;
      n++;
      found.set(v, (found.get(v) ?? 0) + 1);
    }
    for (const [v, count] of found) {
      if (count < 3 || count < (OFTEN / 2) * n) continue;
      const both = shares.get(v) ?? [0, 0];
      both[side] = count / n;
      shares.set(v, both);
    }
  });
  return [...shares].sort(([v, a], [w, b]) => Math.abs(b[1] - b[0]) - Math.abs(a[1] - a[0]) || v - w).slice(0, CANDIDATES).map(([v]) => v).sort((a, b) => a - b);
}

function countsOf(values: Float64Array, mask: Uint8Array | null, candidates: readonly number[]): number[] {
  const counts = candidates.map(() => 0);
  if (candidates.length === 0) return counts;
  for (let i = 0; i < values.length; i++) {
    if (mask !== null && mask[i] === 0) continue;
    const v = values[i]!;
    for (let k = 0; k < candidates.length; k++) if (v === candidates[k]) { counts[k]!++; break; }
  }
  pulse();
  return counts;
}

/** Widest first. Empty ends are no gaps: the extremes tell them. */
function gapsOf({ base, revision, mask }: Sides, window: Window, n: Readonly<Record<Side, number>>, parts: Parts): DistributionGap[] {
  const edges = edgesOf(window.from, window.to, PARTS), counts = { base: parts.base.counts, revision: parts.revision.counts }, values = { base, revision };
  return (['base', 'revision'] as const).flatMap((side) => {
    const other = side === 'base' ? 'revision' : 'base', own = counts[side], found: DistributionGap[] = [], first = own.findIndex((count) => count > 0);
    let start = -1;
    for (let part = Math.max(0, first); part < PARTS && first >= 0; part++) {
      if (own[part]! === 0) { if (start < 0) start = part; continue; }
      if (start >= 0 && part - start >= GAP_PARTS) {
        let there = 0;
        for (let k = start; k < part; k++) there += counts[other][k]!;
        if (n[other] > 0 && (there / n[other]) * n[side] >= EXPECTED && there >= EXPECTED) found.push(gapAt(values, mask, side, other, (edges[start]! + edges[part]!) / 2));
      }
      start = -1;
    }
    return found;
  }).sort((a, b) => (b.to - b.from) - (a.to - a.from) || a.from - b.from);
}

/** From the side's own value below to its own value above; the other's values strictly between. */
function gapAt(values: Readonly<Record<Side, Float64Array>>, mask: Uint8Array | null, side: Side, other: Side, middle: number): DistributionGap {
  let from = -Infinity, to = Infinity, there = 0;
  const own = values[side], theirs = values[other];
  for (let i = 0; i < own.length; i++) {
    const v = own[i]!;
    if (v - v !== 0 || (mask !== null && mask[i] === 0)) continue;
    if (v <= middle) { if (v > from) from = v; } else if (v < to) to = v;
  }
  for (let i = 0; i < theirs.length; i++) if (theirs[i]! > from && theirs[i]! < to && (mask === null || mask[i] === 1)) there++;
  pulse();
  return { side, from, to, other: there };
}

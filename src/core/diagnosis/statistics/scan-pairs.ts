/**
 * One pass over all pairs: how many there are, how far they reach, and which changed. What changed is
 * set aside where it is a small part, so that what needs only the changed ones costs as little.
 */
import { pulse } from '../../pulse.js';
import { makeRoom, type Room } from './room.js';

export interface PairScan {
  /** Pairs with two finite sides. */
  readonly n: number;
  readonly missing: number;
  /** Of the others, those that are infinite rather than missing. */
  readonly infinite: number;
  readonly base: Extent;
  readonly revision: Extent;
  /** Revision less base over all pairs. */
  readonly difference: Extent;
  readonly changed: ChangedPairs;
  readonly higher: number;
  readonly lower: number;
  /** From below to above zero or back. */
  readonly signChanges: number;
}

/** `centre` is the mean but for rounding: what is subtracted before anything is squared. */
export interface Extent { readonly low: number; readonly high: number; readonly centre: number }

/** Holds all changed pairs, and may hold others: a pair counts where both sides are finite and differ. */
export interface ChangedPairs { readonly base: Float64Array; readonly revision: Float64Array; readonly count: number }

/** The changed pairs stand in the first array of `room`, where they fit into half of it. */
export function scanPairs(base: Float64Array, revision: Float64Array, [place]: Room = makeRoom(base.length)): PairScan {
  const rows = base.length, room = (rows >> 2) + 1, before = place.subarray(0, room), after = place.subarray(room, 2 * room);
  const at: Tally = { n: 0, infinite: 0, m: 0, higher: 0, signChanges: 0, sumX: 0, sumY: 0, sumD: 0, lowX: Infinity, highX: -Infinity, lowY: Infinity, highY: -Infinity, lowD: Infinity, highD: -Infinity };
  for (let from = 0; from < rows; from += STRETCH) scanStretch(base, revision, from, Math.min(rows, from + STRETCH), before, after, at);
  const { n, infinite, m, higher, signChanges, sumX, sumY, sumD, lowX, highX, lowY, highY } = at;
  let { lowD, highD } = at;
  pulse();
  if (m < n) {
    if (lowD > 0) lowD = 0;
    if (highD < 0) highD = 0;
  }
  return {
    n, missing: rows - n, infinite, higher, lower: m - higher, signChanges,
    base: { low: lowX, high: highX, centre: lowX === highX ? lowX : sumX / n }, revision: { low: lowY, high: highY, centre: lowY === highY ? lowY : sumY / n },
    difference: { low: lowD, high: highD, centre: lowD === highD ? lowD : sumD / n },
    changed: m <= room ? { base: before.subarray(0, m), revision: after.subarray(0, m), count: m } : { base, revision, count: m },
  };
}

/** Pairs at once: short enough that the loop over them is compiled after few of them. */
const STRETCH = 1 << 14;

interface Tally { n: number; infinite: number; m: number; higher: number; signChanges: number; sumX: number; sumY: number; sumD: number; lowX: number; highX: number; lowY: number; highY: number; lowD: number; highD: number }

function scanStretch(base: Float64Array, revision: Float64Array, from: number, to: number, before: Float64Array, after: Float64Array, at: Tally): void {
  const room = before.length;
  let { n, infinite, m, higher, signChanges, sumX, sumY, sumD, lowX, highX, lowY, highY, lowD, highD } = at;
  for (let i = from; i < to; i++) {
    const x = base[i]!, y = revision[i]!;
    if (x - x !== 0 || y - y !== 0) {
      if (x === x && y === y) infinite++;
      continue;
    }
    n++;
    sumX += x;
    sumY += y;
    if (x < lowX) lowX = x;
    if (x > highX) highX = x;
    if (y < lowY) lowY = y;
    if (y > highY) highY = y;
    if (x === y) continue;
    if (m < room) {
      before[m] = x;
      after[m] = y;
    }
    m++;
    const d = y - x;
    sumD += d;
    if (d < lowD) lowD = d;
    if (d > highD) highD = d;
    if (y > x) higher++;
    if ((x < 0 && y > 0) || (x > 0 && y < 0)) signChanges++;
  }
  at.n = n; at.infinite = infinite; at.m = m; at.higher = higher; at.signChanges = signChanges; at.sumX = sumX; at.sumY = sumY; at.sumD = sumD;
  at.lowX = lowX; at.highX = highX; at.lowY = lowY; at.highY = highY; at.lowD = lowD; at.highD = highD;
}

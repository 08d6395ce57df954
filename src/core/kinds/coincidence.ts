/**
 * Whether rounded noise would leave as many cells on a map as it reproduces. Noise of about a printed unit becomes whole units when
 * it is printed, and many of them alike: a shift of a unit or two then seems to reproduce half of the column and more.
 */
import type { Explanation, Pairs } from './explanation.js';
import { median } from './fit-line.js';
import { isMultiple, tens } from './resolution.js';
import { VALUE } from './work.js';

/** Printed units that noise is taken to reach from the map, and beyond which a map moves values too far to be a matter of noise. */
export const NEAR_UNITS = 3;
/** Near misses among hits that any claim may leave. */
const MISSES = 0.03;
/** A true map spreads evenly over the unit that is printed alike: of what lies within its reach, a tenth may lie beyond half a unit. */
const WITHIN_UNIT = 0.85;
/** Standard errors by which counts may differ from what they stand for. */
const ERRORS = 2;
const JUST = 1e-6;

/** Cells on a map, those of them within half a printed unit, and misses about one and two units and further up to `NEAR_UNITS`. */
export interface Surroundings { readonly hits: number; readonly within: number; readonly one: number; readonly two: number; readonly further: number }

/**
 * Of noise whose density is log-concave (normal, even, double exponential), printed in units, the shares p of 0, 1 and 2 units keep
 * p1² >= p0 p2, and so do those of both sides together. Noise with such near misses leaves at most one² / two hits: a map
 * with more of them is none of chance. Where nothing is missed by two units, any number of hits may be left by noise.
 */
export function leftByNoise({ hits, within, one, two, further }: Surroundings): boolean {
  if (within < WITHIN_UNIT * hits) return true;
  const near = one + two + further;
  if (near <= MISSES * (hits + near)) return false;
  const least = two - ERRORS * Math.sqrt(two);
  return !(least > 0 && hits > (one + ERRORS * Math.sqrt(one)) ** 2 / least);
}

/** What could follow noise: units and signs are not fitted. */
const FITTED: ReadonlySet<Explanation['kind']> = new Set(['offset', 'affine', 'drift']);

/** For a fitted map that moves values by a few printed units; cells that others explain are left out. `decimals` are the revision's. */
export function isCoincidence(explanation: Explanation, { rows, x, y }: Pairs, decimals: number | null, state: Uint8Array): boolean {
  if (decimals === null || !FITTED.has(explanation.kind)) return false;
  const unit = 1 / tens(decimals), { map, holds } = explanation, counts = { hits: 0, within: 0, one: 0, two: 0, further: 0 }, middle = middleOf(explanation, unit), moves: number[] = [];
  for (let k = 0; k < rows.length; k++) {
    const a = x[k]!, b = y[k]!, row = rows[k]!;
    if (a === 0 && b === 0) continue;
    const wanted = map(a, row), off = Math.abs(middle(b) - wanted) / unit;
    if (holds(a, b, row)) { counts.hits++; moves.push(Math.abs(wanted - a)); if (off <= 0.5 + JUST) counts.within++; }
    else if (state[row] !== VALUE && a !== b || off > NEAR_UNITS + 0.5 + JUST) continue;
    else if (off <= 1.5 + JUST) counts.one++;
    else if (off <= 2.5 + JUST) counts.two++;
    else counts.further++;
  }
  return moves.length > 0 && median(moves) <= (NEAR_UNITS + JUST) * unit && leftByNoise(counts);
}

/** Whether a fitted map moves the cells that it is of by no more than a few printed units. */
export function movesSlightly({ kind, map }: Explanation, { rows, x }: Pairs, decimals: number | null): boolean {
  return decimals !== null && FITTED.has(kind) && rows.length > 0 && median(Float64Array.from(x, (value, k) => Math.abs(map(value, rows[k]!) - value))) <= (NEAR_UNITS + JUST) / tens(decimals);
}

export function changedSlightly({ x, y }: Pairs, decimals: number | null): boolean {
  return decimals !== null && x.length > 0 && median(Float64Array.from(x, (value, k) => Math.abs(y[k]! - value))) <= (NEAR_UNITS + JUST) / tens(decimals);
}

/** Of what was cut to a printed value, the middle. */
function middleOf({ evidence }: Explanation, unit: number): (y: number) => number {
  return evidence['cut'] === 'down' ? (y) => y + unit / 2 : evidence['cut'] === 'toward-zero' ? (y) => y + Math.sign(y) * unit / 2 : (y) => y;
}

/** Where base is printed as coarsely as the revision, a small shift moves all values by the same whole units: others only follow what noise left. */
export function isWholeUnits(offset: number, base: number | null, revision: number | null): boolean {
  return base === null || revision === null || base > revision || Math.abs(offset) > (NEAR_UNITS + JUST) / tens(revision) || isMultiple(offset, revision);
}

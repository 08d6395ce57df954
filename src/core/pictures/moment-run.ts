/**
 * Moments of neighbouring records by two passes over their values: means first, then what is left around them, with
 * the rest that rounding the means leaves taken off (T. Chan, G. Golub and R. LeVeque, 1983, doi 10.1080/00031305.1983.10483115,
 * equation 1.7).
 */
import { isWithin } from '../metrics/verdict/within-tolerance.js';
import type { Tolerance } from '../model/recipe.js';
import { emptyMoments, type Moments } from './moment-sums.js';

/** The squares of larger numbers, summed, may be none. */
const LARGEST = 1e150;

export function hasMoments(x: number): boolean {
  return x <= LARGEST && x >= -LARGEST;
}

/** Of the records from `start` to before `end` that the mask leaves; null where it leaves none. */
export function momentsOfRun(base: Float64Array, revision: Float64Array, mask: Uint8Array | null, start: number, end: number, tolerance: Required<Tolerance>): Moments | null {
  const out = emptyMoments();
  if (!countAndMean(out, base, revision, mask, start, end, tolerance)) return null;
  if (out.n > 0) centre(out, base, revision, mask, start, end);
  return out;
}

/** Counts, means and the largest difference. Says whether there is a record at all. */
function countAndMean(out: Moments, base: Float64Array, revision: Float64Array, mask: Uint8Array | null, start: number, end: number, { absolute, relative }: Required<Tolerance>): boolean {
  const exact = absolute === 0 && relative === 0;
  let n = 0, changed = 0, some = false, near = 0, far = 0, step = 0, sumX = 0, sumY = 0, sumD = 0, sumA = 0, most = 0;
  for (let i = start; i < end; i++) {
    if (mask !== null && mask[i] === 0) continue;
    some = true;
    const x = base[i]!, y = revision[i]!;
    if (!(hasMoments(x) && hasMoments(y))) { countOther(out, x, y, exact, absolute, relative); continue; }
    const d = y - x, size = d < 0 ? -d : d;
    // Equal values leave nothing around their mean.
    if (n === 0) { near = x; far = y; step = d; }
    n++;
    sumX += x - near;
    sumY += y - far;
    sumD += d - step;
    sumA += size - Math.abs(step);
    if (size > most) most = size;
    if (x !== y && (exact || !isWithin(x, y, absolute, relative))) changed++;
  }
  out.changed += changed;
  if (n === 0) return some;
  out.n = n;
  out.meanBase = near + sumX / n;
  out.meanRevision = far + sumY / n;
  out.meanDifference = step + sumD / n;
  out.meanAbsDifference = Math.abs(step) + sumA / n;
  out.maxAbsDifference = most;
  return true;
}

/** A record without moments on one side or both. */
function countOther(out: Moments, x: number, y: number, exact: boolean, absolute: number, relative: number): void {
  if (x === x && y === y) {
    out.infinite++;
    if (x !== y && (exact || x - x !== 0 || y - y !== 0 || !isWithin(x, y, absolute, relative))) out.changed++;
  } else if (x === x) out.onlyBase++;
  else if (y === y) out.onlyRevision++;
  else out.neither++;
}

function centre(out: Moments, base: Float64Array, revision: Float64Array, mask: Uint8Array | null, start: number, end: number): void {
  const { n, meanBase, meanRevision, meanDifference } = out;
  let restX = 0, restY = 0, restD = 0, xx = 0, yy = 0, dd = 0, xy = 0, xd = 0;
  for (let i = start; i < end; i++) {
    if (mask !== null && mask[i] === 0) continue;
    const from = base[i]!, to = revision[i]!;
    if (!(hasMoments(from) && hasMoments(to))) continue;
    const x = from - meanBase, y = to - meanRevision, d = to - from - meanDifference;
    restX += x;
    restY += y;
    restD += d;
    xx += x * x;
    yy += y * y;
    dd += d * d;
    xy += x * y;
    xd += x * d;
  }
  const sure = (square: number): number => (square < 0 ? 0 : square);
  out.m2Base = sure(xx - restX * restX / n);
  out.m2Revision = sure(yy - restY * restY / n);
  out.m2Difference = sure(dd - restD * restD / n);
  out.c2 = xy - restX * restY / n;
  out.cBaseDifference = xd - restX * restD / n;
  out.meanBase = meanBase + restX / n;
  out.meanRevision = meanRevision + restY / n;
  out.meanDifference = meanDifference + restD / n;
}

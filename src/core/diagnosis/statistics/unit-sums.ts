/**
 * The pairs in short pieces, in order, each with its sums: whatever is asked of longer blocks later is added up from
 * these, and never looks at the pairs again. No piece crosses a group, unless it is made of whole small groups.
 */
import { FIELDS, type Shift } from '../../metrics/uncertainty/block-bootstrap.js';
import type { JointMoments } from '../../metrics/paired/pair-moments.js';
import { pulse } from '../../pulse.js';
import { CompensatedSum } from '../../statistics/compensated-sum.js';
import type { PairScan } from './scan-pairs.js';
import type { SeriesPairs } from './series-pairs.js';

export interface UnitSums {
  /** Records of a piece, but for the last of a group. */
  readonly length: number;
  readonly count: number;
  /** First piece of each group, and their number at the end. */
  readonly groups: Int32Array;
  /** Of each piece `FIELDS` sums: pairs, x, d, |d|, x^2, d^2, x d; means over all pairs taken off x and d. */
  readonly sums: Float64Array;
  readonly shift: Shift;
  readonly moments: JointMoments;
  /** Sum of |d|. */
  readonly absolute: number;
}

/** A piece of fewer records could not be a block: its memory is at least one record, and a block five of them. */
const LEAST_LENGTH = 5;
const MOST_UNITS = 32_768;
/** Where records are independent of each other, enough to draw from. */
export const LOOSE_UNITS = 512;

export function unitSums(pairs: SeriesPairs, scan: PairScan): UnitSums {
  const { base, revision } = pairs, rows = base.length, length = unitLength(pairs, rows), { starts, groups } = layOut(pairs, length), count = starts.length - 1;
  const cx = scan.base.centre, cy = scan.revision.centre, cd = scan.difference.centre, sums = new Float64Array(count * FIELDS), piece = new Float64Array(10);
  const whole = Array.from({ length: 10 }, () => new CompensatedSum());
  for (let u = 0; u < count; u++) {
    sumPiece(base, revision, starts[u]!, starts[u + 1]!, cx, cy, cd, piece);
    for (let k = 0; k < 10; k++) whole[k]!.add(piece[k]!);
    for (let k = 0; k < FIELDS; k++) sums[u * FIELDS + k] = piece[k]!;
    if ((u & 8191) === 8191) pulse();
  }
  pulse();
  const [n, x1, d1, absolute, xx, dd, xd, y1, yy, xy] = whole.map((sum) => sum.value) as [number, number, number, number, number, number, number, number, number, number];
  // The centres are means rounded once; what they miss is taken off here.
  const mx = x1 / n, my = y1 / n, md = d1 / n, still = ({ low, high }: { low: number; high: number }): boolean => low === high;
  for (let at = 0; at < sums.length; at += FIELDS) {
    const own = sums[at]!, x = sums[at + 1]!, d = sums[at + 2]!;
    sums[at + 4]! -= mx * (2 * x - own * mx);
    sums[at + 5]! -= md * (2 * d - own * md);
    sums[at + 6]! -= mx * d + md * x - own * mx * md;
    sums[at + 1] = x - own * mx;
    sums[at + 2] = d - own * md;
  }
  const side = (extent: PairScan['base'], rest: number, squares: number): JointMoments['x'] =>
    still(extent) ? { mean: extent.low, m2: 0, low: extent.low, high: extent.high } : { mean: extent.centre + rest, m2: keep(squares / n - rest * rest), low: extent.low, high: extent.high };
  const flat = still(scan.base);
  const moments: JointMoments = {
    n, x: side(scan.base, mx, xx), y: side(scan.revision, my, yy), d: side(scan.difference, md, dd),
    covXY: flat || still(scan.revision) ? 0 : xy / n - mx * my, covXD: flat || still(scan.difference) ? 0 : xd / n - mx * md,
  };
  return { length, count, groups, sums, shift: { x: moments.x.mean, d: moments.d.mean }, moments, absolute };
}

/** Pairs, x, d, |d|, x^2, d^2, x d of the pairs of one piece, then y, y^2, x y. */
function sumPiece(base: Float64Array, revision: Float64Array, from: number, to: number, cx: number, cy: number, cd: number, out: Float64Array): void {
  let n = 0, x1 = 0, d1 = 0, a1 = 0, xx = 0, dd = 0, xd = 0, y1 = 0, yy = 0, xy = 0;
  for (let i = from; i < to; i++) {
    const before = base[i]!, after = revision[i]!;
    if (before - before !== 0 || after - after !== 0) continue;
    const difference = after - before, x = before - cx, y = after - cy, d = difference - cd;
    n++;
    x1 += x;
    y1 += y;
    d1 += d;
    a1 += Math.abs(difference);
    xx += x * x;
    yy += y * y;
    dd += d * d;
    xd += x * d;
    xy += x * y;
  }
  out[0] = n; out[1] = x1; out[2] = d1; out[3] = a1; out[4] = xx; out[5] = dd; out[6] = xd; out[7] = y1; out[8] = yy; out[9] = xy;
}

/** Never below 0 by rounding; what is not finite stays so. */
function keep(square: number): number {
  return square < 0 ? 0 : square;
}

function unitLength({ period, sequence }: SeriesPairs, rows: number): number {
  if (!sequence) return Math.max(1, Math.ceil(rows / LOOSE_UNITS));
  const least = Math.max(LEAST_LENGTH, Math.ceil(rows / MOST_UNITS)), cycle = Math.max(1, Math.round(period ?? 1));
  return cycle * Math.max(1, Math.ceil(least / cycle));
}

/** A rest of less than half a piece goes with the piece before. So many groups that each is one piece at most are put together to whole pieces. */
function layOut({ base, group, sequence }: SeriesPairs, length: number): { readonly starts: Int32Array; readonly groups: Int32Array } {
  const rows = base.length, firsts: number[] = [];
  if (sequence && group !== null) { for (let i = 1; i < rows; i++) if (group[i] !== group[i - 1]) firsts.push(i); }
  firsts.push(rows);
  const together = firsts.length > MOST_UNITS, starts: number[] = [], groups: number[] = [];
  let from = 0;
  for (const to of firsts) {
    if (together && to - from < length && to !== rows) continue;
    groups.push(starts.length);
    for (let at = from; at < to; at += length) if (at === from || 2 * (to - at) >= length) starts.push(at);
    from = to;
  }
  groups.push(starts.length);
  starts.push(rows);
  return { starts: Int32Array.from(starts), groups: Int32Array.from(groups) };
}

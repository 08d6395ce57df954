/**
 * Values that stand some steps earlier or later than before: the lag whose shifted base correlates best with the
 * revision is sought, and claimed only where the shifted values reproduce the revision's cells one by one.
 */
import { pulse } from '../pulse.js';
import { avalanche } from '../reading/cell-hash.js';
import { CLAIM_WHOLE, pairsAt, type Explanation, type Scored } from './explanation.js';
import { median } from './fit-line.js';
import { agrees, same } from './resolution.js';
import { sampled, sampledRows } from './sample.js';
import type { Work } from './work.js';
import { explanationsOf, UNTOUCHED, untouchedShare } from './whole-column.js';

const LAGS = 48, BLOCK = 256, BLOCKS = 12, HOUR = 3_600_000;
const LEAST_ROWS = 20;
/** Records of a long column, and those of it that are looked at first. */
const LONG = 65_536, PROBE = 1024;

/** Steps within a day's half-hours, and whole hours up to a day: time zones in any sampling. */
function lags(work: Work): number[] {
  const out = new Set<number>();
  for (let lag = 1; lag <= LAGS; lag++) { out.add(lag); out.add(-lag); }
  const { step } = work.series;
  if (step !== null && HOUR % step === 0) for (let hour = 1; hour <= 24; hour++) { out.add(hour * HOUR / step); out.add(-hour * HOUR / step); }
  return [...out];
}

export interface Shift { readonly lag: number; readonly found: Scored; readonly rows: Int32Array }

/** Null where no lag reproduces the column. */
export function wholeShift(work: Work): Shift | null {
  const { series, x, y } = work, n = series.n;
  if (n < LEAST_ROWS + 10) return null;
  const looked = blockRows(n), limitX = spread(x), limitY = spread(y);
  const strength = lags(work).map((lag) => ({ lag, r: Math.abs(correlation(work, looked, lag, limitX, limitY)) })).sort((a, b) => b.r - a.r || Math.abs(a.lag) - Math.abs(b.lag));
  for (const { lag, r } of strength.slice(0, 3)) {
    if (!(r > 0.5)) return null;
    if (!isLikely(work, lag)) continue;
    const shifted = shiftedBase(work, lag), rows = tellingRows(work, shifted);
    if (rows.length < LEAST_ROWS) continue;
    const [found] = explanationsOf(pairsAt(sampledRows(rows, 2048), shifted, y), true);
    if (found === undefined || found.coverage < CLAIM_WHOLE) continue;
    // On an even slope every shift with an offset is none at all: cells that stayed speak against it.
    if (found.explanation.kind !== 'identical' && untouchedShare(work, rows) >= UNTOUCHED) continue;
    return { lag, found, rows };
  }
  return null;
}

/** In a long column, whether some of its records would be reproduced; in a short one all are looked at. */
function isLikely({ series, x, y }: Work, lag: number): boolean {
  if (series.n < LONG) return true;
  const rows = new Int32Array(PROBE), base = new Float64Array(PROBE), revision = new Float64Array(PROBE);
  let n = 0;
  for (const i of sampled(series.n, PROBE)) {
    const from = series.before(i, lag), a = from < 0 ? NaN : x[from]!;
    if (y[i] === y[i] && a === a && x[i] !== a) { rows[n] = i; base[n] = a; revision[n++] = y[i]!; }
  }
  return n < PROBE / 8 || (explanationsOf({ rows: rows.subarray(0, n), x: base.subarray(0, n), y: revision.subarray(0, n) }, true)[0]?.coverage ?? 0) >= CLAIM_WHOLE - 0.1;
}

/** Rows on which the shift can be told from no shift. */
function tellingRows({ x, y }: Work, shifted: Float64Array): Int32Array {
  const out = new Int32Array(x.length);
  let n = 0;
  for (let i = 0; i < x.length; i++) if (y[i]! === y[i]! && shifted[i]! === shifted[i]! && x[i]! !== shifted[i]!) out[n++] = i;
  return out.subarray(0, n);
}

export function shiftedBase(work: Work, lag: number): Float64Array {
  pulse();
  const { x, series } = work, out = new Float64Array(series.n);
  for (let i = 0; i < out.length; i++) { const from = series.before(i, lag); out[i] = from < 0 ? NaN : x[from]!; }
  return out;
}

/** Takes the shifted base for the base; records whose source lies outside the series cannot be checked and are settled. */
export function applyShift(work: Work, lag: number): number {
  const { series, state, y } = work, shifted = shiftedBase(work, lag);
  work.x = work.source = shifted;
  let edge = 0;
  for (let i = 0; i < state.length; i++) {
    if (series.before(i, lag) < 0) { state[i] = 0; if (y[i] === y[i]) edge++; } else state[i] = shifted[i] !== shifted[i] ? (y[i] !== y[i] ? 0 : 2) : y[i] !== y[i] ? 3 : shifted[i] === y[i] ? 0 : 1;
  }
  return edge;
}

export function shiftEvidence(work: Work, lag: number): Record<string, unknown> {
  const { step } = work.series, ms = step === null ? null : lag * step;
  const wholeHours = ms !== null && step !== null && step >= 1000 && ms % HOUR === 0 ? ms / HOUR : null;
  return { lag, ...(ms !== null ? { time: ms } : {}), ...(wholeHours !== null ? { hours: wholeHours, ...(Math.abs(wholeHours) <= 14 ? { like: 'time zone' } : {}) } : Math.abs(lag) === 1 ? { like: 'start and end of the interval' } : {}) };
}

/** Lags by which some of the open rows are reproduced, the most frequent first: a shift of a period, such as summer time. */
export function partialLags(work: Work, open: Int32Array): number[] {
  if (open.length < LEAST_ROWS) return [];
  const looked = sampled(open.length, 1500).map((k) => open[k]!);
  const hits = lags(work).map((lag) => {
    let n = 0;
    for (const i of looked) { const from = work.series.before(i, lag); if (from >= 0 && work.x[from] !== 0 && isSame(work, work.x[from]!, work.y[i]!)) n++; }
    return { lag, share: n / looked.length };
  });
  return hits.filter(({ share }) => share >= 0.1).sort((a, b) => b.share - a.share || Math.abs(a.lag) - Math.abs(b.lag)).slice(0, 3).map(({ lag }) => lag);
}

export function shiftMap(work: Work, lag: number): Explanation {
  const source = (row: number): number => { const from = work.series.before(row, lag); return from < 0 ? NaN : work.x[from]!; };
  return { kind: 'time-shift', cost: 12, evidence: shiftEvidence(work, lag), map: (_, row) => source(row), holds: (_, y, row) => isSame(work, source(row), y) };
}

function isSame({ printing }: Work, x: number, y: number): boolean {
  return printing === null ? same(x, y) : agrees(y, x, printing, 1.2);
}

/** Stretches of neighbours, chosen by a hash of their number. */
function blockRows(n: number): number[] {
  const out: number[] = [], blocks = Math.ceil(n / BLOCK);
  const chosen = blocks <= BLOCKS ? Array.from({ length: blocks }, (_, k) => k) : [...new Set(Array.from({ length: BLOCKS }, (_, k) => Math.floor((k + (avalanche(k + 7) >>> 0) / 2 ** 32) * blocks / BLOCKS)))];
  for (const block of chosen) for (let i = block * BLOCK; i < Math.min(n, (block + 1) * BLOCK); i++) out.push(i);
  return out;
}

interface Spread { readonly low: number; readonly high: number; readonly middle: number }

/** Values beyond it are drawn to it, so that a spike does not decide a correlation. */
function spread(values: Float64Array): Spread {
  const seen = sampled(values.length, 2000).map((i) => values[i]!).filter((v) => v - v === 0), middle = median(seen), wide = 5 * median(seen.map((v) => Math.abs(v - middle)));
  return { middle, low: middle - wide, high: middle + wide };
}

function correlation({ series, x, y }: Work, rows: readonly number[], lag: number, a: Spread, b: Spread): number {
  let n = 0, sx = 0, sy = 0, sxx = 0, syy = 0, sxy = 0;
  for (const i of rows) {
    const from = series.before(i, lag);
    if (from < 0) continue;
    const u = Math.min(a.high, Math.max(a.low, x[from]!)) - a.middle, v = Math.min(b.high, Math.max(b.low, y[i]!)) - b.middle;
    if (!(u - u === 0 && v - v === 0)) continue;
    n++; sx += u; sy += v; sxx += u * u; syy += v * v; sxy += u * v;
  }
  const cov = sxy - sx * sy / n, vx = sxx - sx * sx / n, vy = syy - sy * sy / n;
  return n < LEAST_ROWS || !(vx > 0 && vy > 0) ? 0 : cov / Math.sqrt(vx * vy);
}


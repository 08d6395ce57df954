/** Values that are missing now: beyond a threshold, of one value, or in runs. */
import { CLAIM } from './explanation.js';
import { filler } from './fill-methods.js';
import { pulse } from '../pulse.js';
import { mode } from './mode.js';
import { agrees, tens, toleranceOf } from './resolution.js';
import { sampled, sampledRows } from './sample.js';
import type { Series } from './series.js';
import { LOST, runsOf, SETTLED, type Work } from './work.js';

const LEAST = 3;
/** Odds that the highest values are all lost by chance. */
const ODDS = 1e-6;

/** With `alone`, only where one threshold explains all that was lost. */
export function findThresholds(work: Work, alone: boolean): void {
  for (const side of ['upper', 'lower'] as const) threshold(work, side, alone);
}

export function findValuesLost(work: Work): void {
  oneValue(work);
  const rows = work.rows(LOST);
  if (rows.length === 0) return;
  for (const i of rows) work.state[i] = SETTLED;
  if (!work.series.sequence) { work.claim('values-lost', rows.length, 0, {}); return; }
  const runs = runsOf(rows, work.series.group);
  work.claim('values-lost', rows.length, 0, { ...(wereInterpolated(work, rows) ? { before: 'linear' } : {}), pattern: runs.count <= Math.max(3, rows.length / 20) ? 'blocks' : 'scattered', runs: runs.count, longest: runs.longest });
}

/** Share of the lost values that lay on lines between their neighbours, and how many of those there must be. */
const ON_LINES = 0.9, LEAST_ON_LINES = 8, BY_CHANCE = 0.3;

/** Filled gaps that are gaps again. Where both neighbours are one value, lying between them says nothing. */
function wereInterpolated({ x, series }: Work, rows: Int32Array): boolean {
  if (rows.length > 0.5 * series.n) return false;
  const around = x.slice();
  for (const i of rows) around[i] = NaN;
  const looked = sampledRows(rows, 4096), { gives } = filler(series, x, around, rows);
  let lines = 0, told = 0;
  for (const i of looked) {
    if (gives('last', i) || gives('next', i)) continue;
    told++;
    if (gives('linear', i)) lines++;
  }
  return lines >= LEAST_ON_LINES && lines >= ON_LINES * told && onLines(series, around) <= BY_CHANCE;
}

/** Share of the others that lie between their neighbours as well: of a smooth series printed with few digits most do. */
function onLines({ n, group }: Series, x: Float64Array): number {
  const rows = sampled(n, 4096).filter((i) => i > 0 && i + 1 < n && group[i - 1] === group[i] && group[i + 1] === group[i] && x[i] === x[i] && x[i - 1] !== x[i] && x[i + 1] !== x[i] && x[i - 1] === x[i - 1] && x[i + 1] === x[i + 1]);
  const tolerance = toleranceOf(Float64Array.from(rows, (i) => x[i]!));
  return rows.reduce((held, i) => held + (agrees(x[i]!, (x[i - 1]! + x[i + 1]!) / 2, { ...tolerance, half: tolerance.decimals === null ? 0 : 0.5 / tens(tolerance.decimals) }) ? 1 : 0), 0) / Math.max(1, rows.length);
}

/** All of the highest, or of the lowest, and nothing but a few of the kept among them. */
function threshold(work: Work, side: 'upper' | 'lower', alone: boolean): void {
  const { x, state, series } = work, sign = side === 'upper' ? 1 : -1, lost = work.rows(LOST), m = lost.length;
  if (m < LEAST) return;
  // With so many of the kept above it, a threshold cannot be one.
  const most = m / CLAIM - m, limits = new Float64Array(m);
  for (let k = 0; k < m; k++) limits[k] = -sign * x[lost[k]!]!;
  limits.sort();
  for (let k = 0; k < m; k++) limits[k] = -limits[k]!;
  if (alone && tooManyKept(work, sign, limits[Math.ceil(CLAIM * m) - 1]!, most)) return;
  const { kept, above: keptAbove, from } = keptAmong(work, sign, limits, most);
  let above = 0, n = 0, misses = 0;
  for (let k = 0; k < m && limits[k]! >= from; k++) {
    above += keptAbove[k]!;
    if (k + 1 < m && limits[k + 1] === limits[k]) continue;
    if (k + 1 >= CLAIM * (k + 1 + above)) { n = k + 1; misses = above; }
  }
  if (n < LEAST || kept === 0) return;
  const complete = n >= CLAIM * m, share = m / (m + kept), limit = limits[n - 1]!;
  if (alone && !complete) return;
  const runs = series.sequence ? runsOf(lost.filter((i) => sign * x[i]! >= limit), series.group).count : n;
  if (share ** n > ODDS && !(complete && share < 0.2) || runs < (complete ? 1 : 3)) return;
  for (const i of lost) if (sign * x[i]! >= limit) state[i] = SETTLED;
  work.claim('values-lost', n, misses, { pattern: 'threshold', side, thresholdBetween: [sign * nearestBelow(work, sign, limit), sign * limit].sort((a, b) => a - b) });
}

function tooManyKept({ x, y }: Work, sign: number, limit: number, most: number): boolean {
  pulse();
  let n = 0;
  for (let i = 0; i < x.length; i++) if (sign * x[i]! >= limit && y[i]! === y[i]! && ++n > most + 1) return true;
  return false;
}

/** How many of the kept lie at each of the descending limits or between it and the one before; only down to `from`, below which there are too many. */
function keptAmong({ x, y }: Work, sign: number, limits: Float64Array, most: number): { kept: number; above: Uint32Array; from: number } {
  pulse();
  const rows = sampled(x.length, 8192), seen = new Float64Array(rows.length), last = limits.length - 1;
  let size = 0;
  for (let k = 0; k < rows.length; k++) { const i = rows[k]!; if (x[i] === x[i] && y[i] === y[i]) seen[size++] = -sign * x[i]!; }
  const sorted = seen.subarray(0, size).sort(), rank = Math.ceil(2 * most * rows.length / x.length) + 12;
  for (let from = rank < size ? -sorted[rank]! : -Infinity; ; from = -Infinity) {
    const above = new Uint32Array(limits.length), least = Math.max(from, limits[last]!);
    let kept = 0, counted = 0;
    for (let i = 0; i < x.length; i++) {
      if (!(x[i] === x[i] && y[i] === y[i])) continue;
      kept++;
      const v = sign * x[i]!;
      if (v < least) continue;
      let lo = 0, hi = last;
      while (lo < hi) { const half = (lo + hi) >> 1; if (limits[half]! <= v) hi = half; else lo = half + 1; }
      above[lo]!++;
      counted++;
    }
    if (from === -Infinity || from <= limits[last]! || counted > most + 1) return { kept, above, from };
  }
}

/** The highest of the kept that lies below. */
function nearestBelow({ x, y }: Work, sign: number, limit: number): number {
  let nearest = -Infinity;
  for (let i = 0; i < x.length; i++) { const v = sign * x[i]!; if (v < limit && v > nearest && y[i] === y[i]) nearest = v; }
  return nearest;
}

/** Every cell of one value: a code, or what an instrument shows when it is stuck. */
function oneValue(work: Work): void {
  const lost = work.rows(LOST), of = mode(sampledRows(lost, 4096), work.x);
  if (of === null || of.count < 5 || of.count < 0.5 * Math.min(4096, lost.length)) return;
  const rows = lost.filter((i) => work.x[i] === of.value);
  let kept = 0;
  for (let i = 0; i < work.series.n; i++) if (work.x[i] === of.value && work.y[i] === work.y[i]) kept++;
  if (rows.length < CLAIM * (rows.length + kept)) return;
  for (const i of rows) work.state[i] = SETTLED;
  work.claim('values-lost', rows.length, kept, { pattern: 'value', value: of.value });
}

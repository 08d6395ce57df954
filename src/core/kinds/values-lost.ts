/** Values that are missing now: beyond a threshold, of one value, or in runs. */
import { CLAIM } from './explanation.js';
import { mode } from './mode.js';
import { sampledRows } from './sample.js';
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
  work.claim('values-lost', rows.length, 0, { pattern: runs.length <= Math.max(3, rows.length / 20) ? 'blocks' : 'scattered', runs: runs.length, longest: runs.reduce((most, { size }) => Math.max(most, size), 0) });
}

/** All of the highest, or of the lowest, and nothing but a few of the kept among them. */
function threshold(work: Work, side: 'upper' | 'lower', alone: boolean): void {
  const { x, y, state, series } = work, sign = side === 'upper' ? 1 : -1, lost = work.rows(LOST);
  if (lost.length < LEAST) return;
  const ranked = Array.from(lost).sort((i, j) => sign * (x[j]! - x[i]!) || i - j), limits = Float64Array.from(ranked, (i) => sign * x[i]!);
  const keptAbove = new Uint32Array(ranked.length);
  let kept = 0, nearest = -Infinity;
  for (let i = 0; i < series.n; i++) {
    if (!(x[i] === x[i] && y[i] === y[i])) continue;
    kept++;
    const v = sign * x[i]!;
    if (v < limits[limits.length - 1]!) { if (v > nearest) nearest = v; continue; }
    let lo = 0, hi = limits.length - 1;
    while (lo < hi) { const half = (lo + hi) >> 1; if (limits[half]! <= v) hi = half; else lo = half + 1; }
    keptAbove[lo]!++;
  }
  let above = 0, n = 0, misses = 0;
  for (let k = 0; k < ranked.length; k++) {
    above += keptAbove[k]!;
    if (k + 1 < ranked.length && limits[k + 1] === limits[k]) continue;
    if (k + 1 >= CLAIM * (k + 1 + above)) { n = k + 1; misses = above; }
  }
  if (n < LEAST || kept === 0) return;
  const complete = n >= CLAIM * lost.length, share = lost.length / (lost.length + kept);
  if (alone && !complete) return;
  const runs = series.sequence ? runsOf(ranked.slice(0, n).sort((a, b) => a - b), series.group).length : n;
  if (share ** n > ODDS && !(complete && share < 0.2) || runs < (complete ? 1 : 3)) return;
  const limit = limits[n - 1]!;
  for (let i = 0; i < series.n; i++) if (x[i] === x[i] && y[i] === y[i] && sign * x[i]! < limit && sign * x[i]! > nearest) nearest = sign * x[i]!;
  for (const i of lost) if (sign * x[i]! >= limit) state[i] = SETTLED;
  work.claim('values-lost', n, misses, { pattern: 'threshold', side, thresholdBetween: [sign * nearest, sign * limit].sort((a, b) => a - b) });
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

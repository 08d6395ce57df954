/**
 * How far a value stands out of its neighbours (F. R. Hampel, 1974), and whether those that stand out most are those
 * that were replaced or taken out.
 */
import { pulse } from '../pulse.js';
import { sampledRows } from './sample.js';
import { LOST, runsOf, SETTLED, VALUE, type Work } from './work.js';
import { median } from './fit-line.js';

const HALF = 12, LOOK = 8000;
/** A spike stands out at least so far, and of all that stand out as far nearly all must be gone. */
const LEAST_Z = 3.5, PURE = 0.75, LEAST_ROWS = 3, MOST_SHARE = 0.1;
/** Odds that so many of those that stand out most are gone by chance. */
const ODDS = 1e-4;
/** Share of (gone, kept) pairs in which the gone one stands out more, for all of the gone to be spikes. */
const APART = 0.95;

export function findSpikesReplaced(work: Work): void {
  find(work, work.rows(VALUE), 'replaced', (row, base) => work.y[row]! === work.y[row]! && outlyingness(work, work.y, work.series.n, row, base) < 0.5);
}

export function findSpikesLost(work: Work): void {
  // A spike is a value or two; longer losses have other reasons.
  const lost = work.rows(LOST), { count, from, to } = runsOf(lost, work.series.group, 1, 2), rows = new Int32Array(2 * count);
  let n = 0;
  for (let k = 0; k < count; k++) { rows[n++] = from[k]!; if (to[k] !== from[k]) rows[n++] = to[k]!; }
  find(work, rows.subarray(0, n), 'lost', () => true);
}

function find(work: Work, gone: Int32Array, how: 'replaced' | 'lost', calmed: (row: number, before: number) => boolean): void {
  if (gone.length < LEAST_ROWS) return;
  const { x, series } = work, { present, kept } = others(work, gone, how === 'lost');
  if (present.length < 3 * HALF || gone.length === present.length) return;
  const lookedGone = sampledRows(gone, LOOK), lookedKept = sampledRows(kept, LOOK), floor = scaleOf(x, present);
  const zGone = Array.from(lookedGone, (i) => ({ row: i, z: hampel(work, x, i, floor) })).sort((a, b) => b.z - a.z || a.row - b.row);
  const zKept = Float64Array.from(lookedKept, (i) => hampel(work, x, i, floor)).sort(), weightGone = gone.length / lookedGone.length, weightKept = kept.length / lookedKept.length;
  // The lowest cut above which nearly all are gone.
  let cut = -1, k = 0;
  for (let a = zKept.length - 1; k < zGone.length && zGone[k]!.z >= LEAST_Z;) {
    while (a >= 0 && zKept[a]! >= zGone[k]!.z) a--;
    const goneAbove = (k + 1) * weightGone, keptAbove = (zKept.length - 1 - a) * weightKept;
    if (goneAbove >= PURE * (goneAbove + keptAbove)) cut = k;
    k++;
  }
  if (apart(zGone.map(({ z }) => z), zKept) >= APART) cut = zGone.length - 1;
  const spikes = zGone.slice(0, cut + 1).filter(({ row, z }) => calmed(row, z));
  if (spikes.length < LEAST_ROWS || spikes.length < 0.8 * (cut + 1) || spikes.length * weightGone > MOST_SHARE * present.length) return;
  const below = (gone.length - (cut + 1) * weightGone) / (present.length - (cut + 1) * weightGone), keptAbove = zKept.length - firstAtLeast(zKept, zGone[cut]!.z);
  if (cut < zGone.length - 1 && Math.max(below, 1e-3) ** spikes.length * 2 ** (spikes.length + keptAbove) > ODDS) return;
  const limit = zGone[cut]!.z, runs = runsOf(Int32Array.from(spikes, ({ row }) => row).sort(), series.group);
  if (spikes.length > 2.5 * runs.count) return;
  const rows = gone.length === lookedGone.length ? spikes.map(({ row }) => row) : [...gone].filter((i) => hampel(work, x, i, floor) >= limit);
  if (how === 'replaced' && othersChanged(work, rows)) return;
  const remain = Math.round((zKept.length - firstAtLeast(zKept, limit)) * weightKept);
  for (const i of rows) work.state[i] = SETTLED;
  work.claim('spikes-removed', rows.length, remain, { how, standingOut: limit });
}

/** Share of the neighbours that may have changed as well: where more did, it was not the spikes that were replaced. */
const OTHERS = 0.3;

function othersChanged({ x, y, state, series }: Work, rows: readonly number[]): boolean {
  const spikes = new Set(rows);
  let n = 0, changed = 0;
  for (const i of rows) for (const k of [i - 1, i + 1]) {
    if (k < 0 || k >= series.n || series.group[k] !== series.group[i] || spikes.has(k) || x[k] !== x[k] || y[k] !== y[k]) continue;
    n++;
    if (state[k] === VALUE) changed++;
  }
  return changed > OTHERS * n;
}

/** Rows with values, and those of them that stayed. */
function others({ x, y, state }: Work, gone: Int32Array, lost: boolean): { present: Int32Array; kept: Int32Array } {
  pulse();
  const n = x.length, present = new Int32Array(n), kept = new Int32Array(n);
  let all = 0, stayed = 0;
  for (let i = 0, next = 0; i < n; i++) {
    const isGone = next < gone.length && gone[next] === i;
    if (isGone) next++;
    if (x[i] !== x[i] || !lost && y[i] !== y[i]) continue;
    present[all++] = i;
    if (!isGone && state[i] === SETTLED) kept[stayed++] = i;
  }
  return { present: present.subarray(0, all), kept: kept.subarray(0, stayed) };
}

/** Probability that a gone value stands out more than a kept one. */
function apart(gone: readonly number[], kept: Float64Array): number {
  let sum = 0;
  for (const z of gone) { let lo = 0, hi = kept.length; while (lo < hi) { const half = (lo + hi) >> 1; if (kept[half]! < z) lo = half + 1; else hi = half; } sum += lo; }
  return sum / (gone.length * kept.length);
}

function firstAtLeast(sorted: Float64Array, limit: number): number {
  let k = sorted.length;
  while (k > 0 && sorted[k - 1]! >= limit) k--;
  return k;
}

/** Spread of the whole column: a tenth of it is the least spread of a neighbourhood. */
function scaleOf(values: Float64Array, rows: Int32Array): number {
  const seen = Array.from(sampledRows(rows, 2000), (i) => values[i]!), middle = median(seen);
  return 0.1 * 1.4826 * median(seen.map((v) => Math.abs(v - middle)));
}

const near = new Float64Array(2 * HALF + 1);

/** Distance from the median of the neighbours, in their median absolute deviations. */
function hampel({ series }: Work, values: Float64Array, row: number, floor: number): number {
  let n = 0;
  for (let k = Math.max(0, row - HALF); k <= Math.min(series.n - 1, row + HALF); k++) if (series.group[k] === series.group[row] && values[k] === values[k]) near[n++] = values[k]!;
  const middle = middleOf(n);
  for (let k = 0; k < n; k++) near[k] = Math.abs(near[k]! - middle);
  return Math.abs(values[row]! - middle) / Math.max(1.4826 * middleOf(n), floor, 1e-12);
}

/** Median of the first n in the buffer, which are put in order by insertion. */
function middleOf(n: number): number {
  for (let i = 1; i < n; i++) {
    const v = near[i]!;
    let k = i - 1;
    for (; k >= 0 && near[k]! > v; k--) near[k + 1] = near[k]!;
    near[k + 1] = v;
  }
  const half = n >> 1;
  return n % 2 === 1 ? near[half]! : (near[half - 1]! + near[half]!) / 2;
}

/** How far the new value stands out, in parts of what the old one did. */
function outlyingness(work: Work, values: Float64Array, n: number, row: number, before: number): number {
  return before > 0 && n > 0 ? hampel(work, values, row, 0) / before : 1;
}

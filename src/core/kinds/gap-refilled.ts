/**
 * Values that had been filled in were filled in anew. Known from a flag, or because the base's values in the changed
 * stretches are exactly what a fill method makes of their neighbours, and not so in stretches that did not change.
 */
import { CLAIM } from './explanation.js';
import { filler, METHODS, type FillMethod } from './fill-methods.js';
import { runsOf, SETTLED, VALUE, type Work } from './work.js';

const LEAST_ROWS = 8, LEAST_RUN = 3;
/** Share of unchanged stretches that may look filled as well. */
const BY_CHANCE = 0.2;

export function findGapRefilled(work: Work): void {
  const open = work.rows(VALUE), { series, state } = work;
  if (open.length < LEAST_ROWS || open.length > 0.8 * series.n) return;
  if (series.filled !== null && byFlag(work, open)) return;
  if (!series.sequence) return;
  const runs = runsOf(open, series.group), { from, to } = runs;
  let inRuns = 0;
  for (let r = 0; r < runs.count; r++) if (to[r]! - from[r]! + 1 >= LEAST_RUN) inRuns += to[r]! - from[r]! + 1;
  if (inRuns < LEAST_ROWS) return;
  const around = work.source.slice();
  for (let i = 0; i < around.length; i++) if (state[i] !== SETTLED) around[i] = NaN;
  const { gives } = filler(series, work.source, around, open), refilled: Run[] = [];
  let cells = 0, looked = 0;
  for (let r = 0; r < runs.count; r++) {
    const size = to[r]! - from[r]! + 1;
    if (size < LEAST_RUN) continue;
    const method = METHODS.find((each) => isGiven(from[r]!, to[r]!, (1 - CLAIM) * size, (i) => gives(each, i)));
    looked += size;
    if (method === undefined) { if (looked - cells > 0.5 * inRuns) return; continue; }
    refilled.push({ from: from[r]!, size, method });
    cells += size;
  }
  if (cells < LEAST_ROWS || cells < 0.5 * inRuns || looksFilled(work, refilled, around) > BY_CHANCE * refilled.length) return;
  const used = METHODS.filter((each) => refilled.some(({ method }) => method === each));
  const single: Run[] = [];
  for (let r = 0; r < runs.count; r++) {
    const size = to[r]! - from[r]! + 1, method = size < LEAST_RUN ? used.find((each) => isGiven(from[r]!, to[r]!, 0, (i) => gives(each, i))) : undefined;
    if (method !== undefined) single.push({ from: from[r]!, size, method });
  }
  const methods: Record<string, number> = {};
  for (const { method, size } of refilled) methods[method] = (methods[method] ?? 0) + size;
  const rows = new Int32Array(cells + single.reduce((sum, { size }) => sum + size, 0));
  let n = 0;
  for (const run of [...refilled, ...single]) for (let k = 0; k < run.size; k++) { rows[n++] = run.from + k; state[run.from + k] = SETTLED; }
  const now = filler(series, work.y, around, rows), again = METHODS.find((method) => rows.reduce((sum, i) => sum + (now.gives(method, i) ? 1 : 0), 0) >= 0.9 * rows.length) ?? 'model-or-other-source';
  work.claim('gap-refilled', rows.length, 0, { before: methods, method: again, gaps: refilled.length + single.length });
}

interface Run { readonly from: number; readonly size: number; readonly method: FillMethod }

/** How many equally long stretches of unchanged neighbours would pass for filled. */
function looksFilled(work: Work, runs: readonly Run[], around: Float64Array): number {
  const { series, source: x } = work;
  let n = 0;
  for (const { from, size, method } of runs) {
    const start = from - size - 2, rows = Int32Array.from({ length: size }, (_, k) => start + 1 + k);
    if (start < 0 || rows.some((i) => around[i] !== around[i]) || series.group[start] !== series.group[from]) continue;
    const p = around[start]!, f = around[from - 1]!;
    const like = (v: number, k: number): boolean => method === 'last' ? v === p : method === 'next' ? v === f : method === 'constant' ? v === x[from] : method === 'linear' ? Math.abs(v - (p + (f - p) * (k + 1) / (size + 1))) <= Math.max(1e-9, 1e-4 * Math.abs(v)) : false;
    if (rows.every((i, k) => like(x[i]!, k))) n++;
  }
  return n;
}

/** Whether all but so many cells are given. */
function isGiven(from: number, to: number, misses: number, gives: (row: number) => boolean): boolean {
  let missed = 0;
  for (let i = from; i <= to; i++) if (!gives(i) && ++missed > misses) return false;
  return true;
}

function byFlag(work: Work, open: Int32Array): boolean {
  const { base, revision } = work.series.filled!, inGaps = open.filter((i) => base[i] !== 0 && revision[i] !== 0);
  let flagged = 0;
  for (let i = 0; i < work.series.n; i++) if (base[i] !== 0 && revision[i] !== 0) flagged++;
  const outside = (open.length - inGaps.length) / Math.max(1, work.both().length - flagged);
  if (inGaps.length < LEAST_ROWS || inGaps.length < 0.5 * flagged || outside > 0.05 || flagged > 0.8 * work.series.n) return false;
  for (const i of inGaps) work.state[i] = SETTLED;
  work.claim('gap-refilled', inGaps.length, 0, { by: 'flag', flagged, ...(work.series.sequence ? { gaps: runsOf(inGaps, work.series.group).count } : {}) });
  return true;
}

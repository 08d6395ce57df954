/**
 * Values that had been filled in were filled in anew. Known from a flag, or because the base's values in the changed
 * stretches are exactly what a fill method makes of their neighbours, and not so in stretches that did not change.
 */
import { CLAIM } from './explanation.js';
import { filler, METHODS, type FillMethod } from './fill-methods.js';
import { FILLED, LOST, runsOf, SETTLED, VALUE, type Work } from './work.js';

const LEAST_ROWS = 8, LEAST_RUN = 3;
/** Share of unchanged stretches that may look filled as well. */
const BY_CHANCE = 0.2;

export function findGapRefilled(work: Work): void {
  const open = work.rows(VALUE), { series, state } = work;
  if (open.length < LEAST_ROWS || open.length > 0.8 * series.n) return;
  if (series.filled !== null && byFlag(work, open)) return;
  if (!series.sequence) return;
  const around = work.source.slice();
  for (let i = 0; i < around.length; i++) if (state[i] === VALUE || state[i] === LOST || state[i] === FILLED) around[i] = NaN;
  const { gives } = filler(series, work.source, around, open), runs = runsOf(open, series.group);
  const long = runs.filter(({ size }) => size >= LEAST_RUN), methodOf = (run: { from: number; to: number; size: number }): FillMethod | null => METHODS.find((method) => {
    let n = 0;
    for (let i = run.from; i <= run.to; i++) if (gives(method, i)) n++;
    return n >= CLAIM * run.size;
  }) ?? null;
  const refilled = long.map((run) => ({ ...run, method: methodOf(run) })).filter(({ method }) => method !== null);
  const cells = refilled.reduce((sum, { size }) => sum + size, 0), inRuns = long.reduce((sum, { size }) => sum + size, 0);
  if (cells < LEAST_ROWS || cells < 0.5 * inRuns || looksFilled(work, refilled, around) > BY_CHANCE * refilled.length) return;
  const single = runs.filter((run) => run.size < LEAST_RUN && refilled.some(({ method }) => allGiven(run, (i) => gives(method!, i))));
  const methods: Record<string, number> = {};
  for (const { method, size } of refilled) methods[method!] = (methods[method!] ?? 0) + size;
  const rows = [...refilled, ...single].flatMap(({ from, size }) => Array.from({ length: size }, (_, k) => from + k));
  for (const i of rows) state[i] = SETTLED;
  const now = filler(series, work.y, around, Int32Array.from(rows)), again = METHODS.find((method) => rows.filter((i) => now.gives(method, i)).length >= 0.9 * rows.length) ?? 'model-or-other-source';
  work.claim('gap-refilled', rows.length, 0, { before: methods, method: again, gaps: refilled.length + single.length });
}

/** How many equally long stretches of unchanged neighbours would pass for filled. */
function looksFilled(work: Work, runs: readonly { from: number; size: number; method: FillMethod | null }[], around: Float64Array): number {
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

function allGiven({ from, to }: { from: number; to: number }, gives: (row: number) => boolean): boolean {
  for (let i = from; i <= to; i++) if (!gives(i)) return false;
  return true;
}

function byFlag(work: Work, open: Int32Array): boolean {
  const { base, revision } = work.series.filled!, inGaps = open.filter((i) => base[i] !== 0 && revision[i] !== 0);
  let flagged = 0;
  for (let i = 0; i < work.series.n; i++) if (base[i] !== 0 && revision[i] !== 0) flagged++;
  const outside = (open.length - inGaps.length) / Math.max(1, work.both().length - flagged);
  if (inGaps.length < LEAST_ROWS || inGaps.length < 0.5 * flagged || outside > 0.05 || flagged > 0.8 * work.series.n) return false;
  for (const i of inGaps) work.state[i] = SETTLED;
  work.claim('gap-refilled', inGaps.length, 0, { by: 'flag', flagged, ...(work.series.sequence ? { gaps: runsOf(inGaps, work.series.group).length } : {}) });
  return true;
}

/** Gaps of the base that have values now: by which method, where one reproduces them, else from a model or another source. */
import { filler, METHODS } from './fill-methods.js';
import { sampledRows } from './sample.js';
import { FILLED, runsOf, SETTLED, type Work } from './work.js';

/** Share of the cells that a method must give. */
export const OF_METHOD = 0.9;

export function findGapFilled(work: Work): void {
  const rows = work.rows(FILLED);
  if (rows.length === 0) return;
  const around = work.y.slice();
  for (const i of rows) around[i] = NaN;
  const { gives } = filler(work.series, work.y, around, rows), looked = sampledRows(rows, 20_000);
  const shares = METHODS.map((method) => ({ method, share: looked.reduce((n, i) => n + (gives(method, i) ? 1 : 0), 0) / looked.length }));
  const best = shares.reduce((a, b) => (b.share > a.share ? b : a)), known = best.share >= OF_METHOD && rows.length >= 3;
  const runs = runsOf(rows, work.series.group);
  work.claim('gap-filled', rows.length, 0, {
    method: known ? best.method : 'model-or-other-source', ...(known ? { reproduced: best.share, ...(best.method === 'constant' ? { value: work.y[looked[0]!] } : {}) } : {}),
    gaps: runs.length, longest: runs.reduce((most, { size }) => Math.max(most, size), 0),
  });
  for (const i of rows) work.state[i] = SETTLED;
}

/** Gaps of the base that have values now: by which method, where one reproduces them, else from a model or another source. */
import { filler, METHODS, UNORDERED, type FillMethod } from './fill-methods.js';
import { sampledRows } from './sample.js';
import { FILLED, runsOf, SETTLED, VALUE, type Work } from './work.js';

/** Share of the cells that a method must give. */
export const OF_METHOD = 0.9;

export function findGapFilled(work: Work): void {
  const rows = work.rows(FILLED);
  if (rows.length === 0) return;
  const around = work.y.slice();
  for (let k = 0; k < rows.length; k++) around[rows[k]!] = NaN;
  const looked = sampledRows(rows, 20_000), open = work.rows(VALUE);
  const methods = work.series.sequence ? METHODS : UNORDERED;
  const best = (values: Float64Array): { method: FillMethod; share: number } => {
    const { gives } = filler(work.series, work.y, values, rows);
    return methods.map((method) => ({ method, share: looked.reduce((n, i) => n + (gives(method, i) ? 1 : 0), 0) / looked.length })).reduce((a, b) => (b.share > a.share ? b : a));
  };
  let found = best(around);
  if (found.share < OF_METHOD && open.length > 0) {
    // Gaps may have been filled before other cells were revised: then means are of the values before.
    for (const i of open) around[i] = work.x[i]!;
    const earlier = best(around);
    if (earlier.share > found.share) found = earlier;
  }
  const known = found.share >= OF_METHOD && rows.length >= 3;
  const runs = work.series.sequence ? runsOf(rows, work.series.group) : null;
  work.claim('gap-filled', rows.length, 0, {
    method: known ? found.method : 'model-or-other-source', ...(known ? { reproduced: found.share, ...(found.method === 'constant' ? { value: work.y[looked[0]!] } : {}) } : {}),
    ...(runs === null ? {} : { gaps: runs.count, longest: runs.longest }),
  });
  for (const i of rows) work.state[i] = SETTLED;
}

/**
 * The mean difference of some moment cells with an interval that holds: bins of time are the blocks, put together until
 * they outlast the memory of the series, as for whole columns (`diagnosis/statistics/blocks.ts`). Where the key has no
 * time, records count as independent.
 */
import { ladder, settle, varianceOfSum } from '../diagnosis/statistics/blocks.js';
import { FIELDS } from '../metrics/uncertainty/block-bootstrap.js';
import { enoughBlocks } from '../metrics/uncertainty/effective-size.js';
import type { Mean } from '../metrics/verdict/equivalence.js';
import type { Undefined } from '../model/report.js';
import { emptyMoments, mergeInto, settled, type Moments } from './moment-sums.js';

export interface CellMean {
  readonly mean: Mean | Undefined;
  /** How it was worked out, in words; empty without. */
  readonly method: string;
  /** Independent blocks behind the standard error. */
  readonly blocks: number;
}

/** `cells`: of each group, in order of time; `timed`: whether bins are bins of time; `bin`: what a bin is called. */
export function meanOfCells(cells: readonly (readonly Readonly<Moments>[])[], timed: boolean, bin = 'bin'): CellMean {
  const groups: number[] = [], pieces: Readonly<Moments>[] = [], all = emptyMoments();
  for (const group of cells) {
    groups.push(pieces.length);
    for (const cell of group) if (cell.n > 0) { pieces.push(cell); mergeInto(all, cell); }
  }
  groups.push(pieces.length);
  settled(all);
  const { n, meanDifference: mean, m2Difference: m2 } = all, none = (why: Undefined, blocks = 0): CellMean => ({ mean: why, method: '', blocks });
  if (n < 2) return none({ status: 'too-few', reason: `${n} of at least 2 pairs` });
  if (!Number.isFinite(mean) || !Number.isFinite(m2)) return none({ status: 'undefined', reason: 'the differences are too large to add or square' });
  if (!timed) {
    const few = enoughBlocks(n);
    return few !== null ? none(few, n) : { mean: { mean, se: Math.sqrt(m2 / n / (n - 1)), df: n - 1 }, method: `t, ${n} records taken for independent`, blocks: n };
  }
  const sums = new Float64Array(pieces.length * FIELDS), values = new Float64Array(pieces.length);
  pieces.forEach((piece, u) => {
    sums[u * FIELDS] = piece.n;
    values[u] = piece.n * (piece.meanDifference - mean);
  });
  const steps = ladder({ groups: Int32Array.from(groups), sums, count: pieces.length }), taken = steps[settle(steps, n / Math.max(1, pieces.length), values, m2)];
  if (taken === undefined) {
    const blocks = Math.min(9, steps.find(({ worth }) => worth < 10)?.worth ?? pieces.length);
    return none(enoughBlocks(blocks)!, blocks);
  }
  const se = Math.sqrt(varianceOfSum(values, taken)) / n;
  return { mean: { mean, se, df: taken.worth - 1 }, method: `t, means of ${taken.worth} blocks ${taken.whole ? 'that are whole groups' : `of ${taken.units === 1 ? `one ${bin}` : `${taken.units} ${bin}s`}`}`, blocks: taken.worth };
}

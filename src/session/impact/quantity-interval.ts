/** Where the change would lie, were records like these drawn again: stretches of records are left out in turn, of both releases. */
import { counted } from '../../core/format/words.js';
import { changeOf } from '../../core/impact/evaluation.js';
import { leaveOutInterval } from '../../core/impact/query/leave-out-interval.js';
import type { DataChoice, HybridChoice } from '../../core/impact/relation/data-sql.js';
import type { ImpactFacts } from '../../core/impact/report/impact-report.js';
import type { Figure } from '../../core/model/report.js';
import type { BoundQuantity, DataColumn } from './bound-quantity.js';
import type { LoadedRelation } from './impact-relation.js';

export interface IntervalTask {
  readonly loaded: LoadedRelation;
  readonly base: HybridChoice;
  readonly whole: HybridChoice;
  readonly results: { readonly base: number; readonly revision: number; readonly change: number };
  readonly tolerance: number | null;
  readonly seed: number;
  readonly figure: (choice: DataChoice) => Promise<Figure>;
}

/** Records up to which stretches are left out in turn: two evaluations each. */
const MOST_RECORDS = 2_000_000;

/** A result of several values loses some of them with a stretch, and is then a mean over others. The end of a sentence; null where there can be one. */
export function whyNoInterval({ rows, blocks }: LoadedRelation, { is, whyWhole }: BoundQuantity, columns: readonly DataColumn[]): string | null {
  if (whyWhole !== undefined) return whyWhole;
  if (is !== 'value') return `stretches cannot be left out of a result by ${is === 'groups' ? 'group' : 'time'}`;
  if (!columns.some(({ key }) => key)) return 'without a key, the two versions of a record cannot be left out together';
  if (blocks === 0) return `${counted(rows, 'record')} are too few to leave out in turn`;
  return rows > MOST_RECORDS ? `${counted(rows, 'record')} would take too long to leave out in turn` : null;
}

/** Two evaluations a stretch. */
export async function quantityInterval({ loaded: { rows, blocks }, base, whole, results, tolerance, seed, figure }: IntervalTask): Promise<NonNullable<ImpactFacts['interval']>> {
  const out: Figure[] = [];
  let moves = false;
  for (let without = 0; without < blocks; without++) {
    const before = await figure({ hybrid: base, without }), after = await figure({ hybrid: whole, without });
    moves ||= before !== results.base || after !== results.revision;
    out.push(changeOf(before, after));
  }
  return leaveOutInterval({ change: results.change, without: out, moves, length: Math.ceil(rows / blocks), tolerance, seed });
}

export function nothingDiffers({ rows, blocks }: LoadedRelation, seed: number): NonNullable<ImpactFacts['interval']> {
  return { change: 0, se: 0, interval: { low: 0, high: 0, level: 0.95, method: 'nothing differs' }, verdict: { state: 'same', word: 'exact', sameWithin: 0 }, blocks: { length: blocks === 0 ? 0 : Math.ceil(rows / blocks), count: blocks, draws: 0, seed } };
}

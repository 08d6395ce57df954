/** How much of the revision a quantity bears: by what single records bring to it where it is a sum over them, else by asking it with ever more of the changed records. */
import { counted } from '../../core/format/words.js';
import type { Answer } from '../../core/impact/evaluation.js';
import type { DataChoice } from '../../core/impact/relation/data-sql.js';
import { appliedMark } from '../../core/impact/relation/marks.js';
import { plannedResilience } from '../../core/impact/resilience/evaluated-resilience.js';
import type { ResilienceOptions } from '../../core/impact/resilience/linear-resilience.js';
import { termResilience } from '../../core/impact/resilience/record-terms.js';
import type { Resilience } from '../../core/impact/resilience/resilience.js';
import { askTerms } from './ask-terms.js';
import type { BoundQuantity } from './bound-quantity.js';
import type { PartTask } from './part-task.js';

export interface ResilienceTask extends PartTask {
  readonly results: { readonly base: number; readonly revision: number };
  readonly figure: (choice: DataChoice) => Answer;
}

export interface ToldResilience { readonly resilience?: Resilience; readonly notes: readonly string[] }

/** Shares and orders by lot that are asked of releases of so many records at most. */
const ASKED = [{ records: 1_200_000, points: 10, runs: 5 }, { records: 4_000_000, points: 5, runs: 1 }] as const;
/** Of many records all orders by lot look alike. */
const OF_TERMS = (records: number): ResilienceOptions => ({ points: 40, runs: records > 100_000 ? 5 : 20 });

/** How often the quantity is asked at most; in the order of time and with the largest first beside those by lot. */
export function resilienceEvaluations({ sums, byMarks }: BoundQuantity, rows: number): number {
  const size = ASKED.find(({ records }) => rows <= records);
  return sums !== undefined ? 1 : !byMarks || size === undefined ? 0 : size.points * (size.runs + 2);
}

export async function quantityResilience(task: ResilienceTask): Promise<ToldResilience> {
  const { bound, differing, tolerance, seed, relation, signal, results } = task, columns = differing.columns.map(({ column }) => column);
  if (bound.sums === undefined && !bound.byMarks) return { notes: [] };
  const chronology = await relation.chronology(signal), along = chronology.along === null ? {} : { along: chronology.along };
  if (bound.sums !== undefined) {
    const terms = await askTerms(bound.sums, { ...task, relation: task.loaded, columns: bound.columns, differing: columns, chronology }), exact = 'status' in terms ? null : termResilience(terms, tolerance, { ...OF_TERMS(terms.base.length), seed });
    if (exact !== null) return { resilience: { ...exact, ...along }, notes: [] };
  }
  if (!bound.byMarks) return { notes: [] };
  const size = ASKED.find(({ records }) => task.loaded.rows <= records);
  if (size === undefined) return { notes: [`No resilience: ${counted(task.loaded.rows, 'record')} would take too long to apply little by little.`] };
  const { records, plan, marks } = await relation.appliedMarks(columns, { points: size.points, runs: size.runs, seed }), last = plan.counts.length - 1;
  try {
    task.asked.on(await relation.mark(marks, signal));
    const resilience = await plannedResilience({
      records, plan, tolerance, base: results.base, evaluate: (order, point) => (point === last ? results.revision : task.figure({ hybrid: { of: 'records', mark: appliedMark(order), upTo: point } })),
    }, { seed, ...(signal ? { signal } : {}) });
    return { resilience: { ...resilience, ...along }, notes: ['What single records do to the result is not known: the largest first are those whose values change most, in standard deviations of the base.'] };
  } finally {
    task.asked.on(await relation.unmark(marks));
  }
}

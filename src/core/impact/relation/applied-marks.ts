/**
 * Marks of the changed records of a relation by when they are applied: 0 where a record does not change, else the first of
 * the shares at which it is of the revision; a mark for each order.
 */
import { centralMoments } from '../../metrics/descriptive/central-moments.js';
import { applicationOrders, type ApplicationPlan } from '../resilience/evaluated-resilience.js';
import type { ResilienceOptions } from '../resilience/linear-resilience.js';
import { inOrderOfTime, type Chronology } from './chronology.js';
import { classMark } from './class-marks.js';
import type { MarkedColumn } from './record-marker.js';
import type { BothValues } from './relation-table.js';

export interface AppliedMarks {
  /** Changed records. */
  readonly records: number;
  readonly plan: ApplicationPlan;
  /** As the orders of the plan. */
  readonly marks: readonly Uint8Array[];
}

/** `columns`: those that differ; `side`: 0 for records of both releases; `chronology`: of them. */
export function appliedMarks(columns: readonly { readonly column: MarkedColumn; readonly values: BothValues }[], side: ArrayLike<number>, options: ResilienceOptions, chronology: Pick<Chronology, 'at'> = { at: null }): AppliedMarks {
  const changed = new Uint8Array(side.length), size = new Float64Array(side.length);
  for (let i = 0; i < changed.length; i++) if (side[i] !== 0) { changed[i] = 1; size[i] = Infinity; }
  for (const { column, values } of columns) {
    const mark = classMark(values, column.tolerance), sizeOf = sizes(values);
    for (let i = 0; i < mark.length; i++) if (mark[i] !== 0) { changed[i] = 1; size[i]! += sizeOf(i); }
  }
  const places = Int32Array.from(changed.keys()).filter((i) => changed[i] === 1), { plan, positions } = applicationOrders({ records: places.length, weights: Float64Array.from(places, (i) => size[i]!), time: inOrderOfTime(chronology, places) }, options);
  return { records: places.length, plan, marks: positions.map((order) => {
    const out = new Uint8Array(changed.length);
    for (let rank = 0, point = 0; rank < order.length; rank++) {
      while (plan.counts[point]!.records <= rank) point++;
      out[places[order[rank]!]!] = point;
    }
    return out;
  }) };
}

/** In standard deviations of the base, from its mean where a side is missing; what is no number counts as one. */
function sizes({ kind, base, revision }: BothValues): (i: number) => number {
  if (kind === 'text') return () => 1;
  const finite = Float64Array.from(base).filter((x) => x - x === 0), { mean, m2 } = finite.length > 0 ? centralMoments(finite) : { mean: 0, m2: 0 }, sd = Math.sqrt(m2) || 1, at = (x: number): number => (x === x ? x : mean);
  return (i) => {
    const size = Math.abs(at(revision[i]!) - at(base[i]!)) / sd;
    return size === size ? size : Number.MAX_VALUE;
  };
}

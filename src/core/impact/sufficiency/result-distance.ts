/**
 * How far a result is from the whole one, and what that is measured in: of one value the difference, of several (groups, steps
 * of a series) the mean of their sizes, so that differences of opposite sign do not cancel. Both are in the unit of the result.
 */
import type { Figure, Undefined } from '../../model/report.js';
import { CompensatedSum } from '../../statistics/compensated-sum.js';
import { settled } from '../evaluation.js';
import { type QueryResult, valuesAt } from '../query/query-result.js';

type Result = QueryResult | Undefined;
type Keys = readonly (string | number)[];

/** Mean size of the differences over these keys; where one of them has no value, there is no result. */
export function resultDistance(keys: Keys, whole: Result, other: Result): Figure {
  const from = valuesAt(keys, whole), to = valuesAt(keys, other);
  if ('status' in from) return from;
  return 'status' in to ? to : meanSize(to.map((value, i) => value - from[i]!));
}

/** Mean size of the values over these keys: an error over it is a share of the result. */
export function resultScale(keys: Keys, whole: Result): Figure {
  const values = valuesAt(keys, whole), size = 'status' in values ? values : meanSize(values);
  return size === 0 ? { status: 'undefined', reason: 'the result is 0: say in what its error is to be measured' } : size;
}

function meanSize(values: Float64Array): Figure {
  const sum = new CompensatedSum();
  for (const value of values) sum.add(Math.abs(value));
  return settled(sum.value / values.length);
}

/** The result of a query on one release: its values by what tells them apart, and how results with several values are held against each other. */
import { isoText } from '../../format/time.js';
import type { Figure, Undefined } from '../../model/report.js';
import { CompensatedSum } from '../../statistics/compensated-sum.js';
import { settled } from '../evaluation.js';
import { MOST_VALUES, type ResultShape } from './result-shape.js';

/** By group, by instant, or of the key `''` where there is one value. */
export type QueryResult = ReadonlyMap<string | number, Figure>;

const NO_VALUE: Undefined = { status: 'undefined', reason: 'the query gives no value (NULL)' };

/** `columns` as the engine gives them: `value`, and `label` or `at`. */
export function queryResult({ is }: ResultShape, rows: number, columns: ReadonlyMap<string, ArrayLike<number | string | null>>): QueryResult | Undefined {
  if (rows === 0) return { status: 'too-few', reason: 'the query gives 0 of at least 1 rows' };
  if (is === 'value' && rows > 1) return { status: 'not-comparable', reason: 'the query gives several rows, and no column that tells them apart' };
  if (rows > MOST_VALUES) return { status: 'not-comparable', reason: `the query gives more than ${MOST_VALUES} rows` };
  const values = columns.get('value')!, keys = is === 'value' ? null : columns.get(is === 'groups' ? 'label' : 'at')!, out = new Map<string | number, Figure>();
  for (let i = 0; i < rows; i++) {
    const value = values[i], key = keys === null ? '' : keys[i];
    if (key === null || key === undefined) continue;
    if (out.has(key)) return { status: 'not-comparable', reason: is === 'groups' ? `the query gives the group “${String(key)}” more than once` : 'the query gives an instant more than once' };
    out.set(key, typeof value === 'number' ? settled(value) : NO_VALUE);
  }
  return out.size > 0 ? out : { status: 'too-few', reason: 'the query gives 0 of at least 1 rows with a time' };
}

/** Keys at which both have a number, ascending: only these can be averaged alike. */
export function commonKeys(base: QueryResult, revision: QueryResult): readonly (string | number)[] {
  return [...base.keys()].filter((key) => typeof base.get(key) === 'number' && typeof revision.get(key) === 'number').sort((a, b) => (a < b ? -1 : 1));
}

/** Mean over these keys; what a result with one value has is that value. */
export function meanOver(keys: readonly (string | number)[], result: QueryResult | Undefined): Figure {
  const values = valuesAt(keys, result);
  if ('status' in values) return values;
  const sum = new CompensatedSum();
  for (const value of values) sum.add(value);
  return settled(sum.value / values.length);
}

/** Numbers at these keys, or why there is none at one of them. */
export function valuesAt(keys: readonly (string | number)[], result: QueryResult | Undefined): Float64Array | Undefined {
  if (!(result instanceof Map)) return result as Undefined;
  if (keys.length === 0) return { status: 'not-comparable', reason: 'no group has a value in both releases' };
  const out = new Float64Array(keys.length);
  for (const [i, key] of keys.entries()) {
    const value = result.get(key);
    if (typeof value !== 'number') return value ?? { status: 'not-comparable', reason: `it has no value of ${typeof key === 'number' ? isoText(key).replace('T', ' ') : key}` };
    out[i] = value;
  }
  return out;
}

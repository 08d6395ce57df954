/**
 * What a query's result is: one value, values by group, or a series in time. It is read off the types of its columns
 * before any record is loaded.
 */
import type { Undefined } from '../../model/report.js';

export interface ResultColumn { readonly name: string; readonly type: string }

export interface ResultShape {
  readonly is: 'value' | 'groups' | 'trajectory';
  /** What is read of the columns `results`: `value`, and `label` or `at` (milliseconds). */
  readonly select: string;
  readonly results: readonly string[];
}

const INTEGER = /^U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$/, NUMBER = /^(FLOAT|DOUBLE|DECIMAL(\(.*\))?|"?NULL"?)$/, INSTANT = /^(DATE|TIMESTAMP(_S|_MS|_NS)?)$/;

/** Values that one result may have. */
export const MOST_VALUES = 200_000;

const isNumber = ({ type }: ResultColumn): boolean => INTEGER.test(type) || NUMBER.test(type);

/** The value is the only number, or what is called `value`, or the last number after whole ones or columns of the key (years, sites) that name a group. */
export function resultShape(columns: readonly ResultColumn[], key: readonly string[] = []): ResultShape | Undefined {
  const numbers = columns.flatMap((column, i) => (isNumber(column) ? [i] : [])), called = numbers.filter((i) => columns[i]!.name.toLowerCase() === 'value');
  if (numbers.length === 0) return { status: 'not-comparable', reason: 'the query gives no column of numbers' };
  const [value] = called.length === 1 ? called : numbers.slice(-1), others = columns.flatMap((_, i) => (i === value ? [] : [i]));
  if (called.length !== 1 && numbers.some((i) => i !== value && !INTEGER.test(columns[i]!.type) && !key.some((name) => name.toLowerCase() === columns[i]!.name.toLowerCase()))) return { status: 'not-comparable', reason: 'the query gives several columns of numbers; call the result “value”' };
  const results = columns.map((_, i) => `c${i}`), number = `c${value!}::DOUBLE AS value`;
  if (others.length === 0) return { is: 'value', select: number, results };
  const [only] = others;
  if (others.length === 1 && INSTANT.test(columns[only!]!.type)) return { is: 'trajectory', select: `${number}, epoch_ms(c${only!}::TIMESTAMP)::DOUBLE AS at`, results };
  return { is: 'groups', select: `${number}, concat_ws(', ', ${others.map((i) => `coalesce(${isNumber(columns[i]!) ? `regexp_replace(c${i}::VARCHAR, '\\.0$', '')` : `c${i}::VARCHAR`}, 'missing')`).join(', ')}) AS label`, results };
}

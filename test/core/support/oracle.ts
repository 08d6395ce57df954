/** Expected values from `test/oracles`, with the rule by which they are compared. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Tolerance { readonly rel: number; readonly abs: number }
export interface OracleCase<Input> {
  readonly name: string;
  readonly input: Input;
  readonly expected: Readonly<Record<string, unknown>>;
  readonly tol?: Tolerance;
  readonly tolKeys?: Readonly<Record<string, Tolerance>>;
}
interface Oracle<Input> { readonly tolerance: Tolerance; readonly cases: readonly OracleCase<Input>[] }

export function oracle<Input>(id: string): Oracle<Input> {
  return JSON.parse(readFileSync(join(process.cwd(), 'test', 'oracles', `${id}.json`), 'utf8')) as Oracle<Input>;
}

/** Inputs: null is missing, and three strings stand for what JSON cannot write. Runs may be given by a rule. */
export type Series = readonly (number | string | null)[] | { readonly first: number; readonly repeat: readonly number[]; readonly times: number };

export function values(series: Series): Float64Array {
  if ('repeat' in series) return Float64Array.from([series.first, ...Array.from({ length: series.times }, () => series.repeat).flat()]);
  return Float64Array.from(series, (x) => (x === null ? NaN : Number(x)));
}

/** Null among the expected is what cannot be computed: the answer must then be a status, not a number. */
export function holds<Input>(from: Oracle<Input>, test: OracleCase<Input>, key: string, actual: unknown, index?: number): void {
  const given = test.expected[key];
  const expected = index === undefined ? given : given === null ? null : (given as readonly unknown[])[index];
  const what = `${test.name}: ${key}${index === undefined ? '' : ` ${index}`}`;
  if (expected === null) {
    assert.equal(typeof (actual as { status?: string }).status, 'string', `${what} must say why it cannot be computed, and is ${JSON.stringify(actual)}`);
    return;
  }
  assert.equal(typeof actual, 'number', `${what}: ${JSON.stringify(actual)}`);
  const { rel, abs } = test.tolKeys?.[key] ?? test.tol ?? from.tolerance;
  const off = Math.abs((actual as number) - Number(expected));
  assert.ok(off <= abs + rel * Math.abs(Number(expected)), `${what}: ${String(actual)} instead of ${String(expected)}`);
}

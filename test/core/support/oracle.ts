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

/** Every key of the case's expected values must be among the results and hold; arrays and records element by element. */
export function holdsEvery<Input>(from: Oracle<Input>, test: OracleCase<Input>, actual: Readonly<Record<string, unknown>>): void {
  for (const [key, expected] of Object.entries(test.expected)) {
    assert.ok(key in actual, `${test.name}: nothing computes ${key}`);
    agree(expected, actual[key], test.tolKeys?.[key] ?? test.tol ?? from.tolerance, `${test.name}: ${key}`);
  }
}

/** An answer stands for its value; null among the expected for a status. */
function agree(expected: unknown, given: unknown, tolerance: Tolerance, what: string): void {
  const actual = isAnswer(given) ? given.value : given;
  if (expected === null) {
    assert.equal(typeof (actual as { status?: string } | null | undefined)?.status, 'string', `${what} must say why it cannot be computed, and is ${JSON.stringify(actual)}`);
  } else if (typeof expected === 'number') {
    assert.equal(typeof actual, 'number', `${what}: ${JSON.stringify(actual)} instead of ${expected}`);
    const off = Math.abs((actual as number) - expected);
    assert.ok(off <= tolerance.abs + tolerance.rel * Math.abs(expected), `${what}: ${String(actual)} instead of ${expected}`);
  } else if (typeof expected === 'object') {
    const of = actual as Readonly<Record<string, unknown>>;
    assert.ok(typeof of === 'object' && of !== null && !('status' in of), `${what}: ${JSON.stringify(actual)} instead of ${JSON.stringify(expected)}`);
    if (Array.isArray(expected)) assert.equal(of['length'], expected.length, `${what} has another length`);
    for (const [key, each] of Object.entries(expected as object)) {
      assert.ok(key in of, `${what}: nothing computes ${key}`);
      agree(each, of[key], tolerance, `${what} ${key}`);
    }
  } else if (expected === 'Infinity' || expected === '-Infinity') assert.equal(actual, Number(expected), what);
  else assert.equal(actual, expected, what);
}

function isAnswer(given: unknown): given is { readonly value: unknown } {
  return typeof given === 'object' && given !== null && 'value' in given && 'n' in given;
}

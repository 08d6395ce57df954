/** What came out of a sandbox, read with no trust in it: JSON of a known shape and size, or a reason. */
import type { Figure, Undefined } from '../../model/report.js';
import { settled } from '../evaluation.js';
import type { QueryResult } from '../query/query-result.js';
import { MOST_VALUES, type ResultShape } from '../query/result-shape.js';

export type FunctionAnswer =
  | { readonly wanted: readonly string[] }
  | { readonly is: ResultShape['is']; readonly result: QueryResult }
  | Undefined;

/** Characters that a result of most values can have, with names. */
const LONGEST = 64e6;
const STRANGE: Undefined = { status: 'undefined', reason: 'the function gave what cannot be read' };
const NO_VALUE: Undefined = { status: 'undefined', reason: 'the function gives no value' };

export function functionAnswer(reply: unknown): FunctionAnswer {
  if (typeof reply !== 'string' || reply.length > LONGEST) return STRANGE;
  let told: Record<string, unknown>;
  try {
    const parsed: unknown = JSON.parse(reply);
    if (typeof parsed !== 'object' || parsed === null) return STRANGE;
    told = parsed as Record<string, unknown>;
  } catch {
    return STRANGE;
  }
  const { fault, wanted, value, groups, times, values } = told;
  if (typeof fault === 'string') return { status: 'undefined', reason: fault.slice(0, 400) };
  if (Array.isArray(wanted)) return wanted.every((each) => typeof each === 'string') ? { wanted } : STRANGE;
  if (value !== undefined) { const figure = figureOf(value); return figure === null ? STRANGE : { is: 'value', result: new Map([['', figure]]) }; }
  const keys = groups ?? times;
  if (!Array.isArray(keys) || !Array.isArray(values) || keys.length !== values.length || keys.length > MOST_VALUES) return STRANGE;
  return keyed(groups !== undefined, keys, values);
}

function keyed(byGroup: boolean, keys: readonly unknown[], values: readonly unknown[]): FunctionAnswer {
  const out = new Map<string | number, Figure>();
  if (keys.length === 0) return { status: 'too-few', reason: 'the function gives 0 of at least 1 values' };
  for (const [i, key] of keys.entries()) {
    const figure = figureOf(values[i]);
    if (figure === null) return STRANGE;
    if (!byGroup && !(typeof key === 'number')) return { status: 'not-comparable', reason: `time ${i + 1} of the function is none` };
    if (byGroup && typeof key !== 'string') return STRANGE;
    if (out.has(key as string | number)) return { status: 'not-comparable', reason: byGroup ? `the function gives the group “${String(key)}” more than once` : 'the function gives a time more than once' };
    out.set(key as string | number, figure);
  }
  return { is: byGroup ? 'groups' : 'trajectory', result: out };
}

/** What JSON cannot write came as text. */
function figureOf(value: unknown): Figure | null {
  if (value === null) return NO_VALUE;
  if (typeof value === 'number') return settled(value);
  return value === 'NaN' ? settled(NaN) : value === 'Infinity' || value === '-Infinity' ? settled(Infinity) : null;
}

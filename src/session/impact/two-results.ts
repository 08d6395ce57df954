/** How the results of both releases are held against each other: one value, or several by group or time whose mean stands for all. */
import { divergence } from '../../core/impact/divergence.js';
import { commonKeys, meanOver, type QueryResult } from '../../core/impact/query/query-result.js';
import type { ImpactFacts } from '../../core/impact/report/impact-report.js';
import { count, counted } from '../../core/format/words.js';
import type { Figure, Undefined } from '../../core/model/report.js';
import type { BoundQuantity } from './bound-quantity.js';

type Result = QueryResult | Undefined;

const ONE: readonly string[] = [''];

export interface ToldApart { readonly keys: readonly (string | number)[]; readonly facts: Partial<ImpactFacts> }

/** Several values are held against each other one by one, and their mean stands for all: the sentence says so. */
export function toldApart(name: string, { is }: BoundQuantity, base: Result, revision: Result, tolerance: number | null): ToldApart {
  if (is === 'value' || !(base instanceof Map) || !(revision instanceof Map)) return { keys: ONE, facts: {} };
  const keys = commonKeys(base, revision), all = [...new Set([...base.keys(), ...revision.keys()])].sort((a, b) => (a < b ? -1 : 1)), left = all.length - keys.length, what = is === 'groups' ? 'group' : 'step';
  const notes = [`Base, revision and change are those of the mean over ${counted(keys.length, what)} with a value in both releases${left > 0 ? `; ${count(left)} without one ${left === 1 ? 'is' : 'are'} left out` : ''}.`];
  const called = keys.length === 0 ? name : `${name} (mean of ${counted(keys.length, what)})`;
  if (is === 'groups') {
    const at = (result: QueryResult, key: string | number): Figure => result.get(key) ?? { status: 'not-comparable', reason: 'the query gives no such group' };
    return { keys, facts: { called, notes, groups: all.map((key) => ({ group: String(key), base: at(base, key), revision: at(revision, key) })) } };
  }
  const series = (result: QueryResult): Float64Array => Float64Array.from(all, (key) => { const value = result.get(key); return typeof value === 'number' ? value : NaN; }), before = series(base), after = series(revision);
  return { keys, facts: { called, notes, trajectory: { at: Float64Array.from(all, Number), instants: true, base: before, revision: after, divergence: divergence(before, after, tolerance === null ? null : { absolute: tolerance }) } } };
}

/** Where one release has no result, the other's several values have nothing to be averaged alike with. */
export function bothMeans(keys: readonly (string | number)[], base: Result, revision: Result): readonly [Figure, Figure] {
  const alone = (result: Result, other: Result): Figure => (keys === ONE && result instanceof Map && !result.has('') && !(other instanceof Map) ? { status: 'not-comparable', reason: `it has ${counted(result.size, 'value')}, and the other release has none to hold them against` } : meanOver(keys, result));
  return [alone(base, revision), alone(revision, base)];
}

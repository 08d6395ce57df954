/** Curves from what single records bring, against the same quantity asked record by record. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { evaluatedResilience } from '../../../../src/core/impact/resilience/evaluated-resilience.js';
import { type RecordTerms, resultOf, termResilience } from '../../../../src/core/impact/resilience/record-terms.js';
import type { Resilience, ResilienceCurve } from '../../../../src/core/impact/resilience/resilience.js';
import { Random } from '../../support/random.js';

const random = new Random(5), N = 60;
const curve = (from: Resilience, order: ResilienceCurve['order']): ResilienceCurve => from.curves.find((each) => each.order === order)!;
const near = (actual: unknown, expected: unknown): void => assert.ok(typeof actual === 'number' && typeof expected === 'number' && Math.abs(actual - expected) <= 1e-11 * Math.max(1, Math.abs(expected)), `${String(actual)} is not ${String(expected)}`);

/** Half of the records stay as they are and are not among the changed ones. */
function made(gaps: number): { readonly terms: (of: RecordTerms['of']) => RecordTerms; readonly ask: (of: RecordTerms['of'], applied: Iterable<number>) => number } {
  const value = (): number => (100 * random.next() < gaps ? NaN : 10 + random.normal()), still = Array.from({ length: N }, () => value()), base = Float64Array.from({ length: N }, value), revision = Float64Array.from({ length: N }, value);
  const total = (values: Iterable<number>): { sum: number; count: number } => { const there = [...values].filter((each) => each === each); return { sum: there.reduce((a, b) => a + b, 0), count: there.length }; };
  return {
    terms: (of) => ({ of, factor: 2, base, revision, totals: { base: total([...still, ...base]), revision: total([...still, ...revision]) } }),
    ask: (of, applied) => { const mixed = base.slice(); for (const i of applied) mixed[i] = revision[i]!; return resultOf({ of, factor: 2 }, total([...still, ...mixed])) as number; },
  };
}

describe('what single records bring', () => {
  for (const [of, gaps] of [['sum', 0], ['sum', 30], ['mean', 0], ['mean', 30], ['count', 30]] as const) {
    it(`gives the curves of a ${of}${gaps > 0 ? ' with gaps' : ''}`, async () => {
      const { terms, ask } = made(gaps), own = terms(of), found = termResilience(own, 0.3, { points: 20, runs: 40, seed: 9 })!;
      const asked = await evaluatedResilience({ records: N, base: ask(of, []), tolerance: 0.3, evaluate: (applied) => ask(of, applied) }, { points: 20, runs: 40, seed: 9 });
      assert.deepEqual([found.records, found.seed, found.tolerance], [N, 9, 0.3]);
      curve(found, 'chronological').points.forEach(({ share, result }, k) => { assert.equal(share, curve(asked, 'chronological').points[k]!.share); near(result, curve(asked, 'chronological').points[k]!.result); });
      for (const each of found.curves) { near(each.points[0]!.result, ask(of, [])); near(each.points.at(-1)!.result, ask(of, base(N))); }
      // Other draws, the same spread.
      const [a, b] = [curve(found, 'random').points[10]!, curve(asked, 'random').points[10]!], spread = (b.band![1] - b.band![0]) / 2;
      assert.ok(Math.abs((a.result as number) - (b.result as number)) <= spread, `${String(a.result)} and ${String(b.result)}, spread ${spread}`);
    });
  }

  it('puts those first that move the mean most', () => {
    const nan = NaN, own: RecordTerms = { of: 'mean', factor: 1, totals: { base: { sum: 20, count: 2 }, revision: { sum: 41, count: 3 } }, base: Float64Array.of(10, nan), revision: Float64Array.of(11, 20) }, found = termResilience(own, null, { points: 2, runs: 0 })!;
    assert.deepEqual(curve(found, 'largest-first').points.map(({ result }) => result), [10, 40 / 3, 41 / 3]);
    assert.deepEqual(curve(found, 'chronological').points.map(({ result }) => result), [10, 10.5, 41 / 3]);
    const filled = termResilience({ ...own, totals: { ...own.totals, revision: { sum: 40, count: 3 } }, base: Float64Array.of(nan), revision: Float64Array.of(20) }, null, { points: 1, runs: 0 })!;
    assert.deepEqual(curve(filled, 'chronological').points.map(({ result }) => result), [10, 40 / 3], 'one record, which is filled');
  });

  it('is applied in the order of time, whichever way the records stand', () => {
    const time = Uint32Array.of(2, 0, 1), own: RecordTerms = { of: 'sum', factor: 1, totals: { base: { sum: 40, count: 4 }, revision: { sum: 52, count: 5 } }, base: Float64Array.of(NaN, 10, 10), revision: Float64Array.of(11, 13, 8), time }, chronological = (of: RecordTerms['of']): unknown => curve(termResilience({ ...own, of }, null, { points: 3, runs: 0 })!, 'chronological').points.map(({ result }) => result);
    assert.deepEqual(chronological('sum'), [40, 38, 49, 52]);
    assert.deepEqual(chronological('mean'), [10, 38 / 4, 49 / 5, 52 / 5]);
    assert.deepEqual(chronological('count'), [4, 4, 5, 5]);
  });

  it('puts a larger change before a value filled in near the mean, and tips where the mean leaves its tolerance', () => {
    // Sum 40 of 4; 11 is filled in (the mean by itself +0.2), then a value rises by 3 (+0.75), and one falls by 2 (-0.5).
    const own: RecordTerms = { of: 'mean', factor: 1, totals: { base: { sum: 40, count: 4 }, revision: { sum: 52, count: 5 } }, base: Float64Array.of(NaN, 10, 10), revision: Float64Array.of(11, 13, 8) }, found = termResilience(own, 0.5, { points: 3, runs: 0 })!;
    assert.deepEqual(curve(found, 'chronological').points.map(({ result }) => result), [10, 10.2, 10.8, 10.4]);
    assert.deepEqual(curve(found, 'largest-first').points.map(({ result }) => result), [10, 10.75, 10.25, 10.4]);
    assert.deepEqual([curve(found, 'chronological').tipping, curve(found, 'largest-first').tipping], [{ leaves: 2 / 3, leavesForGood: null, resolution: 0 }, { leaves: 1 / 3, leavesForGood: null, resolution: 0 }]);
    assert.deepEqual(curve(termResilience(own, 0.3, { runs: 0 })!, 'chronological').tipping, { leaves: 2 / 3, leavesForGood: 2 / 3, resolution: 0 });
    assert.ok(termResilience(own, null, {})!.curves.every(({ tipping }) => tipping === null));
  });
  it('is looked at by 40 shares and 20 orders by lot of seed 1, whichever quantity it is, unless told otherwise', () => {
    for (const of of ['sum', 'mean', 'count'] as const) {
      const { terms } = made(30), own = terms(of), found = termResilience(own, 1, {})!;
      assert.deepEqual(found.curves.map(({ order, points, runs }) => [order, points.length, runs]), [['random', 41, 20], ['chronological', 41, undefined], ['largest-first', 41, undefined]]);
      assert.deepEqual(found, termResilience(own, 1, { points: 40, runs: 20, seed: 1 }));
    }
  });
  it('is not told where an order could come by a release without a value', () => {
    const own: RecordTerms = { of: 'sum', factor: 1, totals: { base: { sum: 1, count: 1 }, revision: { sum: 2, count: 1 } }, base: Float64Array.of(1, NaN), revision: Float64Array.of(NaN, 2) };
    assert.equal(termResilience(own, 1, {}), null);
    assert.notEqual(termResilience({ ...own, of: 'count' }, 1, {}), null);
    assert.notEqual(termResilience({ ...own, totals: { base: { sum: 2, count: 2 }, revision: { sum: 3, count: 2 } } }, 1, {}), null, 'one value is left whatever goes first');
    assert.equal(termResilience({ ...own, totals: { base: { sum: 1, count: 0 }, revision: { sum: 2, count: 0 } }, base: Float64Array.of(NaN), revision: Float64Array.of(2) }, 1, {}), null, 'the base has no result');
    for (const of of ['sum', 'mean'] as const) assert.equal(termResilience({ of, factor: 1, totals: { base: { sum: Infinity, count: 3 }, revision: { sum: 3, count: 3 } }, base: Float64Array.of(1, 1), revision: Float64Array.of(1, Infinity) }, 1, {}), null, 'a record moves it beyond every number');
    assert.equal(termResilience({ of: 'sum', factor: 1, totals: { base: { sum: 3, count: 3 }, revision: { sum: 3, count: 3 } }, base: Float64Array.of(1, 1), revision: Float64Array.of(1, Infinity) }, 1, {}), null, 'one of two records does');
  });
});

function base(n: number): number[] {
  return Array.from({ length: n }, (_, i) => i);
}

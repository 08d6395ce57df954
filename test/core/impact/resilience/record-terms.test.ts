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
  });

  it('is not told where an order could come by a release without a value', () => {
    const own: RecordTerms = { of: 'sum', factor: 1, totals: { base: { sum: 1, count: 1 }, revision: { sum: 2, count: 1 } }, base: Float64Array.of(1, NaN), revision: Float64Array.of(NaN, 2) };
    assert.equal(termResilience(own, 1, {}), null);
    assert.notEqual(termResilience({ ...own, of: 'count' }, 1, {}), null);
  });
});

function base(n: number): number[] {
  return Array.from({ length: n }, (_, i) => i);
}

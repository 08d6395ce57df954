/** Population stability index: by its definition in plain loops, and beside what chance gives. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MOST_PAIRS, stabilityIndex as index, type StabilityIndex } from '../../../../src/core/diagnosis/statistics/stability-index.js';
import { SeededRandom } from '../../../../src/core/statistics/seeded-random.js';

const seeded = new SeededRandom(5), random = (): number => seeded.bits() / 4294967296, values = (n: number): Float64Array => Float64Array.from({ length: n }, random);

/** Deciles of type 7, counts of each class by comparing with every edge, and the sum. */
function plain(base: Float64Array, revision: Float64Array): number {
  const sorted = [...base].sort((a, b) => a - b), n = base.length, edges = [...Array(9).keys()].map((k) => { const h = ((k + 1) / 10) * (n - 1), low = Math.floor(h); return sorted[low]! + (h - low) * (sorted[Math.min(n - 1, low + 1)]! - sorted[low]!); });
  const share = (side: Float64Array, k: number): number => ([...side].filter((x) => (k === 0 || x >= edges[k - 1]!) && (k === 9 || x < edges[k]!)).length + 0.5) / (n + 5);
  return [...Array(10).keys()].reduce((sum, k) => { const p = share(base, k), q = share(revision, k); return sum + (q - p) * Math.log(q / p); }, 0);
}

const stabilityIndex = (base: Float64Array, revision: Float64Array): StabilityIndex => index(base, revision, base.filter((x, i) => Number.isFinite(x) && Number.isFinite(revision[i]!)).length);

describe('the population stability index', () => {
  it('is the sum over deciles of the base', () => {
    const base = values(1000), revision = base.map((x) => x ** 1.3), found = stabilityIndex(base, revision);
    assert.ok(Math.abs((found.value as number) - plain(base, revision)) < 1e-12);
    assert.deepEqual([found.n, found.of, found.classes, found.expected], [1000, 1000, 10, 9 * (2 / 1000)]);
    assert.ok(Math.abs((found.limit as number) - 16.918977604620448 * (2 / 1000)) < 1e-9);
  });
  it('is 0 of the same values and grows with the change', () => {
    const base = values(1000), by = (shift: number): number => stabilityIndex(base, base.map((x) => x + shift)).value as number;
    assert.equal(by(0), 0);
    assert.ok(by(0.05) > 0 && by(0.1) > by(0.05) && by(0.5) > by(0.1));
  });
  it('of new draws exceeds its limit about once in twenty', () => {
    let above = 0;
    for (let i = 0; i < 400; i++) { const { value, limit } = stabilityIndex(values(800), values(800)); if ((value as number) > (limit as number)) above++; }
    assert.ok(above >= 6 && above <= 36, String(above));
  });
  it('has fewer classes where deciles are equal, one of a constant, and takes only pairs', () => {
    const base = Float64Array.from({ length: 100 }, (_, i) => (i < 75 ? 0 : i));
    assert.equal(stabilityIndex(base, base).classes, 4);
    assert.deepEqual([stabilityIndex(new Float64Array(9), new Float64Array(9)).value, stabilityIndex(new Float64Array(9), new Float64Array(9)).classes], [0, 2]);
    assert.equal(stabilityIndex(Float64Array.of(1, NaN, 3, Infinity), Float64Array.of(1, 2, NaN, 4)).n, 1);
    assert.equal((stabilityIndex(Float64Array.of(NaN), Float64Array.of(1)).value as { status: string }).status, 'too-few');
  });
  it('of long columns is that of a sample, which is said', () => {
    const found = stabilityIndex(values(3 * MOST_PAIRS), values(3 * MOST_PAIRS));
    assert.deepEqual([found.n, found.of], [MOST_PAIRS, 3 * MOST_PAIRS]);
  });
});

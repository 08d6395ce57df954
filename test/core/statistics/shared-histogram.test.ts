import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { histogram, HISTOGRAM_BINS, sharedEdges } from '../../../src/core/statistics/shared-histogram.js';
import { Random } from '../support/random.js';

describe('a shared histogram', () => {
  it('counts every finite value once, on random ranges', () => {
    const random = new Random(32);
    for (let round = 0; round < 200; round++) {
      const scale = 10 ** random.whole(-12, 12), offset = random.normal() * 10 ** random.whole(-3, 9);
      const values = Float64Array.from({ length: 500 }, () => (random.chance(0.1) ? random.pick([NaN, Infinity, -Infinity]) : offset + scale * random.normal()));
      const finite = values.filter(Number.isFinite);
      const edges = sharedEdges(Math.min(...finite), Math.max(...finite));
      const counts = histogram(values, edges);
      assert.equal(counts.length, edges.length - 1);
      assert.equal(counts.reduce((a, b) => a + b, 0), finite.length);
      for (let i = 1; i < edges.length; i++) assert.ok(edges[i]! >= edges[i - 1]!);
    }
  });

  it('puts every whole number into the bin whose edges hold it', () => {
    for (const span of [48, 96, 100, 144, 1000]) {
      const edges = sharedEdges(0, span);
      for (let x = 0; x <= span; x++) {
        const bin = histogram(Float64Array.of(x), edges).indexOf(1);
        assert.ok(edges[bin]! <= x && (x < edges[bin + 1]! || bin === HISTOGRAM_BINS - 1), `${x} of ${span} in bin ${bin}`);
      }
    }
  });

  it('counts what lies on an edge where the edges say, and ranges too small to divide by', () => {
    for (const step of [0.1, 0.3, 1 / 3, 7e-5, 2.5, 1e-310]) {
      const values = Float64Array.from({ length: 193 }, (_, i) => (i - 96) * step), edges = sharedEdges(values[0]!, values.at(-1)!);
      assert.deepEqual(histogram(values, edges), edges.slice(1).map((to, i) => values.filter((v) => v >= edges[i]! && (v < to || (i === edges.length - 2 && v === to))).length), `steps of ${step}`);
    }
  });

  it('has the extremes in the outer bins', () => {
    const edges = sharedEdges(-3, 9);
    assert.deepEqual([edges[0], edges.at(-1), edges.length], [-3, 9, HISTOGRAM_BINS + 1]);
    const counts = histogram(Float64Array.of(-3, 9, 9), edges);
    assert.deepEqual([counts[0], counts.at(-1)], [1, 2]);
  });

  it('leaves out what lies outside the edges', () => assert.deepEqual(histogram(Float64Array.of(-1, 2, 11), sharedEdges(0, 10)).reduce((a, b) => a + b), 1));
  it('of equal values is one bin', () => assert.deepEqual(histogram(Float64Array.of(5, 5, 6, NaN), sharedEdges(5, 5)), [2]));
  it('of no values, or of a range too large for a float64, has no bins', () => {
    for (const edges of [sharedEdges(Infinity, -Infinity), sharedEdges(NaN, 1), sharedEdges(-1e308, 1e308)]) {
      assert.deepEqual(edges, []);
      assert.deepEqual(histogram(Float64Array.of(1), edges), []);
    }
  });
});

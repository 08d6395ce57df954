/** Correlations among columns and bits of a column, against direct sums and cases that are known. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { correlationChange, type RelatedColumn } from '../../../../src/core/diagnosis/relations/correlation-change.js';
import { informationOf, MOST_PAIRS } from '../../../../src/core/diagnosis/relations/information-change.js';
import { SeededRandom } from '../../../../src/core/statistics/seeded-random.js';

const seeded = new SeededRandom(7), random = (): number => seeded.bits() / 4294967296, noise = (n: number): Float64Array => Float64Array.from({ length: n }, () => random() + random() + random() - 1.5);

function pearson(x: Float64Array, y: Float64Array): number {
  const n = x.length, mx = x.reduce((a, b) => a + b, 0) / n, my = y.reduce((a, b) => a + b, 0) / n;
  let xx = 0, yy = 0, xy = 0;
  for (let i = 0; i < n; i++) { xx += (x[i]! - mx) ** 2; yy += (y[i]! - my) ** 2; xy += (x[i]! - mx) * (y[i]! - my); }
  return xy / Math.sqrt(xx * yy);
}

function related(name: string, base: Float64Array, revision = base): RelatedColumn {
  return { name, changed: revision !== base, base, revision };
}

const LOOSE = { group: null, sequence: false };

describe('correlations among columns', () => {
  const n = 500, a = noise(n), b = Float64Array.from(noise(n), (e, i) => a[i]! + 0.5 * e), c = noise(n), shuffled = Float64Array.from(b, (_, i) => b[(i + 171) % n]!);
  it('are those of the sums, and the pair that changed most comes first', () => {
    const found = correlationChange([related('a', a), related('b', b, shuffled), related('c', c)], 10_000, LOOSE)!;
    const [first] = found.pairs;
    assert.deepEqual([first!.x, first!.y, found.n, found.sampled, found.matched], ['a', 'b', n, n, 10_000]);
    assert.ok(Math.abs(first!.base - pearson(a, b)) < 1e-12 && Math.abs(first!.revision - pearson(a, shuffled)) < 1e-12);
    assert.ok(Math.abs(found.base[1]![2]! - pearson(b, c)) < 1e-12);
    assert.match(found.sentence, /^On 500 records of a sample of 500 the correlation of a and b changed most, from 0\.\d{3} to −?0\.\d{3}; 2 of 3 correlations changed by 0\.01 or more \(67 %\)\.$/);
  });
  it('swapping the releases mirrors the changes', () => {
    const one = correlationChange([related('a', a), related('b', b, shuffled)], n, LOOSE)!, other = correlationChange([related('a', a), { ...related('b', shuffled, b) }], n, LOOSE)!;
    assert.equal(one.pairs[0]!.change, -other.pairs[0]!.change);
    assert.deepEqual([one.largest, one.rms], [other.largest, other.rms]);
  });
  it('do not change under a conversion', () => {
    const found = correlationChange([related('a', a), related('b', b, b.map((x) => 1.8 * x + 32))], n, LOOSE);
    assert.ok(found === null || found.pairs.every(({ change }) => Math.abs(change) < 1e-12));
  });
  it('leave out a column that is nearly empty, and one that does not vary', () => {
    const empty = a.map((x, i) => (i % 50 === 0 ? x : NaN)), found = correlationChange([related('a', a), related('gaps', empty), related('b', b, shuffled), related('flat', new Float64Array(n))], n, LOOSE)!;
    assert.deepEqual([found.columns, found.leftOut, found.n], [['a', 'b'], ['gaps', 'flat'], n]);
  });
  it('are not told of one column, of few records, or where nothing changed', () => {
    assert.equal(correlationChange([related('a', a, b)], n, LOOSE), null);
    assert.equal(correlationChange([], n, LOOSE), null);
    assert.equal(correlationChange([related('a', a), related('b', b)], n, LOOSE), null);
    assert.equal(correlationChange([related('a', a.subarray(0, 20)), related('b', b.subarray(0, 20, LOOSE), shuffled.subarray(0, 20))], 20), null);
  });
});

describe('the bits of a column', () => {
  const x = noise(4000);
  it('are all kept by a conversion, and by the sign', () => {
    for (const revision of [x.map((v) => 3 * v + 7), x.map((v) => 1e6 * v)]) { const found = informationOf(x, revision); assert.deepEqual([found.lost, found.gained], [0, 0]); assert.equal(found.entropyBase, found.entropyRevision); }
  });
  it('are lost by rounding, and cannot be won by it', () => {
    const found = informationOf(x, x.map((v) => Math.round(v)));
    assert.ok((found.lost as number) > 2 && (found.entropyRevision as number) < 2, JSON.stringify(found));
    assert.ok((found.gained as number) < 0.6);
  });
  it('of an unrelated column are all lost but what few pairs feign', () => {
    const found = informationOf(x, noise(4000));
    assert.ok((found.entropyBase as number) - (found.lost as number) < 0.3);
  });
  it('of a constant are none, and of nothing not to be told', () => {
    assert.deepEqual([informationOf(new Float64Array(9), new Float64Array(9)).entropyBase, (informationOf(new Float64Array(0), new Float64Array(0)).lost as { status: string }).status], [0, 'too-few']);
    assert.equal((informationOf(Float64Array.of(NaN, Infinity), Float64Array.of(1, 2)).lost as { status: string }).status, 'too-few');
  });
  it('of long columns are those of a sample, which is said', () => {
    const long = noise(3 * MOST_PAIRS), found = informationOf(long, long);
    assert.deepEqual([found.n, found.of, found.lost], [MOST_PAIRS, 3 * MOST_PAIRS, 0]);
  });
});

/** Counting by value gives, to the last digit, what ordering the values gives. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { evenBins } from '../../../../src/core/metrics/distribution/bins.js';
import { pairedDistribution } from '../../../../src/core/diagnosis/statistics/distribution-change.js';
import { pairedChange } from '../../../../src/core/diagnosis/statistics/paired-change.js';
import { differencesAt, pooledAt, printedCounts } from '../../../../src/core/diagnosis/statistics/printed-counts.js';
import { scanPairs } from '../../../../src/core/diagnosis/statistics/scan-pairs.js';
import { pairBins } from '../../../../src/core/diagnosis/statistics/shared-bins.js';
import { unitSums } from '../../../../src/core/diagnosis/statistics/unit-sums.js';
import { Random } from '../../support/random.js';

interface Pairs { readonly base: Float64Array; readonly revision: Float64Array }

function pairs(n: number, of: (i: number) => readonly [number, number]): Pairs {
  const base = new Float64Array(n), revision = new Float64Array(n);
  for (let i = 0; i < n; i++) [base[i], revision[i]] = of(i);
  return { base, revision };
}

/** With counts and without. */
function both({ base, revision }: Pairs): void {
  const scan = scanPairs(base, revision), printed = printedCounts(base, revision, scan), units = unitSums({ base, revision, group: null, period: null, sequence: true }, scan);
  assert.ok(printed !== null, 'these values are counted');
  const { ksAt, ...counted } = pairedDistribution(base, revision, scan, units.moments, printed), { ksAt: sortedAt, ...sorted } = pairedDistribution(base, revision, scan, units.moments);
  assert.deepEqual(counted, sorted);
  // A zero is a zero.
  if (typeof ksAt === 'number') assert.ok(ksAt === sortedAt); else assert.deepEqual(ksAt, sortedAt);
  assert.deepEqual(pairedChange(scan, units, printed), pairedChange(scan, units));
  if (base.length > 5000) return;
  const whole = [...base.keys()].filter((i) => Number.isFinite(base[i]!) && Number.isFinite(revision[i]!)), x = Float64Array.from(whole, (i) => base[i]!), y = Float64Array.from(whole, (i) => revision[i]!);
  assert.deepEqual(pairBins(base, revision, scan, printed), evenBins(x, y));
  const ascending = Float64Array.of(...x, ...y).sort();
  assert.deepEqual(pooledAt(printed, [...ascending.keys()]).map((value) => value + 0), Array.from(ascending, (value) => value + 0));
  const changed = whole.filter((i) => base[i] !== revision[i]).map((i) => revision[i]! - base[i]!), ranks = [...changed.keys()];
  if (changed.length === 0) return;
  assert.deepEqual(differencesAt(printed, scan.changed, ranks, false), [...Float64Array.from(changed).sort()]);
  assert.deepEqual(differencesAt(printed, scan.changed, ranks, true), [...Float64Array.from(changed, Math.abs).sort()]);
}

const printedAs = (x: number, decimals: number): number => Number(x.toFixed(decimals));

describe('values counted as they are printed', () => {
  const random = new Random(31);
  for (const decimals of [0, 1, 2, 3]) for (const share of [1, 0.6, 0.1, 0.01]) it(`with ${decimals} decimals, ${100 * share} % of them changed`, () => {
    for (const n of [300, 1500, 60_000]) {
      const spread = Math.min(n / 20, 400) / 10 ** decimals, value = (): number => (random.chance(0.05) ? NaN : random.chance(0.1) ? 0 : printedAs(spread * random.normal(), decimals));
      both(pairs(n, () => { const x = value(); return [x, random.chance(share) ? (random.chance(0.02) ? value() : printedAs(1.03 * x + spread / 9, decimals)) : x]; }));
    }
  });

  it('far from zero, on one side of it, and of a single value', () => {
    both(pairs(5000, () => { const x = printedAs(400_000 + 3 * random.normal(), 2); return [x, printedAs(x + random.normal(), 2)]; }));
    both(pairs(5000, () => { const x = -random.whole(1, 900); return [x, x - random.whole(0, 3)]; }));
    both(pairs(800, () => [7, 7]));
    both(pairs(800, (i) => [7, i === 400 ? 7.5 : 7]));
    both(pairs(800, () => [0.1, 0.3]));
  });

  it('with gaps, infinite values and negative zeros', () => {
    both(pairs(4000, (i) => [i % 97 === 0 ? NaN : i % 89 === 0 ? Infinity : i % 13 === 0 ? -0 : i % 50, i % 83 === 0 ? -Infinity : i % 7 === 0 ? 0 : i % 51]));
  });

  it('are not counted where they are not printed so, or where hardly any occurs twice', () => {
    const none = ({ base, revision }: Pairs): void => assert.equal(printedCounts(base, revision, scanPairs(base, revision)), null);
    none(pairs(3000, () => [random.normal(), random.normal()]));
    none(pairs(3000, (i) => [i % 10, i === 2999 ? 1 / 3 : i % 11]));
    none(pairs(3000, (i) => [i * 1000, i]));
    none(pairs(3000, (i) => [5e9 + (i % 10), 5e9]));
    none(pairs(3000, (i) => [1e300 * (i % 2), -1e300]));
    none(pairs(10, () => [NaN, 1]));
    none(pairs(0, () => [0, 0]));
  });
});

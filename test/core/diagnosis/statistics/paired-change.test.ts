/** Sizes of changes are quantiles of the differences themselves, though only the changed pairs are looked at. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pairedChange, type PairedChange } from '../../../../src/core/diagnosis/statistics/paired-change.js';
import { printedCounts } from '../../../../src/core/diagnosis/statistics/printed-counts.js';
import { scanPairs } from '../../../../src/core/diagnosis/statistics/scan-pairs.js';
import { unitSums } from '../../../../src/core/diagnosis/statistics/unit-sums.js';
import { Random } from '../../support/random.js';

const random = new Random(61);

function of(base: Float64Array, revision: Float64Array, counted = false): PairedChange {
  const scan = scanPairs(base, revision), units = unitSums({ base, revision, group: null, period: null, sequence: true }, scan), printed = counted ? printedCounts(base, revision, scan) : null;
  if (counted) assert.ok(printed !== null);
  return pairedChange(scan, units, printed);
}

/** Type 7, written once more. */
function quantile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b), h = p * (sorted.length - 1), low = Math.floor(h), high = Math.ceil(h);
  return sorted[low]! + (h - low) * (sorted[high]! - sorted[low]!);
}

describe('sizes of the changes of pairs', () => {
  it('by hand: ten pairs of which three changed', () => {
    const base = Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, -1), revision = Float64Array.of(1, 2, 5, 4, 5, 6, 4, 8, 9, 1), found = of(base, revision);
    assert.deepEqual([found.nChanged, found.nHigher, found.nLower, found.signChanges, found.medianAbsoluteChanged], [3, 2, 1, 1, 2]);
    assert.ok(Math.abs((found.biasChanged as number) - 1 / 3) < 1e-12);
    // In order -3, seven times 0, 2, 2: at place 0.225 and 8.775; sizes 0 (7), 2, 2, 3: at place 8.55.
    assert.ok(Math.abs((found.limitLow as number) + 3 * (1 - 0.225)) < 1e-12 && Math.abs((found.limitHigh as number) - 2) < 1e-12 && Math.abs((found.p95Absolute as number) - 2.55) < 1e-12);
  });
  it('are quantiles of all differences, and the median of the sizes of those that are not 0', () => {
    for (let round = 0; round < 300; round++) {
      const n = random.whole(1, 90), share = random.pick([0.02, 0.1, 0.5, 1]), lift = random.pick([-3, 0, 3]), printed = random.chance(0.5) && n > 40;
      const value = (): number => (printed ? random.whole(-12, 12) : random.normal()), base = Float64Array.from({ length: n }, value), revision = base.map((x) => (random.chance(share) ? (printed ? Math.max(-12, Math.min(12, x + lift + random.whole(-2, 2))) : x + lift + random.normal()) : x));
      const found = of(base, revision, printed), d = [...base].map((x, i) => revision[i]! - x), changed = d.filter((each) => each !== 0).map(Math.abs);
      for (const [name, expected] of [['limitLow', quantile(d, 0.025)], ['limitHigh', quantile(d, 0.975)], ['p95Absolute', quantile(d.map(Math.abs), 0.95)], ...(changed.length > 0 ? [['medianAbsoluteChanged', quantile(changed, 0.5)] as const] : [])] as const) assert.ok(Math.abs((found[name] as number) - expected) < 1e-12, `${name} of ${n}, ${changed.length} changed: ${String(found[name])}, not ${expected}`);
      assert.deepEqual([found.nChanged, found.nHigher, found.nLower], [changed.length, d.filter((each) => each > 0).length, d.filter((each) => each < 0).length]);
    }
  });
});

/** New and vanished levels and what their shares did, with pairs and without, against counts by hand. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MOST_LEVELS, pairedLevels, unpairedLevels } from '../../../../src/core/diagnosis/categories/level-change.js';
import type { ColumnSummary } from '../../../../src/core/model/report.js';

const TEXTS = ['oak', 'ash', 'elm', 'yew', 'unused'], codes = (...each: number[]): Int32Array => Int32Array.from(each);

function summary(counts: Readonly<Record<string, number>>, distinct = Object.keys(counts).length): ColumnSummary {
  return { n: 0, missing: 0, distinct, top: Object.entries(counts).map(([value, count]) => ({ value, count })) };
}

describe('levels of matched records', () => {
  it('are counted where both sides have a value', () => {
    const found = pairedLevels(codes(0, 0, 0, 1, 1, 2, -1, 0), codes(0, 0, 3, 1, 0, 3, 1, -1), TEXTS)!;
    assert.deepEqual([found.n, found.levels, found.added, found.addedLevels, found.gone, found.goneLevels], [6, 4, [{ level: 'yew', n: 2 }], 1, [{ level: 'elm', n: 1 }], 1]);
    // oak 3 to 3, ash 2 to 1, elm 1 to 0, yew 0 to 2.
    assert.equal(found.totalVariation, 2 / 6);
    assert.deepEqual([found.agreement, found.recodeExplained], [3 / 6, 4 / 6]);
    // Expected agreement: (3 * 3 + 2 * 1) / 36.
    assert.ok(Math.abs((found.kappa as number) - (3 / 6 - 11 / 36) / (1 - 11 / 36)) < 1e-12);
  });
  it('that did not change agree, and none is new or gone', () => {
    const same = codes(0, 1, 2, 1), found = pairedLevels(same, same, TEXTS)!;
    assert.deepEqual([found.agreement, found.kappa, found.totalVariation, found.jensenShannon, found.addedLevels, found.goneLevels], [1, 1, 0, 0, 0, 0]);
  });
  it('swap new and gone with the releases', () => {
    const a = codes(0, 0, 1, 2), b = codes(0, 3, 1, 1), one = pairedLevels(a, b, TEXTS)!, other = pairedLevels(b, a, TEXTS)!;
    assert.deepEqual([other.added, other.gone, other.totalVariation, other.agreement, other.kappa], [one.gone, one.added, one.totalVariation, one.agreement, one.kappa]);
  });
  it('tell the most frequent twelve of many new ones', () => {
    const texts = Array.from({ length: 60 }, (_, i) => `L${String(i).padStart(2, '0')}`), base = new Int32Array(600), revision = base.map((_, i) => (i % 60 < 30 ? 0 : (i % 60) - 10)), found = pairedLevels(base, revision.map((code, i) => (i < 5 ? 59 : code)), texts)!;
    assert.deepEqual([found.added.length, found.addedLevels, found.gone, found.added[0]], [12, 31, [], { level: 'L20', n: 10 }]);
  });
  it('are none where there are too many, or no pair', () => {
    const many = Int32Array.from({ length: MOST_LEVELS + 1 }, (_, i) => i);
    assert.equal(pairedLevels(many, many, Array.from(many, String)), null);
    assert.equal(pairedLevels(many.subarray(1), many.subarray(1), Array.from(many, String))!.levels, MOST_LEVELS);
    assert.equal(pairedLevels(codes(-1, 0), codes(0, -1), TEXTS), null);
  });
});

describe('levels without pairs', () => {
  it('have chi-squared, G and V of the two samples', () => {
    const found = unpairedLevels(summary({ a: 10, b: 20, c: 30 }), summary({ a: 20, b: 20, d: 20 }))!;
    // Expected: a 15, b 20, c 15, d 10 on either side.
    const chi2 = 2 * (25 / 15) + 0 + 2 * 15 + 2 * 10, g = 2 * (10 * Math.log(10 / 15) + 20 * Math.log(20 / 15) + 30 * Math.log(2) + 20 * Math.log(2));
    assert.ok(Math.abs((found.chi2 as number) - chi2) < 1e-12 && Math.abs((found.g as number) - g) < 1e-10 && Math.abs((found.cramersV as number) - Math.sqrt(chi2 / 120)) < 1e-12);
    assert.deepEqual([found.degrees, found.leastExpected, found.totalVariation, found.added, found.gone, found.n], [3, 10, 0.5, [{ level: 'd', n: 20 }], [{ level: 'c', n: 30 }], { base: 60, revision: 60 }]);
  });
  it('are told only where all of them are known', () => {
    assert.equal(unpairedLevels(summary({ a: 1 }, 13), summary({ a: 1 })), null);
    assert.equal(unpairedLevels(summary({}), summary({ a: 1 })), null);
    assert.equal(unpairedLevels({ n: 4, missing: 0, mean: 1 }, summary({ a: 1 })), null);
    assert.equal((unpairedLevels(summary({ a: 3 }), summary({ a: 4 }))!.chi2 as { status: string }).status, 'undefined');
  });
});

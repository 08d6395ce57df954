/** Profiles of number columns against a plain count, and what codes take away from them. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { codeForm } from '../../../src/core/missing/code-forms.js';
import { around, profileNumbers, robustSpread, withoutCodes } from '../../../src/core/missing/number-profile.js';
import { Random } from '../support/random.js';

const random = new Random(5);
const CODES = [-9999, -9999.9, 999, 99, -6999];

/** Runs of codes, of missing cells and of values, as gaps of a logger come. */
function gappy(decimals: boolean): Float64Array {
  const out: number[] = [];
  while (out.length < 400) {
    const what = random.whole(0, 3), run = random.whole(1, 6);
    const code = CODES[random.whole(0, CODES.length - 1)]!;
    for (let i = 0; i < run; i++) out.push(what === 0 ? code : what === 1 ? NaN : decimals ? random.normal() * 100 : random.whole(-50, 150));
  }
  return Float64Array.from(out);
}

describe('the profile of a number column', () => {
  it('counts listed numbers, missing cells and extremes as a plain count does', () => {
    for (let round = 0; round < 40; round++) {
      const values = gappy(round % 2 === 0), profile = profileNumbers(values);
      const listed = new Map<number, number>();
      for (const x of values) if (codeForm(x) !== null) listed.set(x, (listed.get(x) ?? 0) + 1);
      const others = [...values].filter((x) => !Number.isNaN(x) && codeForm(x) === null);
      assert.deepEqual([...profile.listed].sort(), [...listed].sort());
      assert.equal(profile.n, others.length);
      assert.equal(profile.absent, [...values].filter(Number.isNaN).length);
      assert.deepEqual([profile.low, profile.high], [Math.min(...others), Math.max(...others)]);
      assert.equal(profile.whole, [...values].every((x) => Number.isNaN(x) || Number.isInteger(x)));
    }
  });

  it('without its codes is that of the column in which they are missing', () => {
    for (let round = 0; round < 40; round++) {
      const values = gappy(round % 2 === 0), codes = CODES.filter(() => random.whole(0, 1) === 0);
      const expected = profileNumbers(values.map((x) => (codes.includes(x) ? NaN : x)));
      const derived = withoutCodes(profileNumbers(values), codes)!;
      assert.deepEqual({ ...derived, listed: [...derived.listed].sort() }, { ...expected, listed: [...expected.listed].sort() });
    }
  });

  it('has to be made anew for a code that stands among the values', () => assert.equal(withoutCodes(profileNumbers(Float64Array.of(-1, 2, 3)), [-1]), null));
});

describe('what lies around a number', () => {
  const values = Float64Array.of(1, 2, 999, 3, NaN, Infinity, 5000, -9999);
  const suspects = new Set([999, -9999]);
  it('is the next value on either side, suspects apart', () => assert.deepEqual(around(values, suspects, 999, 1), { below: 3, above: 5000, smaller: 3, larger: 1 }));
  it('is left once too many lie on both sides', () => assert.equal(around(values, suspects, 999, 0.9), null));
  it('leaves suspects out of the spread', () => {
    assert.equal(robustSpread(Float64Array.from({ length: 101 }, (_, i) => i), new Set()), 90);
    assert.equal(robustSpread(Float64Array.from([...Array.from({ length: 101 }, (_, i) => i), 999, 999, NaN]), suspects), 90);
    assert.equal(robustSpread(Float64Array.of(999), suspects), 0);
  });
});

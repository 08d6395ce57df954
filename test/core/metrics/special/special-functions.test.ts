import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { clopperPearsonLimits, wilsonLimits } from '../../../../src/core/metrics/special/binomial-limits.js';
import { chiSquaredCdf, chiSquaredQuantile, chiSquaredSf } from '../../../../src/core/metrics/special/chi-squared.js';
import { erf, erfc } from '../../../../src/core/metrics/special/error-function.js';
import { fCdf, fQuantile, fSf } from '../../../../src/core/metrics/special/f-distribution.js';
import { hypergeometricSf } from '../../../../src/core/metrics/special/hypergeometric.js';
import { betaLower, betaQuantile, betaUpper } from '../../../../src/core/metrics/special/incomplete-beta.js';
import { gammaLower, gammaUpper } from '../../../../src/core/metrics/special/incomplete-gamma.js';
import { kolmogorovSf } from '../../../../src/core/metrics/special/kolmogorov.js';
import { logGamma, stirlingError } from '../../../../src/core/metrics/special/log-gamma.js';
import { noncentralTCdf, noncentralTQuantile, noncentralTSf } from '../../../../src/core/metrics/special/noncentral-t.js';
import { normalCdf, normalQuantile, normalSf } from '../../../../src/core/metrics/special/normal.js';
import { binomialTerm, poissonTerm } from '../../../../src/core/metrics/special/saddle-point.js';
import { solveRising } from '../../../../src/core/metrics/special/solve-rising.js';
import { tCdf, tQuantile, tSf, tTwoSided } from '../../../../src/core/metrics/special/student-t.js';

const FUNCTIONS: Readonly<Record<string, (...args: number[]) => number>> = {
  logGamma, stirlingError, erf, erfc, gammaLower, gammaUpper, betaLower, betaUpper, normalCdf, normalSf, normalQuantile, tSf, tQuantile,
  chiSquaredCdf, chiSquaredSf, chiSquaredQuantile, fCdf, fSf, fQuantile, noncentralTCdf, noncentralTSf, kolmogorovSf, hypergeometricSf,
  wilsonLow: (k, n) => wilsonLimits(k!, n!).low, wilsonHigh: (k, n) => wilsonLimits(k!, n!).high,
  clopperPearsonLow: (k, n) => clopperPearsonLimits(k!, n!).low, clopperPearsonHigh: (k, n) => clopperPearsonLimits(k!, n!).high,
} as Readonly<Record<string, (...args: number[]) => number>>;

type Row = readonly [string, readonly number[], number | string];
const { rows } = JSON.parse(readFileSync(join(process.cwd(), 'test', 'oracles', '19_special_functions.json'), 'utf8')) as { rows: readonly Row[] };

describe('special functions are right to ten digits, far out in the tails too', () => {
  for (const [name, apply] of Object.entries(FUNCTIONS)) {
    it(name, () => {
      const mine = rows.filter((row) => row[0] === name);
      assert.ok(mine.length > 5, `only ${mine.length} values`);
      for (const [, args, written] of mine) {
        const expected = Number(written), got = apply(...args);
        assert.ok(Math.abs(got - expected) <= 1e-10 * Math.abs(expected), `${name}(${args.join(', ')}) is ${got} instead of ${expected}`);
      }
    });
  }
  it('every function of the file is tried', () => assert.deepEqual([...new Set(rows.map((row) => row[0]))].filter((name) => !(name in FUNCTIONS)), []));
});

function near(got: number, expected: number, relative: number, what: string): void {
  assert.ok(Math.abs(got - expected) <= relative * Math.abs(expected), `${what}: ${got} instead of ${expected}`);
}

describe('quantiles undo their distribution', () => {
  const SHARES = [1e-280, 1e-100, 1e-12, 0.001, 0.2, 0.49999, 0.5, 0.6, 0.99, 0.999999];
  it('normal', () => { for (const p of SHARES) near(normalCdf(normalQuantile(p)), p, 1e-11, `p ${p}`); });
  for (const df of [1, 1.5, 7, 120, 5e5, 1e12, 1e17]) it(`t with ${df} df`, () => { for (const p of SHARES) near(tCdf(tQuantile(p, df), df), p, 1e-10, `p ${p}`); });
  for (const df of [1, 4, 77.7, 1e6]) {
    it(`chi-squared with ${df} df`, () => {
      for (const p of SHARES.slice(2)) {
        near(chiSquaredCdf(chiSquaredQuantile(p, df), df), p, 1e-9, `p ${p}`);
        near(chiSquaredSf(chiSquaredQuantile(p, df, 'upper'), df), p, 1e-9, `upper ${p}`);
      }
    });
  }
  for (const [a, b] of [[1, 1], [3, 40], [200, 8], [5e4, 2]] as const) {
    it(`F with ${a} and ${b} df, and beta`, () => {
      for (const p of SHARES.slice(2)) {
        near(fCdf(fQuantile(p, a, b), a, b), p, 1e-10, `p ${p}`);
        near(fSf(fQuantile(p, a, b, 'upper'), a, b), p, 1e-10, `upper ${p}`);
        near(betaLower(a, b, betaQuantile(p, a, b)), p, p > 0.5 ? 1e-10 : 1e-8, `beta ${p}`);
      }
    });
  }
  for (const [df, shift] of [[1, 0], [2, 3], [19, 8.77], [399, 39.2], [1e6, 1960], [5, -2]] as const) {
    it(`noncentral t with ${df} df and shift ${shift}`, () => {
      for (const p of [1e-6, 0.025, 0.3, 0.5, 0.9, 0.975]) near(noncentralTCdf(noncentralTQuantile(p, df, shift), df, shift), p, 1e-9, `p ${p}`);
    });
  }
});

describe('distributions', () => {
  it('have tails that add up to one', () => {
    for (const x of [0.01, 0.5, 1, 3, 20]) {
      for (const [what, low, high] of [
        ['gamma', gammaLower(2.2, x), gammaUpper(2.2, x)], ['normal', normalCdf(x), normalSf(x)], ['t', tCdf(x, 4), tSf(x, 4)],
        ['F', fCdf(x, 3, 8), fSf(x, 3, 8)], ['noncentral t', noncentralTCdf(x, 6, 1.5), noncentralTSf(x, 6, 1.5)], ['beta', betaLower(2, 3, x / 21), betaUpper(2, 3, x / 21)],
      ] as const) near(low + high, 1, 1e-12, `${what} at ${x}`);
    }
  });
  it('are central where the shift is nought', () => { for (const t of [-3, -0.2, 0, 1, 8]) near(noncentralTCdf(t, 7, 0), tCdf(t, 7), 1e-12, `t ${t}`); });
  it('meet where one is a case of the other', () => {
    near(tTwoSided(2.3, 11), fSf(2.3 * 2.3, 1, 11), 1e-12, 't squared is F');
    near(chiSquaredSf(4, 1), 2 * normalSf(2), 1e-12, 'normal squared is chi-squared');
    near(tSf(1.7, 1e16), normalSf(1.7), 1e-12, 't with many df is normal');
    near(tSf(1.7, 9.9e15), normalSf(1.7), 1e-10, 't with nearly as many');
    near(poissonTerm(3, 2) , (8 / 6) * Math.exp(-2), 1e-14, 'Poisson');
    near(binomialTerm(3, 4, 0.25, 0.75), 35 * 0.25 ** 3 * 0.75 ** 4, 1e-14, 'binomial');
  });
  it('have their ends', () => {
    assert.deepEqual([gammaLower(2, 0), gammaUpper(2, 0), gammaLower(2, Infinity), gammaUpper(2, Infinity)], [0, 1, 1, 0]);
    assert.deepEqual([betaLower(2, 3, 0), betaLower(2, 3, 1), betaQuantile(0, 2, 3), betaQuantile(1, 2, 3), betaQuantile(0, 2, 3, 'upper')], [0, 1, 0, 1, 1]);
    assert.deepEqual([normalQuantile(0), normalQuantile(1), normalQuantile(0.5), tQuantile(0, 3), tQuantile(1, 3), tQuantile(0.5, 3)], [-Infinity, Infinity, 0, -Infinity, Infinity, 0]);
    assert.deepEqual([chiSquaredQuantile(0, 3), chiSquaredQuantile(1, 3), fQuantile(0, 3, 4), fQuantile(1, 3, 4)], [0, Infinity, 0, Infinity]);
    assert.deepEqual([kolmogorovSf(0), kolmogorovSf(1e-3), kolmogorovSf(100), logGamma(0), tSf(Infinity, 3), tSf(-Infinity, 3)], [1, 1, 0, Infinity, 0, 1]);
    assert.deepEqual([hypergeometricSf(0, 10, 3, 2), hypergeometricSf(3, 10, 3, 2), hypergeometricSf(2, 5, 2, 5), hypergeometricSf(1, 5, 0, 2)], [1, 0, 1, 0]);
    for (const f of [normalCdf, erf, erfc, normalQuantile, logGamma, kolmogorovSf, (x: number) => tSf(x, 3), (x: number) => gammaLower(1, x), (x: number) => betaLower(1, 1, x), (x: number) => fSf(x, 1, 1)]) assert.ok(Number.isNaN(f(NaN)));
  });
  it('are found where they pass zero, or at the end that is nearest', () => {
    near(solveRising((x) => x ** 3 - 2, 0, 10), Math.cbrt(2), 1e-15, 'cube root');
    near(solveRising((x) => (x < 0 ? -Infinity : Math.log(x / 3)), -1000, 1e9), 3, 1e-15, 'past infinity');
    assert.deepEqual([solveRising((x) => x, 1, 2), solveRising((x) => x, -2, -1)], [1, -1]);
  });
});

/** Steps that were put in are found where they are; without a step none is claimed, however long the series remembers. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LEAST_VALUES, lastingSteps } from '../../../../src/core/metrics/time/lasting-steps.js';
import { SeededRandom } from '../../../../src/core/statistics/seeded-random.js';

/** Values of standard deviation 1, each keeping `phi` of the one before. */
function remembering(n: number, phi: number, seed: number): Float64Array {
  const random = new SeededRandom(seed), uniform = (): number => (random.bits() + 0.5) / 4294967296;
  const normal = (): number => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  let last = normal();
  return Float64Array.from({ length: n }, () => (last = phi * last + Math.sqrt(1 - phi * phi) * normal()));
}

function share(runs: number, of: (seed: number) => boolean): number {
  let yes = 0;
  for (let seed = 1; seed <= runs; seed++) if (of(seed)) yes++;
  return yes / runs;
}

describe('without a step', () => {
  for (const [n, phi] of [[100, 0], [100, 0.5], [100, 0.8], [100, 0.95], [250, 0.7], [250, 0.95], [400, 0], [400, 0.9], [400, 0.98]] as const) {
    it(`none is claimed in 95 of 100 series of ${n} that keep ${phi}`, () => {
      assert.ok(share(300, (seed) => lastingSteps(remembering(n, phi, seed))!.length > 0) <= 0.05);
    });
  }
  it('a slope, a season, single large values and rare changes are none', () => {
    const noise = remembering(400, 0, 5), rare = remembering(400, 0, 6);
    for (const [name, values] of Object.entries({
      slope: noise.map((_, i) => i / 400), noisySlope: noise.map((e, i) => i / 40 + e), season: noise.map((e, i) => Math.sin((2 * Math.PI * i) / 90) + 0.1 * e), still: noise.map(() => 0.1),
      spike: noise.map((_, i) => (i === 200 ? 5 : 0)), spikes: noise.map((e, i) => (rare[i]! > 1.3 ? e : 0)),
    })) assert.deepEqual(lastingSteps(values), [], name);
  });
  it('few values tell nothing', () => {
    assert.equal(lastingSteps(new Float64Array(LEAST_VALUES - 1)), null);
    assert.equal(lastingSteps(new Float64Array(500).fill(NaN)), null);
  });
});

describe('a step', () => {
  it('without noise stands where it is, and knows its size', () => {
    const [one, ...more] = lastingSteps(Float64Array.from({ length: 300 }, (_, i) => (i < 110 ? 0 : 0.4)))!;
    assert.deepEqual([one, more], [{ at: 110, before: 0, after: 0.4, nBefore: 110, nAfter: 190, p: 0, within: 0 }, []]);
  });
  it('of rounding noise counts as one without noise', () => {
    const found = lastingSteps(Float64Array.from({ length: 300 }, (_, i) => (i < 110 ? 0 : 100.6 + i - (100.1 + i))))!;
    assert.deepEqual(found.map(({ at, p }) => [at, p]), [[110, 0]]);
  });
  it('of three times the noise is found within its limits, through memory', () => {
    for (const phi of [0, 0.5, 0.7]) assert.ok(share(60, (seed) => lastingSteps(remembering(300, phi, seed).map((e, i) => e + (i < 120 ? 0 : 3)))!.some(({ at, within }) => Math.abs(at - 120) <= within)) >= 0.9, String(phi));
  });
  it('up, down and up again is three', () => {
    const found = lastingSteps(remembering(400, 0, 3).map((e, i) => 0.3 * e + (i < 100 ? 0 : i < 180 ? 2 : i < 300 ? -1 : 0)))!;
    assert.deepEqual(found.map(({ before, after }) => Math.round(after - before)), [2, -3, 1]);
    for (const [k, at] of [100, 180, 300].entries()) assert.ok(Math.abs(found[k]!.at - at) <= 1);
  });
  it('keeps its place where values are missing', () => {
    const found = lastingSteps(Float64Array.from({ length: 400 }, (_, i) => (i % 3 === 1 || (i > 200 && i < 230) ? NaN : i < 150 ? 1 : 3)))!;
    assert.deepEqual(found.map(({ at, before, after }) => [at, before, after]), [[150, 1, 3]]);
  });
  it('of the negative series is negative, and a level added or a unit changed moves nothing', () => {
    const x = remembering(300, 0.3, 9).map((e, i) => e + (i < 120 ? 0 : 4)), plain = lastingSteps(x)!, turned = lastingSteps(x.map((e) => -e))!, large = lastingSteps(x.map((e) => 1000 + 8 * e))!;
    assert.equal(plain.length, 1);
    assert.deepEqual(turned, plain.map((step) => ({ ...step, before: -step.before, after: -step.after })));
    assert.deepEqual(large.map(({ at, within }) => [at, within]), plain.map(({ at, within }) => [at, within]));
    assert.ok(Math.abs(large[0]!.after - large[0]!.before - 8 * (plain[0]!.after - plain[0]!.before)) < 1e-9);
  });
  it('of values whose squares no number holds is the same step', () => {
    const x = remembering(300, 0.3, 9).map((e, i) => e + (i < 120 ? 0 : 4)), [plain] = lastingSteps(x)!;
    for (const scale of [2 ** 700, 2 ** -700]) assert.deepEqual(lastingSteps(x.map((e) => e * scale)), [{ ...plain!, before: plain!.before * scale, after: plain!.after * scale }]);
  });
  it('is harder to claim among many series', () => {
    const x = remembering(120, 0, 4).map((e, i) => e + (i < 60 ? 0 : 1.3)), [alone] = lastingSteps(x)!, [among] = lastingSteps(x, 2)!;
    assert.ok(alone!.p > 0 && Math.abs(among!.p / alone!.p - 2) < 1e-9);
    assert.deepEqual(lastingSteps(x, 1e9), []);
  });
});

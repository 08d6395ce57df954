import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isNumber, type MetricAnswer } from '../../../../src/core/metrics/metric.js';
import { realTransform, transform } from '../../../../src/core/metrics/spectrum/fourier.js';
import { haarChange, haarVariance } from '../../../../src/core/metrics/spectrum/haar-variance.js';
import { lombScargle } from '../../../../src/core/metrics/spectrum/lomb-scargle.js';
import { crossSpectrum, periodogram, welch } from '../../../../src/core/metrics/spectrum/power-spectrum.js';
import { type Band, bandPower, SPECTRAL_CHANGE, spectralChange } from '../../../../src/core/metrics/spectrum/spectral-change.js';
import { holdsEvery, oracle, type Series, values } from '../../support/oracle.js';
import { Random } from '../../support/random.js';

interface Input { base?: Series; revision?: Series; fs?: number; nperseg?: number; noverlap?: number; bands?: Record<string, Band>; x?: Series; min_fraction?: number; t?: number[]; freqs?: number[] }

const number = (answer: MetricAnswer): number => {
  assert.ok(isNumber(answer), JSON.stringify(answer));
  return answer.value;
};

describe('spectra and wavelets agree with SciPy and PyWavelets', () => {
  const expected = oracle<Input>('12_spectral_wavelet');
  for (const test of expected.cases) {
    it(test.name, () => {
      const { fs, nperseg, noverlap, bands, x, min_fraction, t, freqs } = test.input;
      if (t !== undefined) return holdsEvery(expected, test, { normalised_power: lombScargle(t, values(x!), freqs!) });
      if (x !== undefined) return holdsEvery(expected, test, Object.fromEntries(haarVariance(values(x), min_fraction).map(({ level, blocks, variance }) => [`level_${level}`, { n_blocks: blocks, haar_variance: variance }])));
      const base = values(test.input.base!), revision = values(test.input.revision!);
      if (bands === undefined) {
        const levels = haarChange(base, revision), by = (of: (level: (typeof levels)[number]) => unknown) => Object.fromEntries(levels.map((level) => [`level_${level.level}`, of(level)]));
        const energy = levels.reduce((sum, level) => sum + number(level.base.energy), 0);
        return holdsEvery(expected, test, {
          energy_base: by((level) => level.base.energy), energy_revision: by((level) => level.revision.energy), energy_diff: by((level) => level.difference.energy), share_of_change: by((level) => level.share), log2_ratio: by((level) => level.logRatio),
          approx_base: base.reduce((sum, each) => sum + each * each, 0) - energy,
        });
      }
      const of = spectralChange(base, revision, { size: nperseg!, overlap: noverlap!, rate: fs! }), difference = revision.map((each, i) => Math.round((each - base[i]!) * 1e6) / 1e6);
      const power = (side: 'base' | 'revision') => Object.fromEntries(Object.entries(bands).map(([name, band]) => [name, bandPower(of.periodogram![side], band, of.n)]));
      return holdsEvery(expected, test, {
        periodogram_base: of.periodogram!.base.power, periodogram_revision: of.periodogram!.revision.power, freq: of.periodogram!.base.frequency, welch_freq: of.welch!.frequency, welch_base: of.welch!.base, welch_revision: of.welch!.revision,
        welch_diff: welch(difference, nperseg!, noverlap!, fs).power, coherence: of.welch!.coherence, phase_deg: of.welch!.phase, band_power_base: power('base'), band_power_revision: power('revision'),
        log_spectral_distance_db: of.answers.logSpectralDistance, spectral_slope_base: of.answers.spectralSlopeBase, spectral_slope_revision: of.answers.spectralSlopeRevision,
      });
    });
  }
});

const random = new Random(12);
const normal = (n: number): Float64Array => Float64Array.from({ length: n }, () => random.normal());

describe('the Fourier transform', () => {
  for (const n of [1, 2, 3, 5, 8, 12, 31, 64, 100, 243]) {
    it(`of ${n} values is the sum that defines it`, () => {
      const re = normal(n), im = normal(n), found = transform({ re, im });
      for (let k = 0; k < n; k++) {
        let r = 0, i = 0;
        for (let t = 0; t < n; t++) {
          const angle = (-2 * Math.PI * ((k * t) % n)) / n;
          r += re[t]! * Math.cos(angle) - im[t]! * Math.sin(angle);
          i += re[t]! * Math.sin(angle) + im[t]! * Math.cos(angle);
        }
        assert.ok(Math.hypot(found.re[k]! - r, found.im[k]! - i) < 1e-11 * n, `${k}`);
      }
    });
  }
  it('of real values has half as many, and of none has none', () => assert.deepEqual([0, 1, 2, 5, 6].map((n) => realTransform(normal(n)).re.length), [0, 1, 2, 3, 4]));
});

describe('power spectra', () => {
  for (const n of [64, 99, 360]) {
    it(`of ${n} values add up to the variance, whatever the mean, and grow with the square`, () => {
      const x = normal(n), mean = x.reduce((a, b) => a + b, 0) / n, variance = x.reduce((sum, each) => sum + (each - mean) ** 2, 0) / n, { frequency, power } = periodogram(x);
      assert.ok(Math.abs(power.reduce((a, b) => a + b, 0) * frequency[1]! - variance) < 1e-12);
      periodogram(x.map((each) => 3 * each + 1e6)).power.forEach((each, k) => assert.ok(Math.abs(each - 9 * power[k]!) < 1e-6 * (1 + power[k]!)));
    });
  }
  it('have a planted wave in its band', () => {
    const x = Float64Array.from({ length: 240 }, (_, t) => 2 * Math.sin((2 * Math.PI * t) / 24)), band = (from: number, to: number): number => number(bandPower(periodogram(x), [from, to], 240));
    assert.ok(Math.abs(band(1 / 30, 1 / 20) - 2) < 1e-12 && band(1 / 12, 0.6) < 1e-20);
  });
  it('cohere with a copy, which lags by the phase that was planted', () => {
    const x = normal(4096), { coherence, phase, frequency } = crossSpectrum(x.slice(8), x.slice(6, -2), 256, 128);
    for (let k = 2; k < 60; k++) assert.ok(coherence[k]! > 0.95 && Math.abs(phase[k]! + 360 * frequency[k]! * 2) < 6, `${k}: ${phase[k]}`);
    const independent = crossSpectrum(x, normal(4096), 256, 128).coherence;
    assert.ok(independent.reduce((a, b) => a + b, 0) / independent.length < 0.15);
  });
});

describe('the change of a spectrum', () => {
  const x = normal(512);
  it('is nothing without a change or by an offset, and the ratio in decibels by a factor', () => {
    assert.equal(number(spectralChange(x, x).answers.logSpectralDistance), 0);
    assert.ok(number(spectralChange(x, x.map((each) => each + 1000)).answers.logSpectralDistance) < 1e-9);
    assert.ok(Math.abs(number(spectralChange(x, x.map((each) => 10 * each)).answers.logSpectralDistance) - 20) < 1e-9);
  });
  it('is the same both ways, and knows white from red', () => {
    let sum = 0;
    const red = x.map((each) => (sum = 0.99 * sum + each)), [there, back] = [spectralChange(x, red).answers, spectralChange(red, x).answers];
    assert.ok(Math.abs(number(there.logSpectralDistance) - number(back.logSpectralDistance)) < 1e-12);
    assert.equal(number(there.spectralSlopeRevision), number(back.spectralSlopeBase));
    assert.ok(number(there.spectralSlopeRevision) < -1 && Math.abs(number(there.spectralSlopeBase)) < 0.5);
  });
  it('is a status of few, missing, infinite, constant and unequal series', () => {
    const gap = x.slice(), flat = new Float64Array(512).fill(0.1);
    gap[3] = NaN;
    for (const [a, b] of [[[], []], [[1, 2], [1, 2]], [gap, x], [x, x.map((each, i) => (i === 9 ? Infinity : each))], [flat, flat], [x, x.slice(1)]] as const) {
      const { answers } = spectralChange(Float64Array.from(a), Float64Array.from(b));
      for (const { id } of SPECTRAL_CHANGE) assert.ok(!isNumber(answers[id]), `${id}: ${JSON.stringify(answers[id])}`);
    }
  });
});

describe('the Haar variance', () => {
  it('adds up: energies and the mean are the sum of squares', () => {
    const x = normal(64), mean = x.reduce((a, b) => a + b, 0) / 64, energy = haarVariance(x).reduce((sum, level) => sum + number(level.energy), 0);
    assert.ok(Math.abs(energy + 64 * mean * mean - x.reduce((sum, each) => sum + each * each, 0)) < 1e-11);
  });
  it('does not depend on the mean, and grows with the square', () => {
    const x = normal(100).map((each) => Math.round(each * 1024) / 1024), far = haarVariance(x.map((each) => 2 * each + 2 ** 30));
    haarVariance(x).forEach((level, k) => assert.ok(Math.abs(number(far[k]!.variance) - 4 * number(level.variance)) < 1e-9));
  });
  it('finds the scale at which a change lives', () => {
    const x = normal(256), y = x.map((each, i) => each + (Math.floor(i / 8) % 2 === 0 ? 1 : -1)), shares = haarChange(x, y).map(({ share }) => number(share));
    assert.ok(Math.abs(shares[3]! - 1) < 1e-12 && shares[0]! < 1e-20);
  });
  it('leaves out blocks with too few values, and has statuses where none is left or nothing changed', () => {
    const x = Float64Array.of(1, NaN, 3, 5, NaN, NaN, Infinity, 2), [pairs, fours, eights] = haarVariance(x);
    assert.deepEqual([pairs!.blocks, number(pairs!.variance), fours!.blocks, number(fours!.variance), eights!.blocks], [1, 1, 1, 2.25, 0]);
    assert.ok(!isNumber(eights!.variance));
    assert.deepEqual([haarVariance(Float64Array.of()), haarVariance(Float64Array.of(1))], [[], []]);
    const same = haarChange(Float64Array.of(1, 2, 1, 2), Float64Array.of(1, 2, 1, 2));
    assert.ok(same.every(({ share }) => !isNumber(share)) && number(same[0]!.logRatio) === 0 && !isNumber(same[1]!.logRatio));
  });
});

describe('the periodogram for irregular times', () => {
  const times = Array.from({ length: 200 }, () => random.next() * 100), wave = Float64Array.from(times, (t) => 7 + 2 * Math.cos(2 * Math.PI * 0.13 * t + 1));
  it('finds the planted frequency, whatever zero, unit, start and order', () => {
    const [at, off] = lombScargle(times, wave, [0.13, 0.31]).map(number) as [number, number];
    assert.ok(at > 0.97 && at <= 1 && off < 0.1);
    const order = random.shuffled([...times.keys()]), other = lombScargle(order.map((i) => times[i]! + 1e4), Float64Array.from(order, (i) => 1e3 - 5 * wave[i]!), [0.13, 0.31]).map(number);
    other.forEach((each, k) => assert.ok(Math.abs(each - [at, off][k]!) < 1e-8));
  });
  it('leaves out what is missing, and is a status of few and of equal values', () => {
    const gaps = wave.map((each, i) => (i === 5 ? NaN : i === 6 ? Infinity : each)), [answer] = lombScargle(times, gaps, [0.13]);
    assert.ok(isNumber(answer!) && answer.n === 198);
    for (const x of [[], [1, 2], [4, 4, 4, 4]]) assert.ok(!isNumber(lombScargle([0, 1, 2, 5], Float64Array.from(x), [0.1])[0]!));
    assert.ok(number(lombScargle([0, 1, 2, 3], Float64Array.of(1, -1, 1, -1), [0.5])[0]!) > 0.99, 'the highest frequency of regular times');
  });
});

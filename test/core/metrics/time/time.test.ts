import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { changePoints, LONGEST_SERIES, pettitt, schwarzPenalty } from '../../../../src/core/metrics/time/change-points.js';
import { changedRuns, segmentDrifts } from '../../../../src/core/metrics/time/changed-runs.js';
import { cycleChange } from '../../../../src/core/metrics/time/cycle-change.js';
import { LONGEST_TREND, SEASONAL_TREND_METRICS, seasonalTrend, trend, TREND_METRICS, type TrendId } from '../../../../src/core/metrics/time/trend.js';
import { isNumber, type MetricAnswer } from '../../../../src/core/metrics/metric.js';
import { holdsEvery, oracle, type Series, values } from '../../support/oracle.js';
import { Random } from '../../support/random.js';

interface Input { x?: Series; period?: number; t?: number[]; base?: Series; revision?: Series; harmonics?: number; d?: Series; beta?: number; segment?: number[] }

const number = (answer: MetricAnswer): number => {
  assert.ok(isNumber(answer), JSON.stringify(answer));
  return answer.value;
};

describe('change in time agrees with SciPy and exact dynamic programming', () => {
  const expected = oracle<Input>('11_time_series_change');
  for (const test of expected.cases) {
    it(test.name, () => {
      const { x, period, t, base, revision, harmonics, d, beta, segment } = test.input;
      if (t !== undefined) {
        const of = cycleChange(t, values(base!), values(revision!), period!, period!, harmonics), named = ({ mean, amplitude, peakTime }: { mean: number; amplitude: readonly number[]; peakTime: readonly number[] }) => ({ mean, amplitude, peak_time: peakTime });
        return holdsEvery(expected, test, {
          cycle_base: of.base, cycle_revision: of.revision, cycle_diff: of.revision.map((each, i) => each - of.base[i]!), cycle_rmse: of.answers.cycleRmse, range_base: of.answers.cycleRangeBase, range_revision: of.answers.cycleRangeRevision,
          harmonic_base: named(of.harmonics!.base), harmonic_revision: named(of.harmonics!.revision), amplitude_ratio: of.amplitudeRatio, phase_shift: of.phaseShift,
        });
      }
      if (segment !== undefined) return holdsEvery(expected, test, { segments: segmentDrifts(values(d!), segment) });
      if (d !== undefined) {
        const { starts, means, cost } = changePoints(values(d), beta!)!, runs = changedRuns(values(d).map((each) => (each === 0 ? 0 : 1)));
        return holdsEvery(expected, test, { changed_runs: runs.map(({ first, last, length }) => [first, last, length]), segments_start: starts, segment_means: means, cost });
      }
      const series = values(x!);
      if (period !== undefined) {
        const of = seasonalTrend(series, period);
        return holdsEvery(expected, test, { S: of.seasonalS, var_S: of.seasonalVariance, z: of.seasonalZ, p: of.seasonalP, seasonal_sen_slope_per_year: of.seasonalSlope });
      }
      if ('K' in test.expected) {
        const of = pettitt(series);
        return holdsEvery(expected, test, { K: of.pettittK, change_after_index: of.pettittAfter, p: of.pettittP });
      }
      const of = trend(series), { senSlope } = of;
      return holdsEvery(expected, test, {
        S: of.kendallS, var_S: of.kendallVariance, z: of.kendallZ, p: of.kendallP, sen_slope: senSlope, sen_intercept: of.senIntercept, sen_ci: isNumber(senSlope) && senSlope.ci !== undefined ? [senSlope.ci.low, senSlope.ci.high] : null,
        tau_b: of.trendTau, hamed_rao_correction: of.dependenceFactor, hamed_rao_z: of.dependentZ, hamed_rao_p: of.dependentP,
      });
    });
  }
});

const random = new Random(11);
const figure = (x: Float64Array, id: TrendId): number => number(trend(x)[id]);

describe('a trend', () => {
  const x = Float64Array.from({ length: 40 }, (_, i) => 0.1 * i + random.normal());
  it('turns with the series: mirrored values, and mirrored time', () => {
    for (const other of [x.map((each) => -each), x.slice().reverse()]) {
      for (const id of ['kendallS', 'kendallZ', 'trendTau', 'senSlope'] as const) assert.ok(Math.abs(figure(other, id) + figure(x, id)) < 1e-12, id);
      for (const id of ['kendallP', 'kendallVariance', 'dependentP'] as const) assert.ok(Math.abs(figure(other, id) - figure(x, id)) < 1e-9, id);
    }
  });
  it('has the slope that was planted, whatever the zero and unit', () => {
    const line = Float64Array.from({ length: 30 }, (_, i) => 3 + 0.25 * i);
    assert.deepEqual((['senSlope', 'senIntercept', 'trendTau', 'kendallS'] as const).map((id) => figure(line, id)), [0.25, 3, 1, 435]);
    const far = line.map((each) => 1e9 + 4 * each);
    assert.equal(figure(far, 'senSlope'), 1);
  });
  it('does not depend on the order in which values with times are given', () => {
    const times = Float64Array.from(x.keys(), (i) => i * 1.5), order = random.shuffled([...x.keys()]);
    assert.deepEqual(trend(Float64Array.from(order, (i) => x[i]!), order.map((i) => times[i]!)), trend(x, times));
  });
  it('leaves out what is missing, and keeps its place in time', () => {
    const line = Float64Array.from({ length: 20 }, (_, i) => (i === 3 || i === 11 ? NaN : i));
    const { senSlope, kendallS } = trend(line);
    assert.equal(number(senSlope), 1);
    assert.deepEqual(kendallS, { value: 153, n: 18, missing: 2 });
  });
  it('of a season against itself sees no season', () => {
    const years = Float64Array.from({ length: 60 }, (_, i) => 10 * Math.sin((2 * Math.PI * (i % 12)) / 12) + 0.5 * Math.floor(i / 12));
    const of = seasonalTrend(years, 12);
    assert.ok(Math.abs(number(of.seasonalSlope) - 0.5) < 1e-12);
    assert.equal(number(of.seasonalS), 120);
  });
  it('of nothing, few, equal, missing, infinite or too many values holds no NaN', () => {
    for (const series of [[], [1], [1, 2], [1, 2, 3], [5, 5, 5, 5], [NaN, NaN, NaN], [1, Infinity, 2, -Infinity, 4], new Array<number>(LONGEST_TREND + 1).fill(0), new Array<number>(12).fill(2)]) {
      const of = trend(Float64Array.from(series)), seasonal = seasonalTrend(Float64Array.from(series), 2);
      for (const [family, answers] of [[TREND_METRICS, of], [SEASONAL_TREND_METRICS, seasonal]] as const) {
        for (const { id, range } of family) {
          const answer = (answers as Record<string, MetricAnswer>)[id]!;
          assert.ok(isNumber(answer) ? answer.value >= range[0] && answer.value <= range[1] && Number.isFinite(answer.value) : answer.reason.length > 0, `${series.length} ${id}: ${JSON.stringify(answer)}`);
        }
      }
    }
    assert.ok(!isNumber(trend(Float64Array.of(1, 2, 3), [7, 7, 7]).senSlope));
  });
});

describe('change points', () => {
  /** Every partition, for short series. */
  const leastCost = (x: Float64Array, penalty: number, shortest: number): number => {
    let best = Infinity;
    for (let bits = 0; bits < 2 ** (x.length - 1); bits++) {
      const starts = [0, ...Array.from({ length: x.length - 1 }, (_, i) => i + 1).filter((i) => (bits >> (i - 1)) % 2 === 1)];
      let cost = -penalty, fits = true;
      starts.forEach((start, k) => {
        const part = x.slice(start, starts[k + 1] ?? x.length), mean = part.reduce((a, b) => a + b, 0) / part.length;
        cost += penalty + part.reduce((sum, each) => sum + (each - mean) ** 2, 0);
        if (part.length < shortest && starts.length > 1) fits = false;
      });
      if (fits) best = Math.min(best, cost);
    }
    return best;
  };
  for (const shortest of [1, 3]) {
    it(`of at least ${shortest} values are the best of all partitions`, () => {
      for (let round = 0; round < 40; round++) {
        const x = Float64Array.from({ length: random.whole(3, 12) }, () => Math.round(2 * random.normal()) + (random.chance(0.3) ? 4 : 0)), penalty = random.pick([0.5, 2, 8]);
        const found = changePoints(x, penalty, shortest)!;
        assert.ok(Math.abs(found.cost - leastCost(x, penalty, shortest)) < 1e-9, `${[...x].join()} ${penalty}: ${found.starts.join()}`);
        assert.ok(found.starts.every((start, k) => (found.starts[k + 1] ?? x.length) - start >= shortest || found.starts.length === 1));
      }
    });
  }
  it('are where they were planted, far from zero too', () => {
    const x = Float64Array.from({ length: 900 }, (_, i) => 1e9 + (i < 300 ? 0 : i < 500 ? 2 : -1) + 0.1 * random.normal());
    const { starts, means } = changePoints(x, schwarzPenalty(x)!, 5)!;
    assert.deepEqual(starts, [0, 300, 500]);
    [0, 2, -1].forEach((mean, k) => assert.ok(Math.abs(means[k]! - 1e9 - mean) < 0.05));
  });
  it('are none in a constant series, and in noise', () => {
    assert.deepEqual(changePoints(new Float64Array(50).fill(3), 1)!.starts, [0]);
    const noise = Float64Array.from({ length: 500 }, () => random.normal());
    assert.deepEqual(changePoints(noise, schwarzPenalty(noise)!, 5)!.starts, [0]);
  });
  it('are not looked for in nothing, in gaps or in too much', () => {
    for (const x of [[], [1, NaN], new Float64Array(LONGEST_SERIES + 1)]) assert.equal(changePoints(Float64Array.from(x), 1), null);
    assert.equal(schwarzPenalty(new Float64Array(9)), null);
    assert.equal(schwarzPenalty(new Float64Array(1)), null);
    assert.ok(schwarzPenalty(new Float64Array(9), 0.1)! > 0);
  });
  it('by rank: one shift, at its place, in either direction and over gaps', () => {
    const x = Float64Array.from({ length: 30 }, (_, i) => (i === 4 ? NaN : i < 12 ? 0 : 1) + 0.01 * Math.sin(i));
    const { pettittAfter, pettittP } = pettitt(x);
    assert.deepEqual([number(pettittAfter), number(pettitt(x.map((each) => -each)).pettittAfter)], [11, 11]);
    assert.ok(number(pettittP) < 1e-3);
    assert.equal(number(pettitt(new Float64Array(9)).pettittK), 0);
    assert.ok(!isNumber(pettitt(Float64Array.of(1)).pettittP));
  });
});

describe('runs of changed records', () => {
  it('hold each changed record once', () => {
    for (let round = 0; round < 30; round++) {
      const changed = Array.from({ length: 40 }, () => random.chance(0.5)), runs = changedRuns(changed);
      assert.deepEqual(changed.map((_, i) => runs.some(({ first, last }) => i >= first && i <= last)), changed);
      assert.equal(runs.reduce((sum, { length }) => sum + length, 0), changed.filter(Boolean).length);
    }
    assert.deepEqual(changedRuns([]), []);
  });
  it('drift as their line does, or say why not', () => {
    const [line, one, flat, huge] = segmentDrifts(Float64Array.of(1, 3, NaN, 7, 5, 2, 2, 1e200, -1e200), [1, 1, 1, 1, 2, 3, 3, 4, 4]);
    assert.deepEqual(line, { n: 3, slope: 2, intercept: 1, r2: 1, range: 6 });
    assert.deepEqual([one!.n, (one!.slope as { status: string }).status, flat!.slope, (flat!.r2 as { status: string }).status, (huge!.r2 as { status: string }).status], [1, 'too-few', 0, 'undefined', 'undefined']);
  });
});

describe('the change of a cycle', () => {
  const hours = Array.from({ length: 24 * 10 }, (_, i) => i - 100), wave = (shift: number, size: number): Float64Array => Float64Array.from(hours, (t) => 5 + size * Math.cos((2 * Math.PI * (t - shift)) / 24));
  it('has amplitude and shift of the peak as planted, also over midnight', () => {
    const of = cycleChange(hours, wave(23, 2), wave(1.5, 3), 24, 24, 1);
    assert.ok(Math.abs(number(of.amplitudeRatio[0]!) - 1.5) < 1e-12 && Math.abs(number(of.phaseShift[0]!) - 2.5) < 1e-12);
    assert.ok(Math.abs(number(cycleChange(hours, wave(1.5, 3), wave(23, 2), 24, 24, 1).phaseShift[0]!) + 2.5) < 1e-12);
  });
  it('is none of the same cycle, with gaps, and is none of an offset but for the means', () => {
    const x = wave(14, 3).map((each, i) => (i % 7 === 0 ? NaN : each)), same = cycleChange(hours, x, x, 24, 24), far = cycleChange(hours, x, x.map((each) => each + 1e6), 24, 24);
    assert.deepEqual([number(same.answers.cycleRmse), number(same.amplitudeRatio[0]!), number(same.phaseShift[0]!)], [0, 1, 0]);
    assert.ok(Math.abs(number(far.answers.cycleRmse) - 1e6) < 1e-6 && Math.abs(number(far.amplitudeRatio[0]!) - 1) < 1e-8 && Math.abs(number(far.phaseShift[0]!)) < 1e-7);
  });
  it('is a status where most of the cycle is missing, or all of it, and of a constant', () => {
    for (const x of [Float64Array.from(hours, (t) => (((t % 24) + 24) % 24 < 8 ? 1 : NaN)), new Float64Array(hours.length).fill(NaN), new Float64Array(0)]) {
      const of = cycleChange(hours, x, x, 24, 24);
      for (const answer of [...Object.values(of.answers), ...of.amplitudeRatio, ...of.phaseShift]) assert.ok(!isNumber(answer) && answer.status === 'too-few');
    }
    const flat = cycleChange(hours, new Float64Array(hours.length).fill(2), wave(3, 1), 24, 24, 1);
    assert.ok(!isNumber(flat.amplitudeRatio[0]!) && number(flat.answers.cycleRangeBase) === 0);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isNumber, type MetricAnswer } from '../../../../src/core/metrics/metric.js';
import { finitePairs } from '../../../../src/core/metrics/paired/pair-moments.js';
import { concordance } from '../../../../src/core/metrics/paired/concordance.js';
import { lines } from '../../../../src/core/metrics/paired/lines.js';
import { sizeOfChange } from '../../../../src/core/metrics/paired/size-of-change.js';
import { quantileOfSorted } from '../../../../src/core/metrics/descriptive/sorted.js';
import { autocorrelation } from '../../../../src/core/metrics/uncertainty/autocorrelation.js';
import { blockIntervals, blockReplicates, BOOTSTRAPPED, drawBlocks } from '../../../../src/core/metrics/uncertainty/block-bootstrap.js';
import { batchMeans, EFFECTIVE_SIZE, effectiveSize, enoughBlocks, geyerTau, neweyWestSe } from '../../../../src/core/metrics/uncertainty/effective-size.js';
import { holdsEvery, oracle, values, type Series } from '../../support/oracle.js';
import { Random } from '../../support/random.js';

interface Input { readonly d?: Series; readonly max_lag?: number; readonly batch?: number; readonly base?: Series; readonly revision?: Series; readonly block_length?: number; readonly block_starts?: readonly (readonly number[])[] }

describe('series agree with statsmodels, sandwich and R', () => {
  const from = oracle<Input>('08_autocorrelation_bootstrap');
  for (const test of from.cases) {
    it(test.name, () => {
      const { input } = test;
      if (input.d !== undefined) {
        const d = values(input.d), size = effectiveSize(d, input.max_lag), batch = input.batch === undefined ? null : batchMeans(d, input.batch), change = sizeOfChange(finitePairs(new Float64Array(d.length), d)).answers, sd = change.sdDifference;
        holdsEvery(from, test, {
          acf: autocorrelation(d, input.max_lag!), neff_ar1: size.nEffFirstLag, tau_geyer: size.tau, neff_geyer: size.nEffGeyer, nw_lag_auto: size.automaticLag, neff_newey_west: size.nEffNeweyWest,
          mean: change.bias, se_iid: isNumber(sd) ? sd.value / Math.sqrt(d.length) : sd, se_hac_auto: neweyWestSe(d, size.automaticLag), se_hac_12: neweyWestSe(d, 12),
          ...(batch === null ? {} : { n_batches: batch.batches, se_batch_means: batch.se, neff_batch: batch.nEff }),
        });
      } else {
        const found = blockReplicates(values(input.base!), values(input.revision!), input.block_length!, input.block_starts!);
        const one = (id: (typeof BOOTSTRAPPED)[number]): unknown => ({ estimate: found[id].estimate, boot_mean: found[id].mean, boot_se: found[id].se, ci: [quantileOfSorted(found[id].values, 0.025), quantileOfSorted(found[id].values, 0.975)] });
        holdsEvery(from, test, { bias: one('bias'), rmse: one('rmse'), corr: one('pearson'), ccc: one('ccc') });
      }
    });
  }
});

const random = new Random(8);
/** Each value remembers `memory` of the one before. */
function remembering(n: number, memory: number): Float64Array {
  const out = new Float64Array(n);
  for (let i = 0; i < n; i++) out[i] = (i === 0 ? 0 : memory * out[i - 1]!) + random.normal();
  return out;
}
const value = (answer: MetricAnswer): number => (isNumber(answer) ? answer.value : NaN);

describe('what a series is worth', () => {
  it('is near what theory says: n (1 - phi) / (1 + phi)', () => {
    const series = remembering(20_000, 0.8), size = effectiveSize(series, 200), batch = batchMeans(series, 200);
    for (const answer of [size.nEffGeyer, size.nEffFirstLag, batch.nEff]) assert.ok(Math.abs(value(answer) / (20_000 / 9) - 1) < 0.25, JSON.stringify(answer));
    assert.ok(value(size.nEffNeweyWest) > 1.2 * value(size.nEffGeyer), 'the automatic window is too short');
  });
  it('does not change with unit, place or direction of time', () => {
    const series = remembering(400, 0.6), size = effectiveSize(series);
    for (const other of [series.map((x) => 3 * x + 1e6), series.slice().reverse(), series.map((x) => -x)]) {
      for (const id of ['nEffGeyer', 'nEffFirstLag', 'nEffNeweyWest', 'tau'] as const) assert.ok(Math.abs(value(effectiveSize(other)[id]) / value(size[id]) - 1) < 1e-6, id);
    }
    assert.ok(Math.abs(value(neweyWestSe(series.map((x) => 3 * x), 12)) / value(neweyWestSe(series, 12)) - 3) < 1e-12);
  });
  it('is never more than the values there are, and gaps do not count', () => {
    const series = remembering(300, 0.5).map((x, i) => (i % 7 === 3 ? NaN : x)), { nEffGeyer } = effectiveSize(series);
    assert.ok(isNumber(nEffGeyer) && nEffGeyer.n === series.filter(Number.isFinite).length && nEffGeyer.value <= nEffGeyer.n && nEffGeyer.missing === 300 - nEffGeyer.n);
    assert.ok(Math.abs(autocorrelation(series, 1)[1]! - 0.5) < 0.15);
    assert.equal(value(effectiveSize(Float64Array.from({ length: 50 }, (_, i) => (-1) ** i)).nEffNeweyWest), 50);
    assert.ok(geyerTau((lag) => (-0.9) ** lag, 3) > 0);
    assert.equal(geyerTau((lag) => [1, 0.5, 0.25, -0.5][lag]!, 3), 2);
  });
  it('of a mean far from 0 is the same as at 0', () => {
    const series = remembering(200, 0.4), [, near] = autocorrelation(series, 1), [, far] = autocorrelation(series.map((x) => x + 1e8), 1);
    assert.ok(Math.abs(near! - far!) < 1e-6);
  });
  it('of nothing, few or equal values is a status', () => {
    for (const series of [[], [1], [1, 2], [3, 3, 3, 3], [NaN, NaN, NaN], [1e-200, 2e-200, 3e-200]]) {
      const size = effectiveSize(Float64Array.from(series));
      for (const id of ['tau', 'nEffGeyer', 'nEffFirstLag', 'nEffNeweyWest'] as const) assert.ok(!isNumber(size[id]), `${id} of ${series.join()}`);
    }
    assert.ok(!isNumber(batchMeans(Float64Array.of(1, 2, 3), 2).se) && !isNumber(neweyWestSe(Float64Array.of(1), 1)));
    assert.equal(value(neweyWestSe(Float64Array.of(2, 2, 2), 1)), 0);
    assert.deepEqual([enoughBlocks(9)?.status, enoughBlocks(10)], ['too-few', null]);
    assert.equal(new Set(EFFECTIVE_SIZE.map(({ id }) => id)).size, 7);
    assert.equal(autocorrelation(Float64Array.of(1, 2, 4), 10).length, 3);
  });
});

describe('a bootstrap of blocks', () => {
  const base = remembering(600, 0.7).map((x) => 20 + 3 * x), revision = base.map((x) => x * 1.01 + 0.2 * random.normal() + 0.1);
  const plan = { blockLength: 20, draws: 400, seed: 11 };

  it('estimates what the metrics themselves are', () => {
    const found = blockReplicates(base, revision, 20, []), pairs = finitePairs(base, revision), change = sizeOfChange(pairs).answers, agreement = concordance(pairs);
    const direct = { bias: change.bias, mae: change.mae, rmse: change.rmse, pearson: agreement.pearson, ccc: agreement.ccc, slope: lines(pairs).answers.slope };
    for (const id of BOOTSTRAPPED) assert.ok(Math.abs(found[id].estimate / value(direct[id]) - 1) < 1e-9, id);
  });
  it('draws what stringing the rows together gives, round the end and cut at the end', () => {
    const rows = base.length, length = 37, draws = drawBlocks(rows, length, 6, 3), found = blockReplicates(base, revision, length, draws);
    const direct = draws.map((starts) => {
      const at = Array.from(starts).flatMap((start) => Array.from({ length }, (_, k) => (start + k) % rows)).slice(0, rows);
      return value(sizeOfChange(finitePairs(Float64Array.from(at, (i) => base[i]!), Float64Array.from(at, (i) => revision[i]!))).answers.rmse);
    }).sort((a, b) => a - b);
    direct.forEach((each, i) => assert.ok(Math.abs(found.rmse.values[i]! / each - 1) < 1e-10));
  });
  it('is the same for the same seed, holds its estimate and says how it was made', () => {
    const intervals = blockIntervals(base, revision, plan);
    assert.deepEqual(blockIntervals(base, revision, plan), intervals);
    assert.notDeepEqual(blockIntervals(base, revision, { ...plan, seed: 12 }), intervals);
    for (const id of BOOTSTRAPPED) {
      const answer = intervals[id];
      assert.ok(isNumber(answer) && answer.ci !== undefined && answer.ci.low <= answer.value && answer.ci.high >= answer.value, `${id}: ${JSON.stringify(answer)}`);
      assert.deepEqual(answer.drawn, { draws: 400, seed: 11 });
      assert.match(answer.ci.method, /blocks of 20 rows/);
    }
  });
  it('turns with base and revision, and does not see missing pairs', () => {
    const there = blockIntervals(base, revision, plan).bias, back = blockIntervals(revision, base, plan).bias;
    assert.ok(isNumber(there) && isNumber(back) && Math.abs(there.ci!.low + back.ci!.high) < 1e-9);
    const gaps = base.map((x, i) => (i % 10 === 0 ? NaN : x)), holed = blockIntervals(gaps, revision, plan).bias;
    assert.ok(isNumber(holed) && holed.n === 540 && holed.missing === 60);
  });
  it('is wider than a draw of rows where differences remember', () => {
    const drifting = base.map((x, i) => x + remembered[i]!);
    const width = (blockLength: number): number => { const { bias } = blockIntervals(base, drifting, { ...plan, blockLength }); assert.ok(isNumber(bias)); return bias.ci!.high - bias.ci!.low; };
    assert.ok(width(40) > 1.8 * width(1));
  });
  it('covers the truth about as often as it says, with honest blocks', () => {
    let covered = 0;
    const rounds = 150;
    for (let round = 0; round < rounds; round++) {
      const { bias } = blockIntervals(new Float64Array(500), remembering(500, 0.6), { blockLength: 25, draws: 199, seed: round });
      if (isNumber(bias) && bias.ci!.low <= 0 && bias.ci!.high >= 0) covered++;
    }
    assert.ok(covered / rounds > 0.85, `${covered} of ${rounds}`);
  });
  it('claims no interval of fewer than ten blocks, and none of nothing', () => {
    for (const id of BOOTSTRAPPED) {
      const few = blockIntervals(base, revision, { ...plan, blockLength: 61 })[id];
      assert.ok(isNumber(few) && few.ci === undefined);
      assert.ok(!isNumber(blockIntervals(new Float64Array(0), new Float64Array(0), plan)[id]));
    }
    const still = blockIntervals(new Float64Array(300).fill(2), new Float64Array(300).fill(2), plan);
    assert.ok(isNumber(still.bias) && still.bias.value === 0 && !isNumber(still.pearson) && !isNumber(still.ccc));
  });
});
const remembered = remembering(600, 0.9);

/** Variance by scale of time: against Haar's variance as the metric gives it, and against waves of a known length. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { haarLevels, scaleChange, type ScaleChange } from '../../../../src/core/diagnosis/time/scale-change.js';
import { timeGrid, type TimeGrid } from '../../../../src/core/diagnosis/time/time-grid.js';
import { haarVariance } from '../../../../src/core/metrics/spectrum/haar-variance.js';
import { SeededRandom } from '../../../../src/core/statistics/seeded-random.js';

const HOUR = 3_600_000, DAY = 24 * HOUR, START = Date.UTC(2001, 0, 1), seeded = new SeededRandom(11), random = (): number => seeded.bits() / 4294967296 - 0.5;

function grid(n: number, step = HOUR): TimeGrid {
  return timeGrid(Float64Array.from({ length: n }, (_, i) => START + i * step), null, step)!;
}

function bands(base: Float64Array, revision: Float64Array, of: TimeGrid): ScaleChange['bands'] {
  const found = scaleChange(base, revision, of);
  assert.ok('bands' in found, JSON.stringify(found));
  return found.bands;
}

describe('variance by scale', () => {
  it('finds months to be a regular step in any century', () => {
    for (const year of [1, 96, 99, 1599, 1969, 2000, 9900]) {
      const at = (month: number, day: number): number => new Date(0).setUTCFullYear(year, month, day), months = (day: number): TimeGrid => timeGrid(Float64Array.from({ length: 60 }, (_, i) => at(i, day)), null, 31 * DAY)!;
      for (const day of [1, 15]) assert.deepEqual([months(day).unit, months(day).regular, [...months(day).place]], ['months', true, Array.from({ length: 60 }, (_, i) => i)], `${year}`);
    }
  });

  it('is that of Haar, level by level, with gaps and a large level', () => {
    for (const n of [2, 37, 1000, 4096]) {
      const base = Float64Array.from({ length: n }, () => (random() > 0.3 ? NaN : 1e4 + random())), revision = base.map((x) => x + random());
      const { levels } = haarLevels(base, revision, grid(n)), x = haarVariance(base), y = haarVariance(revision), d = haarVariance(revision.map((e, i) => e - base[i]!));
      assert.equal(levels.length, x.length);
      levels.forEach((level, k) => {
        assert.equal(level.blocks, x[k]!.blocks);
        for (const [mine, { variance }] of [[level.base, x[k]!], [level.revision, y[k]!], [level.difference, d[k]!]] as const) if ('value' in variance) assert.ok(Math.abs(mine - variance.value) <= 1e-7 * variance.value, `${mine} for ${variance.value}`);
      });
    }
  });
  it('adds up to the variance of a whole number of blocks', () => {
    const n = 4096, base = Float64Array.from({ length: n }, random), mean = base.reduce((a, b) => a + b, 0) / n, { levels } = haarLevels(base, base, grid(n));
    assert.ok(Math.abs(levels.reduce((sum, level) => sum + level.base, 0) - base.reduce((sum, x) => sum + (x - mean) ** 2, 0) / n) < 1e-12);
  });
  it('of groups is that of all their blocks', () => {
    const n = 64, base = Float64Array.from({ length: 2 * n }, random), revision = base.map((x) => 2 * x), instants = Float64Array.from(base, (_, i) => START + (i % n) * HOUR);
    const { levels } = haarLevels(base, revision, timeGrid(instants, Int32Array.from(base, (_, i) => Math.floor(i / n)), HOUR)!), one = haarVariance(base.subarray(0, n)), two = haarVariance(base.subarray(n));
    assert.equal(levels.length, one.length);
    levels.forEach(({ base: mine, blocks }, k) => { const [a, b] = [one[k]!, two[k]!]; assert.ok('value' in a.variance && 'value' in b.variance && blocks === a.blocks + b.blocks && Math.abs(mine - (a.variance.value * a.blocks + b.variance.value * b.blocks) / blocks) < 1e-12); });
  });
});

describe('bands of time', () => {
  const n = 3 * 365 * 24, noise = Float64Array.from({ length: n }, random), day = (i: number): number => Math.sin((2 * Math.PI * i) / 24), year = (i: number): number => Math.sin((2 * Math.PI * i) / (365 * 24));
  it('of the same values have ratio 1, and no share of a change', () => {
    for (const { ratio, share } of bands(noise, noise, grid(n))) assert.deepEqual([ratio, (share as { status: string }).status], [1, 'undefined']);
  });
  it('say that the day grew, and nothing else', () => {
    const found = bands(noise.map((e, i) => e + 3 * day(i)), noise.map((e, i) => e + 4 * day(i)), grid(n)), share = (name: string): number => found.find((band) => band.name === name)!.share as number;
    assert.deepEqual(found.map(({ name }) => name), ['hours', 'days', 'weeks', 'seasons']);
    assert.ok(share('days') > 0.6 && share('weeks') < 0.02 && share('seasons') < 0.001, JSON.stringify(found));
    assert.ok((found[1]!.ratio as number) > 1.6 && (found[1]!.ratio as number) < 16 / 9);
  });
  it('say that the year was lost', () => {
    const found = bands(noise.map((e, i) => e + 5 * year(i)), noise, grid(n)), seasons = found.find(({ name }) => name === 'seasons')!;
    assert.ok((seasons.share as number) > 0.9 && (seasons.ratio as number) < 0.01);
    assert.ok(Math.abs((found[0]!.ratio as number) - 1) < 0.01);
  });
  it('mirror where the releases are swapped', () => {
    const revision = noise.map((e, i) => 0.7 * e + day(i)), one = bands(noise, revision, grid(n)), other = bands(revision, noise, grid(n));
    one.forEach((band, k) => assert.ok(Math.abs((band.ratio as number) * (other[k]!.ratio as number) - 1) < 1e-9 && Math.abs((band.share as number) - (other[k]!.share as number)) < 1e-12));
  });
  it('of months reach to years, though months have no even length', () => {
    const months = Float64Array.from({ length: 720 }, (_, i) => Date.UTC(1958, 2 + i, 1)), x = Float64Array.from(months, () => random()), found = bands(x, x.map((e) => 2 * e), timeGrid(months, null, 31 * DAY)!);
    assert.deepEqual(found.map(({ name }) => name), ['seasons', 'years']);
    for (const { ratio } of found) assert.ok(Math.abs((ratio as number) - 4) < 1e-9);
  });
  it('are not told without an even grid, of few records, or of none', () => {
    const uneven = timeGrid(Float64Array.from({ length: 99 }, (_, i) => START + i * HOUR + (i === 50 ? 60_000 : 0)), null, HOUR)!, x = new Float64Array(99);
    assert.equal((scaleChange(x, x, uneven) as { status: string }).status, 'not-comparable');
    assert.equal((scaleChange(x.subarray(0, 5), x.subarray(0, 5), grid(5)) as { status: string }).status, 'too-few');
    assert.equal((scaleChange(x.map(() => NaN), x, grid(99)) as { status: string }).status, 'too-few');
    assert.equal((bands(x, x.map((_, i) => i % 2), grid(99))[0]!.ratio as { status: string }).status, 'undefined');
  });
  it('twice the same instant is no grid, and a record without an instant has no place', () => {
    assert.equal(timeGrid(Float64Array.of(START, START, START + HOUR), null, HOUR)!.regular, false);
    assert.deepEqual([...timeGrid(Float64Array.of(START, START + 3 * HOUR, NaN), null, HOUR)!.place], [0, 3, -1]);
    assert.equal(timeGrid(Float64Array.of(START), null, null), null);
  });
});

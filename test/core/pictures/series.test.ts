/** A series counts in each bucket what its edges say, also where records lie on edges, and its means are those of direct sums. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seriesPicture } from '../../../src/core/pictures/series-picture.js';
import { Random } from '../support/random.js';

const TOLERANCE = { absolute: 0, relative: 0 }, HOUR = 3_600_000;

function picture(time: Float64Array, base: Float64Array, revision: Float64Array, from: number | null, to: number | null, buckets: number) {
  return seriesPicture({ base, revision, time, instants: true, group: null, mask: null, tolerance: TOLERANCE }, from, to, buckets)!;
}

describe('a series', () => {
  const clocks = {
    hours: (i: number) => Date.UTC(2000, 1, 27) + i * HOUR, 'hours of before 1970': (i: number) => Date.UTC(1899, 11, 30) + i * HOUR, tenths: (i: number) => Number((0.2 + i / 10).toFixed(1)), years: (i: number) => 1900 + i,
  };
  for (const [name, at] of Object.entries(clocks)) it(`of ${name} has every record in the bucket whose edges hold it`, () => {
    const random = new Random(3);
    for (const n of [2, 25, 149, 300]) for (const buckets of [1, 7, 37, 160]) for (const cut of [false, true]) {
      const time = Float64Array.from({ length: n }, (_, i) => at(i)), base = time.map(() => random.normal()), revision = base.map((x, i) => x + (i % 3)), to = cut ? at(n - 1) : null;
      const { edges, base: lane, changed } = picture(time, base, revision, cut ? at(0) : null, to, buckets), last = buckets - 1;
      const inside = (i: number, bucket: number): boolean => time[i]! >= edges[bucket]! && (time[i]! < edges[bucket + 1]! || (to === null && bucket === last && time[i] === edges[buckets]));
      for (let bucket = 0; bucket < buckets; bucket++) {
        const members = [...time.keys()].filter((i) => inside(i, bucket)), values = members.map((i) => base[i]!), told = `${n} records, bucket ${bucket} of ${buckets}`;
        assert.deepEqual([lane.n[bucket], changed[bucket]], [members.length, members.filter((i) => i % 3 !== 0).length], told);
        if (members.length === 0) continue;
        assert.deepEqual([lane.first[bucket], lane.last[bucket], lane.min[bucket], lane.max[bucket]], [values[0], values.at(-1), Math.min(...values), Math.max(...values)], told);
      }
      assert.equal(lane.n.reduce((sum, each) => sum + each, 0), cut ? n - 1 : n, 'no record is lost');
    }
  });

  it('has in each bucket first, last, least, greatest and mean of either side and of the difference of single records, and counts gaps', () => {
    const random = new Random(17), n = 900, buckets = 23, group = Int32Array.from({ length: n }, (_, i) => (i < 500 ? 0 : 1)), time = Float64Array.from({ length: n }, (_, i) => (i < 500 ? i : i - 450) * HOUR), mask = Uint8Array.from({ length: n }, () => (random.chance(0.8) ? 1 : 0));
    const base = time.map(() => (random.chance(0.15) ? NaN : 100 + random.normal())), revision = base.map((x) => (random.chance(0.15) ? NaN : random.chance(0.5) ? x : (x === x ? x : 100) + random.normal()));
    const { edges, oneGroup, ...found } = seriesPicture({ base, revision, time, instants: true, group, mask, tolerance: { absolute: 0.5, relative: 0 } }, null, null, buckets)!, difference = revision.map((y, i) => y - base[i]!);
    assert.equal(oneGroup, false);
    for (let bucket = 0; bucket < buckets; bucket++) {
      const members = [...time.keys()].filter((i) => mask[i] === 1 && time[i]! >= edges[bucket]! && (time[i]! < edges[bucket + 1]! || (bucket === buckets - 1 && time[i] === edges[buckets]))), count = (of: (x: number, y: number) => boolean): number => members.filter((i) => of(base[i]!, revision[i]!)).length;
      assert.deepEqual([found.neither[bucket], found.lost[bucket], found.filled[bucket], found.changed[bucket]], [count((x, y) => x !== x && y !== y), count((x, y) => x === x && y !== y), count((x, y) => x !== x && y === y), count((x, y) => Math.abs(y - x) > 0.5)], `bucket ${bucket}`);
      for (const [lane, values] of [[found.base, base], [found.revision, revision], [found.difference, difference]] as const) {
        const there = members.filter((i) => Number.isFinite(values[i]!)), inTime = [...there].sort((i, j) => time[i]! - time[j]! || i - j), numbers = there.map((i) => values[i]!);
        assert.ok(numbers.length > 3);
        const latest = inTime.find((i) => time[i] === time[inTime.at(-1)!])!;
        assert.deepEqual([lane.n[bucket], lane.first[bucket], lane.last[bucket], lane.min[bucket], lane.max[bucket]], [numbers.length, values[inTime[0]!], values[latest], Math.min(...numbers), Math.max(...numbers)]);
        assert.ok(Math.abs(lane.mean[bucket]! - numbers.reduce((sum, value) => sum + value, 0) / numbers.length) < 1e-12);
      }
    }
  });

  it('of one group that a mask leaves says so, and of one instant has one bucket about it', () => {
    const time = Float64Array.of(5, 5, 9), of = (mask: Uint8Array) => seriesPicture({ base: Float64Array.of(1, 2, 3), revision: Float64Array.of(1, 4, 3), time, instants: false, group: Int32Array.of(0, 0, 1), mask, tolerance: TOLERANCE }, null, null, 2);
    const { oneGroup, edges, base, changed } = of(Uint8Array.of(1, 1, 0))!;
    assert.deepEqual([oneGroup, edges, base.n, changed], [true, [4.5, 5, 5.5], [0, 2], [0, 1]]);
    assert.equal(of(Uint8Array.of(1, 1, 1))!.oneGroup, false);
    assert.equal(of(new Uint8Array(3)), null);
    const outside = picture(time, time, time, 6, 9, 1);
    assert.deepEqual([outside.base.n, picture(time, time, time, 6, 10, 1).base.n], [[0], [1]], 'the end is not in it');
  });

  it('counts of the values of each side those that a flag calls filled', () => {
    const random = new Random(9), n = 400, time = Float64Array.from({ length: n }, (_, i) => i * HOUR), value = (): number => (random.chance(0.1) ? NaN : random.normal()), base = time.map(value), revision = time.map(value), flag = (): Uint8Array => Uint8Array.from({ length: n }, () => (random.chance(0.4) ? 1 : 0)), filled = { base: flag(), revision: flag() };
    const { edges, gapFilled } = seriesPicture({ base, revision, time, instants: true, group: null, mask: null, tolerance: TOLERANCE, filled }, null, null, 17)!;
    for (const [side, values] of [['base', base], ['revision', revision]] as const) for (let bucket = 0; bucket < 17; bucket++) {
      const wanted = [...time.keys()].filter((i) => time[i]! >= edges[bucket]! && (time[i]! < edges[bucket + 1]! || (bucket === 16 && time[i] === edges[17])) && !Number.isNaN(values[i]) && filled[side][i] === 1).length;
      assert.equal(gapFilled![side][bucket], wanted, `${side} ${bucket}`);
    }
    assert.equal(picture(time, base, revision, null, null, 17).gapFilled, undefined);
  });

  it('has the mean of numbers whose sum is beyond the largest', () => {
    const time = Float64Array.of(0, 1, 2, 3, 4), base = Float64Array.of(-1.7e308, 1, 2, 1.7e308, -1.7e308), { base: lane } = picture(time, base, base, null, null, 1);
    assert.ok(Math.abs(lane.mean[0]! / -3.4e307 - 1) < 1e-12, `${lane.mean[0]}`);
    assert.equal(lane.n[0], 5);
  });
});

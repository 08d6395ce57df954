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

/** Steps of the difference that were put in: when, how large, in which group, and within which limits. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { differenceChangePoints, type ChangePoints } from '../../../../src/core/diagnosis/time/change-points.js';
import { timeGrid } from '../../../../src/core/diagnosis/time/time-grid.js';
import { SeededRandom } from '../../../../src/core/statistics/seeded-random.js';

const HOUR = 3_600_000, DAY = 24 * HOUR, START = Date.UTC(2001, 0, 1), YEAR = 365 * 24;

function normals(seed: number): () => number {
  const random = new SeededRandom(seed), uniform = (): number => (random.bits() + 0.5) / 4294967296;
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

function hourly(n: number): Float64Array {
  return Float64Array.from({ length: n }, (_, i) => START + i * HOUR);
}

function look(base: Float64Array, revision: Float64Array, instants: Float64Array, { group = null, names = [], step = HOUR, period = 24 }: { group?: Int32Array | null; names?: string[]; step?: number; period?: number | null } = {}): ChangePoints {
  const found = differenceChangePoints(base, revision, instants, timeGrid(instants, group, step)!, period, names);
  assert.ok('points' in found, JSON.stringify(found));
  return found;
}

describe('change points of the difference', () => {
  const n = 3 * YEAR, t = hourly(n), normal = normals(3), base = Float64Array.from(t, (_, i) => 10 + 5 * Math.sin(i / 4) + normal()), at = Date.UTC(2002, 4, 1, 6), first = (at - START) / HOUR;
  it('of the same values are none', () => {
    const found = look(base, base, t);
    assert.deepEqual([found.found, found.points, found.n, found.groups], [0, [], n, { looked: 1, of: 1 }]);
  });
  it('of a plain step are the record, the size and all pairs', () => {
    const [point, ...more] = look(base, base.map((x, i) => (i < first ? x : x + 0.4)), t).points;
    assert.deepEqual([point!.at, more, point!.n, point!.group], ['2002-05-01T06:00', [], n, undefined]);
    assert.ok(point!.before === 0 && Math.abs(point!.size - 0.4) < 1e-9);
  });
  it('of values written with few decimals are no steps of rounding', () => {
    const days = 1096, time = Float64Array.from({ length: days }, (_, i) => START + i * DAY), noise = normals(5), written = time.map((_, i) => Number((5 * Math.sin(i / 58) + noise()).toFixed(2)));
    const { found, points } = look(written, written.map((x, i) => (i > 500 && i < 600 ? Number((x - 1.2).toFixed(2)) : x)), time, { step: DAY, period: null });
    assert.equal(found, 2, JSON.stringify(points));
    assert.deepEqual(points.map(({ at: day }) => day), [501, 600].map((i) => new Date(START + i * DAY).toISOString().slice(0, 10)));
    assert.ok(Math.abs(points[0]!.size + 1.2) < 1e-9 && Math.abs(points[1]!.size - 1.2) < 1e-9);
  });
  it('of a step in noise that remembers lie within their limits', () => {
    let last = 0, inside = 0;
    for (let seed = 1; seed <= 20; seed++) {
      const noise = normals(seed), found = look(base, base.map((x, i) => x + (last = 0.9 * last + 0.2 * noise()) + (i < first ? 0 : 0.4)), t);
      if (found.points.length === 1 && Date.parse(`${found.points[0]!.earliest.padEnd(16, 'T00:00')}Z`) <= at && at <= Date.parse(`${found.points[0]!.latest.padEnd(16, 'T00:00')}Z`) && Math.abs(found.points[0]!.size - 0.4) < 0.1) inside++;
    }
    assert.ok(inside >= 18, String(inside));
  });
  it('swapping the releases mirrors them', () => {
    const noise = normals(8), revision = base.map((x, i) => x + 0.3 * noise() + (i < first ? 0 : 0.4)), one = look(base, revision, t).points, other = look(revision, base, t).points;
    assert.equal(one.length, 1);
    assert.deepEqual(other.map(({ at, n, p }) => [at, n, p]), one.map(({ at, n, p }) => [at, n, p]));
    assert.ok(Math.abs(other[0]!.size + one[0]!.size) < 1e-12);
  });
  it('name the group, and gaps do not move them', () => {
    const instants = Float64Array.from({ length: 2 * n }, (_, i) => START + (i % n) * HOUR), group = Int32Array.from(instants, (_, i) => Math.floor(i / n)), both = Float64Array.from(instants, (_, i) => (i % 7 === 3 ? NaN : base[i % n]!));
    const { points, groups } = look(both, both.map((x, i) => (i >= n + first ? x - 2 : x)), instants, { group, names: ['east', 'west'] });
    assert.deepEqual(points.map(({ group, at, n }) => [group, at, n]), [['west', '2002-05-01T06:00', both.subarray(n).filter(Number.isFinite).length]]);
    assert.deepEqual(groups, { looked: 2, of: 2 });
  });
  it('are at most ten, the largest, in order of time', () => {
    const step = (day: number): number => [...Array(16).keys()].reduce((sum, k) => sum + (day >= 60 * (k + 1) ? (k % 2 === 0 ? 1 : -1) * (1 + 0.01 * k) : 0), 0), found = look(base, base.map((x, i) => x + step(Math.floor(i / 24))), t);
    assert.ok(found.found >= 10 && found.points.length === 10, `${found.found}`);
    assert.deepEqual(found.points.map(({ at }) => at), found.points.map(({ at }) => at).sort());
  });
  it('of months are months, of whatever length', () => {
    const months = Float64Array.from({ length: 240 }, (_, i) => Date.UTC(1990, i, 1)), x = new Float64Array(240).fill(3), found = look(x, x.map((e, i) => (i < 101 ? e : e + 1)), months, { step: 31 * DAY, period: null });
    assert.deepEqual(found.points.map(({ at, size }) => [at, size]), [['1998-06-01', 1]]);
    assert.match(found.method, /means of single months/);
  });
  it('of few records are not to be told', () => {
    const few = hourly(50), found = differenceChangePoints(new Float64Array(50), new Float64Array(50), few, timeGrid(few, null, HOUR)!, 24, []);
    assert.equal((found as { status: string }).status, 'too-few');
    const empty = new Float64Array(n).fill(NaN), nothing = differenceChangePoints(empty, base, t, timeGrid(t, null, HOUR)!, 24, []);
    assert.equal((nothing as { status: string }).status, 'too-few');
  });
});

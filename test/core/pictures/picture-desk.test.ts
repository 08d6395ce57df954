/** What the desk answers is of the records that the clauses leave, whatever rows they stand in on either side. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Joined } from '../../../src/core/keys/joined-column.js';
import type { PlaneAxis } from '../../../src/core/pictures/picture.js';
import { PictureDesk } from '../../../src/core/pictures/picture-desk.js';
import type { SelectionClause } from '../../../src/core/selection/clause.js';
import { Random } from '../support/random.js';

interface Made { readonly site: number; readonly time: number; readonly x: readonly [number, number]; readonly y: readonly [number, number]; readonly word: readonly [number, number] }

const random = new Random(33), DAY = 86_400_000, START = Date.UTC(2001, 10, 1), SITES = ['Hainich', 'Norunda', 'Tharandt'], WORDS = ['calm', 'rain', 'snow'];
/** Three sites of unequal length, over three years, in the order of the key. */
const records: readonly Made[] = SITES.flatMap((_, site) => Array.from({ length: 300 + 60 * site }, (_, day): Made => {
  const x = random.chance(0.1) ? NaN : random.normal(), y = random.normal() + (site === 1 ? 2 * (x || 0) : 0), word = random.whole(-1, 2);
  return { site, time: START + day * DAY, x: [x, random.chance(0.1) ? NaN : random.chance(0.5) ? x : x + 0.5 + random.normal()], y: [y, site === 2 ? y - (x || 0) : y], word: [word, random.chance(0.8) ? word : random.whole(-1, 2)] };
}));
/** Row of each record on either side: neither is in order, and they are not alike. */
const rows = [random.shuffled([...records.keys()]), random.shuffled([...records.keys()])] as const;
const placed = (side: 0 | 1, of: (record: Made) => number): number[] => { const out = new Array<number>(records.length); records.forEach((record, i) => { out[rows[side][i]!] = of(record); }); return out; };
const numbers = (kind: 'number' | 'time', of: (record: Made, side: 0 | 1) => number): Joined => ({ kind, base: Float64Array.from(placed(0, (record) => of(record, 0))), revision: Float64Array.from(placed(1, (record) => of(record, 1))), spelling: null });
const texts = (list: readonly string[], of: (record: Made, side: 0 | 1) => number): Joined => ({ kind: 'text', base: Int32Array.from(placed(0, (record) => of(record, 0))), revision: Int32Array.from(placed(1, (record) => of(record, 1))), spelling: null, texts: list });

const columns: ReadonlyMap<string, Joined> = new Map([['x', numbers('number', ({ x }, side) => x[side])], ['y', numbers('number', ({ y }, side) => y[side])], ['word', texts(WORDS, ({ word }, side) => word[side])]]);
const desk = new PictureDesk({
  key: [{ name: 'time', joined: numbers('time', ({ time }) => time) }, { name: 'site', joined: texts(SITES, ({ site }) => site) }], joined: (id) => columns.get(id)!, has: (id) => columns.has(id),
  match: { base: Int32Array.from(rows[0]), revision: Int32Array.from(rows[1]) } as never, tolerances: new Map([['x', { absolute: 0.4, relative: 0 }]]),
});

const BRUSHES: readonly (readonly [string, readonly SelectionClause[], (record: Made) => boolean])[] = [
  ['all records', [], () => true],
  ['a stretch of time', [{ source: 'a', field: 'time', kind: 'interval', value: [START + 20 * DAY, START + 200 * DAY] }], ({ time }) => time >= START + 20 * DAY && time < START + 200 * DAY],
  ['two sites and some values', [{ source: 'a', field: 'group', kind: 'points', value: ['Norunda', 'Tharandt'] }, { source: 'b', field: 'base:x', kind: 'interval', value: [-1, 0.5] }], ({ site, x }) => site > 0 && x[0] >= -1 && x[0] < 0.5],
];
const pairsOf = (of: readonly Made[]): readonly Made[] => of.filter(({ x }) => Number.isFinite(x[0] + x[1]));
const sum = (values: readonly number[]): number => values.reduce((all, each) => all + each, 0);
const near = (actual: unknown, expected: number): void => assert.ok(typeof actual === 'number' && Math.abs(actual - expected) <= 1e-10 * Math.max(1, Math.abs(expected)), `${String(actual)} is not ${expected}`);
const within = (base: number, revision: number): boolean => Math.abs(revision - base) <= 0.4;

describe('the desk answers of the records that are left', () => {
  for (const [what, clauses, keeps] of BRUSHES) {
    const left = records.filter(keeps), pairs = pairsOf(left);
    it(`how many there are and in which class their cells: ${what}`, () => {
      assert.deepEqual(desk.answer({ what: 'count', clauses }), { selected: left.length, of: records.length });
      assert.deepEqual([...desk.rows(clauses)], records.flatMap((record, i) => (keeps(record) ? [rows[0][i]!] : [])).sort((a, b) => a - b));
      const { selected, changed, columns: classes } = desk.answer({ what: 'classes', columns: ['x', 'word'], clauses })!, count = (is: (record: Made) => boolean): number => left.filter(is).length;
      const x = { value: ({ x: [a, b] }: Made) => Math.abs(b - a) > 0.4, filled: ({ x: [a, b] }: Made) => a !== a && b === b, lost: ({ x: [a, b] }: Made) => a === a && b !== b }, word = { value: ({ word: [a, b] }: Made) => a !== b && a >= 0 && b >= 0, filled: ({ word: [a, b] }: Made) => a < 0 && b >= 0, lost: ({ word: [a, b] }: Made) => a >= 0 && b < 0 };
      for (const [id, is] of [['x', x], ['word', word]] as const) assert.deepEqual([classes[id]!.value, classes[id]!.filled, classes[id]!.lost], [count(is.value), count(is.filled), count(is.lost)], id);
      assert.equal(classes['x']!.tolerated, count(({ x: [a, b] }) => a !== b && within(a, b)));
      assert.deepEqual([selected, changed], [left.length, count((record) => [x, word].some((is) => is.value(record) || is.filled(record) || is.lost(record)))]);
    });
    it(`moments of each site and month: ${what}`, () => {
      const { grid, cells, numeric } = desk.answer({ what: 'moments', column: 'x', most: 120, clauses })!, width = grid.edges.length - 1;
      assert.deepEqual([numeric, grid.groups, grid.grain, grid.groupName, grid.timeName], [true, SITES, 'month', 'site', 'time']);
      const held = cells.at.map((cell, i) => {
        const there = left.filter(({ site, time }) => site === Math.floor(cell / width) && time >= grid.edges[cell % width]! && time < grid.edges[(cell % width) + 1]!), both = pairsOf(there);
        assert.deepEqual([cells.n[i], cells.onlyBase[i], cells.onlyRevision[i], cells.changed[i]], [both.length, there.filter(({ x: [a, b] }) => a === a && b !== b).length, there.filter(({ x: [a, b] }) => a !== a && b === b).length, both.filter(({ x: [a, b] }) => !within(a, b)).length]);
        if (both.length > 0) near(cells.meanDifference[i], sum(both.map(({ x: [a, b] }) => b - a)) / both.length);
        return there.length;
      });
      assert.equal(sum(held), left.length);
    });
    it(`a distribution with the figures of all three: ${what}`, () => {
      const { base, revision, figures, identical } = desk.answer({ what: 'distribution', column: 'x', bins: 32, window: null, clauses })!, of = (side: 0 | 1): number[] => left.map(({ x }) => x[side]).filter(Number.isFinite);
      assert.deepEqual([sum(base), sum(revision), identical, figures!.base!.n, figures!.difference!.n], [of(0).length, of(1).length, pairs.filter(({ x: [a, b] }) => a === b).length, of(0).length, pairs.length]);
      near(figures!.revision!.mean, sum(of(1)) / of(1).length);
      near(figures!.difference!.mean, sum(pairs.map(({ x: [a, b] }) => b - a)) / pairs.length);
    });
    it(`a plane of any two of base, revision, difference and mean: ${what}`, () => {
      const values: Readonly<Record<PlaneAxis['of'], (record: Made) => number>> = { base: ({ x }) => x[0], revision: ({ x }) => x[1], difference: ({ x: [a, b] }) => b - a, mean: ({ x: [a, b] }) => (a + b) / 2 };
      for (const [x, y] of [['base', 'revision'], ['mean', 'difference']] as const) {
        const plane = desk.answer({ what: 'plane', x: { column: 'x', of: x }, y: { column: 'x', of: y }, bins: 20, clauses })!;
        assert.deepEqual([plane.moments.n, sum([...plane.count]) + plane.outside], [pairs.length, pairs.length]);
        near(plane.moments.meanX, sum(pairs.map(values[x])) / pairs.length);
        near(plane.moments.meanY, sum(pairs.map(values[y])) / pairs.length);
        assert.equal(plane.x.from === plane.y.from && plane.x.to === plane.y.to, x === 'base', 'sides share their axes, so that the diagonal is no change');
      }
      assert.equal(desk.answer({ what: 'plane', x: { column: 'word', of: 'base' }, y: { column: 'x', of: 'base' }, bins: 20, clauses }), null);
    });
    it(`a panel for each site and year, those that agree least first: ${what}`, () => {
      const found = desk.answer({ what: 'planes', column: 'x', bins: 10, most: 3, clauses })!, stretches = new Map<string, Made[]>();
      for (const record of pairs) { const name = `${SITES[record.site]!} ${new Date(record.time).getUTCFullYear()}`; stretches.set(name, [...(stretches.get(name) ?? []), record]); }
      const sizeOf = (of: readonly Made[]): number => Math.sqrt(sum(of.map(({ x: [a, b] }) => (b - a) ** 2)) / of.length);
      assert.deepEqual([found.by, found.all, found.withinTolerance], ['group and year', stretches.size, [...stretches.values()].filter((of) => Math.abs(sum(of.map(({ x: [a, b] }) => b - a)) / of.length) <= 0.4).length]);
      assert.deepEqual(found.panels.map(({ label, plane }) => [label, plane.moments.n]), [...stretches].sort(([, a], [, b]) => sizeOf(b) - sizeOf(a)).slice(0, 3).map(([name, of]) => [name, of.length]));
    });
    it(`how y goes with x at each site and in each year, after conversion: ${what}`, () => {
      const both = pairsOf(left), slopeOf = (of: readonly Made[], side: 0 | 1, x: (v: number) => number): number => { const mx = sum(of.map((each) => x(each.x[side]))) / of.length, my = sum(of.map(({ y }) => y[side])) / of.length; return sum(of.map((each) => (x(each.x[side]) - mx) * (each.y[side] - my))) / sum(of.map((each) => (x(each.x[side]) - mx) ** 2)); };
      const question = { column: 'y', against: 'x', convert: { column: null, against: { factor: 2, offset: 7 } }, bins: 8, clauses } as const, whole = desk.answer({ ...question, what: 'relation', line: 'least-squares' })!;
      assert.equal(whole.records, both.length);
      near(whole.line.slope.base, slopeOf(both, 0, (v) => 2 * v + 7));
      near(whole.line.slope.revision, slopeOf(both, 1, (v) => v));
      for (const by of ['group', 'year'] as const) {
        const { panels, all } = desk.answer({ ...question, what: 'relations', by, most: 9 })!;
        assert.equal(all, new Set(both.map(({ site, time }) => (by === 'group' ? site : new Date(time).getUTCFullYear()))).size);
        for (const { group, year, base, slope } of panels) {
          const there = both.filter(({ site, time }) => (by === 'group' ? SITES[site] === group : new Date(time).getUTCFullYear() === year));
          assert.equal(base.moments.n, there.length);
          if (there.length > 3) near(slope.base, slopeOf(there, 0, (v) => 2 * v + 7));
        }
      }
    });
  }

  it('of texts counts alone, and no series, distribution or panels', () => {
    const { cells, numeric } = desk.answer({ what: 'moments', column: 'word', most: 3, clauses: [] })!;
    assert.deepEqual([numeric, sum(cells.n), sum(cells.changed)], [false, records.filter(({ word: [a, b] }) => a >= 0 && b >= 0).length, records.filter(({ word: [a, b] }) => a >= 0 && b >= 0 && a !== b).length]);
    assert.equal(desk.answer({ what: 'series', column: 'word', from: null, to: null, buckets: 4, clauses: [] }), null);
    assert.equal(desk.answer({ what: 'distribution', column: 'word', bins: 4, window: null, clauses: [] }), null);
  });
  it('a series of all sites over one axis of time', () => {
    const { base, edges, oneGroup } = desk.answer({ what: 'series', column: 'x', from: null, to: null, buckets: 7, clauses: BRUSHES[2]![1] })!, left = records.filter(BRUSHES[2]![2]);
    assert.equal(oneGroup, false);
    base.n.forEach((n, bucket) => assert.equal(n, left.filter(({ time }) => time >= edges[bucket]! && (time < edges[bucket + 1]! || (bucket === 6 && time === edges[7]))).length));
  });
});

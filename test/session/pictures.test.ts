/** Pictures of a comparison: they count what the report counts, over any selection, whatever the order of records. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Comparison } from '../../src/session/comparison.js';
import type { PictureQuestion } from '../../src/core/pictures/picture.js';
import type { SelectionClause } from '../../src/core/selection/clause.js';
import { openNodeSession } from '../../src/cli/open-node-session.js';
import type { Session } from '../../src/session/session.js';
import { Random } from '../core/support/random.js';
import { checkReport, csv, source } from './support.js';

const HEADER = ['site', 'time', 'x', 'y', 's'];
const SITES = ['AA', 'BB', 'CC'], DAYS = 800;
const random = new Random(42);
type Row = readonly [site: string, time: string, x: number | '', y: number, s: string];
const base: Row[] = SITES.flatMap((site) => Array.from({ length: DAYS }, (_, i): Row => [site, new Date(Date.UTC(2001, 0, 1 + i)).toISOString().slice(0, 10), random.chance(0.05) ? '' : Math.round(random.normal() * 1000) / 100, i % 7, `t${i % 3}`]));
const revision: Row[] = base.map(([site, time, x, y, s], i) => [site, time, site === 'BB' && time.startsWith('2002') && x !== '' ? Math.round((x + 0.5) * 100) / 100 : i % 97 === 5 ? '' : i % 89 === 3 && x === '' ? 1 : x, y, i % 200 === 7 ? 'other' : s]);

/** Counted here, apart from the product. */
const pairs = base.map(([site, time, x], i) => ({ site, time: Date.parse(time), x, next: revision[i]![2] }));
const changedOf = (some: typeof pairs): number => some.filter(({ x, next }) => x !== '' && next !== '' && x !== next).length;

let session: Session, comparison: Comparison, shuffled: Comparison, x: string;
before(async () => {
  session = openNodeSession();
  const order = new Random(7), recipe = { key: ['site', 'time'] };
  comparison = await session.compare(source(csv(HEADER, base), 'a.csv'), source(csv(HEADER, revision), 'b.csv'), recipe);
  shuffled = await session.compare(source(csv(HEADER, order.shuffled(base)), 'a.csv'), source(csv(HEADER, order.shuffled(revision)), 'b.csv'), recipe);
  x = comparison.report().columns.find(({ name }) => name === 'x')!.id;
});
after(() => session.close());

const year2002: SelectionClause = { source: 't', field: 'time', kind: 'interval', value: [Date.UTC(2002, 0, 1), Date.UTC(2003, 0, 1)] };
const siteBB: SelectionClause = { source: 't', field: 'group', kind: 'points', value: ['BB'] };

describe('pictures', () => {
  it('in the report pass its schema and count what the report counts', () => {
    const report = comparison.report();
    checkReport(report);
    const column = report.columns.find(({ id }) => id === x)!, { series, distribution, plane } = column.pictures!, cells = report.moments!.columns[x]!;
    const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
    assert.equal(sum(series!.changed), column.cells.value);
    assert.equal(sum(series!.filled), column.cells.filled);
    assert.equal(sum(series!.lost), column.cells.lost);
    assert.equal(sum(cells.changed), column.cells.value);
    assert.equal(sum(cells.onlyBase), column.cells.lost);
    assert.equal(sum(cells.onlyRevision), column.cells.filled);
    assert.equal(sum(cells.n) + sum(cells.onlyBase) + sum(cells.onlyRevision) + sum(cells.neither), report.records.matched);
    assert.equal(sum(plane!.count) + plane!.outside, column.paired!.n);
    assert.equal(sum(distribution!.difference) + distribution!.identical + distribution!.outside.difference, column.paired!.n);
    assert.equal(sum(series!.difference.n), column.paired!.n);
    assert.deepEqual(report.moments!.grid.groups, SITES);
    assert.equal(report.moments!.grid.grain, 'month');
  });

  it('of a selection count the selected records alone', async () => {
    const some = pairs.filter(({ site, time }) => site === 'BB' && time >= Date.UTC(2002, 0, 1) && time < Date.UTC(2003, 0, 1)), clauses = [year2002, siteBB];
    assert.deepEqual(await comparison.picture({ what: 'count', clauses }), { selected: some.length, of: pairs.length });
    const series = (await comparison.picture({ what: 'series', column: x, from: null, to: null, buckets: 50, clauses }))!;
    assert.equal(series.changed.reduce((a, b) => a + b, 0), changedOf(some));
    assert.ok(series.oneGroup);
    const plane = (await comparison.picture({ what: 'plane', x: { column: x, of: 'base' }, y: { column: x, of: 'revision' }, bins: 20, clauses }))!;
    const both = some.filter(({ x: before, next }) => before !== '' && next !== '');
    assert.equal(plane.moments.n, both.length);
    assert.ok(Math.abs(plane.moments.meanDifference - both.reduce((sum, { x: before, next }) => sum + (Number(next) - Number(before)), 0) / both.length) < 1e-12);
  });

  it('of site-years put those first that agree least', async () => {
    const planes = (await comparison.picture({ what: 'planes', column: x, bins: 10, most: 4, clauses: [] }))!;
    assert.deepEqual([planes.by, planes.all, planes.panels.length, planes.panels[0]!.label], ['group and year', 9, 4, 'BB 2002']);
  });

  it('of differences are symmetric about zero, and identical pairs are apart', async () => {
    const found = (await comparison.picture({ what: 'distribution', column: x, bins: 30, window: null, clauses: [] }))!;
    assert.equal(found.differenceEdges[0], -found.differenceEdges.at(-1)!);
    assert.equal(found.identical, pairs.filter(({ x: before, next }) => before !== '' && before === next).length);
  });

  it('do not depend on the order of records', async () => {
    const asked: PictureQuestion[] = [
      { what: 'moments', column: x, most: 5000, clauses: [siteBB] }, { what: 'series', column: x, from: null, to: null, buckets: 77, clauses: [] }, { what: 'distribution', column: x, bins: 64, window: null, clauses: [year2002] },
      { what: 'plane', x: { column: x, of: 'base' }, y: { column: x, of: 'difference' }, bins: 16, clauses: [] }, { what: 'planes', column: x, bins: 8, most: 20, clauses: [] },
    ];
    for (const question of asked) assert.deepEqual(await shuffled.picture(question), await comparison.picture(question), question.what);
  });

  it('of texts have no numbers, but cells that count', async () => {
    const s = comparison.report().columns.find(({ name }) => name === 's')!.id;
    assert.equal(await comparison.picture({ what: 'series', column: s, from: null, to: null, buckets: 10, clauses: [] }), null);
    const moments = (await comparison.picture({ what: 'moments', column: s, most: 3, clauses: [] }))!;
    assert.equal(moments.numeric, false);
    assert.equal(moments.cells.changed.reduce((a, b) => a + b, 0), base.filter((row, i) => row[4] !== revision[i]![4]).length);
  });

  it('narrow pages of records to the same records', async () => {
    const page = await comparison.records({ kind: 'changed', column: x, clauses: [year2002, siteBB], offset: 0, limit: 400 });
    const some = pairs.filter(({ site, time, x: before, next }) => site === 'BB' && time >= Date.UTC(2002, 0, 1) && time < Date.UTC(2003, 0, 1) && before !== next);
    assert.equal(page.total, some.length);
    assert.ok(page.rows.every((row) => row.key[0] === 'BB' && row.key[1]!.startsWith('2002')));
    const other = await comparison.records({ kind: 'changed', column: x, clauses: [{ ...siteBB, value: ['AA'] }], offset: 0, limit: 1 });
    assert.equal(other.total, pairs.filter(({ site, x: before, next }) => site === 'AA' && before !== next).length);
  });

  it('that nobody waits for any more are dropped, and others still come', async () => {
    const stop = new AbortController(), waiting = [1, 2, 3].map((buckets) => comparison.picture({ what: 'series', column: x, from: null, to: null, buckets, clauses: [] }, { signal: stop.signal }));
    stop.abort(new Error('superseded'));
    for (const each of waiting) await assert.rejects(each, /superseded/);
    assert.equal((await comparison.picture({ what: 'count', clauses: [] }))!.selected, pairs.length);
  });
});

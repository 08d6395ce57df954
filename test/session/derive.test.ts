/** Releases that write their times otherwise: a key made of year, day of year and hour is offered, and pairs once it is taken. */
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { isoText } from '../../src/core/format/time.js';
import { Random } from '../core/support/random.js';
import { Bench, classes, column, csv, source } from './support.js';

const bench = new Bench();
after(() => bench.close());

const random = new Random(5), N = 240;
const flux = Array.from({ length: N + 2 }, () => random.normal().toFixed(4));
const partsOf = (i: number): (string | number)[] => [2004, 1 + Math.floor((i + 1) / 48), ((i + 1) % 48) / 2];
const stampOf = (i: number): string => isoText(Date.UTC(2004, 0, 1) + (i + 1) * 1_800_000).replace(/^(.{10})$/, '$1T00:00').replace(/[-T:]/g, '');
/** Of every tenth record the flux was revised, one was lost, one filled. */
const revised = (i: number): string => (i === 5 ? '-9999' : i % 10 === 0 ? (Number(flux[i]) + 0.5).toFixed(4) : flux[i]!);
const BASE = csv(['Year', 'DoY', 'Time', 'NEE', 'TA'], Array.from({ length: N }, (_, i) => [...partsOf(i), i === 7 ? '-9999' : flux[i], (10 + i / 7).toFixed(2)]));
const rows = Array.from({ length: N + 2 }, (_, i) => [stampOf(i), revised(i), (10 + i / 7).toFixed(2)]);
const REVISION = csv(['TIMESTAMP', 'NEE', 'TA'], rows);
const EXPECTED = { unchanged: N - 24 - 2, value: 24, filled: 1, lost: 1 };

describe('a time that has to be made', () => {
  it('is offered, and pairs the records once the offer is taken', async () => {
    const plain = await bench.compare(BASE, REVISION);
    const offer = plain.offers!.find((each) => each.code === 'derive-key')!;
    assert.deepEqual(offer.recipe, { derive: [{ side: 'base', name: 'TIMESTAMP', from: ['Year', 'DoY', 'Time'] }], key: ['TIMESTAMP'] });
    assert.match(offer.sentence, /^Make “TIMESTAMP” of Year, DoY and Time in base, and pair the records by it: all 240 times/);
    const report = await bench.compare(BASE, REVISION, offer.recipe);
    assert.deepEqual([report.records.matched, report.records.added, report.records.removed], [N, 2, 0]);
    assert.deepEqual(classes(column(report, 'NEE').cells), EXPECTED);
    assert.deepEqual(classes(column(report, 'TA').cells), { unchanged: N });
    assert.deepEqual([column(report, 'TIMESTAMP').role, column(report, 'TIMESTAMP').type, column(report, 'TIMESTAMP').notes], ['key', 'time', ['In base it is made of Year, DoY and Time.']]);
    assert.deepEqual([report.base.columns, report.base.content, column(report, 'DoY').status], [plain.base.columns, plain.base.content, 'removed']);
    assert.deepEqual(report.kinds.map((each) => each.kind), [], 'a derived column has no place that could have moved');
    assert.deepEqual(report.records.samples.changed[0]!.key, ['2004-01-01T00:30']);
    assert.deepEqual(report.recipe.derive, offer.recipe.derive);
    const replayed = await bench.compare(BASE, REVISION, report.recipe);
    assert.deepEqual([replayed.id, replayed.cells], [report.id, report.cells]);
    assert.equal(report.offers?.some((each) => each.code === 'derive-key') ?? false, false);
  });

  it('is offered in revision as well, and with the records in another order', async () => {
    const turned = csv(['TIMESTAMP', 'NEE', 'TA'], [...rows].reverse());
    const { offers } = await bench.compare(turned, BASE);
    const { recipe } = offers!.find((each) => each.code === 'derive-key')!;
    assert.deepEqual(recipe.derive, [{ side: 'revision', name: 'TIMESTAMP', from: ['Year', 'DoY', 'Time'] }]);
    const report = await bench.compare(turned, BASE, recipe);
    assert.deepEqual(classes(column(report, 'NEE').cells), { ...EXPECTED, filled: EXPECTED.lost, lost: EXPECTED.filled });
  });

  it('is made anew where a revised recipe asks for it', async () => {
    const first = await bench.session.compare(source(BASE, 'base.csv'), source(REVISION, 'revision.csv'));
    const { recipe } = first.report().offers!.find((each) => each.code === 'derive-key')!;
    const second = await first.revise(recipe), report = second.report(), fresh = await bench.compare(BASE, REVISION, recipe);
    assert.deepEqual({ ...JSON.parse(JSON.stringify(report)) as object, generator: null }, { ...JSON.parse(JSON.stringify(fresh)) as object, generator: null });
    const third = await second.revise({});
    assert.deepEqual(third.report().columns.map((each) => each.name), first.report().columns.map((each) => each.name));
    await Promise.all([first, second, third].map((each) => each.dispose()));
  });

  it('is made on both sides where the recipe says so, also of one file twice', async () => {
    const recipe = { derive: [{ side: 'both', name: 'when', from: ['Year', 'DoY', 'Time'] }], key: ['when'] } as const;
    const moved = csv(['Year', 'DoY', 'Time', 'NEE', 'TA'], Array.from({ length: N }, (_, i) => [...partsOf(N - 1 - i), revised(N - 1 - i), (10 + (N - 1 - i) / 7).toFixed(2)]));
    const report = await bench.compare(BASE, moved, recipe);
    assert.deepEqual([report.records.matched, classes(column(report, 'NEE').cells)], [N, EXPECTED]);
    const same = await bench.compare(BASE, BASE, recipe);
    assert.deepEqual([same.validity.status, same.records.matched, column(same, 'when').notes], ['identical', N, ['In base it is made of Year, DoY and Time.']]);
  });

  it('is not offered where a key is there, nor for a key that was given', async () => {
    const keyed = await bench.compare(csv(['id', 'Year', 'DoY', 'x'], [[1, 2004, 1, 5], [2, 2004, 2, 6]]), csv(['id', 'TIMESTAMP', 'x'], [[1, '2004-01-01', 5], [2, '2004-01-02', 7]]));
    for (const report of [keyed, await bench.compare(BASE, REVISION, { key: ['TA'] })]) assert.equal(report.offers?.some((each) => each.code === 'derive-key') ?? false, false);
  });

  it('of columns that are not there is refused', () => bench.fails(BASE, REVISION, 'SchemaError', /derives “t” in revision from “Year” and “DoY”, and revision has no column “Year”\. Its columns are “TIMESTAMP”, “NEE” and “TA”\./, { derive: [{ side: 'revision', name: 't', from: ['Year', 'DoY'] }] }));
});

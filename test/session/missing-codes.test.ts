/** Missing codes through a whole comparison: found, told with their evidence, replaced, refused. */
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { Bench, classes, column, csv } from './support.js';

const bench = new Bench();
after(() => bench.close());

const rows = (value: (i: number) => unknown, n = 60): string => csv(['id', 'x'], Array.from({ length: n }, (_, i) => [i + 1, value(i)]));
const flux = (i: number): string => (-12 + ((i * 37) % 60) / 2.5).toFixed(2);

describe('missing codes in a report', () => {
  it('stand with their counts and the evidence', async () => {
    const report = await bench.compare(rows((i) => (i % 5 === 0 ? '-9999' : flux(i))), rows((i) => (i % 6 === 0 ? '-9999' : flux(i))), { key: ['id'] });
    const x = column(report, 'x');
    assert.deepEqual(x.missing!.map(({ text, base, revision, by }) => ({ text, base, revision, by })), [{ text: '-9999', base: 12, revision: 10, by: 'detected' }]);
    assert.match(x.missing![0]!.sentence, /^-9999 stands 12 times in base and 10 times in revision, 430 times further from the other values in base \(.* to .*\) than these are from one another, a whole number among decimals; it is a customary code\.$/);
    assert.match(x.notes!.join(), /-9999 was taken for missing: it stands 12 times/);
    assert.deepEqual(classes(x.cells), { unchanged: 42, filled: 10, lost: 8 });
  });

  it('that changed between the releases are told as such, checked on the matched cells', async () => {
    const report = await bench.compare(rows((i) => (i % 5 === 0 ? '-9999' : flux(i))), rows((i) => (i % 5 === 0 ? (i === 0 ? '3.5' : '') : flux(i))), { key: ['id'] });
    const x = column(report, 'x');
    assert.deepEqual(classes(x.cells), { unchanged: 48, notation: 11, filled: 1 });
    assert.deepEqual(x.kinds![0], { kind: 'missing-code', confidence: 1, evidence: { from: '-9999', to: '', cells: 11, residualCells: 0 } });
    assert.deepEqual(x.kinds!.slice(1).map((each) => [each.kind, each.evidence['cells']]), [['gap-filled', 1]]);
  });

  it('that no looks would prove are recognised by what replaced them', async () => {
    const days = (i: number): number => 1 + ((i * 7) % 31);
    const report = await bench.compare(rows((i) => (i % 5 === 0 ? -1 : days(i))), rows((i) => (i % 5 === 0 ? '' : days(i))), { key: ['id'] });
    const x = column(report, 'x');
    assert.deepEqual(classes(x.cells), { unchanged: 48, notation: 12 });
    assert.match(x.missing!.find((each) => each.text === '-1')!.sentence, /in the other release it is gone, and as many more cells are missing/);
    assert.deepEqual(x.kinds?.map((each) => each.kind), ['missing-code']);
  });

  it('are values where the recipe refuses them', async () => {
    const base = rows((i) => (i % 5 === 0 ? '-9999' : flux(i))), revision = rows((i) => (i % 5 === 0 ? '' : flux(i)));
    const refused = await bench.compare(base, revision, { key: ['id'], columns: [{ base: ['x'], missing: [] }] });
    assert.deepEqual(classes(column(refused, 'x').cells), { unchanged: 48, lost: 12 });
    assert.equal(column(refused, 'x').summary!.base!.min, -9999);
    const named = await bench.compare(base, revision, { key: ['id'], columns: [{ base: ['x'], missing: ['-9999'] }] });
    assert.deepEqual(column(named, 'x').missing!.map((each) => each.by), ['empty', 'recipe']);
  });

  it('are the same on both sides and in any order of records', async () => {
    const one = rows((i) => (i % 7 === 0 ? '999' : flux(i))), other = rows((i) => (i % 7 === 1 ? '999' : flux(i)));
    const turned = (text: string): string => { const [head, ...lines] = text.trimEnd().split('\n'); return `${[head, ...lines.reverse()].join('\n')}\n`; };
    const [forth, back] = [await bench.compare(one, other, { key: ['id'] }), await bench.compare(turned(one), turned(other), { key: ['id'] })];
    assert.deepEqual(column(forth, 'x').missing, column(back, 'x').missing);
    assert.deepEqual(forth.recipe, back.recipe);
    assert.deepEqual(classes(column(forth, 'x').cells), { unchanged: 60 - 18, filled: 9, lost: 9 });
  });
});

describe('-9999 among dates', () => {
  const day = (i: number): string => `2012-05-${String(1 + (i % 28)).padStart(2, '0')}`;
  it('is missing, and the rest are dates', async () => {
    const report = await bench.compare(rows((i) => (i % 10 === 0 ? '-9999' : day(i))), rows((i) => (i % 20 === 0 ? '' : day(i))), { key: ['id'] });
    const x = column(report, 'x');
    assert.equal(x.type, 'time');
    assert.deepEqual(classes(x.cells), { unchanged: 54, notation: 3, filled: 3 });
    assert.equal(x.missing!.find((each) => each.text === '-9999')!.sentence, '“-9999” stands 6 times in base and never in revision; a number among dates, and a customary code.');
    assert.deepEqual(x.kinds!.map((each) => [each.kind, each.evidence.cells]), [['missing-code', 3], ['gap-filled', 3]]);
  });
  it('is a value where the recipe says so', async () => {
    const report = await bench.compare(rows((i) => (i % 10 === 0 ? '-9999' : day(i))), rows((i) => (i % 10 === 0 ? '' : day(i))), { key: ['id'], missing: [] });
    assert.deepEqual(classes(column(report, 'x').cells), { unchanged: 54, lost: 6 });
  });
  it('in both releases is unchanged', async () => {
    const text = rows((i) => (i % 10 === 0 ? '-9999' : day(i)));
    assert.deepEqual(classes(column(await bench.compare(text, text.replace('2012-05-02', '2013-05-02'), { key: ['id'] }), 'x').cells), { unchanged: 59, value: 1 });
  });
});

describe('legitimate values are spared', () => {
  it('0, -1, 999 and 9999 as values', async () => {
    const hectopascal = rows((i) => 970 + i), revised = rows((i) => (i === 29 ? 998.5 : 970 + i));
    assert.deepEqual(classes(column(await bench.compare(hectopascal, revised, { key: ['id'] }), 'x').cells), { unchanged: 59, value: 1 });
    const zeros = rows((i) => (i % 3 === 0 ? 0 : i)), gone = rows((i) => (i % 3 === 0 ? '' : i));
    assert.deepEqual(classes(column(await bench.compare(zeros, gone, { key: ['id'] }), 'x').cells), { unchanged: 40, lost: 20 });
    const minus = rows((i) => (i % 3 === 0 ? -1 : i)), still = rows((i) => (i % 3 === 0 ? -1 : i + 1));
    assert.deepEqual(classes(column(await bench.compare(minus, still, { key: ['id'] }), 'x').cells), { unchanged: 20, value: 40 });
  });
  it('a key of 9999', async () => {
    const keyed = (x: string): string => csv(['plot', 'year', 'x'], [1, 2, 3, 9999].flatMap((plot) => [2001, 2002, 2003, 2004].map((year) => [plot, year, plot === 9999 ? x : '1.5'])));
    const report = await bench.compare(keyed('1'), keyed('2'), { key: ['plot', 'year'] });
    assert.deepEqual([report.records.matched, report.cells.value], [16, 4]);
  });
});

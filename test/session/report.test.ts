/** The parts of a report that come of a whole comparison: kinds, roles, missing codes, notes, pictures. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Recipe } from '../../src/core/model/recipe.js';
import { Bench, classes, column, csv } from './support.js';

let bench: Bench;
before(() => { bench = new Bench(); });
after(() => bench.close());

const rows = (n: number, row: (i: number) => readonly unknown[]): (readonly unknown[])[] => Array.from({ length: n }, (_, i) => row(i));
const both = (header: readonly string[], n: number, b: (i: number) => readonly unknown[], r: (i: number) => readonly unknown[]): readonly [string, string] => [csv(header, rows(n, b)), csv(header, rows(n, r))];
const ID: Recipe = { key: ['id'] };

describe('missing codes', () => {
  const [base, revision] = both(['id', 'x'], 30, (i) => [i, i % 10 === 0 ? -9999 : i / 2], (i) => [i, i === 0 ? 5 : i === 10 ? '' : i % 10 === 0 ? -9999 : i / 2]);

  it('are detected, told, and never averaged', async () => {
    const report = await bench.compare(base, revision, ID), x = column(report, 'x');
    assert.deepEqual(classes(x.cells), { unchanged: 28, notation: 1, filled: 1 });
    assert.equal(x.summary!.base!.missing, 3);
    assert.equal(x.summary!.base!.min, 0.5);
    assert.match(x.notes!.join(' '), /-9999 was taken for missing/);
    assert.deepEqual(report.recipe.columns[1]!.missing, ['', '-9999']);
  });

  it('can be turned off: then they are values', async () => {
    const x = column(await bench.compare(base, revision, { ...ID, missing: [] }), 'x');
    assert.deepEqual(classes(x.cells), { unchanged: 28, value: 1, lost: 1 });
    assert.equal(x.summary!.base!.min, -9999);
    assert.equal(x.notes, undefined);
  });

  it('can be given for one column', async () => {
    const x = column(await bench.compare(base, revision, { ...ID, columns: [{ base: ['x'], missing: ['-9999', '2.5'] }] }), 'x');
    assert.equal(x.summary!.base!.missing, 4);
  });

  it('are found in typed formats as well', async () => {
    const x = column(await bench.compare([{ id: 1, x: -9999 }, { id: 2, x: 3 }, { id: 3, x: -9999 }], [{ id: 1, x: 2 }, { id: 2, x: 3 }, { id: 3, x: null }], ID), 'x');
    assert.deepEqual(classes(x.cells), { unchanged: 1, notation: 1, filled: 1 });
  });

  it('given where empty cells stand too leave a number column one', async () => {
    const [b, r] = both(['id', 'x'], 12, (i) => [i, i === 3 ? '' : i === 4 ? -9999 : i], (i) => [i, i === 5 ? '' : i]);
    const x = column(await bench.compare(b, r, { ...ID, missing: ['-9999'] }), 'x');
    assert.equal(x.type, 'number');
    assert.deepEqual(classes(x.cells), { unchanged: 9, filled: 2, lost: 1 });
  });
});

describe('types', () => {
  it('a number column that gets a text is mixed and retyped; its numbers stay numbers', async () => {
    for (const odd of [1, 8, 15]) {
      const [b, r] = both(['id', 'x'], 20, (i) => [i, `${i}.0`], (i) => [i, i < odd ? 'n.d.' : i]);
      const x = column(await bench.compare(b, r, ID), 'x');
      assert.equal(x.type, 'mixed', `${odd} texts`);
      assert.deepEqual(classes(x.cells), { notation: 20 - odd, value: odd });
      assert.deepEqual(x.kinds!.map((kind) => [kind.kind, kind.evidence['cells'] ?? null]), [['retyped', null], ['revised', odd]]);
      assert.equal(x.paired, undefined);
    }
  });
  it('a text is kept as text where the recipe says so', async () => {
    const [b, r] = both(['id', 'x'], 5, (i) => [i, `${i}.0`], (i) => [i, i]);
    const x = column(await bench.compare(b, r, { ...ID, columns: [{ base: ['x'], readAs: 'text' }] }), 'x');
    assert.deepEqual([x.type, classes(x.cells), x.kinds!.map((kind) => [kind.kind, kind.evidence['cells']])], ['text', { value: 5 }, [['format', 5]]]);
  });
  it('infinities are values outside all moments', async () => {
    const [b, r] = both(['id', 'x'], 5, (i) => [i, i === 0 ? 'inf' : i], (i) => [i, i === 0 ? '-inf' : i + 1]);
    const x = column(await bench.compare(b, r, ID), 'x');
    assert.deepEqual([classes(x.cells), x.paired!.n, x.paired!.bias, x.summary!.base!.infinite], [{ value: 5 }, 4, 1, 1]);
    assert.match(x.notes!.join(), /2 infinite values are counted as values and left out of all averages\./);
  });
});

describe('columns', () => {
  it('renamed, added and removed', async () => {
    const report = await bench.compare('id,old,gone\n1,2,x\n2,3,y\n', 'id,new,fresh\n1,2,5\n2,4,6\n', { ...ID, columns: [{ base: ['old'], revision: ['new'] }] });
    const renamed = column(report, 'new');
    assert.deepEqual([renamed.base, renamed.revision, classes(renamed.cells)], [['old'], ['new'], { unchanged: 1, value: 1 }]);
    assert.deepEqual(renamed.kinds!.map((kind) => [kind.kind, kind.evidence['from'], kind.evidence['to']]), [['renamed', 'old', 'new'], ['revised', undefined, undefined]]);
    assert.deepEqual([column(report, 'gone').status, column(report, 'gone').revision, column(report, 'fresh').status, column(report, 'fresh').summary!.base], ['removed', [], 'added', null]);
    assert.deepEqual(report.records.samples.changed[0]!.cells.map((cell) => cell.column), [renamed.id]);
  });

  it('have pictures on shared edges, and the most frequent changes of texts', async () => {
    const [b, r] = both(['id', 'x', 's'], 60, (i) => [i, i, i % 2 ? 'oak' : 'elm'], (i) => [i, i + 40, i % 2 ? 'oak' : i % 4 ? 'ash' : '']);
    const report = await bench.compare(b, r, ID);
    const { edges, base, revision } = column(report, 'x').pictures!.histogram!;
    assert.deepEqual([edges[0], edges.at(-1), base.at(-1), revision[0]], [0, 99, 0, 0]);
    assert.deepEqual(column(report, 's').pictures!.transitions, [{ from: 'elm', to: null, count: 15 }, { from: 'elm', to: 'ash', count: 15 }]);
  });

  it('keep their roles: key, flag, time, category, measure', async () => {
    const [b, r] = both(['id', 'flux_qc', 'when', 'species', 'flux'], 30, (i) => [i, i % 3, `2020-01-${String(i % 28 + 1).padStart(2, '0')}`, i % 2 ? 'a' : 'b', i / 7], (i) => [i, i % 2, `2020-01-${String(i % 28 + 1).padStart(2, '0')}`, i % 2 ? 'a' : 'b', i / 7]);
    assert.deepEqual((await bench.compare(b, r, ID)).columns.map((each) => each.role), ['key', 'flag', 'time', 'category', 'measure']);
  });
});

describe('the generator', () => {
  it('says which engine counted and how long each step took', async () => {
    const { generator, schema, recipe } = await bench.compare('id,x\n1,2\n', 'id,x\n1,3\n', { ...ID, seed: 7 });
    assert.equal(schema, 'palimpsest/change-report/1');
    assert.match(generator.engine, /^duckdb /);
    assert.deepEqual(Object.keys(generator.elapsedMs), ['load', 'align', 'compare', 'measure', 'diagnose', 'diagnoseParts']);
    assert.deepEqual(Object.keys(generator.elapsedMs.diagnoseParts), ['cells', 'kinds', 'statistics', 'where', 'missingness', 'time', 'flags', 'relations', 'pictures']);
    assert.equal(recipe.seed, 7);
  });
});

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { CELL_CLASSES, type CellClass } from '../../../src/core/model/cell-class.js';
import { changedPredicate, changedRecordsQuery, classCountsQuery, columnsThatChange } from '../../../src/core/sql/class-counts-query.js';
import { cellClassSql, classTableSql, pairsViewSql, storedPairsSql, TOLERANCE_SLACK } from '../../../src/core/sql/cell-class-sql.js';
import type { EngineColumn } from '../../../src/core/sql/engine-column.js';
import { double, identifier, text } from '../../../src/core/sql/identifier.js';
import { pairedCentresQuery, pairedMomentsQuery } from '../../../src/core/sql/paired-query.js';
import { changedRowsQuery, chosenRecordsQuery, recordCountQuery, recordPageQuery, recordPredicate } from '../../../src/core/sql/records-query.js';
import { mostGroups, transitionsQuery } from '../../../src/core/sql/transitions-query.js';
import { Engine } from '../support/engine.js';

const EXACT = { absolute: 0, relative: 0 };
const X: EngineColumn = { id: 'c2', kind: 'number', respelled: true, tolerance: EXACT };
const PLAIN: EngineColumn = { ...X, respelled: false };
const S: EngineColumn = { id: 'c3', kind: 'text', respelled: false, tolerance: EXACT };
const HOSTILE = ['"; drop table x; --', '<img onerror>', "it's", 'a\nb', '🌲', 'x"y', 'select'];

describe('the text of each query', () => {
  const TEXTS: readonly (readonly [string, string, string])[] = [
    ['a class of numbers', cellClassSql(X), 'CASE WHEN isnan("base_c2") THEN CASE WHEN isnan("revision_c2") THEN CASE WHEN "respelled_c2" = 1 THEN 1 ELSE 0 END ELSE 4 END WHEN isnan("revision_c2") THEN 5 WHEN "base_c2" = "revision_c2" THEN CASE WHEN "respelled_c2" = 1 THEN 1 ELSE 0 END ELSE 3 END'],
    ['a class of texts', cellClassSql(S), 'CASE WHEN "base_c3" < 0 THEN CASE WHEN "revision_c3" < 0 THEN 0 ELSE 4 END WHEN "revision_c3" < 0 THEN 5 WHEN "base_c3" = "revision_c3" THEN 0 ELSE 3 END'],
    ['the view', pairsViewSql('s', [S]), `CREATE OR REPLACE VIEW "s"."pairs" AS SELECT "base_row", "revision_row", "base_c3", "revision_c3", (${cellClassSql(S)})::UTINYINT AS "class_c3" FROM "s"."matched"`],
    ['counts', classCountsQuery('s', [S]), `SELECT 'c3' AS id, "class_c3"::DOUBLE AS class, count(*)::DOUBLE AS cells FROM "s"."pairs" GROUP BY "class_c3"`],
    ['changed records', changedRecordsQuery('s', [X, S]), 'SELECT count(*)::DOUBLE AS changed FROM "s"."pairs" WHERE ("class_c2" IN (3, 4, 5) OR "class_c3" IN (3, 4, 5))'],
    ['no column, no changed record', changedPredicate([]), 'false'],
    ['asked classes', changedPredicate([S], ['notation', 'lost']), '("class_c3" IN (1, 5))'],
    ['a page', recordPageQuery('s', [S], { changedOnly: true, classes: null, column: null }, 20, 10), 'SELECT "base_row"::DOUBLE AS base_row, "revision_row"::DOUBLE AS revision_row, "class_c3"::DOUBLE AS "c3" FROM "s"."pairs" WHERE ("class_c3" IN (3, 4, 5)) ORDER BY "base_row" LIMIT 10 OFFSET 20'],
    ['chosen records', chosenRecordsQuery('s', [], [4, 7]), 'SELECT "base_row"::DOUBLE AS base_row, "revision_row"::DOUBLE AS revision_row FROM "s"."pairs" WHERE "base_row" IN (4, 7) ORDER BY "base_row"'],
    ['transitions', transitionsQuery('s', S, 12), 'SELECT "base_c3"::DOUBLE AS "from", "revision_c3"::DOUBLE AS "to", count(*)::DOUBLE AS n FROM "s"."pairs" WHERE "class_c3" IN (3, 4, 5) GROUP BY 1, 2 QUALIFY dense_rank() OVER (ORDER BY n DESC) <= 12 ORDER BY n DESC LIMIT 481'],
  ];
  for (const [what, actual, expected] of TEXTS) it(what, () => assert.equal(actual, expected));

  it('never squares an uncentred value', () => {
    const sql = pairedMomentsQuery('s', [X], new Map([['c2', { base: 3, revision: 4 }]]));
    assert.doesNotMatch(sql, /fsum\((b|r) \*|sum\("/);
    assert.match(sql, /b - '3'::DOUBLE AS zb, r - '4'::DOUBLE AS zr/);
    assert.doesNotMatch(pairedCentresQuery('s', [X]), /\*[^)]|sum\(/);
  });

  it('predicates: all records, one column, none of the columns', () => {
    assert.equal(recordPredicate('s', [X], { changedOnly: false, classes: null, column: null }), 'true');
    assert.equal(recordPredicate('s', [X, S], { changedOnly: false, classes: ['notation'], column: 'c3' }), '("class_c3" IN (1))');
    assert.equal(recordPredicate('s', [X], { changedOnly: true, classes: null, column: 'c99' }), 'false');
    assert.equal(recordPredicate('s', [X], { changedOnly: false, classes: null, column: null, among: 'selected' }), 'true AND "base_row" IN (SELECT "base_row" FROM "s"."selected")');
  });

  it('only columns that change are asked for changed records', () => {
    const cells = (value: number): Record<CellClass, number> => ({ unchanged: 9, notation: 5, tolerated: 1, value, filled: 0, lost: 0 });
    assert.deepEqual(columnsThatChange([X, S], new Map([['c2', cells(0)], ['c3', cells(1)]])), [S]);
  });
});

describe('literals', () => {
  it('quote identifiers and texts', () => {
    assert.equal(identifier('a"b'), '"a""b"');
    assert.equal(text("it's"), "'it''s'");
  });
});

describe('queries in a real engine', () => {
  let engine: Engine;
  before(async () => { engine = await Engine.open(); });
  after(() => engine.close());

  it('a float64 literal keeps every bit', async () => {
    for (const x of [0.1, -0, 1e308, 5e-324, 1.7976931348623157e308, -123456.789, NaN, Infinity, -Infinity, 1 / 3]) {
      assert.ok(Object.is((await engine.rows(`SELECT ${double(x)} AS x`))[0]![0], x), String(x));
    }
  });

  it('classes follow the contract, missing and infinite values included', async () => {
    const cases: readonly (readonly [number, number, number, CellClass])[] = [
      [1, 1, 0, 'unchanged'], [1, 1, 1, 'notation'], [1, 2, 0, 'value'], [NaN, 2, 0, 'filled'], [2, NaN, 0, 'lost'], [NaN, NaN, 0, 'unchanged'], [NaN, NaN, 1, 'notation'],
      [0, -0, 1, 'notation'], [Infinity, Infinity, 0, 'unchanged'], [Infinity, -Infinity, 0, 'value'], [Infinity, NaN, 0, 'lost'], [1, 1.0000000000000002, 0, 'value'], [1e-300, 0, 0, 'value'],
    ];
    const schema = await engine.pairs([{ column: X, base: cases.map((each) => each[0]), revision: cases.map((each) => each[1]), respelled: cases.map((each) => each[2]) }]);
    const found = (await engine.rows(`SELECT "class_c2" FROM "${schema}"."pairs" ORDER BY base_row`)).map(([code]) => CELL_CLASSES[code as number]);
    assert.deepEqual(found, cases.map((each) => each[3]));
    const counts = (await engine.rows(classCountsQuery(schema, [X]))).sort((a, b) => Number(a[1]) - Number(b[1]));
    assert.deepEqual(counts, CELL_CLASSES.map((name, code) => ['c2', code, cases.filter((each) => each[3] === name).length]).filter((each) => each[2] !== 0));
  });

  const TOLERANCES: readonly (readonly [number, number, { absolute: number; relative: number }, CellClass])[] = [
    [12.1, 12.2, { absolute: 0.1, relative: 0 }, 'tolerated'], [12.2, 12.1, { absolute: 0.1, relative: 0 }, 'tolerated'], [12.1, 12.201, { absolute: 0.1, relative: 0 }, 'value'], [12.1, 12.1, { absolute: 0.1, relative: 0 }, 'unchanged'],
    [100, 101, { absolute: 0, relative: 0.01 }, 'tolerated'], [101, 100, { absolute: 0, relative: 0.0099 }, 'value'], [100, 101.1, { absolute: 0, relative: 0.01 }, 'value'], [-100, -101, { absolute: 0, relative: 0.01 }, 'tolerated'],
    [100, 104, { absolute: 5, relative: 0.01 }, 'tolerated'], [1000, 1008, { absolute: 5, relative: 0.01 }, 'tolerated'], [0, 1e-9, { absolute: 0, relative: 0.5 }, 'value'],
    [1, Infinity, { absolute: 1e300, relative: 0 }, 'value'], [Infinity, Infinity, { absolute: 1, relative: 0 }, 'unchanged'], [1, NaN, { absolute: 9, relative: 0 }, 'lost'], [1e308, -1e308, { absolute: 1, relative: 0 }, 'value'],
  ];
  it('tolerances have a slack of 16 ulp and no more', async () => {
    for (const [base, revision, tolerance, expected] of TOLERANCES) {
      const schema = await engine.pairs([{ column: { ...PLAIN, tolerance }, base: [base], revision: [revision] }]);
      assert.equal(CELL_CLASSES[(await engine.rows(`SELECT "class_c2" FROM "${schema}"."pairs"`))[0]![0] as number], expected, `${base} -> ${revision} within ${JSON.stringify(tolerance)}`);
    }
    assert.equal(TOLERANCE_SLACK, 16 * Number.EPSILON);
  });

  it('records: pages, counts, samples and transitions', async () => {
    const n = 50, base = Array.from({ length: n }, (_, i) => i % 3), revision = base.map((x, i) => (i % 10 === 0 ? -1 : i % 5 === 0 ? 7 : x));
    const schema = await engine.pairs([{ column: S, base, revision }]);
    const filter = { changedOnly: true, classes: null, column: null } as const;
    assert.deepEqual(await engine.rows(recordCountQuery(schema, [S], filter)), [[10]]);
    assert.deepEqual(await engine.rows(changedRecordsQuery(schema, [S])), [[10]]);
    assert.deepEqual((await engine.rows(recordPageQuery(schema, [S], filter, 2, 3))).map(([row, , code]) => [row, code]), [[10, 5], [15, 3], [20, 5]]);
    assert.deepEqual(await engine.rows(recordCountQuery(schema, [S], { ...filter, classes: ['lost'] })), [[5]]);
    assert.deepEqual(await engine.rows(recordCountQuery(schema, [S], { ...filter, changedOnly: false })), [[n]]);
    assert.deepEqual((await engine.rows(changedRowsQuery(schema, [S], {}))).flat().sort((a, b) => (a as number) - (b as number)), [0, 5, 10, 15, 20, 25, 30, 35, 40, 45]);
    assert.deepEqual((await engine.rows(changedRowsQuery(schema, [S], { limit: 3 }))).flat(), [0, 5, 10]);
    assert.deepEqual((await engine.rows(changedRowsQuery(schema, [S], { among: [4, 5, 45] }))).flat().sort((a, b) => (a as number) - (b as number)), [5, 45]);
    assert.deepEqual(await engine.rows(changedRowsQuery(schema, [S], { among: [] })), []);
    assert.deepEqual((await engine.rows(chosenRecordsQuery(schema, [S], [45, 5]))).map(([row]) => row), [5, 45]);
    assert.deepEqual(await engine.rows(chosenRecordsQuery(schema, [S], [])), []);
    const groups = await engine.rows(transitionsQuery(schema, S, 2));
    assert.equal(groups.reduce((sum, [, , count]) => sum + (count as number), 0), 10);
    assert.ok(groups.length <= mostGroups(2));
  });

  it('classes kept of batches lie side by side with values and rows, each at its place', async () => {
    const n = 5000, some = (k: number): number[] => Array.from({ length: n }, (_, i) => (i * k) % 7);
    const data = [{ column: PLAIN, base: some(1), revision: some(2) }, { column: S, base: some(3), revision: some(4) }, { column: { ...PLAIN, id: 'c9' }, base: some(5), revision: some(6) }];
    const whole = await engine.pairs(data), rest = await engine.pairs([data[1]!, data[2]!]), values = await engine.pairs([data[0]!]);
    const classes = `SELECT base_row, revision_row, class_c2, class_c3, class_c9 FROM`;
    const expected = await engine.rows(`${classes} "${whole}"."pairs"`);
    await engine.run(classTableSql({ from: rest, schema: values, table: 'classes_1', columns: [data[1]!.column, data[2]!.column], withRows: false }));
    await engine.run(storedPairsSql(values, 'matched', data.map(({ column }, i) => ({ column, table: i === 0 ? null : 'classes_1' }))));
    assert.deepEqual(await engine.rows(`${classes} "${values}"."pairs"`), expected);
    await engine.run(classTableSql({ from: whole, schema: rest, table: 'classes_0', columns: [PLAIN, data[2]!.column], withRows: true }));
    await engine.run(classTableSql({ from: whole, schema: rest, table: 'classes_1', columns: [S], withRows: false }));
    await engine.run(storedPairsSql(rest, 'classes_0', data.map(({ column }, i) => ({ column, table: i === 1 ? 'classes_1' : 'classes_0' }))));
    assert.deepEqual(await engine.rows(`${classes} "${rest}"."pairs"`), expected);
    const filter = { changedOnly: true, classes: null, column: 'c3' } as const, columns = data.map((each) => each.column);
    assert.deepEqual(await engine.rows(recordPageQuery(rest, columns, filter, 100, 50)), await engine.rows(recordPageQuery(whole, columns, filter, 100, 50)));
  });

  it('hostile names break out of nothing', async () => {
    for (const name of HOSTILE) {
      const column: EngineColumn = { ...PLAIN, id: name };
      const schema = await engine.pairs([{ column, base: [1, 2], revision: [1, 3] }], `schema ${name}`);
      assert.deepEqual((await engine.rows(classCountsQuery(schema, [column]))).sort((a, b) => Number(a[1]) - Number(b[1])), [[name, 0, 1], [name, 3, 1]]);
      const centres = await engine.run(pairedCentresQuery(schema, [column]));
      assert.deepEqual([centres.columns.get('id')![0], centres.columns.get('n')![0]], [name, 2]);
      assert.equal((await engine.run(pairedMomentsQuery(schema, [column], new Map([[name, { base: 1.5, revision: 2 }]])))).columns.get('d')![0], 1);
      assert.deepEqual((await engine.rows(recordPageQuery(schema, [column], { changedOnly: true, classes: null, column: name }, 0, 5))).map(([row]) => row), [1]);
      assert.deepEqual((await engine.rows(transitionsQuery(schema, column, 3))), [[2, 3, 1]]);
    }
  });
});

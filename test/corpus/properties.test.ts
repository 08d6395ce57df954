/**
 * Laws that hold of any table and any pair, tried on random ones: what was written in any dialect and encoding
 * reads back equal, and how or in what order a release is written changes no class.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Recipe } from '../../src/core/model/recipe.js';
import type { ChangeReport } from '../../src/core/model/report.js';
import type { SourceInput } from '../../src/io/sources/source.js';
import type { Session } from '../../src/session/session.js';
import { Random } from '../core/support/random.js';
import { checkReport, classes } from '../session/support.js';
import { openInlineSession } from './inline-session.js';
import { ALL, randomDialect, randomPair, randomTable, told, UNICODE, withWords, type RandomPair, type Table } from './random-table.js';
import { writeTable, type Written } from './write-table.js';

const EACH = 10;
let session: Session;
before(() => { session = openInlineSession(); });
after(() => session.close());

async function compare(base: SourceInput, revision: SourceInput, recipe: Recipe = {}): Promise<ChangeReport> {
  const comparison = await session.compare(base, revision, recipe);
  const report = comparison.report();
  await comparison.dispose();
  checkReport(report);
  return report;
}

const file = (table: Table, written: Written = {}): SourceInput => ({ name: 'table.csv', data: writeTable(table.header, table.rows, written) });
/** The table as a program has it: numbers as numbers, nothing as null. */
const rowsOf = ({ header, kinds, rows }: Table): Record<string, unknown>[] =>
  rows.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i] === '' ? null : kinds[i] === 'whole' || kinds[i] === 'decimal' ? Number(row[i]) : row[i]])));
const count = (table: Table, holds: (text: string, kind: string) => boolean): number => table.rows.flat().filter((text, i) => i % table.header.length > 0 && holds(text, table.kinds[i % table.header.length]!)).length;

async function readsBack(table: Table, written: Written, recipe: Recipe): Promise<void> {
  const cells = table.rows.length * (table.header.length - 1);
  const byText = await compare(file(table), file(table, written), recipe);
  const otherDecimals = written.decimal === ',' ? count(table, (text, kind) => kind === 'decimal' && text !== '') : 0;
  assert.deepEqual(byText.revision.columns, table.header.length);
  assert.deepEqual(byText.columns.map((column) => column.name), table.header);
  assert.deepEqual([byText.records.base, byText.records.revision, byText.records.matched], [table.rows.length, table.rows.length, table.rows.length]);
  assert.deepEqual(classes(byText.cells), classes({ unchanged: cells - otherDecimals, notation: otherDecimals, tolerated: 0, value: 0, filled: 0, lost: 0 }));
  const byValue = await compare(rowsOf(table), file(table, written), { ...recipe, findRenames: false });
  assert.deepEqual([byValue.records.matched, byValue.cells.value, byValue.cells.filled, byValue.cells.lost], [table.rows.length, 0, 0, 0], 'the values are those that were written');
}

/** Says which of the random cases failed, and how its table was written. */
async function each(seed: number, times: number, law: (random: Random) => Promise<unknown>): Promise<void> {
  for (let i = 0; i < times; i++) {
    const random = new Random(seed * 1000 + i);
    try { await law(random); } catch (error) { throw new Error(`case ${seed * 1000 + i}: ${(error as Error).message}`, { cause: error }); }
  }
}

describe('any table reads back equal', () => {
  for (let group = 0; group < 8; group++) {
    it(`from any dialect and encoding, found out by itself (${group + 1})`, () => each(group + 1, EACH, async (random) => {
      const written = randomDialect(random, ALL);
      // One accent alone may be a letter in each of the single-byte encodings: words must be there to tell them apart.
      const table = withWords(random, randomTable(random, ['whole', 'decimal', 'word', 'date']));
      await readsBack(table, written, { key: ['id'] });
    }));
    it(`from any dialect and encoding that the recipe tells, whatever the cells hold (${group + 1})`, () => each(group + 101, EACH, async (random) => {
      const written = { ...randomDialect(random, ALL), quote: random.pick(['"', "'"] as const) };
      const table = randomTable(random, ['nasty', 'nasty', 'decimal', 'word']);
      await readsBack(table, written, { key: ['id'], missing: [''], reading: { base: told({}), revision: told(written) } });
    }));
  }
  it('with a unit row, which is no record', () => each(201, 2 * EACH, async (random) => {
    const written = randomDialect(random, UNICODE);
    const table = randomTable(random, ['decimal', 'whole'], false);
    const units = table.header.map((_, i) => (i === 0 ? '' : random.pick(['degC', 'W m-2', 'umol mol-1', 'hPa'])));
    await readsBack(table, { ...written, units }, { key: ['id'] });
    const report = await compare(file(table), file(table, { ...written, units }), { key: ['id'] });
    assert.deepEqual(report.columns.slice(1).map((column) => column.unit?.revision), units.slice(1));
  }));
});

/** What must not depend on how or in which order the two are written. */
const essence = (report: ChangeReport): unknown => ({
  key: report.recipe.key, mode: report.pairing.mode, records: { ...report.records, samples: null }, cells: report.cells,
  columns: Object.fromEntries(report.columns.map((column) => [column.name, [column.status, column.type, column.cells]]).sort()),
});

function check(report: ChangeReport, pair: RandomPair): void {
  assert.deepEqual(report.recipe.key, ['id']);
  assert.deepEqual(classes(report.cells), classes(pair.cells as never));
  assert.deepEqual([report.records.added, report.records.removed, report.records.changed], [pair.added, pair.removed, pair.changed]);
}

function permuted(random: Random, table: Table): Table {
  const order = random.shuffled(table.header.map((_, i) => i));
  const pick = <T>(list: readonly T[]): T[] => order.map((i) => list[i]!);
  return { header: pick(table.header), kinds: pick(table.kinds), rows: random.shuffled(table.rows).map(pick) };
}

describe('any pair has the classes that were made', () => {
  for (let group = 0; group < 8; group++) {
    it(`in any order of records and columns, and in any dialect (${group + 1})`, () => each(group + 301, 6, async (random) => {
      const pair = randomPair(random);
      const plain = await compare(file(pair.base), file(pair.revision));
      check(plain, pair);
      assert.deepEqual(essence(await compare(file(permuted(random, pair.base)), file(permuted(random, pair.revision)))), essence(plain), 'permuted');
      const dialects = [randomDialect(random, UNICODE), randomDialect(random, UNICODE)].map((written) => ({ ...written, decimal: '.' as const }));
      const other = await compare(file(pair.base, dialects[0]), file(pair.revision, dialects[1]));
      assert.deepEqual(essence(other), essence(plain), `written as ${JSON.stringify(dialects)}`);
      assert.equal(other.id, plain.id, 'the same contents and recipe have the same id');
    }));
  }
});

describe('base and revision exchanged', () => {
  it('exchange filled and lost, added and removed, and the sign of the bias', () => each(401, 3 * EACH, async (random) => {
    const pair = randomPair(random);
    const there = await compare(file(pair.base), file(pair.revision)), back = await compare(file(pair.revision), file(pair.base));
    const { filled, lost, ...rest } = there.cells;
    assert.deepEqual(back.cells, { ...rest, filled: lost, lost: filled });
    assert.deepEqual([back.records.added, back.records.removed, back.records.changed], [there.records.removed, there.records.added, there.records.changed]);
    for (const column of there.columns) {
      const bias = column.paired?.bias, other = back.columns.find((one) => one.name === column.name)?.paired?.bias;
      if (typeof bias === 'number') assert.ok(Math.abs(bias + (other as number)) <= 1e-12 * Math.max(1, Math.abs(bias)), `${column.name}: ${bias} and ${String(other)}`);
    }
  }));
});

describe('records that nobody changed', () => {
  it('add to the unchanged cells and to nothing else', () => each(501, 3 * EACH, async (random) => {
    const pair = randomPair(random);
    const more = randomTable(random, ['whole']).rows.map((_, i) => [String(7000 + i), ...pair.base.rows[0]!.slice(1)]);
    const plain = await compare(file(pair.base), file(pair.revision));
    const grown = await compare(file({ ...pair.base, rows: [...pair.base.rows, ...more] }), file({ ...pair.revision, rows: [...pair.revision.rows, ...more] }));
    check(plain, pair);
    const unchanged = more.length * (pair.base.header.length - 1);
    assert.deepEqual(grown.cells, { ...plain.cells, compared: plain.cells.compared + unchanged, unchanged: plain.cells.unchanged + unchanged });
    assert.deepEqual([grown.records.matched, grown.records.changed, grown.records.added, grown.records.removed], [plain.records.matched + more.length, pair.changed, pair.added, pair.removed]);
  }));
});

describe('a release against itself', () => {
  it('is identical, in any order and dialect', () => each(601, 3 * EACH, async (random) => {
    const table = randomTable(random, ['whole', 'decimal', 'word', 'date']);
    const written = { ...randomDialect(random, UNICODE), decimal: '.' as const };
    for (const other of [file(table), file(permuted(random, table)), file(table, written)]) {
      const report = await compare(file(table), other);
      assert.deepEqual([report.validity.status, report.cells.unchanged, report.records.matched], ['identical', table.rows.length * (table.header.length - 1), table.rows.length]);
    }
  }));
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { typedColumn } from '../../../src/core/reading/typed-column.js';
import { digestTable } from '../../../src/core/reading/content-digest.js';
import { read } from '../support/delimited.js';
import { Random } from '../support/random.js';

type Table = readonly (readonly string[])[];

function csv(table: Table, quoted = false): string {
  return table.map((record) => record.map((cell) => (quoted ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')).join('\n') + '\n';
}

function digest(content: string): { content: string; columns: readonly string[] } {
  const { names, columns, records } = read(content);
  return digestTable(names, columns.map((column) => column.values), records);
}

function randomTable(random: Random, records: number): string[][] {
  const body = Array.from({ length: records }, (_, i) => [String(i), (random.normal() * 10).toFixed(random.whole(0, 3)), random.pick(['a', 'b', '', 'NA', 'Ωmega']), `2020-01-${String(random.whole(1, 28)).padStart(2, '0')}`, random.pick(['1e3', '2', ' 3', ''])]);
  return [['id', 'x', 'site', 'day', 'odd'], ...body];
}

describe('the content digest', () => {
  const random = new Random(12);
  const table = randomTable(random, 300);
  const [header, ...body] = table as [string[], ...string[][]];
  const same = digest(csv(table));

  it('does not depend on the order of records', () => {
    for (let i = 0; i < 5; i++) assert.deepEqual(digest(csv([header, ...random.shuffled(body)])), same);
  });

  it('does not depend on the order of columns', () => {
    const order = [3, 0, 4, 2, 1];
    const moved = digest(csv(table.map((record) => order.map((i) => record[i]!))));
    assert.equal(moved.content, same.content);
    assert.deepEqual(moved.columns, order.map((i) => same.columns[i]));
  });

  it('is equal for the same data quoted and unquoted, with other line ends and another delimiter', () => {
    assert.deepEqual(digest(csv(table, true)), same);
    assert.deepEqual(digest(csv(table).replaceAll('\n', '\r\n')), same);
    assert.deepEqual(digest(csv(table).replaceAll(',', '\t')), same);
    assert.deepEqual(digest(`\n${csv(table).trimEnd()}`), same);
  });

  it('changes with any one cell', () => {
    const seen = new Set([same.content]);
    for (let i = 0; i < 60; i++) {
      const record = random.whole(1, 300), column = random.whole(0, 4);
      const changed = table.map((cells, r) => cells.map((cell, c) => (r === record && c === column ? `${cell}${column === 3 ? 'T00:00' : '1'}` : cell)));
      const other = digest(csv(changed));
      assert.notEqual(other.content, same.content, `record ${record}, column ${column}`);
      assert.notEqual(other.columns[column], same.columns[column]);
      seen.add(other.content);
    }
    assert.ok(seen.size > 55, 'other changes, other digests');
  });

  const CHANGES: readonly (readonly [string, string, string])[] = [
    ['two records swap one cell', 'a,b\n1,5\n2,6\n', 'a,b\n2,5\n1,6\n'],
    ['two records swap one text', 'a,b\nx,5\ny,6\n', 'a,b\ny,5\nx,6\n'],
    ['two columns swap their cells in one record', 'a,b\n1,2\n3,4\n', 'a,b\n2,1\n3,4\n'],
    ['two columns swap their names', 'a,b\n1,2\n3,4\n', 'b,a\n1,2\n3,4\n'],
    ['a record is doubled', 'a,b\n1,2\n3,4\n', 'a,b\n1,2\n3,4\n3,4\n'],
    ['a number is written otherwise', 'a,b\n1,2\n3,4\n', 'a,b\n1,2\n3,4.0\n'],
    ['a zero changes its sign', 'a,b\n1,0\n3,4\n', 'a,b\n1,-0\n3,4\n'],
    ['a missing value is written otherwise', 'a,b\n1,\n3,4\n', 'a,b\n1,NA\n3,4\n'],
    ['dates become milliseconds', 'a,b\n1,2020-01-01\n2,2020-01-02\n', 'a,b\n1,1577836800000\n2,1577923200000\n'],
    ['a column is renamed', 'a,b\n1,2\n', 'a,c\n1,2\n'],
    ['an empty column is added', 'a\n1\n', 'a,b\n1,\n'],
    ['the end of a long text changes', `a,b\n${'x'.repeat(5000)}y,1\n`, `a,b\n${'x'.repeat(5000)}z,1\n`],
    ['values negate', 'a,b\n1,2\n3,-2\n', 'a,b\n1,-2\n3,2\n'],
  ];
  for (const [what, before, after] of CHANGES) it(`changes when ${what}`, () => assert.notEqual(digest(before).content, digest(after).content));

  it('has no collision among all small permutations of pairs', () => {
    const digests = new Set<string>();
    for (let a = 0; a < 24; a++) for (let b = 0; b < 24; b++) digests.add(digest(`a,b\n${a},${b}\n${b},${a + 1}\n`).content);
    assert.equal(digests.size, 24 * 24);
  });

  it('of typed values treats every NaN as the one missing value', () => {
    const values = Float64Array.from([1, NaN, 3]), other = values.slice();
    new DataView(other.buffer).setUint32(12, 0xfff80001, true);
    assert.ok(Number.isNaN(other[1]));
    const column = (data: Float64Array): ReturnType<typeof typedColumn> => ({ ...typedColumn('x', data), values: { kind: 'number', values: data, spelling: { mode: 'constant', code: 255 } } });
    assert.deepEqual(digestTable(['x'], [column(values).values], 3), digestTable(['x'], [column(other).values], 3));
  });
});

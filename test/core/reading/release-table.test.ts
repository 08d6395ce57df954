import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ColumnInstruction } from '../../../src/core/model/release.js';
import { applyMissingCodes } from '../../../src/core/reading/apply-missing-codes.js';
import type { ReleaseTable } from '../../../src/core/reading/release-table.js';
import { TYPED } from '../../../src/core/reading/spelling.js';
import { numeric, releaseOf, spellingAt, texts } from '../support/delimited.js';

const AS_READ: ColumnInstruction = { readAs: 'auto', missing: null, wide: false, codes: [] };

function settled(cells: readonly string[], instruction: Partial<ColumnInstruction>): ReleaseTable {
  const table = releaseOf(`i,x\n${cells.map((cell, i) => `${i},${cell}`).join('\n')}\n`);
  table.settle([AS_READ, { ...AS_READ, ...instruction }]);
  return table;
}

describe('settling a column', () => {
  it('as text keeps every text', () => {
    const table = settled(['1.0', '1', '', 'NA'], { readAs: 'text' });
    assert.equal(table.typeOf(1), 'text');
    assert.deepEqual(texts(table.values(1)), ['1.0', '1', '', 'NA']);
  });

  it('as mixed keeps every text, of which numbers are numbers', () => {
    const table = settled(['1.0', '1'], { readAs: 'mixed' });
    assert.equal(table.typeOf(1), 'mixed');
    assert.deepEqual(texts(table.values(1)), ['1.0', '1']);
  });

  it('as it was read changes nothing', () => {
    const table = settled(['1.0', '2.0'], {});
    assert.deepEqual(numeric(table.values(1)).spelling, { mode: 'constant', code: 1 });
  });

  it('with hashed spellings keeps the values', () => {
    const table = settled(['1.0', '2', ''], { wide: true });
    const values = numeric(table.values(1));
    assert.deepEqual([...values.values], [1, 2, NaN]);
    assert.equal(values.spelling.mode, 'wide');
    assert.notEqual(spellingAt(values, 0), spellingAt(values, 1));
  });

  it('with given missing texts makes numbers of what is left', () => {
    const table = settled(['1.5', 'n.d.', '', '3'], { missing: ['n.d.'] });
    assert.equal(table.typeOf(1), 'number');
    assert.deepEqual([...numeric(table.values(1)).values], [1.5, NaN, NaN, 3]);
    assert.deepEqual(table.info(true)[1]!.missing, [{ text: '', count: 1 }, { text: 'n.d.', count: 1 }]);
    assert.equal(table.info(true)[1]!.summary.n, 2);
  });

  it('whose given missing texts leave one out keeps that as text', () => {
    const table = settled(['1.5', 'NA', '3'], { missing: ['-9999'] });
    assert.equal(table.typeOf(1), 'mixed');
    assert.deepEqual(texts(table.values(1)), ['1.5', 'NA', '3']);
    assert.deepEqual([...table.absentEntries(1)!], [0, 0, 0]);
  });

  it('empty cells are missing whatever is given', () => {
    const table = settled(['1.5', '', '3', '-9999'], { missing: ['-9999'], codes: [-9999] });
    assert.equal(table.typeOf(1), 'number');
    assert.deepEqual([...numeric(table.values(1)).values], [1.5, NaN, 3, NaN]);
  });

  it('other codes take the place of codes that were applied', () => {
    const table = settled(['1', '-9999', '-888'], { codes: [-9999] });
    assert.deepEqual([...numeric(table.values(1)).values], [1, NaN, -888]);
    table.settle([AS_READ, { ...AS_READ, codes: [-888] }]);
    assert.deepEqual([...numeric(table.values(1)).values], [1, -9999, NaN]);
  });

  it('never touches the content digest', () => {
    const content = releaseOf('i,x\n0,1\n1,-9999\n').content;
    assert.equal(settled(['1', '-9999'], { codes: [-9999] }).content, content);
    assert.equal(settled(['1', '-9999'], { readAs: 'text' }).content, content);
  });

  it('tells what it found without summaries, and with them', () => {
    const table = releaseOf('id,x,when,site\n1,2.5,2020-01-01,a\n2,-9999,2020-01-02,b\n3,,NA,a\n4,inf,2020-01-04,\n');
    const [id, x, when, site] = table.info(true);
    assert.equal(id!.whole, true);
    assert.deepEqual(x!.sentinels.map((each) => each.code), [-9999]);
    assert.equal(x!.whole, false);
    assert.equal(x!.wide, true);
    assert.deepEqual({ n: x!.summary.n, missing: x!.summary.missing, infinite: x!.summary.infinite }, { n: 2, missing: 1, infinite: 1 });
    assert.deepEqual(when!.summary, { n: 3, missing: 1, first: '2020-01-01', last: '2020-01-04' });
    assert.deepEqual(site!.summary, { n: 3, missing: 1, distinct: 2, top: [{ value: 'a', count: 2 }, { value: 'b', count: 1 }] });
    assert.ok(table.info(false).every((column) => column.summary.n === 0));
  });
});

describe('numeric missing codes', () => {
  const column = (cells: readonly string[]): ReturnType<typeof numeric> => numeric(releaseOf(`i,x\n${cells.map((cell, i) => `${i},${cell}`).join('\n')}\n`).values(1));

  it('become missing and keep how they were written', () => {
    const made = applyMissingCodes(column(['1', '-9999', '-9999.0', '-6999', '']), [-9999, -6999]);
    assert.deepEqual([...made.values], [1, NaN, NaN, NaN, NaN]);
    assert.equal(new Set([1, 2, 3, 4].map((i) => spellingAt(made, i))).size, 4);
  });
  it('that do not occur leave the column as it is', () => {
    const values = column(['1', '2']);
    assert.equal(applyMissingCodes(values, [-9999]), values);
    assert.equal(applyMissingCodes(values, []), values);
  });
  it('keep hashed spellings', () => {
    const values = column(['1e0', '-9999']);
    const [before] = [spellingAt(values, 1)];
    const made = applyMissingCodes(values, [-9999]);
    assert.equal(spellingAt(made, 1), before);
    assert.ok(Number.isNaN(made.values[1]));
  });
  it('of a typed format are told from nulls, and the values given stay unharmed', () => {
    const given = { kind: 'number', values: Float64Array.from([1, -9999, NaN]), spelling: { mode: 'constant', code: TYPED } } as const;
    const made = applyMissingCodes(given, [-9999]);
    assert.deepEqual([...made.values], [1, NaN, NaN]);
    assert.deepEqual([...given.values], [1, -9999, NaN]);
    assert.notEqual(spellingAt(made, 1), spellingAt(made, 2));
    assert.equal(spellingAt(made, 0), String(TYPED));
  });
});

describe('bringing a column back to how it was read', () => {
  const CONTENT = 'i,x,t,w\n1,1.0,a,1.23456789012\n2,-9999,b,2\n3,,a,0.5\n4,7,n.d.,3\n';

  function state(table: ReleaseTable, column: number): unknown {
    const values = table.values(column);
    return JSON.parse(JSON.stringify([table.typeOf(column), values.kind, values.kind === 'text' ? texts(values) : [...values.values], table.info(true, [column])]));
  }

  for (const [what, column, instruction] of [
    ['whose codes were applied in place', 1, { codes: [-9999] }], ['that was taken as text', 1, { readAs: 'text' }], ['whose own missing texts were given', 1, { missing: ['7'], codes: [7] }],
    ['of text with missing texts', 2, { missing: ['n.d.'] }], ['with hashed spellings taken as text', 3, { readAs: 'text' }],
  ] as const satisfies readonly (readonly [string, number, Partial<ColumnInstruction>])[]) {
    it(what, () => {
      const table = releaseOf(CONTENT), fresh = releaseOf(CONTENT);
      table.settle(Array.from({ length: 4 }, (_, i) => (i === column ? { ...AS_READ, ...instruction } : null)));
      assert.notDeepEqual(state(table, column), state(fresh, column));
      table.restore([column]);
      assert.deepEqual(state(table, column), state(fresh, column));
    });
  }

  it('whose values moved to another thread', () => {
    const table = releaseOf(CONTENT), fresh = releaseOf(CONTENT);
    for (const column of [1, 2, 3]) {
      const values = table.values(column);
      const buffer = values.kind === 'text' ? values.codes.buffer : values.values.buffer;
      structuredClone(buffer, { transfer: [buffer as ArrayBuffer] });
    }
    table.restore([1, 2, 3]);
    for (const column of [1, 2, 3]) assert.deepEqual(state(table, column), state(fresh, column));
  });

  it('gives values of their own, so that an earlier pairing keeps its', () => {
    const table = releaseOf(CONTENT), paired = numeric(table.values(1)).values;
    table.restore([1]);
    table.settle([null, { ...AS_READ, codes: [-9999] }, null, null]);
    assert.deepEqual([...paired], [1, -9999, NaN, 7]);
    assert.deepEqual([...numeric(table.values(1)).values], [1, NaN, NaN, 7]);
    table.restore([1]);
    assert.deepEqual([...numeric(table.values(1)).values], [1, -9999, NaN, 7]);
  });

  it('leaves columns alone that are told nothing', () => {
    const table = releaseOf(CONTENT);
    table.settle([null, { ...AS_READ, readAs: 'text' }, null, null]);
    table.restore([2]);
    assert.equal(table.typeOf(1), 'text');
  });
});

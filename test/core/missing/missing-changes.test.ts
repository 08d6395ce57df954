import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { missingChanges, type MissingSide } from '../../../src/core/missing/missing-changes.js';
import type { ColumnInstruction } from '../../../src/core/model/release.js';
import { releaseOf } from '../support/delimited.js';

const AS_READ: ColumnInstruction = { readAs: 'auto', missing: null, wide: false, codes: [] };

function side(cells: readonly string[], codes: readonly number[] = [], more: Partial<ColumnInstruction> = {}): MissingSide {
  const table = releaseOf(`i,x\n${cells.map((cell, i) => `${i},${cell}`).join('\n')}\n`);
  table.settle([AS_READ, { ...AS_READ, ...more, codes }]);
  return { values: table.values(1), absent: table.absentEntries(1), codes, texts: table.info(false)[1]!.missing.map((each) => each.text) };
}

const inOrder = (n: number): { base: Int32Array; revision: Int32Array } => ({ base: Int32Array.from({ length: n }, (_, i) => i), revision: Int32Array.from({ length: n }, (_, i) => i) });
const changes = (base: MissingSide, revision: MissingSide, n: number): string[] => missingChanges(base, revision, inOrder(n)).map(({ from, to, cells, of }) => `${from || 'blank'} > ${to || 'blank'}: ${cells} of ${of}`);

describe('which missing code became which', () => {
  it('a code that became blank', () => assert.deepEqual(changes(side(['1', '-9999', '-9999', '4'], [-9999]), side(['1', '', '', '4'], [-9999]), 4), ['-9999 > blank: 2 of 2']));
  it('a code that became another', () => assert.deepEqual(changes(side(['1', '-9999', '4'], [-9999, -6999]), side(['1', '-6999', '4'], [-9999, -6999]), 3), ['-9999 > -6999: 1 of 1']));
  it('words and codes', () => assert.deepEqual(changes(side(['NA', 'NaN', '-9999', '-9999'], [-9999]), side(['', '', '', '-9999'], [-9999]), 4), ['-9999 > blank: 1 of 2', 'NA > blank: 1 of 1', 'NaN > blank: 1 of 1']));
  it('the decimals of a code are no other code', () => assert.deepEqual(changes(side(['-9999', '1.5'], [-9999]), side(['-9999.00', '1.5'], [-9999]), 2), []));
  it('a code with decimals', () => assert.deepEqual(changes(side(['-99.99', '1.5'], [-99.99]), side(['', '1.5'], [-99.99]), 2), ['-99.99 > blank: 1 of 1']));
  it('cells that have a value on one side are not counted', () => assert.deepEqual(changes(side(['-9999', '-9999', '3'], [-9999]), side(['5', '', '-9999'], [-9999]), 3), ['-9999 > blank: 1 of 1']));
  it('in columns with hashed spellings', () => {
    const wide = { wide: true };
    assert.deepEqual(changes(side(['1e0', '-9999', '-9999.0', 'NA'], [-9999], wide), side(['1', '', 'NA', ''], [-9999], wide), 4), ['-9999 > blank: 1 of 2', '-9999 > NA: 1 of 2', 'NA > blank: 1 of 1']);
  });
  it('in mixed columns, and between mixed and numbers', () => {
    assert.deepEqual(changes(side(['1', '-9999', 'trace', '5'], [-9999]), side(['1', '', 'trace', '5'], [-9999]), 4), ['-9999 > blank: 1 of 1']);
    assert.deepEqual(changes(side(['1', '-9999.0', 'trace', '5'], [-9999]), side(['1', 'NA', '3', '5'], [-9999]), 4), ['-9999 > NA: 1 of 1']);
  });
  it('in text', () => assert.deepEqual(changes(side(['oak', 'NA', 'N/A', '']), side(['oak', '', 'N/A', '']), 4), ['NA > blank: 1 of 1']));
  it('by the pairing, not by the place', () => {
    const found = missingChanges(side(['1', '-9999', '3'], [-9999]), side(['', '3', '1'], [-9999]), { base: Int32Array.of(0, 1, 2), revision: Int32Array.of(2, 0, 1) });
    assert.deepEqual(found, [{ from: '-9999', to: '', cells: 1, of: 1 }]);
  });
});

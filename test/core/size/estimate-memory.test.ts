/** The estimate against peaks that were measured, and what is said of it. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { estimateMemory, needSentence, tooLargeSentence, type SideHead } from '../../../src/core/size/estimate-memory.js';

/** A side of the bench's towers: a site, two times, eleven measures; 103 bytes a record. */
function tower(records: number, more: Partial<SideHead> = {}): SideHead {
  const column = (kind: 'number' | 'time' | 'text'): SideHead['columns'][number] => ({ kind, distinct: kind === 'text' ? 0.0005 : 0, textBytes: 6 });
  return { fileBytes: records * 103, headBytes: 103_000, headRecords: 1000, columns: [column('text'), column('time'), column('time'), ...Array.from({ length: 11 }, () => column('number'))], keepsText: records * 103 < 256e6, spills: false, ...more };
}
const ENGINE = 640e6;
const need = (records: number, more: Partial<SideHead> = {}): number => estimateMemory(tower(records, more), tower(records, more), ENGINE).bytes;

describe('the estimate', () => {
  // Peaks of all renderer processes, Chromium 156, W1r (every column differs): 1.83 GB at 1.05 M records a side.
  it('is not below a measured peak by more than a tenth, nor above it by half', () => {
    const estimated = need(1_051_200);
    assert.ok(estimated > 0.9 * 1.83e9 && estimated < 1.5 * 1.83e9, `${estimated}`);
  });
  it('counts the records of the whole file', () => assert.deepEqual(estimateMemory(tower(5_000_000), tower(4_000_000), ENGINE).records, { base: 5_000_000, revision: 4_000_000 }));
  it('grows with records, columns and distinct texts', () => {
    assert.ok(need(10_000_000) - need(5_000_000) > 5_000_000 * 2 * 14 * 8);
    const texts = tower(5_000_000).columns.map((column) => (column.kind === 'text' ? { ...column, distinct: 1, textBytes: 40 } : column));
    assert.ok(need(5_000_000, { columns: texts }) - need(5_000_000) > 2 * 5_000_000 * 90);
    assert.ok(need(5_000_000, { columns: tower(1).columns.slice(0, 8) }) < need(5_000_000));
  });
  it('does not grow with values that the engine does not hold, nor with columns put aside', () => {
    const engine = (bytes: number): number => estimateMemory(tower(10_000_000), tower(10_000_000), bytes).bytes;
    assert.ok(engine(4e9) - engine(640e6) > 1e9);
    assert.ok(need(50_000_000, { spills: true }) < 8e9, `${need(50_000_000, { spills: true })}`);
    assert.ok(need(50_000_000) > 12e9);
  });
  it('of an empty head is that of a program at rest', () => assert.ok(need(0, { headRecords: 0 }) < 0.7e9));
});

describe('what is said of it', () => {
  const large = { bytes: 9.14e9, records: { base: 1, revision: 1 } }, small = { bytes: 3e8, records: { base: 1, revision: 1 } };
  it('names need and allowance, of large ones only', () => {
    assert.equal(needSentence(large, 4e9), 'Needs about 9.1 GB of memory; this browser allows about 4.0 GB.');
    assert.equal(needSentence({ ...large, bytes: 2.9e9 }, null), 'Needs about 2.9 GB of memory.');
    assert.equal(needSentence(small, 4e9), null);
  });
  it('refuses with what to do instead, and only what does not fit', () => {
    assert.equal(tooLargeSentence(large, 4e9, { base: 'v1.csv', revision: 'v2.csv' }), 'Comparing v1.csv and v2.csv needs about 9.1 GB of memory; this browser allows about 4.0 GB. Compare fewer columns or records, or use the command, which puts aside what does not fit: palimpsest compare v1.csv v2.csv');
    assert.equal(tooLargeSentence(large, 10e9, { base: 'a', revision: 'b' }), null);
    assert.equal(tooLargeSentence(large, null, { base: 'a', revision: 'b' }), null);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { agreementOf, CellCoder, duel, type CodedColumn } from '../../../src/core/align/cell-agreement.js';
import { cellOfText, dictionaryCells, hashOfCell, overlapOf, profileColumn, type Cell, type ColumnContent } from '../../../src/core/align/column-content.js';
import { commonRecords, sampleByKey, type CellForm } from '../../../src/core/align/keyed-sample.js';
import { Random } from '../support/random.js';

const numbers = (values: readonly number[], codes: readonly number[] = []): ColumnContent => ({ values: { kind: 'number', values: Float64Array.from(values), spelling: { mode: 'constant', code: 0 } }, absent: null, codes });
function texts(values: readonly string[], missing: readonly string[] = ['']): ColumnContent {
  const dictionary = [...new Set(values)];
  return { values: { kind: 'text', codes: Int32Array.from(values, (text) => dictionary.indexOf(text)), dictionary }, absent: Uint8Array.from(dictionary, (text) => (missing.includes(text) ? 1 : 0)), codes: [-9999] };
}
const upTo = (n: number, from = 0): number[] => Array.from({ length: n }, (_, i) => from + i);

describe('what a cell is, its spelling aside', () => {
  it('numbers by value, texts trimmed and in one form', () => assert.deepEqual(['1.50', ' 1.5', '-0', 'a ', 'e\u0301', '180E1x'].map(cellOfText), [1.5, 1.5, 0, 'a', '\u00e9', '180E1x']));
  it('missing texts and codes are missing', () => assert.deepEqual(dictionaryCells(texts(['a', '', '-9999', '7']).values, texts(['a', '', '-9999', '7']).absent, [-9999]), ['a', null, null, 7]));
  it('has a hash that follows the value', () => {
    assert.equal(hashOfCell(0, 1), hashOfCell(-0, 1));
    assert.notEqual(hashOfCell(1, 1), hashOfCell(1, 2));
    assert.equal(new Set([...upTo(5000), ...upTo(5000).map((i) => `t${i}`)].map((cell) => hashOfCell(cell, 7))).size > 9990, true);
  });
});

describe('the profile of a column', () => {
  it('counts what is present, missing and distinct', () => {
    const { present, missing, distinct, wholeShare } = profileColumn(numbers([1, 2, 2, NaN, -9999], [-9999]));
    assert.deepEqual([present, missing, distinct, wholeShare], [3, 2, 2, 1]);
    assert.equal(profileColumn(texts(['1.5', 'x', ''])).wholeShare, 0.5);
  });
  it('estimates many distinct values within a tenth', () => {
    const { distinct } = profileColumn(numbers(upTo(40_000)));
    assert.ok(distinct > 36_000 && distinct <= 40_000, String(distinct));
  });
  it('does not depend on the order of records, nor on whether numbers came as text', () => {
    const random = new Random(3), shuffled = random.shuffled(upTo(3000));
    assert.deepEqual(profileColumn(numbers(shuffled)), profileColumn(numbers(upTo(3000))));
    assert.deepEqual(profileColumn(texts(upTo(50).map(String))).sketch, profileColumn(numbers(upTo(50))).sketch);
  });
  it('takes numbers by value wherever they lie in memory, and leaves out each of several codes', () => {
    const cells = [-0, 0.1, -2.5, 1e300, 0, 7, -9999, -6999, NaN, 0.1, 7], codes = [-9999, -6999];
    const lying = new Float64Array(cells.length + 3);
    lying.set(cells, 3);
    const content: ColumnContent = { ...numbers([], codes), values: { kind: 'number', values: lying.subarray(3), spelling: { mode: 'constant', code: 0 } } };
    const found = profileColumn(content), asTexts = profileColumn(texts(['0', '0.1', '-2.5', String(1e300), '7']));
    assert.deepEqual([found.present, found.missing, found.distinct], [8, 3, 5]);
    assert.deepEqual(found.sketch, asTexts.sketch);
    assert.equal(found.wholeShare, 1 - 3 / 8);
    assert.equal(profileColumn({ ...content, codes: [7, -9999, -6999] }).present, 6);
  });
  it('tells how much of one is in the other', () => {
    const overlap = overlapOf(profileColumn(numbers(upTo(20_000))), profileColumn(numbers(upTo(40_000))));
    assert.ok(overlap.inRevision > 0.98 && Math.abs(overlap.jaccard - 0.5) < 0.1 && Math.abs(overlap.inBase - 0.5) < 0.1, JSON.stringify(overlap));
    assert.deepEqual(overlapOf(profileColumn(numbers([1])), profileColumn(numbers([]))), { jaccard: 0, inRevision: 0, inBase: 0 });
  });
});

describe('a sample by key', () => {
  const key = upTo(30_000), measure = key.map((i) => i * 7 % 1013);
  it('holds the same records of both releases, whatever their order and what was added', () => {
    const base = sampleByKey([numbers(key), numbers(measure)], key.length, [0], [1], 1000);
    const more = new Random(5).shuffled(upTo(45_000));
    const revision = sampleByKey([numbers(more.map((i) => i * 7 % 1013)), texts(more.map((i) => `${i}.0`))], more.length, [1], [0], 1000);
    const common = commonRecords(base, revision);
    assert.ok(base.keys.length > 850 && common.base.length > 550, `${base.keys.length} ${common.base.length}`);
    common.base.forEach((row, i) => assert.equal(base.columns[0]!.cells[row], revision.columns[0]!.cells[common.revision[i]!]));
    assert.deepEqual(common.unique, { base: 1, revision: 1 });
  });
  it('takes all of few records, without those that have no key', () => assert.equal(sampleByKey([numbers([1, NaN, 3, -9999], [-9999])], 4, [0], [], 1000).keys.length, 2));
  it('sets keys apart that occur twice', () => {
    const base = sampleByKey([numbers([1, 1, 2])], 3, [0], [0], 10), revision = sampleByKey([numbers([1, 2])], 2, [0], [0], 10);
    const common = commonRecords(base, revision);
    assert.deepEqual(common.base.map((row) => base.columns[0]!.cells[row]), [2]);
    assert.equal(common.unique.base < 1, true);
  });
  it('meets keys that are written differently, in the form asked for alone', () => {
    const met = (base: ColumnContent, revision: ColumnContent, form: CellForm | null): number => commonRecords(sampleByKey([base], 3, [0], [], 10, form), sampleByKey([revision], 3, [0], [], 10, form)).base.length;
    const padded = texts(['00001000', '00001001', '']), plain = numbers([1000, 1001, 1002]);
    assert.deepEqual([met(padded, plain, null), met(padded, plain, { rule: 'number' })], [0, 2]);
    const american = texts(['2/7/2009', '2/8/2009', '12/1/2009']), day = 86_400_000, iso: ColumnContent = { values: { kind: 'time', values: Float64Array.from([14_282, 14_283, 14_579].map((each) => each * day)), spelling: { mode: 'constant', code: 0 } }, absent: null, codes: [] };
    assert.deepEqual([met(american, iso, null), met(american, iso, { rule: 'date', order: 'month-first' }), met(american, iso, { rule: 'date', order: 'day-first' })], [0, 3, 0]);
    assert.deepEqual([met(texts(['AX-1', 'AX-2', 'b']), texts(['ax-1', 'ax-2', 'B']), null), met(texts(['AX-1', 'AX-2', 'b']), texts(['ax-1', 'ax-2', 'B']), { rule: 'number' })], [0, 3]);
  });
  it('ends where few keys hold many records', () => assert.ok(sampleByKey([numbers(upTo(20_000).map((i) => i % 3))], 20_000, [0], [], 100).keys.length <= 400));
});

describe('agreement beyond chance', () => {
  const coded = (...columns: readonly (readonly Cell[])[]): CodedColumn[] => { const coder = new CellCoder(); return columns.map((cells) => coder.code(cells, upTo(cells.length), false)); };
  const agree = (a: readonly Cell[], b: readonly Cell[]): ReturnType<typeof agreementOf> => { const [x, y] = coded(a, b); return agreementOf(x!, y!); };

  it('is 1 for equal cells and nothing for a constant', () => {
    assert.equal(agree(upTo(50), upTo(50)).beyondChance, 1);
    const constant = agree(upTo(50).map(() => 3), upTo(50).map(() => 3));
    assert.deepEqual([constant.share, constant.beyondChance, constant.bits], [1, 0, 0]);
  });
  it('is near nothing for flags that are equal by chance', () => {
    const random = new Random(9), flag = (): Cell[] => upTo(2000).map(() => (random.next() < 0.9 ? 0 : 1));
    assert.ok(agree(flag(), flag()).beyondChance < 0.1);
  });
  it('takes no account of what is missing on both sides, and counts what is missing on one', () => {
    const { filled, equal, oneSided, share } = agree([1, null, 3, null], [1, null, null, 4]);
    assert.deepEqual([filled, equal, oneSided, share], [3, 1, 2, 1 / 3]);
  });
  it('never takes an instant for a number', () => {
    const coder = new CellCoder(), time = coder.code([1, 2], [0, 1], true), plain = coder.code([1, 2], [0, 1], false);
    assert.equal(agreementOf(time, plain).equal, 0);
  });
  it('lets two candidates duel over the cells in which they differ', () => {
    const [column, one, other] = coded([1, 2, 3, 4], [1, 2, 3, 9], [1, 8, 8, 4]);
    assert.deepEqual(duel(column!, one!, other!), { wins: 2, losses: 1 });
  });
});

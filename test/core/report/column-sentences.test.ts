/** What is said of one column, of its verdict, and of several columns at once. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { enough, exact, placed } from '../../../src/core/format/words.js';
import { emptyCellCounts, type CellCounts } from '../../../src/core/model/cell-class.js';
import type { ColumnKind, PairedSummary } from '../../../src/core/model/report.js';
import { columnSentence } from '../../../src/core/report/column-sentence.js';
import { judgeColumn, type JudgedColumn } from '../../../src/core/report/judge-column.js';
import { sharedClauses } from '../../../src/core/report/shared-kinds.js';
import { column } from './support.js';

const kind = (name: string, evidence: ColumnKind['evidence'] = {}): ColumnKind => ({ kind: name, confidence: 1, evidence });
const paired = (more: Partial<PairedSummary> = {}): PairedSummary => ({ n: 90, bias: -0.25, mae: 0.3, rmse: 0.4, maxAbs: 1, pearson: 1, slope: 1, intercept: 0, nChanged: 30, nHigher: 9, nLower: 21, ...more });

describe('the sentence of a column', () => {
  const K = { base: 'K', revision: 'K' };
  const TABLE: readonly (readonly [string, ReturnType<typeof column>, string])[] = [
    ['one cell', column('x', { value: 1, unchanged: 9 }, { kinds: [kind('revised', { cells: 1, residualCells: 0, bias: 2 })], unit: K }), 'x: 1 of 10 cells changed (10 %): revised by +2 K.'],
    ['kinds, size and verdict', column('x', { value: 30, unchanged: 60 }, { kinds: [kind('offset', { offset: -0.75, cells: 30, residualCells: 0 })], paired: paired(), unit: K, verdict: { state: 'differs', matters: 0.1, sentence: 'Differs: so it is.' } }),
      'x: 30 of 90 cells changed (33 %): shifted by −0.75 K. Over all 90 pairs the mean fell by 0.25 K. 10 of 100 records are higher now, 23 are lower. Differs: so it is.'],
    ['the same mean', column('x', { value: 30, unchanged: 60 }, { paired: paired({ bias: 0 }) }), 'x: 30 of 90 cells changed (33 %). Over all 90 pairs the mean stayed the same. 10 of 100 records are higher now, 23 are lower.'],
    ['one pair', column('x', { value: 1 }, { paired: paired({ n: 1, bias: 2, nHigher: 1, nLower: 0 }) }), 'x: 1 of 1 cell changed (100 %). Over the one pair the mean rose by 2. 100 of 100 records are higher now, none are lower.'],
    ['no pair changed: nothing is said of their mean', column('x', { filled: 2, unchanged: 8 }, { kinds: [kind('gap-filled', { method: 'constant', value: 10, cells: 2, residualCells: 0 })], paired: paired({ bias: 0, maxAbs: 0, nHigher: 0, nLower: 0 }) }), 'x: 2 of 10 cells changed (20 %): 2 missing values filled with 10.'],
    ['classes of a flag have no mean', column('QC', { value: 3, unchanged: 7 }, { role: 'flag', kinds: [kind('recoded', { map: { 1: 0 }, rules: 1, cells: 3, residualCells: 0 })], paired: paired() }), 'QC: 3 of 10 cells changed (30 %): recoded (1 became 0).'],
    ['two kinds', column('x', { value: 9, filled: 1 }, { kinds: [kind('sign', { cells: 9, residualCells: 0 }), kind('gap-filled', { method: 'linear', cells: 1, residualCells: 0 })] }), 'x: 10 of 10 cells changed (100 %): with the sign reversed and 1 missing value filled by linear interpolation.'],
    ['kinds with a list of their own are told apart', column('x', { value: 9, filled: 1 }, { kinds: [kind('recoded', { map: { a: 'b', c: 'd' }, rules: 2, cells: 9 }), kind('gap-filled', { method: 'last', cells: 1 })] }), 'x: 10 of 10 cells changed (100 %): recoded (a became b, c became d); 1 missing value filled with the last value.'],
    ['many kinds', column('x', { value: 9 }, { kinds: ['sign', 'drift', 'relation', 'noise', 'step', 'rounding'].map((name) => kind(name)) }), 'x: 9 of 9 cells changed (100 %): with the sign reversed; a drift added; the same values as before, at other records; different in the last digits of 0 values; 2 more.'],
    ['notation only', column('x', { notation: 4, unchanged: 6 }, { kinds: [kind('format', { cells: 4, residualCells: 0 })] }), 'x: no value changed. Written differently in 4 cells.'],
    ['within tolerance', column('x', { tolerated: 1, unchanged: 6 }), 'x: no value changed. 1 value moved within tolerance.'],
    ['on one side', column('x', {}, { status: 'removed' }), 'x is only in base.'],
    ['not compared', column('x', {}, { kinds: [kind('retyped', { from: 'text', to: 'time' })] }), 'x: retyped from text to time.'],
    ['a hostile name is only a name', column('"; drop table', { value: 1, unchanged: 1 }), '"; drop table: 1 of 2 cells changed (50 %).'],
  ];
  for (const [what, of, expected] of TABLE) it(what, () => assert.equal(columnSentence(of), expected));
});

describe('the verdict on a column', () => {
  const cells = (some: Partial<CellCounts>): CellCounts => ({ ...emptyCellCounts(), ...some });
  const statistics = (value: number, se: number, blocks: number, nChanged = 30): JudgedColumn['statistics'] => ({ mean: { mean: value, se, df: blocks - 1 }, blocks, paired: { nChanged } }) as unknown as JudgedColumn['statistics'];
  const judge = (some: Partial<CellCounts>, matters: number | null, of: JudgedColumn['statistics'], unit: string | null = null): ReturnType<typeof judgeColumn> => judgeColumn({ cells: cells(some), matters, unit, statistics: of, largest: undefined });
  it('is the same where nothing changed', () => {
    assert.deepEqual(judge({ unchanged: 9 }, null, undefined), { state: 'same', matters: null, sameWithin: 0, sentence: 'Same: no value changed.' });
    assert.equal(judge({ unchanged: 9, tolerated: 1 }, 0.5, undefined).sentence, 'Same: every difference is within the tolerance.');
  });
  it('cannot be told of classes and texts', () => assert.deepEqual(judge({ value: 1 }, 3, undefined), { state: 'cannot-tell', matters: null, sentence: 'Cannot tell whether that matters: classes, texts and instants have no mean to judge.' }));
  it('names the tolerance that would do, never less than that', () => {
    const { state, sameWithin, sentence } = judge({ value: 30 }, null, statistics(2, 0.5, 40), 'ppm'), said = Number(/±([\d.]+) ppm or more/.exec(sentence)![1]);
    assert.equal(state, 'cannot-tell');
    assert.ok(said >= (sameWithin as number) && said < (sameWithin as number) * 1.01, `${said} for ${String(sameWithin)}`);
  });
  it('says when only coverage changed', () => {
    for (const [some, word] of [[{ filled: 3 }, 'filled'], [{ lost: 3 }, 'lost'], [{ filled: 1, lost: 1 }, 'filled and lost']] as const) {
      assert.equal(judge(some, null, statistics(0, 0, 40, 0)).sentence, `No value changed where both releases have one; cannot tell whether what was ${word} matters.`);
    }
  });
  it('is of three states once a tolerance is given, with its interval', () => {
    assert.match(judge({ value: 30 }, 4, statistics(2, 0.5, 40), 'ppm').sentence, /^Same: a real change of the mean, but smaller than the ±4 ppm that matter \(90 % interval \+1\.\d+ to \+2\.\d+\)\.$/);
    assert.match(judge({ value: 30 }, 1, statistics(2, 0.5, 40)).sentence, /^Differs: the mean changed by more than the ±1 that matter /);
    assert.match(judge({ value: 30, filled: 1 }, 2, statistics(2, 0.5, 40)).sentence, /^Cannot tell: the mean change may or may not be within ±2 .* in both releases only\.$/);
  });
  it('needs enough independent data', () => {
    for (const matters of [null, 2]) assert.equal(judge({ value: 30 }, matters, statistics(2, 0.5, 7)).sentence, 'Cannot tell: too little independent data (7 of at least 10 independent blocks).');
  });
});

describe('what became of several columns', () => {
  const most = column('most', { value: 90 }, { kinds: [kind('affine', { factor: 2, offset: 1, cells: 90 })] });
  const of = (name: string, cells: number, kinds: readonly ColumnKind[], more = {}): ReturnType<typeof column> => column(name, { value: cells }, { kinds, ...more });
  const clauses = (...others: ReturnType<typeof column>[]): string[] => sharedClauses([most, ...others], most);
  it('is said once, each by its own factor', () => {
    const others = Array.from({ length: 10 }, (_, i) => of(`x${i}`, 20 - i, [kind('affine', { factor: 1 + i, offset: 2, cells: 20 - i })]));
    assert.deepEqual(clauses(...others), ['10 more columns were rescaled, each by its own factor (x0, x1 and 8 more)']);
  });
  it('in full where it is the same of all', () => {
    assert.deepEqual(clauses(of('a', 9, [kind('unit', { from: 'hPa', to: 'kPa', factor: 0.1, cells: 9, residualCells: 0 })]), of('b', 8, [kind('unit', { from: 'hPa', to: 'kPa', factor: 0.1, cells: 8, residualCells: 1 })])), ['2 columns were converted from hPa to kPa (revision = 0.1 × base) (a and b)']);
    assert.deepEqual(clauses(of('a', 9, [kind('rounding', { decimals: 2, cells: 9 })]), of('b', 8, [kind('rounding', { decimals: 3, cells: 8 })])), ['2 columns got more or fewer digits (a and b)']);
  });
  it('in cells where it is of some alone, wherever they stand or in a part', () => {
    const some = (cells: number): ColumnKind => kind('unit', { factor: 10, offset: 0, cells, residualCells: 0, subset: true }), part = (from: string): ColumnKind => kind('offset', { offset: 0.5, cells: 40, parts: [{ from, to: from, cells: 40 }] });
    assert.deepEqual(clauses(of('a', 13, [some(13)]), of('b', 20, [some(20)])), ['2 columns had 33 cells converted (b and a)']);
    assert.deepEqual(clauses(of('a', 40, [part('2001-01')]), of('b', 40, [part('2004-01')])), ['2 columns had 80 cells shifted (a and b)']);
    assert.deepEqual(clauses(of('a', 40, [kind('offset', { offset: 0.5, cells: 40 })]), of('b', 30, [part('2004-01')])), ['a: shifted by +0.5', 'b: shifted by +0.5 from 2004-01 to 2004-01']);
  });
  it('counts cells where they are what is told', () => {
    const refilled = (cells: number): ColumnKind => kind('gap-refilled', { cells });
    assert.deepEqual(clauses(of('a', 1200, [refilled(1200)]), of('b', 30, [refilled(30)]), of('c', 20, [refilled(20)])), ['3 columns had 1,250 filled values replaced (a, b and c)']);
  });
  it('takes flags and texts together, whatever the rule', () => {
    const flags = [of('QC1', 5, [kind('recoded', { cells: 5 })], { role: 'flag' }), of('QC2', 4, [kind('revised', { cells: 4 })], { role: 'flag' })], texts = [of('t', 3, [kind('recoded', { cells: 2 }), kind('revised', { cells: 1 })], { type: 'text' }), of('u', 1, [kind('revised', { cells: 1 })], { type: 'text' })];
    assert.deepEqual(clauses(...flags, ...texts), ['2 flags changed class in 9 cells (QC1 and QC2)', '2 columns had 4 labels or texts replaced (t and u)']);
  });
  it('tells the kinds of one column together, and how many columns are left', () => {
    const others = [of('a', 50, [kind('sign', { cells: 40 }), kind('noise', { cells: 10 })]), of('b', 9, [kind('drift', { cells: 9 })]), of('c', 8, [kind('step', { cells: 8 })]), of('d', 7, [kind('clipped', { bound: 1, cells: 7 })]), of('e', 1, [])];
    assert.deepEqual(clauses(...others), ['a: with the sign reversed and different in the last digits of 10 values', 'b: a drift added', 'c: a step', '2 more columns changed otherwise']);
  });
  it('is nothing without other columns, or without kinds', () => {
    assert.deepEqual(clauses(), []);
    assert.deepEqual(clauses(of('a', 3, [])), []);
  });
});

describe('numbers that must not lie', () => {
  it('of the data keep their digits', () => assert.deepEqual([1374, -9999, 0.1 + 0.2, 1e-7, 0].map(exact), ['1374', '−9999', '0.3', '1e−7', '0']));
  it('that are enough are rounded up', () => assert.deepEqual([4.431, 4.43, 0.02421, 99.91, 1234.5, 0].map(enough), ['4.44', '4.43', '0.0243', '100', '1,240', '0']));
  it('of a place are written for reading', () => assert.deepEqual(['2019-11-06T08:00', 1997, 'x'].map(placed), ['2019-11-06 08:00', '1997', 'x']));
});

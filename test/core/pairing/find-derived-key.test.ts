/** Times that one side has as a column and the other has to make: which are offered, and what is said of a shift. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { alignColumns } from '../../../src/core/align/align-columns.js';
import { findDerivedKey, type DerivedKey } from '../../../src/core/pairing/find-derived-key.js';
import { joinReleases, type PairSide } from '../../../src/core/pairing/join-releases.js';
import { typedColumn } from '../../../src/core/reading/typed-column.js';
import { describeDerivedKey } from '../../../src/core/report/describe-derived-key.js';
import { Random } from '../support/random.js';

type Columns = Readonly<Record<string, readonly (number | Date | null)[]>>;

function side(columns: Columns): PairSide {
  const entries = Object.entries(columns);
  return { records: entries[0]![1].length, columns: entries.map(([name, values]) => { const { values: made, declared } = typedColumn(name, values); return { name, values: made, type: declared!, typed: true, absent: null }; }) };
}

function find(base: Columns, revision: Columns): DerivedKey | null {
  const sides = [side(base), side(revision)] as const;
  const aligned = alignColumns(Object.keys(base), Object.keys(revision), {});
  return findDerivedKey(...sides, new Map(joinReleases(...sides, aligned).map((column) => [column.id, column])));
}

const random = new Random(17), N = 480, HALF_HOUR = 1_800_000, START = Date.UTC(2004, 0, 1);
const range = <T>(make: (i: number) => T, n = N): T[] => Array.from({ length: n }, (_, i) => make(i));
const flux = range(() => random.normal()), other = range(() => random.normal());
/** LaThuile: the end of each half-hour. */
const PARTS: Columns = { Year: range(() => 2004), DoY: range((i) => 1 + Math.floor((i + 1) / 48)), Time: range((i) => ((i + 1) % 48) / 2) };
const stamps = (shift: number, n = N): Date[] => range((i) => new Date(START + (i + 1) * HALF_HOUR + shift), n);

describe('a key that has to be made', () => {
  it('is found in base for a time of revision', () => {
    assert.deepEqual(find({ ...PARTS, NEE: flux }, { TIMESTAMP: stamps(0), NEE: flux }), { derive: { side: 'base', name: 'TIMESTAMP', from: ['Year', 'DoY', 'Time'] }, both: N, fewer: N, shift: null });
  });
  it('is found in revision for a time of base, in any order of records', () => {
    const turned = Object.fromEntries(Object.entries({ ...PARTS, NEE: flux }).map(([name, values]) => [name, [...values].reverse()]));
    assert.deepEqual(find({ TIMESTAMP: stamps(0), NEE: flux }, turned)!.derive, { side: 'revision', name: 'TIMESTAMP', from: ['Year', 'DoY', 'Time'] });
  });
  it('is the stamp with which more times agree', () => {
    const found = find({ ...PARTS, NEE: flux }, { TIMESTAMP_START: stamps(-HALF_HOUR), TIMESTAMP_END: stamps(0), NEE: flux })!;
    assert.deepEqual([found.derive.name, found.both, found.shift], ['TIMESTAMP_END', N, null]);
  });
  it('is made on both sides where neither has a time', () => {
    assert.deepEqual(find({ ...PARTS, NEE: flux }, { ...PARTS, NEE: other })!.derive, { side: 'both', name: 'time', from: ['Year', 'DoY', 'Time'] });
  });
  it('may be in half of the records only, not in fewer', () => {
    const kept = (from: number): Columns => ({ TIMESTAMP: stamps(from * HALF_HOUR), X: other });
    assert.equal(find(PARTS, kept(N / 2))!.both, N / 2);
    assert.equal(find(PARTS, kept(N / 2 + 1)), null);
  });
});

describe('a key that is not made', () => {
  const none = (name: string, base: Columns, revision: Columns): void => { it(name, () => assert.equal(find(base, revision), null)); };
  none('of times that stand twice', { ...PARTS, Time: range((i) => Math.floor(((i + 1) % 48) / 2)) }, { TIMESTAMP: stamps(0) });
  none('for a column with a time twice', PARTS, { TIMESTAMP: [...stamps(0, N - 1), new Date(START + HALF_HOUR)] });
  none('where many times lack', { ...PARTS, Time: range((i) => (i % 20 === 0 ? null : PARTS.Time![i]!)) }, { TIMESTAMP: stamps(0) });
  none('without a year', { DoY: PARTS.DoY!, Time: PARTS.Time! }, { TIMESTAMP: stamps(0) });
  none('of a year alone', { Year: range((i) => 1500 + i) }, { TIMESTAMP: range((i) => new Date(Date.UTC(1500 + i, 0, 1))) });
  none('for a time that both have', { ...PARTS, TIMESTAMP: stamps(0) }, { TIMESTAMP: stamps(0) });
  none('of no records', { Year: [], DoY: [] }, { TIMESTAMP: [] });
});

describe('a shift by one step', () => {
  it('is told where the records agree better by it', () => {
    const { shift } = find({ ...PARTS, NEE: flux }, { TIMESTAMP: stamps(-HALF_HOUR), NEE: flux.map((x, i) => (i % 10 === 0 ? x + 1 : x)) })!;
    assert.deepEqual(shift, { by: -HALF_HOUR, both: N, cells: { equal: 0, compared: N - 1 }, shiftedCells: { equal: N * 0.9, compared: N } });
  });
  it('is told by the times where nothing else is shared', () => {
    const gappy = (shift: number): Date[] => stamps(shift).filter((_, i) => i % 4 < 2 || i < 160);
    assert.deepEqual([find(PARTS, { T: stamps(-HALF_HOUR) })!.shift, find(Object.fromEntries(Object.entries(PARTS).map(([name, values]) => [name, values.filter((_, i) => i % 4 < 2 || i < 160)])), { T: gappy(-HALF_HOUR) })!.shift!.by], [null, -HALF_HOUR]);
  });
  it('is not told of numbers that changed everywhere', () => assert.equal(find({ ...PARTS, NEE: flux }, { TIMESTAMP: stamps(0), NEE: other })!.shift, null));
});

describe('the words of such an offer', () => {
  const key: DerivedKey = { derive: { side: 'base', name: 'TIMESTAMP', from: ['Year', 'DoY', 'Time'] }, both: 480, fewer: 480, shift: null };
  it('say what is made of what', () => assert.deepEqual(describeDerivedKey(key, []), {
    code: 'derive-key', sentence: 'Make “TIMESTAMP” of Year, DoY and Time in base, and pair the records by it: all 480 times are then in both, and none stands twice in a release.',
    recipe: { derive: [key.derive], key: ['TIMESTAMP'] },
  }));
  it('keep what the recipe derives already', () => {
    const asked = { side: 'revision', name: 't', from: ['y'] } as const;
    assert.deepEqual(describeDerivedKey(key, [asked]).recipe.derive, [asked, key.derive]);
  });
  it('warn of a shift', () => assert.match(
    describeDerivedKey({ ...key, both: 479, shift: { by: -HALF_HOUR, both: 480, cells: { equal: 0, compared: 479 }, shiftedCells: { equal: 432, compared: 480 } } }, []).sentence,
    /479 of 480 times are then in both.* But with the times of base 30 minutes earlier, 90 % of the shared numbers would be equal instead of 0 %: .* Nothing is moved; check this first\.$/,
  ));
  it('tell the times where no numbers are shared', () => assert.match(
    describeDerivedKey({ ...key, both: 300, shift: { by: 86_400_000, both: 470, cells: { equal: 0, compared: 0 }, shiftedCells: { equal: 0, compared: 0 } } }, []).sentence, /1 day later, 470 of 480 times would be in both/));
});

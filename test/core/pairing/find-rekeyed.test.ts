/** Records whose key was given out anew, and everything that only looks like it. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Joined } from '../../../src/core/keys/joined-column.js';
import { matchRecords, type Match } from '../../../src/core/keys/match-records.js';
import { findRekeyed, repairMatch, type Rekeyed } from '../../../src/core/pairing/find-rekeyed.js';
import { Random } from '../support/random.js';

interface Sides { readonly key: readonly number[]; readonly columns: readonly (readonly number[])[] }

function both(base: Sides, revision: Sides): { columns: Map<string, Joined>; match: Match } {
  const column = (b: readonly number[], r: readonly number[]): Joined => ({ kind: 'number', base: Float64Array.from(b), revision: Float64Array.from(r), spelling: null });
  const columns = new Map<string, Joined>([['k', column(base.key, revision.key)], ...base.columns.map((values, i) => [`x${i}`, column(values, revision.columns[i]!)] as const)]);
  const key = columns.get('k')!;
  return { columns, match: matchRecords({ base: [key.base], revision: [key.revision], baseRecords: base.key.length, revisionRecords: revision.key.length }) };
}

function find(base: Sides, revision: Sides): Rekeyed | null {
  const { columns, match } = both(base, revision);
  return findRekeyed(columns, ['k'], match);
}

const random = new Random(71);
const N = 300;
const range = (n: number, make: (i: number) => number = (i) => i): number[] => Array.from({ length: n }, (_, i) => make(i));
const made = (n = N): number[][] => [range(n, () => random.normal()), range(n, () => random.normal()), range(n, () => random.whole(0, 5))];
const columns = made();
const base: Sides = { key: range(N), columns };

describe('records whose key was given out anew', () => {
  it('all from some record on, moved by one', () => {
    const found = find(base, { key: range(N, (i) => (i < 200 ? i : i + 1)), columns })!;
    assert.deepEqual([[...found.base], [...found.revision]], [range(100, (i) => i + 200), range(100, (i) => i + 200)]);
    assert.equal(found.considered, 100);
  });

  it('begun anew above all others', () => {
    const found = find(base, { key: range(N, (i) => (i < 200 ? i : i + 5000)), columns })!;
    assert.deepEqual([found.base.length, found.considered, found.ambiguous], [100, 100, 0]);
  });

  it('all of them, so that no key is in both', () => assert.equal(find(base, { key: range(N, (i) => i + 5000), columns })!.base.length, N));

  it('among more records than are asked in the first place, whichever side has more', () => {
    const many = 9000, columns = made(many), whole: Sides = { key: range(many), columns };
    const moved: Sides = { key: range(many, (i) => (i < 3000 ? i : i + 1)), columns };
    const part: Sides = { key: range(2500, (i) => (i < 500 ? i : i + 70_000)), columns: columns.map((each) => each.slice(0, 2500)) };
    assert.equal(find(whole, moved)!.base.length, 6000);
    assert.equal(find(moved, whole)!.base.length, 6000);
    assert.equal(find(whole, part)!.base.length, 2000);
    assert.equal(find(part, whole)!.base.length, 2000);
  });

  it('a single one', () => {
    const found = find(base, { key: range(N, (i) => (i === 40 ? 999 : i)), columns })!;
    assert.deepEqual([[...found.base], [...found.revision], found.considered], [[40], [40], 1]);
  });

  it('also where some cells were revised as well', () => {
    const revised = columns.map((values, c) => values.map((x, i) => ((i + c) % 40 === 7 ? x + 1 : x)));
    const found = find(base, { key: range(N, (i) => (i < 100 ? i : i + 2)), columns: revised })!;
    assert.ok(found.base.length > 150 && found.base.length < 200, String(found.base.length));
    found.base.forEach((row, k) => assert.equal(row, found.revision[k]));
  });

  it('also where one column was revised as a whole: it cannot be asked', () => {
    const revised = [columns[0]!, columns[1]!, columns[2]!, range(N, () => random.normal())];
    assert.equal(find({ key: base.key, columns: [...columns, range(N, () => random.normal())] }, { key: range(N, (i) => (i < 150 ? i : i + 1)), columns: revised })!.base.length, 150);
  });

  it('in any order of records', () => {
    const order = random.shuffled(range(N)), key = range(N, (i) => (i < 200 ? i : i + 1));
    const found = find(base, { key: order.map((i) => key[i]!), columns: columns.map((values) => order.map((i) => values[i]!)) })!;
    assert.equal(found.base.length, 100);
    found.base.forEach((row, k) => assert.equal(order[found.revision[k]!], row));
  });
});

describe('nothing is said of', () => {
  const NONE: readonly (readonly [string, Sides, Sides])[] = [
    ['equal releases', base, base],
    ['cells that were revised', base, { key: base.key, columns: columns.map((values) => values.map((x, i) => (i % 3 === 0 ? x + 1 : x))) }],
    ['a release that was revised in every cell', base, { key: base.key, columns: made() }],
    ['records that were added and others removed', { key: range(200), columns: columns.map((x) => x.slice(0, 200)) }, { key: range(200, (i) => i + 100), columns: columns.map((x) => x.slice(100)) }],
    ['tables of one value', { key: range(N), columns: [range(N, () => 1)] }, { key: range(N, (i) => i + 5), columns: [range(N, () => 1)] }],
    ['a column of few values, which are found anywhere', { key: range(N), columns: [range(N, (i) => i % 5)] }, { key: range(N, (i) => i + 200), columns: [range(N, (i) => i % 5)] }],
    ['whole numbers that meet by chance', { key: range(N), columns: [range(N, () => random.whole(0, 1000))] }, { key: range(N), columns: [range(N, () => random.whole(0, 1000))] }],
    ['a second number of the record', { key: range(N), columns: [range(N)] }, { key: range(N, (i) => i + 20), columns: [range(N)] }],
    ['records that hold what several do', { key: [1, 2, 3, 4, ...range(40, (i) => i + 100)], columns: [[7.5, 7.5, 8.5, 8.5, ...range(40, () => random.normal())]] }, { key: [11, 12, 13, 14, ...range(40, (i) => i + 100)], columns: [[7.5, 7.5, 8.5, 8.5, ...range(40, () => random.normal())]] }],
    ['no records', { key: [], columns: [[]] }, { key: [], columns: [[]] }],
  ];
  it('a release revised as a whole, whose values on a grid reappear in other records', () => {
    const many = 9000, grid = range(3, () => 0).map(() => range(many, () => random.whole(0, 400) / 1000));
    assert.equal(find({ key: range(many), columns: grid }, { key: range(many), columns: grid.map((values) => values.map((x) => (x * 1000 + 7) / 1000)) }), null);
  });

  for (const [what, b, r] of NONE) it(what, () => assert.equal(find(b, r), null));
});

describe('the repair', () => {
  it('pairs such records by what they hold and all others by their key', () => {
    const revision: Sides = { key: range(N, (i) => (i < 200 ? i : i + 1)), columns: columns.map((values, c) => values.map((x, i) => (c === 0 && i === 5 ? 99 : x))) };
    const { columns: joined, match } = both(base, revision);
    const repaired = repairMatch(match, findRekeyed(joined, ['k'], match)!);
    assert.deepEqual([[...repaired.base], [...repaired.revision]], [range(N), range(N)]);
    assert.deepEqual([repaired.added.length, repaired.removed.length], [0, 0]);
  });

  it('loses no record: who is left without a partner is added or removed', () => {
    for (let round = 0; round < 30; round++) {
      const kept = range(N).filter(() => random.chance(0.9)), from = random.whole(20, 280), by = random.whole(1, 3);
      const fresh = made(5);
      const revision: Sides = { key: [...kept.map((i) => (i < from ? i : i + by)), ...range(5, (i) => i + 900)], columns: columns.map((values, c) => [...kept.map((i) => values[i]!), ...fresh[c]!]) };
      const { columns: joined, match } = both(base, revision);
      const rekeyed = findRekeyed(joined, ['k'], match);
      if (rekeyed === null) continue;
      const repaired = repairMatch(match, rekeyed);
      assert.deepEqual([...repaired.base, ...repaired.removed].sort((a, b) => a - b), range(N));
      assert.deepEqual([...repaired.revision, ...repaired.added].sort((a, b) => a - b), range(kept.length + 5));
      assert.deepEqual([...repaired.base], [...repaired.base].sort((a, b) => a - b));
    }
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countDuplicates } from '../../../src/core/keys/count-duplicates.js';
import { hashTuples, isStrictlySorted, sameTuple, type KeyPart } from '../../../src/core/keys/key-hash.js';
import { matchRecords, type KeySides, type Match } from '../../../src/core/keys/match-records.js';
import { matchMultiset } from '../../../src/core/pairing/match-multiset.js';
import { Random } from '../support/random.js';

type Keys = readonly (readonly number[])[];

function sides(base: Keys, revision: Keys, text: readonly boolean[] = []): KeySides {
  const width = base[0]?.length ?? revision[0]?.length ?? 1;
  const parts = (keys: Keys): KeyPart[] => Array.from({ length: width }, (_, k) => (text[k] ? Int32Array : Float64Array).from(keys.map((key) => key[k]!)));
  return { base: parts(base), revision: parts(revision), baseRecords: base.length, revisionRecords: revision.length };
}

/** -0 and 0 are one value, every NaN is another. */
const name = (key: readonly number[]): string => key.map((x) => String(x + 0)).join('|');

function positions(keys: Keys): Map<string, number[]> {
  const out = new Map<string, number[]>();
  keys.forEach((key, i) => out.set(name(key), [...(out.get(name(key)) ?? []), i]));
  return out;
}

/** The plain way: a map from key to records. */
function reference(base: Keys, revision: Keys): { base: number[]; revision: number[]; added: number[]; removed: number[]; ambiguous: { base: number[]; revision: number[]; keys: number } } {
  const b = positions(base), r = positions(revision);
  const twice = (key: readonly number[]): boolean => (b.get(name(key))?.length ?? 0) > 1 || (r.get(name(key))?.length ?? 0) > 1;
  const indexes = (keys: Keys, keep: (key: readonly number[]) => boolean): number[] => keys.flatMap((key, i) => (keep(key) ? [i] : []));
  const matched = indexes(base, (key) => !twice(key) && r.has(name(key)));
  return {
    base: matched, revision: matched.map((i) => r.get(name(base[i]!))![0]!),
    added: indexes(revision, (key) => !twice(key) && !b.has(name(key))), removed: indexes(base, (key) => !twice(key) && !r.has(name(key))),
    ambiguous: { base: indexes(base, twice), revision: indexes(revision, twice), keys: new Set([...base, ...revision].filter(twice).map(name)).size },
  };
}

function plain(match: Match): ReturnType<typeof reference> {
  return { base: [...match.base], revision: [...match.revision], added: [...match.added], removed: [...match.removed], ambiguous: { base: [...match.ambiguous.base], revision: [...match.ambiguous.revision], keys: match.ambiguous.keys } };
}

describe('matching records by key', () => {
  it('agrees with a map of keys, on random keys with duplicates, missing parts, zeros of both signs and texts', () => {
    const random = new Random(40);
    for (let round = 0; round < 400; round++) {
      const width = random.whole(1, 3), range = random.pick([3, 20, 500]);
      const text = Array.from({ length: width }, () => random.chance(0.4));
      const key = (): number[] => text.map((isText) => (isText ? random.whole(-1, range) : random.pick([random.whole(0, range), random.whole(0, range) / 8, NaN, -0, 0, Infinity])));
      const base = Array.from({ length: random.whole(0, 60) }, key);
      const revision = random.shuffled([...base.filter(() => random.chance(0.7)), ...Array.from({ length: random.whole(0, 20) }, key)]);
      assert.deepEqual(plain(matchRecords(sides(base, revision, text))), reference(base, revision));
    }
  });

  const TABLE: readonly (readonly [string, Keys, Keys])[] = [
    ['no records', [], []], ['no base', [], [[1], [2]]], ['no revision', [[1], [2]], []],
    ['identical and sorted', [[1], [2], [3]], [[1], [2], [3]]], ['appended', [[1], [2]], [[1], [2], [3], [4]]], ['cut off', [[1], [2], [3]], [[1]]],
    ['sorted downwards', [[3], [2], [1]], [[3], [2]]], ['reversed', [[1], [2], [3]], [[3], [2], [1]]],
    ['appended with a repeated key', [[1], [2]], [[1], [2], [2]]], ['a key twice on one side', [[1], [1], [2]], [[1], [2]]], ['a key twice on both sides', [[1], [1]], [[1], [1]]],
    ['nothing in common', [[1], [2]], [[3], [4]]], ['missing keys', [[NaN]], [[NaN]]], ['two missing keys', [[NaN], [NaN]], [[NaN]]],
  ];
  for (const [what, base, revision] of TABLE) it(what, () => assert.deepEqual(plain(matchRecords(sides(base, revision))), reference(base, revision)));

  it('counts every record exactly once, at size', () => {
    const random = new Random(41);
    const base = Array.from({ length: 30_000 }, () => [random.whole(0, 40_000)]), revision = Array.from({ length: 25_000 }, () => [random.whole(0, 40_000)]);
    const match = matchRecords(sides(base, revision));
    assert.equal(match.base.length + match.removed.length + match.ambiguous.base.length, 30_000);
    assert.equal(match.revision.length + match.added.length + match.ambiguous.revision.length, 25_000);
    assert.deepEqual(plain(match), reference(base, revision));
  });
});

describe('key tuples', () => {
  it('that are the same hash alike, and equal is what the map says', () => {
    const random = new Random(42);
    const keys = Array.from({ length: 400 }, () => [random.pick([0, -0, NaN, 1, 1.5, 1e300, -1e300]), random.whole(0, 5)]);
    const { base } = sides(keys, [], [false, true]);
    const hashes = hashTuples(base, 0, 400);
    for (let i = 0; i < 400; i++) for (let j = 0; j < 400; j++) {
      const same = name(keys[i]!) === name(keys[j]!);
      assert.equal(sameTuple(base, i, base, j), same);
      if (same) assert.equal(hashes[i], hashes[j]);
    }
    assert.deepEqual([...hashTuples(base, 100, 110)], [...hashes.subarray(100, 110)]);
  });

  const SORTED: readonly (readonly [Keys, boolean])[] = [
    [[], true], [[[1]], true], [[[1], [2], [5]], true], [[[5], [2], [1]], true], [[[1], [1]], false], [[[1], [3], [2]], false], [[[NaN], [1]], false], [[[1], [NaN]], false],
    [[[0], [-0]], false], [[[1, 1], [1, 2], [2, 0]], true], [[[1, 2], [1, 1], [2, 3]], false], [[[1, NaN], [1, NaN]], false],
  ];
  for (const [keys, sorted] of SORTED) it(`${JSON.stringify(keys)} ${sorted ? 'is' : 'is not'} strictly sorted`, () => assert.equal(isStrictlySorted(sides(keys, []).base, keys.length), sorted));
});

describe('counting duplicates', () => {
  it('agrees with a set, over any stretch of records', () => {
    const random = new Random(43);
    for (let round = 0; round < 200; round++) {
      const keys = Array.from({ length: random.whole(1, 200) }, () => [random.pick([random.whole(0, 60), NaN, -0]), random.whole(0, 3)]);
      const from = random.whole(0, keys.length - 1), to = random.whole(from, keys.length);
      const expected = to - from - new Set(keys.slice(from, to).map(name)).size;
      assert.equal(countDuplicates(sides(keys, []).base, from, to), expected);
    }
  });
  it('stops just beyond the limit', () => {
    const keys = Array.from({ length: 1000 }, () => [1]);
    assert.equal(countDuplicates(sides(keys, []).base, 0, 1000, 5), 6);
    assert.equal(countDuplicates(sides(keys, []).base, 0, 1000, 0), 1);
  });
});

describe('matching whole records', () => {
  it('pairs as many of each content as both sides hold; the surplus was added or removed', () => {
    const random = new Random(44);
    for (let round = 0; round < 300; round++) {
      const key = (): number[] => [random.pick([random.whole(0, 6), NaN, -0]), random.whole(-1, 2)];
      const base = Array.from({ length: random.whole(0, 50) }, key), revision = Array.from({ length: random.whole(0, 50) }, key);
      const match = matchMultiset(sides(base, revision, [false, true]));
      const b = positions(base), r = positions(revision);
      const both = [...b].reduce((sum, [each, list]) => sum + Math.min(list.length, r.get(each)?.length ?? 0), 0);
      assert.deepEqual([match.base.length, match.removed.length, match.added.length], [both, base.length - both, revision.length - both]);
      match.base.forEach((i, k) => assert.equal(name(base[i]!), name(revision[match.revision[k]!]!)));
      assert.equal(new Set([...match.base, ...match.removed]).size, base.length);
      assert.equal(new Set([...match.revision, ...match.added]).size, revision.length);
      assert.ok(match.base.every((row, k) => k === 0 || row > match.base[k - 1]!), 'in the order of the base');
    }
  });
});

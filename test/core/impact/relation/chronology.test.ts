/** The order of time of records that stand one site after the other. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inOrderOfTime } from '../../../../src/core/impact/relation/chronology.js';
import { unionRecords, type UnionRecords } from '../../../../src/core/impact/relation/union-records.js';
import type { Joined } from '../../../../src/core/keys/joined-column.js';
import { Random } from '../../support/random.js';
import type { Match } from '../../../../src/core/keys/match-records.js';

const DAY = 86_400_000;
const rows = (...of: number[]): Int32Array => Int32Array.from(of);

describe('the order of time', () => {
  it('puts sites together, keeps equal times as they stand, and unknown ones last', () => {
    const at = Float64Array.of(3, 1, NaN, 2, 1, 1e300);
    assert.deepEqual([...inOrderOfTime({ at }, rows(0, 1, 2, 3, 4))!], [1, 4, 3, 0, 2]);
    assert.deepEqual([...inOrderOfTime({ at }, rows(0, 3, 4))!], [2, 1, 0], 'positions among the given places');
    assert.deepEqual([...inOrderOfTime({ at: Float64Array.of(-5 * DAY, -9 * DAY, -7 * DAY + 1, -7 * DAY) }, rows(0, 1, 2, 3))!], [1, 3, 2, 0], 'before 1970, a millisecond apart');
    assert.deepEqual([...inOrderOfTime({ at: Float64Array.of(NaN, NaN) }, rows(0, 1))!], [0, 1]);
    assert.equal(inOrderOfTime({ at: null }, rows(0, 1)), null);
  });

  it('is that of sorting, for any number of sites of any length', () => {
    const random = new Random(3);
    for (let turn = 0; turn < 200; turn++) {
      const at = Float64Array.from({ length: Math.floor(40 * random.next()) }, () => (random.chance(0.1) ? NaN : Math.floor(20 * random.next()) - 10)), places = Int32Array.from(at.keys()).filter(() => random.chance(0.7)), key = (i: number): number => { const time = at[places[i]!]!; return time === time ? time : Infinity; };
      assert.deepEqual([...inOrderOfTime({ at }, places)!], [...places.keys()].sort((a, b) => (key(a) === key(b) ? a - b : key(a) - key(b))));
    }
  });

  const all = rows(0, 1, 2, 3), none = rows(), match = { base: all, revision: all, removed: none, added: none, ambiguous: { base: none, revision: none } } as unknown as Match;
  const time = (...days: number[]): Joined => { const at = Float64Array.from(days, (day) => DAY * day); return { kind: 'time', base: at, revision: at } as unknown as Joined; };
  const number = (...values: number[]): Joined => { const of = Float64Array.from(values); return { kind: 'number', base: of, revision: of } as unknown as Joined; };
  const text = (...codes: number[]): Joined => ({ kind: 'text', base: rows(...codes), revision: rows(...codes), texts: ['AA', 'BB'] }) as unknown as Joined;
  const union = (key: Record<string, Joined>): UnionRecords => unionRecords(Object.entries(key).map(([name, joined]) => ({ name, joined })), match);

  it('of several sites is told record by record; of one site the records stand in it', () => {
    const { base, chronology } = union({ site: text(0, 1, 0, 1), date: time(4, 1, 2, 3) });
    assert.deepEqual([...base], [2, 0, 1, 3], 'one site after the other');
    assert.deepEqual([[...chronology.at!], chronology.along], [[2 * DAY, 4 * DAY, DAY, 3 * DAY], null]);
    assert.deepEqual(union({ date: time(4, 1, 2, 3) }).chronology, { at: null, along: null });
    assert.deepEqual(union({ year: number(2004, 2001, 2002, 2003) }).chronology, { at: null, along: null });
  });

  it('is none where the key has no time', () => {
    assert.deepEqual(union({ Record_number: number(4, 1, 2, 3) }).chronology, { at: null, along: 'Record_number' });
    assert.deepEqual(union({ tree: number(4, 1, 2, 3), site: text(0, 1, 0, 1) }).chronology, { at: null, along: 'tree, site' });
    assert.deepEqual(unionRecords([], match).chronology, { at: null, along: 'the files' });
  });
});

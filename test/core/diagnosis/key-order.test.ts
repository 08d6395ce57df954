/** Records in the order of their key: which column is the time, which name the group, and that nothing depends on how records or columns stood. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { keyOrder, type KeyOrder, type KeyPart } from '../../../src/core/diagnosis/key-order.js';
import { MISSING } from '../../../src/core/diagnosis/ranked-codes.js';
import type { Joined } from '../../../src/core/keys/joined-column.js';
import { Random } from '../support/random.js';
import { numbers, paired, shuffled, texts, times } from '../support/joined.js';

const HOUR = 3_600_000, DAY = 24 * HOUR, START = Date.UTC(2020, 0, 1);
const order = (columns: Readonly<Record<string, Joined>>): KeyOrder => {
  const parts = Object.entries(columns).map(([name, joined]): KeyPart => ({ name, joined }));
  return keyOrder(parts, paired(parts[0]!.joined.base.length));
};
const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
const list = (values: ArrayLike<number> | null): number[] | null => (values === null ? null : Array.from(values));

describe('the order of a key', () => {
  it('of site and instant is by site, then by time', () => {
    const found = order({ site: texts(['b', 'a', 'b', 'a', 'a', 'b']), time: times(['2020-01-01T01:00Z', '2020-01-01T01:00Z', '2020-01-01T00:00Z', '2020-01-01T00:00Z', '2020-01-01T02:00Z', '2020-01-01T02:00Z']) });
    assert.deepEqual(list(found.base), [3, 1, 4, 2, 0, 5]);
    assert.deepEqual(list(found.revision), [3, 1, 4, 2, 0, 5]);
    assert.deepEqual(list(found.group), [0, 0, 0, 1, 1, 1]);
    assert.deepEqual(list(found.time), [0, 1, 2, 0, 1, 2].map((h) => START + h * HOUR));
    assert.deepEqual([found.groupNames, found.instants, found.sequence, found.timeName, found.stepMs, found.period], [['a', 'b'], true, true, 'time', HOUR, 24]);
    assert.deepEqual(found.timeParts, [1]);
  });

  it('of an instant alone has no group, and the step of a day', () => {
    const found = order({ t: numbers(upTo(96).map((i) => START + i * 1_800_000), undefined, 'time') });
    assert.deepEqual([found.group, found.groupNames, found.sequence, found.stepMs, found.period], [null, [], true, 1_800_000, 48]);
  });

  for (const [step, period] of [[DAY, null], [7 * HOUR, null], [30_000, null], [60_000, 1440], [HOUR * 1.5, 16]] as const) {
    it(`with a step of ${step / 60_000} minutes has a period of ${period}`, () => assert.equal(order({ t: numbers(upTo(50).map((i) => START + i * step), undefined, 'time') }).period, period));
  }

  it('of a start and an end goes by the start, whichever comes first', () => {
    const start = numbers(upTo(4).map((i) => START + i * HOUR), undefined, 'time'), end = numbers(upTo(4).map((i) => START + (i + 1) * HOUR), undefined, 'time');
    for (const found of [order({ end, start }), order({ start, end })]) assert.deepEqual([found.timeName, [...found.timeParts].sort()], ['start', [0, 1]]);
  });

  it('of instants that repeat is broken by the rest of the key, not by the order of the records', () => {
    const time = times(['2020-01-01', '2020-01-01', '2020-01-02', '2020-01-02', '2020-01-03', '2020-01-03']), site = texts(['a', 'a', 'a', 'a', 'a', 'a']);
    // As many samples as records: they name no group.
    const found = order({ sample: texts(['f', 'e', 'd', 'c', 'b', 'a']), site, time });
    assert.deepEqual(list(found.base), [1, 0, 3, 2, 5, 4]);
    assert.deepEqual(found.groupNames, ['a']);
  });

  it('of a year and other numbers goes by the year', () => {
    const found = order({ plot: numbers([2, 1, 2, 1]), year: numbers([2001, 2001, 2000, 2000]) });
    assert.deepEqual([found.timeName, found.instants, found.sequence, found.stepMs, found.period, found.groupNames], ['year', false, true, null, null, ['1', '2']]);
    assert.deepEqual(list(found.base), [3, 1, 2, 0]);
  });

  it('of year, month and day makes instants of them', () => {
    const n = 40, found = order({ day: numbers(upTo(n).map((i) => (i % 20) + 1)), month: numbers(upTo(n).map((i) => 1 + Math.floor(i / 20))), year: numbers(upTo(n).map(() => 2020)) });
    assert.deepEqual([found.instants, found.stepMs, found.group, found.timeName], [true, DAY, null, 'year, month, day']);
    assert.equal(found.time![20], Date.UTC(2020, 1, 1));
  });

  it('of what is called a time goes by it, of other numbers by the finest', () => {
    const doy = numbers([1, 1, 2, 2]), plot = numbers([1, 2, 1, 2]);
    assert.equal(order({ doy, plot }).timeName, 'doy');
    assert.equal(order({ plot, doy }).timeName, 'doy');
    const fine = numbers(upTo(12)), coarse = numbers(upTo(12).map((i) => i % 3));
    for (const found of [order({ fine, coarse }), order({ coarse, fine })]) assert.deepEqual([found.timeName, found.sequence], ['fine', false]);
  });

  for (const [name, sequence] of [['id', false], ['year', true], ['MeasurementYear', true], ['candidate', false], ['update_no', false], ['date', true], ['days_since', true], ['Time', true], ['holiday', false], ['week_no', true], ['record', false]] as const) {
    it(`of numbers called ${name} ${sequence ? 'is' : 'is no'} sequence`, () => assert.equal(order({ [name]: numbers(upTo(9)) }).sequence, sequence));
  }

  it('of texts alone is no sequence, and every record its own: no groups', () => {
    assert.deepEqual([order({ id: texts(['c', 'a', 'b']) }).group, list(order({ id: texts(['c', 'a', 'b']) }).base)], [null, [1, 2, 0]]);
    const found = order({ a: texts(['x', 'x', 'y', 'y', 'z', 'z']), b: texts(['1', '2', '1', '2', '1', '2']) });
    assert.equal(found.sequence, false);
    // Both together name a record each; what is left has three records a group.
    assert.deepEqual([found.groupNames, list(found.group)], [['1', '2'], [0, 0, 0, 1, 1, 1]]);
  });

  it('knows no groups among sites that were each seen once', () => {
    const found = order({ site: texts(upTo(6).map((i) => `s${9 - i}`)), time: numbers(upTo(6).map((i) => START + (i % 2) * DAY), undefined, 'time') });
    assert.deepEqual([found.group, list(found.base)], [null, [4, 2, 0, 5, 3, 1]]);
  });

  it('puts missing values of a key last and names them', () => {
    const found = order({ site: texts(['a', null, 'a', null]), time: times([null, '2020-01-02', '2020-01-01', '2020-01-01']) });
    assert.deepEqual([found.groupNames, list(found.group), list(found.base)], [['a', MISSING], [0, 0, 1, 1], [2, 0, 3, 1]]);
    const numbered = order({ plot: numbers([null, 3, null, 3, 10, 10]), year: numbers([1, 1, 2, 2, 1, 2]) });
    assert.deepEqual(numbered.groupNames, ['3', '10', MISSING]);
  });

  it('of no record is empty', () => {
    const found = order({ site: texts([]), time: times([]) });
    assert.deepEqual([found.base.length, found.groupNames, found.stepMs, found.period], [0, [], null, null]);
  });

  it('of more combinations than codes leaves columns out rather than mixing them up', () => {
    const random = new Random(3), n = 30_000, wide = (): Joined => numbers(upTo(n).map(() => random.whole(0, 9000)));
    const found = order({ a: wide(), b: wide(), c: wide(), t: numbers(upTo(n).map((i) => START + i * HOUR), undefined, 'time') });
    for (let i = 1; i < n; i++) assert.ok(found.group === null || found.group[i]! >= found.group[i - 1]!);
  });
});

describe('whatever order records arrive in', () => {
  const random = new Random(40);
  const KEYS: Readonly<Record<string, () => Record<string, Joined>>> = {
    'site and instant': () => ({ site: texts(upTo(60).map((i) => ['x', 'é', 'Z'][i % 3]!)), time: numbers(upTo(60).map((i) => START + Math.floor(i / 3) * HOUR), undefined, 'time') }),
    'site, plot and year': () => ({ plot: numbers(upTo(60).map((i) => i % 4)), site: texts(upTo(60).map((i) => `s${Math.floor(i / 4) % 3}`)), year: numbers(upTo(60).map((i) => 2000 + Math.floor(i / 12))) }),
    'an id': () => ({ id: texts(upTo(60).map((i) => `r${(i * 7) % 60}`)) }),
    'a repeated instant and a depth': () => ({ depth: numbers(upTo(60).map((i) => (i % 5) / 10)), time: numbers(upTo(60).map((i) => (i < 5 ? NaN : START + Math.floor(i / 5) * DAY)), undefined, 'time') }),
    'two unnamed numbers': () => ({ a: numbers(upTo(60).map((i) => i % 6)), b: numbers(upTo(60).map((i) => Math.floor(i / 6))) }),
  };
  for (const [what, make] of Object.entries(KEYS)) {
    it(`the same records come in the same order: ${what}`, () => {
      const columns = make(), n = 60, plain = order(columns), label = numbers(upTo(n));
      for (let round = 0; round < 20; round++) {
        // Match lists pairs in the order of the base.
        const base = random.shuffled(upTo(n)), revision = random.shuffled(upTo(n)), record = upTo(n);
        base.forEach((row, i) => { record[row] = i; });
        const match = { base: Int32Array.from(upTo(n)), revision: Int32Array.from(record, (each) => revision[each]!) };
        const found = keyOrder(Object.entries(columns).map(([name, joined]) => ({ name, joined: shuffled(joined, base, revision) })), match);
        const moved = shuffled(label, base, revision);
        assert.deepEqual(Array.from(found.base, (row) => moved.base[row]), list(plain.base));
        assert.deepEqual(Array.from(found.revision, (row) => moved.revision[row]), list(plain.base));
        assert.deepEqual({ ...found, base: null, revision: null }, { ...plain, base: null, revision: null });
      }
    });
  }
});

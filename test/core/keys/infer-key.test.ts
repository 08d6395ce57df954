import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { calendarFamily, calendarPart, calendarParts } from '../../../src/core/keys/calendar-parts.js';
import { inferKey, type InferredKey } from '../../../src/core/keys/infer-key.js';
import type { Joined } from '../../../src/core/keys/joined-column.js';
import { keyCandidates, keyWeight } from '../../../src/core/keys/key-candidates.js';
import { combinations } from '../../../src/core/keys/key-sets.js';
import { Random } from '../support/random.js';

interface Given { readonly name: string; readonly values: readonly number[]; readonly kind?: 'number' | 'time' | 'text'; readonly revision?: readonly number[]; readonly as?: string }

/** Texts are given by number: `t7`; -1 is missing. */
function joined({ values, kind = 'number', revision = values }: Given): Joined {
  if (kind !== 'text') return { kind, base: Float64Array.from(values), revision: Float64Array.from(revision), spelling: null };
  const texts = Array.from({ length: Math.max(0, ...values, ...revision) + 1 }, (_, i) => `t${i}`);
  return { kind: 'text', base: Int32Array.from(values), revision: Int32Array.from(revision), spelling: null, texts };
}

function search(columns: readonly Given[]): InferredKey {
  const sources = columns.map((column, i) => ({ id: `c${i + 1}`, names: [column.name, column.as ?? column.name] as const, type: column.kind ?? 'number', joined: joined(column) }));
  return inferKey({ candidates: keyCandidates(sources), columns: new Map(sources.map((each) => [each.id, each.joined])), baseRecords: columns[0]!.values.length, revisionRecords: (columns[0]!.revision ?? columns[0]!.values).length });
}

const names = (key: InferredKey['best']): string[] | null => key && key.columns.map((each) => each.name);
const infer = (columns: readonly Given[]): string[] | null => names(search(columns).best);

const range = (n: number, make: (i: number) => number = (i) => i): number[] => Array.from({ length: n }, (_, i) => make(i));
const random = new Random(50);
const N = 480;
const noise = range(N, () => random.normal());

describe('the key that is found', () => {
  const FOUND: readonly (readonly [string, readonly Given[], readonly string[]])[] = [
    ['an id', [{ name: 'x', values: noise }, { name: 'plot_id', values: range(N) }], ['plot_id']],
    ['an id before a date', [{ name: 'date', kind: 'time', values: range(N) }, { name: 'record_id', values: range(N) }], ['record_id']],
    ['a time stamp', [{ name: 'TIMESTAMP', kind: 'time', values: range(N) }, { name: 'x', values: noise }], ['TIMESTAMP']],
    ['site and time', [{ name: 'site', kind: 'text', values: range(N, (i) => i % 4) }, { name: 'time', kind: 'time', values: range(N, (i) => i >> 2) }, { name: 'x', values: noise }], ['site', 'time']],
    ['year, month and day', [{ name: 'year', values: range(N, (i) => 2000 + Math.floor(i / 120)) }, { name: 'month', values: range(N, (i) => 1 + Math.floor((i % 120) / 30)) }, { name: 'day', values: range(N, (i) => 1 + (i % 30)) }, { name: 'x', values: noise }], ['year', 'month', 'day']],
    ['country and year', [{ name: 'country', kind: 'text', values: range(N, (i) => i % 20) }, { name: 'year', values: range(N, (i) => Math.floor(i / 20)) }, { name: 'population', values: range(N, () => random.whole(1e5, 1e9)) }], ['country', 'year']],
    ['a name of any kind', [{ name: 'label', kind: 'text', values: range(N) }, { name: 'x', values: noise }], ['label']],
    ['row numbers', [{ name: 'column 1', values: range(N) }, { name: 'x', values: noise }], ['column 1']],
    ['whole numbers in the first column', [{ name: 'nr of plot', values: range(N, (i) => i * 3) }, { name: 'x', values: noise }], ['nr of plot']],
    ['three parts', [{ name: 'site', kind: 'text', values: range(N, (i) => i % 4) }, { name: 'plot', values: range(N, (i) => (i >> 2) % 6) }, { name: 'tree', values: range(N, (i) => Math.floor(i / 24)) }], ['site', 'plot', 'tree']],
  ];
  for (const [what, columns, expected] of FOUND) it(what, () => {
    const { best } = search(columns);
    assert.deepEqual([names(best), best!.exact, best!.evidence.overlap], [expected, true, 1]);
  });

  const NONE: readonly (readonly [string, readonly Given[]])[] = [
    ['a float measure, though every value is different', [{ name: 'flux', values: noise }, { name: 'temperature', values: range(N, (i) => i / 3) }]],
    ['a column of counts, though every value is different', [{ name: 'flux', values: noise }, { name: 'population', values: range(N, (i) => i * 17) }]],
    ['categories that repeat', [{ name: 'species', kind: 'text', values: range(N, (i) => i % 3) }, { name: 'sex', kind: 'text', values: range(N, (i) => i % 2) }]],
    ['a key that the revision repeats', [{ name: 'id', values: range(N), revision: range(N, () => 1) }]],
  ];
  for (const [what, columns] of NONE) it(`is none for ${what}`, () => assert.equal(infer(columns), null));

  it('may fail for two records of a hundred, which are set apart', () => {
    const stamps = range(N, (i) => (i < 3 ? 100 : i));
    const { best } = search([{ name: 'time', kind: 'time', values: stamps }, { name: 'x', values: noise }]);
    assert.deepEqual([names(best), best!.exact, best!.match.ambiguous.base.length], [['time'], false, 4]);
    assert.equal(infer([{ name: 'time', kind: 'time', values: range(N, (i) => (i < 30 ? 100 : i)) }, { name: 'x', values: noise }]), null);
  });

  it('may lack its value in two records of a hundred', () => {
    const ids = range(N, (i) => (i === 7 ? NaN : i));
    assert.deepEqual(infer([{ name: 'id', values: ids }, { name: 'x', values: noise }]), ['id']);
    assert.equal(infer([{ name: 'id', values: range(N, (i) => (i < 12 ? NaN : i)) }, { name: 'x', values: noise }]), null);
  });

  it('is not believed from the first records: a repetition late in the file counts', () => {
    const late = range(30_000, (i) => (i > 29_000 ? i - 29_001 : i));
    assert.deepEqual(infer([{ name: 'code', values: late }, { name: 'id', values: range(30_000) }]), ['id']);
    const many = range(70_000, (i) => (i > 60_000 ? i - 60_001 : i));
    assert.deepEqual(infer([{ name: 'code', values: many }, { name: 'id', values: range(70_000) }]), ['id']);
  });
});

describe('a key that nothing but the records speak for', () => {
  const codes = range(N), counts = range(N, () => random.whole(0, 1e9)), more = range(N, () => random.normal());
  /** Of one count in twelve there is another now. */
  const recounted = counts.map((x, i) => (i % 12 === 0 ? x + 1 : x));
  const columns: Given[] = [{ name: 'seeds', values: counts, revision: recounted }, { name: 'v0', kind: 'text', values: codes }, { name: 'x', values: noise }, { name: 'y', values: more }];
  it('is the one that lasts, not the first one that was revised', () => assert.deepEqual(infer(columns), ['v0']));
  it('stays the first where the other pairs further records that are not the same', () => {
    // The last records were replaced by others, which the line number does not see.
    const replaced = (values: readonly number[], by: (x: number) => number): number[] => values.map((x, i) => (i >= N - 40 ? by(x) : x));
    assert.deepEqual(infer([
      { name: 'seeds', values: counts, revision: replaced(counts, (x) => x + 1) }, { name: 'v0', kind: 'text', values: codes },
      { name: 'x', values: noise, revision: replaced(noise, () => random.normal()) }, { name: 'y', values: more, revision: replaced(more, () => random.normal()) },
    ]), ['seeds']);
  });
  it('is no calendar because of its name, where it holds what no calendar does', () => {
    const own: Given = { name: 'jour', values: counts, revision: recounted };
    assert.equal(keyCandidates([{ id: 'a', names: ['jour', 'jour'], type: 'number', joined: joined(own) }])[0]!.weight, 0.5);
    assert.equal(keyCandidates([{ id: 'a', names: ['jour', 'jour'], type: 'number', joined: joined({ name: 'jour', values: range(N, (i) => 400 + (i >> 1)) }) }])[0]!.weight, 2, 'the days of a trial');
    assert.deepEqual(infer([{ name: 'ref', values: codes }, own, { name: 'x', values: noise }]), ['ref']);
  });
});

describe('what pairs say of a key', () => {
  const shifted = (values: readonly number[]): number[] => [random.normal(), ...values.slice(0, -1)];
  const dates = range(N, (i) => i * 86_400_000);
  const inserted: Given[] = [
    { name: 'row', values: range(N) }, { name: 'date', kind: 'time', values: dates, revision: [-86_400_000, ...dates.slice(0, -1)] },
    { name: 'x', values: noise, revision: shifted(noise) }, { name: 'y', values: noise.map((x) => x * 2), revision: shifted(noise.map((x) => x * 2)) },
  ];

  it('a row number loses to a date when a record was inserted on top', () => assert.deepEqual(infer(inserted), ['date']));

  it('a row number that pairs nothing alike is no key', () => {
    assert.equal(infer(inserted.filter((each) => each.name !== 'date')), null);
  });

  it('an identifier that was given out anew loses to a place and a time, and that is said', () => {
    const given = range(N), anew = random.shuffled(given);
    const { best, passedOver, alternatives } = search([
      { name: 'id', values: given, revision: anew }, { name: 'site', kind: 'text', values: range(N, (i) => i % 4) }, { name: 'time', kind: 'time', values: range(N, (i) => i >> 2) }, { name: 'x', values: noise }, { name: 'y', values: range(N, () => random.normal()) },
    ]);
    assert.deepEqual([names(best), names(passedOver), names(alternatives[0]!)], [['site', 'time'], ['id'], ['id']]);
    assert.ok(passedOver!.evidence.agreement! < 0.3 && best!.evidence.agreement! > 0.6);
  });

  it('an identifier stays the key when everything else was revised', () => {
    const noisy = (values: readonly number[]): number[] => values.map((x) => x + random.normal());
    assert.deepEqual(infer([{ name: 'id', values: range(N) }, { name: 'date', kind: 'time', values: dates, revision: random.shuffled(dates) }, { name: 'x', values: noise, revision: noisy(noise) }]), ['id']);
  });

  it('an identifier with other values in each release is kept aside, not believed', () => {
    const { best, apart } = search([{ name: 'id', values: range(N), revision: range(N, (i) => i + N) }, { name: 'x', values: noise, revision: range(N, () => random.normal()) }]);
    assert.deepEqual([best, names(apart)], [null, ['id']]);
  });

  it('the agreement is that of the other cells', () => {
    const { best } = search([{ name: 'id', values: range(100) }, { name: 'x', values: range(100, (i) => i / 3), revision: range(100, (i) => (i < 25 ? -1.5 : i / 3)) }, { name: 'y', values: range(100, () => 7.5) }]);
    assert.equal(best!.evidence.agreement, 175 / 200);
  });

  it('a text is taken for a key only if records agree under it', () => {
    const label = range(N), other = random.shuffled(label);
    assert.deepEqual(infer([{ name: 'a', kind: 'text', values: label }, { name: 'x', values: noise }]), ['a']);
    assert.equal(infer([{ name: 'a', kind: 'text', values: label, revision: other }, { name: 'x', values: noise }, { name: 'y', values: noise.map((x) => x - 3) }]), null);
  });
});

describe('the key does not depend on', () => {
  interface Table { readonly columns: readonly Given[]; readonly key: readonly string[] }
  const TABLES: readonly Table[] = [
    { key: ['plot_id'], columns: [{ name: 'x', values: noise }, { name: 'plot_id', values: range(N, (i) => 3 * i) }, { name: 'note', kind: 'text', values: range(N, (i) => i) }] },
    { key: ['site', 'time'], columns: [{ name: 'site', kind: 'text', values: range(N, (i) => i % 5) }, { name: 'time', kind: 'time', values: range(N, (i) => Math.floor(i / 5)) }, { name: 'count', values: range(N, (i) => i * 11) }, { name: 'x', values: noise }] },
    { key: ['year', 'doy', 'hour'], columns: [{ name: 'year', values: range(N, (i) => 2000 + Math.floor(i / 240)) }, { name: 'doy', values: range(N, (i) => 1 + Math.floor((i % 240) / 24)) }, { name: 'hour', values: range(N, (i) => i % 24) }, { name: 'flux', values: noise }] },
    { key: ['obs'], columns: [{ name: 'obs', values: range(N, (i) => i + 1) }, { name: 'species', kind: 'text', values: range(N, (i) => i % 3) }, { name: 'length', values: noise }] },
  ];
  const pickRows = (columns: readonly Given[], base: readonly number[], revision: readonly number[]): Given[] => columns.map((column) => ({ ...column, values: base.map((i) => column.values[i]!), revision: revision.map((i) => column.values[i]!) }));
  const all = range(N);
  const CHANGES: readonly (readonly [string, (rows: readonly number[]) => [readonly number[], readonly number[]]])[] = [
    ['appended records', (rows) => [rows.slice(0, 400), rows]],
    ['removed records', (rows) => [rows, rows.filter((i) => i % 7 !== 3)]],
    ['records inserted in front', (rows) => [rows.slice(20), rows]],
    ['the order of records', (rows) => [rows, random.shuffled(rows)]],
    ['the order of records on both sides', (rows) => [random.shuffled(rows), random.shuffled(rows)]],
  ];
  for (const [what, change] of CHANGES) it(what, () => {
    for (const { columns, key } of TABLES) {
      const [base, revision] = change(all);
      assert.deepEqual(infer(pickRows(columns, base, revision)), key);
    }
  });

  it('nor do its figures depend on the order of many records', () => {
    const n = 9000, columns: Given[] = [{ name: 'id', kind: 'text', values: range(n) }, { name: 'x', values: range(n, () => random.normal()), revision: range(n, () => 0) }];
    const partly = columns[1]!.values.map((x, i) => (i % 3 === 0 ? x + 1 : x));
    const shuffle = random.shuffled(range(n));
    const figures = (order: readonly number[]): unknown => {
      const { best } = search([{ name: 'id', kind: 'text', values: order.map((i) => i), revision: order.map((i) => i) }, { name: 'x', values: order.map((i) => columns[1]!.values[i]!), revision: order.map((i) => partly[i]!) }]);
      return [best!.evidence.agreement, best!.evidence.pairs];
    };
    assert.deepEqual(figures(shuffle), figures(range(n)));
  });
});

describe('candidates', () => {
  const WEIGHTS: readonly (readonly [string, 'number' | 'text' | 'time' | 'boolean' | 'nested', number, number | null])[] = [
    ['site_id', 'text', 1, 3], ['Record_number', 'number', 0.99, 3], ['stationId', 'number', 1, 3], ['date', 'time', 1, 2.5], ['species', 'text', 1, 2], ['year', 'number', 1, 2], ['column 1', 'number', 1, 1], ['rownames', 'number', 1, 1], ['Entry_date', 'time', 1, 0.8], ['subplot', 'text', 1, 2], ['comment', 'text', 1, 0.8], ['count', 'number', 1, 0.5],
    ['flux', 'number', 0.2, null], ['valid', 'boolean', 1, null], ['geometry', 'nested', 1, null], ['id', 'number', 0.5, null],
  ];
  for (const [name, type, whole, weight] of WEIGHTS) it(`${name} (${type}) weighs ${weight}`, () => assert.equal(keyWeight(name, type, whole), weight));

  it('calendar columns form a family in their order', () => {
    const family = (given: readonly string[]): string[] => { const parts = calendarParts(given); return calendarFamily(given.map((name, i) => ({ name, calendar: parts[i]! }))).map((each) => each.name); };
    assert.deepEqual(family(['day', 'hour', 'YEAR', 'Month']), ['YEAR', 'Month', 'day', 'hour']);
    assert.deepEqual(family(['doy', 'year', 'month']), ['year', 'doy']);
    assert.deepEqual(family(['doy', 'year', 'month', 'day']), ['year', 'month', 'day']);
    assert.deepEqual(family(['yyyy', 'mo', 'dd', 'hh', 'mm']), ['yyyy', 'mo', 'dd', 'hh', 'mm']);
    assert.deepEqual(family(['yyyy', 'mm', 'dd']), ['yyyy', 'mm', 'dd']);
    assert.deepEqual(family(['obs_year', 'obs_month', 'birth_day']), ['obs_year', 'obs_month']);
    assert.deepEqual(family(['birth_year', 'count']), []);
    assert.equal(calendarPart('yearly'), null);
  });

  it('a column that cannot be what its name says is no part of the calendar', () => {
    const calendar = (values: readonly number[]): unknown => keyCandidates([{ id: 'c1', names: ['hour', 'hour'], type: 'number', joined: joined({ name: '', values }) }])[0]!.calendar;
    assert.equal(calendar([0, 23, 2330]), 'hour');
    assert.equal(calendar([0, 23, 4500]), null);
  });

  it('a few whole numbers, each about as often, are a code, those that follow each other a numbering; a measure is neither', () => {
    const weight = (values: readonly number[]): number | undefined => keyCandidates([{ id: 'c1', names: ['level_of_use', 'level_of_use'], type: 'number', joined: joined({ name: '', values }) }])[0]?.weight;
    assert.equal(weight([1, 2, 3, 1, 2, 3]), 0.9);
    assert.equal(weight([5, 10, 50, 5, 10, 50]), 0.9);
    assert.equal(weight([1, 2, 3, 1, 2, 4]), 0.5);
    assert.equal(weight([1, 1, 1, 1, 1, 2, 2]), 0.5);
    assert.equal(weight([8, 4, 5, 6, 9]), 1.1);
    assert.equal(weight([8, 40, 5, 600, 9]), 0.5);
    assert.equal(weight([1.5, 2]), undefined);
  });

  it('combinations come smaller first, in the order of the items, and are bounded', () => {
    assert.deepEqual(combinations(['a', 'b', 'c'], 1, 2), [['a'], ['b'], ['c'], ['a', 'b'], ['a', 'c'], ['b', 'c']]);
    assert.deepEqual(combinations(['a'], 2, 5), []);
    assert.equal(combinations(range(20), 1, 5).length, 1500);
  });
});

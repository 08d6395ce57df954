import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { combinations, inferKey } from '../../../src/core/keys/infer-key.js';
import { calendarFamily, calendarPart, keyWeight, type KeyCandidate } from '../../../src/core/keys/key-candidates.js';
import { Random } from '../support/random.js';

interface Given { readonly name: string; readonly values: readonly number[]; readonly kind?: 'number' | 'time' | 'text'; readonly revision?: readonly number[] }

function candidate({ name, values, kind = 'number', revision = values }: Given, position: number): KeyCandidate | null {
  const whole = values.filter((x) => Number.isInteger(x)).length / values.length;
  const weight = keyWeight(name, kind, kind === 'number' ? whole : 1);
  if (weight === null) return null;
  const make = kind === 'text' ? Int32Array : Float64Array;
  return { id: `c${position + 1}`, name, position, base: make.from(values), revision: make.from(revision), weight, calendar: kind === 'number' ? calendarPart(name) : null, isTime: kind === 'time' };
}

function infer(columns: readonly Given[], fits: (names: readonly string[]) => boolean = () => true): { names: string[]; duplicates: { base: number; revision: number } } | null {
  const candidates = columns.map(candidate).filter((each) => each !== null);
  const n = columns[0]!.values.length;
  const found = inferKey(candidates, n, columns[0]!.revision?.length ?? n, (chosen) => fits(chosen.map((each) => each.name)));
  return found && { names: found.columns.map((each) => each.name), duplicates: found.duplicates };
}

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
    ['year, month and day', [{ name: 'year', values: range(N, (i) => 2000 + Math.floor(i / 120)) }, { name: 'month', values: range(N, (i) => Math.floor((i % 120) / 30)) }, { name: 'day', values: range(N, (i) => i % 30) }, { name: 'x', values: noise }], ['year', 'month', 'day']],
    ['country and year', [{ name: 'country', kind: 'text', values: range(N, (i) => i % 20) }, { name: 'year', values: range(N, (i) => Math.floor(i / 20)) }, { name: 'population', values: range(N, () => random.whole(1e5, 1e9)) }], ['country', 'year']],
    ['a name of any kind', [{ name: 'label', kind: 'text', values: range(N) }, { name: 'x', values: noise }], ['label']],
    ['row numbers', [{ name: 'column 1', values: range(N) }, { name: 'x', values: noise }], ['column 1']],
    ['whole numbers in the first column', [{ name: 'nr of plot', values: range(N, (i) => i * 3) }, { name: 'x', values: noise }], ['nr of plot']],
    ['three parts', [{ name: 'site', kind: 'text', values: range(N, (i) => i % 4) }, { name: 'plot', values: range(N, (i) => (i >> 2) % 6) }, { name: 'tree', values: range(N, (i) => Math.floor(i / 24)) }], ['site', 'plot', 'tree']],
  ];
  for (const [what, columns, expected] of FOUND) it(what, () => assert.deepEqual(infer(columns), { names: expected, duplicates: { base: 0, revision: 0 } }));

  const NONE: readonly (readonly [string, readonly Given[]])[] = [
    ['a float measure, though every value is different', [{ name: 'flux', values: noise }, { name: 'temperature', values: range(N, (i) => i / 3) }]],
    ['a column of counts, though every value is different', [{ name: 'flux', values: noise }, { name: 'population', values: range(N, (i) => i * 17) }]],
    ['categories that repeat', [{ name: 'species', kind: 'text', values: range(N, (i) => i % 3) }, { name: 'sex', kind: 'text', values: range(N, (i) => i % 2) }]],
    ['a key that the revision repeats', [{ name: 'id', values: range(N), revision: range(N, () => 1) }]],
  ];
  for (const [what, columns] of NONE) it(`is none for ${what}`, () => assert.equal(infer(columns), null));

  it('may fail for two records of a hundred, which are counted', () => {
    const stamps = range(N, (i) => (i < 3 ? 100 : i));
    assert.deepEqual(infer([{ name: 'time', kind: 'time', values: stamps }, { name: 'site', kind: 'text', values: range(N, () => 0) }])!.duplicates, { base: 3, revision: 3 });
    assert.equal(infer([{ name: 'time', kind: 'time', values: range(N, (i) => (i < 30 ? 100 : i)) }]), null);
  });

  it('must also fit: a set that does not pair the releases is passed over', () => {
    const columns: Given[] = [{ name: 'id', values: range(N) }, { name: 'time', kind: 'time', values: range(N) }];
    assert.deepEqual(infer(columns, (names) => !names.includes('id'))!.names, ['time']);
    assert.equal(infer(columns, () => false), null);
  });

  it('is not believed from the first records: a repetition late in the file counts', () => {
    const late = range(30_000, (i) => (i === 29_999 ? 0 : i));
    const columns: Given[] = [{ name: 'code', values: late }, { name: 'id', values: range(30_000) }];
    assert.deepEqual(infer(columns)!.names, ['id']);
  });
});

describe('candidates', () => {
  const WEIGHTS: readonly (readonly [string, 'number' | 'text' | 'time' | 'boolean' | 'nested', number, number | null])[] = [
    ['site_id', 'text', 1, 3], ['Record_number', 'number', 0.99, 3], ['stationId', 'number', 1, 3], ['date', 'time', 1, 2.5], ['species', 'text', 1, 2], ['year', 'number', 1, 2], ['column 1', 'number', 1, 1], ['comment', 'text', 1, 0.8], ['count', 'number', 1, 0.5],
    ['flux', 'number', 0.2, null], ['valid', 'boolean', 1, null], ['geometry', 'nested', 1, null], ['id', 'number', 0.5, null],
  ];
  for (const [name, type, whole, weight] of WEIGHTS) it(`${name} (${type}) weighs ${weight}`, () => assert.equal(keyWeight(name, type, whole), weight));

  it('calendar columns form a family in their order', () => {
    const columns = ['day', 'hour', 'YEAR', 'Month'].map((name, i) => candidate({ name, values: [1, 2] }, i)!);
    assert.deepEqual(calendarFamily(columns).map((each) => each.name), ['YEAR', 'Month', 'day', 'hour']);
    assert.deepEqual(calendarFamily(['doy', 'year', 'month'].map((name, i) => candidate({ name, values: [1, 2] }, i)!)).map((each) => each.name), ['year', 'doy']);
    assert.equal(calendarPart('yearly'), null);
  });

  it('combinations come smaller first, in the order of the items, and are bounded', () => {
    assert.deepEqual(combinations(['a', 'b', 'c'], 1, 2), [['a'], ['b'], ['c'], ['a', 'b'], ['a', 'c'], ['b', 'c']]);
    assert.deepEqual(combinations(['a'], 2, 5), []);
    assert.equal(combinations(range(20), 1, 5).length, 1500);
  });
});

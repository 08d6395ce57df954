/** The six classes against a second classification, made from the texts alone by the contract's words. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { CELL_CLASSES, changedCells, emptyCellCounts, type CellClass } from '../../src/core/model/cell-class.js';
import type { Tolerance } from '../../src/core/model/recipe.js';
import { Random } from '../core/support/random.js';
import { Bench, classes, column, csv } from './support.js';

type Kind = 'number' | 'text' | 'date' | 'mixed';
const NUMERAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/;
const MISSING = new Set(['', 'NA', 'NaN', 'null']);

/** What a text says in a column of its kind: null for missing. */
function meaning(text: string, kind: Kind): number | string | null {
  const trimmed = text.trim();
  if (MISSING.has(trimmed) || (kind === 'number' && Number(trimmed) === -9999)) return null;
  if (kind === 'number') return Number(trimmed) + 0;
  if (kind === 'date') return new Date(`${trimmed.replaceAll('/', '-').replace(' ', 'T')}${trimmed.length > 10 ? 'Z' : ''}`).getTime();
  if (kind === 'mixed' && NUMERAL.test(trimmed)) return Number(trimmed) + 0;
  return trimmed.normalize('NFC');
}

/** Contract, section 2, in its own order. */
function classifyCell(base: string, revision: string, kind: Kind, tolerance: Required<Tolerance>): CellClass {
  if (base === revision) return 'unchanged';
  const b = meaning(base, kind), r = meaning(revision, kind);
  if (b === r) return 'notation';
  if (b === null) return 'filled';
  if (r === null) return 'lost';
  if (kind === 'number' && typeof b === 'number' && typeof r === 'number') {
    const limit = Math.max(tolerance.absolute, tolerance.relative * Math.abs(b));
    if (limit > 0 && Math.abs(r - b) <= limit + 16 * Number.EPSILON * Math.max(Math.abs(b), Math.abs(r))) return 'tolerated';
  }
  return 'value';
}

function numberText(random: Random, x: number, plain: boolean): string {
  if (plain) return random.pick([String(x), x.toFixed(1), x.toFixed(3)]);
  return random.pick([String(x), x.toFixed(2), x.toExponential(3), ` ${x}`, `${x} `, x > 0 ? `+${x}` : String(x)]);
}

function dateText(random: Random, day: number): string {
  const date = new Date(Date.UTC(2020, 0, 1) + day * 86_400_000).toISOString().slice(0, 10);
  return random.pick([date, date, date.replaceAll('-', '/'), `${date}T00:00`, `${date} 00:00:00`, `${date}T00:00:00.000`]);
}

const NAMES = ['Quercus robur', 'quercus robur', ' Quercus robur', 'Fagus', 'café', 'cafe\u0301', 'x\ny', 'say "no"', 'a,b', '007', '12 km'];
const missing = (random: Random): string => random.pick(['', 'NA', ' ', 'NaN']);

function cell(random: Random, kind: Kind, plain: boolean): string {
  if (random.chance(0.12)) return plain ? random.pick(['', 'NA']) : missing(random);
  switch (kind) {
    case 'number': return random.chance(0.05) ? random.pick(['-9999', '-9999.0']) : numberText(random, random.whole(-40, 40) / 4, plain);
    case 'date': return dateText(random, random.whole(0, 5));
    case 'mixed': return random.chance(0.25) ? random.pick(['n.d.', '<0.5', ' n.d.', 'N.D.']) : numberText(random, random.whole(0, 6), true);
    case 'text': return random.pick(NAMES);
  }
}

let bench: Bench;
before(() => { bench = new Bench(); });
after(() => bench.close());

describe('cells fall into the classes that their texts say', () => {
  const random = new Random(80);
  for (let round = 0; round < 24; round++) {
    const tolerance = random.pick([{ absolute: 0, relative: 0 }, { absolute: 0.25, relative: 0 }, { absolute: 0.1, relative: 0.05 }, { absolute: 0, relative: 0.5 }]);
    const kinds: Kind[] = ['number', 'number', 'date', 'text', 'mixed', 'number'];
    const plain = kinds.map((_, i) => i === 0 || (i === 5 && round % 2 === 0));
    const n = random.whole(40, 200);
    const header = ['id', ...kinds.map((kind, i) => `${kind}${i}`)];
    const base = Array.from({ length: n }, (_, i) => [String(i), ...kinds.map((kind, k) => cell(random, kind, plain[k]!))]);
    const revision = base.map((record) => record.map((text, k) => (k === 0 || random.chance(0.5) ? text : cell(random, kinds[k - 1]!, plain[k - 1]!))));

    it(`round ${round}: ${n} records, tolerance ${tolerance.absolute} and ${100 * tolerance.relative} %`, async () => {
      const report = await bench.compare(csv(header, base), csv(header, random.shuffled(revision)), { key: ['id'], tolerance });
      let changedRecords = 0;
      const expected = kinds.map(() => emptyCellCounts());
      base.forEach((record, i) => {
        const found = kinds.map((kind, k) => classifyCell(record[k + 1]!, revision[i]![k + 1]!, kind, tolerance));
        found.forEach((name, k) => { expected[k]![name]++; });
        if (found.some((name) => name === 'value' || name === 'filled' || name === 'lost')) changedRecords++;
      });
      kinds.forEach((kind, k) => assert.deepEqual(column(report, `${kind}${k}`).cells, expected[k], `${kind}${k} (${column(report, `${kind}${k}`).type})`));
      assert.equal(report.records.changed, changedRecords);
    });
  }

  it('sampled records show the texts and classes of their cells', async () => {
    const header = ['id', 'number0', 'text1'];
    const base = Array.from({ length: 60 }, (_, i) => [String(i), cell(random, 'number', true), cell(random, 'text', false)]);
    const revision = base.map(([id, x, s]) => [id!, random.chance(0.3) ? cell(random, 'number', true) : x!, random.chance(0.3) ? cell(random, 'text', false) : s!]);
    const report = await bench.compare(csv(header, base), csv(header, revision), { key: ['id'] });
    const ids = new Map([['number', column(report, 'number0').id], ['text', column(report, 'text1').id]] as const);
    assert.equal(report.records.samples.changed.length, report.records.changed);
    for (const sample of report.records.samples.changed) {
      const i = Number(sample.key[0]);
      for (const each of sample.cells) {
        const kind = each.column === ids.get('number') ? 'number' : 'text', k = kind === 'number' ? 1 : 2;
        assert.deepEqual([each.base, each.revision], [base[i]![k], revision[i]![k]]);
        assert.equal(each.class, classifyCell(base[i]![k]!, revision[i]![k]!, kind, { absolute: 0, relative: 0 }));
        assert.notEqual(each.class, 'unchanged');
      }
    }
  });
});

describe('single cells', () => {
  const TABLE: readonly (readonly [string, readonly string[], readonly string[], CellClass, string?])[] = [
    ['1.0 and 1.00', ['1.0', '5'], ['1.00', '5'], 'notation'], ['1 and 1e0', ['1', '5'], ['1e0', '5'], 'notation'], ['0 and -0.0', ['0', '5'], ['-0.0', '5'], 'notation'],
    ['0.1 and 0.10000000000000001', ['0.1', '5'], ['0.10000000000000001', '5'], 'notation'], ['0.1 and 0.10000000000000002', ['0.1', '5'], ['0.10000000000000002', '5'], 'value'],
    ['-9999 and empty', ['-9999', '5'], ['', '5'], 'notation'], ['-9999 and -9999.0', ['-9999', '5'], ['-9999.0', '5'], 'notation'], ['-9999 and 3', ['-9999', '5'], ['3', '5'], 'filled'], ['3 and NA', ['3', '5'], ['NA', '5'], 'lost'],
    ['a space and empty', [' ', '5'], ['', '5'], 'notation'], ['inf and Infinity', ['inf', '5'], ['Infinity', '5'], 'notation'], ['inf and -inf', ['inf', '5'], ['-inf', '5'], 'value'],
    ['007 and 7', ['007', 'x'], ['7', 'x'], 'value'], ['180E11 and 1.80E13', ['180E11', 'x'], ['1.80E13', 'x'], 'value'], ['long integers that one float64 holds', ['12345678901234567', 'x'], ['12345678901234568', 'x'], 'value'],
    ['Oak and oak', ['Oak', 'x'], ['oak', 'x'], 'value'], ['é composed and decomposed', ['é', 'x'], ['e\u0301', 'x'], 'notation'], ['a date and its midnight', ['2020-01-01', '2020-01-02'], ['2020-01-01T00:00', '2020-01-02'], 'notation'],
    ['24:00 and the next day', ['202001012400', '202001010030'], ['202001020000', '202001010030'], 'notation'], ['the same instant in two zones', ['2020-01-01T12:00Z', '2020-01-01T13:00Z'], ['2020-01-01T13:00+01:00', '2020-01-01T13:00Z'], 'notation'],
    ['a date and its milliseconds', ['2020-01-01', '2020-01-02'], ['1577836800000', '1577923200000'], 'value'], ['true and TRUE', ['true', 'false'], ['TRUE', 'false'], 'value'],
  ];
  for (const [what, base, revision, expected] of TABLE) {
    it(`${what}: ${expected}`, async () => {
      const header = ['id', 'x'], rows = (cells: readonly string[]): string[][] => cells.map((text, i) => [String(i + 1), text]);
      const report = await bench.compare(csv(header, rows(base)), csv(header, rows(revision)), { key: ['id'] });
      assert.ok(column(report, 'x').cells[expected] >= 1, JSON.stringify(classes(column(report, 'x').cells)));
      assert.equal(CELL_CLASSES.filter((name) => name !== 'unchanged' && column(report, 'x').cells[name] > 0).join(), expected);
    });
  }

  const TYPED: readonly (readonly [string, unknown, unknown, CellClass])[] = [
    ['equal numbers', 1, 1, 'unchanged'], ['other numbers', 1, 2, 'value'], ['null and a number', null, 1, 'filled'], ['a number and an absent member', 1, undefined, 'lost'], ['texts that differ in white space', 'a ', 'a', 'notation'],
    ['members in another order', { a: 1, b: 2 }, { b: 2, a: 1 }, 'unchanged'], ['nested values', { a: 1 }, { a: 2 }, 'value'], ['truth values', true, false, 'value'], ['large integers', 2n ** 60n, 2n ** 60n + 1n, 'value'], ['-9999 and null', -9999, null, 'notation'],
  ];
  for (const [what, b, r, expected] of TYPED) {
    it(`typed, ${what}: ${expected}`, async () => {
      const fill = typeof b === 'number' || typeof r === 'number' ? 5 : typeof b === 'string' ? 'x' : typeof b === 'boolean' ? true : typeof b === 'bigint' ? 2n ** 61n : { z: 1 };
      const rows = (x: unknown): Record<string, unknown>[] => [{ id: 1, ...(x === undefined ? {} : { x }) }, { id: 2, x: fill }];
      const report = await bench.compare(rows(b), rows(r), { key: ['id'] });
      assert.deepEqual(classes(column(report, 'x').cells), expected === 'unchanged' ? { unchanged: 2 } : { unchanged: 1, [expected]: 1 });
    });
  }

  it('text and typed formats of the same data are unchanged', async () => {
    const report = await bench.compare(csv(['id', 'x', 's', 'd'], [[1, '1.50', 'a', '2020-01-01'], [2, '', 'b', '2020-01-02']]), [{ id: 1, x: 1.5, s: 'a', d: new Date(Date.UTC(2020, 0, 1)) }, { id: 2, x: null, s: 'b', d: new Date(Date.UTC(2020, 0, 2)) }], { key: ['id'] });
    assert.equal(changedCells(report.cells) + report.cells.notation, 0, JSON.stringify(report.columns.map((each) => classes(each.cells))));
  });
});

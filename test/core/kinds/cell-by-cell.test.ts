/** Cells that tell one by one what became of them: angles in another notation, rounding, factors; in numbers and in texts. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { angleOf } from '../../../src/core/kinds/angles.js';
import { classifyColumn, type ColumnKinds } from '../../../src/core/kinds/classify-column.js';
import { classifyTexts, type TextKinds } from '../../../src/core/kinds/classify-text.js';
import { Random } from '../support/random.js';

const texts = (base: readonly (string | null)[], revision: readonly (string | null)[]): TextKinds => {
  const all = [...new Set([...base, ...revision].filter((text): text is string => text !== null))], at = new Map(all.map((text, i) => [text, i]));
  const codes = (values: readonly (string | null)[]): Int32Array => Int32Array.from(values, (text) => (text === null ? -1 : at.get(text)!));
  return classifyTexts({ base: codes(base), revision: codes(revision), texts: all });
};
const told = ({ kinds }: TextKinds | ColumnKinds): (readonly unknown[])[] => kinds.map(({ kind, evidence }) => [kind, evidence['cells'], evidence['residualCells']]);
const near = (wanted: number) => (found: number): void => assert.ok(Math.abs(found - wanted) < 1e-9, String(found));

describe('an angle with minutes', () => {
  it('is read in the ways it is written', () => {
    for (const text of ['37d37mN', '37°37′ N', "N 37° 37'", '37 37m', '+37 d 37 min']) near(37 + 37 / 60)(angleOf(text));
    near(-(79 + 26 / 60 + 34.8 / 3600))(angleOf('79d26m34.8sW'));
    near(-(0 + 13 / 60))(angleOf('0d13mS'));
    near(28 + 6.5 / 60)(angleOf('28d6.5mN'));
    near(-(33 + 27 / 60))(angleOf('-33°27\''));
  });

  it('is none without minutes, of too many, or with two sides', () => {
    for (const text of ['37.5', '37', '37d', '119d86mE', '37d10m75sN', 'N 37d10m S', '-37d10mN', '200d10mE', '12:30', '3d model', '']) assert.ok(Number.isNaN(angleOf(text)), text);
  });
});

describe('texts that say numbers', () => {
  const random = new Random(5), places = Array.from({ length: 300 }, () => String(Number((random.next() * 120 - 60).toFixed(4))));
  const changed = (map: Readonly<Record<number, readonly [string, string]>>): TextKinds => texts(places.map((text, i) => map[i]?.[0] ?? text), places.map((text, i) => map[i]?.[1] ?? text));

  it('are one change of notation where minutes became decimals, and revised where they did not', () => {
    const base = Array.from({ length: 40 }, (_, i) => `${i + 1}d${(7 * i) % 60}mN`), revision = base.map((_, i) => String(Number((i + 1 + ((7 * i) % 60) / 60).toFixed(6))));
    revision[3] = '99.5';
    const found = texts(base, revision);
    assert.deepEqual(told(found), [['format', 39, 1], ['revised', 1, 0]]);
    assert.deepEqual([found.kinds[0]!.evidence['from'], found.kinds[0]!.evidence['to'], found.kinds[0]!.evidence['cellClass'], found.revised], ['degrees and minutes', 'decimal degrees', 'value', 1]);
    assert.deepEqual(told(texts(revision, base)), [['format', 39, 1], ['revised', 1, 0]]);
    assert.deepEqual(told(texts(base, base.map((text) => text.replace('d', '°')))), [['format', 40, 0]]);
  });

  it('are no change of notation where most do not fit', () => {
    const base = Array.from({ length: 20 }, (_, i) => `${i + 1}d30mN`);
    assert.deepEqual(told(texts(base, base.map((_, i) => String(i + (i < 4 ? 1.5 : 3.25))))).map(([kind]) => kind), ['revised']);
  });

  it('are rounded, converted and revised as numbers, beside words', () => {
    const all = changed({ 1: ['22.56666667', '22.57'], 2: ['-4.408888889', '-4.41'], 3: ['7.123456', '7.12'], 9: ['about 3', 'about 4'], 20: ['48.3', '17.9'] });
    assert.deepEqual(told(all), [['rounding', 3, 0], ['revised', 2, 0]]);
    assert.equal(all.kinds[0]!.evidence['decimals'], 2);
    assert.deepEqual(told(changed(Object.fromEntries([12, 44, 60, 71, 99, 150].map((i) => [i, [places[i]!, String(-Number(places[i]))]])))), [['sign', 6, 0]]);
    assert.deepEqual(told(texts(places, places.map((text, i) => (i === 7 ? 'x' : String(Number((10 * Number(text)).toFixed(3))))))).map(([kind, cells]) => [kind, cells]), [['unit', 299], ['revised', 1]]);
  });

  it('are left as labels where numbers are few', () => {
    const base = Array.from({ length: 90 }, (_, i) => (i % 3 === 0 ? '1.25' : 'label')), revision = base.map((text) => (text === '1.25' ? '1.3' : text));
    assert.deepEqual(told(texts(base, revision)), [['recoded', 30, 0]]);
  });

  it('tell what became what where no label repeats', () => {
    const many = Array.from({ length: 5000 }, (_, i) => `name ${i}x`), revision = many.map((text, i) => (i === 4321 ? 'another' : text));
    assert.deepEqual(texts(many, revision).kinds[0]!.evidence['transitions'], [{ from: 'name 4321x', to: 'another', cells: 1 }]);
  });
});

describe('single cells of numbers without an order', () => {
  const random = new Random(8), base = Float64Array.from({ length: 400 }, () => Number((200 + 900 * random.next()).toFixed(1)));
  const kinds = (change: (x: number, i: number) => number, from = base): ColumnKinds => classifyColumn({ base: from, revision: from.map(change), sequence: false });

  it('are told by the factor that most follow, each factor by itself', () => {
    const found = kinds((x, i) => (i % 20 === 0 ? Number((x * 12 / 44).toFixed(1)) : i % 40 === 7 ? 10 * x : i % 80 === 33 ? x + 13.7 : x));
    assert.deepEqual(told(found), [['unit', 20, 0], ['unit', 10, 0], ['revised', 5, 0]]);
    assert.deepEqual([found.kinds[0]!.evidence['from'], found.kinds[0]!.evidence['to'], found.kinds[0]!.evidence['subset'], found.kinds[1]!.evidence['factor']], ['gCO2', 'gC', true, 10]);
  });

  it('are not converted by two values, nor by chance', () => {
    const two = base.map((x, i) => (i % 10 === 0 ? (i % 20 === 0 ? 300 : 500) : x));
    assert.deepEqual(kinds((x, i) => (i % 10 === 0 ? (i % 20 === 0 ? 470 : 333) : x), two).kinds.map(({ kind }) => kind).filter((kind) => ['affine', 'unit', 'offset', 'sign'].includes(kind)), []);
    assert.deepEqual(told(kinds((x, i) => (i % 4 === 0 ? Number((x + 40 * random.normal()).toFixed(1)) : x))).map(([kind]) => kind), ['revised']);
  });

  it('are rounded only where near misses are rare', () => {
    const fine = base.map((x, i) => Number((x + i / 7919).toFixed(4)));
    assert.deepEqual(told(kinds((x, i) => (i % 50 === 0 ? Number(x.toFixed(2)) : i % 50 === 9 ? Number((x + 31 + Math.sqrt(i)).toFixed(4)) : x), fine)), [['rounding', 7, 0], ['revised', 8, 0]]);
    assert.deepEqual(told(kinds((x, i) => (i % 10 === 0 ? Number((x + 0.02 * random.normal()).toFixed(2)) : x), fine)).map(([kind]) => kind), ['revised']);
  });
});

/** A map of the column and something on top of it: which of two levels is the map's, what a shift hides, what was printed twice. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { classifyColumn, type ColumnKinds } from '../../../src/core/kinds/classify-column.js';
import { Random } from '../support/random.js';

const N = 1440, HALF_HOUR = 1_800_000;
const round = (x: number, k: number): number => Number(x.toFixed(k));
const time = Float64Array.from({ length: N }, (_, i) => 1.5e12 + i * HALF_HOUR);

function weather(decimals = 2): Float64Array {
  const random = new Random(11), out = new Float64Array(N);
  let e = 0;
  for (let i = 0; i < N; i++) { e = 0.9 * e + 0.4 * random.normal(); out[i] = round(15 + 7 * Math.sin(2 * Math.PI * i / 48 - 2) + e, decimals); }
  return out;
}

const kinds = (base: Float64Array, change: (x: number, i: number) => number): ColumnKinds => classifyColumn({ base, revision: base.map(change), time });
const told = (of: ColumnKinds): (readonly unknown[])[] => of.kinds.map(({ kind, evidence }) => [kind, evidence['cells']]);
const figure = (of: ColumnKinds, kind: string, name: string): unknown => of.kinds.find((each) => each.kind === kind)?.evidence[name];

describe('a step over a map', () => {
  for (const from of [150, 700, 1300]) it(`begins after the map, from record ${from} on`, () => {
    const found = kinds(weather(), (x, i) => round(0.92 * x + 1.5 + (i >= from ? 4.25 : 0), 4));
    assert.deepEqual([figure(found, 'affine', 'factor'), figure(found, 'affine', 'offset'), figure(found, 'step', 'offset')], [0.92, 1.5, 4.25], JSON.stringify(found.kinds));
    assert.deepEqual(found.kinds.map(({ kind }) => kind), ['affine', 'step']);
  });

  it('is no map where the first level is base itself, and leaves a unit its own offset', () => {
    const alone = kinds(weather(), (x, i) => (i >= 60 ? round(x - 3.5, 2) : x));
    assert.deepEqual([told(alone), figure(alone, 'step', 'offset')], [[['step', N - 60]], -3.5]);
    const unit = kinds(weather(), (x, i) => round(1.8 * x + 32 + (i >= 200 ? 9.75 : 0), 3));
    assert.deepEqual([figure(unit, 'unit', 'offset'), figure(unit, 'step', 'offset')], [32, 9.75], JSON.stringify(unit.kinds));
  });

  it('reaches the end where the last cells are gone or were revised besides', () => {
    const found = kinds(weather(), (x, i) => (i > N - 3 ? 77.77 : i >= 700 ? round(x + 0.8, 2) : x));
    assert.deepEqual(told(found), [['step', N - 702], ['revised', 2]]);
  });
});

describe('within a shifted period', () => {
  it('spikes that were taken out or replaced are those of the shifted records', () => {
    const calm = weather(), base = calm.slice(), at = [430, 470, 520, 610, 666, 720, 801, 858];
    for (const i of at) base[i] = calm[i]! + (i % 4 === 2 ? 60 : -60);
    const shifted = (of: Float64Array, i: number): number => of[i >= 400 && i < 900 ? i - 4 : i]!;
    for (const gone of [(): number => NaN, (i: number): number => calm[i]!]) {
      const without = base.map((x, i) => (at.includes(i) ? gone(i) : x)), found = classifyColumn({ base, revision: base.map((_, i) => shifted(without, i)), time });
      assert.deepEqual([found.kinds.map(({ kind }) => kind), figure(found, 'time-shift', 'lag'), figure(found, 'spikes-removed', 'cells')], [['time-shift', 'spikes-removed'], 4, 8], JSON.stringify(found.kinds));
    }
  });
});

describe('a conversion that was printed and then rounded or cut', () => {
  const base = weather(3);
  it('is the unit still, and no line near it', () => {
    for (const factor of [12.011e-6 * 86400, 1.8]) for (const last of [(x: number): number => round(x, 2), (x: number): number => round(Math.floor(x * 100 + 1e-7) / 100, 2)]) {
      const found = kinds(base, (x) => last(round(factor * x + (factor === 1.8 ? 32 : 0), 3)));
      assert.deepEqual([found.kinds.map(({ kind }) => kind), figure(found, 'unit', 'factor')], [['unit', 'rounding'], factor], JSON.stringify(found.kinds));
    }
  });

  it('is a gain where the gain lies near a unit and fits better', () => {
    const found = kinds(base.map((x) => 40 * x), (x) => round(1.15 * x, 1));
    assert.deepEqual([found.kinds[0]!.kind, found.kinds[0]!.evidence['factor']], ['affine', 1.15], JSON.stringify(found.kinds));
  });

  it('does not count the digits of a period that was made anew as its own', () => {
    const found = kinds(base, (x, i) => { const y = round(1.8 * x + 32, 2); return i >= 300 && i < 520 ? round(0.9053 * y, 3) : y; });
    assert.deepEqual([figure(found, 'unit', 'factor'), figure(found, 'affine', 'factor'), figure(found, 'affine', 'offset')], [1.8, 0.9053, 0], JSON.stringify(found.kinds));
  });
});

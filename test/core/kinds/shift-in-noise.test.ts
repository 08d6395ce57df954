/** A small shift within noise of about a printed unit is no map; one that printing alone blurs stays one. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { classifyColumn, type ColumnKinds } from '../../../src/core/kinds/classify-column.js';
import { leftByNoise } from '../../../src/core/kinds/coincidence.js';
import { Random } from '../support/random.js';

const N = 2400, HALF_HOUR = 1_800_000, time = Float64Array.from({ length: N }, (_, i) => 1.5e12 + i * HALF_HOUR);
const round = (x: number, decimals: number): number => Number(x.toFixed(decimals));
const names = ({ kinds }: ColumnKinds): string[] => kinds.map(({ kind }) => kind);

function weather(seed: number, decimals: number): { readonly base: Float64Array; readonly random: Random } {
  const random = new Random(seed), base = new Float64Array(N);
  let e = 0;
  for (let i = 0; i < N; i++) { e = 0.9 * e + 0.4 * random.normal(); base[i] = round(12 + 7 * Math.sin(2 * Math.PI * i / 48 - 2) + e, decimals); }
  return { base, random };
}

const told = (base: Float64Array, revision: Float64Array): ColumnKinds => classifyColumn({ base, revision, time });

/** Cells at 0, 1 to 3 units of noise with these shares of both sides. */
const counted = (of: (units: number) => number) => ({ hits: of(0), within: of(0), one: of(1), two: of(2), further: of(3) });

describe('near misses of a map', () => {
  const LAPLACE = (units: number, rate: number): number => Math.round(2000 * (units === 0 ? 1 - Math.exp(-rate / 2) : Math.exp(-rate * (units - 0.5)) - Math.exp(-rate * (units + 0.5))));

  it('of normal and double exponential noise bound what it leaves', () => {
    // Normal, sd of a unit: 0.3829, 0.4835, 0.1210, 0.0121 (tables).
    assert.equal(leftByNoise({ hits: 766, within: 766, one: 967, two: 242, further: 24 }), true);
    // Normal, sd of 0.4: 0.7887, 0.2111, 0.0002.
    assert.equal(leftByNoise({ hits: 1577, within: 1577, one: 422, two: 1, further: 0 }), true);
    for (const rate of [0.7, 1, 2, 3]) assert.equal(leftByNoise(counted((units) => LAPLACE(units, rate))), true, String(rate));
  });

  it('that are as frequent at two units as at one are others', () => {
    assert.equal(leftByNoise({ hits: 1500, within: 1480, one: 60, two: 55, further: 62 }), false);
    assert.equal(leftByNoise({ hits: 100, within: 100, one: 60, two: 55, further: 62 }), true);
  });

  it('may be a few', () => {
    assert.equal(leftByNoise({ hits: 1960, within: 1960, one: 40, two: 0, further: 0 }), false);
    assert.equal(leftByNoise({ hits: 1900, within: 1900, one: 100, two: 0, further: 0 }), true);
  });

  it('are no matter where the hits lie half a unit off', () => assert.equal(leftByNoise({ hits: 2000, within: 1000, one: 0, two: 0, further: 0 }), true));
});

describe('a shift within noise', () => {
  for (const shift of [0.3, 0.5, 0.8, -0.5, 1]) for (const noise of [0.3, 0.5, 1]) {
    it(`of ${shift} and ${noise} printed units is a revision`, () => {
      for (const decimals of [1, 2, 3]) {
        const { base, random } = weather(decimals, decimals), unit = 10 ** -decimals;
        assert.deepEqual(names(told(base, base.map((x) => round(x + unit * (shift + noise * random.normal()), decimals)))), ['revised'], String(decimals));
      }
    });
  }

  it('is none of a part where nights of 0 stayed so', () => {
    const { base, random } = weather(12, 2), days = base.map((x, i) => (i % 48 < 24 ? 0 : Math.max(0, round(10 * x, 1))));
    const found = names(told(days, days.map((x, i) => (i < 1200 && random.chance(i % 48 < 24 ? 0.9 : 0.99) ? round(x + 0.1, 1) : x))));
    for (const kind of found) assert.ok(kind === 'revised' || kind === 'segment', kind);
  });

  it('needs no order to be none', () => {
    const { base, random } = weather(5, 2), revision = base.map((x) => round(x + 0.01 * (0.6 + 0.4 * random.normal()), 2));
    assert.deepEqual(names(classifyColumn({ base, revision, sequence: false })), ['revised']);
  });
});

describe('a small shift', () => {
  it('of a unit, or of two with other values revised, is one', () => {
    const { base, random } = weather(6, 2), all = told(base, base.map((x) => round(x + 0.01, 2)));
    assert.deepEqual([names(all), all.kinds[0]!.evidence['offset'], all.kinds[0]!.evidence['offsetWithin']], [['offset'], 0.01, 0.005]);
    const most = told(base, base.map((x) => (random.chance(0.3) ? round(x + 2 * random.normal(), 2) : round(x + 0.02, 2))));
    assert.deepEqual([names(most), most.kinds[0]!.evidence['offset']], [['offset', 'revised'], 0.02]);
  });

  it('whose result was rounded is known to half a unit', () => {
    const { base } = weather(7, 2), found = told(base, base.map((x) => round(x + 0.3, 1)));
    assert.deepEqual(names(found), ['offset', 'rounding']);
    assert.equal(found.kinds[0]!.evidence['offsetWithin'], 0.05);
    assert.ok(Math.abs((found.kinds[0]!.evidence['offset'] as number) - 0.3) <= 0.01);
  });

  it('of half a unit is one where one way of rounding gives every cell', () => {
    const { base, random } = weather(8, 1), even = (v: number): number => { const f = Math.floor(v); return v - f === 0.5 ? f + Math.abs(f % 2) : Math.round(v); };
    for (const [way, change] of Object.entries({ 'exact binary': (x: number) => round(x + 0.05, 1), 'away from the product': (x: number) => Math.round((x + 0.05) * 10) / 10, even: (x: number) => even((x + 0.05) * 10) / 10 })) {
      const found = told(base, base.map(change));
      assert.deepEqual(names(found), ['offset'], way);
      assert.ok(Math.abs((found.kinds[0]!.evidence['offset'] as number) - 0.05) <= (found.kinds[0]!.evidence['offsetWithin'] as number) + 1e-12, way);
    }
    assert.deepEqual(names(told(base, base.map((x) => round(x + (random.chance(0.5) ? 0.1 : 0), 1)))), ['revised']);
  });

  it('of codes by half of one is none', () => {
    const { random } = weather(11, 1), base = Float64Array.from({ length: N }, () => random.whole(0, 2));
    assert.ok(!names(told(base, base.map((x) => (x === 1 ? 2 : x)))).includes('offset'));
  });

  it('of one period is a segment, of one site or from a day on too', () => {
    const { base } = weather(9, 2);
    assert.deepEqual(names(told(base, base.map((x, i) => (i >= 600 && i < 900 ? round(x + 0.02, 2) : x)))).sort(), ['offset', 'segment']);
    assert.deepEqual(names(told(base, base.map((x, i) => (i >= 1000 ? round(x + 0.01, 2) : x)))), ['step']);
    const two = classifyColumn({ base, revision: base.map((x, i) => (i % 1200 >= 700 ? round(x + 0.01, 2) : x)), time, group: Int32Array.from({ length: N }, (_, i) => Math.floor(i / 1200)) });
    assert.deepEqual(names(two), ['step']);
  });

  it('by a gain that shows at both ends stays a gain', () => {
    const { base } = weather(10, 2), found = told(base, base.map((x) => round(x * 1.004, 2)));
    assert.deepEqual([names(found), found.kinds[0]!.evidence['factor']], [['affine'], 1.004]);
  });
});

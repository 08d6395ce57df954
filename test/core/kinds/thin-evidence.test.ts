/** What a few different values, a chance or a coarse print would seem to show, and what they show all the same. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { classifyColumn, type ColumnKinds } from '../../../src/core/kinds/classify-column.js';
import { Random } from '../support/random.js';

const names = ({ kinds }: ColumnKinds): string[] => kinds.map(({ kind }) => kind);
const DAYS = 120, N = 48 * DAYS, HALF_HOUR = 1_800_000, time = Float64Array.from({ length: N }, (_, i) => 1.5e12 + i * HALF_HOUR);
const random = new Random(11), daily = Float64Array.from({ length: DAYS }, () => 4 + 3 * random.normal()), repeated = (values: Float64Array): Float64Array => Float64Array.from({ length: N }, (_, i) => values[Math.floor(i / 48)]!);
const within = (from: number, to: number, change: (x: number, day: number) => number): Float64Array => repeated(daily.map((x, day) => (day >= from && day < to ? change(x, day) : x)));

describe('a value that stands still', () => {
  it('for two days at a time shows no line', () => {
    const revision = within(30, 32, () => 2 * random.normal());
    assert.deepEqual(names(classifyColumn({ base: repeated(daily), revision, time })), ['segment', 'revised']);
  });

  it('shows a step where it lies over many days', () => {
    const found = classifyColumn({ base: repeated(daily), revision: within(40, DAYS, (x) => x + 1.92016797), time });
    assert.deepEqual(names(found), ['step']);
    assert.ok(Math.abs((found.kinds[0]!.evidence['offset'] as number) - 1.92016797) < 1e-6);
  });

  it('shows nothing where one number became others', () => {
    const base = Float64Array.from({ length: N }, (_, i) => (i < 24 ? i : 3)), revision = base.map((x, i) => (i < 600 ? x : x + 2 * Math.floor(i / 400)));
    for (const kind of names(classifyColumn({ base, revision, time }))) assert.ok(kind === 'revised' || kind === 'segment', kind);
  });
});

describe('an even slope', () => {
  const hours = Float64Array.from({ length: 96 }, (_, i) => 1.0489e12 + i * 3_600_000), slope = Float64Array.from({ length: 96 }, (_, i) => i);

  it('shows no shift in time that an offset would undo', () => {
    const found = classifyColumn({ base: slope, revision: slope.map((x, i) => (i % 24 === 2 ? x + 5 : x)), time: hours });
    assert.deepEqual(names(found), ['revised']);
    assert.equal(found.kinds[0]!.evidence['cells'], 4);
  });
});

describe('an infinity', () => {
  it('is no difference in the last digits', () => {
    const few = new Random(5), base = Float64Array.from({ length: 84 }, () => few.whole(1, 3)), revision = base.map((x, i) => (i % 11 === 0 ? Infinity : i % 13 === 0 ? -Infinity : x));
    assert.ok(!names(classifyColumn({ base, revision, time: time.slice(0, 84) })).includes('noise'));
    assert.ok(!names(classifyColumn({ base: base.map((x, i) => (i === 40 ? Infinity : x)), revision, time: time.slice(0, 84) })).includes('noise'));
  });
});

describe('whole numbers a thousand times larger', () => {
  it('are what they are, though in coarse steps another unit would hold as well', () => {
    const base = Float64Array.from({ length: 84 }, (_, i) => 1 + (i % 28)), { kinds } = classifyColumn({ base, revision: base.map((x) => 1000 * x), time: time.slice(0, 84) });
    assert.deepEqual([kinds.map(({ kind }) => kind), kinds[0]!.evidence['factor']], [['unit'], 1000]);
  });
});

describe('chance', () => {
  it('makes no part of a run of revisions that rounding would hide', () => {
    const noise = new Random(4), base = Float64Array.from({ length: 1600 }, () => Number((0.4 * noise.normal()).toFixed(2)));
    const revision = base.map((x) => Number((x + 0.005 * noise.normal()).toFixed(4)));
    assert.deepEqual(names(classifyColumn({ base, revision, time: time.slice(0, 1600) })), ['revised']);
  });

  it('makes no spikes where everything around them changed too', () => {
    const noise = new Random(9), base = Float64Array.from({ length: N }, (_, i) => Math.max(0, Math.sin((i % 48 - 12) / 24 * Math.PI)) * (200 + 150 * noise.normal()));
    const revision = base.map((x) => (x === 0 ? 0 : 0.8 * x + 30 * noise.normal()));
    assert.deepEqual(names(classifyColumn({ base, revision, time })), ['revised']);
  });

  it('makes no gain of differences near the noise of floats', () => {
    const base = repeated(daily.map((x) => x / 3)), revision = base.map((x, i) => x + (i < 48 * 50 ? 0 : 2e-8 * Math.exp(-Math.floor(i / 48 - 50) / 20)));
    for (const kind of names(classifyColumn({ base, revision, time }))) assert.ok(!['affine', 'drift', 'offset', 'step', 'rescaled-piecewise'].includes(kind), kind);
  });
});

describe('a base printed with few steps', () => {
  it('shows a conversion that chance would miss', () => {
    const skewed = Float64Array.from({ length: 5000 }, () => { const x = random.next(); return 100 * x ** 40; });
    const found = classifyColumn({ base: skewed.map((x) => Number((x / 10000).toFixed(3))), revision: skewed.map((x) => Number(x.toFixed(3))), sequence: false });
    assert.deepEqual(names(found), ['unit', 'rounding']);
    assert.deepEqual([found.kinds[0]!.evidence['factor'], found.kinds[0]!.evidence['residualCells'], found.kinds[1]!.evidence['direction']], [10000, 0, 'finer']);
  });

  it('shows none where chance would do as well', () => {
    const few = Float64Array.from({ length: 3000 }, (_, i) => (i % 100 === 0 ? 0.001 : 0));
    assert.deepEqual(names(classifyColumn({ base: few, revision: few.map(() => Number((4 * random.next()).toFixed(3))), sequence: false })).filter((kind) => kind === 'unit'), []);
  });
});

describe('a power of ten', () => {
  const base = Float64Array.from({ length: 300 }, () => Number((1000 + 20 * random.normal()).toFixed(1))), revision = base.map((x) => Number((x / 10).toFixed(2)));
  const named = (units: { base: string | null; revision: string | null } | null): unknown[] => { const { evidence } = classifyColumn({ base, revision, units }).kinds[0]!; return [evidence['from'], evidence['to'], evidence['factor'], 'possible' in evidence]; };

  it('has names where the releases tell units, or one of them leaves one pair', () => {
    assert.deepEqual(named({ base: 'hPa', revision: 'kPa' }), ['hPa', 'kPa', 0.1, false]);
    assert.deepEqual(named({ base: 'mm', revision: null }), ['mm', 'cm', 0.1, false]);
  });

  it('has none where they do not, or say it stayed', () => {
    for (const units of [null, { base: null, revision: null }, { base: 'hPa', revision: 'hPa' }, { base: null, revision: 'kPa' }]) assert.deepEqual(named(units), [null, null, 0.1, false]);
  });
});

describe('values that were removed', () => {
  const noise = new Random(21), measured = Float64Array.from({ length: 2000 }, () => 5 + noise.normal()), gaps = [[100, 107], [400, 431], [900, 903], [1500, 1519]] as const;
  const line = (x: Float64Array): Float64Array => { const out = x.slice(); for (const [from, to] of gaps) for (let i = from; i <= to; i++) out[i] = x[from - 1]! + (x[to + 1]! - x[from - 1]!) * (i - from + 1) / (to - from + 2); return out; };
  const before = (base: Float64Array): unknown => classifyColumn({ base, revision: base.map((x, i) => (gaps.some(([from, to]) => i >= from && i <= to) ? NaN : x)) }).kinds.find(({ kind }) => kind === 'values-lost')!.evidence['before'];

  it('had been interpolated where they lay on lines', () => assert.equal(before(line(measured)), 'linear'));
  it('had not where they scatter, nor where nothing but lines or one value is there', () => {
    assert.equal(before(measured), undefined);
    assert.equal(before(line(measured.map(() => 3))), undefined);
    assert.equal(before(Float64Array.from(measured, (_, i) => i / 7)), undefined);
  });
});

describe('revised values', () => {
  it('say that they are printed with more digits', () => {
    const noise = new Random(4), base = Float64Array.from({ length: 900 }, () => Number((9 * noise.normal()).toFixed(1))), { kinds } = classifyColumn({ base, revision: base.map((x) => Number((x + noise.normal()).toFixed(3))) });
    assert.deepEqual(kinds.map(({ kind, evidence }) => [kind, evidence['decimals']]), [['revised', { base: 1, revision: 3 }]]);
    assert.deepEqual(classifyColumn({ base, revision: base.map((x) => Number((x + 3 * noise.normal()).toFixed(1))) }).kinds.map(({ evidence }) => evidence['decimals']), [undefined]);
  });
});

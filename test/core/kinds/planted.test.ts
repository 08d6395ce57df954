/** Each kind by itself on a small series, with its figures; the laws that hold for all; what must not be claimed; the edges. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { classifyColumn, type ColumnKinds } from '../../../src/core/kinds/classify-column.js';
import type { PairedColumn } from '../../../src/core/kinds/series.js';
import { onPulse } from '../../../src/core/pulse.js';
import { Random } from '../support/random.js';

const N = 1440, HALF_HOUR = 1_800_000;
const round = (x: number, k: number): number => Number(x.toFixed(k));

/** A day's course with weather that persists, two decimals, gaps. */
function weather(seed = 1, gaps = true): Float64Array {
  const random = new Random(seed), out = new Float64Array(N);
  let e = 0;
  for (let i = 0; i < N; i++) { e = 0.9 * e + 0.4 * random.normal(); out[i] = round(12 + 7 * Math.sin(2 * Math.PI * i / 48 - 2) + e, 2); }
  if (gaps) for (const [from, to] of [[100, 104], [500, 512], [900, 903], [1200, 1230]] as const) out.fill(NaN, from, to);
  return out;
}

const time = Float64Array.from({ length: N }, (_, i) => 1.5e12 + i * HALF_HOUR);
const told = (base: Float64Array, revision: Float64Array, more: Partial<PairedColumn> = {}): ColumnKinds => classifyColumn({ base, revision, time, ...more });
const names = ({ kinds }: ColumnKinds): string[] => kinds.map(({ kind }) => kind);
const within = (from: number, to: number, change: (x: number, i: number) => number) => (x: number, i: number): number => (i >= from && i < to && x === x ? change(x, i) : x);

interface Planted { readonly change: (x: number, i: number, all: Float64Array) => number; readonly kinds: readonly string[]; readonly evidence?: Readonly<Record<string, unknown>> }

const PLANTED: Readonly<Record<string, Planted>> = {
  'nothing': { change: (x) => x, kinds: [] },
  'a known unit': { change: (x) => round(1.8 * x + 32, 3), kinds: ['unit'], evidence: { from: 'degC', to: 'degF' } },
  'a power of ten, whose units nobody told': { change: (x) => x / 10, kinds: ['unit'], evidence: { factor: 0.1, from: null } },
  'a unit with an older constant': { change: (x) => x * 12e-6 * 86400, kinds: ['unit'], evidence: { from: 'umolCO2 m-2 s-1', factor: 12e-6 * 86400 } },
  'an offset': { change: (x) => round(x - 0.37, 2), kinds: ['offset'], evidence: { offset: -0.37 } },
  'a gain': { change: (x) => round(x * 1.043, 4), kinds: ['affine'], evidence: { factor: 1.043, offset: 0 } },
  'a gain and an offset': { change: (x) => round(0.92 * x + 1.5, 4), kinds: ['affine'], evidence: { factor: 0.92, offset: 1.5 } },
  'an offset close to a whole number, on the base\'s own decimals': { change: (x) => round(x + 8.9, 2), kinds: ['offset'], evidence: { offset: 8.9 } },
  'the other sign': { change: (x) => -x, kinds: ['sign'] },
  'rounding': { change: (x) => round(x, 1), kinds: ['rounding'], evidence: { mode: 'nearest', decimals: 1 } },
  'cutting': { change: (x) => Math.floor(x * 10 + 1e-7) / 10, kinds: ['rounding'], evidence: { decimals: 1 } },
  'last binary places': { change: (x, i) => x * (1 + (i % 3 - 1) * 2 ** -52), kinds: ['noise'] },
  'noise far below the decimals': { change: (x, i) => x + 1e-9 * Math.sin(i), kinds: ['noise'] },
  'two steps later': { change: (_, i, all) => all[i - 2] ?? NaN, kinds: ['time-shift'], evidence: { lag: 2, hours: 1 } },
  'one step earlier': { change: (_, i, all) => all[i + 1] ?? NaN, kinds: ['time-shift'], evidence: { lag: -1, like: 'start and end of the interval' } },
  'summer time': { change: (x, i, all) => (i >= 400 && i < 1000 ? all[i - 2]! : x), kinds: ['time-shift'], evidence: { lag: 2 } },
  'a bound': { change: (x) => Math.min(x, 18), kinds: ['clipped'], evidence: { side: 'upper', bound: 18 } },
  'nothing above a threshold': { change: (x) => (x > 18 ? NaN : x), kinds: ['values-lost'], evidence: { pattern: 'threshold', side: 'upper' } },
  'a block lost': { change: within(300, 400, () => NaN), kinds: ['values-lost'], evidence: { longest: 100 } },
  'a period with an offset': { change: within(300, 700, (x) => round(x + 1.3, 2)), kinds: ['offset', 'segment'], evidence: { offset: 1.3 } },
  'a period with a gain': { change: within(300, 700, (x) => round(x * 1.1, 3)), kinds: ['affine', 'segment'], evidence: { factor: 1.1 } },
  'a level from a day on': { change: within(700, N, (x) => round(x + 0.8, 2)), kinds: ['step'], evidence: { offset: 0.8 } },
  'two levels': { change: (x, i) => round(x + (i < 700 ? 0.8 : -0.4), 2), kinds: ['step'], evidence: { partsInAll: 2 } },
  'a drift': { change: within(200, 1100, (x, i) => round(x + 0.003 * (i - 199), 3)), kinds: ['drift'] },
  'gains piece by piece': { change: (x, i) => round(x * (i < 600 ? 1.1 : 0.93), 4), kinds: ['rescaled-piecewise'], evidence: { partsInAll: 2 } },
  'one cell': { change: (x, i) => (i === 50 ? 99 : x), kinds: ['revised'] },
  'noise as large as the values': { change: (x, i) => round(x + 3 * Math.sin(7.3 * i * i), 2), kinds: ['revised'] },
  'three cells': { change: (x, i) => ([50, 700, 1300].includes(i) ? round(x + 1.37 + i / 1000, 2) : x), kinds: ['revised'], evidence: { pattern: 'isolated' } },
  'a logarithm': { change: (x) => Math.log(x + 40), kinds: ['revised'] },
  'a smoothing': { change: (x, i, all) => { const v = round(((all[i - 1] ?? NaN) + x + (all[i + 1] ?? NaN)) / 3, 4); return v === v ? v : x; }, kinds: ['revised'], evidence: { pattern: 'smoothed' } },
};

describe('one planted kind', () => {
  for (const [name, { change, kinds, evidence }] of Object.entries(PLANTED)) {
    it(name, () => {
      const base = weather(), answer = told(base, Float64Array.from(base, (x, i) => change(x, i, base)));
      assert.deepEqual(names(answer), kinds, JSON.stringify(answer.kinds));
      const all = Object.assign({}, ...answer.kinds.map((kind) => kind.evidence)) as Record<string, unknown>;
      for (const [key, value] of Object.entries(evidence ?? {})) {
        if (typeof value === 'number') assert.ok(Math.abs(Number(all[key]) - value) <= 1e-9 * Math.abs(value) + 1e-9, `${key}: ${String(all[key])}`);
        else assert.equal(all[key], value, key);
      }
      for (const kind of answer.kinds) assert.ok(kind.confidence > 0.9 && kind.confidence <= 1, JSON.stringify(kind));
    });
  }

  it('gaps, by the way they were filled', () => {
    const base = weather(), filled = (make: (i: number, from: number, to: number) => number): Float64Array => {
      const out = base.slice();
      for (const [from, to] of [[100, 104], [500, 512], [900, 903], [1200, 1230]] as const) for (let i = from; i < to; i++) out[i] = make(i, from, to);
      return out;
    };
    const line = (i: number, from: number, to: number): number => base[from - 1]! + (base[to]! - base[from - 1]!) * (i - from + 1) / (to - from + 1);
    const method = (revision: Float64Array): unknown => { const { kinds } = told(base, revision); assert.deepEqual(kinds.map(({ kind }) => kind), ['gap-filled']); return kinds[0]!.evidence['method']; };
    assert.equal(method(filled((i, from, to) => round(line(i, from, to), 2))), 'linear');
    assert.equal(method(filled(() => 0)), 'constant');
    assert.equal(method(filled((_, from) => base[from - 1]!)), 'last');
    assert.equal(method(filled((i) => round(12 + 3 * Math.sin(i * i), 2))), 'model-or-other-source');
    const again = told(filled((i, from, to) => round(line(i, from, to), 2)), filled((i, from, to) => round(line(i, from, to) + 2 * Math.sin(i * i) + 0.01, 2)));
    assert.deepEqual(names(again), ['gap-refilled']);
    assert.deepEqual(again.kinds[0]!.evidence['before'], { linear: 49 });
  });

  it('spikes that were taken out or replaced, and nothing else', () => {
    const calm = weather(1, false), base = calm.slice(), at = [60, 300, 301, 777, 1000, 1234];
    for (const i of at) base[i] = calm[i]! + (i % 2 === 0 ? 45 : -45);
    assert.deepEqual(names(told(base, calm)), ['spikes-removed']);
    const lost = base.slice();
    for (const i of at) lost[i] = NaN;
    const answer = told(base, lost);
    assert.deepEqual(names(answer), ['spikes-removed']);
    assert.equal(answer.kinds[0]!.evidence['cells'], at.length);
  });

  it('codes of missing, where the other release has none', () => {
    const values = weather(), coded = values.map((x) => (x === x ? x : -9999)), other = values.map((x) => (x === x ? x : -6999));
    assert.deepEqual(told(coded, values).kinds.map(({ kind, evidence }) => [kind, evidence['from'], evidence['to']]), [['missing-code', -9999, null]]);
    assert.deepEqual(told(coded, other).kinds.map(({ kind, evidence }) => [kind, evidence['from'], evidence['to']]), [['missing-code', -9999, -6999]]);
    assert.deepEqual(names(told(coded, coded)), []);
  });

  it('flags, a constant, values at other records, one site', () => {
    const flags = Float64Array.from({ length: N }, (_, i) => (i * 7919) % 4), map = [0, 1, 1, 2];
    assert.deepEqual(told(flags, flags.map((x) => map[x]!)).kinds[0]!.evidence['map'], { 2: 1, 3: 2 });
    assert.deepEqual(names(told(weather().map((x) => (x === x ? 0 : x)), weather())), ['constant-became-real']);
    const base = weather(1, false), days = new Random(3).shuffled(Array.from({ length: 30 }, (_, d) => d));
    assert.deepEqual(names(told(base, Float64Array.from(base, (_, i) => base[days[Math.floor(i / 48)]! * 48 + i % 48]!))), ['relation']);
    const group = Int32Array.from({ length: N }, (_, i) => Math.floor(i / 480)), siteTime = Float64Array.from({ length: N }, (_, i) => (i % 480) * HALF_HOUR);
    const site = classifyColumn({ base, revision: base.map(within(480, 960, (x) => round(x + 273.15, 2))), time: siteTime, group });
    assert.deepEqual(names(site), ['unit', 'segment']);
    assert.equal((site.kinds[1]!.evidence['parts'] as { group: number }[])[0]!.group, 1);
  });

  it('single precision', () => {
    const base = weather().map((x) => x * 1.0000123 + 1e-4 / 3);
    assert.deepEqual(told(base, base.map(Math.fround)).kinds.map(({ kind, evidence }) => [kind, evidence['mode']]), [['rounding', 'float32']]);
  });

  it('several on top of one another', () => {
    const base = weather();
    const both = Float64Array.from(base, (x, i) => (x !== x ? 0 : i >= 700 ? round(1.8 * x + 33.5, 3) : round(1.8 * x + 32, 3)));
    assert.deepEqual(names(told(base, both)), ['unit', 'step', 'gap-filled']);
    assert.deepEqual(names(told(base, base.map((x) => round(1.8 * x + 32, 0)))), ['unit', 'rounding']);
  });
});

describe('the kinds of a column', () => {
  const base = weather(), revision = Float64Array.from(base, (x, i) => (i >= 300 && i < 700 ? round(x + 1.3, 2) : x));

  it('do not depend on the order of records', () => {
    const order = new Random(9).shuffled(Array.from({ length: N }, (_, i) => i)), of = (values: Float64Array): Float64Array => Float64Array.from(order, (i) => values[i]!);
    assert.deepEqual(classifyColumn({ base: of(base), revision: of(revision), time: of(time) }), told(base, revision));
  });

  it('are the same without times, where records come in order', () => {
    assert.deepEqual(names(classifyColumn({ base, revision })), names(told(base, revision)));
  });

  it('turn round with the releases', () => {
    const back = told(revision, base);
    assert.deepEqual(names(back), ['offset', 'segment']);
    assert.equal(back.kinds[0]!.evidence['offset'], -1.3);
  });

  it('hold at large values with small changes', () => {
    const large = base.map((x) => 1e6 + x);
    assert.equal(told(large, large.map((x) => round(x + 0.07, 2))).kinds[0]!.evidence['offset'], 0.07);
  });

  it('are none or revised where there is nothing to find', () => {
    for (let seed = 20; seed < 30; seed++) assert.deepEqual(names(told(weather(seed), weather(seed + 100))), ['revised'], `seed ${seed}`);
    const none = (n: number, x: number, y: number): ColumnKinds => classifyColumn({ base: new Float64Array(n).fill(x), revision: new Float64Array(n).fill(y) });
    for (const n of [0, 1, 2, 50]) { assert.deepEqual(names(none(n, 3, 3)), []); assert.deepEqual(names(none(n, NaN, NaN)), []); assert.deepEqual(names(none(n, Infinity, Infinity)), []); }
    for (const n of [1, 2, 50]) { assert.deepEqual(names(none(n, 3, 4)), ['revised']); assert.deepEqual(names(none(n, 3, NaN)), ['values-lost']); assert.deepEqual(names(none(n, NaN, 3)), ['gap-filled']); }
  });

  it('count every cell that changed once', () => {
    const { pairs, revised } = told(base, revision);
    assert.equal(pairs, base.filter((x) => x === x).length);
    assert.equal(revised, 0);
  });
});

describe('kinds of change of records without an order', () => {
  const unordered = (base: Float64Array, revision: Float64Array, more: Partial<PairedColumn> = {}): ColumnKinds => classifyColumn({ base, revision, sequence: false, ...more });
  const RESTING = new Set(['time-shift', 'drift', 'step', 'segment', 'rescaled-piecewise', 'spikes-removed']), TOLD = ['smoothed', 'structured', 'blocks', 'scattered'];

  it('never rest on neighbours', () => {
    for (const [name, { change }] of Object.entries(PLANTED)) {
      const base = weather(), { kinds } = unordered(base, Float64Array.from(base, (x, i) => change(x, i, base)));
      for (const { kind, evidence } of kinds) {
        assert.ok(!RESTING.has(kind), `${name}: ${kind}`);
        assert.ok(!TOLD.includes(evidence['pattern'] as string) && !['runs', 'longest', 'lag1', 'gaps'].some((key) => key in evidence), `${name}: ${JSON.stringify(evidence)}`);
      }
    }
  });

  it('are the same where no neighbour is needed', () => {
    const base = weather();
    for (const name of ['nothing', 'a known unit', 'an offset', 'a gain', 'a gain and an offset', 'the other sign', 'rounding', 'last binary places', 'a bound', 'nothing above a threshold', 'a logarithm']) {
      const revision = Float64Array.from(base, (x, i) => PLANTED[name]!.change(x, i, base));
      assert.deepEqual(names(unordered(base, revision)), PLANTED[name]!.kinds, name);
    }
  });

  it('say what remains without it: cells lost, gaps filled by a constant or by anything, one map of some cells', () => {
    const base = weather(), lost = base.map(within(300, 400, () => NaN));
    assert.deepEqual(unordered(base, lost).kinds.map(({ kind, evidence }) => [kind, evidence]), [['values-lost', { cells: base.slice(300, 400).filter((x) => x === x).length, residualCells: 0 }]]);
    const method = (make: (x: number, i: number) => number): unknown => { const { kinds } = unordered(base, base.map((x, i) => (x === x ? x : make(x, i)))); assert.deepEqual(kinds.map(({ kind }) => kind), ['gap-filled']); return kinds[0]!.evidence['method']; };
    assert.equal(method(() => 7), 'constant');
    const before = (i: number): number => (base[i] === base[i] ? base[i]! : before(i - 1));
    assert.equal(method((_, i) => before(i)), 'model-or-other-source');
    const site = unordered(base, base.map(within(480, 960, (x) => round(x + 273.15, 2))));
    assert.deepEqual(names(site), ['unit']);
    assert.equal(site.kinds[0]!.evidence['subset'], true);
  });

  it('know refilled gaps by their flag alone', () => {
    const base = weather(1, false), flag = Uint8Array.from(base, (_, i) => (i % 97 < 9 ? 1 : 0)), revision = base.map((x, i) => (flag[i] === 1 ? round(x + 1 + Math.sin(i * i), 2) : x));
    const { kinds } = unordered(base, revision, { filled: { base: flag, revision: flag } });
    assert.deepEqual(kinds.map(({ kind, evidence }) => [kind, evidence['by'], evidence['gaps']]), [['gap-refilled', 'flag', undefined]]);
  });
});

describe('the search for kinds', () => {
  it('stops where whoever listens says so, and leaves what it was given', () => {
    const base = weather(), revision = base.map((x) => (x === x ? x + 1 : -9999)), copies = [base.slice(), revision.slice()];
    for (const after of [1, 4, 9]) {
      let left = after;
      onPulse(() => { if (--left === 0) throw new Error('enough'); });
      try { assert.throws(() => told(base, revision), /enough/); } finally { onPulse(null); }
    }
    told(base, revision);
    assert.deepEqual([base, revision], copies);
  });

  it('gives the same to the last digit when it is asked again', () => {
    for (const { change } of Object.values(PLANTED)) {
      const base = weather(4), revision = Float64Array.from(base, (x, i) => change(x, i, base));
      assert.deepEqual(told(base, revision), told(base, revision));
    }
  });
});

/** Moments merge to what direct sums give, whatever the cells, and stay exact on large levels. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cellGrid, binsOf } from '../../../src/core/pictures/cell-grid.js';
import { mergeAll, mergeSelected } from '../../../src/core/pictures/merge-selected.js';
import { momentFigures } from '../../../src/core/pictures/moment-figures.js';
import { momentTable } from '../../../src/core/pictures/moment-table.js';
import { emptyMoments, mergeInto, MomentRun, type Moments } from '../../../src/core/pictures/moment-sums.js';
import { matchesGrid } from '../../../src/core/selection/matches-cell.js';
import { Random } from '../support/random.js';

const EXACT = { absolute: 0, relative: 0 };

function series(seed: number, n: number, level: number): { base: Float64Array; revision: Float64Array } {
  const random = new Random(seed);
  const base = Float64Array.from({ length: n }, () => (random.next() < 0.05 ? NaN : level + random.normal()));
  return { base, revision: base.map((x) => (random.next() < 0.03 ? NaN : x !== x ? (random.next() < 0.5 ? level : NaN) : random.next() < 0.4 ? x + 1e-3 * random.normal() : x)) };
}

function direct(base: Float64Array, revision: Float64Array): { n: number; bias: number; sd: number; mae: number; rmse: number; pairs: [number, number][] } {
  const pairs: [number, number][] = [];
  base.forEach((x, i) => { const y = revision[i]!; if (Number.isFinite(x) && Number.isFinite(y)) pairs.push([x, y]); });
  const d = pairs.map(([x, y]) => y - x), n = d.length, bias = d.reduce((a, b) => a + b, 0) / n;
  return { n, bias, sd: Math.sqrt(d.reduce((a, b) => a + (b - bias) ** 2, 0) / (n - 1)), mae: d.reduce((a, b) => a + Math.abs(b), 0) / n, rmse: Math.sqrt(d.reduce((a, b) => a + b * b, 0) / n), pairs };
}

function pearson(pairs: readonly (readonly [number, number])[]): number {
  const mean = (k: 0 | 1): number => pairs.reduce((sum, pair) => sum + pair[k], 0) / pairs.length, x = mean(0), y = mean(1), sum = (of: (a: number, b: number) => number): number => pairs.reduce((all, [a, b]) => all + of(a - x, b - y), 0);
  return sum((a, b) => a * b) / Math.sqrt(sum((a) => a * a) * sum((_, b) => b * b));
}

function close(actual: unknown, expected: number, relative = 1e-9): void {
  assert.ok(typeof actual === 'number' && Math.abs(actual - expected) <= relative * Math.max(Math.abs(expected), 1e-12), `${String(actual)} is not ${expected}`);
}

describe('moments', () => {
  it('count a difference within the tolerance for no change, also of numbers too large to square', () => {
    const base = Float64Array.of(1e200, 1e200, Infinity, 5), revision = Float64Array.of(1e200 * (1 + 1e-9), 2e200, 5, 5.01);
    const table = momentTable({ kind: 'number', base, revision }, { absolute: 0, relative: 0.01 }, { cell: new Int32Array(4), mask: null });
    assert.deepEqual([table.infinite, table.n, table.changed], [[3], [1], [2]]);
  });

  for (const level of [0, 410, 1e9]) {
    it(`merge from cells to what direct sums give, around ${level}`, () => {
      const { base, revision } = series(11, 4000, level), cell = Int32Array.from(base, (_, i) => Math.floor(i / 37));
      const table = momentTable({ kind: 'number', base, revision }, EXACT, { cell, mask: null });
      const grid = { groupName: '', groups: [''], members: [1], timeName: 't', grain: 'step' as const, instants: false, edges: Array.from({ length: 110 }, (_, i) => 37 * i), timeless: 0 };
      const all = momentFigures(mergeAll(grid, table, matchesGrid(grid, [])).moments), told = direct(base, revision);
      assert.equal(all.n, told.n);
      close(all.bias, told.bias, 1e-7);
      close(all.sdDifference, told.sd, 1e-7);
      close(all.mae, told.mae, 1e-7);
      close(all.rmse, told.rmse, 1e-7);
      close(1 - (all.pearson as number), 1 - pearson(told.pairs.map(([x, y]) => [x - level, y - level])), 1e-6);
    });
  }

  it('of levels beside which their means cannot be written keep what spreads about them', () => {
    // Of 0, 1, 1 and 0, 2, 4 above levels with a last place of 1 and 2; means 2/3, 2 and 4/3.
    const base = Float64Array.of(0, 1, 1).map((x) => 2 ** 52 + x), revision = Float64Array.of(0, 2, 4).map((y) => 2 ** 53 + y), { m2Base: [xx], m2Revision: [yy], m2Difference: [dd], c2: [xy], cBaseDifference: [xd] } = momentTable({ kind: 'number', base, revision }, EXACT, { cell: new Int32Array(3), mask: null });
    for (const [found, expected] of [[xx, 2 / 3], [yy, 8], [dd, 14 / 3], [xy, 2], [xd, 4 / 3]] as const) close(found, expected, 1e-12);
  });

  it('of what a mask leaves are those of these records alone, whatever the others are', () => {
    const { base, revision } = series(8, 3000, 50), mask = Uint8Array.from(base, (_, i) => (i % 5 < 2 ? 1 : 0)), cell = Int32Array.from(base, (_, i) => Math.floor(i / 100)), kept = (values: Float64Array): Float64Array => values.filter((_, i) => mask[i] === 1);
    base.forEach((_, i) => { if (mask[i] === 0) { base[i] = [1e6, NaN, Infinity][i % 3]!; revision[i] = [-1e6, 3, NaN][i % 3]!; } });
    const found = momentTable({ kind: 'number', base, revision }, EXACT, { cell, mask });
    assert.deepEqual(found, momentTable({ kind: 'number', base: kept(base), revision: kept(revision) }, EXACT, { cell: cell.filter((_, i) => mask[i] === 1), mask: null }));
    assert.deepEqual(momentTable({ kind: 'text', base: Int32Array.of(0, 1, -1, 2), revision: Int32Array.of(0, 2, 1, -1), texts: ['a', 'b', 'c'] }, EXACT, { cell: Int32Array.of(0, 0, 0, 1), mask: Uint8Array.of(0, 1, 1, 0) }), momentTable({ kind: 'text', base: Int32Array.of(1, -1), revision: Int32Array.of(2, 1), texts: ['a', 'b', 'c'] }, EXACT, { cell: new Int32Array(2), mask: null }));
  });

  it('taken pair by pair begin anew when cleared', () => {
    const { base, revision } = series(6, 60, 3), run = new MomentRun(), fresh = new MomentRun(), take = (into: MomentRun): Moments => { base.forEach((x, i) => { if (Number.isFinite(x + revision[i]!)) into.pair(x, revision[i]!, x !== revision[i]); }); into.count('onlyBase', true); return into.take(); };
    take(run);
    run.clear();
    assert.deepEqual(run.take(), emptyMoments());
    assert.deepEqual(take(run), take(fresh));
  });

  it('do not depend on how records are cut into cells, nor on the order of merging', () => {
    const { base, revision } = series(5, 900, 12), of = (size: number): Moments[] => {
      const table = momentTable({ kind: 'number', base, revision }, EXACT, { cell: Int32Array.from(base, (_, i) => Math.floor(i / size)), mask: null });
      return table.at.map((_, i) => Object.fromEntries(Object.entries(table).map(([name, values]) => [name, values[i]!])) as unknown as Moments);
    };
    const whole = of(900)[0]!, backwards = of(10).reverse().reduce((all, each) => mergeInto(all, each), emptyMoments());
    for (const name of Object.keys(emptyMoments()) as (keyof Moments)[]) close(backwards[name] + 1, whole[name] + 1);
  });

  it('of identical releases are zero in the difference and one in the correlation', () => {
    const { base } = series(3, 500, 1e6), run = new MomentRun();
    for (const x of base) if (x === x) run.pair(x, x, false);
    const figures = momentFigures(run.take());
    assert.deepEqual([figures.bias, figures.rmse, figures.mae, figures.maxAbs, figures.pearson, figures.slope, figures.intercept], [0, 0, 0, 0, 1, 1, 0]);
  });

  it('swapped releases mirror the signs', () => {
    const { base, revision } = series(9, 700, 3), figures = (a: Float64Array, b: Float64Array): ReturnType<typeof momentFigures> => { const run = new MomentRun(); a.forEach((x, i) => { if (x === x && b[i] === b[i]) run.pair(x, b[i]!, x !== b[i]); }); return momentFigures(run.take()); };
    const there = figures(base, revision), back = figures(revision, base);
    close(back.bias, -(there.bias as number));
    close(back.pearson, there.pearson as number);
    assert.equal(back.changed, there.changed);
  });

  it('count every record once: pairs, one side, none, infinite', () => {
    const base = Float64Array.of(1, NaN, 3, NaN, Infinity, 1e200), revision = Float64Array.of(2, 2, NaN, NaN, 5, 1e200);
    const table = momentTable({ kind: 'number', base, revision }, EXACT, { cell: new Int32Array(6), mask: null });
    assert.deepEqual([table.n, table.onlyBase, table.onlyRevision, table.neither, table.infinite, table.changed], [[1], [1], [1], [1], [2], [2]]);
    assert.ok(Object.values(table).flat().every(Number.isFinite));
  });

  it('of texts are counts alone', () => {
    const table = momentTable({ kind: 'text', base: Int32Array.of(0, 1, -1, 0), revision: Int32Array.of(0, 2, 0, -1), texts: ['a', 'b', 'c'] }, EXACT, { cell: new Int32Array(4), mask: null });
    assert.deepEqual([table.n, table.changed, table.onlyBase, table.onlyRevision, table.meanBase], [[2], [1], [1], [1], [0]]);
  });

  it('stand in the order of cells, whatever the order of records', () => {
    const { at, n, changed } = momentTable({ kind: 'number', base: Float64Array.of(1, 2, 3, 4), revision: Float64Array.of(1, 2, 3, 5) }, EXACT, { cell: Int32Array.of(7, 0, 3, 0), mask: null });
    assert.deepEqual([at, n, changed], [[0, 3, 7], [2, 1, 1], [1, 0, 0]]);
  });

  it('a tolerance decides what is changed', () => {
    const table = momentTable({ kind: 'number', base: Float64Array.of(12.1, 5), revision: Float64Array.of(12.2, 6) }, { absolute: 0.1, relative: 0 }, { cell: new Int32Array(2), mask: null });
    assert.deepEqual(table.changed, [1]);
  });
});

describe('figures of moments', () => {
  const of = (...pairs: readonly (readonly [number, number])[]): ReturnType<typeof momentFigures> => { const run = new MomentRun(); for (const [x, y] of pairs) run.pair(x, y, x !== y); return momentFigures(run.take()); };
  const reasonOf = (figure: unknown): string => (figure as { reason: string }).reason;

  it('are what they are by hand', () => {
    const found = of([0, 1], [1, 1], [2, 4]);
    assert.deepEqual([found.n, found.changed, found.maxAbs], [3, 2, 2]);
    for (const [name, expected] of [['meanBase', 1], ['meanRevision', 2], ['bias', 1], ['mae', 1], ['sdDifference', 1], ['sdBase', 1], ['sdRevision', Math.sqrt(3)], ['rmse', Math.sqrt(5 / 3)], ['slope', 1.5], ['intercept', 0.5], ['pearson', 3 / Math.sqrt(12)]] as const) close(found[name], expected, 1e-12);
    const line = of([10, -19], [11, -21], [13, -25]);
    close(line.slope, -2, 1e-12);
    close(line.intercept, 1, 1e-12);
    close(line.pearson, -1, 1e-12);
  });
  it('say why there is none: of no pair, of one, of a constant side', () => {
    const none = of(), one = of([3, 5]);
    assert.deepEqual([none.bias, none.rmse, none.sdBase, none.pearson].map(reasonOf), ['needs 1 pairs, there are 0', 'needs 1 pairs, there are 0', 'needs 2 pairs, there are 0', 'needs 2 pairs, there are 0']);
    assert.deepEqual([one.bias, one.rmse, one.mae], [2, 2, 2]);
    assert.deepEqual([one.sdDifference, one.pearson, one.slope].map(reasonOf), new Array(3).fill('needs 2 pairs, there is 1'));
    const flatBase = of([4, 1], [4, 2]), flatRevision = of([1, 4], [2, 4]);
    assert.deepEqual([flatBase.pearson, flatBase.slope, flatBase.intercept].map(reasonOf), new Array(3).fill('base is constant'));
    assert.deepEqual([reasonOf(flatRevision.pearson), flatRevision.slope, flatRevision.intercept], ['revision is constant', 0, 4]);
  });
  it('of a selection that leaves nothing are those of no pair', () => {
    const grid = { groupName: '', groups: [''], members: [1], timeName: 't', grain: 'step' as const, instants: false, edges: [0, 1, 2], timeless: 0 }, table = momentTable({ kind: 'number', base: Float64Array.of(1, 2), revision: Float64Array.of(1, 3) }, EXACT, { cell: Int32Array.of(0, 1), mask: null });
    const left = mergeAll(grid, table, matchesGrid(grid, [{ source: 'a', field: 'time', kind: 'interval', value: [7, 9] }]));
    assert.deepEqual([left.moments, left.approximate], [emptyMoments(), false]);
  });
});

describe('the grid of cells', () => {
  const year = (from: number, days: number): Float64Array => Float64Array.from({ length: days }, (_, i) => Date.UTC(from, 0, 1 + i));
  const grid = (time: Float64Array | null, most: number, groups = 1): ReturnType<typeof cellGrid> => cellGrid({ time, instants: true, timeName: 'time', group: groups > 1 ? new Int32Array(time?.length ?? 0) : null, groupNames: Array.from({ length: groups > 1 ? groups : 0 }, (_, i) => `s${String(i).padStart(4, '0')}`), groupName: 'site', stepMs: 86_400_000, records: time?.length ?? 0 }, most);

  it('is as fine as the cells allow, in parts of the calendar', () => {
    assert.deepEqual([grid(year(2003, 365), 400).grain, grid(year(2003, 365), 400).edges.length], ['day', 366]);
    assert.deepEqual([grid(year(2003, 365), 100).grain, grid(year(2003, 365), 100).edges.length], ['month', 13]);
    assert.deepEqual([grid(year(2000, 3653), 30).grain, grid(year(2000, 3653), 30).edges.map((t) => new Date(t).getUTCFullYear())], ['year', [2000, 2001, 2002, 2003, 2004, 2005, 2006, 2007, 2008, 2009, 2010]]);
  });

  it('holds every instant in one bin, before 1677 and after 2262 too', () => {
    for (const from of [50, 1600, 2400, 9000]) {
      const start = new Date(0); start.setUTCFullYear(from, 0, 1);
      const time = Float64Array.from({ length: 4000 }, (_, i) => start.getTime() + i * 86_400_000), { edges } = grid(time, 24), bins = binsOf(time, edges);
      assert.ok(bins.every((bin, i) => bin >= 0 && time[i]! >= edges[bin]! && time[i]! < edges[bin + 1]!));
      assert.ok(edges.length - 1 <= 25);
    }
  });

  it('gives each of many groups its row, or tells how many a row stands for', () => {
    assert.equal(grid(year(2003, 30), 5000, 3000).groups.length, 3000);
    const few = grid(year(2003, 30), 240, 3000);
    assert.equal(few.members.reduce((a, b) => a + b, 0), 3000);
    assert.ok(few.groups.length <= 240);
    assert.match(few.groups[0]!, /^s0000 … s0012$/);
  });

  it('never has more cells than it may, whatever the range, and bins that hold all of it', () => {
    const random = new Random(4);
    for (let i = 0; i < 400; i++) {
      const instants = random.chance(0.5), low = instants ? Date.UTC(1900 + random.whole(0, 200), 0, 1) : random.whole(-3000, 3000), span = instants ? random.whole(1, 40_000) * 86_400_000 : random.chance(0.5) ? random.whole(0, 900) : random.next() * 50, groups = random.whole(1, 90), most = random.whole(1, 300);
      const time = Float64Array.of(low, low + span / 2, low + span), g = cellGrid({ time, instants, timeName: 't', group: Int32Array.of(0, 0, groups - 1), groupNames: Array.from({ length: groups }, (_, k) => String(k)), groupName: 'g', stepMs: instants ? 1_800_000 : null, records: 3 }, most);
      assert.ok(g.groups.length * (g.edges.length - 1) <= most, `${g.groups.length} × ${g.edges.length - 1} of ${most}`);
      assert.ok(binsOf(time, g.edges).every((bin) => bin >= 0));
      assert.ok(g.edges.every((edge, k) => k === 0 || edge > g.edges[k - 1]!));
    }
  });

  it('counts records without a time apart', () => {
    const time = year(2003, 10);
    time[3] = NaN;
    assert.equal(grid(time, 100).timeless, 1);
    assert.equal(binsOf(time, grid(time, 100).edges)[3], -1);
  });

  it('merges by group and by bin to the same whole', () => {
    const time = year(2003, 365), { base, revision } = series(2, 365, 1), g = grid(time, 100), table = momentTable({ kind: 'number', base, revision }, EXACT, { cell: binsOf(time, g.edges), mask: null }), match = matchesGrid(g, []);
    const whole = mergeAll(g, table, match).moments;
    for (const by of ['group', 'bin', 'cell'] as const) {
      const merged = [...mergeSelected(g, table, match, by).values()].reduce((all, { moments }) => mergeInto(all, moments), emptyMoments());
      assert.equal(merged.n, whole.n);
      close(merged.m2Difference + 1, whole.m2Difference + 1);
    }
  });
});

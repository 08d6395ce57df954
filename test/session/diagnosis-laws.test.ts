/** Laws of what a report says of its columns: kinds, statistics, groups, flags and verdicts, whatever the right answers are. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Recipe } from '../../src/core/model/recipe.js';
import { isDefined, type ChangeReport, type Figure, type ReportColumn } from '../../src/core/model/report.js';
import { Random } from '../core/support/random.js';
import { differences } from '../browser/same-report.js';
import { Bench, checkReport, column, csv, source } from './support.js';

let bench: Bench;
before(() => { bench = new Bench(); });
after(() => bench.close());

const HEADER = ['site', 'time', 'TA', 'TA_QC', 'flux', 'method', 'level', 'note'];
type Table = readonly (readonly string[])[];
const N = 2400;

/** Four sites of half-hours. */
function release(random: Random): string[][] {
  let heat = 0;
  return Array.from({ length: N }, (_, i) => {
    heat = 0.9 * heat + random.normal();
    return [`S${i % 4}`, new Date(Date.UTC(2020, 0, 1) + Math.floor(i / 4) * 1_800_000).toISOString().slice(0, 16), random.chance(0.08) ? '' : (10 + heat).toFixed(2), String(random.whole(0, 2)), (5 * random.normal()).toFixed(3), random.pick(['EC', 'chamber', '']), (100 + 0.1 * i).toFixed(1), random.pick(['ok', 'rain', 'gap'])];
  });
}

/** A unit, a step at one site, filled gaps, flags of another class, labels exchanged, and values noise touched. */
function revised(random: Random, table: Table): string[][] {
  return table.map(([site, time, TA, qc, flux, method, level, note], i) => [
    site!, time!, TA === '' ? (random.chance(0.6) ? '11.5' : '') : random.chance(0.01) ? '' : site === 'S2' && i > N / 2 ? (Number(TA) + 0.7).toFixed(2) : TA!, random.chance(0.1) ? '2' : qc!,
    (Number(flux) * 1000).toFixed(0), method === 'EC' ? 'eddy covariance' : method!, random.chance(0.3) ? (Number(level) + random.normal()).toFixed(3) : level!, random.chance(0.02) ? 'snow' : note!,
  ]);
}

const random = new Random(501), base = release(random), revision = revised(random, base);
const of = (report: ChangeReport): ChangeReport['columns'] => report.columns.filter(({ status, role }) => status === 'matched' && role !== 'key');

/** What is diagnosed, columns by name. */
function diagnosed({ columns, groups = [], flags = [], recipe }: ChangeReport): unknown {
  const byName = <T>(list: readonly T[], name: (each: T) => string): T[] => [...list].sort((a, b) => (name(a) < name(b) ? -1 : 1));
  return JSON.parse(JSON.stringify({
    key: [...recipe.key].sort(), columns: byName(columns.map(({ id: _, ...each }) => each), ({ name }) => name),
    groups: byName(groups, (group) => JSON.stringify([group.column, group.claim, group.by])), flags: byName(flags, (flag) => `${flag.flag} ${flag.measure}`),
  })) as unknown;
}

describe('what became of the columns', () => {
  let forward: ChangeReport;
  before(async () => { forward = await bench.compare(csv(HEADER, base), csv(HEADER, revision)); });

  it('is told of every one that changed', () => {
    assert.deepEqual([...forward.recipe.key].sort(), ['site', 'time']);
    for (const each of of(forward)) assert.ok((each.kinds ?? []).length > 0, `${each.name} has kinds`);
    assert.ok((forward.groups ?? []).some((group) => group.column === 'TA') && forward.flags?.length === 1 && column(forward, 'flux').kinds!.some(({ kind }) => kind === 'unit'));
  });

  it('agrees with the classes of the cells, and with itself', () => {
    for (const { name, cells, missingness, paired, distribution, intervals, verdict } of of(forward)) {
      assert.deepEqual([missingness?.filled ?? 0, missingness?.lost ?? 0], [cells.filled, cells.lost], name);
      if (missingness) {
        assert.equal(missingness.bothMissing + missingness.bothPresent + missingness.filled + missingness.lost, missingness.n);
        assert.equal(missingness.base.missing - missingness.filled + missingness.lost, missingness.revision.missing);
      }
      if (!paired || paired.nChanged === undefined) continue;
      assert.equal(paired.nChanged, cells.value + cells.tolerated, name);
      assert.equal(paired.nHigher! + paired.nLower!, paired.nChanged);
      assert.deepEqual(distribution!.n, { base: paired.n, revision: paired.n });
      const bias = paired.bias as number, rmse = paired.rmse as number;
      near(paired.biasChanged, (bias * paired.n) / paired.nChanged, 1e-9);
      near((paired.mseBias as number) + (paired.mseVariance as number) + (paired.mseCovariance as number), rmse ** 2, 1e-9);
      assert.ok((paired.p95Absolute as number) <= (paired.maxAbs as number) && (paired.limitLow as number) <= (paired.limitHigh as number) && (distribution!.wasserstein as number) >= Math.abs(bias) * (1 - 1e-9));
      if (intervals?.['bias']) assert.ok(intervals['bias'].low <= bias && bias <= intervals['bias'].high);
      if (isDefined(verdict!.sameWithin)) assert.ok(verdict!.sameWithin >= Math.abs(bias));
    }
    const { levels, pictures } = column(forward, 'method'), moved = pictures!.transitions!.find(({ from, to }) => from === 'EC' && to === 'eddy covariance')!.count;
    assert.ok(levels?.of === 'pairs');
    assert.deepEqual([levels.gone, levels.added, levels.recodeExplained, levels.n], [[{ level: 'EC', n: moved }], [{ level: 'eddy covariance', n: moved }], 1, column(forward, 'method').cells.unchanged + moved - column(forward, 'method').summary!.base!.missing]);
    for (const { paired, distribution, time } of of(forward)) {
      if (distribution?.stability) assert.deepEqual([distribution.stability.n, distribution.stability.of], [paired!.n, paired!.n]);
      if (time?.spectrum && 'bands' in time.spectrum) assert.equal(time.spectrum.n, paired!.n);
    }
    const { TA, qc } = { TA: column(forward, 'TA'), qc: forward.flags![0]! };
    assert.ok('transitions' in qc);
    const sum = (pick: (each: (typeof qc.transitions)[number]) => number): number => qc.transitions.reduce((total, each) => total + pick(each), 0);
    assert.deepEqual([sum((each) => each.records), sum((each) => each.changed), sum((each) => each.n)], [N, TA.cells.value + TA.cells.filled + TA.cells.lost, TA.paired!.n]);
    assert.equal(qc.reflagged, column(forward, 'TA_QC').cells.value);
    for (const group of forward.groups!) {
      const { cells } = column(forward, group.column), changed = cells.value + cells.filled + cells.lost;
      near(group.support, group.changed / changed, 1e-12);
      near(group.rate, group.changed / group.records, 1e-12);
      near(group.rateOutside, (changed - group.changed) / (N - group.records), 1e-12);
    }
  });

  it('is the same whatever order records stand in', async () => {
    for (let i = 0; i < 2; i++) assert.deepEqual(differences(diagnosed(await bench.compare(csv(HEADER, random.shuffled(base)), csv(HEADER, random.shuffled(revision)))), diagnosed(forward)), []);
  });

  it('is the same whatever order columns stand in', async () => {
    for (let i = 0; i < 3; i++) {
      const table = (rows: Table): string => { const moved = random.shuffled(HEADER.map((_, at) => at)); return csv(moved.map((at) => HEADER[at]!), rows.map((row) => moved.map((at) => row[at]!))); };
      assert.deepEqual(differences(diagnosed(await bench.compare(table(base), table(revision))), diagnosed(forward)), []);
    }
  });

  it('is nothing between equal releases, written in any order', async () => {
    for (const report of [await bench.compare(csv(HEADER, base), csv(HEADER, base)), await bench.compare(csv(HEADER, base), csv(HEADER, random.shuffled(base)))]) {
      assert.deepEqual([report.groups, report.flags], [undefined, undefined]);
      for (const each of of(report)) assert.deepEqual([each.kinds, each.verdict!.state, each.verdict!.sentence, each.missingness, each.distribution, each.intervals], [undefined, 'same', 'Same: no value changed.', undefined, undefined, undefined]);
    }
  });

  it('turned around is mirrored', async () => {
    const recipe: Recipe = { columns: [{ base: ['TA'], matters: 0.1 }, { base: ['level'], matters: 0.05 }] };
    const [there, back] = [await bench.compare(csv(HEADER, base), csv(HEADER, revision), recipe), await bench.compare(csv(HEADER, revision), csv(HEADER, base), recipe)];
    for (const one of of(there)) mirrored(one, column(back, one.name));
    const groups = ({ groups: all = [] }: ChangeReport): unknown[] => all.filter(({ by }) => by.every(({ side }) => side === undefined)).map(({ column: name, claim, by, records, changed, support, q }) => JSON.stringify([name, claim, by.map(({ attribute, from, to }) => [attribute, from, to]), records, changed, support, q.toPrecision(9)])).sort();
    assert.deepEqual(groups(back), groups(there));
    const [a, b] = [there.flags![0]!, back.flags![0]!];
    assert.ok('transitions' in a && 'transitions' in b);
    const cells = (flag: typeof a, turned: boolean): unknown[] => flag.transitions.map((each) => JSON.stringify([turned ? each.to : each.from, turned ? each.from : each.to, each.records, each.changed, each.n, ...[(each.bias as number) * (turned ? -1 : 1), each.mae as number].map((x) => (x + 0).toPrecision(8))])).sort();
    assert.deepEqual(cells(b, true), cells(a, false));
    assert.deepEqual([b.reflagged, b.changedReflagged, b.changedOthers], [a.reflagged, a.changedReflagged, a.changedOthers]);
  });

  it('changes with the recipe as in a fresh comparison under it, whatever was asked in between', async () => {
    const comparison = await bench.session.compare(source(csv(HEADER, base), 'base.csv'), source(csv(HEADER, revision), 'revision.csv'));
    const RECIPES: readonly Recipe[] = [
      { tolerance: { absolute: 0.5 } }, {}, { columns: [{ base: ['TA'], matters: 0.2 }] }, { seed: 7 }, { columns: [{ base: ['note'], role: 'text' }, { base: ['method'], role: 'text' }] }, { columns: [{ base: ['TA_QC'], role: 'category' }] },
      { columns: [{ base: ['level'], tolerance: { relative: 0.01 } }] }, { columns: [{ base: ['TA'], missing: ['11.5'] }] }, { key: ['time', 'site'] }, { columns: [{ base: ['flux'], readAs: 'text' }] }, {},
    ];
    const standing = [comparison];
    for (const [i, recipe] of RECIPES.entries()) {
      // In turn from the first, from the last, and from one in between.
      const from = [comparison, standing.at(-1)!, standing[Math.floor(standing.length / 2)]!][i % 3]!;
      const again = await from.revise(recipe), report = again.report(), fresh = await bench.compare(csv(HEADER, base), csv(HEADER, revision), recipe);
      checkReport(report);
      const whole = ({ generator: _, ...rest }: ChangeReport): unknown => JSON.parse(JSON.stringify(rest));
      assert.deepEqual(differences(whole(report), whole(fresh)), [], JSON.stringify(recipe));
      standing.push(again);
    }
    for (const each of standing) await each.dispose();
  });

  it('a verdict follows what matters, and says from what on nothing does', async () => {
    const { sameWithin } = column(forward, 'level').verdict!;
    assert.ok(isDefined(sameWithin));
    const state = async (matters: number): Promise<string> => column(await bench.compare(csv(HEADER, base), csv(HEADER, revision), { columns: [{ base: ['level'], matters }] }), 'level').verdict!.state;
    assert.deepEqual([await state(sameWithin), await state(0.99 * sameWithin)], ['same', 'cannot-tell']);
  });
});

function near(a: Figure | undefined, b: number, limit: number): void {
  assert.ok(typeof a === 'number' && Math.abs(a - b) <= limit * Math.max(Math.abs(b), 1e-9), `${JSON.stringify(a)} and ${b}`);
}

function mirrored(one: ReportColumn, other: ReportColumn): void {
  const { name } = one, mirror = (a: Figure | undefined, b: Figure | undefined, sign: 1 | -1): void => {
    if (isDefined(a) && isDefined(b)) near(a, sign * b, 1e-9); else assert.deepEqual(a, b, name);
  };
  assert.deepEqual([other.cells.filled, other.cells.lost, other.cells.value, other.missingness?.filled, other.missingness?.base], [one.cells.lost, one.cells.filled, one.cells.value, one.missingness?.lost, one.missingness?.revision]);
  assert.equal(other.verdict!.state, one.verdict!.state, name);
  mirror(other.verdict!.sameWithin, one.verdict!.sameWithin, 1);
  if (one.paired?.nChanged === undefined) return;
  const [a, b] = [one.paired, other.paired!];
  assert.deepEqual([b.nHigher, b.nLower, b.nChanged, b.signChanges], [a.nLower, a.nHigher, a.nChanged, a.signChanges]);
  for (const figure of ['bias', 'biasChanged'] as const) mirror(b[figure], a[figure], -1);
  for (const figure of ['mae', 'rmse', 'medianAbsoluteChanged', 'p95Absolute', 'ccc', 'mseBias', 'mseVariance', 'mseCovariance', 'oneMinusPearson'] as const) mirror(b[figure], a[figure], 1);
  mirror(b.limitLow, a.limitHigh, -1);
  mirror(b.limitHigh, a.limitLow, -1);
  mirror(b.demingSlope, isDefined(a.demingSlope) ? 1 / a.demingSlope : a.demingSlope, 1);
  for (const figure of ['ks', 'wasserstein', 'energy', 'jensenShannon', 'hellinger', 'totalVariation', 'shiftShare'] as const) mirror(other.distribution![figure], one.distribution![figure], 1);
  const [there, back] = [one.intervals?.['bias'], other.intervals?.['bias']];
  if (there || back) { mirror(back!.low, there!.high, -1); mirror(back!.high, there!.low, -1); }
}

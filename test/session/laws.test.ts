/** Laws that hold for any pair of releases, whatever the right numbers are. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { ChangeReport, Figure, PairedSummary, ReportColumn } from '../../src/core/model/report.js';
import { Random } from '../core/support/random.js';
import { Bench, classes, column, csv } from './support.js';

let bench: Bench;
before(() => { bench = new Bench(); });
after(() => bench.close());

const HEADER = ['site', 'time', 'flux', 'temp', 'qc', 'note'];
type Table = readonly (readonly string[])[];

function release(random: Random, n: number): string[][] {
  return Array.from({ length: n }, (_, i) => [`S${i % 5}`, new Date(Date.UTC(2020, 0, 1) + Math.floor(i / 5) * 1_800_000).toISOString().slice(0, 16), random.chance(0.1) ? '' : (8 * random.normal()).toFixed(3), (15 + random.normal()).toFixed(1), String(random.whole(0, 2)), random.pick(['ok', 'rain', '', 'gap filled by hand'])]);
}

function revised(random: Random, table: Table): string[][] {
  const kept = table.filter(() => random.chance(0.97)).map(([site, time, flux, temp, qc, note]) => [site!, time!, random.chance(0.2) ? (flux === '' ? '1.5' : random.chance(0.2) ? '' : (Number(flux) + 0.1).toFixed(3)) : flux!, random.chance(0.1) ? `${temp}0` : temp!, qc!, random.chance(0.05) ? 'snow' : note!]);
  return [...kept, ...release(random, 20).map((record) => ['S9', ...record.slice(1)])].filter((record, i, all) => all.findIndex((other) => other[0] === record[0] && other[1] === record[1]) === i);
}

/** All but what may differ between equal comparisons: times, names and checksums of files. */
function comparable(report: ChangeReport): unknown {
  const { generator: _, kinds: __, base, revision, ...rest } = report;
  return round({ ...rest, base: { ...base, sources: [] }, revision: { ...revision, sources: [] } });
}

function round(value: unknown): unknown {
  if (typeof value === 'number') return Number.isInteger(value) ? value : Number(value.toPrecision(9));
  if (Array.isArray(value)) return value.map(round);
  return value !== null && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, round(each)])) : value;
}

const near = (a: Figure | undefined, b: number, limit = 1e-10): void => assert.ok(typeof a === 'number' && Math.abs(a - b) <= limit * Math.max(Math.abs(b), 1e-3), `${JSON.stringify(a)} and ${b}`);
const figures = (each: ReportColumn): Record<keyof PairedSummary, number> => each.paired as Record<keyof PairedSummary, number>;

describe('any pair of releases', () => {
  const random = new Random(90);
  const base = release(random, 600), revision = revised(random, base);
  let forward: ChangeReport;
  before(async () => { forward = await bench.compare(csv(HEADER, base), csv(HEADER, revision)); });

  it('is paired by site and time, and something changed', () => {
    assert.deepEqual(forward.recipe.key, ['site', 'time']);
    assert.ok(forward.cells.value > 20 && forward.cells.filled > 2 && forward.cells.lost > 2 && forward.cells.notation > 20, JSON.stringify(forward.cells));
  });

  it('is the same report when the records of both are shuffled', async () => {
    for (let i = 0; i < 3; i++) {
      const other = await bench.compare(csv(HEADER, random.shuffled(base)), csv(HEADER, random.shuffled(revision)));
      assert.equal(other.id, forward.id);
      assert.deepEqual(comparable(other), comparable(forward));
    }
  });

  it('turned around swaps added and removed, filled and lost, and the sign of every bias', async () => {
    const back = await bench.compare(csv(HEADER, revision), csv(HEADER, base));
    assert.deepEqual([back.records.added, back.records.removed, back.records.matched, back.records.changed], [forward.records.removed, forward.records.added, forward.records.matched, forward.records.changed]);
    for (const there of forward.columns) {
      const here = column(back, there.name);
      assert.deepEqual({ ...here.cells, filled: here.cells.lost, lost: here.cells.filled }, there.cells);
      if (!there.paired) continue;
      near(here.paired!.bias, -figures(there).bias);
      for (const name of ['n', 'mae', 'rmse', 'maxAbs', 'pearson'] as const) near(here.paired![name], figures(there)[name]);
    }
  });

  it('in another unit on both sides scales what has the unit and leaves what has none', async () => {
    const scale = (table: Table): string[][] => table.map((record) => record.map((cell, i) => (i === 2 && cell !== '' ? String(Number(cell) * 8) : cell)));
    const scaled = figures(column(await bench.compare(csv(HEADER, scale(base)), csv(HEADER, scale(revision))), 'flux')), plain = figures(column(forward, 'flux'));
    for (const name of ['bias', 'mae', 'rmse', 'maxAbs', 'intercept'] as const) near(scaled[name], plain[name] * 8);
    for (const name of ['pearson', 'slope', 'n'] as const) near(scaled[name], plain[name]);
  });

  it('moved by a million on both sides keeps its differences', async () => {
    const move = (table: Table): string[][] => table.map((record) => record.map((cell, i) => (i === 2 && cell !== '' ? (Number(cell) + 1e6).toFixed(3) : cell)));
    const moved = figures(column(await bench.compare(csv(HEADER, move(base)), csv(HEADER, move(revision))), 'flux')), plain = figures(column(forward, 'flux'));
    for (const name of ['bias', 'mae', 'rmse', 'maxAbs', 'pearson', 'slope'] as const) near(moved[name], plain[name], 1e-6);
  });

  it('the resolved recipe replays: same id, same report', async () => {
    const again = await bench.compare(csv(HEADER, base), csv(HEADER, revision), JSON.parse(JSON.stringify(forward.recipe)));
    assert.deepEqual(again.recipe, forward.recipe);
    assert.equal(again.id, forward.id);
    assert.deepEqual(again.columns.map((each) => each.cells), forward.columns.map((each) => each.cells));
  });

  it('the id follows content and recipe', async () => {
    const key = ['site', 'time'];
    const ids = await Promise.all([
      bench.compare(csv(HEADER, base), csv(HEADER, revision), { key, tolerance: { absolute: 0.1 } }), bench.compare(csv(HEADER, base), csv(HEADER, revision.slice(1)), { key }), bench.compare(csv(HEADER, revision), csv(HEADER, base), { key }),
    ]);
    assert.equal(new Set([forward.id, ...ids.map((each) => each.id)]).size, 4);
  });

  it('written with other delimiters, quotes and line ends is the same comparison', async () => {
    const other = csv(HEADER, base).replaceAll(',', ';').replaceAll('\n', '\r\n'), quoted = `${[HEADER, ...revision].map((record) => record.map((cell) => `"${cell}"`).join('\t')).join('\n')}\n`;
    const report = await bench.compare(other, quoted);
    assert.equal(report.id, forward.id);
    assert.deepEqual(report.cells, forward.cells);
  });
});

describe('a release compared with itself', () => {
  const random = new Random(91);
  const table = release(random, 300), content = csv(HEADER, table);

  it('byte for byte is identical, every cell unchanged, every figure exact', async () => {
    const report = await bench.compare(content, content);
    assert.equal(report.validity.status, 'identical');
    assert.deepEqual(classes(report.cells), { unchanged: 300 * 4 });
    const { paired } = column(report, 'temp');
    assert.deepEqual(paired, { n: 300, bias: 0, mae: 0, rmse: 0, maxAbs: 0, pearson: 1, slope: 1, intercept: 0 });
    assert.match(report.sentence, /^Nothing changed: 300 records and 6 columns are the same in both releases\.$/);
  });

  it('in another order is identical and reordered', async () => {
    const report = await bench.compare(content, csv(HEADER, random.shuffled(table)));
    assert.equal(report.validity.status, 'identical');
    assert.deepEqual(report.kinds.map((kind) => kind.kind), ['reordered']);
    assert.deepEqual(classes(report.cells), { unchanged: 300 * 4 });
  });

  it('with its columns moved is identical and reordered', async () => {
    const order = [0, 1, 5, 4, 3, 2];
    const report = await bench.compare(content, csv(order.map((i) => HEADER[i]!), table.map((record) => order.map((i) => record[i]!))));
    assert.equal(report.validity.status, 'identical');
    assert.deepEqual(report.kinds.map((kind) => kind.evidence['of']), ['columns']);
  });

  it('with every number written otherwise changes notation alone', async () => {
    const report = await bench.compare(content, csv(HEADER, table.map((record) => record.map((cell, i) => (i === 3 ? `${cell}00` : cell)))));
    assert.deepEqual(classes(column(report, 'temp').cells), { notation: 300 });
    assert.deepEqual(column(report, 'temp').kinds!.map((kind) => kind.kind), ['format']);
    assert.equal(report.records.changed, 0);
    assert.match(report.sentence, /^No value changed in the 300 matched records\. 300 cells are written differently\.$/);
  });
});

describe('without a key', () => {
  const random = new Random(92);
  const base = Array.from({ length: 120 }, () => [random.whole(0, 5), random.pick(['a', 'b', '']), random.whole(0, 3)]), revision = [...base.slice(20), [9, 'c', 9], [9, 'c', 9], [1, 'd', 1]];
  it('the report does not depend on the order of records either', async () => {
    const one = await bench.compare(csv(['x', 's', 'y'], base), csv(['x', 's', 'y'], revision));
    assert.equal(one.pairing.mode, 'multiset');
    assert.equal(one.validity.status, 'unkeyed');
    const { levels } = column(one, 's'), count = (side: typeof base, text: string): number => side.filter(([, s]) => s === text).length, [a, b, c, d] = [count(base, 'a'), count(base, 'b'), count(revision, 'a'), count(revision, 'b')];
    assert.ok(levels?.of === 'all');
    assert.deepEqual([levels.n, levels.added, levels.gone, levels.degrees], [{ base: a + b, revision: c + d + 3 }, [{ level: 'c', n: 2 }, { level: 'd', n: 1 }], [], 3]);
    assert.deepEqual([one.records.added, one.records.removed], [3, 20]);
    const other = await bench.compare(csv(['x', 's', 'y'], random.shuffled(base)), csv(['x', 's', 'y'], random.shuffled(revision)));
    assert.deepEqual(comparable(other), comparable(one));
  });
});

describe('many different changes of one text column', () => {
  const random = new Random(93);
  const rows = (suffix: string, order: readonly number[]): string => csv(['id', 'name'], order.map((i) => [i, `${i % 50 === 0 ? 'often' : `name ${i}`}${suffix}`]));
  it('are pictured alike in any order of records', async () => {
    const order = Array.from({ length: 1500 }, (_, i) => i);
    const one = await bench.compare(rows('', order), rows('!', order), { key: ['id'] });
    const shuffled = random.shuffled(order);
    const other = await bench.compare(rows('', shuffled), rows('!', shuffled), { key: ['id'] });
    assert.deepEqual(column(other, 'name').pictures, column(one, 'name').pictures);
    assert.deepEqual(column(one, 'name').pictures!.transitions, [{ from: 'often', to: 'often!', count: 30 }]);
  });
});

describe('ambiguous keys', () => {
  const random = new Random(94);
  const base = Array.from({ length: 400 }, (_, i) => [i % 350, random.whole(0, 9)]), revision = base.filter((_, i) => i !== 10 && i !== 360);
  it('are counted, exemplified alike in any order, and left out of the cells', async () => {
    const one = await bench.compare(csv(['id', 'x'], base), csv(['id', 'x'], revision), { key: ['id'] });
    assert.deepEqual({ ...one.records.ambiguous, examples: undefined }, { base: 100, revision: 98, keys: 50, examples: undefined });
    assert.equal(one.records.ambiguous.examples![0]![0], '0');
    assert.equal(one.cells.compared, 300);
    const other = await bench.compare(csv(['id', 'x'], random.shuffled(base)), csv(['id', 'x'], random.shuffled(revision)), { key: ['id'] });
    assert.deepEqual(comparable(other), comparable(one));
  });
});

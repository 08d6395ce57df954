/** Renamed columns are found with nothing given, and never claimed on thin evidence. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Recipe } from '../../src/core/model/recipe.js';
import type { ChangeReport } from '../../src/core/model/report.js';
import { Random } from '../core/support/random.js';
import { Bench, classes, column, csv } from './support.js';

type Row = Record<string, string | number>;

/** Half-hours at two sites with measures that go together as real ones do. */
function tower(records: number, seed = 1): Row[] {
  const random = new Random(seed);
  return Array.from({ length: records }, (_, i) => {
    const half = Math.floor(i / 2), hour = half % 24, day = 1 + Math.floor(half / 24) % 28, month = 1 + Math.floor(half / 672) % 12;
    const tair = 10 + 8 * Math.sin(hour / 4) + month + 3 * random.next(), gpp = hour < 6 || hour > 20 ? 0 : 12 * random.next();
    return {
      site: i % 2 === 0 ? 'CH-Dav' : 'DE-Hai', year: 2019, month, day, hour,
      tair: tair.toFixed(2), tair_max: (tair + 2 * random.next()).toFixed(2), rh: (40 + 60 * random.next()).toFixed(1), gpp_nt: gpp.toFixed(3), gpp_dt: (gpp === 0 ? 0 : gpp + random.next()).toFixed(3),
      qc: random.chance(0.9) ? 0 : 1, class: random.pick(['forest', 'wetland', 'crop', 'grass']), constant: 7,
    };
  });
}

const table = (rows: readonly Row[], names: readonly string[], header: readonly string[] = names): string => csv(header, rows.map((row) => names.map((name) => row[name]!)));
const renamed = (report: ChangeReport): Record<string, string> => Object.fromEntries(report.columns.filter((each) => each.base.length > 0 && each.revision.length > 0 && each.base[0] !== each.revision[0]).map((each) => [each.base[0]!, each.revision[0]!]));
const without = (names: readonly string[], ...some: readonly string[]): string[] => names.filter((name) => !some.includes(name));

describe('renamed columns', () => {
  let bench: Bench;
  before(() => { bench = new Bench(); });
  after(() => bench.close());
  const rows = tower(1344), KEY = ['site', 'year', 'month', 'day', 'hour'];
  const compare = (base: string, revision: string, recipe: Recipe = {}): Promise<ChangeReport> => bench.compare(base, revision, recipe);
  /** Renames in the revision alone, the order of columns turned round. */
  const rename = (names: readonly string[], to: Readonly<Record<string, string>>, revised = rows): string => table(revised, [...names].reverse(), [...names].reverse().map((name) => to[name] ?? name));

  it('are found by content, with the evidence', async () => {
    const names = [...KEY, 'tair', 'rh'];
    const report = await compare(table(rows, names), rename(names, { tair: 'TA_F' }));
    assert.deepEqual(renamed(report), { tair: 'TA_F' });
    const found = column(report, 'TA_F');
    assert.equal(found.alignment!.by, 'content');
    assert.equal(found.alignment!.confidence, 1);
    assert.match(found.alignment!.sentence, /^“tair” is “TA_F” in the revision: (1,3\d\d) of \1 cells of a sample of \1 common records are equal\.$/);
    assert.deepEqual(found.kinds!.map((kind) => kind.kind), ['renamed']);
    assert.deepEqual(classes(found.cells), { unchanged: 1344 });
  });
  it('are found many at once, moved, key columns among them', async () => {
    const names = [...KEY, 'tair', 'rh', 'gpp_nt', 'class'], to = { year: 'yyyy', month: 'mo', day: 'dd', hour: 'hh', tair: 'a', rh: 'b', gpp_nt: 'c' };
    const report = await compare(table(rows, names), rename(names, to));
    assert.deepEqual(renamed(report), to);
    assert.deepEqual([...report.recipe.key].sort(), ['day', 'hour', 'month', 'site', 'year']);
    assert.equal(report.records.matched, 1344);
  });
  it('are found where no column keeps its name', async () => {
    const names = [...KEY, 'tair', 'rh', 'gpp_nt', 'class'], to = { site: 'station', year: 'yyyy', month: 'mo', day: 'dd', hour: 'hh', tair: 'a', rh: 'b', gpp_nt: 'c', class: 'k' };
    assert.deepEqual(renamed(await compare(table(rows, names), rename(names, to))), to);
  });
  it('are found when a fifth of the values changed and records were added and removed', async () => {
    const names = [...KEY, 'tair', 'rh', 'gpp_nt'], random = new Random(4);
    const revised = rows.slice(200).map((row) => (random.chance(0.2) ? { ...row, tair: (30 * random.next()).toFixed(2) } : row)).concat(tower(2000, 1).slice(1344));
    const report = await compare(table(rows, names), rename(names, { tair: 'x1', rh: 'x2' }, random.shuffled(revised)));
    assert.deepEqual(renamed(report), { tair: 'x1', rh: 'x2' });
    assert.ok(column(report, 'x1').alignment!.confidence < 0.9);
  });
  it('are the same whatever the order of records', async () => {
    const names = [...KEY, 'tair', 'rh'], base = table(rows, names), to = { tair: 'TA', rh: 'RH_F' };
    const [one, other] = [await compare(base, rename(names, to)), await compare(base, rename(names, to, new Random(2).shuffled(rows)))];
    assert.deepEqual(one.columns.map((each) => each.alignment), other.columns.map((each) => each.alignment));
    assert.equal(one.id, other.id);
  });
  it('replay from the resolved recipe with the same id', async () => {
    const names = [...KEY, 'tair', 'rh'], base = table(rows, names), revision = rename(names, { tair: 'TA' });
    const first = await compare(base, revision);
    assert.equal((await compare(base, revision, { columns: first.recipe.columns.map((each) => ({ base: each.base, revision: each.revision })) })).id, first.id);
  });
  it('a key given by its base names is found under the new ones', async () => {
    const names = [...KEY, 'tair', 'rh'];
    const report = await compare(table(rows, names), rename(names, { month: 'mo' }), { key: ['site', 'year', 'month', 'day', 'hour'] });
    assert.deepEqual(report.recipe.key, ['site', 'year', 'month', 'day', 'hour']);
  });
  it('with findRenames false are not looked for', async () => {
    const names = [...KEY, 'tair', 'rh'];
    assert.deepEqual(renamed(await compare(table(rows, names), rename(names, { tair: 'TA' }), { findRenames: false })), {});
  });
  it('that the recipe says were removed stay removed', async () => {
    const names = [...KEY, 'tair', 'rh'];
    assert.deepEqual(renamed(await compare(table(rows, names), rename(names, { tair: 'TA' }), { columns: [{ base: ['tair'], revision: [] }] })), {});
  });
});

describe('renamed parts of a key in a small table', () => {
  let bench: Bench;
  before(() => { bench = new Bench(); });
  after(() => bench.close());
  const random = new Random(21);
  /** Two plots, three species, twenty years; hardly a value stands in one record alone. */
  const rows = Array.from({ length: 120 }, (_, i): Row => ({
    row: i + 1, plot: 1 + Math.floor(i / 60), species: ['oak', 'ash', 'elm'][Math.floor(i / 20) % 3]!, year: 2000 + (i % 20),
    cover: (100 * random.next()).toFixed(1), seeds: random.whole(0, 6), form: random.pick(['tree', 'shrub', 'herb', 'moss']),
  }));
  const names = ['row', 'plot', 'species', 'year', 'cover', 'seeds', 'form'], after1 = ['row', 'q2', 'species.1', 'WD', 'K', 'seeds', 'form'];
  /** Without some of the first records, and counted anew. */
  const later = rows.filter((_, i) => i % 11 !== 3).map((row, i): Row => ({ ...row, row: i + 1 }));
  it('are found though the row number brings neighbours together', async () => {
    const report = await bench.compare(table(rows, names), table(later, names, after1));
    assert.deepEqual(renamed(report), { plot: 'q2', species: 'species.1', year: 'WD', cover: 'K' });
    assert.deepEqual([[...report.recipe.key].sort(), report.records.matched, report.records.removed], [['plot', 'species', 'year'], later.length, rows.length - later.length]);
    assert.deepEqual(classes(column(report, 'K').cells), { unchanged: later.length });
  });
  it('are the same in whatever order the records stand', async () => {
    const one = await bench.compare(table(rows, names), table(later, names, after1));
    const other = await bench.compare(table(new Random(3).shuffled(rows), names), table(new Random(4).shuffled(later), names, after1));
    assert.deepEqual([renamed(other), other.recipe.key, other.id], [renamed(one), one.recipe.key, one.id]);
  });
  it('are not claimed where the other columns are of other records', async () => {
    const strange = later.map((row): Row => ({ ...row, cover: (100 * random.next()).toFixed(1), seeds: random.whole(0, 6), form: random.pick(['tree', 'shrub', 'herb', 'moss']) }));
    assert.deepEqual(renamed(await bench.compare(table(rows, names), table(strange, names, after1))), {});
  });
  it('a rename is found where the key is written differently', async () => {
    const iso = (i: number): string => `2009-02-${String(1 + (i % 12)).padStart(2, '0')}`, american = (i: number): string => `2/${1 + (i % 12)}/2009`;
    const dated = (write: (i: number) => string): Row[] => rows.map((row, i) => ({ station: `AU-${Math.floor(i / 12)}`, date: write(i), cover: row['cover']!, form: row['form']! }));
    const report = await bench.compare(table(dated(iso), ['station', 'date', 'cover', 'form']), table(dated(american), ['station', 'date', 'cover', 'form'], ['station', 'date', 'K', 'form']));
    assert.deepEqual(renamed(report), { cover: 'K' });
    assert.equal(report.records.matched, 120);
  });
});

describe('what merely looks alike is no rename', () => {
  let bench: Bench;
  before(() => { bench = new Bench(); });
  after(() => bench.close());
  const rows = tower(1344), all = Object.keys(rows[0]!);
  const replaced = (removed: string, added: string, keep = without(all, removed, added)): Promise<ChangeReport> => bench.compare(table(rows, [...keep, removed]), table(rows, [...keep, added]));

  it('a mean and a maximum of the same thing', async () => assert.deepEqual(renamed(await replaced('tair', 'tair_max')), {}));
  it('two partitionings that are both 0 at night', async () => assert.deepEqual(renamed(await replaced('gpp_nt', 'gpp_dt')), {}));
  it('two flags', async () => {
    const other = rows.map((row): Row => ({ ...row, rh_ok: Number(row['qc']), tair_ok: Number(row['qc']) }));
    assert.deepEqual(renamed(await bench.compare(table(other, ['site', 'month', 'day', 'hour', 'rh', 'rh_ok']), table(other, ['site', 'month', 'day', 'hour', 'rh', 'tair_ok']))), {});
  });
  it('two constants', async () => {
    const other = rows.map((row): Row => ({ ...row, depth: 7 }));
    assert.deepEqual(renamed(await bench.compare(table(other, ['site', 'month', 'day', 'hour', 'rh', 'constant']), table(other, ['site', 'month', 'day', 'hour', 'rh', 'depth']))), {});
  });
  it('a removed copy and an added copy of a column that stays', async () => {
    const other = rows.map((row): Row => ({ ...row, before: row['qc']!, after: row['qc']! }));
    assert.deepEqual(renamed(await bench.compare(table(other, ['site', 'month', 'day', 'hour', 'qc', 'before']), table(other, ['site', 'month', 'day', 'hour', 'qc', 'after']))), {});
  });
  it('two columns of five records', async () => assert.deepEqual(renamed(await bench.compare('id,a\n1,1\n2,0\n3,1\n', 'id,b\n1,1\n2,0\n3,1\n')), {}));
  it('equal twins: they are named, and offered in the order of the files', async () => {
    const twins = rows.map((row): Row => ({ ...row, p: row['tair']!, q: row['tair']! })), names = ['site', 'month', 'day', 'hour', 'rh', 'p', 'q'];
    const report = await bench.compare(table(twins, names), table(twins, names, [...names.slice(0, 5), 'u', 'v']));
    assert.deepEqual(renamed(report), {});
    assert.match(report.validity.findings.find((each) => each.code === 'rename-ambiguous')!.sentence, /^“p” and “q” of the base and “u” and “v” of the revision hold the same cells/);
    assert.deepEqual(report.offers![0]!.recipe, { columns: [{ base: ['p'], revision: ['u'] }, { base: ['q'], revision: ['v'] }] });
  });
  it('but twins whose names tell them apart are renames', async () => {
    const twins = rows.map((row): Row => ({ ...row, upper_t: row['tair']!, lower_t: row['tair']! })), names = ['site', 'month', 'day', 'hour', 'rh', 'upper_t', 'lower_t'];
    assert.deepEqual(renamed(await bench.compare(table(twins, names), table(twins, names, [...names.slice(0, 5), 'upper_temp', 'lower_temp']))), { upper_t: 'upper_temp', lower_t: 'lower_temp' });
  });
  it('and near twins are told apart by the cells in which they differ', async () => {
    const random = new Random(8);
    const twins = rows.map((row): Row => ({ ...row, p: row['tair']!, q: random.chance(0.02) ? '99.5' : row['tair']! })), names = ['site', 'month', 'day', 'hour', 'rh', 'p', 'q'];
    assert.deepEqual(renamed(await bench.compare(table(twins, names), table(twins, ['site', 'month', 'day', 'hour', 'rh', 'q', 'p'], ['site', 'month', 'day', 'hour', 'rh', 'u', 'v']))), { p: 'v', q: 'u' });
  });
});

describe('columns that changed otherwise', () => {
  let bench: Bench;
  before(() => { bench = new Bench(); });
  after(() => bench.close());
  const rows = tower(1344), KEY = ['site', 'year', 'month', 'day', 'hour'];
  const kindsOf = (report: ChangeReport, name: string): string[] => (column(report, name).kinds ?? []).map((kind) => kind.kind);

  it('a rename with another unit on top is both, checked on every record', async () => {
    const names = [...KEY, 'tair', 'rh'], other = rows.map((row, i): Row => ({ ...row, tair: i < 3 ? '1.00' : (Number(row['tair']) + 273.15).toFixed(2) }));
    const report = await bench.compare(table(rows, names), table(other, names, [...KEY, 'temp_k', 'rh']));
    assert.deepEqual(renamed(report), { tair: 'temp_k' });
    assert.deepEqual(kindsOf(report, 'temp_k'), ['renamed', 'unit', 'revised']);
    const unit = column(report, 'temp_k').kinds![1]!;
    assert.deepEqual([unit.evidence['factor'], unit.evidence['offset'], unit.evidence['cells'], unit.evidence['residualCells']], [1, 273.15, 1341, 3]);
    assert.equal(column(report, 'temp_k').kinds![2]!.evidence['cells'], 3);
  });
  it('a split column is told by its parts', async () => {
    const other = rows.map((row, i): Row => ({ ...row, first: i % 37, second: i % 53, both: `${i % 37}/${i % 53}` }));
    const names = [...KEY, 'tair'], split = await bench.compare(table(other, [...names, 'both']), table(other, [...names, 'first', 'second']));
    const kind = split.kinds.find((each) => each.kind === 'split')!;
    assert.deepEqual([kind.columns, kind.confidence, kind.evidence['separator'], kind.evidence['compared'], kind.evidence['residualCells']], [['both', 'first', 'second'], 1, '/', 1344, 0]);
    assert.match(split.validity.findings.find((each) => each.code === 'split')!.sentence, /^“both” of base became “first” and “second” in revision: 1,344 of 1,344 matched records with a value there say the same\./);
    assert.deepEqual([column(split, 'both').status, column(split, 'first').status], ['removed', 'added']);
    const merged = await bench.compare(table(other, [...names, 'first', 'second']), table(other, [...names, 'both']));
    assert.deepEqual(merged.kinds.find((each) => each.kind === 'merged')!.columns, ['both', 'first', 'second']);
  });
  it('values under the wrong header are told, compared as they stand, and offered anew', async () => {
    const names = [...KEY, 'tair', 'rh', 'gpp_nt', 'class'], base = table(rows, names);
    const revision = table(rows, names, [...KEY, 'rh', 'gpp_nt', 'tair', 'class']);
    const report = await bench.compare(base, revision);
    assert.deepEqual(renamed(report), {});
    const kind = report.kinds.find((each) => each.kind === 'column-shift')!;
    assert.deepEqual([...kind.columns!].sort(), ['gpp_nt', 'rh', 'tair']);
    assert.equal(report.validity.findings.find((each) => each.code === 'column-shift')!.severity, 'warning');
    const again = await bench.compare(base, revision, report.offers!.find((each) => each.code === 'column-shift')!.recipe);
    assert.deepEqual(classes(again.cells), { unchanged: again.cells.compared });
    assert.deepEqual(again.kinds.filter((each) => each.kind === 'column-shift'), []);
  });
  it('columns that were revised throughout stand under no wrong header', async () => {
    const random = new Random(5), names = [...KEY, 'tair', 'rh', 'gpp_nt'], other = rows.map((row): Row => ({ ...row, tair: (30 * random.next()).toFixed(2), rh: (90 * random.next()).toFixed(1) }));
    assert.deepEqual((await bench.compare(table(rows, names), table(other, names))).kinds, []);
  });
  it('names that differ in case, punctuation or Unicode form are one column, in few records too', async () => {
    assert.deepEqual(renamed(await bench.compare('id,Temp.Air\n1,2\n2,3\n', 'id,temp_air\n1,2\n2,4\n')), { 'Temp.Air': 'temp_air' });
    assert.deepEqual(renamed(await bench.compare('id,Temp\u00e9rature\n1,2\n2,3\n', 'id,Tempe\u0301rature\n1,2\n2,3\n')), { 'Temp\u00e9rature': 'Tempe\u0301rature' });
  });

  it('values under the wrong header of one file are told, and nothing is realigned', async () => {
    const random = new Random(11);
    const months = Array.from({ length: 60 }, (_, i) => [`${1958 + Math.floor(i / 12)}-${String(1 + (i % 12)).padStart(2, '0')}`, (315 + 2 * random.next()).toFixed(2), (315 + random.next()).toFixed(2), i < 20 ? '-01' : String(20 + (i % 11)), (random.next() - 0.5).toFixed(2), random.next().toFixed(2)]);
    const report = await bench.compare(csv(['Date', 'Average', 'Interpolated', 'Trend', 'Number of Days'], months), csv(['Date', 'Average', 'Interpolated', 'Trend', 'Number of Days'], [...months, ['1963-01', '318.20', '318.10', '31', '0.31', '0.22']]));
    assert.deepEqual(report.kinds.filter((each) => each.kind === 'column-shift').map((each) => each.evidence['side']), ['base', 'revision']);
    assert.match(report.validity.findings.find((each) => each.code === 'column-shift')!.sentence, /“Number of Days” stands above numbers with decimals, while the whole numbers that it speaks of stand under “Trend”/);
    assert.equal(column(report, 'Trend').cells.unchanged, 60);
  });
});

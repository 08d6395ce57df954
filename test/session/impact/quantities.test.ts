/** Queries on both releases and what lies between, on small releases whose answers are known by hand. */
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { isPalimpsestError } from '../../../src/core/errors.js';
import type { QuantityImpact } from '../../../src/core/impact/report/quantity-impact.js';
import type { Recipe } from '../../../src/core/model/recipe.js';
import type { Comparison, ImpactOptions } from '../../../src/session/index.js';
import { withImpact } from '../../../src/core/report/with-impact.js';
import { HOSTILE_QUERIES, REACHING_QUERIES } from '../../fixtures/hostile-queries.js';
import { checkReport, csv, source } from '../support.js';
import { ImpactBench } from './impact-bench.js';
import { checkImpact } from '../../core/impact/report/support.js';

const bench = new ImpactBench();
after(() => bench.close());

const impacts: ImpactBench['impacts'] = (...asked) => bench.impacts(...asked);
const one = async (base: string, revision: string, sql: string, recipe?: Recipe, options?: ImpactOptions): Promise<QuantityImpact> => (await impacts(base, revision, [{ name: 'Q', sql }], recipe, options))[0]!;
const parts = (impact: QuantityImpact, by: string): Record<string, unknown> => Object.fromEntries(impact.attributions!.find((each) => each.by === by)!.parts.map(({ player, part }) => [player.label, part]));
const near = (actual: unknown, expected: number): void => assert.ok(typeof actual === 'number' && Math.abs(actual - expected) <= 1e-9 * Math.max(1, Math.abs(expected)), `${String(actual)} is not ${expected}`);

const HEAD = ['site', 'year', 'a', 'b', 'note'] as const;
const ROWS = [['x', 2001, 2, 3, 'u'], ['x', 2002, 4, 5, 'v'], ['y', 2001, 6, 7, 'u'], ['y', 2002, 8, '', "it's"]] as const;
// a: +1 at x 2001; b: 5 to 6 at x 2002, 10 filled at y 2002; y 2001 gone; z 2002 come.
const NEXT = [['z', 2002, 100, 1, 'new'], ['x', 2001, 3, 3, 'u'], ['x', 2002, 4, 6, 'v'], ['y', 2002, 8, 10, "it's"]] as const;
const BASE = csv(HEAD, ROWS), REVISION = csv(HEAD, NEXT), KEY = { key: ['site', 'year'] };

describe('a quantity', () => {
  it('runs on both releases whole, and its parts add up', async () => {
    const sum = await one(BASE, REVISION, 'SELECT sum(a) FROM data', KEY);
    assert.deepEqual([sum.base, sum.revision, sum.change], [20, 115, 95]);
    assert.deepEqual(parts(sum, 'column and records'), { a: 1, 'records of one release alone': 94 });
    assert.deepEqual(parts(sum, 'year'), { 2001: -5, 2002: 100 });
    const months = (add: (site: string, i: number) => number): string => csv(['site', 'month', 'a'], ['x', 'y'].flatMap((site) => [1, 2, 3, 4].map((i) => [site, i, i + add(site, i)]))), sites = await one(months(() => 0), months((site, i) => (site === 'y' ? i : i === 4 ? -1 : 0)), 'SELECT sum(a) FROM data', { key: ['site', 'month'] });
    assert.deepEqual([sites.change, parts(sites, 'site'), parts(sites, 'month')], [9, { x: -1, y: 10 }, { 1: 1, 2: 2, 3: 3, 4: 3 }]);
  });

  it('says in which one period, group, kind and class all of its change is, and not where there is but one of them', async () => {
    const days = Array.from({ length: 8 }, (_, i) => `2021-${String(i + 1).padStart(2, '0')}-15`), table = (rows: readonly string[], june: (site: string) => number): string => csv(['site', 'day', 'a', 'b'], ['x', 'y'].flatMap((site) => rows.map((day, i) => [site, day, i + (day === '2021-06-15' ? june(site) : 0), 10 - i])));
    const [both, last] = await impacts(table(days, () => 0), table(days, (site) => (site === 'y' ? 7 : 0)), [{ name: 'Q', sql: 'SELECT sum(a) FROM data' }, { name: 'R', sql: 'SELECT sum(a * b) FROM data' }], { key: ['site', 'day'] });
    // 7 more at y in June, where b is 5.
    assert.deepEqual(both!.attributions!.map(({ by, method, change, parts: all, remainder }) => [by, method, change, all.map(({ player, part, ofChange }) => [player.label, part, ofChange]), remainder]), [['column', 'exact', 7, [['a', 7, 1]], 0], ['month', 'exact', 7, [['2021-06', 7, 1]], 0], ['site', 'exact', 7, [['y', 7, 1]], 0], ['kind of change', 'exact', 7, [['revised', 7, 1]], 0], ['class of cell', 'exact', 7, [['changed values', 7, 1]], 0]]);
    assert.deepEqual([last!.change, parts(last!, 'month'), parts(last!, 'site')], [35, { '2021-06': 35 }, { y: 35 }]);
    assert.match(both!.sentence, /; all of that comes from a; all of it is in 2021-06 and in y\./);
    assert.deepEqual(both!.attributions!.find(({ by }) => by === 'month')!.parts[0]!.player.clauses, [{ source: 'impact', field: 'month', kind: 'points', value: [6] }]);
    const june = ['2021-06-14', '2021-06-15', '2021-06-16'], alone = await one(table(june, () => 0), table(june, () => 7), 'SELECT sum(a) FROM data', { key: ['site', 'day'] });
    assert.deepEqual(alone.attributions!.map(({ by }) => by), ['column', 'site', 'kind of change', 'class of cell'], 'all records are of June, which tells nothing');
    const back = await one(table(days, (site) => (site === 'y' ? 7 : 0)), table(days, () => 0), 'SELECT sum(a) FROM data', { key: ['site', 'day'] });
    assert.deepEqual([parts(back, 'month'), parts(back, 'site')], [{ '2021-06': -7 }, { y: -7 }]);
  });

  it('of a product has the parts of Shapley', async () => {
    // Records as in both: a b from 6 + 20 to 9 + 24: a adds 3, b adds 4 at other records, nothing together.
    const whole = await one(csv(HEAD, ROWS.slice(0, 2)), csv(HEAD, NEXT.slice(1, 3)), 'SELECT sum(a * b) AS value FROM data', KEY);
    assert.deepEqual([whole.change, parts(whole, 'column')], [7, { a: 3, b: 4 }]);
    // (2 * 3) to (3 * 5): both act together, 9 = 3 + 4 + 2, shared evenly.
    const both = await one('id,a,b\n1,2,3\n', 'id,a,b\n1,3,5\n', 'SELECT sum(a) * sum(b) FROM data', { key: ['id'] });
    assert.deepEqual([both.change, parts(both, 'column'), both.attributions![0]!.interactions.total], [9, { a: 4, b: 5 }, 2]);
  });

  it('counts gaps, and reads texts and times as such', async () => {
    const [gaps, texts, quoted] = await impacts(BASE, REVISION, [{ name: 'gaps', sql: 'SELECT count(*) FILTER (b IS NULL) FROM data' }, { name: 'new', sql: "SELECT count(*) FILTER (note = 'new') FROM data;" }, { name: 'quoted', sql: "SELECT count(*) FROM data WHERE note = 'it''s' -- both" }], KEY);
    assert.deepEqual([gaps, texts, quoted].map((each) => [each!.base, each!.revision]), [[1, 0], [0, 1], [1, 1]]);
    const time = await one('t,x\n2003-01-01 00:00,1\n2003-02-01 00:00,2\n2003-02-02 00:00,3\n', 't,x\n2003-01-01 00:00,1\n2003-02-01 00:00,2.5\n2003-02-02 00:00,3\n', "SELECT date_trunc('month', t) AS month, sum(x) FROM data GROUP BY 1", { key: ['t'] });
    assert.deepEqual([time.trajectory!.at, time.trajectory!.base, time.trajectory!.revision, time.trajectory!.firstDifference], [[Date.UTC(2003, 0), Date.UTC(2003, 1)], [1, 5], [1, 5.5], Date.UTC(2003, 1)]);
    assert.deepEqual([time.base, time.revision, time.change], [3, 3.25, 0.25]);
    assert.match(time.sentence, /^Q \(mean of 2 steps\) goes from 3/);
  });

  it('by group says what each does, and what one release lacks', async () => {
    const groups = await one(BASE, REVISION, 'SELECT site, sum(a) AS total FROM data GROUP BY site', KEY);
    assert.deepEqual([groups.base, groups.revision], [(6 + 14) / 2, (7 + 8) / 2]);
    assert.deepEqual(groups.groups!.map(({ group, change }) => [group, typeof change]), [['z', 'object'], ['y', 'number'], ['x', 'number']]);
    assert.match(groups.notes![0]!, /mean over 2 groups with a value in both releases; 1 without one is left out/);
    assert.deepEqual((await one(BASE, REVISION, 'SELECT year, max(a) FROM data GROUP BY 1', KEY)).groups!.map(({ group, base, revision }) => [group, base, revision]), [['2002', 8, 100], ['2001', 6, 3]]);
  });

  it('of columns that one release lacks, and of names that differ in case', async () => {
    const lacks = await one('id,a\n1,2\n2,3\n', 'id,a,c\n1,2,5\n2,3,6\n', 'SELECT sum(c) FROM data', { key: ['id'] });
    assert.deepEqual([(lacks.base as { reason: string }).reason, lacks.revision], ['the query gives no value (NULL)', 11]);
    const [lower, upper] = await impacts('id,x,X\n1,2,5\n', 'id,x,X\n1,3,7\n', [{ name: 'x', sql: 'SELECT sum(x) FROM data' }, { name: 'X', sql: 'SELECT sum("X (2)") FROM data' }], { key: ['id'] });
    assert.deepEqual([lower!.change, upper!.change], [1, 2]);
  });

  it('takes records whose key occurs twice as those of one release', async () => {
    const twice = await one('id,a\n1,2\n1,3\n2,4\n', 'id,a\n1,2\n1,5\n2,4\n', 'SELECT sum(a) FROM data', { key: ['id'] });
    assert.deepEqual([twice.base, twice.revision, parts(twice, 'column and records')], [9, 11, { 'records of one release alone': 2 }]);
  });

  it('is the same on releases that are the same, and mirrored on swapped ones', async () => {
    const sql = 'SELECT avg(a) + sum(b) FROM data', same = await one(BASE, BASE, sql, KEY);
    assert.deepEqual([same.change, same.verdict.state, same.verdict.word, same.interval], [0, 'same', 'exact', { low: 0, high: 0, level: 0.95, method: 'nothing differs' }]);
    const there = await one(BASE, REVISION, sql, KEY), back = await one(REVISION, BASE, sql, KEY);
    assert.deepEqual([there.base, there.revision, there.change], [back.revision, back.base, -(back.change as number)]);
    for (const [label, part] of Object.entries(parts(there, 'column and records'))) near(parts(back, 'column and records')[label], -(part as number));
  });

  it('has an interval where records are enough: of a mean, that of the mean difference', async () => {
    const rows = Array.from({ length: 400 }, (_, i) => [i, Math.sin(i)]), later = rows.map(([i, x]) => [i!, x! + 1 + Math.cos(7 * i!)]), mean = await one(csv(['id', 'x'], rows), csv(['id', 'x'], later), 'SELECT avg(x) FROM data', { key: ['id'] });
    const blocks = Array.from({ length: 20 }, (_, b) => later.slice(20 * b, 20 * b + 20).reduce((sum, [, x], i) => sum + x! - rows[20 * b + i]![1]!, 0) / 20), centre = blocks.reduce((a, b) => a + b) / 20;
    const se = Math.sqrt(blocks.reduce((sum, each) => sum + (each - centre) ** 2, 0) / 19 / 20), half = 2.093024054408263 * se * 20 / 19, { low, high } = mean.interval as { low: number; high: number };
    near(low, centre - half);
    near(high, centre + half);
    assert.deepEqual([mean.verdict.state, mean.verdict.word, mean.blocks!.count], ['cannot-tell', 'no-tolerance', 20]);
  });

  it('has none where leaving records out moves neither result: many are the largest', async () => {
    const rows = Array.from({ length: 400 }, (_, i) => [i, i % 5]), later = rows.map(([i, x]) => [i!, x === 4 ? 6.5 : x!]), [most, mean] = await impacts(csv(['id', 'x'], rows), csv(['id', 'x'], later), [{ name: 'Q', sql: 'SELECT max(x) FROM data', tolerance: 1 }, { name: 'R', sql: 'SELECT avg(x) FROM data', tolerance: 0.1 }], { key: ['id'] }, { parts: ['interval'] });
    assert.deepEqual([most!.change, most!.beyond, most!.verdict.state], [2.5, true, 'cannot-tell']);
    assert.match(most!.verdict.sentence, /^Cannot tell how it would be for other records like these: neither result moves when a stretch of records is left out/);
    // Each stretch of 20 has four of them: the mean is that of each stretch, and so is its change.
    assert.equal(mean!.verdict.state, 'cannot-tell');
  });

  it('does not depend on the order of records', async () => {
    const there = await impacts(BASE, REVISION, [{ name: 'Q', sql: 'SELECT site, avg(a) + sum(b) FROM data GROUP BY 1' }, { name: 'R', sql: 'SELECT first(a) + last(b) FROM data' }], KEY);
    assert.deepEqual(await impacts(csv(HEAD, [...ROWS].reverse()), csv(HEAD, [2, 0, 3, 1].map((i) => NEXT[i]!)), [{ name: 'Q', sql: 'SELECT site, avg(a) + sum(b) FROM data GROUP BY 1' }, { name: 'R', sql: 'SELECT first(a) + last(b) FROM data' }], KEY), there);
  });

  it('that gives no number says why', async () => {
    for (const [sql, reason] of [
      ['SELECT note FROM data', /no column of numbers/], ['SELECT a FROM data', /several rows/], ['SELECT avg(a), avg(b) FROM data', /several columns of numbers; call the result “value”/], ['SELECT sum(a) FROM data WHERE false', /\(NULL\)/], ['SELECT a FROM data WHERE false', /0 of at least 1 rows/],
      ['SELECT sum(q) FROM data', /^the query could not be run \(Referenced column "q" not found in FROM clause\); the columns are site, year, a, b and note/], ["SELECT 'nan'::DOUBLE", /not a number/], ["SELECT 1 / 0.0 * sum(a) FROM data", /infinite|NULL|not a number/], ['SELECT note, a FROM data', /group “u” more than once/], ['SELECT error(note) FROM data', /could not be run|no column/], ['SELECT sum(a FROM data)', /could not be run|closed/],
    ] as const) {
      const [impact] = await impacts(BASE, REVISION, [{ name: 'Q', sql }], KEY).catch((error: unknown) => { assert.ok(isPalimpsestError(error, 'SchemaError')); return [null]; });
      if (impact != null) assert.match((impact.base as { reason: string }).reason, reason, sql);
    }
  });
});

describe('a sum whose columns are in the engine', () => {
  it('is told as it is where it was looked at first', async () => {
    const day = csv(['id', 'day', 'a', 'note'], [[1, '2021-06-15', 2, 'u'], [2, '2021-06-16', 4, 'v']]), next = csv(['id', 'day', 'a', 'note'], [[1, '2021-06-15', 3, 'u'], [2, '2021-06-17', 4, 'w']]);
    const sums = ['SELECT sum(a) FROM data', 'SELECT -2 * avg(a) AS x FROM data', "SELECT count(note) FROM data WHERE note <> 'v'", 'SELECT avg(day) FROM data', 'SELECT sum(day) FROM data', 'SELECT avg(note) FROM data', 'SELECT sum(a + q) FROM data', 'SELECT sum(a) FROM data WHERE a > 10', 'SELECT sum(a, day) FROM data', 'SELECT count(a) FROM data AS d WHERE d.note IS NULL', 'SELECT sum(CAST(note AS DOUBLE)) FROM data', 'SELECT avg(a > 2) FROM data', 'SELECT sum(a > 2) FROM data'];
    const options = { parts: [] } as const, told = ({ base, revision, change, notes }: QuantityImpact): unknown => ({ base, revision, change, notes });
    const compare = (): Promise<Comparison> => bench.session.compare(source(day, 'a.csv'), source(next, 'b.csv'), { key: ['id'] });
    const loaded = await compare();
    await loaded.impact([{ name: 'all', sql: 'SELECT count(a) + count(note) + count(day) FROM data' }], options);
    for (const [i, sql] of sums.entries()) {
      const first = await compare(), [alone] = await first.impact([{ name: `first ${i}`, sql }], options), [unseen] = await loaded.impact([{ name: `then ${i}`, sql }], options);
      assert.deepEqual(told(unseen!), told(alone!), sql);
      await first.dispose();
    }
    const [sum, mean] = await loaded.impact([{ name: 'sum', sql: sums[0]! }, { name: 'mean', sql: sums[1]! }], options);
    assert.deepEqual([sum!.base, sum!.revision, mean!.base, mean!.revision], [6, 7, -6, -7]);
    await loaded.dispose();
  });
});

describe('a query that is more than one SELECT, or reaches further', () => {
  it('is refused', async () => {
    const comparison = await bench.session.compare(source(BASE, 'a.csv'), source(REVISION, 'b.csv'), KEY);
    for (const sql of HOSTILE_QUERIES) await assert.rejects(comparison.impact([{ name: 'Q', sql }]), (error) => isPalimpsestError(error, 'SchemaError') && /^The query of “Q” must be one SELECT: .*\.$/s.test(error.message), sql);
    for (const sql of REACHING_QUERIES) assert.match(((await comparison.impact([{ name: 'Q', sql }]))[0]!.base as { reason: string }).reason, /could not be run \((Permission|Catalog|Binder|Missing Extension|Extension|IO|Invalid)/, sql);
    assert.equal((await comparison.impact([{ name: 'Q', sql: 'SELECT sum(a) FROM data' }]))[0]!.change, 95, 'all is still there');
    await comparison.dispose();
  });
});

describe('quantities of a recipe', () => {
  const recipe: Recipe = { ...KEY, quantities: [{ name: 'total', unit: 'm', tolerance: 100, sql: 'SELECT sum(a) FROM data' }] };
  it('stand in the report', async () => {
    const report = await bench.compare(BASE, REVISION, recipe);
    assert.deepEqual([report.recipe.quantities, report.impact!.length, report.impact![0]!.id, report.impact![0]!.beyond], [recipe.quantities, 1, 'q1', false]);
    assert.match(report.impact![0]!.sentence, /^total goes from 20 to 115 m/);
    assert.notEqual(report.id, (await bench.compare(BASE, REVISION, KEY)).id);
  });
  it('wait where nobody has let them run', async () => {
    const comparison = await bench.session.compare(source(BASE, 'a.csv'), source(REVISION, 'b.csv'), recipe, { runQuantities: false }), report = comparison.report();
    checkReport(report);
    assert.deepEqual([report.impact, report.validity.findings.map(({ code }) => code)], [undefined, ['quantities-wait']]);
    assert.equal((await comparison.impact(report.recipe.quantities!))[0]!.change, 95);
  });
  it('stand in a report that was there before as they would in one that asked for them', async () => {
    const waiting = await bench.session.compare(source(BASE, 'base.csv'), source(REVISION, 'revision.csv'), recipe, { runQuantities: false }), asked = await bench.session.compare(source(BASE, 'base.csv'), source(REVISION, 'revision.csv'), recipe);
    const other = [{ name: 'most', sql: 'SELECT max(a) FROM data' }], first = withImpact(waiting.report(), other, await waiting.impact(other)), then = withImpact(first, recipe.quantities!, await waiting.impact(recipe.quantities!)), none = withImpact(then, [], []);
    for (const each of [first, then, none]) checkReport(each);
    assert.deepEqual({ ...then, generator: 0 }, { ...asked.report(), generator: 0 });
    assert.notEqual(first.id, then.id);
    assert.deepEqual([none.impact, none.recipe.quantities], [undefined, undefined]);
    for (const each of [waiting, asked]) await each.dispose();
  });
  it('are refused before anything is read', () => bench.fails('', '', 'SchemaError', /one SELECT/, { quantities: [{ name: 'x', sql: 'DROP TABLE y' }] }));
  it('are asked once, also by a revised comparison whose recipe is otherwise the same', async () => {
    const first = await bench.session.compare(source(BASE, 'c.csv'), source(REVISION, 'd.csv'), KEY), quantities = [{ name: 'once', sql: 'SELECT sum(a) + 7 FROM data' }];
    const steps = async (comparison: typeof first): Promise<number> => { let n = 0; await comparison.impact(quantities, { onProgress: ({ done }) => { assert.equal(done, ++n, 'one by one'); } }); return n; };
    assert.ok((await steps(first)) > 2);
    assert.equal(await steps(first), 0);
    const again = await first.revise({ ...KEY, quantities });
    assert.deepEqual([again.report().impact![0]!.change, await steps(again)], [95, 0]);
    const tolerant = await first.revise({ ...KEY, tolerance: { absolute: 2 } });
    assert.ok((await steps(tolerant)) > 2, 'another recipe, another question');
    for (const each of [tolerant, again, first]) await each.dispose();
  });
  it('are looked at in the parts that are asked for', async () => {
    const sql = 'SELECT {how}(a) * avg(b) FROM data', choices = [{ name: 'how', options: ['avg', 'max'] }];
    for (const parts of [[], ['attribution'], ['resilience'], ['multiverse'], ['attribution', 'resilience', 'multiverse']] as const) {
      const comparison = await bench.session.compare(source(BASE, 'a.csv'), source(REVISION, 'b.csv'), KEY), [impact] = await comparison.impact([{ name: 'Q', sql, choices }], { parts });
      assert.deepEqual([impact!.attributions !== undefined, impact!.resilience !== undefined, impact!.multiverse !== undefined], ['attribution', 'resilience', 'multiverse'].map((each) => (parts as readonly string[]).includes(each)), parts.join());
      assert.equal(typeof checkImpact(impact!).change, 'number');
      await comparison.dispose();
    }
  });
  it('end when called off', async () => {
    const comparison = await bench.session.compare(source(BASE, 'a.csv'), source(REVISION, 'b.csv'), KEY), stop = new AbortController();
    const work = comparison.impact([{ name: 'Q', sql: 'SELECT avg(a) * avg(b) FROM data' }], { signal: stop.signal, onProgress: ({ done }) => { if (done === 3) stop.abort(new Error('enough')); } });
    await assert.rejects(work, /enough/);
    assert.equal((await comparison.impact([{ name: 'Q', sql: 'SELECT sum(a) FROM data' }]))[0]!.change, 95);
  });
});

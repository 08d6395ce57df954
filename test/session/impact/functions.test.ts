/** Functions in JavaScript on both releases and what lies between: they give what a query gives, and get no further. */
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { openNodeSession } from '../../../src/cli/open-node-session.js';
import { isPalimpsestError } from '../../../src/core/errors.js';
import type { QuantityImpact } from '../../../src/core/impact/report/quantity-impact.js';
import type { QuantityRecipe, Recipe } from '../../../src/core/model/recipe.js';
import { HOSTILE_FUNCTIONS, REFUSED_FUNCTIONS } from '../../fixtures/hostile-functions.js';
import { Random } from '../../core/support/random.js';
import { checkReport, csv, source } from '../support.js';
import { ImpactBench } from './impact-bench.js';

const bench = new ImpactBench();
after(() => bench.close());

const impacts: ImpactBench['impacts'] = (...asked) => bench.impacts(...asked);
const BASE = csv(['site', 'year', 'a', 'b', 'note'], [['x', 2001, 2, 3, 'u'], ['x', 2002, 4, 5, 'v'], ['y', 2001, 6, 7, 'u'], ['y', 2002, 8, '', "it's"]]), REVISION = csv(['site', 'year', 'a', 'b', 'note'], [['z', 2002, 100, 1, 'new'], ['x', 2001, 3, 3, 'u'], ['x', 2002, 4, 6, 'v'], ['y', 2002, 8, 10, "it's"]]), KEY = { key: ['site', 'year'] };
const one = async (javascript: string, more: Partial<QuantityRecipe> = {}, [base, revision, recipe]: readonly [string, string, Recipe] = [BASE, REVISION, KEY]): Promise<QuantityImpact> => (await impacts(base, revision, [{ name: 'Q', javascript, ...more } as QuantityRecipe], recipe))[0]!;
const reason = (figure: unknown): string => (figure as { reason: string }).reason;

describe('a function', () => {
  it('gives what a query gives, hybrid by hybrid', async () => {
    const random = new Random(5), rows = (from: number, change: number): unknown[][] => Array.from({ length: 400 }, (_, i) => [i + from, (i + from) % 7, Math.round(100 * random.next()) / 10 + change, random.chance(0.1) ? '' : Math.round(100 * random.next()) / 10, random.chance(0.3) ? 'p' : 'q']), head = ['id', 'site', 'x', 'y', 'w'];
    const [asked, run] = (await impacts(csv(head, rows(0, 0)), csv(head, rows(10, 1)), [
      { name: 'Q', tolerance: 50, sql: "SELECT sum(x * coalesce(y, 1)) FILTER (w = 'p') FROM data" },
      { name: 'Q', id: 'q9', tolerance: 50, javascript: "({ x, y, w }) => x.reduce((sum, each, i) => (w[i] === 'p' ? sum + each * (Number.isNaN(y[i]) ? 1 : y[i]) : sum), 0)" },
    ].map((each, i) => ({ ...each, name: `Q${i}` })), { key: ['id', 'site'] })) as [QuantityImpact, QuantityImpact];
    const near = (a: unknown, b: unknown, what: string): void => { if (typeof b !== 'number') assert.deepEqual(a, b, what); else assert.ok(typeof a === 'number' && Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b)), `${what}: ${String(a)} is not ${b}`); };
    for (const each of ['base', 'revision', 'change'] as const) near(run[each], asked[each], each);
    const limits = (of: QuantityImpact): { low: number; high: number } => of.interval as { low: number; high: number };
    near(limits(run).low, limits(asked).low, 'low');
    near(limits(run).high, limits(asked).high, 'high');
    assert.ok(asked.attributions!.length >= 4, asked.attributions!.map(({ by }) => by).join());
    assert.deepEqual(run.attributions!.map(({ by, parts }) => [by, parts.map(({ player }) => player.label)]), asked.attributions!.map(({ by, parts }) => [by, parts.map(({ player }) => player.label)]));
    asked.attributions!.forEach(({ by, parts }, k) => parts.forEach(({ player, part }, i) => near(run.attributions![k]!.parts[i]!.part, part, `${by}, ${player.label}`)));
    assert.deepEqual([run.by, run.notes!.includes('The function reads x, y and w.')], ['javascript', true]);
  });

  it('finds the columns that it reads, and takes those that it names', async () => {
    assert.match((await one('(columns) => columns.a[0]')).notes![0]!, /reads a\.$/);
    assert.match((await one('(columns) => Object.values(columns).length')).notes![0]!, /reads site, year, a, b and note\.$/);
    assert.match((await one('({ ...all }) => all.a.length')).notes![0]!, /reads site, year, a, b and note/);
    assert.match((await one("(columns) => ('a' in columns ? 1 : 0)")).notes![0]!, /reads no column/);
    const declared = await one('({ a }) => a.length', { columns: ['a', 'b'] });
    assert.deepEqual([declared.base, declared.notes![0]], [4, 'The function reads a and b.']);
    assert.match(reason((await one('({ a }) => a.length', { columns: ['b'] })).base), /reads “a” on some records only; name all columns/);
    assert.match(reason((await one('() => 1', { columns: ['q'] })).base), /no column “q”; the columns are site, year, a, b and note/);
    assert.match(reason((await one('({ q }) => 1')).base), /there is no column “q”/);
  });

  it('gives groups and times', async () => {
    const sites = await one('({ site, a }) => { const sums = new Map(); site.forEach((s, i) => sums.set(s, (sums.get(s) ?? 0) + a[i])); return { groups: [...sums.keys()], values: [...sums.values()] }; }');
    assert.deepEqual(sites.groups!.map(({ group, base, revision }) => [group, base, typeof revision === 'number' ? revision : null]), [['z', sites.groups![0]!.base, 100], ['y', 14, 8], ['x', 6, 7]]);
    const months = await one('({ t, x }) => ({ times: t, values: x.map((each) => 2 * each) })', {}, ['t,x\n2003-01-01,1\n2003-02-01,2\n', 't,x\n2003-01-01,1\n2003-02-01,2.5\n', { key: ['t'] }]);
    assert.deepEqual([months.trajectory!.at, months.trajectory!.base, months.trajectory!.revision], [[Date.UTC(2003, 0), Date.UTC(2003, 1)], [2, 4], [2, 5]]);
  });

  it('that gives no number says why, and the other release keeps its result', async () => {
    for (const [text, why] of [
      ['() => NaN', /not a number/], ['() => 1 / 0', /infinite/], ['() => null', /gives no value/], ['() => undefined', /gives no value/], ['() => "12"', /gives a string, not a number/], ['() => ({})', /without groups and values/], ['() => ({ groups: ["a"], values: [1, 2] })', /1 groups and 2 values/], ['() => ({ groups: ["a", "a"], values: [1, 2] })', /group “a” more than once/],
      ['() => ({ groups: ["a"], values: ["b"] })', /value 1 of the function is a string/], ['() => ({ times: ["x"], values: [1] })', /time 1 of the function is none/], ['async () => 1', /promise/], ['() => { throw new Error("two\\nlines"); }', /stopped with “two lines”/], ['() => { throw null; }', /stopped with “null”/], ['() => x.y', /stopped with “x is not defined”/], ['5', /the text is no function/], ['(columns => ', /cannot be read: Unexpected/], ['() => Date.now()', /time of day cannot be asked/], ['() => new Date().getTime()', /time of day/], ['(columns) => { columns.a = 1; return 1; }', /cannot be set/], ['() => ({ get groups() { throw 1; } })', /cannot be read/], ['() => ({ groups: [], values: [] })', /0 of at least 1 values/],
    ] as const) assert.match(reason((await one(text)).base), why, text);
    const half = await one('({ b }) => { for (const each of b) if (each !== each) throw new Error("a gap"); return b.length; }');
    assert.deepEqual([reason(half.base), half.revision], ['the function stopped with “a gap”', 4]);
    assert.match(reason((await one('({ b }) => (b.some((each) => each !== each) ? 1 : { groups: ["a"], values: [2] })')).revision), /gives values by group here, and one value of the base/);
  });

  it('is the same from run to run: chance is seeded, and what is not steady is refused', async () => {
    const first = await one('({ a }) => a.length + Math.random()'), again = await one('({ a }) => a.length + Math.random()');
    assert.deepEqual([first.base, first.change], [again.base, 0]);
    assert.match(reason((await one('() => (globalThis.n = (globalThis.n ?? 0) + 1)')).base), /another result when it is asked again/);
    assert.equal((await one('({ a }) => { a[0] = 7; return a.reduce((s, x) => s + x, 0); }')).base, 25, 'what it does to its columns is forgotten');
    assert.equal((await one('() => new Date(2003, 0, 1).getFullYear() + new Date(0).getUTCFullYear()')).base, 2003 + 1970);
  });

  it('whose text is refused runs nowhere', async () => {
    const comparison = await bench.session.compare(source(BASE, 'a.csv'), source(REVISION, 'b.csv'), KEY);
    for (const javascript of REFUSED_FUNCTIONS) await assert.rejects(comparison.impact([{ name: 'Q', javascript }]), (error) => isPalimpsestError(error, 'SchemaError') && /^The function of “Q” cannot be run: it /.test(error.message), javascript);
    await comparison.dispose();
  });
});

describe('a function that reaches for the host', () => {
  it('finds nothing', async () => {
    const data = 'id,x\n1,2\n2,3\n', comparison = await bench.session.compare(source(data, 'a.csv'), source(data, 'b.csv'), { key: ['id'] });
    for (const [what, javascript] of HOSTILE_FUNCTIONS) {
      const [impact] = await comparison.impact([{ name: 'Q', javascript }]);
      assert.notEqual(impact!.base, 1, what);
    }
    await comparison.dispose();
  });
});

describe('a function that does not end', () => {
  const data = 'id,x\n1,2\n2,3\n', open = async (functionMs: number): Promise<{ impact: (javascript: string, signal?: AbortSignal) => Promise<QuantityImpact>; close: () => Promise<void> }> => {
    const session = openNodeSession({ limits: { functionMs } }), comparison = await session.compare(source(data, 'a.csv'), source(data, 'b.csv'), { key: ['id'] });
    return { impact: async (javascript, signal) => (await comparison.impact([{ name: 'Q', javascript }], signal ? { signal } : {}))[0]!, close: () => session.close() };
  };
  it('is ended by the limit, and what comes after works', async () => {
    const { impact, close } = await open(2000);
    for (const endless of ['() => { for (;;) {} }', '() => { Promise.resolve().then(() => { for (;;) {} }); for (;;) {} }', '(columns) => { while (true) { try { for (;;) columns.x; } catch {} } }']) assert.match(reason((await impact(endless)).base), /no answer within 2 s and was ended/);
    assert.equal((await impact('({ x }) => x.length')).base, 2);
    await close();
  });
  it('is ended when called off', async () => {
    const { impact, close } = await open(60_000), stop = new AbortController(), work = impact('() => { for (;;) {} }', stop.signal);
    setTimeout(() => stop.abort(new Error('enough')), 300);
    await assert.rejects(work, /enough/);
    assert.equal((await impact('({ x }) => x.length')).base, 2);
    await close();
  });
  it('is ended where it takes more memory than there is for it', async () => {
    const { impact, close } = await open(60_000);
    assert.match(reason((await impact('() => { const all = []; for (;;) all.push(new Array(1e5).fill(1)); }')).base), /needed more than 512 MB of memory and was ended/);
    assert.equal((await impact('({ x }) => x.length')).base, 2);
    await close();
  });
});

describe('functions of a recipe', () => {
  it('stand in the report, and wait where nobody has let them run', async () => {
    const recipe: Recipe = { ...KEY, quantities: [{ name: 'total', unit: 'm', javascript: '({ a }) => a.reduce((s, x) => s + x, 0)', columns: ['a'] }] }, report = await bench.compare(BASE, REVISION, recipe);
    assert.deepEqual([report.impact!.map(({ by, base, revision }) => [by, base, revision]), report.recipe.quantities], [[['javascript', 20, 115]], recipe.quantities]);
    const waiting = await bench.session.compare(source(BASE, 'a.csv'), source(REVISION, 'b.csv'), recipe, { runQuantities: false });
    checkReport(waiting.report());
    assert.deepEqual([waiting.report().impact, waiting.report().validity.findings.some(({ code }) => code === 'quantities-wait')], [undefined, true]);
    await waiting.dispose();
  });
});

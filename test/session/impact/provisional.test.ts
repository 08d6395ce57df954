/** Answers before all is computed: what they tell, that they change nothing, what a given time leaves out, and what is kept. */
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { QuantityImpact } from '../../../src/core/impact/report/quantity-impact.js';
import type { QuantityRecipe } from '../../../src/core/model/recipe.js';
import type { Comparison } from '../../../src/session/comparison.js';
import type { ImpactOptions } from '../../../src/session/impact/comparison-impact.js';
import { checkImpact } from '../../core/impact/report/support.js';
import { Random } from '../../core/support/random.js';
import { Bench, csv, source } from '../support.js';

const bench = new Bench();
after(() => bench.close());

const COLUMNS = ['a', 'b', 'c', 'd', 'e', 'f'], KEY = { key: ['site', 'year'] }, random = new Random(8);
const cells = Array.from({ length: 240 }, () => COLUMNS.map(() => Math.round(1000 * random.next()) / 100));
const table = (change: (column: number, row: number) => number): string => csv(['site', 'year', ...COLUMNS], cells.map((row, i) => [`s${i % 6}`, 2000 + Math.floor(i / 6), ...row.map((each, k) => Math.round(100 * (each + change(k, i))) / 100)]));
const BASE = table(() => 0), REVISION = table((k, i) => (i % (k + 2) === 0 ? 0.5 * (k + 1) : 0));
const SQL: QuantityRecipe = { name: 'Q', tolerance: 1, sql: `SELECT ${COLUMNS.map((each) => `avg(${each})`).join(' * ')} FROM data` };
/** A thousand rounds so that an evaluation takes its time. */
const SLOW: QuantityRecipe = { name: 'S', tolerance: 1, javascript: `({ ${COLUMNS.join(', ')} }) => { let product = 0; for (let round = 0; round < 1000; round++) { product = 0; for (let i = 0; i < a.length; i++) product += Math.sqrt(${COLUMNS.join(' * ')}`.replace('sqrt(a * b * c * d * e * f', 'sqrt(a[i] * b[i] * c[i] * d[i] * e[i] * f[i])') + '; } return product; }' };

const compare = (revision = REVISION): Promise<Comparison> => bench.session.compare(source(BASE, 'base.csv'), source(revision, 'revision.csv'), KEY);
interface Told { readonly answer: QuantityImpact; readonly soFar: readonly QuantityImpact[]; readonly places: readonly number[]; readonly evaluations: number }
async function told(comparison: Comparison, quantity: QuantityRecipe, options: ImpactOptions = {}): Promise<Told> {
  const soFar: QuantityImpact[] = [], places: number[] = [];
  let evaluations = 0;
  const [answer] = await comparison.impact([quantity], { ...options, onProgress: ({ done }) => { evaluations = done; }, onProvisional: (each, at) => { soFar.push(checkImpact(each)); places.push(at); } });
  return { answer: checkImpact(answer!), soFar, places, evaluations };
}
const isEstimate = ({ attributions = [] }: QuantityImpact): boolean => attributions.at(-1)?.sampling !== undefined;

describe('what is known so far', () => {
  it('begins with both results, grows part by part, and ends in the answer that comes without', async () => {
    const one = await compare(), { answer, soFar, places } = await told(one, { ...SQL, choices: [{ name: 'of', options: ['avg', 'max'] }], sql: SQL.sql.replace('avg(a)', '{of}(a)') });
    await one.dispose();
    assert.equal(answer.unfinished, undefined);
    const [first] = soFar;
    assert.deepEqual([first!.base, first!.revision, first!.change, first!.beyond, first!.attributions], [answer.base, answer.revision, answer.change, answer.beyond, []]);
    assert.match(first!.sentence, /^Provisional, 0 of 10 parts done: Q goes from/);
    assert.deepEqual(first!.unfinished!.open, ['the parts of columns', 'the parts of periods', 'the parts of groups', 'the parts of kinds of change', 'the parts of classes of cells', 'how much of the revision it bears', 'how little it can be derived from', 'the bits that its inputs hold', 'the interval', 'the other ways of analysing']);
    const steps = soFar.filter((each) => !isEstimate(each));
    assert.deepEqual(steps.map(({ unfinished }) => unfinished!.done), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    for (const each of steps) assert.equal(each.unfinished!.done + each.unfinished!.open.length, 10);
    // Whatever is told is what stands in the answer.
    for (const { attributions, resilience, interval } of steps) {
      assert.deepEqual(attributions, answer.attributions!.slice(0, attributions!.length));
      if (resilience !== undefined) assert.deepEqual(resilience, answer.resilience);
      if (interval !== undefined) assert.deepEqual(interval, answer.interval);
    }
    assert.ok(places.every((at) => at === 0) && steps.at(-1)!.interval !== undefined && steps.at(-1)!.multiverse === undefined && answer.multiverse !== undefined);
  });

  it('says of several values that their mean is told, whatever the quantity is called', async () => {
    const one = await compare(), { answer, soFar } = await told(one, { name: 'P', sql: 'SELECT site, avg(a) AS value FROM data GROUP BY site' }, { by: ['column'] });
    await one.dispose();
    assert.ok(soFar.length > 0);
    for (const { sentence } of soFar) assert.match(sentence, /^Provisional, \d+ of \d+ parts done: P \(mean of 6 groups\) goes from/);
    assert.match(answer.sentence, /^P \(mean of 6 groups\) goes from/);
  });

  it('changes nothing of the answer, and asks no more', async () => {
    for (const [quantity, parts] of [[SQL, undefined], [{ ...SLOW, name: 'T' }, ['attribution', 'interval']]] as const) {
      const [plain, heard] = [await compare(), await compare(table((k, i) => (i % (k + 2) === 0 ? 0.5 * (k + 1) : 0)))], options = { ...(parts === undefined ? {} : { parts }), by: ['column'] as const };
      let evaluations = 0;
      // Another tolerance of cells would be another question; another name is, too, and the answers are otherwise alike.
      const [without] = await plain.impact([{ ...quantity, id: 'x', name: 'one' }], { ...options, onProgress: ({ done }) => { evaluations = done; } }), withThem = await told(heard, { ...quantity, id: 'x', name: 'two' }, options);
      assert.deepEqual({ ...withThem.answer, name: '', sentence: '' }, { ...without!, name: '', sentence: '' });
      assert.equal(withThem.evaluations, evaluations);
      await plain.dispose();
      await heard.dispose();
    }
  });

  it('has estimates of parts that are under way, which add up and say how sure they are', async () => {
    const one = await compare(), { answer, soFar } = await told(one, SLOW, { parts: ['attribution'], by: ['column'] }), estimates = soFar.filter(isEstimate), [attribution] = answer.attributions!;
    await one.dispose();
    assert.ok(estimates.length > 0 && attribution!.method === 'exact');
    for (const { attributions, unfinished, sentence } of estimates) {
      const [each] = attributions!, sum = each!.parts.reduce((total, { part }) => total + (part as number), 0);
      assert.deepEqual([each!.method, unfinished!.done, each!.parts.length], ['sampled', 0, 6]);
      assert.ok(Math.abs(sum - (answer.change as number)) < 1e-9 * Math.abs(answer.change as number));
      assert.match(sentence, /^Provisional, 0 of 1 part done: S goes from .*about/);
      for (const [i, { part, se }] of each!.parts.entries()) if (typeof se === 'number' && each!.sampling!.permutations >= 8) assert.ok(Math.abs((part as number) - (attribution!.parts[i]!.part as number)) <= 12 * se + 1e-9 * Math.abs(answer.change as number), `${String(part)} ± ${se}`);
    }
  });

  it('is not told where both results are all that is asked, or nothing differs', async () => {
    const [one, same] = [await compare(), await compare(BASE)];
    assert.deepEqual((await told(one, { ...SQL, name: 'effect' }, { parts: [] })).soFar, []);
    assert.deepEqual((await told(same, SQL)).soFar, []);
    for (const each of [one, same]) await each.dispose();
  });

  it('is told of several quantities in their places, with each whole answer before the next one', async () => {
    const comparison = await compare(), heard: (readonly [number, string, boolean])[] = [], answers = await comparison.impact([{ ...SQL, name: 'first' }, { ...SQL, name: 'second' }], { parts: ['interval'], onProvisional: (each, at) => heard.push([at, each.name, each.unfinished === undefined]) });
    assert.deepEqual(heard, [[0, 'first', false], [0, 'first', true], [1, 'second', false]]);
    assert.ok(answers.every(({ unfinished }) => unfinished === undefined));
    await comparison.dispose();
  });

  it('ends with the question when that is called off', async () => {
    const comparison = await compare(), stop = new AbortController();
    let heard = 0;
    await assert.rejects(comparison.impact([{ ...SQL, name: 'called off' }], { signal: stop.signal, onProvisional: () => { heard++; if (heard === 2) stop.abort(new Error('enough')); } }), /enough/);
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(heard, 2);
    assert.equal(typeof (await comparison.impact([{ ...SQL, name: 'called off' }]))[0]!.change, 'number');
    await comparison.dispose();
  });
});

describe('a given time', () => {
  it('of nothing leaves out all parts, says which, and the next question has them', async () => {
    const comparison = await compare(), quantity = { ...SQL, name: 'hurried' }, [cut] = await comparison.impact([quantity], { budgetMs: 0 });
    checkImpact(cut!);
    assert.deepEqual([typeof cut!.change, cut!.attributions, cut!.resilience, cut!.interval, cut!.unfinished], ['number', [], undefined, undefined, undefined]);
    assert.match(cut!.notes!.join(' '), /Left out, because they would have taken longer than the less than 0\.1 s that were given: the parts of columns, .*the interval\. They are computed when/);
    const [whole] = await comparison.impact([quantity]), [kept] = await comparison.impact([quantity], { budgetMs: 0 });
    assert.ok(whole!.attributions!.length > 3 && whole!.resilience !== undefined && whole!.interval !== undefined);
    assert.deepEqual(kept, whole, 'what was computed is given whatever the time');
    await comparison.dispose();
  });

  it('that is long leaves nothing out', async () => {
    const comparison = await compare(), [long] = await comparison.impact([{ ...SQL, id: 'x', name: 'long' }], { budgetMs: 3_600_000, parts: ['attribution', 'interval'] }), [none] = await comparison.impact([{ ...SQL, id: 'x', name: 'none' }], { parts: ['attribution', 'interval'] });
    assert.deepEqual({ ...long!, name: '', sentence: '' }, { ...none!, name: '', sentence: '' });
    await comparison.dispose();
  });

  it('must be a time', async () => {
    const comparison = await compare();
    for (const budgetMs of [-1, NaN]) await assert.rejects(comparison.impact([SQL], { budgetMs }), /budgetMs/);
    await comparison.dispose();
  });
});

describe('answers are kept', () => {
  it('by contents, recipe, quantity and parts, and come again without being asked', async () => {
    const quantity = { ...SQL, name: 'kept' }, [one, alike, other] = [await compare(), await compare(), await compare(table((k) => (k === 0 ? 1 : 0)))];
    const first = await told(one, quantity), again = await told(alike, quantity), elsewhere = await told(other, quantity);
    assert.ok(first.evaluations > 20 && first.soFar.length > 0);
    assert.deepEqual([again.evaluations, again.soFar, again.answer], [0, [], first.answer]);
    assert.ok(elsewhere.evaluations > 20 && elsewhere.answer.change !== first.answer.change);
    const tolerant = await alike.revise({ ...KEY, tolerance: { absolute: 0.6 } }), fewer = await told(alike, quantity, { parts: ['interval'] }), unlike = await told(alike, { ...quantity, tolerance: 2 });
    assert.ok((await told(tolerant, quantity)).evaluations > 20);
    assert.ok(fewer.evaluations > 20 && fewer.answer.attributions === undefined && unlike.evaluations > 20);
    for (const each of [tolerant, one, alike, other]) await each.dispose();
  });
});

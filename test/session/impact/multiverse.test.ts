/** Queries under several ways of analysing, on both releases, by hand. */
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { QuantityImpact } from '../../../src/core/impact/report/quantity-impact.js';
import type { QuantityRecipe } from '../../../src/core/model/recipe.js';
import { csv, source } from '../support.js';
import { ImpactBench } from './impact-bench.js';

const bench = new ImpactBench();
after(() => bench.close());
const BASE = csv(['id', 'site', 'a', 'b'], [[1, 'x', 1, 10], [2, 'x', 3, 20], [3, 'y', 8, 30], [4, 'y', 6, 40]]), REVISION = csv(['id', 'site', 'a', 'b'], [[1, 'x', 2, 10], [2, 'x', 5, 20], [3, 'y', 1, 30], [4, 'y', 6, 41]]);

const ask = async (quantity: QuantityRecipe): Promise<QuantityImpact> => (await bench.impacts(BASE, REVISION, [quantity], { key: ['id'] }))[0]!;

describe('a query under several ways of analysing', () => {
  it('is run on both releases under each', async () => {
    const { multiverse, base, revision, sentence } = await ask({ name: 'Q', tolerance: 0.5, threshold: 4, sql: 'SELECT {how}({what}) FROM data WHERE {part}', choices: [{ name: 'how', options: ['avg', 'max'] }, { name: 'what', options: ['a', 'b'] }, { name: 'part', options: ['true', "site = 'x'"] }] });
    // avg a 4.5 to 3.5; its own is the first.
    assert.deepEqual([base, revision, multiverse!.possible, multiverse!.answered], [4.5, 3.5, 8, 8]);
    const of = (specification: string): readonly unknown[] => { const found = multiverse!.outcomes.find((each) => each.specification.join('') === specification)!; return [found.base, found.revision, found.beyond, found.conclusion]; };
    assert.deepEqual(of('000'), [4.5, 3.5, true, true]);
    assert.deepEqual(of('001'), [2, 3.5, true, false]);
    assert.deepEqual(of('010'), [25, 25.25, false, false]);
    assert.deepEqual(of('011'), [15, 15, false, false]);
    assert.deepEqual(of('100'), [8, 6, true, false]);
    assert.deepEqual(of('101'), [3, 5, true, true]);
    assert.deepEqual(of('110'), [40, 41, true, false]);
    assert.deepEqual([multiverse!.threshold, multiverse!.conclusion, multiverse!.outcomes[multiverse!.own]!.specification], [4, { flipped: 2, of: 8 }, [0, 0, 0]]);
    assert.match(sentence, /the conclusion \(above 4\) flips in 2 of 8 specifications/);
  });

  it('may have none for some, and says why', async () => {
    const { multiverse } = await ask({ name: 'Q', sql: 'SELECT avg({what}) FROM data', choices: [{ name: 'what', options: ['a', 'nothing_like_it', 'sqrt(a - 6)'] }] });
    assert.deepEqual([multiverse!.possible, multiverse!.answered], [3, 1]);
    assert.ok(multiverse!.outcomes.some(({ base }) => /not found/.test(typeof base === 'number' ? '' : base.reason)));
  });

  it('by group tells whether their order changes', async () => {
    const { multiverse } = await ask({ name: 'Q', sql: 'SELECT site, {how}(a) FROM data GROUP BY 1', choices: [{ name: 'how', options: ['avg', 'min'] }] });
    // Means 2 and 7 to 3.5 and 3.5, a tie; least 1 and 6 to 2 and 1.
    assert.deepEqual(multiverse!.ranking, { flipped: 1, of: 2 });
  });

  it('of a function gets its options by name, numbers as such, and is the one of a query', async () => {
    const javascript = '({ a, b, site }, { choices: { how, least }, ...rest }) => { const own = []; for (let i = 0; i < a.length; i++) if (a[i] > least && typeof least === "number") own.push(how === "b" ? b[i] : a[i]); return own.reduce((x, y) => x + y, 0) / own.length; }', choices = [{ name: 'how', options: ['a', 'b'] }, { name: 'least', options: ['0', '2.5'] }];
    const [own, other] = [await ask({ name: 'Q', threshold: 4, javascript, choices }), await ask({ name: 'Q', threshold: 4, sql: 'SELECT avg({how}) FROM data WHERE a > {least}', choices })];
    assert.deepEqual([own.base, own.revision], [4.5, 3.5]);
    assert.deepEqual(own.multiverse, other.multiverse);
    const wrong = await ask({ name: 'Q', javascript: '({ a }, { choices }) => a[0] + choices.leest + choices.least', choices: [{ name: 'least', options: ['1'] }] });
    assert.match((wrong.base as { reason: string }).reason, /there is no choice “leest”/);
  });

  it('of releases that are the same is the same throughout', async () => {
    const comparison = await bench.session.compare(source(BASE, 'base.csv'), source(BASE, 'again.csv'), { key: ['id'] }), [impact] = await comparison.impact([{ name: 'Q', tolerance: 1, sql: 'SELECT {how}(a) FROM data', choices: [{ name: 'how', options: ['avg', 'max'] }] }]);
    assert.deepEqual([impact!.multiverse!.sign, impact!.multiverse!.beyond], [{ flipped: 0, of: 2 }, { flipped: 0, of: 2 }]);
    await comparison.dispose();
  });

  it('of a recipe stands in the report', async () => {
    const recipe = { key: ['id'], quantities: [{ name: 'Q', threshold: 1, sql: 'SELECT {how}(a) FROM data', choices: [{ name: 'how', options: ['avg', 'max'] }] }] }, report = await bench.compare(BASE, REVISION, recipe);
    assert.deepEqual([report.recipe.quantities, report.impact![0]!.multiverse!.possible], [recipe.quantities, 2]);
  });
});

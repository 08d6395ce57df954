/** Choices in a query: an option takes one place and no more, and every query that comes out is looked at. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { quantityFault } from '../../../../src/core/impact/query/quantity-fault.js';
import { neighbours, ownSpecification, specify } from '../../../../src/core/impact/query/specify.js';
import { oneSelect } from '../../../../src/core/impact/query/one-select.js';
import { queryTokens } from '../../../../src/core/impact/query/query-tokens.js';
import type { QuantityRecipe } from '../../../../src/core/model/recipe.js';
import { HOSTILE_QUERIES } from '../../../fixtures/hostile-queries.js';

const SEASON: QuantityRecipe = { name: 'Q', sql: "SELECT {how}(x) FROM data WHERE {season} AND note <> '{how}' -- {how}", tolerance: 1, choices: [{ name: 'season', options: ['true', 'month(t) < 7'] }, { name: 'how', options: ['avg', 'median', 'max'] }], threshold: 3 };

describe('a specified quantity', () => {
  it('has the options in the places of the choices, and no choice left', () => {
    assert.deepEqual(specify(SEASON, [1, 2]), { name: 'Q', sql: "SELECT max(x) FROM data WHERE month(t) < 7 AND note <> '{how}' -- {how}", tolerance: 1 });
    assert.deepEqual(specify(SEASON, ownSpecification(SEASON)), { name: 'Q', sql: "SELECT avg(x) FROM data WHERE true AND note <> '{how}' -- {how}", tolerance: 1 });
    assert.deepEqual(neighbours(SEASON), [[0, 0], [1, 0], [0, 1], [0, 2]]);
    assert.equal(quantityFault([SEASON]), null);
  });
  it('without choices is what it was', () => assert.deepEqual(specify({ name: 'Q', sql: "SELECT {'a': 1}.a" }, []), { name: 'Q', sql: "SELECT {'a': 1}.a" }));
  it('of a model has other parameters', () => {
    const model: QuantityRecipe = { name: 'X', model: { id: 'degree-days', output: 'delayed', parameters: { base: 5 } }, choices: [{ name: 'base', options: ['5', '3.5'] }] };
    assert.deepEqual(specify(model, [1]), { name: 'X', model: { id: 'degree-days', output: 'delayed', parameters: { base: 3.5 } } });
    assert.equal(quantityFault([model]), null);
    assert.match(quantityFault([{ ...model, choices: [{ name: 'base', options: ['5', 'x'] }] }])!, /options of “base” .* of a model must be numbers/);
    assert.match(quantityFault([{ ...model, choices: [{ name: 'bass', options: ['5'] }] }])!, /no parameter “bass”/);
    assert.match(quantityFault([{ ...model, choices: [{ name: 'base', options: ['5', '1e9'] }] }])!, /must be from/);
  });
});

describe('a function under a choice', () => {
  const given: QuantityRecipe = { name: 'F', javascript: '({ x }, { choices }) => x.filter((v) => v > choices.least).length', choices: [{ name: 'least', options: ['1', '2.5'] }, { name: 'How', options: ['mean', 'max'] }], threshold: 3 };
  it('keeps its text and gets the options by name', () => assert.deepEqual(specify(given, [1, 0]), { name: 'F', javascript: '({ x }, { choices }) => x.filter((v) => v > choices.least).length', chosen: { least: '2.5', How: 'mean' } }));
  it('must hold the name of each as a word', () => {
    assert.match(quantityFault([given])!, /does not hold the word “How”.*choices\.How of its second argument/);
    const one = (name: string): string | null => quantityFault([{ ...given, choices: [{ name, options: ['1', 'two'] }] }]);
    assert.deepEqual([one('least'), /nothing/.test(one('leas')!), /nothing/.test(one('hoices')!)], [null, true, true]);
  });
});

describe('choices that cannot be', () => {
  const one = (options: readonly string[], sql = 'SELECT sum({what}) FROM data', name = 'what'): QuantityRecipe => ({ name: 'Q', sql, choices: [{ name, options }] });
  for (const [quantity, fault] of [
    [one([]), /1 to 100 options/], [one(['x'], 'SELECT sum(x) FROM data'), /no \{what\}/], [one(['x'], "SELECT sum('{what}') FROM data"), /within quotes/], [one(['x'], 'SELECT sum({what}) + {that} FROM data'), /\{that\}, for which there is no choice/],
    [one(['x'], 'SELECT sum({a b}) FROM data', 'a b'), /must be a word/], [one(['x) FROM data; DROP TABLE t; --']), /semicolon|comments|closes nothing/], [one(['x', 'x) FROM data) UNION (SELECT sum(x']), /closes nothing/], [one(['x', " '"]), /a quote/], [one(['x -- ']), /comments/], [one(['x /* */']), /comments/], [one(['(x']), /close their brackets/],
    [one(['x', 'random()']), /answer differs/], [one(['$1']), /dollar/], [{ ...one(['x']), choices: [{ name: 'what', options: ['x'] }, { name: 'WHAT', options: ['y'] }] }, /Two choices/], [{ ...one(['x']), threshold: NaN }, /threshold/],
  ] as const) it(`are refused: ${fault.source}`, () => assert.match(quantityFault([quantity]) ?? 'none', fault));

  it('let no option out of its place: what is around it is read as without it', () => {
    const words = (sql: string): string[] => { const tokens = queryTokens(sql); return typeof tokens === 'string' ? assert.fail(tokens) : tokens.map(({ is, text }) => `${is} ${text}`); };
    let taken = 0;
    for (const sql of [...HOSTILE_QUERIES, 'x', "replace(a, '--', '/*')", '"odd;name"']) for (const quantity of [one(['x', sql]), one(['x', `(${sql})`]), one(['x', `x) FROM data; ${sql}`]), one(['sum(x) FROM data', sql], 'SELECT {what}')]) {
      if (quantityFault([quantity]) !== null || !('sql' in quantity)) continue;
      const around = words(quantity.sql), at = around.indexOf('mark {'), option = quantity.choices![0]!.options[1]!, filled = specify(quantity, [1]);
      assert.deepEqual(words('sql' in filled ? filled.sql : ''), [...around.slice(0, at), ...words(option), ...around.slice(at + 3)]);
      assert.equal(typeof oneSelect('sql' in filled ? filled.sql : ''), 'object');
      taken++;
    }
    assert.ok(taken >= 6);
  });
});

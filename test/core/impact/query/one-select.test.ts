/** Only one SELECT is a quantity, however it is dressed up. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { oneSelect } from '../../../../src/core/impact/query/one-select.js';
import { quantityFault } from '../../../../src/core/impact/query/quantity-fault.js';
import { HOSTILE_QUERIES } from '../../../fixtures/hostile-queries.js';

describe('a query', () => {
  for (const sql of [
    'SELECT avg(Tair) FROM data', 'select 1;', 'FROM data SELECT sum(x)', '(SELECT 1)', 'WITH a AS (SELECT 1 AS x) SELECT x FROM a', 'SELECT avg("a;b") FROM data -- the mean; of all',
    "SELECT sum(x) FILTER (note = 'a;b(''') FROM data", 'SELECT count(*) /* all ( */ FROM data', 'SELECT max(delete) FROM data', 'SELECT list[1] FROM (SELECT [1, 2] AS list)', 'SELECT "größe" + größe FROM data', 'SELECT query + update AS "call" FROM data',
  ]) it(`is taken: ${sql}`, () => assert.ok(typeof oneSelect(sql) !== 'string', String(oneSelect(sql))));

  for (const sql of HOSTILE_QUERIES) it(`is refused: ${JSON.stringify(sql)}`, () => assert.equal(typeof oneSelect(sql), 'string'));
});

describe('quantities of a recipe', () => {
  const sql = 'SELECT 1';
  for (const [what, quantities, sentence] of [
    ['a name', [{ name: ' ', sql }], /^Quantity 1 of the recipe has no name\.$/], ['names of their own', [{ name: 'a', sql }, { name: 'a', sql }], /^Two quantities of the recipe are called “a”/],
    ['ids of their own', [{ name: 'a', id: 'q2', sql }, { name: 'b', sql }], /^The id “q2” of the quantity “b” is empty or taken/], ['a tolerance from 0 on', [{ name: 'a', sql, tolerance: -1 }], /^The tolerance of the quantity “a” must be a number from 0 on\.$/],
    ['a unit that is a text', [{ name: 'a', sql, unit: 7 as never }], /unit of the quantity “a” must be a text/], ['a source', [{ name: 'a' } as never], /“a” has nothing that computes it/], ['one source', [{ name: 'a', sql, model: { id: 'budget', output: 'nee' } } as never], /“a” has sql and model; give one\.$/], ['a query', [{ name: 'a', sql: 7 } as never], /query of “a” must be a text/], ['one SELECT', [{ name: 'a', sql: 'DROP TABLE x' }], /^The query of “a” must be one SELECT: it begins with “drop”, and not with SELECT\.$/],
    ['at most 20', Array.from({ length: 21 }, (_, i) => ({ name: `q${i}`, sql })), /at most 20\.$/],
  ] as const) it(`have ${what}`, () => assert.match(quantityFault(quantities)!, sentence));
  it('are taken otherwise', () => assert.equal(quantityFault([{ name: 'a', sql, unit: null, tolerance: 0 }, { name: 'b', id: 'x', sql, unit: 'm', tolerance: null }]), null));
});

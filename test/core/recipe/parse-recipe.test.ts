import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isPalimpsestError } from '../../../src/core/errors.js';
import { checkRecipe, isRecipe, parseRecipe } from '../../../src/core/recipe/parse-recipe.js';

const WHOLE = {
  key: ['site', 'time'], missing: ['-9999'], columns: [{ base: ['a'], revision: ['b'], missing: [''], tolerance: { absolute: 0.1, relative: 0 }, matters: null, role: 'measure', readAs: 'auto' }], tolerance: { relative: 0.01 }, seed: 1,
  reading: { base: { encoding: 'utf-8', delimiter: ';', quote: '', decimal: ',', thousands: '.', comment: '#', headerLine: 0, headerRows: 2, unitRow: true, dates: 'day-first', member: 'a.csv' }, revision: {} },
  findRenames: false, keyRule: 'date', rekey: true, derive: [{ side: 'both', name: 't', from: ['doy', 'hour'] }], quantities: [{ id: 'a', name: 'mean', unit: null, tolerance: 0.5, sql: 'SELECT avg(a) FROM data' }],
};

describe('a recipe that was written', () => {
  it('is read with every member', () => {
    assert.deepEqual(parseRecipe(JSON.stringify(WHOLE), 'recipe.json'), WHOLE);
    assert.deepEqual(checkRecipe({}, 'recipe.json'), {});
  });

  for (const [what, value, sentence] of [
    ['with a misspelt member', { keys: ['a'] }, /“keys” is no member here; members are key, missing/],
    ['with a misspelt member of a column', { columns: [{ bas: ['a'] }] }, /“bas” is no member here; members are base, revision/],
    ['with a misspelt member of a reading', { reading: { base: { delimeter: ';' } } }, /“delimeter” is no member here/],
    ['with a third side', { reading: { both: {} } }, /“both” is no member here; members are base, revision/],
    ['with a key that is a text', { key: 'site' }, /“key” must be a list of texts\./],
    ['with a number for a column', { columns: [7] }, /“columns” must be a list of objects\./],
    ['with one column for a list', { columns: { base: ['a'] } }, /“columns” must be a list of objects\./],
    ['with a negative tolerance', { tolerance: { absolute: -1 } }, /“absolute” must be a number from 0 on\./],
    ['with a tolerance that is a number', { columns: [{ base: ['a'], tolerance: 1 }] }, /“tolerance” must be an object\./],
    ['with a rule that does not exist', { keyRule: 'roughly' }, /“keyRule” must be one of “exact”, “trimmed”/],
    ['with a header line before the first', { reading: { base: { headerLine: -1 } } }, /“headerLine” must be a whole number from 0 on\./],
    ['with a word for yes', { findRenames: 'yes' }, /“findRenames” must be true or false\./],
    ['with a misspelt member of a quantity', { quantities: [{ name: 'a', query: 'SELECT 1' }] }, /“query” is no member here; members are id, name, unit, tolerance, sql/], ['with a tolerance of a quantity below 0', { quantities: [{ name: 'a', sql: 'SELECT 1', tolerance: -1 }] }, /“tolerance” must be a number from 0 on, or null/],
    ['that is a list', [], /must be a JSON object/], ['that is null', null, /must be a JSON object/],
    ['with a member of every object', JSON.parse('{"__proto__": 1}'), /“__proto__” is no member here/],
  ] as const) {
    it(`is refused ${what}`, () => {
      assert.throws(() => checkRecipe(value, 'recipe.json'), (error) => isPalimpsestError(error, 'SchemaError') && sentence.test(error.message) && error.message.includes('recipe.json'));
      assert.equal(isRecipe(value), false);
    });
  }

  it('is refused where it is no JSON', () => {
    assert.throws(() => parseRecipe('{key: 1}', 'r.json'), (error) => isPalimpsestError(error, 'ParseError') && /r\.json is not valid JSON/.test(error.message));
  });

  it('is told from other JSON', () => {
    assert.equal(isRecipe(WHOLE), true);
    for (const other of [{}, [{ key: ['a'] }], { schema: 'palimpsest/change-report/1', key: ['a'] }, { columns: ['a', 'b'], data: [] }, 'key', 1]) assert.equal(isRecipe(other), false);
  });
});

/** Recipes that ask for what is not there, or for what is. */
import { family, type Expected } from '../case.js';
import type { Recipe } from '../../../src/core/model/recipe.js';
import { baseText, COLUMNS, revisionText, TRUTH } from '../towers.js';

const GOOD = baseText(), OTHER = revisionText();
const SMALL = 'id,x\n1,12.1\n2,5\n3,-2\n4,0\n', MOVED = 'id,x\n1,12.2\n2,5.5\n3,-2.5\n4,0\n';
const of = (name: string, expected: Expected, recipe: unknown): readonly [string, string, string, Expected, Recipe] => [name, GOOD, OTHER, expected, recipe as Recipe];
const tolerated = (name: string, x: object, recipe: Recipe): readonly [string, string, string, Expected, Recipe] => [name, SMALL, MOVED, { key: ['id'], columns: { x } }, { key: ['id'], ...recipe }];
const bad = (sentence: RegExp): Expected => ({ fails: ['SchemaError', 'KeyError', 'ParseError'], sentence });

export const recipes = family('recipes', [
  of('a key that neither release has', { fails: 'KeyError', sentence: /“nope” cannot pair records: neither release has a column of that name\. Columns in both releases: “id”/ }, { key: ['nope'] }),
  ['a key that the revision lacks', 'id,y\n1,2\n', 'id,z\n1,2\n', { fails: 'KeyError', sentence: /“y” cannot pair records: revision does not have a column of that name/ }, { key: ['y'], findRenames: false }],
  ['a key that the base lacks', 'id,y\n1,2\n', 'id,z\n1,3\n', { fails: 'KeyError', sentence: /“z” cannot pair records: base does not have a column of that name/ }, { key: ['z'], findRenames: false }],
  of('an empty key', TRUTH, { key: [] }),
  of('a key that is named twice', { records: { matched: 11 }, columns: COLUMNS }, { key: ['id', 'id'] }),
  of('a key of all columns', { records: { base: 12, matched: 4, added: 8, removed: 8 } }, { key: ['id', 'site', 'temp', 'count', 'note'] }),
  of('a key of a measure', { key: ['temp'], records: { base: 12, revision: 12 } }, { key: ['temp'] }),
  of('a column that the base lacks', { fails: 'SchemaError', sentence: /“nope” that the base release does not have\. Its columns are “id”, “site”/ }, { columns: [{ base: ['nope'], revision: ['temp'] }] }),
  of('a column that the revision lacks', { fails: 'SchemaError', sentence: /“nope” that the revision release does not have/ }, { columns: [{ base: ['temp'], revision: ['nope'] }] }),
  of('a column that is taken out', { columns: { site: COLUMNS.site }, statuses: { site: 'matched' } }, { columns: [{ base: ['temp'], revision: [] }] }),
  tolerated('no tolerance', { unchanged: 1, value: 3 }, {}),
  tolerated('an absolute tolerance that the rounding of 12.2 - 12.1 exceeds', { unchanged: 1, tolerated: 1, value: 2 }, { tolerance: { absolute: 0.1 } }),
  tolerated('a relative tolerance', { unchanged: 1, tolerated: 2, value: 1 }, { tolerance: { relative: 0.1 } }),
  tolerated('a tolerance of one column', { unchanged: 1, tolerated: 3 }, { columns: [{ base: ['x'], revision: ['x'], tolerance: { absolute: 0.5 } }] }),
  of('a quote of two characters', bad(/quote/), { reading: { revision: { quote: '""' } } }),
  of('a header line before the first', bad(/header/), { reading: { revision: { headerLine: -1 } } }),
  of('a derived time of columns that are not there', bad(/nope/), { derive: [{ side: 'both', name: 'time', from: ['nope', 'doy'] }] }),
  of('a rule for keys that does not exist', bad(/rule|roughly/), { keyRule: 'roughly' }),
  of('a seed', TRUTH, { seed: 7 }),
]);

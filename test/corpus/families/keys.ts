/** Keys: found or given, written differently, repeated, lost, or none at all. */
import type { Recipe } from '../../../src/core/model/recipe.js';
import { family } from '../case.js';
import { rows } from '../small.js';
import { Random } from '../../core/support/random.js';

const random = new Random(57);
const KEY = (...key: string[]): Recipe => ({ key });
/** Thirty records whose key is written by `id`; the value of the third is changed in the revision. */
const values = Array.from({ length: 30 }, () => (20 * random.next()).toFixed(3));
const keyed = (header: string, id: (i: number) => string, changed: boolean, skip: readonly number[] = []): string =>
  rows([header, 'x'], values.flatMap((x, i) => (skip.includes(i) ? [] : [[id(i), changed && i === 2 ? '99.5' : x]])));
const ONE = { records: { base: 30, revision: 30, matched: 30, added: 0, removed: 0 }, columns: { x: { unchanged: 29, value: 1 } } } as const;
const month = (i: number): string => `${2012 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`;
const sites = ['SE-Svb', 'US-Ha1', 'DE-Tha'];
const panel = (x: (i: number) => string, order: readonly number[] = Array.from({ length: 36 }, (_, i) => i)): string => rows(['site', 'date', 'x'], order.map((i) => [sites[i % 3]!, `2012-01-${String(Math.floor(i / 3) + 1).padStart(2, '0')}`, x(i)]));
const measure = Array.from({ length: 36 }, () => random.normal().toFixed(4));
const bag = (list: readonly string[]): string => rows(['kind', 'size'], list.map((each) => each.split(' ')));

export const keys = family('keys', [
  ['an identifier', keyed('id', (i) => String(100 + i), false), keyed('id', (i) => String(100 + i), true), { ...ONE, key: ['id'] }],
  ['a measure that happens to be unique', rows(['flux', 'plot'], values.map((x, i) => [x, `p${i}`])), rows(['flux', 'plot'], values.map((x, i) => [i === 2 ? '99.5' : x, `p${i}`])), { key: ['plot'], records: { matched: 30 }, columns: { flux: { unchanged: 29, value: 1 } } }],
  ['place and date', panel((i) => measure[i]!), panel((i) => (i === 5 ? '9.5' : measure[i]!)), { key: ['site', 'date'], records: { matched: 36 }, columns: { x: { unchanged: 35, value: 1 } } }],
  ['place and date in another order', panel((i) => measure[i]!), panel((i) => (i === 5 ? '9.5' : measure[i]!), random.shuffled(Array.from({ length: 36 }, (_, i) => i))), { key: ['site', 'date'], records: { matched: 36 }, columns: { x: { unchanged: 35, value: 1 } }, kinds: ['reordered'] }],
  ['appended records', keyed('id', (i) => String(100 + i), false, [27, 28, 29]), keyed('id', (i) => String(100 + i), false), { status: 'extension', key: ['id'], records: { base: 27, revision: 30, matched: 27, added: 3, removed: 0 }, cells: { unchanged: 27 } }],
  ['a record put in at the top', keyed('k', (i) => String(i), false, [0]), keyed('k', (i) => String(i), false), { key: ['k'], records: { matched: 29, added: 1, removed: 0 }, cells: { unchanged: 29 } }],
  ['removed records', keyed('id', (i) => String(100 + i), false), keyed('id', (i) => String(100 + i), false, [0, 10, 20]), { key: ['id'], records: { matched: 27, added: 0, removed: 3 }, cells: { unchanged: 27 } }],
  ['a key that occurs twice', 'k,v\n1,1\n1,2\n3,5\n', 'k,v\n1,1\n1,3\n3,5\n', { records: { matched: 1, added: 0, removed: 0, ambiguous: [2, 2, 1] }, columns: { v: { unchanged: 1 } }, findings: [/^ambiguous-keys: 1 key occurs more than once/] }, KEY('k')],
  ['a key that occurs twice in the base alone', 'k,v\n1,1\n1,2\n3,5\n', 'k,v\n1,1\n3,5\n', { records: { matched: 1, ambiguous: [2, 1, 1] }, columns: { v: { unchanged: 1 } } }, KEY('k')],
  ['a key that occurs three times in the revision alone', 'k,v\n1,1\n3,5\n', 'k,v\n1,1\n1,1\n1,1\n3,5\n', { records: { matched: 1, ambiguous: [1, 3, 1] }, columns: { v: { unchanged: 1 } } }, KEY('k')],
  ['a repeated key that only one side has', 'k,v\n1,1\n3,5\n', 'k,v\n1,1\n2,1\n2,1\n3,5\n', { records: { matched: 2, added: 0, ambiguous: [0, 2, 1] } }, KEY('k')],
  ['missing keys', 'k,v\n1,1\n,2\n,3\n4,5\n', 'k,v\n1,1\n,2\n,4\n4,6\n', { records: { matched: 2, added: 0, removed: 0, ambiguous: [2, 2, 1] }, columns: { v: { unchanged: 1, value: 1 } } }, KEY('k')],
  ['no key and repeated records', bag(['oak 3', 'oak 3', 'elm 4', 'ash 5', 'oak 3', 'elm 4']), bag(['oak 3', 'elm 4', 'ash 5', 'oak 3', 'elm 4', 'elm 4', 'yew 9']), { status: 'unkeyed', mode: 'multiset', key: [], records: { base: 6, revision: 7, matched: 5, added: 2, removed: 1 }, findings: [/^no-key/] }],
  ['no key and another order', bag(['oak 3', 'oak 3', 'elm 4', 'ash 5']), bag(['elm 4', 'oak 3', 'ash 5', 'oak 3']), { mode: 'multiset', status: 'identical', records: { matched: 4, added: 0, removed: 0 } }],
  ['no key and no record in common', bag(['oak 3', 'oak 3', 'elm 4', 'elm 4']), bag(['oak 5', 'oak 5', 'elm 6', 'elm 6']), { mode: 'distribution', status: 'disjoint', records: { matched: 0 }, cells: {}, findings: [/^no-common-record/] }],
  ['parts of a composite that join alike', rows(['a', 'b', 'x'], [['p|q', 'r', '1'], ['p', 'q|r', '2'], ['s', 't', '3']]), rows(['a', 'b', 'x'], [['p', 'q|r', '2'], ['p|q', 'r', '4'], ['s', 't', '3']]), { records: { matched: 3 }, columns: { x: { unchanged: 2, value: 1 } } }, KEY('a', 'b')],
  ['keys of ten thousand characters', rows(['k', 'x'], ['a', 'b', 'c'].map((end, i) => [`${'k'.repeat(10_000)}${end}`, String(i)])), rows(['k', 'x'], ['c', 'b', 'a'].map((end, i) => [`${'k'.repeat(10_000)}${end}`, String(2 - i)])), { records: { matched: 3 }, columns: { x: { unchanged: 3 } } }, KEY('k')],
  ['keys of twenty digits that differ in the last', keyed('id', (i) => `1234567890123456789${i % 10}${Math.floor(i / 10)}`, false), keyed('id', (i) => `1234567890123456789${i % 10}${Math.floor(i / 10)}`, true), { ...ONE, key: ['id'] }],
  ['keys that are written with decimals', keyed('id', (i) => String(i + 1), false), keyed('id', (i) => `${i + 1}.0`, true), { ...ONE, key: ['id'] }],
  ['keys with leading zeros', keyed('id', (i) => String(i + 1), false), keyed('id', (i) => String(i + 1).padStart(3, '0'), true), { ...ONE, key: ['id'] }],
  ['keys with leading zeros on both sides', keyed('id', (i) => String(i + 1).padStart(3, '0'), false), keyed('id', (i) => String(i + 1).padStart(3, '0'), true), { ...ONE, key: ['id'], types: { id: 'text' } }],
  ['leading zeros that tell records apart', rows(['id', 'x'], [['1', '5'], ['01', '6'], ['001', '7'], ['2', '8']]), rows(['id', 'x'], [['1', '5'], ['01', '6'], ['001', '9'], ['2', '8']]), { records: { matched: 4 }, columns: { x: { unchanged: 3, value: 1 } } }, KEY('id')],
  ['keys with white space around', keyed('id', (i) => `a${i}`, false), keyed('id', (i) => ` a${i} `, true), { ...ONE, key: ['id'] }],
  ['keys in other case', keyed('id', (i) => `Site-${i}`, false), keyed('id', (i) => `SITE-${i}`, true), { ...ONE, key: ['id'] }],
  ['case that tells records apart', rows(['id', 'x'], values.map((x, i) => [i % 2 === 0 ? `a${i >> 1}` : `A${i >> 1}`, x])), rows(['id', 'x'], values.map((x, i) => [i % 2 === 0 ? `a${i >> 1}` : `A${i >> 1}`, i === 2 ? '99.5' : x])), { ...ONE, key: ['id'] }],
  ['dates of months that lose their day', keyed('date', (i) => `${month(i)}-01`, false), keyed('date', month, true), { ...ONE, key: ['date'] }],
  ['dates in another order of day and month', keyed('date', (i) => `2012-01-${String(i + 1).padStart(2, '0')}`, false), keyed('date', (i) => `1/${i + 1}/2012`, true), { ...ONE, key: ['date'] }],
  ['stamps against ISO dates', keyed('time', (i) => `2012-01-${String(i + 1).padStart(2, '0')}T00:00`, false), keyed('time', (i) => `201201${String(i + 1).padStart(2, '0')}0000`, true), { ...ONE, key: ['time'] }],
  ['a rule that the recipe names', keyed('id', (i) => `Site-${i}`, false), keyed('id', (i) => `site-${i}`, true), { ...ONE, key: ['id'] }, { key: ['id'], keyRule: 'folded' }],
  ['a rule that the recipe forbids', keyed('id', (i) => `Site-${i}`, false), keyed('id', (i) => `site-${i}`, true), { key: ['id'], records: { matched: 0, added: 30, removed: 30 } }, { key: ['id'], keyRule: 'exact' }],
  ['a renamed key', keyed('id', (i) => `a${i}`, false), keyed('record', (i) => `a${i}`, true), ONE],
  ['a key whose name changed case', keyed('Site', (i) => `a${i}`, false), keyed('site', (i) => `a${i}`, true), ONE],
  ['renumbered records', renumbered((i) => i), renumbered((i) => (i < 10 ? i : i + 7)), { offers: ['rekey'], findings: [/^re-keyed: 30 records of revision hold under another id what records of base hold/] }, KEY('id')],
  ['renumbered records that the recipe repairs', renumbered((i) => i), renumbered((i) => (i < 10 ? i : i + 7)), { records: { matched: 40, added: 0, removed: 0 }, columns: { x: { unchanged: 40 }, y: { unchanged: 40 } } }, { key: ['id'], rekey: true }],
  ['no key in common', keyed('id', (i) => String(i), false), keyed('id', (i) => String(i + 1000), false), { status: 'new-cohort', records: { matched: 0, added: 30, removed: 30 }, findings: [/^no-common-key/], cells: {} }, KEY('id')],
  ['one key in common', keyed('id', (i) => String(i), false), keyed('id', (i) => String(i + 29), false), { status: 'new-cohort', records: { matched: 1, added: 29, removed: 29 }, findings: [/^little-overlap/] }, KEY('id')],
  ['a key that the two sides type differently', keyed('id', (i) => String(i), false), keyed('id', (i) => (i === 29 ? '29b' : String(i)), true), { key: ['id'], records: { matched: 29, added: 1, removed: 1 } }],
  ['keys that begin with a formula', keyed('id', (i) => `=A${i}`, false), keyed('id', (i) => `=A${i}`, true), { ...ONE, key: ['id'] }],
  ['keys with line ends', keyed('id', (i) => `a\n${i}`, false), keyed('id', (i) => `a\n${i}`, true), { ...ONE, key: ['id'] }],
]);

/** Forty records of which each is told by its contents; in the revision they are numbered otherwise. */
function renumbered(id: (i: number) => number): string {
  const local = new Random(58);
  return rows(['id', 'x', 'y'], Array.from({ length: 40 }, (_, i) => [String(id(i)), local.normal().toFixed(6), `name ${local.digits(5)}`]));
}

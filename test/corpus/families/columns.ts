/** Columns that were renamed, moved, added, removed, retyped, split, merged, or that only look so. */
import { family } from '../case.js';
import { rows } from '../small.js';
import { Random } from '../../core/support/random.js';

const random = new Random(73);
const N = 40;
const column = (make: (i: number) => string): string[] => Array.from({ length: N }, (_, i) => make(i));
const id = column((i) => `r${i}`);
const a = column(() => (10 + 5 * random.normal()).toFixed(3)), b = column(() => (200 + 30 * random.normal()).toFixed(2)), c = column(() => random.pick(['pine', 'oak', 'ash', 'yew'])), d = column(() => String(random.whole(0, 99_999)));
const other = column(() => (10 + 5 * random.normal()).toFixed(3));
const changed = (values: readonly string[], value: string): string[] => values.map((each, i) => (i === 7 ? value : each));
const table = (columns: Readonly<Record<string, readonly string[]>>): string => rows(Object.keys(columns), column(() => '').map((_, i) => Object.values(columns).map((values) => values[i]!)));
const ALL = { unchanged: N }, ONE = { unchanged: N - 1, value: 1 };
const dates = column((i) => `2012-${String((i % 12) + 1).padStart(2, '0')}-${String((i % 28) + 1).padStart(2, '0')}`);
const statuses = (matched: string, added: string, removed: string): Record<string, 'matched' | 'added' | 'removed'> => Object.fromEntries([[matched, 'matched'], [added, 'added'], [removed, 'removed']].flatMap(([names, status]) => names!.split(' ').filter((name) => name !== '').map((name) => [name, status]))) as Record<string, 'matched' | 'added' | 'removed'>;

export const columns = family('columns', [
  ['a renamed column', table({ id, temp: a, flux: b }), table({ id, air_temperature: changed(a, '99.5'), flux: b }), { columns: { air_temperature: ONE, flux: ALL }, columnKinds: { air_temperature: ['renamed', 'revised'] } }],
  ['a renamed column that moved', table({ id, temp: a, flux: b, tree: c }), table({ id, tree: c, flux: b, air: changed(a, '99.5') }), { columns: { air: ONE, flux: ALL, tree: ALL } }],
  ['every column renamed', table({ id, temp: a, flux: b, tree: c, count: d }), table({ record: id, air: a, carbon: b, species: c, n: changed(d, '7') }), { records: { matched: N }, columns: { air: ALL, carbon: ALL, species: ALL, n: ONE } }],
  ['a rename that the recipe names', table({ id, temp: a }), table({ id, x: other }), { columnKinds: { x: ['renamed', 'revised'] }, columns: { x: { value: N } } }, { key: ['id'], columns: [{ base: ['temp'], revision: ['x'] }] }],
  ['renames that the recipe forbids to look for', table({ id, temp: a }), table({ id, air: a }), { statuses: statuses('id', 'air', 'temp'), cells: {} }, { key: ['id'], findRenames: false }],
  ['a column removed and another added', table({ id, flux: b, temp: a }), table({ id, flux: b, wind: other }), { statuses: statuses('id flux', 'wind', 'temp'), columns: { flux: ALL } }, { key: ['id'] }],
  ['constant columns, one removed and one added', table({ id, flux: b, level: column(() => '1') }), table({ id, flux: b, quality: column(() => '1') }), { statuses: statuses('id flux', 'quality', 'level') }, { key: ['id'] }],
  ['an empty column removed and another added', table({ id, flux: b, note: column(() => '') }), table({ id, flux: b, remark: column(() => '') }), { statuses: statuses('id flux', 'remark', 'note') }, { key: ['id'] }],
  ['twins, of which one stays', table({ id, temp: a, temp_copy: a }), table({ id, temp: a }), { columns: { temp: ALL }, statuses: statuses('id temp', '', 'temp_copy') }, { key: ['id'] }],
  ['columns under each other’s names', table({ id, temp: a, flux: b, tree: c }), table({ id, temp: b, flux: a, tree: c }), { kinds: ['column-shift'], columns: { tree: ALL } }, { key: ['id'] }],
  ['columns shifted by one name', table({ id, temp: a, flux: b, count: d }), table({ id, temp: b, flux: d, count: a }), { kinds: ['column-shift'] }, { key: ['id'] }],
  ['a number that became text', table({ id, x: a }), table({ id, x: changed(a, 'broken') }), { types: { x: 'mixed' }, columns: { x: ONE }, columnKinds: { x: ['retyped', 'revised'] } }, { key: ['id'] }],
  ['text that became a number', table({ id, x: changed(a, 'broken') }), table({ id, x: changed(a, '5.5') }), { types: { x: 'mixed' }, columns: { x: ONE } }, { key: ['id'] }],
  ['a column added', table({ id, temp: a }), table({ id, temp: a, flux: b }), { status: 'extension', statuses: statuses('id temp', 'flux', ''), columns: { temp: ALL, flux: {} } }],
  ['a column removed', table({ id, temp: a, flux: b }), table({ id, temp: a }), { status: 'revision', statuses: statuses('id temp', '', 'flux'), columns: { temp: ALL, flux: {} } }],
  ['columns in another order', table({ id, temp: a, flux: b, tree: c }), table({ tree: c, flux: b, id, temp: a }), { status: 'identical', cells: { unchanged: 3 * N }, kinds: ['reordered'] }],
  ['a date split in three', table({ id, date: dates, temp: a }), table({ id, year: dates.map((date) => date.slice(0, 4)), month: dates.map((date) => String(Number(date.slice(5, 7)))), day: dates.map((date) => String(Number(date.slice(8)))), temp: a }), { columns: { temp: ALL }, kinds: ['split'] }, { key: ['id'] }],
  ['three columns merged to a date', table({ id, year: dates.map((date) => date.slice(0, 4)), month: dates.map((date) => String(Number(date.slice(5, 7)))), day: dates.map((date) => String(Number(date.slice(8)))), temp: a }), table({ id, date: dates, temp: a }), { columns: { temp: ALL }, kinds: ['merged'] }, { key: ['id'] }],
  ['a column that only changed its unit', table({ id, vpd: a }), table({ id, vpd: a.map((value) => String(Number(value) * 10)) }), { columns: { vpd: { value: N } }, statuses: { vpd: 'matched' } }, { key: ['id'] }],
  ['a column read as text', table({ id, x: a }), table({ id, x: a.map((value) => `${value}0`) }), { columns: { x: { value: N } }, types: { x: 'text' } }, { key: ['id'], columns: [{ base: ['x'], revision: ['x'], readAs: 'text' }] }],
]);

/** JSON and lines of JSON, right and faulty. */
import { family, type Given } from '../case.js';
import { BASE, baseText, COLUMNS, HEADER, RECORDS, REVISION } from '../towers.js';
import { encode } from '../write-table.js';

const KEY = { key: ['id'] };
const of = (rows: typeof BASE): Record<string, unknown>[] => rows.map((row) => Object.fromEntries(HEADER.map((name, i) => [name, row[i] === '' ? null : ['id', 'temp', 'count'].includes(name) ? Number(row[i]) : row[i]])));
const base = of(BASE), revision = of(REVISION);
const list = (rows: unknown): string => JSON.stringify(rows);
const lines = (rows: readonly unknown[], end = '\n'): string => rows.map((row) => `${JSON.stringify(row)}${end}`).join('');
/** Typed values have no text of their own: 26.5 and 26.50 are the same cell. */
const TYPED = { ...COLUMNS, temp: { unchanged: 9, value: 1, filled: 1 } };
const RIGHT = { key: ['id'], records: RECORDS, columns: TYPED } as const;
const GOOD = list(base);
const file = (name: string, data: string | Uint8Array): Given => ({ name, data });
const fault = (what: RegExp): { fails: 'ParseError'; sentence: RegExp } => ({ fails: 'ParseError', sentence: what });
const x = (...values: unknown[]): string => list(values.map((value, i) => (value === undefined ? { id: i } : { id: i, x: value })));
const deep = (depth: number, end: string): string => `[{"id":1,"x":${'['.repeat(depth)}${end}${']'.repeat(depth)}},{"id":2,"x":[]}]`;

export const json = family('JSON', [
  ['a list of objects', GOOD, list(revision), RIGHT],
  ['a list of objects, indented', GOOD, JSON.stringify(revision, null, 2), RIGHT],
  ['a list of objects against a table', baseText(), list(revision), RIGHT],
  ['an object a line', lines(base), lines(revision), RIGHT],
  ['an object a line with CRLF', GOOD, lines(revision, '\r\n'), RIGHT],
  ['an object a line with blank lines', GOOD, lines(revision, '\n\n'), RIGHT],
  ['JSON called csv', GOOD, file('revision.csv', list(revision)), RIGHT],
  ['a list under a name', GOOD, list({ source: 'network', data: revision }), RIGHT],
  ['two lists under names', GOOD, list({ data: revision, more: revision }), fault(/^revision\.csv is one JSON object and not a list of records\. Give an array/)],
  ['JSON with a byte-order mark', GOOD, `\ufeff${list(revision)}`, RIGHT],
  ['JSON in UTF-16', GOOD, encode(list(revision), 'utf-16le', true), RIGHT],
  ['JSON with escaped characters', GOOD, list(revision).replace(/[\u0080-\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`), RIGHT],
  ['members in another order', GOOD, list(revision.map((row) => Object.fromEntries(Object.entries(row).reverse()))), RIGHT],
  ['members left out where they are missing', GOOD, list(revision.map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)))), RIGHT],
  ['records of different shapes', list([{ id: 1, a: 5 }, { id: 2, b: 6 }]), list([{ id: 1, a: 5, b: 7 }, { id: 2 }]), { key: ['id'], columns: { a: { unchanged: 2 }, b: { filled: 1, lost: 1 } } }, KEY],
  ['an empty list', GOOD, '[]', { status: 'empty', records: { base: 12, revision: 0 } }],
  ['an empty list on both sides', '[]', '[]', { records: { base: 0, revision: 0 } }],
  ['an empty object', GOOD, '{}', { status: 'disjoint', records: { base: 12, revision: 1, matched: 0 } }],
  ['numbers instead of objects', GOOD, '[1,2,3]', fault(/^revision\.csv, record 1: a record must be an object/)],
  ['lists instead of objects', GOOD, '[[1,2],[3,4]]', fault(/^revision\.csv, record 1: a record must be an object/)],
  ['a number among the objects', GOOD, '[{"id":1},5]', fault(/^revision\.csv, record 2: a record must be an object/)],
  ['nothing among the objects', GOOD, '[{"id":1},null]', fault(/^revision\.csv, record 2: a record must be an object/)],
  ['a list that is cut', GOOD, list(revision).slice(0, 300), fault(/^revision\.csv, line 1: the text is not valid JSON/)],
  ['a list with a comma too many', GOOD, '[{"id":1},\n{"id":2},\n]', fault(/^revision\.csv, line 3: the text is not valid JSON/)],
  ['single quotes', GOOD, "[{'id':1}]", fault(/^revision\.csv, line 1: the text is not valid JSON/)],
  ['a comment', GOOD, '[\n// first\n{"id":1}]', fault(/^revision\.csv, line 2: the text is not valid JSON/)],
  ['NaN as a number', GOOD, '[{"id":1,"x":5},\n{"id":2,"x":NaN}]', fault(/^revision\.csv, line 2: the text is not valid JSON/)],
  ['a line end within a text', GOOD, '[{"id":1,\n"s":"a\nb"}]', fault(/^revision\.csv, line 2: the text is not valid JSON/)],
  ['a broken line among lines', GOOD, '{"id":1}\n{"id":2}\n{"id":\n{"id":4}\n', fault(/^revision\.csv, line 3: the text is not valid JSON/)],
  ['a list among lines', GOOD, '{"id":1}\n[2]\n', fault(/^revision\.csv, record 2: a record must be an object/)],
  ['text after the list', GOOD, `${list(revision)}\nend`, fault(/^revision\.csv, line 2: the text is not valid JSON/)],
  ['an ordinary list nested a thousand deep', deep(1000, '1'), deep(1000, '2'), { key: ['id'], columns: { x: { unchanged: 1, value: 1 } }, types: { x: 'nested' } }, KEY],
  ['a list nested a hundred thousand deep', GOOD, deep(100_000, '1'), { fails: ['ParseError', 'MemoryLimitError'], sentence: /^revision\.csv.*(deep|JSON)/ }],
  ['members of nested objects in another order', x({ p: 1, q: 2 }, { p: 1, q: 2 }), x({ q: 2, p: 1 }, { q: 3, p: 1 }), { columns: { x: { unchanged: 1, value: 1 } } }, KEY],
  ['whole numbers beyond 2^53', '[{"id":1,"x":9007199254740993},{"id":2,"x":5}]', '[{"id":1,"x":9007199254740992},{"id":2,"x":5}]', { columns: { x: { unchanged: 1, value: 1 } } }, KEY],
  ['identifiers of twenty digits', '[{"id":12345678901234567890,"x":5},{"id":12345678901234567891,"x":6}]', '[{"id":12345678901234567891,"x":6},{"id":12345678901234567890,"x":7}]', { records: { matched: 2 }, columns: { x: { unchanged: 1, value: 1 } } }, KEY],
  ['numbers as text', x(1.5, 2.5, 3.5), x('1.5', '2.5', '4.5'), { columns: { x: { unchanged: 2, value: 1 } } }, KEY],
  ['truth values', x(true, false, null), x(true, true, false), { columns: { x: { unchanged: 1, value: 1, filled: 1 } }, types: { x: 'boolean' } }, KEY],
  ['an empty text against nothing', x('', 'a', 'b'), x(null, 'a', 'c'), { records: { matched: 3, changed: 1 }, columns: { x: { unchanged: 1, notation: 1, value: 1 } } }, KEY],
  ['names that no object should have', '[{"id":1,"__proto__":5,"constructor":6}]', '[{"id":1,"__proto__":5,"constructor":7}]', { names: ['id', '__proto__', 'constructor'], cells: { unchanged: 1, value: 1 } }, KEY],
  ['a name that occurs twice in an object', '[{"id":1,"x":5,"x":6}]', '[{"id":1,"x":5,"x":7}]', { columns: { x: { value: 1 } } }, KEY],
  ['rows from a program', { rows: base }, { rows: revision }, { key: ['id'], records: RECORDS, columns: TYPED }],
  ['no rows from a program', { rows: [] }, { rows: revision }, { status: 'empty' }],
]);

/** What stands above the records, and what columns are called. */
import { family, type RightReport } from '../case.js';
import { baseText, COLUMNS, HEADER, RECORDS, REVISION, revisionText, TRUTH } from '../towers.js';
import { rows } from '../small.js';
import { writeText } from '../write-table.js';

const GOOD = baseText();
const UNITS = ['', '', 'degC', 'n', ''];
/** A table of numbers: the third is changed in the revision. */
const numbers = (x: string): (readonly string[])[] => Array.from({ length: 9 }, (_, i) => [String(i + 1), i === 2 ? x : `${i}.5`, `${40 - i}`]);
const named = (name: string, x: string): string => rows(['id', name], [['1', 'a'], ['2', x], ['3', 'c']]);
const called = (name: string, shown = name): RightReport => ({ key: ['id'], names: ['id', shown], columns: { [shown]: { unchanged: 2, value: 1 } } });
const KEY = { key: ['id'] };
const HOSTILE: readonly (readonly [string, string])[] = [
  ['SQL', '"; DROP TABLE x; --'], ['a tag', '<img src=x onerror=alert(1)>'], ['quotes of both kinds', 'it\'s "so"'], ['a line end', 'line\nbreak'], ['a formula', '=cmd|\'/c calc\'!A0'],
  ['a path', '../../etc/passwd'], ['__proto__', '__proto__'], ['constructor', 'constructor'], ['a column of the engine', 'base_row'], ['a class', 'class_c1'], ['another column’s id', 'c1'],
  ['a template', '${1+1}{{2}}%s'], ['a null', 'null'], ['white space inside', 'soil \t temp'], ['100,000 characters', 'n'.repeat(100_000)],
];

export const headers = family('headers', [
  ['a preamble of comments', baseText({ preamble: ['# Site: SE-Svb', '# Version: 1-5'] }), revisionText({ preamble: ['# Site: SE-Svb', '# Version: 2-5'] }), TRUTH],
  ['a preamble of comments on one side', GOOD, revisionText({ preamble: ['# Site: SE-Svb, Svartberget', '# Version: 2-5', '#'] }), TRUTH],
  ['a preamble with as many commas as the header', GOOD, revisionText({ preamble: ['# a,b,c,d,e', '# 1,2,3,4,5'] }), TRUTH],
  ['comments that begin with a percent sign', GOOD, revisionText({ preamble: ['% written by a program', '% 2012'] }), TRUTH],
  ['a title above the header', GOOD, revisionText({ preamble: ['Towers of the network'] }), TRUTH],
  ['a title and a blank line above the header', GOOD, revisionText({ preamble: ['Towers of the network', ''] }), TRUTH],
  ['a title filled up with delimiters', GOOD, revisionText({ preamble: ['Towers of the network,,,,', ',,,,'] }), TRUTH],
  ['names and values above the header', GOOD, revisionText({ preamble: ['network,NordFlux', 'year,2012'] }), TRUTH],
  ['a comment that the recipe names', GOOD, revisionText({ preamble: ['REM first', 'REM second'] }), TRUTH, { reading: { revision: { comment: 'REM' } } }],
  ['a header line that the recipe names', GOOD, revisionText({ preamble: ['first,line', 'second,line'] }), TRUTH, { reading: { revision: { headerLine: 3 } } }],
  ['a header line beyond the end of the file', GOOD, revisionText(), { fails: ['ParseError', 'SchemaError'], sentence: /revision\.csv.*\b(99|14|13)\b/ }, { reading: { revision: { headerLine: 99 } } }],
  ['a unit row', GOOD, revisionText({ units: UNITS }), { ...TRUTH, units: { temp: [null, 'degC'], count: [null, 'n'] } }],
  ['a unit row on both sides', baseText({ units: UNITS }), revisionText({ units: UNITS }), { ...TRUTH, units: { temp: ['degC', 'degC'] } }],
  ['a unit row that changed', baseText({ units: UNITS }), revisionText({ units: ['', '', 'K', 'n', ''] }), { ...TRUTH, units: { temp: ['degC', 'K'] } }],
  ['a unit row in brackets', GOOD, revisionText({ units: ['[-]', '[-]', '[degC]', '[1]', '[-]'] }), { ...TRUTH, statuses: { temp: 'matched' }, types: { temp: 'number', count: 'number' } }],
  ['a unit row that the recipe tells', GOOD, revisionText({ units: ['a', 'b', 'c', 'd', 'e'] }), { ...TRUTH, units: { temp: [null, 'c'] } }, { reading: { revision: { unitRow: true } } }],
  ['a first record of words', 'site,state\nnorth,open\nsouth,shut\nwest,open\n', 'site,state\nnorth,open\nsouth,open\nwest,open\n', { records: { base: 3, revision: 3, matched: 3 }, columns: { state: { unchanged: 2, value: 1 } } }, { key: ['site'] }],
  ['two header rows that the recipe tells', writeText(['id', 'air temp', 'air flow', 'soil temp'], [['1', '2.5', '3', '4'], ['2', '3.5', '4', '5']]), 'id,air,air,soil\n,temp,flow,temp\n1,2.5,3,4\n2,3.5,4,6\n', { records: { revision: 2 }, cells: { unchanged: 5, value: 1 } }, { key: ['id'], reading: { revision: { headerRows: 2 } } }],
  ['no header that the recipe tells', writeText(null, numbers('2.5')), writeText(null, numbers('9.5')), { records: { base: 9, revision: 9, matched: 9 }, names: ['column 1', 'column 2', 'column 3'], columns: { 'column 2': { unchanged: 8, value: 1 } } }, { reading: { base: { headerLine: 0 }, revision: { headerLine: 0 } } }],
  ['no header above numbers', writeText(null, numbers('2.5')), writeText(null, numbers('9.5')), { records: { base: 9, revision: 9, matched: 9 }, names: ['column 1', 'column 2', 'column 3'], columns: { 'column 2': { unchanged: 8, value: 1 } } }],
  ['years as names', writeText(['country', '1990', '1991'], [['Oman', '5.5', '6'], ['Peru', '7.5', '8']]), writeText(['country', '1990', '1991'], [['Oman', '5.5', '6'], ['Peru', '7.5', '9']]), { key: ['country'], names: ['country', '1990', '1991'], columns: { 1990: { unchanged: 2 }, 1991: { unchanged: 1, value: 1 } } }],
  ['dates as names', writeText(['site', '2012-01-01', '2012-01-02'], [['a', '5.5', '6'], ['b', '7.5', '8']]), writeText(['site', '2012-01-01', '2012-01-02'], [['a', '5.5', '6'], ['b', '7.5', '9']]), { key: ['site'], names: ['site', '2012-01-01', '2012-01-02'], columns: { '2012-01-02': { unchanged: 1, value: 1 } } }],
  ['fewer names than fields', 'id,x\n1,5,7\n2,6,8\n3,7,9\n', 'id,x\n1,5,7\n2,6,8\n3,7,8\n', { names: ['id', 'x', 'column 3'], columns: { x: { unchanged: 3 }, 'column 3': { unchanged: 2, value: 1 } }, findings: [/^reading: .*names may stand over the wrong values/] }, KEY],
  ['more names than fields', 'id,x,y\n1,5\n2,6\n3,7\n', 'id,x,y\n1,5\n2,6\n3,8\n', { names: ['id', 'x', 'y'], columns: { x: { unchanged: 2, value: 1 }, y: { unchanged: 3 } }, findings: [/^reading: .*hold nothing/] }, KEY],
  ['an empty name', 'id,,x\n1,5,6\n2,6,7\n', 'id,,x\n1,5,6\n2,6,8\n', { names: ['id', 'column 2', 'x'], cells: { unchanged: 3, value: 1 }, findings: [/^reading: Base: Column 2 has no name; it is called “column 2”/] }, KEY],
  ['a name that occurs twice', 'id,x,x\n1,5,6\n2,6,7\n', 'id,x,x\n1,5,6\n2,6,8\n', { names: ['id', 'x', 'x (2)'], columns: { x: { unchanged: 2 }, 'x (2)': { unchanged: 1, value: 1 } }, findings: [/^reading: Revision: The name “x” occurs again in column 3/] }, KEY],
  ['a name that another was made to', 'id,x,x,x (2)\n1,5,6,7\n2,6,7,8\n', 'id,x,x,x (2)\n1,5,6,7\n2,6,7,9\n', { cells: { unchanged: 5, value: 1 }, names: ['id', 'x', 'x (2)', 'x (2) (2)'] }, KEY],
  ['names that differ in case alone', 'id,NEE,nee\n1,5,6\n2,6,7\n', 'id,NEE,nee\n1,5,6\n2,6,8\n', { names: ['id', 'NEE', 'nee'], columns: { NEE: { unchanged: 2 }, nee: { unchanged: 1, value: 1 } } }, KEY],
  ['white space around names', GOOD, revisionText().replace('id,site,temp', 'id, site , temp'), TRUTH],
  ['names in quotes', GOOD, `${HEADER.map((name) => `"${name}"`).join(',')}\n${revisionText().split('\n').slice(1).join('\n')}`, TRUTH],
  ['fewer columns in another order', GOOD, writeText(['note', 'temp', 'id'], REVISION.map((row) => [row[4]!, row[2]!, row[0]!])), { key: ['id'], columns: { temp: COLUMNS.temp, note: COLUMNS.note }, statuses: { site: 'removed', count: 'removed' }, kinds: ['reordered'] }],
  ['the header again among the records', GOOD, revisionText().replace('\n7,', `\n${HEADER.join(',')}\n7,`), { key: ['id'], records: { ...RECORDS, revision: 13, added: 2 }, columns: COLUMNS }],
  ...HOSTILE.map(([what, name]) => [`${what} as a name`, named(name, 'b'), named(name, 'x'), called(name.trim()), KEY] as const),
  ...HOSTILE.slice(0, 6).map(([what, text]) => [`${what} in a cell`, named('s', 'b'), named('s', text), { columns: { s: { unchanged: 2, value: 1 } }, samples: [['s', 'b', text]] }, KEY] as const),
  ['5,000 columns', wide(5000, '1'), wide(5000, '2'), { key: ['id'], cells: { unchanged: 9996, value: 2 } }, KEY],
  ['a million columns', GOOD, `${'a,'.repeat(999_999)}a\n`, { fails: ['SchemaError', 'MemoryLimitError'], sentence: /^revision\.csv.* has more than 100,000 columns.*transpose/ }],
  ['a million columns with records', GOOD, `id${',a'.repeat(999_999)}\n1${',2'.repeat(999_999)}\n`, { fails: ['SchemaError', 'MemoryLimitError'], sentence: /^revision\.csv.* has more than 100,000 columns/ }],
]);

function wide(columns: number, x: string): string {
  const names = Array.from({ length: columns - 1 }, (_, i) => `c${i}`);
  const cells = (record: number): string[] => names.map((_, i) => (i % 2500 === 7 && record === 2 ? x : String(i % 10)));
  return writeText(['id', ...names], [1, 2].map((record) => [String(record), ...cells(record)]));
}


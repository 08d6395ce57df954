/** Delimiters and quotes. */
import { family } from '../case.js';
import { baseFile, baseText, OTHER_DECIMALS, revisionFile, revisionText, TRUTH } from '../towers.js';
import { writeText } from '../write-table.js';

const GOOD = baseText();
const notes = (mark: string, word: string): (readonly string[])[] => [['1', `a${mark} b`, '1.5'], ['2', `c${mark}d${mark}e`, '2.5'], ['3', 'f', '3.5'], ['4', word, '4.5']];
const noted = (mark: string, word: string, delimiter: string): string => writeText(['id', 'note', 'x'], notes(mark, word), { delimiter });
const ONE = { key: ['id'], columns: { note: { unchanged: 3, value: 1 }, x: { unchanged: 4 } } };
const body = (records: string): string => `id,note\n${records}`;
const KEY = { key: ['id'] };

export const delimiters = family('delimiters and quotes', [
  ['tabs', GOOD, revisionText({ delimiter: '\t' }), { ...TRUTH, dialect: { revision: { delimiter: '\t' } } }],
  ['semicolons', GOOD, revisionText({ delimiter: ';' }), { ...TRUTH, dialect: { revision: { delimiter: ';' } } }],
  ['bars', GOOD, revisionText({ delimiter: '|' }), { ...TRUTH, dialect: { revision: { delimiter: '|' } } }],
  ['semicolons against tabs', baseText({ delimiter: ';' }), revisionText({ delimiter: '\t' }), TRUTH],
  ['semicolons and decimal commas', GOOD, revisionText({ delimiter: ';', decimal: ',' }), OTHER_DECIMALS],
  ['semicolons and decimal commas on both sides', baseText({ delimiter: ';', decimal: ',' }), revisionText({ delimiter: ';', decimal: ',' }), TRUTH],
  ['tabs and decimal commas', GOOD, revisionText({ delimiter: '\t', decimal: ',' }), OTHER_DECIMALS],
  ['commas and decimal commas in quotes', GOOD, revisionText({ decimal: ',' }), OTHER_DECIMALS],
  ['everything European at once', GOOD, revisionFile({ delimiter: ';', decimal: ',', newline: '\r\n', encoding: 'windows-1252', quoting: 'all' }), OTHER_DECIMALS],
  ['a separator line for Excel', GOOD, revisionText({ delimiter: ';', preamble: ['sep=;'] }), TRUTH],
  ['spaces', 'id x y\n1 1.5 7\n2 2.5 8\n3 3.5 9\n', 'id x y\n1 1.5 7\n2 2.5 8\n3 3.75 9\n', { key: ['id'], columns: { x: { unchanged: 2, value: 1 }, y: { unchanged: 3 } } }],
  ['columns set with spaces', 'id   x     y\n1    1.5   7\n2    2.5   8\n10   3.5   9\n', 'id   x     y\n1    1.5   7\n2    2.5   8\n10   3.75  9\n', { key: ['id'], columns: { x: { unchanged: 2, value: 1 }, y: { unchanged: 3 } } }],
  ['spaces against commas', 'id,x,y\n1,1.5,7\n2,2.5,8\n3,3.5,9\n', 'id x y\n1 1.5 7\n2 2.5 8\n3 3.75 9\n', { key: ['id'], columns: { x: { unchanged: 2, value: 1 }, y: { unchanged: 3 } } }],
  ['a circumflex that the recipe names', GOOD, revisionText({ delimiter: '^' }), TRUTH, { reading: { revision: { delimiter: '^' } } }],
  ['a delimiter in the recipe that the file does not have', GOOD, revisionText(), { status: 'disjoint' }, { reading: { revision: { delimiter: '|' } } }],
  ['two characters as the delimiter in the recipe', GOOD, revisionText(), { fails: ['SchemaError', 'ParseError'], sentence: /“::”.* one .*character/ }, { reading: { revision: { delimiter: '::' } } }],
  ['quotes around all', GOOD, revisionText({ quoting: 'all' }), TRUTH],
  ['single quotes around all', GOOD, revisionText({ quoting: 'all', quote: "'" }), TRUTH],
  ['single quotes with the delimiter inside', noted(',', 'g', ','), writeText(['id', 'note', 'x'], notes(',', 'h'), { quote: "'" }), ONE],
  ['apostrophes without quoting', body("1,it's\n2,o'clock\n3,'tis\n"), body("1,it's\n2,o'clock\n3,'twas\n"), { columns: { note: { unchanged: 2, value: 1 } } }, KEY],
  ...([',', ';', '|', '\t'] as const).map((mark) => [`the delimiter “${mark === '\t' ? 'tab' : mark}” in quotes`, noted(mark, 'g', mark), noted(mark, 'h', mark), ONE] as const),
  ['more commas than semicolons', noted(',', 'g,g,g,g', ';'), noted(',', 'h,g,g,g', ';'), ONE],
  ['more semicolons than commas', noted(';', 'g;g;g;g', ','), noted(';', 'h;g;g;g', ','), ONE],
  ['commas in a file with tabs', noted(',', 'g', '\t'), noted(',', 'h', '\t'), ONE],
  ['another delimiter that fits the first lines alone', writeText(['id', 'a;b'], Array.from({ length: 40 }, (_, i) => [String(i), i < 20 ? 'p;q' : 'p'])), writeText(['id', 'a;b'], Array.from({ length: 40 }, (_, i) => [String(i), i < 20 ? 'p;q' : i === 30 ? 'r' : 'p'])), { key: ['id'], names: ['id', 'a;b'], columns: { 'a;b': { unchanged: 39, value: 1 } } }],
  ['doubled quotes', body('1,"a ""b"""\n2,c\n'), body('1,"a ""c"""\n2,"c"\n'), { columns: { note: { unchanged: 1, value: 1 } }, samples: [['note', 'a "b"', 'a "c"']] }, KEY],
  ['a quote inside a cell without quotes', body('1,5" pipe\n2,c\n'), body('1,6" pipe\n2,c\n'), { columns: { note: { unchanged: 1, value: 1 } }, samples: [['note', '5" pipe', '6" pipe']] }, KEY],
  ['nothing between quotes against nothing', body('1,""\n2,c\n'), body('1,\n2,c\n'), { columns: { note: { unchanged: 2 } } }, KEY],
  ['numbers in quotes', 'id,x\n"1","5.5"\n"2","6.5"\n', 'id,x\n1,5.5\n2,7.5\n', { columns: { x: { unchanged: 1, value: 1 } }, bias: { x: 0.5 } }, KEY],
  ['a quote that is never closed', GOOD, 'id,note\n1,"a\n2,b\n3,c\n', { fails: 'ParseError', sentence: /^revision\.csv, line 2: a quoted field opens here and is never closed\. Close the quote/ }],
  ['a quote that is never closed, in the last cell', GOOD, 'id,note\n1,a\n2,"b', { fails: 'ParseError', sentence: /^revision\.csv, line 3: a quoted field opens here and is never closed/ }],
  ['a quote that is never closed, in the header', GOOD, 'id,"note\n1,a\n2,b\n', { fails: 'ParseError', sentence: /^revision\.csv, line 1: a quoted field opens .*never closed/ }],
  ['text after a closing quote', GOOD, 'id,note\n1,a\n2,"b"c\n', { fails: 'ParseError', sentence: /^revision\.csv, line 3: text follows a closing quote\. Double the quotes/ }],
  ['text after a closing quote in the header', GOOD, 'id,"no"te\n1,a\n', { fails: 'ParseError', sentence: /^revision\.csv, line 1: text follows a closing quote/ }],
  ['quotes escaped with a backslash', GOOD, 'id,note\n1,"a \\"b\\" c"\n2,d\n', { fails: 'ParseError', sentence: /^revision\.csv, line 2: text follows a closing quote/ }],
  ['one column without a delimiter', 'id\n1\n2\n3\n', 'id\n1\n2\n4\n', { key: ['id'], records: { matched: 2, added: 1, removed: 1 } }],
  ['one column of text with commas in quotes', 'town\n"a, b"\n"c, d"\ne\n', 'town\n"a, b"\n"c, d"\nf\n', { names: ['town'], records: { matched: 2, added: 1, removed: 1 } }],
  ['Latin-1, semicolons, CR and a preamble at once', baseFile({ encoding: 'latin-1', delimiter: ';', newline: '\r', preamble: ['# Site: SE-Svb'] }), revisionFile(), TRUTH],
]);

/** Records that do not fit their header, and few of them. */
import { family } from '../case.js';
import { baseText, COLUMNS, HEADER, RECORDS, REVISION, revisionText, TRUTH } from '../towers.js';
import { writeText } from '../write-table.js';

const GOOD = baseText();
const lines = revisionText().trimEnd().split('\n');
const with7 = (line: string): string => `${lines.map((each, i) => (i === 7 ? line : each)).join('\n')}\n`;
const NAMED = { key: ['id'], records: RECORDS, columns: COLUMNS } as const;

export const records = family('records', [
  ['a record with a field too many', GOOD, with7('7,Cáceres,21.5,3,dry,x'), { fails: 'ParseError', sentence: /^revision\.csv, line 8: the record has (more fields than|6 .*) the header's 5/ }],
  ['a record with a field too few', GOOD, with7('7,Cáceres,21.5,3'), { fails: 'ParseError', sentence: /^revision\.csv, line 8: the record has 4 of the 5 fields/ }],
  ['a record of one field', GOOD, with7('7'), { fails: 'ParseError', sentence: /^revision\.csv, line 8: the record has 1 of the 5 fields/ }],
  ['a delimiter in a cell without quotes', GOOD, with7('7,Cáceres, Spain,21.5,3,dry'), { fails: 'ParseError', sentence: /^revision\.csv, line 8: .*Quote fields that hold the delimiter/ }],
  ['a record too long in the base', with7('7,Cáceres,21.5,3,dry,x'), GOOD, { fails: 'ParseError', sentence: /^base\.csv, line 8: / }],
  ['a fault after a cell of several lines', GOOD, with7('7,"Cáceres\nSpain",21.5,3,dry').replace('\n10,Besançon', '\n10,Besançon,x'), { fails: 'ParseError', sentence: /^revision\.csv, line 12: / }],
  ['a fault after a preamble', GOOD, `# a\n# b\n${with7('7,Cáceres')}`, { fails: 'ParseError', sentence: /^revision\.csv, line 10: / }],
  ['a delimiter after every record and the header', GOOD, revisionText({ trailing: true }), NAMED],
  ['a delimiter after every record and the header on both sides', baseText({ trailing: true }), revisionText({ trailing: true }), NAMED],
  ['a delimiter after every record but the header', GOOD, revisionText({ trailing: true }).replace('note,\n', 'note\n'), NAMED],
  ['several delimiters after every record', GOOD, lines.map((line) => `${line},,,`).join('\n'), NAMED],
  ['records without their empty last fields', writeText(['id', 'x', 'y'], [['1', '5', ''], ['2', '6', '7']]), 'id,x,y\n1,5\n2,6,7\n', { fails: 'ParseError', sentence: /^revision\.csv, line 2: the record has 2 of the 3 fields/ }],
  ['one record', 'id,x\n1,5\n', 'id,x\n1,6\n', { key: ['id'], cells: { value: 1 }, records: { matched: 1, changed: 1 } }, { key: ['id'] }],
  ['one record of one cell', 'x\n1\n', 'x\n2\n', { records: { base: 1, revision: 1, added: 1, removed: 1 } }, { key: ['x'] }],
  ['records that are empty but for their key', 'id,x,y\n1,,\n2,,\n', 'id,x,y\n1,,\n2,,5\n', { key: ['id'], columns: { x: { unchanged: 2 }, y: { unchanged: 1, filled: 1 } } }, { key: ['id'] }],
  ['a record of nothing but delimiters', GOOD, revisionText().replace('\n7,', '\n,,,,\n7,'), { key: ['id'], records: { revision: 13, matched: 11, added: 2 }, columns: COLUMNS }, { key: ['id'] }],
  ['every record twice', GOOD, `${revisionText()}${lines.slice(1).join('\n')}\n`, { key: ['id'], records: { base: 12, revision: 24, matched: 0, added: 0, removed: 1, ambiguous: [11, 24, 12] }, cells: {}, findings: [/^ambiguous-keys: 12 keys/] }, { key: ['id'] }],
  ['one record twice', GOOD, `${revisionText()}${lines[1]}\n`, { key: ['id'], records: { base: 12, revision: 13, matched: 10, ambiguous: [1, 2, 1] } }, { key: ['id'] }],
  ['records in another order', GOOD, writeText(HEADER, [...REVISION].reverse()), { ...TRUTH, kinds: ['reordered'] }],
]);

/** Line ends between records and within cells. */
import { family } from '../case.js';
import { baseText, revisionText, TRUTH } from '../towers.js';

const GOOD = baseText();
const lines = revisionText().trimEnd().split('\n');
const mixed = (ends: readonly string[]): string => lines.map((line, i) => line + ends[i % ends.length]!).join('');
const note = (text: string): string => `id,note\n1,"${text}"\n2,pine\n`;
const one = (cells: object): object => ({ key: ['id'], columns: { note: { unchanged: 1, ...cells } } });
const KEY = { key: ['id'] };

export const lineEnds = family('line ends', [
  ['CRLF', GOOD, revisionText({ newline: '\r\n' }), { ...TRUTH, dialect: { revision: { newline: 'CRLF' } } }],
  ['CR alone', GOOD, revisionText({ newline: '\r' }), { ...TRUTH, dialect: { revision: { newline: 'CR' } } }],
  ['CR alone on both sides', baseText({ newline: '\r' }), revisionText({ newline: '\r' }), TRUTH],
  ['CR alone without a final one', GOOD, revisionText({ newline: '\r', finalNewline: false }), TRUTH],
  ['CR alone with quotes around all', GOOD, revisionText({ newline: '\r', quoting: 'all' }), TRUTH],
  ['CRLF with quotes around all', GOOD, revisionText({ newline: '\r\n', quoting: 'all' }), TRUTH],
  ['CRLF and blank lines', GOOD, `\r\n${revisionText({ newline: '\r\n' })}\r\n\r\n`, TRUTH],
  ['CRLF after the header only', GOOD, revisionText().replace('\n', '\r\n'), TRUTH],
  ['LF after the header and CRLF after the records', GOOD, revisionText({ newline: '\r\n' }).replace('\r\n', '\n'), TRUTH],
  ['LF and CRLF by turns', GOOD, mixed(['\n', '\r\n']), TRUTH],
  ['CRLF and a last CR', GOOD, `${revisionText({ newline: '\r\n', finalNewline: false })}\r`, TRUTH],
  ['LF in a quoted cell', note('a\nb'), note('a\nb'), one({ unchanged: 2 }), KEY],
  ['CRLF in a quoted cell that was LF', note('a\nb'), note('a\r\nb'), one({ notation: 1 }), KEY],
  ['CR in a quoted cell that was LF', note('a\nb'), note('a\rb'), one({ notation: 1 }), KEY],
  ['LF in a quoted cell that was a space', note('a b'), note('a\nb'), one({ value: 1 }), KEY],
  ['LF in a quoted cell of a file with CRLF', note('a\nb'), note('a\nb').replace('id,note\n', 'id,note\r\n').replace('"\n', '"\r\n').replace('pine\n', 'pine\r\n'), one({ unchanged: 2 }), KEY],
  ['ten thousand line ends in a quoted cell', note(`a${'\n'.repeat(10_000)}b`), note(`a${'\n'.repeat(9999)}b`), one({ value: 1 }), KEY],
  ['a line separator of Unicode in a cell', 'id,note\n1,a b\n2,pine\n', 'id,note\n1,a\u2028b\n2,pine\n', one({ value: 1 }), KEY],
  ['a form feed in a cell', 'id,note\n1,a b\n2,pine\n', 'id,note\n1,a\fb\n2,pine\n', one({ value: 1 }), KEY],
]);

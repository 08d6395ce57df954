/** The same towers in other encodings, and characters that only look alike. */
import { family } from '../case.js';
import { baseFile, baseText, COLUMNS, revisionFile, revisionText, TRUTH } from '../towers.js';
import { encode, joined } from '../write-table.js';
import { cells, rows } from '../small.js';

const GOOD = baseText();
const as = (encoding: string): { dialect: { revision: { encoding: string } } } => ({ dialect: { revision: { encoding } } });
const broken = (at: string, bytes: readonly number[]): Uint8Array => {
  const [before, after] = revisionText().split(at);
  return joined(before!, bytes, after!);
};
/** One cell was spoilt in a text that is UTF-8 everywhere else: that cell differs, and no other. */
const ONE_SPOILT = { key: ['id'], columns: { ...COLUMNS, note: { unchanged: 8, value: 1, filled: 1, lost: 1 } } };

export const encodings = family('encodings', [
  ['UTF-8 with a byte-order mark', GOOD, revisionFile({ bom: true }), { ...TRUTH, dialect: { revision: { encoding: 'utf-8', bom: true } } }],
  ['two byte-order marks', GOOD, joined([0xef, 0xbb, 0xbf], revisionFile({ bom: true })), TRUTH],
  ['a byte-order mark before a quoted name', baseFile({ bom: true, quoting: 'all' }), revisionFile({ quoting: 'all' }), TRUTH],
  ['UTF-16, little end first, with a mark', GOOD, revisionFile({ encoding: 'utf-16le', bom: true }), { ...TRUTH, ...as('utf-16le') }],
  ['UTF-16, big end first, with a mark', GOOD, revisionFile({ encoding: 'utf-16be', bom: true }), { ...TRUTH, ...as('utf-16be') }],
  ['UTF-16, little end first, without a mark', GOOD, revisionFile({ encoding: 'utf-16le' }), { ...TRUTH, ...as('utf-16le') }],
  ['UTF-16, big end first, without a mark', GOOD, revisionFile({ encoding: 'utf-16be' }), { ...TRUTH, ...as('utf-16be') }],
  ['UTF-16 on both sides', baseFile({ encoding: 'utf-16be', bom: true }), revisionFile({ encoding: 'utf-16le', bom: true, newline: '\r\n' }), TRUTH],
  ['Latin-1', GOOD, revisionFile({ encoding: 'latin-1' }), TRUTH],
  ['Latin-1 on both sides', baseFile({ encoding: 'latin-1' }), revisionFile({ encoding: 'latin-1' }), TRUTH],
  ['Windows-1252 with quotation marks and the euro', cells('text', [['“so”', '“so”', 'u'], ['5 €', '6 €', 'v'], ['it’s', 'it’s', 'u'], ['a – b', 'a – b', 'u']]).base, encode(cells('text', [['“so”', '“so”', 'u'], ['5 €', '6 €', 'v'], ['it’s', 'it’s', 'u'], ['a – b', 'a – b', 'u']]).revision, 'windows-1252'), { ...cells('text', [['“so”', '“so”', 'u'], ['5 €', '6 €', 'v'], ['it’s', 'it’s', 'u'], ['a – b', 'a – b', 'u']]).right, ...as('windows-1252') }],
  ['Mac Roman', GOOD, revisionFile({ encoding: 'mac-roman' }), TRUTH],
  ['Mac Roman with CR line ends', GOOD, revisionFile({ encoding: 'mac-roman', newline: '\r' }), TRUTH],
  ['Mac Roman against Latin-1', baseFile({ encoding: 'latin-1' }), revisionFile({ encoding: 'mac-roman', newline: '\r' }), TRUTH],
  ['Latin-1 that the recipe names', GOOD, revisionFile({ encoding: 'latin-1' }), TRUTH, { reading: { revision: { encoding: 'latin1' } } }],
  ['Mac Roman that the recipe names', GOOD, revisionFile({ encoding: 'mac-roman' }), TRUTH, { reading: { revision: { encoding: 'macintosh' } } }],
  ['Cyrillic that the recipe names', 'id,town\n1,Москва\n2,Тверь\n', joined('id,town\n1,', [0xcc, 0xee, 0xf1, 0xea, 0xe2, 0xe0], '\n2,', [0xcf, 0xf1, 0xea, 0xee, 0xe2], '\n'), { key: ['id'], columns: { town: { unchanged: 1, value: 1 } } }, { reading: { revision: { encoding: 'windows-1251' } } }],
  ['Shift JIS that the recipe names', 'id,town\n1,東京\n2,大阪\n', joined('id,town\n1,', [0x93, 0x8c, 0x8b, 0x9e], '\n2,', [0x91, 0xe5, 0x8d, 0xe3], '\n'), { key: ['id'], columns: { town: { unchanged: 2 } } }, { reading: { revision: { encoding: 'shift_jis' } } }],
  ['an encoding that does not exist', GOOD, revisionFile(), { fails: ['SchemaError', 'ParseError', 'SourceError'], sentence: /utf-99/ }, { reading: { revision: { encoding: 'utf-99' } } }],
  ['a byte that is not UTF-8', GOOD, broken('storm', [0x73, 0xff, 0x6d]), ONE_SPOILT],
  ['a character of UTF-8 cut in two', GOOD, broken('storm', [0x73, 0xc3]), ONE_SPOILT],
  ['a surrogate in UTF-8', GOOD, broken('storm', [0xed, 0xa0, 0x80]), ONE_SPOILT],
  ['a lone surrogate in UTF-16', GOOD, encode(revisionText().replace('storm', 'st\ud800rm'), 'utf-16le', true), ONE_SPOILT],
  ['a replacement character in the text', GOOD, revisionText().replace('storm', 'st\ufffdrm'), ONE_SPOILT],
  ['accents encoded twice', GOOD, encode(encode(revisionText(), 'utf-8').reduce((all, byte) => all + String.fromCharCode(byte), ''), 'utf-8'), { key: ['id'], records: { matched: 11 }, columns: { ...COLUMNS, site: { value: 11 } } }],
  ['emoji in names and cells', rows(['id', '🌲', '👩‍🔬 n'], [['1', '🌲🌳', '5'], ['2', '🏞️', '6']]), rows(['id', '🌲', '👩‍🔬 n'], [['1', '🌲🌳', '5'], ['2', '🏞', '7']]), { names: ['id', '🌲', '👩‍🔬 n'], columns: { '🌲': { unchanged: 1, value: 1 }, '👩‍🔬 n': { unchanged: 1, value: 1 } } }],
  // The ø of Tromsø has no combining form.
  ['accents as combining characters', GOOD, revisionText().normalize('NFD'), { ...TRUTH, columns: { ...COLUMNS, site: { unchanged: 1, notation: 10 } }, cells: { unchanged: 26, value: 3, filled: 2, lost: 2, notation: 11 } }],
  ['a column name with combining characters', 'id,Température\n1,5\n2,6\n', 'id,Température\n1,5\n2,7\n'.normalize('NFD'), { key: ['id'], cells: { unchanged: 1, value: 1 } }],
  ['keys with combining characters', 'site,x\nZürich,5\nMalmö,6\n', 'site,x\nZürich,5\nMalmö,7\n'.normalize('NFD'), { key: ['site'], records: { matched: 2 }, cells: { unchanged: 1, value: 1 } }, { key: ['site'] }],
  ['Hebrew and Arabic', rows(['id', 'اسم', 'שם'], [['1', 'تونس', 'חיפה'], ['2', 'فاس', 'עכו']]), rows(['id', 'اسم', 'שם'], [['1', 'تونس', 'חיפה'], ['2', 'فاس', 'יפו']]), { names: ['id', 'اسم', 'שם'], columns: { שם: { unchanged: 1, value: 1 } } }],
  ...([['a zero-width space', '\u200b', { unchanged: 1, value: 1 }], ['a soft hyphen', '\u00ad', { unchanged: 1, value: 1 }], ['a mark that turns the writing direction', '\u202e', { unchanged: 1, value: 1 }]] as const)
    .map(([what, mark, cell]) => [`${what} in a cell`, 'id,s\n1,pine\n2,spruce\n', `id,s\n1,pine\n2,spr${mark}uce\n`, { key: ['id'], columns: { s: cell } }] as const),
  ['a no-break space around a cell', 'id,s\n1,pine\n2,spruce\n', 'id,s\n1,pine\n2,\u00a0spruce\n', { key: ['id'], columns: { s: { unchanged: 1, notation: 1 } } }],
  ['Cyrillic letters that look Latin', 'id,s\n1,pine\n2,ocean\n', 'id,s\n1,pine\n2,оcean\n', { key: ['id'], columns: { s: { unchanged: 1, value: 1 } } }],
  ['letters of full width', 'id,x\n1,12\n2,13\n3,14\n', 'id,x\n1,１２\n2,13\n3,15\n', { key: ['id'], columns: { x: { unchanged: 1, value: 2 } } }],
  ['a minus sign that is not a hyphen', 'id,x\n1,-12\n2,-13\n3,-14\n', 'id,x\n1,−12\n2,-13\n3,-15\n', { key: ['id'], columns: { x: { unchanged: 1, value: 2 } }, types: { x: 'mixed' } }],
  ['character entities', 'id,s\n1,Zürich\n2,pine\n', 'id,s\n1,Z&uuml;rich\n2,pine\n', { key: ['id'], columns: { s: { unchanged: 1, value: 1 } } }],
]);

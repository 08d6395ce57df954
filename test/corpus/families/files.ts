/** Files that are not what they seem, are cut, or hold nothing. */
import { gzipSync as gzipAt, zipSync } from 'fflate';
import { family, type Entry, type RightReport } from '../case.js';
import { baseFile, baseText, HEADER, revisionFile, revisionText, TRUTH } from '../towers.js';
import { joined, writeTable } from '../write-table.js';
import { Random } from '../../core/support/random.js';

const GOOD = baseText();
const random = new Random(31);
const noise = Uint8Array.from({ length: 5000 }, () => random.whole(0, 255));
const file = (name: string, data: string | Uint8Array): { name: string; data: string | Uint8Array } => ({ name, data });
const tail = 'x'.repeat(600);
const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const gzipSync = (bytes: Uint8Array): Uint8Array => gzipAt(bytes, { mtime: 0 });
const gzipped = gzipSync(revisionFile());
const zipped = (members: Record<string, Uint8Array>): Uint8Array => zipSync(members, { mtime: new Date(2001, 1, 3) });
const many = writeTable(HEADER, Array.from({ length: 3000 }, (_, i) => [String(i), `site ${random.digits(6)}`, `${random.normal()}`, '1', '']));
const half = (bytes: Uint8Array): Uint8Array => bytes.subarray(0, bytes.length >> 1);
const locked = zipped({ 'table.csv': revisionFile() });
for (const [at, flag] of [[6, 1], [indexOf(locked, [0x50, 0x4b, 1, 2]) + 8, 1]] as const) locked[at]! |= flag;

function indexOf(bytes: Uint8Array, wanted: readonly number[]): number {
  return bytes.findIndex((_, i) => wanted.every((byte, k) => bytes[i + k] === byte));
}

const workbook = zipped({ '[Content_Types].xml': text('<?xml version="1.0"?><Types/>'), 'xl/workbook.xml': text('<workbook/>'), 'xl/worksheets/sheet1.xml': text('<worksheet/>') });
const EMPTY = { fails: 'ParseError', sentence: /^revision\.csv is empty/ } as const;
const noRecords = (base: number, revision: number): RightReport => ({ status: 'empty', records: { base, revision, matched: 0, added: revision, removed: base }, cells: {}, findings: [/^no-records/] });
const refused = (what: RegExp): Entry[3] => ({ fails: ['SourceError', 'ParseError'], sentence: what });

export const files = family('files', [
  ['no bytes', GOOD, '', EMPTY],
  ['one byte', GOOD, 'a', { status: 'empty', records: { base: 12, revision: 0, removed: 12, added: 0 } }],
  ['one line end', GOOD, '\n', EMPTY],
  ['nothing but blank lines', GOOD, '\n\r\n\n', EMPTY],
  ['nothing but a byte-order mark', GOOD, Uint8Array.of(0xef, 0xbb, 0xbf), EMPTY],
  ['nothing but a UTF-16 byte-order mark', GOOD, Uint8Array.of(0xff, 0xfe), EMPTY],
  ['nothing but comments', GOOD, '# Site: SE-Svb\n# Version: 2-5\n', { fails: 'ParseError', sentence: /^revision\.csv .*(empty|no header|comments?)/ }],
  ['nothing but a header', GOOD, `${HEADER.join(',')}\n`, noRecords(12, 0)],
  ['nothing but a header without a line end', `${HEADER.join(',')}`, GOOD, noRecords(0, 12)],
  ['nothing but headers on both sides', `${HEADER.join(',')}\n`, `${HEADER.join(',')}\r\n`, noRecords(0, 0)],
  ['nothing but delimiters', 'a,b,c\n,,\n', 'a,b,c\n,,\n', { status: 'identical', records: { base: 1, revision: 1 } }],
  ['blank lines before the header', baseText(), `\n\n${revisionText()}`, TRUTH],
  ['blank lines between the records', baseText(), revisionText().replaceAll('\n', '\n\n'), TRUTH],
  ['blank lines at the end', baseText(), `${revisionText()}\n\n\r\n\n`, TRUTH],
  ['lines of white space at the end', baseText(), `${revisionText()}  \n\t\n`, TRUTH],
  ['no final line end', baseText(), revisionText({ finalNewline: false }), TRUTH],
  ['a final line end on one side only', baseText({ finalNewline: false }), revisionText(), TRUTH],
  ['a NUL byte in a cell', GOOD, revisionText().replace('storm', 'st\0rm'), refused(/^revision\.csv .*(binary|NUL)/)],
  ['a thousand NUL bytes at the end', GOOD, joined(revisionText(), new Uint8Array(1000)), refused(/^revision\.csv .*(binary|NUL)/)],
  ['random bytes', GOOD, noise, refused(/^revision\.csv is a binary file/)],
  ['a PNG image', GOOD, joined([0x89], 'PNG\r\n\u001a\n', [0, 0, 0, 13], 'IHDR', tail), refused(/^revision\.csv is .*(binary|image)/)],
  ['a JPEG image', joined([0xff, 0xd8, 0xff, 0xe0, 0, 16], 'JFIF', [0], tail), GOOD, refused(/^base\.csv is .*(binary|image)/)],
  ['a PDF document', '%PDF-1.7\n%âãÏÓ\n1 0 obj\n', GOOD, refused(/^base\.csv is a PDF document.*Give the data file/)],
  ['an HTML page', GOOD, '<!DOCTYPE html>\n<html><head><title>Log in</title></head></html>', refused(/^revision\.csv is a web page and not a data file/)],
  ['an HTML page after a comment', GOOD, '<!-- saved from url=(0014)about:internet -->\n<html lang="en"><body>id,x</body></html>', refused(/^revision\.csv is a web page/)],
  ['an HTML page with a byte-order mark', GOOD, '\ufeff  \n<HTML><BODY>gone</BODY></HTML>', refused(/^revision\.csv is a web page/)],
  ['an XML document', GOOD, '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code></Error>\n', refused(/^revision\.csv is an? (XML|web)/)],
  ['an Excel workbook', GOOD, file('revision.xlsx', workbook), refused(/^revision\.xlsx is an Excel workbook.*save its table as CSV/)],
  ['an Excel workbook called csv', GOOD, workbook, refused(/^revision\.csv is an Excel workbook/)],
  ['an old Excel workbook', GOOD, file('revision.xls', joined([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], new Uint8Array(512))), refused(/^revision\.xls is/)],
  ['a zip with one table', GOOD, file('revision.zip', zipped({ 'revision.csv': revisionFile() })), TRUTH],
  ['a zip with one table in a folder', GOOD, file('revision.zip', zipped({ 'data/': new Uint8Array(0), 'data/revision.csv': revisionFile() })), TRUTH],
  ['a zip with one table stored and not compressed', GOOD, file('revision.zip', zipSync({ 'revision.csv': revisionFile() }, { level: 0, mtime: new Date(2001, 1, 3) })), TRUTH],
  ['a zip with a table and a Mac resource fork', GOOD, file('revision.zip', zipped({ 'revision.csv': revisionFile(), '__MACOSX/._revision.csv': Uint8Array.of(0, 5, 22, 7, 0, 2, 0, 0) })), TRUTH],
  ['a zip with several tables', GOOD, file('revision.zip', zipped({ 'a.csv': revisionFile(), 'b.csv': baseFile() })), refused(/^revision\.zip .*a\.csv.*b\.csv/)],
  ['a zip with several tables of which the recipe names one', GOOD, file('revision.zip', zipped({ 'a.csv': baseFile(), 'b.csv': revisionFile() })), TRUTH, { reading: { revision: { member: 'b.csv' } } }],
  ['a zip without the file that the recipe names', GOOD, file('revision.zip', zipped({ 'a.csv': baseFile() })), { fails: ['SourceError', 'ParseError', 'SchemaError'], sentence: /^revision\.zip .*“?c\.csv/ }, { reading: { revision: { member: 'c.csv' } } }],
  ['a zip with nothing in it', GOOD, file('revision.zip', zipped({})), refused(/^revision\.zip /)],
  ['a zip with a folder and no file', GOOD, file('revision.zip', zipped({ 'data/': new Uint8Array(0) })), refused(/^revision\.zip /)],
  ['a zip cut in half', GOOD, file('revision.zip', half(zipped({ 'revision.csv': many }))), refused(/^revision\.zip .*Download it again/)],
  ['a zip with a password', GOOD, file('revision.zip', locked), refused(/^revision\.zip .*(password|encrypted)/)],
  ['a zip with a spoilt member', GOOD, file('revision.zip', spoilt(zipped({ 'revision.csv': many }), 400)), refused(/^revision\.zip /)],
  ['gzip', GOOD, file('revision.csv.gz', gzipped), { ...TRUTH, dialect: { revision: { compression: 'gzip' } } }],
  ['gzip called csv', GOOD, gzipped, TRUTH],
  ['gzip in gzip', GOOD, file('revision.csv.gz', gzipSync(gzipped)), TRUTH],
  ['gzip in two members', GOOD, file('revision.csv.gz', joined(gzipSync(revisionFile().subarray(0, 100)), gzipSync(revisionFile().subarray(100)))), TRUTH],
  ['gzip cut in half', GOOD, file('revision.csv.gz', half(gzipSync(many))), refused(/^revision\.csv\.gz is not a whole gzip file\. Download it again\./)],
  ['gzip without its last byte', GOOD, file('revision.csv.gz', gzipped.subarray(0, gzipped.length - 1)), refused(/^revision\.csv\.gz is not a whole gzip file/)],
  ['gzip with a wrong checksum', GOOD, file('revision.csv.gz', spoilt(gzipped, gzipped.length - 8)), refused(/^revision\.csv\.gz is not a whole gzip file/)],
  ['gzip of nothing', GOOD, file('revision.csv.gz', gzipSync(new Uint8Array(0))), { fails: 'ParseError', sentence: /^revision\.csv\.gz is empty/ }],
  ['gzip of an HTML page', GOOD, file('revision.csv.gz', gzipSync(text('<!doctype html><html></html>'))), refused(/^revision\.csv\.gz is a web page/)],
  ['bzip2', GOOD, file('revision.csv.bz2', joined('BZh91AY&SY', noise.subarray(0, 200))), refused(/^revision\.csv\.bz2 is a bzip2 archive.*Unpack it/)],
  ['xz', GOOD, file('revision.csv.xz', joined([0xfd], '7zXZ', [0, 0, 4], noise.subarray(0, 200))), refused(/^revision\.csv\.xz is an xz archive.*Unpack it/)],
  ['Zstandard', GOOD, file('revision.csv.zst', joined([0x28, 0xb5, 0x2f, 0xfd], noise.subarray(0, 200))), refused(/^revision\.csv\.zst /)],
  ['a 7z archive', GOOD, file('revision.7z', joined('7z', [0xbc, 0xaf, 0x27, 0x1c, 0, 4], noise.subarray(0, 200))), refused(/^revision\.7z is/)],
  ['a tar archive', GOOD, file('revision.tar', joined('revision.csv', new Uint8Array(245), 'ustar\u000000', new Uint8Array(248), revisionText(), new Uint8Array(512))), refused(/^revision\.tar is/)],
  ['HDF5', GOOD, file('revision.h5', joined([0x89], 'HDF\r\n\u001a\n', new Uint8Array(100))), refused(/^revision\.h5 is an HDF5 or NetCDF-4 file/)],
  ['NetCDF', GOOD, file('revision.nc', joined('CDF', [1, 0, 0, 0, 0], new Uint8Array(100))), refused(/^revision\.nc is a NetCDF file/)],
  ['a SQLite database', GOOD, file('revision.db', joined('SQLite format 3', new Uint8Array(100))), refused(/^revision\.db is/)],
  ['a table called parquet', GOOD, file('revision.parquet', revisionFile()), TRUTH],
  ['a table called xlsx', GOOD, file('revision.xlsx', revisionFile()), TRUTH],
  ['tabs in a file called csv', GOOD, revisionText({ delimiter: '\t' }), TRUTH],
  ['a file without an ending', GOOD, file('revision', revisionFile()), TRUTH],
  ['a message in JSON', GOOD, '{"error":"not found","status":404}', { status: 'disjoint', findings: [/^no-common-column/] }],
  ['prose', GOOD, 'This folder holds the flux data of the site\nPlease cite the paper\n', { status: 'disjoint', findings: [/^no-common-column/] }],
  ['a pointer of Git LFS', GOOD, 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n', { status: 'disjoint', findings: [/^no-common-column/] }],
  ['marks of a merge conflict', GOOD, revisionText().replace('7,Cáceres', '<<<<<<< HEAD\n7,Cáceres'), { fails: 'ParseError', sentence: /^revision\.csv, line 8: / }],
  ['a cell of a million characters', cellOf('x'), cellOf('y'), { key: ['id'], columns: { note: { unchanged: 1, value: 1 } } }, { key: ['id'] }],
  ['the end of the file in a record', GOOD, revisionFile().subarray(0, revisionFile().length - 8), { fails: 'ParseError', sentence: /^revision\.csv, line 13: the record has 3 of the 5 fields/ }],
  ['a footer of comments', GOOD, `${revisionText()}# end of file\n`, TRUTH],
  ['the same bytes under two names', file('v1.csv', GOOD), file('v2.csv', GOOD), { status: 'identical', findings: [/^same-bytes/], cells: { unchanged: 48 } }],
  ['the same content as text and as gzip', GOOD, file('v2.csv.gz', gzipSync(text(GOOD))), { status: 'identical', findings: [/^same-content/], cells: { unchanged: 48 } }],
]);

function cellOf(end: string): string {
  return `id,note\n1,short\n2,${'long '.repeat(200_000)}${end}\n`;
}

function spoilt(bytes: Uint8Array, at: number): Uint8Array {
  return bytes.map((byte, i) => (i === at ? byte ^ 0x55 : byte));
}


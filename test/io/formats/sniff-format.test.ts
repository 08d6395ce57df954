import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isPalimpsestError } from '../../../src/core/errors.js';
import { sniffFormat, type Format } from '../../../src/io/formats/sniff-format.js';

const bytesOf = (given: string | readonly number[]): Uint8Array => (typeof given === 'string' ? new TextEncoder().encode(given) : Uint8Array.from(given));
const sniff = (given: string | readonly number[]): Format => sniffFormat(bytesOf(given), bytesOf(given).length, 'file');

describe('the format of a file', () => {
  const FOUND: readonly (readonly [string, string | readonly number[], Format])[] = [
    ['CSV', 'a,b\n1,2\n', 'delimited'], ['one word', 'a', 'delimited'], ['a JSON array', ' \n[{"a":1}]', 'json'], ['NDJSON', '{"a":1}\n', 'json'], ['JSON after a mark', [0xef, 0xbb, 0xbf, 0x5b], 'json'],
    ['Parquet', [0x50, 0x41, 0x52, 0x31, 0x15, 4], 'parquet'], ['an Arrow file', 'ARROW1\0\0', 'arrow-file'], ['an Arrow stream', [0xff, 0xff, 0xff, 0xff, 8, 0, 0, 0], 'arrow-stream'], ['gzip', [0x1f, 0x8b, 8, 0], 'gzip'], ['a zip archive', [0x50, 0x4b, 3, 4], 'zip'], ['an empty zip archive', [0x50, 0x4b, 5, 6], 'zip'],
    ['a CSV whose first column is PAR1', 'PAR1,PAR2\n1,2\n', 'delimited'], ['a CSV of the one column PAR1', 'PAR1\n1\n', 'delimited'], ['a CSV whose first column is ARROW1', 'ARROW1,x\n', 'delimited'],
    ['UTF-16', [0xff, 0xfe, 0x61, 0, 0x2c, 0], 'delimited'], ['UTF-16 without a mark', [0, 0x61, 0, 0x2c, 0, 0x62, 0, 10], 'delimited'], ['JSON in UTF-16', [0xfe, 0xff, 0, 0x5b], 'json'], ['JSON in UTF-16 without a mark', [0x5b, 0, 0x7b, 0, 0x7d, 0, 0x5d, 0], 'json'], ['form feeds and tabs', 'a\tb\f\n', 'delimited'], ['letters of other scripts', 'Größe,高さ\n', 'delimited'],
  ];
  for (const [what, given, format] of FOUND) it(`${what} is ${format}`, () => assert.equal(sniff(given), format));

  const REFUSED: readonly (readonly [string, string | readonly number[], RegExp])[] = [
    ['an XML document', '<?xml version="1.0"?>\n<a/>', /XML document, which is not read\. Save its table as CSV/], ['a web page behind a comment', '<!-- saved -->\n<html>', /web page/], ['HDF5', [0x89, 0x48, 0x44, 0x46], /HDF5 or NetCDF-4/], ['NetCDF', [0x43, 0x44, 0x46, 1], /NetCDF/], ['a PDF', '%PDF-1.4', /PDF/],
    ['bzip2', 'BZh91AY', /bzip2/], ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0], /xz archive/], ['a web page', '\n<!doctype HTML><html>', /web page/], ['a web page without a doctype', '<html lang="en">', /web page/],
    ['an image', [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0], /binary file of an unknown format/], ['control characters', [1, 2, 3, 4, 5, 6, 7, 8], /binary/], ['a NUL far in', [...new TextEncoder().encode('a,b\n'.repeat(5000)), 0], /binary/],
  ];
  for (const [what, given, sentence] of REFUSED) it(`${what} is refused with a remedy`, () => assert.throws(() => sniff(given), (error) => isPalimpsestError(error, 'SourceError') && sentence.test(error.message) && error.place.file === 'file'));
});

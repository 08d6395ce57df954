import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sniffDialect } from '../../../../src/core/reading/layout/sniff-dialect.js';
import type { Dialect } from '../../../../src/core/reading/dialect.js';

function sniff(text: string): Dialect {
  const bytes = new TextEncoder().encode(text);
  return sniffDialect(bytes, 0, bytes.length, 'utf-8', false);
}

const rows = (header: string, row: (i: number) => string, n = 50): string => `${header}\n${Array.from({ length: n }, (_, i) => row(i)).join('\n')}\n`;

describe('the dialect of a delimited text', () => {
  const DELIMITERS: readonly (readonly [string, string, string])[] = [
    ['commas', 'a,b\n1,2\n', ','],
    ['tabs', 'a\tb\n1\t2\n', '\t'],
    ['semicolons', 'a;b\n1;2\n', ';'],
    ['bars', 'a|b\n1|2\n', '|'],
    ['one column', 'a\n1\n2\n', ','],
    ['a single header line', 'a;b;c', ';'],
    ['semicolons with decimal commas in every column', rows('a;b', (i) => `${i},5;${i},25`), ';'],
    ['semicolons with decimal commas in some cells', rows('a;b;c', (i) => `${i};${i % 3 === 0 ? `${i},5` : i};x`), ';'],
    ['tabs with commas inside texts', rows('id\ttext', (i) => `${i}\tone, two, three`), '\t'],
    ['commas with semicolons inside texts', rows('id,text', (i) => `${i},a;b;c`), ','],
    ['commas inside quotes only', rows('id;text', (i) => `${i};"a,b,c"`), ';'],
    ['many columns over few', rows('a,b,c,d', (i) => `${i},2;3,4,5`), ','],
  ];
  for (const [what, text, delimiter] of DELIMITERS) it(`finds the delimiter of ${what}`, () => assert.equal(sniff(text).delimiter, delimiter));

  const NEWLINES: readonly (readonly [string, string, Dialect['newline']])[] = [
    ['LF', 'a,b\n1,2\n', 'LF'], ['CRLF', 'a,b\r\n1,2\r\n', 'CRLF'], ['CR', 'a,b\r1,2\r', 'CR'], ['no newline', 'a,b', 'LF'],
    ['a CR inside quotes', '"a\rb",c\n1,2\n', 'LF'], ['an LF inside quotes before CRLF', '"a\nb",c\r\n1,2\r\n', 'CRLF'], ['doubled quotes around a CR', '"a""\r""b",c\n1,2\n', 'LF'],
  ];
  for (const [what, text, newline] of NEWLINES) it(`finds the newline of ${what}`, () => assert.equal(sniff(text).newline, newline));

  it('looks at whole records only where the head ends in the middle of one', () => {
    const text = rows('a;b', (i) => `${i};${'x,'.repeat(40)}`, 20_000);
    assert.equal(sniff(text).delimiter, ';');
  });
  it('carries encoding and byte-order mark', () => {
    assert.deepEqual(sniffDialect(new Uint8Array(8), 0, 0, 'utf-16le', true), { delimiter: ',', quote: '"', newline: 'LF', encoding: 'utf-16le', bom: true });
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Values } from '../../../src/core/model/column-table.js';
import { isPalimpsestError } from '../../../src/core/errors.js';
import { readDelimited, rereadColumns } from '../../../src/core/reading/read-delimited.js';
import { NUMBER, scanRecords, TEXT, TIME } from '../../../src/core/reading/scan-records.js';
import { ColumnSink } from '../../../src/core/reading/column-sink.js';
import { MISSING_TEXTS } from '../../../src/core/reading/spelling.js';
import { numeric, read, referenceRecords, textOf, texts } from '../support/delimited.js';
import { Random } from '../support/random.js';

/** Every column read as text: what the cells say, whatever they look like. */
function cellsOf(content: string): string[][] {
  const text = textOf(content);
  const { names, bodyStart, records } = readDelimited(text);
  const wanted = new Map(names.map((_, i) => [i, { kind: TEXT, wide: false }]));
  const columns = [...rereadColumns(text, bodyStart, names.length, wanted, records).values()].map((column) => texts(column!.values));
  return [[...names], ...Array.from({ length: records }, (_, r) => columns.map((column) => column[r]!))];
}

function shown(values: Values): unknown[] {
  return values.kind === 'text' ? texts(values) : [...values.values];
}

describe('reading delimited text', () => {
  const TABLE: readonly (readonly [string, string, readonly (readonly string[])[]])[] = [
    ['LF', 'a,b\n1,2\n3,4\n', [['a', 'b'], ['1', '2'], ['3', '4']]],
    ['CRLF', 'a,b\r\n1,2\r\n3,4\r\n', [['a', 'b'], ['1', '2'], ['3', '4']]],
    ['CR alone', 'a,b\r1,2\r3,4\r', [['a', 'b'], ['1', '2'], ['3', '4']]],
    ['LF with some CRLF', 'a,b\n1,2\r\n3,4\n', [['a', 'b'], ['1', '2'], ['3', '4']]],
    ['no final newline', 'a,b\n1,2', [['a', 'b'], ['1', '2']]],
    ['no final newline after CRLF', 'a,b\r\n1,x', [['a', 'b'], ['1', 'x']]],
    ['a delimiter at the end of the file', 'a,b\n1,2\n3,', [['a', 'b'], ['1', '2'], ['3', '']]],
    ['a quote at the end of the file', 'a,b\n1,"2"', [['a', 'b'], ['1', '2']]],
    ['an empty quoted cell at the end of the file', 'a,b\n1,""', [['a', 'b'], ['1', '']]],
    ['blank lines between records', 'a,b\n\n1,2\n\n\n3,4\n\n', [['a', 'b'], ['1', '2'], ['3', '4']]],
    ['blank lines of CRLF', 'a,b\r\n\r\n1,2\r\n\r\n', [['a', 'b'], ['1', '2']]],
    ['blank lines before the header', '\n\r\na,b\n1,2\n', [['a', 'b'], ['1', '2']]],
    ['quotes', 'a,b\n"1","x y"\n', [['a', 'b'], ['1', 'x y']]],
    ['doubled quotes', 'a,b\n"say ""no""",""""\n', [['a', 'b'], ['say "no"', '"']]],
    ['long cells with doubled quotes', `a,b\n"${'x""y'.repeat(2000)}","${'z'.repeat(5000)}"\n`, [['a', 'b'], ['x"y'.repeat(2000), 'z'.repeat(5000)]]],
    ['delimiters and newlines in quotes', 'a,b\n"1,5","x\ny"\n"\r\n",2\n', [['a', 'b'], ['1,5', 'x\ny'], ['\r\n', '2']]],
    ['a quote inside an unquoted cell', 'a,b\n5" pipe,2\n', [['a', 'b'], ['5" pipe', '2']]],
    ['quoted CRLF records', 'a,b\r\n"1","2"\r\n"3","4"', [['a', 'b'], ['1', '2'], ['3', '4']]],
    ['a quoted header with a newline', '"a\nx",b\n1,2\n', [['a\nx', 'b'], ['1', '2']]],
    ['a quoted header with doubled quotes', '"a""x",b\n1,2\n', [['a"x', 'b'], ['1', '2']]],
    ['one column', 'a\n1\n\n2\n', [['a'], ['1'], [''], ['2']]],
    ['one column of CRLF with an empty cell', 'a\r\n1\r\n\r\n2\r\n', [['a'], ['1'], [''], ['2']]],
    ['only a header', 'a,b\n', [['a', 'b']]],
    ['only a header, no newline', 'a,b', [['a', 'b']]],
    ['a delimiter after the last field of the file', 'a,b\n1,2,', [['a', 'b'], ['1', '2']]],
    ['empty cells', 'a,b,c\n,,\n1,,\n', [['a', 'b', 'c'], ['', '', ''], ['1', '', '']]],
    ['tabs with spaces kept', 'a\tb\n 1 \t x\n', [['a', 'b'], [' 1 ', ' x']]],
    ['letters of all lengths', 'a,b\né,🌲\n中,Ω\n', [['a', 'b'], ['é', '🌲'], ['中', 'Ω']]],
    ['a CR inside an unquoted cell', 'a,b\nx\ry,2\n', [['a', 'b'], ['x\ry', '2']]],
  ];
  for (const [what, content, expected] of TABLE) it(what, () => assert.deepEqual(cellsOf(content), expected));

  it('gives the same cells as a plain reader, on random tables with all of these features', () => {
    const random = new Random(20);
    const cell = (): string => random.pick([
      () => String(random.whole(-999, 999)), () => random.normal().toFixed(random.whole(0, 8)), () => '', () => 'NA', () => random.pick(['x', 'ä', '🌲', '中文']).repeat(random.whole(1, 5)),
      () => 'a"b', () => '"', () => '""', () => 'one, two', () => 'line\nbreak', () => 'line\r\nbreak', () => ' padded ', () => '2020-01-01', () => '007', () => ';', () => '\t',
    ])();
    for (let round = 0; round < 150; round++) {
      const columns = random.whole(1, 6), newline = random.pick(['\n', '\r\n']), delimiter = random.pick([',', ';', '\t', '|']);
      const table = Array.from({ length: random.whole(1, 40) }, (_, r) => Array.from({ length: columns }, (_, c) => (r === 0 ? `col${c}` : cell())));
      const written = table.map((record, r) => record.map((text) => {
        const needs = text.includes(delimiter) || /[\n\r"]/.test(text) || (columns === 1 && text === '');
        return needs || random.chance(0.2) ? `"${text.replaceAll('"', '""')}"` : text;
      }).join(delimiter) + (columns > 1 && r > 0 && random.chance(0.1) ? newline : ''));
      const content = (columns > 1 && random.chance(0.2) ? newline : '') + written.join(newline) + (random.chance(0.6) ? newline : '');
      const text = textOf(content, { delimiter });
      const { bodyStart, records, names } = readDelimited(text);
      const found = [...rereadColumns(text, bodyStart, columns, new Map(names.map((_, i) => [i, { kind: TEXT, wide: false }])), records).values()].map((column) => texts(column!.values));
      const reference = referenceRecords(content, delimiter);
      assert.deepEqual(reference, table, 'the plain reader undoes the writer');
      assert.deepEqual([[...names], ...Array.from({ length: records }, (_, r) => found.map((column) => column[r]!))], reference, JSON.stringify(content));
    }
  });

  it('typed columns say what the text says: numbers by Number, missing by the known texts', () => {
    const random = new Random(21);
    for (let round = 0; round < 60; round++) {
      const cells = Array.from({ length: random.whole(1, 300) }, () => random.pick([String(random.whole(-99, 99)), random.normal().toFixed(random.whole(1, 9)), '', 'NA', '1e-3', ' 4']));
      const { columns } = read(`i,x\n${cells.map((cell, i) => `${i},${random.chance(0.3) ? `"${cell}"` : cell}`).join('\n')}\n`);
      const { kind, values } = numeric(columns[1]!.values);
      assert.equal(kind, 'number');
      cells.forEach((cell, i) => assert.ok(Object.is(values[i], MISSING_TEXTS.includes(cell) ? NaN : Number(cell)), cell));
      for (const text of ['', 'NA']) assert.equal(columns[1]!.missingTexts.get(text) ?? 0, cells.filter((cell) => cell === text).length);
    }
  });
});

describe('types over all records', () => {
  const lines = (n: number, cell: (i: number) => string): string => `i,x\n${Array.from({ length: n }, (_, i) => `${i},${cell(i)}`).join('\n')}\n`;

  const LATE: readonly (readonly [string, (i: number) => string, Values['kind'], (i: number) => unknown])[] = [
    ['a text in the last of 5,000 numbers', (i) => (i === 4999 ? 'n.d.' : `${i / 4}`), 'text', (i) => (i === 4999 ? 'n.d.' : `${i / 4}`)],
    ['a text in the last of 5,000 dates', (i) => (i === 4999 ? 'May' : '2020-01-01'), 'text', (i) => (i === 4999 ? 'May' : '2020-01-01')],
    ['a number in the last of 5,000 compact dates', (i) => (i === 4999 ? '5' : '20200101'), 'number', (i) => (i === 4999 ? 5 : 20200101)],
    ['an identifier in the last of 5,000 numbers', (i) => (i === 4999 ? '007' : `${i}`), 'text', (i) => (i === 4999 ? '007' : `${i}`)],
    ['an exponent in the last of 5,000 numbers', (i) => (i === 4999 ? '1e3' : `${i}`), 'number', (i) => (i === 4999 ? 1000 : i)],
    ['numbers after 4,000 empty cells', (i) => (i < 4000 ? '' : `${i}`), 'number', (i) => (i < 4000 ? NaN : i)],
    ['dates after 4,000 empty cells', (i) => (i < 4000 ? '' : '2020-01-01'), 'time', (i) => (i < 4000 ? NaN : Date.UTC(2020, 0, 1))],
    ['compact stamps after 4,000 empty cells', (i) => (i < 4000 ? 'NA' : '202001010030'), 'time', (i) => (i < 4000 ? NaN : Date.UTC(2020, 0, 1, 0, 30))],
    ['texts after 4,000 empty cells', (i) => (i < 4000 ? '' : 'oak'), 'text', (i) => (i < 4000 ? '' : 'oak')],
    ['numbers after 2,100 dashes', (i) => (i < 2100 ? '-' : `${i}`), 'number', (i) => (i < 2100 ? NaN : i)],
    ['dashes and hardly a number', (i) => (i === 4999 ? '5' : '-'), 'text', (i) => (i === 4999 ? '5' : '-')],
    ['nothing at all', () => '', 'number', () => NaN],
    ['a date that does not exist among dates', (i) => (i === 4999 ? '2021-02-29' : '2021-02-28'), 'text', (i) => (i === 4999 ? '2021-02-29' : '2021-02-28')],
  ];
  for (const [what, cell, kind, expected] of LATE) {
    it(`${what}: nothing is lost, in either order of records`, () => {
      for (const at of [(i: number) => i, (i: number) => 4999 - i]) {
        const values = read(lines(5000, (i) => cell(at(i)))).columns[1]!.values;
        assert.equal(values.kind, kind);
        assert.deepEqual(shown(values), Array.from({ length: 5000 }, (_, i) => expected(at(i))));
      }
    });
  }

  it('5,000 columns', () => {
    const names = Array.from({ length: 5000 }, (_, i) => `c${i}`);
    const table = read(`${names.join(',')}\n${names.map((_, i) => i).join(',')}\n${names.map((_, i) => `${i}.5`).join(',')}`);
    assert.deepEqual(table.names, names);
    assert.deepEqual(table.columns.map((column) => [...numeric(column.values).values]), names.map((_, i) => [i, i + 0.5]));
  });

  it('records start where the offsets say', () => {
    const content = 'a,b\n1,"x\ny"\n\n3,4';
    const text = textOf(content);
    assert.deepEqual([...readDelimited(text).offsets].map((at) => content.slice(at, at + 2)), ['1,', '3,']);
  });

  it('a column that does not fit the wish comes back as null, and the others are unharmed', () => {
    const text = textOf('a,b\nx,1\ny,2\n');
    const { bodyStart } = readDelimited(text);
    const again = rereadColumns(text, bodyStart, 2, new Map([[0, { kind: NUMBER, wide: true }], [1, { kind: NUMBER, wide: true }]]), 2);
    assert.equal(again.get(0), null);
    assert.deepEqual([...numeric(again.get(1)!.values).values], [1, 2]);
    assert.equal(rereadColumns(text, bodyStart, 2, new Map([[1, { kind: TIME, wide: false }]]), 2).get(1), null);
  });

  it('texts given as missing are missing when a column is read again', () => {
    const text = textOf('a,b\n1,n.d.\n2,5\n3,\n');
    const { bodyStart } = readDelimited(text);
    const column = rereadColumns(text, bodyStart, 2, new Map([[1, { kind: NUMBER, wide: true, extra: new Set(['n.d.']) }]]), 3).get(1)!;
    assert.deepEqual([...numeric(column.values).values], [NaN, 5, NaN]);
    assert.deepEqual([...column.missingTexts], [['', 1], ['n.d.', 1]]);
  });

  it('progress is told about every 4 MB, ascending', () => {
    const seen: number[] = [];
    const text = textOf(`i,x\n${'123456789,987654321\n'.repeat(450_000)}`);
    const sinks = [new ColumnSink(NUMBER, false, 16), new ColumnSink(NUMBER, false, 16)];
    scanRecords({ ...text, start: 4, sinks, onProgress: (bytes) => seen.push(bytes) });
    assert.equal(seen.length, 2);
    assert.ok(seen[0]! > 4e6 && seen[0]! < seen[1]! && seen[1]! <= text.end);
    assert.equal(sinks[1]!.finish(450_000).kind, 'number');
  });
});

describe('what cannot be read', () => {
  const BAD: readonly (readonly [string, string, number, RegExp])[] = [
    ['nothing', '', 1, /data\.csv is empty: there is no header line\. Choose the file/],
    ['only blank lines', '\n\n', 1, /empty/],
    ['too few fields', 'a,b,c\n1,2,3\n1,2\n', 3, /line 3: the record has 2 of the 3 fields that the header names\. Complete the line, or remove it\./],
    ['too many fields', 'a,b\n1,2\n1,2,3\n', 3, /line 3: the record has more fields than the header's 2\. Quote fields that hold the delimiter “,”/],
    ['an empty field too many in one record, where a field may have been split', 'a,b\n1,2\n3,4,\n5,6\n', 3, /more fields/],
    ['an empty field too many in the last record', 'a,b\n1,2\n3,4,', 3, /more fields/],
    ['too many at the end of the file', 'a,b\n1,2,3', 2, /more fields/],
    ['a quote that is never closed', 'a,b\n1,2\n1,"x\n3,4\n', 3, /line 3: a quoted field opens here and is never closed\. Close the quote, or double it/],
    ['a header quote that is never closed', 'a,"b\n1,2\n', 1, /line 1: a quoted field opens in the header and is never closed/],
    ['text after a closing quote', 'a,b\n"x"y,2\n', 2, /line 2: text follows a closing quote\. Double the quotes/],
    ['text after a closing quote in the header', '"a"x,b\n1,2\n', 1, /line 1: text follows a closing quote in the header/],
    ['a lost line end', 'a,b\n1,2\n1,23,4\n', 3, /more fields/],
    ['too few after an embedded newline', 'a,b\n"x\ny",2\n5\n', 4, /line 4: the record has 1 of the 2/],
    ['too few with CR alone', 'a,b\r1,2\r5\r', 3, /line 3/],
  ];
  for (const [what, content, line, sentence] of BAD) {
    it(`${what} names file, line and remedy`, () => {
      assert.throws(() => readDelimited(textOf(content, { delimiter: ',' })), (error) => {
        assert.ok(isPalimpsestError(error, 'ParseError'));
        assert.match(error.message, sentence);
        assert.match(error.message, /^data\.csv/);
        assert.deepEqual(error.place, { file: 'data.csv', line });
        return true;
      });
    });
  }
  it('more columns than any table has', () => {
    assert.throws(() => read('a,'.repeat(100_001)), (error) => isPalimpsestError(error, 'SchemaError') && /more than 100,000 columns/.test(error.message));
  });
});

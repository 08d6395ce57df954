/** A text read piece by piece is the text read as a whole. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isPalimpsestError } from '../../../src/core/errors.js';
import type { Values } from '../../../src/core/model/column-table.js';
import type { Spill } from '../../../src/core/model/spill.js';
import type { ByteSource } from '../../../src/core/reading/byte-source.js';
import { readDelimited, type DelimitedTable, type DelimitedText } from '../../../src/core/reading/read-delimited.js';
import { lastRecordEnd } from '../../../src/core/reading/record-end.js';
import { recordAt } from '../../../src/core/reading/scan-text.js';
import { Random } from '../support/random.js';
import { textOf } from '../support/delimited.js';

/** Counts what is asked for; never gives more than asked. */
export function sourceOf(text: DelimitedText): ByteSource & { asked: number[] } {
  const asked: number[] = [];
  return {
    size: text.end, asked,
    read(from, to) {
      asked.push(to - from);
      const bytes = new Uint8Array(to - from + 16).fill(34);
      bytes.set(text.bytes.subarray(from, to));
      return bytes;
    },
  };
}

export class MemorySpill implements Spill {
  readonly parts = new Map<number, Uint8Array>();
  private next = 1;
  create(): { id: number; serial: string } { this.parts.set(this.next, new Uint8Array(0)); return { id: this.next, serial: String(this.next++) }; }
  share(): void { /* nothing is given to others here */ }
  append({ id }: { id: number }, bytes: Uint8Array): void { this.parts.set(id, Uint8Array.of(...this.parts.get(id)!, ...bytes)); }
  read({ id, bytes }: { id: number; bytes: number }): ArrayBuffer { const part = this.parts.get(id)!; assert.equal(part.length, bytes); return part.slice().buffer; }
  remove({ id }: { id: number }): void { assert.ok(this.parts.delete(id)); }
}

function streamed(text: DelimitedText, pieceBytes: number, headBytes: number, spill: Spill | null = null): DelimitedTable {
  const source = sourceOf(text);
  return readDelimited({ ...text, end: Math.min(text.end, headBytes), rest: { source, end: text.end, pieceBytes, spill } });
}

function plain(values: Values): unknown {
  if (values.kind === 'text') return { kind: values.kind, codes: [...values.codes], dictionary: values.dictionary };
  const { spelling } = values;
  return { kind: values.kind, values: [...values.values], spelling: spelling.mode === 'constant' ? spelling : { mode: spelling.mode, codes: [...(spelling.mode === 'byte' ? spelling.codes : spelling.lanes)] } };
}
const columns = (table: DelimitedTable): unknown => table.columns.map((column) => ({ values: plain(column.values), missing: [...column.missingTexts] }));

const random = new Random(42);
const CELLS: readonly (() => string)[] = [
  () => String(random.whole(-9999, 9999)), () => (random.normal() * 10).toFixed(3), () => random.pick(['', 'NA', ' NA', '1.0', '0.1e-3', '-0']),
  () => random.pick(['oak', '"elm, tall"', '"two\nlines"', '"say ""hi"""', '5" pipe', '"\r\n"', '""', 'é']), () => `2020-0${random.whole(1, 9)}-1${random.whole(0, 9)}`,
];
const table = (records: number, newline: string): string => `a,b,c,d,e${newline}${Array.from({ length: records }, (_, i) => `${CELLS.map((cell) => cell()).join(',')}${i % 17 === 3 ? newline : ''}${newline}`).join('')}`;

describe('where a piece is cut', () => {
  it('is after a record, quotes respected, as late as can be', () => {
    const text = textOf('a,b\n1,"x\n""y"\n2,z\n3');
    const ends = Array.from({ length: text.end + 1 }, (_, n) => lastRecordEnd(text.bytes, n, text.dialect));
    assert.deepEqual([...new Set(ends)], [0, 4, 14, 18]);
    assert.deepEqual([ends[13], ends[14], ends[17], ends[18], ends[19]], [4, 14, 14, 18, 18]);
  });
  it('does not take a quote inside a cell for the beginning of one', () => {
    const text = textOf('a,b\n5" pipe,x\n6,"y"\n');
    assert.equal(lastRecordEnd(text.bytes, 14, text.dialect), 14);
    assert.equal(lastRecordEnd(text.bytes, text.end, text.dialect), text.end);
  });
  it('skips comment lines with quotes', () => {
    const text = textOf('# "open\na,b\n1,"2"\n');
    assert.equal(lastRecordEnd(text.bytes, text.end, { ...text.dialect, comment: '#' }), text.end);
  });
  it('waits where the last byte may close a quote or double it', () => {
    const text = textOf('a\n"b"\n"c"');
    assert.equal(lastRecordEnd(text.bytes, 8, text.dialect), 6);
  });
});

describe('a text read piece by piece', () => {
  for (const newline of ['\n', '\r\n', '\r']) {
    for (const pieceBytes of [1, 40, 333, 5000, 1 << 20]) {
      it(`gives the columns of the whole: ${JSON.stringify(newline)}, pieces of ${pieceBytes}`, () => {
        // A lone CR inside a quoted cell would decide the dialect otherwise.
        const text = textOf(table(300, newline), { newline: newline === '\n' ? 'LF' : newline === '\r' ? 'CR' : 'CRLF' });
        const whole = readDelimited(text);
        for (const headBytes of [60, 2000, 1 << 20]) {
          const spill = new MemorySpill();
          for (const store of [null, spill]) {
            const parts = streamed(text, pieceBytes, headBytes, store);
            assert.deepEqual([parts.records, parts.names, columns(parts)], [whole.records, whole.names, columns(whole)]);
            for (const record of [0, 1, 63, 64, 65, 199, 299]) {
              const found = recordAt({ source: sourceOf(text), end: text.end, pieceBytes, spill: null }, parts.marks!, text, 5, record);
              assert.equal(Buffer.from(found.bytes.subarray(found.at, found.at + 9)).toString(), Buffer.from(text.bytes.subarray(whole.offsets[record]!, whole.offsets[record]! + 9)).toString(), `record ${record}`);
            }
          }
          assert.equal(spill.parts.size, partsOf(whole), 'columns that were given up leave nothing behind');
        }
      });
    }
  }

  it('asks for pieces, never for the whole', () => {
    const text = textOf(table(3000, '\n')), source = sourceOf(text);
    readDelimited({ ...text, end: 4000, rest: { source, end: text.end, pieceBytes: 10_000, spill: null } });
    assert.ok(text.end > 80_000 && Math.max(...source.asked) <= 65_536, `${Math.max(...source.asked)} of ${text.end}`);
  });

  it('names the line of a fault as the whole does', () => {
    const good = table(500, '\n');
    for (const fault of ['1,2,3\n', '1,2,3,4,5,6\n', '1,"x"y,3,4,5\n']) {
      const text = textOf(`${good}${fault}${good}`, { delimiter: ',' });
      const message = (read: () => unknown): string => { try { read(); } catch (error) { if (isPalimpsestError(error, 'ParseError')) return error.message; throw error; } return assert.fail('no error'); };
      const whole = message(() => readDelimited(text));
      assert.match(whole, /line \d\d\d+/);
      assert.equal(message(() => streamed(text, 700, 900)), whole);
    }
  });
});

/** One part for values, and one for spellings that are not all alike. */
function partsOf({ columns: all }: DelimitedTable): number {
  return all.reduce((sum, { values }) => sum + (values.kind !== 'text' && values.spelling.mode !== 'constant' ? 2 : 1), 0);
}

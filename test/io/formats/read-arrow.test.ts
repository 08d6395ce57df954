import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Bool, DateDay, DateMillisecond, Dictionary, Field, Float32, Float64, Int32, Int64, List, makeData, RecordBatch, Schema, Struct, Table, tableFromArrays, tableToIPC, TimestampMicrosecond, TimestampMillisecond, TimestampNanosecond, TimestampSecond, Utf8, Vector, vectorFromArray, type DataType } from 'apache-arrow';
import { isPalimpsestError } from '../../../src/core/errors.js';
import type { ReadColumn } from '../../../src/core/reading/release-table.js';
import { columnsOf, readArrow } from '../../../src/io/formats/read-arrow.js';
import { resolveSource } from '../../../src/io/sources/resolve-source.js';
import { texts } from '../../core/support/delimited.js';

const shown = (column: ReadColumn): unknown[] => (column.values.kind === 'text' ? texts(column.values) : [...column.values.values]);
const DAY = 86_400_000;

function stamps(type: DataType, values: readonly bigint[]): Table {
  const data = makeData({ type, length: values.length, nullCount: 0, data: BigInt64Array.from(values) } as never);
  return new Table({ t: new Vector([data]) } as never);
}

describe('Arrow', () => {
  const COLUMNS: readonly (readonly [string, () => Table, string, readonly unknown[]])[] = [
    ['float64 with nulls', () => new Table({ x: vectorFromArray([1.5, null, -2], new Float64()) }), 'number', [1.5, NaN, -2]],
    ['float32', () => new Table({ x: vectorFromArray([0.5, 1], new Float32()) }), 'number', [0.5, 1]],
    ['int32', () => new Table({ x: vectorFromArray([1, null, -3], new Int32()) }), 'number', [1, NaN, -3]],
    ['int64', () => new Table({ x: vectorFromArray([1n, null, 9007199254740991n], new Int64()) }), 'number', [1, NaN, 9007199254740991]],
    ['int64 beyond float64', () => new Table({ x: vectorFromArray([1n, 9007199254740993n], new Int64()) }), 'text', ['1', '9007199254740993']],
    ['text with nulls', () => new Table({ x: vectorFromArray(['a', null, ''], new Utf8()) }), 'text', ['a', null, '']],
    ['a dictionary', () => new Table({ x: vectorFromArray(['a', 'b', 'a'], new Dictionary(new Utf8(), new Int32())) }), 'text', ['a', 'b', 'a']],
    ['truth values', () => new Table({ x: vectorFromArray([true, null, false], new Bool()) }), 'boolean', ['true', null, 'false']],
    ['days', () => new Table({ x: vectorFromArray([new Date(DAY), null], new DateDay()) }), 'time', [DAY, NaN]],
    ['dates of milliseconds', () => new Table({ x: vectorFromArray([new Date(DAY), null], new DateMillisecond()) }), 'time', [DAY, NaN]],
    ['seconds', () => stamps(new TimestampSecond(), [1n, -1n]), 'time', [1000, -1000]],
    ['milliseconds', () => stamps(new TimestampMillisecond(), [1n, 2n]), 'time', [1, 2]],
    ['microseconds', () => stamps(new TimestampMicrosecond(), [1n, 1_600_000_000_000_123n]), 'time', [0.001, 1_600_000_000_000.123]],
    ['nanoseconds', () => stamps(new TimestampNanosecond(), [1500n, 1_600_000_000_000_123_000n]), 'time', [0.001, 1_600_000_000_000.123]],
    ['lists', () => new Table({ x: vectorFromArray([[1, 2], null], new List(new Field('item', new Float64()))) }), 'nested', ['[1,2]', null]],
    ['structs', () => new Table({ x: vectorFromArray([{ b: 1, a: 2 }], new Struct([new Field('b', new Float64()), new Field('a', new Float64())])) }), 'nested', ['{"a":2,"b":1}']],
  ];
  for (const [what, make, type, values] of COLUMNS) {
    it(`${what}: as a table, a file and a stream`, async () => {
      const table = make();
      const read = [columnsOf(table).columns[0]!];
      for (const kind of ['file', 'stream'] as const) {
        const bytes = tableToIPC(table, kind);
        read.push((await readArrow(bytes, bytes.length, 'data.arrow')).columns[0]!);
      }
      for (const column of read) {
        assert.equal(column.declared, type);
        assert.deepEqual(shown(column), values);
      }
    });
  }

  it('of several batches is one column', () => {
    const batch = (values: readonly (number | null)[]): RecordBatch => new Table({ x: vectorFromArray(values, new Float64()) }).batches[0]!;
    const table = new Table(new Schema([new Field('x', new Float64(), true)]), [batch([1, null]), batch([3]), batch([null, 5])]);
    assert.deepEqual(shown(columnsOf(table).columns[0]!), [1, NaN, 3, NaN, 5]);
    assert.deepEqual(shown(columnsOf(table.slice(1, 4)).columns[0]!), [NaN, 3, NaN], 'and of a slice');
  });

  it('given as a table crosses to a reading thread as typed columns', async () => {
    const input = await resolveSource(tableFromArrays({ id: Int32Array.of(1, 2), when: [new Date(0), new Date(DAY)], n: BigInt64Array.of(1n, 2n) }) as never, 'base', () => assert.fail());
    assert.equal(input.kind, 'columns');
    assert.deepEqual((structuredClone(input) as { columns: readonly ReadColumn[] }).columns.map((column) => column.declared), ['number', 'time', 'number']);
  });

  it('that is cut off is refused', async () => {
    const bytes = tableToIPC(tableFromArrays({ x: Float64Array.from({ length: 1000 }, (_, i) => i) }), 'file');
    for (const end of [10, 200, bytes.length - 600]) {
      await assert.rejects(readArrow(bytes.slice(0, end), end, 'data.arrow'), (error) => isPalimpsestError(error, 'ParseError') && /^data\.arrow is not a whole Arrow IPC file or stream.*Write it again without compression\./.test(error.message), String(end));
    }
  });
});

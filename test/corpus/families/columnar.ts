/** Parquet and Arrow: right, cut, empty, and against text. */
import { tableFromArrays, tableFromIPC, tableToIPC, Table, vectorFromArray, Utf8, Int64, TimestampMillisecond, Bool } from 'apache-arrow';
import { family, type Given } from '../case.js';
import { BASE, baseText, COLUMNS, HEADER, RECORDS, REVISION, revisionText } from '../towers.js';
import { writeParquet } from '../write-parquet.js';
import { joined } from '../write-table.js';

const NUMBERS: readonly string[] = ['id', 'temp', 'count'];
const columnsOf = (rows: typeof BASE): Record<string, (string | number | null)[]> => Object.fromEntries(HEADER.map((name, i) => [name, rows.map((row) => (row[i] === '' ? null : NUMBERS.includes(name) ? Number(row[i]) : row[i]!))]));
const arrow = (rows: typeof BASE, kind: 'file' | 'stream'): Uint8Array => tableToIPC(tableFromArrays(columnsOf(rows)), kind);
const parquet = (rows: typeof BASE): Uint8Array => writeParquet(columnsOf(rows));
const TYPED = { ...COLUMNS, temp: { unchanged: 9, value: 1, filled: 1 } };
const RIGHT = { key: ['id'], records: RECORDS, columns: TYPED } as const;
const GOOD = baseText();
const file = (name: string, data: Uint8Array): Given => ({ name, data });
const cut = (bytes: Uint8Array, by: number): Uint8Array => bytes.subarray(0, Math.floor(bytes.length * by));
const whole = (what: string): { fails: 'ParseError'; sentence: RegExp } => ({ fails: 'ParseError', sentence: new RegExp(`^revision\\.\\w+ is not a whole ${what}`) });
const table = (columns: Record<string, unknown>): Uint8Array => tableToIPC(new Table(columns as never), 'file');
const big = (last: bigint): Uint8Array => table({ id: vectorFromArray(['a', 'b'], new Utf8()), x: vectorFromArray([9007199254740993n, last], new Int64()) });
const times = (last: number): Uint8Array => table({ id: vectorFromArray(['a', 'b'], new Utf8()), x: vectorFromArray([0, last], new TimestampMillisecond()) });
const KEY = { key: ['id'] };

export const columnar = family('Parquet and Arrow', [
  ['Parquet against a table', GOOD, file('revision.parquet', parquet(REVISION)), RIGHT],
  ['Parquet on both sides', file('base.parquet', parquet(BASE)), file('revision.parquet', parquet(REVISION)), RIGHT],
  ['Parquet called csv', GOOD, file('revision.csv', parquet(REVISION)), RIGHT],
  ['Parquet without records', GOOD, file('revision.parquet', parquet([])), { status: 'empty', records: { base: 12, revision: 0, matched: 0, removed: 12 } }],
  ['Parquet cut in half', GOOD, file('revision.parquet', cut(parquet(REVISION), 0.5)), whole('Parquet file')],
  ['Parquet without its last bytes', GOOD, file('revision.parquet', parquet(REVISION).subarray(0, -6)), whole('Parquet file')],
  ['Parquet with spoilt pages', GOOD, file('revision.parquet', parquet(REVISION).map((byte, i) => (i > 20 && i < 60 ? 0xff : byte))), { fails: 'ParseError', sentence: /^revision\.parquet / }],
  ['a table whose first column is called PAR1', 'PAR1,id,x\n1,1,5\n2,2,6\n', 'PAR1,id,x\n1,1,5\n2,2,7\n', { columns: { x: { unchanged: 1, value: 1 } } }, KEY],
  ['an Arrow file against a table', GOOD, file('revision.arrow', arrow(REVISION, 'file')), RIGHT],
  ['an Arrow stream against a table', GOOD, file('revision.arrows', arrow(REVISION, 'stream')), RIGHT],
  ['an Arrow file against Parquet', file('base.parquet', parquet(BASE)), file('revision.arrow', arrow(REVISION, 'file')), RIGHT],
  ['an Arrow file without records', GOOD, file('revision.arrow', tableToIPC(tableFromIPC(arrow(REVISION, 'file')).slice(0, 0), 'file')), { status: 'empty', records: { base: 12, revision: 0 } }],
  ['an Arrow file cut in half', GOOD, file('revision.arrow', cut(arrow(REVISION, 'file'), 0.5)), whole('Arrow')],
  ['an Arrow stream cut in half', GOOD, file('revision.arrows', cut(arrow(REVISION, 'stream'), 0.5)), whole('Arrow')],
  ['an Arrow file of noise', GOOD, file('revision.arrow', joined('ARROW1', [0, 0], new Uint8Array(200).fill(0x5a))), whole('Arrow')],
  ['whole numbers beyond 2^53 in Arrow', file('base.arrow', big(9007199254740995n)), file('revision.arrow', big(9007199254740996n)), { columns: { x: { unchanged: 1, value: 1 } } }, KEY],
  ['instants in Arrow', file('base.arrow', times(86_400_000)), file('revision.arrow', times(86_400_001)), { columns: { x: { unchanged: 1, value: 1 } }, types: { x: 'time' } }, KEY],
  ['instants in Arrow against text', 'id,x\na,1970-01-01\nb,1970-01-02\n', file('revision.arrow', times(86_400_000)), { columns: { x: { unchanged: 2 } } }, KEY],
  ['truth values in Arrow', file('base.arrow', table({ id: vectorFromArray(['a', 'b'], new Utf8()), x: vectorFromArray([true, null], new Bool()) })), file('revision.arrow', table({ id: vectorFromArray(['a', 'b'], new Utf8()), x: vectorFromArray([false, true], new Bool()) })), { columns: { x: { value: 1, filled: 1 } }, types: { x: 'boolean' } }, KEY],
  ['the revision as text against Arrow', file('base.arrow', arrow(BASE, 'file')), revisionText(), RIGHT],
]);

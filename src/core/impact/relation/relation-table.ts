/** Columns of all records of both releases side by side, as the engine's table that hybrid releases are chosen from. */
import { takeRows } from '../../keys/take-rows.js';
import type { Values } from '../../model/column-table.js';
import type { LoadColumn } from '../../pairing/engine-table.js';
import type { PairSide } from '../../pairing/join-releases.js';
import type { Pairing } from '../../pairing/pair-releases.js';
import { part } from '../../sql/engine-column.js';
import { pulse } from '../../pulse.js';
import { besides, unionRecords, type RecordParts, type RecordTimes, type UnionRecords } from './union-records.js';

export const PLACE = 'place', SIDE = 'side', BLOCK = 'block';
/** Of `SIDE`. */
export const IN_BOTH = 0, IN_BASE = 1, IN_REVISION = 2;

/** A column of the report, by its place on either side. */
export interface AskedColumn {
  readonly id: string;
  readonly base: number | null;
  readonly revision: number | null;
}

export interface RelationColumn {
  readonly id: string;
  readonly kind: 'number' | 'time' | 'text';
  /** Of a text column: what its codes stand for; -1 is missing, and so is a code without a text. */
  readonly texts: readonly (string | null)[];
}

export interface RelationTable {
  readonly rows: number;
  readonly columns: readonly LoadColumn[];
  readonly of: readonly RelationColumn[];
  readonly parts: readonly Pick<RecordParts, 'of' | 'by' | 'names'>[];
  /** Stretches of records in the order of the key, alike in size; 0 where they are too few, or where there is no key: the two versions of a record would not be left out together. */
  readonly blocks: number;
  /** What `SIDE` says of at least one record. */
  readonly sides: readonly number[];
  readonly time: RecordTimes | null;
}

/** Stretches that are left out in turn, and records that each has at least. */
const BLOCKS = 20, FEWER_BLOCKS = 10, LEAST_OF_BLOCK = 10;

/** Both releases that a pairing is of. */
export interface PairedSides { readonly base: PairSide; readonly revision: PairSide }

const known = new WeakMap<Pairing['match'], UnionRecords>();

/** Made once a pairing: putting records in the order of the key is most of the work. */
export function recordsOf(pairing: Pairing, sides: PairedSides): UnionRecords {
  const { match } = pairing, key = pairing.key.map((id) => { const column = pairing.joined.get(id)!; return { name: sides.base.columns[column.base]!.name, joined: column.joined }; });
  const records = known.get(match) ?? unionRecords(key, match);
  known.set(match, records);
  return records;
}

/** `values`: of the asked columns, where they were made before. */
export function relationTable(pairing: Pairing, sides: PairedSides, asked: readonly AskedColumn[], values: readonly BothValues[] = asked.map((column) => valuesOf(pairing, sides, column, recordsOf(pairing, sides)))): RelationTable {
  const records = recordsOf(pairing, sides), { key } = pairing, rows = records.base.length, blocks = key.length === 0 ? 0 : rows >= BLOCKS * LEAST_OF_BLOCK ? BLOCKS : rows >= FEWER_BLOCKS * LEAST_OF_BLOCK ? FEWER_BLOCKS : 0;
  const columns: LoadColumn[] = [
    { name: PLACE, type: 'INTEGER', data: Int32Array.from({ length: rows }, (_, i) => i) }, { name: SIDE, type: 'UTINYINT', data: sidesOf(records) },
    { name: BLOCK, type: 'INTEGER', data: Int32Array.from({ length: rows }, (_, i) => Math.floor((i * blocks) / rows)) },
  ];
  const parts = [records.period, records.group].filter((each) => each !== null);
  for (const { of: name, codes } of parts) columns.push({ name, type: 'INTEGER', data: codes });
  const of = asked.map((column, i): RelationColumn => {
    const { kind, base, revision, texts } = values[i]!;
    for (const [name, data] of [[part.base(column.id), base], [part.revision(column.id), revision]] as const) columns.push(data instanceof Float64Array ? { name, type: 'DOUBLE', data } : { name, type: 'INTEGER', data });
    return { id: column.id, kind, texts };
  });
  const { match: { ambiguous, added, removed } } = pairing, sidesThere = [IN_BOTH, ...(removed.length + ambiguous.base.length > 0 ? [IN_BASE] : []), ...(added.length + ambiguous.revision.length > 0 ? [IN_REVISION] : [])];
  return { rows, sides: sidesThere, columns, of, parts: parts.map(({ of: what, by, names }) => ({ of: what, by, names })), blocks, time: records.time };
}

export function sidesOf({ base, revision }: UnionRecords): Uint8Array {
  const out = new Uint8Array(base.length);
  for (let i = 0; i < out.length; i++) out[i] = base[i]! < 0 ? IN_REVISION : revision[i]! < 0 ? IN_BASE : IN_BOTH;
  return out;
}

/** A column's values on both sides, in the order of the relation. */
export interface BothValues { readonly kind: RelationColumn['kind']; readonly base: Float64Array | Int32Array; readonly revision: Float64Array | Int32Array; readonly texts: readonly (string | null)[] }

/** A record of one release alone has the same value on both sides: there is nothing to choose. */
export function valuesOf(pairing: Pairing, sides: PairedSides, column: AskedColumn, records: UnionRecords): BothValues {
  pulse();
  const joined = pairing.joined.get(column.id)?.joined;
  if (joined !== undefined) {
    const base = besides<Float64Array | Int32Array>(joined.base, joined.revision, records.base, records.revision), revision = besides<Float64Array | Int32Array>(joined.revision, joined.base, records.revision, records.base);
    return { kind: joined.kind, base, revision, texts: joined.kind === 'text' ? joined.texts : [] };
  }
  const side = column.base === null ? 'revision' : 'base', other = side === 'base' ? 'revision' : 'base', { values, absent } = sides[side].columns[(column.base ?? column.revision)!]!;
  const own = rowsOf(values, absent, records[side]), none = own instanceof Float64Array ? new Float64Array(own.length).fill(NaN) : new Int32Array(own.length).fill(-1);
  // In a record of this release alone the column is there, whatever else is chosen.
  for (let i = 0; i < own.length; i++) if (records[other][i]! < 0) none[i] = own[i]!;
  const [base, revision] = side === 'base' ? [own, none] : [none, own];
  return { kind: values.kind, base, revision, texts: values.kind === 'text' ? values.dictionary : [] };
}

function rowsOf(values: Values, absent: Uint8Array | null, rows: Int32Array): Float64Array | Int32Array {
  const there = takeRows(values.kind === 'text' ? values.codes : values.values, rows.map((row) => Math.max(row, 0)));
  for (let i = 0; i < rows.length; i++) if (rows[i]! < 0 || (absent !== null && values.kind === 'text' && absent[there[i]!] === 1)) there[i] = values.kind === 'text' ? -1 : NaN;
  return there;
}

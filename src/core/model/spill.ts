/**
 * Columns that are too large to be kept: their parts stand in a store, and are brought back where they are looked at.
 * They answer to the same names as columns in memory, so that only what reads a release knows the difference.
 */
import type { NumericValues, Spelling, TextValues, Values } from './column-table.js';

/** One sequence of bytes in a store. `serial` is given once; a store may use `id` again for another part. */
export interface StoredPart { readonly id: number; readonly serial: string; readonly bytes: number }

/** Synchronous, as everything is that looks at columns. Threads of one process can read each other's parts. */
export interface Spill {
  /** A new, empty part. */
  create(): Pick<StoredPart, 'id' | 'serial'>;
  append(part: Pick<StoredPart, 'id'>, bytes: Uint8Array): void;
  /** The whole part; may be the same array as last time, so it must not be written to unless it is stored anew. */
  read(part: StoredPart): ArrayBuffer;
  /** Somebody else holds the part from now on: it is not removed before the store ends. */
  share(part: StoredPart): void;
  /** Frees the room of a part that nobody else holds. */
  remove(part: StoredPart): void;
}

export type StoredSpelling = { readonly mode: 'constant'; readonly code: number } | { readonly mode: 'byte' | 'wide'; readonly part: StoredPart };

/** Plain data: what crosses to another thread. */
export type StoredColumn =
  | { readonly stored: true; readonly kind: 'number' | 'time'; readonly values: StoredPart; readonly spelling: StoredSpelling }
  | { readonly stored: true; readonly kind: 'text'; readonly codes: StoredPart; readonly dictionary: readonly (string | null)[] };

class StoredNumbers implements NumericValues {
  readonly kind: 'number' | 'time';
  constructor(readonly column: Extract<StoredColumn, { kind: 'number' | 'time' }>, readonly spill: Spill) {
    this.kind = column.kind;
  }

  get values(): Float64Array {
    return new Float64Array(this.spill.read(this.column.values));
  }

  get spelling(): Spelling {
    const { spelling } = this.column;
    if (spelling.mode === 'constant') return spelling;
    const bytes = this.spill.read(spelling.part);
    return spelling.mode === 'byte' ? { mode: 'byte', codes: new Uint8Array(bytes) } : { mode: 'wide', lanes: new Uint32Array(bytes) };
  }
}

class StoredTexts implements TextValues {
  readonly kind = 'text';
  readonly dictionary: readonly (string | null)[];
  constructor(readonly column: Extract<StoredColumn, { kind: 'text' }>, private readonly spill: Spill) {
    this.dictionary = column.dictionary;
  }

  get codes(): Int32Array {
    return new Int32Array(this.spill.read(this.column.codes));
  }
}

export function storedValues(column: StoredColumn, spill: Spill): Values {
  return column.kind === 'text' ? new StoredTexts(column, spill) : new StoredNumbers(column, spill);
}

/** The same values, where nothing among them tells a time. */
export function calledNumber(values: NumericValues): NumericValues {
  return values instanceof StoredNumbers ? new StoredNumbers({ ...values.column, kind: 'number' }, values.spill) : { ...values, kind: 'number' };
}

/** Frees the room of a stored column. */
export function giveUp(values: Values, spill: Spill | null): void {
  const column = storedColumn(values);
  if (column !== null && spill !== null) for (const part of partsOf(column)) spill.remove(part);
}

/** A stored column that others look at from now on. */
export function shareStored(values: Values, spill: Spill | null): void {
  const column = storedColumn(values);
  if (column !== null && spill !== null) for (const part of partsOf(column)) spill.share(part);
}

/** The same without bringing a stored column in. */
export function spellingMode(values: NumericValues): Spelling['mode'] {
  return values instanceof StoredNumbers ? values.column.spelling.mode : values.spelling.mode;
}

/** Null for columns in memory. */
export function storedColumn(values: Values): StoredColumn | null {
  return values instanceof StoredNumbers || values instanceof StoredTexts ? values.column : null;
}

/** Puts values that were made of a stored column into its place; columns in memory stay there. */
export function keptLike(before: Values, after: Values, spill: Spill | null): Values {
  if (spill === null || before === after || storedColumn(before) === null || storedColumn(after) !== null) return after;
  const kept = copyStored(after, spill);
  giveUp(before, spill);
  return kept;
}

/** The values in parts of their own. */
export function copyStored(values: Values, spill: Spill): Values {
  return storedValues(values.kind === 'text' ? { stored: true, kind: 'text', codes: put(spill, values.codes), dictionary: values.dictionary }
    : { stored: true, kind: values.kind, values: put(spill, values.values), spelling: putSpelling(spill, values.spelling) }, spill);
}

function partsOf(column: StoredColumn): StoredPart[] {
  if (column.kind === 'text') return [column.codes];
  return column.spelling.mode === 'constant' ? [column.values] : [column.values, column.spelling.part];
}

function putSpelling(spill: Spill, spelling: Spelling): StoredSpelling {
  if (spelling.mode === 'constant') return spelling;
  return { mode: spelling.mode, part: put(spill, spelling.mode === 'byte' ? spelling.codes : spelling.lanes) };
}

function put(spill: Spill, values: Float64Array | Int32Array | Uint8Array | Uint32Array): StoredPart {
  const part = spill.create();
  spill.append(part, new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  return { ...part, bytes: values.byteLength };
}

/**
 * Where the scan puts the cells of one column: typed arrays that grow with the records.
 */
import { NUMBER, SKIP, TEXT, TIME } from './scan-records.js';
import { TextDictionary } from './text-dictionary.js';
import { MISSING_FIRST, MISSING_TEXTS } from './spelling.js';
import { DATE_DAY, DATE_MONTH, newProof, type WideProof } from './wide-cell.js';
import { SinkParts } from './sink-parts.js';
import type { Spill } from '../model/spill.js';
import type { Spelling, Values } from '../model/column-table.js';

export class ColumnSink {
  /** SKIP, NUMBER, TIME, TEXT, or a kind of `wide-cell.ts`. */
  kind: number;
  /** The kind that was asked for. */
  private readonly wanted: number;
  /** A cell did not fit the kind: the column has to be read again. */
  failed = false;
  /** The cell that did not fit. */
  misfit = '';
  /** A time states its zone or offset. */
  zoned = false;
  /** For the kinds of `wide-cell.ts`. */
  readonly proof: WideProof | null;
  /** A cell's spelling fits no code: the column has to be read again with hashed spellings. */
  needsWide = false;
  /** Hashed spellings, two lanes a record, or null. */
  wide: Uint32Array | null = null;
  readonly extraMissing = new Map<string, number>();
  readonly missing = new Uint32Array(MISSING_TEXTS.length);
  /** Parsed values and their spelling codes; written by the scan's hot loop. */
  values = new Float64Array(0);
  codes = new Uint8Array(0);
  /** Records there is room for. */
  capacity = 0;
  private parts: SinkParts | null = null;
  private index = new Int32Array(0);
  private readonly dictionary: TextDictionary | null;

  /** `extra`: texts that mean missing besides the known ones; they need a wide column. */
  constructor(kind: number, wide: boolean, expected: number, private readonly extra: ReadonlySet<string> | null = null) {
    this.kind = this.wanted = kind;
    this.proof = kind > TEXT ? newProof() : null;
    this.dictionary = kind === TEXT ? new TextDictionary() : null;
    if (wide || kind > TEXT) this.wide = new Uint32Array(0);
    if (kind === SKIP) this.capacity = Infinity;
    else this.reserve(Math.max(16, expected));
  }

  reserve(capacity: number): void {
    if (capacity <= this.capacity) return;
    if (this.kind !== TEXT && this.kind !== SKIP) {
      this.values = extend(this.values, Float64Array, capacity);
      if (this.wide === null) this.codes = extend(this.codes, Uint8Array, capacity);
      else this.wide = extend(this.wide, Uint32Array, capacity * 2);
    } else if (this.kind === TEXT) this.index = extend(this.index, Int32Array, capacity);
    this.capacity = capacity;
  }

  putMissing(record: number, code: number): void {
    this.missing[code - MISSING_FIRST]!++;
    this.values[record] = NaN;
    if (this.wide === null) this.codes[record] = code;
  }

  /** A number or instant that no spelling code fits. */
  putIrregular(record: number, value: number, first: number, second: number): void {
    this.values[record] = value;
    if (this.wide !== null) this.putWide(record, first, second);
    else {
      this.needsWide = true;
      this.kind = SKIP;
    }
  }

  putWide(record: number, first: number, second: number): void {
    this.wide![2 * record] = first;
    this.wide![2 * record + 1] = second;
  }

  putText(record: number, source: Uint8Array, start: number, end: number, first: number, second: number): void {
    this.index[record] = this.dictionary!.lookup(source, start, end, first, second);
  }

  /** Takes a text that is missing in this column alone; false when it is not. */
  putExtraMissing(record: number, text: string, first: number, second: number): boolean {
    if (this.extra === null || !this.extra.has(text)) return false;
    this.extraMissing.set(text, (this.extraMissing.get(text) ?? 0) + 1);
    this.values[record] = NaN;
    this.putWide(record, first, second);
    return true;
  }

  get takesExtra(): boolean {
    return this.extra !== null;
  }

  /** Gives the column up; the rest of the pass skips it. */
  fail(misfit: string): void {
    this.failed = true;
    this.misfit = misfit;
    this.kind = SKIP;
  }

  /** Moves the first records to a store; the next ones begin at 0 again. */
  drain(spill: Spill, records: number): void {
    if (this.kind === SKIP) { this.discard(); return; }
    this.parts ??= new SinkParts(spill);
    if (this.kind === TEXT) this.parts.add('values', this.index, records);
    else {
      this.parts.add('values', this.values, records);
      if (this.wide !== null) this.parts.add('spelling', this.wide, 2 * records);
      else this.parts.addCodes(this.codes, records);
    }
  }

  /** A column that has to be read again needs no room. */
  private discard(): void {
    this.parts?.discard();
    this.parts = null;
  }

  finish(records: number): Values {
    if (this.parts !== null) return this.parts.finish(this.kind === TEXT ? 'text' : this.numericKind(), this.wide !== null, this.dictionary?.texts() ?? []);
    if (this.kind === TEXT) return { kind: 'text', codes: shrink(this.index, records), dictionary: this.dictionary!.texts() };
    return { kind: this.numericKind(), values: shrink(this.values, records), spelling: this.spelling(records) };
  }

  private numericKind(): 'number' | 'time' {
    return this.wanted === TIME || this.wanted === DATE_MONTH || this.wanted === DATE_DAY ? 'time' : 'number';
  }

  private spelling(records: number): Spelling {
    if (this.wide !== null) return { mode: 'wide', lanes: shrink(this.wide, records * 2) };
    const code = records === 0 ? 0 : this.codes[0]!;
    for (let i = 1; i < records; i++) if (this.codes[i] !== code) return { mode: 'byte', codes: shrink(this.codes, records) };
    return { mode: 'constant', code };
  }
}

interface TypedArray<T> { readonly length: number; set(from: T): void; slice(start: number, end: number): T }

function extend<T extends TypedArray<T>>(from: T, make: new (length: number) => T, length: number): T {
  const grown = new make(length);
  grown.set(from);
  return grown;
}

/** Cuts to size: a view where little is spare, since a copy costs more than it frees. */
function shrink<T extends Float64Array | Uint32Array | Uint8Array | Int32Array>(from: T, length: number): T {
  return (from.length === length ? from : from.length > length * 1.25 + 1024 ? from.slice(0, length) : from.subarray(0, length)) as T;
}

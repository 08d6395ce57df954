/**
 * What a column holds, in a form that two threads can compare without seeing each other's cells:
 * values whose spelling does not count, their hashes, and a sketch of the distinct ones.
 */
import type { Values } from '../model/column-table.js';
import { avalanche } from '../reading/cell-hash.js';
import { parseNumberText } from '../reading/number-text.js';
import { pulse } from '../pulse.js';

/** A column as it was read, with what means missing in it. */
export interface ColumnContent {
  readonly values: Values;
  readonly absent: Uint8Array | null;
  readonly codes: readonly number[];
}

/** A cell for comparing: numbers and instants by value, texts trimmed and in one Unicode form, null for missing. */
export type Cell = number | string | null;

export function cellOfText(text: string): Cell {
  const trimmed = text.trim();
  const number = parseNumberText(trimmed);
  return Number.isNaN(number) ? trimmed.normalize('NFC') : number + 0;
}

/** The cells of a text column's dictionary. */
export function dictionaryCells(values: Values, absent: Uint8Array | null, codes: readonly number[]): Cell[] {
  if (values.kind !== 'text') return [];
  return values.dictionary.map((text, i) => {
    if (text === null || absent?.[i]) return null;
    const cell = cellOfText(text);
    return typeof cell === 'number' && codes.includes(cell) ? null : cell;
  });
}

/** Reads a column's cells by record. */
export function cellReader({ values, absent, codes }: ColumnContent): (row: number) => Cell {
  if (values.kind === 'text') {
    const cells = dictionaryCells(values, absent, codes);
    return (row) => cells[values.codes[row]!]!;
  }
  return (row) => { const x = values.values[row]!; return x !== x || codes.includes(x) ? null : x + 0; };
}

const BITS = new Float64Array(1);
const WORDS = new Int32Array(BITS.buffer);

/** Of the two halves of a number that is not -0. */
function hashOfWords(first: number, second: number, seed: number): number {
  return avalanche(Math.imul(first ^ seed, 0x9e3779b1) ^ Math.imul(second + seed, 0x85ebca6b));
}

/** 32 bits of a cell; `seed` gives independent ones. */
export function hashOfCell(cell: number | string, seed: number): number {
  if (typeof cell === 'number') {
    BITS[0] = cell + 0;
    return hashOfWords(WORDS[0]!, WORDS[1]!, seed);
  }
  let hash = seed ^ cell.length;
  for (let i = 0; i < cell.length; i++) hash = Math.imul(hash ^ cell.charCodeAt(i), 0x01000193) + (hash >>> 15);
  return avalanche(hash ^ 0x3c6ef372);
}

export interface ColumnProfile {
  readonly present: number;
  readonly missing: number;
  /** Estimated from the sketch where there are more than it holds. */
  readonly distinct: number;
  /** The smallest hashes of the distinct values, ascending; all of them where there are few. */
  readonly sketch: readonly number[];
  /** Share of the present values that are not numbers with decimals. */
  readonly wholeShare: number;
}

const SKETCH = 512;

export function profileColumn({ values, absent, codes }: ColumnContent): ColumnProfile {
  pulse();
  const kept = new SmallestHashes(SKETCH);
  let present = 0, broken = 0, total = 0;
  if (values.kind === 'text') {
    const cells = dictionaryCells(values, absent, codes);
    for (const cell of cells) if (cell !== null) kept.add(hashOfCell(cell, SEED) >>> 0);
    const isBroken = cells.map((cell) => typeof cell === 'number' && cell !== Math.floor(cell));
    total = values.codes.length;
    for (let i = 0; i < total; i++) {
      const code = values.codes[i]!;
      if (cells[code] !== null) present++;
      if (isBroken[code]) broken++;
    }
  } else {
    const numbers = values.values, words = new Int32Array(numbers.buffer, numbers.byteOffset, 2 * numbers.length);
    const code = codes[0] ?? NaN, several = codes.length > 1;
    total = numbers.length;
    let last = NaN;
    for (let i = 0; i < total; i++) {
      const x = numbers[i]!;
      if (x !== x || x === code || (several && codes.includes(x))) continue;
      present++;
      if (x !== Math.floor(x)) broken++;
      if (x === last) continue;
      last = x;
      const hash = (x === 0 ? hashOfWords(0, 0, SEED) : hashOfWords(words[2 * i]!, words[2 * i + 1]!, SEED)) >>> 0;
      if (hash < kept.limit) kept.add(hash);
    }
  }
  const sketch = kept.ascending();
  const distinct = sketch.length < SKETCH ? sketch.length : Math.round((SKETCH - 1) * 4294967296 / (sketch[SKETCH - 1]! + 1));
  return { present, missing: total - present, distinct: Math.min(distinct, present), sketch, wholeShare: present === 0 ? 1 : 1 - broken / present };
}

const SEED = 0x2f0b4c47;

class SmallestHashes {
  private kept = new Set<number>();
  /** Hashes from here on are not among the smallest. */
  limit = 4294967296;
  constructor(private readonly size: number) {}

  add(hash: number): void {
    if (hash >= this.limit) return;
    this.kept.add(hash);
    if (this.kept.size >= 4 * this.size) this.trim();
  }

  private trim(): void {
    const ascending = [...this.kept].sort((a, b) => a - b).slice(0, this.size);
    this.limit = ascending[this.size - 1]!;
    this.kept = new Set(ascending);
  }

  ascending(): number[] {
    return [...this.kept].sort((a, b) => a - b).slice(0, this.size);
  }
}

/** How far the distinct values of two columns are the same: of both together, and of each side's own. */
export function overlapOf(base: ColumnProfile, revision: ColumnProfile): { readonly jaccard: number; readonly inRevision: number; readonly inBase: number } {
  const reach = (sketch: readonly number[]): number => (sketch.length < SKETCH ? Infinity : sketch[SKETCH - 1]!);
  const limit = Math.min(reach(base.sketch), reach(revision.sketch));
  const first = base.sketch.filter((hash) => hash <= limit), second = new Set(revision.sketch.filter((hash) => hash <= limit));
  const common = first.filter((hash) => second.has(hash)).length;
  const of = (whole: number): number => (whole === 0 ? 0 : common / whole);
  return { jaccard: of(first.length + second.size - common), inRevision: of(first.length), inBase: of(second.size) };
}

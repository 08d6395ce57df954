/**
 * Digests of content that do not depend on the order of records or columns: sums of mixed
 * 64-bit cell hashes, per column and per record. A record's cells are bound to their column's
 * name and to each other, so that moving a value to another record or column changes the digest.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { TextValues, Values } from '../model/column-table.js';
import { avalanche, hashCell, SECOND_LANE } from './cell-hash.js';
import { pulse } from '../pulse.js';

export interface ContentDigests {
  /** `sha256-…` of the whole table. */
  readonly content: string;
  /** Of each column's multiset of texts, with its values' kind. */
  readonly columns: readonly string[];
}

export function digestTable(names: readonly string[], columns: readonly Values[], records: number): ContentDigests {
  const recordFirst = new Int32Array(records), recordSecond = new Int32Array(records);
  const digests = columns.map((values, i) => {
    pulse();
    const seed = new DataView(sha256(utf8ToBytes(names[i]!)).slice(0, 8).buffer);
    return addColumn(values, records, seed.getInt32(0), seed.getInt32(4), recordFirst, recordSecond);
  });
  const total = new Int32Array(4);
  for (let i = 0; i < records; i++) {
    const a = avalanche(recordFirst[i]! ^ 0x51ed270b), b = avalanche(recordSecond[i]! + 0x3c6ef372);
    total[0]! += a;
    total[1]! += b;
    total[2]! += avalanche(a + Math.imul(b, 0x9e3779b1));
    total[3]! += avalanche(b ^ Math.imul(a, 0x85ebca6b));
  }
  const text = JSON.stringify([[...names].sort(), records, [...total].map(hex)]);
  return { content: `sha256-${bytesToHex(sha256(utf8ToBytes(text)))}`, columns: digests };
}

/** Adds a column's cells to the records' lanes and returns the column's own digest. */
function addColumn(values: Values, records: number, seedFirst: number, seedSecond: number, recordFirst: Int32Array, recordSecond: Int32Array): string {
  if (values.kind === 'text') return addTexts(values, records, seedFirst, seedSecond, recordFirst, recordSecond);
  if (values.spelling.mode === 'wide') return addLanes(values.spelling.lanes, records, seedFirst, seedSecond, recordFirst, recordSecond);
  const bits = new Int32Array(values.values.buffer, values.values.byteOffset, 2 * records);
  const codes = values.spelling.mode === 'byte' ? values.spelling.codes : null;
  const constant = values.spelling.mode === 'constant' ? values.spelling.code : 0;
  // A date and its milliseconds as a number are different texts.
  const kind = values.kind === 'time' ? 256 : 0;
  let sumFirst = 0, sumSecond = 0;
  for (let i = 0; i < records; i++) {
    let low = bits[2 * i]!, high = bits[2 * i + 1]!;
    // Every NaN is the same missing value.
    if ((high & 0x7ff00000) === 0x7ff00000 && ((high & 0xfffff) | low) !== 0) { low = 0; high = 0x7ff80000; }
    const code = kind + (codes === null ? constant : codes[i]!);
    let first = Math.imul(low ^ (code << 24) ^ code, 0xcc9e2d51) ^ (high + Math.imul(code, 0x01000193));
    first = Math.imul(first ^ (first >>> 15), 0x85ebca6b);
    let second = Math.imul(high ^ 0x3c6ef372, 0x1b873593) + low + code;
    second = Math.imul(second ^ (second >>> 13), 0xc2b2ae35);
    sumFirst = (sumFirst + first) | 0;
    sumSecond = (sumSecond + second) | 0;
    recordFirst[i]! += bindFirst(first, seedFirst);
    recordSecond[i]! += bindSecond(second, seedSecond);
  }
  return hex(sumFirst) + hex(sumSecond);
}

function bindFirst(lane: number, seed: number): number {
  const a = Math.imul(lane ^ seed, 0x9e3779b1);
  return Math.imul(a ^ (a >>> 15), 0xc2b2ae35);
}

function bindSecond(lane: number, seed: number): number {
  const b = Math.imul(lane + seed, 0x85ebca6b);
  return Math.imul(b ^ (b >>> 13), 0x27d4eb2f);
}

function addTexts(values: TextValues, records: number, seedFirst: number, seedSecond: number, recordFirst: Int32Array, recordSecond: Int32Array): string {
  const { first, second } = textHashes(values.dictionary);
  const boundFirst = first.map((lane) => bindFirst(lane, seedFirst)), boundSecond = second.map((lane) => bindSecond(lane, seedSecond));
  let sumFirst = 0, sumSecond = 0;
  for (let i = 0; i < records; i++) {
    const code = values.codes[i]!;
    sumFirst = (sumFirst + first[code]!) | 0;
    sumSecond = (sumSecond + second[code]!) | 0;
    recordFirst[i]! += boundFirst[code]!;
    recordSecond[i]! += boundSecond[code]!;
  }
  return hex(sumFirst) + hex(sumSecond);
}

function addLanes(lanes: Uint32Array, records: number, seedFirst: number, seedSecond: number, recordFirst: Int32Array, recordSecond: Int32Array): string {
  let sumFirst = 0, sumSecond = 0;
  for (let i = 0; i < records; i++) {
    const first = avalanche(lanes[2 * i]!), second = avalanche(lanes[2 * i + 1]!);
    sumFirst = (sumFirst + first) | 0;
    sumSecond = (sumSecond + second) | 0;
    recordFirst[i]! += bindFirst(first, seedFirst);
    recordSecond[i]! += bindSecond(second, seedSecond);
  }
  return hex(sumFirst) + hex(sumSecond);
}

function textHashes(dictionary: readonly (string | null)[]): { first: Int32Array; second: Int32Array } {
  const first = new Int32Array(dictionary.length), second = new Int32Array(dictionary.length);
  let buffer = new Uint8Array(1024);
  let view = new DataView(buffer.buffer);
  dictionary.forEach((text, i) => {
    const bytes = utf8ToBytes(text ?? '\u0000missing');
    if (bytes.length + 8 > buffer.length) {
      buffer = new Uint8Array(bytes.length * 2 + 8);
      view = new DataView(buffer.buffer);
    }
    buffer.set(bytes);
    first[i] = avalanche(hashCell(view, 0, bytes.length));
    second[i] = avalanche(SECOND_LANE[0]!);
  });
  return { first, second };
}

function hex(lane: number): string {
  return (lane >>> 0).toString(16).padStart(8, '0');
}

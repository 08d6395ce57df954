/**
 * Digests of content that do not depend on the order of records or columns: sums of mixed
 * 64-bit cell hashes, per column and per record. A record's cells are bound to their column's
 * name and to each other, so that moving a value to another record or column changes the digest.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Values } from '../model/column-table.js';
import { avalanche, hashCell, SECOND_LANE } from './cell-hash.js';

export interface ContentDigests {
  /** `sha256-…` of the whole table. */
  readonly content: string;
  /** Of each column's multiset of texts, with its values' kind. */
  readonly columns: readonly string[];
}

export function digestTable(names: readonly string[], columns: readonly Values[], records: number): ContentDigests {
  const recordFirst = new Int32Array(records), recordSecond = new Int32Array(records);
  const digests = columns.map((values, i) => {
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
  let sumFirst = 0, sumSecond = 0;
  const put = (i: number, first: number, second: number): void => {
    sumFirst = (sumFirst + first) | 0;
    sumSecond = (sumSecond + second) | 0;
    const a = Math.imul(first ^ seedFirst, 0x9e3779b1), b = Math.imul(second + seedSecond, 0x85ebca6b);
    recordFirst[i]! += Math.imul(a ^ (a >>> 15), 0xc2b2ae35);
    recordSecond[i]! += Math.imul(b ^ (b >>> 13), 0x27d4eb2f);
  };
  if (values.kind === 'text') {
    const { first, second } = textHashes(values.dictionary);
    for (let i = 0; i < records; i++) { const code = values.codes[i]!; put(i, first[code]!, second[code]!); }
  } else if (values.spelling.mode === 'wide') {
    const { lanes } = values.spelling;
    for (let i = 0; i < records; i++) put(i, avalanche(lanes[2 * i]!), avalanche(lanes[2 * i + 1]!));
  } else {
    const bits = new Int32Array(values.values.buffer, values.values.byteOffset, 2 * records);
    const codes = values.spelling.mode === 'byte' ? values.spelling.codes : null;
    const constant = values.spelling.mode === 'constant' ? values.spelling.code : 0;
    for (let i = 0; i < records; i++) {
      const absent = values.values[i] !== values.values[i];
      const low = absent ? 0 : bits[2 * i]!, high = absent ? 0x7ff80000 : bits[2 * i + 1]!;
      const code = codes === null ? constant : codes[i]!;
      const mixed = Math.imul(low ^ (code << 24) ^ code, 0xcc9e2d51) ^ (high + Math.imul(code, 0x01000193));
      put(i, avalanche(mixed), avalanche(Math.imul(high ^ 0x3c6ef372, 0x1b873593) + low + code));
    }
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

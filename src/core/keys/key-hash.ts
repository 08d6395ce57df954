/** Hashes and equality of key tuples over one or both releases. */
import { avalanche } from '../reading/cell-hash.js';

/** One column of a key on one side: numbers, or indexes of texts. */
export type KeyPart = Float64Array | Int32Array;

export function samePart(a: number, b: number): boolean {
  return a === b || (a !== a && b !== b);
}

export function sameTuple(a: readonly KeyPart[], i: number, b: readonly KeyPart[], j: number): boolean {
  for (let k = 0; k < a.length; k++) if (!samePart(a[k]![i]!, b[k]![j]!)) return false;
  return true;
}

/** One 32-bit hash a record, column by column. */
export function hashTuples(parts: readonly KeyPart[], from: number, to: number): Int32Array {
  const hashes = new Int32Array(to - from).fill(0x2f0b4c47);
  for (const part of parts) {
    if (part instanceof Float64Array) {
      const bits = new Int32Array(part.buffer, part.byteOffset, part.length * 2);
      for (let i = from; i < to; i++) {
        const x = part[i]!;
        // -0 equals 0 and every NaN equals every other: they hash alike.
        const word = x === 0 ? 0 : x !== x ? 0x7ff8 : bits[2 * i]! ^ Math.imul(bits[2 * i + 1]!, 0x85ebca6b);
        hashes[i - from] = avalanche(Math.imul(hashes[i - from]! ^ word, 0x9e3779b1) + 0x51ed270b);
      }
    } else {
      for (let i = from; i < to; i++) hashes[i - from] = avalanche(Math.imul(hashes[i - from]! ^ part[i]!, 0x9e3779b1) + 0x51ed270b);
    }
  }
  return hashes;
}

/** Whether every record's tuple is larger than the one before: then no key occurs twice. */
export function isStrictlySorted(parts: readonly KeyPart[], records: number): boolean {
  let direction = 0;
  for (let i = 1; i < records; i++) {
    let order = 0;
    for (let k = 0; k < parts.length && order === 0; k++) {
      const a = parts[k]![i - 1]!, b = parts[k]![i]!;
      order = a < b ? 1 : a > b ? -1 : samePart(a, b) ? 0 : 2;
    }
    if (order === 0 || order === 2) return false;
    if (direction === 0) direction = order;
    else if (order !== direction) return false;
  }
  return true;
}

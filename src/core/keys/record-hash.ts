/**
 * Hashes of records by what their cells hold, not by the numbers of texts in a dictionary: they
 * are the same in whatever order the records stand.
 */
import { avalanche } from '../reading/cell-hash.js';
import type { Joined } from './joined-column.js';
import { pulse } from '../pulse.js';

/** One hash for each record in `rows`, over the given columns. */
export function hashRecords(columns: readonly Joined[], side: 'base' | 'revision', rows: Int32Array): Int32Array {
  const hashes = new Int32Array(rows.length).fill(0x2f0b4c47);
  for (const column of columns) {
    pulse();
    if (column.kind === 'text') addTexts(hashes, rows, column[side], textHashes(column.texts));
    else addNumbers(hashes, rows, column[side]);
  }
  return hashes;
}

function addNumbers(hashes: Int32Array, rows: Int32Array, values: Float64Array): void {
  const bits = new Int32Array(values.buffer, values.byteOffset, values.length * 2);
  for (let k = 0; k < rows.length; k++) {
    const i = rows[k]!, x = values[i]!;
    const word = x === 0 ? 0 : x !== x ? 0x7ff8 : bits[2 * i]! ^ Math.imul(bits[2 * i + 1]!, 0x85ebca6b);
    hashes[k] = avalanche(Math.imul(hashes[k]! ^ word, 0x9e3779b1) + 0x51ed270b);
  }
}

function addTexts(hashes: Int32Array, rows: Int32Array, codes: Int32Array, texts: Int32Array): void {
  for (let k = 0; k < rows.length; k++) {
    const code = codes[rows[k]!]!;
    hashes[k] = avalanche(Math.imul(hashes[k]! ^ (code < 0 ? 0x7ff8 : texts[code]!), 0x9e3779b1) + 0x51ed270b);
  }
}

const known = new WeakMap<readonly string[], Int32Array>();

function textHashes(texts: readonly string[]): Int32Array {
  let hashes = known.get(texts);
  if (hashes === undefined) {
    hashes = Int32Array.from(texts, hashText);
    known.set(texts, hashes);
  }
  return hashes;
}

function hashText(text: string): number {
  let hash = 0x811c9dc5 ^ text.length;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return avalanche(hash);
}

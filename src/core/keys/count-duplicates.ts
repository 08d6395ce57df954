/** How many records of one side share their key with another record of that side. */
import { hashTuples, isStrictlySorted, sameTuple, type KeyPart } from './key-hash.js';

/** Looks at records [from, to). Stops counting beyond `limit`. */
export function countDuplicates(parts: readonly KeyPart[], from: number, to: number, limit = Infinity): number {
  const records = to - from;
  if (from === 0 && isStrictlySorted(parts, to)) return 0;
  const mask = (1 << Math.ceil(Math.log2(Math.max(16, records * 1.5)))) - 1;
  const slots = new Int32Array(mask + 1).fill(-1);
  const hashes = hashTuples(parts, from, to);
  let duplicates = 0;
  for (let i = 0; i < records; i++) {
    let slot = hashes[i]! & mask;
    for (let other = slots[slot]!; other >= 0; other = slots[slot]!) {
      if (hashes[other] === hashes[i] && sameTuple(parts, from + i, parts, from + other)) break;
      slot = (slot + 1) & mask;
    }
    if (slots[slot]! >= 0) {
      if (++duplicates > limit) return duplicates;
    } else slots[slot] = i;
  }
  return duplicates;
}

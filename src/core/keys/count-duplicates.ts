/** How many records of one side share their key with another record of that side. */
import { hashTuples, isStrictlySorted, sameTuple, type KeyPart } from './key-hash.js';

/** Looks at records [from, to). Stops counting beyond `limit`. */
export function countDuplicates(parts: readonly KeyPart[], from: number, to: number, limit = Infinity): number {
  if (from === 0 && isStrictlySorted(parts, to)) return 0;
  const hashes = hashTuples(parts, from, to);
  const chosen = new Int32Array(to - from);
  for (let i = 0; i < chosen.length; i++) chosen[i] = i;
  return duplicatesAmong(parts, from, hashes, chosen, limit);
}

/**
 * Share of records that repeat an earlier key, estimated from the keys whose hash ends in `bits`
 * zeros: however far apart two records with one key stand, both are in the sample or neither.
 */
export function estimateDuplicates(parts: readonly KeyPart[], records: number, bits: number): number {
  const hashes = hashTuples(parts, 0, records);
  const mask = (1 << bits) - 1;
  let size = 0;
  for (let i = 0; i < records; i++) if ((hashes[i]! & mask) === 0) size++;
  const chosen = new Int32Array(size);
  for (let i = 0, k = 0; i < records; i++) if ((hashes[i]! & mask) === 0) chosen[k++] = i;
  return size === 0 ? 0 : duplicatesAmong(parts, 0, hashes, chosen, Infinity) / size;
}

/** `hashes` begin with record `from`; `chosen` are indexes into them. */
function duplicatesAmong(parts: readonly KeyPart[], from: number, hashes: Int32Array, chosen: Int32Array, limit: number): number {
  const mask = (1 << Math.ceil(Math.log2(Math.max(16, chosen.length * 1.5)))) - 1;
  const slots = new Int32Array(mask + 1).fill(-1);
  let duplicates = 0;
  for (let k = 0; k < chosen.length; k++) {
    const i = chosen[k]!;
    // The low bits of sampled hashes are all zero.
    let slot = (hashes[i]! ^ (hashes[i]! >>> 15)) & mask;
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

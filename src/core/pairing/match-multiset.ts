/**
 * Without a key, records can still be compared as wholes: how many equal records exist on each
 * side. Of a record that one side holds more often, the surplus counts as removed or added.
 */
import { hashTuples, sameTuple } from '../keys/key-hash.js';
import type { KeySides, Match } from '../keys/match-records.js';

export function matchMultiset({ base, revision, baseRecords, revisionRecords }: KeySides): Match {
  const mask = (1 << Math.ceil(Math.log2(Math.max(16, baseRecords * 1.6)))) - 1;
  const slots = new Int32Array(mask + 1).fill(-1);
  // Records of the base with equal content form a chain; the revision takes them off one by one.
  const next = new Int32Array(baseRecords).fill(-1);
  const free = new Int32Array(baseRecords).fill(-1);
  const hashes = hashTuples(base, 0, baseRecords);
  for (let i = 0; i < baseRecords; i++) {
    const slot = find(slots, mask, hashes[i]!, (other) => hashes[other] === hashes[i] && sameTuple(base, i, base, other));
    const head = slots[slot]!;
    if (head < 0) {
      slots[slot] = i;
      free[i] = i;
    } else {
      next[i] = free[head]!;
      free[head] = i;
    }
  }
  const partner = new Int32Array(baseRecords).fill(-1);
  const added: number[] = [];
  const others = hashTuples(revision, 0, revisionRecords);
  for (let j = 0; j < revisionRecords; j++) {
    const slot = find(slots, mask, others[j]!, (other) => hashes[other] === others[j] && sameTuple(revision, j, base, other));
    const head = slots[slot]!;
    const taken = head < 0 ? -1 : free[head]!;
    if (taken < 0) { added.push(j); continue; }
    free[head] = next[taken]!;
    partner[taken] = j;
  }
  const removed: number[] = [];
  let matched = 0;
  const pairs = { base: new Int32Array(baseRecords), revision: new Int32Array(baseRecords) };
  for (let i = 0; i < baseRecords; i++) {
    if (partner[i]! < 0) { removed.push(i); continue; }
    pairs.base[matched] = i;
    pairs.revision[matched++] = partner[i]!;
  }
  const none = new Int32Array(0);
  return {
    base: pairs.base.slice(0, matched), revision: pairs.revision.slice(0, matched),
    added: Int32Array.from(added), removed: Int32Array.from(removed),
    ambiguous: { base: none, revision: none, keys: 0 },
  };
}

function find(slots: Int32Array, mask: number, hash: number, same: (other: number) => boolean): number {
  let slot = hash & mask;
  while (slots[slot]! >= 0 && !same(slots[slot]!)) slot = (slot + 1) & mask;
  return slot;
}

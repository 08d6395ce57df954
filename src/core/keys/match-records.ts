/**
 * Pairs the records of two releases by key. A key that occurs more than once on either side
 * is ambiguous: its records are counted and set apart, never joined and never dropped.
 */
import { hashTuples, isStrictlySorted, sameTuple, type KeyPart } from './key-hash.js';
import { pulse } from '../pulse.js';

export interface Match {
  /** Record numbers of each pair, in the order of the base. */
  readonly base: Int32Array;
  readonly revision: Int32Array;
  readonly added: Int32Array;
  readonly removed: Int32Array;
  readonly ambiguous: { readonly base: Int32Array; readonly revision: Int32Array; readonly keys: number };
}

export interface KeySides {
  readonly base: readonly KeyPart[];
  readonly revision: readonly KeyPart[];
  readonly baseRecords: number;
  readonly revisionRecords: number;
}

export function matchRecords(sides: KeySides): Match {
  return matchSorted(sides) ?? matchHashed(sides);
}

const NONE = new Int32Array(0);

/** Both releases sorted by the key and one the start of the other, as when records are only appended. */
function matchSorted({ base, revision, baseRecords, revisionRecords }: KeySides): Match | null {
  const common = Math.min(baseRecords, revisionRecords);
  for (let i = 0; i < common; i++) if (!sameTuple(base, i, revision, i)) return null;
  const longer = baseRecords >= revisionRecords ? base : revision;
  if (!isStrictlySorted(longer, Math.max(baseRecords, revisionRecords))) return null;
  return {
    base: range(0, common), revision: range(0, common),
    removed: range(common, baseRecords), added: range(common, revisionRecords),
    ambiguous: { base: NONE, revision: NONE, keys: 0 },
  };
}

function matchHashed({ base, revision, baseRecords, revisionRecords }: KeySides): Match {
  const total = baseRecords + revisionRecords;
  const mask = (1 << Math.ceil(Math.log2(Math.max(16, total * 1.5)))) - 1;
  const slots = new Int32Array(mask + 1).fill(-1);
  // One entry per distinct key: a record that has it (revision records counted after base), and how often each side does.
  const witness = new Int32Array(total);
  const groupOf = new Int32Array(total);
  const inBase = new Int32Array(total), inRevision = new Int32Array(total);
  const lastRevision = new Int32Array(total).fill(-1);
  let groups = 0;
  const place = (parts: readonly KeyPart[], hashes: Int32Array, offset: number, counts: Int32Array): void => {
    pulse();
    for (let i = 0; i < hashes.length; i++) {
      let slot = hashes[i]! & mask;
      let group = -1;
      while ((group = slots[slot]!) >= 0) {
        const other = witness[group]!;
        if (other < baseRecords ? sameTuple(parts, i, base, other) : sameTuple(parts, i, revision, other - baseRecords)) break;
        slot = (slot + 1) & mask;
      }
      if (group < 0) {
        group = groups++;
        slots[slot] = group;
        witness[group] = offset + i;
      }
      groupOf[offset + i] = group;
      counts[group]!++;
      if (offset > 0 || counts === inRevision) lastRevision[group] = i;
    }
  };
  place(base, hashTuples(base, 0, baseRecords), 0, inBase);
  place(revision, hashTuples(revision, 0, revisionRecords), baseRecords, inRevision);

  const pairs = { base: new Int32Array(Math.min(baseRecords, revisionRecords)), revision: new Int32Array(Math.min(baseRecords, revisionRecords)) };
  const removed: number[] = [], added: number[] = [], ambiguousBase: number[] = [], ambiguousRevision: number[] = [];
  let matched = 0;
  for (let i = 0; i < baseRecords; i++) {
    const group = groupOf[i]!;
    if (inBase[group]! > 1 || inRevision[group]! > 1) ambiguousBase.push(i);
    else if (inRevision[group] === 0) removed.push(i);
    else {
      pairs.base[matched] = i;
      pairs.revision[matched++] = lastRevision[group]!;
    }
  }
  for (let j = 0; j < revisionRecords; j++) {
    const group = groupOf[baseRecords + j]!;
    if (inBase[group]! > 1 || inRevision[group]! > 1) ambiguousRevision.push(j);
    else if (inBase[group] === 0) added.push(j);
  }
  let keys = 0;
  for (let group = 0; group < groups; group++) if (inBase[group]! > 1 || inRevision[group]! > 1) keys++;
  return {
    base: pairs.base.slice(0, matched), revision: pairs.revision.slice(0, matched),
    removed: Int32Array.from(removed), added: Int32Array.from(added),
    ambiguous: { base: Int32Array.from(ambiguousBase), revision: Int32Array.from(ambiguousRevision), keys },
  };
}

function range(from: number, to: number): Int32Array {
  const out = new Int32Array(Math.max(0, to - from));
  for (let i = from; i < to; i++) out[i - from] = i;
  return out;
}

/**
 * Marks of the records of a relation by how far they stay when records are lost: of the falling shares, how many a record is
 * kept at. Records are lost one by one at random, in blocks of neighbours, or by whole groups; the same of both releases.
 */
import { randomLoss, unitDraws, unitLoss, type LossMode } from '../sufficiency/loss-modes.js';

export interface LostRecords {
  readonly name: LossMode['name'];
  /** Falling, from 1. */
  readonly fractions: readonly number[];
  /** One for each sample. */
  readonly marks: readonly Uint8Array[];
  /** Of the records of one release. */
  readonly modeOf: (isThere: (place: number) => boolean) => LossMode;
  /** What is lost together, where that is not single records. */
  readonly units: number | null;
}

export interface Lots { readonly samples: number; readonly seed: number }

const HALVES = [1, 1 / 2, 1 / 4, 1 / 8, 1 / 16, 1 / 32];
/** Blocks that records are cut into, and records that each has at least. */
const BLOCKS = [64, 32, 16, 8], LEAST_OF_BLOCK = 10;
/** Fewer groups have no shares worth a curve. */
const LEAST_GROUPS = 3;

/** A record's place in the order of the key is its name: the same records stay in both releases, whatever the order of the files. */
export function singleRecords(rows: number, { samples, seed }: Lots): LostRecords {
  const places = Int32Array.from({ length: rows }, (_, i) => i), draws = Array.from({ length: samples }, (_, sample) => unitDraws(places, sample, seed));
  return { name: 'random', fractions: HALVES, units: null, marks: draws.map((draw) => levels(rows, HALVES.length, (i, k) => draw[i]! < HALVES[k]!)), modeOf: (isThere) => randomLoss(places.filter(isThere), draws) };
}

/** Of falling shares, at how many each record is kept: at the first ones. */
function levels(rows: number, shares: number, isKept: (record: number, share: number) => boolean): Uint8Array {
  const out = new Uint8Array(rows);
  for (let i = 0; i < rows; i++) {
    let k = 0;
    while (k < shares && isKept(i, k)) k++;
    out[i] = k;
  }
  return out;
}

/** Blocks of neighbours in the order of the key, alike in size; null where there are too few records. */
export function recordBlocks(rows: number, lots: Lots): LostRecords | null {
  const blocks = BLOCKS.find((each) => rows >= each * LEAST_OF_BLOCK);
  if (blocks === undefined) return null;
  return lostUnits('blocks', Int32Array.from({ length: rows }, (_, i) => Math.floor((i * blocks) / rows)), blocks, HALVES.filter((fraction) => fraction * blocks >= 1), lots);
}

/** Whole groups, of which half stay, then a quarter, and one at last; null where there are too few. */
export function wholeGroups(codes: Int32Array, groups: number, lots: Lots): LostRecords | null {
  if (groups < LEAST_GROUPS) return null;
  const stay = [groups];
  while (stay.at(-1)! > 1 && stay.length < HALVES.length) stay.push(Math.ceil(stay.at(-1)! / 2));
  return lostUnits('groups', codes, groups, stay.map((each) => each / groups), lots);
}

function lostUnits(name: 'blocks' | 'groups', unitOf: Int32Array, units: number, fractions: readonly number[], { samples, seed }: Lots): LostRecords {
  const names = Int32Array.from({ length: units }, (_, unit) => unit), draws = Array.from({ length: samples }, (_, sample) => unitDraws(names, sample, seed));
  // Of each unit by itself: as all its records.
  const mode = unitLoss(name, names, draws), kept = draws.map((_, sample) => fractions.map((fraction) => mode.keeps(sample, fraction)));
  return { name, fractions, units, marks: kept.map((flags) => levels(unitOf.length, fractions.length, (i, k) => flags[k]![unitOf[i]!] === 1)), modeOf: (isThere) => unitLoss(name, unitOf.filter((_, i) => isThere(i)), draws) };
}

/** Name of the mark of one sample. */
export function lostMark(name: LossMode['name'], sample: number): string {
  return `lost_${name}_${sample}`;
}

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
  return {
    name: 'random', fractions: HALVES, units: null, marks: draws.map((draw) => Uint8Array.from(draw, (each) => HALVES.reduce((n, fraction) => n + (each < fraction ? 1 : 0), 0))),
    modeOf: (isThere) => randomLoss(places.filter(isThere), draws),
  };
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
  const names = Int32Array.from({ length: units }, (_, unit) => unit), mode = unitLoss(name, unitOf, Array.from({ length: samples }, (_, sample) => unitDraws(names, sample, seed)));
  const kept = Array.from({ length: samples }, (_, sample) => fractions.map((fraction) => mode.keeps(sample, fraction)));
  return {
    name, fractions, units, marks: kept.map((flags) => Uint8Array.from(unitOf, (_, i) => flags.reduce((n, each) => n + each[i]!, 0))),
    modeOf: (isThere) => {
      const places = Int32Array.from({ length: unitOf.length }, (_, i) => i).filter(isThere), own = { ...mode, records: places.length };
      return { ...own, keeps: (sample, fraction) => { const all = kept[sample]![fractions.indexOf(fraction)]!; return Uint8Array.from(places, (i) => all[i]!); } };
    },
  };
}

/** Name of the mark of one sample. */
export function lostMark(name: LossMode['name'], sample: number): string {
  return `lost_${name}_${sample}`;
}

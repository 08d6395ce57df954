/**
 * Marks of the records of a relation by how far they stay when records are lost: of the falling shares, how many a record is
 * kept at. Records are lost one by one at random, in blocks of neighbours, or by whole groups; the same of both releases.
 */
import { unitDraws, unitLoss, type LossMode } from '../sufficiency/loss-modes.js';
import type { KeptCounts } from '../sufficiency/sufficiency-curve.js';

export interface LostRecords {
  readonly name: LossMode['name'];
  /** Falling, from 1. */
  readonly fractions: readonly number[];
  /** One for each sample. */
  readonly marks: readonly Uint8Array[];
  /** Different samples that there are at a fraction. */
  readonly samplesAt: (fraction: number) => number;
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
  const names = numbered(rows);
  return { name: 'random', fractions: HALVES, units: null, marks: Array.from({ length: samples }, (_, sample) => levels(unitDraws(names, sample, seed))), samplesAt: () => samples };
}

function numbered(many: number): Int32Array {
  const out = new Int32Array(many);
  for (let i = 0; i < many; i++) out[i] = i;
  return out;
}

/** At how many of the shares each record is kept: at those that are larger than its draw. */
function levels(draws: Float64Array): Uint8Array {
  const out = new Uint8Array(draws.length);
  for (let i = 0; i < out.length; i++) {
    let k = 0;
    while (k < HALVES.length && draws[i]! < HALVES[k]!) k++;
    out[i] = k;
  }
  return out;
}

/** Blocks of neighbours in the order of the key, alike in size; null where there are too few records. */
export function recordBlocks(rows: number, lots: Lots): LostRecords | null {
  const blocks = BLOCKS.find((each) => rows >= each * LEAST_OF_BLOCK);
  if (blocks === undefined) return null;
  return lostUnits('blocks', numbered(rows).map((i) => Math.floor((i * blocks) / rows)), blocks, HALVES.filter((fraction) => fraction * blocks >= 1), lots);
}

/** Whole groups, of which half stay, then a quarter, and one at last; null where there are too few. */
export function wholeGroups(codes: Int32Array, groups: number, lots: Lots): LostRecords | null {
  if (groups < LEAST_GROUPS) return null;
  const stay = [groups];
  while (stay.at(-1)! > 1 && stay.length < HALVES.length) stay.push(Math.ceil(stay.at(-1)! / 2));
  return lostUnits('groups', codes, groups, stay.map((each) => each / groups), lots);
}

function lostUnits(name: 'blocks' | 'groups', unitOf: Int32Array, units: number, fractions: readonly number[], { samples, seed }: Lots): LostRecords {
  const names = numbered(units), mode = unitLoss(name, names, Array.from({ length: samples }, (_, sample) => unitDraws(names, sample, seed)));
  const marks = Array.from({ length: samples }, (_, sample) => {
    const ofUnit = new Uint8Array(units), out = new Uint8Array(unitOf.length);
    for (const fraction of fractions) mode.keeps(sample, fraction).forEach((flag, unit) => { ofUnit[unit]! += flag; });
    for (let i = 0; i < out.length; i++) out[i] = ofUnit[unitOf[i]!]!;
    return out;
  });
  return { name, fractions, units, marks, samplesAt: mode.samplesAt };
}

/** Of the records of one release: those whose side is not `absent`. */
export function keptCounts({ marks, fractions, samplesAt }: LostRecords, side: Uint8Array, absent: number): KeptCounts {
  const kept = marks.map((mark) => {
    const out = new Float64Array(fractions.length + 1);
    for (let i = 0; i < mark.length; i++) if (side[i] !== absent) out[mark[i]!]!++;
    for (let k = fractions.length - 1; k >= 0; k--) out[k]! += out[k + 1]!;
    return out;
  });
  return { records: kept[0]![0]!, samplesAt, keptAt: ({ sample, fraction }) => kept[sample]![fractions.indexOf(fraction) + 1]! };
}

/** Name of the mark of one sample. */
export function lostMark(name: LossMode['name'], sample: number): string {
  return `lost_${name}_${sample}`;
}

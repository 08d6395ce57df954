/** Marks of the records of a relation by how far they stay when records are lost at random: of the falling fractions, how many a record is kept at. */
import { randomLoss, unitDraws, type LossMode } from '../sufficiency/loss-modes.js';

export interface ThinnedRecords {
  /** A mark for each sample. */
  readonly marks: readonly Uint8Array[];
  /** Of the records of one release. */
  readonly modeOf: (isThere: (place: number) => boolean) => LossMode;
}

/** A record's place in the order of the key is its name: the same records stay in both releases, whatever the order of the files. */
export function thinnedRecords(rows: number, fractions: readonly number[], samples: number, seed: number): ThinnedRecords {
  const places = Int32Array.from({ length: rows }, (_, i) => i), draws = Array.from({ length: samples }, (_, sample) => unitDraws(places, sample, seed));
  return {
    marks: draws.map((draw) => Uint8Array.from(draw, (each) => fractions.reduce((n, fraction) => n + (each < fraction ? 1 : 0), 0))),
    modeOf: (isThere) => randomLoss(places.filter(isThere), draws),
  };
}

/** Name of the mark of one sample. */
export function thinnedMark(sample: number): string {
  return `thinned_${sample}`;
}

/**
 * Ways in which records get lost: at random by units that belong together, in one gap, all but every k-th, the end of the
 * record, in blocks of neighbours, or by whole groups. What is kept at a fraction is kept at every larger one wherever the way allows it (all but the
 * gap of each sample and every k-th), and never depends on the order of records where units have names.
 */
import { avalanche } from '../../reading/cell-hash.js';
import { SeededRandom } from '../../statistics/seeded-random.js';

export interface LossMode {
  readonly name: 'random' | 'gap' | 'every-kth' | 'tail' | 'blocks' | 'groups';
  readonly records: number;
  /** Different samples that the way has at a fraction. */
  readonly samplesAt: (fraction: number) => number;
  /** 1 for each record that is kept. */
  readonly keeps: (sample: number, fraction: number) => Uint8Array;
}

function flags(records: number, keeps: (record: number) => boolean): Uint8Array {
  const out = new Uint8Array(records);
  for (let i = 0; i < records; i++) if (keeps(i)) out[i] = 1;
  return out;
}

/** A number in [0, 1) for each unit, from its name's hash, the sample and the seed alone: nested samples keep the units below a fraction. */
export function unitDraws(hashes: ArrayLike<number>, sample: number, seed: number): Float64Array {
  const salt = avalanche(Math.imul(seed ^ 0x5bd1e995, 0x9e3779b1) + Math.imul(sample + 1, 0x85ebca6b));
  const out = new Float64Array(hashes.length), shift = Math.imul(salt, 0xc2b2ae35);
  for (let unit = 0; unit < out.length; unit++) out[unit] = (avalanche(avalanche(hashes[unit]! ^ salt) + shift) >>> 0) / 2 ** 32;
  return out;
}

/** Units (records, days, sites) are kept whose draw is below the fraction; `unitOf`: the unit of each record; `draws`: of each unit in each sample. */
export function randomLoss(unitOf: Int32Array, draws: readonly ArrayLike<number>[]): LossMode {
  return { name: 'random', records: unitOf.length, samplesAt: () => draws.length, keeps: (sample, fraction) => flags(unitOf.length, (i) => draws[sample]![unitOf[i]!]! < fraction) };
}

/** One run of neighbours is missing, anywhere with the same chance. */
export function gapLoss(records: number, samples: number, seed: number): LossMode {
  const random = new SeededRandom(seed), places = Array.from({ length: samples }, () => random.bits() / 2 ** 32);
  return {
    name: 'gap', records, samplesAt: (fraction) => (fraction < 1 ? samples : 1),
    keeps: (sample, fraction) => {
      const missing = records - Math.round(fraction * records), from = Math.floor(places[sample]! * (records - missing + 1));
      return new Uint8Array(records).fill(1).fill(0, from, from + missing);
    },
  };
}

/** A fraction keeps every k-th record, k = 1 / fraction rounded; samples begin at different ones. */
export function everyKth(records: number, samples: number): LossMode {
  const stepOf = (fraction: number): number => Math.max(1, Math.round(1 / fraction));
  return { name: 'every-kth', records, samplesAt: (fraction) => Math.min(samples, stepOf(fraction)), keeps: (sample, fraction) => { const step = stepOf(fraction); return flags(records, (i) => i % step === sample); } };
}

/** Measuring ended earlier. */
export function tailLoss(records: number): LossMode {
  return { name: 'tail', records, samplesAt: () => 1, keeps: (_, fraction) => new Uint8Array(records).fill(1, 0, Math.round(fraction * records)) };
}

/** Whole units (blocks of neighbours, groups as sites) are missing, a share of them stays, and one at least; `unitOf`: the unit of each record; `draws`: of each unit in each sample. */
export function unitLoss(name: 'blocks' | 'groups', unitOf: Int32Array, draws: readonly ArrayLike<number>[]): LossMode {
  const ranks = draws.map((draw) => {
    const rank = new Int32Array(draw.length);
    Array.from({ length: draw.length }, (_, unit) => unit).sort((a, b) => draw[a]! - draw[b]! || a - b).forEach((unit, at) => { rank[unit] = at; });
    return rank;
  });
  return {
    name, records: unitOf.length, samplesAt: (fraction) => (fraction < 1 ? draws.length : 1),
    keeps: (sample, fraction) => {
      const rank = ranks[sample]!, most = Math.max(1, Math.round(fraction * rank.length));
      return flags(unitOf.length, (i) => rank[unitOf[i]!]! < most);
    },
  };
}

/**
 * Intervals of paired statistics by drawing blocks with replacement, whole, as often as there are: percentiles, widened for
 * few blocks. Blocks may have to be longer than for the mean, where what the statistic rests on remembers longer.
 */
import { quantileOfSorted } from '../../metrics/descriptive/sorted.js';
import { correlationOf } from '../../metrics/paired/pair-moments.js';
import { Z95 } from '../../metrics/special/normal.js';
import { tQuantile } from '../../metrics/special/student-t.js';
import { FIELDS, metricsOf } from '../../metrics/uncertainty/block-bootstrap.js';
import { pulse } from '../../pulse.js';
import { SeededRandom } from '../../statistics/seeded-random.js';
import { type Blocks, settle } from './blocks.js';
import type { BlockMean } from './mean-of-blocks.js';
import type { Interval } from './series-pairs.js';
import type { UnitSums } from './unit-sums.js';

export const DRAWN = ['mae', 'rmse', 'pearson', 'ccc', 'slope'] as const;
export type DrawnId = (typeof DRAWN)[number];

/** More blocks than this are put together before drawing: the interval gains nothing from them. */
const MOST_BLOCKS = 512;

export function drawIntervals(units: UnitSums, { steps, step }: BlockMean, sequence: boolean, seed: number, draws: number): Partial<Record<DrawnId, Interval>> {
  const out: Partial<Record<DrawnId, Interval>> = {};
  if (step < 0) return out;
  const byStep = new Map<number, DrawnId[]>();
  for (const id of DRAWN) {
    const values = influence(id, units), long = values === null ? -1 : sequence ? settle(steps, units.length, values, null, step) : step;
    if (long >= 0 && steps[long]!.worth >= 10) byStep.set(long, [...(byStep.get(long) ?? []), id]);
  }
  for (const [long, ids] of byStep) {
    const blocks = steps[long]!, table = blockTable(units, blocks), k = table.length / FIELDS, estimate = metricsOf(total(table), units.shift);
    const replicates = ids.map(() => new Float64Array(draws)), random = new SeededRandom(seed), sums = new Float64Array(FIELDS);
    for (let draw = 0; draw < draws; draw++) {
      drawOnce(table, k, random, sums);
      const drawn = metricsOf(sums, units.shift);
      for (let i = 0; i < ids.length; i++) replicates[i]![draw] = drawn[ids[i]!];
      if ((draw & 127) === 127) pulse();
    }
    const wider = tQuantile(0.975, Math.min(k, blocks.worth) - 1) / Z95, size = units.length * blocks.units * Math.ceil(blocks.count / MOST_BLOCKS);
    ids.forEach((id, i) => {
      const values = replicates[i]!.sort(), middle = estimate[id];
      if (!Number.isFinite(middle) || !Number.isFinite(values[draws - 1]!) || !Number.isFinite(values[0]!)) return;
      const end = (p: number): number => clamp(id, middle + wider * (quantileOfSorted(values, p) - middle));
      out[id] = { low: end(0.025), high: end(0.975), level: 0.95, method: `block bootstrap, ${draws} draws of ${k} blocks of ${size} records, seed ${seed}` };
    });
  }
  return out;
}

function clamp(id: DrawnId, x: number): number {
  return id === 'pearson' || id === 'ccc' ? Math.max(-1, Math.min(1, x)) : id === 'slope' ? x : Math.max(0, x);
}

/** Sums of each block; where there are very many, of as many in a row together as leave enough. */
function blockTable({ sums }: UnitSums, { starts, count }: Blocks): Float64Array {
  const each = Math.ceil(count / MOST_BLOCKS), table = new Float64Array(Math.ceil(count / each) * FIELDS);
  for (let b = 0; b < count; b++) {
    const to = Math.floor(b / each) * FIELDS;
    for (let at = starts[b]! * FIELDS, end = starts[b + 1]! * FIELDS; at < end; at++) table[to + (at % FIELDS)]! += sums[at]!;
  }
  return table;
}

function total(table: Float64Array): Float64Array {
  const sums = new Float64Array(FIELDS);
  for (let at = 0; at < table.length; at++) sums[at % FIELDS]! += table[at]!;
  return sums;
}

function drawOnce(table: Float64Array, k: number, random: SeededRandom, sums: Float64Array): void {
  const share = k / 4294967296;
  let n = 0, x = 0, d = 0, a = 0, xx = 0, dd = 0, xd = 0;
  for (let i = 0; i < k; i++) {
    const at = ((random.bits() * share) | 0) * FIELDS;
    n += table[at]!;
    x += table[at + 1]!;
    d += table[at + 2]!;
    a += table[at + 3]!;
    xx += table[at + 4]!;
    dd += table[at + 5]!;
    xd += table[at + 6]!;
  }
  sums[0] = n;
  sums[1] = x;
  sums[2] = d;
  sums[3] = a;
  sums[4] = xx;
  sums[5] = dd;
  sums[6] = xd;
}

/** What each piece adds to the error of a statistic, to first order and but for a factor that all share; null where the statistic is undefined. */
export function influence(id: DrawnId, { sums, count, moments, absolute }: UnitSums): Float64Array | null {
  const { n, x, y, d, covXY, covXD } = moments, [a, dOne, xx, dd, xd] = weights();
  if (![a, dOne, xx, dd, xd].every(Number.isFinite)) return null;
  const mean = (a * absolute) / n + xx * x.m2 + dd * d.m2 + xd * covXD, values = new Float64Array(count);
  for (let u = 0, at = 0; u < count; u++, at += FIELDS) values[u] = a * sums[at + 3]! + dOne * sums[at + 2]! + xx * sums[at + 4]! + dd * sums[at + 5]! + xd * sums[at + 6]! - mean * sums[at]!;
  return values;

  function weights(): readonly [number, number, number, number, number] {
    if (id === 'mae') return [1, 0, 0, 0, 0];
    if (id === 'rmse') return [0, 2 * d.mean, 0, 1, 0];
    if (id === 'slope') return x.m2 > 0 ? [0, 0, -covXD / x.m2, 0, 1] : NONE;
    const correlation = correlationOf(moments);
    if (correlation === null) return NONE;
    if (id === 'ccc') {
      const ccc = (2 * covXY) / (x.m2 + y.m2 + d.mean * d.mean);
      return [0, -2 * ccc * d.mean, 2 - 2 * ccc, -ccc, 2 - 2 * ccc];
    }
    const spread = Math.sqrt(x.m2 * y.m2), half = correlation.r / 2;
    return [0, 0, 1 / spread - half / x.m2 - half / y.m2, -half / y.m2, 1 / spread - (2 * half) / y.m2];
  }
}

const NONE = [NaN, NaN, NaN, NaN, NaN] as const;

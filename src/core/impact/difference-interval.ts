/**
 * Where the change of a result would lie, were records like these drawn again, and what that means for the reader's
 * tolerance. Blocks of units of time are drawn, not records (D. Politis and J. Romano, "A circular block-resampling
 * procedure for stationary data", 1992), the same for both releases. A quantity here is a function of sums over units,
 * so that a draw costs as many steps as it has blocks.
 */
import type { Figure, Undefined } from '../model/report.js';
import { centralMoments } from '../metrics/descriptive/central-moments.js';
import { quantileOfSorted } from '../metrics/descriptive/sorted.js';
import { normalQuantile, Z95 } from '../metrics/special/normal.js';
import { tQuantile } from '../metrics/special/student-t.js';
import { drawBlocks } from '../metrics/uncertainty/block-bootstrap.js';
import { enoughBlocks } from '../metrics/uncertainty/effective-size.js';
import { type IntervalVerdict, judgeInterval, type Limits90And95 } from '../metrics/verdict/judge-mean.js';
import { seriesMean } from '../metrics/verdict/series-mean.js';
import { changeOf, settled } from './evaluation.js';

export interface UnitSums {
  /** Sums of a unit (a day, a record): so many numbers each, unit after unit in the order of time. */
  readonly fields: number;
  readonly base: Float64Array;
  readonly revision: Float64Array;
}

export interface BlockOptions {
  /** Units of a block; found from the memory of the units' influences unless given. */
  readonly blockLength?: number;
  /** Units of one natural cycle: a block is at least as long. */
  readonly period?: number;
  readonly draws?: number;
  readonly seed?: number;
  /** How large a change of the result matters; null: not said. */
  readonly tolerance: number | null;
}

export interface DifferenceInterval {
  readonly change: Figure;
  /** Standard deviation of the drawn changes. */
  readonly se: Figure;
  /** 95 %. */
  readonly interval: { readonly low: number; readonly high: number; readonly level: 0.95; readonly method: string } | Undefined;
  readonly verdict: IntervalVerdict;
  readonly blocks: { readonly length: number; readonly count: number; readonly draws: number; readonly seed: number };
}

/** `quantity`: the result from sums over all units of one side; the array is used again after it returns. */
export function differenceInterval(sums: UnitSums, quantity: (sums: Float64Array) => Figure, { tolerance, period = 1, draws = 999, seed = 1, ...given }: BlockOptions): DifferenceInterval {
  const running = runningSums(sums), { units, base, change } = running;
  const at = (from: Float64Array, by: Float64Array): Figure => changeOf(settled(quantity(from)), settled(quantity(from.map((each, f) => each + by[f]!))));
  const whole = at(totalOf(base, sums.fields), totalOf(change, sums.fields)), changed = sums.base.some((each, i) => each !== sums.revision[i]!);
  const length = given.blockLength ?? seriesMean(influences(sums, running, quantity), period).blockLength, count = Math.floor(units / length), few = enoughBlocks(count);
  const drawn = changed && few === null && typeof whole === 'number' ? drawBlocks(units, length, draws, seed).map((starts) => at(strung(base, sums.fields, units, starts, length), strung(change, sums.fields, units, starts, length))) : [];
  const values = Float64Array.from(drawn.filter((each) => typeof each === 'number')).sort();
  const limits: Limits90And95 | Undefined = typeof whole !== 'number' ? whole : few ?? (values.length < draws ? { status: 'undefined', reason: `${draws - values.length} of ${draws} draws give no result` } : { ci90: widened(whole, values, 0.05, count), ci95: widened(whole, values, 0.025, count) });
  const verdict = judgeInterval({ changed: changed || typeof whole !== 'number', limits, blocks: count, delta: tolerance }), blocks = { length, count, draws, seed };
  if (!changed && typeof whole === 'number') return { change: 0, se: 0, interval: { low: 0, high: 0, level: 0.95, method: 'nothing differs' }, verdict, blocks };
  if ('status' in limits) return { change: whole, se: limits, interval: limits, verdict, blocks };
  const { m2 } = centralMoments(values), [low, high] = limits.ci95;
  return { change: whole, se: Math.sqrt((m2 * values.length) / (values.length - 1)), interval: { low, high, level: 0.95, method: `circular blocks of ${length} units, percentiles of ${draws} draws, widened for ${count} blocks` }, verdict, blocks };
}

/** Percentiles, moved away from the estimate as the quantile of t for so few blocks is from that of the normal. */
function widened(estimate: number, sorted: Float64Array, tail: number, blocks: number): readonly [number, number] {
  const z = tail === 0.025 ? Z95 : normalQuantile(1 - tail), wider = tQuantile(1 - tail, blocks - 1) / z;
  return [estimate + wider * (quantileOfSorted(sorted, tail) - estimate), estimate + wider * (quantileOfSorted(sorted, 1 - tail) - estimate)];
}

/** Of the base, and of revision - base by itself: what a draw loses by subtracting two running sums is then the same on both sides. */
interface Running { readonly units: number; readonly base: Float64Array; readonly change: Float64Array }

function runningSums({ fields, base, revision }: UnitSums): Running {
  const units = Math.floor(base.length / fields), ofBase = new Float64Array((units + 1) * fields), ofChange = new Float64Array((units + 1) * fields);
  for (let i = 0; i < units * fields; i++) {
    ofBase[i + fields] = ofBase[i]! + base[i]!;
    ofChange[i + fields] = ofChange[i]! + (revision[i]! - base[i]!);
  }
  return { units, base: ofBase, change: ofChange };
}

function totalOf(running: Float64Array, fields: number): Float64Array {
  return running.slice(running.length - fields);
}

/** Blocks from these starts, one after the other, until there are as many units as before; past the last unit comes the first. */
function strung(running: Float64Array, fields: number, units: number, starts: ArrayLike<number>, length: number): Float64Array {
  const out = new Float64Array(fields);
  let left = units;
  for (let k = 0; k < starts.length && left > 0; k++) {
    const from = starts[k]!, to = from + Math.min(length, left), end = Math.min(to, units);
    for (let f = 0; f < fields; f++) {
      out[f]! += running[end * fields + f]! - running[from * fields + f]!;
      if (to > units) out[f]! += running[(to - units) * fields + f]!;
    }
    left -= to - from;
  }
  return out;
}

/** How the change of the result depends on each unit: the change with all less that without it. NaN where there is no result without it. */
function influences({ fields, base, revision }: UnitSums, running: Running, quantity: (sums: Float64Array) => Figure): Float64Array {
  const total = totalOf(running.base, fields), change = totalOf(running.change, fields), all = changeOf(settled(quantity(total)), settled(quantity(total.map((each, f) => each + change[f]!))));
  const out = new Float64Array(running.units).fill(NaN), before = new Float64Array(fields), after = new Float64Array(fields);
  if (typeof all !== 'number') return out;
  for (let unit = 0; unit < running.units; unit++) {
    for (let f = 0, at = unit * fields; f < fields; f++, at++) {
      before[f] = total[f]! - base[at]!;
      after[f] = before[f]! + (change[f]! - (revision[at]! - base[at]!));
    }
    const without = changeOf(settled(quantity(before)), settled(quantity(after)));
    if (typeof without === 'number') out[unit] = all - without;
  }
  return out;
}

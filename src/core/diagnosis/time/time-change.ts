/**
 * How the mean day, the mean year and the trend of a column changed, over matched pairs of numbers alone: the same
 * records on both sides, so that what differs is revision and not composition.
 */
import type { Figure } from '../../model/report.js';
import { cycleChange } from '../../metrics/time/cycle-change.js';
import { trend } from '../../metrics/time/trend.js';
import { isNumber, type MetricAnswer } from '../../metrics/metric.js';
import { pulse } from '../../pulse.js';
import type { Calendar } from './calendar.js';

/** Means of the phases of a day (24 hours) or a year (12 months); null where a phase has no pair. */
export interface Cycle {
  readonly base: readonly (number | null)[];
  readonly revision: readonly (number | null)[];
  /** Root mean square difference of the two cycles; unit of the column. */
  readonly rmse: Figure;
  /** Largest less smallest mean; unit of the column. */
  readonly rangeBase: Figure;
  readonly rangeRevision: Figure;
  /** Of the first harmonic: amplitude, revision over base, and how much later it peaks, in hours or months. */
  readonly amplitudeRatio: Figure;
  readonly peakShift: Figure;
}

export interface TrendChange {
  readonly years: number;
  /** Sen's slope of yearly means, in units of the column a year, with its 95 % interval. */
  readonly base: TrendOf;
  readonly revision: TrendOf;
  /** Slope of the revision less that of the base. */
  readonly change: Figure;
}

export interface TrendOf { readonly slope: Figure; readonly low?: number; readonly high?: number }

export interface TimeChange {
  readonly day?: Cycle;
  readonly year?: Cycle;
  readonly trend?: TrendChange;
}

/** Fewer yearly means tell no trend; a year with few pairs beside the fullest one is not counted. */
const LEAST_YEARS = 8, FULL_ENOUGH = 0.5;

export function timeChange(base: Float64Array, revision: Float64Array, { month, hour, year, firstYear, years }: Calendar): TimeChange {
  pulse();
  const byMonth = meansBy(base, revision, month, 12), byHour = hour === null ? null : meansBy(base, revision, hour, 24), byYear = years >= LEAST_YEARS ? meansBy(base, revision, year, years) : null;
  const trends = byYear === null ? null : trendOf(byYear, firstYear);
  return { ...(byHour === null || byHour.filled < 2 ? {} : { day: cycleOf(byHour, 24) }), ...(byMonth.filled < 2 ? {} : { year: cycleOf(byMonth, 12) }), ...(trends === null ? {} : { trend: trends }) };
}

interface Means { readonly base: Float64Array; readonly revision: Float64Array; readonly n: Uint32Array; readonly filled: number }

/** Sums are taken from the first pair on, so that a large level does not swallow small changes. */
function meansBy(base: Float64Array, revision: Float64Array, code: Uint8Array | Uint16Array, codes: number): Means {
  const sumX = new Float64Array(codes), sumD = new Float64Array(codes), n = new Uint32Array(codes);
  let level = NaN;
  for (let i = 0; i < base.length; i++) {
    const x = base[i]!, d = revision[i]! - x, at = code[i]!;
    if (d - d !== 0 || at >= codes) continue;
    if (level !== level) level = x;
    n[at]!++;
    sumX[at]! += x - level;
    sumD[at]! += d;
  }
  pulse();
  let filled = 0;
  for (let at = 0; at < codes; at++) if (n[at]! > 0) filled++;
  return { base: sumX.map((sum, at) => level + sum / n[at]!), revision: sumX.map((sum, at) => level + sum / n[at]! + sumD[at]! / n[at]!), n, filled };
}

function cycleOf({ base, revision }: Means, phases: number): Cycle {
  const centres = Float64Array.from(base, (_, i) => i + 0.5), { answers, amplitudeRatio, phaseShift } = cycleChange(centres, base, revision, phases, phases, 1);
  const known = (means: Float64Array): (number | null)[] => Array.from(means, (mean) => (Number.isFinite(mean) ? mean : null));
  return {
    base: known(base), revision: known(revision), rmse: figure(answers.cycleRmse), rangeBase: figure(answers.cycleRangeBase), rangeRevision: figure(answers.cycleRangeRevision),
    amplitudeRatio: figure(amplitudeRatio[0]!), peakShift: figure(phaseShift[0]!),
  };
}

function trendOf({ base, revision, n }: Means, firstYear: number): TrendChange | null {
  const fullest = n.reduce((most, each) => Math.max(most, each), 0), kept = [...n.keys()].filter((at) => n[at]! >= FULL_ENOUGH * fullest && n[at]! > 0);
  if (kept.length < LEAST_YEARS) return null;
  const times = kept.map((at) => firstYear + at), of = (means: Float64Array): MetricAnswer => trend(Float64Array.from(kept, (at) => means[at]!), times).senSlope;
  const before = of(base), after = of(revision);
  return { years: kept.length, base: slopeOf(before), revision: slopeOf(after), change: isNumber(before) && isNumber(after) ? after.value - before.value : figure(isNumber(before) ? after : before) };
}

function slopeOf(answer: MetricAnswer): TrendOf {
  return { slope: figure(answer), ...(isNumber(answer) && answer.ci ? { low: answer.ci.low, high: answer.ci.high } : {}) };
}

function figure(answer: MetricAnswer): Figure {
  return isNumber(answer) ? answer.value : { status: answer.status, reason: answer.reason };
}

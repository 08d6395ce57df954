/**
 * How the mean day, the mean year and the trend of a column changed, over matched pairs of numbers alone: the same
 * records on both sides, so that what differs is revision and not composition.
 */
import type { Figure, Undefined } from '../../model/report.js';
import { cycleChange } from '../../metrics/time/cycle-change.js';
import { trend } from '../../metrics/time/trend.js';
import { figureOf, isNumber, type MetricAnswer } from '../../metrics/metric.js';
import { pulse } from '../../pulse.js';
import type { Calendar } from './calendar.js';
import type { ChangePoints } from './change-points.js';
import type { ScaleChange } from './scale-change.js';

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
  /** Where the difference changes its level. */
  readonly changePoints?: ChangePoints | Undefined;
  /** Variance by scale of time. */
  readonly spectrum?: ScaleChange | Undefined;
}

/** Fewer yearly means tell no trend; a year with few pairs beside the fullest one is not counted. */
const LEAST_YEARS = 8, FULL_ENOUGH = 0.5;

export function timeChange(base: Float64Array, revision: Float64Array, { month, hour, year, firstYear, years }: Calendar): TimeChange {
  pulse();
  // Every month of every year and every hour in one pass; months and years are sums of those.
  const span = Math.max(1, years), { byCell, byHour } = sumsBy(base, revision, { month, year, hour, span });
  const byMonth = meansOf(gathered(byCell, 12, (cell) => cell % 12)), byYear = years >= LEAST_YEARS ? meansOf(gathered(byCell, span, (cell) => Math.floor(cell / 12))) : null, hours = byHour === null ? null : meansOf(byHour);
  const trends = byYear === null ? null : trendOf(byYear, firstYear);
  return { ...(hours === null || hours.filled < 2 ? {} : { day: cycleOf(hours, 24) }), ...(byMonth.filled < 2 ? {} : { year: cycleOf(byMonth, 12) }), ...(trends === null ? {} : { trend: trends }) };
}

interface Means { readonly base: Float64Array; readonly revision: Float64Array; readonly n: Uint32Array; readonly filled: number }

interface Sums { readonly level: number; readonly x: Float64Array; readonly d: Float64Array; readonly n: Uint32Array }

/** Sums are taken from the first pair on, so that a large level does not swallow small changes. */
function sumsBy(base: Float64Array, revision: Float64Array, { month, year, hour, span }: Pick<Calendar, 'month' | 'year' | 'hour'> & { readonly span: number }): { byCell: Sums; byHour: Sums | null } {
  const first = firstPair(base, revision), level = first < 0 ? 0 : base[first]!;
  const cell = emptySums(12 * span, level), day = emptySums(24, level);
  for (let i = 0; i < base.length; i++) {
    const x = base[i]!, d = revision[i]! - x, m = month[i]!;
    if (d - d !== 0 || m >= 12) continue;
    const at = 12 * year[i]! + m;
    cell.n[at]!++;
    cell.x[at]! += x - level;
    cell.d[at]! += d;
    if (hour === null) continue;
    const h = hour[i]!;
    day.n[h]!++;
    day.x[h]! += x - level;
    day.d[h]! += d;
  }
  pulse();
  return { byCell: cell, byHour: hour === null ? null : day };
}

function emptySums(codes: number, level: number): Sums {
  return { level, x: new Float64Array(codes), d: new Float64Array(codes), n: new Uint32Array(codes) };
}

function firstPair(base: Float64Array, revision: Float64Array): number {
  for (let i = 0; i < base.length; i++) { const d = revision[i]! - base[i]!; if (d - d === 0) return i; }
  return -1;
}

function gathered(sums: Sums, codes: number, codeOf: (cell: number) => number): Sums {
  const out = emptySums(codes, sums.level);
  for (let cell = 0; cell < sums.n.length; cell++) {
    const at = codeOf(cell);
    out.n[at]! += sums.n[cell]!;
    out.x[at]! += sums.x[cell]!;
    out.d[at]! += sums.d[cell]!;
  }
  return out;
}

function meansOf({ level, x, d, n }: Sums): Means {
  return { base: x.map((sum, at) => level + sum / n[at]!), revision: x.map((sum, at) => level + sum / n[at]! + d[at]! / n[at]!), n, filled: n.reduce((filled, each) => filled + (each > 0 ? 1 : 0), 0) };
}

function cycleOf({ base, revision }: Means, phases: number): Cycle {
  const centres = Float64Array.from(base, (_, i) => i + 0.5), { answers, amplitudeRatio, phaseShift } = cycleChange(centres, base, revision, phases, phases, 1);
  const known = (means: Float64Array): (number | null)[] => Array.from(means, (mean) => (Number.isFinite(mean) ? mean : null));
  return {
    base: known(base), revision: known(revision), rmse: figureOf(answers.cycleRmse), rangeBase: figureOf(answers.cycleRangeBase), rangeRevision: figureOf(answers.cycleRangeRevision),
    amplitudeRatio: figureOf(amplitudeRatio[0]!), peakShift: figureOf(phaseShift[0]!),
  };
}

function trendOf({ base, revision, n }: Means, firstYear: number): TrendChange | null {
  const fullest = n.reduce((most, each) => Math.max(most, each), 0), kept = [...n.keys()].filter((at) => n[at]! >= FULL_ENOUGH * fullest && n[at]! > 0);
  if (kept.length < LEAST_YEARS) return null;
  const times = kept.map((at) => firstYear + at), of = (means: Float64Array): MetricAnswer => trend(Float64Array.from(kept, (at) => means[at]!), times).senSlope;
  const before = of(base), after = of(revision);
  return { years: kept.length, base: slopeOf(before), revision: slopeOf(after), change: isNumber(before) && isNumber(after) ? after.value - before.value : figureOf(isNumber(before) ? after : before) };
}

function slopeOf(answer: MetricAnswer): TrendOf {
  return { slope: figureOf(answer), ...(isNumber(answer) && answer.ci ? { low: answer.ci.low, high: answer.ci.high } : {}) };
}

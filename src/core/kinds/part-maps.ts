/** Explanations of one part of a series: those of the whole column, and those that run with time. */
import { CLAIM, coverageOf, pairsAt, scored, type Explanation, type Pairs, type Scored } from './explanation.js';
import { fitFactor, fitLine, median } from './fit-line.js';
import { affineMaps, gainMaps, linear, offsetMaps, signMap, unitMaps } from './linear-maps.js';
import { agrees, toleranceOf, type Tolerance } from './resolution.js';
import { roundingMaps } from './rounding-maps.js';
import { samplePositions } from './sample.js';
import { shiftMap } from './time-shift.js';
import type { Work } from './work.js';

/** Rows that a map must have, more for those with more parameters. */
const LEAST: Readonly<Record<string, number>> = { offset: 8, sign: 8, rounding: 8, 'time-shift': 12, unit: 10, affine: 14, drift: 20, noise: 8 };

export function leastOf(kind: string): number {
  return LEAST[kind] ?? 8;
}

export function sampledPairs(work: Work, open: ArrayLike<number>, from: number, to: number, most: number): Pairs {
  const rows = samplePositions(to - from, most);
  for (let k = 0; k < rows.length; k++) rows[k] = open[from + rows[k]!]!;
  return pairsAt(rows, work.x, work.y);
}

/** The simplest of the rough fits that reproduces about as much as the best, null where none reproduces enough. */
export function roughFit(work: Work, pairs: Pairs, shifts: readonly number[], least: number): Scored | null {
  const tolerance = partTolerance(work, pairs), { x, y } = pairs, maps: Explanation[] = [...shifts.map((lag) => shiftMap(work, lag)), signMap(tolerance), ...roundingMaps(pairs).filter(({ evidence }) => evidence['mode'] !== 'significant')];
  const offset = median(differences(x, y)), factor = fitFactor(x, y), line = fitLine(x, y);
  if (offset !== 0) maps.push(linear('offset', 1, offset, 20, tolerance, {}, 1.2));
  if (factor !== null && factor !== 0) maps.push(linear('affine', factor, 0, 24, tolerance, {}, 1.2));
  if (line !== null && line.slope !== 0) maps.push(linear('affine', line.slope, line.offset, 44, tolerance, {}, 1.2));
  maps.push(...drifts(work, pairs, tolerance));
  return simplest(maps, pairs, least);
}

/** Fitted to the whole part, with few digits where those do. */
export function fineFit(work: Work, pairs: Pairs, shifts: readonly number[]): Scored | null {
  const tolerance = partTolerance(work, pairs);
  const maps = [...shifts.map((lag) => shiftMap(work, lag)), ...roundingMaps(pairs), signMap(tolerance), ...unitMaps(pairs, tolerance, true), ...offsetMaps(pairs, tolerance), ...gainMaps(pairs, tolerance), ...affineMaps(pairs, tolerance), ...drifts(work, pairs, tolerance)];
  const found = scored(maps.filter(({ kind }) => pairs.rows.length >= leastOf(kind)), pairs, tolerance.bits).find(({ coverage }) => coverage >= CLAIM) ?? null;
  return found;
}

/** A part may have been made of converted values as they were printed. */
function partTolerance({ printing }: Work, { y }: Pairs): Tolerance {
  const tolerance = toleranceOf(y);
  return printing === null || tolerance.half === 0 ? tolerance : { ...tolerance, half: tolerance.half + 1.3 * printing.half };
}

function simplest(maps: readonly Explanation[], pairs: Pairs, least: number): Scored | null {
  const all = maps.filter(({ kind }) => pairs.rows.length >= leastOf(kind)).map((explanation): Scored => ({ explanation, coverage: coverageOf(explanation, pairs), score: explanation.cost }));
  const most = Math.max(0, ...all.map(({ coverage }) => coverage));
  return most < least ? null : all.filter(({ coverage }) => coverage >= Math.max(least, most - 0.03)).sort((a, b) => a.score - b.score)[0] ?? null;
}

function differences(x: Float64Array, y: Float64Array): Float64Array {
  const out = new Float64Array(x.length);
  for (let i = 0; i < x.length; i++) out[i] = y[i]! - x[i]!;
  return out;
}

/** The difference, or the ratio, runs linearly with time. */
function drifts({ series }: Work, { rows, x, y }: Pairs, tolerance: Tolerance): Explanation[] {
  const out: Explanation[] = [], place = (row: number): number => series.place(row), origin = place(rows[0]!);
  const n = rows.length, t = new Float64Array(n), sizes = new Float64Array(n);
  for (let i = 0; i < n; i++) { t[i] = place(rows[i]!) - origin; sizes[i] = Math.abs(x[i]!); }
  const length = t[n - 1]!, added = fitLine(t, differences(x, y));
  if (added !== null && Math.abs(added.slope) * length > 4 * tolerance.half) {
    const at = (value: number, row: number): number => value + added.offset + added.slope * (place(row) - origin);
    out.push({ kind: 'drift', cost: 46, evidence: { of: 'offset', perStep: added.slope, start: added.offset, length }, map: at, holds: (value, wanted, row) => agrees(wanted, at(value, row), tolerance, 1.6) });
  }
  const size = median(sizes), when = new Float64Array(n), ratios = new Float64Array(n);
  let large = 0;
  for (let i = 0; i < n; i++) if (sizes[i]! >= size && x[i] !== 0) { when[large] = t[i]!; ratios[large++] = y[i]! / x[i]! - 1; }
  const scaled = large < 10 ? null : fitLine(when.subarray(0, large), ratios.subarray(0, large));
  if (scaled !== null && Math.abs(scaled.slope) * length * size > 4 * tolerance.half && Math.abs(scaled.slope) * length > 1e-6) {
    const at = (value: number, row: number): number => value * (1 + scaled.offset + scaled.slope * (place(row) - origin));
    out.push({ kind: 'drift', cost: 47, evidence: { of: 'gain', perStep: scaled.slope, start: scaled.offset, length }, map: at, holds: (value, wanted, row) => agrees(wanted, at(value, row), tolerance, 2) });
  }
  return out;
}

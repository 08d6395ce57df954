/** What no simpler explanation reproduces, described by how it looks; and the stretch it is confined to, if it is. */
import { pulse } from '../pulse.js';
import { changedSlightly } from './coincidence.js';
import { denseRuns } from './dense-runs.js';
import { CLAIM, CLAIM_WHOLE, pairsAt, scored } from './explanation.js';
import { median } from './fit-line.js';
import { formulaMaps, solve } from './formula-maps.js';
import { orderStatistics } from '../statistics/order-statistics.js';
import { agrees, decimalsOf, toleranceOf } from './resolution.js';
import { sampledRows } from './sample.js';
import { informing, VALUE, type Work } from './work.js';

/** Share of the cells whose digits count. */
const USUAL = 0.9;
const FEW = 8, LEAST_STRETCH = 24, MOST_STRETCHES = 12;

export function claimRevised(work: Work, pairs: number): void {
  const rows = work.rows(VALUE);
  if (rows.length === 0) return;
  if (work.series.sequence) confined(work, rows);
  pulse();
  const { x, y } = work, difference = new Float64Array(rows.length);
  for (let k = 0; k < rows.length; k++) difference[k] = y[rows[k]!]! - x[rows[k]!]!;
  const bias = mean(difference);
  work.claim('revised', rows.length, 0, { ...patternOf(work, rows, pairs), ...printing(work, rows), bias, median: Number.isFinite(bias) ? middle(difference) : median(difference), share: pairs === 0 ? 1 : rows.length / pairs });
}

/** Nearly every cell within some stretches, nearly none outside: one period, site or block was made anew. */
function confined(work: Work, rows: Int32Array): void {
  const pairs = informing(work), stretches = denseRuns(work).filter(({ open, informative }) => open.length >= LEAST_STRETCH && open.length >= 0.9 * informative);
  const inside = stretches.reduce((sum, { informative }) => sum + informative, 0), open = stretches.reduce((sum, run) => sum + run.open.length, 0);
  if (stretches.length === 0 || stretches.length > MOST_STRETCHES || open < CLAIM * inside || inside > 0.9 * pairs || rows.length - open > 0.05 * (pairs - inside)) return;
  work.claim('segment', open, inside - open, { of: 'revised', parts: stretches.map((run) => ({ from: work.series.at(run.from), to: work.series.at(run.to), group: work.series.group[run.from], cells: run.open.length })), partsInAll: stretches.length });
}

function patternOf(work: Work, rows: Int32Array, pairs: number): Record<string, unknown> {
  const from = work.x[rows[0]!]!, to = work.y[rows[0]!]!;
  if (rows.length === pairs && rows.length > 1 && rows.every((i) => work.x[i] === from && work.y[i] === to)) return { pattern: 'constant', from, to };
  if (rows.length < FEW) return { pattern: 'isolated', records: Array.from(rows, (i) => work.series.at(i)) };
  const { x, y } = work, looked = pairsAt(sampledRows(rows, 1024), x, y), tolerance = toleranceOf(looked.y);
  const { sequence } = work.series, smooth = sequence ? smoothing(work, rows) : null;
  if (smooth !== null) return smooth;
  // Of cells that changed by a unit, any line near them says that they did.
  if (rows.length >= 0.5 * pairs && !changedSlightly(looked, tolerance.decimals)) {
    const [formula] = scored(formulaMaps(looked, tolerance), looked, tolerance.bits);
    if (formula !== undefined && formula.coverage >= CLAIM_WHOLE) return { ...formula.explanation.evidence, reproduced: formula.coverage };
  }
  const d = Float64Array.from(looked.x, (value, k) => looked.y[k]! - value), m = mean(d), sd = Math.sqrt(mean(d.map((v) => (v - m) ** 2))), lag1 = sequence ? serial(work, rows) : 0;
  const independent = Math.max(3, rows.length * (1 - Math.max(0, lag1)) / (1 + Math.max(0, lag1)));
  const pattern = Math.abs(m) > 0.3 * sd && Math.abs(m) > 4 * sd / Math.sqrt(independent) ? 'shifted' : lag1 < 0.5 ? 'random' : 'structured';
  return { pattern, sd, ...(sequence ? { lag1 } : {}) };
}

/** The same weights of the five neighbours everywhere. */
function smoothing({ x, y, series }: Work, rows: Int32Array): Record<string, unknown> | null {
  const looked = sampledRows(rows, 2000).filter((i) => [-2, -1, 0, 1, 2].every((k) => i + k >= 0 && i + k < series.n && series.group[i + k] === series.group[i] && x[i + k] === x[i + k]));
  if (looked.length < 30) return null;
  const matrix = Array.from({ length: 5 }, (_, r) => Array.from({ length: 6 }, (__, c) => looked.reduce((sum, i) => sum + x[i + r - 2]! * (c === 5 ? y[i]! : x[i + c - 2]!), 0)));
  const weights = solve(matrix);
  if (weights === null || weights[2]! >= 0.95 || Math.abs(weights.reduce((a, b) => a + b, 0) - 1) > 0.02) return null;
  const tolerance = toleranceOf(Float64Array.from(looked, (i) => y[i]!)), held = looked.filter((i) => agrees(y[i]!, weights.reduce((sum, w, k) => sum + w * x[i + k - 2]!, 0), tolerance, 1.2)).length;
  return held < 0.95 * looked.length ? null : { pattern: 'smoothed', weights: weights.map((w) => Number(w.toFixed(4))), reproduced: held / looked.length };
}

/** Numbers that are printed with more digits, where no rounding explains them. */
function printing({ x, y }: Work, rows: Int32Array): Record<string, unknown> {
  if (rows.length < FEW) return {};
  const looked = pairsAt(sampledRows(rows, 1024), x, y), before = decimalsOf(looked.x, USUAL), after = decimalsOf(looked.y, USUAL);
  return before === null || before < 0 || after === null || after <= before ? {} : { decimals: { base: before, revision: after } };
}

function middle(values: Float64Array): number {
  const n = values.length, [low, high] = orderStatistics(values, n, [(n - 1) >> 1, n >> 1]);
  return n % 2 === 1 ? low! : (low! + high!) / 2;
}

function mean(values: Float64Array): number {
  let sum = 0;
  for (const v of values) sum += v;
  return sum / values.length;
}

/** Correlation of neighbouring differences. */
function serial({ x, y, series }: Work, rows: Int32Array): number {
  const pairs: [number, number][] = [];
  for (let k = 1; k < rows.length && pairs.length < 20_000; k++) { const i = rows[k - 1]!, j = rows[k]!; if (j === i + 1 && series.group[i] === series.group[j]) pairs.push([y[i]! - x[i]!, y[j]! - x[j]!]); }
  if (pairs.length < 10) return 0;
  const m = pairs.reduce((sum, [a, b]) => sum + a + b, 0) / (2 * pairs.length), variance = pairs.reduce((sum, [a, b]) => sum + (a - m) ** 2 + (b - m) ** 2, 0) / 2;
  return variance > 0 ? pairs.reduce((sum, [a, b]) => sum + (a - m) * (b - m), 0) / variance : 0;
}

/**
 * Splits the open cells of a series into parts that one map each reproduces: a fit on a short window is grown both ways
 * and fitted anew as it grows, until the next cells do not follow it.
 */
import { pulse } from '../pulse.js';
import { isCoincidence, isWholeUnits, movesSlightly } from './coincidence.js';
import { CLAIM, coverageOf, heldAt, pairsAt, type Explanation, type Scored } from './explanation.js';
import type { DenseRun } from './dense-runs.js';
import { fineFit, leastOf, roughFit, sampledPairs } from './part-maps.js';
import { decimalsOf, isSlight } from './resolution.js';
import { distinctOf, samplePositions, sampledRows } from './sample.js';
import { keptRows, VALUE, type Work } from './work.js';

export interface Part {
  readonly explanation: Explanation;
  /** First and last row. */
  readonly from: number;
  readonly to: number;
  /** Open rows that the map reproduces, and those within that it does not. */
  readonly rows: Int32Array;
  readonly missed: number;
}

const WINDOW = 24, FIT = 256, FINE = 2048, WINDOWS = 300;
const WITHIN = 0.88;
/** Shares at which cells follow a map for sure, and at which they hardly do; pairs on which the latter is tried. */
const SURELY = 0.97, HARDLY = 0.7, FEW = 64;

export function partsOf(work: Work, runs: readonly DenseRun[], shifts: readonly number[]): Part[] {
  const out: Part[] = [], longest = [...runs].sort((a, b) => b.open.length - a.open.length || a.from - b.from);
  const total = longest.reduce((sum, { open }) => sum + open.length, 0);
  let windows = WINDOWS;
  for (const { open } of longest) {
    const stride = Math.max(WINDOW >> 1, Math.floor(total / (WINDOWS / 2)));
    for (let p = 0; p < open.length && windows > 0;) {
      windows--;
      pulse();
      const grown = grow(work, open, p, shifts);
      if (grown !== null) out.push(grown.part);
      p = grown === null ? p + stride : Math.max(grown.end, p + 1);
    }
  }
  return merged(work, out.sort((a, b) => a.from - b.from));
}

function grow(work: Work, open: Int32Array, start: number, shifts: readonly number[]): { part: Part; end: number } | null {
  let lo = start, hi = Math.min(open.length, start + WINDOW);
  if (work.state[open[lo]!] === 0) return null;
  let fit = hi - lo < 8 ? null : roughFit(work, sampledPairs(work, open, lo, hi, FIT), shifts, WITHIN), isStale = false;
  if (fit === null) return null;
  const extend = (from: number, to: number, next: readonly [number, number]): boolean => {
    const added = sampledPairs(work, open, next[0], next[1], FIT);
    // What the map at hand reproduces needs no other; what a fit to few does not nearly reproduce, a fit to many will not.
    if (coverageOf(fit!.explanation, added) >= SURELY) { isStale = true; return true; }
    if (to - from > FIT) {
      const few = roughFit(work, sampledPairs(work, open, from, to, FEW), shifts, HARDLY);
      if (few === null || coverageOf(few.explanation, added) < HARDLY) return false;
    }
    const better = roughFit(work, sampledPairs(work, open, from, to, FIT), shifts, WITHIN);
    if (better === null || coverageOf(better.explanation, added) < WITHIN) return false;
    fit = better;
    isStale = false;
    return true;
  };
  for (let more = WINDOW; more >= 4;) {
    const to = Math.min(open.length, hi + more);
    if (to > hi && extend(lo, to, [hi, to])) { hi = to; more = hi - lo; } else more >>= 1;
  }
  for (let more = WINDOW; more >= 4;) {
    let from = Math.max(0, lo - more);
    while (from < lo && work.state[open[from]!] === 0) from++;
    if (from < lo && extend(from, hi, [from, lo])) { lo = from; more = hi - lo; } else more >>= 1;
  }
  return finish(work, open, lo, hi, isStale ? roughFit(work, sampledPairs(work, open, lo, hi, FIT), shifts, WITHIN) ?? fit : fit, shifts);
}

/** Fits the part once more as a whole, moves its ends to the last cells that follow, and holds it to the claim. */
function finish(work: Work, open: Int32Array, lo: number, hi: number, rough: Scored, shifts: readonly number[]): { part: Part; end: number } | null {
  const fine = fineFit(work, sampledPairs(work, open, lo, hi, FINE), shifts) ?? (rough.coverage >= CLAIM ? rough : null);
  if (fine === null) return null;
  const { explanation } = fine, holds = (k: number): boolean => work.state[open[k]!] !== 0 && explanation.holds(work.x[open[k]!]!, work.y[open[k]!]!, open[k]!);
  while (lo < hi && !(holds(lo) && holds(Math.min(hi - 1, lo + 1)))) lo++;
  while (hi > lo && !(holds(hi - 1) && holds(Math.max(lo, hi - 2)))) hi--;
  while (hi < open.length && (holds(hi) || (hi + 2 < open.length && holds(hi + 1) && holds(hi + 2)))) hi++;
  while (lo > 0 && (holds(lo - 1) || (lo > 2 && holds(lo - 2) && holds(lo - 3)))) lo--;
  const within = open.subarray(lo, hi), marks = new Uint8Array(hi - lo);
  let kept = heldAt(explanation, within, work.x, work.y, marks);
  for (let k = 0; k < within.length; k++) if (marks[k] === 1 && work.state[within[k]!] === 0) { marks[k] = 0; kept--; }
  if (kept < 8) return null;
  const rows = keptRows(within, marks, kept);
  const from = open[lo]!, to = open[hi - 1]!;
  if (!isTold(work, explanation, rows, within) || !holdsThroughout(work, explanation, from, to)) return null;
  for (const i of rows) work.state[i] = 0;
  return { part: { explanation, from, to, rows, missed: hi - lo - rows.length }, end: hi };
}

/** A value that stands still says once what it says; and what holds of most other cells too is no sign of a part. */
function isTold(work: Work, explanation: Explanation, rows: Int32Array, within: Int32Array): boolean {
  const looked = pairsAt(sampledRows(rows, 512), work.x, work.y);
  if (explanation.kind === 'rounding' && explanation.evidence['direction'] === 'finer') return isNoChance(work.rows(VALUE), work, explanation, rows);
  if (movesSlightly(explanation, looked, decimalsOf(looked.y)) && isOfNoise(work, explanation, rows, within)) return false;
  const distinct = FITTED[explanation.kind];
  return distinct === undefined || turnsOf(work.x, rows) >= leastOf(explanation.kind) && distinctOf(work.x, rows, distinct) && !isSlight(looked);
}

/** Of noise about as large as the printed unit, runs of cells are moved alike. */
function isOfNoise(work: Work, explanation: Explanation, rows: Int32Array, within: Int32Array): boolean {
  const pairs = pairsAt(within, work.x, work.y), decimals = decimalsOf(pairs.y), { kind, evidence } = explanation;
  // Of a shift, 0 that stayed 0 is a miss as well.
  const paired = work.both(), all = paired.subarray(firstFrom(paired, within[0]!), firstFrom(paired, within[within.length - 1]! + 1));
  return heldAt(explanation, all, work.x, work.y, new Uint8Array(all.length)) < CLAIM * all.length || kind === 'offset' && !isWholeUnits(evidence['offset'] as number, decimalsOf(pairs.x), decimals) || isCoincidence(explanation, pairs, decimals, work.state) || !isNoChance(work.both(), work, explanation, rows);
}

/** Different values of base that a fitted map must reproduce. */
const FITTED: Readonly<Record<string, number>> = { offset: 3, sign: 3, unit: 4, affine: 8, drift: 8 };
/** So many runs as long may be met by chance among the other cells. */
const BY_CHANCE = 1e-3;

function isNoChance(all: Int32Array, work: Work, { holds }: Explanation, rows: Int32Array): boolean {
  const below = firstFrom(all, rows[0]!), within = firstFrom(all, rows[rows.length - 1]! + 1) - below, others = all.length - within, looked = samplePositions(others, 1024);
  let held = 0;
  for (const at of looked) { const i = all[at < below ? at : at + within]!; if (holds(work.x[i]!, work.y[i]!, i)) held++; }
  return others * ((held + 1) / (looked.length + 2)) ** rows.length <= BY_CHANCE;
}

/** Place of the first of ascending rows that is not before `row`. */
function firstFrom(rows: Int32Array, row: number): number {
  let low = 0, high = rows.length;
  while (low < high) { const middle = (low + high) >> 1; if (rows[middle]! < row) low = middle + 1; else high = middle; }
  return low;
}

function turnsOf(x: Float64Array, rows: Int32Array): number {
  let turns = 1;
  for (let k = 1; k < rows.length; k++) if (x[rows[k]!] !== x[rows[k - 1]!]) turns++;
  return turns;
}

/** The claim is about every cell between the ends, those that did not change too. */
function holdsThroughout(work: Work, explanation: Explanation, from: number, to: number): boolean {
  const { x, y } = work, all = new Int32Array(to - from + 1);
  let n = 0;
  for (let i = from; i <= to; i++) if (x[i]! === x[i]! && y[i]! === y[i]! && !(x[i] === 0 && y[i] === 0)) all[n++] = i;
  return n === 0 || heldAt(explanation, all.subarray(0, n), x, y, new Uint8Array(n)) >= CLAIM * n;
}

/** Parts that one map reproduces get that map. */
function merged(work: Work, parts: readonly Part[]): Part[] {
  const maps: Explanation[] = [], most = [...parts].sort((a, b) => b.rows.length - a.rows.length || a.from - b.from), found = new Map<Part, Explanation>();
  for (const part of most) {
    const pairs = sampledPairs(work, part.rows, 0, part.rows.length, FIT), known = maps.find((map) => coverageOf(map, pairs) >= CLAIM);
    if (known === undefined) maps.push(part.explanation);
    found.set(part, known ?? part.explanation);
  }
  return parts.map((part) => ({ ...part, explanation: found.get(part)! }));
}

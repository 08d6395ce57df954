/**
 * Where the level of a series changes and stays changed, for series that remember: of all stretches the one that differs
 * most from the rest of its part (A. Olshen, E. Venkatraman, R. Lucito and M. Wigler, "Circular binary segmentation", 2004),
 * then the same within the parts. A step is held to the noise that is left without it, with its memory (C. Geyer, 1992),
 * and to the number of places that were looked at; steps that do not stand beside their neighbours go again.
 */
import { quantileOfSorted } from '../descriptive/sorted.js';
import { tSf } from '../special/student-t.js';
import { geyerTau } from '../uncertainty/effective-size.js';

export interface LastingStep {
  /** Position of the first value after it. */
  readonly at: number;
  /** Means of the values from the step before to this one, and from this one to the next; `after` - `before` is its size. */
  readonly before: number;
  readonly after: number;
  /** Values behind the two. */
  readonly nBefore: number;
  readonly nAfter: number;
  /** Chance of such a step somewhere in as many series of the same noise and memory without one; 0 where there is no noise. */
  readonly p: number;
  /** Positions that the place may be off in either direction, 95 %. */
  readonly within: number;
}

/** Fewer values on a side are no lasting level; fewer in all, or worth fewer independent ones, do not tell. */
export const SHORTEST_LEVEL = 5, LEAST_VALUES = 80;
const LEAST_INDEPENDENT = 10;
/** Chance of a false step anywhere. */
export const CHANCE = 0.01;
/** After so many stretches, each of which may add two steps, it is asked which steps stand. */
const ASKED = [1, 2, 4, 7, 12];
/** 95 % point of the place of a step: J. Bai, "Estimation of a change point in multiple regression models", 1997. */
const PLACE = 11;
/** Values that agree to so many units of the last place of the level are equal. */
const ROUNDING = 64 * Number.EPSILON;

/** `series`: how many are looked at together. Values that are missing keep their place. Ascending; null with too few values. */
export function lastingSteps(values: Float64Array, series = 1): LastingStep[] | null {
  const places = Array.from(values.keys()).filter((i) => Number.isFinite(values[i]!)), n = places.length;
  if (n < LEAST_VALUES) return null;
  // By a power of two, which changes no digit, so that squares can be held.
  const scale = 2 ** Math.floor(Math.log2(largest(Float64Array.from(places, (i) => values[i]!)) || 1)), kept = Float64Array.from(places, (i) => values[i]! / scale), looks = series * (n / SHORTEST_LEVEL) ** 2, smooth = runningMedian(kept);
  let open = [furthest(smooth, 0, n)], edges = [0, n], steps: LastingStep[] = [];
  const middles = new Map<number, number>();
  for (let round = 1; round <= ASKED[ASKED.length - 1]!; round++) {
    const next = open.reduce((best, each) => (each !== null && (best === null || each.gain > best.gain) ? each : best), null);
    if (next === null) break;
    const { low, high, from, to } = next;
    open = [...open.filter((each) => each !== next), furthest(smooth, low, from), furthest(smooth, from, to), furthest(smooth, to, high)];
    edges = [...new Set([...edges, from, to])].sort((a, b) => a - b);
    if (!ASKED.includes(round) && open.some((each) => each !== null)) continue;
    // More stretches may leave less noise, against which more steps stand.
    const found = standing(kept, edges.slice(), looks, middles);
    if (found.length > steps.length) steps = found;
  }
  return steps.map((step) => ({ ...step, at: places[step.at]!, before: step.before * scale, after: step.after * scale }));
}

interface Stretch { readonly low: number; readonly high: number; readonly from: number; readonly to: number; readonly gain: number }

/** The stretch whose mean is furthest from that of the rest of its part, counted by the squared error that it explains. */
function furthest(x: Float64Array, low: number, high: number): Stretch | null {
  const n = high - low;
  if (n < 2 * SHORTEST_LEVEL) return null;
  const sums = new Float64Array(n + 1), centre = mean(x, low, high);
  for (let i = 0; i < n; i++) sums[i + 1] = sums[i]! + x[low + i]! - centre;
  let gain = 0, from = -1, to = -1;
  for (let i = 0; i <= n - SHORTEST_LEVEL; i++) {
    if (i > 0 && i < SHORTEST_LEVEL) continue;
    for (let j = i + SHORTEST_LEVEL; j <= n; j++) {
      const w = j - i, rest = n - w;
      if (rest === 0 || (j < n && n - j < SHORTEST_LEVEL)) continue;
      const s = sums[j]! - sums[i]!, here = (s * s * n) / (w * rest);
      if (here > gain) { gain = here; from = low + i; to = low + j; }
    }
  }
  return from < 0 ? null : { low, high, from, to, gain };
}

/** Takes away the weakest step that does not stand, until all do. */
function standing(x: Float64Array, edges: number[], looks: number, middles: Map<number, number>): LastingStep[] {
  const left = new Float64Array(x.length), most = largest(x);
  for (;;) {
    const levels = levelsOf();
    levels.forEach((level, k) => { for (let i = edges[k]!; i < edges[k + 1]!; i++) left[i] = x[i]! - level; });
    const noise = noiseOf(left, most, levels.length);
    // One noise for all: the weakest step is the least likely to stand. It hardly changes by a few of many steps.
    let gone = 0;
    for (const few = Math.ceil(levels.length / 4); gone < few; gone++) {
      const worst = weakest();
      if (worst === null || (worst.strength > 0 && chanceOf(worst.strength, noise) * looks <= CHANCE)) break;
      edges.splice(worst.k + 1, 1);
    }
    if (gone === 0) return edges.slice(1, -1).map((at, k) => stepOf(at, k, levels, noise));
  }

  function levelsOf(): number[] {
    return edges.slice(0, -1).map((from, k) => mean(x, from, edges[k + 1]!));
  }

  function weakest(): { readonly k: number; readonly strength: number } | null {
    const levels = levelsOf();
    let worst: { readonly k: number; readonly strength: number } | null = null;
    for (let k = 0; k + 1 < levels.length; k++) {
      const step = levels[k + 1]! - levels[k]!, stands = holds(middle(edges[k]!, edges[k + 1]!), middle(edges[k + 1]!, edges[k + 2]!), step), strength = stands ? Math.abs(step) / Math.sqrt(shareOf(k)) : 0;
      if (worst === null || strength < worst.strength) worst = { k, strength };
    }
    return worst;
  }

  function shareOf(k: number): number {
    return 1 / (edges[k + 1]! - edges[k]!) + 1 / (edges[k + 2]! - edges[k + 1]!);
  }

  function stepOf(at: number, k: number, levels: readonly number[], noise: Noise): LastingStep {
    const before = levels[k]!, after = levels[k + 1]!, size = Math.abs(after - before), nBefore = at - edges[k]!, nAfter = edges[k + 2]! - at;
    return { at, before, after, nBefore, nAfter, p: Math.min(1, chanceOf(size / Math.sqrt(shareOf(k)), noise) * looks), within: Math.min(nBefore, nAfter, Math.ceil((PLACE * noise.variance * noise.tau) / size ** 2)) };
  }

  function middle(from: number, to: number): number {
    const name = from * (x.length + 1) + to, known = middles.get(name) ?? quantileOfSorted(x.slice(from, to).sort(), 0.5);
    middles.set(name, known);
    return known;
  }
}

/** A few large values move a mean, not a level: at least half of the step must show between the medians. */
function holds(before: number, after: number, step: number): boolean {
  return (after - before) / step >= 0.5;
}

/** `worth`: independent values behind the variance. */
interface Noise { readonly variance: number; readonly tau: number; readonly worth: number }

/** Memory as it shows, or as the first lag tells: the longer one, because what was fitted hides some of it (F. Marriott and J. Pope, "Bias in the estimation of autocorrelations", 1954). */
function noiseOf(left: Float64Array, level: number, levels: number): Noise {
  const n = left.length, variance = correlation(left, 0, 1);
  if (variance <= (ROUNDING * level) ** 2) return { variance: 0, tau: 1, worth: n - levels };
  const first = Math.min(0.999, (correlation(left, 1, variance) + levels / n) / Math.max(0.5, 1 - (levels + 2) / n));
  const tau = Math.max(1, geyerTau((lag) => correlation(left, lag, variance), n >> 1), (1 + first) / (1 - first)), worth = n / tau - levels;
  return { variance: worth > 0 ? (variance * n) / tau / worth : Infinity, tau, worth };
}

/** What is left has mean 0. */
function correlation(left: Float64Array, lag: number, variance: number): number {
  const n = left.length;
  let sum = 0;
  for (let i = lag; i < n; i++) sum += left[i]! * left[i - lag]!;
  return sum / n / variance;
}

/** `strength`: a step over the root of the sum of one over the values on either side. */
function chanceOf(strength: number, { variance, tau, worth }: Noise): number {
  if (variance === 0) return strength === 0 ? 1 : 0;
  return worth < LEAST_INDEPENDENT ? 1 : 2 * tSf(strength / Math.sqrt(variance * tau), worth);
}

function runningMedian(x: Float64Array): Float64Array {
  const window = new Float64Array(SHORTEST_LEVEL);
  return x.map((_, i) => {
    const reach = Math.min(SHORTEST_LEVEL >> 1, i, x.length - 1 - i), some = window.subarray(0, 2 * reach + 1);
    for (let k = -reach; k <= reach; k++) some[k + reach] = x[i + k]!;
    return some.sort()[reach]!;
  });
}

function mean(x: Float64Array, from: number, to: number): number {
  const first = x[from]!;
  let sum = 0;
  for (let i = from; i < to; i++) sum += x[i]! - first;
  return first + sum / (to - from);
}

function largest(x: Float64Array): number {
  let most = 0;
  for (const each of x) most = Math.max(most, Math.abs(each));
  return most;
}

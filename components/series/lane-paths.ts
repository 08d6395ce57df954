/**
 * The lines and bands of a series as SVG paths. A pixel column that holds one sample is drawn by M4 (first, least,
 * greatest, last: the pixels of the whole line); more are drawn as their mean within a band from least to greatest.
 */
import type { SeriesLane, SeriesPicture } from '../../src/core/pictures/picture.js';
import type { Span } from './interval-means.js';

export type Scale = (value: number) => number;

/** More samples a column than this are a band. */
const SINGLE = 1.5;
/** So many gaps between samples are a gap of the data. */
const LARGER = 1.5, USUAL = 0.9;

/** Whether lines can be drawn: one group, and about one sample in each column. */
export function drawsLines({ oneGroup, base, revision }: SeriesPicture): boolean {
  return oneGroup && perColumn(base) <= SINGLE && perColumn(revision) <= SINGLE;
}

function perColumn({ n }: SeriesLane): number {
  let sum = 0, columns = 0;
  for (const count of n) if (count > 0) { sum += count; columns++; }
  return columns === 0 ? 0 : sum / columns;
}

/** Buckets that touch a stretch of time, and one more on each side so that lines leave the picture. */
export function bucketsIn({ edges }: SeriesPicture, view: Span): { readonly from: number; readonly to: number } {
  let from = 0, to = edges.length - 1;
  while (from < to && edges[from + 1]! <= view.from) from++;
  while (to > from && edges[to - 1]! >= view.to) to--;
  return { from: Math.max(0, from - 1), to: Math.min(edges.length - 1, to + 1) };
}

/** Places of buckets with a value, in stretches without a gap: a missing value in between, or a much longer step than usual. */
export function runsOf(n: readonly number[], missing: (bucket: number) => number, range: { readonly from: number; readonly to: number }): number[][] {
  const filled: number[] = [];
  for (let i = range.from; i < range.to; i++) if (n[i]! > 0) filled.push(i);
  const steps = filled.slice(1).map((at, i) => at - filled[i]!).sort((a, b) => a - b), usual = steps[Math.floor((steps.length - 1) * USUAL)] ?? 1, longest = Math.max(usual * LARGER, usual + 1.5);
  const runs: number[][] = [];
  filled.forEach((at, i) => {
    const before = filled[i - 1];
    let broken = before === undefined || at - before > longest;
    for (let k = (before ?? at) + 1; k < at && !broken; k++) broken = missing(k) > 0;
    if (broken) runs.push([]);
    runs.at(-1)!.push(at);
  });
  return runs;
}

export interface LanePaths {
  /** Line of M4, or of means. */
  readonly line: string;
  /** From least to greatest; empty for lines. */
  readonly band: string;
  /** Samples that stand alone, or all where there is room for each. */
  readonly dots: readonly (readonly [x: number, y: number])[];
}

/** `gaps`: the same of values that were filled into gaps, drawn lighter. */
export interface SplitPaths extends LanePaths { readonly gaps: LanePaths }

const tidy = (value: number): number => Math.round(value * 10) / 10;

/** `x` of a bucket's middle. `roomy`: every sample has a dot. `together`: buckets whose mean is one point of the line of means. */
export function lanePaths(lane: SeriesLane, runs: readonly (readonly number[])[], x: Scale, y: Scale, { asLine, roomy, together }: { readonly asLine: boolean; readonly roomy: boolean; readonly together: number }): LanePaths {
  const dots: [number, number][] = [];
  let line = '', band = '';
  for (const run of runs) {
    if (run.length === 1 || roomy) for (const i of run) dots.push([tidy(x(i)), tidy(y(lane.mean[i]!))]);
    if (run.length > 1 || lane.n[run[0]!]! > 1) line += asLine ? m4(lane, run, x, y) : lineOfMeans(lane, run, x, y, together);
    if (!asLine) band += bandOf(lane.min, lane.max, run, x, y);
  }
  return { line, band, dots };
}

function m4({ n, first, last, min, max }: SeriesLane, run: readonly number[], x: Scale, y: Scale): string {
  let path = '';
  for (const i of run) {
    const at = tidy(x(i));
    path += `${path === '' ? 'M' : 'L'}${at} ${tidy(y(first[i]!))}`;
    if (n[i]! > 1) path += `V${tidy(y(min[i]!))}V${tidy(y(max[i]!))}V${tidy(y(last[i]!))}`;
  }
  return path;
}

/** Of more than one bucket together: means of days and nights side by side would draw the day and nothing else. */
function lineOfMeans({ n, mean }: SeriesLane, run: readonly number[], x: Scale, y: Scale, together: number): string {
  const points: string[] = [];
  for (let start = 0; start < run.length;) {
    const cell = Math.floor(run[start]! / together);
    let count = 0, at = 0, value = 0, end = start;
    for (; end < run.length && Math.floor(run[end]! / together) === cell; end++) {
      const i = run[end]!;
      count += n[i]!;
      at += ((x(i) - at) * n[i]!) / count;
      value += (mean[i]! / count - value / count) * n[i]!;
    }
    points.push(`${tidy(at)} ${tidy(y(value))}`);
    start = end;
  }
  return points.length === 1 ? '' : `M${points.join('L')}`;
}

/** A band over a run; one bucket alone is one pixel wide. Empty where it has no width anywhere. */
export function bandOf(low: readonly number[], high: readonly number[], run: readonly number[], x: Scale, y: Scale): string {
  if (run.every((i) => low[i] === high[i])) return '';
  if (run.length === 1) { const i = run[0]!, at = tidy(x(i)), top = tidy(y(high[i]!)); return `M${at - 0.5} ${top}h1V${tidy(y(low[i]!))}h-1Z`; }
  const upper = run.map((i) => `${tidy(x(i))} ${tidy(y(high[i]!))}`), lower = [...run].reverse().map((i) => `${tidy(x(i))} ${tidy(y(low[i]!))}`);
  return `M${upper.join('L')}L${lower.join('L')}Z`;
}

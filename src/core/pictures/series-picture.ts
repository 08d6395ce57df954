/**
 * Base, revision and their difference on one grid of time, by M4: first, last, least and greatest value of each bucket
 * (Jugel et al. 2014, doi 10.14778/2732951.2732953). The difference is taken record by record and then gathered, never
 * from gathered sides.
 */
import { isWithin } from '../metrics/verdict/within-tolerance.js';
import type { Tolerance } from '../model/recipe.js';
import { pulse } from '../pulse.js';
import { binIn } from './even-counts.js';
import type { SeriesLane, SeriesPicture } from './picture.js';

export interface SeriesInput {
  readonly base: Float64Array;
  readonly revision: Float64Array;
  readonly time: Float64Array;
  readonly instants: boolean;
  /** In runs; null: one group. */
  readonly group: Int32Array | null;
  readonly mask: Uint8Array | null;
  readonly tolerance: Required<Tolerance>;
  /** 1 where a flag says that the value was filled into a gap; null where none does. */
  readonly filled?: { readonly base: Uint8Array; readonly revision: Uint8Array } | null;
}

/** In which bucket of one grid of time each record is. */
export interface TimePlaces {
  readonly edges: number[];
  /** `OUTSIDE` where a record is in none. */
  readonly bucket: Uint16Array;
  readonly oneGroup: boolean;
}

const OUTSIDE = 0xffff;

/** Null where no record has a time in the range. `from` and `to` null: all times. At most 65,535 buckets. */
export function timePlaces({ time, group, mask }: Pick<SeriesInput, 'time' | 'group' | 'mask'>, from: number | null, to: number | null, buckets: number): TimePlaces | null {
  const range = timeRange(time, mask, from, to);
  if (range === null) return null;
  const edges = Array.from({ length: buckets + 1 }, (_, i) => (i === buckets ? range.to : range.from + ((range.to - range.from) * i) / buckets)), scale = buckets / (range.to - range.from), exact = Float64Array.from(edges);
  const places = new Uint16Array(time.length).fill(OUTSIDE);
  let first = -1, oneGroup = true, bucket = 0;
  for (let i = 0; i < time.length; i++) {
    const t = time[i]!;
    if (!(t >= range.from && t <= range.to) || (mask !== null && mask[i] === 0)) continue;
    if (to !== null && t >= range.to) continue;
    // What a rounded quotient puts beside an edge goes where the edges say.
    if (!(t >= exact[bucket]! && t < exact[bucket + 1]!)) bucket = binIn(edges, t, scale, 1);
    places[i] = bucket;
    if (group !== null) { if (first < 0) first = group[i]!; else if (group[i] !== first) oneGroup = false; }
  }
  pulse();
  return { edges, bucket: places, oneGroup };
}

/** Null where no record has a time in the range. `from` and `to` null: all times. */
export function seriesPicture(input: SeriesInput, from: number | null, to: number | null, buckets: number): SeriesPicture | null {
  const places = timePlaces(input, from, to, buckets), { base, revision, filled = null } = input;
  if (places === null || filled === null) return places && placedSeries(input, places);
  return { ...placedSeries(input, places), gapFilled: { base: flaggedValues(base, filled.base, places), revision: flaggedValues(revision, filled.revision, places) } };
}

/** Values of each bucket that have the flag. */
function flaggedValues(values: Float64Array, flagged: Uint8Array, { edges, bucket }: TimePlaces): number[] {
  const out = new Array<number>(edges.length - 1).fill(0);
  for (let i = 0; i < bucket.length; i++) { const v = values[i]!; if (flagged[i] === 1 && v - v === 0 && bucket[i] !== OUTSIDE) out[bucket[i]!]!++; }
  return out;
}

/** On places that were found before: for many columns they are the same. */
export function placedSeries({ base, revision, time, instants, tolerance: { absolute, relative } }: Omit<SeriesInput, 'group' | 'mask'>, { edges, bucket, oneGroup }: TimePlaces): SeriesPicture {
  const buckets = edges.length - 1, tolerant = absolute > 0 || relative > 0;
  const lanes = { base: new Lane(buckets), revision: new Lane(buckets), difference: new Lane(buckets) }, moved = new Float64Array(Math.min(base.length, MOST_RUN));
  const counts = { neither: new Float64Array(buckets), lost: new Float64Array(buckets), filled: new Float64Array(buckets), changed: new Float64Array(buckets) };
  for (let start = 0, end = 0; start < bucket.length; start = end) {
    const at = bucket[start]!;
    for (end = start + 1; end < bucket.length && bucket[end] === at && end - start < MOST_RUN; end++);
    if (at === OUTSIDE) continue;
    let neither = 0, lost = 0, filled = 0, changed = 0;
    for (let i = start; i < end; i++) {
      const x = base[i]!, y = revision[i]!, d = y - x;
      moved[i - start] = d;
      if (x === y) continue;
      if (x !== x) { if (y !== y) neither++; else filled++; } else if (y !== y) lost++;
      else if (!(tolerant && d - d === 0 && isWithin(x, y, absolute, relative))) changed++;
    }
    counts.neither[at]! += neither;
    counts.lost[at]! += lost;
    counts.filled[at]! += filled;
    counts.changed[at]! += changed;
    lanes.base.run(at, base, time, start, end, start);
    lanes.revision.run(at, revision, time, start, end, start);
    lanes.difference.run(at, moved, time, start, end, 0);
  }
  pulse();
  const out = (counted: Float64Array): number[] => [...counted];
  return {
    edges, instants, oneGroup, base: lanes.base.take(), revision: lanes.revision.take(), difference: lanes.difference.take(),
    neither: out(counts.neither), lost: out(counts.lost), filled: out(counts.filled), changed: out(counts.changed),
  };
}

/** Records that are gathered at once. */
const MOST_RUN = 8192;

/** The end of the last bucket holds the last record where all times are asked for. */
function timeRange(time: Float64Array, mask: Uint8Array | null, from: number | null, to: number | null): { from: number; to: number } | null {
  let low = Infinity, high = -Infinity;
  if (from === null || to === null) {
    for (let i = 0; i < time.length; i++) {
      const t = time[i]!;
      if (t - t !== 0 || (mask !== null && mask[i] === 0)) continue;
      if (t < low) low = t;
      if (t > high) high = t;
    }
    if (high < low) return null;
  }
  const start = from ?? low, end = to ?? high;
  return end > start ? { from: start, to: end } : end === start ? { from: start - 0.5, to: end + 0.5 } : null;
}

/** Records come in runs of one bucket; a run is gathered in plain numbers and then laid to its bucket. */
class Lane {
  private readonly n: Float64Array;
  private readonly first: Float64Array; private readonly last: Float64Array; private readonly min: Float64Array; private readonly max: Float64Array;
  private readonly firstTime: Float64Array; private readonly lastTime: Float64Array;
  private readonly mean: Float64Array;

  constructor(buckets: number) {
    const make = (): Float64Array => new Float64Array(buckets);
    this.n = make(); this.first = make(); this.last = make(); this.min = make(); this.max = make(); this.firstTime = make(); this.lastTime = make(); this.mean = make();
  }

  /** The finite ones among the values of records `start` to `end`, of which the first stands at `values[place]`. */
  run(bucket: number, values: Float64Array, time: Float64Array, start: number, end: number, place: number): void {
    const shift = place - start;
    let i = start;
    while (i < end) {
      while (i < end && values[i + shift]! - values[i + shift]! !== 0) i++;
      if (i === end) return;
      // A sum of the largest numbers may be none: then the run ends before it.
      const level = values[i + shift]!;
      let count = 0, sum = 0, low = level, high = level, early = i, late = i, earlyTime = time[i]!, lateTime = earlyTime;
      for (; i < end; i++) {
        const value = values[i + shift]!;
        if (value - value !== 0) continue;
        const next = sum + (value - level);
        if (next - next !== 0) break;
        sum = next;
        count++;
        const t = time[i]!;
        if (t < earlyTime) { earlyTime = t; early = i; }
        if (t > lateTime) { lateTime = t; late = i; }
        if (value < low) low = value;
        else if (value > high) high = value;
      }
      this.lay(bucket, count, level + sum / count, low, high);
      if (this.n[bucket] === count || earlyTime < this.firstTime[bucket]!) { this.firstTime[bucket] = earlyTime; this.first[bucket] = values[early + shift]!; }
      if (this.n[bucket] === count || lateTime > this.lastTime[bucket]!) { this.lastTime[bucket] = lateTime; this.last[bucket] = values[late + shift]!; }
    }
  }

  private lay(bucket: number, count: number, mean: number, low: number, high: number): void {
    const before = this.n[bucket]!, all = before + count;
    this.n[bucket] = all;
    if (before === 0 || low < this.min[bucket]!) this.min[bucket] = low;
    if (before === 0 || high > this.max[bucket]!) this.max[bucket] = high;
    this.mean[bucket] = before === 0 ? mean : this.mean[bucket]! * (before / all) + mean * (count / all);
  }

  take(): SeriesLane {
    return { n: [...this.n], first: [...this.first], last: [...this.last], min: [...this.min], max: [...this.max], mean: [...this.mean] };
  }
}

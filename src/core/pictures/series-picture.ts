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
}

/** Null where no record has a time in the range. `from` and `to` null: all times. */
export function seriesPicture(input: SeriesInput, from: number | null, to: number | null, buckets: number): SeriesPicture | null {
  const { base, revision, time, group, mask, tolerance: { absolute, relative } } = input, range = timeRange(time, mask, from, to);
  if (range === null) return null;
  const edges = Array.from({ length: buckets + 1 }, (_, i) => (i === buckets ? range.to : range.from + ((range.to - range.from) * i) / buckets)), scale = buckets / (range.to - range.from), exact = Float64Array.from(edges);
  const lanes = { base: new Lane(buckets), revision: new Lane(buckets), difference: new Lane(buckets) };
  const counts = { neither: new Float64Array(buckets), lost: new Float64Array(buckets), filled: new Float64Array(buckets), changed: new Float64Array(buckets) };
  let first = -1, oneGroup = true, bucket = 0;
  const { base: ofBase, revision: ofRevision, difference } = lanes;
  for (let i = 0; i < time.length; i++) {
    const t = time[i]!;
    if (!(t >= range.from && t <= range.to) || (mask !== null && mask[i] === 0)) continue;
    if (to !== null && t >= range.to) continue;
    // What a rounded quotient puts beside an edge goes where the edges say.
    if (!(t >= exact[bucket]! && t < exact[bucket + 1]!)) bucket = binIn(edges, t, scale, 1);
    if (group !== null) { if (first < 0) first = group[i]!; else if (group[i] !== first) oneGroup = false; }
    const x = base[i]!, y = revision[i]!, d = y - x;
    if (x - x === 0) ofBase.add(bucket, t, x);
    if (y - y === 0) ofRevision.add(bucket, t, y);
    if (d - d === 0) difference.add(bucket, t, d);
    if (x === y) continue;
    if (x !== x) counts[y !== y ? 'neither' : 'filled'][bucket]!++;
    else if (y !== y) counts.lost[bucket]!++;
    else if (!(d - d === 0 && (absolute > 0 || relative > 0) && isWithin(x, y, absolute, relative))) counts.changed[bucket]!++;
  }
  for (const lane of [ofBase, ofRevision, difference]) lane.close();
  pulse();
  const out = (counted: Float64Array): number[] => [...counted];
  return {
    edges, instants: input.instants, oneGroup, base: lanes.base.take(), revision: lanes.revision.take(), difference: lanes.difference.take(),
    neither: out(counts.neither), lost: out(counts.lost), filled: out(counts.filled), changed: out(counts.changed),
  };
}

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

/** Records come in runs of one bucket; a run is gathered in plain numbers and laid to its bucket when it ends. */
class Lane {
  private readonly n: Float64Array;
  private readonly first: Float64Array; private readonly last: Float64Array; private readonly min: Float64Array; private readonly max: Float64Array;
  private readonly firstTime: Float64Array; private readonly lastTime: Float64Array;
  private readonly mean: Float64Array;
  private bucket = -1; private count = 0; private sum = 0; private level = 0;
  private start = 0; private end = 0; private startTime = 0; private endTime = 0; private low = 0; private high = 0;

  constructor(buckets: number) {
    const make = (): Float64Array => new Float64Array(buckets);
    this.n = make(); this.first = make(); this.last = make(); this.min = make(); this.max = make(); this.firstTime = make(); this.lastTime = make(); this.mean = make();
  }

  /** A finite value. */
  add(bucket: number, time: number, value: number): void {
    const sum = this.sum + (value - this.level);
    // A sum of the largest numbers may be none: then the run ends before it.
    if (bucket !== this.bucket || sum - sum !== 0) {
      this.close();
      this.bucket = bucket;
      this.start = this.end = this.low = this.high = this.level = value;
      this.startTime = this.endTime = time;
      this.count = 1;
      return;
    }
    this.count++;
    this.sum = sum;
    if (time < this.startTime) { this.startTime = time; this.start = value; }
    if (time > this.endTime) { this.endTime = time; this.end = value; }
    if (value < this.low) this.low = value;
    else if (value > this.high) this.high = value;
  }

  close(): void {
    const { bucket, count } = this;
    if (count === 0) return;
    const before = this.n[bucket]!, all = before + count, mean = this.level + this.sum / count;
    this.n[bucket] = all;
    if (before === 0 || this.startTime < this.firstTime[bucket]!) { this.firstTime[bucket] = this.startTime; this.first[bucket] = this.start; }
    if (before === 0 || this.endTime > this.lastTime[bucket]!) { this.lastTime[bucket] = this.endTime; this.last[bucket] = this.end; }
    if (before === 0 || this.low < this.min[bucket]!) this.min[bucket] = this.low;
    if (before === 0 || this.high > this.max[bucket]!) this.max[bucket] = this.high;
    this.mean[bucket] = before === 0 ? mean : this.mean[bucket]! * (before / all) + mean * (count / all);
    this.count = this.sum = 0;
    this.bucket = -1;
  }

  take(): SeriesLane {
    return { n: [...this.n], first: [...this.first], last: [...this.last], min: [...this.min], max: [...this.max], mean: [...this.mean] };
  }
}

/**
 * How one measure goes with another in both releases: two planes on the same axes, of the same records, so that what
 * differs between them is what was revised and not which records there are.
 */
import { CorrelationIntervals } from '../diagnosis/relations/correlation-intervals.js';
import { InfluenceBlocks, type SampledSeries } from '../diagnosis/relations/influence-blocks.js';
import { slopeInterval } from '../diagnosis/relations/slope-interval.js';
import type { SureChange } from '../diagnosis/relations/influence-blocks.js';
import { samplePositions } from '../kinds/sample.js';
import type { Figure, Undefined } from '../model/report.js';
import { pulse } from '../pulse.js';
import { hasMoments } from './moment-table.js';
import type { PlaneMoments, RelationChange, RelationMeans, RelationPicture } from './picture.js';
import { planePicture, stepsOf } from './plane-picture.js';
import { valueWindow, type Window } from './value-window.js';

export interface RelationSide { readonly x: Float64Array; readonly y: Float64Array }

/** Records that intervals are worked out from. */
const MOST_RECORDS = 2 ** 16;
const LEAST = 3;

/** Null where no record has both values in both releases. */
export function relationPicture(base: RelationSide, revision: RelationSide, mask: Uint8Array | null, bins: number, series: SampledSeries): RelationPicture | null {
  const { both, onlyBase, onlyRevision } = complete(base, revision, mask), records = both.reduce((sum, one) => sum + one, 0);
  const x = valueWindow([base.x, revision.x], both), y = valueWindow([base.y, revision.y], both);
  if (x === null || y === null) return null;
  const axes = { x, y }, before = planePicture({ ...base, mask: both }, axes, bins), after = planePicture({ ...revision, mask: both }, axes, bins);
  return {
    base: before, revision: after, records, onlyBase, onlyRevision, meansBase: means(base, both, x, before.x.bins), meansRevision: means(revision, both, x, before.x.bins),
    ...changes(base, revision, both, records, { before: before.moments, after: after.moments }, series),
  };
}

/** Records with all four values, and those with both values in one release only. */
function complete(base: RelationSide, revision: RelationSide, mask: Uint8Array | null): { both: Uint8Array; onlyBase: number; onlyRevision: number } {
  const n = base.x.length, both = new Uint8Array(n);
  let onlyBase = 0, onlyRevision = 0;
  for (let i = 0; i < n; i++) {
    if (mask !== null && mask[i] === 0) continue;
    const before = hasMoments(base.x[i]!) && hasMoments(base.y[i]!), after = hasMoments(revision.x[i]!) && hasMoments(revision.y[i]!);
    if (before && after) both[i] = 1;
    else if (before) onlyBase++;
    else if (after) onlyRevision++;
  }
  pulse();
  return { both, onlyBase, onlyRevision };
}

/** Mean of y in each column of bins, whatever y is. */
function means({ x, y }: RelationSide, mask: Uint8Array, window: Window, bins: number): RelationMeans {
  const n = new Array<number>(bins).fill(0), mean = new Array<number>(bins).fill(0), steps = stepsOf(window, bins), { from, to } = window;
  for (let i = 0; i < x.length; i++) {
    const a = x[i]!;
    if (mask[i] === 0 || a < from || a > to) continue;
    const at = steps.of(a);
    mean[at]! += (y[i]! - mean[at]!) / ++n[at]!;
  }
  return { n, mean };
}

function changes(base: RelationSide, revision: RelationSide, both: Uint8Array, records: number, { before, after }: { before: PlaneMoments; after: PlaneMoments }, series: SampledSeries): Pick<RelationPicture, 'r' | 'slope' | 'sampled'> {
  const positions = new Int32Array(records);
  for (let i = 0, at = 0; i < both.length; i++) if (both[i] === 1) positions[at++] = i;
  const looked = samplePositions(records, MOST_RECORDS).map((k) => positions[k]!), all = Array.from(looked, (_, k) => k), taken = (side: RelationSide): RelationSide => ({ x: take(side.x, looked), y: take(side.y, looked) });
  const [a, b] = [taken(base), taken(revision)], group = series.group === null ? null : Int32Array.from(looked, (i) => series.group![i]!), sampled: SampledSeries = { group, sequence: series.sequence };
  const blocks = new InfluenceBlocks(all, sampled), r = { base: pearson(before), revision: pearson(after) }, slope = { base: slopeOf(before), revision: slopeOf(after) };
  return {
    sampled: looked.length,
    r: changeOf(r, (from, to) => new CorrelationIntervals(all, sampled, blocks).of({ base: a.x, revision: b.x }, { base: a.y, revision: b.y }, from, to)),
    slope: changeOf(slope, (from, to) => slopeInterval(a, b, to - from, blocks)),
  };
}

function take(values: Float64Array, rows: Int32Array): Float64Array {
  return Float64Array.from(rows, (i) => values[i]!);
}

function changeOf({ base, revision }: { base: Figure; revision: Figure }, interval: (from: number, to: number) => SureChange | Undefined): RelationChange {
  if (typeof base !== 'number') return { base, revision, change: base, interval: base };
  if (typeof revision !== 'number') return { base, revision, change: revision, interval: revision };
  const found = interval(base, revision);
  return { base, revision, change: revision - base, interval: 'p' in found ? found.interval : found };
}

function pearson({ n, m2X, m2Y, cXY }: PlaneMoments): Figure {
  if (n < LEAST) return few(n);
  return m2X === 0 || m2Y === 0 ? CONSTANT : Math.max(-1, Math.min(1, cXY / Math.sqrt(m2X) / Math.sqrt(m2Y)));
}

function slopeOf({ n, m2X, cXY }: PlaneMoments): Figure {
  if (n < LEAST) return few(n);
  return m2X === 0 ? CONSTANT : cXY / m2X;
}

const CONSTANT: Undefined = { status: 'undefined', reason: 'a measure is constant on these records' };
const few = (n: number): Undefined => ({ status: 'too-few', reason: `needs ${LEAST} records with both values, there ${n === 1 ? 'is' : 'are'} ${n}` });

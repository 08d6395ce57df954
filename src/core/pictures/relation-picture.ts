/**
 * How one measure goes with another in both releases: two planes on the same axes, of the same records, so that what
 * differs between them is what was revised and not which records there are.
 */
import { CorrelationIntervals } from '../diagnosis/relations/correlation-intervals.js';
import { InfluenceBlocks, type SampledSeries } from '../diagnosis/relations/influence-blocks.js';
import { takeRows } from '../keys/take-rows.js';
import { samplePositions } from '../kinds/sample.js';
import type { Figure } from '../model/report.js';
import { pulse } from '../pulse.js';
import { CONSTANT, few, LEAST, type LineMethod } from './fitted-lines.js';
import { hasMoments } from './moment-run.js';
import type { PlaneMoments, RelationMeans, RelationPicture } from './picture.js';
import { binOf, planePicture, stepsOf } from './plane-picture.js';
import { changeOf, relationLine } from './relation-line.js';
import { valueWindow, type Window } from './value-window.js';

export interface RelationSide { readonly x: Float64Array; readonly y: Float64Array }

/** Records that intervals are worked out from. */
const MOST_RECORDS = 2 ** 16;

/** Null where no record has both values in both releases. */
export function relationPicture(base: RelationSide, revision: RelationSide, mask: Uint8Array | null, bins: number, series: SampledSeries, method: LineMethod = 'least-squares'): RelationPicture | null {
  const { both, onlyBase, onlyRevision } = completeRecords(base, revision, mask), records = both.reduce((sum, one) => sum + one, 0);
  const x = valueWindow([base.x, revision.x], both), y = valueWindow([base.y, revision.y], both);
  if (x === null || y === null) return null;
  const axes = { x, y }, before = planePicture({ ...base, mask: both }, axes, bins), after = planePicture({ ...revision, mask: both }, axes, bins);
  const positions = new Int32Array(records), moments = { base: before.moments, revision: after.moments };
  for (let i = 0, at = 0; i < both.length; i++) if (both[i] === 1) positions[at++] = i;
  const looked = samplePositions(records, MOST_RECORDS).map((k) => positions[k]!), all = Array.from(looked, (_, k) => k), taken = (side: RelationSide): RelationSide => ({ x: takeRows(side.x, looked), y: takeRows(side.y, looked) });
  const sampled = { base: taken(base), revision: taken(revision) }, group = series.group === null ? null : Int32Array.from(looked, (i) => series.group![i]!), sequence: SampledSeries = { group, sequence: series.sequence }, blocks = new InfluenceBlocks(all, sequence);
  return {
    base: before, revision: after, records, onlyBase, onlyRevision, meansBase: means(base, both, x, before.x.bins), meansRevision: means(revision, both, x, before.x.bins), sampled: looked.length,
    r: changeOf(pearson(before.moments), pearson(after.moments), (from, to) => new CorrelationIntervals(all, sequence, blocks).of({ base: sampled.base.x, revision: sampled.revision.x }, { base: sampled.base.y, revision: sampled.revision.y }, from, to)),
    line: relationLine({ method, moments, base, revision, positions, sampled, blocks, across: x }),
  };
}

/** Records with all four values, and those with both values in one release only. */
export function completeRecords(base: RelationSide, revision: RelationSide, mask: Uint8Array | null): { both: Uint8Array; onlyBase: number; onlyRevision: number } {
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
    const at = binOf(steps, a);
    mean[at]! += (y[i]! - mean[at]!) / ++n[at]!;
  }
  return { n, mean };
}

export function pearson({ n, m2X, m2Y, cXY }: PlaneMoments): Figure {
  if (n < LEAST) return few(n);
  return m2X === 0 || m2Y === 0 ? CONSTANT : Math.max(-1, Math.min(1, cXY / Math.sqrt(m2X) / Math.sqrt(m2Y)));
}

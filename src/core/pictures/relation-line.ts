/** The lines of a relation in both releases with what is known of their errors: the change of the slope, and a band around each. */
import type { InfluenceBlocks, SureChange } from '../diagnosis/relations/influence-blocks.js';
import { heightInterval, lineInfluence, slopeInterval, type LineInfluence, type LineSide } from '../diagnosis/relations/line-influence.js';
import { WITHIN_ROUNDING } from '../diagnosis/relations/correlation-intervals.js';
import { takeRows } from '../keys/take-rows.js';
import { samplePositions } from '../kinds/sample.js';
import type { Figure, Undefined } from '../model/report.js';
import { pulse } from '../pulse.js';
import { CONSTANT, deming, leastSquares, spreadRatio, theilSenLine, type LineMethod, type StraightLine } from './fitted-lines.js';
import type { BandSide, PlaneMoments, RelationBand, RelationChange, RelationLine } from './picture.js';
import type { Window } from './value-window.js';

/** Records of which every pair has a slope. */
const MOST_PAIRED = 2000;
/** Places along x at which a band is worked out. */
const PLACES = 17;
const NO_ERROR: Undefined = { status: 'not-comparable', reason: 'no interval: the error of Theil–Sen takes records for independent' };

export interface LineInput {
  readonly method: LineMethod;
  readonly moments: { readonly base: PlaneMoments; readonly revision: PlaneMoments };
  /** All values, and which of them have both in both releases. */
  readonly base: LineSide;
  readonly revision: LineSide;
  readonly positions: Int32Array;
  /** Of the records that blocks are made of. */
  readonly sampled: { readonly base: LineSide; readonly revision: LineSide };
  readonly blocks: InfluenceBlocks;
  readonly across: Window;
}

export function relationLine(input: LineInput): RelationLine {
  const { method, moments: { base, revision }, positions } = input;
  if (method === 'theil-sen') {
    const rows = samplePositions(positions.length, MOST_PAIRED).map((k) => positions[k]!), of = (side: LineSide): StraightLine => { pulse(); return theilSenLine(takeRows(side.x, rows), takeRows(side.y, rows)); };
    return told(input, of(input.base), of(input.revision), rows.length, (change) => (change === 0 ? WITHIN_ROUNDING : NO_ERROR), () => NO_ERROR);
  }
  const scale = method === 'deming' ? spreadRatio(base, revision) : null, lines = method === 'deming' ? [deming(base, scale), deming(revision, scale)] as const : [leastSquares(base), leastSquares(revision)] as const;
  const before = lineInfluence(input.sampled.base, scale), after = lineInfluence(input.sampled.revision, scale);
  return told(input, ...lines, positions.length, (change) => (before === null || after === null ? CONSTANT : slopeInterval(before, after, change, input.blocks)), () => bandOf(input, [lines[0], before], [lines[1], after]));
}

function told({ method }: LineInput, before: StraightLine, after: StraightLine, n: number, interval: (change: number) => SureChange | Undefined, band: () => RelationBand | Undefined): RelationLine {
  const slope = changeOf(before.slope, after.slope, (base, revision) => interval(revision - base));
  return { method, slope, intercept: { base: before.intercept, revision: after.intercept }, n, band: typeof slope.change === 'number' ? band() : slope.change };
}

/** A change with its interval, or why there is none. */
export function changeOf(base: Figure, revision: Figure, interval: (base: number, revision: number) => SureChange | Undefined): RelationChange {
  if (typeof base !== 'number') return { base, revision, change: base, interval: base };
  if (typeof revision !== 'number') return { base, revision, change: revision, interval: revision };
  const found = interval(base, revision);
  return { base, revision, change: found === WITHIN_ROUNDING ? 0 : revision - base, interval: 'p' in found ? found.interval : found };
}

type Fitted = readonly [line: StraightLine, influence: LineInfluence | null];

function bandOf({ across: { from, to }, moments, blocks }: LineInput, before: Fitted, after: Fitted): RelationBand | Undefined {
  const x = Array.from({ length: PLACES }, (_, i) => from * (1 - i / (PLACES - 1)) + to * (i / (PLACES - 1)));
  const base = bandSide(before, moments.base, x, blocks), revision = bandSide(after, moments.revision, x, blocks);
  if ('status' in base) return base;
  return 'status' in revision ? revision : { x, base, revision, level: 0.95 };
}

function bandSide([{ slope }, influence]: Fitted, { meanX, meanY }: PlaneMoments, x: readonly number[], blocks: InfluenceBlocks): BandSide | Undefined {
  const low: number[] = [], high: number[] = [];
  if (influence === null || typeof slope !== 'number') return CONSTANT;
  for (const at of x) {
    const found = heightInterval(influence, at, meanY + slope * (at - meanX), blocks);
    if ('status' in found) return found;
    low.push(found.low);
    high.push(found.high);
  }
  return { low, high };
}

/**
 * The kinds of change of one column of numbers: the shortest list of explanations that reproduces its cells, each held
 * to the cells it speaks of. What nothing reproduces is `revised`.
 */
import type { ColumnKind } from '../model/report.js';
import { CellOwners } from './cell-owners.js';
import { findConverted, findRounded } from './cell-by-cell.js';
import { findClipping } from './clipping.js';
import { isCoincidence } from './coincidence.js';
import { denseRuns } from './dense-runs.js';
import { applyShiftedParts, claimParts } from './describe-parts.js';
import { CLAIM_WHOLE, heldAt, pairsAt, type Explanation, type Scored } from './explanation.js';
import { findGapFilled } from './gap-filled.js';
import { findGapRefilled } from './gap-refilled.js';
import { levelBefore } from './level-before.js';
import { findMissingCodes } from './missing-codes.js';
import { partsOf } from './parts.js';
import { findRecodedCategory, findReplacedValues } from './recoded.js';
import { findRelabelled } from './relabelled.js';
import { findRelation } from './relation.js';
import { decimalsOf, isSlight } from './resolution.js';
import { claimRevised } from './revised.js';
import { roundingMaps } from './rounding-maps.js';
import { distinctOf, sampledRows } from './sample.js';
import { Series, type PairedColumn } from './series.js';
import { findSpikesLost, findSpikesReplaced } from './spikes.js';
import { applyShift, partialLags, shiftEvidence, wholeShift } from './time-shift.js';
import { findThresholds, findValuesLost } from './values-lost.js';
import { applyWhole, claimMap, explanationsOf, LOOK, wholeExplanation } from './whole-column.js';
import { informing, keptRows, LOST, SETTLED, VALUE, Work } from './work.js';

export interface ColumnKinds {
  /** In the order in which they were found: undone in this order, they lead from base to revision. */
  readonly kinds: readonly ColumnKind[];
  /** Pairs of two values. */
  readonly pairs: number;
  /** Cells that changed and that no kind but `revised` speaks of. */
  readonly revised: number;
}

export function classifyColumn(column: PairedColumn): ColumnKinds {
  return classified(new Work(new Series(column)));
}

/** The same, and whose each cell is, in the order of the series. */
export function classifyCells(column: PairedColumn): ColumnKinds & { readonly owners: CellOwners } {
  const work = new Work(new Series(column));
  work.owners = new CellOwners(work.series.n);
  return { ...classified(work), owners: work.owners };
}

function classified(work: Work): ColumnKinds {
  work.turn(findMissingCodes);
  const rows = work.both();
  explainValues(work, rows);
  findLost(work);
  work.turn(findGapFilled);
  const revised = work.count(VALUE);
  claimRevised(work, rows.length);
  work.owners?.close(work.state, work.kinds.length - 1);
  return { kinds: work.kinds, pairs: rows.length, revised };
}

/** Values of both releases: a map of all cells with others on top of it, a shift in time, or explanations of some cells. */
function explainValues(work: Work, rows: Int32Array): void {
  if (work.count(VALUE) === 0 || [isConstant, findRecodedCategory, findRelabelled].some((find) => work.turn((each) => find(each, rows)))) return;
  const whole = wholeExplanation(work, rows);
  if (whole !== null) {
    const tried = work.fork();
    tried.turn((each) => applyWhole(each, rows, whole.explanation), true);
    explainParts(tried);
    const left = tried.count(VALUE) / rows.length, alone = whole.explanation.kind === 'offset' && whole.coverage < CLAIM_WHOLE ? partsAlone(work) : null;
    if (alone !== null && alone.count(VALUE) <= tried.count(VALUE) + 0.01 * rows.length) { work.take(alone); return; }
    if ((left <= 1 - CLAIM_WHOLE || isSure(whole) && left <= 0.5) && !isLeftByNoise(work, rows, whole.explanation, tried.state)) { work.take(fromLevelBefore(work, rows, tried, whole.explanation)); return; }
  }
  const shift = work.series.sequence && (whole === null || whole.coverage < CLAIM_WHOLE) ? wholeShift(work) : null;
  if (shift !== null) {
    work.turn(() => {
      const unverified = applyShift(work, shift.lag), held = heldAt(shift.found.explanation, shift.rows, work.x, work.y, new Uint8Array(shift.rows.length));
      work.claim('time-shift', held, shift.rows.length - held, { ...shiftEvidence(work, shift.lag), unverified });
    }, true);
    if (shift.found.explanation.kind !== 'identical') work.turn((each) => applyWhole(each, each.both(), shift.found.explanation), true);
  }
  explainParts(work);
}

/** The same with the level that the series begin at for the map's, where that explains as much. */
function fromLevelBefore(work: Work, rows: Int32Array, tried: Work, whole: Explanation): Work {
  const before = work.series.sequence ? levelBefore(tried, whole) : null;
  if (before === null) return tried;
  const again = work.fork();
  if (before !== 'nothing') again.turn((each) => applyWhole(each, rows, before), true);
  explainParts(again);
  return again.count(VALUE) <= tried.count(VALUE) + 0.01 * rows.length ? again : tried;
}

/** A conversion that reproduces half of the cells and more did take place: what it leaves was revised besides. */
function isSure({ explanation, coverage, chance }: Scored & { readonly chance: number }): boolean {
  return ['unit', 'sign', 'offset', 'affine'].includes(explanation.kind) && coverage >= 0.5 && chance <= 0.05;
}

/** Held to the cells that nothing on top of it explains. */
function isLeftByNoise({ x, y }: Work, rows: Int32Array, explanation: Explanation, state: Uint8Array): boolean {
  const pairs = pairsAt(sampledRows(rows, LOOK), x, y);
  return isCoincidence(explanation, pairs, decimalsOf(pairs.y, 0.9), state);
}

function partsAlone(work: Work): Work {
  const tried = work.fork();
  explainParts(tried);
  return tried;
}

/** Explanations of some of the cells, the more telling first. */
function explainParts(work: Work): void {
  const informative = informing(work), detectors: readonly ((work: Work) => unknown)[] = [findNoise, findClipping, ...(work.series.sequence ? [] : [findConverted, findRounded]), findReplacedValues, findGapRefilled, ...(work.series.sequence ? [(each: Work): void => findPartsOrRelation(each, informative), findSpikesReplaced] : [(each: Work): void => { findRelation(each); }]), findScattered];
  for (const detect of detectors) if (work.state.includes(VALUE)) work.turn(detect);
}

/** Parts first: a shifted period holds the same values at other records too. */
function findPartsOrRelation(work: Work, pairs: number): void {
  const changed = work.rows(VALUE), tried = work.fork(), parts = partsOf(tried, denseRuns(tried), partialLags(tried, changed));
  if (tried.count(VALUE) > (1 - CLAIM_WHOLE) * changed.length && findRelation(work)) return;
  claimParts(tried, parts, pairs);
  applyShiftedParts(tried, parts);
  work.take(tried);
}

/** Differences far below the printed decimals, cell by cell. */
function findNoise(work: Work): void {
  const rows = work.both(), noise = roundingMaps(pairsAt(sampledRows(rows, 4096), work.x, work.y)).find(({ kind }) => kind === 'noise')!;
  const open = work.rows(VALUE), held = new Uint8Array(open.length), tiny = keptRows(open, held, heldAt(noise, open, work.x, work.y, held));
  if (tiny.length < Math.min(3, open.length) || tiny.length === 0) return;
  const most = tiny.reduce((size, i) => Math.max(size, Math.abs(work.y[i]! - work.x[i]!)), 0);
  for (const i of tiny) work.state[i] = SETTLED;
  work.claim('noise', tiny.length, 0, { largest: most });
}

/** Different values that a line must reproduce: through two, one can always be drawn. */
const LEAST_DISTINCT = 8;

/** One map for the cells that changed, wherever they stand. */
function findScattered(work: Work): void {
  const open = work.rows(VALUE);
  if (open.length < 8) return;
  const pairs = pairsAt(sampledRows(open, 4096), work.x, work.y), found = explanationsOf(pairs, distinctOf(work.x, open, LEAST_DISTINCT)).find(({ explanation }) => explanation.kind !== 'identical');
  if (found === undefined || found.coverage < CLAIM_WHOLE || found.explanation.kind !== 'rounding' && isSlight(pairs)) return;
  const marks = new Uint8Array(open.length), held = keptRows(open, marks, heldAt(found.explanation, open, work.x, work.y, marks));
  if (held.length < CLAIM_WHOLE * open.length || isLeftByNoise(work, work.both(), found.explanation, work.state)) return;
  for (const i of held) work.state[i] = SETTLED;
  claimMap(work, found.explanation, held.length, open.length - held.length, pairs, { subset: true });
}

/** A column of one value in base has nothing that could be undone: what it became is told. */
function isConstant(work: Work, rows: Int32Array): boolean {
  const first = work.x[rows[0]!]!;
  if (rows.length < 3 || rows.some((i) => work.x[i] !== first)) return false;
  const changed = work.rows(VALUE);
  if (changed.length >= 0.3 * rows.length && rows.some((i) => work.y[i] !== work.y[rows[0]!])) {
    for (const i of changed) work.state[i] = SETTLED;
    work.claim('constant-became-real', changed.length, 0, { value: first });
  }
  return true;
}

/** Lost cells: single spikes where they are few, else what lies beyond a threshold, else the rest. */
function findLost(work: Work): void {
  const lost = work.count(LOST), few = lost < 0.01 * work.series.n;
  if (lost === 0) return;
  if (!few) work.turn((each) => findThresholds(each, true));
  if (work.series.sequence) work.turn(findSpikesLost);
  work.turn((each) => findThresholds(each, false));
  work.turn(findValuesLost);
}


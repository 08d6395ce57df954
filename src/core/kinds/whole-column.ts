/** One explanation for all cells of a column: a conversion, a rounding, an offset, or nothing simpler than what it was. */
import { affineMaps, gainMaps, offsetMaps, signMap, unitMaps } from './linear-maps.js';
import { CLAIM_WHOLE, coverageOf, pairsAt, scored, type Explanation, type Pairs, type Scored } from './explanation.js';
import { decimalsOf, tens, toleranceOf } from './resolution.js';
import { roundingMaps } from './rounding-maps.js';
import { sampledRows } from './sample.js';
import type { Work } from './work.js';

export const LOOK = 4096;
/** Where so many cells stayed as they were, the column was not converted as a whole. */
const UNTOUCHED = 0.3;
/** Least share a map must reproduce alone to be tried with others on top of it. */
const WORTH_TRYING = 0.45;

const IDENTICAL: Explanation = { kind: 'identical', cost: 0, evidence: {}, map: (x) => x, holds: (x, y) => x === y };

/** Explanations of the pairs, best first; `linear` says whether conversions compete where some cells are unchanged. */
export function explanationsOf(pairs: Pairs, linear: boolean): Scored[] {
  const tolerances = [toleranceOf(pairs.y)];
  const common = toleranceOf(pairs.y, 0.9);
  if (common.decimals !== tolerances[0]!.decimals) tolerances.push(common);
  const all: Explanation[] = [IDENTICAL, ...roundingMaps(pairs)];
  let varies = false;
  for (const v of pairs.x) if (v !== pairs.x[0]) { varies = true; break; }
  if (linear && varies && pairs.rows.length >= 5) for (const tolerance of tolerances) all.push(signMap(tolerance), ...unitMaps(pairs, tolerance), ...offsetMaps(pairs, tolerance), ...gainMaps(pairs, tolerance), ...affineMaps(pairs, tolerance));
  return scored(all, pairs, tolerances[0]!.bits);
}

export function untouchedShare(work: Work, rows: Int32Array): number {
  let n = 0, kept = 0;
  for (const i of rows) if (work.x[i] !== 0) { n++; if (work.x[i] === work.y[i]) kept++; }
  return n === 0 ? 1 : kept / n;
}

/** The explanation worth trying on the whole column, null where cells that changed are too few or nothing reproduces them. */
export function wholeExplanation(work: Work, rows: Int32Array): Scored | null {
  if (rows.length < 5) return null;
  const pairs = pairsAt(sampledRows(rows, LOOK), work.x, work.y);
  const found = explanationsOf(pairs, untouchedShare(work, rows) < UNTOUCHED)[0]!;
  return found.explanation.kind === 'identical' || found.coverage < WORTH_TRYING ? null : found;
}

/** Puts the base into the revision's terms and leaves open what is not reproduced. Says what share was. */
export function applyWhole(work: Work, rows: Int32Array, explanation: Explanation): number {
  const before = pairsAt(sampledRows(rows, LOOK), work.x, work.y), { x, y, state } = work;
  let changed = 0, held = 0;
  for (const i of rows) {
    const informs = x[i] !== 0 || y[i] !== 0, holds = explanation.holds(x[i]!, y[i]!, i);
    if (informs) { changed++; if (holds) held++; }
    state[i] = holds ? 0 : 1;
  }
  claimMap(work, explanation, held, changed - held, before);
  for (let i = 0; i < x.length; i++) x[i] = explanation.map(x[i]!, i);
  return changed === 0 ? 0 : held / changed;
}

/** The kind of a map, and rounding where printing lost or gained digits beside it. */
export function claimMap(work: Work, { kind, evidence }: Explanation, cells: number, residual: number, pairs: Pairs, more: Readonly<Record<string, unknown>> = {}): void {
  const { finer, ...rest } = evidence;
  work.claim(kind, cells, residual, { ...named(work, rest), ...more });
  if (!['unit', 'sign', 'offset', 'affine'].includes(kind)) return;
  const factor = Math.abs((evidence['factor'] as number | undefined) ?? 1), kx = decimalsOf(pairs.x), ky = decimalsOf(pairs.y);
  if (finer === true) work.claim('rounding', cells, residual, { mode: 'nearest', decimals: kx, to: ky, direction: 'finer', ...more });
  else if (ky !== null && (kx === null || 1 / tens(ky) >= 3 * factor / tens(kx))) work.claim('rounding', cells, residual, { mode: 'nearest', decimals: ky, direction: 'coarser', ...more });
}

/** A power of ten gets its units from what the releases tell. */
function named(work: Work, evidence: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const units = work.series.units;
  if (evidence['from'] !== null || !units) return evidence;
  return { ...evidence, from: units.base, to: units.revision };
}

/** Whether the map reproduces the rows as a whole. */
export function reproducesWhole(explanation: Explanation, pairs: Pairs): boolean {
  return coverageOf(explanation, pairs) >= CLAIM_WHOLE;
}

/** One explanation for all cells of a column: a conversion, a rounding, an offset, or nothing simpler than what it was. */
import { affineMaps, gainMaps, linear, offsetMaps, signMap, unitMaps } from './linear-maps.js';
import { movesSlightly } from './coincidence.js';
import { CLAIM, CLAIM_WHOLE, coverageOf, heldAt, mapped, pairsAt, scored, type Explanation, type Pairs, type Scored } from './explanation.js';
import { tieMaps } from './offset-ties.js';
import { decimalsOf, tens, toleranceOf, type Tolerance } from './resolution.js';
import { roundingMaps } from './rounding-maps.js';
import { sampledRows } from './sample.js';
import { keptRows, type Work } from './work.js';
import { pairsOfPower } from '../units/unit-table.js';

export const LOOK = 4096;
/** Where so many cells stayed as they were, the column was not converted as a whole. */
export const UNTOUCHED = 0.3;
/** Least share a map must reproduce alone to be tried with others on top of it. */
const WORTH_TRYING = 0.45;

/** Cost up to which a map is so simple that a cut conversion does not compete. */
const SIMPLE = 13;
/** Share that a unit beneath a step must reproduce by itself. */
const LEAST_UNIT = 0.1;

/** Reach of maps whose result was printed twice, in parts of what printing once leaves. */
const LOOSE = 1.2;
/** Shares of the cells that are as good as the same. */
const ALIKE = 0.005;
/** Gains so near to each other are one to which printing before added a little; it moves at most that share of the cells to another last digit. */
const SAME_GAIN = 2e-4, PRINTED_TWICE = 0.06;

const IDENTICAL: Explanation = { kind: 'identical', cost: 0, evidence: {}, map: (x) => x, holds: (x, y) => x === y };

/** Explanations of the pairs, best first; `linear` says whether conversions compete where some cells are unchanged. */
export function explanationsOf(pairs: Pairs, linear: boolean): Scored[] {
  const tolerances = [toleranceOf(pairs.y)];
  // Parts of the column may be printed with more digits.
  for (const share of [0.9, 0.6]) { const common = toleranceOf(pairs.y, share); if (common.decimals !== tolerances.at(-1)!.decimals) tolerances.push(common); }
  const all: Explanation[] = [IDENTICAL, ...roundingMaps(pairs)];
  let varies = false;
  for (const v of pairs.x) if (v !== pairs.x[0]) { varies = true; break; }
  if (varies && pairs.rows.length >= 5) all.push(...tieMaps(pairs, decimalsOf(pairs.x), tolerances[0]!));
  if (linear && varies && pairs.rows.length >= 5) for (const tolerance of tolerances) {
    const gains = gainMaps(pairs, tolerance);
    all.push(signMap(tolerance), ...unitMaps(pairs, tolerance).filter(({ evidence }) => evidence['finer'] !== true || tolerance === tolerances.at(-1)), ...looseUnits(pairs, tolerance, gains), ...offsetMaps(pairs, tolerance), ...gains, ...affineMaps(pairs, tolerance));
  }
  const found = scored(all, pairs, tolerances[0]!.bits);
  return found[0]!.coverage >= CLAIM && found[0]!.explanation.cost <= SIMPLE || !linear || !varies || tolerances[0]!.half === 0 ? found : scored([...found.map(({ explanation }) => explanation), ...truncatedMaps(pairs, tolerances.at(-1)!)], pairs, tolerances[0]!.bits);
}

/**
 * Converted values may have been printed with more digits before they were rounded: a few then lie just beyond half a
 * unit. Only where no fitted gain keeps more of them within it.
 */
function looseUnits(pairs: Pairs, tolerance: Tolerance, gains: readonly Explanation[]): Explanation[] {
  if (tolerance.half === 0) return [];
  const strictly = ({ line }: Explanation): number => (line === undefined ? 0 : coverageOf(linear('affine', line.factor, line.offset, 0, tolerance, {}), pairs));
  const units = unitMaps(pairs, tolerance, true, LOOSE).filter(({ evidence }) => evidence['finer'] !== true);
  if (units.length === 0) return [];
  const best = gains.map((gain) => ({ factor: gain.line?.factor ?? 0, share: strictly(gain) })).sort((a, b) => b.share - a.share)[0] ?? { factor: 0, share: 0 };
  return units.filter((unit) => strictly(unit) >= best.share - (Math.abs((unit.line?.factor ?? 0) - best.factor) < SAME_GAIN * Math.abs(best.factor) ? PRINTED_TWICE : ALIKE)).map((each) => ({ ...each, cost: each.cost + 2 }));
}

/** Conversions whose result was cut rather than rounded: the middle of what is cut to a value stands for it. */
function truncatedMaps(pairs: Pairs, tolerance: Tolerance): Explanation[] {
  const modes: readonly (readonly [string, (y: number) => number])[] = [['down', (y) => y + tolerance.half], ['toward-zero', (y) => y + Math.sign(y) * tolerance.half]];
  return modes.flatMap(([mode, middle]) => {
    const centred: Pairs = { ...pairs, y: pairs.y.map(middle) };
    const gains = gainMaps(centred, tolerance);
    return [...unitMaps(centred, tolerance).filter(({ evidence }) => evidence['finer'] !== true), ...looseUnits(centred, tolerance, gains), ...offsetMaps(centred, tolerance), ...gains, ...affineMaps(centred, tolerance)].map((each): Explanation => ({
      ...each, line: undefined, cost: each.cost + 0.5, evidence: { ...each.evidence, cut: mode },
      // What is cut never loses a whole unit.
      holds: (x, y, row) => each.holds(x, middle(y), row) && Math.abs(each.map(x, row) - y) < 2 * tolerance.half * (1 - 1e-6) || mode === 'toward-zero' && y === 0 && Math.abs(each.map(x, row)) < 2 * tolerance.half,
    }));
  });
}

export function untouchedShare(work: Work, rows: Int32Array): number {
  let n = 0, kept = 0;
  const { x, y } = work;
  for (let k = 0; k < rows.length; k++) { const i = rows[k]!; if (x[i] !== 0) { n++; if (x[i] === y[i]) kept++; } }
  return n === 0 ? 1 : kept / n;
}

/** The explanation worth trying on the whole column, null where cells that changed are too few or nothing reproduces them. */
export function wholeExplanation(work: Work, rows: Int32Array): (Scored & { readonly chance: number }) | null {
  if (rows.length < 5) return null;
  const pairs = pairsAt(sampledRows(rows, LOOK), work.x, work.y);
  const all = explanationsOf(pairs, untouchedShare(work, rows) < UNTOUCHED), found = unitBelow(all, pairs) ?? onlyRounded(all) ?? onlyShifted(all, pairs) ?? all[0]!;
  return found.explanation.kind === 'identical' || found.coverage < WORTH_TRYING || coverageOf(found.explanation, changedOf(pairs)) < WORTH_TRYING ? null : { ...found, chance: chanceOf(found.explanation, pairs) };
}

/** A cell that did not change speaks for no rounding. */
function changedOf({ rows, x, y }: Pairs): Pairs {
  const kept = [...rows.keys()].filter((k) => x[k] !== y[k]);
  return { rows: Int32Array.from(kept, (k) => rows[k]!), x: Float64Array.from(kept, (k) => x[k]!), y: Float64Array.from(kept, (k) => y[k]!) };
}

/** Share reproduced of values that do not belong together. */
function chanceOf(explanation: Explanation, { rows, x, y }: Pairs): number {
  const half = rows.length >> 1;
  return coverageOf(explanation, { rows, x, y: y.map((_, k) => y[(k + half) % y.length]!) });
}

/** A fitted offset or gain that does hardly better than rounding alone only follows what rounding took. */
function onlyRounded(all: readonly Scored[]): Scored | null {
  if (!['offset', 'affine'].includes(all[0]!.explanation.kind)) return null;
  return all.find(({ explanation, coverage }) => explanation.kind === 'rounding' && explanation.evidence['direction'] === 'coarser' && coverage >= all[0]!.coverage - 0.05) ?? null;
}

/** A fitted gain that moves values by a few printed units, and does no better than one shift when nothing beyond half a unit counts. */
function onlyShifted(all: readonly Scored[], pairs: Pairs): Scored | null {
  const { explanation } = all[0]!, tolerance = toleranceOf(pairs.y, 0.9), { factor, offset, cut } = explanation.evidence;
  if (explanation.kind !== 'affine' || cut !== undefined || tolerance.half === 0 || !movesSlightly(explanation, pairs, tolerance.decimals)) return null;
  const strictly = coverageOf(linear('affine', factor as number, offset as number, 0, tolerance, {}), pairs);
  return all.find((each) => each.explanation.kind === 'offset' && each.coverage >= strictly) ?? null;
}

/** Where a step lies over most of a converted column, the fit has the step's offset; the unit itself holds for the rest. */
function unitBelow(all: readonly Scored[], pairs: Pairs): Scored | null {
  const { kind, evidence } = all[0]!.explanation;
  if (kind !== 'affine' && kind !== 'offset' || all[0]!.coverage >= CLAIM) return null;
  const factor = (evidence['factor'] as number | undefined) ?? 1, tolerances = [0.999, 0.9, 0.6].map((share) => toleranceOf(pairs.y, share));
  const units = tolerances.flatMap((tolerance) => unitMaps(pairs, tolerance)).filter(({ evidence: unit }) => unit['finer'] !== true && Math.abs((unit['factor'] as number) / factor - 1) < 3e-4)
    .map((explanation): Scored => ({ explanation, coverage: coverageOf(explanation, pairs), score: 0 })).sort((a, b) => b.coverage - a.coverage);
  return units[0] !== undefined && units[0].coverage >= LEAST_UNIT ? { ...units[0], coverage: Math.max(units[0].coverage, WORTH_TRYING) } : null;
}

/** Puts the base into the revision's terms and leaves open what is not reproduced. Says what share was. */
export function applyWhole(work: Work, rows: Int32Array, explanation: Explanation): number {
  const before = pairsAt(sampledRows(rows, LOOK), work.x, work.y), { x, y, state } = work;
  const holds = new Uint8Array(rows.length);
  const reproduced = heldAt(explanation, rows, x, y, holds);
  let changed = 0, held = 0;
  for (let k = 0; k < rows.length; k++) {
    const i = rows[k]!;
    if (x[i] !== 0 || y[i] !== 0) { changed++; if (holds[k] === 1) held++; }
    state[i] = holds[k] === 1 ? 0 : 1;
  }
  claimMap(work, explanation, held, changed - held, before);
  work.convert(mapped(explanation, x));
  if (explanation.kind !== 'rounding' && explanation.kind !== 'noise') work.printing = toleranceOf(pairsAt(sampledRows(keptRows(rows, holds, reproduced), LOOK), x, y).y, 0.9);
  return changed === 0 ? 0 : held / changed;
}

/** The kind of a map, and rounding where printing lost or gained digits beside it. */
export function claimMap(work: Work, { kind, evidence }: Explanation, cells: number, residual: number, pairs: Pairs, more: Readonly<Record<string, unknown>> = {}): void {
  const { finer, cut, ...rest } = evidence;
  work.claim(kind, cells, residual, { ...named(work, rest), ...offsetWithin(evidence, kind, decimalsOf(pairs.y)), ...more });
  if (!['unit', 'sign', 'offset', 'affine'].includes(kind)) return;
  const factor = Math.abs((evidence['factor'] as number | undefined) ?? 1), kx = work.printing === null ? decimalsOf(pairs.x) : work.printing.decimals, ky = decimalsOf(pairs.y);
  if (finer === true) work.claim('rounding', cells, residual, { mode: 'nearest', decimals: kx, to: ky, direction: 'finer', ...more });
  else if (ky !== null && (kx === null || 1 / tens(ky) >= 3 * factor / tens(kx))) work.claim('rounding', cells, residual, { mode: cut ?? 'nearest', decimals: ky, direction: 'coarser', ...more });
}

/** Half a printed unit on either side: whether the revision was rounded or cut, its values tell a fitted offset no closer. */
export function offsetWithin({ offset }: Readonly<Record<string, unknown>>, kind: Explanation['kind'], decimals: number | null): { readonly offsetWithin?: number } {
  return (kind === 'offset' || kind === 'affine') && typeof offset === 'number' && offset !== 0 && decimals !== null ? { offsetWithin: 5 / tens(decimals + 1) } : {};
}

/** A power of ten stands for many units: it gets names where the releases tell them, or one of them leaves one pair. */
function named(work: Work, evidence: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const units = work.series.units;
  if (evidence['from'] !== null || !units || units.base === units.revision) return evidence;
  if (units.base !== null && units.revision !== null) return { ...evidence, from: units.base, to: units.revision };
  const pairs = pairsOfPower(Math.round(Math.log10(Math.abs(evidence['factor'] as number)))).filter(([from, to]) => (units.base === null ? to === units.revision : from === units.base));
  return pairs.length === 1 ? { ...evidence, from: pairs[0]![0], to: pairs[0]![1] } : evidence;
}

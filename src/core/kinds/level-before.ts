/**
 * Of a column that was mapped and has a step, either level could be the map's and the other the step. A step is what
 * begins later: the map is that of the level at which the series begin.
 */
import { UNIT_PAIRS } from '../units/unit-table.js';
import type { Explanation } from './explanation.js';
import { linear } from './linear-maps.js';
import { toleranceOf } from './resolution.js';
import { VALUE, type Work } from './work.js';

interface Level { readonly group: number; readonly from: number; readonly offset: number }

/** Rows before a part that say it is not the first: fewer may be errors of their own. */
const LEAST = 3;
const NEAR = 3e-4;

/**
 * The map of the level at which most series begin, where that is told as a step on top of `whole`; `nothing` where that
 * level is base itself; null where the map holds from the beginning.
 */
export function levelBefore(tried: Work, whole: Explanation): Explanation | 'nothing' | null {
  const step = tried.kinds.find(({ kind }) => kind === 'step')?.evidence;
  if (step === undefined || whole.kind !== 'offset' && whole.kind !== 'affine') return null;
  const levels = (step['parts'] as Partial<Level>[]).map((part): Level => ({ group: part.group!, from: part.from!, offset: part.offset ?? step['offset'] as number }));
  const first = levels.filter((level) => beginsWith(tried, level)), by = first[0]?.offset;
  if (by === undefined || !Number.isFinite(by) || 2 * first.length <= groupsOf(tried)) return null;
  const { half } = toleranceOf(tried.y, 0.9);
  if (first.some(({ offset }) => Math.abs(offset - by) > 2 * half)) return null;
  const factor = (whole.evidence['factor'] as number | undefined) ?? 1, offset = Number(((whole.evidence['offset'] as number) + by).toPrecision(10));
  if (Math.abs(factor - 1) < 1e-7 && Math.abs(offset) <= 2 * half) return 'nothing';
  const pair = UNIT_PAIRS.find((each) => Math.abs(each.factor / factor - 1) < NEAR && Math.abs(each.offset - offset) <= 2 * half);
  const tolerance = toleranceOf(tried.y);
  return pair === undefined ? linear(whole.kind, factor, offset, whole.cost, tolerance, {}, 1.2) : linear('unit', pair.factor, pair.offset, whole.cost, tolerance, { from: pair.from, to: pair.to, source: pair.source }, 1.2);
}

function beginsWith({ series, state, x, y }: Work, { group, from }: Level): boolean {
  let before = 0;
  for (let i = 0; i < series.n && before < LEAST; i++) if (series.group[i] === group && series.at(i) < from && x[i] === x[i] && y[i] === y[i] && state[i] !== VALUE) before++;
  return before < LEAST;
}

function groupsOf({ series, x, y }: Work): number {
  const groups = new Set<number>();
  for (let i = 0; i < series.n; i++) if (x[i] === x[i] && y[i] === y[i]) groups.add(series.group[i]!);
  return groups.size;
}

/**
 * The kinds of change of one column of instants: what is an offset of a number is a shift of a time, of the whole
 * column or of a part of it (summer time), and rounding is to a second, a minute, an hour or a day.
 */
import type { ColumnKind } from '../model/report.js';
import { classifyColumn, type ColumnKinds } from './classify-column.js';
import type { PairedColumn } from './series.js';
import { CLAIM } from './explanation.js';

const HOUR = 3_600_000;
const UNITS: readonly (readonly [string, number])[] = [['day', 24 * HOUR], ['hour', HOUR], ['minute', 60_000], ['second', 1000]];

export function classifyTimes(column: PairedColumn): ColumnKinds {
  const cut = rounded(column);
  if (cut !== null) return cut;
  const { kinds, ...rest } = classifyColumn(column), shifted = kinds.some(({ kind }) => kind === 'offset');
  return { ...rest, kinds: kinds.filter(({ kind, evidence }) => !(kind === 'segment' && shifted && evidence['of'] === 'offset')).map(asTime) };
}

function asTime(kind: ColumnKind): ColumnKind {
  if (kind.kind !== 'offset' && kind.kind !== 'step') return kind;
  const ms = kind.evidence['offset'];
  if (typeof ms !== 'number') return kind;
  const hours = ms / HOUR;
  return { ...kind, kind: 'time-shift', evidence: { ...kind.evidence, time: ms, ...(Number.isInteger(4 * hours) && Math.abs(hours) <= 14 ? { hours, ...(Number.isInteger(hours) ? { like: 'time zone' } : {}) } : {}) } };
}

/** Instants cut, or rounded, to the coarsest unit that all of the revision keep and the base does not. */
function rounded({ base, revision }: PairedColumn): ColumnKinds | null {
  for (const [unit, ms] of UNITS) {
    let pairs = 0, changed = 0, down = 0, nearest = 0, whole = 0, absent = 0;
    for (let i = 0; i < base.length; i++) {
      const x = base[i]!, y = revision[i]!;
      if ((x !== x) !== (y !== y)) absent++;
      if (x !== x || y !== y) continue;
      pairs++;
      if (x !== y) changed++;
      if (y % ms === 0) whole++;
      if (Math.floor(x / ms) * ms === y) down++;
      if (Math.abs(y - x) <= ms / 2 && y % ms === 0) nearest++;
    }
    if (absent > 0 || changed === 0 || whole < pairs) continue;
    const held = Math.max(down, nearest);
    if (held < CLAIM * pairs || pairs < 3) continue;
    const revised = pairs - held;
    return { pairs, revised, kinds: [
      { kind: 'rounding', confidence: held / pairs, evidence: { mode: down >= nearest ? 'down' : 'nearest', unit, direction: 'coarser', cells: held, residualCells: revised } },
      ...(revised > 0 ? [{ kind: 'revised', confidence: 1, evidence: { cells: revised, residualCells: 0 } }] : []),
    ] };
  }
  return null;
}

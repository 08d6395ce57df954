/** The mean changes of all columns over a selection, as far as they are known: asked of the records where cells cannot tell. */
import type { ChangeReport, ReportColumn } from '../../src/core/model/report.js';
import { isOfTime, type SelectionClause } from '../../src/core/selection/clause.js';
import { matchesGrid } from '../../src/core/selection/matches-cell.js';
import { MOMENT_CELLS, reportMoments } from '../chart/report-moments.js';
import { countOf } from '../shared/format-number.js';
import type { PictureSlots } from '../view/picture-slots.js';
import { effectColumns, selectedEffect, wholeEffect, type EffectRow } from './effect-rows.js';

export interface AskedEffects {
  readonly rows: readonly EffectRow[];
  /** Whether exact figures are on their way. */
  readonly busy: boolean;
  /** Changed columns that are left out, because nothing at hand can narrow them. */
  readonly untold: number;
}

/** `live`: whether the records are at hand. */
export function askedEffects(report: ChangeReport, others: readonly SelectionClause[], slots: PictureSlots, live: boolean): AskedEffects {
  let waiting = 0, untold = 0;
  const rowOf = (column: ReportColumn): EffectRow[] => {
    const whole = wholeEffect(report, column), coarse = reportMoments(report, column);
    if (others.length === 0 || (coarse === undefined && whole.changed === 0)) return [whole];
    const asked = live && (coarse === undefined || matchesGrid(coarse.grid, others).partial) ? slots.ask(`narrowed ${column.id}`, { what: 'moments', column: column.id, most: MOMENT_CELLS, clauses: others }, undefined) : null;
    if (asked?.standing === 'exact' && asked.picture) return [selectedEffect(report, column, asked.picture, [])];
    if (asked !== null) waiting++;
    if (coarse === undefined) untold++;
    return coarse === undefined ? [] : [selectedEffect(report, column, coarse, others)];
  };
  const rows = effectColumns(report).flatMap(rowOf);
  return { rows, busy: waiting > 0, untold: waiting > 0 ? 0 : untold };
}

/** What of a selection the shown rows do not follow. */
export function effectNotes(shown: readonly EffectRow[], others: readonly SelectionClause[], untold: number, timeless: number): string[] {
  const approximate = shown.some((row) => row.approximate);
  return [
    ...(approximate ? ['The selection cuts through cells, which are taken whole: these figures are approximate.'] : []),
    ...(timeless > 0 && others.length > 0 && !others.some(isOfTime) ? [`${countOf(timeless, 'record has', 'records have')} no time and ${timeless === 1 ? 'is' : 'are'} left out of a selection's figures here.`] : []),
    ...(untold > 0 ? [`${countOf(untold, 'changed column is', 'changed columns are')} left out: the report does not hold where they changed.`] : []),
    ...(others.some(({ field }) => field.includes(':')) && approximate ? ['A selection by values or classes needs the records themselves: it does not narrow what is shown here.'] : []),
  ];
}

/** The small multiples: one panel a site-year, from the comparison, or without a cloud from the moments of the report. */
import type { ChangeReport, ReportColumn } from '../../src/core/model/report.js';
import { isDefined } from '../../src/core/model/report.js';
import { mergeInto, type Moments } from '../../src/core/pictures/moment-sums.js';
import { momentsAt } from '../../src/core/pictures/moment-table.js';
import type { CellGrid, PlanePicture, PlanesPicture } from '../../src/core/pictures/picture.js';
import type { SelectionClause } from '../../src/core/selection/clause.js';
import { matchesCell, matchesGrid, OUT, PART } from '../../src/core/selection/matches-cell.js';
import { reportMoments } from '../chart/report-moments.js';
import { agreementFigures, figuresOfMoments, type AgreementFigures } from './agreement-figures.js';

export interface AgreementPanel {
  readonly id: string;
  readonly label: string;
  readonly figures: AgreementFigures;
  /** Null in a report alone. */
  readonly plane: PlanePicture | null;
  /** Field and value of what tells it apart. */
  readonly place: readonly { readonly field: 'group' | 'year'; readonly value: string | number }[];
}

export interface AgreementPanels {
  readonly by: 'group and year' | 'group' | 'year' | 'none';
  readonly all: number;
  /** Of all: those whose mean difference is within the tolerance. */
  readonly within: number;
  readonly panels: readonly AgreementPanel[];
  /** Merged from cells that a selection leaves only partly. */
  readonly approximate: boolean;
}

export function panelsOf({ by, all, withinTolerance, panels }: PlanesPicture): AgreementPanels {
  const made = panels.map(({ label, group, year, plane }): AgreementPanel => {
    const place = [...(by.startsWith('group') && group !== null ? [{ field: 'group' as const, value: group }] : []), ...(by.endsWith('year') && year !== null ? [{ field: 'year' as const, value: year }] : [])];
    return { id: idOf(place), label, figures: agreementFigures(plane.moments), plane, place };
  });
  return { by, all, within: withinTolerance, panels: made, approximate: false };
}

function idOf(place: AgreementPanel['place']): string {
  return `panel-${JSON.stringify(place.map(({ value }) => value))}`;
}

/** Null where the report has no moments of the column, or nothing to tell panels apart by. */
export function panelsInReport(report: ChangeReport, column: ReportColumn, clauses: readonly SelectionClause[], tolerance: number, most: number): AgreementPanels | null {
  const held = reportMoments(report, column);
  if (held === undefined || !held.numeric) return null;
  const { grid, cells } = held, years = yearsOf(grid), width = Math.max(1, grid.edges.length - 1), match = matchesGrid(grid, clauses), found = new Map<string, { place: AgreementPanel['place']; label: string; moments: Moments }>();
  const named = grid.groups.length > 1, dated = years !== null && new Set(years).size > 1, by = named && dated ? 'group and year' : named ? 'group' : dated ? 'year' : 'none';
  if (by === 'none') return null;
  let approximate = false;
  for (let i = 0; i < cells.at.length; i++) {
    const cell = cells.at[i]!, left = matchesCell(grid, match, cell), row = Math.floor(cell / width), year = dated ? years[cell % width]! : null;
    if (left === OUT || grid.members[row] !== 1) continue;
    approximate ||= left === PART;
    const place = [...(named ? [{ field: 'group' as const, value: grid.groups[row]! }] : []), ...(year === null ? [] : [{ field: 'year' as const, value: year }])], key = JSON.stringify(place), before = found.get(key);
    if (before === undefined) found.set(key, { place, label: place.map(({ value }) => value).join(' '), moments: momentsAt(cells, i) });
    else mergeInto(before.moments, momentsAt(cells, i));
  }
  const panels = [...found.values()].map(({ place, label, moments }): AgreementPanel => ({ id: idOf(place), label, figures: figuresOfMoments(moments), plane: null, place })).filter(({ figures }) => figures.n > 0);
  const size = ({ figures: { rmse } }: AgreementPanel): number => (isDefined(rmse) ? rmse : -1);
  return { by, all: panels.length, within: panels.filter(({ figures: { bias } }) => isDefined(bias) && Math.abs(bias) <= tolerance).length, panels: panels.sort((a, b) => size(b) - size(a)).slice(0, most), approximate };
}

/** Year of each bin; null where a bin spans several. */
function yearsOf({ edges, instants }: CellGrid): readonly number[] | null {
  if (!instants || edges.length < 2) return null;
  const year = (t: number): number => new Date(t).getUTCFullYear(), years = edges.slice(1).map((to, i) => (year(edges[i]!) === year(to - 1) ? year(edges[i]!) : NaN));
  return years.some(Number.isNaN) ? null : years;
}

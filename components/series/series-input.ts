/** What a series is made of, and why there may be none. */
import { changedCells } from '../../src/core/model/cell-class.js';
import type { ChangeReport, ReportColumn } from '../../src/core/model/report.js';
import { isDefined } from '../../src/core/model/report.js';
import type { SeriesPicture } from '../../src/core/pictures/picture.js';
import type { SelectionClause } from '../../src/core/selection/clause.js';
import { columnName } from '../shared/column-state.js';
import type { ErrorColumn } from './error-band.js';
import type { IntervalMeans, Span } from './interval-means.js';
import type { SeriesArrangement } from './panels.js';

export interface SeriesInput {
  readonly report: ChangeReport;
  readonly column: ReportColumn;
  readonly width: number;
  readonly height: number;
  /** Pixels of one rem. */
  readonly rem: number;
  readonly arrangement: SeriesArrangement;
  /** Of all time. */
  readonly full: SeriesPicture;
  /** Of what is in view, as fine as it is at hand; may reach beyond. */
  readonly series: SeriesPicture;
  /** Null: all time is in view. */
  readonly view: Span | null;
  /** Of the column that gives the error of single values, on the grid of `series`; null without. */
  readonly errors: { readonly column: ErrorColumn; readonly series: SeriesPicture | null } | null;
  readonly means: IntervalMeans | null;
  /** The axis of differences is as long as they are, not as the spread of base asks (VIEWS R7: only on request). */
  readonly magnified: boolean;
  /** Clauses of other views, which narrow this one. */
  readonly narrowed: readonly SelectionClause[];
  /** Its own, which narrow the others. */
  readonly own: readonly SelectionClause[];
  /** How good the tables are: from the comparison, from the report, or the report's means alone. */
  readonly source: 'comparison' | 'report' | 'means';
  readonly busy: boolean;
}

const KINDS: Readonly<Record<ReportColumn['type'], string>> = { number: 'numbers', time: 'times', text: 'text', mixed: 'numbers and text', boolean: 'true and false', nested: 'lists or tables', empty: 'nothing' };

/** Why there is no series of this column; null where there may be one. */
export function reasonAgainst(report: ChangeReport, column: ReportColumn | null, asked: string | null): string | null {
  if (column === null) return asked === null || asked === '' ? 'No column is in both releases and can be compared.' : `There is no column ${asked}.`;
  const name = columnName(column);
  if (column.status !== 'matched') return `${name} is only in ${column.status === 'added' ? 'revision' : 'base'}; there is nothing to compare it with.`;
  if (report.pairing.mode !== 'keyed') return 'The records of the two releases are not paired by a key, so that no difference can be followed in time.';
  if (report.records.matched === 0) return 'No record is in both releases.';
  if (column.role === 'key') return `${name} is part of the key: it is the same in both.`;
  if (column.type !== 'number') return `${name} holds ${KINDS[column.type]}; a series is drawn of numbers.`;
  if (report.moments?.grid.timeName === '') return `The key (${report.recipe.key.join(', ')}) has no time.`;
  return null;
}

/** How large a change matters: what the reader said, else the tolerance of the cells; 0 without. */
export function toleranceOf({ recipe }: ChangeReport, column: ReportColumn): number {
  const own = recipe.columns.find(({ base, revision }) => base.join('\n') === column.base.join('\n') && revision.join('\n') === column.revision.join('\n'));
  return column.verdict?.matters ?? own?.matters ?? own?.tolerance.absolute ?? 0;
}

/** Standard deviation of all values of base, of the sample as in all views; null where it is not known. */
export function sdOfBase(column: ReportColumn): number | null {
  const sd = column.summary?.base?.sd;
  return isDefined(sd) ? sd : null;
}

/** Population standard deviation of all values of a side; null where it is not known. */
export function populationSd(column: ReportColumn, side: 'base' | 'revision'): number | null {
  const summary = column.summary?.[side];
  if (!summary || !isDefined(summary.sd) || summary.n < 1) return null;
  return summary.sd * Math.sqrt((summary.n - 1) / summary.n);
}

export function spanOf({ edges }: SeriesPicture): Span {
  return { from: edges[0]!, to: edges.at(-1)! };
}

/** The last time that a record has; a single one stands in the middle of its span. */
export function lastTime(series: SeriesPicture): number {
  const { from, to } = spanOf(series);
  return to - from === 1 && !Number.isInteger(to) ? (from + to) / 2 : to;
}

/** Why a report alone draws nothing of a column. */
export function nothingHeld(column: ReportColumn, narrowed: boolean): string {
  const name = columnName(column);
  if (changedCells(column.cells) + column.cells.tolerated === 0) return `No value of ${name} differs. The report holds pictures of columns that do.`;
  return narrowed ? `The report alone cannot show a selection of ${name}.` : `The report holds no picture of ${name}.`;
}

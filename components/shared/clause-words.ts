/** A clause as a reader says it, for chips, notes and what a screen reader speaks. */
import type { ChangeReport } from '../../src/core/model/report.js';
import { wantedOfColumns, type SelectionClause } from '../../src/core/selection/clause.js';
import { CELL_MARKS } from './class-marks.js';
import type { CellClass } from '../../src/core/model/cell-class.js';
import { columnName, findColumn } from './column-state.js';
import { countOf, formatNumber } from './format-number.js';

const DAY = 86_400_000;
/** Names that are listed one by one. */
const LISTED = 3;
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

export function clauseWords(clause: SelectionClause, report: ChangeReport): string {
  const { field } = clause;
  if (field === 'time' && clause.kind === 'interval') return report.moments?.grid.instants === false ? `${report.moments.grid.timeName} ${formatNumber(clause.value[0])} to ${formatNumber(clause.value[1])}` : `${instantWords(clause.value[0])} to ${instantWords(clause.value[1])}`;
  const nameOf = (id: string): string => { const column = findColumn(report, id); return column ? columnName(column) : id; }, classWord = (name: unknown): string => CELL_MARKS[name as CellClass]?.word ?? String(name);
  if ((field === 'cells' || field === 'kinds') && clause.kind === 'points') return listed([...wantedOfColumns(clause)].map(([id, wanted]) => `${nameOf(id)}: ${[...wanted].map(classWord).join(', ')}`), 'columns', '; ');
  const colon = field.indexOf(':');
  if (colon < 0) return clause.kind === 'points' ? listed(clause.value.map((each) => (field === 'month' ? MONTHS[Number(each) - 1] ?? String(each) : field === 'hour' ? `${each} h` : String(each))), field === 'group' ? 'groups' : `${field}s`) : '';
  const of = field.slice(0, colon), name = nameOf(field.slice(colon + 1));
  if (of === 'class') return `${name}: ${clause.kind === 'points' ? listed(clause.value.map(classWord), 'classes') : ''}`;
  const what = of === 'difference' ? `change of ${name}` : `${name} in ${of}`;
  return clause.kind === 'interval' ? `${what} ${formatNumber(clause.value[0])} to ${formatNumber(clause.value[1])}` : `${what} ${listed(clause.value.map(String), 'values')}`;
}

function listed(names: readonly string[], noun: string, between = ', '): string {
  return names.length <= LISTED ? names.join(between) : `${names.slice(0, LISTED - 1).join(between)} and ${countOf(names.length - LISTED + 1, `more ${noun}`, `more ${noun}`)}`;
}

/** The data's own clock: no zone is added or taken away. */
export function instantWords(instant: number): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return formatNumber(instant);
  const text = date.toISOString();
  return instant % DAY === 0 ? text.replace(/T.*/, '') : text.replace('T', ' ').replace(/(:00)?(\.000)?Z$/, '');
}

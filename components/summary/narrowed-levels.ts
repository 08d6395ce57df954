/**
 * The levels of the summary over the records that a selection leaves, beside their whole counts. Columns, records and
 * cells that no selection speaks of keep their whole counts alone.
 */
import type { CellClass } from '../../src/core/model/cell-class.js';
import type { ChangeReport } from '../../src/core/model/report.js';
import type { SelectedColumn, SelectedCounts } from '../../src/core/pictures/selected-counts.js';
import { columnState } from '../shared/column-state.js';
import type { CountedSelection } from '../shared/counts-of-selection.js';
import { countOf, formatCount } from '../shared/format-number.js';
import type { Level, LevelName } from './summary.model.js';

/** `count`: null where it cannot be told; `bound`: whether it is the most that it can be. */
export interface Narrowed { readonly count: number | null; readonly bound: boolean }

const UNKNOWN: Narrowed = { count: null, bound: false };
const exact = (count: number): Narrowed => ({ count, bound: false });

export interface NarrowedLevel { readonly level: Level; readonly total: Narrowed | null; readonly parts: ReadonlyMap<string, Narrowed> }

export function narrowedLevels(report: ChangeReport, levels: readonly Level[], counts: SelectedCounts | null): NarrowedLevel[] {
  return levels.map((level) => (counts === null ? { level, total: null, parts: new Map() } : { level, ...NARROW[level.name](report, counts) }));
}

/** Whether all of a level is known, so that it can be drawn. */
export function isExact({ total, parts }: NarrowedLevel): boolean {
  return total !== null && [total, ...parts.values()].every(({ count, bound }) => count !== null && !bound);
}

const NARROW: Readonly<Record<LevelName, (report: ChangeReport, counts: SelectedCounts) => Pick<NarrowedLevel, 'total' | 'parts'>>> = {
  columns(report, { columns, selected }) {
    if (selected === 0) return { total: null, parts: new Map() };
    let changed = 0, notation = 0, unchanged = 0, bound = false, told = true, all = true;
    for (const column of report.columns) {
      if (!['changed', 'notation', 'unchanged'].includes(columnState(column))) continue;
      const found = columns.get(column.id);
      if (found === undefined) { all = told = false; continue; }
      if (found.changed > 0) { changed++; bound ||= found.approximate; } else if (found.rest === null && column.cells.notation + column.cells.tolerated > 0) told = false;
      else if (found.rest !== null && found.rest.notation + found.rest.tolerated > 0) notation++;
      else unchanged++;
    }
    const rest = (count: number): Narrowed => (told && !bound ? exact(count) : UNKNOWN);
    return { total: exact(report.columns.length), parts: new Map([['changed', all ? { count: changed, bound } : UNKNOWN], ['notation', rest(notation)], ['unchanged', rest(unchanged)]]) };
  },
  records(_, { selected, approximate, changed }) {
    const still = changed !== null && !changed.approximate && !approximate ? exact(selected - changed.count) : UNKNOWN;
    return { total: { count: selected, bound: approximate }, parts: new Map([['changed', changed === null ? UNKNOWN : { count: changed.count, bound: changed.approximate }], ['unchanged', still]]) };
  },
  cells(report, { selected, approximate, columns }) {
    const compared = report.columns.filter(({ cells }) => Object.values(cells).some((count) => count > 0)), found = compared.map(({ id }) => columns.get(id));
    const parts = new Map<CellClass, Narrowed>((['value', 'filled', 'lost'] as const).map((name) => [name, summed(report.cells[name], found, (each) => ({ count: each[name], bound: each.approximate && each[name] > 0 }))]));
    for (const name of ['unchanged', 'notation', 'tolerated'] as const) parts.set(name, summed(report.cells[name], found, ({ rest }) => (rest === null ? UNKNOWN : exact(rest[name]))));
    return { total: { count: selected * compared.length, bound: approximate }, parts };
  },
};

/** `whole`: of all records; of a class without a cell there is none in any selection. */
function summed(whole: number, columns: readonly (SelectedColumn | undefined)[], of: (column: SelectedColumn) => Narrowed): Narrowed {
  let sum = 0, bound = false;
  if (whole === 0) return exact(0);
  for (const column of columns) {
    const here = column === undefined ? UNKNOWN : of(column);
    if (here.count === null) return UNKNOWN;
    sum += here.count;
    bound ||= here.bound;
  }
  return { count: sum, bound };
}

/** What the numbers are of, and what they do not tell. */
export function selectionLines(report: ChangeReport, { counts, standing }: CountedSelection, levels: readonly NarrowedLevel[]): string[] {
  if (counts === null) return [standing === 'coming' ? 'Counting what the selection leaves…' : 'These are counts of all records: the report alone does not tell what the selection leaves.'];
  const { selected, of, approximate } = counts, { added, removed, ambiguous } = report.records, unknown = levels.some(({ level, parts }) => level.parts.some(({ name, count }) => count > 0 && parts.get(name)?.count === null)), bound = levels.some(({ total, parts }) => [total, ...parts.values()].some((each) => each?.bound));
  return [
    `The selection leaves ${approximate ? 'at most ' : ''}${countOf(selected, 'record')} of the ${formatCount(of)} that are in both releases; counts and shares below are of these.`,
    ...(standing === 'coming' && (bound || unknown) ? ['Exact counts are on their way.'] : []),
    ...(standing === 'report' && (bound || unknown) ? [`From the report alone: ${bound ? 'the selection cuts through its cells, so that some counts are the most that it can leave' : 'some classes are not told apart'}. The releases themselves tell exactly.`] : []),
    ...(added + removed + ambiguous.base + ambiguous.revision > 0 ? ['Records that are not paired are in no selection: their counts stay.'] : []),
  ];
}

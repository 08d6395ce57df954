/** Queries to begin with, over the columns that a report has: what people derive from such data most often. */
import { distinctNames } from '../../src/core/impact/relation/distinct-names.js';
import type { ChangeReport, ReportColumn } from '../../src/core/model/report.js';
import { identifier } from '../../src/core/sql/identifier.js';
import { unitOf } from '../../src/core/report/column-sentence.js';
import { changedCells } from '../../src/core/model/cell-class.js';
import { findColumn } from '../shared/column-state.js';

export interface QueryStart {
  readonly label: string;
  readonly name: string;
  readonly unit: string;
  /** The query, or the function. */
  readonly text: string;
}

/** Columns as a quantity calls them, in the order of the report. */
export function namedColumns(report: ChangeReport): readonly (ReportColumn & { readonly called: string })[] {
  const names = distinctNames(report.columns.map(({ name }) => name));
  return report.columns.map((column, i) => ({ ...column, called: names[i]! }));
}

/** None where the report has no column of numbers that is no key. `focus`: the column to speak of first. */
export function queryStarts(report: ChangeReport, focus: string | null): readonly QueryStart[] {
  const columns = namedColumns(report), keys = columns.filter(({ role }) => role === 'key'), time = keys.find(({ type }) => type === 'time'), group = keys.find(({ type }) => type === 'text');
  const focused = findColumn(report, focus), about = columns.find(({ id, type, role }) => id === focused?.id && type === 'number' && role !== 'key') ?? mostChanged(columns);
  if (about === undefined) return [];
  const x = identifier(about.called), unit = unitOf(about) ?? '', name = about.called, starts: QueryStart[] = [
    { label: `Mean of ${name}`, name: `mean ${name}`, unit, text: `SELECT avg(${x})\nFROM data` },
    { label: `Total of ${name}`, name: `total ${name}`, unit, text: `SELECT sum(${x})\nFROM data` },
    { label: `Records with ${name} above a threshold`, name: `records with high ${name}`, unit: 'records', text: `SELECT count(*)\nFROM data\nWHERE ${x} > ${threshold(about)}` },
  ];
  if (time !== undefined) starts.push(
    { label: `Mean of ${name} by year`, name: `yearly mean ${name}`, unit, text: `SELECT year(${identifier(time.called)}) AS year, avg(${x}) AS value\nFROM data\nGROUP BY 1` },
    { label: `Daily means of ${name} (a series)`, name: `daily mean ${name}`, unit, text: `SELECT date_trunc('day', ${identifier(time.called)}) AS day, avg(${x}) AS value\nFROM data\nGROUP BY 1` },
  );
  if (group !== undefined) starts.push({ label: `Mean of ${name} by ${group.called}`, name: `mean ${name} by ${group.called}`, unit, text: `SELECT ${identifier(group.called)} AS "group", avg(${x}) AS value\nFROM data\nGROUP BY 1` });
  const parts = time === undefined ? keys.filter(({ name, type }) => type === 'number' && /^(year|month|yr|mo)$/i.test(name)) : [];
  for (const part of parts) starts.push({ label: `Mean of ${name} by ${part.called}`, name: `mean ${name} by ${part.called}`, unit, text: `SELECT ${identifier(part.called)}, avg(${x}) AS value\nFROM data\nGROUP BY 1` });
  const other = mostChanged(columns.filter(({ id }) => id !== about.id));
  if (other !== undefined) starts.push({ label: `Slope of ${name} on ${other.called}`, name: `slope of ${name} on ${other.called}`, unit: '', text: `SELECT regr_slope(${x}, ${identifier(other.called)})\nFROM data` });
  return starts;
}

function mostChanged<T extends ReportColumn>(columns: readonly T[]): T | undefined {
  const numbers = columns.filter(({ type, role, status }) => type === 'number' && role !== 'key' && role !== 'flag' && status === 'matched');
  return numbers.reduce<T | undefined>((best, column) => (best === undefined || changedCells(column.cells) > changedCells(best.cells) ? column : best), undefined);
}

/** A function to begin with: the mean, missing values left out. */
export function functionStarts(report: ChangeReport, focus: string | null): readonly QueryStart[] {
  const [mean] = queryStarts(report, focus), column = mean === undefined ? undefined : namedColumns(report).find(({ called }) => mean.label === `Mean of ${called}`);
  if (mean === undefined || column === undefined) return [];
  return [{ ...mean, text: `(columns) => {\n  let sum = 0, n = 0;\n  for (const x of columns[${JSON.stringify(column.called)}]) if (!Number.isNaN(x)) { sum += x; n++; }\n  return sum / n;\n}` }];
}

/** A round number that some of its values lie above. */
function threshold({ summary }: ReportColumn): string {
  const mean = summary?.base?.mean;
  if (typeof mean !== 'number' || !Number.isFinite(mean)) return '0';
  return String(Number(mean.toPrecision(2)));
}

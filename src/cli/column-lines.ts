/** A line for each changed column: how much of it changed, how far, with which verdict, and by which kinds of change. */
import { changedCells, totalCells } from '../core/model/cell-class.js';
import { isDefined, type ChangeReport, type ReportColumn } from '../core/model/report.js';
import { count, counted, figure, percent, signed } from '../core/format/words.js';
import { unitOf } from '../core/report/column-sentence.js';
import { columnWords } from '../core/report/kind-words.js';
import { printable, shorten, shortenInside, wrap } from './terminal-text.js';

const MOST_COLUMNS = 40;
const LONGEST_NAME = 20, SHORTEST_NAME = 12, LONGEST_UNIT = 10, KINDS = 20, LEAST_KINDS = 16, GAP = 2;

/** Changed in value first, by share of cells; then what is only written differently. */
export function mostChanged({ columns }: ChangeReport): ReportColumn[] {
  const share = ({ cells }: ReportColumn): number => changedCells(cells) / Math.max(1, totalCells(cells));
  return columns.filter(({ cells }) => changedCells(cells) + cells.notation + cells.tolerated > 0).sort((a, b) => share(b) - share(a) || b.cells.notation - a.cells.notation);
}

export function columnLines(columns: readonly ReportColumn[], width: number): string[] {
  const shown = columns.slice(0, MOST_COLUMNS), head = ['column', 'changed', 'shift', 'RMSE', 'verdict'], right = [false, true, true, true, false];
  const figures = shown.map((column) => [percent(changedCells(column.cells), totalCells(column.cells)), meanOf(column), rmseOf(column), verdictOf(column)]);
  const widest = head.slice(1).reduce((sum, text, i) => sum + GAP + Math.max(text.length, ...figures.map((row) => row[i]!.length)), 0), longest = Math.max(SHORTEST_NAME, Math.min(LONGEST_NAME + width - 80, width - widest - GAP - KINDS));
  const rows = shown.map((column, i) => [shortenInside(printable(column.name), longest), ...figures[i]!]);
  const used = head.map((_, i) => i < 2 || rows.some((row) => row[i] !== '')), widths = head.map((text, i) => (used[i] ? Math.max(text.length, ...rows.map((row) => row[i]!.length)) : 0));
  const laid = (cells: readonly string[]): string => cells.flatMap((text, i) => (used[i] ? [right[i] ? text.padStart(widths[i]!) : text.padEnd(widths[i]!)] : [])).join(' '.repeat(GAP));
  const indent = laid(head).length + GAP, room = Math.max(LEAST_KINDS, width - indent);
  const lines = [`${laid(head)}${' '.repeat(GAP)}kind of change`];
  shown.forEach((column, i) => {
    const [first = '', ...more] = kindLines(column, room);
    lines.push(`${laid(rows[i]!)}${' '.repeat(GAP)}${first}`.trimEnd(), ...more.map((line) => `${' '.repeat(indent)}${line}`));
  });
  if (columns.length > MOST_COLUMNS) lines.push(`and ${counted(columns.length - MOST_COLUMNS, 'more column')}; --json writes them all`);
  const untold = shown.some(({ verdict, paired }) => verdict?.state === 'cannot-tell' && verdict.matters === null && paired !== undefined);
  if (untold) lines.push('', ...wrap('No tolerance was given for columns that “cannot tell”; a recipe says from which mean change on one matters (columns, matters).', width));
  return lines;
}

/** Mean difference of the pairs, with its unit. */
function meanOf({ paired, role, ...column }: ReportColumn): string {
  if (paired === undefined || role === 'flag' || !isDefined(paired.bias) || paired.maxAbs === 0) return '';
  const unit = unitOf(column);
  return `${signed(paired.bias)}${unit === null ? '' : ` ${shorten(printable(unit), LONGEST_UNIT)}`}`;
}

/** Says nothing more where every pair moved alike. */
function rmseOf({ paired, role }: ReportColumn): string {
  if (paired === undefined || role === 'flag' || !isDefined(paired.rmse) || paired.rmse === 0) return '';
  return isDefined(paired.bias) && figure(Math.abs(paired.bias)) === figure(paired.rmse) ? '' : figure(paired.rmse);
}

const WORDS = { same: 'same', differs: 'differs', 'cannot-tell': 'cannot tell' } as const;

/** Only numbers are judged. */
function verdictOf({ verdict, paired, role }: ReportColumn): string {
  return verdict === undefined || paired === undefined || role === 'flag' ? '' : WORDS[verdict.state];
}

const MOST_KINDS = 4;

function kindLines(column: ReportColumn, room: number): string[] {
  const words = columnWords(column, { mean: false }), more = words.length - MOST_KINDS;
  // A kind that fits is not broken.
  const whole = (word: string): string => (word.length < room ? word.replaceAll(' ', '\u00a0') : word);
  return wrap((more > 1 ? [...words.slice(0, MOST_KINDS), `${count(more)} more`] : words).map(whole).join('; '), room).map((line) => line.replaceAll('\u00a0', ' '));
}

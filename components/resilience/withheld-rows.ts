/** What becomes of the result where the values of one column are missing: its error, or that it cannot be derived. */
import type { QuantityImpact, WithheldColumns, WithheldResult } from '../../src/core/impact/report/quantity-impact.js';
import { shortened } from '../chart/shortened.js';
import { cellOf, columnsOf, type Drawn, type NotDrawn, type Room } from '../impact/drawn.js';
import { shareWords, told, unitTail } from '../impact/quantity-words.js';
import { formatCount, formatNumber } from '../shared/format-number.js';
import type { Mark } from '../view/view-model.js';
import { pairedRows, type PairedRows } from './paired-rows.js';

type Column = WithheldColumns['columns'][number];

const NAME = 60, SIDES = ['base', 'revision'] as const, MOST_NAMED = 4;
/** Errors beyond so many times the one that is borne end at the edge. */
const MOST_TOLERANCES = 12;

export function withheldDrawn(quantity: QuantityImpact, withheld: WithheldColumns, room: Room): Drawn<PairedRows> | NotDrawn {
  const { columns, tolerance } = withheld, called = shortened(quantity.name, NAME), tail = unitTail(quantity);
  if (columns.length === 0) return { reason: `${called} reads no column that could be left out.` };
  const shown = [...columns].sort((a, b) => needOf(b) - needOf(a)), lost = shown.filter((each) => SIDES.some((side) => typeof each[side].result !== 'number')), moved = shown.filter((each) => !lost.includes(each) && SIDES.some((side) => isBeyond(each[side], tolerance[side]))), kept = columns.length - lost.length - moved.length;
  const known = shown.flatMap((each) => SIDES.flatMap((side) => { const { error } = each[side]; return typeof error === 'number' ? [error] : []; })), borne = Math.max(tolerance.base, tolerance.revision), reach = Math.min(Math.max(1.3 * borne, ...known), borne > 0 ? MOST_TOLERANCES * borne : Infinity) || 1;
  const share = ({ error }: WithheldResult): number | null => (typeof error === 'number' ? error : null);
  const picture = pairedRows(shown.map((each, i) => ({ id: `column-${i}`, label: each.column, words: `${errorWords(each.base)} → ${errorWords(each.revision)}`, base: share(each.base), revision: share(each.revision) })), { reach, borne, axis: 'error of the result without the column, of its size', numbers: 12 }, room);
  return {
    picture, title: titleOf(called, columns.length, lost.length, moved.length, borne), subtitle: `Error of ${called} over its size with the values of one column missing: base (open) and revision (filled); the line is the error that is borne.`,
    figures: [{ label: 'cannot do without', value: formatCount(lost.length) }, { label: 'moved beyond what is borne', value: formatCount(moved.length) }, { label: 'can do without', value: formatCount(kept) }],
    sentences: [
      ...(lost.length > 0 ? [`Without ${named(lost)} ${called} cannot be derived.`] : []),
      ...(moved.length > 0 ? [`Without ${named(moved)} it is another number, beyond ${shareWords(borne)} of its size.`] : []),
      ...(kept > 0 ? [`It stays within ${shareWords(borne)} without ${named(shown.filter((each) => !lost.includes(each) && !moved.includes(each)))}, each left out alone.`] : []),
    ],
    notes: ['Each column is left out alone: its values are missing in all records, and the quantity does with that what it does with missing values.', ...(known.some((error) => error > reach) ? ['Errors far beyond what is borne end at the edge; the table has them.'] : [])],
    marks: picture.rows.map(({ id, y }, i): Mark => ({ id, x: 1.5, y: y + 0.5, width: room.width - 3, height: picture.rowHeight - 1, changed: SIDES.some((side) => shown[i]![side].error !== 0), get lines() { return linesOf(shown[i]!, tail); } })),
    table: { caption: `${quantity.name} without single columns`, columns: columnsOf("'column", 'base without it', 'error in base', 'revision without it', 'error in revision'), rows: shown.map(({ column, base, revision }) => [column, cellOf(base.result), cellOf(base.error), cellOf(revision.result), cellOf(revision.error)]) },
  };
}

/** What cannot be had without it comes first, then by error. */
function needOf(column: Column): number {
  return Math.max(...SIDES.map((side) => { const { result, error } = column[side]; return typeof result !== 'number' ? Infinity : typeof error === 'number' ? error : -1; }));
}

function isBeyond({ error }: WithheldResult, tolerance: number): boolean {
  return typeof error === 'number' && error > tolerance;
}

function titleOf(called: string, columns: number, lost: number, moved: number, borne: number): string {
  if (lost === columns) return columns === 1 ? `${called} cannot be derived without the one column that it reads` : `${called} cannot be derived without any of the ${formatCount(columns)} columns that it reads`;
  if (lost + moved === 0) return `${called} stays within ${shareWords(borne)} without any one of the ${formatCount(columns)} columns that it reads`;
  return `${called} needs ${formatCount(lost + moved)} of the ${formatCount(columns)} columns that it reads`;
}

function named(columns: readonly Column[]): string {
  const names = columns.slice(0, MOST_NAMED).map(({ column }) => shortened(column, NAME)), more = columns.length - names.length;
  const all = [...names, ...(more > 0 ? [`${formatCount(more)} more`] : [])];
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} or ${all.at(-1)!}`;
}

function errorWords({ result, error }: WithheldResult): string {
  return typeof result !== 'number' ? 'no result' : typeof error === 'number' ? shareWords(error) : '–';
}

function linesOf(column: Column, tail: string): string[] {
  return [`without ${column.column}`, ...SIDES.map((side) => { const { result, error } = column[side]; return `${side}: ${typeof result !== 'number' ? `cannot be derived, ${result.reason}` : `${told(result, tail)}, ${typeof error === 'number' ? `off by ${error === 0 ? formatNumber(0) : shareWords(error)} of its size` : error.reason}`}`; })];
}

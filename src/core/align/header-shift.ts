/**
 * Values under the wrong header within one file: the last fields have no name of their own, and
 * the kind of values contradicts a name while it fits the neighbour's.
 */
import { calendarPart } from '../keys/calendar-parts.js';
import { counted, listed } from '../format/words.js';
import type { ColumnInfo } from '../model/release.js';
import type { ColumnKind, Finding } from '../model/report.js';
import { isMadeUp } from './name-similarity.js';

export interface HeaderShift {
  /** By how many places values stand right (positive) or left of their names. */
  readonly by: number;
  /** Fields at the end without a name. */
  readonly unnamed: number;
  /** Names that contradict their values, with the column whose values they fit. */
  readonly contradicted: readonly { readonly name: string; readonly fits: string }[];
}

const COUNT_NAME = /(^|[\s_.-])(number|num|count|counts|n|no|nr|days|flag|qc|id|rank|index)([\s_.-]|$)/i;
const TIME_NAME = /^(date|time|timestamp|datetime)$/i;

export function headerShift(columns: readonly ColumnInfo[]): HeaderShift | null {
  const named = columns.findIndex((column) => isMadeUp(column.name));
  if (named <= 1 || !columns.slice(named).every((column) => isMadeUp(column.name))) return null;
  const unnamed = columns.length - named;
  for (const by of [-1, unnamed]) {
    const contradicted = columns.slice(0, named).flatMap((column, i) => {
      const other = columns[i + by];
      return other !== undefined && contradicts(column.name, column) ? [{ name: column.name, other }] : [];
    });
    if (contradicted.length > 0 && contradicted.every(({ name, other }) => fits(name, other))) return { by, unnamed, contradicted: contradicted.map(({ name, other }) => ({ name, fits: other.name })) };
  }
  return null;
}

function isCounting(name: string): boolean {
  return COUNT_NAME.test(name) || calendarPart(name) !== null;
}

/** A count with decimals, a date that is a number with decimals. */
function contradicts(name: string, { type, whole }: ColumnInfo): boolean {
  return (TIME_NAME.test(name) || isCounting(name)) && type === 'number' && !whole;
}

function fits(name: string, { type, whole }: ColumnInfo): boolean {
  return (TIME_NAME.test(name) && type === 'time') || ((type === 'number' || type === 'text') && whole);
}

export function describeHeaderShift(side: 'base' | 'revision', { by, unnamed, contradicted }: HeaderShift, columns: readonly ColumnInfo[], records: number): { readonly kind: ColumnKind; readonly finding: Finding } {
  const names = contradicted.map(({ name, fits: other }) => `“${name}” stands above numbers with decimals, while the whole numbers that it speaks of stand under “${other}”`);
  return {
    kind: { kind: 'column-shift', confidence: 1, evidence: { of: 'header', side, by, unnamed, cells: records * contradicted.length, contradicted: contradicted.map(({ name, fits: other }) => `${name} > ${other}`) }, columns: columns.map((column) => column.name) },
    finding: {
      severity: 'warning', code: 'column-shift',
      sentence: `Values of the ${side} stand under the wrong header: its header has ${counted(unnamed, 'name')} too few, and ${listed(names)}. The values are compared under the names as they stand; correct the header before you trust a column's name.`,
    },
  };
}

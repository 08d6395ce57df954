/**
 * All records of both releases in one order of the key: a hybrid release is then a choice, record by record and column
 * by column, of what stands side by side. Records whose key occurs more than once are paired with none: they belong to
 * one release alone, so that base and revision are whole.
 */
import { calendarOf } from '../../diagnosis/time/calendar.js';
import { keyOrder, type KeyOrder } from '../../diagnosis/key-order.js';
import type { Joined } from '../../keys/joined-column.js';
import type { Match } from '../../keys/match-records.js';
import type { Chronology } from './chronology.js';

export interface KeyColumn {
  readonly name: string;
  readonly joined: Joined;
}

export interface UnionRecords {
  /** Row of each record on either side; -1 where that release has no such record. */
  readonly base: Int32Array;
  readonly revision: Int32Array;
  /** Periods of the key's time, and groups by its other columns; null where the key has none. */
  readonly period: RecordParts | null;
  readonly group: RecordParts | null;
  readonly time: RecordTimes | null;
  readonly chronology: Chronology;
}

/** When each record is, where the key says so by instants. */
export interface RecordTimes {
  /** Key columns that the times were read from. */
  readonly name: string;
  /** Milliseconds since 1970 in the data's own clock; NaN: not said. */
  readonly at: Float64Array;
}

/** What records are told apart by: `codes` are places in `names`; `by` says what these are. */
export interface RecordParts {
  readonly of: 'period' | 'group';
  readonly by: string;
  readonly codes: Int32Array;
  readonly names: readonly string[];
}

const NO_TIME = 'without a time';

export function unionRecords(key: readonly KeyColumn[], match: Match): UnionRecords {
  const { ambiguous } = match, pairs = match.base.length, left = match.removed.length + ambiguous.base.length, come = match.added.length + ambiguous.revision.length;
  const base = new Int32Array(pairs + left + come).fill(-1), revision = base.slice();
  base.set(match.base);
  base.set(match.removed, pairs);
  base.set(ambiguous.base, pairs + match.removed.length);
  revision.set(match.revision);
  revision.set(match.added, pairs + left);
  revision.set(ambiguous.revision, pairs + left + match.added.length);
  if (key.length === 0) return { base, revision, period: null, group: null, time: null, chronology: { at: null, along: 'the files' } };
  const sorted = [...key].sort((a, b) => (a.name < b.name ? -1 : 1)), all = Int32Array.from(base.keys());
  const order = keyOrder(sorted.map(({ name, joined }) => ({ name, joined: { ...joined, ...values(joined, base, revision) } as Joined })), { base: all, revision: all });
  return { base: order.base.map((at) => base[at]!), revision: order.base.map((at) => revision[at]!), period: periodOf(order), group: order.group === null ? null : { of: 'group', by: order.groupKeys.join(', '), codes: order.group, names: order.groupNames }, time: order.time !== null && order.instants ? { name: order.timeName!, at: order.time } : null, chronology: chronologyOf(order, key) };
}

function values(joined: Joined, base: Int32Array, revision: Int32Array): { readonly base: Float64Array | Int32Array; readonly revision: Float64Array | Int32Array } {
  const both = besides(joined.base, joined.revision, base, revision);
  return { base: both, revision: both };
}

/** The value of each record in the first release, where it is there, else in the other. */
export function besides<T extends Float64Array | Int32Array>(own: T, other: T, ownRows: Int32Array, otherRows: Int32Array): T {
  const out = (own instanceof Float64Array ? new Float64Array(ownRows.length) : new Int32Array(ownRows.length)) as T;
  for (let i = 0; i < ownRows.length; i++) out[i] = ownRows[i]! >= 0 ? own[ownRows[i]!]! : other[otherRows[i]!]!;
  return out;
}

/** Where there are several groups the records stand one group after the other. */
function chronologyOf({ time, sequence, group }: KeyOrder, key: readonly KeyColumn[]): Chronology {
  if (time === null || !sequence) return { at: null, along: key.map(({ name }) => name).join(', ') };
  return { at: group === null ? null : time, along: null };
}

/** Years; of one year alone its months; of numbers that count these themselves. */
function periodOf({ time, timeName, instants, stepMs, sequence }: KeyOrder): RecordParts | null {
  if (time === null || !sequence) return null;
  if (!instants) return numbered(time, timeName!);
  const { year, month, years, firstYear } = calendarOf(time, stepMs), monthly = years === 1, codes = new Int32Array(time.length), count = monthly ? 12 : years;
  let without = false;
  for (let i = 0; i < codes.length; i++) {
    const known = year[i]! < years;
    codes[i] = known ? (monthly ? month[i]! : year[i]!) : count;
    without ||= !known;
  }
  const names = Array.from({ length: count }, (_, i) => (monthly ? `${firstYear}-${String(i + 1).padStart(2, '0')}` : String(firstYear + i)));
  return { of: 'period', by: monthly ? 'month' : 'year', codes, names: without ? [...names, NO_TIME] : names };
}

function numbered(time: Float64Array, by: string): RecordParts {
  const distinct = [...new Set(time)].sort((a, b) => a - b), place = new Map(distinct.map((each, i) => [each, i]));
  return { of: 'period', by, codes: Int32Array.from(time, (each) => place.get(each)!), names: distinct.map((each) => (each === each ? String(each) : NO_TIME)) };
}

/**
 * Where no key pairs the records: whether a time made of columns of one release is the time that
 * the other has as a column, or whether both can make the same. Only offered, never applied. One
 * release may stamp the beginning of an interval and the other its end: then what the records
 * hold agrees better one step away, and that is said.
 */
import { calendarFamily, calendarParts, fitsCalendar, type CalendarPart } from '../keys/calendar-parts.js';
import { deriveTime, partsFault } from '../keys/derive-time.js';
import type { Joined } from '../keys/joined-column.js';
import type { DerivedTime } from '../model/recipe.js';
import type { JoinedColumn, PairSide } from './join-releases.js';

export interface DerivedKey {
  readonly derive: DerivedTime;
  /** Times that are in both, of those of the release with fewer. */
  readonly both: number;
  readonly fewer: number;
  /** How far the times of base have to move (ms) to agree better with those of revision. */
  readonly shift: { readonly by: number; readonly both: number; readonly cells: Agreement; readonly shiftedCells: Agreement } | null;
}

export interface Agreement { readonly equal: number; readonly compared: number }

/** Times, each once, with the record of each. */
interface Timeline { readonly side: 'base' | 'revision'; readonly name: string; readonly from: readonly string[] | null; readonly rows: ReadonlyMap<number, number> }

const LEAST_SHARED = 0.5, TOLERATED_MISSING = 0.02;
/** Looked at no further: so many times take too much memory beside the releases. */
const MOST_RECORDS = 4_000_000, MOST_COLUMNS = 8, MOST_COMPARED = 5_000;

export function findDerivedKey(base: PairSide, revision: PairSide, joined: ReadonlyMap<string, JoinedColumn>): DerivedKey | null {
  if (base.records > MOST_RECORDS || revision.records > MOST_RECORDS || base.records === 0 || revision.records === 0) return null;
  const made = { base: madeTime('base', base), revision: madeTime('revision', revision) };
  const times = { base: timeColumns('base', base, joined), revision: timeColumns('revision', revision, joined) };
  const free = (side: PairSide, name: string): boolean => side.columns.every((column) => column.name !== name);
  const pairs: (readonly [Timeline, Timeline])[] = [
    ...times.revision.flatMap((time) => (made.base && free(base, time.name) ? [[made.base, time] as const] : [])),
    ...times.base.flatMap((time) => (made.revision && free(revision, time.name) ? [[time, made.revision] as const] : [])),
  ];
  if (pairs.length === 0 && made.base && made.revision && JSON.stringify(made.base.from) === JSON.stringify(made.revision.from) && free(base, 'time') && free(revision, 'time')) pairs.push([made.base, made.revision]);
  const parts = calendarParts(base.columns.map((column) => column.name));
  const cells = [...joined.values()].filter((column) => column.joined.kind === 'number' && !column.retyped && parts[column.base] === null).slice(0, MOST_COLUMNS).map((column) => column.joined);
  const found = pairs.map((pair) => judge(pair[0], pair[1], cells)).filter((each) => each !== null);
  // The column with most times in common, and of equal ones the one that needs no moving.
  return found.sort((a, b) => b.both - a.both || Number(a.shift !== null) - Number(b.shift !== null))[0] ?? null;
}

function madeTime(side: 'base' | 'revision', { columns, records }: PairSide): Timeline | null {
  const parts = calendarParts(columns.map((column) => column.name));
  const usable = columns.flatMap(({ name, values }, i): { name: string; calendar: CalendarPart; values: Float64Array }[] => {
    const calendar = parts[i]!;
    return calendar !== null && values.kind === 'number' && fitsCalendar(calendar, values.values) ? [{ name, calendar, values: values.values }] : [];
  });
  const family = calendarFamily(usable);
  // A year alone is a time only by its decimals.
  if (partsFault(family.map((each) => each.calendar)) !== null || (family.length === 1 && family[0]!.values.every((x) => x !== x || Number.isInteger(x)))) return null;
  const rows = onceEach(deriveTime(new Map(family.map((each) => [each.calendar, each.values])), records));
  return rows === null ? null : { side, name: 'time', from: family.map((each) => each.name), rows };
}

function timeColumns(side: 'base' | 'revision', { columns }: PairSide, joined: ReadonlyMap<string, JoinedColumn>): Timeline[] {
  const taken = new Set([...joined.values()].map((column) => column[side]));
  return columns.filter(({ values }, i) => values.kind === 'time' && !taken.has(i)).slice(0, MOST_COLUMNS).flatMap(({ name, values }): Timeline[] => {
    const rows = values.kind === 'time' ? onceEach(values.values) : null;
    return rows === null ? [] : [{ side, name, from: null, rows }];
  });
}

/** The record of each time; null where one stands twice or many are missing. */
function onceEach(values: Float64Array): Map<number, number> | null {
  const rows = new Map<number, number>();
  let missing = 0;
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!;
    if (x !== x) missing++;
    else if (rows.has(x)) return null;
    else rows.set(x, i);
  }
  return rows.size < 2 || missing > TOLERATED_MISSING * values.length ? null : rows;
}

function judge(base: Timeline, revision: Timeline, shared: readonly Joined[]): DerivedKey | null {
  const fewer = Math.min(base.rows.size, revision.rows.size), both = inBoth(base, revision, 0);
  if (both < LEAST_SHARED * fewer) return null;
  const derive: DerivedTime = base.from !== null && revision.from !== null ? { side: 'both', name: 'time', from: base.from } : base.from !== null ? { side: 'base', name: revision.name, from: base.from } : { side: 'revision', name: base.name, from: revision.from! };
  const step = modalStep(base.rows), cells = agreement(base, revision, 0, shared);
  const shifts = [-step, step].flatMap((by): NonNullable<DerivedKey['shift']>[] => {
    const shifted = inBoth(base, revision, by), shiftedCells = agreement(base, revision, by, shared);
    return isBetter({ both, cells }, { both: shifted, cells: shiftedCells }, fewer) ? [{ by, both: shifted, cells, shiftedCells }] : [];
  });
  return { derive, both, fewer, shift: shifts.sort((a, b) => differing(a.shiftedCells) - differing(b.shiftedCells) || b.both - a.both)[0] ?? null };
}

interface Meeting { readonly both: number; readonly cells: Agreement }

/** From how many cells that differ on, and by which part fewer, another shift is believed; without cells, by the times alone. */
const MANY = 20, CLEARLY = 0.5, MORE_TIMES = 0.1;

function isBetter(now: Meeting, then: Meeting, fewer: number): boolean {
  if (now.cells.compared >= MANY && then.cells.compared >= MANY) return now.cells.compared - now.cells.equal >= MANY && differing(then.cells) <= CLEARLY * differing(now.cells);
  return then.both - now.both >= MORE_TIMES * fewer;
}

function differing({ equal, compared }: Agreement): number {
  return compared === 0 ? 1 : 1 - equal / compared;
}

function inBoth(base: Timeline, revision: Timeline, by: number): number {
  let both = 0;
  for (const x of base.rows.keys()) if (revision.rows.has(x + by)) both++;
  return both;
}

/** The commonest distance of neighbours; of equally common ones the smallest. */
function modalStep(rows: ReadonlyMap<number, number>): number {
  const sorted = Float64Array.from(rows.keys()).sort(), steps = new Map<number, number>();
  for (let i = 1; i < sorted.length; i++) steps.set(sorted[i]! - sorted[i - 1]!, (steps.get(sorted[i]! - sorted[i - 1]!) ?? 0) + 1);
  return [...steps].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]![0];
}

/** Cells of shared number columns that are the same on both sides, at times chosen without regard to the order of records. */
function agreement(base: Timeline, revision: Timeline, by: number, shared: readonly Joined[]): Agreement {
  const meeting = Float64Array.from(base.rows.keys()).filter((x) => revision.rows.has(x + by)).sort();
  const pace = Math.max(1, Math.ceil(meeting.length / MOST_COMPARED));
  const times = meeting.filter((_, i) => i % pace === 0);
  let equal = 0, compared = 0;
  for (const { base: b, revision: r } of shared) for (const x of times) {
    const one = b[base.rows.get(x)!]!, other = r[revision.rows.get(x + by)!]!;
    if (one !== one || other !== other) continue;
    compared++;
    if (one === other) equal++;
  }
  return { equal, compared };
}

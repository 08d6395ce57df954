/**
 * Matched records in the order of their key (group, then time), so that detectors find neighbours, gaps and periods
 * whatever order the records arrived in. Which key column is the time and which name the group is read off the key.
 */
import { calendarFamily, calendarPart, calendarParts, fitsCalendar } from '../keys/calendar-parts.js';
import { deriveTime, partsFault } from '../keys/derive-time.js';
import type { Joined } from '../keys/joined-column.js';
import { usualStep } from '../kinds/series-frame.js';
import { takeRows } from '../keys/take-rows.js';
import { pulse } from '../pulse.js';
import { rankedCodes, type Ranked } from './ranked-codes.js';

export interface KeyPart {
  readonly name: string;
  readonly joined: Joined;
}

export interface KeyOrder {
  /** Rows of matched records on either side, in the order of the key. */
  readonly base: Int32Array;
  readonly revision: Int32Array;
  /** Milliseconds, or a number that counts along the series (a year); null without. */
  readonly time: Float64Array | null;
  /** Whether `time` are milliseconds. */
  readonly instants: boolean;
  readonly timeName: string | null;
  /** Ascending; null where there is one group. */
  readonly group: Int32Array | null;
  /** By group code: how its key columns read. */
  readonly groupNames: readonly string[];
  /** The key columns that groups are made of. */
  readonly groupKeys: readonly string[];
  /** False: the key has no time, so that neighbours mean nothing. */
  readonly sequence: boolean;
  /** Steps of a day where times are milliseconds and steps divide it. */
  readonly period: number | null;
  /** Usual distance of two records in milliseconds, null where times are none. */
  readonly stepMs: number | null;
  /** Key columns that the time was read from, by their place in the key. */
  readonly timeParts: readonly number[];
}

const DAY = 86_400_000;
/** Words that numbers are called by which grow with time; others only name a record. */
const COUNTS_TIME = /(^|[^a-z])(date|time|year|yr|month|week|day|[jy]day|julian|doy|hour|epoch)/i;
/** `MeasurementYear` as two words. */
const CAPITALS = /([a-z0-9])([A-Z])/g;

function countsTime(name: string): boolean {
  return COUNTS_TIME.test(name.replace(CAPITALS, '$1 $2')) || calendarPart(name) !== null;
}

/** More groups than this share of the records are no groups: each record would be alone. */
const MOST_GROUPS = 0.5;

export function keyOrder(parts: readonly KeyPart[], match: { readonly base: Int32Array; readonly revision: Int32Array }): KeyOrder {
  const values = parts.map(({ joined }) => takeRows(joined.base, match.base));
  const time = timeOf(parts, values);
  const others = parts.flatMap((_, i) => (time?.used.includes(i) ? [] : [i]));
  const codes = others.map((i) => rankedCodes(values[i]!, parts[i]!.joined));
  const group = groupingOf(codes, match.base.length);
  const rest = [...codes.flatMap((each) => (group?.of.includes(each) ? [] : [each.codes])), ...(time?.used ?? []).map((i) => values[i]!)];
  pulse();
  const order = orderOf(group?.codes ?? null, time?.values ?? null, rest, match.base.length);
  pulse();
  const ordered = { time: time === null ? null : placed(time.values, order), group: group === null ? null : placed(group.codes, order) };
  const step = ordered.time !== null && time!.instants ? usualStep(ordered.time, ordered.group ?? new Int32Array(match.base.length)) : null;
  return {
    base: placed(match.base, order), revision: placed(match.revision, order), ...ordered, instants: time?.instants ?? false, timeName: time?.name ?? null, timeParts: time?.used ?? [],
    stepMs: step, period: step !== null && DAY % step === 0 && DAY / step > 1 && DAY / step <= 1440 ? DAY / step : null,
    groupNames: group === null ? [] : group.tuples.map((tuple) => tuple.map((code, k) => group.of[k]!.labels[code]!).join(', ')),
    groupKeys: group === null ? [] : group.of.map((each) => parts[others[codes.indexOf(each)]!]!.name),
    sequence: time !== null && (time.instants || countsTime(time.name)),
  };
}

interface TimePart { readonly values: Float64Array; readonly used: readonly number[]; readonly instants: boolean; readonly name: string }

/** An instant of the key; else one made of its calendar parts; else a number that counts. */
function timeOf(parts: readonly KeyPart[], values: readonly (Float64Array | Int32Array)[]): TimePart | null {
  const instants = parts.flatMap(({ joined }, i) => (joined.kind === 'time' ? [i] : []));
  if (instants.length > 0) {
    // The end of a period says nothing beside its start.
    const start = instants.reduce((a, b) => (least(values[b]!) < least(values[a]!) ? b : a));
    return { values: values[start] as Float64Array, used: instants, instants: true, name: parts[start]!.name };
  }
  const numbers = parts.flatMap(({ joined }, i) => (joined.kind === 'number' ? [i] : []));
  if (numbers.length === 0) return null;
  const named = calendarParts(numbers.map((i) => parts[i]!.name)).map((calendar, k) => ({ calendar: calendar !== null && fitsCalendar(calendar, values[numbers[k]!] as Float64Array) ? calendar : null, i: numbers[k]! }));
  const family = calendarFamily(named), words = family.map(({ calendar }) => calendar!);
  if (family.length > 1 && partsFault(words) === null) {
    const derived = deriveTime(new Map(family.map(({ calendar, i }) => [calendar!, values[i] as Float64Array])), values[0]!.length);
    if (derived.every((t) => t === t)) return { values: derived, used: family.map(({ i }) => i), instants: true, name: family.map(({ i }) => parts[i]!.name).join(', ') };
  }
  // A year says when, and so does what is called a time; of other numbers the finest.
  const finest = (of: readonly number[]): number | undefined => of.map((i) => ({ i, distinct: of.length > 1 ? rankedCodes(values[i]!, parts[i]!.joined).labels.length : 0 })).reduce<{ i: number; distinct: number } | null>((a, b) => (a === null || b.distinct > a.distinct ? b : a), null)?.i;
  const at = named.find(({ calendar }) => calendar === 'year')?.i ?? finest(numbers.filter((i) => countsTime(parts[i]!.name))) ?? finest(numbers)!;
  return { values: values[at] as Float64Array, used: [at], instants: false, name: parts[at]!.name };
}

function least(values: Float64Array | Int32Array): number {
  let low = Infinity;
  for (let i = 0; i < values.length; i++) if (values[i]! < low) low = values[i]!;
  return low;
}

interface Grouping { readonly of: readonly Ranked[]; readonly codes: Int32Array; readonly tuples: readonly (readonly number[])[] }

/** By the columns that many records share, one by one and all together; without those that nearly number the records. */
function groupingOf(codes: readonly Ranked[], records: number): Grouping | null {
  const most = MOST_GROUPS * records;
  let chosen: Ranked[] = [], size = 1;
  for (const each of codes) {
    if (each.labels.length > most || size * each.labels.length >= 2 ** 31) continue;
    size *= each.labels.length;
    chosen.push(each);
  }
  for (;;) {
    const found = combined(chosen, records);
    if (found === null || found.tuples.length <= most) return found === null ? null : { of: chosen, ...found };
    const finest = chosen.reduce((a, b) => (b.labels.length >= a.labels.length ? b : a));
    chosen = chosen.filter((each) => each !== finest);
  }
}

/** One ascending code for each combination that occurs. */
function combined(codes: readonly Ranked[], records: number): { codes: Int32Array; tuples: readonly (readonly number[])[] } | null {
  if (codes.length === 0) return null;
  const mixed = new Int32Array(records);
  for (const each of codes) {
    const size = each.labels.length;
    for (let i = 0; i < records; i++) mixed[i] = mixed[i]! * size + each.codes[i]!;
  }
  const seen = new Set<number>();
  let last = -1;
  for (let i = 0; i < records; i++) if (mixed[i] !== last) seen.add(last = mixed[i]!);
  const sorted = Int32Array.from(seen).sort(), rank = new Map<number, number>();
  sorted.forEach((code, i) => rank.set(code, i));
  last = -1;
  for (let i = 0, code = 0; i < records; i++) {
    if (mixed[i] !== last) { last = mixed[i]!; code = rank.get(last)!; }
    mixed[i] = code;
  }
  return { codes: mixed, tuples: Array.from(sorted, (code) => tupleOf(code, codes)) };
}

function tupleOf(code: number, codes: readonly Ranked[]): number[] {
  const out: number[] = [];
  for (let k = codes.length - 1, rest = code; k >= 0; k--) { const size = codes[k]!.labels.length; out.unshift(rest % size); rest = Math.floor(rest / size); }
  return out;
}

/** Null where the records stand in order already. */
function orderOf(group: Int32Array | null, time: Float64Array | null, rest: readonly (Int32Array | Float64Array)[], records: number): Int32Array | null {
  const compare = (i: number, j: number): number => {
    if (group !== null && group[i] !== group[j]) return group[i]! - group[j]!;
    const apart = time === null ? 0 : compareNumbers(time[i]!, time[j]!);
    if (apart !== 0) return apart;
    for (const codes of rest) { const by = compareNumbers(codes[i]!, codes[j]!); if (by !== 0) return by; }
    return i - j;
  };
  let sorted = true;
  for (let i = 1; i < records && sorted; i++) sorted = compare(i - 1, i) <= 0;
  if (sorted) return null;
  const order = new Int32Array(records);
  for (let i = 0; i < records; i++) order[i] = i;
  // By group without comparing, then by time where a group is not in order yet.
  const runs = group === null ? [[0, records] as const] : byGroup(group, order);
  for (const [from, to] of runs) {
    let ordered = true;
    for (let k = from + 1; k < to && ordered; k++) ordered = compare(order[k - 1]!, order[k]!) <= 0;
    if (!ordered) order.subarray(from, to).sort(compare);
  }
  return order;
}

/** Missing values come last. */
function compareNumbers(a: number, b: number): number {
  return a === b ? 0 : a !== a ? (b !== b ? 0 : 1) : b !== b ? -1 : a - b;
}

/** Counting sort, stable; the stretch of each group. */
function byGroup(group: Int32Array, order: Int32Array): (readonly [number, number])[] {
  let groups = 0;
  for (let i = 0; i < group.length; i++) if (group[i]! >= groups) groups = group[i]! + 1;
  const next = new Int32Array(groups + 1);
  for (let i = 0; i < group.length; i++) next[group[i]! + 1]!++;
  for (let g = 0; g < groups; g++) next[g + 1]! += next[g]!;
  const runs = Array.from({ length: groups }, (_, g) => [next[g]!, next[g + 1]!] as const);
  for (let i = 0; i < group.length; i++) order[next[group[i]!]!++] = i;
  return runs;
}

function placed<T extends Int32Array | Float64Array>(values: T, order: Int32Array | null): T {
  return (order === null ? values : takeRows(values, order)) as T;
}

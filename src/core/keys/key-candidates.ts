/**
 * How likely a column is part of a key, by what it is and what it is called. Names only order
 * the search; whether a key holds is always decided by the records.
 */
import type { ColumnType } from '../model/report.js';
import type { KeyPart } from './key-hash.js';

export interface KeyCandidate {
  readonly id: string;
  readonly name: string;
  readonly position: number;
  readonly base: KeyPart;
  readonly revision: KeyPart;
  readonly weight: number;
  /** Part of a date or time of day written in columns of their own, or null. */
  readonly calendar: CalendarPart | null;
  readonly isTime: boolean;
}

export type CalendarPart = 'year' | 'month' | 'day' | 'dayOfYear' | 'hour' | 'minute' | 'second';

const IDENTITY = /(^|[_ .-])(id|key|code|uuid|guid|ident|identifier|record|number|nr)$|^id[_ .-]|[a-z]Id$/i;
const PLACE = /(^|[_ .-])(site|station|plot|country|region|state|county|city|name|species|taxon|source|variable|sensor|tree|block|treatment|depth|layer|entity|cluster|tower|stock|symbol)([_ .-]?(id|name|code))?$/i;
const TIME = /^(date|time|timestamp|datetime|period|week|quarter)|(date|time|timestamp)$/i;
const ROW_NUMBER = /^(column 1|row_?names?|row|index|unnamed.*|x|#|obs|n|no\.?)$/i;
const CALENDAR: readonly (readonly [CalendarPart, RegExp])[] = [
  ['year', /^(year|yyyy|yr|yy)$/i], ['month', /^(month|mon|mo)$/i], ['day', /^(day|dd|dy|dom)$/i],
  ['dayOfYear', /^(doy|jday|day_of_year|yday)$/i], ['hour', /^(hour|hh|hr)$/i], ['minute', /^(minute|min|mi|mn)$/i], ['second', /^(second|sec|ss)$/i],
];

/** The weight of a column in the search, or null when it cannot be part of a key. `wholeShare`: share of whole numbers. */
export function keyWeight(name: string, type: ColumnType, wholeShare: number): number | null {
  // A float measure is never a key; a record number such as 6284.5 among whole ones can be.
  if (type === 'number' && wholeShare < (IDENTITY.test(name) ? 0.9 : 1)) return null;
  if (type !== 'number' && type !== 'text' && type !== 'time' && type !== 'mixed') return null;
  if (IDENTITY.test(name)) return 3;
  if (type === 'time') return 2.5;
  if (calendarPart(name) !== null || TIME.test(name) || PLACE.test(name)) return 2;
  if (ROW_NUMBER.test(name)) return 1;
  return type === 'number' ? 0.5 : 0.8;
}

export function calendarPart(name: string): CalendarPart | null {
  return CALENDAR.find(([, pattern]) => pattern.test(name))?.[0] ?? null;
}

/** The columns that together write a date and time, in their order: year, month and day (else day of year), hour, minute, second. */
export function calendarFamily(candidates: readonly KeyCandidate[]): KeyCandidate[] {
  const part = (name: CalendarPart): KeyCandidate[] => candidates.filter((candidate) => candidate.calendar === name).slice(0, 1);
  const dayAndMonth = [...part('month'), ...part('day')];
  const days = dayAndMonth.length === 2 ? dayAndMonth : part('dayOfYear').length > 0 ? part('dayOfYear') : dayAndMonth;
  return [...part('year'), ...days, ...part('hour'), ...part('minute'), ...part('second')];
}

/** Columns that together write a date and a time of day: year, month and day (or day of year), hour, minute, second. */

export type CalendarPart = 'year' | 'month' | 'day' | 'dayOfYear' | 'hour' | 'minute' | 'second';

const NAMES: readonly (readonly [CalendarPart, RegExp])[] = [
  ['year', /^(year|yyyy|yr|yy|jahr|ann[eé]e|a[nñ]o|anno|ano)$/i], ['month', /^(month|mon|mo|monat|mois|mes|mese|m[eê]s)$/i], ['day', /^(day|dd|dy|dom|day_?of_?month|tag|jour|d[ií]a|giorno)$/i],
  ['dayOfYear', /^(doy|jday|julian_?day|day_?of_?year|yday)$/i], ['hour', /^(hour|hh|hr|stunde|heure|hora|ora)$/i], ['minute', /^(minute|min|mi|mn|minuto)$/i], ['second', /^(second|sec|ss|sekunde|seconde|segundo)$/i],
];

const ORDER: readonly CalendarPart[] = ['year', 'month', 'day', 'dayOfYear', 'hour', 'minute', 'second'];

/** The part that a name says by itself, or null. */
export function calendarPart(name: string): CalendarPart | null {
  return NAMES.find(([, pattern]) => pattern.test(name))?.[0] ?? null;
}

/**
 * The part of each column, by all names together: `mm` is the minute where the month has a
 * column of its own and the month where it has none; `obs_year` and `obs_month` are parts
 * because they share what stands before; and a time beside a year and a day of year is the hour,
 * with decimals or as HHMM.
 */
export function calendarParts(names: readonly string[]): (CalendarPart | null)[] {
  const parts = names.map(calendarPart);
  names.forEach((name, i) => {
    if (!/^mm$/i.test(name)) return;
    const other = parts.includes('month') || names.some((each, k) => k < i && /^mm$/i.test(each));
    parts[i] = other ? 'minute' : 'month';
  });
  const prefixed = names.map((name, i) => (parts[i] === null ? /^(.+[_. -])([^_. -]+)$/.exec(name) : null));
  prefixed.forEach((match, i) => {
    const part = match === null ? null : calendarPart(match[2]!);
    if (part === null || parts.includes(part)) return;
    const family = new Set(prefixed.filter((each) => each !== null && each[1] === match![1]).map((each) => calendarPart(each![2]!)));
    if (family.has('year') && (family.has('month') || family.has('dayOfYear'))) parts[i] = part;
  });
  const clocks = names.flatMap((name, i) => (parts[i] === null && /^(time|hhmm)$/i.test(name) ? [i] : []));
  if (clocks.length === 1 && parts.includes('year') && parts.includes('dayOfYear') && !parts.includes('hour')) parts[clocks[0]!] = 'hour';
  return parts;
}

/** Hours may be written as HHMM. */
const RANGES: Readonly<Record<CalendarPart, readonly [number, number]>> = { year: [0, 9999], month: [1, 12], day: [1, 31], dayOfYear: [0, 366], hour: [0, 2400], minute: [0, 60], second: [0, 60] };

/** Whether all values can be the part; a column may be called by the name of another thing. */
export function fitsCalendar(part: CalendarPart, values: Float64Array): boolean {
  const [low, high] = RANGES[part];
  for (let i = 0; i < values.length; i++) if (values[i]! < low || values[i]! > high) return false;
  return true;
}

/** One column a part, coarse to fine; month and day before day of year where both are there. */
export function calendarFamily<T extends { readonly calendar: CalendarPart | null }>(columns: readonly T[]): T[] {
  const first = (part: CalendarPart): T[] => columns.filter((column) => column.calendar === part).slice(0, 1);
  const civil = first('month').length + first('day').length === 2;
  const skip: readonly CalendarPart[] = civil ? ['dayOfYear'] : first('dayOfYear').length > 0 ? ['month', 'day'] : [];
  return ORDER.filter((part) => !skip.includes(part)).flatMap(first);
}

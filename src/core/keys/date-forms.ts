/** Instants from texts as people write dates in keys: year first, or day and month in a given order, with or without a time of day. */
import { daysFromCivil } from '../reading/time-text.js';

export const DATE_ORDERS = ['month-first', 'day-first'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

const CLOCK = '(?:[t ](\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.0+)?)?z?)?';
const YEAR_FIRST = new RegExp(`^(\\d{4})(?:[-/.](\\d{1,2})(?:[-/.](\\d{1,2}))?)?${CLOCK}$`, 'i');
const YEAR_LAST = new RegExp(`^(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{2}|\\d{4})${CLOCK}$`, 'i');
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?$/;

/** Milliseconds since 1970 of a naive local time, or null. Years of two digits lie in 1950 to 2049. */
export function parseDateText(text: string, order: DateOrder): number | null {
  const compact = COMPACT.exec(text);
  if (compact !== null) return instant(compact[1]!, compact[2], compact[3], compact[4], compact[5], compact[6]);
  const first = YEAR_FIRST.exec(text);
  if (first !== null) return instant(first[1]!, first[2], first[3], first[4], first[5], first[6]);
  const last = YEAR_LAST.exec(text);
  if (last === null) return null;
  const [month, day] = order === 'month-first' ? [last[1], last[2]] : [last[2], last[1]];
  const year = last[3]!.length === 4 ? last[3]! : String(Number(last[3]) + (Number(last[3]) < 50 ? 2000 : 1900));
  return instant(year, month, day, last[4], last[5], last[6]);
}

function instant(year: string, month = '1', day = '1', hour = '0', minute = '0', second = '0'): number | null {
  const [y, m, d, h, min, s] = [year, month, day, hour, minute, second].map(Number) as [number, number, number, number, number, number];
  const days = daysFromCivil(y, m, d);
  const back = new Date(days * 86_400_000);
  if (m < 1 || m > 12 || back.getUTCMonth() + 1 !== m || back.getUTCDate() !== d || h > 24 || min > 59 || s > 59 || (h === 24 && min + s > 0)) return null;
  return days * 86_400_000 + ((h * 60 + min) * 60 + s) * 1000;
}

/**
 * A time that one release writes as a text without its year, `MMDDHHmm`, or as a text of any
 * known date form, and the other as an instant. Taken only where no value is lost: every text
 * reads as an instant, no two texts as the same one, and the instants of the other side could
 * all have been written so.
 */
import { parseDateText } from '../keys/date-forms.js';
import type { Joined } from '../keys/joined-column.js';
import type { NumericValues, TextValues, Values } from '../model/column-table.js';
import { MISSING_TEXTS } from '../reading/spelling.js';

export interface SameTimes {
  readonly joined: Joined;
  /** How the texts were read, for a sentence. */
  readonly form: string;
}

export function sameTimes(base: Values, revision: Values): SameTimes | null {
  if (base.kind === 'text' && revision.kind === 'time') {
    const found = asInstants(base, revision);
    return found && { form: found.form, joined: { kind: 'time', base: found.values, revision: revision.values, spelling: null } };
  }
  if (revision.kind === 'text' && base.kind === 'time') {
    const found = asInstants(revision, base);
    return found && { form: found.form, joined: { kind: 'time', base: base.values, revision: found.values, spelling: null } };
  }
  return null;
}

function asInstants(text: TextValues, time: NumericValues): { values: Float64Array; form: string } | null {
  const year = onlyYear(time.values);
  const forms: readonly (readonly [string, (text: string) => number | null])[] = [
    ...(year === null ? [] : [[`MMDDHHmm of ${year}`, (each: string) => (/^\d{8}$/.test(each) ? parseDateText(`${year}${each}`, 'month-first') : null)] as const]),
    ['a date', (each) => parseDateText(each, 'month-first')],
  ];
  for (const [form, read] of forms) {
    const instants = readAll(text, read);
    if (instants !== null) return { form, values: Float64Array.from(text.codes, (code) => instants[code]!) };
  }
  return null;
}

/** The instant of each entry, NaN for missing ones; null where one does not read or two are the same. */
function readAll({ dictionary }: TextValues, read: (text: string) => number | null): Float64Array | null {
  const seen = new Set<number>();
  const out = new Float64Array(dictionary.length).fill(NaN);
  for (let i = 0; i < out.length; i++) {
    const text = dictionary[i]?.trim() ?? '';
    if (MISSING_TEXTS.includes(text)) continue;
    const instant = read(text);
    if (instant === null || seen.has(instant)) return null;
    seen.add(instant);
    out[i] = instant;
  }
  return seen.size === 0 ? null : out;
}

/** The year in which all instants lie, to the minute; null where there are several. */
function onlyYear(values: Float64Array): number | null {
  let low = Infinity, high = -Infinity;
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!;
    if (x !== x) continue;
    if (x % 60_000 !== 0) return null;
    if (x < low) low = x;
    if (x > high) high = x;
  }
  if (low > high) return null;
  const year = new Date(low).getUTCFullYear();
  return new Date(high).getUTCFullYear() === year ? year : null;
}

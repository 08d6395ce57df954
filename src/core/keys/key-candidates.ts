/**
 * How likely a column is part of a key, by what it is and what it is called. Names only order
 * the search; whether a key holds is always decided by the records.
 */
import type { ColumnType } from '../model/report.js';
import { calendarPart, calendarParts, fitsCalendar, type CalendarPart } from './calendar-parts.js';
import type { Joined } from './joined-column.js';
import type { KeyPart } from './key-hash.js';

export interface KeyCandidate {
  readonly id: string;
  readonly name: string;
  readonly position: number;
  readonly base: KeyPart;
  readonly revision: KeyPart;
  readonly weight: number;
  readonly calendar: CalendarPart | null;
  readonly isTime: boolean;
}

/** From here on a column identifies by its name or type; below, the records have to prove it. */
export const STRONG = 2;
export const ROW_NUMBER_WEIGHT = 1;
/** Numbers of something, without a name that says so. */
export const NUMBERING_WEIGHT = 1.1;
const WHOLE_WEIGHT = 0.5;
/** A key column may lack its value in this share of the records: missing then counts as one more value. */
const TOLERATED_MISSING = 0.02;

const IDENTITY = /(^|[_ .-])(id|key|code|uuid|guid|doi|ident|identifier|kennung|record|number|nr)$|^id[_ .-]|[a-z]I[dD]$/i;
const PLACE_WORDS = [
  'site|station|plot|subplot|country|region|state|county|city|province|municipality|island|lake|river|basin|catchment|watershed|gauge|location|place|zone|grid|cell|pixel|tile',
  'name|species|taxon|genus|crop|cultivar|genotype|breed|source|variable|parameter|analyte|sensor|instrument|logger|channel|probe|tree|block|treatment|depth|layer|horizon|level|entity|cluster|tower|stock|symbol',
  'ort|standort|stelle|gebiet|art|lieu|parcelle|parcela|sitio|especie|esp[eè]ce',
  'sample|specimen|replicate|rep|quadrat|transect|trap|nest|subject|patient|participant|animal|individual|experiment|trial|run|batch|cruise|cast|profile|scenario|model|cohort|ring|collar|chamber|well|core',
].join('|');
const PLACE = new RegExp(`(^|[_ .-])(iso|iso_?[23]|${PLACE_WORDS})([_ .-]?(id|name|code|no|nr|number|[cm]?m))?$`, 'i');
const TIME = /^(date|time|timestamp|datetime|period|week|quarter|season)|(date|time|timestamp)$/i;
/** When a record was handled, not what it speaks of. */
const HANDLING = /(entry|entered|update|updated|modif|created|processed|edited|changed|upload|access|retriev|publish)/i;
const ROW_NUMBER = /^(column 1|row_?(names?|number|nr|id)?|index|unnamed.*|x|#|obs|n|no\.?)$/i;

/** The weight of a column in the search, or null when it cannot be part of a key. `wholeShare`: share of whole numbers. */
export function keyWeight(name: string, type: ColumnType, wholeShare: number): number | null {
  // A float measure is never a key; a record number such as 6284.5 among whole ones can be.
  if (type === 'number' && wholeShare < (IDENTITY.test(name) ? 0.9 : 1)) return null;
  if (type !== 'number' && type !== 'text' && type !== 'time' && type !== 'mixed') return null;
  if (ROW_NUMBER.test(name)) return ROW_NUMBER_WEIGHT;
  if (IDENTITY.test(name)) return 3;
  if (HANDLING.test(name) && (type === 'time' || TIME.test(name))) return 0.8;
  if (type === 'time') return 2.5;
  if (calendarPart(name) !== null || TIME.test(name) || PLACE.test(name)) return STRONG;
  return type === 'number' ? WHOLE_WEIGHT : 0.8;
}

export interface CandidateSource {
  readonly id: string;
  /** As base and revision call it. */
  readonly names: readonly [string, string];
  readonly type: ColumnType;
  readonly joined: Joined;
}

/** In the order of the columns. */
export function keyCandidates(columns: readonly CandidateSource[]): KeyCandidate[] {
  const parts = [calendarParts(columns.map((column) => column.names[0])), calendarParts(columns.map((column) => column.names[1]))];
  return columns.flatMap(({ id, names, type, joined }, position): KeyCandidate[] => {
    const share = joined.kind === 'number' ? Math.min(wholeShare(joined.base), wholeShare(joined.revision)) : 1;
    const part = parts[0]![position] ?? parts[1]![position] ?? null;
    // Of the calendar only months are written in words.
    const calendar = (joined.kind === 'number' && part !== null && fitsCalendar(part, joined.base) && fitsCalendar(part, joined.revision)) || (type === 'text' && part === 'month') ? part : null;
    const isNoDate = (name: string): boolean => type === 'number' && calendar === null && calendarPart(name) !== null && !(fillsRange(joined.base) && fillsRange(joined.revision));
    const own = Math.max(...names.map((name) => (isNoDate(name) ? Math.min(WHOLE_WEIGHT, keyWeight(name, type, share) ?? -1) : keyWeight(name, type, share) ?? -1)));
    if (own < 0 || tooManyMissing(joined.base) || tooManyMissing(joined.revision)) return [];
    const weight = calendar !== null ? Math.max(own, STRONG) : own === WHOLE_WEIGHT ? wholeNumberWeight(joined.base, joined.revision) : own;
    return [{ id, name: names[1], position, base: joined.base, revision: joined.revision, weight, calendar, isTime: joined.kind === 'time' }];
  });
}

function wholeNumberWeight(base: KeyPart, revision: KeyPart): number {
  if (isNumbering(base) && isNumbering(revision)) return NUMBERING_WEIGHT;
  return isLevels(base) && isLevels(revision) ? 0.9 : WHOLE_WEIGHT;
}

/** Whether whole numbers follow each other with few holes, as counts of anything would not. */
function isNumbering(values: KeyPart): boolean {
  const [low, high] = rangeOf(values);
  return high - low + 1 >= values.length * 0.9 && fillsRange(values);
}

/** Whether there are at least two values for every five numbers from the least to the greatest: so many days or years there are of anything, or it is no calendar. */
function fillsRange(values: KeyPart): boolean {
  const [low, high] = rangeOf(values);
  return low >= 0 && values.length >= 2 && values.length >= 0.4 * (high - low + 1);
}

function rangeOf(values: KeyPart): [number, number] {
  let low = Infinity, high = -Infinity;
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!;
    if (x < low) low = x;
    if (x > high) high = x;
  }
  return [low, high];
}

/** Whether a column numbers the records of its file, by its name and by what both sides hold. */
export function isNumberingColumn(joined: Joined, name: string): boolean {
  return ROW_NUMBER.test(name) && isNumberingOfBoth(joined);
}

/** Whether a column is a numbering on both sides: it says nothing of what a record holds. */
export function isNumberingOfBoth(joined: Joined): boolean {
  return joined.kind === 'number' && isNumbering(joined.base) && isNumbering(joined.revision);
}

/** Share of whole numbers; a tenth that is not whole is enough to stop counting. Missing values do not count. */
function wholeShare(values: Float64Array | Int32Array): number {
  let other = 0;
  for (let i = 0; i < values.length && other * 10 <= values.length; i++) if (values[i] !== Math.floor(values[i]!) && values[i] === values[i]) other++;
  return values.length === 0 ? 1 : 1 - other / values.length;
}

function tooManyMissing(values: Float64Array | Int32Array): boolean {
  const most = values.length * TOLERATED_MISSING;
  let missing = 0;
  if (values instanceof Int32Array) {
    for (let i = 0; i < values.length; i++) if (values[i]! < 0 && ++missing > most) return true;
  } else for (let i = 0; i < values.length; i++) if (values[i] !== values[i] && ++missing > most) return true;
  return false;
}

const MOST_LEVELS = 64;

/** Whether a column numbers or grades something by design: a few whole numbers, each about as often as the others. */
function isLevels(values: KeyPart): boolean {
  const counts = new Map<number, number>();
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!;
    if (x !== x) continue;
    const n = counts.get(x);
    if (n === undefined && counts.size >= MOST_LEVELS) return false;
    counts.set(x, (n ?? 0) + 1);
  }
  const often = [...counts.values()];
  return often.length > 1 && Math.min(...often) >= 2 && Math.max(...often) <= 2 * Math.min(...often);
}

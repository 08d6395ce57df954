/**
 * How likely a column is part of a key, by what it is and what it is called. Names only order
 * the search; whether a key holds is always decided by the records.
 */
import type { ColumnType } from '../model/report.js';
import { calendarPart, calendarParts, type CalendarPart } from './calendar-parts.js';
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
/** A key column may lack its value in this share of the records: missing then counts as one more value. */
const TOLERATED_MISSING = 0.02;

const IDENTITY = /(^|[_ .-])(id|key|code|uuid|guid|doi|ident|identifier|record|number|nr)$|^id[_ .-]|[a-z]I[dD]$/i;
const PLACE_WORDS = [
  'site|station|plot|subplot|country|region|state|county|city|province|municipality|island|lake|river|basin|catchment|watershed|gauge|location|place|zone|grid|cell|pixel|tile',
  'name|species|taxon|genus|crop|cultivar|genotype|breed|source|variable|parameter|analyte|sensor|instrument|logger|channel|probe|tree|block|treatment|depth|layer|horizon|level|entity|cluster|tower|stock|symbol',
  'sample|specimen|replicate|rep|quadrat|transect|trap|nest|subject|patient|participant|animal|individual|experiment|trial|run|batch|cruise|cast|profile|scenario|model|cohort|ring|collar|chamber|well|core',
].join('|');
const PLACE = new RegExp(`(^|[_ .-])(iso|iso_?[23]|${PLACE_WORDS})([_ .-]?(id|name|code|no|nr|number))?$`, 'i');
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
  return type === 'number' ? 0.5 : 0.8;
}

export interface CandidateSource {
  readonly id: string;
  readonly name: string;
  readonly type: ColumnType;
  readonly joined: Joined;
}

/** In the order of the columns. */
export function keyCandidates(columns: readonly CandidateSource[]): KeyCandidate[] {
  const parts = calendarParts(columns.map((column) => column.name));
  return columns.flatMap(({ id, name, type, joined }, position): KeyCandidate[] => {
    const own = keyWeight(name, type, joined.kind === 'number' ? Math.min(wholeShare(joined.base), wholeShare(joined.revision)) : 1);
    if (own === null || tooManyMissing(joined.base) || tooManyMissing(joined.revision)) return [];
    const calendar = joined.kind === 'time' || type === 'mixed' ? null : parts[position]!;
    const weight = calendar !== null ? Math.max(own, STRONG) : own === 0.5 && isCode(joined.base) && isCode(joined.revision) ? 0.9 : own;
    return [{ id, name, position, base: joined.base, revision: joined.revision, weight, calendar, isTime: joined.kind === 'time' }];
  });
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

const MOST_CODES = 64;

/** Whether a column numbers something: few whole numbers from 0 or 1 on without a gap, each more than once. */
function isCode(values: Float64Array | Int32Array): boolean {
  const counts = new Int32Array(MOST_CODES);
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!;
    if (x !== x) continue;
    if (x < 0 || x >= MOST_CODES) return false;
    counts[x]!++;
  }
  const first = counts[0]! > 0 ? 0 : 1;
  let last = MOST_CODES - 1;
  while (last > first && counts[last] === 0) last--;
  for (let x = first; x <= last; x++) if (counts[x]! < 2) return false;
  return last > first;
}

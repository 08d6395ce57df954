/**
 * How much memory a comparison will take at its peak, told from the sizes of the files and their first records. The
 * figures a record are those of the arrays that stand side by side at the peak; they were held against measured peaks
 * (see `docs/decisions/0018-memory-estimate.md`), and are meant to be a little high rather than too low.
 */

/** What the head of a file tells of one side. */
export interface SideHead {
  /** Bytes of the whole file, and of the records in the head. */
  readonly fileBytes: number;
  readonly headBytes: number;
  readonly headRecords: number;
  readonly columns: readonly { readonly kind: 'number' | 'time' | 'text'; /** Share of the head's records that hold a text not seen before. */ readonly distinct: number; readonly textBytes: number }[];
  /** The text stays in memory, because it is small or cannot be read piece by piece. */
  readonly keepsText: boolean;
  /** Columns go to temporary files. */
  readonly spills: boolean;
}

export interface MemoryNeed {
  readonly bytes: number;
  readonly records: { readonly base: number; readonly revision: number };
}

/** Browser or Node, engine and two threads, before anything is read. */
const AT_REST = 650e6;
/** A value with its spelling; texts are indexes. */
const NUMBER_BYTES = 9, INDEX_BYTES = 4;
/** What a distinct text needs besides its characters, in the dictionary and in the list of texts. */
const TEXT_BYTES = 60;
/** Beside the columns, while they are settled and summarised: digests of records and room for order statistics. */
const SETTLING_BYTES = 18;
/** Matching by hash: slots, groups and counts of both sides; and the pairs. */
const MATCHING_BYTES = 36;
/** A matched record in the engine, and a differing column in it: there, and twice on the way. */
const ROW_BYTES = 8, CELL_BYTES = 17;

export function estimateMemory(base: SideHead, revision: SideHead, engineBytes: number): MemoryNeed {
  const records = { base: recordsOf(base), revision: recordsOf(revision) };
  const matched = Math.min(records.base, records.revision);
  const columns = Math.min(base.columns.length, revision.columns.length);
  const engine = matched * (ROW_BYTES + columns) + 3 * Math.min(matched * CELL_BYTES * columns, Math.max(engineBytes, matched * CELL_BYTES));
  const standing = standingBytes(base, records.base) + standingBytes(revision, records.revision);
  const settling = SETTLING_BYTES * (records.base + records.revision) + textBytes(base) + textBytes(revision);
  const pairing = MATCHING_BYTES * (records.base + records.revision);
  return { bytes: Math.round(AT_REST + standing + Math.max(settling, pairing, engine)), records };
}

function recordsOf({ fileBytes, headBytes, headRecords }: SideHead): number {
  return headRecords === 0 ? 0 : Math.ceil((fileBytes * headRecords) / Math.max(1, headBytes));
}

/** What stays from reading to the end. */
function standingBytes(side: SideHead, records: number): number {
  const dictionaries = side.columns.reduce((sum, { kind, distinct, textBytes: length }) => sum + (kind === 'text' ? distinct * records * (TEXT_BYTES + length) : 0), 0);
  const arrays = side.columns.map(({ kind }) => records * (kind === 'text' ? INDEX_BYTES : NUMBER_BYTES));
  // Of columns in temporary files two are looked at while the next is brought in, and the key stays.
  const kept = side.spills ? arrays.sort((a, b) => b - a).slice(0, 4) : arrays;
  return dictionaries + kept.reduce((sum, bytes) => sum + bytes, 0) + (side.keepsText ? side.fileBytes : 0);
}

/** The checksum's own copy of a file, while it is read. */
function textBytes(side: SideHead): number {
  return side.spills ? 0 : side.fileBytes;
}

/** `needs about 2.9 GB; this browser allows about 6.4`; null where the need is too small to speak of. */
export function needSentence(need: MemoryNeed, allowed: number | null): string | null {
  if (need.bytes < WORTH_TELLING) return null;
  return `Needs about ${gigabytes(need.bytes)} GB of memory${allowed === null ? '' : `; this browser allows about ${gigabytes(allowed)} GB`}.`;
}

const WORTH_TELLING = 1e9;

/** What to say instead of beginning; null where it fits, or where nothing is known of what is allowed. */
export function tooLargeSentence(need: MemoryNeed, allowed: number | null, names: { readonly base: string; readonly revision: string }): string | null {
  if (allowed === null || need.bytes <= allowed) return null;
  return `Comparing ${names.base} and ${names.revision} needs about ${gigabytes(need.bytes)} GB of memory; this browser allows about ${gigabytes(allowed)} GB. Compare fewer columns or records, or use the command, which puts aside what does not fit: palimpsest compare ${names.base} ${names.revision}`;
}

function gigabytes(bytes: number): string {
  return (bytes / 1e9).toFixed(bytes < 99.5e8 ? 1 : 0);
}

/** What is known of one release once it is read: enough to align it with another. */
import type { ReleaseIdentity } from '../identity/version-grammar.js';
import type { ColumnType, ColumnSummary, ReportSource } from './report.js';
import type { SentinelEvidence } from '../missing/detect-sentinels.js';

export interface ColumnInfo {
  readonly name: string;
  readonly type: ColumnType;
  /** From a typed format (Parquet, Arrow, JSON, rows): values have no text of their own. */
  readonly typed: boolean;
  /** Texts that were taken for missing, with their counts. */
  readonly missing: readonly { readonly text: string; readonly count: number }[];
  /** Numbers suspected of being codes, as long as none is applied. */
  readonly sentinels: readonly SentinelEvidence[];
  /** Texts of numeric codes among what otherwise are dates. */
  readonly strays?: readonly string[];
  /** Missing cells, whatever stands there. */
  readonly absent: number;
  /** Numeric missing codes that were applied, with how often each stood there. */
  readonly codes?: readonly { readonly code: number; readonly count: number }[];
  /** From a unit row or a dictionary. */
  readonly unit?: string | null;
  /** Order of day and month in its dates; `unproven`: its cells allow both, and it stayed text. */
  readonly dates?: 'month-first' | 'day-first' | 'unproven';
  /** Spellings are hashed. */
  readonly wide: boolean;
  /** All values are whole numbers; of texts, all are digits and a sign. */
  readonly whole: boolean;
  readonly digest: string;
  /** Made of other columns by the recipe: it stands nowhere in the source. */
  readonly derived?: boolean;
  readonly notes: readonly string[];
  readonly summary: ColumnSummary;
}

export interface ReleaseInfo {
  readonly name: string;
  readonly sources: readonly ReportSource[];
  readonly url: string | null;
  /** What its name and the lines above its header say of it. */
  readonly identity?: ReleaseIdentity;
  readonly records: number;
  readonly content: string;
  readonly columns: readonly ColumnInfo[];
  readonly notes: readonly string[];
}

/** How a column is to be taken; what differs from how it was read is applied, by reading again if need be. */
export interface ColumnInstruction {
  /** `text`: as text, whatever it looks like; `mixed`: the cells' texts, of which numbers compare as numbers. */
  readonly readAs: 'auto' | 'text' | 'mixed';
  /** Texts that mean missing; null: as detected. */
  readonly missing: readonly string[] | null;
  /** Hash the spelling of every cell, because the other release's column needs it. */
  readonly wide: boolean;
  /** Numeric codes that mean missing. */
  readonly codes: readonly number[];
  /** Order of day and month, where the other release proves what this one leaves open. */
  readonly dates?: 'month-first' | 'day-first';
}

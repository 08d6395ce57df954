/**
 * The change report, version 1: everything a view needs and nothing that needs an engine.
 * Field meanings are fixed by the report's JSON Schema (`src/core/report/schema.json`).
 */
import type { FlagChange, FractionChange } from '../diagnosis/flags/flag-change.js';
import type { MissingnessChange } from '../diagnosis/missingness/missingness-change.js';
import type { LevelChange } from '../diagnosis/categories/level-change.js';
import type { DistributionChange } from '../diagnosis/statistics/distribution-change.js';
import type { PairedChange } from '../diagnosis/statistics/paired-change.js';
import type { Interval } from '../diagnosis/statistics/series-pairs.js';
import type { CorrelationChange } from '../diagnosis/relations/correlation-change.js';
import type { InformationChange } from '../diagnosis/relations/information-change.js';
import type { TimeChange } from '../diagnosis/time/time-change.js';
import type { PartTimes } from '../diagnosis/parts-of-time.js';
import type { GroupChange } from '../diagnosis/where/group-change.js';
import type { QuantityImpact } from '../impact/report/quantity-impact.js';
import type { FirstPictures } from '../pictures/first-pictures.js';
import type { CellGrid, MomentTable } from '../pictures/picture.js';
import type { CellClass, CellCounts } from './cell-class.js';
import type { ColumnRole, Recipe, ResolvedRecipe } from './recipe.js';

export const REPORT_SCHEMA = 'palimpsest/change-report/1';

/** A number that could not be computed says why; it is never NaN and never a guess. */
export interface Undefined {
  readonly status: 'too-few' | 'undefined' | 'not-comparable';
  readonly reason: string;
}
export type Figure = number | Undefined;

export function isDefined(figure: Figure | undefined): figure is number {
  return typeof figure === 'number';
}

export type ColumnType = 'number' | 'time' | 'text' | 'mixed' | 'boolean' | 'nested' | 'empty';

export interface ReportSource {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly format: 'csv' | 'tsv' | 'json' | 'ndjson' | 'parquet' | 'arrow' | 'table';
  /** How the text was read: delimiter, quote, newline, encoding, byte-order mark, compression. */
  readonly dialect?: Readonly<Record<string, string | number | boolean>>;
}

export interface ReportRelease {
  readonly label: string;
  readonly identity: { readonly doi: string | null; readonly version: string | null; readonly date: string | null; readonly url: string | null };
  /** `sha256-…` of the content, independent of the order of records and columns. */
  readonly content: string;
  readonly sources: readonly ReportSource[];
  readonly records: number;
  readonly columns: number;
  readonly resources: number;
}

export type ValidityStatus = 'identical' | 'revision' | 'extension' | 'new-cohort' | 'unkeyed' | 'disjoint' | 'empty';

export interface Finding {
  readonly severity: 'note' | 'warning' | 'refusal';
  readonly code: string;
  readonly sentence: string;
}

export interface ColumnKind {
  readonly kind: string;
  readonly confidence: number;
  readonly evidence: Readonly<Record<string, unknown>>;
  /** Only for kinds of the whole table. */
  readonly columns?: readonly string[];
}

export interface Quantiles {
  readonly q05: number; readonly q25: number; readonly q50: number; readonly q75: number; readonly q95: number;
}

/** Summary of one side over all its records; `n` counts finite numbers, `infinite` is left out of all moments. */
export interface ColumnSummary {
  readonly n: number;
  readonly missing: number;
  readonly infinite?: number;
  readonly mean?: Figure;
  /** Sample standard deviation (n - 1). */
  readonly sd?: Figure;
  readonly min?: Figure;
  readonly max?: Figure;
  readonly quantiles?: Quantiles | Undefined;
  /** Distinct values, for text. */
  readonly distinct?: number;
  /** Most frequent values of a text column, at most 12. */
  readonly top?: readonly { readonly value: string; readonly count: number }[];
  /** First and last instant of a time column, ISO 8601. */
  readonly first?: string;
  readonly last?: string;
}

/** Over matched records where both sides are finite; differences are revision - base. What `PairedChange` adds is there where a value differs. */
export interface PairedSummary extends Partial<PairedChange> {
  readonly n: number;
  readonly bias: Figure;
  readonly mae: Figure;
  readonly rmse: Figure;
  readonly maxAbs: Figure;
  readonly pearson: Figure;
  /** Ordinary least squares of revision on base. */
  readonly slope: Figure;
  readonly intercept: Figure;
}

/** Counts on edges shared by both sides; `edges` has one entry more than the counts. At most 64 bins. */
export interface HistogramPicture {
  readonly edges: readonly number[];
  readonly base: readonly number[];
  readonly revision: readonly number[];
}

/** The most frequent changes between two texts, at most 12. */
export interface TransitionPicture {
  readonly from: string | null;
  readonly to: string | null;
  readonly count: number;
}

/** A text that was taken for missing in a column, with the reason. */
export interface MissingText {
  readonly text: string;
  /** How often it stands on each side. */
  readonly base: number;
  readonly revision: number;
  readonly by: 'recipe' | 'dictionary' | 'detected' | 'empty';
  readonly sentence: string;
}

/** Why a column of the revision is taken for a column of the base under another name. */
export interface AlignmentEvidence {
  readonly by: 'name' | 'recipe' | 'dictionary' | 'content';
  /** 0..1: share of the compared cells that the alignment reproduces. */
  readonly confidence: number;
  readonly sentence: string;
  readonly figures: Readonly<Record<string, number | string | boolean>>;
}

/** A change to the recipe that the data suggest and only a reader can accept. */
export interface Offer {
  readonly code: string;
  readonly sentence: string;
  /** Members to lay over the recipe that was asked for. */
  readonly recipe: Recipe;
}

/** One difference between the dictionaries of two releases, or between a dictionary and its data. */
export interface DictionaryFinding {
  readonly column: string;
  readonly what: 'unit' | 'definition' | 'missing-code' | 'type' | 'key' | 'described' | 'disagreement';
  readonly base: string | null;
  readonly revision: string | null;
  readonly sentence: string;
}

export interface ReportDictionary {
  /** Names and formats of the dictionaries that were read, by side. */
  readonly base: readonly { readonly name: string; readonly format: string }[];
  readonly revision: readonly { readonly name: string; readonly format: string }[];
  /** At most 1,000. */
  readonly findings: readonly DictionaryFinding[];
}

export interface ReportColumn {
  readonly id: string;
  readonly name: string;
  /** Names on each side; empty where the column does not exist. */
  readonly base: readonly string[];
  readonly revision: readonly string[];
  readonly status: 'matched' | 'added' | 'removed';
  readonly role: ColumnRole;
  readonly type: ColumnType;
  readonly unit?: { readonly base: string | null; readonly revision: string | null };
  readonly digest?: { readonly base: string | null; readonly revision: string | null };
  /** All zero for keys and for columns that exist on one side only. */
  readonly cells: CellCounts;
  readonly kinds?: readonly ColumnKind[];
  readonly summary?: { readonly base: ColumnSummary | null; readonly revision: ColumnSummary | null };
  readonly paired?: PairedSummary;
  /** On matched pairs; where a value differs. */
  readonly distribution?: DistributionChange;
  /** By the name of the statistic among `paired`; none where the series is too short to tell. */
  readonly intervals?: Readonly<Record<string, Interval>>;
  /** Where cells were filled or lost. */
  readonly missingness?: MissingnessChange;
  /** Mean day, mean year and trend, of measures whose key has instants. */
  readonly time?: TimeChange;
  readonly information?: InformationChange;
  /** Of texts of few levels: where a value differs, or where records are not paired. */
  readonly levels?: LevelChange;
  readonly verdict?: { readonly state: 'same' | 'cannot-tell' | 'differs'; readonly matters: number | null; readonly sameWithin?: Figure; readonly sentence: string };
  readonly pictures?: { readonly histogram?: HistogramPicture; readonly transitions?: readonly TransitionPicture[] } & FirstPictures;
  readonly notes?: readonly string[];
  /** Texts taken for missing, at most 30. */
  readonly missing?: readonly MissingText[];
  /** Why the two columns are one, where their names differ. */
  readonly alignment?: AlignmentEvidence;
  /** What became of the column, in words, from the same numbers. */
  readonly sentence?: string;
}

/** One cell of a sampled record: the texts as read (null: missing or absent) and the class. */
export interface SampledCell {
  /** Column id. */
  readonly column: string;
  readonly base: string | null;
  readonly revision: string | null;
  readonly class: CellClass;
}

export interface SampledRecord {
  /** Key values as text, in the order of `recipe.key`; empty without a key. */
  readonly key: readonly (string | null)[];
  /** Record number in each file, counted from 1; null where the record does not exist. Pages have it; the report does not, because it depends on the order of records. */
  readonly at?: { readonly base: number | null; readonly revision: number | null };
  /** For changed records: the cells that are not `unchanged`. For added and removed records: all cells, class `unchanged`. */
  readonly cells: readonly SampledCell[];
}

export interface ReportRecords {
  readonly base: number;
  readonly revision: number;
  readonly matched: number;
  readonly added: number;
  readonly removed: number;
  readonly ambiguous: { readonly base: number; readonly revision: number; readonly keys: number; readonly examples?: readonly (readonly (string | null)[])[] };
  readonly changed: number;
  readonly unchanged: number;
  /** Each list holds at most 100 records. */
  readonly samples: { readonly changed: readonly SampledRecord[]; readonly added: readonly SampledRecord[]; readonly removed: readonly SampledRecord[] };
}

export interface ChangeReport {
  readonly schema: typeof REPORT_SCHEMA;
  /** Stages one after another, but for `diagnose`, which threads work at during `compare` and `measure`; `diagnoseParts` adds up what each of two threads spent, and so may exceed it. */
  readonly generator: { readonly name: 'palimpsest'; readonly version: string; readonly engine: string; readonly elapsedMs: { readonly load: number; readonly align: number; readonly compare: number; readonly measure: number; readonly diagnose: number; readonly diagnoseParts: PartTimes } };
  readonly id: string;
  readonly base: ReportRelease;
  readonly revision: ReportRelease;
  readonly recipe: ResolvedRecipe;
  readonly pairing: { readonly mode: 'keyed' | 'multiset' | 'distribution'; readonly evidence: Readonly<Record<string, unknown>> & { readonly sentence: string } };
  readonly validity: { readonly status: ValidityStatus; readonly findings: readonly Finding[] };
  readonly kinds: readonly ColumnKind[];
  readonly records: ReportRecords;
  readonly cells: CellCounts & { readonly compared: number };
  readonly columns: readonly ReportColumn[];
  /** Repairs and settings that the data suggest, at most 20. */
  readonly offers?: readonly Offer[];
  readonly dictionary?: ReportDictionary;
  /** Groups of records that hold much of a column's change, at most 12 a column and claim and 2,000 in all. */
  readonly groups?: readonly GroupChange[];
  /** Moments of changed columns (by id) by group and time, on one grid of at most 240 cells, for brushing without an engine; at most 60 columns. */
  readonly moments?: { readonly grid: CellGrid; readonly columns: Readonly<Record<string, MomentTable>> };
  /** Among at most 12 measures, those that differ first. */
  readonly correlations?: CorrelationChange;
  /** Quality flags that changed or whose measure did, at most 100. */
  readonly flags?: readonly (FlagChange | FractionChange)[];
  /** What it does to quantities that the reader derives, at most 20. */
  readonly impact?: readonly QuantityImpact[];
  /** One generated sentence for the whole: what changed, where most, by how much. */
  readonly sentence: string;
}

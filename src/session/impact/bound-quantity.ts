/** A quantity that is bound to the columns of a comparison: whatever computes it, it can be asked on either release and on any hybrid of both. */
import type { DataChoice, NamedColumn } from '../../core/impact/relation/data-sql.js';
import type { MarkedColumn } from '../../core/impact/relation/record-marker.js';
import type { RecordSums } from '../../core/impact/query/record-sums.js';
import type { ColumnChoice } from '../../core/impact/relation/shared-sql.js';
import type { QueryResult } from '../../core/impact/query/query-result.js';
import type { ResultShape } from '../../core/impact/query/result-shape.js';
import type { QuantitySource } from '../../core/impact/report/quantity-impact.js';
import type { Undefined } from '../../core/model/report.js';
import type { LoadedRelation } from './impact-relation.js';

export type DataColumn = NamedColumn & MarkedColumn & { readonly key: boolean; readonly unit?: { readonly base: string | null; readonly revision: string | null } | undefined };

/** What one value did in time: a state of a model, of which the value is the last. */
export interface Course {
  /** Milliseconds since 1970, ascending. */
  readonly at: Float64Array;
  /** NaN where not defined. */
  readonly values: Float64Array;
}

export interface BoundQuantity {
  readonly by: QuantitySource;
  /** Those that it may read. */
  readonly columns: readonly DataColumn[];
  readonly is: ResultShape['is'];
  /** Whether it can be asked by marks of cells and records (`marks.ts`). */
  readonly byMarks: boolean;
  /** On many hybrid releases by columns at once, in less time than one by one; null where there is no such way. */
  readonly together?: (relation: LoadedRelation, choices: readonly ColumnChoice[], signal: AbortSignal | undefined) => Promise<readonly (QueryResult | Undefined)[] | null>;
  /** On two releases in one statement, for what holds no records in memory; null where it cannot be had so. */
  readonly both?: (relation: LoadedRelation, choices: readonly [DataChoice, DataChoice], signal: AbortSignal | undefined) => Promise<readonly [QueryResult | Undefined, QueryResult | Undefined] | null>;
  /** Where it was bound unseen: why it cannot be asked at all, or null if it can. For when it gives no result. */
  readonly refusal?: (signal: AbortSignal | undefined) => Promise<Undefined | null>;
  /** Where it is a sum over single records. */
  readonly sums?: RecordSums;
  /** What it cannot compute is a status; what is thrown ends the work. */
  readonly ask: (relation: LoadedRelation, choice: DataChoice, signal: AbortSignal | undefined) => Promise<QueryResult | Undefined>;
  /** Where one value comes with its course in time; null where this release's has none. */
  readonly course?: (choice: DataChoice, signal: AbortSignal | undefined) => Promise<Course | null>;
  /** What one evaluation took, in milliseconds, where both releases were asked already. */
  readonly evaluationMs?: number;
  /** Unit of the result, where what computes it knows. */
  readonly unit?: string;
  /** Why no stretch of records can be left out, where that is so. */
  readonly whyWhole?: string;
  /** Columns (ids) of which also the same number is another value in the other release: they are in another unit. */
  readonly unlike?: readonly string[];
  /** What was assumed, and what was missing, of the hybrid releases asked so far. */
  readonly notes?: () => readonly string[];
}

/** A quantity that is bound to the columns of a comparison: whatever computes it, it can be asked on either release and on any hybrid of both. */
import type { DataChoice, NamedColumn } from '../../core/impact/relation/data-sql.js';
import type { MarkedColumn } from '../../core/impact/relation/cell-marks.js';
import type { QueryResult } from '../../core/impact/query/query-result.js';
import type { ResultShape } from '../../core/impact/query/result-shape.js';
import type { QuantitySource } from '../../core/impact/report/quantity-impact.js';
import type { Undefined } from '../../core/model/report.js';
import type { LoadedRelation } from './impact-relation.js';

export type DataColumn = NamedColumn & MarkedColumn & { readonly key: boolean };

export interface BoundQuantity {
  readonly by: QuantitySource;
  /** Those that it may read. */
  readonly columns: readonly DataColumn[];
  readonly is: ResultShape['is'];
  /** Whether it can be asked by marks of cells and records (`marks.ts`). */
  readonly byMarks: boolean;
  /** What it cannot compute is a status; what is thrown ends the work. */
  readonly ask: (relation: LoadedRelation, choice: DataChoice, signal: AbortSignal | undefined) => Promise<QueryResult | Undefined>;
}

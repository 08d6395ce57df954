/**
 * What a comparison offers once it is made: the report (plain data) and pages of its records.
 * Views depend on this interface alone.
 */
import type { CellClass } from '../core/model/cell-class.js';
import type { QuantityImpact } from '../core/impact/report/quantity-impact.js';
import type { QuantityRecipe, Recipe } from '../core/model/recipe.js';
import type { ChangeReport, SampledRecord } from '../core/model/report.js';
import type { PictureAnswer, PictureQuestion } from '../core/pictures/picture.js';
import type { SelectionClause } from '../core/selection/clause.js';
import type { ImpactOptions } from './impact/comparison-impact.js';
import type { CompareOptions } from './session.js';

export interface RecordQuery {
  /** `changed`: matched records with a cell in `value`, `filled` or `lost` (or in `classes`, where given); `matched`: all matched records. */
  readonly kind: 'changed' | 'matched' | 'added' | 'removed' | 'ambiguous';
  /** Only records with a cell in one of these classes. */
  readonly classes?: readonly CellClass[];
  /** Only records whose cell in this column (its id) is in `classes`, by default in a changing class. */
  readonly column?: string;
  /** Only matched records that these leave; records of one side are in no selection. */
  readonly clauses?: readonly SelectionClause[];
  /** Which columns (ids) the page carries; default all. */
  readonly columns?: readonly string[];
  /** First row of the page, counted from 0, and how many rows. */
  readonly offset: number;
  readonly limit: number;
}

export interface RecordPage {
  /** How many records the query has in all. */
  readonly total: number;
  readonly offset: number;
  /** Cells of all asked columns, whatever their class, texts as read. */
  readonly rows: readonly SampledRecord[];
}

export interface Comparison {
  readonly id: string;
  /** The change report: plain JSON, the same object each time. */
  report(): ChangeReport;
  records(query: RecordQuery, options?: { readonly signal?: AbortSignal }): Promise<RecordPage>;
  /** What a view draws from, over the matched records that the question's clauses leave; null where the column or the key has no such thing. */
  picture<Q extends PictureQuestion>(question: Q, options?: { readonly signal?: AbortSignal }): Promise<PictureAnswer<Q>>;
  /**
   * What the change does to results that queries derive from the data. Base and revision are whole releases. Quantities
   * share one relation; the answer to one is kept for the session.
   */
  impact(quantities: readonly QuantityRecipe[], options?: ImpactOptions): Promise<readonly QuantityImpact[]>;
  /**
   * Compares the same releases under another recipe, doing only what the change asks for: another tolerance
   * classes the cells anew, another missing code settles its columns anew, and so on. This comparison stays
   * as it is, also when the revision fails or is aborted; dispose of it when it is no longer needed.
   */
  revise(recipe: Recipe, options?: CompareOptions): Promise<Comparison>;
  /** Frees what the engine holds for this comparison. */
  dispose(): Promise<void>;
}

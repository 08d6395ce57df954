/** The public door of the engine: sessions, comparisons, and the types of their plain data. */
export { openSession, type SessionOptions } from './open-session.js';
export type { CompareOptions, Session } from './session.js';
export type { Comparison, RecordPage, RecordQuery } from './comparison.js';
export type { SourceInput } from '../io/sources/source.js';
export type { EngineAssets } from '../io/database/wasm-assets.js';
export type { ImpactOptions } from './impact/comparison-impact.js';
export type { ImpactPart } from './impact/quantity-impact.js';
export type { QuantityImpact } from '../core/impact/report/quantity-impact.js';
export type { Recipe, ColumnRecipe, QuantityRecipe, ResolvedRecipe, Tolerance } from '../core/model/recipe.js';
export type { ChangeReport, ReportColumn, SampledRecord, Finding, Figure } from '../core/model/report.js';
export { PalimpsestError, isPalimpsestError, type ErrorTag } from '../core/errors.js';
export type { OnProgress, Progress } from '../core/cancellation.js';

/** What does not matter to the reader in a column: the half width of the band that panels of differences draw (VIEWS R7). */
import type { ChangeReport, ReportColumn } from '../../src/core/model/report.js';

/** What matters, else the absolute tolerance of the recipe, in the unit of the column; 0 without. */
export function toleranceOf(report: ChangeReport, column: ReportColumn): number {
  const recipe = report.recipe.columns.find(({ base, revision }) => same(base, column.base) && same(revision, column.revision));
  return column.verdict?.matters ?? recipe?.matters ?? recipe?.tolerance.absolute ?? 0;
}

/** The unit as it is now. */
export function unitOf({ unit }: ReportColumn): string {
  return unit?.revision ?? unit?.base ?? '';
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name, i) => name === b[i]);
}

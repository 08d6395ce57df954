/** The columns of a delimited text as a release takes them. */
import type { ReadingRecipe } from '../model/recipe.js';
import type { DelimitedTable } from './read-delimited.js';
import type { ReadColumn, Reread } from './release-table.js';
import { rereadColumn } from './reread-column.js';

export function releaseColumns(read: DelimitedTable): ReadColumn[] {
  return read.columns.map((column, i) => ({
    name: read.names[i]!, values: column.values, missingTexts: column.missingTexts, declared: null, notes: read.columnNotes[i] ?? [],
    unit: read.units?.[i] ?? null, dates: read.dates[i] ?? null,
  }));
}

export function rereadIn(read: DelimitedTable, recipe: ReadingRecipe): Reread {
  return (column, as, missing, dates) => rereadColumn(read, recipe, column, as, missing, dates);
}

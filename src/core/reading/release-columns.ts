/** The columns of a delimited text as a release takes them. */
import type { ReadingRecipe } from '../model/recipe.js';
import { rereadColumns, type ColumnReading, type DelimitedTable } from './read-delimited.js';
import type { ReadColumn, Reread } from './release-table.js';
import { rereadColumn } from './reread-column.js';
import { SKIP, TEXT } from './scan-records.js';

export function releaseColumns(read: DelimitedTable): ReadColumn[] {
  return read.columns.map((column, i) => ({
    name: read.names[i]!, values: column.values, missingTexts: column.missingTexts, declared: null, notes: read.columnNotes[i] ?? [],
    unit: read.units?.[i] ?? null, dates: read.dates[i] ?? null,
  }));
}

/** Columns that keep their kind, or become text, are read in one pass; those that may become another kind one by one. */
export function rereadIn(read: DelimitedTable, recipe: ReadingRecipe): Reread {
  return (wanted) => {
    const plain = new Map<number, ColumnReading>();
    for (const [column, { as, missing, wide, dates }] of wanted) {
      const kind = as === 'text' ? TEXT : read.readings[column]?.kind ?? SKIP;
      if (column < read.fields && missing.length === 0 && dates === null && kind !== SKIP && (as === 'text' || kind !== TEXT)) plain.set(column, { kind, wide });
    }
    const found = rereadColumns({ ...read.body, onProgress: () => undefined }, read.bodyStart, read.fields, plain, read.records);
    for (const [column, { as, missing, dates }] of wanted) if (!plain.has(column)) found.set(column, rereadColumn(read, recipe, column, as, missing, dates));
    return new Map([...found].flatMap(([column, raw]) => (raw === null ? [] : [[column, raw]])));
  };
}

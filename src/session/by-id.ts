/** Columns by their id: releases have up to 100,000, and looking each up in a list takes the square of that. */
export function byId<Column extends { readonly id: string }>(columns: readonly Column[]): ReadonlyMap<string, Column> {
  return new Map(columns.map((column) => [column.id, column]));
}

/** Reads one column of a delimited text again in the way that the recipe or the other release asks for. */
import { ladderOf } from './column-ladder.js';
import { rereadColumns, type DelimitedTable, type RawColumn } from './read-delimited.js';
import { judgeColumns, type ProvenColumn } from './prove-columns.js';
import { NUMBER, SKIP, TEXT, TIME } from './scan-records.js';
import type { ReadingRecipe } from '../model/recipe.js';
import { DATE_DAY, DATE_MONTH, LOCAL_COMMA, LOCAL_POINT } from './wide-cell.js';

/** Reads a column as text, number or time; null where its cells do not allow it. `dates`: the order that the other release settles. */
export function rereadColumn(table: DelimitedTable, recipe: ReadingRecipe, column: number, as: 'text' | 'number' | 'time', missing: readonly string[], dates: 'month-first' | 'day-first' | null): RawColumn | null {
  const { body, bodyStart, fields, records, readings } = table;
  if (column >= fields) return as === 'text' ? { values: { kind: 'text', codes: new Int32Array(records), dictionary: [''] }, missingTexts: new Map() } : table.columns[column]!;
  const extra = missing.length > 0 ? { extra: new Set(missing) } : {};
  const quiet = { ...body, onProgress: () => undefined };
  const read = (kind: number, wide: boolean): RawColumn | null => rereadColumns(quiet, bodyStart, fields, new Map([[column, { kind, wide, ...extra }]]), records).get(column) ?? null;
  if (as === 'text') return read(TEXT, false);
  const known = readings[column]!.kind;
  if (dates !== null) return read(dates === 'month-first' ? DATE_MONTH : DATE_DAY, true);
  if (known !== TEXT && known !== SKIP) return read(known, true);
  // Text until now: its other cells may be proven now that some texts mean missing.
  const local = ladderOf(recipe).filter((kind) => kind > TEXT);
  for (const kind of [as === 'time' ? TIME : NUMBER, ...(extra.extra ? [NUMBER, TIME, ...local].filter((each) => each !== (as === 'time' ? TIME : NUMBER)) : [])]) {
    const found = read(kind, true);
    if (found !== null && isProven(table, column, kind, found, recipe)) return found;
  }
  return null;
}

/** As the other columns of the file see it. */
function isProven(table: DelimitedTable, column: number, kind: number, found: RawColumn, recipe: ReadingRecipe): boolean {
  if (kind !== LOCAL_POINT && kind !== LOCAL_COMMA && kind !== DATE_MONTH && kind !== DATE_DAY) return true;
  const columns = table.names.map((name, i): ProvenColumn => {
    const { values, proof } = i === column ? found : table.columns[i]!;
    return { name, kind: i === column ? kind : table.readings[i]!.kind, values: values.kind === 'text' ? null : values, proof: proof ?? null };
  });
  return judgeColumns(columns, table.body.dialect.delimiter, recipe)[column]!.reread === null;
}

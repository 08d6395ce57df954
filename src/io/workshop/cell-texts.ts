/** The texts of chosen cells as they stand in the source, for showing records. */
import { isoText } from '../../core/format/time.js';
import type { Values } from '../../core/model/column-table.js';
import { readCell } from '../../core/reading/read-cell.js';
import type { DelimitedTable, DelimitedText } from '../../core/reading/read-delimited.js';
import { recordAt } from '../../core/reading/scan-text.js';

/** Texts of the given columns for each record; null where a typed value is missing. */
export type CellTexts = (records: ArrayLike<number>, columns: readonly number[]) => (string | null)[][];

export function delimitedTexts(text: DelimitedText, read: Pick<DelimitedTable, 'offsets' | 'marks' | 'fields'>): CellTexts {
  const { rest } = text, { marks, offsets } = read;
  if (rest === undefined || marks === null) return textsAt((record) => ({ ...text, at: offsets[record]! }));
  return textsAt((record) => ({ ...text, ...recordAt(rest, marks, text, read.fields, record) }));
}

function textsAt(place: (record: number) => DelimitedText & { readonly at: number }): CellTexts {
  return (records, columns) => Array.from(records, (record) => {
    const text = place(record);
    const delimiter = text.dialect.delimiter.charCodeAt(0);
    const cells: string[] = [];
    const last = Math.max(-1, ...columns);
    let p = text.at;
    for (let column = 0; column <= last; column++) {
      const cell = readCell(text, p, delimiter);
      cells.push(cell.text);
      p = cell.next;
      if (cell.last) break;
    }
    return columns.map((column) => cells[column] ?? '');
  });
}

export function typedTexts(columns: readonly Values[]): CellTexts {
  return (records, wanted) => Array.from(records, (record) => wanted.map((column) => valueText(columns[column]!, record)));
}

function valueText(values: Values, record: number): string | null {
  if (values.kind === 'text') return values.dictionary[values.codes[record]!] ?? null;
  const x = values.values[record]!;
  if (x !== x) return null;
  return values.kind === 'time' ? isoText(x) : String(x);
}

/** Columns made of others stand behind those of the source; their texts are those of their values. */
export function withDerivedTexts(texts: CellTexts, own: number, derived: readonly Values[]): CellTexts {
  const made = typedTexts(derived);
  return (records, columns) => {
    const read = texts(records, columns.filter((column) => column < own)), added = made(records, columns.flatMap((column) => (column < own ? [] : [column - own])));
    return read.map((row, i) => { let here = 0, there = 0; return columns.map((column) => (column < own ? row[here++]! : added[i]![there++]!)); });
  };
}

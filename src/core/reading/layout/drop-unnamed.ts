/** Trailing delimiters make columns without a name and without a cell; these are no columns. */
import { counted } from '../../format/words.js';
import type { RawColumn } from '../read-delimited.js';

/** How many columns remain when those at the end are dropped that have no name and nothing in any record. */
export function dropUnnamed(names: readonly string[], columns: readonly RawColumn[], records: number): { columns: number; notes: string[] } {
  let kept = columns.length;
  while (kept > 1 && names[kept - 1]!.trim() === '' && isEmpty(columns[kept - 1]!, records)) kept--;
  const dropped = columns.length - kept;
  // A header alone tells nothing of cells: its trailing delimiters are no names all the same.
  return { columns: kept, notes: dropped === 0 ? [] : [`${dropped === 1 ? 'The last column has' : `The last ${counted(dropped, 'column')} have`} no name and no cell: delimiters at the ends of lines make ${dropped === 1 ? 'it' : 'them'}. ${dropped === 1 ? 'It is' : 'They are'} left out.`] };
}

function isEmpty({ values, missingTexts }: RawColumn, records: number): boolean {
  return values.kind !== 'text' && (missingTexts.get('') ?? 0) === records;
}

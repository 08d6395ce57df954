/**
 * In which class the cells of selected records are: exactly as the report counts them over all records, notation and
 * tolerated cells told apart (CONTRACT 2). In one pass a column over the rows that a selection leaves.
 */
import { respelledCells } from '../compare/respelled-cells.js';
import type { Joined } from '../keys/joined-column.js';
import { isWithin } from '../metrics/verdict/within-tolerance.js';
import { emptyCellCounts, type CellCounts } from '../model/cell-class.js';
import type { Tolerance } from '../model/recipe.js';
import { pulse } from '../pulse.js';

/** Rows of the selected records in both releases, as parallel arrays. */
export interface SelectedRows { readonly base: Int32Array; readonly revision: Int32Array }

/** `changed`: set to 1 for each record whose cell is in `value`, `filled` or `lost`; others stay. */
export function selectedClasses(column: Joined, rows: SelectedRows, { absolute, relative }: Required<Tolerance>, changed: Uint8Array): CellCounts {
  pulse();
  const counts = emptyCellCounts(), respelled = respelledCells(column, rows), { base, revision } = column, texts = column.kind === 'text', tolerant = column.kind === 'number' && (absolute > 0 || relative > 0);
  for (let k = 0; k < rows.base.length; k++) {
    const x = base[rows.base[k]!]!, y = revision[rows.revision[k]!]!, noX = texts ? x < 0 : x !== x, noY = texts ? y < 0 : y !== y;
    if ((noX && noY) || x === y) {
      counts[respelled !== null && respelled[k] === 1 ? 'notation' : 'unchanged']++;
      continue;
    }
    if (tolerant && !noX && !noY && x - x === 0 && y - y === 0 && isWithin(x, y, absolute, relative)) { counts.tolerated++; continue; }
    counts[noX ? 'filled' : noY ? 'lost' : 'value']++;
    changed[k] = 1;
  }
  return counts;
}

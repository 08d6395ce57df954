/** In which class a cell is, for selections: cells that only differ in how they are written are not told from unchanged ones. */
import type { Cells } from '../diagnosis/diagnosis.js';
import { isWithin } from '../metrics/verdict/within-tolerance.js';
import type { Tolerance } from '../model/recipe.js';

/** Whether a record's cell is in one of the classes. */
export function classTest(cells: Cells, { absolute, relative }: Required<Tolerance>, wanted: ReadonlySet<string>): (record: number) => boolean {
  if (cells.kind === 'text') {
    const { base, revision } = cells;
    return (i) => { const x = base[i]!, y = revision[i]!; return wanted.has(x === y || (x < 0 && y < 0) ? 'unchanged' : x < 0 ? 'filled' : y < 0 ? 'lost' : 'value'); };
  }
  const { base, revision } = cells, tolerant = cells.kind === 'number' && (absolute > 0 || relative > 0);
  return (i) => {
    const x = base[i]!, y = revision[i]!;
    if (x === y || (x !== x && y !== y)) return wanted.has('unchanged');
    if (x !== x) return wanted.has('filled');
    if (y !== y) return wanted.has('lost');
    return wanted.has(tolerant && x - x === 0 && y - y === 0 && isWithin(x, y, absolute, relative) ? 'tolerated' : 'value');
  };
}

/** Which class each differing cell of a relation is in, as a mark of its column. */
import { isWithin } from '../../metrics/verdict/within-tolerance.js';
import { CELL_CLASS_CODE } from '../../model/cell-class.js';
import type { Tolerance } from '../../model/recipe.js';
import { pulse } from '../../pulse.js';
import type { BothValues } from './relation-table.js';

/** Codes of cell classes, 0 where the cell does not differ as a value. A tolerance is for finite numbers. */
export function classMark({ kind, base, revision, texts }: BothValues, { absolute, relative }: Required<Tolerance>): Uint8Array {
  pulse();
  const n = base.length, out = new Uint8Array(n), tolerant = kind === 'number' && (absolute > 0 || relative > 0);
  const isMissing = kind === 'text' ? (code: number): boolean => code < 0 || texts[code] === null : (value: number): boolean => value !== value;
  for (let i = 0; i < n; i++) {
    const x = base[i]!, y = revision[i]!;
    if (x === y) continue;
    const before = isMissing(x), after = isMissing(y);
    if (before || after) out[i] = before && after ? 0 : before ? CELL_CLASS_CODE.filled : CELL_CLASS_CODE.lost;
    else out[i] = tolerant && x - x === 0 && y - y === 0 && isWithin(x, y, absolute, relative) ? CELL_CLASS_CODE.tolerated : CELL_CLASS_CODE.value;
  }
  return out;
}

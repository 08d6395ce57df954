/** Turns numeric missing codes into missing, keeping how each was written. */
import type { NumericValues } from '../model/column-table.js';
import { sentinelCode, TYPED } from './spelling.js';

export function applyMissingCodes(column: NumericValues, codes: readonly number[]): NumericValues {
  if (codes.length === 0 || !column.values.some((x) => codes.includes(x))) return column;
  const values = column.values.slice();
  const { spelling } = column;
  const keepsSpelling = spelling.mode === 'wide' || (spelling.mode === 'constant' && spelling.code === TYPED);
  const spelt = keepsSpelling ? null : spelling.mode === 'byte' ? spelling.codes.slice() : new Uint8Array(values.length).fill(spelling.code);
  for (let i = 0; i < values.length; i++) {
    const index = codes.indexOf(values[i]!);
    if (index < 0) continue;
    values[i] = NaN;
    // More than eight decimals or 24 codes share the last code: such missing cells count as written alike.
    if (spelt !== null) spelt[i] = sentinelCode(Math.min(index, 23), Math.min(spelt[i]!, 7));
  }
  return { kind: column.kind, values, spelling: spelt === null ? spelling : { mode: 'byte', codes: spelt } };
}

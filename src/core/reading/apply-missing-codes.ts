/** Turns numeric missing codes into missing, keeping how each was written; a code of a typed format is told from its null. Values that have a text of their own are changed in place. */
import type { NumericValues } from '../model/column-table.js';
import { sentinelCode, TYPED } from './spelling.js';

/** `counts` takes how often each code stood there. */
export function applyMissingCodes(column: NumericValues, codes: readonly number[], counts: number[] = []): NumericValues {
  codes.forEach((_, i) => { counts[i] = 0; });
  const first = codes.length === 0 ? -1 : firstOf(column.values, codes);
  if (first < 0) return column;
  const { spelling } = column;
  const typed = spelling.mode === 'constant' && spelling.code === TYPED;
  const values = typed ? column.values.slice() : column.values;
  const spelt = spelling.mode === 'wide' ? null : spelling.mode === 'byte' ? spelling.codes : new Uint8Array(values.length).fill(spelling.code);
  const only = codes.length === 1 ? codes[0]! : NaN;
  for (let i = first; i < values.length; i++) {
    const x = values[i]!;
    if (x !== only && (codes.length === 1 || !codes.includes(x))) continue;
    const at = codes.indexOf(x);
    counts[at]!++;
    values[i] = NaN;
    // More than eight decimals or 24 codes share the last code: such missing cells count as written alike.
    if (spelt !== null) spelt[i] = sentinelCode(Math.min(at, 23), typed ? 0 : Math.min(spelt[i]!, 7));
  }
  return { kind: column.kind, values, spelling: spelt === null ? spelling : { mode: 'byte', codes: spelt } };
}

function firstOf(values: Float64Array, codes: readonly number[]): number {
  const places = codes.map((code) => values.indexOf(code)).filter((at) => at >= 0);
  return places.length === 0 ? -1 : Math.min(...places);
}

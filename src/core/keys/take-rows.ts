/** The values of some rows, in their order. A plain loop: `from` with a callback is many times slower on typed arrays. */
export function takeRows(values: Float64Array, rows: Int32Array): Float64Array;
export function takeRows(values: Int32Array, rows: Int32Array): Int32Array;
export function takeRows(values: Float64Array | Int32Array, rows: Int32Array): Float64Array | Int32Array;
export function takeRows(values: Float64Array | Int32Array, rows: Int32Array): Float64Array | Int32Array {
  const out = values instanceof Float64Array ? new Float64Array(rows.length) : new Int32Array(rows.length);
  for (let k = 0; k < rows.length; k++) out[k] = values[rows[k]!]!;
  return out;
}

/** Intervals of clauses are half open: what ends with its last value ends just above it. */

const NUMBER = new Float64Array(1), BITS = new BigInt64Array(NUMBER.buffer);

/** The smallest number above a finite one. */
export function justAbove(value: number): number {
  if (value === 0) return Number.MIN_VALUE;
  NUMBER[0] = value;
  BITS[0]! += value > 0 ? 1n : -1n;
  return NUMBER[0]!;
}

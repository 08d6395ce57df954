/**
 * Numeric missing codes such as -9999, found by evidence: a known code that stands alone,
 * far below every other value of its column. Ordinary values are spared, also when they
 * happen to equal a code.
 */

export interface SentinelEvidence {
  readonly code: number;
  readonly count: number;
  /** The smallest other value, and the largest; null when the column holds nothing but codes. */
  readonly nextValue: number | null;
  readonly maxValue: number | null;
}

/** Codes used for flux and climate data; these need no repetition to be believed. */
const CUSTOMARY: readonly number[] = [-9999, -6999, -99999, -9999.9, -99999.9, -999999];
const POSSIBLE: readonly number[] = [-999, -8888, -7777, -999.9, -999.99, -99.99, -99.9, -9999.99, -9996, -9997, -9998, -888, -777];
const ALL = new Set([...CUSTOMARY, ...POSSIBLE]);
const MOST_CODES = 4;

export function detectSentinels(values: Float64Array): SentinelEvidence[] {
  const codes = new Map<number, number>();
  let low = Infinity, high = -Infinity;
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!;
    if (x < -70 && ALL.has(x)) { codes.set(x, (codes.get(x) ?? 0) + 1); continue; }
    if (x < low && x !== -Infinity) low = x;
    if (x > high && x !== Infinity) high = x;
  }
  if (codes.size === 0 || codes.size > MOST_CODES) return [];
  const found: SentinelEvidence[] = [];
  // The code nearest to the values decides first: one that is a value makes its neighbours less alone.
  for (const [code, count] of [...codes].sort((a, b) => b[0] - a[0])) {
    if (isSentinel(code, count, low, high)) {
      found.push({ code, count, nextValue: Number.isFinite(low) ? low : null, maxValue: Number.isFinite(high) ? high : null });
    } else {
      low = Math.min(low, code);
      high = Math.max(high, code);
    }
  }
  return found.sort((a, b) => a.code - b.code);
}

function isSentinel(code: number, count: number, low: number, high: number): boolean {
  const customary = CUSTOMARY.includes(code);
  if (low === Infinity) return customary;
  if (code >= low) return false;
  if (customary) return low > code / 2;
  return count >= 3 && low - code > 2 * (high - low);
}

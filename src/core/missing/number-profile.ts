/**
 * What a column's ordinary values look like once the numbers on the list of codes are set aside:
 * how far they reach, how they spread, whether they have decimals. One pass over the values;
 * the others are made only for columns that hold a suspect.
 */
import { quantiles } from '../statistics/order-statistics.js';
import { codeForm, mayBeListed } from './code-forms.js';

export interface NumberProfile {
  /** Finite values that are not listed. */
  readonly n: number;
  /** Missing already. */
  readonly absent: number;
  /** Of the values that are not listed; infinite where there is none. */
  readonly low: number;
  readonly high: number;
  /** How often the smallest stands there, and the one above it. */
  readonly lowCount: number;
  readonly aboveLow: number;
  /** Whether all values, listed ones too, are whole numbers. */
  readonly whole: boolean;
  /** Whether a value that is not listed has decimals. */
  readonly hasDecimals: boolean;
  /** Distinct values that are not listed, counted up to `ENOUGH_DISTINCT`. */
  readonly distinct: number;
  /** How often each listed number stands in the column. */
  readonly listed: ReadonlyMap<number, number>;
}

export const ENOUGH_DISTINCT = 20;

export function profileNumbers(values: Float64Array): NumberProfile {
  const listed = new Map<number, number>(), distinct = new Set<number>();
  const words = new Uint32Array(values.buffer, values.byteOffset, values.length * 2);
  let n = 0, absent = 0, low = Infinity, lowCount = 0, aboveLow = Infinity, high = -Infinity, listedWhole = true, hasDecimals = false, few = true;
  // Codes come in long gaps: the last one is counted apart from the map.
  let last = NaN, run = 0;
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!;
    if (x === last) { run++; continue; }
    if (x !== x) { absent++; continue; }
    // Nothing between -0.98 and 98 is listed.
    if ((x >= 98 || x <= -0.98) && mayBeListed(words[2 * i]!, words[2 * i + 1]!) && codeForm(x) !== null) {
      if (run > 0) listed.set(last, (listed.get(last) ?? 0) + run);
      last = x;
      run = 1;
      if (listedWhole && x !== Math.floor(x)) listedWhole = false;
      continue;
    }
    if (x - x !== 0) continue;
    n++;
    if (x < aboveLow) {
      if (x < low) { aboveLow = low; low = x; lowCount = 1; } else if (x === low) lowCount++; else aboveLow = x;
    }
    if (x > high) high = x;
    if (!hasDecimals && x !== Math.floor(x)) hasDecimals = true;
    if (few) few = distinct.add(x).size < ENOUGH_DISTINCT;
  }
  if (run > 0) listed.set(last, (listed.get(last) ?? 0) + run);
  return { n, absent, low, high, lowCount, aboveLow, whole: listedWhole && !hasDecimals, hasDecimals, distinct: distinct.size, listed };
}

/** The profile that the column has once codes are missing; null where one of them is not on the list, and so among the values. */
export function withoutCodes(profile: NumberProfile, codes: readonly number[]): NumberProfile | null {
  const listed = new Map(profile.listed);
  let absent = profile.absent;
  for (const code of codes) {
    if (codeForm(code) === null) return null;
    absent += listed.get(code) ?? 0;
    listed.delete(code);
  }
  return { ...profile, absent, listed, whole: !profile.hasDecimals && [...listed.keys()].every((x) => x === Math.floor(x)) };
}

/** From the 5 % to the 95 % quantile of the values that are no suspects: what outliers do not stretch. */
export function robustSpread(values: Float64Array, suspects: ReadonlySet<number>): number {
  const others = new Float64Array(values.length), apart = Float64Array.from(suspects);
  let n = 0;
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!;
    if (x - x === 0 && !apart.includes(x)) others[n++] = x;
  }
  if (n === 0) return 0;
  const [q05, q95] = quantiles(others, n, [0.05, 0.95]) as [number, number];
  return q95 - q05;
}

/** The next value on either side of a number, suspects apart, and how many values lie there. */
export interface Surroundings { readonly below: number; readonly above: number; readonly smaller: number; readonly larger: number }

/** Null as soon as more than `most` values are seen on either side: ordinary data are left after a few thousand. */
export function around(values: Float64Array, suspects: ReadonlySet<number>, code: number, most: number): Surroundings | null {
  let below = -Infinity, above = Infinity, smaller = 0, larger = 0;
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!;
    if (x === code || x - x !== 0 || suspects.has(x)) continue;
    if (x < code) { smaller++; if (x > below) below = x; } else { larger++; if (x < above) above = x; }
    if (smaller > most && larger > most) return null;
  }
  return { below, above, smaller, larger };
}

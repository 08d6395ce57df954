/**
 * What printing leaves of a number: decimals, single precision, significant digits. From it follows how far a value
 * may lie from what a formula says and still be reproduced by it.
 */
import { median } from './fit-line.js';
import { sampled, samplePositions } from './sample.js';

const EPS = Number.EPSILON;
/** Values that are looked at to find the decimals. */
const LOOK = 4096;
const looked = new Float64Array(LOOK);

const POWERS = Float64Array.from({ length: 617 }, (_, i) => Number(`1e${i - 308}`));

/** 10^k, correctly rounded. */
export function tens(k: number): number {
  return POWERS[k + 308]!;
}

export function isMultiple(x: number, k: number): boolean {
  const p = POWERS[k + 308]!, near = k < 0 ? Math.round(x * p) * POWERS[308 - k]! : Math.round(x * p) / p;
  return Math.abs(x - near) <= 4 * EPS * Math.abs(x);
}

/** Fewest decimals (negative: zeros before the point) that write at least `share` of the numbers, null where nine do not. */
export function decimalsOf(values: ArrayLike<number>, share = 0.999): number | null {
  const positions = values.length > LOOK ? samplePositions(values.length, LOOK) : null, most = positions?.length ?? values.length;
  let n = 0;
  for (let at = 0; at < most; at++) { const v = values[positions === null ? at : positions[at]!]!; if (v - v === 0) looked[n++] = v; }
  if (n === 0) return null;
  const allowed = (1 - share) * n;
  for (let k = -3; k <= 8; k++) {
    let missed = 0;
    for (let at = 0; at < n && missed <= allowed; at++) if (!isMultiple(looked[at]!, k)) missed++;
    if (missed <= allowed) return k;
  }
  return null;
}

export function areSingle(values: ArrayLike<number>): boolean {
  let n = 0, single = 0;
  for (const i of samplePositions(values.length, LOOK)) { n++; if (Math.fround(values[i]!) === values[i]!) single++; }
  return n > 0 && single >= 0.999 * n;
}

/** Power of ten of the last of `digits` significant digits. */
export function lastPlace(x: number, digits: number): number {
  return x === 0 ? -300 : Math.floor(Math.log10(Math.abs(x)) + 1e-12) + 1 - digits;
}

/** How far y may lie from what a formula says. */
export interface Tolerance {
  /** Half of the last decimal, 0 where it has none or so few steps that it proves nothing. */
  readonly half: number;
  /** Relative error of single precision, else 0. */
  readonly single: number;
  /** Float noise that numbers without a last decimal may carry. */
  readonly fuzz: number;
  readonly decimals: number | null;
  /** Bits that one value costs when it is not explained. */
  readonly bits: number;
}

/** Fewest steps of the last decimal across the values for that decimal to be a measure of agreement. */
const LEAST_STEPS = 20;

export function toleranceOf(y: ArrayLike<number>, share = 0.999): Tolerance {
  const decimals = decimalsOf(y, share);
  let low = Infinity, high = -Infinity, size = 0;
  for (let i = 0; i < y.length; i++) { const v = y[i]!; if (v < low) low = v; if (v > high) high = v; size = Math.max(size, Math.abs(v)); }
  const steps = decimals === null ? 0 : (high - low) * tens(decimals);
  const single = decimals === null && areSingle(y) ? 2 ** -24 : 0;
  return {
    half: decimals !== null && steps >= LEAST_STEPS ? 0.5 / tens(decimals) : 0, single,
    fuzz: decimals === null && single === 0 ? 1e-8 * typical(y) : 0, decimals,
    bits: decimals === null ? 30 : Math.min(52, Math.max(1, Math.log2(steps + 2))),
  };
}

function typical(y: ArrayLike<number>): number {
  const sizes = sampled(y.length, 1000).map((i) => Math.abs(y[i]!)).sort((a, b) => a - b);
  return sizes[sizes.length >> 1] ?? 0;
}

export function agrees(y: number, wanted: number, { half, single, fuzz }: Tolerance, slack = 1): boolean {
  const size = Math.max(Math.abs(y), Math.abs(wanted));
  return Math.abs(y - wanted) <= slack * (half * (1 + 1e-6) + single * size + fuzz) + 16 * EPS * size;
}

/** Equal but for the order of operations; an infinity is the same as itself alone. */
export function same(y: number, wanted: number): boolean {
  const off = Math.abs(y - wanted);
  return y === wanted || (off < Infinity && off <= 16 * EPS * Math.max(Math.abs(y), Math.abs(wanted)));
}

/** Numbers of all digits hold a fit within some noise: differences hardly larger hold any fit. */
const SLIGHT = 50;

export function isSlight({ x, y }: { readonly x: Float64Array; readonly y: Float64Array }): boolean {
  const { half, fuzz } = toleranceOf(y);
  return half === 0 && fuzz > 0 && median(y.map((v, k) => Math.abs(v - x[k]!))) < SLIGHT * fuzz;
}

/** Explanations of the form revision = factor * base + offset: known units, sign, offset, gain, and both. */
import { isWholeUnits } from './coincidence.js';
import { CLAIM, type Explanation, type Pairs } from './explanation.js';
import { onePerValue, refineFactor, refineLine } from './refine-line.js';
import { fitFactor, fitLine, median } from './fit-line.js';
import { agrees, decimalsOf, isMultiple, tens, type Tolerance } from './resolution.js';
import { sampled } from './sample.js';
import { nearPair, POWERS, UNIT_PAIRS } from '../units/unit-table.js';

type Kind = 'unit' | 'sign' | 'offset' | 'affine';

export function linear(kind: Kind, factor: number, offset: number, cost: number, tolerance: Tolerance, evidence: Readonly<Record<string, unknown>>, slack = 1): Explanation {
  return {
    kind, cost, evidence: { ...evidence, ...(kind === 'offset' ? { offset } : { factor, offset }) },
    map: (x) => factor * x + offset, holds: (x, y) => agrees(y, factor * x + offset, tolerance, slack),
    line: tolerance.single === 0 ? { factor, offset, reach: slack * (tolerance.half * (1 + 1e-6) + tolerance.fuzz) } : undefined,
  };
}

/** With `surely`, only those that reproduce most of a few pairs: for callers to whom less is nothing. */
export function unitMaps(pairs: Pairs, tolerance: Tolerance, surely = false, slack = 1): Explanation[] {
  const kx = decimalsOf(pairs.x), out: Explanation[] = [], open = kx === null ? 0 : 0.5 / tens(kx), likely = (factor: number, offset: number): boolean => !surely || isLikely(pairs, factor, offset, 1.01 * (tolerance.half + tolerance.fuzz + open * factor), tolerance.single);
  for (const { from, to, factor, offset, source } of UNIT_PAIRS) if (likely(factor, offset)) out.push(linear('unit', factor, offset, 10, tolerance, { from, to, source }, slack));
  for (const power of POWERS) if (likely(tens(power), 0)) out.push(linear('unit', tens(power), 0, 10, tolerance, { from: null, to: null }, slack));
  nearestFirst(out, pairs);
  if (kx === null) return out;
  // Both releases printed from an original with more decimals: the base's own rounding is open too.
  let low = Infinity, high = -Infinity;
  for (const y of pairs.y) { if (y < low) low = y; if (y > high) high = y; }
  return [...out, ...out.flatMap((each): Explanation[] => {
    const reach = 0.5 / tens(kx) * Math.abs(each.evidence['factor'] as number);
    const holds = (x: number, y: number): boolean => Math.abs(y - each.map(x, 0)) <= reach * (1 + 1e-6) + tolerance.half + 1e-15 * Math.abs(y);
    if (!(tolerance.half < reach / 1.5 && (high - low > 40 * reach || beyondChance(pairs, holds)))) return [];
    const open = tolerance.half > 0 ? Math.log2(reach / tolerance.half + 1) : 10;
    return [{ ...each, line: undefined, cost: 19 + pairs.rows.length * Math.min(10, open), evidence: { ...each.evidence, finer: true }, holds }];
  })];
}

/** Pairs looked at to tell which of several maps comes near, and how much farther off is still as near: rounding alone does that. */
const NEAREST = 256, AS_NEAR = 10;

/** Where the printed steps are coarse several units reproduce all values: those that come nearest are told before the others. */
function nearestFirst(maps: Explanation[], { x, y }: Pairs): void {
  if (maps.length < 2) return;
  const n = Math.min(NEAREST, x.length), least = y.slice(0, n).reduce((sum, each) => sum + Math.abs(each), 0) * 1e-9, off = new Map(maps.map((each) => { let sum = 0; for (let k = 0; k < n; k++) sum += Math.abs(each.map(x[k]!, 0) - y[k]!); return [each, Number.isFinite(sum) ? sum : Infinity] as const; }));
  const near = AS_NEAR * Math.min(...off.values()) + least, isFar = (each: Explanation): number => (off.get(each)! <= near ? 0 : 1);
  maps.sort((a, b) => isFar(a) - isFar(b));
}

/** Pairs that values which do not belong together must miss, where a base of few printed steps leaves so much open that most would do. */
const MISSED_BY_CHANCE = 200;

function beyondChance({ x, y }: Pairs, holds: (x: number, y: number) => boolean): boolean {
  const n = x.length, half = n >> 1;
  let missed = 0, otherwise = 0;
  for (let k = 0; k < n; k++) {
    if (!holds(x[k]!, y[k]!) && ++missed > (1 - CLAIM) * n) return false;
    if (!holds(x[k]!, y[(k + half) % n]!)) otherwise++;
  }
  return otherwise >= MISSED_BY_CHANCE;
}

const TRIED = 24;

function isLikely({ x, y }: Pairs, factor: number, offset: number, reach: number, single: number): boolean {
  const stride = Math.max(1, Math.floor(x.length / TRIED));
  let n = 0, missed = 0;
  for (let k = 0; k < x.length && n < TRIED; k += stride, n++) if (!(Math.abs(y[k]! - factor * x[k]! - offset) <= reach + (single + 1e-14) * (Math.abs(y[k]!) + Math.abs(offset))) && !(x[k] === 0 && y[k] === 0)) missed++;
  return missed <= 0.4 * n;
}

export function signMap(tolerance: Tolerance): Explanation {
  return linear('sign', -1, 0, 10, tolerance, {});
}

/** Parts of the tolerance by which an offset may be moved to one of fewer digits. */
const SNAP = 0.6;

export function offsetMaps({ x, y }: Pairs, tolerance: Tolerance): Explanation[] {
  const once = new Map<number, number>();
  // Nights of one value must not decide.
  for (let i = 0; i < x.length; i++) if (!once.has(x[i]!)) once.set(x[i]!, y[i]! - x[i]!);
  const middle = median(once.size >= 8 ? [...once.values()] : Float64Array.from(x, (value, i) => y[i]! - value)), kx = decimalsOf(x);
  const out: Explanation[] = [];
  for (let k = -2; k <= Math.min(8, Math.max(tolerance.decimals ?? 0, kx ?? 0) + 2); k++) {
    const offset = Math.round(middle * tens(k)) / tens(k);
    // Fewer digits only where the pairs do not say otherwise.
    if (tolerance.half > 0 && once.size >= 8 && Math.abs(offset - middle) > SNAP * tolerance.half) continue;
    // Values that were cut have no middle of their own digits: with the base's, the offsets next to it as well.
    for (const near of tolerance.half > 0 && k === kx && kx > (tolerance.decimals ?? kx) ? [offset, offset - 1 / tens(k), offset + 1 / tens(k)] : [offset]) {
      const exact = Math.round(near * tens(k)) / tens(k);
      if (exact !== 0 && isWholeUnits(exact, kx, tolerance.decimals) && (near !== offset || out.at(-1)?.evidence['offset'] !== exact)) out.push(linear('offset', 1, exact, 14 + Math.max(0, k), tolerance, {}));
    }
  }
  if (middle !== 0 && Number.isFinite(middle) && isWholeUnits(middle, kx, tolerance.decimals)) out.push(linear('offset', 1, middle, 24, tolerance, {}, 1.2));
  return out;
}

export function gainMaps({ x, y }: Pairs, tolerance: Tolerance): Explanation[] {
  const rough = fitFactor(x, y), fitted = rough === null ? null : refineFactor(rough, x, y, tolerance.half);
  if (fitted === null || !Number.isFinite(fitted) || fitted === 0 || Math.abs(fitted - 1) < 1e-7) return [];
  const shows = leastGain(x, tolerance);
  return shorter(fitted).filter(([factor]) => factor !== 1 && Math.abs(factor - 1) > shows).map(([factor, cost]) => asGain(factor, 14 + cost, tolerance));
}

/** A gain nearer to 1 moves no value by a quarter of what is printed: pairs cannot tell it from none. */
function leastGain(x: Float64Array, { half }: Tolerance): number {
  let most = 0;
  for (const value of x) if (Math.abs(value) > most) most = Math.abs(value);
  return most > 0 ? Math.max(1e-7, 0.25 * half / most) : 1e-7;
}

/** A gain within rounding of a known pair's constant is that pair. */
function asGain(factor: number, cost: number, tolerance: Tolerance): Explanation {
  const pair = Math.abs(factor - 1) > 0.2 ? nearPair(factor, 3e-4) : null;
  if (factor === -1) return signMap(tolerance);
  return pair === null ? linear('affine', factor, 0, cost, tolerance, {}, 1.2) : linear('unit', factor, 0, cost, tolerance, { from: pair.from, to: pair.to, source: pair.source, exactly: pair.factor }, 1.2);
}

export function affineMaps(pairs: Pairs, tolerance: Tolerance): Explanation[] {
  const { x, y } = onePerValue(pairs);
  const fitted = fitLine(x, y), line = fitted === null ? null : refineLine(fitted, x, y, tolerance.half);
  if (line === null || !Number.isFinite(line.slope) || line.slope === 0) return [];
  const out: Explanation[] = [], looked = sampled(x.length, 512), shows = leastGain(x, tolerance);
  for (const [factor, cost] of shorter(line.slope)) {
    if (Math.abs(factor - 1) < shows) continue;
    const middle = factor === line.slope ? line.offset : median(Float64Array.from(looked, (i) => y[i]! - factor * x[i]!));
    for (const k of [1, 2, 3, 4]) {
      const offset = Math.round(middle * tens(k)) / tens(k);
      if (offset !== 0 && (k === 1 || !isMultiple(offset, k - 1))) out.push(linear('affine', factor, offset, 28 + cost + k, tolerance, {}, 1.2));
    }
    if (middle !== 0) out.push(linear('affine', factor, middle, 34 + cost, tolerance, {}, 1.2));
  }
  return out;
}

/** A fitted factor and its roundings to few digits, each with what its digits cost. */
function shorter(fitted: number): (readonly [number, number])[] {
  const seen = new Set<number>(), out: (readonly [number, number])[] = [];
  for (const digits of [2, 3, 4, 5, 6]) {
    const factor = Number(fitted.toPrecision(digits));
    if (!seen.has(factor) && factor !== 0) { seen.add(factor); out.push([factor, digits]); }
  }
  return seen.has(fitted) ? out : [...out, [fitted, 10]];
}

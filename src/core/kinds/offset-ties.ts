/**
 * A shift by half a printed unit: every result lies between two printed values, and how programs round decides. Each
 * way of rounding says for every cell which of the two it is: half of the cells would follow by chance.
 */
import { NEAR_UNITS } from './coincidence.js';
import { CLAIM_WHOLE, coverageOf, type Explanation, type Pairs } from './explanation.js';
import { mode } from './mode.js';
import { same, tens, type Tolerance } from './resolution.js';
import { distinctOf } from './sample.js';

/** Fewer values are codes. */
const LEAST_DISTINCT = 8;
/** Numbers are written with up to so many decimals. */
const MOST_DECIMALS = 100;

/** Those that reproduce nearly every pair. */
export function tieMaps(pairs: Pairs, base: number | null, { half, decimals: revision }: Tolerance): Explanation[] {
  if (half === 0 || base === null || revision === null || base > revision || revision < 0 || revision >= MOST_DECIMALS) return [];
  const { x, y } = pairs, steps = Float64Array.from(x, (value, k) => Math.round((y[k]! - value) * tens(revision))), usual = mode(Int32Array.from(steps.keys()), steps);
  if (usual === null || Math.abs(usual.value) > NEAR_UNITS || !distinctOf(x, Int32Array.from(x.keys()), LEAST_DISTINCT)) return [];
  return [usual.value - 0.5, usual.value + 0.5].flatMap((units) => ROUNDINGS.map((rounding): Explanation => {
    const offset = Math.round(units * 10) / tens(revision + 1), map = (value: number): number => value + offset;
    return { kind: 'offset', cost: 17 + revision, evidence: { offset }, map, holds: (value, wanted) => same(wanted, rounding(map(value), revision)) };
  })).filter((each) => coverageOf(each, pairs) >= CLAIM_WHOLE);
}

const ROUNDINGS: readonly ((value: number, decimals: number) => number)[] = [
  (value, decimals) => Number(value.toFixed(decimals)),
  (value, decimals) => Math.round(value * tens(decimals)) / tens(decimals),
  (value, decimals) => halfToEven(value * tens(decimals)) / tens(decimals),
];

function halfToEven(value: number): number {
  const floor = Math.floor(value), rest = value - floor;
  return rest < 0.5 || rest === 0.5 && floor % 2 === 0 ? floor : floor + 1;
}

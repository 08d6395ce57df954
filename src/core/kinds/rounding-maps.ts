/** Explanations that change how a number is printed and nothing else: rounding either way, single precision, float noise. */
import type { Explanation, Pairs } from './explanation.js';
import { areSingle, decimalsOf, isMultiple, lastPlace, same, tens } from './resolution.js';

const EPS = Number.EPSILON;
/** Fewer steps of the base's last decimal, and any value would round to it. */
const LEAST_STEPS = 10;

export function roundingMaps({ x, y }: Pairs): Explanation[] {
  const kx = decimalsOf(x), out: Explanation[] = [noise(kx, x)];
  for (const ky of new Set([decimalsOf(y), decimalsOf(y, 0.9)])) {
    if (ky !== null && (kx === null || ky < kx) && steps(y, ky) >= 2) out.push(...coarser(ky));
  }
  if (kx === null && decimalsOf(y) === null || kx !== null && kx >= 6) out.push(single('coarser'));
  if (areSingle(x) && kx === null && !areSingle(y)) out.push(single('finer'));
  for (let digits = 2; digits <= 7; digits++) out.push(significant(digits));
  for (const k of new Set([kx, decimalsOf(x, 0.9)])) {
    const ky = decimalsOf(y);
    if (k !== null && (ky === null || ky > k) && steps(x, k) >= LEAST_STEPS) out.push(finer(k, ky, x.length));
  }
  return out;
}

/** Units of the last decimal across the values. */
function steps(values: Float64Array, decimals: number): number {
  let low = Infinity, high = -Infinity;
  for (const v of values) { if (v < low) low = v; if (v > high) high = v; }
  return (high - low) * tens(decimals);
}

function coarser(decimals: number): Explanation[] {
  const unit = 1 / tens(decimals), slack = (x: number): number => 1e-9 * unit + 16 * EPS * Math.abs(x);
  const nearest = (x: number): number => Math.round(x / unit) * unit;
  const rule = (mode: string, cost: number, fits: (x: number, y: number) => boolean): Explanation => ({
    kind: 'rounding', cost, evidence: { mode, decimals, direction: 'coarser' }, map: (x) => x, holds: (x, y) => isMultiple(y, decimals) && fits(x, y),
  });
  return [
    { ...rule('nearest', 6, (x, y) => Math.abs(y - x) <= 0.5 * unit + slack(x)), map: nearest },
    rule('toward-zero', 7, (x, y) => x * y >= 0 && Math.abs(y) <= Math.abs(x) + slack(x) && Math.abs(x) - Math.abs(y) < unit - slack(x)),
    rule('down', 7.5, (x, y) => y <= x + slack(x) && x - y < unit - slack(x)),
    rule('up', 7.5, (x, y) => y >= x - slack(x) && y - x < unit - slack(x)),
  ];
}

/** The digits that were added are not explained: each value pays for them. */
function finer(decimals: number, to: number | null, n: number): Explanation {
  const unit = 1 / tens(decimals);
  return {
    kind: 'rounding', cost: 9 + n * Math.min(10, 3.3 * ((to ?? decimals + 3) - decimals)), evidence: { mode: 'nearest', decimals, to, direction: 'finer' }, map: (x) => x,
    holds: (x, y) => isMultiple(x, decimals) && Math.abs(y - x) <= 0.5 * unit * (1 + 1e-9) + 16 * EPS * Math.abs(x),
  };
}

function single(direction: 'coarser' | 'finer'): Explanation {
  return { kind: 'rounding', cost: 4, evidence: { mode: 'float32', direction }, map: (x) => x, holds: direction === 'coarser' ? (x, y) => Math.fround(x) === y : (x, y) => Math.fround(y) === x };
}

function significant(digits: number): Explanation {
  return {
    kind: 'rounding', cost: 8, evidence: { mode: 'significant', digits, direction: 'coarser' }, map: (x) => x,
    holds: (x, y) => {
      if (x === 0) return y === 0;
      const k = -lastPlace(x, digits), unit = 1 / tens(k);
      return Math.abs(y - x) <= 0.5 * unit * (1 + 1e-9) + 16 * EPS * Math.abs(x) && isMultiple(y, k);
    },
  };
}

/** Differences far below what was printed, or within some units in the last binary place. */
function noise(decimals: number | null, x: ArrayLike<number>): Explanation {
  let size = 0;
  // An infinity among them says nothing of how large the others are.
  for (let i = 0; i < x.length; i++) if (Number.isFinite(x[i]!)) size = Math.max(size, Math.abs(x[i]!));
  const least = decimals === null ? 1e-9 * size : Math.min(1e-3 / tens(decimals), 1e-6 * size);
  return { kind: 'noise', cost: 5, evidence: { least }, map: (value) => value, holds: (a, b) => Math.abs(b - a) <= least || same(a, b) };
}

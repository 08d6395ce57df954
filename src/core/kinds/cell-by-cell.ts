/**
 * Cells that tell one by one what became of them, wherever they stand: a value with fewer digits that is the old one
 * rounded, a value that is the old one in another unit or with the other sign. Told only where near misses are rare: then it is no chance.
 */
import { POWERS, UNIT_PAIRS } from '../units/unit-table.js';
import { pulse } from '../pulse.js';
import { mode } from './mode.js';
import { tens } from './resolution.js';
import { keptRows, SETTLED, VALUE, type Work } from './work.js';

const LEAST = 3, MOST_OPEN = 20_000;
/** Near misses for each hit. */
const NEAR = 0.25;
/** Steps of the last decimal across the values, below which any value is near. */
const LEAST_STEPS = 20;
/** Values of different size that one factor must give, their share of what is open, how near is near, and how sharp a printed value. */
const LEAST_SIZES = 5, LEAST_SHARE = 0.1, NEAR_SIZE = 0.05, SHARP = 0.005;

export function findRounded(work: Work): void {
  const open = work.rows(VALUE), { x, y } = work, n = open.length;
  if (n < LEAST || n > MOST_OPEN) return;
  const own = new Float64Array(n), marks = new Uint8Array(n), range = rangeOf(work);
  const half = (k: number): number => 0.5 * Number(`1e-${k}`), off = (k: number): number => Math.abs(y[open[k]!]! - x[open[k]!]!);
  let candidates = 0;
  for (let k = 0; k < n; k++) {
    own[k] = writtenDecimals(y[open[k]!]!);
    if (own[k]! < writtenDecimals(x[open[k]!]!) && range * Number(`1e${own[k]}`) >= LEAST_STEPS && off(k) <= half(own[k]!) * (1 + 1e-9)) { marks[k] = 1; candidates++; }
  }
  if (candidates < LEAST) return;
  const usual = mode(Int32Array.from(keptRows(Int32Array.from(open.keys()), marks, candidates)), own)!.value;
  let held = 0, near = 0;
  for (let k = 0; k < n; k++) {
    // 2 in a column of one decimal is 2.0.
    const decimals = Math.max(own[k]!, usual), reach = half(decimals) * (1 + 1e-9);
    const fits = writtenDecimals(x[open[k]!]!) > decimals && range * Number(`1e${decimals}`) >= LEAST_STEPS;
    marks[k] = fits && off(k) <= reach ? 1 : 0;
    if (marks[k] === 1) held++;
    else if (fits && off(k) <= 10 * reach) near++;
    // What moved as little without losing digits says that some of it lost them by chance.
    else if (off(k) <= half(usual) && own[k]! > usual) near++;
  }
  if (held < LEAST || near > NEAR * held) return;
  settle(work, keptRows(open, marks, held));
  work.claim('rounding', held, 0, { mode: 'nearest', decimals: usual, direction: 'coarser', subset: true });
}

/** Cells whose value is the old one times one factor: the sign, a power of ten, a pair of units that is known. The factor that most follow comes first. */
export function findConverted(work: Work): void {
  for (let open = work.rows(VALUE), all = open.length; open.length >= LEAST_SIZES && all <= MOST_OPEN; open = work.rows(VALUE)) {
    pulse();
    // What is printed with so few digits that many factors give it tells none.
    const reach = Float64Array.from(open, (i) => { const size = Math.abs(work.y[i]!), half = 0.5 / 10 ** writtenDecimals(work.y[i]!) * (1 + 1e-6); return half > SHARP * size ? -1 : half + 4 * Number.EPSILON * size; });
    let best: { readonly of: (typeof CONVERSIONS)[number]; readonly rows: Int32Array } | null = null;
    for (const of of CONVERSIONS) {
      const rows = converted(work, open, reach, of.factor, Math.max(LEAST_SHARE * all, best?.rows.length ?? 0));
      if (rows !== null && rows.length > (best?.rows.length ?? 0)) best = { of, rows };
    }
    if (best === null) return;
    settle(work, best.rows);
    work.claim(best.of.kind, best.rows.length, 0, { ...best.of.evidence, factor: best.of.factor, offset: 0, subset: true });
  }
}

function converted({ x, y }: Work, open: Int32Array, reach: Float64Array, factor: number, least: number): Int32Array | null {
  const n = open.length, marks = new Uint8Array(n), sizes = new Set<number>();
  let held = 0, near = 0;
  for (let k = 0; k < n; k++) {
    const a = x[open[k]!]! * factor, off = Math.abs(y[open[k]!]! - a);
    if (reach[k]! < 0) continue;
    if (off <= reach[k]!) { marks[k] = 1; held++; if (sizes.size < LEAST_SIZES) sizes.add(Math.abs(a)); } else if (off <= Math.max(10 * reach[k]!, NEAR_SIZE * Math.abs(a))) near++;
  }
  return held < least || sizes.size < LEAST_SIZES || near > NEAR * held ? null : keptRows(open, marks, held);
}

const CONVERSIONS: readonly { readonly kind: 'sign' | 'unit'; readonly factor: number; readonly evidence: Readonly<Record<string, unknown>> }[] = [
  { kind: 'sign', factor: -1, evidence: {} },
  ...POWERS.map((power) => ({ kind: 'unit' as const, factor: tens(power), evidence: { from: null, to: null } })),
  ...UNIT_PAIRS.filter(({ offset }) => offset === 0).map(({ from, to, factor, source }) => ({ kind: 'unit' as const, factor, evidence: { from, to, source } })),
];

function settle(work: Work, rows: Int32Array): void {
  for (const i of rows) work.state[i] = SETTLED;
}

function rangeOf({ y }: Work): number {
  let low = Infinity, high = -Infinity;
  for (let i = 0; i < y.length; i++) { const v = y[i]!; if (v - v !== 0) continue; if (v < low) low = v; if (v > high) high = v; }
  return high > low ? high - low : 0;
}

/** As the shortest text writes it. */
function writtenDecimals(value: number): number {
  const text = String(value), e = text.indexOf('e'), point = text.indexOf('.');
  const digits = point < 0 ? 0 : (e < 0 ? text.length : e) - point - 1;
  return Math.min(300, Math.max(0, digits - (e < 0 ? 0 : Number(text.slice(e + 1)))));
}

/** Numbers that stand for missing and were not read so: the convention changed where the other side has none at these records. */
import { pulse } from '../pulse.js';
import type { Work } from './work.js';

export const CODES: readonly number[] = [-9999, -9999.9, -9999.99, -999, -999.9, -999.99, -99, -99.9, -99.99, -6999, -8888, -7777, 9999, 99999, 999, 999999, 1e20, 1e30, -1e30, 1e36, 9.969209968386869e36, -32768, 32767, -2147483648, 2147483647];
/** Share of a code's records that must be missing in the other release. */
const LEAST = 0.9;

export function findMissingCodes(work: Work): void {
  const base = codesOf(work.x), revision = codesOf(work.y);
  if (base.length + revision.length === 0) return;
  const x = work.x.slice(), y = work.y.slice();
  const believed = (codes: readonly number[], values: Float64Array, other: Float64Array, others: readonly number[]): number[] => codes.filter((code) => {
    let n = 0, missing = 0;
    for (let i = 0; i < values.length; i++) if (values[i] === code) { n++; if (other[i]! !== other[i]! || others.includes(other[i]!)) missing++; }
    return n > 0 && missing >= LEAST * n;
  });
  const inBase = believed(base, x, y, revision), inRevision = believed(revision, y, x, base);
  if (inBase.length + inRevision.length === 0) return;
  const changes = new Map<string, { from: number | null; to: number | null; cells: number }>();
  for (let i = 0; i < x.length; i++) {
    const from = inBase.includes(x[i]!) ? x[i]! : null, to = inRevision.includes(y[i]!) ? y[i]! : null;
    if (from === null && to === null) continue;
    const absent = (from !== null || x[i]! !== x[i]!) && (to !== null || y[i]! !== y[i]!);
    if (absent && from !== to) {
      const key = `${from},${to}`, change = changes.get(key) ?? { from, to, cells: 0 };
      change.cells++;
      changes.set(key, change);
    }
    if (from !== null) x[i] = NaN;
    if (to !== null) y[i] = NaN;
  }
  const found = [...changes.values()].sort((a, b) => b.cells - a.cells);
  if (found.length > 0) work.claim('missing-code', found.reduce((sum, { cells }) => sum + cells, 0), 0, { side: inBase.length > 0 && inRevision.length > 0 ? 'both' : inBase.length > 0 ? 'base' : 'revision', from: found[0]!.from, to: found[0]!.to, ...(found.length > 1 ? { changes: found } : {}) });
  work.x = work.source = x;
  work.y = y;
  work.reopen();
}

/** Listed codes that lie outside all other values. */
function codesOf(values: Float64Array): number[] {
  pulse();
  let low = Infinity, high = -Infinity;
  for (let i = 0; i < values.length; i++) { const v = values[i]!; if (v - v === 0) { if (v < low) low = v; if (v > high) high = v; } }
  // What lies outside all others is the least or the largest of all.
  if (!CODES.includes(low) && !CODES.includes(high)) return [];
  low = Infinity;
  high = -Infinity;
  const present = new Set<number>();
  for (const v of values) {
    if (v - v !== 0) continue;
    if (CODES.includes(v)) present.add(v);
    else { if (v < low) low = v; if (v > high) high = v; }
  }
  return low > high ? [] : [...present].filter((code) => code < low - (high - low) * 0.5 || code > high + (high - low) * 0.5);
}

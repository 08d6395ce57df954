/**
 * What the records that stay bring together, at all shares of a sample at once: each record is added to those that stay as
 * long as it does, and these are added up from the smallest share to the largest.
 */
import { CompensatedSum } from '../../statistics/compensated-sum.js';
import type { TermTotal } from '../resilience/record-terms.js';

/** `marks`: at how many of the falling shares each record is kept. `terms`: what it brings; NaN is nothing. A total for each share. */
export function keptTotals(terms: Float64Array, marks: Uint8Array, shares: number): readonly TermTotal[] {
  const sums = Array.from({ length: shares + 1 }, () => new CompensatedSum()), counts = new Float64Array(shares + 1), out: TermTotal[] = [];
  for (let i = 0; i < terms.length; i++) {
    const term = terms[i]!, mark = marks[i]!;
    if (term !== term) continue;
    sums[mark]!.add(term);
    counts[mark]!++;
  }
  const sum = new CompensatedSum();
  for (let k = shares, count = 0; k >= 1; k--) {
    sum.add(sums[k]!.value);
    out.unshift({ sum: sum.value, count: count += counts[k]! });
  }
  return out;
}

/** Of all records. */
export function totalOf(terms: Float64Array): TermTotal {
  return keptTotals(terms, new Uint8Array(terms.length).fill(1), 1)[0]!;
}

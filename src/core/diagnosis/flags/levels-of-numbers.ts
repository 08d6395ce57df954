/** Whole numbers that name classes, as texts: the mean of a flag says nothing, and a class that became another is a label exchanged. */
import type { Cells } from '../diagnosis.js';

type Numbers = Extract<Cells, { readonly kind: 'number' | 'time' }>;
type Texts = Extract<Cells, { readonly kind: 'text' }>;

export function levelsOfNumbers({ base, revision }: Numbers): Texts {
  const seen = new Set<number>();
  for (const values of [base, revision]) {
    let last = NaN;
    for (let i = 0; i < values.length; i++) {
      const x = values[i]!;
      if (x === last || x !== x) continue;
      seen.add(last = x);
    }
  }
  const sorted = Float64Array.from(seen).sort(), code = new Map<number, number>();
  sorted.forEach((x, i) => code.set(x, i));
  const coded = (values: Float64Array): Int32Array => {
    const out = new Int32Array(values.length);
    let last = NaN, at = -1;
    for (let i = 0; i < out.length; i++) {
      const x = values[i]!;
      if (x !== last) { last = x; at = x !== x ? -1 : code.get(x)!; }
      out[i] = at;
    }
    return out;
  };
  return { kind: 'text', base: coded(base), revision: coded(revision), texts: Array.from(sorted, String) };
}

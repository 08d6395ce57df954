/** Ranges of converted values as ranges of the values themselves: rounding at their ends moves no value to the other side. */
import type { Conversion } from '../../src/core/pictures/picture.js';

/** Values v with `from` ≤ factor · v + offset < `to`, as `[start, end)`; the factor is not 0. */
export function unconverted([from, to]: readonly [number, number], { factor, offset }: Conversion): [number, number] {
  const of = (v: number): number => factor * v + offset, guess = (end: number): number => (end - offset) / factor, few = Math.abs(offset / factor);
  return factor > 0
    ? [least((v) => of(v) >= from, guess(from), few), least((v) => of(v) >= to, guess(to), few)]
    : [least((v) => of(v) < to, guess(to), few), least((v) => of(v) < from, guess(from), few)];
}

/** The least number of which something holds, as it does of all larger ones; `size`: of what is rounded beside the guess. */
function least(holds: (v: number) => boolean, guess: number, size: number): number {
  let low = guess, high = guess;
  for (let step = Math.max(Number.MIN_VALUE, Math.max(Math.abs(guess), size) * Number.EPSILON); !holds(high); step *= 2) high += step;
  for (let step = Math.max(Number.MIN_VALUE, Math.max(Math.abs(guess), size) * Number.EPSILON); low > -Infinity && holds(low); step *= 2) low -= step;
  for (;;) {
    const middle = low / 2 + high / 2;
    if (!(middle > low && middle < high)) return high;
    if (holds(middle)) high = middle; else low = middle;
  }
}

/**
 * Whether what was planted can be known from the pairs: no other offset, with a factor of its own and no more decimals
 * than the planted ones have, lies further than 1 % away and reproduces every cell of the plant as well, be the
 * result rounded, cut down or cut toward zero. A cut is a rounding with half a unit less: where signs do not differ, nothing tells them apart.
 * Computed from what was planted, never from an answer.
 */

const WITHIN = 0.01, MOST_FACTORS = 400;
/** A whole unit is not cut off. */
const BELOW = 1 - 1e-3;
/** Lowest and highest value that is printed as y, in units of the last decimal from y. */
const MODES = [() => [-0.5, 0.5], () => [0, BELOW], (y) => (y > 0 ? [0, BELOW] : y < 0 ? [-BELOW, 0] : [-BELOW, BELOW])];
/** Printing before: a tenth of the unit and finer, half of which a value may have been moved by. */
const BEFORE = 0.05;

/** Of a plant that says revision = factor * base + offset in `x` and `y`, the revision printed with so many decimals. */
export function isIdentifiable({ x, y, decimals, factor, offset, factorDecimals, offsetDecimals, printedBefore }) {
  if (decimals === null) return true;
  const unit = 10 ** -decimals, slack = (printedBefore ? BEFORE * unit : 0) + 1e-9 * unit, rows = [];
  for (let i = 0; i < x.length; i++) if (x[i] === x[i] && y[i] === y[i] && Math.abs(y[i] - factor * x[i] - offset) <= unit + slack) rows.push(i);
  for (const mode of MODES) for (const way of factorDecimals === null ? [0] : [1, -1]) for (let k = 0; k < MOST_FACTORS; k++) {
    const other = factor + way * k * 10 ** -(factorDecimals ?? 0);
    let low = -Infinity, high = Infinity;
    for (const i of rows) {
      const [a, b] = mode(y[i]), rest = y[i] - other * x[i];
      if (rest + a * unit > low) low = rest + a * unit;
      if (rest + b * unit < high) high = rest + b * unit;
    }
    low -= slack;
    high += slack;
    if (low > high) break;
    // What has as few decimals and lies between them.
    const step = 10 ** -offsetDecimals, first = Math.ceil(low / step - 1e-6), last = Math.floor(high / step + 1e-6);
    for (const n of [first, last]) if (n >= first && n <= last && Math.abs(n * step - offset) > WITHIN * Math.abs(offset) + 1e-9 * step) return false;
    if (way === 0) break;
  }
  return true;
}

export function decimalsIn(number) {
  return (String(number).split('.')[1] ?? '').length;
}

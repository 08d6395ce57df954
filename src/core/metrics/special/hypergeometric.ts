/** The hypergeometric tail: how likely at least so many marked ones are drawn by chance. */
import { binomialTerm } from './saddle-point.js';

/** P(X >= k) for `drawn` of `all`, of which `marked` are marked. */
export function hypergeometricSf(k: number, all: number, marked: number, drawn: number): number {
  const least = Math.max(0, drawn + marked - all), most = Math.min(marked, drawn);
  if (k <= least) return 1;
  if (k > most) return 0;
  const mode = ((drawn + 1) * (marked + 1)) / (all + 2);
  return k > mode ? run(k, most, 1, all, marked, drawn) : 1 - run(k - 1, least, -1, all, marked, drawn);
}

/** Terms from `from` to `to`, which become smaller on the way; the first by saddle points, each next by its ratio. */
function run(from: number, to: number, way: 1 | -1, all: number, marked: number, drawn: number): number {
  let term = first(from, all, marked, drawn), sum = term;
  for (let i = from; i !== to && term > sum * 1e-17; i += way) {
    const low = way === 1 ? i : i - 1;
    const ratio = ((marked - low) / (low + 1)) * ((drawn - low) / (all - marked - drawn + low + 1));
    term *= way === 1 ? ratio : 1 / ratio;
    sum += term;
  }
  return sum;
}

function first(k: number, all: number, marked: number, drawn: number): number {
  if (drawn === all || drawn === 0) return 1;
  const p = drawn / all, q = (all - drawn) / all;
  return binomialTerm(k, marked - k, p, q) * (binomialTerm(drawn - k, all - marked - (drawn - k), p, q) / binomialTerm(drawn, all - drawn, p, q));
}

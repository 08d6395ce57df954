/** The area between zero and a difference, apart for each sign: what is above zero is higher in revision (VIEWS R4, R6). */
import type { Scale } from './lane-paths.js';

export interface SignedArea { readonly positive: string; readonly negative: string }

/** Points of each run in order; where the sign turns, the line through zero ends both areas. */
export function signedArea(runs: readonly (readonly (readonly [x: number, difference: number])[])[], y: Scale): SignedArea {
  const of = (sign: 1 | -1): string => runs.map((run) => areaOf(run, sign, y)).join('');
  return { positive: of(1), negative: of(-1) };
}

const tidy = (value: number): number => Math.round(value * 10) / 10;
/** Half the width of a sample that stands alone, in pixels. */
const ALONE = 1;

function areaOf(run: readonly (readonly [number, number])[], sign: 1 | -1, y: Scale): string {
  const zero = tidy(y(0)), [only] = run;
  if (run.length === 1) return sign * only![1] > 0 ? `M${tidy(only![0] - ALONE)} ${zero}V${tidy(y(only![1]))}h${2 * ALONE}V${zero}Z` : '';
  let path = '', open = false;
  run.forEach(([x, d], i) => {
    const before = run[i - 1];
    if (sign * d > 0) {
      if (!open) {
        path += `M${tidy(before === undefined ? x : crossing(before, [x, d]))} ${zero}`;
        if (before === undefined) path += `V${tidy(y(d))}`;
        open = true;
      }
      path += `L${tidy(x)} ${tidy(y(d))}`;
      if (i === run.length - 1) path += `V${zero}Z`;
    } else if (open) {
      path += `L${tidy(crossing(before!, [x, d]))} ${zero}Z`;
      open = false;
    }
  });
  return path;
}

/** Where the line between two points meets zero; at the second's own place where that is zero. */
function crossing([x0, d0]: readonly [number, number], [x1, d1]: readonly [number, number]): number {
  return d1 === d0 ? x1 : x0 + ((x1 - x0) * d0) / (d0 - d1);
}

/** How many bits a column holds in either release, and how many of base the revision lost: none by a conversion, some by rounding. */
import type { Figure } from '../../model/report.js';
import { jointCounts } from '../../metrics/information/joint-counts.js';
import { jointInformation } from '../../metrics/information/joint-information.js';
import { figureOf } from '../../metrics/metric.js';
import { samplePositions } from '../../kinds/sample.js';
import { orderStatistics } from '../../statistics/order-statistics.js';

export interface InformationChange {
  /** Pairs looked at, of how many; spread evenly over the records in the order of the key. */
  readonly n: number;
  readonly of: number;
  /** Classes of equal frequency of each side's own values. */
  readonly classes: number;
  /** Bits. */
  readonly entropyBase: Figure;
  readonly entropyRevision: Figure;
  /** What the revision leaves open about the base, and the base about the revision; bits. */
  readonly lost: Figure;
  readonly gained: Figure;
}

export const MOST_PAIRS = 2 ** 14;
const CLASSES = 32;

export function informationOf(base: Float64Array, revision: Float64Array): InformationChange {
  const looked = samplePositions(base.length, MOST_PAIRS), x = new Float64Array(looked.length), y = new Float64Array(looked.length);
  let n = 0;
  for (let k = 0; k < looked.length; k++) {
    const a = base[looked[k]!]!, b = revision[looked[k]!]!;
    if (a - a === 0 && b - b === 0) { x[n] = a; y[n++] = b; }
  }
  const answers = jointInformation(jointCounts(classed(x.subarray(0, n)), classed(y.subarray(0, n))));
  return { n, of: base.length, classes: CLASSES, entropyBase: figureOf(answers.entropyX), entropyRevision: figureOf(answers.entropyY), lost: figureOf(answers.xGivenY), gained: figureOf(answers.yGivenX) };
}

/** The class of each value: how many of the edges are at or below it. */
function classed(values: Float64Array): Uint8Array {
  const n = values.length, out = new Uint8Array(n);
  if (n === 0) return out;
  const edges = [...new Set(orderStatistics(values, n, Array.from({ length: CLASSES - 1 }, (_, i) => Math.floor(((i + 1) * n) / CLASSES))))];
  for (let i = 0; i < n; i++) {
    let low = 0, high = edges.length;
    while (low < high) { const middle = (low + high) >> 1; if (edges[middle]! <= values[i]!) low = middle + 1; else high = middle; }
    out[i] = low;
  }
  return out;
}

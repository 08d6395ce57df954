/**
 * Shapley's values from drawn orders of joining, where there are too many coalitions to ask all (J. Castro, D. Gomez and
 * J. Tejada, "Polynomial calculation of the Shapley value based on sampling", 2009). Each order comes with its reverse,
 * which varies less (R. Mitchell, J. Cooper, E. Frank and G. Holmes, "Sampling permutations for Shapley value estimation",
 * 2022). Within an order the steps telescope, so that the values add up to the whole change however few are drawn.
 */
import type { Figure, Undefined } from '../../model/report.js';
import type { SeededRandom } from '../../statistics/seeded-random.js';
import { type Coalition, joined, NOBODY } from './players.js';

export type At = (coalition: Coalition) => Promise<Figure>;

export interface ShapleyEstimate {
  /** One a player, in the unit of the result. */
  readonly values: Float64Array;
  /** Standard error of each from the scatter of the draws; NaN with fewer than two draws. */
  readonly se: Float64Array;
}

/** What each player adds when all join in this order. */
export async function alongOrder(at: At, order: ArrayLike<number>): Promise<Float64Array | Undefined> {
  const added = new Float64Array(order.length);
  let coalition = NOBODY, before = await at(coalition);
  for (let k = 0; k < order.length; k++) {
    coalition = joined(coalition, order[k]!);
    const after = await at(coalition);
    if (typeof before !== 'number') return before;
    if (typeof after !== 'number') return after;
    added[order[k]!] = after - before;
    before = after;
  }
  return added;
}

/** Means over independent draws and their standard errors, kept draw by draw (B. Welford, "Note on a method for calculating corrected sums of squares and products", 1962). */
export class DrawnMeans {
  private draws = 0;
  private readonly means: Float64Array;
  private readonly squares: Float64Array;

  constructor(players: number) {
    this.means = new Float64Array(players);
    this.squares = new Float64Array(players);
  }

  add(draw: Float64Array): void {
    this.draws++;
    for (let i = 0; i < draw.length; i++) {
      const off = draw[i]! - this.means[i]!;
      this.means[i]! += off / this.draws;
      this.squares[i]! += off * (draw[i]! - this.means[i]!);
    }
  }

  get count(): number {
    return this.draws;
  }

  estimate(): ShapleyEstimate {
    return { values: this.means.slice(), se: this.squares.map((each) => (this.draws < 2 ? NaN : Math.sqrt(each / (this.draws - 1) / this.draws))) };
  }
}

export interface SamplingPlan {
  /** Stop when every standard error is below this, in the unit of the result. */
  readonly precision: number;
  /** Whether more may be asked. The first pair of orders is always drawn. */
  readonly mayGoOn: () => boolean;
  /** Told after each pair but the last. */
  readonly onPair?: (soFar: SampledShapley) => void;
}

export interface SampledShapley extends ShapleyEstimate {
  /** Orders drawn, reverses counted. */
  readonly permutations: number;
  /** Whether the precision was reached. */
  readonly converged: boolean;
}

/** Fewer pairs do not tell how much they scatter. */
const LEAST_PAIRS = 8;
/** Where every coalition has been asked, pairs cost nothing and would go on for ever. */
const MOST_PAIRS = 20_000;

export async function sampledShapley(at: At, players: number, random: SeededRandom, { precision, mayGoOn, onPair }: SamplingPlan): Promise<SampledShapley | Undefined> {
  const order = Uint32Array.from({ length: players }, (_, i) => i), pairs = new DrawnMeans(players);
  for (;;) {
    shuffle(order, random);
    const one = await alongOrder(at, order), other = await alongOrder(at, order.slice().reverse());
    if ('status' in one) return one;
    if ('status' in other) return other;
    pairs.add(one.map((each, i) => (each + other[i]!) / 2));
    const estimate = pairs.estimate(), converged = pairs.count >= LEAST_PAIRS && estimate.se.every((each) => each < precision || each === 0), soFar = { ...estimate, permutations: 2 * pairs.count, converged };
    if (converged || pairs.count >= MOST_PAIRS || !mayGoOn()) return soFar;
    onPair?.(soFar);
  }
}

/** Fisher and Yates, every order as likely. */
export function shuffle(items: Uint32Array, random: SeededRandom): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = random.below(i + 1), kept = items[i]!;
    items[i] = items[j]!;
    items[j] = kept;
  }
}

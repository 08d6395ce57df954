/**
 * Hybrid releases of quantities that are built of sums over records: a coalition then costs no pass over the records,
 * because each sum depends only on the columns in it and is shared by all coalitions that take these from the same side.
 * The shapes: linear combinations of sums of columns and of products of up to four columns, of counts, and one such
 * combination over another. That is sum, mean, ratio of sums, weighted mean, and moments. Eight columns summed by
 * themselves have 256 coalitions and 16 sums.
 */
import type { Figure, Undefined } from '../../model/report.js';
import { CompensatedSum } from '../../statistics/compensated-sum.js';
import type { Evaluate } from './attribute-change.js';
import { type Coalition, isIn } from './players.js';

export interface SumTerm {
  readonly factor: number;
  /** Positions of the columns: their product is summed over the records where all of them have a finite value (`count`: these are counted). A column twice is its square; none is each record once. */
  readonly columns: readonly number[];
  readonly of: 'product' | 'count';
}

/** Sum of the terms, over that of the denominator's. As in SQL a sum of no values is none, and so is what it stands in. */
export interface SumQuantity {
  readonly numerator: readonly SumTerm[];
  readonly denominator?: readonly SumTerm[];
}

export interface HybridColumn {
  /** Who takes it from the revision; null where it does not differ. */
  readonly player: number | null;
  /** Of matched records, in the same order; NaN is missing. */
  readonly base: Float64Array;
  readonly revision: Float64Array;
  /** Of records that only one release has. */
  readonly removed?: Float64Array;
  readonly added?: Float64Array;
}

export const MOST_FACTORS = 4;

/** `records`: the player who adds and removes records; without one, records of one release alone are left out. */
export function affineCoalitions(quantity: SumQuantity, columns: readonly HybridColumn[], records: number | null = null): Evaluate {
  const bound = (terms: readonly SumTerm[]): readonly BoundTerm[] => terms.map((term) => new BoundTerm(term, columns, records));
  const numerator = bound(quantity.numerator), denominator = quantity.denominator === undefined ? null : bound(quantity.denominator);
  return (coalition) => {
    const above = combination(numerator, coalition), below = denominator === null ? 1 : combination(denominator, coalition);
    if (typeof above !== 'number') return above;
    if (typeof below !== 'number') return below;
    return below === 0 ? { status: 'undefined', reason: 'the denominator is 0' } : above / below;
  };
}

function combination(terms: readonly BoundTerm[], coalition: Coalition): Figure {
  const sum = new CompensatedSum();
  for (const term of terms) {
    const value = term.at(coalition);
    if (typeof value !== 'number') return value;
    sum.add(value);
  }
  return sum.value;
}

const NO_VALUES: Undefined = { status: 'too-few', reason: '0 of at least 1 values' };

class BoundTerm {
  private readonly known = new Map<Coalition, Figure>();
  /** Bits that this term depends on. */
  private readonly own: Coalition;

  constructor(private readonly term: SumTerm, private readonly columns: readonly HybridColumn[], private readonly records: number | null) {
    if (term.columns.length > MOST_FACTORS) throw new RangeError(`a product of ${term.columns.length} columns, of at most ${MOST_FACTORS}`);
    const players = [...term.columns.map((column) => columns[column]!.player), records];
    this.own = players.reduce<Coalition>((bits, player) => (player === null ? bits : bits | (1 << player)), 0);
  }

  at(coalition: Coalition): Figure {
    const bits = coalition & this.own;
    let value = this.known.get(bits);
    if (value === undefined) this.known.set(bits, (value = this.summed(bits)));
    return value;
  }

  private summed(coalition: Coalition): Figure {
    const { factor, of } = this.term, own = this.term.columns.map((column) => this.columns[column]!), sum = new CompensatedSum();
    let n = add(own.map((column) => (column.player !== null && isIn(coalition, column.player) ? column.revision : column.base)), this.columns[0]?.base.length ?? 0, sum);
    if (this.records !== null) {
      const side = isIn(coalition, this.records) ? 'added' : 'removed';
      n += add(own.map((column) => column[side] ?? NONE), this.columns[0]?.[side]?.length ?? 0, sum);
    }
    return of === 'count' ? factor * n : n === 0 ? NO_VALUES : factor * sum.value;
  }
}

const NONE = new Float64Array(0);

/** Adds the products of one set of records to the sum, and says how many there were. */
function add(factors: readonly Float64Array[], length: number, sum: CompensatedSum): number {
  let n = 0;
  for (let i = 0; i < length; i++) {
    let product = 1;
    for (let k = 0; k < factors.length; k++) product *= factors[k]![i]!;
    if (product - product !== 0) continue;
    sum.add(product);
    n++;
  }
  return n;
}

/**
 * Shapley's values: what each player adds to a coalition, on average over all orders of joining (L. Shapley, "A value
 * for n-person games", 1953). The only division that adds up to the whole, treats alike who acts alike, gives nothing
 * to who does nothing, and adds over sums of quantities.
 */
import { CompensatedSum } from '../../statistics/compensated-sum.js';
import { isIn, joined, sizeOf } from './players.js';

/** 1,024 coalitions; with more players orders are drawn. */
export const MOST_EXACT_PLAYERS = 10;

/** `values`: the result of each of the 2^`players` coalitions, by its bits; all finite. One value a player, in the unit of the result. */
export function exactShapley(values: Float64Array, players: number): Float64Array {
  const weights = weightsOf(players), sums = Array.from({ length: players }, () => new CompensatedSum());
  for (let coalition = 0; coalition < values.length; coalition++) {
    const weight = weights[sizeOf(coalition)]!;
    for (let player = 0; player < players; player++) if (!isIn(coalition, player)) sums[player]!.add(weight * (values[joined(coalition, player)]! - values[coalition]!));
  }
  return Float64Array.from(sums, (sum) => sum.value);
}

/** s! (m - s - 1)! / m! for coalitions of s others: one over m times the number of coalitions of that size. */
function weightsOf(players: number): Float64Array {
  const weights = new Float64Array(players + 1);
  let coalitions = 1;
  for (let size = 0; size < players; size++) {
    weights[size] = 1 / (players * coalitions);
    coalitions = (coalitions * (players - 1 - size)) / (size + 1);
  }
  return weights;
}

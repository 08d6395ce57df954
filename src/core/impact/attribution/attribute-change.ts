/**
 * Which players a change of a result comes from, by asking the quantity on hybrid releases:
 *
 *   base, revision -> one at a time -> pairs -> Shapley's values (all coalitions, or drawn orders) -> linear part
 *
 * Every answer is asked once and used by all steps.
 */
import type { Figure, Undefined } from '../../model/report.js';
import { SeededRandom } from '../../statistics/seeded-random.js';
import { type Answer, changeOf, Evaluations, type Run } from '../evaluation.js';
import { type Attribution, type PlayerPart, remainderOf, sharesOf } from './attribution.js';
import { exactShapley, MOST_EXACT_PLAYERS } from './exact-shapley.js';
import { type Along, type LinearPart, linearPart } from './linear-part.js';
import { type Coalition, everyone, MOST_PLAYERS, NOBODY, type Player } from './players.js';
import { type At, type SampledShapley, sampledShapley } from './sampled-shapley.js';
import { interactionTotal, namedInteractions, pairInteractions, swaps } from './swaps.js';

/** The result of the hybrid release that takes the coalition's players from the revision. */
export type Evaluate = (coalition: Coalition) => Answer;

export interface AttributionOptions extends Run {
  readonly seed?: number;
  /** Hybrid releases that may be asked, 1,024 unless given. With fewer than all coalitions, orders are drawn; one pair of orders always is. */
  readonly budget?: number;
  /** Standard error to reach by drawing, in shares of the change; 2 % unless given. */
  readonly precision?: number;
  /** For the linear part; two evaluations a player beside the budget. */
  readonly along?: Along;
  /** Told after each pair of orders that asked something new: the parts as far as they are known, with their standard errors. It asks no more than is asked without it. */
  readonly onEstimate?: (soFar: Attribution) => void;
  /** Once it says so no more is asked than the first pair of orders needs: the parts are then those of the orders drawn. */
  readonly isLate?: () => boolean;
}

const BUDGET = 2 ** MOST_EXACT_PLAYERS;
const PRECISION = 0.02;

/** At most 30 players: gather more into fewer first. Rejects with the signal's reason when called off. */
export async function attributeChange(players: readonly Player[], evaluate: Evaluate, options: AttributionOptions = {}): Promise<Attribution> {
  const m = players.length, { budget = BUDGET, along, onEstimate, isLate = () => false } = options, all = everyone(m);
  if (m > MOST_PLAYERS) throw new RangeError(`${m} players, of at most ${MOST_PLAYERS}: gather them first`);
  const exactly = m <= MOST_EXACT_PLAYERS && all + 1 <= budget;
  const asked = new Evaluations<Coalition>(evaluate, options, exactly ? all + 1 : budget), at: At = (coalition) => asked.at(coalition);
  const base = await at(NOBODY), revision = await at(all), change = changeOf(base, revision), alone = await swaps(at, m);
  // Without a change there is nothing to divide; the swaps still tell who takes the result away.
  const known = typeof change === 'number', pairsOf = async (): Promise<Attribution['interactions']['pairs']> => (known ? namedInteractions(await pairInteractions(at, m), change, alone.in) : null);
  const told = ({ parts: found, se, sampling }: Found, pairs: Attribution['interactions']['pairs'], linear: LinearPart | null): Attribution => {
    const shares = sharesOf(found, change);
    const parts = players.map((player, i): PlayerPart => ({
      player, swapIn: alone.in[i]!, swapOut: alone.out[i]!, part: found[i]!, se: se[i]!, ...shares[i]!, ...(linear === null ? {} : { linear: linear.parts[i]! }),
    }));
    return {
      method: exactly && sampling === undefined ? 'exact' : 'sampled', base, revision, change, parts, remainder: remainderOf(change, found), interactions: { total: interactionTotal(change, alone.in), pairs },
      ...(linear === null ? {} : { linear: { total: linear.total, residual: linear.residual } }), evaluations: asked.count, ...(sampling === undefined ? {} : { sampling }),
    };
  };
  const drawn = (mayGoOn: () => boolean): Promise<Found> => byDrawing(at, m, change, mayGoOn, options, onEstimate === undefined ? undefined : (soFar) => { if (known) onEstimate(told(soFar, null, null)); });
  let pairs: Attribution['interactions']['pairs'] = null, found: Found | null = null;
  if (!known) found = nothing(m, change);
  else if (!exactly) {
    if ((m * (m - 1)) / 2 <= budget / 4 && !isLate()) pairs = await pairsOf();
    found = await drawn(() => asked.count < budget && !isLate());
  } else {
    // Orders ask the same coalitions, and tell something on the way.
    const orders = onEstimate === undefined && options.isLate === undefined ? null : await drawn(whileNew(asked, isLate));
    found = await byAllCoalitions(at, m, (coalition) => orders !== null && isLate() && !asked.has(coalition)) ?? orders!;
    if (found !== orders) pairs = await pairsOf();
  }
  return told(found, pairs, along === undefined ? null : await linearPart(along, m, change, options));
}

/** As long as a pair of orders asks something new. */
function whileNew(asked: Evaluations<Coalition>, isLate: () => boolean): () => boolean {
  let before = asked.count;
  return () => {
    const isNew = asked.count > before;
    before = asked.count;
    return isNew && !isLate();
  };
}

interface Found {
  readonly parts: readonly Figure[];
  readonly se: readonly Figure[];
  readonly sampling?: NonNullable<Attribution['sampling']>;
}

/** Null once `stops` says so of a coalition. */
async function byAllCoalitions(at: At, players: number, stops: (coalition: Coalition) => boolean): Promise<Found | null> {
  const values = new Float64Array(2 ** players), missing: Undefined[] = [];
  for (let coalition = 0; coalition < values.length; coalition++) {
    if (stops(coalition)) return null;
    const value = await at(coalition);
    if (typeof value === 'number') values[coalition] = value;
    else missing.push(value);
  }
  if (missing.length > 0) return nothing(players, { status: missing[0]!.status, reason: `${missing.length} of ${values.length} hybrid releases give no result: ${missing[0]!.reason}` });
  return { parts: [...exactShapley(values, players)], se: new Array<number>(players).fill(0) };
}

async function byDrawing(at: At, players: number, change: Figure, mayGoOn: () => boolean, { seed = 1, precision = PRECISION }: AttributionOptions, onFound?: (soFar: Found) => void): Promise<Found> {
  const wanted = typeof change === 'number' ? precision * Math.abs(change) : 0;
  const found = ({ values, se, permutations, converged }: SampledShapley): Found => ({
    parts: [...values], se: Array.from(se, (each): Figure => (each === each ? each : { status: 'too-few', reason: '1 of at least 2 pairs of orders' })),
    sampling: { permutations, seed, precision: wanted, converged },
  });
  const drawn = await sampledShapley(at, players, new SeededRandom(seed), { precision: wanted, mayGoOn, ...(onFound === undefined ? {} : { onPair: (soFar) => onFound(found(soFar)) }) });
  return 'status' in drawn ? nothing(players, { status: drawn.status, reason: `a hybrid release gives no result: ${drawn.reason}` }) : found(drawn);
}

function nothing(players: number, why: Undefined): Found {
  return { parts: new Array<Figure>(players).fill(why), se: new Array<Figure>(players).fill(why) };
}

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
import { type Along, linearPart } from './linear-part.js';
import { type Coalition, everyone, MOST_PLAYERS, NOBODY, type Player } from './players.js';
import { type At, sampledShapley } from './sampled-shapley.js';
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
}

const BUDGET = 2 ** MOST_EXACT_PLAYERS;
const PRECISION = 0.02;

/** At most 30 players: gather more into fewer first. Rejects with the signal's reason when called off. */
export async function attributeChange(players: readonly Player[], evaluate: Evaluate, options: AttributionOptions = {}): Promise<Attribution> {
  const m = players.length, { budget = BUDGET, along } = options, all = everyone(m);
  if (m > MOST_PLAYERS) throw new RangeError(`${m} players, of at most ${MOST_PLAYERS}: gather them first`);
  const exactly = m <= MOST_EXACT_PLAYERS && all + 1 <= budget;
  const asked = new Evaluations<Coalition>(evaluate, options, exactly ? all + 1 : budget), at: At = (coalition) => asked.at(coalition);
  const base = await at(NOBODY), revision = await at(all), change = changeOf(base, revision), alone = await swaps(at, m);
  // Without a change there is nothing to divide; the swaps still tell who takes the result away.
  const known = typeof change === 'number', pairs = !known ? null : exactly || (m * (m - 1)) / 2 <= budget / 4 ? namedInteractions(await pairInteractions(at, m), change, alone.in) : null;
  const found = !known ? nothing(m, change) : exactly ? await byAllCoalitions(at, m) : await byDrawing(at, m, change, () => asked.count < budget, options);
  const linear = along === undefined ? null : await linearPart(along, m, change, options), shares = sharesOf(found.parts, change);
  const parts = players.map((player, i): PlayerPart => ({
    player, swapIn: alone.in[i]!, swapOut: alone.out[i]!, part: found.parts[i]!, se: found.se[i]!, ...shares[i]!, ...(linear === null ? {} : { linear: linear.parts[i]! }),
  }));
  return {
    method: exactly ? 'exact' : 'sampled', base, revision, change, parts, remainder: remainderOf(change, found.parts), interactions: { total: interactionTotal(change, alone.in), pairs },
    ...(linear === null ? {} : { linear: { total: linear.total, residual: linear.residual } }), evaluations: asked.count, ...(found.sampling === undefined ? {} : { sampling: found.sampling }),
  };
}

interface Found {
  readonly parts: readonly Figure[];
  readonly se: readonly Figure[];
  readonly sampling?: Attribution['sampling'];
}

async function byAllCoalitions(at: At, players: number): Promise<Found> {
  const values = new Float64Array(2 ** players), missing: Undefined[] = [];
  for (let coalition = 0; coalition < values.length; coalition++) {
    const value = await at(coalition);
    if (typeof value === 'number') values[coalition] = value;
    else missing.push(value);
  }
  if (missing.length > 0) return nothing(players, { status: missing[0]!.status, reason: `${missing.length} of ${values.length} hybrid releases give no result: ${missing[0]!.reason}` });
  return { parts: [...exactShapley(values, players)], se: new Array<number>(players).fill(0) };
}

async function byDrawing(at: At, players: number, change: Figure, mayGoOn: () => boolean, { seed = 1, precision = PRECISION }: AttributionOptions): Promise<Found> {
  const wanted = typeof change === 'number' ? precision * Math.abs(change) : 0, drawn = await sampledShapley(at, players, new SeededRandom(seed), { precision: wanted, mayGoOn });
  if ('status' in drawn) return nothing(players, { status: drawn.status, reason: `a hybrid release gives no result: ${drawn.reason}` });
  return {
    parts: [...drawn.values], se: Array.from(drawn.se, (each): Figure => (each === each ? each : { status: 'too-few', reason: '1 of at least 2 pairs of orders' })),
    sampling: { permutations: drawn.permutations, seed, precision: wanted, converged: drawn.converged },
  };
}

function nothing(players: number, why: Undefined): Found {
  return { parts: new Array<Figure>(players).fill(why), se: new Array<Figure>(players).fill(why) };
}

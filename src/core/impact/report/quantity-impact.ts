/**
 * What a change of the data does to one derived quantity, as it stands in the report: plain JSON, every list bounded,
 * every number a number or the reason why there is none.
 */
import type { Interval } from '../../diagnosis/statistics/series-pairs.js';
import type { VerdictState, VerdictWord } from '../../metrics/verdict/judge-mean.js';
import type { Figure, Undefined } from '../../model/report.js';
import type { Attribution } from '../attribution/attribution.js';
import type { Cascade } from '../cascade.js';
import type { Divergence } from '../divergence.js';
import type { DifferenceInterval } from '../difference-interval.js';
import type { Multiverse } from '../multiverse.js';
import type { ProvisionalAnswer } from '../provisional.js';
import type { Resilience } from '../resilience/resilience.js';
import type { BitsPoint } from '../sufficiency/bits-curve.js';
import type { InputInformation } from '../sufficiency/input-information.js';
import type { LossMode } from '../sufficiency/loss-modes.js';
import type { SufficiencyPoint } from '../sufficiency/sufficiency-curve.js';

/** Who computed it: a query, a function of the user's, a bundled model, or it was brought along. */
export type QuantitySource = 'sql' | 'javascript' | 'model' | 'results';

export interface GroupResult {
  readonly group: string;
  readonly base: Figure;
  readonly revision: Figure;
  readonly change: Figure;
}

/** Parts beyond 60 are gathered in one, so that all still add up. */
export interface ReportedAttribution extends Attribution {
  /** What the players are, as a reader sees it: `column`, `year`, `kind of change`. */
  readonly by: string;
}

/** Two trajectories on at most 1,000 of their steps, the ones that differ most among them. */
export interface ReportedTrajectory extends Omit<Divergence, 'difference' | 'relative' | 'n'> {
  /** Milliseconds since 1970 where `instants`, else the number of the step; so are the first ones below. */
  readonly at: readonly number[];
  readonly instants: boolean;
  readonly base: readonly (number | null)[];
  readonly revision: readonly (number | null)[];
  /** Steps that there are, and those at which both have a value. */
  readonly steps: number;
  readonly n: number;
  readonly cascade?: Cascade;
}

type Told<Point, Errors extends keyof Point> = Omit<Point, Errors> & { readonly [Key in Errors]: Figure };

export interface ReportedSufficiency {
  readonly side: 'base' | 'revision';
  readonly mode: LossMode['name'];
  /** What was lost together, where that is not single records: how many blocks of neighbours in the order of the key, or groups, by which columns. */
  readonly units?: { readonly count: number; readonly by?: string };
  /** Error to bear, over the scale. */
  readonly tolerance: number;
  readonly result: Figure;
  readonly scale: Figure;
  readonly points: readonly Told<SufficiencyPoint, 'errorMedian' | 'errorP90'>[];
  readonly sufficientFraction: number | null;
  /** Of the base: the loss of records that would move the result as much as the revision does, as far as the fractions tell. */
  readonly equivalentLoss?: Figure;
}

export interface ReportedBits {
  /** The input that was made coarse. */
  readonly input: string;
  readonly side: 'base' | 'revision';
  readonly tolerance: number;
  readonly result: Figure;
  readonly scale: Figure;
  readonly points: readonly Told<BitsPoint, 'error'>[];
  readonly sufficientBits: number | null;
}

/** A result without the values of one column. */
export interface WithheldResult {
  readonly result: Figure;
  /** Distance from the result with it, over the size of that. */
  readonly error: Figure;
}

/** What a result is without the values of single columns that it reads. */
export interface WithheldColumns {
  /** Error to bear. */
  readonly tolerance: { readonly base: number; readonly revision: number };
  /** At most 24. */
  readonly columns: readonly { readonly column: string; readonly base: WithheldResult; readonly revision: WithheldResult }[];
}

/** How far an answer is that is told before all of it is computed. */
export interface Unfinished {
  /** Parts that are known. */
  readonly done: number;
  /** Those under way or still to come, in words: `the parts of columns`. */
  readonly open: readonly string[];
}

export interface QuantityImpact {
  readonly id: string;
  readonly name: string;
  readonly unit: string | null;
  readonly by: QuantitySource;
  /** How large a change of the result matters, in its unit; null: not said. */
  readonly tolerance: number | null;
  /** Of all that was drawn. */
  readonly seed: number;
  readonly base: Figure;
  readonly revision: Figure;
  /** revision - base; and over the size of the base. */
  readonly change: Figure;
  readonly relative: Figure;
  /** Whether the change on these very records exceeds the tolerance; null: no tolerance, or no change to hold against it. */
  readonly beyond: boolean | null;
  /** Where the change would lie, were records like these drawn again. */
  readonly interval?: Interval | Undefined;
  readonly blocks?: DifferenceInterval['blocks'];
  /** For records like these. */
  readonly verdict: { readonly state: VerdictState; readonly word: VerdictWord; readonly sameWithin: Figure; readonly sentence: string };
  /** Those that change most first, at most 240, of how many. */
  readonly groups?: readonly GroupResult[];
  readonly groupsInAll?: number;
  /** At most 8. */
  readonly attributions?: readonly ReportedAttribution[];
  readonly trajectory?: ReportedTrajectory;
  readonly resilience?: Resilience;
  /** At most 20 each. */
  readonly sufficiency?: readonly ReportedSufficiency[];
  readonly bits?: readonly ReportedBits[];
  readonly withheld?: WithheldColumns;
  readonly information?: InputInformation;
  readonly multiverse?: Multiverse;
  readonly provisional?: ProvisionalAnswer;
  /** Only of an answer that is told while the rest is computed. */
  readonly unfinished?: Unfinished;
  /** What could not be done, in sentences; at most 20. */
  readonly notes?: readonly string[];
  readonly sentence: string;
}

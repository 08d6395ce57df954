/** Brings everything that was found about a derived quantity into the shape of the report, and says it in a sentence. */
import { judgeInterval } from '../../metrics/verdict/judge-mean.js';
import { isWithin } from '../../metrics/verdict/within-tolerance.js';
import type { Figure } from '../../model/report.js';
import type { Attribution } from '../attribution/attribution.js';
import type { DifferenceInterval } from '../difference-interval.js';
import { changeOf, relativeChange, settled } from '../evaluation.js';
import type { Multiverse } from '../multiverse.js';
import type { BitsCurve } from '../sufficiency/bits-curve.js';
import { equivalentLoss, type Sufficiency } from '../sufficiency/sufficiency-curve.js';
import { impactSentence } from './impact-sentence.js';
import { plainAttribution } from './plain-attribution.js';
import { plainTrajectory, type TrajectoryFacts } from './plain-trajectory.js';
import type { GroupResult, QuantityImpact, ReportedBits, ReportedSufficiency } from './quantity-impact.js';
import { impactVerdictSentence } from './impact-verdict-sentence.js';

export interface SufficiencyFacts extends Pick<ReportedSufficiency, 'side' | 'mode' | 'units' | 'tolerance'> {
  readonly curve: Sufficiency;
}

export interface BitsFacts extends Pick<ReportedBits, 'input' | 'side' | 'tolerance'> {
  readonly curve: BitsCurve;
}

export interface ImpactFacts extends Pick<QuantityImpact, 'id' | 'name' | 'unit' | 'by' | 'tolerance' | 'seed' | 'base' | 'revision' | 'resilience' | 'withheld' | 'information' | 'multiverse' | 'provisional' | 'unfinished' | 'notes'> {
  /** What the sentence calls it, where that is more than its name. */
  readonly called?: string;
  readonly interval?: DifferenceInterval;
  readonly groups?: readonly Omit<GroupResult, 'change'>[];
  /** The one that a sentence is made of first. */
  readonly attributions?: readonly { readonly by: string; readonly attribution: Attribution }[];
  readonly trajectory?: TrajectoryFacts;
  readonly sufficiency?: readonly SufficiencyFacts[];
  readonly bits?: readonly BitsFacts[];
}

/** As they stand in the schema. */
const MOST_GROUPS = 240;
const MOST_ATTRIBUTIONS = 8;
const MOST_CURVES = 20;
const MOST_POINTS = 200;
const MOST_NOTES = 20;
const MOST_FAILED = 100;
const MOST_OUTCOMES = 500;

export function impactReport(facts: ImpactFacts): QuantityImpact {
  const { called = facts.name, interval: found, groups, attributions, trajectory, sufficiency, bits, notes, multiverse, provisional, information, ...own } = facts, base = settled(facts.base), revision = settled(facts.revision), change = changeOf(base, revision);
  const verdict = found?.verdict ?? judgeInterval({ changed: true, limits: typeof change === 'number' ? { status: 'undefined', reason: 'no interval was computed' } : change, blocks: 0, delta: facts.tolerance });
  const told: Omit<QuantityImpact, 'sentence'> = {
    ...own, base, revision, change, relative: relativeChange(base, revision),
    beyond: facts.tolerance === null || typeof base !== 'number' || typeof revision !== 'number' ? null : !isWithin(base, revision, facts.tolerance, 0),
    ...(found === undefined ? {} : { interval: found.interval, blocks: found.blocks }),
    verdict: { ...verdict, sentence: impactVerdictSentence(verdict, facts.tolerance, facts.unit, found?.interval) },
    ...(groups === undefined ? {} : { groups: changedMost(groups), groupsInAll: groups.length }),
    ...(attributions === undefined ? {} : { attributions: attributions.slice(0, MOST_ATTRIBUTIONS).map(({ by, attribution }) => plainAttribution(by, attribution)) }),
    ...(trajectory === undefined ? {} : { trajectory: plainTrajectory(trajectory) }),
    ...(sufficiency === undefined ? {} : { sufficiency: sufficiency.slice(0, MOST_CURVES).map((each) => plainSufficiency(each, change)) }),
    ...(bits === undefined ? {} : { bits: bits.slice(0, MOST_CURVES).map(plainBits) }),
    ...(information === undefined ? {} : { information: { ...information, subsets: information.subsets.slice(0, MOST_POINTS), losses: information.losses.slice(0, MOST_POINTS) } }),
    ...(multiverse === undefined ? {} : { multiverse: keptOutcomes(multiverse) }),
    ...(provisional === undefined ? {} : { provisional: { ...provisional, failed: provisional.failed.slice(0, MOST_FAILED) } }),
    ...(notes === undefined ? {} : { notes: notes.slice(0, MOST_NOTES) }),
  };
  return { ...told, sentence: impactSentence({ ...told, name: called }) };
}

function changedMost(groups: readonly Omit<GroupResult, 'change'>[]): readonly GroupResult[] {
  const size = ({ change }: GroupResult): number => (typeof change === 'number' ? Math.abs(change) : Infinity);
  const told = groups.map(({ group, base, revision }): GroupResult => ({ group, base: settled(base), revision: settled(revision), change: changeOf(settled(base), settled(revision)) }));
  // Those without a result are what a reader must see: first.
  return told.map((each, i) => ({ each, i })).sort((a, b) => (size(a.each) === size(b.each) ? a.i - b.i : size(b.each) - size(a.each))).slice(0, MOST_GROUPS).map(({ each }) => each);
}

const NO_RESULT: Figure = { status: 'undefined', reason: 'samples without a result' };

function plainSufficiency({ side, mode, units, tolerance, curve }: SufficiencyFacts, change: Figure): ReportedSufficiency {
  const { result, scale, points, sufficientFraction } = curve, finite = (error: number): Figure => (Number.isFinite(error) ? error : NO_RESULT);
  return {
    side, mode, ...(units === undefined ? {} : { units }), tolerance, result, scale, sufficientFraction, points: points.slice(0, MOST_POINTS).map((point) => ({ ...point, errorMedian: finite(point.errorMedian), errorP90: finite(point.errorP90) })),
    ...(side === 'revision' ? {} : { equivalentLoss: typeof change !== 'number' ? change : typeof scale !== 'number' ? scale : equivalentLoss(curve, Math.abs(change) / scale) }),
  };
}

function plainBits({ input, side, tolerance, curve: { result, scale, points, sufficientBits } }: BitsFacts): ReportedBits {
  return { input, side, tolerance, result, scale, sufficientBits, points: points.map((point) => ({ ...point, error: Number.isFinite(point.error) ? point.error : NO_RESULT })) };
}

/** Even pieces of the curve, and the user's own specification; its counts stay those of all. */
function keptOutcomes(multiverse: Multiverse): Multiverse {
  const { outcomes, own } = multiverse, n = outcomes.length;
  if (n <= MOST_OUTCOMES) return multiverse;
  const kept = [...new Set([own, ...Array.from({ length: MOST_OUTCOMES - 1 }, (_, i) => Math.round((i * (n - 1)) / (MOST_OUTCOMES - 2)))])].sort((a, b) => a - b);
  return { ...multiverse, outcomes: kept.map((i) => outcomes[i]!), own: kept.indexOf(own) };
}

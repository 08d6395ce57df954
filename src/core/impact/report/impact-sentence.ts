/**
 * What a reader sees first of a result: by how much it moves, whether that is beyond what they tolerate, where it comes
 * from, and under how many ways of analysing it holds. Its numbers are the report's.
 */
import { count, counted, figure, figuresApart, percent, signed, signedShare } from '../../format/words.js';
import { isoText } from '../../format/time.js';
import { chronologicalWords } from '../resilience/resilience.js';
import { isLossBound } from './loss-bound.js';
import type { QuantityImpact, ReportedAttribution, ReportedTrajectory } from './quantity-impact.js';
import type { PlayerPart } from '../attribution/attribution.js';

type Told = Omit<QuantityImpact, 'sentence'>;

export function impactSentence(impact: Told): string {
  const { name, base, revision, change, unit } = impact, before = beforehand(impact);
  if (typeof change !== 'number') return `${before}${name} cannot be compared: ${change.reason}.`;
  const first = [`${movement(name, base as number, revision as number, unit)}${tolerancePhrase(impact)}`, ...attributionClause(impact), ...flipClause(impact)].join('; ');
  const second = [...trajectoryClause(impact.trajectory), ...resilienceClause(impact), ...lossClause(impact)].join('; ');
  return `${before}${first}.${second === '' ? '' : ` ${second[0]!.toUpperCase()}${second.slice(1)}.`}`;
}

function beforehand({ provisional, unfinished }: Told): string {
  if (provisional !== undefined && !provisional.complete) return `Provisional, after ${count(provisional.done)} of ${count(provisional.units)}: `;
  return unfinished === undefined ? '' : `Provisional, ${count(unfinished.done)} of ${counted(unfinished.done + unfinished.open.length, 'part')} done: `;
}

function movement(name: string, base: number, revision: number, unit: string | null): string {
  const of = unit === null ? '' : ` ${unit}`, change = revision - base;
  if (change === 0) return `${name} stays at ${figure(base)}${of}`;
  const apart = figuresApart(base, revision);
  if (apart === null) return `${name} moves by ${signed(change)}${of} from ${figure(base)}${of}`;
  return `${name} goes from ${apart[0]} to ${apart[1]}${of}${base === 0 ? '' : ` (${signedShare(change / Math.abs(base))})`}`;
}

function tolerancePhrase({ beyond, tolerance }: Told): string {
  return beyond === null || tolerance === null ? '' : `, ${beyond ? 'beyond' : 'within'} the tolerance of ${figure(tolerance)}`;
}

/** Parts that go against the whole by more than this share of it are told, because shares of the whole then mislead. */
const AGAINST = 0.1;
/** Up to rounding. */
const ALL = 1.0005;

function attributionClause({ attributions, change }: Told): string[] {
  const told = attributions?.find(({ parts }) => parts.length > 0 && parts.every(({ part }) => typeof part === 'number'));
  if (told === undefined || typeof change !== 'number') return [];
  const parts = [...told.parts].sort((a, b) => Math.abs(b.part as number) - Math.abs(a.part as number)).filter(({ part }) => part !== 0), [largest] = parts;
  if (largest === undefined) return [];
  return [...causeClause(parts, change, told), ...placeClause(attributions!, told, change)];
}

/** Parts that do something, by size. */
function causeClause(parts: readonly PlayerPart[], change: number, told: ReportedAttribution): string[] {
  const largest = parts[0]!;
  const against = parts.filter(({ part }) => Math.sign(part as number) !== Math.sign(change)), sum = against.reduce((total, { part }) => total + Math.abs(part as number), 0);
  const share = (largest.part as number) / change;
  if (sum > AGAINST * Math.abs(change) || share <= 0) return [bothWays(parts, told)];
  if (share > ALL) return [`all of that and more comes from ${largest.player.label}; others take back ${aboutOf(told)}${percent(share - 1, share)} of it`];
  return [`${aboutOf(told)}${share > 1 / ALL ? 'all' : percent(share, 1)} of that comes from ${largest.player.label}`];
}

/** All that differs may be of one period or one group, whatever else it comes from; where that is one thing alone, in which most of it is. */
function placeClause(attributions: readonly ReportedAttribution[], told: ReportedAttribution, change: number): string[] {
  const places = attributions.filter((each) => each !== told && each.parts.length > 0 && each.parts.every(({ player: { of }, part }) => (of === 'period' || of === 'group') && typeof part === 'number'));
  const alone = places.flatMap(({ parts }) => (parts.length === 1 ? [parts[0]!.player.label] : [])), largest = told.parts.length > 1 || change === 0 ? undefined : places.find(({ parts }) => parts.length > 1);
  return [...(alone.length === 0 ? [] : [`all of it is in ${alone.join(' and in ')}`]), ...(largest === undefined ? [] : mostIn(largest, change))];
}

/** Nothing where parts go against the whole by more than a little. */
function mostIn(told: ReportedAttribution, change: number): string[] {
  const shares = told.parts.map(({ player, part }) => ({ label: player.label, share: (part as number) / change })), [most] = [...shares].sort((a, b) => b.share - a.share);
  return most === undefined || most.share > ALL || shares.reduce((sum, { share }) => sum - Math.min(0, share), 0) > AGAINST ? [] : [`${aboutOf(told)}${most.share > 1 / ALL ? 'all' : percent(most.share, 1)} of it is in ${most.label}`];
}

function bothWays(parts: readonly PlayerPart[], told: ReportedAttribution): string {
  const ends = [1, -1].flatMap((sign) => parts.filter(({ part }) => Math.sign(part as number) === sign).slice(0, 1));
  return `it is made of parts that go both ways, the largest ${ends.map(({ player, part }) => `${player.label} (${aboutOf(told)}${signed(part as number)})`).join(' and ')}`;
}

function aboutOf({ method }: ReportedAttribution): string {
  return method === 'sampled' ? 'about ' : '';
}

/** The reader wrote it, so that it stands as exact as it may be. */
const THRESHOLD_DIGITS = 6;

function flipClause({ multiverse, unit }: Told): string[] {
  if (multiverse === undefined) return [];
  const { threshold } = multiverse, above = threshold === undefined ? '' : ` (above ${figure(threshold, THRESHOLD_DIGITS)}${unit === null ? '' : ` ${unit}`})`;
  const [what, flips] = multiverse.conclusion.of > 0 ? [`the conclusion${above}`, multiverse.conclusion] as const : multiverse.verdict.of > 0 ? ['whether that matters', multiverse.verdict] as const : ['its sign', multiverse.sign] as const;
  if (flips.of === 0) return [];
  return [flips.flipped === 0 ? `${what} is the same in all of ${counted(flips.of, 'specification')}` : `${what} flips in ${count(flips.flipped)} of ${counted(flips.of, 'specification')}`];
}

function trajectoryClause(trajectory: ReportedTrajectory | undefined): string[] {
  if (trajectory === undefined || trajectory.firstDifference === null) return [];
  const when = (at: number): string => (trajectory.instants ? isoText(at).replace('T', ' ') : `step ${count(at)}`), { tolerance, firstDifference, firstBeyond, beyondForGood, cascade } = trajectory;
  const beyond = tolerance === null ? '' : firstBeyond === null ? ', and never leave the tolerance' : beyondForGood === null ? `, leave the tolerance at ${when(firstBeyond)} and come back` : `, and are beyond the tolerance for good from ${when(beyondForGood)}`;
  return [`the trajectories part at ${when(firstDifference)}${beyond}${cascade === undefined ? '' : CASCADE_WORDS[cascade.state]}`];
}

const CASCADE_WORDS = { cascades: '; early changes grow', keeps: '; changes stay as large as they were', forgets: '; early changes fade', 'cannot-tell': '' } as const;

function resilienceClause({ resilience }: Told): string[] {
  const told = resilience?.curves.flatMap(({ order, tipping }) => (tipping === null || tipping.leavesForGood === null ? [] : [`${percent(tipping.leavesForGood, 1)} ${order === 'chronological' ? chronologicalWords(resilience) : ORDER_WORDS[order]}`])) ?? [];
  return told.length === 0 ? [] : [`the result leaves its tolerance for good after these shares of the changed records: ${told.join(', ')}`];
}

const ORDER_WORDS = { random: 'by lot', 'largest-first': 'with the largest effects first' } as const;

function lossClause({ sufficiency, change }: Told): string[] {
  const told = sufficiency?.find(({ side, mode, equivalentLoss }) => side === 'base' && mode === 'random' && typeof equivalentLoss === 'number'), loss = told?.equivalentLoss;
  if (told === undefined || typeof loss !== 'number' || loss <= 0) return [];
  return [change === 0 || isLossBound(told, loss) ? `even a loss of ${percent(loss, 1)} of the records would move the result no more` : `a loss of ${percent(loss, 1)} of the records would move the result as much`];
}

/** Trajectories with what is said of them: when they part, when beyond what matters, whether early changes grow. */
import type { Cascade } from '../../src/core/impact/cascade.js';
import type { QuantityImpact, ReportedTrajectory } from '../../src/core/impact/report/quantity-impact.js';
import type { SelectionClause } from '../../src/core/selection/clause.js';
import { shortened } from '../chart/shortened.js';
import { plainNumber } from '../chart/time-levels.js';
import { withSign } from '../columns/detail-figures.js';
import { instantWords } from '../shared/clause-words.js';
import { countOf, formatCount, formatNumber } from '../shared/format-number.js';
import type { BrushPlace, Mark } from '../view/view-model.js';
import { columnsOf, type Drawn, type Room } from './drawn.js';
import { bothResults, shareWords, told, unitTail } from './quantity-words.js';
import { trajectoryPicture, type TrajectoryPicture } from './trajectory-picture.js';

export interface TrajectoryInput extends Room {
  readonly quantity: QuantityImpact;
  readonly trajectory: ReportedTrajectory;
  readonly magnified: boolean;
  readonly own: readonly SelectionClause[];
  /** Whether the records of the report have the same clock, so that a stretch of the trajectory is one of them. */
  readonly timed: boolean;
}

const MOST_MARKS = 48, NAME = 60;

export function trajectoryDrawn(input: TrajectoryInput): Drawn<TrajectoryPicture> {
  const { quantity, trajectory, width, rem, magnified } = input, tail = unitTail(quantity), picture = trajectoryPicture(trajectory, { width, rem, magnified, name: shortened(quantity.name, NAME), unit: quantity.unit ?? '' });
  const { firstDifference, firstBeyond, beyondForGood, tolerance, largest, n, steps, cascade } = trajectory, when = timesOf(trajectory);
  return {
    picture, title: titleOf(quantity, trajectory, when), subtitle: `${shortened(quantity.name, NAME)} of base (dashed) and of revision (solid), and revision − base below${tail === '' ? '' : `, in${tail}`}${trajectory.instants ? '; times as in the files' : ''}.`,
    figures: [
      { label: 'steps in both', value: `${formatCount(n)} of ${formatCount(steps)}` },
      { label: 'first difference', value: firstDifference === null ? 'none' : when(firstDifference) },
      ...(tolerance === null ? [] : [{ label: 'leaves tolerance', value: firstBeyond === null ? 'never' : when(firstBeyond), ...(firstBeyond === null ? {} : { note: beyondForGood === null ? 'comes back' : beyondForGood === firstBeyond ? 'for good' : `for good ${when(beyondForGood)}` }) }]),
      { label: 'largest difference', value: told(largest, tail), ...(typeof largest === 'number' ? {} : { note: largest.reason }) },
    ],
    sentences: [apartWords(trajectory, tail, when), ...(cascade === undefined ? [] : [cascadeWords(cascade)])],
    notes: [
      ...(trajectory.at.length < steps ? [`Drawn are ${formatCount(trajectory.at.length)} of ${formatCount(steps)} steps, the ones that differ most among them.`] : []),
      ...(n < steps ? [`${countOf(steps - n, 'step')} without a value in one of the releases ${steps - n === 1 ? 'is' : 'are'} left out of the difference.`] : []),
      ...(tolerance === null ? ['No tolerance is given, so nothing says from when on the difference matters.'] : [`The band is the tolerance, ±${toleranceWords(tolerance, tail)}.`]),
      ...(input.timed ? ['Draw over the lines to narrow all other views to the records of that time.'] : []),
    ],
    marks: marksOf(picture, input, tail, when), table: tableOf(input, when), ...(input.timed ? { brush: [brushOf(picture, input)] } : {}),
  };
}

function toleranceWords({ absolute = 0, relative = 0 }: NonNullable<ReportedTrajectory['tolerance']>, tail: string): string {
  return [...(absolute > 0 || relative === 0 ? [`${formatNumber(absolute, 4)}${tail}`] : []), ...(relative > 0 ? [`${shareWords(relative)} of base`] : [])].join(' or ');
}

/** A step as a reader calls it: by its year where all are whole years, by its instant, or by its number. */
export function timesOf({ at, instants }: Pick<ReportedTrajectory, 'at' | 'instants'>): (time: number) => string {
  if (!instants) return (time) => `step ${plainNumber(time)}`;
  const yearly = at.length > 1 && at.every((time) => Date.UTC(new Date(time).getUTCFullYear(), 0, 1) === time);
  return yearly ? (time) => String(new Date(time).getUTCFullYear()) : instantWords;
}

function titleOf({ name }: QuantityImpact, { firstDifference, firstBeyond, beyondForGood, tolerance }: ReportedTrajectory, when: (at: number) => string): string {
  const called = shortened(name, NAME);
  if (firstDifference === null) return `${called} stays the same at every step`;
  if (tolerance === null || firstBeyond === null) return `${called} differs from ${when(firstDifference)} on${tolerance === null ? '' : ', always within tolerance'}`;
  return beyondForGood === null ? `${called} leaves its tolerance at ${when(firstBeyond)} and comes back` : `${called} is beyond its tolerance for good from ${when(beyondForGood)}`;
}

/** What the sentence of the report does not tell of them. */
function apartWords({ firstDifference, firstBeyond, beyondForGood, largest, largestRelative, n }: ReportedTrajectory, tail: string, when: (at: number) => string): string {
  if (firstDifference === null) return `At none of ${countOf(n, 'step')} do the trajectories differ.`;
  const first = firstBeyond !== null && firstBeyond !== beyondForGood && beyondForGood !== null ? `; they first leave the tolerance at ${when(firstBeyond)}` : '';
  return `The trajectories are at most ${told(largest, tail)} apart${typeof largestRelative === 'number' && largestRelative > 0 ? ` (${shareWords(largestRelative)} of base)` : ''}${first}.`;
}

/** What becomes of a change that is put into one stretch of time alone. */
export function cascadeWords({ state, factor, impulses }: Cascade): string {
  const tried = `${countOf(impulses.length, 'stretch', 'stretches')} changed one at a time`;
  if (state === 'cannot-tell' || typeof factor !== 'number') return `Whether early changes grow cannot be told${typeof factor === 'number' ? '' : `: ${factor.reason}`}.`;
  if (state === 'keeps') return `Changes stay as large as they were at the end of their stretch (${tried}).`;
  return state === 'cascades' ? `Early changes grow: at the end they are ${formatNumber(factor, 3)} times as large as at the end of their stretch (${tried}).` : `Early changes fade: at the end ${shareWords(factor)} of what they were at the end of their stretch is left (${tried}).`;
}

interface Stretch { readonly first: number; readonly last: number; readonly most: number }

/** Even pieces of the drawn steps, each with the step that differs most. */
function stretchesOf({ at, base, revision }: ReportedTrajectory): Stretch[] {
  const pieces = Math.min(MOST_MARKS, at.length), size = (i: number): number => (base[i] === null || revision[i] === null ? -1 : Math.abs(revision[i]! - base[i]!));
  return Array.from({ length: pieces }, (_, k): Stretch => {
    const first = Math.floor((k * at.length) / pieces), last = Math.floor(((k + 1) * at.length) / pieces) - 1;
    let most = first;
    for (let i = first; i <= last; i++) if (size(i) > size(most)) most = i;
    return { first, last, most };
  });
}

function marksOf({ lines, difference, pixelOf, flags }: TrajectoryPicture, { quantity, trajectory, timed, own }: TrajectoryInput, tail: string, when: (at: number) => string): Mark[] {
  const { at, base, revision } = trajectory, top = lines.y, tall = difference.y + difference.height - top, edges = at.map((t) => pixelOf(t)), chosen = own.find(({ field, kind }) => field === 'time' && kind === 'interval');
  const stretches = stretchesOf(trajectory).map(({ first, last, most }): Mark => {
    const from = first === 0 ? edges[0]! : (edges[first - 1]! + edges[first]!) / 2, to = last === at.length - 1 ? edges[last]! : (edges[last]! + edges[last + 1]!) / 2, end = at[last + 1] ?? at[last]! + (at.length > 1 ? at[last]! - at[last - 1]! : 1);
    const value = [at[first]!, end] as const, inside = chosen?.kind === 'interval' ? at[first]! >= chosen.value[0] && end <= chosen.value[1] : undefined;
    return {
      id: `steps-${first}`, x: Math.min(from, to - 1), y: top, width: Math.max(1, to - from), height: tall, changed: base[most] !== null && revision[most] !== null && base[most] !== revision[most],
      get lines() { return stepLines(first === last ? when(at[most]!) : `${when(at[first]!)} to ${when(at[last]!)}`, first === last ? null : when(at[most]!), base[most] ?? null, revision[most] ?? null, tail); },
      ...(timed ? { clauses: [{ source: '', field: 'time', kind: 'interval', value }] } : {}), ...(inside === undefined ? {} : { selected: inside }),
    };
  });
  const step = (time: number): number => at.indexOf(time);
  return [...stretches, ...flags.map(({ id, at: time, x, text }): Mark => ({
    id: `flag-${id}`, x: x - 4, y: difference.y - 14, width: 8, height: 14, changed: true, lines: [`${text}: ${when(time)}`, ...(step(time) < 0 ? [] : stepLines('', null, base[step(time)] ?? null, revision[step(time)] ?? null, tail).slice(1)), ...(quantity.tolerance === null ? [] : [`tolerance ±${formatNumber(quantity.tolerance, 4)}${tail}`])],
  }))];
}

function stepLines(name: string, where: string | null, base: number | null, revision: number | null, tail: string): string[] {
  if (base === null || revision === null) return [name, base === null && revision === null ? 'no value in either release' : `no value in ${base === null ? 'base' : 'revision'}`];
  const [before, after] = bothResults(base, revision);
  return [name, ...(where === null ? [] : [`largest difference at ${where}`]), `base ${before}, revision ${after}${tail}`, `change ${withSign(revision - base, 4)}${tail}`];
}

function brushOf({ lines, difference, pixelOf }: TrajectoryPicture, { own }: TrajectoryInput): BrushPlace {
  const clause = own.find(({ field, kind }) => field === 'time' && kind === 'interval'), area = { x: lines.x, y: lines.y, width: lines.width, height: difference.y + difference.height - lines.y };
  const range = clause?.kind === 'interval' ? { x: { from: Math.max(area.x, pixelOf(clause.value[0])), to: Math.min(area.x + area.width, pixelOf(clause.value[1])) }, y: null } : null;
  return { axes: 'x', area, range };
}

function tableOf({ quantity, trajectory: { at, base, revision } , trajectory }: TrajectoryInput, when: (at: number) => string): Drawn<TrajectoryPicture>['table'] {
  return {
    caption: `${quantity.name} by ${trajectory.instants ? 'time' : 'step'}`, columns: columnsOf(`'${trajectory.instants ? 'time' : 'step'}`, 'base', 'revision', 'change'),
    rows: at.map((t, i) => [when(t), base[i] ?? null, revision[i] ?? null, base[i] === null || revision[i] === null ? null : revision[i]! - base[i]!]),
  };
}

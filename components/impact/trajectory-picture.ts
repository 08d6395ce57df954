/**
 * Two trajectories of one result, and below them their difference on its own axis with the tolerance (VIEWS R4, R7). What is
 * drawn are real steps, among them those that differ most.
 */
import type { ReportedTrajectory } from '../../src/core/impact/report/quantity-impact.js';
import { timeScale } from '../chart/time-axis.js';
import { differenceReach, type AxisTick } from '../chart/value-axis.js';
import { valuePlace } from '../chart/wide-scale.js';
import { signedArea, type SignedArea } from '../series/difference-area.js';
import { fitting, LETTER } from '../chart/shortened.js';
import type { Box } from '../view/view-model.js';
import type { Room } from './drawn.js';

export interface TrajectoryFlag { readonly id: string; readonly at: number; readonly x: number; readonly text: string; readonly labelled: boolean }

export interface TrajectoryLine {
  readonly path: string;
  /** Steps without a neighbour that has a value. */
  readonly dots: readonly (readonly [x: number, y: number])[];
  readonly label: { readonly x: number; readonly y: number } | null;
}

export interface TrajectoryPicture {
  readonly kind: 'trajectory';
  readonly lines: Box;
  readonly difference: Box;
  readonly base: TrajectoryLine;
  readonly revision: TrajectoryLine;
  readonly area: SignedArea;
  /** The same as a line, so that what is thinner than a pixel is seen. */
  readonly outline: TrajectoryLine;
  readonly band: string | null;
  readonly zero: number;
  readonly valueTicks: readonly AxisTick[];
  readonly differenceTicks: readonly AxisTick[];
  readonly timeTicks: readonly AxisTick[];
  readonly flags: readonly TrajectoryFlag[];
  readonly titles: readonly [values: string, difference: string];
  readonly height: number;
  /** Half the range of the axis of differences. */
  readonly reach: number;
  readonly small: boolean;
  /** Time at a pixel, and the pixel of a time. */
  readonly timeAt: (pixel: number) => number;
  readonly pixelOf: (time: number) => number;
}

export interface TrajectoryRoom extends Room {
  readonly magnified: boolean;
  readonly name: string;
  readonly unit: string;
}

/** Margins and heights in rem. */
const LEFT = 4, RIGHT = 4.25, HEAD = 1.25, LINES = 11, DIFFERENCE = 7, GAP = 3, AXIS = 1.75;
/** `TICK`: pixels between values on a standing axis. */
const SMALL = 0.3, LEAST_APART = 14, TICK = 40;

export function trajectoryPicture(trajectory: ReportedTrajectory, room: TrajectoryRoom): TrajectoryPicture {
  const { at, base, revision, instants } = trajectory, { width, rem } = room, wide = Math.max(60, width - (LEFT + RIGHT) * rem), x0 = LEFT * rem;
  const lines: Box = { x: x0, y: HEAD * rem, width: wide, height: LINES * rem }, difference: Box = { x: x0, y: lines.y + lines.height + GAP * rem, width: wide, height: DIFFERENCE * rem };
  const x = timeScale(at[0] ?? 0, at.at(-1) ?? 1, x0, x0 + wide, instants), values = [...base, ...revision].filter((each) => each !== null), y = valuePlace(least(values), most(values), lines.y + lines.height, lines.y, { per: TICK });
  const differences = at.map((_, i) => (base[i] === null || revision[i] === null ? null : revision[i]! - base[i]!)), halves = at.map((_, i) => halfBand(trajectory, base[i] ?? null)), known = halves.filter((each) => each !== null);
  const largest = most(differences.filter((each) => each !== null).map(Math.abs), 0), tolerance = most(known, 0), spread = trajectory.tolerance === null ? spreadOf(base) : null, full = differenceReach(largest, tolerance, spread), reach = room.magnified ? differenceReach(largest, 0, null) : full, d = valuePlace(-reach, reach, difference.y + difference.height, difference.y, { signed: true, per: TICK });
  const points = (side: readonly (number | null)[], place: (value: number) => number): readonly (readonly [number, number] | null)[] => side.map((value, i) => (value === null ? null : [x(at[i]!), place(value)]));
  const ends = apart(points(base, y), points(revision, y)), character = LETTER * 0.75 * rem, words = Math.floor(wide / character), unit = room.unit === '' ? '' : `, ${room.unit}`;
  return {
    kind: 'trajectory', lines, difference, base: { ...lineOf(points(base, y)), label: ends[0] }, revision: { ...lineOf(points(revision, y)), label: ends[1] },
    area: signedArea(runsOf(differences.map((value, i) => (value === null ? null : [x(at[i]!), value] as const))), d), outline: { ...lineOf(points(differences, d)), label: null }, zero: d(0),
    band: known.length === 0 ? null : bandPath(at, halves, x, (half) => d(Math.max(-reach, Math.min(reach, half))), difference), valueTicks: y.ticks, differenceTicks: d.ticks, timeTicks: x.ticks,
    flags: flagsOf(trajectory, x, difference, character), titles: [fitting([`${room.name}${unit}`, room.name], words), fitting([`revision − base${unit}`, 'revision − base'], words)],
    height: difference.y + difference.height + AXIS * rem + 0.5 * rem, reach, small: largest > 0 && largest < SMALL * full, timeAt: (pixel) => x.invert(pixel), pixelOf: (time) => x(time),
  };
}

function least(values: readonly number[], other = Infinity): number {
  const found = values.reduce((a, b) => Math.min(a, b), other);
  return Number.isFinite(found) ? found : 0;
}

function most(values: readonly number[], other = -Infinity): number {
  const found = values.reduce((a, b) => Math.max(a, b), other);
  return Number.isFinite(found) ? found : 1;
}

/** Of what is drawn of base, where no tolerance says what is small (VIEWS R7); null with fewer than three steps. */
function spreadOf(base: readonly (number | null)[]): number | null {
  const values = base.filter((each) => each !== null), n = values.length;
  if (n < 3) return null;
  const mean = values.reduce((sum, each) => sum + each / n, 0), variance = values.reduce((sum, each) => sum + (each - mean) ** 2 / (n - 1), 0);
  return Number.isFinite(variance) ? Math.sqrt(variance) : null;
}

/** What is borne at a step; null where no tolerance is given. */
function halfBand({ tolerance }: ReportedTrajectory, base: number | null): number | null {
  if (tolerance === null) return null;
  return Math.max(tolerance.absolute ?? 0, (tolerance.relative ?? 0) * Math.abs(base ?? 0));
}

type Point = readonly [x: number, y: number];

function runsOf<T>(points: readonly (T | null)[]): T[][] {
  const runs: T[][] = [];
  let open: T[] | null = null;
  for (const point of points) {
    if (point === null) open = null;
    else if (open === null) runs.push(open = [point]);
    else open.push(point);
  }
  return runs;
}

const tidy = (value: number): number => Math.round(value * 10) / 10;

function lineOf(points: readonly (Point | null)[]): Omit<TrajectoryLine, 'label'> {
  const runs = runsOf(points);
  return { path: runs.filter(({ length }) => length > 1).map((run) => `M${run.map(([x, y]) => `${tidy(x)} ${tidy(y)}`).join('L')}`).join(''), dots: runs.filter(({ length }) => length === 1).map(([point]) => point!) };
}

/** Names at the right ends of both lines, not one on the other. */
function apart(base: readonly (Point | null)[], revision: readonly (Point | null)[]): readonly [TrajectoryLine['label'], TrajectoryLine['label']] {
  const end = (side: readonly (Point | null)[]): Point | null => side.findLast((each) => each !== null) ?? null, [a, b] = [end(base), end(revision)];
  if (a === null || b === null) return [a && { x: a[0], y: a[1] }, b && { x: b[0], y: b[1] }];
  const gap = b[1] - a[1], push = Math.abs(gap) >= LEAST_APART ? 0 : (LEAST_APART - Math.abs(gap)) / 2, sign = gap > 0 ? 1 : -1;
  return [{ x: a[0], y: a[1] - sign * push }, { x: b[0], y: b[1] + sign * push }];
}

/** A band about zero, as wide at each step as what is borne there. */
function bandPath(at: readonly number[], halves: readonly (number | null)[], x: (t: number) => number, d: (half: number) => number, box: Box): string {
  const known = at.map((t, i) => [x(t), halves[i] ?? 0] as const), [first, last] = [known[0]!, known.at(-1)!];
  if (halves.every((half) => half === halves[0])) return `M${box.x} ${tidy(d(first[1]))}H${box.x + box.width}V${tidy(d(-first[1]))}H${box.x}Z`;
  return `M${box.x} ${tidy(d(first[1]))}L${known.map(([px, half]) => `${tidy(px)} ${tidy(d(half))}`).join('L')}H${box.x + box.width}V${tidy(d(-last[1]))}L${[...known].reverse().map(([px, half]) => `${tidy(px)} ${tidy(d(-half))}`).join('L')}H${box.x}Z`;
}

/** Where the difference begins, where it first leaves the tolerance, and where for good; moments that are the same have one flag. */
function flagsOf({ firstDifference, firstBeyond, beyondForGood }: ReportedTrajectory, x: (t: number) => number, { x: from, width }: Box, character: number): TrajectoryFlag[] {
  const asked = [[firstDifference, 'first difference', 'difference'], [firstBeyond, 'leaves tolerance', 'beyond'], [beyondForGood, 'for good', 'for-good']] as const, at = new Map<number, { id: string; text: string[] }>();
  for (const [time, text, id] of asked) if (time !== null) at.set(time, { id: at.get(time)?.id ?? id, text: [...(at.get(time)?.text ?? []), text] });
  let free = -Infinity;
  return [...at].sort(([a], [b]) => a - b).map(([time, { id, text }]): TrajectoryFlag => {
    const words = text.join(', '), place = x(time), end = place + words.length * character + 10, labelled = place >= free && end <= from + width + 3 * character;
    if (labelled) free = end;
    return { id, at: time, x: place, text: words, labelled };
  });
}

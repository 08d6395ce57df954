/**
 * The result while the changed records are applied little by little, from none to all, in each order; the tolerance about
 * base; and where the result leaves it for good.
 */
import type { ApplicationOrder, Resilience, ResilienceCurve } from '../../src/core/impact/resilience/resilience.js';
import { fitting, LETTER } from '../chart/shortened.js';
import type { AxisTick } from '../chart/value-axis.js';
import { valuePlace } from '../chart/wide-scale.js';
import type { Room } from '../impact/drawn.js';
import { shareWords } from '../impact/quantity-words.js';
import type { Box } from '../view/view-model.js';
import { placedLabels, type PlacedLabel } from './curve-labels.js';

export interface AppliedCurve {
  readonly order: ApplicationOrder;
  readonly path: string;
  /** Between which 90 % of the drawn orders lie. */
  readonly band: string | null;
  readonly label: PlacedLabel | null;
  /** `line`: where its words stand, below all curves. */
  readonly tipping: { readonly x: number; readonly y: number; readonly line: number; readonly text: string; readonly low: number | null; readonly high: number | null } | null;
}

export interface AppliedPicture {
  readonly kind: 'applied';
  readonly plot: Box;
  readonly curves: readonly AppliedCurve[];
  readonly band: { readonly y: number; readonly height: number } | null;
  readonly base: number;
  readonly ticks: readonly AxisTick[];
  readonly shares: readonly AxisTick[];
  readonly title: string;
  readonly axis: string;
  readonly height: number;
  readonly pixelOf: (share: number) => number;
}

export function orderNames({ along }: Pick<Resilience, 'along'>): Readonly<Record<ApplicationOrder, string>> {
  return { random: 'by lot', chronological: `in order of ${along ?? 'time'}`, 'largest-first': 'largest first' };
}

/** In rem. */
const LEFT = 4.25, RIGHT = 1, TOP = 1.4, TALL = 17, BELOW = 3, LINE = 0.95;

export function appliedPicture(resilience: Resilience, name: string, unit: string, { width, rem }: Room): AppliedPicture {
  const { base, tolerance, curves } = resilience, names = orderNames(resilience), plot: Box = { x: LEFT * rem, y: TOP * rem, width: Math.max(60, width - (LEFT + RIGHT) * rem), height: TALL * rem }, character = LETTER * 0.75 * rem;
  const results = curves.flatMap(({ points }) => points.flatMap(({ result, band }) => [...(typeof result === 'number' ? [result] : []), ...(band ?? [])])), values = [base, ...(tolerance === null ? [] : [base - 1.15 * tolerance, base + 1.15 * tolerance]), ...results].filter(Number.isFinite);
  const low = values.reduce((a, b) => Math.min(a, b), Infinity), high = values.reduce((a, b) => Math.max(a, b), -Infinity), tipped = curves.filter(({ tipping }) => tipping?.leavesForGood != null).length, floor = plot.y + plot.height - (tipped === 0 ? 4 : (tipped * LINE + 0.4) * rem), y = valuePlace(low, high, floor, plot.y + 4, { per: 40 }), x = (share: number): number => plot.x + share * plot.width, bottom = plot.y + plot.height;
  const lines = curves.map(({ points }) => points.flatMap(({ share, result }) => (typeof result === 'number' ? [[x(share), y(result)] as const] : []))), level = [[plot.x, y(base)], [plot.x + plot.width, y(base)]] as const, labels = placedLabels([...lines, level, ...curves.flatMap((curve) => whiskerOf(curve, x, y))], curves.map(({ order }) => names[order]), { ...plot, height: floor - plot.y }, character);
  let line = floor;
  return {
    kind: 'applied', plot, base: y(base), ticks: y.ticks, height: bottom + BELOW * rem, pixelOf: x, title: fitting([`${name}${unit === '' ? '' : `, ${unit}`}`, name], Math.floor(plot.width / character)), axis: fitting(['share of the changed records that are applied', 'changed records applied', 'applied'], Math.floor(plot.width / character)),
    band: tolerance === null ? null : { y: y(base + tolerance), height: y(base - tolerance) - y(base + tolerance) }, shares: [0, 0.25, 0.5, 0.75, 1].map((share) => ({ at: x(share), text: shareWords(share) })),
    curves: curves.map((curve, i): AppliedCurve => ({ order: curve.order, path: pathOf(lines[i]!), band: bandOf(curve, x, y), label: labels[i] ?? null, tipping: tippingOf(curve, names[curve.order], x, y, () => (line += LINE * rem)) })),
  };
}

const tidy = (value: number): number => Math.round(value * 10) / 10;

function pathOf(points: readonly (readonly [number, number])[]): string {
  return points.length === 0 ? '' : `M${points.map(([x, y]) => `${tidy(x)} ${tidy(y)}`).join('L')}`;
}

function bandOf({ points }: ResilienceCurve, x: (share: number) => number, y: (value: number) => number): string | null {
  const banded = points.filter(({ band }) => band !== undefined);
  if (banded.length < 2) return null;
  return `M${banded.map(({ share, band }) => `${tidy(x(share))} ${tidy(y(band![0]))}`).join('L')}L${[...banded].reverse().map(({ share, band }) => `${tidy(x(share))} ${tidy(y(band![1]))}`).join('L')}Z`;
}

/** On the drawn line at the share from which on the result stays beyond. */
function tippingOf({ points, tipping }: ResilienceCurve, name: string, x: (share: number) => number, y: (value: number) => number, nextLine: () => number): AppliedCurve['tipping'] {
  const share = tipping?.leavesForGood ?? null, at = share === null ? null : resultAt(points, share);
  if (share === null || at === null) return null;
  const { runs } = tipping!;
  return { x: x(share), y: y(at), line: nextLine(), text: `${shareWords(share)} ${name}`, low: runs?.low == null ? null : x(runs.low), high: runs?.high == null ? null : x(runs.high) };
}

/** Between which shares most orders tip: no name stands on it. */
function whiskerOf({ points, tipping }: ResilienceCurve, x: (share: number) => number, y: (value: number) => number): (readonly (readonly [number, number])[])[] {
  const { low = null, high = null } = tipping?.runs ?? {}, at = tipping?.leavesForGood == null ? null : resultAt(points, tipping.leavesForGood);
  return low === null || high === null || at === null ? [] : [[[x(low), y(at)], [x(high), y(at)]]];
}

/** Along the line between neighbouring points. */
function resultAt(points: ResilienceCurve['points'], share: number): number | null {
  const known = points.flatMap(({ share: at, result }) => (typeof result === 'number' ? [[at, result] as const] : [])), after = known.findIndex(([at]) => at >= share);
  if (after < 0) return known.at(-1)?.[1] ?? null;
  const [to, b] = known[after]!, [from, a] = known[Math.max(0, after - 1)]!;
  return to === from ? b : a + ((b - a) * (share - from)) / (to - from);
}

/** The picture: every shape of the distribution in pixels, from the same counts as its words. */
import { differenceReach, type AxisTick } from '../chart/value-axis.js';
import { spreadBar } from '../chart/spread-bar.js';
import { padded } from '../chart/padded.js';
import { valuePlace } from '../chart/wide-scale.js';
import type { DistributionPicture } from '../../src/core/pictures/picture.js';
import { polyline, signedArea, signedBars, stepArea, stepBand, stepLine } from './count-shapes.js';
import { formatShare } from '../shared/format-number.js';
import { countScale, measuredBy } from './count-scale.js';
import { bandwidthOf, densityCounts } from './density.js';
import type { DistributionLayout } from './distribution-layout.js';
import type { DistributionSettings, Side } from './distribution-settings.js';
import { hasPairs, pairsOf, sum, valuesOf, type BothFigures } from './distribution-source.js';

export interface QuantileTick { readonly x: number; readonly side: Side; readonly median: boolean }

export interface DistributionPlot {
  readonly layout: DistributionLayout;
  readonly mirrored: boolean;
  readonly cumulative: boolean;
  /** What the axis of the values reaches from the left edge to the right one, in the unit of the column. */
  readonly axis: { readonly from: number; readonly to: number };
  /** Pixels of the edges of bins. */
  readonly edges: readonly number[];
  readonly base: { readonly area: string; readonly line: string; readonly density: string };
  readonly revision: { readonly area: string; readonly line: string; readonly density: string };
  readonly valueTicks: readonly AxisTick[];
  /** Positions are of the picture. */
  readonly countTicks: readonly AxisTick[];
  readonly change: { readonly zero: number; readonly up: string; readonly down: string; readonly band: string; readonly ticks: readonly AxisTick[] };
  readonly quantiles: readonly QuantileTick[];
  /** Stretches without a value of one side. */
  readonly gaps: readonly { readonly from: number; readonly to: number; readonly side: Side }[];
  readonly repeated: readonly { readonly x: number; readonly side: Side }[];
  readonly differences: DifferencePlot | null;
  /** What the drawn ranges leave muted. */
  readonly veils: readonly { readonly x: number; readonly y: number; readonly width: number; readonly height: number }[];
}

export interface DifferencePlot {
  readonly edges: readonly number[];
  readonly bars: string;
  readonly zero: number;
  readonly atom: { readonly height: number; readonly share: string };
  readonly ticks: readonly AxisTick[];
  readonly countTicks: readonly AxisTick[];
  readonly tolerance: { readonly from: number; readonly to: number } | null;
  /** A standard deviation of base, to compare with. */
  readonly spread: { readonly from: number; readonly to: number; readonly text: string } | null;
  /** Half the range of the axis, in the unit of the column. */
  readonly reach: number;
  /** Whether the differences are small on an axis that holds the spread of base as well. */
  readonly small: boolean;
}

/** Differences that reach less than this part of the usual axis are small on it. */
const SMALL = 0.3;

export interface PlotInput {
  readonly values: DistributionPicture;
  readonly differences: DistributionPicture;
  readonly figures: BothFigures;
  readonly settings: DistributionSettings;
  readonly tolerance: number;
  /** Of base, to compare differences with; null without. */
  readonly sdBase: number | null;
}

/** Half width of the band of a bin's difference: twice its standard deviation, had both counts come by chance alone. */
export function chanceBand(base: number, revision: number, n: { readonly base: number; readonly revision: number }, shares: boolean): number {
  if (!shares) return 2 * Math.sqrt(base + revision);
  return 2 * Math.sqrt((n.base > 0 ? base / n.base ** 2 : 0) + (n.revision > 0 ? revision / n.revision ** 2 : 0));
}

export function distributionPlot(input: PlotInput, layout: DistributionLayout): DistributionPlot {
  const { values: picture, settings } = input, cumulative = settings.arrangement === 'cumulative', mirrored = settings.arrangement === 'mirror', { strip, values, change } = layout;
  const low = picture.edges[0]!, high = picture.edges.at(-1)!, axis = padded({ from: low, to: high }, settings.padding), x = valuePlace(axis.from, axis.to, layout.left, layout.right);
  const edges = low === high ? [x(low) - 6, x(low) + 6] : picture.edges.map((edge) => x(edge)), bins = picture.base.length;
  const floor = { base: mirrored ? strip.top + strip.height : strip.top, revision: strip.top }, down = mirrored ? 1 : -1, pixels = mirrored ? values.height / 2 : values.height;
  const n = { base: valuesOf(picture, 'base'), revision: valuesOf(picture, 'revision') }, binWidth = low === high ? 0 : (high - low) / bins, shares = settings.measure !== 'count';
  const by = { base: measuredBy(settings.measure, n.base, binWidth), revision: measuredBy(settings.measure, n.revision, binWidth) };
  const common = {
    layout, mirrored, cumulative, axis, edges, valueTicks: x.ticks,
    quantiles: quantileTicks(input, x), differences: layout.differences === null ? null : differencePlot(input, layout.differences, layout.right),
    gaps: (picture.signs?.gaps ?? []).map(({ side, from, to }) => ({ side, from: within(x(from), layout), to: within(x(to), layout) })),
    repeated: (picture.signs?.repeated ?? []).filter(({ value }) => value >= low && value <= high).map(({ value, base, revision }) => ({ x: x(value), side: base / n.base > revision / n.revision ? 'base' as const : 'revision' as const })), veils: [],
  };
  if (cumulative) {
    const at = { base: cumulativeShares(picture.base), revision: cumulativeShares(picture.revision) }, y = (share: number): number => strip.top - share * values.height;
    const line = (side: Side): string => polyline(at[side].map((share, i) => [edges[i]!, y(share)])), gaps = at.base.map((share, i) => at.revision[i]! - share), most = Math.max(...gaps.map(Math.abs)), zero = change.top + change.height / 2;
    const scale = countScale(most, change.height / 2, 'share', false), points = gaps.map((gap, i) => [edges[i]!, zero - Math.sign(gap) * scale.length(Math.abs(gap))] as const);
    return {
      ...common, base: { area: '', line: line('base'), density: '' }, revision: { area: '', line: line('revision'), density: '' },
      countTicks: [0, 0.25, 0.5, 0.75, 1].map((share) => ({ at: y(share), text: `${100 * share} %` })),
      change: { zero, up: signedArea(points, zero, true), down: signedArea(points, zero, false), band: '', ticks: signedTicks(scale.ticks, zero) },
    };
  }
  const most = Math.max(...picture.base.map(by.base), ...picture.revision.map(by.revision)), scale = countScale(most, pixels - 6, settings.measure, settings.root);
  const shapes = (side: Side): DistributionPlot['base'] => {
    const direction = side === 'base' ? down : -1, lengths = picture[side].map((count) => scale.length(by[side](count))), figures = input.figures[side];
    const smooth = figures === null || binWidth === 0 || n[side] < 2 ? [] : densityCounts(picture[side], binWidth, bandwidthOf(figures, n[side], binWidth));
    return {
      area: stepArea(edges, lengths, floor[side], direction), line: stepLine(edges, lengths, floor[side], direction),
      density: polyline(smooth.map((count, i) => [(edges[i]! + edges[i + 1]!) / 2, floor[side] + direction * Math.min(pixels, scale.length(by[side](count)))])),
    };
  };
  const changes = picture.base.map((count, i) => by.revision(picture.revision[i]!) - by.base(count)), zero = change.top + change.height / 2;
  const band = picture.base.map((count, i) => chanceBand(count, picture.revision[i]!, n, shares) / (settings.measure === 'density' && binWidth > 0 ? binWidth : 1));
  const steps = countScale(Math.max(...changes.map(Math.abs), ...(changes.some((each) => each !== 0) ? [] : band)), change.height / 2, settings.measure, settings.root), signed = changes.map((each) => Math.sign(each) * steps.length(Math.abs(each)));
  return {
    ...common, base: shapes('base'), revision: shapes('revision'),
    countTicks: [...scale.ticks.map(({ at, text }) => ({ at: floor.revision - at, text })), ...(mirrored ? scale.ticks.map(({ at, text }) => ({ at: floor.base + at, text })) : [])],
    change: { zero, up: signedBars(edges, signed, zero, 1), down: signedBars(edges, signed, zero, -1), band: stepBand(edges, band.map((half) => steps.length(half)), zero, change.height / 2), ticks: signedTicks(steps.ticks, zero) },
  };
}

function within(x: number, { left, right }: DistributionLayout): number {
  return Math.min(right, Math.max(left, x));
}

/** Of the values on the axis: at each edge, the share that lies below it; the last is 1. */
export function cumulativeShares(counts: readonly number[]): number[] {
  const n = sum(counts), out = [0];
  let below = 0;
  for (const count of counts) out.push(n === 0 ? 0 : (below += count) / n);
  return out;
}

function signedTicks(ticks: readonly AxisTick[], zero: number): AxisTick[] {
  const last = ticks.at(-1);
  return last === undefined ? [] : [{ at: zero - last.at, text: `+${last.text}` }, { at: zero + last.at, text: `−${last.text}` }];
}

function quantileTicks({ values, figures }: PlotInput, x: (value: number) => number): QuantileTick[] {
  const low = values.edges[0]!, high = values.edges.at(-1)!;
  return (['base', 'revision'] as const).flatMap((side) => {
    const of = figures[side];
    return of === null ? [] : [of.q05, of.q25, of.q50, of.q75, of.q95].map((value, i) => ({ value, median: i === 2 })).filter(({ value }) => value >= low && value <= high).map(({ value, median }) => ({ x: x(value), side, median }));
  });
}

function differencePlot({ differences: picture, settings, tolerance, sdBase: sd }: PlotInput, panel: NonNullable<DistributionLayout['differences']>, right: number): DifferencePlot | null {
  if (!hasPairs(picture)) return null;
  const { pairs, identical } = pairsOf(picture), largest = picture.differenceEdges.at(-1) ?? 0;
  const usual = differenceReach(largest, tolerance, sd), reach = settings.close && largest > 0 ? largest : usual, x = valuePlace(-reach, reach, panel.from, right, { signed: true }), scale = countScale(Math.max(0, ...picture.difference), panel.height - 2, 'count', settings.root);
  const edges = picture.differenceEdges.map((edge) => x(edge)), bar = spreadBar(sd, reach);
  // Narrower than a pixel, bars would vanish.
  const wide = edges.length > 1 && edges[1]! - edges[0]! < 1 ? 0.5 : 0, bars = picture.difference.map((count, i) => (count === 0 ? '' : stepArea([edges[i]! - wide, edges[i + 1]! + wide], [scale.length(count)], panel.axis, -1))).join('');
  return {
    edges, bars, zero: x(0), reach, small: largest > 0 && largest < SMALL * usual, atom: { height: pairs === 0 ? 0 : identical === 0 ? 0 : Math.max(1, (panel.height - 2) * (identical / pairs)), share: formatShare(identical, pairs) },
    ticks: x.ticks, countTicks: scale.ticks.map(({ at, text }) => ({ at: panel.axis - at, text })),
    tolerance: tolerance > 0 ? { from: Math.max(panel.from, x(-tolerance)), to: Math.min(right, x(tolerance)) } : null, spread: bar === null ? null : { from: right - (x(bar.value) - x(0)), to: right, text: bar.text },
  };
}

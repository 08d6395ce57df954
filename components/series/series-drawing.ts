/** The geometry of a series: everything that is drawn, in pixels, from the tables that the text is made from. */
import type { SeriesLane, SeriesPicture } from '../../src/core/pictures/picture.js';
import { timeScale, type TimeScale } from '../chart/time-axis.js';
import { differenceReach, valueScale, valueTicks, type AxisTick } from '../chart/value-axis.js';
import { formatNumber } from '../shared/format-number.js';
import type { Box } from '../view/view-model.js';
import { availability, type Availability, type Stretch } from './availability.js';
import { placedFlags, type PlacedFlag } from './placed-flags.js';
import { signedArea, type SignedArea } from './difference-area.js';
import { errorBand, withErrors } from './error-band.js';
import { filledCounts, filledStretches, isFilled, partsOfRun } from './gap-filled.js';
import type { Span } from './interval-means.js';
import { bandOf, bucketsIn, drawsLines, lanePaths, runsOf, type Scale, type SplitPaths } from './lane-paths.js';
import { panelsOf, type Panels } from './panels.js';
import { sdOfBase, spanOf, toleranceOf, type SeriesInput } from './series-input.js';

export interface Version extends SplitPaths {
  readonly version: 'base' | 'revision';
  /** Error of single values; empty without. */
  readonly error: string;
}

export interface LinesPanel { readonly box: Box; readonly ticks: readonly AxisTick[]; readonly versions: readonly Version[]; readonly label: string }

export interface DifferencePanel {
  readonly box: Box;
  readonly ticks: readonly AxisTick[];
  readonly zero: number;
  /** Half of the axis; and whether it is that of the differences alone. */
  readonly reach: number;
  readonly magnified: boolean;
  readonly area: SignedArea;
  /** From least to greatest difference. */
  readonly band: string;
  /** Buckets with a cell of class value, filled or lost. */
  readonly changed: readonly Stretch[];
  readonly means: readonly { readonly from: number; readonly to: number; readonly y: number }[];
  /** Of the difference that matters. */
  readonly tolerance: { readonly box: Box; readonly size: number } | null;
  /** A bar as long as one standard deviation of base (VIEWS R7). */
  readonly bar: { readonly x: number; readonly from: number; readonly to: number; readonly sd: number } | null;
  readonly flags: readonly PlacedFlag[];
  /** Over the panel, with what is true of the whole series. */
  readonly head: string;
  /** Whether the differences are so small on the usual axis that a larger one is offered. */
  readonly small: boolean;
  /** Said instead, where no record has a value on both sides. */
  readonly words: string;
}

export interface SeriesDrawing {
  readonly panels: Panels;
  readonly asLine: boolean;
  readonly lines: readonly LinesPanel[];
  readonly lanes: Availability & { readonly gapFilled: { readonly base: readonly Stretch[]; readonly revision: readonly Stretch[]; readonly counts: { readonly base: number; readonly revision: number } | null } };
  readonly difference: DifferencePanel;
  readonly x: readonly AxisTick[];
  readonly context: { readonly area: SignedArea; readonly box: Box; readonly zero: number; readonly view: Span } | null;
  readonly label: string;
  readonly scale: TimeScale;
}

/** Pixels between samples from which each has a dot. */
const ROOMY = 8;
/** Of a point of the line of means. */
const MEAN_PIXELS = 5;
/** Of the height of a panel, left free above and below the lines. */
const ROOM = 0.04;
/** Of the half axis: less is offered larger. */
const SMALL = 0.3;

export function drawSeries(input: SeriesInput): SeriesDrawing {
  const { series, full, width, height, rem, arrangement, column } = input, view = input.view ?? spanOf(full), panels = panelsOf(width, height, rem, arrangement, input.view !== null);
  const { plot } = panels, scale = timeScale(view.from, view.to, plot.x, plot.x + plot.width, full.instants), range = bucketsIn(series, view), asLine = drawsLines(series);
  const middle: Scale = (i) => scale((series.edges[i]! + series.edges[i + 1]!) / 2), clamped = (t: number): number => Math.min(plot.x + plot.width, Math.max(plot.x, scale(t)));
  const unit = column.unit?.revision ?? column.unit?.base ?? null, edge = (at: number): number => clamped(series.edges[at]!);
  return {
    panels, asLine, scale, x: scale.ticks, label: unit === null ? '' : unit,
    lines: linesOf(input, panels, range, middle, asLine), lanes: { ...availability(series, edge, range), gapFilled: { base: filledStretches(series, 'base', edge, range), revision: filledStretches(series, 'revision', edge, range), counts: filledCounts(series, range) } },
    difference: differenceOf(input, panels, range, middle, clamped), context: contextOf(input, panels),
  };
}

function linesOf({ series, arrangement, errors }: SeriesInput, { lines }: Panels, range: { from: number; to: number }, x: Scale, asLine: boolean): LinesPanel[] {
  const around = asLine && errors?.series ? withErrors(series, errors.series) : null, [low, high] = extentOf(around ?? [series.base, series.revision], range), room = (high - low) * ROOM;
  const draw = (version: 'base' | 'revision', y: Scale): Version => {
    const lane = series[version], other = version === 'base' ? series.filled : series.lost, runs = runsOf(lane.n, (i) => series.neither[i]! + other[i]!, range), values = runs.reduce((sum, run) => sum + run.length, 0);
    const settings = { asLine, together: series.edges.length > 2 ? Math.max(1, Math.round(MEAN_PIXELS / Math.max(1e-9, Math.abs(x(1) - x(0))))) : 1, roomy: asLine && values > 0 && values * ROOMY < Math.abs(x(range.to - 1) - x(range.from)) }, filled = isFilled(series, version);
    // Where a column holds many values the strip below says which were filled.
    const parts = asLine ? runs.map((run) => partsOfRun(run, filled)) : [{ measured: runs, filled: [] }], gaps = lanePaths(lane, parts.flatMap((part) => part.filled), x, y, { ...settings, roomy: false }), own = settings.roomy ? runs.flat().filter(filled).map((i) => [i]) : [];
    const error = asLine && errors?.series ? errorBand(series, errors.series, version, runs, x, y) : '';
    return { version, error, ...lanePaths(lane, parts.flatMap(({ measured }) => measured), x, y, settings), gaps: settings.roomy ? { ...gaps, dots: lanePaths(lane, own, x, y, settings).dots } : gaps };
  };
  return lines.map((box, i) => {
    const y = valueScale(low - room, high + room, box.y + box.height, box.y), versions = arrangement === 'split' ? [i === 0 ? 'base' as const : 'revision' as const] : ['revision' as const, 'base' as const];
    return { box, ticks: valueTicks(y, { per: Math.max(20, box.height / 5) }), versions: versions.map((version) => draw(version, y)), label: arrangement === 'split' ? versions[0]! : '' };
  });
}

/** Of all values in view; 0 to 1 where there is none. */
function extentOf(lanes: readonly SeriesLane[], { from, to }: { readonly from: number; readonly to: number }): [number, number] {
  let low = Infinity, high = -Infinity;
  for (const { n, min, max } of lanes) {
    for (let i = from; i < to; i++) {
      if (n[i]! === 0) continue;
      if (min[i]! < low) low = min[i]!;
      if (max[i]! > high) high = max[i]!;
    }
  }
  return low <= high ? [low, high] : [0, 1];
}

function differenceOf(input: SeriesInput, panels: Panels, range: { from: number; to: number }, x: Scale, clamped: (t: number) => number): DifferencePanel {
  const { series, column, report, means, rem } = input, { difference: box, plot } = panels, lane = series.difference, runs = differenceRuns(series, range), sd = sdOfBase(column), tolerance = toleranceOf(report, column);
  const [low, high] = runs.length === 0 ? [0, 0] : extentOf([lane], range), largest = Math.max(Math.abs(low), Math.abs(high)), usual = differenceReach(largest, tolerance, sd), magnified = input.magnified && largest > 0, reach = magnified ? largest : usual, y = valueScale(-reach, reach, box.y + box.height, box.y), zero = y(0), flags = placedFlags(input, clamped);
  return {
    box, zero, reach, magnified, small: largest > 0 && largest < SMALL * usual, ticks: valueTicks(y, { signed: true, per: Math.max(20, box.height / 5) }),
    area: signedArea(runs.map((run) => run.map((i) => [x(i), lane.mean[i]!] as const)), y), band: runs.map((run) => bandOf(lane.min, lane.max, run, x, y)).join(''),
    changed: changedStretches(series, range, clamped),
    means: (means?.intervals ?? []).filter(({ moments }) => moments.n > 0).map(({ from, to, moments }) => ({ from: clamped(from), to: clamped(to), y: y(moments.meanDifference) })).filter(({ from, to }) => to > from),
    tolerance: tolerance > 0 ? { size: tolerance, box: { x: plot.x, y: y(tolerance), width: plot.width, height: y(-tolerance) - y(tolerance) } } : null,
    bar: sd === null || !(sd > 0) || sd > 2 * reach ? null : { x: plot.x + plot.width + 0.625 * rem, from: y(-sd / 2), to: y(sd / 2), sd },
    flags, head: ['revision − base', ...flags.filter(({ throughout }) => throughout).map(({ text }) => text)].join(', '), words: runs.length === 0 ? 'No record in view has a value in both releases.' : '',
  };
}

function differenceRuns(series: SeriesPicture, range: { readonly from: number; readonly to: number }): number[][] {
  return runsOf(series.difference.n, (i) => series.neither[i]! + series.filled[i]! + series.lost[i]!, range);
}

function changedStretches({ changed, filled, lost, edges }: SeriesPicture, range: { readonly from: number; readonly to: number }, clamped: (t: number) => number): Stretch[] {
  const out: { from: number; to: number }[] = [];
  for (let i = range.from; i < range.to; i++) {
    if (changed[i]! + filled[i]! + lost[i]! === 0) continue;
    const from = clamped(edges[i]!), to = clamped(edges[i + 1]!), last = out.at(-1);
    if (to <= from) continue;
    if (last !== undefined && from - last.to < 0.01) last.to = to;
    else out.push({ from, to });
  }
  return out;
}

function contextOf({ full, view }: SeriesInput, { context: box, plot }: Panels): SeriesDrawing['context'] {
  if (box === null || view === null) return null;
  const span = spanOf(full), scale = timeScale(span.from, span.to, plot.x, plot.x + plot.width, full.instants), range = { from: 0, to: full.edges.length - 1 }, [low, high] = extentOf([full.difference], range);
  const reach = Math.max(Math.abs(low), Math.abs(high)) || 1, y = valueScale(-reach, reach, box.y + box.height, box.y), x: Scale = (i) => scale((full.edges[i]! + full.edges[i + 1]!) / 2), lane = full.difference;
  return { box, zero: y(0), view: { from: scale(view.from), to: scale(view.to) }, area: signedArea(differenceRuns(full, range).map((run) => run.map((i) => [x(i), lane.mean[i]!] as const)), y) };
}

/** "± 0.1" and the like, for labels. */
export function plusMinus(size: number): string {
  return `± ${formatNumber(size, 3)}`;
}

/** Shapes of the agreement in pixels: the large plane with its lines, the small multiples, the legend of counts. */
import { isDefined } from '../../src/core/model/report.js';
import type { PlanePicture } from '../../src/core/pictures/picture.js';
import { differenceReach, multipleOf, type AxisTick } from '../chart/value-axis.js';
import { spreadBar } from '../chart/spread-bar.js';
import { padded } from '../chart/padded.js';
import { valuePlace } from '../chart/wide-scale.js';
import { fitText } from '../chart/fit-text.js';
import { densitySteps, ellipsePath, linePath, scalesOf, tidy, type Scales, type Stepped } from '../relation/relation-shapes.js';
import { SEQUENTIAL_STEPS } from '../shared/colour-tokens.js';
import { formatCount, formatFigure, formatNumber, formatShare } from '../shared/format-number.js';
import type { Box } from '../view/view-model.js';
import { farBins, type FarBin } from './agreement-bins.js';
import type { AgreementFigures } from './agreement-figures.js';
import type { AgreementLayout } from './agreement-layout.js';
import type { AgreementPanel } from './agreement-panels.js';

export interface PanelPlot {
  readonly box: Box;
  readonly steps: readonly Stepped[];
  readonly diagonal: string;
  readonly ellipse: string;
  readonly line: string;
  readonly label: string;
  readonly texts: readonly string[];
  readonly beyond: boolean;
  readonly selected: boolean;
}

export interface AgreementPlot {
  readonly layout: AgreementLayout;
  readonly kind: 'one-to-one' | 'difference';
  readonly steps: readonly Stepped[];
  readonly scales: Scales;
  /** Of the plane that is drawn; null without. */
  readonly axes: Pick<PlanePicture, 'x' | 'y'> | null;
  /** The window of the plane that is drawn: narrower than the axes where these have room around it. */
  readonly drawn: Box;
  readonly lines: readonly { readonly name: 'diagonal' | 'least-squares' | 'deming' | 'mean' | 'limit'; readonly d: string }[];
  readonly ellipse: string;
  readonly tolerance: Box | null;
  /** A standard deviation of base, beside the differences. */
  readonly spread: { readonly from: number; readonly to: number; readonly text: string } | null;
  readonly xTicks: readonly AxisTick[];
  readonly yTicks: readonly AxisTick[];
  readonly xName: string;
  readonly title: string;
  readonly legend: readonly { readonly token: string; readonly label: string; readonly x: number; readonly width: number }[];
  readonly far: readonly FarBin[];
  readonly atom: { readonly y: number; readonly height: number; readonly text: string } | null;
  readonly panels: readonly PanelPlot[];
  readonly heading: string;
}

export interface AgreementPlotInput {
  readonly layout: AgreementLayout;
  /** The plane that is drawn; null where no pair is in it. */
  readonly plane: PlanePicture | null;
  readonly kind: 'one-to-one' | 'difference';
  readonly figures: AgreementFigures;
  readonly limits: { readonly low: number; readonly high: number } | null;
  readonly identical: { readonly count: number; readonly pairs: number } | null;
  readonly shown: readonly AgreementPanel[];
  readonly chosen: string | null;
  readonly tolerance: number;
  readonly title: string;
  readonly xName: string;
  readonly heading: string;
  readonly rem: number;
  /** Room around what was counted, as a share of its range. */
  readonly padding: number;
}

export function agreementPlot(input: AgreementPlotInput): AgreementPlot {
  const { layout, plane, kind, figures, tolerance } = input, box = layout.plane, one = kind === 'one-to-one';
  const reach = differenceReach(plane === null || one ? 0 : Math.max(Math.abs(plane.y.from), Math.abs(plane.y.to)), tolerance, figures.sdBase);
  const window = plane === null ? { x: { from: -1, to: 1 }, y: { from: -reach, to: reach } } : { x: padded(plane.x, input.padding), y: one ? padded(plane.y, input.padding) : { from: -reach, to: reach } }, scales = scalesOf(box, window);
  const drawn = plane === null ? box : drawnOf(plane, scales);
  const most = Math.max(1, ...(plane?.count ?? [])), cloud = { meanX: figures.meanBase, meanY: figures.meanRevision, sdX: figures.sdBase, sdY: figures.sdRevision, r: figures.r, slope: figures.slope };
  const bar = one ? null : spreadBar(figures.sdBase, reach);
  const level = (name: 'mean' | 'limit' | 'diagonal', value: number): AgreementPlot['lines'][number] => ({ name, d: Math.abs(value) > reach ? '' : `M${tidy(box.x)} ${tidy(scales.y(value))}H${tidy(box.x + box.width)}` });
  const x = valuePlace(window.x.from, window.x.to, box.x, box.x + box.width), y = valuePlace(window.y.from, window.y.to, box.y + box.height, box.y, { signed: !one });
  return {
    layout, kind, axes: plane, steps: plane === null ? [] : densitySteps(plane, most, drawn), scales, drawn, ellipse: one && figures.n > 1 ? ellipsePath(cloud, scales) : '',
    lines: one ? [
      { name: 'diagonal', d: diagonal(scales) }, { name: 'least-squares', d: linePath(cloud, scales) },
      { name: 'deming', d: figures.deming === null ? '' : linePath({ ...cloud, slope: figures.deming.slope }, scales) },
    ] : [level('diagonal', 0), ...(isDefined(figures.bias) ? [level('mean', figures.bias)] : []), ...(input.limits === null ? [] : [level('limit', input.limits.low), level('limit', input.limits.high)])],
    tolerance: one || tolerance === 0 ? null : { x: box.x, y: scales.y(Math.min(reach, tolerance)), width: box.width, height: scales.y(-Math.min(reach, tolerance)) - scales.y(Math.min(reach, tolerance)) },
    spread: bar === null ? null : { from: box.y + box.height - (scales.y(0) - scales.y(bar.value)) - 4, to: box.y + box.height - 4, text: bar.text },
    xTicks: x.ticks, yTicks: y.ticks, xName: input.xName, title: fitText(input.title, layout.heading !== null && layout.heading.y === box.y - 6 ? box.width : box.width + box.x, input.rem),
    legend: legendOf(most, box), far: plane === null || !one || !isDefined(figures.bias) || !isDefined(figures.sdDifference) ? [] : farBins(plane, drawn, figures.bias, figures.sdDifference),
    atom: layout.atom === null || input.identical === null ? null : atomOf(layout.atom, input.identical), panels: panelPlots(input), heading: input.heading,
  };
}

/** Where the counted window is; of a single value the whole axis is its. */
function drawnOf({ x, y }: PlanePicture, { box, x: across, y: up }: Scales): Box {
  const left = x.from === x.to ? box.x : across(x.from), right = x.from === x.to ? box.x + box.width : across(x.to), top = y.from === y.to ? box.y : up(y.to), bottom = y.from === y.to ? box.y + box.height : up(y.from);
  return { x: left, y: top, width: right - left, height: Math.max(1, bottom - top) };
}

function atomOf(box: Box, { count, pairs }: { readonly count: number; readonly pairs: number }): AgreementPlot['atom'] {
  const height = pairs === 0 || count === 0 ? 0 : Math.max(1, box.height * (count / pairs));
  return { y: box.y + box.height - height, height, text: formatShare(count, pairs) };
}

/** From one corner to the other only where both axes are the same. */
function diagonal({ x, y, window }: Scales): string {
  const from = Math.max(window.x.from, window.y.from), to = Math.min(window.x.to, window.y.to);
  return from < to ? `M${tidy(x(from))} ${tidy(y(from))}L${tidy(x(to))} ${tidy(y(to))}` : '';
}

/** Steps of one logarithmic scale: which counts each colour stands for. */
export function countSteps(most: number): readonly { readonly token: string; readonly from: number; readonly to: number }[] {
  const steps = SEQUENTIAL_STEPS.length, reach = Math.log1p(most), first = (step: number): number => Math.max(1, Math.ceil(Math.expm1((step / steps) * reach) - 1e-9));
  return SEQUENTIAL_STEPS.map((_, step) => ({ token: `--_sequential-${step}`, from: first(step), to: step === steps - 1 ? most : first(step + 1) - 1 })).filter(({ from, to }) => to >= from);
}

function legendOf(most: number, box: Box): AgreementPlot['legend'] {
  const steps = countSteps(most), width = Math.min(46, box.width / Math.max(1, steps.length));
  return steps.map(({ token, from }, i) => ({ token, label: short(from), x: box.x + i * width, width }));
}

function short(count: number): string {
  return count < 10_000 ? formatCount(count) : `${formatFigure(count / 1000, 2)}k`;
}

function panelPlots({ layout, shown, chosen, tolerance, rem, plane }: AgreementPlotInput): PanelPlot[] {
  const most = Math.max(1, ...shown.flatMap(({ plane: each }) => each?.count ?? []));
  // Every panel has the axes of all; in a report alone they are those of the one plane.
  const axes = shown.find(({ plane: each }) => each !== null)?.plane ?? plane;
  return shown.map(({ id, label, figures, plane: own }, i): PanelPlot => {
    const box = layout.panels[i]!, cloud = { meanX: figures.meanBase, meanY: figures.meanRevision, sdX: figures.sdBase, sdY: figures.sdRevision, r: figures.r, slope: figures.slope }, scales = axes === null ? null : scalesOf(box, axes);
    return {
      box, steps: own === null ? [] : densitySteps(own, most, box), diagonal: scales === null ? '' : diagonal(scales), ellipse: scales === null || own !== null ? '' : ellipsePath(cloud, scales), line: scales === null ? '' : linePath(cloud, scales),
      label: fitText(label, layout.cell.width - 12, rem), beyond: isBeyond(figures, tolerance), selected: id === chosen,
      texts: [`n ${formatCount(figures.n)}`, `bias ${isDefined(figures.bias) && figures.bias > 0 ? '+' : ''}${multiple(figures.bias)}`, `slope ${formatFigure(figures.slope, 3)}`, `r ${correlationText(figures.r)}`, `RMSE ${multiple(figures.rmse)}`],
    };
  });
}

/** Beside a panel there is no room for a long number. */
function multiple(figure: AgreementFigures['bias']): string {
  if (!isDefined(figure)) return formatFigure(figure);
  const { by, unit } = multipleOf(Math.abs(figure));
  return `${formatNumber(figure / by, 3)}${unit}`;
}

export function isBeyond({ bias }: AgreementFigures, tolerance: number): boolean {
  return isDefined(bias) && Math.abs(bias) > tolerance;
}

/** "1" only where it is exactly that. */
export function correlationText(r: AgreementFigures['r']): string {
  const text = formatFigure(r, 4);
  return isDefined(r) && Math.abs(r) < 1 && /^−?1$/.test(text) ? (r > 0 ? '> 0.9999' : '< −0.9999') : text;
}

export function signedFigure(figure: AgreementFigures['bias'], digits = 3): string {
  return isDefined(figure) && figure > 0 ? `+${formatFigure(figure, digits)}` : formatFigure(figure, digits);
}

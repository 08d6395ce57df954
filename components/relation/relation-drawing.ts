/** Shapes of a relation at a width: panels with axes, legends, and the two changes with their intervals. */
import { isDefined, type Figure } from '../../src/core/model/report.js';
import type { RelationChange } from '../../src/core/pictures/picture.js';
import { fitText } from '../chart/fit-text.js';
import { differenceReach, valueScale, valueTicks, type AxisTick } from '../chart/value-axis.js';
import { justNoticeable } from '../chart/visible-change.js';
import { formatCorrelation, formatCount, formatNumber } from '../shared/format-number.js';
import type { Box } from '../view/view-model.js';
import type { Slice } from './relation-bins.js';
import type { RelationFacts } from './relation-facts.js';
import type { PanelsDrawing } from './relation-panels.js';
import { differenceLayout, meansLayout, type RelationLayout } from './relation-layout.js';
import { bandPath, densitySteps, differenceSteps, ellipsePath, linePath, scalesOf, shareDifferences, tidy, type Scales, type Stepped } from './relation-shapes.js';
import { correlationChange, range, signed, withUnit, type Named } from './relation-words.js';

export interface Panel {
  readonly id: 'base' | 'revision' | 'difference' | 'means';
  readonly box: Box;
  readonly head: string;
  readonly steps: readonly Stepped[];
  readonly lines: readonly { readonly of: 'base' | 'revision' | 'fit base' | 'fit revision'; readonly d: string }[];
  /** Where the fitted lines may lie. */
  readonly bands: readonly { readonly of: 'base' | 'revision'; readonly d: string }[];
  readonly dots: readonly { readonly of: 'base' | 'revision' | 'positive' | 'negative'; readonly x: number; readonly y: number; readonly from?: number }[];
  readonly zero: number | null;
  readonly band: Box | null;
  readonly xTicks: readonly AxisTick[];
  readonly yTicks: readonly AxisTick[];
}

export interface Legend { readonly x: number; readonly label: string; readonly swatches: readonly string[]; readonly ends: readonly { readonly at: number; readonly text: string }[] }

export interface Row {
  readonly id: string;
  readonly label: string;
  readonly box: Box;
  readonly zero: number;
  readonly at: number | null;
  readonly span: { readonly from: number; readonly to: number } | null;
  readonly unseen: { readonly from: number; readonly to: number } | null;
  readonly text: string;
  readonly textAt: { readonly x: number; readonly y: number };
  readonly lines: readonly string[];
  readonly changed: boolean;
}

export interface RelationDrawing {
  readonly layout: RelationLayout;
  readonly scales: Scales;
  readonly panels: readonly Panel[];
  readonly legends: readonly Legend[];
  readonly rows: readonly Row[];
  /** What the shaded band of the first row is; null without one. */
  readonly unseen: { readonly x: number; readonly y: number; readonly text: string } | null;
  readonly names: readonly { readonly x: number; readonly y: number; readonly text: string }[];
  /** Null without small multiples. */
  readonly small: PanelsDrawing | null;
  readonly height: number;
}

/** Width of a step of a legend. */
export const SWATCH = 16;

export function drawDifference(facts: RelationFacts, named: Named, width: number, rem: number): RelationDrawing {
  const { picture, window } = facts, layout = differenceLayout(width, picture !== null), most = picture === null ? 0 : Math.max(...picture.base.count, ...picture.revision.count, 0);
  const shares = picture === null ? new Map<number, number>() : shareDifferences(picture, facts.records), reach = Math.max(0, ...[...shares.values()].map(Math.abs));
  const panels = layout.panels.map((box, i): Panel => {
    const id = (['base', 'revision', 'difference'] as const)[i]!, sides = id === 'difference' ? ['base', 'revision'] as const : [id] as const, scales = scalesOf(box, window), isFirst = box.x === layout.panels[0]!.x;
    return {
      id, box, head: id === 'difference' ? 'Revision − base' : headOf(id, facts[id].r), dots: [], zero: null, band: null, bands: id === 'difference' ? [] : bandsOf(facts, [id], scales),
      steps: picture === null ? [] : id === 'difference' ? differenceSteps(picture.base, shares, reach, box) : densitySteps(picture[id], most, box),
      lines: sides.flatMap((of) => [ellipsePath(facts[of], scales), linePath(facts[of], scales)].filter((d) => d !== '').map((d) => ({ of, d }))),
      xTicks: valueTicks(valueScale(window.x.from, window.x.to, box.x, box.x + box.width), { per: 84 }), yTicks: isFirst ? valueTicks(valueScale(window.y.from, window.y.to, box.y + box.height, box.y), { per: 40 }) : [],
    };
  });
  const scales = scalesOf(layout.panels[0]!, window), last = layout.panels[2]!, right = last.x > layout.panels[0]!.x ? last.x : layout.panels[1]!.x;
  const legends = picture === null ? [] : [densityLegend(layout.panels[0]!.x, most), ...(reach > 0 ? [differenceLegend(right, reach)] : [])];
  return { layout, scales, panels, legends, rows: rowsOf(facts, named, layout), unseen: unseenOf(facts, layout), names: names(layout, named, rem), small: null, height: layout.height };
}

function bandsOf(facts: RelationFacts, sides: readonly ('base' | 'revision')[], scales: Scales): Panel['bands'] {
  return sides.map((of) => ({ of, d: bandPath(facts[of], scales) })).filter(({ d }) => d !== '');
}

/** The statistic that a reader would estimate stands beside the cloud (VIEWS R8). */
function headOf(side: 'base' | 'revision', r: Figure): string {
  return `${side === 'base' ? 'Base' : 'Revision'}${isDefined(r) ? `, r ${formatCorrelation(r)}` : ''}`;
}

function densityLegend(x: number, most: number): Legend {
  return { x, label: 'records, log scale', swatches: Array.from({ length: 7 }, (_, i) => `--_sequential-${i}`), ends: [{ at: x, text: '1' }, { at: x + 7 * SWATCH, text: formatCount(most) }] };
}

function differenceLegend(x: number, reach: number): Legend {
  const text = `${formatNumber(reach, 2)}\u00a0%`;
  return { x, label: 'change of share', swatches: Array.from({ length: 9 }, (_, i) => `--_signed-${i}`), ends: [{ at: x, text: `−${text}` }, { at: x + 9 * SWATCH, text: `+${text}` }] };
}

export function drawMeans(facts: RelationFacts, slices: readonly Slice[], named: Named, width: number, rem: number, tolerance: number): RelationDrawing {
  const layout = meansLayout(width), { window } = facts, [above, below] = [layout.panels[0]!, layout.panels[1]!], scales = scalesOf(above, window);
  const means = slices.flatMap(({ base, revision }) => [base, revision].filter((v) => v !== null)), changes = slices.flatMap(({ change }) => (change === null ? [] : [change]));
  const y = valueScale(Math.min(...means), Math.max(...means), above.y + above.height - 4, above.y + 4), reach = differenceReach(Math.max(0, ...changes.map(Math.abs)), tolerance, facts.base.sdY), d = valueScale(-reach, reach, below.y + below.height - 2, below.y + 2);
  const middle = ({ x: [from, to] }: Slice): number => scales.x(from / 2 + to / 2), xTicks = (box: Box): AxisTick[] => valueTicks(valueScale(window.x.from, window.x.to, box.x, box.x + box.width));
  const dots = (of: 'base' | 'revision'): Panel['dots'] => slices.flatMap((slice) => (slice[of] === null ? [] : [{ of, x: middle(slice), y: y(slice[of]) }]));
  const line = (of: 'base' | 'revision'): Panel['lines'][number] => ({ of, d: dots(of).map(({ x, y: at }, i) => `${i === 0 ? 'M' : 'L'}${tidy(x)} ${tidy(at)}`).join('') });
  const [from, to] = y.domain() as [number, number], fitted = scalesOf({ x: above.x, width: above.width, y: above.y + 4, height: above.height - 8 }, { x: window.x, y: { from, to } }), fits = (['base', 'revision'] as const).map((of) => ({ of: `fit ${of}` as const, d: linePath(facts[of], fitted) })).filter(({ d: path }) => path !== '');
  return {
    layout, scales, legends: [], small: null, height: layout.height, names: names(layout, named, rem), rows: rowsOf(facts, named, layout), unseen: unseenOf(facts, layout),
    panels: [
      { id: 'means', box: above, head: 'Mean of each stretch: base open, revision filled', steps: [], lines: [...fits, line('base'), line('revision')], bands: bandsOf(facts, ['base', 'revision'], fitted), dots: [...dots('base'), ...dots('revision')], zero: null, band: null, xTicks: [], yTicks: valueTicks(y, { per: 40 }) },
      {
        id: 'difference', box: below, head: 'Revision − base', steps: [], lines: [], bands: [], zero: d(0), band: tolerance > 0 ? { x: below.x, y: d(tolerance), width: below.width, height: d(-tolerance) - d(tolerance) } : null,
        dots: slices.flatMap((slice) => (slice.change === null ? [] : [{ of: slice.change < 0 ? 'negative' as const : 'positive' as const, x: middle(slice), y: d(slice.change), from: d(0) }])), xTicks: xTicks(below), yTicks: valueTicks(d, { signed: true, per: 34 }),
      },
    ],
  };
}

function names({ panels }: RelationLayout, { x, unitX }: Named, rem: number): RelationDrawing['names'] {
  const bottoms = [...new Set(panels.map(({ y, height }) => y + height))], last = Math.max(...bottoms), first = panels.find(({ y, height }) => y + height === last)!;
  return [{ x: first.x, y: last + 33, text: fitText(withUnit(x, unitX), Math.max(first.width, 200), rem) }];
}

/** Pixels that the numbers of a change may take: two with powers of ten are the longest. */
const TEXT_ROOM = 260, LEAST_AXIS = 120;

function unseenOf({ r }: RelationFacts, { rows }: RelationLayout): RelationDrawing['unseen'] {
  return isDefined(r.change) ? { x: rows.x, y: rows.y + rows.height + 12, text: 'shaded: too small to see in two clouds' } : null;
}

function rowsOf({ r, slope }: RelationFacts, { unitX, unitY }: Named, { rows: area, row: high, under }: RelationLayout): Row[] {
  const per = unitX === '' ? unitY : `${unitY} per ${unitX}`.trim(), wide = under ? area.width : Math.max(LEAST_AXIS, area.width - TEXT_ROOM);
  const row = (i: number, id: string, label: string, change: RelationChange, write: (value: number) => string, unit: string, unseen: number): Row => {
    const box = { x: area.x, y: area.y + i * high, width: area.width, height: high - 4 }, { interval } = change, span = 'low' in interval ? interval : null, reach = Math.max(unseen, isDefined(change.change) ? Math.abs(change.change) : 0, Math.abs(span?.low ?? 0), Math.abs(span?.high ?? 0)) * 1.15 || 1;
    const at = (v: number): number => area.x + (wide * (v + reach)) / (2 * reach);
    return {
      id, label, box, zero: at(0), at: isDefined(change.change) ? at(change.change) : null, span: span === null ? null : { from: at(span.low), to: at(span.high) }, unseen: unseen > 0 ? { from: at(-unseen), to: at(unseen) } : null,
      text: isDefined(change.change) ? `${write(change.change)}${span === null ? '' : ` (${write(span.low)} to ${write(span.high)})`}` : change.change.reason, textAt: under ? { x: area.x, y: area.y + i * high + 34 } : { x: area.x + wide + 10, y: area.y + i * high + 17 }, changed: isDefined(change.change) && change.change !== 0,
      lines: [label, isDefined(change.change) ? withUnit(write(change.change), unit) : change.change.reason, range(interval, write), ...(unseen > 0 ? [`too small to see between two scatterplots below ${formatNumber(unseen, 2)}`] : [])],
    };
  };
  const middle = isDefined(r.base) && isDefined(r.revision) ? justNoticeable((r.base + r.revision) / 2) : 0;
  return [row(0, 'change-r', 'Δ r', r, correlationChange, '', middle), row(1, 'change-slope', 'Δ slope', slope, signed, per, 0)];
}

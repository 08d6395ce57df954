/**
 * Where the parts of a change stand: one row each between the result of base and that of revision, drawn as changes from
 * base on one axis, so that a small change of a large result has room. Each bar begins where the one before ends.
 */
import type { PlayerPart } from '../../src/core/impact/attribution/attribution.js';
import { waterfall, type Waterfall } from '../../src/core/impact/attribution/waterfall.js';
import type { QuantityImpact, ReportedAttribution } from '../../src/core/impact/report/quantity-impact.js';
import { CompensatedSum } from '../../src/core/statistics/compensated-sum.js';
import { LETTER, fitting, shortened } from '../chart/shortened.js';
import { valuePlace } from '../chart/wide-scale.js';
import type { AxisTick } from '../chart/value-axis.js';
import type { Box } from '../view/view-model.js';
import type { NotDrawn, Room } from './drawn.js';
import { bothResults, shareWords, toldChange, unitTail } from './quantity-words.js';

export interface WaterfallBar {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly y: number;
  /** Pixels of the axis, before and after this part; the same where it does nothing. */
  readonly from: number;
  readonly to: number;
  readonly sign: -1 | 0 | 1;
  /** 95 % interval of a drawn part, around `to`. */
  readonly spread: { readonly from: number; readonly to: number } | null;
  /** Where the bar would end if its part were what it does alone from revision, and what is missing with it alone kept as in base; null where that is the bar's own end. */
  readonly alone: number | null;
  readonly withoutIt: number | null;
  readonly muted: boolean;
}

export interface WaterfallPicture {
  readonly kind: 'waterfall';
  readonly bars: readonly WaterfallBar[];
  readonly rowHeight: number;
  readonly plot: Box;
  /** Rows of the two results, above and below the bars. */
  readonly base: { readonly y: number; readonly at: number; readonly value: string };
  readonly revision: { readonly y: number; readonly at: number; readonly value: string };
  readonly band: { readonly from: number; readonly to: number } | null;
  readonly ticks: readonly AxisTick[];
  readonly axis: string;
  /** Where labels end and numbers end. */
  readonly labels: number;
  readonly numbers: number;
  readonly narrow: boolean;
  readonly height: number;
}

export interface WaterfallBarFacts {
  readonly id: string;
  readonly label: string;
  readonly part: number;
  readonly se: number | null;
  /** Change of the result after all bars so far. */
  readonly before: number;
  readonly after: number;
  /** Null for parts that were put together, and for what is left over. */
  readonly own: PlayerPart | null;
}

export interface WaterfallFacts {
  readonly bars: readonly WaterfallBarFacts[];
  readonly addsUp: boolean;
  readonly change: number;
  /** Sum of all parts. */
  readonly sum: number;
}

/** Bars beyond these are put together in one. */
export const MOST_BARS = 24;
const Z95 = 1.96, FEW = 6;

export function waterfallFacts(attribution: ReportedAttribution): WaterfallFacts | NotDrawn {
  const found = waterfall(attribution, MOST_BARS), { parts, change, by } = attribution;
  if (found === null || typeof change !== 'number') {
    const why = [change, ...parts.map(({ part }) => part)].find((figure) => typeof figure !== 'number') as { readonly reason: string } | undefined;
    return { reason: `The change could not be divided by ${by}${why === undefined ? '' : `: ${why.reason}`}.` };
  }
  const sum = new CompensatedSum();
  for (const { part } of parts) sum.add(part as number);
  return { bars: barFacts(found, parts, change), addsUp: found.addsUp, change, sum: sum.value };
}

/** From 0 to the change: of large results whose change is small the steps between them would lose their digits. */
function barFacts({ steps }: Waterfall, parts: readonly PlayerPart[], change: number): WaterfallBarFacts[] {
  const level = new CompensatedSum();
  return steps.map(({ label, player, part, se }, i): WaterfallBarFacts => {
    const before = level.value;
    level.add(part);
    return { id: player === null ? `rest-${i}` : `part-${player}`, label, part, se: se ?? null, before, after: i === steps.length - 1 ? change : level.value, own: player === null ? null : parts[player]! };
  });
}

export interface WaterfallRoom extends Room {
  readonly magnified: boolean;
  /** Bars in the view's own selection; null without one. */
  readonly chosen: ReadonlySet<string> | null;
  /** What is written beside each bar, and the same without the unit, for where the axis alone tells it. */
  readonly values: readonly string[];
  readonly plainValues: readonly string[];
}

/** How far beyond the bars the marks of single swaps are drawn, in lengths of the bars; those beyond stand at the edge. */
const SWAP_REACH = 1;

export function waterfallPicture(quantity: QuantityImpact, { bars, change }: WaterfallFacts, room: WaterfallRoom): WaterfallPicture {
  const { width, rem, magnified } = room, text = 0.75 * rem, character = LETTER * text, narrow = width < 36 * rem, rowHeight = narrow ? 2.6 * rem : (bars.length <= FEW ? 2.4 : 1.75) * rem, tail = unitTail(quantity), rowTail = narrow ? '' : tail;
  const longest = Math.max(...bars.map(({ label }) => [...label].length), 8), labels = narrow ? 0 : Math.min(15 * rem, 0.28 * width, (longest + 1) * character), values = narrow ? room.plainValues : room.values, numbers = narrow ? 0 : Math.min(13 * rem, 0.28 * width, (Math.max(...values.map((each) => [...each].length), 8) + 1.5) * character);
  const left = narrow ? 8 : labels + 10, right = narrow ? width - 8 : width - numbers, top = 0.25 * rem, plot: Box = { x: left, y: top, width: Math.max(60, right - left), height: rowHeight * (bars.length + 2) };
  const swaps = bars.map((bar) => swapsOf(bar)), ends = bars.flatMap(({ before, after, se }) => [before, after, ...(se === null ? [] : [after - Z95 * se, after + Z95 * se])]), tolerance = magnified ? 0 : quantity.tolerance ?? 0;
  const [low, high] = [Math.min(0, change, ...ends), Math.max(0, change, ...ends)], span = high - low || Math.abs(change) || tolerance || 1;
  const beyond = swaps.flatMap(({ alone, withoutIt }) => [alone, withoutIt]).filter((each) => each !== null), clamp = (value: number): number => Math.max(low - SWAP_REACH * span, Math.min(high + SWAP_REACH * span, value));
  const from = Math.min(low, -1.15 * tolerance, ...beyond.map(clamp)), to = Math.max(high, 1.15 * tolerance, ...beyond.map(clamp)), x = valuePlace(from === to ? -1 : from, from === to ? 1 : to, plot.x + 6, plot.x + plot.width - 6, { signed: true });
  const within = (value: number): number => x(Math.max(from, Math.min(to, value))), row = (i: number): number => top + i * rowHeight;
  const results = bothResults(quantity.base, quantity.revision).map((result) => `${result}${rowTail}`) as [string, string];
  return {
    kind: 'waterfall', rowHeight, plot, narrow, labels, numbers: width - 4, height: top + plot.height + 2.6 * rem, ticks: x.ticks,
    base: { y: row(0), at: x(0), value: results[0] }, revision: { y: row(bars.length + 1), at: within(change), value: results[1] },
    band: quantity.tolerance === null ? null : { from: within(-quantity.tolerance), to: within(quantity.tolerance) },
    axis: fitting([`change of the result from base${tail === '' ? '' : `,${tail}`}`, `change from base${tail === '' ? '' : `,${tail}`}`, 'change from base'], Math.floor(plot.width / character)),
    bars: bars.map(({ id, label, part, se, before, after }, i): WaterfallBar => ({
      id, label: shortened(label, Math.max(6, Math.floor((narrow ? width * 0.55 : labels) / character))), value: shortened(values[i]!, Math.max(6, Math.floor((narrow ? width * 0.42 : numbers) / character))), y: row(i + 1),
      from: x(before), to: x(after), sign: part > 0 ? 1 : part < 0 ? -1 : 0, spread: se === null || se === 0 ? null : { from: within(after - Z95 * se), to: within(after + Z95 * se) },
      alone: swaps[i]!.alone === null ? null : within(swaps[i]!.alone!), withoutIt: swaps[i]!.withoutIt === null ? null : within(swaps[i]!.withoutIt!), muted: room.chosen !== null && !room.chosen.has(id),
    })),
  };
}

/** From where the bar begins. A swap that is the part itself up to rounding needs no mark of its own. */
const ALIKE = 1e-9;

function swapsOf({ own, part, before }: WaterfallBarFacts): { readonly alone: number | null; readonly withoutIt: number | null } {
  const at = (swap: PlayerPart['part'] | undefined): number | null => (typeof swap !== 'number' || Math.abs(swap - part) <= ALIKE * Math.max(Math.abs(part), Math.abs(swap)) ? null : before + swap);
  return { alone: at(own?.swapIn), withoutIt: at(own?.swapOut) };
}

/** Whether the tolerance leaves the bars hardly any room. */
export function isSmallBeside(tolerance: number | null, { bars }: WaterfallFacts): boolean {
  const largest = Math.max(0, ...bars.flatMap(({ before, after }) => [Math.abs(before), Math.abs(after)]));
  return tolerance !== null && largest > 0 && largest < 0.3 * tolerance;
}

/** "+0.31 t (62 %)": shares of the whole only where no part goes against it. */
export function partWords({ bars, change }: WaterfallFacts, tail: string): string[] {
  const oneWay = change !== 0 && bars.every(({ part }) => part === 0 || Math.sign(part) === Math.sign(change));
  return bars.map(({ part }) => `${toldChange(part, tail)}${oneWay ? ` (${shareWords(part / change)})` : ''}`);
}

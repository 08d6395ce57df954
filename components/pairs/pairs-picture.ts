/** Where the rows of the pairs stand: both means on one axis, beside it the difference on its own from zero (VIEWS R3, R7). */
import { standardReach } from '../chart/standard-reach.js';
import { fitting, LETTER, shortened } from '../chart/shortened.js';
import { valueScale, valueTicks, type AxisTick } from '../chart/value-axis.js';
import { formatPair } from '../shared/format-number.js';
import type { Box } from '../view/view-model.js';
import { stackedDots, type Dot } from './quantile-dots.js';
import type { PairItem } from './pair-items.js';

export interface DrawnPair {
  readonly id: string;
  readonly y: number;
  readonly label: string;
  /** Pixels of the left panel; null where means have no axis in common, and then they are written. */
  readonly base: number | null;
  readonly revision: number | null;
  readonly means: string;
  /** Pixels of the right panel. */
  readonly at: number;
  readonly sign: -1 | 0 | 1;
  readonly beyond: -1 | 0 | 1;
  readonly bars: readonly { readonly from: number; readonly to: number; readonly percent: number }[];
  readonly low: number | null;
  readonly high: number | null;
  readonly muted: boolean;
}

export interface PairsPicture {
  readonly rows: readonly DrawnPair[];
  readonly rowHeight: number;
  readonly labels: number;
  readonly narrow: boolean;
  readonly left: Box;
  readonly right: Box;
  readonly zero: number;
  readonly leftTicks: readonly AxisTick[];
  readonly rightTicks: readonly AxisTick[];
  readonly leftTitle: string;
  readonly rightTitle: string;
  readonly signs: string;
  readonly signsX: number;
  readonly dots: readonly Dot[];
  /** Between the highest and the lowest rows. */
  readonly between: { readonly y: number; readonly text: string } | null;
  readonly height: number;
  /** Of the right axis: difference at a pixel. */
  readonly valueAt: (pixel: number) => number;
}

/** More rows are a dotplot, and so many from either end. */
export const MOST_ROWS = 60, FROM_EITHER_END = 15;
const BETWEEN = 1.5, DOTS = 5.5, STILL = 6;

export interface PairsRoom {
  readonly width: number;
  readonly rem: number;
  /** Half the range of the differences, at least; 0 to magnify. */
  readonly least: number;
  readonly leftTitle: string;
  readonly rightTitle: string;
  readonly signs: readonly string[];
  /** Whether means have an axis in common. */
  readonly common: boolean;
  readonly chosen: ReadonlySet<string> | null;
  /** What is said of the rows that are left out. */
  readonly between: string;
  readonly divided: Divided;
}

export interface Divided {
  /** Rows that are drawn, and the place among them of a line for the others; -1 without. */
  readonly drawn: readonly PairItem[];
  readonly gap: number;
  /** Not drawn, because nothing changed in them; not drawn, because they lie between the ends. */
  readonly still: number;
  readonly between: number;
}

/** Which rows are drawn one by one: not those in which nothing changed, where there are several, and of many only both ends. */
export function divided(items: readonly PairItem[], byDifference: boolean): Divided {
  const moved = items.filter(({ difference, changed }) => difference !== 0 || changed > 0), still = items.length - moved.length;
  const collapse = moved.length > 0 && (items.length > MOST_ROWS || (byDifference && still >= STILL)), left = collapse ? moved : items;
  if (left.length > MOST_ROWS) return { drawn: [...left.slice(0, FROM_EITHER_END), ...left.slice(-FROM_EITHER_END)], gap: FROM_EITHER_END, still: collapse ? still : 0, between: left.length - 2 * FROM_EITHER_END };
  const below = left.findIndex(({ difference }) => difference < 0);
  return { drawn: left, gap: collapse && still > 0 ? (below < 0 ? left.length : below) : -1, still: collapse ? still : 0, between: 0 };
}

/** `items` in the order of the rows. */
export function pairsPicture(items: readonly PairItem[], room: PairsRoom): PairsPicture {
  const { width, rem, common } = room, text = 0.75 * rem, character = LETTER * text, { drawn, gap } = room.divided, many = room.divided.between > 0;
  const narrow = width < 36 * rem, rowHeight = narrow ? 2.75 * rem : drawn.length > 40 ? 1.15 * rem : drawn.length > 20 ? 1.375 * rem : 1.75 * rem;
  const labels = narrow ? 0 : Math.min(14 * rem, 0.25 * width, (Math.max(...drawn.map(({ name }) => [...name].length)) + 1) * character), start = narrow ? 6 : labels + 12, space = 2 * rem, each = (width - start - space - 6) / 2;
  const top = (narrow ? 3.8 : 2.6) * rem + (many ? DOTS * rem : 0), height = rowHeight * drawn.length + (gap < 0 ? 0 : BETWEEN * rem);
  const left: Box = { x: start, y: top, width: each, height }, right: Box = { x: start + each + space, y: top, width: each, height };
  const means = items.flatMap(({ base, revision }) => [base, revision]).filter(Number.isFinite), x = valueScale(Math.min(...means), Math.max(...means), left.x + 6, left.x + left.width - 6);
  const sizes = items.map(({ difference, intervals: [widest] }) => Math.max(Math.abs(difference), ...(widest === undefined ? [] : [Math.abs(widest.low), Math.abs(widest.high)]))), { reach } = standardReach(sizes, room.least);
  const d = valueScale(-reach, reach, right.x + 6, right.x + right.width - 6), within = (value: number): number => d(Math.max(-reach, Math.min(reach, value)));
  const rows = drawn.map((item, i): DrawnPair => {
    const { difference, intervals, tolerance } = item;
    return {
      id: item.id, y: top + i * rowHeight + (gap >= 0 && i >= gap ? BETWEEN * rem : 0), label: shortened(item.name, Math.max(4, Math.floor((narrow ? width * 0.9 : labels) / character))),
      base: common ? x(item.base) : null, revision: common ? x(item.revision) : null, means: Number.isFinite(item.base) ? shortened(formatPair(item.base, item.revision).join(' → '), Math.max(6, Math.floor(each / character))) : '–',
      at: within(difference), sign: difference > 0 ? 1 : difference < 0 ? -1 : 0, beyond: difference > reach ? 1 : difference < -reach ? -1 : 0,
      bars: intervals.map(({ percent, low, high }) => ({ percent, from: within(low), to: within(high) })), low: tolerance > 0 ? within(-tolerance) : null, high: tolerance > 0 ? within(tolerance) : null,
      muted: room.chosen !== null && !room.chosen.has(item.id),
    };
  });
  return {
    rows, rowHeight, labels, narrow, left, right, zero: d(0), leftTicks: common ? valueTicks(x, { per: Math.max(40, (narrow ? 3.6 : 5) * text) }) : [], rightTicks: valueTicks(d, { signed: true, per: Math.max(40, (narrow ? 3.6 : 5) * text) }),
    leftTitle: shortened(room.leftTitle, Math.floor(each / character)), rightTitle: fitting([room.rightTitle, 'mean change', 'change'], Math.floor(each / character)), signs: fitting(room.signs, Math.floor((width - start - 6) / character)), signsX: narrow ? left.x : Math.min(right.x, width - 6 - fitting(room.signs, Math.floor((width - start - 6) / character)).length * character), height: top + height + 2.25 * rem, valueAt: (pixel) => d.invert(pixel),
    dots: many ? stackedDots(items.filter(({ difference, changed }) => difference !== 0 || changed > 0).map(({ difference }) => within(difference)), { x: right.x, y: top - (DOTS + 0.2) * rem, width: right.width, height: DOTS * rem - 0.4 * rem }) : [],
    between: gap < 0 ? null : { y: top + gap * rowHeight + (BETWEEN / 2) * rem, text: room.between },
  };
}


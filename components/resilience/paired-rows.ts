/** Rows of shares or sizes of both releases, as two bars from zero with their numbers beside them. */
import { LETTER, shortened } from '../chart/shortened.js';
import type { AxisTick } from '../chart/value-axis.js';
import { shareWords } from '../impact/quantity-words.js';
import type { Room } from '../impact/drawn.js';
import type { Box } from '../view/view-model.js';

export interface GivenRow {
  readonly id: string;
  readonly label: string;
  readonly words: string;
  /** Shares, or other sizes from 0 on; null without a number. */
  readonly base: number | null;
  readonly revision: number | null;
}

/** Ends of bars in pixels. */
export interface PairedRow extends GivenRow { readonly y: number }

export interface PairedRows {
  readonly kind: 'rows';
  readonly rows: readonly PairedRow[];
  readonly plot: Box;
  readonly rowHeight: number;
  readonly ticks: readonly AxisTick[];
  readonly labels: number;
  readonly numbers: number;
  readonly narrow: boolean;
  readonly axis: string;
  readonly height: number;
  /** Where a line across is drawn: a share that is borne; null: none. */
  readonly borne: number | null;
}

const FEW = 8;

/** `reach`: the size at the end of the axis, where larger ones end too; `tick`: how sizes are written there. */
export function pairedRows(given: readonly GivenRow[], { reach, borne = null, axis, numbers: widest = 9, tick = shareWords }: { readonly reach: number; readonly borne?: number | null; readonly axis: string; readonly numbers?: number; readonly tick?: (size: number) => string }, { width, rem }: Room): PairedRows {
  const character = LETTER * 0.75 * rem, narrow = width < 36 * rem, rowHeight = narrow ? 2.6 * rem : (given.length <= FEW ? 2.25 : 1.75) * rem, longest = Math.max(...given.map(({ label }) => [...label].length)), labels = narrow ? 0 : Math.min(16 * rem, 0.34 * width, (longest + 1) * character), numbers = narrow ? 0 : widest * rem;
  const left = narrow ? 8 : labels + 10, plot: Box = { x: left, y: 0.5 * rem, width: Math.max(60, width - left - (narrow ? 8 : numbers)), height: rowHeight * given.length }, x = (share: number): number => plot.x + Math.max(0, Math.min(1, share / reach)) * plot.width, edge = (share: number | null): number | null => (share === null ? null : x(share));
  return {
    kind: 'rows', plot, rowHeight, labels, numbers: width - 4, narrow, height: plot.y + plot.height + 3 * rem, ticks: (narrow ? [0, 0.5, 1] : [0, 0.25, 0.5, 0.75, 1]).map((part) => ({ at: x(part * reach), text: tick(part * reach) })), axis: shortened(axis, Math.floor(plot.width / character)), borne: edge(borne),
    rows: given.map(({ id, label, words, base, revision }, i): PairedRow => ({ id, y: plot.y + i * rowHeight, label: shortened(label, Math.max(6, Math.floor((narrow ? width * 0.6 : labels) / character))), words, base: edge(base), revision: edge(revision) })),
  };
}

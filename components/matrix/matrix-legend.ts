/** What the colours of the matrix stand for: a row of steps, or a table of steps where colours also tell how sure a value is. */
import { fitting } from '../chart/shortened.js';
import { SURENESS_STEPS } from '../shared/colour-tokens.js';
import { formatNumber, formatShare } from '../shared/format-number.js';
import { sequentialLegend, signedLegend, stepWidth } from '../view/colour-scale.js';
import type { Box } from '../view/view-model.js';
import { upTo } from './lanes.js';
import type { Ground } from './matrix-ground.js';
import { horizonKey } from './matrix-horizon.js';
import type { Layout } from './matrix-picture.js';
import type { ValueScale } from './matrix-values.js';

export interface LegendText { readonly x: number; readonly y: number; readonly text: string; readonly anchor: 'start' | 'middle' }

export interface MatrixLegend {
  readonly title: string;
  readonly swatches: readonly (Box & { readonly token: string })[];
  readonly texts: readonly LegendText[];
  readonly x: number;
  readonly y: number;
  /** Where the picture ends. */
  readonly bottom: number;
}

/** `y`: baseline of the title; `right`: where the row of steps is to end. */
export function legendOf(ground: Ground, y: number, right: number, layout: Layout, baseline: number | null): MatrixLegend {
  if (baseline !== null) return horizonLegend(ground.scale, y, layout, baseline);
  return ground.settings.sure ? sureLegend(ground.scale, y, layout) : plainLegend(ground.scale, ground.settings.share, y, right, layout);
}

function titleOf({ words, one }: ValueScale, room: number, more = ''): string {
  const tail = words === '' ? '' : `, ${words}`;
  const whole = `Mean change${tail}${one === '' ? '' : ` (${one})`}`;
  return fitting([`${whole}${more}`, ...(more === '' ? [whole] : [`Mean change${tail}${more}`, `Mean change${more}`]), `Mean change${tail}`, 'Mean change'], room);
}

function plainLegend(scale: ValueScale, share: boolean, y: number, right: number, { plot, text, character, width }: Layout): MatrixLegend {
  const steps = share ? sequentialLegend(scale.reach, scale.capped) : signedLegend(scale.reach, scale.capped), count = steps.length;
  const x = Math.min(plot.x, Math.max(4, right - 9 * 3 * text)), step = Math.min(3.4 * text, Math.max(1.1 * text, (right - x - 2 * text) / count));
  // Fewer edges where all would run into each other.
  const edges = upTo(0, count).flatMap((i) => (share ? [{ edge: i, at: i, text: formatShare((i / count) * scale.reach, 1) }] : i === 5 ? [] : [{ edge: i <= 4 ? i - 4 : i - 5, at: i === 4 ? 4.5 : i, text: edgeText(((i <= 4 ? i - 4 : i - 5) * scale.reach) / 4) }]));
  const room = Math.max(...edges.map(({ text: words }) => words.length + 1)) * character, every = [1, 2, 4].find((each) => room <= each * step) ?? 7;
  return {
    x, y, bottom: y + 3.4 * text, title: share ? fitting(['Share of cells that changed', 'Share changed'], Math.floor((width - x) / character)) : titleOf(scale, Math.floor((width - x) / character)),
    swatches: steps.map(({ token }, i) => ({ token, x: x + i * step, y: y + 0.5 * text, width: step, height: text })),
    texts: edges.filter(({ edge, at }) => !(scale.capped && (at === count || (!share && at === 0))) && edge % every === 0).map(({ at, text: words }) => ({ x: x + at * step, y: y + 2.6 * text, text: words, anchor: 'middle' as const })),
  };
}

/** A row a level, the surest first; the steps of all of them span the same values. */
function sureLegend(scale: ValueScale, y: number, { plot, text, character, width }: Layout): MatrixLegend {
  const { reach } = scale, words = SURENESS_STEPS.map((steps, level) => (level === SURENESS_STEPS.length - 1 ? 'less sure than that' : `sure to ± ${formatNumber(stepWidth(steps.length, reach) / 2, 2)}`)), longest = Math.max(...words.map(({ length }) => length)) * character;
  const x = Math.max(4, Math.min(plot.x, width - longest - 13 * text)), across = Math.min(26 * text, Math.max(8 * text, width - x - longest - 1.5 * text)), row = 1.35 * text, top = y + 0.6 * text;
  const edges = [-1, -0.5, 0, 0.5, 1].filter((share) => !(scale.capped && Math.abs(share) === 1));
  return {
    x, y, bottom: top + SURENESS_STEPS.length * row + 1.9 * text, title: titleOf(scale, Math.floor((width - x) / character), ', the lower and greyer the less sure'),
    swatches: SURENESS_STEPS.flatMap((steps, level) => steps.map((_, i) => ({ token: `--_sure-${level}-${i}`, x: x + (i / steps.length) * across, y: top + level * row + level * 0.1 * text, width: across / steps.length, height: text * (1 - 0.2 * level) }))),
    texts: [
      ...words.map((each, level) => ({ x: x + across + 0.6 * text, y: top + level * row + 0.85 * text, text: each, anchor: 'start' as const })),
      ...edges.map((share) => ({ x: x + ((share + 1) / 2) * across, y: top + SURENESS_STEPS.length * row + 1.05 * text, text: edgeText(share * reach), anchor: 'middle' as const })),
    ],
  };
}

/** As high as a bar of the value at each edge would be: the second band above the first. */
function horizonLegend(scale: ValueScale, y: number, { plot, text, character, width }: Layout, baseline: number): MatrixLegend {
  const key = horizonKey(scale.reach, baseline), x = Math.max(4, Math.min(plot.x, width - 20 * text)), step = Math.min(5 * text, (width - x - 2 * text) / key.length), edges = [...key.map(({ from }) => from), key.at(-1)!.to], high = 1.4 * text, top = y + 0.5 * text;
  return {
    x, y, bottom: top + high + 2.2 * text, title: titleOf(scale, Math.floor((width - x) / character), baseline === 0 ? '' : `, from a baseline of ${edgeText(baseline)}`),
    swatches: key.flatMap(({ token }, i) => (i === 0 || i === 3 ? [{ token: key[i === 0 ? 1 : 2]!.token, x: x + i * step, y: top, width: step, height: high }, { token, x: x + i * step, y: top + high / 2, width: step, height: high / 2 }] : [{ token, x: x + i * step, y: top + high / 2, width: step, height: high / 2 }])),
    texts: edges.map((edge, i) => ({ x: x + i * step, y: top + high + 1.1 * text, text: edge === 0 ? '0' : edgeText(edge), anchor: 'middle' as const })),
  };
}

function edgeText(value: number): string {
  return `${value > 0 ? '+' : ''}${formatNumber(value, 2)}`;
}

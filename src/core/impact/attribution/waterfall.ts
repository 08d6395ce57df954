/**
 * The parts of a change as steps from the result of the base to that of the revision, largest first. The last step ends
 * on the result of the revision: nothing is left over, or what is left over is a step of its own and says so.
 */
import type { Figure } from '../../model/report.js';
import { CompensatedSum } from '../../statistics/compensated-sum.js';
import type { Attribution } from './attribution.js';

export interface WaterfallStep {
  readonly label: string;
  /** Position among the players; null for what was gathered or is left over. */
  readonly player: number | null;
  /** Results before and after this step. */
  readonly from: number;
  readonly to: number;
  readonly part: number;
  /** Standard error of the part, where it was drawn; of gathered parts none. */
  readonly se?: number;
}

export interface Waterfall {
  readonly base: number;
  readonly revision: number;
  readonly steps: readonly WaterfallStep[];
  /** Whether the steps lead from base to revision without a step for what is left over. */
  readonly addsUp: boolean;
}

/** Sums of some hundred parts differ by no more than this share of the largest result. */
const ROUNDING = 2 ** -40;

/** `most` steps at most, the smallest parts gathered in one; null where base, revision or a part is no number. */
export function waterfall({ base, revision, parts, remainder }: Attribution, most = 12): Waterfall | null {
  if (typeof base !== 'number' || typeof revision !== 'number' || typeof remainder !== 'number' || !parts.every(({ part }) => typeof part === 'number')) return null;
  const order = [...parts.keys()].sort((a, b) => Math.abs(numberOf(parts[b]!.part)) - Math.abs(numberOf(parts[a]!.part)) || a - b), alone = order.length <= most ? order : order.slice(0, most - 1), rest = order.slice(alone.length);
  const scale = Math.max(Math.abs(base), Math.abs(revision), ...parts.map(({ part }) => Math.abs(numberOf(part)))), addsUp = Math.abs(remainder) <= ROUNDING * scale;
  const bars: Omit<WaterfallStep, 'from' | 'to'>[] = alone.map((player) => ({ label: parts[player]!.player.label, player, part: numberOf(parts[player]!.part), ...errorOf(parts[player]!.se) }));
  if (rest.length > 0) bars.push({ label: `${rest.length} others`, player: null, part: totalOf(rest.map((player) => numberOf(parts[player]!.part))) });
  if (!addsUp) bars.push({ label: 'not attributed', player: null, part: remainder });
  const level = new CompensatedSum();
  level.add(base);
  const steps = bars.map((bar, i): WaterfallStep => {
    const from = level.value;
    level.add(bar.part);
    return { ...bar, from, to: i === bars.length - 1 ? revision : level.value };
  });
  return { base, revision, steps, addsUp };
}

function numberOf(figure: Figure): number {
  return figure as number;
}

function errorOf(se: Figure): { readonly se?: number } {
  return typeof se === 'number' && se > 0 ? { se } : {};
}

function totalOf(parts: readonly number[]): number {
  const sum = new CompensatedSum();
  for (const part of parts) sum.add(part);
  return sum.value;
}

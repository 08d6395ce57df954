/** An attribution as a report can hold it: the largest parts by themselves, all others gathered, so that the parts still add up. */
import { CompensatedSum } from '../../statistics/compensated-sum.js';
import type { Figure, Undefined } from '../../model/report.js';
import { type Attribution, type PlayerPart, sharesOf } from '../attribution/attribution.js';
import type { ReportedAttribution } from './quantity-impact.js';

const MOST_PARTS = 60;
const MOST_INTERACTIONS = 12;

export function plainAttribution(by: string, attribution: Attribution, most = MOST_PARTS): ReportedAttribution {
  const { parts, interactions: { total, pairs } } = attribution, sizeOf = (i: number): number => (typeof parts[i]!.part === 'number' ? Math.abs(parts[i]!.part as number) : Infinity);
  if (parts.length <= most) return { ...attribution, by, interactions: { total, pairs: pairs?.slice(0, MOST_INTERACTIONS) ?? null } };
  const order = [...parts.keys()].sort((a, b) => sizeOf(b) - sizeOf(a) || a - b), kept = order.slice(0, most - 1).sort((a, b) => a - b), rest = order.slice(most - 1);
  return {
    ...attribution, by, parts: [...kept.map((i) => parts[i]!), gathered(rest.map((i) => parts[i]!), attribution)],
    // So many parts have only quantities that add up: pairs do nothing together, and would be named by positions that are no more.
    interactions: { total, pairs: [] },
  };
}

const TOGETHER: Undefined = { status: 'undefined', reason: 'gathered from several parts' };

function gathered(parts: readonly PlayerPart[], { parts: all, change, method }: Attribution): PlayerPart {
  const sum = new CompensatedSum();
  for (const { part } of parts) {
    if (typeof part !== 'number') return { player: others(parts), swapIn: part, swapOut: part, part, se: part, share: part, ofChange: part };
    sum.add(part);
  }
  const own: Figure[] = all.map(({ part }) => part), sizes = own.reduce<number>((total, part) => total + (typeof part === 'number' ? Math.abs(part) : 0), 0), part = sum.value;
  return { player: others(parts), swapIn: TOGETHER, swapOut: TOGETHER, part, se: method === 'sampled' ? TOGETHER : 0, share: sizes > 0 ? part / sizes : TOGETHER, ofChange: sharesOf([part], change)[0]!.ofChange };
}

function others(parts: readonly PlayerPart[]): PlayerPart['player'] {
  const { of } = parts[0]!.player;
  return { of: parts.every(({ player }) => player.of === of) ? of : 'part', label: `${parts.length} others` };
}

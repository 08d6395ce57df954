/** A model of many records is run group by group at first, in an order drawn by lot: after each the mean over all groups is estimated. What was run is taken up by the whole answer. */
import { figure } from '../../core/format/words.js';
import type { Cancellation } from '../../core/cancellation.js';
import { provisionalAnswer, type Estimate, type ProvisionalAnswer, type UnitResult } from '../../core/impact/provisional.js';
import type { Figure, Undefined } from '../../core/model/report.js';

/** Fewer records are run in no time, fewer groups are no sample, and of more groups each is told in no time. */
const LEAST_RECORDS = 100_000, LEAST_GROUPS = 3, MOST_GROUPS = 200;

export interface GroupTask {
  readonly groups: number;
  readonly records: number;
  readonly seed: number;
  readonly signal: Cancellation | undefined;
  readonly ask: (group: number, side: 'base' | 'revision') => Promise<Figure>;
  readonly onGroups: (soFar: ProvisionalAnswer) => void;
}

/** Told after each group but the last. By the number of records and not by the clock. */
export async function groupByGroup({ groups, records, seed, signal, ask, onGroups }: GroupTask): Promise<void> {
  if (records < LEAST_RECORDS || groups < LEAST_GROUPS || groups > MOST_GROUPS) return;
  const both = async (group: number): Promise<UnitResult> => ({ base: await ask(group, 'base'), revision: await ask(group, 'revision') });
  await provisionalAnswer(groups, both, { whole: 'mean', seed, onAnswer: (soFar) => { if (!soFar.complete) onGroups(soFar); }, ...(signal ? { signal } : {}) });
}

export function estimated(estimate: Estimate | Undefined): Figure {
  return 'status' in estimate ? estimate : estimate.value;
}

/** What the estimates are of, and how far the change may be off. */
export function groupsNote({ done, units, change }: ProvisionalAnswer): string {
  const interval = 'status' in change ? undefined : change.interval;
  return `Base, revision and change are estimates of the mean over ${units} groups, from ${done} that were run${interval === undefined ? '' : `; with 95 % confidence the change is from ${figure(interval.low)} to ${figure(interval.high)}`}.`;
}

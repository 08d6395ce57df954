/** The verdict on one column in three states, and its sentence: from the reader's tolerance and the interval of the mean difference, never from a p-value. */
import type { ColumnStatistics } from '../diagnosis/statistics/column-statistics.js';
import { enough, figure, signed } from '../format/words.js';
import { judgeMean, type MeanVerdict } from '../metrics/verdict/judge-mean.js';
import { changedCells, type CellCounts } from '../model/cell-class.js';
import { isDefined, type Figure, type ReportColumn, type Undefined } from '../model/report.js';

export type Verdict = NonNullable<ReportColumn['verdict']>;

export interface JudgedColumn {
  readonly cells: CellCounts;
  /** How large a mean change matters, in the column's unit; null where the reader did not say. */
  readonly matters: number | null;
  readonly unit: string | null;
  /** Of numbers of which one differs. */
  readonly statistics: ColumnStatistics | undefined;
  /** The largest difference of a pair. */
  readonly largest: Figure | undefined;
}

/** Slack for what is written in decimals: 0.1 + 0.2 is within 0.3. */
const SLACK = 1e-9;

export function judgeColumn({ cells, matters, unit, statistics, largest }: JudgedColumn): Verdict {
  const changed = changedCells(cells) > 0;
  if (!changed && cells.tolerated === 0) return { state: 'same', matters: statistics === undefined && largest === undefined ? null : matters, sameWithin: 0, sentence: 'Same: no value changed.' };
  // A mean of texts or instants is none.
  if (statistics === undefined) return changed ? { state: 'cannot-tell', matters: null, sentence: 'Cannot tell whether that matters: classes, texts and instants have no mean to judge.' } : { state: 'same', matters: null, sentence: TOLERATED };
  const verdict = judgeMean({ changed: true, mean: statistics.mean, blocks: statistics.blocks, delta: matters }), { sameWithin } = verdict;
  // What counts as no change of a cell may still be one of the mean.
  if (!changed && (matters === null || (largest !== undefined && isDefined(largest) && largest <= matters * (1 + SLACK)))) return { state: 'same', matters, sameWithin, sentence: TOLERATED };
  if (matters === null && cells.value === 0 && statistics.paired.nChanged === 0) return { state: 'cannot-tell', matters, sameWithin, sentence: `No value changed where both releases have one; cannot tell whether what was ${cells.lost === 0 ? 'filled' : cells.filled === 0 ? 'lost' : 'filled and lost'} matters.` };
  return { state: verdict.state, matters, sameWithin, sentence: `${words(verdict, matters, unit)}${coverageWords(cells)}` };
}

const TOLERATED = 'Same: every difference is within the tolerance.';

function words({ word, sameWithin, test }: MeanVerdict, matters: number | null, unit: string | null): string {
  if (!isDefined(sameWithin)) return tooLittle(sameWithin);
  const of = (x: number): string => `${figure(x)}${unit === null ? '' : ` ${unit}`}`;
  const interval = test === undefined ? '' : ` (90 % interval ${signed(test.ci90[0])} to ${signed(test.ci90[1])})`;
  switch (word) {
    case 'no-tolerance': return `Cannot tell whether that matters, as no tolerance is given: with one of ±${enough(sameWithin)}${unit === null ? '' : ` ${unit}`} or more the means would be the same.`;
    case 'equivalent': return `Same: the mean change is within ±${of(matters!)}${interval}.`;
    case 'equivalent-but-detectable': return `Same: a real change of the mean, but smaller than the ±${of(matters!)} that matter${interval}.`;
    case 'different': return `Differs: the mean changed by more than the ±${of(matters!)} that matter${interval}.`;
    default: return `Cannot tell: the mean change may or may not be within ±${of(matters!)}${interval}.`;
  }
}

function tooLittle({ status, reason }: Undefined): string {
  return status === 'too-few' ? `Cannot tell: too little independent data (${reason}).` : `Cannot tell: ${reason}.`;
}

/** Coverage is no part of the mean: it is named. */
function coverageWords({ filled, lost }: CellCounts): string {
  return filled + lost > 0 ? ' This speaks of cells with a value in both releases only.' : '';
}

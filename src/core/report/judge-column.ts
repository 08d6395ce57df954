/** The verdict on one column in three states, and its sentence: from the reader's tolerance and the interval of the mean difference, never from a p-value. */
import type { ColumnStatistics } from '../diagnosis/statistics/column-statistics.js';
import { enough, figure, signed } from '../format/words.js';
import { judgeMean, type MeanVerdict } from '../metrics/verdict/judge-mean.js';
import { changedCells, type CellCounts } from '../model/cell-class.js';
import { isDefined, type Figure, type ReportColumn } from '../model/report.js';

export type Verdict = NonNullable<ReportColumn['verdict']>;

export interface JudgedColumn {
  readonly cells: CellCounts;
  /** How large a mean change matters, in the column's unit; null where the reader did not say. */
  readonly matters: number | null;
  readonly unit: string | null;
  readonly statistics: ColumnStatistics | undefined;
}

export function judgeColumn({ cells, matters, unit, statistics }: JudgedColumn): Verdict {
  const changed = changedCells(cells) > 0, coverage = coverageWords(cells);
  if (!changed) return { state: 'same', matters, sameWithin: 0, sentence: cells.tolerated > 0 ? 'Same: every difference is within the tolerance.' : 'Same: no value changed.' };
  if (statistics === undefined) return { state: 'cannot-tell', matters, sentence: 'Cannot tell whether that matters: only numbers are judged.' };
  const verdict = judgeMean({ changed, mean: statistics.mean, blocks: statistics.blocks, delta: matters });
  if (matters === null && cells.value === 0 && statistics.paired.nChanged === 0) return { state: 'cannot-tell', matters, sameWithin: verdict.sameWithin, sentence: `No value changed where both releases have one; cannot tell whether what was ${cells.lost === 0 ? 'filled' : cells.filled === 0 ? 'lost' : 'filled and lost'} matters.` };
  return { state: verdict.state, matters, sameWithin: verdict.sameWithin, sentence: `${words(verdict, matters, unit)}${coverage}` };
}

function words({ word, sameWithin, test }: MeanVerdict, matters: number | null, unit: string | null): string {
  const of = (x: number): string => `${figure(x)}${unit === null ? '' : ` ${unit}`}`, within = isDefined(sameWithin) ? `${enough(sameWithin)}${unit === null ? '' : ` ${unit}`}` : '';
  const interval = test === undefined ? '' : ` (90 % interval ${signed(test.ci90[0])} to ${signed(test.ci90[1])})`;
  switch (word) {
    case 'exact': return 'Same: no value changed.';
    case 'no-tolerance': return isDefined(sameWithin) ? `Cannot tell whether that matters, as no tolerance is given: with one of ±${within} or more the means would be the same.` : tooLittle(sameWithin);
    case 'too-little-data': return tooLittle(sameWithin);
    case 'equivalent': return `Same: the mean change is within ±${of(matters!)}${interval}.`;
    case 'equivalent-but-detectable': return `Same: a real change of the mean, but smaller than the ±${of(matters!)} that matter${interval}.`;
    case 'different': return `Differs: the mean changed by more than the ±${of(matters!)} that matter${interval}.`;
    case 'inconclusive': return `Cannot tell: the mean change may or may not be within ±${of(matters!)}${interval}.`;
  }
}

function tooLittle(sameWithin: Figure): string {
  return `Cannot tell: too little independent data${isDefined(sameWithin) ? '' : ` (${sameWithin.reason})`}.`;
}

/** Coverage is no part of the mean: it is named. */
function coverageWords({ filled, lost }: CellCounts): string {
  return filled + lost > 0 ? ' This speaks of cells with a value in both releases only.' : '';
}

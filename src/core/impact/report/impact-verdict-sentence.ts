/** The verdict on a result in words: what holds for records like these, by the same rule as of a column's mean. */
import type { Interval } from '../../diagnosis/statistics/series-pairs.js';
import { enough, figure, signed } from '../../format/words.js';
import type { IntervalVerdict } from '../../metrics/verdict/judge-mean.js';
import type { Undefined } from '../../model/report.js';

export function impactVerdictSentence({ word, sameWithin }: IntervalVerdict, tolerance: number | null, unit: string | null, interval?: Interval | Undefined): string {
  const of = (text: string): string => `${text}${unit === null ? '' : ` ${unit}`}`, between = interval === undefined || 'status' in interval ? '' : ` (95 % interval of the change ${signed(interval.low)} to ${of(signed(interval.high))})`;
  if (word === 'exact') return 'Same: the result does not change.';
  if (typeof sameWithin !== 'number') return sameWithin.status === 'too-few' ? `Cannot tell how it would be for other records like these: too little independent data (${sameWithin.reason}).` : `Cannot tell how it would be for other records like these: ${sameWithin.reason}.`;
  switch (word) {
    case 'no-tolerance': return `Cannot tell whether that matters, as no tolerance is given: with one of ±${of(enough(sameWithin))} or more the results would be the same${between}.`;
    case 'equivalent': return `Same: for records like these the change is within ±${of(figure(tolerance!))}${between}.`;
    case 'equivalent-but-detectable': return `Same: a real change, but for records like these smaller than the ±${of(figure(tolerance!))} that matter${between}.`;
    case 'different': return `Differs: for records like these the change is beyond the ±${of(figure(tolerance!))} that matter${between}.`;
    default: return `Cannot tell: for records like these the change may or may not be within ±${of(figure(tolerance!))}${between}.`;
  }
}

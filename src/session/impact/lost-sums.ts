/** What a sum over single records is on fewer of them: what each record brings is read once for each release, and added up here for all samples. */
import type { LostRecords } from '../../core/impact/relation/lost-records.js';
import type { QueryResult } from '../../core/impact/query/query-result.js';
import type { RecordSums } from '../../core/impact/query/record-sums.js';
import { resultOf, type TermTotal } from '../../core/impact/resilience/record-terms.js';
import { keptTotals } from '../../core/impact/sufficiency/kept-totals.js';
import { resultDistance } from '../../core/impact/sufficiency/result-distance.js';
import type { SampleAt } from '../../core/impact/sufficiency/sufficiency-curve.js';
import type { Figure } from '../../core/model/report.js';
import { askAllTerms } from './ask-terms.js';
import type { LessTask, WholeSide } from './less-information.js';

export interface RecordsBring {
  readonly sums: RecordSums;
  /** By release, in the order of the relation. */
  readonly terms: ReadonlyMap<WholeSide['side'], Float64Array>;
}

/** Null where the quantity is no such sum, or its records do not add up to it. */
export async function recordsBring({ bound: { sums, columns }, loaded: relation, database, signal }: LessTask, sides: readonly WholeSide[]): Promise<RecordsBring | null> {
  if (sums === undefined) return null;
  const terms = new Map<WholeSide['side'], Float64Array>();
  for (const { side, result } of sides) {
    const own = await askAllTerms(sums, side, result, { database, relation, columns, signal });
    if ('status' in own) return null;
    terms.set(side, own);
  }
  return { sums, terms };
}

/** How far the result of a sample is from that of all records, which are added up alike; `times`: what a total of fewer records stands for. */
export function differenceOfSums({ sums, terms }: RecordsBring, side: WholeSide['side'], { marks, fractions }: LostRecords): (at: SampleAt, times: number) => Figure {
  const totals = marks.map((each) => keptTotals(terms.get(side)!, each, fractions.length)), result = (total: TermTotal, times: number): QueryResult => { const value = resultOf(sums, total); return new Map([[ONLY, typeof value === 'number' ? value * times : value]]); };
  return ({ sample, fraction }, times) => resultDistance([ONLY], result(totals[sample]![0]!, 1), result(totals[sample]![fractions.indexOf(fraction)]!, times));
}

/** The key of the one value. */
const ONLY = '';

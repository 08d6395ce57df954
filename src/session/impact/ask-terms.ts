/** What single records bring to a query that is a sum over them, asked of the engine once for all hybrid releases and for all samples of records. */
import type { RecordSums } from '../../core/impact/query/record-sums.js';
import { inOrderOfTime, type Chronology } from '../../core/impact/relation/chronology.js';
import { termTotalSql, termsSql } from '../../core/impact/relation/terms-sql.js';
import { resultOf, type RecordTerms, type TermTotal } from '../../core/impact/resilience/record-terms.js';
import { totalOf } from '../../core/impact/sufficiency/kept-totals.js';
import type { HybridChoice } from '../../core/impact/relation/data-sql.js';
import type { Figure, Undefined } from '../../core/model/report.js';
import { numberAt, type Database } from '../../io/database/database.js';
import { tried } from './ask-query.js';
import type { DataColumn } from './bound-quantity.js';
import type { LoadedRelation } from './impact-relation.js';

export interface TermsTask {
  readonly database: Database;
  readonly relation: LoadedRelation;
  /** All that the query reads, and those of them that differ. */
  readonly columns: readonly DataColumn[];
  readonly differing: readonly DataColumn[];
  readonly chronology: Pick<Chronology, 'at'>;
  readonly base: HybridChoice;
  readonly whole: HybridChoice;
  /** As the query gave them. */
  readonly results: { readonly base: Figure; readonly revision: Figure };
  readonly signal: AbortSignal | undefined;
}

const NOT_THE_SUM: Undefined = { status: 'not-comparable', reason: 'the records do not add up to the result' };

/** Rounding of sums in another order. */
const ALIKE = 1e-9;

/** A status where the terms cannot be had, or do not give the query's own results: then nothing rests on them. */
export async function askTerms({ of, factor, from, term }: RecordSums, { database, relation, columns, differing, chronology, base, whole, results, signal }: TermsTask): Promise<RecordTerms | Undefined> {
  const options = signal ? { signal } : {};
  return tried<RecordTerms | Undefined>(signal, async () => {
    const total = async (hybrid: HybridChoice): Promise<TermTotal> => {
      const table = await database.run(termTotalSql(relation, columns, hybrid, { from, term }), options);
      return { sum: numberAt(table, 'total'), count: numberAt(table, 'terms') };
    };
    const ordered = chronology.at !== null, terms = async (side: 'base' | 'revision'): Promise<{ readonly terms: Float64Array; readonly places: Int32Array }> => {
      const { columns: of } = await database.run(termsSql(relation, columns, differing, side, { from, term }, ordered && side === 'base'), options);
      return { terms: Float64Array.from(of.get('term')! as ArrayLike<number>), places: Int32Array.from((of.get('place') ?? []) as ArrayLike<number>) };
    };
    const totals = { base: await total(base), revision: await total(whole) }, { terms: first, places } = await terms('base'), found: RecordTerms = { of, factor, totals, base: first, revision: (await terms('revision')).terms, time: inOrderOfTime(chronology, places) };
    return isAlike(resultOf(found, totals.base), results.base) && isAlike(resultOf(found, totals.revision), results.revision) ? found : NOT_THE_SUM;
  });
}

/** What each record of one release brings, in the order of the relation; NaN: it brings nothing, or is not there. A status as above. */
export async function askAllTerms({ of, factor, from, term }: RecordSums, side: 'base' | 'revision', result: Figure, { database, relation, columns, signal }: Pick<TermsTask, 'database' | 'relation' | 'columns' | 'signal'>): Promise<Float64Array | Undefined> {
  return tried<Float64Array | Undefined>(signal, async () => {
    const terms = Float64Array.from((await database.run(termsSql(relation, columns, null, side, { from, term }), signal ? { signal } : {})).columns.get('term')! as ArrayLike<number>);
    return terms.length === relation.rows && isAlike(resultOf({ of, factor }, totalOf(terms)), result) ? terms : NOT_THE_SUM;
  });
}

function isAlike(a: Figure, b: Figure): boolean {
  return typeof a === 'number' && typeof b === 'number' && Math.abs(a - b) <= ALIKE * Math.max(Math.abs(a), Math.abs(b));
}

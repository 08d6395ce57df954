/** Whether a model lets what changed early grow: the changes of single periods alone, and what is left of each at the end of the run. */
import { cascade, type Cascade, type Segment } from '../../core/impact/cascade.js';
import { differingSql, type DataChoice } from '../../core/impact/relation/data-sql.js';
import type { Database } from '../../io/database/database.js';
import type { Course, DataColumn } from './bound-quantity.js';
import type { LoadedRelation } from './impact-relation.js';

export interface CascadeTask {
  readonly database: Database;
  readonly relation: LoadedRelation;
  readonly columns: readonly DataColumn[];
  /** Of the base. */
  readonly base: Course;
  readonly course: (choice: DataChoice, signal: AbortSignal | undefined) => Promise<Course | null>;
  readonly signal: AbortSignal | undefined;
}

/** Each is a run; the earliest have the most time to grow. */
const MOST_PERIODS = 8;

/** How many runs that takes at most. */
export function cascadeEvaluations({ parts }: Pick<LoadedRelation, 'parts'>): number {
  return Math.min(MOST_PERIODS, parts.find(({ of }) => of === 'period')?.names.length ?? 0);
}

/** Of the earliest periods that differ and end before the run does; null where there is none. */
export async function quantityCascade({ database, relation, columns, base, course, signal }: CascadeTask): Promise<Cascade | null> {
  const parts = relation.parts.find(({ of }) => of === 'period');
  if (parts === undefined) return null;
  const counted = await database.run(differingSql(relation.cells, columns, 'period'), signal ? { signal } : {}), codes = Array.from(counted.columns.get('part') ?? [], Number).sort((a, b) => a - b);
  const found = codes.flatMap((code) => { const segment = stepsOf(base.at, parts.names[code]!); return segment === null ? [] : [{ code, segment }]; }).slice(0, MOST_PERIODS);
  if (found.length === 0) return null;
  return cascade(base.values, found.map(({ segment }) => segment), async (segment) => {
    const { code } = found.find((each) => each.segment === segment)!, alone = await course({ hybrid: { of: 'parts', by: 'period', codes: [code] } }, signal);
    if (alone === null) return { status: 'undefined', reason: 'with the changes of one period alone the model has no course' };
    return alone.at.length === base.at.length && alone.at.every((t, i) => t === base.at[i]!) ? alone.values : { status: 'not-comparable', reason: 'with the changes of one period alone the course stands on other times' };
  }, signal ? { signal } : {});
}

/** Steps within a year or a month, with at least one behind them; null for other periods. */
function stepsOf(at: Float64Array, name: string): Segment | null {
  const [, year, month] = /^(-?\d+)(?:-(\d\d))?$/.exec(name) ?? [];
  if (year === undefined) return null;
  const begins = month === undefined ? startOf(Number(year), 0) : startOf(Number(year), Number(month) - 1), ends = month === undefined ? startOf(Number(year) + 1, 0) : startOf(Number(year), Number(month));
  const from = at.findIndex((t) => t >= begins), to = at.findIndex((t) => t >= ends);
  return from === -1 || to <= from ? null : [from, to];
}

/** Years below 100 are years as well. */
function startOf(year: number, month: number): number {
  return new Date(0).setUTCFullYear(year, month, 1);
}

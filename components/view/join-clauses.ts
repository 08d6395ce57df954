/** What selecting several marks together asks for: a field's intervals become one that spans them, its points one list. */
import type { IntervalClause, PointsClause, SelectionClause } from '../../src/core/selection/clause.js';

/** At most one clause a field, as the selection wants it; where a field has both forms, the later form holds. */
export function joinClauses(source: string, all: readonly SelectionClause[]): SelectionClause[] {
  const joined = new Map<string, SelectionClause>();
  for (const clause of all) {
    const before = joined.get(clause.field);
    const own = { ...clause, source };
    if (before === undefined || before.kind !== own.kind) joined.set(clause.field, own);
    else joined.set(clause.field, own.kind === 'interval' ? spanning(before as IntervalClause, own) : together(before as PointsClause, own));
  }
  return [...joined.values()];
}

function spanning(a: IntervalClause, b: IntervalClause): IntervalClause {
  return { ...b, value: [Math.min(a.value[0], b.value[0]), Math.max(a.value[1], b.value[1])] };
}

function together(a: PointsClause, b: PointsClause): PointsClause {
  return { ...b, value: [...new Set([...a.value, ...b.value])] };
}

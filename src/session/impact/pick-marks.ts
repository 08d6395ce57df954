/** Of all marks of a relation those that one choice speaks of, to go along with the question into the thread. */
import type { DataChoice } from '../../core/impact/relation/data-sql.js';
import { marksOf } from '../../core/impact/relation/hybrid-records.js';
import type { Marks } from '../../core/impact/relation/marks.js';

export function pickMarks(given: Marks, choice: DataChoice, columns: readonly string[]): Marks {
  return new Map(marksOf(choice, columns).flatMap((name) => { const data = given.get(name); return data === undefined ? [] : [[name, data] as const]; }));
}

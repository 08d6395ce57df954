/** Whether a kind of change speaks of a whole column: what a view says of all its values may follow from such a kind alone. */
import type { ColumnKind } from '../model/report.js';

/** Not of a stretch of time, and not of single cells wherever they stand. */
export function isOfWholeColumn({ evidence }: ColumnKind): boolean {
  return evidence['parts'] === undefined && evidence['subset'] !== true;
}

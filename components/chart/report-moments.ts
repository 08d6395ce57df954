/** The moment cells that a report holds of a column, in the form in which a comparison answers. */
import type { ChangeReport, ReportColumn } from '../../src/core/model/report.js';
import type { PictureAnswers } from '../../src/core/pictures/picture.js';

/** What every view asks for, so that one answer serves all of them. */
export const MOMENT_CELLS = 20_000;

const kept = new WeakMap<object, PictureAnswers['moments']>();

/** The same object each time; undefined where the report has none of the column. */
export function reportMoments({ moments }: ChangeReport, { id, type }: ReportColumn): PictureAnswers['moments'] | undefined {
  const cells = moments?.columns[id];
  if (moments === undefined || cells === undefined) return undefined;
  const found = kept.get(cells) ?? { grid: moments.grid, cells, numeric: type === 'number' || type === 'time' };
  kept.set(cells, found);
  return found;
}

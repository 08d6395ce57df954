/** What each section of the recipe panel gets: the report, the recipe as edited so far, and how to edit it. */
import type { Recipe } from '../../src/core/model/recipe.js';
import type { ChangeReport, ReportColumn } from '../../src/core/model/report.js';
import { entryOf } from './recipe-edits.js';
import { missingOf } from './recipe.model.js';

export interface Panel {
  readonly report: ChangeReport;
  /** What the shown report was asked to do. */
  readonly asked: Recipe;
  /** What was asked for, with the pending edits laid over it. */
  readonly draft: Recipe;
  /** Nothing can be compared again: only the report is at hand. */
  readonly locked: boolean;
  /** A comparison runs. */
  readonly busy: boolean;
  readonly edit: (change: (draft: Recipe) => Recipe) => void;
}

/** Texts taken for missing in a column once the draft is applied. */
export function draftMissing({ report, draft }: Pick<Panel, 'report' | 'draft'>, column: ReportColumn): readonly string[] {
  return entryOf(draft, column)?.missing ?? draft.missing ?? missingOf(report, column);
}

export const valueOf = (event: Event): string => (event.target as HTMLInputElement | HTMLSelectElement).value;
export const isChecked = (event: Event): boolean => (event.target as HTMLInputElement).checked;

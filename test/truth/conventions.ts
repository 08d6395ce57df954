/**
 * Where the independent answers follow another convention than the contract: which, why, and
 * what follows for the comparison. Everything not listed here is held to the answer as it is.
 */
import type { Recipe } from '../../src/core/model/recipe.js';
import type { Leeway } from './check-answers.js';

export interface Convention extends Leeway {
  readonly pair: string;
  readonly why: string;
  readonly recipe?: Partial<Recipe>;
  /** Columns that the answers leave out: their name there and here. */
  readonly columnsAdded?: readonly string[];
  readonly columnsRemoved?: readonly string[];
  /** Records with a change, where other classes of cells make it another number than answered. */
  readonly changed?: number;
}

export const CONVENTIONS: readonly Convention[] = [
  { pair: 'penguins v1 v2', why: 'The key is the row number in an unnamed first column, which reading calls “column 1”.', recipe: { key: ['column 1'] } },
  { pair: 'penguins v2 v3', why: 'The key is the row number in an unnamed first column, which reading calls “column 1”.', recipe: { key: ['column 1'] } },
  {
    pair: 'srdb-v4-v5 v1 v2',
    why: 'Two added records hold “8,618” and “8,620” in Duplicate_record: over all records the column is mixed, and the answers look at matched records alone. Two cells of Region and one of YearsOfData went from a single space to empty: the answers take the space for a value; the contract does not count white space, so both are missing. One Latitude went from 40.72255556 to 40.722555560000004, the same float64: the answers compare that column as text; in a mixed column numbers are numbers. Entry_date was rewritten from 9/26/08 to 2008-09-26; the answers compare dates as text, and all 6,558 are the same days (counted from the files: 6,558 of 6,558), which leaves 1,964 records with a change of value.',
    mixed: ['Duplicate_record'], changed: 1964,
    cells: { Entry_date: { value: 0, filled: 0, lost: 0, notation: 6558 }, Region: { value: 12, filled: 21, lost: 0, notation: 39 }, YearsOfData: { value: 14, filled: 0, lost: 0, notation: 1 }, Latitude: { value: 356, filled: 40, lost: 0, notation: 1 } },
  },
  { pair: 'seattle-weather v1 v2 (key strings as they are)', why: 'The first answer pairs the dates as text; a comparison reads them as dates, and keys written differently by their rule, unless the recipe says text and exact.', recipe: { keyRule: 'exact', columns: [{ base: ['date'], readAs: 'text' }] } },
];

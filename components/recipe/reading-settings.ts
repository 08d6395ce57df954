/** What a recipe can say of a delimited text, with the answers to choose from. */
import type { ReadingRecipe } from '../../src/core/model/recipe.js';
import { spelt } from '../shared/reading-rows.js';

export interface ReadingSetting {
  readonly member: Exclude<keyof ReadingRecipe, 'member'>;
  readonly label: string;
  /** null: a whole number. */
  readonly options: readonly (readonly [value: string | boolean, words: string])[] | null;
  readonly least?: number;
  readonly hint?: string;
}

const choices = (...values: readonly string[]): (readonly [string, string])[] => values.map((value) => [value, spelt(value)]);

export const READING_SETTINGS: readonly ReadingSetting[] = [
  { member: 'delimiter', label: 'Delimiter', options: choices(',', ';', '\t', '|', ' ') },
  { member: 'quote', label: 'Quotes', options: choices('"', "'", '') },
  { member: 'encoding', label: 'Encoding', options: choices('utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'iso-8859-1', 'macintosh') },
  { member: 'comment', label: 'Comment mark', options: [...['#', '%', '!', '//', ';', '*'].map((sign) => [sign, sign] as const), ['', 'none']] },
  { member: 'headerLine', label: 'Header line', options: null, least: 0, hint: 'Line of the first header row; 0: the file has no header' },
  { member: 'headerRows', label: 'Header rows', options: null, least: 1, hint: 'Names that stand in several rows are joined' },
  { member: 'unitRow', label: 'Unit row', options: [[true, 'yes, under the header'], [false, 'none']] },
  { member: 'decimal', label: 'Decimal mark', options: choices('.', ',') },
  { member: 'thousands', label: 'Thousands separator', options: choices(',', '.', '') },
  { member: 'dates', label: 'Dates like 3/4/2012', options: [['month-first', 'month first'], ['day-first', 'day first']] },
];

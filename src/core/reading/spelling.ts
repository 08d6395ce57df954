/**
 * Spelling codes: one byte that, together with the value, determines the text of a number
 * or an instant. Cells that no code fits make their column `wide` (a hash of the text).
 *
 *   0..14    regular decimal with that many decimals: -?(0|[1-9]d*)(.d+)?, at most 15 digits
 *   15..29   negative zero with that many decimals, less 15
 *   30..59   a missing text of MISSING_TEXTS, by its index
 *   60..251  a numeric missing code: 60 + 8 * (index in the column's codes) + decimals (0..7)
 *   255      typed format: no text
 */

export const DECIMALS_MAX = 14;
export const NEGATIVE_ZERO_FIRST = 15;
export const MISSING_FIRST = 30;
export const SENTINEL_FIRST = 60;
export const SENTINEL_MAX = 24;
export const TYPED = 255;

/** Texts that can mean "no value"; their order is the code and never changes. */
export const MISSING_TEXTS: readonly string[] = [
  '', 'NA', 'NaN', 'nan', 'null', 'NULL', 'Null', 'N/A', 'n/a', 'None', 'none', 'NAN', 'na', '-', '--', '.', '?', '#N/A', '<NA>', 'nil', 'Na', '#NA', 'NIL', 'NONE', '---', '..', '...', '#VALUE!', '#DIV/0!',
];

const CODE_OF_TEXT: ReadonlyMap<string, number> = new Map(MISSING_TEXTS.map((text, i) => [text, MISSING_FIRST + i]));

/** The spelling code of a text that can mean missing, or -1. */
export function missingTextCode(text: string): number {
  return CODE_OF_TEXT.get(text) ?? -1;
}

/** The spelling code of the `index`-th numeric missing code written with `decimals` decimals, or -1 if none fits. */
export function sentinelCode(index: number, decimals: number): number {
  return index < SENTINEL_MAX && decimals < 8 ? SENTINEL_FIRST + 8 * index + decimals : -1;
}

/** What of a function's text is refused before it is run anywhere. */

const LONGEST = 50_000;

/** The end of a sentence on the function, or null. Escapes cannot hide the word: a keyword must be written out. */
export function functionFault(javascript: unknown, columns: unknown): string | null {
  if (typeof javascript !== 'string') return 'it must be a text';
  if (javascript.trim() === '') return 'it is empty; write one as (columns) => a number';
  if (javascript.length > LONGEST) return `it has ${javascript.length} characters; it may have ${LONGEST}`;
  if (/\bimport\b/.test(javascript)) return 'it holds the word “import”; nothing can be brought in';
  return columns === undefined || (Array.isArray(columns) && columns.every((each) => typeof each === 'string')) ? null : 'its columns must be a list of names';
}

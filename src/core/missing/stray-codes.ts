/**
 * Numbers such as -9999 among dates: the column was read as text because of them. They are taken
 * for missing where nothing else in the column is a number; whether the rest then are times is
 * decided by reading it again.
 */
import { parseNumberText } from '../reading/number-text.js';
import { codeForm } from './code-forms.js';
import { isMissingWord } from './text-missing.js';

const LIKE_A_DATE = /^(\d{4}[-/.]\d{1,2}([-/.]\d{1,2})?([T ].*)?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}([T ].*)?)$/;
const MOST_SPELLINGS = 4;

export function strayCodes(dictionary: readonly (string | null)[]): string[] {
  const found: string[] = [];
  for (const text of dictionary) {
    const trimmed = text?.trim() ?? '';
    if (trimmed !== '' && trimmed.length < 12 && codeForm(parseNumberText(trimmed)) === 'customary') found.push(trimmed);
  }
  if (found.length === 0 || found.length > MOST_SPELLINGS) return [];
  const others = dictionary.map((text) => text?.trim() ?? '').filter((text) => text !== '' && !found.includes(text) && !isMissingWord(text));
  return others.length > 0 && others.every((text) => LIKE_A_DATE.test(text)) ? [...new Set(found)].sort() : [];
}

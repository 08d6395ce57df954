/**
 * Which entries of a text dictionary mean "no value". Empty text always does. `NA` and its
 * like do, unless the column is made of codes of the same form, such as two-letter countries
 * or species, where `NA` is Namibia or Neotoma albigula.
 */

/** Punctuation alone says "nothing here" only among numbers; in text it may be a value. */
const WORDS = /^(NA|N\/A|n\/a|na|Na|NaN|nan|NAN|null|NULL|Null|#N\/A|<NA>|#NA)$/;

/** One flag per dictionary entry: 1 where it is missing. `given` replaces detection of all but empty text. */
export function missingEntries(dictionary: readonly (string | null)[], given: readonly string[] | null): Uint8Array {
  const flags = new Uint8Array(dictionary.length);
  const listed = given === null ? null : new Set(given);
  dictionary.forEach((text, i) => {
    if (text === null || text.trim() === '') flags[i] = 1;
    else if (listed !== null) flags[i] = listed.has(text) || listed.has(text.trim()) ? 1 : 0;
    else if (WORDS.test(text.trim())) flags[i] = isCodeAmongCodes(text, dictionary) ? 0 : 1;
  });
  return flags;
}

export function isMissingWord(text: string): boolean {
  return WORDS.test(text);
}

/** Whether the other texts have the same form: as long, and upper case where this one is. */
function isCodeAmongCodes(text: string, dictionary: readonly (string | null)[]): boolean {
  const form = formOf(text);
  let others = 0, alike = 0;
  for (const other of dictionary) {
    if (other === null || other === text || other.trim() === '') continue;
    others++;
    if (formOf(other) === form) alike++;
  }
  return others >= 5 && alike / others >= 0.8;
}

function formOf(text: string): string {
  return text.replace(/\p{Lu}/gu, 'A').replace(/\p{Ll}/gu, 'a').replace(/\d/g, '9');
}

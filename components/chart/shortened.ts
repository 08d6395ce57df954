/** A label cut to so many letters, where it is longer. */

/** Width of a letter, of the size of the text: wide enough for the widest of the usual system fonts. */
export const LETTER = 0.6;

/** The first of some wordings that fits into so many letters, else the last one cut. */
export function fitting(wordings: readonly string[], most: number): string {
  return wordings.find((words) => [...words].length <= most) ?? shortened(wordings.at(-1) ?? '', most);
}

export function shortened(label: string, most: number): string {
  const letters = [...label];
  return letters.length <= most ? label : `${letters.slice(0, Math.max(1, most - 1)).join('')}…`;
}

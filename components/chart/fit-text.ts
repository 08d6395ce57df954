/** Labels in a picture that must not run into their neighbours: cut at a sign, with the whole text in tooltip and table. */

/** Width of a sign of a label of 12 px; of capitals and digits, of which names of columns are made. */
const SIGN = 7.4;

/** As many signs as fit into so many pixels at a text size of `rem` pixels per 16; at least one. */
export function fitText(text: string, pixels: number, rem = 16): string {
  const room = Math.max(1, Math.floor(pixels / (SIGN * (rem / 16)))), signs = [...text];
  return signs.length <= room ? text : `${signs.slice(0, Math.max(1, room - 1)).join('').trimEnd()}…`;
}

/** Degrees written with minutes and seconds, and what they are as decimal degrees. */

const DEGREE = String.raw`(?:d|deg|o|º|°|\s)`, MINUTE = String.raw`(?:m|min|'|′|’)`, SECOND = String.raw`(?:s|sec|"|″|”|'')`;
const ANGLE = new RegExp(String.raw`^([NSEW])?\s*([+-]?\d{1,3})\s*${DEGREE}\s*(\d{1,2}(?:\.\d+)?)\s*${MINUTE}\s*(?:(\d{1,2}(?:\.\d+)?)\s*${SECOND}\s*)?([NSEW])?$`, 'i');

export const SEXAGESIMAL = 'degrees and minutes', DECIMAL = 'decimal degrees';

/** NaN where the text is no angle with minutes: a number alone says nothing of its notation. */
export function angleOf(text: string): number {
  const found = ANGLE.exec(text);
  if (found === null) return NaN;
  const [, before, degrees, minutes, seconds = '0', after] = found, m = Number(minutes), s = Number(seconds), side = (before ?? after ?? '').toUpperCase();
  if (m >= 60 || s >= 60 || before !== undefined && after !== undefined) return NaN;
  const size = Math.abs(Number(degrees)) + m / 60 + s / 3600, negative = degrees!.startsWith('-');
  if (size > 180 || negative && side !== '') return NaN;
  return negative || side === 'S' || side === 'W' ? -size : size;
}

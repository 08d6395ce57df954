/**
 * Numbers from text, correctly rounded. Short decimals are exact quotients of integers below
 * 2^53 by powers of ten up to 10^22 (W. Clinger, "How to read floating point numbers
 * accurately", 1990); all others go through the language's own correctly rounding parser.
 */

export const POWERS_OF_TEN = new Float64Array(23).map((_, i) => Number(`1e${i}`));

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
const INFINITY = /^([+-]?)(inf|infinity)$/i;
/** Digits with a leading zero (007), and digits around an upper-case E without sign or point (180E11), name things. */
const IDENTIFIER = /^[+-]?0\d+$|^\d+E\d+$/;
/** More digits than a float64 keeps apart: an integer this long is a name. */
const LONG_INTEGER = /^[+-]?\d{16,}$/;

/** Whether a text that looks numeric must stay text, because as a number it would lose what tells it apart. */
export function isIdentifier(text: string): boolean {
  return IDENTIFIER.test(text) || LONG_INTEGER.test(text);
}

/** The number that a trimmed text says, or NaN when it says none or is an identifier. Infinities are numbers. */
export function parseNumberText(text: string): number {
  if (NUMBER.test(text)) return isIdentifier(text) ? NaN : Number(text);
  const infinite = INFINITY.exec(text);
  return infinite ? (infinite[1] === '-' ? -Infinity : Infinity) : NaN;
}

/** As `parseNumberText`, from bytes [start, end), white space around them ignored. */
export function parseIrregularNumber(bytes: Uint8Array, start: number, end: number): number {
  if (end - start > 400) return NaN;
  let text = '';
  for (let p = start; p < end; p++) {
    const c = bytes[p]!;
    if (c > 126) return NaN;
    text += String.fromCharCode(c);
  }
  return parseNumberText(text.trim());
}

/**
 * How many decimals a regular decimal has (see `spelling.ts`), or -1 for any other text. For
 * cells that the scan's fast path does not take because they are quoted.
 */
export function regularDecimals(bytes: Uint8Array, start: number, end: number): number {
  let p = bytes[start] === 45 ? start + 1 : start;
  const first = p;
  let digits = 0, point = -1;
  for (; p < end; p++) {
    const c = bytes[p]!;
    if (c === 46 && point < 0 && digits > 0) point = p;
    else if (c >= 48 && c <= 57) digits++;
    else return -1;
  }
  const whole = (point < 0 ? end : point) - first;
  const decimals = point < 0 ? 0 : end - point - 1;
  const leadingZero = bytes[first] === 48 && whole > 1;
  if (digits === 0 || digits > 15 || decimals > 14 || leadingZero || point === end - 1) return -1;
  return decimals;
}

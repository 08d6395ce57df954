/**
 * Numbers in local notations: decimal commas, and thousands set apart by a comma, a point, a space
 * or an apostrophe. A cell can often be read in two ways (`1,234`); each cell gives all its readings, and the
 * column decides over all of its cells which one holds.
 */

/** The point is the decimal mark; the comma is. Bits, because a cell may allow both. */
export const POINT = 1, COMMA = 2;

/** Of the last `readLocalNumber`: the value with the point as decimal mark, and with the comma. */
export const LOCAL_VALUES = new Float64Array(2);
/** Of the last `readLocalNumber`: GROUPED4 and the like. */
export const LOCAL_FORM = new Int32Array(1);
/** Thousands set apart in four digits; in more; four digits not set apart; more. */
export const GROUPED4 = 1, GROUPED = 2, PLAIN4 = 4, PLAIN5 = 8;

/** Bits of the ways in which bytes [start, end) are a number; 0: in none. */
export function readLocalNumber(bytes: Uint8Array, start: number, end: number): number {
  // The plain form -?digits[,digits] without building a text.
  let p = bytes[start] === 45 ? start + 1 : start;
  const first = p;
  let mantissa = 0;
  for (; p < end && bytes[p]! >= 48 && bytes[p]! <= 57; p++) mantissa = mantissa * 10 + bytes[p]! - 48;
  const whole = p - first;
  if (whole > 0 && whole < 10 && (bytes[first] !== 48 || whole === 1) && (p === end || bytes[p] === 44)) {
    const integer = mantissa;
    const from = p + 1;
    for (p = from; p < end && bytes[p]! >= 48 && bytes[p]! <= 57; p++) mantissa = mantissa * 10 + bytes[p]! - 48;
    const decimals = p - from;
    if (from > end) return plain(bytes[start] === 45 ? -integer : integer, whole);
    if (p === end && decimals > 0 && whole + decimals <= 15 && !(decimals === 3 && whole <= 3 && integer > 0)) {
      const value = mantissa / 10 ** decimals;
      LOCAL_VALUES[1] = bytes[start] === 45 ? -value : value;
      LOCAL_FORM[0] = whole > 4 ? PLAIN5 : whole === 4 ? PLAIN4 : 0;
      return COMMA;
    }
  }
  if (end - start > 60) return 0;
  let text = '';
  for (let q = start; q < end; q++) {
    const c = bytes[q]!;
    // No-break space, narrow no-break space and the typographic apostrophe stand for their plain kin.
    if (c === 0xc2 && bytes[q + 1] === 0xa0) { text += ' '; q++; }
    else if (c === 0xe2 && bytes[q + 1] === 0x80 && (bytes[q + 2] === 0xaf || bytes[q + 2] === 0x89)) { text += ' '; q += 2; }
    else if (c === 0xe2 && bytes[q + 1] === 0x80 && bytes[q + 2] === 0x99) { text += "'"; q += 2; }
    else if (c > 126) return 0;
    else text += String.fromCharCode(c);
  }
  return readLocalText(text);
}

function plain(value: number, whole: number): number {
  LOCAL_VALUES.fill(value);
  LOCAL_FORM[0] = whole > 4 ? PLAIN5 : whole === 4 ? PLAIN4 : 0;
  return POINT | COMMA;
}

const WITH_POINT = /^([+-]?)(\d{1,3}(?:([, '])\d{3})(?:\3\d{3})*|\d+)?(?:\.(\d+))?([eE][+-]?\d+)?$/;
const WITH_COMMA = /^([+-]?)(\d{1,3}(?:([. '])\d{3})(?:\3\d{3})*|\d+)?(?:,(\d+))?([eE][+-]?\d+)?$/;

function readLocalText(text: string): number {
  LOCAL_FORM[0] = 0;
  const point = valueOf(WITH_POINT.exec(text)), comma = valueOf(WITH_COMMA.exec(text));
  LOCAL_VALUES[0] = point;
  LOCAL_VALUES[1] = comma;
  return (Number.isNaN(point) ? 0 : POINT) | (Number.isNaN(comma) ? 0 : COMMA);
}

function valueOf(match: RegExpExecArray | null): number {
  if (match === null) return NaN;
  const [, sign, whole = '', group, decimals = '', exponent = ''] = match;
  const digits = whole.replace(/\D/g, '');
  if (digits + decimals === '' || (digits.length > 1 && digits.startsWith('0')) || (decimals === '' && digits.length > 15)) return NaN;
  // As with plain numbers, 180E11 names something.
  if (decimals === '' && group === undefined && sign === '' && exponent.startsWith('E') && !/[+-]/.test(exponent)) return NaN;
  LOCAL_FORM[0]! |= group !== undefined ? (digits.length === 4 ? GROUPED4 : GROUPED) : digits.length > 4 ? PLAIN5 : digits.length === 4 ? PLAIN4 : 0;
  return Number(`${sign}${digits === '' ? '0' : digits}${decimals === '' ? '' : `.${decimals}`}${exponent}`);
}

/** Whether numbers of these forms were written by one rule: thousands are set apart everywhere, or only from five digits on. */
export function isOneGrouping(form: number): boolean {
  return !((form & GROUPED4) !== 0 && (form & (PLAIN4 | PLAIN5)) !== 0) && !((form & GROUPED) !== 0 && (form & PLAIN5) !== 0);
}

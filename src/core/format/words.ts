/** Numbers and counts in sentences: grouped, rounded for reading, never "0 %" for something that is not zero. */
import { formatNumber, formatPair, written } from './number.js';

const GROUPED = new Intl.NumberFormat('en');

export function count(n: number): string {
  return GROUPED.format(n);
}

/** `3 records`, `1 record`. */
export function counted(n: number, noun: string): string {
  return `${count(n)} ${noun}${n === 1 ? '' : 's'}`;
}

/** Two figures, and from 99 % on two decimals that are never too many: `23 %`, `0.012 %`, `99.95 %`, `< 0.01 %`, `> 99.99 %`. */
export function percent(part: number, whole: number): string {
  if (whole <= 0 || part === 0) return '0 %';
  if (part === whole) return '100 %';
  const share = (100 * part) / whole;
  if (share < 0.01) return '< 0.01 %';
  if (share > 99.99) return '> 99.99 %';
  return `${share >= 99 ? written(Math.floor(share * 100) / 100, { maximumFractionDigits: 2 }) : written(share, { minimumSignificantDigits: Number.isInteger(share) ? 1 : 2, maximumSignificantDigits: 2 })} %`;
}

/** A change as a share of what it changes, with its sign, which may be many times the whole: `+12 %`, `−340 %`, `+0.0019 %`. */
export function signedShare(share: number): string {
  if (share === 0) return '0 %';
  const size = Math.abs(share);
  return `${share > 0 ? '+' : '−'}${size < 1e-4 || size >= 0.99 ? `${formatNumber(100 * size, 3)} %` : percent(size, 1)}`;
}

/** A measured number with three significant figures, unless more are asked for, and a real minus sign. */
export function figure(x: number, digits = 3): string {
  if (x === 0) return '0';
  if (!Number.isFinite(x)) return formatNumber(x);
  const size = Math.abs(x);
  return (size >= 1e6 || size < 1e-4 ? powerOfTen(x, digits) : digits === 3 ? GROUPED_FIGURE.format(x) : new Intl.NumberFormat('en', { maximumSignificantDigits: digits }).format(x)).replaceAll('-', '−');
}

/** Two numbers side by side as `formatPair` has it; null where their difference is too small beside them to be read from both. */
export function figuresApart(a: number, b: number): readonly [string, string] | null {
  const [one, other] = formatPair(a, b);
  return one === other || Math.abs(b - a) < NEAR * Math.max(Math.abs(a), Math.abs(b)) ? null : [one, other];
}

/** Numbers that differ by less than this part would need more than seven figures. */
const NEAR = 1e-6;

function powerOfTen(x: number, digits: number): string {
  const [mantissa, exponent] = x.toExponential(digits - 1).split('e') as [string, string];
  return `${mantissa}×10${exponent.startsWith('-') ? '⁻' : ''}${[...exponent.slice(1)].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]).join('')}`;
}

const GROUPED_FIGURE = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });

/** A value that stands in the data: all its digits, as far as they are not an accident of binary numbers. */
export function exact(x: number): string {
  return String(Number(x.toPrecision(12))).replace('-', '−');
}

/** Three figures, and never less than it is: what is said to be enough must be. */
export function enough(x: number): string {
  if (x === 0) return '0';
  const step = 10 ** (Math.floor(Math.log10(x)) - 2), up = Math.ceil(x / step - 1e-9) * step;
  return figure(Number.isFinite(up) && up > 0 ? up : x);
}

/** An instant, or another place in an order, as a reader writes it. */
export function placed(at: unknown): string {
  return String(at).replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)/, '$1 $2');
}

/** A difference with its sign. */
export function signed(x: number): string {
  return x > 0 ? `+${figure(x)}` : figure(x);
}

export function listed(items: readonly string[], most = 6): string {
  if (items.length > most) return `${items.slice(0, most).join(', ')} and ${items.length - most} more`;
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]!}`;
}

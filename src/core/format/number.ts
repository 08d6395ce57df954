/** Measured numbers as text, alone and beside another, for sentences and views alike: one number is said one way. */

const LOCALE = 'en';
const MINUS = '\u2212';
/** What is no number. */
const NO_NUMBER = '–';
const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Making a formatter takes longer than a thousand numbers written with it. */
const formatters = new Map<string, Intl.NumberFormat>();

export function written(value: number, options: Intl.NumberFormatOptions): string {
  const name = `${options.minimumSignificantDigits ?? ''},${options.maximumSignificantDigits ?? ''},${options.minimumFractionDigits ?? ''},${options.maximumFractionDigits ?? ''},${String(options.useGrouping ?? '')}`;
  let formatter = formatters.get(name);
  if (formatter === undefined) formatters.set(name, formatter = new Intl.NumberFormat(LOCALE, options));
  return formatter.format(value);
}

function withMinus(text: string): string {
  return text.replace(/^-/, MINUS);
}

function timesTen(power: number): string {
  return `×10${power < 0 ? '⁻' : ''}${[...String(Math.abs(power))].map((digit) => superscripts[Number(digit)]).join('')}`;
}

/** A measured number with `digits` significant figures, a power of ten beyond 1e9 and below 1e-4; "1970" may be a year, so groups begin at "10,000". */
export function formatNumber(value: number, digits = 4): string {
  if (value === 0) return '0';
  if (Number.isNaN(value)) return NO_NUMBER;
  if (!Number.isFinite(value)) return value > 0 ? '∞' : `${MINUS}∞`;
  if (isWritten(Math.abs(value))) return withMinus(written(value, { maximumSignificantDigits: digits, useGrouping: 'min2' }));
  const [mantissa = '', exponent = '0'] = value.toExponential(Math.max(0, digits - 2)).split('e');
  return `${withMinus(String(Number(mantissa)))}${timesTen(Number(exponent))}`;
}

/** Whether a size is written out, without a power of ten. */
function isWritten(size: number): boolean {
  return size < 1e9 && size >= 1e-4;
}

/** Two numbers with the same decimals and the same power of ten: as many as tell them apart, with two figures of what lies between them, and no zeros that both end with. */
export function formatPair(base: number, revision: number): [string, string] {
  const size = Math.max(Math.abs(base), Math.abs(revision)), gap = Math.abs(revision - base);
  if (size === 0 || !Number.isFinite(size)) return [formatNumber(base), formatNumber(revision)];
  const power = isWritten(size) ? 0 : Math.max(-307, Math.floor(Math.log10(size))), by = 10 ** power;
  const forSize = 2 - Math.floor(Math.log10(size / by)), forGap = gap / size < 2e-9 ? 0 : 1 - Math.floor(Math.log10(gap / by));
  const decimals = Math.min(12, Math.max(0, forSize, forGap)), needed = Math.max(...[base, revision].map((value) => decimalsOf(value / by, decimals)));
  return [base, revision].map((value) => {
    // What is not zero is not written as zero.
    if (value !== 0 && Math.abs(value / by) < 0.5 * 10 ** -needed) return formatNumber(value, 2);
    return value === 0 && power !== 0 ? '0' : `${withMinus(written(value === 0 ? 0 : value / by, { maximumFractionDigits: needed, minimumFractionDigits: needed, useGrouping: 'min2' }))}${power === 0 ? '' : timesTen(power)}`;
  }) as [string, string];
}

/** A coefficient between −1 and 1: three decimals, more where it is next to either. */
export function formatCorrelation(r: number, least = 3): string {
  return withMinus(r.toFixed(Math.max(least, Math.abs(r) > 0.995 && Math.abs(r) < 1 ? 5 : 3)));
}

/** Two of them: as many decimals more as tell them apart, where the change is no rounding. */
export function formatCorrelations(base: number, revision: number): [string, string] {
  const write = (least: number): [string, string] => [formatCorrelation(base, least), formatCorrelation(revision, least)];
  let least = 3, texts = write(least);
  while (texts[0] === texts[1] && Math.abs(revision - base) > 1e-12 && least < 12) texts = write(++least);
  return texts;
}

/** Decimals of a number up to its last that is not zero. */
function decimalsOf(value: number, most: number): number {
  return value.toFixed(most).replace(/^[^.]*\.?|0+$/g, '').length;
}

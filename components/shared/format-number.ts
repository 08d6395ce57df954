/**
 * Numbers as people read them: counts grouped, shares with two figures and never "0 %" for
 * something that is not zero, measured values with enough digits to show the difference.
 */
import { isDefined, type Figure } from '../../src/core/model/report.js';

const LOCALE = 'en';
const MINUS = '\u2212';
const NARROW = '\u00a0';
const integers = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 });
const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Making a formatter takes longer than a thousand numbers written with it. */
const formatters = new Map<string, Intl.NumberFormat>();

function written(value: number, options: Intl.NumberFormatOptions): string {
  const name = `${options.minimumSignificantDigits ?? ''},${options.maximumSignificantDigits ?? ''},${options.minimumFractionDigits ?? ''},${options.maximumFractionDigits ?? ''},${String(options.useGrouping ?? '')}`;
  let formatter = formatters.get(name);
  if (formatter === undefined) formatters.set(name, formatter = new Intl.NumberFormat(LOCALE, options));
  return formatter.format(value);
}

export function formatCount(count: number): string {
  return integers.format(count);
}

/** A sentence whose percent signs stay with their numbers at the end of a line. */
export function keepPercent(sentence: string): string {
  return sentence.replace(/(\d) %/g, `$1${NARROW}%`);
}

/** "1 column", "38 columns". */
export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatCount(count)} ${count === 1 ? singular : plural}`;
}

/** "12 %", "0.34 %", "< 0.01 %", "> 99.99 %"; "0 %" and "100 %" only where exact. */
export function formatShare(part: number, whole: number): string {
  if (whole <= 0) return `0${NARROW}%`;
  const percent = (100 * part) / whole;
  if (part === 0) return `0${NARROW}%`;
  if (part === whole) return `100${NARROW}%`;
  if (percent < 0.01) return `<${NARROW}0.01${NARROW}%`;
  if (percent > 99.99) return `>${NARROW}99.99${NARROW}%`;
  if (percent >= 99) return `${written(Math.floor(percent * 100) / 100, { maximumFractionDigits: 2 })}${NARROW}%`;
  return `${written(percent, { minimumSignificantDigits: Number.isInteger(percent) ? 1 : 2, maximumSignificantDigits: 2 })}${NARROW}%`;
}

function withMinus(text: string): string {
  return text.replace(/^-/, MINUS);
}

/** A measured number with `digits` significant figures, a power of ten beyond 1e9 and below 1e-4; "1970" may be a year, so groups begin at "10,000". */
export function formatNumber(value: number, digits = 4): string {
  if (value === 0) return '0';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : `${MINUS}∞`;
  const size = Math.abs(value);
  if (size >= 1e9 || size < 1e-4) {
    const [mantissa = '', exponent = '0'] = value.toExponential(Math.max(0, digits - 2)).split('e');
    const power = [...String(Math.abs(Number(exponent)))].map((digit) => superscripts[Number(digit)]).join('');
    return `${withMinus(String(Number(mantissa)))}×10${Number(exponent) < 0 ? '⁻' : ''}${power}`;
  }
  return withMinus(written(value, { maximumSignificantDigits: digits, useGrouping: 'min2' }));
}

export function formatFigure(figure: Figure | undefined, digits = 4): string {
  return isDefined(figure) ? formatNumber(figure, digits) : '–';
}

/** Why a figure is not there, for titles and hidden text. */
export function figureReason(figure: Figure | undefined): string | null {
  if (figure === undefined) return 'not measured';
  return isDefined(figure) ? null : figure.reason;
}

/** Two numbers with the same decimals, enough to tell them apart. */
export function formatPair(base: number, revision: number): [string, string] {
  const gap = Math.abs(revision - base);
  const size = Math.max(Math.abs(base), Math.abs(revision));
  if (size >= 1e9 || (size < 1e-4 && size > 0)) return [formatNumber(base, 5), formatNumber(revision, 5)];
  const forSize = size === 0 ? 0 : 2 - Math.floor(Math.log10(size));
  const forGap = gap === 0 || gap / size < 1e-7 ? 0 : 1 - Math.floor(Math.log10(gap));
  const decimals = Math.min(10, Math.max(0, forSize, forGap));
  return [trimmed(base, decimals), trimmed(revision, decimals)];
}

function trimmed(value: number, decimals: number): string {
  // What is not zero is not written as zero.
  if (value !== 0 && Math.abs(value) < 0.5 * 10 ** -decimals) return formatNumber(value, 2);
  return withMinus(written(value, { maximumFractionDigits: decimals, minimumFractionDigits: Math.min(decimals, 2), useGrouping: 'min2' }));
}

/** "higher by 0.31", "lower by 0.31", "same". */
export function describeShift(shift: Figure | undefined): string {
  if (!isDefined(shift)) return '–';
  if (shift === 0) return 'same';
  return `${shift > 0 ? 'higher' : 'lower'} by ${formatNumber(Math.abs(shift), 3)}`;
}

const UNITS = ['B', 'kB', 'MB', 'GB'] as const;

/** Decimal units: "34 MB". */
export function formatBytes(bytes: number): string {
  const step = bytes < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3));
  return `${written(bytes / 1000 ** step, { maximumSignificantDigits: 3 })}${NARROW}${UNITS[step]}`;
}

/** "34 of 108 MB", both in the unit of the total. */
export function formatBytesOf(done: number, total: number): string {
  const step = total < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(total) / 3));
  const scaled = (bytes: number): string => written(bytes / 1000 ** step, { maximumFractionDigits: total / 1000 ** step < 10 ? 1 : 0 });
  return `${scaled(done)} of ${scaled(total)}${NARROW}${UNITS[step]}`;
}

/**
 * Numbers as people read them: counts grouped, shares with two figures and never "0 %" for
 * something that is not zero, measured values with enough digits to show the difference.
 */
import { formatCorrelation, formatCorrelations, formatNumber, formatPair, written } from '../../src/core/format/number.js';
import { isDefined, type Figure } from '../../src/core/model/report.js';

export { formatCorrelation, formatCorrelations, formatNumber, formatPair };

const LOCALE = 'en';
const NARROW = '\u00a0';
const integers = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 });

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

export function formatFigure(figure: Figure | undefined, digits = 4): string {
  return isDefined(figure) ? formatNumber(figure, digits) : '–';
}

/** Why a figure is not there, for titles and hidden text. */
export function figureReason(figure: Figure | undefined): string | null {
  if (figure === undefined) return 'not measured';
  return isDefined(figure) ? null : figure.reason;
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

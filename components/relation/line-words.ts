/** What is said of the lines of a relation: by which method, on which records, and as equations. */
import { isDefined } from '../../src/core/model/report.js';
import type { LineMethod } from '../../src/core/pictures/fitted-lines.js';
import type { RelationLine } from '../../src/core/pictures/picture.js';
import { countOf, formatCount, formatNumber } from '../shared/format-number.js';

export const LINES: readonly { readonly id: LineMethod; readonly label: string }[] = [{ id: 'least-squares', label: 'Least squares' }, { id: 'theil-sen', label: 'Theil–Sen' }, { id: 'deming', label: 'Deming' }];

export function methodName(method: LineMethod): string {
  return LINES.find(({ id }) => id === method)!.label;
}

/** Within a sentence. */
export function methodWords(method: LineMethod): string {
  return method === 'least-squares' ? 'least squares' : methodName(method);
}

/** "slope", "Theil–Sen slope (on 2,000 of 17,520 records)". */
export function slopeName(line: RelationLine | null, records: number): string {
  if (line === null || line.method === 'least-squares') return 'slope';
  return `${methodName(line.method)} slope${line.n < records ? ` (on ${onRecords(line, records)})` : ''}`;
}

function onRecords({ n }: RelationLine, records: number): string {
  return `${formatCount(n)} of ${countOf(records, 'record')}`;
}

const MEANING: Readonly<Record<LineMethod, string>> = {
  'least-squares': 'least squares of y on x', 'theil-sen': 'Theil–Sen, the median of the slopes between all pairs of records',
  'deming': 'Deming, which gives errors to both measures, in the ratio of their spreads over both releases',
};

export function lineNotes(line: RelationLine, records: number): string[] {
  const on = line.n < records ? `, on ${onRecords(line, records)}, spread evenly in the order of the key` : '';
  const band = 'x' in line.band ? `The band around each line is where it lies, point by point, in ${Math.round(100 * line.band.level)}\u00a0% of sets of records like these.` : isDefined(line.slope.change) ? `No band around the lines: ${line.band.reason.replace(/^no interval: /, '')}.` : null;
  return [`Lines: ${MEANING[line.method]}${on}.`, ...(band === null ? [] : [band])];
}

/** "least squares: base y = 3.1 − 0.25 x, revision y = 3.0 − 0.21 x"; null without lines. */
export function equations({ method, slope, intercept }: RelationLine): string | null {
  const of = (side: 'base' | 'revision'): string | null => { const a = intercept[side], b = slope[side]; return isDefined(a) && isDefined(b) ? `y = ${formatNumber(a, 5)} ${b < 0 ? '−' : '+'} ${formatNumber(Math.abs(b), 5)} x` : null; };
  const base = of('base'), revision = of('revision');
  return base === null || revision === null ? null : `${methodName(method)}: base ${base}, revision ${revision}`;
}

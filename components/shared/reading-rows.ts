/** How each release was read, a row a property, so that what differs between the two stands side by side. */
import type { ChangeReport, ReportRelease } from '../../src/core/model/report.js';
import { formatBytes, formatCount } from './format-number.js';

export type Side = 'base' | 'revision';
export const SIDES: readonly Side[] = ['base', 'revision'];

export interface ReadingRow {
  readonly member: string;
  readonly words: string;
  readonly base: string;
  readonly revision: string;
  /** Differs in how the files are written; their sizes and names always may. */
  readonly differs: boolean;
}

type Value = string | number | boolean;

const SPELT: Readonly<Record<string, string>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar', ' ': 'space', '.': 'point', '"': 'double', "'": 'single', '\n': 'LF', '\r\n': 'CRLF', '': 'none' };

export function spelt(value: string): string {
  return SPELT[value] ?? value;
}

/** In the order in which they are listed, with what a delimited text has where the report does not name it. */
const MEMBERS: readonly (readonly [member: string, words: string, usual: string])[] = [
  ['compression', 'compression', 'none'], ['member', 'file of the archive', ''], ['encoding', 'encoding', ''], ['bom', 'byte-order mark', 'absent'], ['newline', 'line end', ''],
  ['delimiter', 'delimiter', ''], ['quote', 'quotes', ''], ['decimal', 'decimal mark', 'point'], ['thousands', 'thousands separator', 'none'],
  ['comment', 'comment mark', 'none'], ['headerLine', 'header line', '1'], ['headerRows', 'header rows', '1'], ['unitRow', 'unit row', 'none'],
];
const SAID: Readonly<Record<string, readonly [yes: string, no: string]>> = { bom: ['present', 'absent'], thousands: ['used', 'none'], unitRow: ['yes', 'none'] };

function valueWords(member: string, value: Value): string {
  if (member === 'headerLine' && value === 0) return 'no header';
  if (typeof value === 'boolean') return (SAID[member] ?? ['yes', 'no'])[value ? 0 : 1];
  return spelt(String(value));
}

export function isDelimited(release: ReportRelease): boolean {
  return release.sources.some((source) => source.format === 'csv' || source.format === 'tsv');
}

/** What was found of one property of a side; empty where nothing is known of it. */
export function foundWords(release: ReportRelease, member: string): string {
  const value = release.sources[0]?.dialect?.[member];
  if (value !== undefined) return valueWords(member, value);
  return isDelimited(release) ? MEMBERS.find(([name]) => name === member)?.[2] ?? '' : '';
}

export function readingRows(report: ChangeReport): ReadingRow[] {
  const { base, revision } = report;
  const plain = (member: string, words: string, of: (release: ReportRelease) => string): ReadingRow => ({ member, words, base: of(base), revision: of(revision), differs: false });
  const each = (release: ReportRelease, of: (source: ReportRelease['sources'][number]) => string): string => [...new Set(release.sources.map(of))].join(', ');
  const known = (member: string): boolean => SIDES.some((side) => { const value = report[side].sources[0]?.dialect?.[member]; return value !== undefined && value !== false && !(member === 'compression' && value === 'none'); });
  const format = plain('format', 'format', (release) => each(release, (source) => source.format));
  return [
    { ...format, differs: format.base !== format.revision },
    plain('size', 'size', (release) => formatBytes(release.sources.reduce((sum, source) => sum + source.bytes, 0))),
    plain('records', 'records', (release) => formatCount(release.records)), plain('columns', 'columns', (release) => formatCount(release.columns)),
    ...MEMBERS.filter(([member]) => known(member)).map(([member, words]): ReadingRow => {
      const now = { base: foundWords(base, member), revision: foundWords(revision, member) };
      return { member, words, ...now, differs: now.base !== now.revision };
    }),
  ];
}

/** The report as text for a terminal: verdict, counts, and a table of the columns that changed. */
import { CELL_CLASSES, changedCells, totalCells } from '../core/model/cell-class.js';
import { isDefined, type ChangeReport, type ReportColumn } from '../core/model/report.js';
import { count, figure, percent, signed } from '../core/format/words.js';

const MOST_COLUMNS = 40;

export function summaryText(report: ChangeReport, width = 80): string {
  const { base, revision, records, cells } = report;
  const lines = [
    `base      ${base.label}  ${count(base.records)} records, ${count(base.columns)} columns`,
    `revision  ${revision.label}  ${count(revision.records)} records, ${count(revision.columns)} columns`,
    '', ...wrap(report.sentence, width), '',
    ...report.validity.findings.filter((finding) => finding.sentence !== report.sentence).flatMap((finding) => wrap(`${finding.severity}: ${finding.sentence}`, width)),
    ...wrap(report.pairing.evidence.sentence, width), '',
    `records   ${parts([['changed', records.changed], ['unchanged', records.unchanged], ['added', records.added], ['removed', records.removed], ['ambiguous in base', records.ambiguous.base], ['ambiguous in revision', records.ambiguous.revision]])}`,
    `cells     ${parts(CELL_CLASSES.map((name) => [name, cells[name]]))}`,
  ];
  const changed = report.columns.filter((column) => changedCells(column.cells) + column.cells.notation + column.cells.tolerated > 0)
    .sort((a, b) => changedCells(b.cells) / Math.max(1, totalCells(b.cells)) - changedCells(a.cells) / Math.max(1, totalCells(a.cells)) || b.cells.notation - a.cells.notation);
  if (changed.length > 0) lines.push('', ...table(changed.slice(0, MOST_COLUMNS)));
  if (changed.length > MOST_COLUMNS) lines.push(`and ${changed.length - MOST_COLUMNS} more columns; --json writes them all`);
  const still = report.columns.filter((column) => column.status === 'matched' && column.role !== 'key' && !changed.includes(column)).length;
  if (still > 0) lines.push('', `${count(still)} column${still === 1 ? '' : 's'} unchanged`);
  for (const status of ['added', 'removed'] as const) {
    const names = report.columns.filter((column) => column.status === status).map((column) => printable(column.name));
    if (names.length > 0) lines.push(...wrap(`${status}: ${names.join(', ')}`, width));
  }
  lines.push(...dictionaryLines(report, width));
  return `${lines.join('\n')}\n`;
}

const MOST_FINDINGS = 12;

function dictionaryLines({ dictionary }: ChangeReport, width: number): string[] {
  if (dictionary === undefined || dictionary.findings.length === 0) return [];
  const more = dictionary.findings.length - MOST_FINDINGS;
  return ['', ...dictionary.findings.slice(0, MOST_FINDINGS).flatMap((finding) => wrap(`dictionary: ${finding.sentence}`, width)), ...(more > 0 ? [`and ${more} more findings on the dictionaries; --json writes them all`] : [])];
}

function parts(counts: readonly (readonly [string, number])[]): string {
  const shown = counts.filter(([, n]) => n > 0).map(([name, n]) => `${name} ${count(n)}`);
  return shown.length > 0 ? shown.join(' · ') : 'none';
}

function table(columns: readonly ReportColumn[]): string[] {
  const head = ['column', 'value', 'filled', 'lost', 'notation', 'changed', 'bias', 'RMSE', 'r'];
  const rows = columns.map(({ name, cells, paired }) => [
    shorten(printable(name), 28), ...[cells.value, cells.filled, cells.lost, cells.notation].map((n) => (n === 0 ? '·' : count(n))), percent(changedCells(cells), totalCells(cells)),
    paired && isDefined(paired.bias) ? signed(paired.bias) : '', paired && isDefined(paired.rmse) ? figure(paired.rmse) : '', paired && isDefined(paired.pearson) ? paired.pearson.toFixed(4).replace('-', '−') : '',
  ]);
  const widths = head.map((text, i) => Math.max(text.length, ...rows.map((row) => row[i]!.length)));
  return [head, ...rows].map((row) => row.map((text, i) => (i === 0 ? text.padEnd(widths[i]!) : text.padStart(widths[i]!))).join('  ').trimEnd());
}

/** Control characters of hostile names must not reach a terminal. */
function printable(name: string): string {
  return name.replace(/[\p{Cc}\p{Cf}]/gu, '\uFFFD');
}

function shorten(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of printable(text).split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) { lines.push(line); line = word; }
    else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

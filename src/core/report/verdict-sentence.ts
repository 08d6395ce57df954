/** The first sentence a reader sees: what changed, where most, by how much. Its numbers are the report's. */
import { changedCells, totalCells } from '../model/cell-class.js';
import { isDefined, type ChangeReport, type ReportColumn } from '../model/report.js';
import { count, counted, figure, listed, percent } from '../format/words.js';

type Facts = Pick<ChangeReport, 'records' | 'cells' | 'columns' | 'validity' | 'pairing'>;

export function verdictSentence(report: Facts): string {
  const { records, cells, columns, validity } = report;
  const refusal = validity.findings.find((finding) => finding.severity === 'refusal');
  if (refusal) return refusal.sentence;
  if (validity.status === 'empty') return validity.findings.find((finding) => finding.code === 'no-records')!.sentence;
  if (validity.status === 'identical') return `Nothing changed: ${counted(records.base, 'record')} and ${counted(columns.length, 'column')} are the same in both releases.`;
  const changed = columns.filter((column) => changedCells(column.cells) > 0);
  const parts = [recordSentence(records, report.pairing.mode), columnPart(columns)].filter((part) => part !== '');
  if (changed.length === 0) {
    const written = cells.notation > 0 ? ` ${counted(cells.notation, 'cell')} ${cells.notation === 1 ? 'is' : 'are'} written differently.` : '';
    const tolerated = cells.tolerated > 0 ? ` ${counted(cells.tolerated, 'value')} moved within tolerance.` : '';
    const rest = parts.length > 0 ? ` ${parts.join(' ')}` : '';
    return `No value changed in the ${counted(records.matched, 'matched record')}.${written}${tolerated}${rest}`;
  }
  const compared = columns.filter((column) => column.status === 'matched' && totalCells(column.cells) > 0).length;
  const most = [...changed].sort((a, b) => share(b) - share(a) || changedCells(b.cells) - changedCells(a.cells))[0]!;
  const lead = `Revision changes ${count(changed.length)} of ${counted(compared, 'compared column')} and ${counted(records.changed, 'record')} of the ${count(records.matched)} in both releases.`;
  return [lead, mostSentence(most, changed.length > 1), ...parts].join(' ');
}

function share(column: ReportColumn): number {
  return changedCells(column.cells) / Math.max(1, totalCells(column.cells));
}

function mostSentence(column: ReportColumn, several: boolean): string {
  const { value, filled, lost } = column.cells;
  const total = totalCells(column.cells), differ = changedCells(column.cells);
  const kinds: string[] = [];
  if (value > 0) kinds.push(`${count(value)} with another value`);
  if (filled > 0) kinds.push(`${count(filled)} filled`);
  if (lost > 0) kinds.push(`${count(lost)} now missing`);
  const bias = value > 0 && column.paired && isDefined(column.paired.bias) && column.paired.bias !== 0 ? `, ${column.paired.bias > 0 ? 'higher' : 'lower'} by ${figure(Math.abs(column.paired.bias))} on average over ${count(column.paired.n)} pairs` : '';
  const subject = several ? `${column.name} changes most` : `${column.name} changes`;
  return `${subject}: ${count(differ)} of ${count(total)} cells (${percent(differ, total)})${kinds.length > 1 || value === 0 ? `, ${listed(kinds)}` : ''}${bias}.`;
}

function recordSentence(records: ChangeReport['records'], mode: ChangeReport['pairing']['mode']): string {
  const parts: string[] = [];
  if (records.added > 0) parts.push(`${counted(records.added, 'record')} added`);
  if (records.removed > 0) parts.push(`${counted(records.removed, 'record')} removed`);
  if (parts.length === 0) return '';
  return mode === 'multiset' ? `${listed(parts)}, counting whole records.` : `${listed(parts)}.`;
}

function columnPart(columns: readonly ReportColumn[]): string {
  const added = columns.filter((column) => column.status === 'added').length, removed = columns.filter((column) => column.status === 'removed').length;
  const parts: string[] = [];
  if (added > 0) parts.push(`${counted(added, 'column')} added`);
  if (removed > 0) parts.push(`${counted(removed, 'column')} removed`);
  return parts.length === 0 ? '' : `${listed(parts)}.`;
}

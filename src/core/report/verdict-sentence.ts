/** What a reader sees first, in a few sentences: what changed, where most, by which kinds of change. Its numbers are the report's. */
import { changedCells, totalCells } from '../model/cell-class.js';
import { isDefined, type ChangeReport, type ReportColumn } from '../model/report.js';
import { count, counted, figure, listed, percent } from '../format/words.js';
import { kindPhrases, unitOf } from './column-sentence.js';
import { sharedClauses } from './shared-kinds.js';

type Facts = Pick<ChangeReport, 'records' | 'cells' | 'columns' | 'validity' | 'pairing'>;

export function verdictSentence(report: Facts): string {
  const { records, cells, columns, validity } = report;
  const refusal = validity.findings.find((finding) => finding.severity === 'refusal');
  if (refusal) return refusal.sentence;
  if (validity.status === 'empty') return validity.findings.find((finding) => finding.code === 'no-records')!.sentence;
  if (validity.status === 'identical') return `Nothing changed: ${counted(records.base, 'record')} and ${counted(columns.length, 'column')} are the same in both releases.`;
  const changed = columns.filter((column) => changedCells(column.cells) > 0);
  const rest = comingAndGoing(report);
  if (changed.length === 0) {
    const written = cells.notation > 0 ? ` ${counted(cells.notation, 'cell')} ${cells.notation === 1 ? 'is' : 'are'} written differently.` : '';
    const tolerated = cells.tolerated > 0 ? ` ${counted(cells.tolerated, 'value')} moved within tolerance.` : '';
    return `No value changed in the ${counted(records.matched, 'matched record')}.${written}${tolerated}${rest}`;
  }
  const compared = columns.filter((column) => column.status === 'matched' && totalCells(column.cells) > 0).length;
  const most = [...changed].sort((a, b) => share(b) - share(a) || changedCells(b.cells) - changedCells(a.cells))[0]!;
  const lead = `Revision changes ${count(changed.length)} of ${counted(compared, 'compared column')} and ${counted(records.changed, 'record')} of the ${count(records.matched)} in both releases.`;
  const others = sharedClauses(changed, most);
  return `${lead} ${mostSentence(most, changed.length > 1, records.matched)}${others.length > 0 ? ` ${others.join('; ')}.` : ''}${rest}`;
}

function share(column: ReportColumn): number {
  return changedCells(column.cells) / Math.max(1, totalCells(column.cells));
}

const MOST_KINDS = 3;

function mostSentence(column: ReportColumn, several: boolean, matched: number): string {
  const { value, filled, lost } = column.cells, { paired, kinds = [] } = column, unit = unitOf(column), own = kinds.filter(({ kind }) => kind !== 'segment').sort((a, b) => Number(b.evidence['cells'] ?? 0) - Number(a.evidence['cells'] ?? 0)).slice(0, MOST_KINDS);
  const total = totalCells(column.cells), differ = changedCells(column.cells), subject = several ? `${column.name} changes most` : `${column.name} changes`;
  const classes = [...(value > 0 ? [`${count(value)} with another value`] : []), ...(filled > 0 ? [`${count(filled)} filled`] : []), ...(lost > 0 ? [`${count(lost)} now missing`] : [])];
  const phrases = kindPhrases(own, unit, differ), said = phrases !== '' ? `, ${phrases}` : classes.length > 1 || value === 0 ? `, ${listed(classes)}` : '';
  const alreadyTold = own.some(({ kind, evidence }) => ['offset', 'revised'].includes(kind) && typeof (evidence['offset'] ?? evidence['bias']) === 'number');
  const bias = value > 0 && column.role !== 'flag' && !alreadyTold && paired && isDefined(paired.bias) && paired.bias !== 0 ? `${phrases.includes('; ') ? ';' : ','} ${paired.bias > 0 ? 'higher' : 'lower'} by ${figure(Math.abs(paired.bias))}${unit === null ? '' : ` ${unit}`} on average${paired.n === matched ? '' : ` over ${counted(paired.n, 'pair')}`}` : '';
  return `${subject}: ${count(differ)} of ${counted(total, 'cell')} (${percent(differ, total)})${said}${bias}.`;
}

/** "Added 3,808 records and 8 columns; removed 35 records and 27 columns." */
function comingAndGoing({ records, columns, pairing }: Facts): string {
  const of = (status: ReportColumn['status']): number => columns.filter((column) => column.status === status).length;
  const told = ([['added', records.added, of('added')], ['removed', records.removed, of('removed')]] as const).flatMap(([word, ofRecords, ofColumns]) =>
    ofRecords + ofColumns === 0 ? [] : [`${word} ${listed([...(ofRecords > 0 ? [counted(ofRecords, 'record')] : []), ...(ofColumns > 0 ? [counted(ofColumns, 'column')] : [])])}`]);
  const renamed = columns.filter(({ kinds }) => kinds?.some(({ kind }) => kind === 'renamed')).length;
  if (renamed > 0) told.push(`renamed ${counted(renamed, 'column')}`);
  if (told.length === 0) return '';
  const sentence = told.join('; ');
  return ` ${sentence[0]!.toUpperCase()}${sentence.slice(1)}${pairing.mode === 'multiset' ? ', counting whole records' : ''}.`;
}

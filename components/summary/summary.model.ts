/** What the summary says, as plain data: three levels, each with classes that add up to its total. */
import type { CellClass } from '../../src/core/model/cell-class.js';
import type { ChangeReport, Finding, ValidityStatus } from '../../src/core/model/report.js';
import { CELL_MARKS, CELL_ORDER, COLUMN_MARKS, RECORD_MARKS, type ClassMark } from '../shared/class-marks.js';
import { countColumnStates, type ColumnState } from '../shared/column-state.js';
import type { Filter, RecordKind } from '../shared/filter.js';
import { toggleClass } from '../shared/filter.js';

export type LevelName = 'columns' | 'records' | 'cells';

export interface LevelPart {
  readonly name: string;
  readonly count: number;
  readonly mark: ClassMark;
  /** What pressing the part asks for; null where nothing can be narrowed to it. */
  readonly toggle: ((filter: Filter) => Filter) | null;
  readonly pressed: (filter: Filter) => boolean;
}

export interface Level {
  readonly name: LevelName;
  readonly total: number;
  readonly unit: readonly [singular: string, plural: string];
  readonly parts: readonly LevelPart[];
  /** Said instead of a bar when there is nothing to show. */
  readonly empty: string;
}

const COLUMN_ORDER: readonly ColumnState[] = ['changed', 'added', 'removed', 'notation', 'uncompared', 'unchanged', 'key'];
const RECORD_ORDER = ['changed', 'added', 'removed', 'ambiguous', 'unchanged'] as const;

export function summaryLevels(report: ChangeReport): Level[] {
  return [columnLevel(report), recordLevel(report), cellLevel(report)];
}

function columnLevel(report: ChangeReport): Level {
  const counts = countColumnStates(report.columns);
  const parts = COLUMN_ORDER.map((name): LevelPart => ({
    name, count: counts[name], mark: COLUMN_MARKS[name],
    toggle: (filter) => ({ ...filter, columnState: filter.columnState === name ? null : name, column: null }),
    pressed: (filter) => filter.columnState === name,
  }));
  return { name: 'columns', total: report.columns.length, unit: ['column', 'columns'], parts, empty: 'No columns in either release.' };
}

function recordLevel(report: ChangeReport): Level {
  const { records } = report;
  const counts = {
    changed: records.changed, added: records.added, removed: records.removed, unchanged: records.unchanged,
    ambiguous: records.ambiguous.base + records.ambiguous.revision,
  };
  const parts = RECORD_ORDER.map((name): LevelPart => {
    const kind: RecordKind | null = name === 'unchanged' ? null : name;
    return {
      name, count: counts[name], mark: RECORD_MARKS[name],
      toggle: kind && ((filter) => ({ ...filter, records: filter.records === kind ? null : kind })),
      pressed: (filter) => kind !== null && filter.records === kind,
    };
  });
  const total = parts.reduce((sum, part) => sum + part.count, 0);
  return { name: 'records', total, unit: ['record', 'records'], parts, empty: 'No records in either release.' };
}

function cellLevel(report: ChangeReport): Level {
  const parts = CELL_ORDER.map((name: CellClass): LevelPart => ({
    name, count: report.cells[name], mark: CELL_MARKS[name],
    toggle: name === 'unchanged' ? null : (filter) => toggleClass(filter, name),
    pressed: (filter) => filter.classes.has(name),
  }));
  return { name: 'cells', total: report.cells.compared, unit: ['cell', 'cells'], parts, empty: 'No cells compared: no record of one release is paired with one of the other.' };
}

const STATUS_SENTENCES: Readonly<Record<Exclude<ValidityStatus, 'extension'>, string | null>> = {
  revision: null,
  identical: 'Both releases hold the same data.',
  'new-cohort': 'Most records of one release have no partner in the other; differences may be between other records, not changes of the same ones.',
  unkeyed: 'No columns identify the records of both releases, so records are compared as wholes.',
  disjoint: 'The two releases share no records.',
  empty: 'One of the releases has no records.',
};

const SEVERITY_ORDER: Readonly<Record<Finding['severity'], number>> = { refusal: 0, warning: 1, note: 2 };
export const SEVERITY_WORDS: Readonly<Record<Finding['severity'], string>> = { refusal: 'Cannot be compared', warning: 'Check first', note: 'Note' };

const SIDE_WORD = /\b(base|revision)\b/gi;

/** What holds for both releases alike is said once; of two such findings that of the base stands first. */
function saidOnce(findings: readonly Finding[]): Finding[] {
  const kept: Finding[] = [];
  const heads = new Map<string, number>();
  for (const finding of findings) {
    const sides = new Set((finding.sentence.match(SIDE_WORD) ?? []).map((word) => word.toLowerCase()));
    const [side] = sides, open = `${finding.severity} ${finding.code} ${finding.sentence.replace(SIDE_WORD, '…')}`;
    const earlier = sides.size === 1 && side === 'revision' ? heads.get(open) : undefined;
    if (earlier !== undefined) kept[earlier] = { ...kept[earlier]!, sentence: `${kept[earlier]!.sentence} The same is true of the revision.` };
    else kept.push(finding);
    if (sides.size === 1 && side === 'base') heads.set(open, kept.length - 1);
    else heads.delete(open);
  }
  return kept;
}

function statusSentence({ validity: { status }, records, columns }: ChangeReport): string | null {
  if (status !== 'extension') return STATUS_SENTENCES[status];
  const more = [...(records.added > 0 ? ['records'] : []), ...(columns.some((column) => column.status === 'added') ? ['columns'] : [])].join(' and ');
  return `The revision extends the base: all values of the base are in it, with ${more} besides.`;
}

/** Findings, most serious first; a status that is not a plain revision speaks even without a finding. */
export function validityLines(report: ChangeReport): Finding[] {
  // The verdict may be a finding's own sentence: it is not said twice.
  const findings = saidOnce(report.validity.findings.filter((finding) => finding.sentence !== report.sentence)).sort((a, b) => SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity]);
  const said = statusSentence(report);
  if (findings.length > 0 || !said) return findings;
  return [{ severity: 'note', code: report.validity.status, sentence: said }];
}

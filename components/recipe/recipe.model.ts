/** What the recipe panel says: taken from the report alone, so that an older report shows what it has. */
import type { KeyRule } from '../../src/core/model/recipe.js';
import type { AlignmentEvidence, ChangeReport, DictionaryFinding, MissingText, ReportColumn } from '../../src/core/model/report.js';
import { columnName } from '../shared/column-state.js';
import { formatShare } from '../shared/format-number.js';

export interface KeyChoice {
  readonly columns: readonly string[];
  readonly chosen: boolean;
  /** Shares as texts; empty where the report does not tell. */
  readonly unique: string;
  readonly overlap: string;
  readonly agreement: string;
}

/** The key in use, and the others that were weighed, best first. */
export function keyChoices(report: ChangeReport): KeyChoice[] {
  const { evidence } = report.pairing;
  const alternatives = Array.isArray(evidence['alternatives']) ? (evidence['alternatives'] as unknown[]).filter(isAlternative) : [];
  const used = report.pairing.mode === 'keyed' ? keyNames(report) : [];
  const all = used.length > 0 && !alternatives.some((each) => sameNames(each.columns, used)) ? [{ ...evidence, columns: used }, ...alternatives] : alternatives;
  return all.map((each): KeyChoice => ({
    columns: each.columns, chosen: sameNames(each.columns, used),
    unique: shareOf(least(each['uniqueBase'], each['uniqueRevision'])), overlap: shareOf(each['overlap']), agreement: shareOf(each['agreement']),
  })).sort((a, b) => Number(b.chosen) - Number(a.chosen));
}

type Alternative = Readonly<Record<string, unknown>> & { readonly columns: readonly string[] };

function isAlternative(value: unknown): value is Alternative {
  const { columns } = (value ?? {}) as { columns?: unknown };
  return Array.isArray(columns) && columns.every((name) => typeof name === 'string');
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name) => b.includes(name));
}

function least(a: unknown, b: unknown): unknown {
  return typeof a === 'number' && typeof b === 'number' ? Math.min(a, b) : undefined;
}

function shareOf(share: unknown): string {
  return typeof share === 'number' ? formatShare(share, 1) : '';
}

/** Key columns by the names they have now. */
export function keyNames(report: ChangeReport): string[] {
  return report.columns.filter((column) => column.role === 'key').map(columnName);
}

/** Names that the recipe uses for a key: those of the base. */
export function keyBaseNames(report: ChangeReport, names: readonly string[]): string[] {
  return names.map((name) => report.columns.find((column) => column.status === 'matched' && (columnName(column) === name || column.name === name))?.base[0] ?? name);
}

export const RULE_WORDS: Readonly<Record<KeyRule, string>> = {
  exact: 'exactly as written', trimmed: 'without white space around them', folded: 'without regard to case', number: 'as numbers (001 is 1)', date: 'as dates (2016-01 is 2016-01-01)',
};

export interface Rename { readonly column: ReportColumn; readonly from: string; readonly to: string; readonly evidence: AlignmentEvidence | null }

export function renamesOf(report: ChangeReport): Rename[] {
  return report.columns.flatMap((column): Rename[] => {
    const [from] = column.base, [to] = column.revision;
    return column.status === 'matched' && from !== undefined && to !== undefined && from !== to ? [{ column, from, to, evidence: column.alignment ?? null }] : [];
  });
}

export function oneSided(report: ChangeReport): { removed: string[]; added: string[] } {
  return { removed: report.columns.flatMap((column) => (column.status === 'removed' ? column.base : [])), added: report.columns.flatMap((column) => (column.status === 'added' ? column.revision : [])) };
}

export interface MissingUse { readonly column: ReportColumn; readonly found: MissingText | null }
/** One text taken for missing, with every column that takes it so. */
export interface MissingCode { readonly text: string; readonly uses: readonly MissingUse[]; readonly cells: number | null }

/** Texts taken for missing, those in most columns first; an empty cell is always missing and not listed. */
export function missingCodes(report: ChangeReport): MissingCode[] {
  const byText = new Map<string, MissingUse[]>();
  for (const [i, resolved] of report.recipe.columns.entries()) {
    const column = report.columns.find((each) => each.base.join() === resolved.base.join() && each.revision.join() === resolved.revision.join()) ?? report.columns[i]!;
    for (const text of resolved.missing) {
      if (text.trim() === '') continue;
      const uses = byText.get(text) ?? [];
      uses.push({ column, found: column.missing?.find((each) => each.text === text) ?? null });
      byText.set(text, uses);
    }
  }
  return [...byText].map(([text, uses]): MissingCode => ({ text, uses, cells: uses.every((use) => use.found) ? uses.reduce((sum, use) => sum + use.found!.base + use.found!.revision, 0) : null }))
    .sort((a, b) => b.uses.length - a.uses.length || (b.cells ?? 0) - (a.cells ?? 0) || (a.text < b.text ? -1 : 1));
}

/** What a column takes for missing, as the comparison decided. */
export function missingOf(report: ChangeReport, column: ReportColumn): readonly string[] {
  return report.recipe.columns.find((each) => each.base.join() === column.base.join() && each.revision.join() === column.revision.join())?.missing ?? [];
}

/** Findings of the dictionaries, column by column in the order of the report. */
export function dictionaryByColumn(report: ChangeReport): { readonly column: string; readonly findings: readonly DictionaryFinding[] }[] {
  const groups = new Map<string, DictionaryFinding[]>();
  for (const finding of report.dictionary?.findings ?? []) {
    const group = groups.get(finding.column) ?? [];
    group.push(finding);
    groups.set(finding.column, group);
  }
  return [...groups].map(([column, findings]) => ({ column, findings }));
}

/** Notes of columns, each with the name of its column. */
export function columnNotes(report: ChangeReport): { readonly name: string; readonly note: string }[] {
  return report.columns.flatMap((column) => (column.notes ?? []).map((note) => ({ name: column.name, note })));
}

/** Kinds of change that need no detector: they are read off the pairing and the cell classes. */
import { changedCells, type CellCounts } from '../model/cell-class.js';
import type { ColumnInfo } from '../model/release.js';
import type { MissingChange } from '../missing/missing-changes.js';
import type { AlignmentEvidence, ColumnKind, ColumnType } from '../model/report.js';

export function factualKinds(base: ColumnInfo | null, revision: ColumnInfo | null, cells: CellCounts, retyped: { readonly from: ColumnType; readonly to: ColumnType } | null, evidence: AlignmentEvidence | null = null, codes: readonly MissingChange[] = []): ColumnKind[] {
  if (base === null) return [{ kind: 'added', confidence: 1, evidence: {} }];
  if (revision === null) return [{ kind: 'removed', confidence: 1, evidence: {} }];
  const kinds: ColumnKind[] = [];
  if (base.name !== revision.name) kinds.push({ kind: 'renamed', confidence: evidence?.confidence ?? 1, evidence: { from: base.name, to: revision.name, by: evidence?.by ?? 'recipe', ...evidence?.figures } });
  if (retyped !== null) kinds.push({ kind: 'retyped', confidence: 1, evidence: retyped });
  const recoded = codes.reduce((sum, change) => sum + change.cells, 0);
  if (codes.length > 0) {
    const [{ from, to, cells: n, of }] = codes as [MissingChange];
    kinds.push({ kind: 'missing-code', confidence: n / of, evidence: { from, to, cells: n, residualCells: of - n, ...(codes.length > 1 ? { changes: codes.map((change) => ({ from: change.from, to: change.to, cells: change.cells })) } : {}) } });
  }
  if (cells.notation > recoded && changedCells(cells) === 0) kinds.push({ kind: 'format', confidence: 1, evidence: { cells: cells.notation - recoded, residualCells: 0 } });
  return kinds;
}

/** Kinds that say how values were converted: what a sample of a renamed column told gives way to what all records tell. */
const CONVERSIONS = ['unit', 'offset', 'affine', 'sign'];

export function withDiagnosed(known: readonly ColumnKind[], diagnosed: readonly ColumnKind[]): ColumnKind[] {
  const converted = diagnosed.some(({ kind }) => CONVERSIONS.includes(kind));
  return [...known.filter(({ kind }) => !(converted && CONVERSIONS.includes(kind))), ...diagnosed];
}

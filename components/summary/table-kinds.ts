/** Changes of the whole table that no finding speaks of, and of how the files are written: a plain line each. */
import { listed } from '../../src/core/format/words.js';
import type { ChangeReport, ColumnKind } from '../../src/core/model/report.js';
import { kindWords } from '../../src/core/report/kind-words.js';
import { formatCount } from '../shared/format-number.js';
import { readingRows } from '../shared/reading-rows.js';

/** Codes of the findings that tell a kind in a sentence of their own, where they are not named as the kind is. */
const TOLD_AS: Readonly<Record<string, string>> = { 'key-renumbered': 're-keyed' };

export function unsaidLines(report: ChangeReport): string[] {
  const told = new Set(report.validity.findings.map((finding) => finding.code));
  return [...report.kinds.filter((kind) => !told.has(TOLD_AS[kind.kind] ?? kind.kind)).map(kindLine), ...writingLine(report)];
}

function kindLine(kind: ColumnKind): string {
  const { of, matched } = kind.evidence, columns = kind.columns ?? [];
  if (kind.kind === 'reordered' && of === 'records') return typeof matched === 'number' ? `The ${formatCount(matched)} records that are in both releases stand in another order.` : 'The records stand in another order.';
  if (kind.kind === 'reordered' && of === 'columns') return 'The columns stand in another order.';
  const words = kindWords(kind);
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}${columns.length === 0 ? '' : `: ${listed(columns, 6)}`}.`;
}

/** One line for all that differs in how the two files are written. */
function writingLine(report: ChangeReport): string[] {
  const differing = readingRows(report).filter((row) => row.differs && row.base !== '' && row.revision !== '');
  return differing.length === 0 ? [] : [`The files are written differently: ${differing.map((row) => `${row.words} ${row.base}, now ${row.revision}`).join('; ')}.`];
}

/** The type under which two columns are compared when their own types differ. */
import type { ColumnType } from '../model/report.js';

const TEXTUAL: readonly ColumnType[] = ['text', 'mixed', 'boolean', 'nested'];

export function unifyTypes(base: ColumnType, revision: ColumnType): ColumnType {
  if (base === revision) return base;
  if (base === 'empty') return revision;
  if (revision === 'empty') return base;
  const pair = [base, revision];
  if (pair.includes('nested') || pair.includes('time')) return 'text';
  if (pair.includes('number') || pair.includes('mixed')) return 'mixed';
  return 'text';
}

export function isTextual(type: ColumnType): boolean {
  return TEXTUAL.includes(type);
}

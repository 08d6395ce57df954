/** Kinds of change as short words with their number: "unit ×0.1", "values 8,757", "filled 223". */
import type { ColumnKind, ReportColumn } from '../../src/core/model/report.js';
import { formatCount, formatNumber } from '../shared/format-number.js';

const WORDS: Readonly<Record<string, string>> = {
  'missing-code': 'missing code', 'time-shift': 'time shift', 'column-shift': 'column shift', 'key-renumbered': 'key renumbered',
  'key-format': 'key format', 'gap-filled': 'gaps filled', 'gap-refilled': 'gaps refilled', 'values-lost': 'values lost',
  'spikes-removed': 'spikes removed', 'rescaled-piecewise': 'rescaled in pieces', 'constant-became-real': 'constant became real',
};

/** Names of the number in the evidence that says most about a kind. */
const TELLING = ['factor', 'offset', 'lag', 'cells', 'count'] as const;

export function kindWords(kind: ColumnKind): string {
  const word = WORDS[kind.kind] ?? kind.kind;
  for (const name of TELLING) {
    const value = kind.evidence[name];
    if (typeof value !== 'number') continue;
    if (name === 'factor') return `${word} ×${formatNumber(value)}`;
    if (name === 'offset') return `${word} ${value > 0 ? '+' : ''}${formatNumber(value)}`;
    return `${word} ${formatCount(value)}`;
  }
  const { from, to } = kind.evidence;
  return kind.kind === 'retyped' && typeof from === 'string' && typeof to === 'string' ? `${word}, ${from} to ${to}` : word;
}

/** The named kinds; without any, what the cells alone say. */
export function columnWords(column: ReportColumn): string[] {
  const named = (column.kinds ?? []).map(kindWords);
  if (column.status !== 'matched') return named.length > 0 ? named : [column.status];
  const said = new Set((column.kinds ?? []).map((kind) => kind.kind));
  const { value, filled, lost, notation, tolerated } = column.cells;
  const plain: [number, string, readonly string[]][] = [
    [value, 'revised', ['revised', 'unit', 'offset', 'affine', 'sign', 'recoded', 'rounding', 'noise']],
    [filled, 'filled', ['gap-filled', 'gap-refilled']],
    [lost, 'lost', ['values-lost', 'spikes-removed']],
    [tolerated, 'tolerated', []],
    [notation, 'notation', ['format', 'missing-code']],
  ];
  const fromCells = plain.filter(([count, , covers]) => count > 0 && !covers.some((kind) => said.has(kind)));
  return [...named, ...fromCells.map(([count, word]) => `${word} ${formatCount(count)}`)];
}

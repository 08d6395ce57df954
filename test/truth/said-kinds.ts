/** Kinds of change of a report in one line each, so that a pair's expectations read as a table. */
import type { ChangeReport, ColumnKind } from '../../src/core/model/report.js';

/** By column, the kinds that its cells show, as `kind cells (residual) figures`. Renamed and retyped columns are told as such. */
export function saidKinds(report: ChangeReport): Record<string, string[]> {
  const out: Record<string, string[]> = {};
  for (const { name, status, kinds = [] } of report.columns) if (status === 'matched' && kinds.length > 0) out[name] = kinds.map(said);
  return out;
}

function said({ kind, evidence }: ColumnKind): string {
  const { cells, residualCells: residual } = evidence as { cells?: number; residualCells?: number };
  return [kind, ...(cells === undefined || kind === 'renamed' ? [] : [String(cells)]), ...(residual === undefined || residual === 0 || kind === 'renamed' ? [] : [`(${residual} not)`]), ...figures(kind, evidence)].join(' ');
}

/** Figures that make up a kind, in the order in which they are written. */
const FIGURES: Readonly<Record<string, readonly string[]>> = {
  renamed: ['from'], retyped: ['from', 'to'], format: ['from', 'to'], 'missing-code': ['from', 'to'], unit: ['from', 'to', 'factor', 'offset'], sign: ['subset'], rounding: ['mode', 'decimals', 'direction', 'subset'],
  'gap-filled': ['method', 'value'], 'gap-refilled': ['before', 'method'], 'values-lost': ['before', 'pattern', 'value', 'side'], recoded: ['rules', 'pattern', 'from', 'to'], 'constant-became-real': ['value'], revised: ['pattern', 'decimals'], segment: ['of', 'partsInAll'], step: ['partsInAll'],
};

function figures(kind: string, evidence: ColumnKind['evidence']): string[] {
  return (FIGURES[kind] ?? []).flatMap((name) => { const value = evidence[name]; return value === undefined || value === null ? [] : [`${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`]; });
}

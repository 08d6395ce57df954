/** Where the report found that the difference changes its level. They are of all records: none where a selection narrows. */
import type { ChangePoint } from '../../src/core/diagnosis/time/change-points.js';
import { formatNumber } from '../shared/format-number.js';
import type { SeriesInput } from './series-input.js';

/** A group's steps are shown too where the selection leaves that group alone. */
export function stepsOf({ column, narrowed, view }: Pick<SeriesInput, 'column' | 'narrowed' | 'view'>): readonly ChangePoint[] {
  const found = column.time?.changePoints;
  if (found === undefined || !('points' in found)) return [];
  const points = view === null ? found.points : found.points.filter(({ at }) => instantOf(at) >= view.from && instantOf(at) < view.to);
  if (narrowed.length === 0) return points;
  const [only] = narrowed;
  if (narrowed.length > 1 || only!.field !== 'group' || only!.kind !== 'points') return [];
  const names = new Set(only!.value.map(String));
  return points.filter(({ group }) => group !== undefined && names.has(group));
}

/** Instants of a report have no zone. */
export function instantOf(text: string): number {
  return Date.parse(text.includes('T') ? `${text}Z` : text);
}

export function signed(value: number, digits = 3): string {
  return `${value > 0 ? '+' : ''}${formatNumber(value, digits)}`;
}

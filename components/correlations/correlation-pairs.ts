/** All pairs of measures of a report's correlations, in one order, with what the report knows of each. */
import type { ChangeReport, ReportColumn, Undefined } from '../../src/core/model/report.js';
import type { CorrelationChange } from '../../src/core/diagnosis/relations/correlation-change.js';
import type { Interval } from '../../src/core/diagnosis/statistics/series-pairs.js';

export interface MeasurePair {
  /** Places in `names`, i < j. */
  readonly i: number;
  readonly j: number;
  readonly a: string;
  readonly b: string;
  readonly base: number;
  readonly revision: number;
  readonly change: number;
  /** Undefined where the report has none. */
  readonly interval: Interval | Undefined | undefined;
}

export interface CorrelationPairs { readonly names: readonly string[]; readonly pairs: readonly MeasurePair[] }

export type MeasureOrder = 'change' | 'report' | 'name';

/** Measures by how much their correlations moved in all, as the report has them, or by name. */
export function correlationPairs({ columns, base, revision, pairs }: CorrelationChange, order: MeasureOrder): CorrelationPairs {
  const moved = columns.map((_, i) => columns.reduce((sum, __, j) => sum + Math.abs(revision[i]![j]! - base[i]![j]!), 0)), places = columns.map((_, i) => i);
  if (order === 'change') places.sort((i, j) => moved[j]! - moved[i]! || i - j);
  if (order === 'name') places.sort((i, j) => (columns[i]! < columns[j]! ? -1 : 1));
  const told = new Map(pairs.map((pair) => [keyOf(pair.x, pair.y), pair.interval])), names = places.map((i) => columns[i]!);
  return {
    names,
    pairs: names.flatMap((a, i) => names.slice(i + 1).map((b, k): MeasurePair => {
      const [from, to] = [places[i]!, places[i + 1 + k]!], before = base[from]![to]!, after = revision[from]![to]!;
      return { i, j: i + 1 + k, a, b, base: before, revision: after, change: after - before, interval: told.get(keyOf(a, b)) };
    })),
  };
}

function keyOf(a: string, b: string): string {
  return JSON.stringify(a < b ? [a, b] : [b, a]);
}

/** Those that changed most first. */
export function byChange(pairs: readonly MeasurePair[]): MeasurePair[] {
  return [...pairs].sort((a, b) => Math.abs(b.change) - Math.abs(a.change) || (a.a + a.b < b.a + b.b ? -1 : 1));
}

export function leavesZero({ interval }: MeasurePair): boolean {
  return interval !== undefined && 'low' in interval && (interval.low > 0 || interval.high < 0);
}

export function columnNamed(report: ChangeReport, name: string): ReportColumn | null {
  return report.columns.find((column) => column.name === name && column.role === 'measure') ?? report.columns.find((column) => column.name === name) ?? null;
}

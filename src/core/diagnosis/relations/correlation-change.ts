/**
 * How the correlations among the measures of the table changed, on the same records of both releases. Records are a
 * sample spread evenly in the order of the key, the same in every run; what changed is a fact on them, without a p-value.
 */
import { count, counted, percent } from '../../format/words.js';
import type { Figure } from '../../model/report.js';
import { correlationStructure } from '../../metrics/dependence/correlation-structure.js';
import { figureOf } from '../../metrics/metric.js';

/** Numbers of the sampled records, NaN where missing. */
export interface RelatedColumn { readonly name: string; readonly changed: boolean; readonly base: Float64Array; readonly revision: Float64Array }

export interface PairOfColumns { readonly x: string; readonly y: string; readonly base: number; readonly revision: number; readonly change: number }

export interface CorrelationChange {
  /** Records with a number in every column, of the sampled ones, of the matched ones. */
  readonly n: number;
  readonly sampled: number;
  readonly matched: number;
  /** Names, in the order of both matrices. */
  readonly columns: readonly string[];
  /** Left out because they would leave too few complete records, or do not vary. */
  readonly leftOut: readonly string[];
  readonly base: readonly (readonly number[])[];
  readonly revision: readonly (readonly number[])[];
  /** Root mean square and largest change of a correlation; correlation matrix distance, 0 to 1. */
  readonly rms: Figure;
  readonly largest: Figure;
  readonly distance: Figure;
  /** Pairs whose correlation changed most, at most 12. */
  readonly pairs: readonly PairOfColumns[];
  readonly sentence: string;
}

export const MOST_COLUMNS = 12, MOST_RECORDS = 2 ** 14;
const MOST_PAIRS = 12, LEAST_COMPLETE = 30, COMPLETE_SHARE = 0.25;

/** Null where fewer than two columns are left, or no correlation differs in its last digit. */
export function correlationChange(columns: readonly RelatedColumn[], matched: number): CorrelationChange | null {
  const sampled = columns[0]?.base.length ?? 0, kept = complete(columns, sampled);
  if (kept.length < 2 || !kept.some(({ changed }) => changed)) return null;
  const found = correlationStructure(kept.map(({ base }) => base), kept.map(({ revision }) => revision)), names = found.columns.map((i) => kept[i]!.name);
  if (names.length < 2 || found.n < LEAST_COMPLETE) return null;
  const pairs: PairOfColumns[] = [];
  for (let i = 0; i < names.length; i++) for (let j = i + 1; j < names.length; j++) { const base = found.base[i]![j]!, revision = found.revision[i]![j]!; if (base !== revision) pairs.push({ x: names[i]!, y: names[j]!, base, revision, change: revision - base }); }
  if (pairs.length === 0) return null;
  pairs.sort((a, b) => Math.abs(b.change) - Math.abs(a.change) || (a.x + a.y < b.x + b.y ? -1 : 1));
  const told = { n: found.n, sampled, matched, columns: names, leftOut: columns.filter(({ name }) => !names.includes(name)).map(({ name }) => name), base: found.base, revision: found.revision, rms: figureOf(found.answers.correlationRms), largest: figureOf(found.answers.correlationMax), distance: figureOf(found.answers.correlationMatrixDistance), pairs: pairs.slice(0, MOST_PAIRS) };
  return { ...told, sentence: sentenceOf(told) };
}

/** The columns with most gaps go, until enough records are complete. */
function complete(columns: readonly RelatedColumn[], sampled: number): readonly RelatedColumn[] {
  let kept = [...columns];
  const gaps = ({ base, revision }: RelatedColumn): number => { let n = 0; for (let i = 0; i < sampled; i++) if (!Number.isFinite(base[i]!) || !Number.isFinite(revision[i]!)) n++; return n; };
  const missing = new Map(kept.map((column) => [column, gaps(column)]));
  while (kept.length >= 2) {
    let n = 0;
    for (let i = 0; i < sampled; i++) if (kept.every(({ base, revision }) => Number.isFinite(base[i]!) && Number.isFinite(revision[i]!))) n++;
    if (n >= LEAST_COMPLETE && n >= COMPLETE_SHARE * sampled) return kept;
    const worst = kept.reduce((a, b) => (missing.get(b)! > missing.get(a)! ? b : a));
    kept = kept.filter((column) => column !== worst);
  }
  return kept;
}

function sentenceOf({ n, sampled, matched, columns, pairs }: Omit<CorrelationChange, 'sentence'>): string {
  const on = `On ${counted(n, 'record')}${sampled < matched ? ` of a sample of ${count(sampled)}` : ''}`, two = (r: number): string => r.toFixed(Math.abs(r) > 0.995 && Math.abs(r) < 1 ? 5 : 3).replace('-', '−');
  const most = pairs[0]!;
  const moved = pairs.filter(({ change }) => Math.abs(change) >= 0.01).length, all = (columns.length * (columns.length - 1)) / 2;
  return `${on} the correlation of ${most.x} and ${most.y} changed most, from ${two(most.base)} to ${two(most.revision)}; ${moved === 0 ? 'none' : moved === MOST_PAIRS ? `${count(moved)} or more` : count(moved)} of ${counted(all, 'correlation')} changed by 0.01 or more${moved > 0 && moved < MOST_PAIRS ? ` (${percent(moved, all)})` : ''}.`;
}

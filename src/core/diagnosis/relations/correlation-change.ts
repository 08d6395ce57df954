/**
 * How the correlations among the measures of the table changed, on the same records of both releases. Records are a
 * sample spread evenly in the order of the key, the same in every run; what changed is a fact on them, without a p-value.
 */
import { formatCorrelations } from '../../format/number.js';
import { count, counted, percent } from '../../format/words.js';
import type { Figure, Undefined } from '../../model/report.js';
import { completeRecords } from '../../metrics/dependence/correlation-matrix.js';
import { correlationStructure } from '../../metrics/dependence/correlation-structure.js';
import { figureOf } from '../../metrics/metric.js';
import { benjaminiHochberg } from '../../metrics/verdict/adjust.js';
import type { Interval } from '../statistics/series-pairs.js';
import { CorrelationIntervals, type SampledSeries } from './correlation-intervals.js';

/** Numbers of the sampled records, NaN where missing. */
export interface RelatedColumn { readonly name: string; readonly changed: boolean; readonly base: Float64Array; readonly revision: Float64Array }

export interface PairOfColumns {
  readonly x: string; readonly y: string; readonly base: number; readonly revision: number; readonly change: number;
  /** Of the change, for records like these; or why there is none. */
  readonly interval?: Interval | Undefined;
  /** Share of false claims among all pairs at least as sure as this one, were it claimed to differ from 0. */
  readonly q?: number;
}

/** How many of the changed pairs are more than chance gives for records like these. */
export interface CorrelationEvidence {
  /** Pairs with an interval. */
  readonly tested: number;
  /** Those whose interval leaves out 0, and those of q at most `rate`. */
  readonly leaveZero: number;
  readonly discovered: number;
  readonly rate: number;
  readonly method: string;
}

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
  readonly evidence?: CorrelationEvidence;
  readonly sentence: string;
}

export const MOST_COLUMNS = 12, MOST_RECORDS = 2 ** 14;
const MOST_PAIRS = 12, LEAST_COMPLETE = 30, COMPLETE_SHARE = 0.25, DISCOVERY_RATE = 0.05;

/** `most`: of the pairs that are told. Null where fewer than two columns are left, or no correlation differs in its last digit. */
export function correlationChange(columns: readonly RelatedColumn[], matched: number, series: SampledSeries, most = MOST_PAIRS): CorrelationChange | null {
  const sampled = columns[0]?.base.length ?? 0, kept = complete(columns, sampled);
  if (kept.length < 2 || !kept.some(({ changed }) => changed)) return null;
  const found = correlationStructure(kept.map(({ base }) => base), kept.map(({ revision }) => revision)), names = found.columns.map((i) => kept[i]!.name);
  if (names.length < 2 || found.n < LEAST_COMPLETE) return null;
  const { pairs, evidence } = sureOf(changedPairs(), kept, series);
  if (pairs.length === 0) return null;
  const told = { n: found.n, sampled, matched, columns: names, leftOut: columns.filter(({ name }) => !names.includes(name)).map(({ name }) => name), base: found.base, revision: found.revision, rms: figureOf(found.answers.correlationRms), largest: figureOf(found.answers.correlationMax), distance: figureOf(found.answers.correlationMatrixDistance), pairs: pairs.slice(0, most) };
  return { ...told, evidence, sentence: sentenceOf(told, most) };

  function changedPairs(): PairOfColumns[] {
    const pairs: PairOfColumns[] = [];
    for (let i = 0; i < names.length; i++) for (let j = i + 1; j < names.length; j++) { const base = found.base[i]![j]!, revision = found.revision[i]![j]!; if (base !== revision) pairs.push({ x: names[i]!, y: names[j]!, base, revision, change: revision - base }); }
    return pairs.sort((a, b) => Math.abs(b.change) - Math.abs(a.change) || (a.x + a.y < b.x + b.y ? -1 : 1));
  }
}

/** All pairs are tested together, told or not. */
function sureOf(pairs: readonly PairOfColumns[], columns: readonly RelatedColumn[], series: SampledSeries): { readonly pairs: readonly PairOfColumns[]; readonly evidence: CorrelationEvidence } {
  const intervals = new CorrelationIntervals(completeRecords(columns.flatMap(({ base, revision }) => [base, revision])), series), byName = new Map(columns.map((column) => [column.name, column]));
  const answers = pairs.map(({ x, y, base, revision }) => intervals.of(byName.get(x)!, byName.get(y)!, base, revision)), q = benjaminiHochberg(answers.map((answer) => ('p' in answer ? answer.p : null)));
  const zero = (answer: (typeof answers)[number]): boolean => 'p' in answer && (answer.interval.low > 0 || answer.interval.high < 0);
  return {
    pairs: pairs.map((pair, i) => { const answer = answers[i]!; return 'p' in answer ? { ...pair, interval: answer.interval, q: q[i]! } : { ...pair, interval: answer }; }),
    evidence: { tested: answers.filter((answer) => 'p' in answer).length, leaveZero: answers.filter(zero).length, discovered: q.filter((each) => each !== null && each <= DISCOVERY_RATE).length, rate: DISCOVERY_RATE, method: 'Benjamini and Hochberg over all pairs that changed' },
  };
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

function sentenceOf({ n, sampled, matched, columns, pairs }: Omit<CorrelationChange, 'sentence'>, told: number): string {
  const on = `On ${counted(n, 'record')}${sampled < matched ? ` of a sample of ${count(sampled)}` : ''}`;
  const most = pairs[0]!;
  const moved = pairs.filter(({ change }) => Math.abs(change) >= 0.01).length, all = (columns.length * (columns.length - 1)) / 2;
  return `${on} the correlation of ${most.x} and ${most.y} changed most, from ${formatCorrelations(most.base, most.revision).join(' to ')}; ${moved === 0 ? 'none' : moved === told ? `${count(moved)} or more` : count(moved)} of ${counted(all, 'correlation')} changed by 0.01 or more${moved > 0 && moved < told ? ` (${percent(moved, all)})` : ''}.`;
}

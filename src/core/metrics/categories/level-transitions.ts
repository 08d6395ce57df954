/**
 * Change of the categories of matched records, from how often each level became each: agreement, symmetry, whether
 * a rule of recoding explains it, and what is lost. Matched records depend on each other, so that
 * tests of independence would be wrong here.
 */
import type { JointCounts } from '../information/joint-counts.js';
import { jointInformation, type JointInformationId } from '../information/joint-information.js';
import { answerAll, type Answers, type MetricAnswer, type MetricDescriptor, tooFew, undefinedFor } from '../metric.js';
import { chiSquaredSf } from '../special/chi-squared.js';
import { quadraticForm } from '../algebra/positive-definite.js';

const BOWKER = 'A. Bowker, "A test for symmetry in contingency tables", 1948';
const STUART = 'A. Stuart, 1955; A. Maxwell, "Comparing the classification of subjects by two independent judges", 1970';
const shared = { group: 'categories', unit: 'none', range: [0, Infinity], noChange: 0, direction: 'larger' } as const;
const p = { range: [0, 1], noChange: null, direction: 'smaller' } as const;

export const TRANSITION_METRICS = [
  { ...shared, id: 'agreement', label: 'Share of records with the same level', range: [0, 1], noChange: 1, direction: 'smaller', citation: 'same / all' },
  { ...shared, id: 'kappa', label: "Cohen's kappa", range: [-1, 1], noChange: 1, direction: 'smaller', citation: 'J. Cohen, "A coefficient of agreement for nominal scales", 1960' },
  { ...shared, id: 'recodeExplained', label: 'Share of records that one rule of recoding explains', range: [0, 1], noChange: null, direction: 'smaller', citation: 'records with the most frequent new level of their old one' },
  { ...shared, id: 'bowker', label: 'Bowker statistic', citation: BOWKER },
  { ...shared, id: 'bowkerDf', label: 'Degrees of freedom of the Bowker statistic', unit: 'count', noChange: null, citation: BOWKER },
  { ...shared, ...p, id: 'bowkerP', label: 'p of the Bowker statistic', citation: BOWKER },
  { ...shared, id: 'stuartMaxwell', label: 'Stuart-Maxwell statistic', citation: STUART },
  { ...shared, id: 'stuartMaxwellDf', label: 'Degrees of freedom of the Stuart-Maxwell statistic', unit: 'count', noChange: null, citation: STUART },
  { ...shared, ...p, id: 'stuartMaxwellP', label: 'p of the Stuart-Maxwell statistic', citation: STUART },
] as const satisfies readonly MetricDescriptor[];

export type TransitionMetricId = (typeof TRANSITION_METRICS)[number]['id'];

export interface Transition { readonly from: string; readonly to: string; readonly n: number }

export interface TransitionComparison {
  readonly n: number;
  readonly changed: number;
  /** Of both sides, in the order of the texts. */
  readonly levels: readonly string[];
  /** For each level of the base: its most frequent new level, and the share that took it. */
  readonly recoding: readonly { readonly from: string; readonly to: string; readonly n: number; readonly purity: number }[];
  readonly answers: Answers<TransitionMetricId>;
  /** The base is the first column, the revision the second. */
  readonly information: Answers<JointInformationId>;
}

/** More levels than this are no categories, and too many to solve for. */
const MOST_LEVELS = 200;

/** Each pair of levels is given at most once. */
export function compareTransitions(transitions: readonly Transition[]): TransitionComparison {
  const levels = [...new Set(transitions.flatMap(({ from, to }) => [from, to]))].sort(), index = new Map(levels.map((level, i) => [level, i])), k = levels.length;
  const cells = transitions.filter(({ n }) => n > 0).map(({ from, to, n }) => ({ x: index.get(from)!, y: index.get(to)!, n })).sort((a, b) => a.x - b.x || a.y - b.y);
  const base = new Array<number>(k).fill(0), revision = new Array<number>(k).fill(0);
  let n = 0, same = 0;
  for (const cell of cells) {
    n += cell.n;
    base[cell.x]! += cell.n;
    revision[cell.y]! += cell.n;
    if (cell.x === cell.y) same += cell.n;
  }
  const largest = new Map<number, { y: number; n: number }>();
  for (const { x, y, n: count } of cells) if (count > (largest.get(x)?.n ?? 0)) largest.set(x, { y, n: count });
  const recoding = [...largest].map(([x, { y, n: count }]) => ({ from: levels[x]!, to: levels[y]!, n: base[x]!, purity: count / base[x]! }));
  const information = jointInformation({ n, x: base.filter((each) => each > 0), y: revision.filter((each) => each > 0), cells: renumbered(cells, base, revision) });
  if (n === 0) return { n, changed: 0, levels, recoding, answers: answerAll(TRANSITION_METRICS, tooFew(0, 1, 'pairs')), information };
  const expected = base.reduce((sum, each, i) => sum + (each / n) * (revision[i]! / n), 0), explained = [...largest.values()].reduce((sum, each) => sum + each.n, 0);
  return {
    n, changed: n - same, levels, recoding, information,
    answers: {
      agreement: { value: same / n, n }, kappa: k > 1 ? { value: (same / n - expected) / (1 - expected), n } : undefinedFor(n, 'all values have the same level'), recodeExplained: { value: explained / n, n },
      ...symmetry(cells, n), ...margins(cells, base, revision, n),
    },
  };
}

/** Levels that do not occur on a side take no place there. */
function renumbered(cells: JointCounts['cells'], base: readonly number[], revision: readonly number[]): JointCounts['cells'] {
  const place = (counts: readonly number[]): number[] => {
    let next = 0;
    return counts.map((each) => (each > 0 ? next++ : -1));
  };
  const [x, y] = [place(base), place(revision)];
  return cells.map((cell) => ({ x: x[cell.x]!, y: y[cell.y]!, n: cell.n }));
}

/** Does as much go from each level to each other as comes back? */
function symmetry(cells: JointCounts['cells'], n: number): Answers<'bowker' | 'bowkerDf' | 'bowkerP'> {
  const exchanged = new Map<string, { there: number; back: number }>();
  for (const { x, y, n: count } of cells) {
    if (x === y) continue;
    const key = `${Math.min(x, y)} ${Math.max(x, y)}`, pair = exchanged.get(key) ?? { there: 0, back: 0 };
    pair[x < y ? 'there' : 'back'] += count;
    exchanged.set(key, pair);
  }
  const value = [...exchanged.values()].reduce((sum, { there, back }) => sum + (there - back) ** 2 / (there + back), 0), df = exchanged.size;
  return { bowker: { value, n }, bowkerDf: { value: df, n }, bowkerP: df > 0 ? { value: chiSquaredSf(value, df), n } : undefinedFor(n, 'no level changed') };
}

/** Are the shares of the levels the same before and after? */
function margins(cells: JointCounts['cells'], base: readonly number[], revision: readonly number[], n: number): Answers<'stuartMaxwell' | 'stuartMaxwellDf' | 'stuartMaxwellP'> {
  const k = base.length, none = (reason: string): MetricAnswer => undefinedFor(n, reason);
  const all = (answer: MetricAnswer) => ({ stuartMaxwell: answer, stuartMaxwellDf: answer, stuartMaxwellP: answer });
  if (k < 2) return all(none('all values have the same level'));
  if (k > MOST_LEVELS) return all(none(`computed for at most ${MOST_LEVELS} levels`));
  const spread = Array.from({ length: k - 1 }, () => new Float64Array(k - 1));
  for (let i = 0; i < k - 1; i++) spread[i]![i] = base[i]! + revision[i]!;
  for (const { x, y, n: count } of cells) {
    if (x === k - 1 || y === k - 1) continue;
    spread[x]![y]! -= count;
    spread[y]![x]! -= count;
  }
  const value = quadraticForm(spread, base.slice(0, -1).map((each, i) => each - revision[i]!));
  if (value === null) return all(none('some levels exchange no records with the others'));
  return { stuartMaxwell: { value, n }, stuartMaxwellDf: { value: k - 1, n }, stuartMaxwellP: { value: chiSquaredSf(value, k - 1), n } };
}

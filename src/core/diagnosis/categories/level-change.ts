/**
 * What became of the levels of a column: which are new, which are gone, how their shares moved. Matched records are
 * compared by what became of each; where no key matches them, the two sides as two samples (chi-squared, G, Cramer's V).
 */
import { compareLevels } from '../../metrics/categories/level-counts.js';
import { compareTransitions, type Transition } from '../../metrics/categories/level-transitions.js';
import { figureOf } from '../../metrics/metric.js';
import type { ColumnSummary, Figure } from '../../model/report.js';
import { pulse } from '../../pulse.js';

export interface LevelCount { readonly level: string; readonly n: number }

interface LevelSides {
  /** Levels of either side. */
  readonly levels: number;
  /** Levels that only one side has, the most frequent first, at most 12, and how many there are. */
  readonly added: readonly LevelCount[];
  readonly addedLevels: number;
  readonly gone: readonly LevelCount[];
  readonly goneLevels: number;
  /** Share of the values that would have to change level; Jensen-Shannon distance, base 2. */
  readonly totalVariation: Figure;
  readonly jensenShannon: Figure;
}

/** Of matched records with a value on both sides. */
export interface PairedLevels extends LevelSides {
  readonly of: 'pairs';
  readonly n: number;
  /** Share of pairs with the same level; Cohen's kappa. */
  readonly agreement: Figure;
  readonly kappa: Figure;
  /** Share of pairs that one rule, from each level to one level, explains. */
  readonly recodeExplained: Figure;
}

/** Of all values of each side. */
export interface UnpairedLevels extends LevelSides {
  readonly of: 'all';
  readonly n: { readonly base: number; readonly revision: number };
  readonly chi2: Figure;
  readonly g: Figure;
  readonly degrees: Figure;
  readonly cramersV: Figure;
  /** Below 5, chi-squared is rough. */
  readonly leastExpected: Figure;
}

export type LevelChange = PairedLevels | UnpairedLevels;

/** More are no categories. */
export const MOST_LEVELS = 200;
const MOST_TOLD = 12;

/** Null for more levels, and without a pair. Codes are places in `texts`; below 0 a value is missing. */
export function pairedLevels(base: Int32Array, revision: Int32Array, texts: readonly string[]): PairedLevels | null {
  const place = new Int16Array(texts.length).fill(-1), known: number[] = [], pairs = new Uint32Array(MOST_LEVELS * MOST_LEVELS);
  let n = 0;
  for (let i = 0; i < base.length; i++) {
    const from = base[i]!, to = revision[i]!;
    if (from < 0 || to < 0) continue;
    for (const code of [from, to]) if (place[code] === -1) {
      if (known.length === MOST_LEVELS) return null;
      place[code] = known.push(code) - 1;
    }
    n++;
    pairs[place[from]! * MOST_LEVELS + place[to]!]!++;
  }
  pulse();
  if (n === 0) return null;
  const transitions: Transition[] = [];
  known.forEach((from, a) => known.forEach((to, b) => { const count = pairs[a * MOST_LEVELS + b]!; if (count > 0) transitions.push({ from: texts[from]!, to: texts[to]!, n: count }); }));
  const { answers } = compareTransitions(transitions), side = (of: 'from' | 'to'): Map<string, number> => transitions.reduce((counts, each) => counts.set(each[of], (counts.get(each[of]) ?? 0) + each.n), new Map<string, number>());
  return { of: 'pairs', n, ...sides(side('from'), side('to')), agreement: figureOf(answers.agreement), kappa: figureOf(answers.kappa), recodeExplained: figureOf(answers.recodeExplained) };
}

/** Null where the summaries do not hold all levels of both sides. */
export function unpairedLevels(base: ColumnSummary, revision: ColumnSummary): UnpairedLevels | null {
  const counts = [base, revision].map(({ top, distinct }) => (top !== undefined && distinct === top.length && distinct > 0 ? new Map(top.map(({ value, count }) => [value, count])) : null)), [before, after] = counts;
  if (!before || !after) return null;
  const { answers } = compareLevels(before, after), sum = (side: Map<string, number>): number => [...side.values()].reduce((total, each) => total + each, 0);
  return { of: 'all', n: { base: sum(before), revision: sum(after) }, ...sides(before, after), chi2: figureOf(answers.chi2), g: figureOf(answers.g), degrees: figureOf(answers.levelDf), cramersV: figureOf(answers.cramersV), leastExpected: figureOf(answers.leastExpected) };
}

function sides(base: ReadonlyMap<string, number>, revision: ReadonlyMap<string, number>): LevelSides {
  const { levels, answers } = compareLevels(base, revision), told = (side: 'base' | 'revision', other: typeof side): LevelCount[] => levels.filter((each) => each[side] > 0 && each[other] === 0).map((each) => ({ level: each.level, n: each[side] })).sort((a, b) => b.n - a.n || (a.level < b.level ? -1 : 1));
  const added = told('revision', 'base'), gone = told('base', 'revision');
  return { levels: levels.length, added: added.slice(0, MOST_TOLD), addedLevels: added.length, gone: gone.slice(0, MOST_TOLD), goneLevels: gone.length, totalVariation: figureOf(answers.levelsMoved), jensenShannon: figureOf(answers.levelsJensenShannon) };
}

/**
 * A conclusion is worth little that holds under one way of analysing alone. The user's own choices (thresholds, filters,
 * seasons, ways of filling gaps) are crossed with each other and with the releases (S. Steegen, F. Tuerlinckx, A. Gelman and
 * W. Vanpaemel, "Increasing transparency through a multiverse analysis", 2016), and the results laid out in the order of the
 * base (U. Simonsohn, J. Simmons and L. Nelson, "Specification curve analysis", 2020).
 */
import type { Figure } from '../model/report.js';
import { isWithin } from '../metrics/verdict/within-tolerance.js';
import { SeededRandom } from '../statistics/seeded-random.js';
import { changeOf, type Run, settled } from './evaluation.js';

export interface AnalysisChoice {
  readonly name: string;
  /** The first is the user's own. */
  readonly options: readonly string[];
}

/** The option of each choice, by position. */
export type Specification = readonly number[];

export interface SpecifiedResult {
  readonly value: Figure;
  /** By group, where groups are ranked. */
  readonly groups?: Readonly<Record<string, Figure>>;
}

export interface MultiverseQuestion {
  readonly choices: readonly AnalysisChoice[];
  readonly evaluate: (specification: Specification, release: 'base' | 'revision') => SpecifiedResult | Promise<SpecifiedResult>;
  /** How large a change matters; null: not said. */
  readonly tolerance: number | null;
  /** The conclusion is whether the result is above this; null: there is none but its sign. */
  readonly threshold?: number | null;
}

export interface SpecificationOutcome {
  readonly specification: Specification;
  readonly base: Figure;
  readonly revision: Figure;
  readonly change: Figure;
  /** Whether the change is beyond the tolerance; null: unknown. */
  readonly beyond: boolean | null;
  /** Whether revision differs from base in the sign of the result (0 is a sign of its own), in the order of two groups, in the side of the threshold; null: unknown or not asked. */
  readonly sign: boolean | null;
  readonly ranking: boolean | null;
  readonly conclusion: boolean | null;
}

/** Of how many specifications that tell. */
export interface Flips {
  readonly flipped: number;
  readonly of: number;
}

export interface Multiverse {
  readonly choices: readonly AnalysisChoice[];
  /** The conclusion is whether the result is above this, in its unit; without, none was asked for. */
  readonly threshold?: number;
  /** By rising result of the base; those without one last. */
  readonly outcomes: readonly SpecificationOutcome[];
  /** Position of the user's own specification among the outcomes. */
  readonly own: number;
  /** Specifications that there are, and those with a result on both releases. */
  readonly possible: number;
  readonly answered: number;
  readonly beyond: Flips;
  readonly sign: Flips;
  readonly ranking: Flips;
  readonly conclusion: Flips;
  /** Where the change is beyond the tolerance though it is not under the user's own specification, or the other way round. */
  readonly verdict: Flips;
  /** Where there are too many specifications, so many are drawn. */
  readonly drawn?: { readonly specifications: number; readonly seed: number };
}

export interface MultiverseOptions extends Run {
  readonly most?: number;
  readonly seed?: number;
}

export const MOST_CHOICES = 20;
export const MOST_OPTIONS = 100;

/** Two evaluations a specification. One that fails tells its reason and is not counted; the others stand. */
export async function multiverse(question: MultiverseQuestion, { most = 500, seed = 1, signal, onProgress }: MultiverseOptions = {}): Promise<Multiverse> {
  const { choices, evaluate, tolerance, threshold = null } = question, possible = choices.reduce((product, { options }) => product * options.length, 1);
  if (possible === 0 || choices.length > MOST_CHOICES || choices.some(({ options }) => options.length > MOST_OPTIONS)) throw new RangeError(`choices are at most ${MOST_CHOICES}, of 1 to ${MOST_OPTIONS} options each`);
  const all = possible <= most ? Array.from({ length: possible }, (_, i) => specificationAt(choices, i)) : drawnSpecifications(choices, most, seed), outcomes: SpecificationOutcome[] = [];
  for (const [done, specification] of all.entries()) {
    signal?.throwIfAborted();
    const base = await evaluate(specification, 'base');
    signal?.throwIfAborted();
    const revision = await evaluate(specification, 'revision');
    signal?.throwIfAborted();
    outcomes.push(outcomeOf(specification, base, revision, tolerance, threshold));
    onProgress?.(2 * (done + 1), 2 * all.length);
  }
  const own = outcomes[0]!, sorted = [...outcomes].sort((a, b) => rank(a) - rank(b)), flips = (of: (outcome: SpecificationOutcome) => boolean | null): Flips => flipsOf(outcomes, of);
  return {
    choices, ...(threshold === null ? {} : { threshold }), outcomes: sorted, own: sorted.indexOf(own), possible, answered: outcomes.filter(({ change }) => typeof change === 'number').length,
    beyond: flips(({ beyond }) => beyond), sign: flips(({ sign }) => sign), ranking: flips(({ ranking }) => ranking), conclusion: flips(({ conclusion }) => conclusion),
    verdict: flips(({ beyond }) => (beyond === null || own.beyond === null ? null : beyond !== own.beyond)), ...(possible <= most ? {} : { drawn: { specifications: all.length, seed } }),
  };
}

/** The last choice turns fastest; 0 is the user's own. */
function specificationAt(choices: readonly AnalysisChoice[], index: number): Specification {
  const out = new Array<number>(choices.length);
  let rest = index;
  for (let i = choices.length - 1; i >= 0; i--) {
    const { length } = choices[i]!.options;
    out[i] = rest % length;
    rest = Math.floor(rest / length);
  }
  return out;
}

/** The user's own and others by lot, none twice. */
function drawnSpecifications(choices: readonly AnalysisChoice[], most: number, seed: number): readonly Specification[] {
  const random = new SeededRandom(seed), own = choices.map(() => 0), drawn = new Map([[own.join(), own]]);
  while (drawn.size < most) {
    const specification = choices.map(({ options }) => random.below(options.length));
    drawn.set(specification.join(), specification);
  }
  return [...drawn.values()];
}

function outcomeOf(specification: Specification, base: SpecifiedResult, revision: SpecifiedResult, tolerance: number | null, threshold: number | null): SpecificationOutcome {
  const before = settled(base.value), after = settled(revision.value), change = changeOf(before, after), ranking = base.groups === undefined || revision.groups === undefined ? null : ranksDiffer(base.groups, revision.groups);
  if (typeof before !== 'number' || typeof after !== 'number') return { specification, base: before, revision: after, change, beyond: null, sign: null, ranking, conclusion: null };
  return {
    specification, base: before, revision: after, change, ranking, beyond: tolerance === null ? null : !isWithin(before, after, tolerance, 0),
    sign: Math.sign(before) !== Math.sign(after), conclusion: threshold === null ? null : isAbove(before, threshold) !== isAbove(after, threshold),
  };
}

/** The reader's conclusion of one result; at the threshold itself it does not hold. */
export function isAbove(value: number, threshold: number): boolean {
  return value > threshold;
}

/** Whether any two groups stand the other way round; null with fewer than two in both. Ties are no order. */
function ranksDiffer(base: Readonly<Record<string, Figure>>, revision: Readonly<Record<string, Figure>>): boolean | null {
  const both = Object.keys(base).flatMap((name): [number, number][] => {
    const before = settled(base[name]!), after = name in revision ? settled(revision[name]!) : null;
    return typeof before === 'number' && typeof after === 'number' ? [[before, after]] : [];
  });
  return both.length < 2 ? null : both.some(([a, x], i) => both.slice(i + 1).some(([b, y]) => (a - b) * (x - y) < 0));
}

function flipsOf(outcomes: readonly SpecificationOutcome[], of: (outcome: SpecificationOutcome) => boolean | null): Flips {
  const told = outcomes.map(of).filter((each) => each !== null);
  return { flipped: told.filter((each) => each).length, of: told.length };
}

function rank({ base }: SpecificationOutcome): number {
  return typeof base === 'number' ? base : Number.MAX_VALUE;
}

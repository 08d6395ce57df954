/**
 * Change of the categories of a column when records cannot be paired: which levels are new or gone, how the shares
 * moved, and how strongly the level depends on the release (chi-squared, G, Cramer's V).
 */
import { type Figure } from '../../model/report.js';
import { divergences } from '../distribution/divergences.js';
import { answerAll, type Answers, type MetricDescriptor, tooFew, undefinedFor } from '../metric.js';
import { chiSquaredSf } from '../special/chi-squared.js';

const PEARSON = 'K. Pearson, "On the criterion that a given system of deviations…", 1900';
const WILKS = 'S. Wilks, "The large-sample distribution of the likelihood ratio for testing composite hypotheses", 1938';
const shared = { group: 'categories', unit: 'none', range: [0, Infinity], noChange: 0, direction: 'larger' } as const;
const p = { range: [0, 1], noChange: null, direction: 'smaller' } as const;

export const LEVEL_METRICS = [
  { ...shared, id: 'chi2', label: 'Chi-squared', citation: PEARSON },
  { ...shared, ...p, id: 'chi2P', label: 'p of chi-squared', citation: PEARSON },
  { ...shared, id: 'g', label: 'G: likelihood ratio', citation: WILKS },
  { ...shared, ...p, id: 'gP', label: 'p of G', citation: WILKS },
  { ...shared, id: 'levelDf', label: 'Degrees of freedom', unit: 'count', noChange: null, citation: 'levels - 1' },
  { ...shared, id: 'cramersV', label: "Cramer's V", range: [0, 1], citation: 'H. Cramer, "Mathematical methods of statistics", 1946' },
  { ...shared, id: 'cramersVCorrected', label: "Cramer's V, corrected for bias", range: [0, 1], citation: 'W. Bergsma, "A bias-correction for Cramer\'s V and Tschuprow\'s T", 2013' },
  { ...shared, id: 'leastExpected', label: 'Smallest expected count', unit: 'count', noChange: null, direction: 'smaller', citation: 'below 5, p of chi-squared is rough: W. Cochran, 1954' },
  { ...shared, id: 'levelsMoved', label: 'Share of values that would have to change level', range: [0, 1], citation: 'total variation distance' },
  { ...shared, id: 'levelsJensenShannon', label: 'Jensen-Shannon distance of the levels (base 2)', range: [0, 1], citation: 'J. Lin, "Divergence measures based on the Shannon entropy", 1991' },
] as const satisfies readonly MetricDescriptor[];

export type LevelMetricId = (typeof LEVEL_METRICS)[number]['id'];

export interface LevelChange {
  readonly level: string;
  readonly base: number;
  readonly revision: number;
  /** Share of the revision less share of the base. */
  readonly shareChange: Figure;
}

export interface LevelComparison {
  /** In the order of the texts. */
  readonly levels: readonly LevelChange[];
  readonly added: readonly string[];
  readonly gone: readonly string[];
  readonly addedRows: number;
  readonly goneRows: number;
  readonly answers: Answers<LevelMetricId>;
}

export function compareLevels(base: ReadonlyMap<string, number>, revision: ReadonlyMap<string, number>): LevelComparison {
  const counted = [...new Set([...base.keys(), ...revision.keys()])].sort().map((level) => ({ level, base: base.get(level) ?? 0, revision: revision.get(level) ?? 0 }));
  const nBase = counted.reduce((sum, each) => sum + each.base, 0), nRevision = counted.reduce((sum, each) => sum + each.revision, 0);
  const empty = tooFew(0, 1, `values of the ${nBase === 0 ? 'base' : 'revision'}`) as Exclude<Figure, number>;
  const added = counted.filter((each) => each.base === 0 && each.revision > 0), gone = counted.filter((each) => each.revision === 0 && each.base > 0);
  const { totalVariation, jensenShannon } = divergences(counted.map((each) => each.base), counted.map((each) => each.revision)).answers;
  return {
    levels: counted.map((each) => ({ ...each, shareChange: nBase === 0 || nRevision === 0 ? { status: empty.status, reason: empty.reason } : each.revision / nRevision - each.base / nBase })),
    added: added.map(({ level }) => level), gone: gone.map(({ level }) => level),
    addedRows: added.reduce((sum, each) => sum + each.revision, 0), goneRows: gone.reduce((sum, each) => sum + each.base, 0),
    answers: { ...dependence(counted.filter((each) => each.base + each.revision > 0), nBase, nRevision), levelsMoved: totalVariation, levelsJensenShannon: jensenShannon },
  };
}

function dependence(counted: readonly { base: number; revision: number }[], nBase: number, nRevision: number): Answers<Exclude<LevelMetricId, 'levelsMoved' | 'levelsJensenShannon'>> {
  const n = nBase + nRevision, k = counted.length;
  if (nBase === 0 || nRevision === 0) return answerAll(LEVEL_METRICS, tooFew(0, 1, `values of the ${nBase === 0 ? 'base' : 'revision'}`));
  if (k < 2) return answerAll(LEVEL_METRICS, undefinedFor(n, 'all values have the same level'));
  let chi2 = 0, g = 0, least = Infinity;
  for (const each of counted) {
    for (const [count, side] of [[each.base, nBase], [each.revision, nRevision]] as const) {
      const expected = (each.base + each.revision) * (side / n);
      chi2 += (count - expected) ** 2 / expected;
      // 2 O ln(O/E), with O - E taken off: it adds up to nothing, and without it small changes of large counts cancel.
      g += count === 0 ? 2 * expected : 2 * (count * Math.log1p((count - expected) / expected) - (count - expected));
      if (expected < least) least = expected;
    }
  }
  const phi = Math.max(0, chi2 / n - (k - 1) / (n - 1)), rows = 1 - 1 / (n - 1), columns = k - (k - 1) ** 2 / (n - 1) - 1, room = Math.min(rows, columns);
  return {
    chi2: { value: chi2, n }, chi2P: { value: chiSquaredSf(chi2, k - 1), n }, g: { value: Math.max(0, g), n }, gP: { value: chiSquaredSf(Math.max(0, g), k - 1), n }, levelDf: { value: k - 1, n },
    cramersV: { value: Math.min(1, Math.sqrt(chi2 / n)), n }, leastExpected: { value: least, n },
    cramersVCorrected: room > 0 ? { value: Math.min(1, Math.sqrt(phi / room)), n } : undefinedFor(n, 'too few values for as many levels'),
  };
}

/** Correlation of the base with the revision some steps later: a best lag other than 0 says that values may have moved in time. */
import { answerAll, type Answers, type MetricDescriptor, tooFew, undefinedFor } from '../metric.js';

const CHATFIELD = 'C. Chatfield, "The analysis of time series", 2004';
const shared = { group: 'dependence', unit: 'none', noChange: null, direction: 'signed' } as const;

export const LAGGED_CORRELATION = [
  { ...shared, id: 'bestLag', label: 'Steps by which the revision best follows the base', unit: 'count', range: [-Infinity, Infinity], noChange: 0, citation: CHATFIELD },
  { ...shared, id: 'bestLagCorrelation', label: 'Correlation at that lag', range: [-1, 1], citation: CHATFIELD },
  { ...shared, id: 'lagGain', label: 'Gain of that correlation over the one without a lag', range: [0, 2], noChange: 0, direction: 'larger', citation: CHATFIELD },
] as const satisfies readonly MetricDescriptor[];

export interface LaggedCorrelation {
  readonly lags: readonly number[];
  /** Sums over the pairs that a lag has, over the length of the series: the longer the lag, the nearer to 0. Empty without an answer. */
  readonly correlations: readonly number[];
  readonly answers: Answers<(typeof LAGGED_CORRELATION)[number]['id']>;
}

/** Steps are positions; missing and infinite values keep theirs and count for nothing. */
export function laggedCorrelation(base: Float64Array, revision: Float64Array, maxLag: number): LaggedCorrelation {
  const length = Math.min(base.length, revision.length), reach = Math.min(maxLag, Math.max(0, length - 1)), lags = Array.from({ length: 2 * reach + 1 }, (_, i) => i - reach);
  const [x, y] = [centred(base), centred(revision)], n = Math.min(x.n, y.n);
  if (n < 2) return { lags, correlations: [], answers: answerAll(LAGGED_CORRELATION, tooFew(n, 2)) };
  if (!(x.spread > 0 && y.spread > 0 && Number.isFinite(x.spread) && Number.isFinite(y.spread))) return { lags, correlations: [], answers: answerAll(LAGGED_CORRELATION, undefinedFor(n, 'a side is constant, or too large to square')) };
  const scale = Math.sqrt(x.spread) * Math.sqrt(y.spread);
  const correlations = lags.map((lag) => {
    let sum = 0;
    for (let i = Math.max(0, -lag); i < length - Math.max(0, lag); i++) sum += x.values[i]! * y.values[i + lag]!;
    return Math.max(-1, Math.min(1, sum / scale));
  });
  // The shortest of equally good lags: without a change there must be none.
  const best = lags.reduce((at, lag, i) => (correlations[i]! > correlations[at]! || (correlations[i] === correlations[at] && Math.abs(lag) < Math.abs(lags[at]!)) ? i : at), 0);
  return { lags, correlations, answers: { bestLag: { value: lags[best]!, n }, bestLagCorrelation: { value: correlations[best]!, n }, lagGain: { value: correlations[best]! - correlations[reach]!, n } } };
}

/** Without the mean; 0 where there is no number. `spread` is the sum of squares. */
function centred(series: Float64Array): { values: Float64Array; n: number; spread: number } {
  const finite = series.filter(Number.isFinite), n = finite.length, first = finite[0] ?? 0;
  if (finite.every((each) => each === first)) return { values: new Float64Array(series.length), n, spread: 0 };
  const mean = finite.reduce((sum, each) => sum + (each - first), 0) / n, values = series.map((each) => (Number.isFinite(each) ? each - first - mean : 0));
  return { values, n, spread: values.reduce((sum, each) => sum + each * each, 0) };
}

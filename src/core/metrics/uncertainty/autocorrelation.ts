/** How alike values of a series are that lie k steps apart; gaps are missing values, left out pair by pair. */

/** From lag 0 to `maxLag`. Empty where the series is constant. */
export function autocorrelation(series: Float64Array, maxLag: number): Float64Array {
  const at = correlogram(series);
  return at === null ? new Float64Array(0) : Float64Array.from({ length: Math.min(maxLag, series.length - 1) + 1 }, (_, lag) => at(lag));
}

/** The correlation at a lag, one pass each; the biased estimator (divided by n), as in R. Null where the series is constant. */
export function correlogram(series: Float64Array): ((lag: number) => number) | null {
  const length = series.length;
  let n = 0, sum = 0, low = Infinity, high = -Infinity;
  for (const each of series) {
    if (each - each !== 0) continue;
    n++;
    sum += each;
    if (each < low) low = each;
    if (each > high) high = each;
  }
  if (n === 0 || low === high) return null;
  const centre = sum / n;
  let rest = 0;
  for (const each of series) if (each - each === 0) rest += each - centre;
  const centred = series.map((each) => (each - each === 0 ? each - centre - rest / n : NaN));
  const covariance = (lag: number): number => {
    let products = 0, pairs = 0;
    for (let i = lag; i < length; i++) {
      const product = centred[i]! * centred[i - lag]!;
      if (product !== product) continue;
      products += product;
      pairs++;
    }
    return pairs === 0 ? 0 : n === length ? products / n : (products / pairs) * ((length - lag) / length);
  };
  const variance = covariance(0);
  if (!(variance > 0) || !Number.isFinite(variance)) return null;
  return (lag) => (lag === 0 ? 1 : covariance(lag) / variance);
}

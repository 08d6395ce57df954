import { describe, it } from 'node:test';
import { relativeChange } from '../../../../src/core/impact/evaluation.js';
import { bitsCurve } from '../../../../src/core/impact/sufficiency/bits-curve.js';
import { randomLoss } from '../../../../src/core/impact/sufficiency/loss-modes.js';
import { equivalentLoss, type Sufficiency, sufficiencyCurve } from '../../../../src/core/impact/sufficiency/sufficiency-curve.js';
import { quantileOfSorted } from '../../../../src/core/metrics/descriptive/sorted.js';
import { holdsEvery, oracle } from '../../support/oracle.js';

interface Input { readonly base?: readonly number[]; readonly revision?: readonly number[]; readonly x?: readonly number[]; readonly t: readonly number[]; readonly unit?: readonly number[]; readonly u?: readonly (readonly number[])[]; readonly levels?: readonly number[]; readonly tau: number; readonly confidence?: number; readonly max_bits?: number }
type Rows = readonly number[];

const meanOf = (x: Rows): number => x.reduce((a, b) => a + b, 0) / x.length;
/** The quantities as the oracle's script has them; NaN where there is none. */
const QUANTITIES: Readonly<Record<string, (x: Rows, t: Rows) => number>> = {
  mean: meanOf,
  p90: (x) => quantileOfSorted(Float64Array.from(x).sort(), 0.9),
  sd: (x) => Math.sqrt(x.reduce((sum, each) => sum + (each - meanOf(x)) ** 2, 0) / (x.length - 1)),
  slope_vs_t: (x, t) => (x.length > 2 ? t.reduce((sum, each, i) => sum + (each - meanOf(t)) * (x[i]! - meanOf(x)), 0) / t.reduce((sum, each) => sum + (each - meanOf(t)) ** 2, 0) : NaN),
  mean_respiration_q10: (x) => meanOf(x.map((each) => 2 * 2 ** ((each - 10) / 10))),
};
const from = oracle<Input>('14_sufficiency');

describe('sufficiency agrees with oracle 14', () => {
  for (const test of from.cases) {
    it(test.name, async () => {
      const { base, revision, x, t, unit, u, levels, tau, confidence, max_bits: mostBits } = test.input, quantity = QUANTITIES[test.name.replace('bits/', '').replace('_large_change', '')]!;
      if (x !== undefined) {
        const found = await bitsCurve(Float64Array.from(x), (values) => quantity([...values], t), { tolerance: tau, mostBits: mostBits! });
        holdsEvery(from, test, { curve: found.points.map(({ bits, entropyBits, error }) => ({ bits, entropy_bits: entropyBits, error })), sufficient_bits: found.sufficientBits });
        return;
      }
      const curve = (values: Rows): Promise<Sufficiency> => sufficiencyCurve(randomLoss(Int32Array.from(unit!), u!), (kept) => quantity(values.filter((_, i) => kept[i] === 1), t.filter((_, i) => kept[i] === 1)), { tolerance: tau, fractions: levels!, confidence: confidence! });
      const told = ({ points }: Sufficiency): unknown => points.map((each) => ({ fraction: each.fraction, n_mean: each.records, share_within: each.shareWithin, err_median: each.errorMedian, err_p90: each.errorP90 }));
      const [of, other] = [await curve(base!), await curve(revision!)], change = relativeChange(of.result, other.result);
      holdsEvery(from, test, {
        q_base: of.result, q_revision: other.result, relative_change: change, curve_base: told(of), curve_revision: told(other),
        sufficient_fraction_base: of.sufficientFraction, sufficient_fraction_revision: other.sufficientFraction, equivalent_data_loss_base: equivalentLoss(of, change as number),
      });
    });
  }
});

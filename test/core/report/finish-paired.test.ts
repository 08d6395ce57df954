import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { isDefined, type PairedSummary } from '../../../src/core/model/report.js';
import { unchangedPaired } from '../../../src/core/report/finish-paired.js';
import type { Centre } from '../../../src/core/sql/paired-query.js';
import { numberSummary } from '../../../src/core/statistics/number-summary.js';
import { queryCells } from '../../../src/session/query-cells.js';
import { Engine } from '../support/engine.js';
import { holds, oracle, values, type Series } from '../support/oracle.js';
import { Random } from '../support/random.js';

const X = { id: 'c1', kind: 'number', respelled: false, tolerance: { absolute: 0, relative: 0 } } as const;
let engine: Engine;
before(async () => { engine = await Engine.open(); });
after(() => engine.close());

/** As a comparison computes them: two scans in the engine, then what is left to do. */
async function paired(base: Iterable<number>, revision: Iterable<number>, centre?: Centre): Promise<PairedSummary> {
  const schema = await engine.pairs([{ column: X, base: [...base], revision: [...revision] }]);
  const mean = (side: Iterable<number>): number => { const found = numberSummary(Float64Array.from(side)).mean; return isDefined(found) ? found : 0; };
  const means = new Map([['c1', centre ?? { base: mean(base), revision: mean(revision) }]]);
  return (await queryCells(engine.database, schema, [X], means, undefined, () => undefined)).paired.get('c1')!;
}

describe('paired figures agree with SciPy and R', () => {
  const agreement = oracle<{ base: Series; revision: Series }>('02_paired_agreement');
  const NAMES = { bias: 'bias', mae: 'mae', rmse: 'rmse', maxAbs: 'max_abs', pearson: 'pearson', slope: 'ols_slope', intercept: 'ols_intercept' } as const;
  for (const test of agreement.cases) {
    it(test.name, async () => {
      const summary = await paired(values(test.input.base), values(test.input.revision));
      assert.equal(summary.n, test.expected['n']);
      for (const [name, key] of Object.entries(NAMES)) if (key in test.expected) holds(agreement, test, key, summary[name as keyof typeof NAMES]);
    });
  }
});

describe('paired figures agree with exact rational arithmetic on hard data', () => {
  const stress = oracle<{ x: Series; y: Series }>('18_numerical_stress');
  for (const test of stress.cases.filter((each) => 'slope' in each.expected)) {
    it(test.name, async () => {
      const { bias, rmse, slope, pearson } = await paired(values(test.input.x), values(test.input.y));
      holds(stress, test, 'bias', bias);
      holds(stress, test, 'rmse', rmse);
      holds(stress, test, 'slope', slope);
      holds(stress, test, 'corr', pearson);
    });
  }
  for (const test of stress.cases.filter((each) => 'mse_bias2' in each.expected)) {
    it(test.name, async () => {
      const { bias, rmse } = await paired(values(test.input.x), values(test.input.y));
      holds(stress, test, 'mse', (rmse as number) ** 2);
      holds(stress, test, 'mse_bias2', (bias as number) ** 2);
    });
  }
});

describe('paired figures', () => {
  const EDGES: readonly (readonly [string, readonly number[], readonly number[]])[] = [
    ['of nothing', [], []], ['of missing only', [NaN], [1]], ['of one pair', [1], [3]], ['of one huge pair', [-1.7e308], [1.7e308]], ['of equal values of base', [5, 5, 5], [1, 2, 1e200]], ['of equal values of revision', [1, 2], [3, 3]],
    ['of values too large to square', [1e200, 2e200, 3e200], [2e200, 1e200, 5e200]], ['of values too large to add', [1.7e308, 1.6e308], [1.6e308, 1.7e308]], ['of differences too small to square', [1e-200, 2e-200, 3e-200], [2e-200, 3e-200, 5e-200]],
    ['with infinities', [1, Infinity, 2, -Infinity], [2, 1, Infinity, -Infinity]], ['of neighbours in the last bit', [1, 1.0000000000000002], [1.0000000000000002, 1]],
  ];
  for (const [what, base, revision] of EDGES) {
    it(`${what} are numbers or say why not`, async () => {
      const summary = await paired(base, revision);
      for (const figure of Object.values(summary) as unknown[]) assert.ok(Number.isFinite(figure) || typeof (figure as { reason?: string }).reason === 'string', JSON.stringify(summary));
      assert.ok(typeof summary.rmse !== 'number' || typeof summary.mae !== 'number' || summary.rmse >= summary.mae * (1 - 1e-15), 'RMSE is at least MAE');
    });
  }

  it('of huge and of tiny numbers have the r of ordinary ones', async () => {
    const base = [1, 2, 4, 7], revision = [1, 3, 3, 8];
    const { pearson } = await paired(base, revision);
    for (const factor of [1e90, 1e-90, 1e150, 1e-150]) {
      const scaled = await paired(base.map((x) => x * factor), revision.map((x) => x * factor));
      assert.ok(Math.abs((scaled.pearson as number) - (pearson as number)) < 1e-14, `times ${factor}: ${JSON.stringify(scaled.pearson)}`);
    }
  });

  it('scale with a shared unit, shift with neither, and turn with the sides', async () => {
    const random = new Random(70);
    const base = Array.from({ length: 400 }, () => (random.chance(0.1) ? NaN : 20 + 5 * random.normal())), revision = base.map((x) => (random.chance(0.1) ? NaN : x + 0.3 * random.normal() + 0.1));
    const plain = await paired(base, revision);
    const near = (a: unknown, b: unknown, limit = 1e-12): void => assert.ok(Math.abs((a as number) - (b as number)) <= limit * Math.abs(b as number), `${String(a)} and ${String(b)}`);
    const scaled = await paired(base.map((x) => x * 1.8), revision.map((x) => x * 1.8));
    for (const name of ['bias', 'mae', 'rmse', 'maxAbs', 'intercept'] as const) near(scaled[name], (plain[name] as number) * 1.8, 1e-11);
    for (const name of ['pearson', 'slope'] as const) near(scaled[name], plain[name]);
    const shifted = await paired(base.map((x) => x + 1e6), revision.map((x) => x + 1e6));
    for (const name of ['bias', 'mae', 'rmse', 'maxAbs', 'pearson', 'slope'] as const) near(shifted[name], plain[name], 1e-8);
    const turned = await paired(revision, base);
    near(turned.bias, -(plain.bias as number));
    for (const name of ['mae', 'rmse', 'maxAbs', 'pearson'] as const) near(turned[name], plain[name]);
    const order = random.shuffled(base.map((_, i) => i));
    const shuffled = await paired(order.map((i) => base[i]!), order.map((i) => revision[i]!));
    for (const name of ['bias', 'mae', 'rmse', 'maxAbs', 'pearson', 'slope', 'intercept'] as const) near(shuffled[name], plain[name], 1e-10);
  });

  it('do not depend on where the sums are centred: means of all records may be far from those of the pairs', async () => {
    const random = new Random(71);
    const base = Array.from({ length: 500 }, () => 300 + random.normal()), revision = base.map((x) => x + 0.01 * random.normal());
    const plain = await paired(base, revision);
    for (const centre of [{ base: 0, revision: 0 }, { base: 1e9, revision: -1e9 }, { base: 302, revision: 300 }, { base: 1e200, revision: 1 }]) {
      const other = await paired(base, revision, centre);
      for (const [name, value] of Object.entries(plain)) assert.ok(Math.abs((other[name as keyof PairedSummary] as number) - (value as number)) <= 1e-10 * Math.max(1e-3, Math.abs(value as number)), `${name} ${JSON.stringify(centre)}: ${JSON.stringify(other)} ${JSON.stringify(plain)}`);
    }
  });

  it('of equal pairs are known without summing, and agree with the sums', async () => {
    const base = [1.1, 2.2, NaN, 5.5];
    assert.deepEqual(unchangedPaired(3, false), await paired(base, base));
    assert.deepEqual(unchangedPaired(2, true), await paired([4, 4], [4, 4]));
    assert.deepEqual(unchangedPaired(1, true), await paired([4], [4]));
    assert.deepEqual(unchangedPaired(0, false), await paired([NaN], [NaN]));
  });
});

/** Oracle 15 once more, through the engine: its two results as queries on a real relation, their hybrids made in SQL. */
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { QuantityImpact, ReportedAttribution } from '../../../src/core/impact/report/quantity-impact.js';
import { holdsEvery, oracle } from '../../core/support/oracle.js';
import { checkImpact } from '../../core/impact/report/support.js';
import { Bench, csv, source } from '../support.js';

type Drivers = Readonly<Record<string, readonly number[]>>;
interface Input { readonly model: string; readonly base: Drivers; readonly revision: Drivers; readonly segment: readonly number[]; readonly B0: number }

const bench = new Bench(), from = oracle<Input>('15_impact_attribution');
after(() => bench.close());

const WARM = 'greatest(0, 1 - ((TA - 20) / 15) * ((TA - 20) / 15))';
/** The first is made of sums that hybrids share: rain adds nothing, but is a column that changes. The second steps through the days. */
const QUERIES: Readonly<Record<string, (start: number) => string>> = {
  gpp_sum: () => `SELECT sum(0.02 * PAR * ${WARM}) + 0 * sum(P) FROM data`,
  biomass_final: (start) => `SELECT list_reduce(list_prepend(${start}::DOUBLE, list(0.12 * ${WARM} * (PAR / (PAR + 400)) * (P / (P + 2)) ORDER BY day)), lambda b, f: b + b * (f * (1 - b / 50) - 0.01)) FROM data`,
};

const text = (drivers: Drivers, segment: readonly number[]): string => csv(['segment', 'day', 'TA', 'PAR', 'P', 'RH'], segment.map((each, i) => [`s${each}`, i + 1, drivers['TA']![i]!, drivers['PAR']![i]!, drivers['P']![i]!, drivers['RH']![i]!]));

async function ask({ model, base, revision, segment, B0 }: Input): Promise<QuantityImpact> {
  const comparison = await bench.session.compare(source(text(base, segment), 'base.csv'), source(text(revision, segment), 'revision.csv'), { key: ['segment', 'day'] });
  try {
    return checkImpact((await comparison.impact([{ name: 'Q', sql: QUERIES[model]!(B0) }], { parts: ['attribution'], by: ['column', 'group'] }))[0]!);
  } finally {
    await comparison.dispose();
  }
}

describe('attribution in SQL agrees with oracle 15', () => {
  for (const test of from.cases.filter(({ name }) => name.startsWith('attribution/'))) {
    it(test.name, async () => {
      const { base, revision, change, relative, attributions } = await ask(test.input), [byColumn, bySegment] = attributions as readonly [ReportedAttribution, ReportedAttribution];
      const named = (of: ReportedAttribution, pick: (part: ReportedAttribution['parts'][number]) => unknown): Record<string, unknown> => Object.fromEntries(of.parts.map((part) => [part.player.label.replace(/^.*\bs(?=\d$)/, ''), pick(part)])), columns = byColumn.parts.map(({ player }) => player.label);
      assert.deepEqual([byColumn.by, byColumn.method, bySegment.by, bySegment.method], ['column', 'exact', 'segment', 'exact']);
      assert.deepEqual([...columns].sort(), [...test.expected['changed_columns'] as readonly string[]].sort());
      // No linear part is asked in SQL, and pairs stand in a report only where they matter.
      const { linearised: _, linearisation_residual: __, changed_columns: ___, pair_interactions: ____, ...expected } = test.expected;
      holdsEvery(from, { ...test, expected }, {
        q_base: base, q_revision: revision, change, relative_change: relative, interaction_total: byColumn.interactions.total, oat_swap_in: named(byColumn, (part) => part.swapIn), oat_swap_out: named(byColumn, (part) => part.swapOut),
        shapley_columns: named(byColumn, (part) => part.part), shapley_share: named(byColumn, (part) => part.ofChange), shapley_segments: named(bySegment, (part) => part.part),
      });
    });
  }
});

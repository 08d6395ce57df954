import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { attributeChange, type Evaluate } from '../../../../src/core/impact/attribution/attribute-change.js';
import { isIn, type Player } from '../../../../src/core/impact/attribution/players.js';
import { alongOrder, DrawnMeans } from '../../../../src/core/impact/attribution/sampled-shapley.js';
import { pairInteractions } from '../../../../src/core/impact/attribution/swaps.js';
import { Evaluations, relativeChange } from '../../../../src/core/impact/evaluation.js';
import { holdsEvery, oracle } from '../../support/oracle.js';
import { type Drivers, mixed, resultOf } from '../oracle-models.js';

interface Input { readonly model: string; readonly base: Drivers; readonly revision: Drivers; readonly segment?: readonly number[]; readonly permutations?: readonly (readonly string[])[]; readonly B0: number }

const from = oracle<Input>('15_impact_attribution');
const named = (columns: readonly string[], values: readonly unknown[]): Record<string, unknown> => Object.fromEntries(columns.map((name, i) => [name, values[i]]));
const players = (labels: readonly string[], of: Player['of']): Player[] => labels.map((label) => ({ of, label }));

describe('attribution agrees with oracle 15', () => {
  for (const test of from.cases.filter(({ name }) => name.startsWith('attribution/'))) {
    it(test.name, async () => {
      const { model, base, revision, segment, B0 } = test.input;
      const columns = Object.keys(base).filter((name) => base[name]!.some((value, i) => value !== revision[name]![i]!)), hybrid: Evaluate = (coalition) => resultOf(model, mixed(base, revision, (name) => columns.includes(name) && isIn(coalition, columns.indexOf(name))), B0);
      const along = (player: number, step: number): number => resultOf(model, { ...base, [columns[player]!]: base[columns[player]!]!.map((value, i) => value + step * (revision[columns[player]!]![i]! - value)) }, B0);
      const byColumn = await attributeChange(players(columns, 'column'), hybrid, { along });
      const asked = new Evaluations(hybrid), pairs = await pairInteractions((coalition) => asked.at(coalition), columns.length);
      const segments = [...new Set(segment)].filter((each) => columns.some((name) => base[name]!.some((value, i) => segment![i] === each && value !== revision[name]![i]!)));
      const bySegment = await attributeChange(players(segments.map(String), 'period'), (coalition) => resultOf(model, mixed(base, revision, (_, i) => isIn(coalition, segments.indexOf(segment![i]!))), B0));
      assert.equal(byColumn.method, 'exact');
      holdsEvery(from, test, {
        changed_columns: columns, q_base: byColumn.base, q_revision: byColumn.revision, change: byColumn.change, relative_change: relativeChange(byColumn.base, byColumn.revision),
        oat_swap_in: named(columns, byColumn.parts.map((part) => part.swapIn)), oat_swap_out: named(columns, byColumn.parts.map((part) => part.swapOut)), interaction_total: byColumn.interactions.total,
        pair_interactions: Object.fromEntries(pairs.map(({ players: [i, j], value }) => [`${columns[i]}*${columns[j]}`, value])),
        shapley_columns: named(columns, byColumn.parts.map((part) => part.part)), shapley_share: named(columns, byColumn.parts.map((part) => part.ofChange)), shapley_segments: named(segments.map(String), bySegment.parts.map((part) => part.part)),
        linearised: named(columns, byColumn.parts.map((part) => part.linear)), linearisation_residual: byColumn.linear!.residual,
      });
    });
  }

  it('given permutations', async () => {
    const test = from.cases.find(({ name }) => name === 'shapley_given_permutations')!, { model, base, revision, permutations, B0 } = test.input, columns = [...permutations![0]!].sort();
    const asked = new Evaluations<number>((coalition) => resultOf(model, mixed(base, revision, (name) => columns.includes(name) && isIn(coalition, columns.indexOf(name))), B0)), means = new DrawnMeans(columns.length);
    for (const order of permutations!) {
      const added = await alongOrder((coalition) => asked.at(coalition), order.map((name) => columns.indexOf(name)));
      assert.ok(!('status' in added));
      means.add(added);
    }
    const { values, se } = means.estimate();
    holdsEvery(from, test, { estimate: named(columns, [...values]), se: named(columns, [...se]) });
  });
});

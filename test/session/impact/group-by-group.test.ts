/** A model of many records, told from the groups that were run: each estimate is that of its groups, and the answer is the same as without. */
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { drawnOrder, type ProvisionalAnswer } from '../../../src/core/impact/provisional.js';
import type { QuantityImpact } from '../../../src/core/impact/report/quantity-impact.js';
import type { QuantityRecipe } from '../../../src/core/model/recipe.js';
import { estimated, groupByGroup, groupsNote } from '../../../src/session/impact/group-by-group.js';
import { checkImpact } from '../../core/impact/report/support.js';
import { Bench, csv, source } from '../support.js';

const bench = new Bench();
after(() => bench.close());

describe('groups run by lot', () => {
  const asked: string[] = [], ask = async (group: number, side: 'base' | 'revision'): Promise<number> => { asked.push(`${group} ${side}`); return group + (side === 'revision' ? group * group : 0); };
  it('tell after each but the last, and are asked once each', async () => {
    const told: ProvisionalAnswer[] = [];
    asked.length = 0;
    await groupByGroup({ groups: 5, records: 100_000, seed: 4, signal: undefined, ask, onGroups: (each) => told.push(each) });
    assert.deepEqual(asked, [...drawnOrder(5, 4)].flatMap((group) => [`${group} base`, `${group} revision`]));
    assert.deepEqual(told.map(({ done, units, complete }) => [done, units, complete]), [[1, 5, false], [2, 5, false], [3, 5, false], [4, 5, false]]);
    const [a, b] = drawnOrder(5, 4) as unknown as [number, number];
    assert.deepEqual([estimated(told[0]!.change), estimated(told[1]!.change)], [a * a, (a * a + b * b) / 2]);
    assert.equal(groupsNote(told[0]!), 'Base, revision and change are estimates of the mean over 5 groups, from 1 that were run.');
    assert.match(groupsNote(told[1]!), /from 2 that were run; with 95 % confidence the change is from .+ to .+\.$/);
  });
  it('are left alone where records or groups are few, or groups very many', async () => {
    for (const [groups, records] of [[5, 99_999], [2, 1e6], [201, 1e6]] as const) await groupByGroup({ groups, records, seed: 1, signal: undefined, ask: () => assert.fail('nothing is asked'), onGroups: () => assert.fail('nothing is told') });
  });
  it('end when called off', async () => {
    const stop = new AbortController();
    await assert.rejects(groupByGroup({ groups: 9, records: 1e6, seed: 1, signal: stop.signal, ask, onGroups: ({ done }) => { if (done === 2) stop.abort(new Error('enough')); } }), /enough/);
  });
});

describe('a model of many groups and records', () => {
  it('shows a mean over groups before all are run, and ends in the same answer', async () => {
    const sites = ['p', 'q', 'r', 's'], hours = 25_000, at = (i: number): string => new Date(Date.UTC(2015, 0, 1) + i * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
    const table = (more: number): string => csv(['site', 'time', 'Tair'], sites.flatMap((site, s) => Array.from({ length: hours }, (_, i) => [site, at(i), 10 + s + (i % 24) / 10 + (i % 50 === 0 ? more * (s + 1) : 0)])));
    const [base, revision] = [table(0), table(2)], quantity: QuantityRecipe = { name: 'degree days', model: { id: 'degree-days', output: 'degreeDays' } }, compare = () => bench.session.compare(source(base, 'base.csv'), source(revision, 'revision.csv'), { key: ['site', 'time'] });
    const soFar: QuantityImpact[] = [], one = await compare(), [answer] = await one.impact([quantity], { parts: ['resilience'], by: [], onProvisional: (each) => soFar.push(checkImpact(each)) });
    const early = soFar.filter(({ provisional }) => provisional !== undefined), [first] = early;
    assert.ok(first !== undefined && first.provisional!.done === 1 && first.provisional!.units === 4 && !first.provisional!.complete);
    assert.match(first.sentence, /^Provisional, after 1 of 4: degree days goes from/);
    // One group's estimate is that group.
    const drawn = answer!.groups!.find(({ group }) => group === sites[drawnOrder(4, 1)[0]!])!;
    assert.deepEqual([first.base, first.revision, first.unit], [drawn.base, drawn.revision, answer!.unit]);
    assert.equal(answer!.provisional, undefined);
    await one.dispose();
    const other = await compare(), [plain] = await other.impact([{ ...quantity, id: 'x' }], { parts: ['resilience'], by: [] });
    assert.deepEqual({ ...plain!, id: '' }, { ...answer!, id: '' });
    await other.dispose();
  });
});

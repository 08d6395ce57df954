/** Results that were computed elsewhere, one file a release. */
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { QuantityImpact } from '../../../src/core/impact/report/quantity-impact.js';
import { checkImpact } from '../../core/impact/report/support.js';
import { Bench, source } from '../support.js';

const bench = new Bench();
after(() => bench.close());
const told = async (base: string, revision: string, more: { tolerance?: number; key?: readonly string[] } = {}): Promise<QuantityImpact> => checkImpact(await bench.session.results(source(base, 'base.csv'), source(revision, 'revision.csv'), { name: 'biomass', unit: 'kgC m-2', ...more }));
const reason = (figure: unknown): string => (figure as { reason: string }).reason;

describe('results that were brought along', () => {
  it('of one number', async () => {
    const one = await told('AGB\n12.5\n', 'AGB\n13\n', { tolerance: 0.2 });
    assert.deepEqual([one.base, one.revision, one.change, one.beyond, one.by, one.attributions], [12.5, 13, 0.5, true, 'results', undefined]);
    assert.match(one.sentence, /^biomass goes from 12\.5 to 13\.0 kgC m-2 \(\+4 %\), beyond the tolerance of 0\.2\.$/);
    assert.deepEqual(one.notes, ['The results were brought along: what moved them cannot be told without what computed them, and they have no interval.']);
    assert.equal((await told('AGB\n12.5\n', 'AGB\n12.5\n')).change, 0);
  });
  it('by group', async () => {
    const groups = await told('type,AGB\npine,1\noak,2\nbirch,4\n', 'type,AGB\noak,2.5\npine,1\nfir,7\n');
    assert.deepEqual(groups.groups!.map(({ group, base, revision }) => [group, typeof base === 'number' ? base : null, typeof revision === 'number' ? revision : null]).sort(), [['birch', 4, null], ['fir', null, 7], ['oak', 2, 2.5], ['pine', 1, 1]]);
    assert.deepEqual([groups.base, groups.revision], [1.5, 1.75]);
    assert.match(reason(groups.groups!.find(({ group }) => group === 'fir')!.base), /^the file has no such group$/);
  });
  it('by time, with the first divergence', async () => {
    const days = (more: (i: number) => number): string => `day,AGB\n${Array.from({ length: 40 }, (_, i) => `${new Date(Date.UTC(2001, 0, 1 + i)).toISOString().slice(0, 10)},${i + more(i)}\n`).join('')}`, grown = await told(days(() => 0), days((i) => (i < 20 ? 0 : (i - 20) / 10)), { tolerance: 0.5 });
    assert.deepEqual([grown.trajectory!.firstDifference, grown.trajectory!.firstBeyond, grown.trajectory!.differing], [Date.UTC(2001, 0, 22), Date.UTC(2001, 0, 27), 19]);
    assert.match(grown.sentence, /The trajectories part at 2001-01-22/);
  });
  it('in another format on either side', async () => {
    const mixed = checkImpact(await bench.session.results(source('type,AGB\npine,1\noak,2\n', 'base.csv'), source('[{"type":"pine","AGB":1.5},{"type":"oak","AGB":2}]', 'revision.json'), { name: 'biomass' }));
    assert.deepEqual(mixed.groups!.map(({ group, change }) => [group, change]), [['pine', 0.5], ['oak', 0]]);
  });
  it('that are none say why', async () => {
    assert.match(reason((await told('a,b\n1.5,2.5\n2.5,3.5\n', 'a,b\n1.5,2.5\n2.5,4.5\n')).base), /the file has several|column/);
    assert.match(reason((await told('type\npine\n', 'type\noak\n')).base), /the file has no column of numbers/);
    await assert.rejects(told('', 'AGB\n1\n'));
  });
});

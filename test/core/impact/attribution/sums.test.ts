import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { additiveAttribution, type AdditivePart } from '../../../../src/core/impact/attribution/additive-parts.js';
import { attributeChange } from '../../../../src/core/impact/attribution/attribute-change.js';
import type { Attribution } from '../../../../src/core/impact/attribution/attribution.js';
import { isIn, type Player } from '../../../../src/core/impact/attribution/players.js';
import { waterfall } from '../../../../src/core/impact/attribution/waterfall.js';
import { Random } from '../../support/random.js';

const random = new Random(21);
const near = (actual: unknown, expected: number, within = 1e-11): void => assert.ok(typeof actual === 'number' && Math.abs(actual - expected) <= within * Math.max(1, Math.abs(expected)), `${JSON.stringify(actual)} instead of ${expected}`);
const players = (m: number, of: Player['of'] = 'column'): Player[] => Array.from({ length: m }, (_, i) => ({ of, label: `p${i}` }));
const total = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

describe('parts of records', () => {
  const groups = Array.from({ length: 7 }, () => ({ base: Array.from({ length: random.whole(3, 9) }, () => random.normal()) }));
  it('add up in closed form, as all coalitions say', async () => {
    const parts: AdditivePart[] = groups.map(({ base }, i) => ({ player: { of: 'group', label: `g${i}` }, base: total(base), change: random.normal(), n: { base: base.length, revision: base.length } }));
    for (const shape of ['sum', 'mean'] as const) {
      const closed = additiveAttribution(parts, shape) as Attribution, n = shape === 'sum' ? 1 : total(groups.map(({ base }) => base.length));
      const asked = await attributeChange(players(parts.length, 'group'), (s) => total(parts.map(({ base, change }, i) => base + (isIn(s, i) ? change : 0))) / n);
      closed.parts.forEach(({ part }, i) => near(part, asked.parts[i]!.part as number));
      near(closed.base, asked.base as number);
      near(closed.revision, asked.revision as number);
      near(closed.change, asked.change as number);
      assert.ok(Math.abs(closed.remainder as number) < 1e-15);
    }
  });
  it('of other numbers of values have no closed mean, and no values have none', () => {
    const part = (n: number): AdditivePart => ({ player: { of: 'group', label: 'Hainich' }, base: 1, change: 1, n: { base: n, revision: 5 } });
    assert.deepEqual(additiveAttribution([part(4)], 'mean'), { status: 'not-comparable', reason: 'Hainich has 4 values in base and 5 in revision, so that the mean does not add up over parts' });
    assert.equal((additiveAttribution([part(4)], 'sum') as Attribution).change, 1);
    assert.equal((additiveAttribution([], 'mean') as { status: string }).status, 'too-few');
    const broken = additiveAttribution([part(5), { ...part(5), change: NaN }], 'sum') as Attribution;
    assert.deepEqual([broken.base, broken.revision, broken.change, broken.remainder, broken.parts[0]!.part].map((each) => (typeof each === 'number' ? each : each.reason)), [2, 'the result is not a number', 'the result is not a number', 'the result is not a number', 1]);
    const baseless = additiveAttribution([{ ...part(5), base: NaN }], 'sum') as Attribution;
    assert.deepEqual([baseless.base, baseless.revision, baseless.change].map((each) => (typeof each === 'number' ? each : each.reason)), ['the result is not a number', 'the result is not a number', 1]);
  });
});

describe('the waterfall', () => {
  const attribution = async (changes: readonly number[]): Promise<Attribution> => attributeChange(players(changes.length), (s) => 100 + total(changes.filter((_, i) => isIn(s, i))));
  it('leads from base to revision, largest first, each step where the last ended', async () => {
    const found = waterfall(await attribution([0.1, -7, 3, 0, 0.2]))!;
    assert.deepEqual(found.steps.map(({ label }) => label), ['p1', 'p2', 'p4', 'p0', 'p3']);
    assert.deepEqual([found.base, found.steps[0]!.from, found.steps.at(-1)!.to, found.addsUp], [100, 100, found.revision, true]);
    found.steps.slice(1).forEach((step, i) => assert.equal(step.from, found.steps[i]!.to));
    for (const { from, to, part } of found.steps) near(to - from, part);
  });
  it('gathers the smallest, and still adds up', async () => {
    const found = waterfall(await attribution([1, 2, 3, 4, 5, 6]), 3)!;
    assert.deepEqual(found.steps.map(({ label, player }) => [label, player]), [['p5', 5], ['p4', 4], ['4 others', null]]);
    near(found.steps[2]!.part, 10);
    assert.equal(found.steps[2]!.to, 121);
  });
  it('has at most twelve steps, and keeps the errors of drawn parts', async () => {
    const of = async (m: number): Promise<string[]> => waterfall(await attribution(Array.from({ length: m }, (_, i) => i + 1)))!.steps.map(({ label }) => label);
    assert.deepEqual([(await of(10)).length, (await of(12)).at(-1), (await of(12)).length, (await of(13)).at(-1), (await of(13)).length], [10, 'p0', 12, '2 others', 12]);
    const found = await attribution([1, 2, 3]), steps = waterfall({ ...found, parts: found.parts.map((part, i) => ({ ...part, se: [0.25, 0, { status: 'too-few', reason: '1 of at least 2 pairs of orders' } as const][i]! })) })!.steps;
    assert.deepEqual(steps.map((step) => 'se' in step ? step.se : null), [null, null, 0.25]);
  });
  it('takes a rounding of the largest result for none, whatever the signs, and ends on the revision itself', async () => {
    const found = await attribution([-3, 3 - 2 ** -40]), level = (base: number, remainder: number) => waterfall({ ...found, base, revision: base - 2 ** -40 + remainder, remainder })!;
    for (const base of [1000, -1000]) {
      assert.deepEqual([level(base, 2 ** -31).addsUp, level(base, 2 ** -29).addsUp, level(base, -(2 ** -29)).addsUp], [true, false, false]);
      assert.equal(level(base, 2 ** -31).steps.at(-1)!.to, level(base, 2 ** -31).revision);
    }
    assert.equal(waterfall({ ...found, base: 0, revision: 2 ** -41, remainder: 2 ** -39 })!.addsUp, true, 'parts of 3 that cancel round as 3 does');
    assert.equal(waterfall({ ...found, base: 0, revision: -1000, remainder: 2 ** -31 })!.addsUp, true);
  });
  it('says what is left over, and is none where a part is missing', async () => {
    const found = await attribution([1, 2]);
    assert.deepEqual(waterfall({ ...found, revision: 104, remainder: 1 })!.steps.at(-1), { label: 'not attributed', player: null, part: 1, from: 103, to: 104 });
    assert.equal(waterfall(await attributeChange(players(2), (s) => (s === 1 ? NaN : s))), null);
    for (const gone of ['base', 'revision', 'remainder'] as const) assert.equal(waterfall({ ...found, [gone]: { status: 'undefined', reason: 'no result' } }), null, gone);
    assert.deepEqual(waterfall(await attributeChange([], () => 4))!.steps, []);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { additiveAttribution, type AdditivePart } from '../../../../src/core/impact/attribution/additive-parts.js';
import { affineCoalitions, type HybridColumn, type SumQuantity } from '../../../../src/core/impact/attribution/affine-coalitions.js';
import { attributeChange } from '../../../../src/core/impact/attribution/attribute-change.js';
import type { Attribution } from '../../../../src/core/impact/attribution/attribution.js';
import { isIn, type Player } from '../../../../src/core/impact/attribution/players.js';
import { partCoalitions } from '../../../../src/core/impact/attribution/part-coalitions.js';
import { waterfall } from '../../../../src/core/impact/attribution/waterfall.js';
import { Random } from '../../support/random.js';

const random = new Random(21);
const near = (actual: unknown, expected: number, within = 1e-11): void => assert.ok(typeof actual === 'number' && Math.abs(actual - expected) <= within * Math.max(1, Math.abs(expected)), `${JSON.stringify(actual)} instead of ${expected}`);
const players = (m: number, of: Player['of'] = 'column'): Player[] => Array.from({ length: m }, (_, i) => ({ of, label: `p${i}` }));
const withGaps = (n: number): Float64Array => Float64Array.from({ length: n }, () => (random.chance(0.1) ? NaN : 5 + random.normal()));

/** Quantities and the same over plain records, written as one would by hand. */
const SHAPES: readonly { name: string; quantity: SumQuantity; plain: (rows: readonly (readonly number[])[]) => number }[] = [
  { name: 'sum', quantity: { numerator: [{ factor: 1, columns: [0], of: 'product' }] }, plain: (rows) => total(rows.map((row) => row[0]!)) },
  { name: 'mean', quantity: { numerator: [{ factor: 1, columns: [1], of: 'product' }], denominator: [{ factor: 1, columns: [1], of: 'count' }] }, plain: (rows) => total(rows.map((row) => row[1]!)) / known(rows.map((row) => row[1]!)).length },
  { name: 'ratio of sums', quantity: { numerator: [{ factor: 2, columns: [0], of: 'product' }, { factor: -1, columns: [2], of: 'product' }], denominator: [{ factor: 1, columns: [3], of: 'product' }] }, plain: (rows) => (2 * total(rows.map((row) => row[0]!)) - total(rows.map((row) => row[2]!))) / total(rows.map((row) => row[3]!)) },
  { name: 'weighted mean', quantity: { numerator: [{ factor: 1, columns: [0, 1], of: 'product' }], denominator: [{ factor: 1, columns: [1], of: 'product' }] }, plain: (rows) => total(rows.map((row) => row[0]! * row[1]!)) / total(rows.map((row) => row[1]!)) },
  { name: 'mean of squares over all records', quantity: { numerator: [{ factor: 1, columns: [2, 2], of: 'product' }], denominator: [{ factor: 1, columns: [], of: 'count' }] }, plain: (rows) => total(rows.map((row) => row[2]! ** 2)) / rows.length },
];
const known = (values: readonly number[]): number[] => values.filter((value) => Number.isFinite(value));
const total = (values: readonly number[]): number => known(values).reduce((a, b) => a + b, 0);

describe('quantities built of sums', () => {
  const n = 60, columns: HybridColumn[] = Array.from({ length: 4 }, (_, i) => {
    const base = withGaps(n), revision = i === 3 ? base : withGaps(n);
    return { player: i === 3 ? null : i, base, revision, removed: withGaps(7), added: withGaps(11) };
  });
  for (const { name, quantity, plain } of SHAPES) {
    it(`${name}: every coalition is the quantity of its hybrid release`, async () => {
      const hybrid = affineCoalitions(quantity, columns, 3), matchedOnly = affineCoalitions(quantity, columns);
      for (let s = 0; s < 16; s++) {
        const matched = Array.from({ length: n }, (_, row) => columns.map((column) => (column.player !== null && isIn(s, column.player) ? column.revision : column.base)[row]!));
        const alone = isIn(s, 3) ? 'added' : 'removed', others = Array.from({ length: columns[0]![alone]!.length }, (_, row) => columns.map((column) => column[alone]![row]!));
        near(await hybrid(s), plain([...matched, ...others]));
        near(await matchedOnly(s & 7), plain(matched));
      }
    });
  }
  it('reads each column once a side for the 256 coalitions of a sum of eight', async () => {
    let reads = 0;
    const counted = (values: Float64Array): Float64Array => new Proxy(values, { get: (of, key) => { if (key === '0') reads++; return Reflect.get(of, key, of) as unknown; } });
    const eight: HybridColumn[] = Array.from({ length: 8 }, (_, player) => ({ player, base: counted(withGaps(20)), revision: counted(withGaps(20)) }));
    const found = await attributeChange(players(8), affineCoalitions({ numerator: eight.map((_, i) => ({ factor: i + 1, columns: [i], of: 'product' })) }, eight));
    assert.equal(found.evaluations, 256);
    assert.equal(reads, 16);
    found.parts.forEach(({ part, swapIn, swapOut }) => { near(part, swapIn as number, 1e-10); near(part, swapOut as number, 1e-10); });
  });
  it('no value and no denominator are statuses', async () => {
    const gone: HybridColumn[] = [{ player: 0, base: Float64Array.of(NaN, Infinity), revision: Float64Array.of(1, -1) }];
    const mean = affineCoalitions({ numerator: [{ factor: 1, columns: [0], of: 'product' }], denominator: [{ factor: 1, columns: [0], of: 'product' }] }, gone);
    assert.equal((await mean(0) as { status: string }).status, 'too-few');
    const overRecords = affineCoalitions({ numerator: [{ factor: 1, columns: [0], of: 'product' }], denominator: [{ factor: 1, columns: [], of: 'count' }] }, gone);
    assert.equal((await overRecords(0) as { status: string }).status, 'too-few');
    assert.equal((await mean(1) as { status: string }).status, 'undefined');
    assert.throws(() => affineCoalitions({ numerator: [{ factor: 1, columns: [0, 0, 0, 0, 0], of: 'product' }] }, gone), RangeError);
  });
});

describe('parts of records', () => {
  const groups = Array.from({ length: 7 }, () => ({ base: Array.from({ length: random.whole(3, 9) }, () => random.normal()), revision: Array.from({ length: random.whole(3, 9) }, () => 1 + random.normal()) }));
  it('have their own sums: every coalition is the quantity of its records', async () => {
    const sums = groups.map(({ base, revision }) => ({ base: [total(base), base.length], revision: [total(revision), revision.length] })), mean = partCoalitions(sums, ([sum, n]) => sum! / n!);
    for (let s = 0; s < 2 ** groups.length; s++) {
      const values = groups.flatMap(({ base, revision }, i) => (isIn(s, i) ? revision : base));
      near(await mean(s), total(values) / values.length);
    }
  });
  it('add up in closed form, as all coalitions say', async () => {
    const parts: AdditivePart[] = groups.map(({ base }, i) => ({ player: { of: 'group', label: `g${i}` }, base: total(base), change: random.normal(), n: { base: base.length, revision: base.length } }));
    for (const shape of ['sum', 'mean'] as const) {
      const closed = additiveAttribution(parts, shape) as Attribution, sums = parts.map(({ base, change, n }) => ({ base: [base, n.base], revision: [base + change, n.revision] }));
      const asked = await attributeChange(players(parts.length, 'group'), partCoalitions(sums, ([sum, n]) => (shape === 'sum' ? sum! : sum! / n!)));
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

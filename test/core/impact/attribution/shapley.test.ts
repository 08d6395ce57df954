import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { attributeChange, type AttributionOptions, type Evaluate } from '../../../../src/core/impact/attribution/attribute-change.js';
import type { Attribution } from '../../../../src/core/impact/attribution/attribution.js';
import { exactShapley } from '../../../../src/core/impact/attribution/exact-shapley.js';
import { everyone, isIn, type Player, sizeOf } from '../../../../src/core/impact/attribution/players.js';
import { Random } from '../../support/random.js';

const players = (m: number): Player[] => Array.from({ length: m }, (_, i) => ({ of: 'column', label: `c${i}` }));
const partsOf = (found: Attribution): number[] => found.parts.map(({ part }) => part as number);
const near = (actual: number, expected: number, within = 1e-12): void => assert.ok(Math.abs(actual - expected) <= within * Math.max(1, Math.abs(expected)), `${actual} instead of ${expected}`);
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const randomGame = (m: number, random: Random): Float64Array => Float64Array.from({ length: 2 ** m }, () => random.normal());

describe('the axioms of Shapley hold in made-up games', () => {
  const random = new Random(3);
  const games = Array.from({ length: 60 }, (_, i) => { const m = 1 + (i % 8); return { m, game: randomGame(m, random) }; });
  it('efficiency: the parts add up to the whole', () => {
    for (const { m, game } of games) near(sum([...exactShapley(game, m)]), game.at(-1)! - game[0]!);
  });
  it('symmetry: players who act alike get the same', () => {
    for (const { m, game } of games.filter((each) => each.m >= 2)) {
      const swapped = (coalition: number): number => (isIn(coalition, 0) === isIn(coalition, 1) ? coalition : coalition ^ 3);
      const alike = game.map((value, coalition) => (value + game[swapped(coalition)]!) / 2), values = exactShapley(alike, m);
      near(values[0]!, values[1]!);
    }
  });
  it('dummy: who changes nothing gets exactly nothing, and who adds the same always gets that', () => {
    for (const { m, game } of games) {
      const dull = game.map((_, coalition) => game[coalition & ~1]!), steady = dull.map((value, coalition) => value + (isIn(coalition, 0) ? 0.25 : 0));
      assert.equal(exactShapley(dull, m)[0], 0);
      near(exactShapley(steady, m)[0]!, 0.25);
    }
  });
  it('additivity: the values of a sum of games are the sums of their values', () => {
    for (const { m, game } of games) {
      const other = randomGame(m, random), both = exactShapley(game.map((value, i) => 2 * value - 3 * other[i]!), m), a = exactShapley(game, m), b = exactShapley(other, m);
      both.forEach((value, i) => near(value, 2 * a[i]! - 3 * b[i]!, 1e-11));
    }
  });
  it('swapping base and revision turns every sign', () => {
    for (const { m, game } of games) exactShapley(game.slice().reverse(), m).forEach((value, i) => near(value, -exactShapley(game, m)[i]!));
  });
  it('is the average over all orders of joining', () => {
    const m = 5, game = randomGame(m, random), found = exactShapley(game, m), sums = new Float64Array(m);
    let orders = 0;
    const join = (coalition: number, added: readonly [number, number][]): void => {
      if (coalition === everyone(m)) { orders++; for (const [i, by] of added) sums[i]! += by; }
      for (let i = 0; i < m; i++) if (!isIn(coalition, i)) join(coalition | (1 << i), [...added, [i, game[coalition | (1 << i)]! - game[coalition]!]]);
    };
    join(0, []);
    assert.equal(orders, 120);
    sums.forEach((each, i) => near(found[i]!, each / orders));
  });
});

describe('attribution is what algebra says', () => {
  const attribute = (m: number, game: Evaluate, options?: AttributionOptions): Promise<Attribution> => attributeChange(players(m), game, options);
  it('of a linear quantity: each its own, no interaction, all of it linear', async () => {
    const change = [3, -1, 0.5, 2], found = await attribute(4, (s) => 10 + sum(change.filter((_, i) => isIn(s, i))), { along: (i, step) => 10 + step * change[i]! });
    assert.deepEqual(partsOf(found).map((each) => Math.round(each * 1e12) / 1e12), change);
    for (const part of found.parts) assert.deepEqual([part.swapIn, part.swapOut], [part.swapIn, part.swapIn]);
    near(found.interactions.total as number, 0);
    assert.deepEqual(found.interactions.pairs, []);
    near(found.linear!.residual as number, 0, 1e-9);
    near(found.parts[1]!.ofChange as number, -1 / 4.5);
    near(found.parts[1]!.share as number, -1 / 6.5);
  });
  it('of a product: the two halves of the corner', async () => {
    const [a, b, da, db] = [4, 7, 0.5, -2], found = await attribute(2, (s) => (a + (isIn(s, 0) ? da : 0)) * (b + (isIn(s, 1) ? db : 0)), { along: (i, step) => (i === 0 ? (a + step * da) * b : a * (b + step * db)) });
    near(partsOf(found)[0]!, da * (b + db / 2));
    near(partsOf(found)[1]!, db * (a + da / 2));
    near(found.interactions.total as number, da * db);
    assert.deepEqual(found.interactions.pairs!.map((pair) => pair.players), [[0, 1]]);
    near(found.parts[0]!.linear as number, da * b, 1e-9);
    near(found.linear!.residual as number, da * db, 1e-8);
  });
  it('of a threshold that takes all: alone nobody does anything, all get the same', async () => {
    const found = await attribute(5, (s) => (s === everyone(5) ? 1 : 0));
    assert.deepEqual(found.parts.map((part) => [part.swapIn, part.swapOut]), new Array(5).fill([0, 1]));
    for (const part of partsOf(found)) near(part, 0.2);
    assert.equal(found.interactions.total, 1);
  });
  it('of a majority of weights 4, 3, 2, 1 with quota 6: 5, 3, 3, 1 of 12 (counted by hand)', async () => {
    const weights = [4, 3, 2, 1], found = await attribute(4, (s) => (sum(weights.filter((_, i) => isIn(s, i))) >= 6 ? 1 : 0));
    partsOf(found).forEach((part, i) => near(part, [5, 3, 3, 1][i]! / 12));
  });
  it('of two that cancel each other: shares of the change are large, shares of the sizes are not', async () => {
    const found = await attribute(2, (s) => 100 + (isIn(s, 0) ? 10 : 0) - (isIn(s, 1) ? 9 : 0));
    near(found.parts[0]!.ofChange as number, 10);
    near(found.parts[0]!.share as number, 10 / 19);
    near(found.parts[1]!.share as number, -9 / 19);
  });
  it('of nobody and of one', async () => {
    assert.deepEqual((await attribute(0, () => 7)).parts, []);
    const one = await attribute(1, (s) => (s === 0 ? 7 : 9));
    assert.deepEqual([one.parts[0]!.part, one.remainder, one.evaluations], [2, 0, 2]);
  });
});

describe('drawn orders', () => {
  const random = new Random(12), m = 9;
  /** Main effects, pairs and a threshold. */
  const made = (): Evaluate => {
    const own = Array.from({ length: m }, () => random.normal()), pair = Array.from({ length: m * m }, () => 0.3 * random.normal());
    return (s) => sum(own.filter((_, i) => isIn(s, i))) + sum(pair.filter((_, k) => isIn(s, Math.floor(k / m)) && isIn(s, k % m))) + (sizeOf(s) >= 6 ? 1.5 : 0);
  };
  const games = Array.from({ length: 12 }, made);
  it('agree with all coalitions within what they say, and always add up', async () => {
    let squares = 0, n = 0;
    for (const [g, game] of games.entries()) {
      const exact = partsOf(await attributeChange(players(m), game));
      for (let seed = 1; seed <= 10; seed++) {
        const drawn = await attributeChange(players(m), game, { budget: 300, seed: 100 * g + seed, precision: 0 });
        assert.equal(drawn.method, 'sampled');
        near(sum(partsOf(drawn)), drawn.change as number, 1e-11);
        drawn.parts.forEach(({ part, se }, i) => { squares += (((part as number) - exact[i]!) / (se as number)) ** 2; n++; });
      }
    }
    // The memory of coalitions makes draws no less independent; t with few pairs is a little wider than normal.
    assert.ok(squares / n > 0.7 && squares / n < 1.5, `errors are ${Math.sqrt(squares / n)} of what is stated`);
  });
  it('stop at the precision that was asked for', async () => {
    const game = games[0]!, exact = partsOf(await attributeChange(players(m), game)), drawn = await attributeChange(players(m), game, { budget: 511, precision: 0.2 });
    assert.ok(drawn.sampling!.converged && drawn.sampling!.precision === 0.2 * Math.abs(drawn.change as number));
    drawn.parts.forEach(({ part, se }, i) => assert.ok((se as number) < drawn.sampling!.precision && Math.abs((part as number) - exact[i]!) < 4 * drawn.sampling!.precision));
  });
  it('with their reverses: one pair of orders is exact where players act by themselves and in pairs', async () => {
    const own = Array.from({ length: 14 }, () => random.normal()), pair = Array.from({ length: 14 }, () => Array.from({ length: 14 }, () => random.normal()));
    const found = await attributeChange(players(14), (s) => own.reduce((total, each, i) => total + (isIn(s, i) ? each + pair[i]!.reduce((more, with_, j) => more + (j > i && isIn(s, j) ? with_ : 0), 0) : 0), 0), { budget: 1 });
    partsOf(found).forEach((part, i) => near(part, own[i]! + pair.reduce((half, row, j) => half + (j < i ? row[i]! : j > i ? pair[i]![j]! : 0) / 2, 0), 1e-11));
    assert.equal(found.sampling!.permutations, 2);
  });
  it('with 20 players: exact where they only add, twice the same with one seed', async () => {
    const own = Array.from({ length: 20 }, () => random.normal()), game: Evaluate = (s) => sum(own.filter((_, i) => isIn(s, i)));
    const found = await attributeChange(players(20), game, { budget: 800, seed: 5 }), again = await attributeChange(players(20), game, { budget: 800, seed: 5 });
    partsOf(found).forEach((part, i) => near(part, own[i]!, 1e-11));
    assert.ok(found.sampling!.converged && found.evaluations < 800);
    assert.deepEqual(again, found);
  });
  it('with a budget for one pair: the parts add up and the error is a status', async () => {
    const found = await attributeChange(players(12), (s) => sizeOf(s) ** 2, { budget: 1 });
    near(sum(partsOf(found)), 144);
    assert.equal((found.parts[0]!.se as { status: string }).status, 'too-few');
    assert.equal(found.sampling!.permutations, 2);
    assert.equal(found.interactions.pairs, null);
  });
});

/** Parts that are told while all coalitions are still being asked: what they say, what they cost, and what is left when time is over. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { attributeChange, type Evaluate } from '../../../../src/core/impact/attribution/attribute-change.js';
import type { Attribution } from '../../../../src/core/impact/attribution/attribution.js';
import { isIn, type Player } from '../../../../src/core/impact/attribution/players.js';
import { Random } from '../../support/random.js';

const players = (m: number): Player[] => Array.from({ length: m }, (_, i) => ({ of: 'column', label: `c${i}` }));
const partsOf = (found: Attribution): number[] => found.parts.map(({ part }) => part as number);
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const near = (actual: number, expected: number): void => assert.ok(Math.abs(actual - expected) <= 1e-11 * Math.max(1, Math.abs(expected)), `${actual} instead of ${expected}`);

const random = new Random(21), M = 8;
/** Effects of single players, of pairs, and of every coalition by itself. */
const games = Array.from({ length: 12 }, (): Evaluate => {
  const values = Float64Array.from({ length: 2 ** M }), own = Array.from({ length: M }, () => 2 * random.normal()), pair = Array.from({ length: M * M }, () => random.normal());
  for (let s = 0; s < values.length; s++) values[s] = sum(own.filter((_, i) => isIn(s, i))) + sum(pair.filter((_, k) => isIn(s, Math.floor(k / M)) && isIn(s, k % M))) + 0.5 * random.normal();
  return (s) => values[s]!;
});

describe('parts so far', () => {
  it('change nothing of the answer and cost no evaluation', async () => {
    for (const game of games) {
      let asked = 0, told = 0;
      const plain = await attributeChange(players(M), game), found = await attributeChange(players(M), (s) => { asked++; return game(s); }, { seed: 3, onEstimate: () => { told++; } });
      assert.deepEqual(found, plain);
      assert.ok(asked === 2 ** M && told > 2, `${asked} asked, ${told} told`);
    }
  });

  it('add up to the whole each time, begin early, and come nearer', async () => {
    let early = 0, late = 0;
    for (const [seed, game] of games.entries()) {
      const soFar: Attribution[] = [], found = await attributeChange(players(M), game, { seed, onEstimate: (each) => soFar.push(each) }), exact = partsOf(found);
      const off = (each: Attribution): number => Math.sqrt(sum(partsOf(each).map((part, i) => (part - exact[i]!) ** 2)));
      for (const each of soFar) {
        assert.equal(each.method, 'sampled');
        assert.equal(each.sampling!.seed, seed);
        near(sum(partsOf(each)), found.change as number);
        near(each.remainder as number, 0);
        assert.ok(each.evaluations < 2 ** M && each.interactions.pairs === null);
      }
      assert.ok(soFar[0]!.evaluations <= 4 * M && soFar[0]!.sampling!.permutations === 2, `first after ${soFar[0]!.evaluations}`);
      early += off(soFar[0]!);
      late += off(soFar.at(-1)!);
    }
    assert.ok(late < 0.75 * early, `${late} against ${early}`);
  });

  it('are off by what they state', async () => {
    let squares = 0, n = 0;
    for (const game of games) for (let seed = 1; seed <= 10; seed++) {
      const soFar: Attribution[] = [], exact = partsOf(await attributeChange(players(M), game, { seed: 1000 + seed, precision: 0, onEstimate: (each) => soFar.push(each) })), sixth = soFar[5];
      if (sixth === undefined) continue;
      sixth.parts.forEach(({ part, se }, i) => { squares += (((part as number) - exact[i]!) / (se as number)) ** 2; n++; });
    }
    // Student's t with 5 degrees of freedom has the variance 5/3.
    assert.ok(n > 400 && squares / n > 0.9 && squares / n < 2.6, `the errors are ${Math.sqrt(squares / n)} of what is stated, of ${n}`);
  });

  it('are not told where the change has no number', async () => {
    await attributeChange(players(3), (s) => (s === 7 ? NaN : s), { onEstimate: () => assert.fail('there is nothing to estimate') });
  });
});

describe('when the time is over', () => {
  const game = games[0]!;
  it('the parts are those of the orders drawn, with their errors, and still add up', async () => {
    let asked = 0;
    const found = await attributeChange(players(M), (s) => { asked++; return game(s); }, { isLate: () => asked >= 60 });
    assert.equal(found.method, 'sampled');
    assert.ok(asked === found.evaluations && asked < 60 + 2 * M, String(asked));
    near(sum(partsOf(found)), found.change as number);
    assert.ok(found.parts.every(({ se }) => typeof se === 'number' && se > 0) && found.interactions.pairs === null);
  });

  it('from the start, one pair of orders is asked and no more', async () => {
    for (const m of [M, 12]) {
      let asked = 0;
      const found = await attributeChange(players(m), (s) => { asked++; return game(s % 2 ** M); }, { isLate: () => true });
      assert.ok(asked <= 4 * m, `${asked} of ${m} players`);
      assert.equal(found.sampling!.permutations, 2);
    }
  });

  it('after the orders but before all coalitions, likewise', async () => {
    let asked = 0, pairs = 0, isOver = false;
    const found = await attributeChange(players(M), (s) => { asked++; if (pairs > 2 && asked > 250) isOver = true; return game(s); }, { precision: 1e9, onEstimate: () => { pairs++; }, isLate: () => isOver || (pairs > 6 && asked > 120) });
    assert.equal(found.method, 'sampled');
    assert.ok(found.evaluations < 2 ** M);
  });

  it('never: all coalitions are asked as without a limit', async () => {
    assert.deepEqual(await attributeChange(players(M), game, { isLate: () => false }), await attributeChange(players(M), game));
  });
});

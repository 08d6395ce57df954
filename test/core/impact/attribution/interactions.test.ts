import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { attributeChange } from '../../../../src/core/impact/attribution/attribute-change.js';
import { gatherPlayers, isIn, type Player, sizeOf } from '../../../../src/core/impact/attribution/players.js';
import { namedInteractions, type PairInteraction, pairInteractions, swaps } from '../../../../src/core/impact/attribution/swaps.js';
import type { Figure } from '../../../../src/core/model/report.js';

const players = (m: number, of: Player['of'] = 'column'): Player[] => Array.from({ length: m }, (_, i) => ({ of, label: `c${i}` }));
const pair = (a: number, b: number, value: Figure): PairInteraction => ({ players: [a, b], value });

describe('interactions that are named', () => {
  const all = [pair(0, 1, 0.5), pair(0, 2, -4), pair(1, 2, 1), pair(1, 3, 0), pair(2, 3, { status: 'undefined', reason: 'no result' }), pair(0, 3, 2)];
  const placesOf = (found: readonly PairInteraction[]): string[] => found.map((each) => each.players.join());
  it('are a tenth of the change or more, whatever their sign, largest first', () => {
    assert.deepEqual(placesOf(namedInteractions(all, -10, [1, 2, 3, 4])), ['0,2', '0,3', '1,2']);
  });
  it('are held against the largest single effect where effects cancel in the change', () => {
    assert.deepEqual(placesOf(namedInteractions(all, 0.1, [12, -20, { status: 'undefined', reason: 'no result' }, 4])), ['0,2', '0,3']);
  });
  it('are none where nothing acts together, even where nothing changes at all', () => {
    assert.deepEqual(namedInteractions([pair(0, 1, 0), pair(0, 2, 0)], 0, [0, 0, 0]), []);
  });
});

describe('one at a time and in pairs, by hand', () => {
  /** Q = a + 2 b + 5 a b - 3 b c, each 1 in the revision; 7 besides. */
  const game = (s: number): Promise<Figure> => { const [a, b, c] = [0, 1, 2].map((i) => Number(isIn(s, i))) as [number, number, number]; return Promise.resolve(7 + a + 2 * b + 5 * a * b - 3 * b * c); };
  it('swaps tell what each does in the base and in the revision', async () => {
    assert.deepEqual(await swaps(game, 3), { in: [1, 2, 0], out: [6, 4, -3] });
  });
  it('each pair of players is told once, by what both do beyond what each does alone', async () => {
    assert.deepEqual(await pairInteractions(game, 3), [pair(0, 1, 5), pair(0, 2, 0), pair(1, 2, -3)]);
  });
});

describe('how many are asked', () => {
  it('ten players by all their 1,024 coalitions; eleven by orders, to 2 % of the change', async () => {
    const ten = await attributeChange(players(10), (s) => sizeOf(s) ** 2), eleven = await attributeChange(players(11), (s) => sizeOf(s) ** 2);
    assert.deepEqual([ten.method, ten.evaluations, ten.sampling], ['exact', 1024, undefined]);
    assert.equal(eleven.method, 'sampled');
    assert.ok(Math.abs(eleven.sampling!.precision - 0.02 * 121) < 1e-12 && eleven.evaluations <= 1024 + 11);
  });
  it('pairs of many players, where these are a quarter of the budget at most', async () => {
    const pairs = async (budget: number) => (await attributeChange(players(11), (s) => sizeOf(s) ** 2, { budget })).interactions.pairs;
    assert.deepEqual([(await pairs(220))?.length, await pairs(219)], [0, null], '55 pairs, of which none is a tenth of 121');
    assert.equal((await attributeChange(players(11), (s) => (isIn(s, 3) && isIn(s, 7) ? 1 : 0), { budget: 220 })).interactions.pairs![0]!.players.join(), '3,7');
  });
  it('of who does nothing in a fall the share is 0, not less than it', async () => {
    const [fell, still] = (await attributeChange(players(2), (s) => (isIn(s, 0) ? -3 : 0))).parts;
    assert.deepEqual([fell!.ofChange, fell!.share, still!.ofChange, still!.share], [1, -1, 0, 0]);
  });
  it('fewer coalitions than there are, where the budget is one less', async () => {
    assert.deepEqual([(await attributeChange(players(4), sizeOf, { budget: 16 })).method, (await attributeChange(players(4), sizeOf, { budget: 15 })).method], ['exact', 'sampled']);
  });
  it('the heaviest of many candidates stay, in their own order, and others of several kinds are parts', () => {
    const mixed = [...players(3, 'group'), ...players(3, 'period')], found = gatherPlayers(mixed, [5, 1, 7, 9, 2, 3], 4);
    assert.deepEqual(found.players.map(({ of, label }) => `${of} ${label}`), ['group c0', 'group c2', 'period c0', 'part 3 others']);
    assert.deepEqual([...found.playerOf], [0, 3, 1, 2, 3, 3]);
    assert.deepEqual([gatherPlayers(mixed, [5, 1, 7, 9, 2, 3], 6).players, [...gatherPlayers(mixed, [5, 1, 7, 9, 2, 3], 6).playerOf]], [mixed, [0, 1, 2, 3, 4, 5]]);
    assert.deepEqual([...gatherPlayers(players(4), [2, 2, 2, 2], 3).playerOf], [0, 1, 2, 2], 'of equal weight the first stay');
  });
});

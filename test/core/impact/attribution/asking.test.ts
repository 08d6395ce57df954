import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { attributeChange } from '../../../../src/core/impact/attribution/attribute-change.js';
import { gatherPlayers, isIn, type Player, sizeOf } from '../../../../src/core/impact/attribution/players.js';

const players = (m: number): Player[] => Array.from({ length: m }, (_, i) => ({ of: 'group', label: `g${i}` }));
const status = (figure: unknown): string | undefined => (figure as { status?: string }).status;

describe('asking hybrid releases', () => {
  it('asks each once, in turn, and tells how far it is', async () => {
    const asked: number[] = [], told: [number, number][] = [];
    let busy = 0;
    await attributeChange(players(6), async (s) => { assert.equal(busy++, 0); await Promise.resolve(); busy--; asked.push(s); return sizeOf(s); }, { onProgress: (done, total) => told.push([done, total]) });
    assert.equal(new Set(asked).size, 64);
    assert.equal(asked.length, 64);
    assert.deepEqual(told, Array.from({ length: 64 }, (_, i) => [i + 1, 64]));
  });
  it('stops between two when called off, with the reason', async () => {
    const stop = new AbortController(), reason = new Error('enough');
    let asked = 0;
    await assert.rejects(attributeChange(players(8), () => { if (++asked === 20) stop.abort(reason); return asked; }, { signal: stop.signal }), (error) => error === reason);
    assert.equal(asked, 20);
    await assert.rejects(attributeChange(players(8), () => { asked++; return 1; }, { signal: stop.signal }), (error) => error === reason);
    assert.equal(asked, 20);
  });
  it('lets faults through', async () => {
    const fault = new Error('the engine is closed');
    await assert.rejects(attributeChange(players(3), () => Promise.reject(fault)), (error) => error === fault);
  });
  it('says where a hybrid release has no result, and what is known all the same', async () => {
    const found = await attributeChange(players(3), (s) => (isIn(s, 1) && isIn(s, 2) && !isIn(s, 0) ? NaN : sizeOf(s)));
    assert.equal(found.change, 3);
    assert.deepEqual(found.parts.map(({ swapIn }) => swapIn), [1, 1, 1]);
    assert.deepEqual(found.parts.map(({ swapOut }) => status(swapOut) ?? swapOut), ['undefined', 1, 1]);
    assert.ok(found.parts.every(({ part, share, ofChange, se }) => [part, share, ofChange, se].every((each) => status(each) === 'undefined')));
    assert.match((found.parts[0]!.part as { reason: string }).reason, /1 of 8 hybrid releases give no result: the result is not a number/);
    assert.equal(status(found.remainder), 'undefined');
    const drawn = await attributeChange(players(11), (s) => (sizeOf(s) === 5 ? Infinity : sizeOf(s)), { budget: 50 });
    assert.match((drawn.parts[0]!.part as { reason: string }).reason, /the result is infinite/);
  });
  it('without a result on base there is no change', async () => {
    const found = await attributeChange(players(2), (s) => (s === 0 ? { status: 'too-few', reason: '3 of at least 10 rows' } : 1));
    assert.deepEqual([found.change, found.revision], [{ status: 'too-few', reason: 'base: 3 of at least 10 rows' }, 1]);
    assert.deepEqual(found.parts[1]!.part, found.change);
  });
  it('without a result on the revision, the swaps tell who takes it away, and no more is asked', async () => {
    let asked = 0;
    const found = await attributeChange(players(8), (s) => { asked++; return isIn(s, 5) ? NaN : sizeOf(s); });
    assert.deepEqual(found.parts.map(({ swapIn }) => status(swapIn) ?? swapIn), [1, 1, 1, 1, 1, 'undefined', 1, 1]);
    assert.deepEqual([asked, found.evaluations, found.interactions.pairs, status(found.parts[0]!.part)], [18, 18, null, 'undefined']);
  });
  it('can be called off between the steps along one player', async () => {
    const stop = new AbortController();
    let along = 0;
    await assert.rejects(attributeChange(players(3), (s) => sizeOf(s), { signal: stop.signal, along: () => { if (++along === 2) stop.abort(new Error('enough')); return along; } }), /enough/);
    assert.equal(along, 2);
  });
  it('an unchanged result has parts, and no shares of its change', async () => {
    const found = await attributeChange(players(2), (s) => (isIn(s, 0) ? 5 : 0) - (isIn(s, 1) ? 5 : 0));
    assert.deepEqual(found.parts.map(({ part }) => part), [5, -5]);
    assert.deepEqual(found.parts.map(({ share }) => share), [0.5, -0.5]);
    assert.equal(status(found.parts[0]!.ofChange), 'undefined');
    assert.equal(status((await attributeChange(players(2), () => 4)).parts[0]!.share), 'undefined');
  });
  it('takes at most 30 players, and gathers the light ones of more', async () => {
    await assert.rejects(attributeChange(players(31), () => 0), RangeError);
    const many = players(40), gathered = gatherPlayers(many, many.map((_, i) => (i % 2 === 0 ? 100 - i : 1)), 5);
    assert.deepEqual(gathered.players.map(({ label }) => label), ['g0', 'g2', 'g4', 'g6', '36 others']);
    assert.deepEqual([...gathered.playerOf.subarray(0, 8)], [0, 4, 1, 4, 2, 4, 3, 4]);
    assert.equal(gathered.players[4]!.of, 'group');
    assert.deepEqual(gatherPlayers(players(3), [1, 2, 3]).players.length, 3);
    assert.equal((await attributeChange(players(30), (s) => sizeOf(s), { budget: 200 })).change, 30);
  });
});

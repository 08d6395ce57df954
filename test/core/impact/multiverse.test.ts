import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type AnalysisChoice, isAbove, multiverse, type SpecifiedResult } from '../../../src/core/impact/multiverse.js';

const choices: readonly AnalysisChoice[] = [{ name: 'u* threshold', options: ['0.1', '0.2', '0.3'] }, { name: 'season', options: ['year', 'summer'] }];
/** Base: 10 a + 100 b; the revision adds 4 a - 6, and 200 less in summer. */
const value = ([a, b]: readonly number[], release: string): number => 10 * a! + 100 * b! + (release === 'base' ? 0 : 4 * a! - 6 - 200 * b!);
const plain = (specification: readonly number[], release: string): SpecifiedResult => ({ value: value(specification, release) });

describe('a multiverse', () => {
  it('crosses all choices with both releases, and lays the results out by the base', async () => {
    const asked: string[] = [], found = await multiverse({ choices, tolerance: 3, threshold: 105, evaluate: (specification, release) => { asked.push(`${specification.join('')} ${release}`); return plain(specification, release); } });
    assert.equal(new Set(asked).size, 12);
    assert.equal(asked.length, 12);
    assert.deepEqual(found.outcomes.map(({ specification }) => specification.join('')), ['00', '10', '20', '01', '11', '21']);
    assert.deepEqual(found.outcomes.map(({ change }) => change), [-6, -2, 2, -206, -202, -198]);
    assert.deepEqual([found.own, found.possible, found.answered, found.threshold], [0, 6, 6, 105]);
  });
  it('counts what flips, by hand', async () => {
    const found = await multiverse({ choices, tolerance: 3, threshold: 105, evaluate: plain });
    assert.deepEqual(found.outcomes.map(({ beyond }) => beyond), [true, false, false, true, true, true]);
    assert.deepEqual(found.outcomes.map(({ sign }) => sign), [true, false, false, true, true, true], '0 to -6 is another sign, 10 to 8 is not');
    assert.deepEqual(found.outcomes.map(({ conclusion }) => conclusion), [false, false, false, false, true, true]);
    assert.deepEqual([found.beyond, found.sign, found.conclusion, found.verdict, found.ranking], [{ flipped: 4, of: 6 }, { flipped: 4, of: 6 }, { flipped: 2, of: 6 }, { flipped: 2, of: 6 }, { flipped: 0, of: 0 }]);
  });
  it('concludes nothing at the threshold itself, and without one', async () => {
    assert.deepEqual([105, 105 + 2 ** -46, -Infinity].map((value) => isAbove(value, 105)), [false, true, false]);
    const none = await multiverse({ choices, tolerance: 3, evaluate: plain });
    assert.deepEqual([none.conclusion, 'threshold' in none], [{ flipped: 0, of: 0 }, false]);
    const touching = await multiverse({ choices: [], tolerance: 3, threshold: 105, evaluate: (_, release) => ({ value: release === 'base' ? 105 : 106 }) });
    assert.equal(touching.outcomes[0]!.conclusion, true);
  });
  it('finds groups that change places; ties and groups of one release do not count', async () => {
    const groups = (base: Record<string, number>, revision: Record<string, number>) => multiverse({ choices: [], tolerance: null, evaluate: (_, release) => ({ value: 1, groups: release === 'base' ? base : revision }) });
    assert.equal((await groups({ oak: 1, pine: 2, beech: 3 }, { oak: 1, pine: 4, beech: 3 })).outcomes[0]!.ranking, true);
    assert.equal((await groups({ oak: 1, pine: 2 }, { oak: 1.5, pine: 1.6, beech: 0 })).outcomes[0]!.ranking, false);
    assert.equal((await groups({ oak: 1, pine: 2 }, { oak: 2, pine: 2 })).outcomes[0]!.ranking, false);
    assert.equal((await groups({ oak: 1, pine: NaN }, { oak: 2, pine: 2 })).outcomes[0]!.ranking, null);
  });
  it('of the same releases flips nothing, and swapping them flips the same', async () => {
    const same = await multiverse({ choices, tolerance: 0, threshold: 5, evaluate: (specification) => plain(specification, 'base') });
    for (const flips of [same.beyond, same.sign, same.conclusion, same.verdict]) assert.deepEqual(flips, { flipped: 0, of: 6 });
    const one = await multiverse({ choices, tolerance: 3, threshold: 105, evaluate: plain }), other = await multiverse({ choices, tolerance: 3, threshold: 105, evaluate: (specification, release) => plain(specification, release === 'base' ? 'revision' : 'base') });
    assert.deepEqual([other.beyond, other.sign, other.conclusion, other.verdict], [one.beyond, one.sign, one.conclusion, one.verdict]);
  });
  it('stands on those that can be computed where some cannot', async () => {
    const found = await multiverse({ choices, tolerance: 3, evaluate: (specification, release) => (specification[0] === 1 && release === 'revision' ? { value: { status: 'too-few', reason: '2 of at least 10 rows' } } : specification[0] === 2 ? { value: NaN } : plain(specification, release)) });
    assert.deepEqual([found.possible, found.answered, found.beyond, found.conclusion], [6, 2, { flipped: 2, of: 2 }, { flipped: 0, of: 0 }]);
    assert.deepEqual(found.outcomes.map(({ base }) => (typeof base === 'number' ? base : base.reason)), [0, 10, 100, 110, 'the result is not a number', 'the result is not a number']);
    assert.deepEqual(found.outcomes[1]!.change, { status: 'too-few', reason: 'revision: 2 of at least 10 rows' });
    const lost = await multiverse({ choices, tolerance: 3, evaluate: (specification, release) => (specification.every((each) => each === 0) ? { value: NaN } : plain(specification, release)) });
    assert.deepEqual([lost.verdict.of, lost.outcomes[lost.own]!.specification], [0, [0, 0]], 'nothing is held against an own result that there is not');
  });
  it('draws where there are too many, the own one among them, each once, the same with one seed', async () => {
    const many = Array.from({ length: 6 }, (_, i): AnalysisChoice => ({ name: `c${i}`, options: ['a', 'b', 'c', 'd'] })), run = () => multiverse({ choices: many, tolerance: 1, evaluate: ([a, b]) => ({ value: a! - b! }) }, { most: 50, seed: 4 }), found = await run();
    assert.deepEqual([found.possible, found.outcomes.length, found.drawn], [4096, 50, { specifications: 50, seed: 4 }]);
    assert.equal(new Set(found.outcomes.map(({ specification }) => specification.join())).size, 50);
    assert.deepEqual(found.outcomes[found.own]!.specification, [0, 0, 0, 0, 0, 0]);
    assert.deepEqual(await run(), found);
  });
  it('is whole up to the number that may be asked, and tells how far it is', async () => {
    const told: [number, number][] = [], found = await multiverse({ choices, tolerance: 3, evaluate: plain }, { most: 6, onProgress: (done, total) => told.push([done, total]) });
    assert.deepEqual([found.outcomes.length, 'drawn' in found], [6, false]);
    assert.deepEqual(told, [[2, 12], [4, 12], [6, 12], [8, 12], [10, 12], [12, 12]]);
    const five = await multiverse({ choices, tolerance: 3, evaluate: plain }, { most: 5 });
    assert.deepEqual([five.outcomes.length, five.possible, five.drawn], [5, 6, { specifications: 5, seed: 1 }]);
  });
  it('takes 20 choices of 100 options, and no more', async () => {
    const of = (many: number, options: number) => multiverse({ choices: Array.from({ length: many }, (_, i): AnalysisChoice => ({ name: `c${i}`, options: Array.from({ length: i === 0 ? options : 1 }, (_, k) => `${k}`) })), tolerance: 1, evaluate: () => ({ value: 1 }) });
    assert.deepEqual([(await of(20, 100)).possible, (await of(1, 100)).answered], [100, 100]);
    await assert.rejects(of(21, 1), RangeError);
    await assert.rejects(of(2, 101), RangeError);
  });
  it('can be called off, and refuses a choice without options', async () => {
    const stop = new AbortController();
    await assert.rejects(multiverse({ choices, tolerance: 1, evaluate: () => { stop.abort(new Error('enough')); return { value: 1 }; } }, { signal: stop.signal }), /enough/);
    await assert.rejects(multiverse({ choices: [{ name: 'x', options: [] }], tolerance: 1, evaluate: () => ({ value: 1 }) }), RangeError);
  });
});

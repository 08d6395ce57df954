import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { drawnOrder, provisionalAnswer, type Estimate, type ProvisionalAnswer, type UnitResult } from '../../../src/core/impact/provisional.js';
import { Random } from '../support/random.js';

const random = new Random(41);
const near = (actual: number, expected: number): void => assert.ok(Math.abs(actual - expected) <= 1e-10 * Math.max(1, Math.abs(expected)), `${actual} instead of ${expected}`);
const sites = Array.from({ length: 40 }, (): UnitResult => { const base = 100 + 20 * random.normal(); return { base, revision: base + 5 + 4 * random.normal() }; });
const total = (of: (site: UnitResult) => number): number => sites.reduce((sum, site) => sum + of(site), 0);
const change = ({ base, revision }: UnitResult): number => (revision as number) - (base as number);

describe('a provisional answer', () => {
  it('becomes the whole one when all units are in', async () => {
    for (const whole of ['sum', 'mean'] as const) {
      const over = whole === 'sum' ? 1 : 40, found = await provisionalAnswer(40, (unit) => sites[unit]!, { whole }), moved = found.change as Estimate;
      near(moved.value, total(change) / over);
      near((found.base as Estimate).value, total(({ base }) => base as number) / over);
      assert.deepEqual(moved.interval, { low: moved.value, high: moved.value });
      assert.ok(found.complete);
    }
  });
  it('closes in, and holds the whole one about as often as it says', async () => {
    for (const [sample, whole] of [[6, 'sum'], [20, 'mean']] as const) {
      let held = 0;
      for (let seed = 1; seed <= 400; seed++) {
        const { interval } = (await provisionalAnswer(40, (unit) => sites[unit]!, { whole, sample, seed })).change as Estimate, truth = whole === 'sum' ? total(change) : total(change) / 40;
        if (interval!.low <= truth && truth <= interval!.high) held++;
      }
      assert.ok(held >= 364 && held <= 396, `${held} of 400`);
    }
    const widths: number[] = [];
    await provisionalAnswer(40, (unit) => sites[unit]!, { whole: 'sum', seed: 2, onAnswer: (answer) => { const { interval } = answer.change as Estimate; if (interval !== undefined) widths.push(interval.high - interval.low); } });
    assert.ok(widths.length === 39 && widths[38] === 0 && widths[30]! < widths[5]! && widths[5]! < widths[0]!);
  });
  it('is what the textbook says, by hand: 2 of 4 units', async () => {
    const found = await provisionalAnswer(4, (unit) => ({ base: 10, revision: 10 + [1, 3, 5, 7][unit]! }), { whole: 'sum', sample: 2, seed: 3 }), [a, b] = [...drawnOrder(4, 3)].map((unit) => [1, 3, 5, 7][unit]!) as [number, number], { value, interval } = found.change as Estimate;
    near(value, 2 * (a + b));
    near(interval!.high - value, (4 * 12.706204736432095 * (Math.abs(a - b) / Math.SQRT2) * Math.SQRT1_2) / Math.SQRT2);
    assert.deepEqual([found.complete, found.done, found.units], [false, 2, 4]);
  });
  it('runs units in a seeded order, each once', async () => {
    const asked: number[] = [];
    await provisionalAnswer(40, (unit) => { asked.push(unit); return sites[unit]!; }, { whole: 'sum', seed: 7 });
    assert.deepEqual(asked, [...drawnOrder(40, 7)]);
    assert.deepEqual([...asked].sort((a, b) => a - b), Array.from({ length: 40 }, (_, i) => i));
    assert.notDeepEqual([...drawnOrder(40, 8)], asked);
  });
  it('tells how far it is after each unit, and draws by seed 1 unless told otherwise', async () => {
    const progress: [number, number][] = [], done: [number, boolean][] = [], plain = await provisionalAnswer(4, (unit) => sites[unit]!, { whole: 'sum', sample: 3, onProgress: (at, of) => progress.push([at, of]), onAnswer: (answer) => done.push([answer.done, answer.complete]) });
    assert.deepEqual([progress, done], [[[1, 3], [2, 3], [3, 3]], [[1, false], [2, false], [3, false]]]);
    assert.equal(plain.seed, 1);
    assert.deepEqual(plain, await provisionalAnswer(4, (unit) => sites[unit]!, { whole: 'sum', sample: 3, seed: 1 }));
  });
  it('is about the units that have a result, and names the others', async () => {
    const found = await provisionalAnswer(5, (unit) => (unit === 3 ? { base: 1, revision: NaN } : { base: 1, revision: 2 }), { whole: 'sum' });
    assert.deepEqual([(found.change as Estimate).value, found.failed], [4, [{ unit: 3, reason: 'revision: the result is not a number' }]]);
    const none = await provisionalAnswer(2, () => ({ base: { status: 'too-few', reason: 'no rows' }, revision: 1 }), { whole: 'mean' });
    assert.equal((none.change as { status: string }).status, 'too-few');
    assert.equal((await provisionalAnswer(9, () => ({ base: 1, revision: 1 }), { whole: 'mean', sample: 1 }) as ProvisionalAnswer & { change: Estimate }).change.interval, undefined);
  });
  it('can be called off', async () => {
    const stop = new AbortController();
    let asked = 0;
    await assert.rejects(provisionalAnswer(9, () => { if (++asked === 2) stop.abort(new Error('enough')); return { base: 1, revision: 1 }; }, { whole: 'sum', signal: stop.signal }), /enough/);
    assert.equal(asked, 2);
  });
});

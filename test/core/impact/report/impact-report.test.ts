import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { additiveAttribution } from '../../../../src/core/impact/attribution/additive-parts.js';
import { attributeChange } from '../../../../src/core/impact/attribution/attribute-change.js';
import type { Attribution } from '../../../../src/core/impact/attribution/attribution.js';
import { isIn, type Player } from '../../../../src/core/impact/attribution/players.js';
import { waterfall } from '../../../../src/core/impact/attribution/waterfall.js';
import { cascade } from '../../../../src/core/impact/cascade.js';
import { differenceInterval } from '../../../../src/core/impact/difference-interval.js';
import { divergence } from '../../../../src/core/impact/divergence.js';
import { multiverse } from '../../../../src/core/impact/multiverse.js';
import { provisionalAnswer } from '../../../../src/core/impact/provisional.js';
import { type ImpactFacts, impactReport } from '../../../../src/core/impact/report/impact-report.js';
import { linearResilience } from '../../../../src/core/impact/resilience/linear-resilience.js';
import { bitsCurve } from '../../../../src/core/impact/sufficiency/bits-curve.js';
import { inputInformation } from '../../../../src/core/impact/sufficiency/input-information.js';
import { tailLoss } from '../../../../src/core/impact/sufficiency/loss-modes.js';
import { sufficiencyCurve } from '../../../../src/core/impact/sufficiency/sufficiency-curve.js';
import { Random } from '../../support/random.js';
import { checkImpact } from './support.js';

const random = new Random(91), n = 1500;
const base = Float64Array.from({ length: n }, (_, i) => 10 + 5 * Math.sin(i / 20) + random.normal()), revision = base.map((x, i) => (i % 3 === 0 ? x + 0.2 * random.normal() + 0.1 : x)), total = (x: ArrayLike<number>): number => Array.from(x).reduce((a, b) => a + b, 0);
const facts: ImpactFacts = { id: 'q1', name: 'Sum of NEE', unit: 'g C', by: 'sql', tolerance: 20, seed: 1, base: total(base), revision: total(revision) };
const players = (m: number): Player[] => Array.from({ length: m }, (_, i) => ({ of: 'group', label: `site ${i}` }));

describe('the impact of a report', () => {
  it('of a bare result fits the schema, and needs nothing else', () => {
    const found = checkImpact(impactReport(facts));
    assert.deepEqual([found.change, found.beyond, found.verdict.state], [total(revision) - total(base), true, 'cannot-tell']);
  });
  it('of everything that can be asked fits the schema', async () => {
    const sums = (x: Float64Array): Float64Array => x, quantity = ([sum]: Float64Array): number => sum!, rising = (x: Float64Array): Float64Array => x.map((_, i) => total(x.subarray(0, i + 1)));
    const found = checkImpact(impactReport({
      ...facts, interval: differenceInterval({ fields: 1, base: sums(base), revision: sums(revision) }, quantity, { blockLength: 20, tolerance: 20, draws: 199 }), groups: Array.from({ length: 300 }, (_, i) => ({ group: `g${i}`, base: i, revision: i === 7 ? NaN : 2 * i })),
      attributions: [{ by: 'site', attribution: await attributeChange(players(12), (s) => total(players(12).map((_, i) => (isIn(s, i) ? i * i : 0))), { budget: 300, along: (i, step) => step * i * i }) }],
      trajectory: { at: Float64Array.from({ length: n }, (_, i) => 1800000 * i), instants: true, base: rising(base), revision: rising(revision), divergence: divergence(rising(base), rising(revision), { absolute: 20 }), cascade: await cascade(rising(base), [[0, 100], [100, n]], ([from, to]) => rising(base.map((x, i) => (i >= from && i < to ? revision[i]! : x)))) },
      resilience: linearResilience({ base: total(base), effects: revision.map((y, i) => y - base[i]!).filter((d) => d !== 0), tolerance: 20 }),
      sufficiency: [{ side: 'base', mode: 'tail', tolerance: 0.05, curve: await sufficiencyCurve(tailLoss(n), (kept) => (kept[700] === 1 ? total(base) : NaN), { tolerance: 0.05 }) }],
      bits: [{ input: 'NEE', side: 'base', tolerance: 0.01, curve: await bitsCurve(base, (x) => (x.length > 0 && x[0]! < -1e9 ? 0 : total(x)), { tolerance: 0.01 }) }], information: inputInformation([{ name: 'NEE', base, revision }], base.map((x) => x * x)),
      multiverse: await multiverse({ choices: [{ name: 'season', options: ['year', 'summer'] }], tolerance: 20, evaluate: ([i], release) => ({ value: i === 1 ? NaN : release === 'base' ? 1 : 50 }) }),
      provisional: await provisionalAnswer(20, () => ({ base: 1, revision: 2 }), { whole: 'sum', sample: 5 }), notes: Array.from({ length: 40 }, (_, i) => `note ${i}`),
    }));
    assert.deepEqual([found.groups!.length, found.groupsInAll, found.groups![0]!.group, found.groups![1]!.group], [240, 300, 'g7', 'g299']);
    assert.equal(found.notes!.length, 20);
    assert.equal(found.trajectory!.at.length, 1000);
    assert.equal(found.sufficiency![0]!.points.find((point) => point.fraction === 0.25)!.errorP90.constructor, Object, 'samples without a result have no error');
    assert.equal(found.attributions![0]!.parts.length, 12);
  });
  it('of a result that is none says why, in all figures', () => {
    const found = checkImpact(impactReport({ ...facts, base: NaN }));
    assert.deepEqual([found.base, found.change, found.beyond, found.verdict.state], [{ status: 'undefined', reason: 'the result is not a number' }, { status: 'undefined', reason: 'base: the result is not a number' }, null, 'cannot-tell']);
    assert.equal(found.sentence, 'Sum of NEE cannot be compared: base: the result is not a number.');
  });
  it('of an unchanged result is the same on these records, and of records like these nothing is told without an interval', () => {
    const found = checkImpact(impactReport({ ...facts, revision: facts.base }));
    assert.deepEqual([found.change, found.relative, found.beyond, found.verdict.state, found.verdict.sentence], [0, 0, false, 'cannot-tell', 'Cannot tell how it would be for other records like these: no interval was computed.']);
  });
  it('swapped, turns change and parts', async () => {
    const evaluate = (s: number): number => (1 + (isIn(s, 0) ? 1 : 0)) * (2 + (isIn(s, 1) ? 3 : 0)), one = await attributeChange(players(2), evaluate), other = await attributeChange(players(2), (s) => evaluate(3 - s));
    assert.deepEqual(other.parts.map(({ part }) => part), one.parts.map(({ part }) => -(part as number)));
    const a = impactReport({ ...facts, base: 2, revision: 10 }), b = impactReport({ ...facts, base: 10, revision: 2 });
    assert.deepEqual([b.change, b.beyond], [-(a.change as number), a.beyond]);
  });
  it('gathers many parts so that they still add up', () => {
    const many = additiveAttribution(Array.from({ length: 200 }, (_, i) => ({ player: { of: 'period', label: `day ${i}` }, base: 1, change: i % 2 === 0 ? i : -i / 2, n: { base: 1, revision: 1 } })), 'sum') as Attribution;
    const told = checkImpact(impactReport({ ...facts, attributions: [{ by: 'day', attribution: many }] })).attributions![0]!, parts = told.parts.map(({ part }) => part as number);
    assert.equal(parts.length, 60);
    assert.ok(Math.abs(total(parts) - (many.change as number)) < 1e-9);
    assert.deepEqual([told.parts[58]!.player.label, told.parts[59]!.player], ['day 199', { of: 'period', label: '141 others' }]);
    assert.equal(waterfall(told)!.addsUp, true);
  });
  it('keeps the step that differs most, the first and the last of a long trajectory', () => {
    const one = new Float64Array(50_000).fill(5), other = one.slice();
    other[31_337] = 9;
    one[40_000] = NaN;
    const { trajectory } = checkImpact(impactReport({ ...facts, trajectory: { at: Float64Array.from(one.keys()), instants: false, base: one, revision: other, divergence: divergence(one, other, { absolute: 1 }) } }));
    assert.equal(trajectory!.at.length, 1000);
    assert.ok(trajectory!.at.every((at, i) => i === 0 || at > trajectory!.at[i - 1]!));
    assert.deepEqual([trajectory!.at[0], trajectory!.at.at(-1), trajectory!.at.includes(31_337), trajectory!.revision[trajectory!.at.indexOf(31_337)]], [0, 49_999, true, 9]);
    assert.deepEqual([trajectory!.firstBeyond, trajectory!.beyondForGood, trajectory!.steps, trajectory!.n], [31_337, null, 50_000, 49_999]);
  });
});

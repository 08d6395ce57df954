import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { attributeChange } from '../../../../src/core/impact/attribution/attribute-change.js';
import type { Attribution } from '../../../../src/core/impact/attribution/attribution.js';
import { isIn, type Player } from '../../../../src/core/impact/attribution/players.js';
import { cascade } from '../../../../src/core/impact/cascade.js';
import { divergence } from '../../../../src/core/impact/divergence.js';
import { multiverse } from '../../../../src/core/impact/multiverse.js';
import { provisionalAnswer } from '../../../../src/core/impact/provisional.js';
import { type ImpactFacts, impactReport } from '../../../../src/core/impact/report/impact-report.js';
import { impactVerdictSentence } from '../../../../src/core/impact/report/impact-verdict-sentence.js';
import { linearResilience } from '../../../../src/core/impact/resilience/linear-resilience.js';
import { randomLoss } from '../../../../src/core/impact/sufficiency/loss-modes.js';
import { sufficiencyCurve } from '../../../../src/core/impact/sufficiency/sufficiency-curve.js';
import { checkImpact } from './support.js';

const facts: ImpactFacts = { id: 'q', name: 'Annual NEE', unit: 'g C m⁻² yr⁻¹', by: 'sql', tolerance: 10, seed: 1, base: -212, revision: -187 };
const sentence = (more: Partial<ImpactFacts>): string => checkImpact(impactReport({ ...facts, ...more })).sentence;
const made = async (parts: Readonly<Record<string, number>>, budget?: number): Promise<{ by: string; attribution: Attribution }> => {
  const players = Object.keys(parts).map((label): Player => ({ of: 'part', label })), values = Object.values(parts);
  return { by: 'column and year', attribution: await attributeChange(players, (s) => values.reduce((sum, each, i) => sum + (isIn(s, i) ? each : 0), -212), budget === undefined ? {} : { budget }) };
};

describe('the sentence on a result', () => {
  it('says change, tolerance, cause and what flips', async () => {
    const flipping = await multiverse({ choices: [{ name: 'u*', options: ['a', 'b', 'c', 'd', 'e', 'f'] }, { name: 'season', options: ['1', '2', '3', '4'] }], tolerance: 10, threshold: 0, evaluate: ([a, b], release) => ({ value: release === 'revision' && b === 0 && a! < 3 ? 5 : -5 }) });
    assert.equal(sentence({ attributions: [await made({ 'Tair in 2003': 20.25, 'Tair in 2004': 4.75 })], multiverse: flipping }), 'Annual NEE goes from −212 to −187 g C m⁻² yr⁻¹ (+12 %), beyond the tolerance of 10; 81 % of that comes from Tair in 2003; the conclusion (above 0 g C m⁻² yr⁻¹) flips in 3 of 24 specifications.');
  });
  it('says less where less is known', () => {
    assert.equal(sentence({}), 'Annual NEE goes from −212 to −187 g C m⁻² yr⁻¹ (+12 %), beyond the tolerance of 10.');
    assert.equal(sentence({ tolerance: null, unit: null }), 'Annual NEE goes from −212 to −187 (+12 %).');
    assert.equal(sentence({ tolerance: 30 }), 'Annual NEE goes from −212 to −187 g C m⁻² yr⁻¹ (+12 %), within the tolerance of 30.');
    assert.equal(sentence({ base: 0, revision: 4, tolerance: null }), 'Annual NEE goes from 0 to 4 g C m⁻² yr⁻¹.');
    assert.equal(sentence({ revision: -212 }), 'Annual NEE stays at −212 g C m⁻² yr⁻¹, within the tolerance of 10.');
    assert.equal(sentence({ revision: { status: 'too-few', reason: '2 of at least 10 rows' } }), 'Annual NEE cannot be compared: revision: 2 of at least 10 rows.');
  });
  it('never writes two results alike that are not, nor a share beyond all', () => {
    assert.equal(sentence({ base: 212, revision: 212.04, tolerance: null }), 'Annual NEE goes from 212.00 to 212.04 g C m⁻² yr⁻¹ (+0.019 %).');
    assert.equal(sentence({ base: 212, revision: 212 + 2 ** -30, tolerance: null }), 'Annual NEE moves by +9.31×10⁻¹⁰ g C m⁻² yr⁻¹ from 212 g C m⁻² yr⁻¹.');
    assert.equal(sentence({ base: 2, revision: 30, tolerance: null }), 'Annual NEE goes from 2 to 30 g C m⁻² yr⁻¹ (+1400 %).');
    assert.equal(sentence({ base: -1e7, revision: -1.0001e7, tolerance: null, unit: null }), 'Annual NEE goes from −10,000,000 to −10,001,000 (−0.010 %).');
  });
  it('tells parts that cancel by their sizes', async () => {
    assert.match(sentence({ attributions: [await made({ TA: 54, P: -29 })] }), /; it is made of parts that go both ways, the largest TA \(\+54\) and P \(−29\)\.$/);
    assert.match(sentence({ revision: -212, attributions: [await made({ TA: 5, P: -5 })] }), /^Annual NEE stays at −212 .*; it is made of parts that go both ways, the largest TA \(\+5\) and P \(−5\)\.$/);
    assert.match(sentence({ attributions: [await made({ TA: 25.5, P: -0.5 })] }), /; all of that and more comes from TA; others take back 2\.0 % of it\.$/);
    assert.match(sentence({ attributions: [await made({ TA: 15, PAR: 14, P: -4 })] }), /parts that go both ways, the largest TA \(\+15\) and P \(−4\)/);
    assert.match(sentence({ attributions: [await made({ TA: 20, PAR: 6, P: -1 })] }), /; 80 % of that comes from TA\./);
    assert.match(sentence({ attributions: [await made({ TA: 25, P: 0 })] }), /; all of that comes from TA\.$/);
    assert.match(sentence({ attributions: [await made({ TA: 20, P: 5 }, 1)] }), /; about 80 % of that comes from TA\.$/);
    assert.doesNotMatch(sentence({ attributions: [await made({ TA: NaN, P: 5 })] }), /comes from|both ways/);
  });
  it('says in which one period or group all of it is', async () => {
    const column = await made({ TA: 20, P: 5 }), of = async (kind: 'period' | 'group' | 'class', by: string, label: string): Promise<{ by: string; attribution: Attribution }> => ({ by, attribution: await attributeChange([{ of: kind, label }], (s) => (s === 0 ? -212 : -187)) });
    assert.match(sentence({ attributions: [column, await of('period', 'month', '2021-06')] }), /; 80 % of that comes from TA; all of it is in 2021-06\.$/);
    assert.match(sentence({ attributions: [column, await of('period', 'month', '2021-06'), await of('group', 'site', 'SE-Svb'), await of('class', 'class of cell', 'filled cells')] }), /; all of it is in 2021-06 and in SE-Svb\.$/);
    const months = async (parts: readonly number[]): Promise<{ by: string; attribution: Attribution }> => ({ by: 'month', attribution: await attributeChange(parts.map((_, i): Player => ({ of: 'period', label: `2021-0${i + 6}` })), (s) => parts.reduce((sum, each, i) => sum + (isIn(s, i) ? each : 0), -212)) });
    assert.match(sentence({ attributions: [await made({ TA: 25 }), await months([5, 20])] }), /; all of that comes from TA; 80 % of it is in 2021-07\.$/);
    assert.match(sentence({ attributions: [await made({ TA: 25 }), await months([25, 0])] }), /; all of that comes from TA; all of it is in 2021-06\.$/);
    assert.match(sentence({ attributions: [await made({ TA: 25 }), await months([-10, 35])] }), /; all of that comes from TA\.$/, 'parts that cancel are no shares');
    assert.match(sentence({ attributions: [column, await months([5, 20])] }), /; 80 % of that comes from TA\.$/);
    assert.match(sentence({ attributions: [await of('period', 'month', '2021-06')] }), /; all of that comes from 2021-06\.$/);
  });
  it('goes on with trajectories, resilience and the loss that would do as much', async () => {
    const base = new Float64Array(20).fill(1), revision = base.map((x, t) => (t < 4 ? x : x + 0.2 * (t - 3))), at = Float64Array.from({ length: 20 }, (_, t) => Date.UTC(2003, 4, 1 + t)), grown = await cascade(base, [[0, 10], [10, 20]], () => base.map((x, t) => x + (t < 5 ? 0 : t - 4)));
    const trajectory = { at, instants: true, base, revision, divergence: divergence(base, revision, { absolute: 0.5 }), cascade: grown }, effects = new Float64Array(100).fill(0.25);
    assert.equal(sentence({ trajectory, resilience: linearResilience({ base: -212, effects, tolerance: 10 }) }), 'Annual NEE goes from −212 to −187 g C m⁻² yr⁻¹ (+12 %), beyond the tolerance of 10. The trajectories part at 2003-05-05, and are beyond the tolerance for good from 2003-05-07; early changes grow; the result leaves its tolerance for good after these shares of the changed records: 43 % by lot, 41 % in the order of time, 41 % with the largest effects first.');
    assert.match(sentence({ resilience: { ...linearResilience({ base: -212, effects, tolerance: 10 }), along: 'Record_number' } }), /43 % by lot, 41 % in the order of Record_number, 41 % with/);
    assert.match(sentence({ trajectory: { ...trajectory, instants: false, at: Float64Array.from(at.keys()), divergence: divergence(base, revision, { absolute: 50 }) } }), /The trajectories part at step 4, and never leave the tolerance; early changes grow\.$/);
    const curve = await sufficiencyCurve(randomLoss(Int32Array.from({ length: 8 }, (_, i) => i), [Float64Array.from({ length: 8 }, (_, i) => i / 8)]), (kept) => -212 + (8 - kept.reduce((a, b) => a + b, 0)) * 5, { tolerance: 0.05 });
    assert.match(sentence({ sufficiency: [{ side: 'base', mode: 'random', tolerance: 0.05, curve }] }), /\. A loss of 50 % of the records would move the result as much\.$/);
  });
  it('tells a loss that moves it less where no larger one tells more', async () => {
    const of = async (result: (kept: number) => number, more: Partial<ImpactFacts> = {}): Promise<string> => {
      const curve = await sufficiencyCurve(randomLoss(Int32Array.from({ length: 8 }, (_, i) => i), [Float64Array.from({ length: 8 }, (_, i) => i / 8)]), (kept) => result(kept.reduce((a, b) => a + b, 0)), { tolerance: 0.05 });
      return sentence({ sufficiency: [{ side: 'base', mode: 'random', tolerance: 0.05, curve }], ...more });
    };
    // Two of eight records stay of a quarter, one of an eighth: it has no result then, or one that is further off.
    assert.match(await of((kept) => (kept >= 2 ? -212 : NaN)), /\. Even a loss of 75 % of the records would move the result no more\.$/);
    assert.match(await of((kept) => (kept >= 2 ? -212 : -100)), /\. A loss of 75 % of the records would move the result as much\.$/);
    assert.match(await of((kept) => (kept >= 2 ? -212 : -100), { revision: -212 }), /stays at −212 .*\. Even a loss of 75 % of the records would move the result no more\.$/);
    assert.match(await of(() => -212), /\. Even a loss of 97 % of the records would move the result no more\.$/);
  });
  it('says that it is provisional', async () => {
    assert.match(sentence({ provisional: await provisionalAnswer(40, () => ({ base: 1, revision: 2 }), { whole: 'sum', sample: 12 }) }), /^Provisional, after 12 of 40: Annual NEE goes from/);
    assert.match(sentence({ unfinished: { done: 2, open: ['the interval'] } }), /^Provisional, 2 of 3 parts done: Annual NEE goes from/);
  });
  it('counts no flips where none can be told, and says where nothing flips', async () => {
    const calm = (value: number) => multiverse({ choices: [{ name: 'a', options: ['1', '2'] }], tolerance: 1, evaluate: () => ({ value }) });
    assert.match(sentence({ multiverse: await calm(3) }), /; whether that matters is the same in all of 2 specifications\.$/);
    assert.equal(sentence({ multiverse: await calm(NaN) }), sentence({}));
  });
});

describe('the verdict on a result', () => {
  const interval = { low: 12, high: 38, level: 0.95, method: 'blocks' } as const;
  it('is said in its states', () => {
    const said = (word: Parameters<typeof impactVerdictSentence>[0]['word'], state: 'same' | 'differs' | 'cannot-tell', tolerance: number | null = 10): string => impactVerdictSentence({ word, state, sameWithin: 36.01 }, tolerance, 'g', interval);
    assert.equal(said('different', 'differs'), 'Differs: for records like these the change is beyond the ±10 g that matter (95 % interval of the change +12 to +38 g).');
    assert.equal(said('equivalent', 'same'), 'Same: for records like these the change is within ±10 g (95 % interval of the change +12 to +38 g).');
    assert.equal(said('no-tolerance', 'cannot-tell', null), 'Cannot tell whether that matters, as no tolerance is given: with one of ±36.1 g or more the results would be the same (95 % interval of the change +12 to +38 g).');
    assert.equal(impactVerdictSentence({ word: 'too-little-data', state: 'cannot-tell', sameWithin: { status: 'too-few', reason: '3 of at least 10 independent blocks' } }, 10, null), 'Cannot tell how it would be for other records like these: too little independent data (3 of at least 10 independent blocks).');
  });
});

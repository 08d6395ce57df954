import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { changeOf, Evaluations, relativeChange, settled } from '../../../src/core/impact/evaluation.js';
import type { Undefined } from '../../../src/core/model/report.js';

const none = (reason: string): Undefined => ({ status: 'too-few', reason });

describe('a change of a result', () => {
  it('is revision less base, and its share is of the size of the base', () => {
    assert.deepEqual([changeOf(-4, 2), relativeChange(-4, 2), relativeChange(-4, -6), relativeChange(1, 3)], [6, 1.5, -0.5, 2]);
  });
  it('of a base of nothing has no share, though it has a size', () => {
    assert.deepEqual([changeOf(0, 2), relativeChange(0, 2)], [2, { status: 'undefined', reason: 'the result of the base is 0' }]);
  });
  it('says which side has no result, and a reason that both have only once', () => {
    assert.deepEqual(changeOf(none('2 rows'), 1), none('base: 2 rows'));
    assert.deepEqual(changeOf(1, none('2 rows')), none('revision: 2 rows'));
    assert.deepEqual(changeOf(none('2 rows'), none('3 rows')), none('base: 2 rows'));
    assert.deepEqual([changeOf(none('2 rows'), none('2 rows')), relativeChange(none('2 rows'), none('2 rows'))], [none('2 rows'), none('2 rows')]);
  });
  it('beyond the largest number is none', () => {
    assert.deepEqual([settled(Infinity), settled(NaN), changeOf(-1e308, 1e308)].map((each) => (typeof each === 'number' ? each : each.reason)), ['the result is infinite', 'the result is not a number', 'the result is infinite']);
  });
});

describe('what is asked', () => {
  it('is asked once, answers of 0 and without a number among them', async () => {
    const questions: string[] = [], told: [number, number][] = [], asked = new Evaluations<string>((question) => { questions.push(question); return question === 'zero' ? 0 : NaN; }, { onProgress: (done, total) => told.push([done, total]) }, 1);
    for (const question of ['zero', 'none', 'zero', 'none']) await asked.at(question);
    assert.deepEqual(questions, ['zero', 'none']);
    assert.deepEqual([asked.count, asked.has('zero'), asked.has('one'), await asked.at('zero')], [2, true, false, 0]);
    assert.deepEqual(told, [[1, 1], [2, 2]], 'never more done than there are');
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countCodes, textSummary } from '../../../src/core/statistics/text-summary.js';
import { timeSummary } from '../../../src/core/statistics/time-summary.js';
import { Random } from '../support/random.js';

describe('the summary of a text column', () => {
  it('counts values, missing and distinct, and names the most frequent, ties by text', () => {
    assert.deepEqual(textSummary(['b', 'a', '', 'unused'], Uint32Array.of(2, 2, 3, 0), Uint8Array.of(0, 0, 1, 0)),
      { n: 4, missing: 3, distinct: 2, top: [{ value: 'a', count: 2 }, { value: 'b', count: 2 }] });
  });

  it('finds the twelve most frequent of many, whatever the order of the dictionary', () => {
    const random = new Random(33);
    const entries = Array.from({ length: 5000 }, (_, i) => ({ value: `t${String(i).padStart(4, '0')}`, count: random.whole(1, 40) }));
    const expected = [...entries].sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, 12);
    for (let round = 0; round < 4; round++) {
      const shuffled = random.shuffled(entries);
      const summary = textSummary(shuffled.map((each) => each.value), Uint32Array.from(shuffled, (each) => each.count), new Uint8Array(5000));
      assert.deepEqual(summary.top, expected);
      assert.equal(summary.distinct, 5000);
    }
  });

  it('counts codes', () => assert.deepEqual([...countCodes(Int32Array.of(0, 2, 2, 1, 2), 4)], [1, 1, 3, 0]));
});

describe('the summary of a time column', () => {
  it('names first and last', () => assert.deepEqual(timeSummary(Float64Array.of(86_400_000, NaN, 0, 43_200_000)), { n: 3, missing: 1, first: '1970-01-01', last: '1970-01-02' }));
  it('of nothing has neither', () => assert.deepEqual(timeSummary(Float64Array.of(NaN)), { n: 0, missing: 1 }));
});

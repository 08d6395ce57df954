/** Values of some rows, in their order. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { takeRows } from '../../../src/core/keys/take-rows.js';

describe('the values of some rows', () => {
  const values = Float64Array.of(1.5, NaN, -0, 4);
  it('are those asked for, in their order, repeated where they are asked twice', () => assert.deepEqual(takeRows(values, Int32Array.of(3, 0, 0)), Float64Array.of(4, 1.5, 1.5)));
  it('are a copy also where all are asked for', () => {
    const all = takeRows(values, Int32Array.of(0, 1, 2, 3));
    assert.deepEqual(all, values);
    assert.notEqual(all.buffer, values.buffer);
  });
  it('keep their order where all are asked for in another', () => assert.deepEqual(takeRows(Int32Array.of(7, 8, 9), Int32Array.of(2, 1, 0)), Int32Array.of(9, 8, 7)));
  it('are none of none', () => assert.equal(takeRows(new Int32Array(0), new Int32Array(0)).length, 0));
});

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { justAbove } from '../../../src/core/selection/half-open.js';

it('nothing lies between a number and what is just above it', () => {
  for (const value of [0, -0, 1, -1, 0.1, -5e-324, 5e-324, 1e300, -1e300, 123.456, -Number.MAX_VALUE]) {
    const next = justAbove(value);
    assert.ok(next > value);
    const middle = value / 2 + next / 2;
    assert.ok(middle === value || middle === next || Math.abs(value) < 1e-300, String(value));
  }
  assert.equal(justAbove(1), 1 + Number.EPSILON);
  assert.equal(justAbove(0), 5e-324);
  assert.equal(justAbove(-5e-324), -0);
});

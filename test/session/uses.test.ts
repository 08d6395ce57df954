import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Uses } from '../../src/session/uses.js';

describe('shared things', () => {
  it('end once, when the last user gives them back', async () => {
    const ended: string[] = [];
    const uses = new Uses<string>(async (thing) => { ended.push(thing); });
    uses.take(['a', 'b']);
    uses.take(['a']);
    await uses.give(['a', 'b']);
    assert.deepEqual(ended, ['b']);
    await uses.give(['a']);
    assert.deepEqual(ended, ['b', 'a']);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { uniqueNames } from '../../../src/core/reading/header.js';

describe('column names', () => {
  const TABLE: readonly (readonly [string, readonly string[], readonly string[], number])[] = [
    ['stay as they are', ['a', 'B', 'a b'], ['a', 'B', 'a b'], 0],
    ['lose white space around', [' a ', '\tb'], ['a', 'b'], 0],
    ['are made from the position where empty', ['', 'x', ' '], ['column 1', 'x', 'column 3'], 2],
    ['are numbered where repeated', ['a', 'a', 'a'], ['a', 'a (2)', 'a (3)'], 2],
    ['are never one that is already taken', ['a', 'a (2)', 'a'], ['a', 'a (2)', 'a (3)'], 1],
    ['made up do not meet given ones', ['column 2', '', 'column 2'], ['column 2', 'column 2 (2)', 'column 2 (3)'], 2],
    ['differ by case', ['a', 'A'], ['a', 'A'], 0],
    ['keep what is hostile', ['"; drop table x; --', '<img onerror>', 'a\nb', '🌲', '__proto__', 'constructor'], ['"; drop table x; --', '<img onerror>', 'a\nb', '🌲', '__proto__', 'constructor'], 0],
  ];
  for (const [what, given, names, notes] of TABLE) {
    it(what, () => {
      const header = uniqueNames(given);
      assert.deepEqual(header.names, names);
      assert.equal(header.notes.length, notes);
      assert.equal(new Set(header.names).size, given.length);
    });
  }
  it('that were made are told', () => {
    assert.deepEqual(uniqueNames(['', 'a', 'a']).notes, ['Column 1 has no name; it is called “column 1”.', 'The name “a” occurs again in column 3; that one is called “a (2)”.']);
  });
});

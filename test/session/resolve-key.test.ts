import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { alignColumns } from '../../src/core/align/align-columns.js';
import { isPalimpsestError } from '../../src/core/errors.js';
import { resolveKey } from '../../src/session/resolve-key.js';

const aligned = alignColumns(['id', 'site', 'gone'], ['site', 'ID', 'new'], { columns: [{ base: ['id'], revision: ['ID'] }] });

describe('the key of a recipe', () => {
  it('is null where none is given', () => {
    assert.equal(resolveKey(undefined, aligned), null);
    assert.equal(resolveKey([], aligned), null);
  });
  it('is named by base or by revision', () => {
    assert.deepEqual(resolveKey(['id', 'site'], aligned), ['c1', 'c2']);
    assert.deepEqual(resolveKey(['ID'], aligned), ['c1']);
  });
  for (const [name, sentence] of [['gone', /revision does not have/], ['new', /base does not have/], ['nope', /neither release has/]] as const) {
    it(`“${name}” is refused`, () => assert.throws(() => resolveKey([name], aligned), (error) => isPalimpsestError(error, 'KeyError') && sentence.test(error.message) && /Columns in both releases: “ID” and “site”\./.test(error.message)));
  }
});

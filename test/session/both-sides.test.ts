/** Of two faults the one of the base is told, whichever came first. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bothSides } from '../../src/session/both-sides.js';

const later = async <T>(make: () => T): Promise<T> => { await new Promise((done) => setTimeout(done, 5)); return make(); };
const fail = (what: string) => (): never => { throw new Error(what); };

describe('work on both releases', () => {
  it('gives both', async () => assert.deepEqual(await bothSides(later(() => 1), Promise.resolve('a')), [1, 'a']));
  it('tells the fault of the base where both have one, in either order', async () => {
    await assert.rejects(bothSides(later(fail('base')), Promise.reject(new Error('revision'))), /base/);
    await assert.rejects(bothSides(Promise.reject(new Error('base')), later(fail('revision'))), /base/);
  });
  it('tells the fault of the revision where the base has none', async () => assert.rejects(bothSides(later(() => 1), later(fail('revision'))), /revision/));
  it('does not wait for the revision where the base has failed', async () => assert.rejects(bothSides(Promise.reject(new Error('base')), new Promise(() => undefined)), /base/));
});

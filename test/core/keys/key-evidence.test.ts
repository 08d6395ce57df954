/** What speaks for a key, above all for a row number, which pairs neighbours when records were put in or taken out. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Joined } from '../../../src/core/keys/joined-column.js';
import { strength, weighPairing } from '../../../src/core/keys/key-evidence.js';
import { matchRecords } from '../../../src/core/keys/match-records.js';
import { Random } from '../support/random.js';

const N = 400;
const range = (make: (i: number) => number, n = N): number[] => Array.from({ length: n }, (_, i) => make(i));
const numbers = (base: readonly number[], revision: readonly number[]): Joined => ({ kind: 'number', base: Float64Array.from(base), revision: Float64Array.from(revision), spelling: null });
const texts = (base: readonly number[], revision: readonly number[]): Joined => ({ kind: 'text', base: Int32Array.from(base), revision: Int32Array.from(revision), spelling: null, texts: range(String, 40) });

/** Of records numbered anew on each side, `row` the number and one witness; null where the witness says nothing. */
function lift(witness: Joined, rowNumber: boolean): number | null {
  const row = numbers(range((i) => i + 1, witness.base.length), range((i) => i + 1, witness.revision.length));
  const match = matchRecords({ base: [row.base], revision: [row.revision], baseRecords: row.base.length, revisionRecords: row.revision.length });
  return strength(weighPairing(new Map([['row', row], ['w', witness]]), ['row'], match, Math.min(row.base.length, row.revision.length), rowNumber), new Set());
}

describe('what speaks for a row number', () => {
  const sites = range((i) => Math.floor(i / 20)), random = new Random(9);
  const walk = range(() => 0);
  for (let i = 1; i < N; i++) walk[i] = Number((0.95 * walk[i - 1]! + random.normal()).toFixed(3));
  const without = (values: readonly number[]): number[] => values.filter((_, i) => i !== 7 && i !== 90 && i !== 91);

  it('are records that agree more than neighbours do', () => {
    assert.equal(lift(texts(sites, sites), true), 1);
    assert.equal(lift(numbers(walk, walk), true), 1);
  });
  it('are not long runs that neighbours have in common', () => {
    assert.ok(lift(texts(sites, without(sites)), false)! > 0.8, 'against records at random');
    assert.ok(lift(texts(sites, without(sites)), true)! < 0.1);
  });
  it('are not measures that change slowly', () => {
    assert.ok(lift(numbers(walk, without(walk)), false)! > 0.3, 'against records at random');
    assert.ok(lift(numbers(walk, without(walk)), true)! < 0.1);
  });
  it('are not records that are all equal to their neighbours, as when one was put in on top', () => {
    assert.equal(lift(numbers(walk, [4.5, ...walk]), true), 0);
    assert.equal(lift(texts(sites, [30, ...sites]), true), 0);
  });
  it('are measures that were all revised a little', () => {
    const revised = walk.map((x) => x + 0.001 + 0.01 * random.next());
    assert.ok(lift(numbers(walk, revised), true)! > 0.45);
  });
  it('are the same in whatever order the records stand', () => {
    const order = new Random(4).shuffled(range((i) => i)), revised = without(walk), rows = (n: number): number[] => range((i) => i + 1, n);
    const inOrder = (base: readonly number[], shuffle: boolean): Float64Array => Float64Array.from(shuffle ? order.map((i) => base[i]!) : base);
    const found = [false, true].map((shuffle) => {
      const row: Joined = { kind: 'number', base: inOrder(rows(N), shuffle), revision: Float64Array.from(rows(revised.length)), spelling: null }, w: Joined = { ...row, base: inOrder(walk, shuffle), revision: Float64Array.from(revised) };
      const match = matchRecords({ base: [row.base], revision: [row.revision], baseRecords: N, revisionRecords: revised.length });
      return strength(weighPairing(new Map([['row', row], ['w', w]]), ['row'], match, revised.length, true), new Set())!;
    });
    assert.ok(found[1]! < 0.1 && Math.abs(found[0]! - found[1]!) < 1e-9, String(found));
  });
  it('is nothing where all records hold the same', () => assert.equal(lift(numbers(range(() => 3), range(() => 3)), true), null));
});

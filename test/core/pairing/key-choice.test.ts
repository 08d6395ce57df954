/** Pairing with keys that are written differently, given or found, and with keys given out anew. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { KeyRule } from '../../../src/core/model/recipe.js';
import { rekeyedInfo, writtenKeyInfos } from '../../../src/core/pairing/pairing-findings.js';
import { Random } from '../support/random.js';
import { pairCsv } from './pair-csv.js';

const random = new Random(72);
const N = 60;
const values = Array.from({ length: N }, () => random.normal().toFixed(4));
const csv = (header: string, key: (i: number) => string, more: (i: number) => string = (i) => values[i]!): string => `${header}\n${values.map((_, i) => `${key(i)},${more(i)}`).join('\n')}\n`;
const day = (i: number): string => new Date(Date.UTC(2012, 0, 1 + i)).toISOString().slice(0, 10);

describe('keys that are written differently', () => {
  const TABLE: readonly (readonly [string, KeyRule, string, string])[] = [
    ['upper and lower case', 'folded', csv('site_id,x', (i) => `US-${i}A`), csv('site_id,x', (i) => `us-${i}a`)],
    ['leading zeros', 'number', csv('id,x', (i) => String(i + 1)), csv('id,x', (i) => String(i + 1).padStart(6, '0'))],
    ['decimals', 'number', csv('id,x', (i) => String(i + 1)), csv('id,x', (i) => `${i + 1}.0`)],
    ['white space', 'trimmed', csv('site_id,x', (i) => `US-${i}`), csv('site_id,x', (i) => ` US-${i} `)],
    ['months and days', 'date', csv('Date,x', (i) => `${1958 + Math.floor(i / 12)}-${String(1 + (i % 12)).padStart(2, '0')}`), csv('Date,x', (i) => `${1958 + Math.floor(i / 12)}-${String(1 + (i % 12)).padStart(2, '0')}-01`)],
    ['slashes', 'date', csv('date,x', (i) => day(i)), csv('date,x', (i) => day(i).replaceAll('-', '/'))],
    ['a part of a composite', 'number', csv('year,month,day,x', (i) => day(i).split('-').map(Number).join(',')), csv('year,month,day,x', (i) => day(i).split('-').join(','))],
  ];
  for (const [what, rule, base, revision] of TABLE) {
    it(`${what}: found`, () => {
      const pairing = pairCsv(base, revision);
      assert.deepEqual([pairing.mode, pairing.match.base.length], ['keyed', N]);
      assert.ok(writtenKeyInfos(pairing).every((each) => each.rule === rule && each.records > 0 && each.examples.length > 0) && pairing.written.length > 0);
    });
    it(`${what}: with the key given`, () => {
      const pairing = pairCsv(base, revision, { key: rule === 'number' && base.startsWith('year') ? ['c1', 'c2', 'c3'] : ['c1'] });
      assert.deepEqual([pairing.match.base.length, pairing.written[0]?.rule], [N, rule]);
    });
    it(`${what}: not under “exact”`, () => assert.ok(pairCsv(base, revision, { key: ['c1'], keyRule: 'exact' }).match.base.length < N));
  }

  it('a rule that the recipe names is used even where few keys need it', () => {
    const base = csv('code,x', (i) => (i < 3 ? `A${i}` : `b${i}`)), revision = csv('code,x', (i) => (i < 3 ? `a${i}` : `b${i}`));
    assert.equal(pairCsv(base, revision).match.base.length, N - 3);
    assert.equal(pairCsv(base, revision, { keyRule: 'folded' }).match.base.length, N);
  });

  it('keys that are written alike are not spoken of', () => assert.deepEqual(pairCsv(csv('id,x', String), csv('id,x', String)).written, []));
});

describe('keys given out anew', () => {
  const base = csv('id,x,y', (i) => String(i + 1), (i) => `${values[i]},${values[(i * 7) % N]}`);
  const revision = csv('id,x,y', (i) => String(i < 40 ? i + 1 : i + 3), (i) => `${values[i]},${values[(i * 7) % N]}`);

  it('are noticed, with what can be said of them, and pair by key all the same', () => {
    const pairing = pairCsv(base, revision);
    assert.deepEqual(rekeyedInfo(pairing), { records: 20, considered: 20, ambiguous: 0, first: { base: 40, revision: 40 }, shift: { column: 'c1', by: 2, records: 20 }, repaired: false });
    assert.equal(pairing.match.base.length, 58);
  });

  it('are repaired when the recipe says so', () => {
    const pairing = pairCsv(base, revision, { rekey: true });
    assert.deepEqual([pairing.match.base.length, pairing.changed, pairing.repaired, rekeyedInfo(pairing)!.repaired], [N, [], true, true]);
  });

  it('no repair is made where there is nothing to repair', () => {
    const pairing = pairCsv(base, base, { rekey: true });
    assert.deepEqual([pairing.rekeyed, pairing.repaired, rekeyedInfo(pairing)], [null, false, null]);
  });
});

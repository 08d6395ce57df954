import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { alignColumns } from '../../../src/core/align/align-columns.js';
import { isPalimpsestError } from '../../../src/core/errors.js';
import { engineTable } from '../../../src/core/pairing/engine-table.js';
import type { PairSide } from '../../../src/core/pairing/join-releases.js';
import { pairReleases, type Pairing } from '../../../src/core/pairing/pair-releases.js';
import { isSortedByKey, smallestRows } from '../../../src/core/pairing/sample-rows.js';
import type { ReleaseTable } from '../../../src/core/reading/release-table.js';
import { releaseOf } from '../support/delimited.js';
import { Random } from '../support/random.js';

function side(table: ReleaseTable): PairSide {
  return { records: table.records, columns: table.info(false).map((info, i) => ({ name: info.name, values: table.values(i), type: info.type, typed: info.typed, absent: table.absentEntries(i) })) };
}

function pair(base: string, revision: string, key: readonly string[] | null = null): Pairing {
  const b = releaseOf(base), r = releaseOf(revision);
  const names = (table: ReleaseTable): string[] => table.info(false).map((info) => info.name);
  return pairReleases(side(b), side(r), { aligned: alignColumns(names(b), names(r), {}), key });
}

const rows = (header: string, n: number, row: (i: number) => string): string => `${header}\n${Array.from({ length: n }, (_, i) => row(i)).join('\n')}\n`;

describe('pairing two releases', () => {
  it('by an inferred key, telling which columns differ', () => {
    const pairing = pair(rows('id,x,y,z', 20, (i) => `${i},${i / 4},a,${i}`), rows('id,x,y,w', 21, (i) => `${i},${i === 3 ? 9 : i / 4},a,${i}`));
    assert.deepEqual([pairing.mode, pairing.key, pairing.keyGiven], ['keyed', ['c1'], false]);
    assert.deepEqual(pairing.changed, ['c2']);
    assert.deepEqual([...pairing.unchanged], [['c3', { finite: 0, constant: false }]]);
    assert.deepEqual([pairing.match.base.length, pairing.match.added.length], [20, 1]);
    assert.equal(pairing.reordered, false);
  });

  it('by a key with a missing value only when it is given', () => {
    const csv = rows('id,x', 10, (i) => `${i === 4 ? '' : i},${i % 3}`);
    assert.equal(pair(csv, csv).mode, 'multiset');
    assert.deepEqual(pair(csv, csv, ['c1']).match.base.length, 10);
  });

  it('tells that matched records stand in another order', () => {
    assert.equal(pair('id,x\n1,5\n2,6\n', 'id,x\n2,6\n1,5\n').reordered, true);
    assert.equal(pair('id,x\n1,5\n2,6\n', 'id,x\n1,5\n3,1\n2,6\n').reordered, false);
  });

  it('without a key compares whole records', () => {
    const pairing = pair('x,y\n1,2\n1,2\n3,4\n', 'x,y\n1,2\n3,4\n3,5\n');
    assert.deepEqual([pairing.mode, pairing.match.base.length, pairing.match.removed.length, pairing.match.added.length], ['multiset', 2, 1, 1]);
  });

  it('without anything in common compares distributions', () => {
    assert.equal(pair('x\n1.5\n1.5\n', 'x\n2.5\n2.5\n').mode, 'distribution');
    assert.equal(pair('x\n1\n', 'y\n1\n').mode, 'distribution');
    assert.equal(pair('x,y\n', 'x,y\n1,2\n').mode, 'distribution');
  });

  it('by a key that one release lacks is refused', () => {
    assert.throws(() => pair('a,b\n1,2\n', 'a,c\n1,2\n', ['c2']), (error) => isPalimpsestError(error, 'KeyError'));
  });

  it('lays matched records side by side for the engine', () => {
    const pairing = pair('id,x,s\n1,1.0,a\n2,2,b\n3,3,c\n', 'id,x,s\n3,3,C\n1,1,a\n', ['c1']);
    const { rows: n, columns } = engineTable(pairing, pairing.changed);
    const column = (name: string): number[] | undefined => columns.find((each) => each.name === name) && Array.from(columns.find((each) => each.name === name)!.data, Number);
    assert.equal(n, 2);
    assert.deepEqual([column('base_row'), column('revision_row')], [[0, 2], [1, 0]]);
    assert.deepEqual([column('base_c2'), column('revision_c2')], [[1, 3], [1, 3]]);
    assert.deepEqual(column('respelled_c2'), [1, 0], '1.0 became 1');
    assert.equal(column('base_c3')![0], column('revision_c3')![0]);
    assert.notEqual(column('base_c3')![1], column('revision_c3')![1]);
    assert.equal(column('respelled_c3'), undefined, 'no value is written in two ways');
  });
});

describe('samples', () => {
  it('can be taken from the front where records stand in the order of their keys', () => {
    assert.equal(isSortedByKey(pair('id,x\n1,1\n2,1\n5,1\n', 'id,x\n5,2\n1,1\n', ['c1'])), true);
    assert.equal(isSortedByKey(pair('id,x\n1,1\n5,1\n2,1\n', 'id,x\n1,1\n2,1\n5,1\n', ['c1'])), false);
    assert.equal(isSortedByKey(pair('id,x\nb,1\na,1\n', 'id,x\na,1\nb,1\n', ['c1'])), false);
  });

  it('are the records with the smallest keys, in any order of records', () => {
    const random = new Random(60);
    const base = Array.from({ length: 300 }, (_, i) => `${i},${i % 7},s${i % 5}`);
    const keep = base.filter((_, i) => i % 3 !== 0);
    const keys = (pairing: Pairing, csv: readonly string[]): string[] => smallestRows(pairing, 'removed', null, 10).map((row) => csv[row.base!]!);
    const expected = ['0,0,s0', '3,3,s3', '6,6,s1', '9,2,s4', '12,5,s2', '15,1,s0', '18,4,s3', '21,0,s1', '24,3,s4', '27,6,s2'];
    for (let round = 0; round < 3; round++) {
      const shuffled = random.shuffled(base);
      assert.deepEqual(keys(pair(`id,x,s\n${shuffled.join('\n')}\n`, `id,x,s\n${random.shuffled(keep).join('\n')}\n`, ['c1']), shuffled), expected);
    }
  });

  it('of whole records do not depend on the order either; missing values come last', () => {
    const random = new Random(61);
    const base = Array.from({ length: 60 }, (_, i) => `${i % 2 === 0 ? '' : i % 9},${i % 4}`);
    const seen = new Set<string>();
    for (let round = 0; round < 6; round++) {
      const shuffled = random.shuffled(base);
      const pairing = pair(`x,y\n${shuffled.join('\n')}\n`, 'x,y\n5,9\n,0\n');
      seen.add(smallestRows(pairing, 'removed', null, 12).map((row) => shuffled[row.base!]).join(';'));
    }
    assert.equal(seen.size, 1, [...seen].join('\n'));
    assert.match([...seen][0]!, /^0,1;/);
  });

  it('of matched records name both sides', () => {
    const pairing = pair('id,x\n3,1\n1,1\n2,1\n', 'id,x\n1,1\n2,2\n3,3\n', ['c1']);
    assert.deepEqual(smallestRows(pairing, 'matched', null, 2), [{ base: 1, revision: 0 }, { base: 2, revision: 1 }]);
    assert.deepEqual(smallestRows(pairing, 'matched', Int32Array.of(0), 2), [{ base: 0, revision: 2 }]);
  });
});

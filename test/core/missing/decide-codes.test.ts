import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { conventionsOf, decideCodes } from '../../../src/core/missing/decide-codes.js';
import { detectSentinels } from '../../../src/core/missing/detect-sentinels.js';
import type { ColumnInfo } from '../../../src/core/model/release.js';

const repeat = (x: number, n: number): number[] => Array<number>(n).fill(x);
const days = Array.from({ length: 300 }, (_, i) => 1 + (i % 31));

function info(values: readonly number[], name = 'x'): ColumnInfo {
  return {
    name, type: 'number', typed: false, missing: [], sentinels: detectSentinels(Float64Array.from(values), name), absent: values.filter(Number.isNaN).length,
    wide: false, whole: false, digest: '', notes: [], summary: { n: values.length, missing: 0 },
  };
}

function decide(base: readonly number[] | null, revision: readonly number[] | null, more: { base?: ColumnInfo[]; revision?: ColumnInfo[] } = {}): (readonly [number, string])[] {
  const sides = [base, revision].map((values) => (values === null ? null : info(values)));
  const all = (side: ColumnInfo | null, others: ColumnInfo[] = []): ColumnInfo[] => [...(side ? [side] : []), ...others];
  return decideCodes(sides[0]!, sides[1]!, { base: conventionsOf(all(sides[0]!, more.base)), revision: conventionsOf(all(sides[1]!, more.revision)) }).map((each) => [each.code, each.reason] as const);
}

describe('codes are decided for both releases at once', () => {
  it('what either proves holds for both', () => {
    assert.deepEqual(decide([-9999, 1, 2], [NaN, 1, 2]), [[-9999, 'alone']]);
    assert.deepEqual(decide([NaN, 1, 2], [-9999, 1, 2]), [[-9999, 'alone']]);
    assert.deepEqual(decide(null, [-9999, 1, 2]), [[-9999, 'alone']]);
  });
  it('what lies among the values of one side is a value on both', () => {
    const kilopascal = [...repeat(999, 30), ...Array.from({ length: 200 }, (_, i) => 90 + i / 13)], hectopascal = Array.from({ length: 200 }, (_, i) => 930 + i);
    assert.deepEqual(decide(kilopascal, kilopascal), [[999, 'alone']]);
    assert.deepEqual(decide(kilopascal, hectopascal), []);
    assert.deepEqual(decide(hectopascal, kilopascal), []);
  });
  it('what is doubtful is believed where two other columns prove it', () => {
    const proven = info([...repeat(-999, 5), 1, 2]);
    assert.deepEqual(decide([-999, 1, 2], [5, 1, 2]), []);
    assert.deepEqual(decide([-999, 1, 2], [5, 1, 2], { base: [proven] }), [], 'one other column is no convention');
    assert.deepEqual(decide([-999, 1, 2], [5, 1, 2], { base: [proven, proven] }), [[-999, 'convention']]);
    assert.deepEqual(decide([-999, 1, 2], [5, 1, 2], { revision: [proven, proven] }), [[-999, 'convention']]);
  });
});

describe('a code that the other release replaced', () => {
  it('is believed where exactly as many cells are missing there', () => {
    assert.deepEqual(decide([...repeat(-1, 40), ...days], [...repeat(NaN, 40), ...days]), [[-1, 'replaced']]);
    assert.deepEqual(decide([...repeat(NaN, 40), ...days], [...repeat(-1, 40), ...days]), [[-1, 'replaced']]);
    assert.deepEqual(decide([...repeat(-1, 40), NaN, ...days], [...repeat(NaN, 41), ...days]), [[-1, 'replaced']]);
  });
  it('may have another code in its place', () => assert.deepEqual(decide([...repeat(-1, 40), ...days], [...repeat(-9999, 40), ...days]), [[-9999, 'alone'], [-1, 'replaced']]));
  it('is not believed where the numbers differ, or where it stays', () => {
    assert.deepEqual(decide([...repeat(-1, 40), ...days], [...repeat(NaN, 39), ...days]), []);
    assert.deepEqual(decide([...repeat(-1, 40), ...days], [...repeat(-1, 20), ...repeat(NaN, 20), ...days]), []);
    assert.deepEqual(decide([...repeat(-1, 40), ...days], [...repeat(-1, 40), ...days]), []);
  });
  it('is never zero: zeros that went missing are values lost', () => assert.deepEqual(decide([...repeat(0, 40), ...days], [...repeat(NaN, 40), ...days]), []));
});

import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { inputEntropy, noEntropy, type Occupied } from '../../../../src/core/impact/sufficiency/input-entropy.js';
import { unitInformation } from '../../../../src/core/impact/sufficiency/unit-information.js';
import { holds, oracle } from '../../support/oracle.js';

interface Input { readonly x: readonly number[]; readonly y: readonly number[] }

const from = oracle<Input>('13_information');
const counted = (values: readonly number[]): Occupied[] => [...new Set(values)].map((value) => ({ records: values.filter((each) => each === value).length, cells: 1 }));

describe('entropy of inputs agrees with oracle 13', () => {
  for (const test of from.cases.filter(({ name }) => name.startsWith('mutual_information/'))) {
    it(test.name, () => {
      const { x, y } = test.input, few = inputEntropy('x', 16, counted(x), counted(y));
      assert.equal(few.corrected, true);
      holds(from, test, 'h_x_mm', few.base);
      holds(from, test, 'h_y_mm', few.revision);
      // Of a thousand times as many records nothing is corrected, and the shares are the same.
      const many = (values: readonly number[]): Occupied[] => counted(values).map(({ records }) => ({ records: 1000 * records, cells: 1 })), enough = inputEntropy('x', 16, many(x), many(y));
      assert.equal(enough.corrected, false);
      holds(from, test, 'h_x', enough.base);
      holds(from, test, 'h_y', enough.revision);
    });
  }
  it('is corrected below 50 records a cell, of those that there could be', () => {
    const of = (cells: number) => inputEntropy('x', cells, [{ records: 100, cells: 2 }], [{ records: 200, cells: 1 }]);
    assert.deepEqual([of(4).corrected, of(4).base, of(4).revision, of(4).n], [false, 1, 0, 200]);
    assert.deepEqual([of(5).corrected, of(5).base, of(5).revision], [true, 1 + 1 / (2 * 200 * Math.LN2), 0]);
    assert.deepEqual(noEntropy('x', 'units differ'), { input: 'x', n: 0, cells: 0, base: { status: 'not-comparable', reason: 'units differ' }, revision: { status: 'not-comparable', reason: 'units differ' }, corrected: false });
  });
  it('of no records is a status', () => assert.equal((inputEntropy('x', 16, [], []).base as { status: string }).status, 'too-few'));
  it('of cells that are alike in number is the same however they are listed', () => {
    assert.equal(inputEntropy('x', 4, [{ records: 500, cells: 4 }], []).base, 2);
    assert.deepEqual(inputEntropy('x', 4, [{ records: 300, cells: 2 }, { records: 100, cells: 1 }], []).base, inputEntropy('x', 4, [{ records: 100, cells: 1 }, { records: 300, cells: 1 }, { records: 300, cells: 1 }], []).base);
  });
});

describe('what inputs tell of a result with few values', () => {
  const column = (n: number): Float64Array => Float64Array.from({ length: n }, (_, i) => (i * 37) % n);
  it('is told in fewer classes, of fewer inputs together, or not at all', () => {
    const of = (n: number) => { const x = column(n), found = unitInformation([{ name: 'a', base: x, revision: x }, { name: 'b', base: x, revision: x }, { name: 'c', base: x, revision: x }], x, 'step'); return 'status' in found ? found.reason : [found.n, found.classes, Math.max(...found.subsets.map(({ inputs }) => inputs.length)), found.of]; };
    assert.equal(of(19), '19 of at least 20 steps have the result and every input in both releases');
    assert.deepEqual([of(20), of(80), of(320), of(500), of(50_000)], [[20, 2, 1, 'step'], [80, 4, 1, 'step'], [320, 8, 1, 'step'], [500, 10, 1, 'step'], [50_000, 10, 3, 'step']]);
  });
});

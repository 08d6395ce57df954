/** Which cells count as changed: the very ones that the engine's classes call so. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { cellChange, type CellChange } from '../../../src/core/diagnosis/cell-change.js';
import { levelsOfNumbers } from '../../../src/core/diagnosis/flags/levels-of-numbers.js';
import type { Tolerance } from '../../../src/core/model/recipe.js';
import { openNodeSession } from '../../../src/cli/open-node-session.js';
import type { Session } from '../../../src/session/session.js';
import { Random } from '../support/random.js';
import { numbers, texts } from '../support/joined.js';

const EXACT = { absolute: 0, relative: 0 };
const changedOf = ({ changed }: CellChange): number[] => [...changed];
const ofNumbers = (base: readonly (number | null)[], revision: readonly (number | null)[], tolerance: Tolerance = {}, kind: 'number' | 'time' = 'number'): CellChange => cellChange(numbers(base, revision, kind) as Parameters<typeof cellChange>[0], { ...EXACT, ...tolerance });

describe('a changed cell', () => {
  it('of numbers: another value, filled or lost', () => {
    const found = ofNumbers([1, 1, null, 1, null, 0], [1, 2, 3, null, null, -0]);
    assert.deepEqual([changedOf(found), found.filled, found.lost], [[0, 1, 1, 1, 0, 0], 1, 1]);
    assert.deepEqual([...found.difference!], [0, 1, NaN, NaN, NaN, -0]);
  });
  it('of texts: another text, filled or lost', () => {
    const { kind, base, revision, texts: all } = texts(['a', 'a', null, 'b', null], ['a', 'b', 'a', null, null]), found = cellChange({ kind, base, revision, texts: all }, EXACT);
    assert.deepEqual([changedOf(found), found.filled, found.lost, found.difference], [[0, 1, 1, 1, 0], 1, 1, null]);
  });
  it('within the tolerance is none, absolute or relative to the base, whichever is wider', () => {
    assert.deepEqual(changedOf(ofNumbers([1, 12.1, 100, 100], [1.2, 12.2, 101, 102], { absolute: 0.1, relative: 0.01 })), [1, 0, 0, 1]);
    assert.deepEqual(changedOf(ofNumbers([100, 110], [110, 100], { relative: 0.095 })), [1, 0]);
  });
  it('to or from the infinite is one, whatever the tolerance', () => assert.deepEqual(changedOf(ofNumbers([Infinity, 1, Infinity, -Infinity], [1, Infinity, Infinity, Infinity], { absolute: 1e9, relative: 1 })), [1, 1, 0, 1]));
  it('beyond what a difference can hold has none', () => {
    const found = ofNumbers([-1e308, 5], [1e308, 5], { absolute: 1 });
    assert.deepEqual([changedOf(found), [...found.difference!]], [[1, 0], [NaN, 0]]);
  });
  it('of instants knows no tolerance and no difference', () => {
    const found = ofNumbers([1000, 2000, null], [1001, 2000, 5], { absolute: 10 }, 'time');
    assert.deepEqual([changedOf(found), found.difference, found.filled], [[1, 0, 1], null, 1]);
  });
});

describe('numbers that name classes, as texts', () => {
  it('are coded by size, the same value alike on both sides, missing apart', () => {
    const found = levelsOfNumbers({ kind: 'number', base: Float64Array.of(2, 0, NaN, 10, 2), revision: Float64Array.of(0, 0, 1, NaN, -1) });
    assert.deepEqual(found, { kind: 'text', base: Int32Array.of(3, 1, -1, 4, 3), revision: Int32Array.of(1, 1, 2, -1, 0), texts: ['-1', '0', '1', '2', '10'] });
  });
  it('of one sign: 0 and -0 are one class', () => assert.deepEqual(levelsOfNumbers({ kind: 'number', base: Float64Array.of(0, -0), revision: Float64Array.of(-0, 0) }), { kind: 'text', base: Int32Array.of(0, 0), revision: Int32Array.of(0, 0), texts: ['0'] }));
  it('of no record are none', () => assert.deepEqual(levelsOfNumbers({ kind: 'number', base: new Float64Array(0), revision: new Float64Array(0) }), { kind: 'text', base: new Int32Array(0), revision: new Int32Array(0), texts: [] }));
  it('are changed where the numbers are', () => {
    const random = new Random(6), draw = (): (number | null)[] => Array.from({ length: 500 }, () => (random.chance(0.1) ? null : random.whole(-2, 7)));
    const cells = numbers(draw(), draw()) as Parameters<typeof levelsOfNumbers>[0], one = cellChange(levelsOfNumbers(cells), EXACT), other = cellChange(cells, EXACT);
    assert.deepEqual([changedOf(one), one.filled, one.lost], [changedOf(other), other.filled, other.lost]);
  });
});

describe('the classes of the engine', () => {
  let session: Session;
  before(() => { session = openNodeSession(); });
  after(() => session.close());
  const random = new Random(7), n = 3000;
  const VALUES = ['1', '1.0', '1.1', '1.05', '-1', '0', '-0', '100', '101', '100.5', '', 'Infinity', '-Infinity', '1e308', '-1e308', '5e-324', '12.1', '12.2'];
  const draw = (): string[] => Array.from({ length: n }, () => random.pick(VALUES));
  const base = draw(), revision = base.map((cell, i) => (i % 3 === 0 ? random.pick(VALUES) : cell));
  const file = (cells: readonly string[]): Uint8Array => new TextEncoder().encode(`id,x\n${cells.map((cell, i) => `${i},${cell}\n`).join('')}`);
  const value = (cell: string): number | null => (cell === '' ? null : Number(cell));
  for (const tolerance of [{}, { absolute: 0.1 }, { relative: 0.01 }, { absolute: 0.05, relative: 0.005 }, { absolute: 1e300 }]) {
    it(`count the same under ${JSON.stringify(tolerance)}`, async () => {
      const comparison = await session.compare({ name: 'a.csv', data: file(base) }, { name: 'b.csv', data: file(revision) }, { key: ['id'], tolerance }), { cells } = comparison.report().columns[1]!;
      const found = ofNumbers(base.map(value), revision.map(value), tolerance);
      assert.deepEqual([found.filled, found.lost, changedOf(found).reduce((a, b) => a + b, 0)], [cells.filled, cells.lost, cells.value + cells.filled + cells.lost]);
      await comparison.dispose();
    });
  }
});

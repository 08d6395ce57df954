/** Numeric missing codes count as missing in mixed columns too: one stray text must not turn gaps into values. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openNodeSession } from '../../src/cli/open-node-session.js';
import type { CellCounts } from '../../src/core/model/cell-class.js';
import type { Recipe } from '../../src/core/model/recipe.js';

const rows = (cells: readonly string[]): Uint8Array => new TextEncoder().encode(['id,x', ...cells.map((cell, i) => `${i + 1},${cell}`)].join('\n'));
const BASE = ['1.5', '-9999', '2.5', '-9999.0', '3.5', '-9999', '4', '5', '6', '7'];

async function classes(base: readonly string[], revision: readonly string[], recipe: Recipe = {}): Promise<CellCounts> {
  const session = openNodeSession();
  try {
    const comparison = await session.compare(rows(base), rows(revision), { key: ['id'], ...recipe });
    return comparison.report().columns.find((column) => column.name === 'x')!.cells;
  } finally {
    await session.close();
  }
}

describe('numeric codes in mixed columns', () => {
  const revision = ['1.5', '8', '-9999', '', '3.50', '-9999', '4', 'n.d. (lost)', '6', '7'];
  const expected = { unchanged: 5, notation: 2, tolerated: 0, value: 1, filled: 1, lost: 1 };

  it('are found by detection', async () => assert.deepEqual(await classes(BASE, revision), expected));
  it('are taken from the recipe', async () => assert.deepEqual(await classes(BASE, revision, { missing: ['-9999'] }), expected));
  it('are values where the recipe lists other codes', async () =>
    assert.deepEqual(await classes(BASE, revision, { missing: ['NA'] }), { unchanged: 5, notation: 1, tolerated: 0, value: 3, filled: 0, lost: 1 }));
  it('fill and lose as in number columns', async () => {
    const swapped = await classes(revision, BASE);
    assert.deepEqual(swapped, { ...expected, filled: expected.lost, lost: expected.filled });
  });
});

/** Whose each cell is, held to what the kinds claim of the same column. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cellKindsOfNumbers, cellKindsOfTexts, type CellKinds } from '../../../src/core/kinds/cell-kinds.js';
import { classifyColumn } from '../../../src/core/kinds/classify-column.js';
import type { PairedColumn } from '../../../src/core/kinds/series.js';
import { SeededRandom } from '../../../src/core/statistics/seeded-random.js';

const random = new SeededRandom(3), uniform = (): number => random.bits() / 2 ** 32, N = 2000;
const base = Float64Array.from({ length: N }, (_, i) => Number((20 + 10 * Math.sin(i / 20) + 4 * uniform()).toFixed(2))), time = Float64Array.from({ length: N }, (_, i) => i * 86_400_000);

function told({ base: x, revision: y }: PairedColumn, { sets, of }: CellKinds): Map<string, number[]> {
  const out = new Map<string, number[]>();
  for (let i = 0; i < of.length; i++) {
    if (x[i] === y[i] || (x[i] !== x[i] && y[i] !== y[i])) continue;
    const name = sets[of[i]!]!.join(' + ');
    out.set(name, [...(out.get(name) ?? []), i]);
  }
  return out;
}

const within = (i: number, from: number, to: number): boolean => i >= from && i < to;

describe('cells of a column', () => {
  it('are of the planted change, each by itself', () => {
    const column: PairedColumn = { base: base.map((x, i) => (within(i, 50, 90) ? NaN : x)), revision: base.map((x, i) => (within(i, 500, 560) ? NaN : within(i, 1000, 1200) ? Number((x + 3).toFixed(2)) : x)), time };
    const found = told(column, cellKindsOfNumbers(column));
    assert.deepEqual(found.get('gap-filled'), Array.from({ length: 40 }, (_, k) => 50 + k));
    assert.deepEqual(found.get('values-lost'), Array.from({ length: 60 }, (_, k) => 500 + k));
    assert.equal([...found].filter(([name]) => name !== 'gap-filled' && name !== 'values-lost').reduce((n, [, rows]) => n + rows.length, 0), 200);
  });

  it('that a conversion and something else made are of both', () => {
    const column: PairedColumn = { base, revision: base.map((x, i) => (within(i, 100, 140) ? Number((10 * x + 7 + 50 * uniform()).toFixed(1)) : Number((10 * x).toFixed(1)))), time }, found = told(column, cellKindsOfNumbers(column));
    const alone = [...found].filter(([name]) => /unit/.test(name) && !/revised|segment/.test(name)).flatMap(([, rows]) => rows), besides = [...found].filter(([name]) => /unit.*\+ revised/.test(name)).flatMap(([, rows]) => rows);
    assert.equal(alone.length + besides.length, N, [...found.keys()].join('; '));
    for (const i of alone) assert.ok(Math.abs(column.revision[i]! - 10 * base[i]!) < 0.06);
    for (const i of besides) assert.ok(within(i, 100, 140));
    assert.ok(besides.length >= 38);
  });

  it('are as many as the kinds claim, whatever the order of records', () => {
    for (let seed = 1; seed <= 6; seed++) {
      const lot = new SeededRandom(seed), at = (): number => lot.below(N - 200);
      const [a, b, c] = [at(), at(), at()], column: PairedColumn = { base: base.map((x, i) => (within(i, a, a + 30) ? NaN : x)), revision: base.map((x, i) => (within(i, b, b + 40) ? NaN : within(i, c, c + 150) ? Number((x * 1.1).toFixed(2)) : lot.below(200) === 0 ? x + 1.37 : x)), time };
      const { kinds } = classifyColumn(column), cells = cellKindsOfNumbers(column), found = told(column, cells);
      // Of changed cells each is of a set that is named, and of each kind there are no more than it claims.
      for (const name of found.keys()) assert.ok(name.length > 0 && name.split(' + ').every((each) => kinds.some(({ kind }) => kind === each)), name);
      for (const kind of ['gap-filled', 'values-lost', 'revised']) assert.equal([...found].filter(([name]) => name.split(' + ').includes(kind)).reduce((n, [, rows]) => n + rows.length, 0), kinds.filter((each) => each.kind === kind).reduce((n, { evidence }) => n + (evidence['cells'] as number), 0), `${kind} by seed ${seed}`);
      const order = Int32Array.from(base.keys()).sort((i, j) => ((i * 7919) % N) - ((j * 7919) % N)), shuffled = cellKindsOfNumbers({ base: Float64Array.from(order, (i) => column.base[i]!), revision: Float64Array.from(order, (i) => column.revision[i]!), time: Float64Array.from(order, (i) => time[i]!) });
      order.forEach((i, k) => assert.deepEqual(shuffled.sets[shuffled.of[k]!], cells.sets[cells.of[i]!]));
    }
  });

  it('of texts are told by what came and went', () => {
    const { sets, of } = cellKindsOfTexts({ base: [0, -1, 1, 0, 0, 0], revision: [2, 1, -1, 2, 2, 0], texts: ['a', 'b', 'c'] });
    assert.deepEqual(Array.from(of, (set) => sets[set]!.join()).slice(1, 3), ['gap-filled', 'values-lost']);
  });
});

/** Moments between given times are those of the records in them, half-open, whatever the order and the selection. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PictureDesk } from '../../../src/core/pictures/picture-desk.js';
import type { Joined } from '../../../src/core/keys/joined-column.js';
import { Random } from '../support/random.js';

describe('moments between given times', () => {
  const random = new Random(21), n = 500, order = random.shuffled(Array.from({ length: n }, (_, i) => i));
  const time = Float64Array.from(order, (i) => i * 10), base = Float64Array.from(order, (i) => (i % 11 === 0 ? NaN : i)), revision = base.map((x, i) => (i % 17 === 0 ? NaN : x + 2));
  const numbers = (kind: 'number' | 'time', b: Float64Array, r: Float64Array): Joined => ({ kind, base: b, revision: r, spelling: null }), rows = Int32Array.from(order.keys());
  const desk = new PictureDesk({ key: [{ name: 'time', joined: numbers('time', time, time) }], joined: () => numbers('number', base, revision), match: { base: rows, revision: rows } as never, has: () => true, tolerances: new Map() });
  const edges = [100, 1000, 1005, 2500, 4990, 9000];

  it('hold each record once, from the start and before the end', () => {
    const { cells } = desk.answer({ what: 'intervals', column: 'x', edges, clauses: [] })!;
    const told = edges.slice(1).map((end, k) => [...time.keys()].filter((i) => time[i]! >= edges[k]! && time[i]! < end));
    assert.deepEqual(cells.at, told.flatMap((within, k) => (within.length > 0 ? [k] : [])));
    cells.at.forEach((k, place) => {
      const pairs = told[k]!.filter((i) => Number.isFinite(base[i]! + revision[i]!));
      assert.deepEqual([cells.n[place], cells.changed[place]], [pairs.length, pairs.length]);
      if (pairs.length === 0) return;
      assert.ok(Math.abs(cells.meanBase[place]! - pairs.reduce((sum, i) => sum + base[i]!, 0) / pairs.length) < 1e-9);
      assert.ok(Math.abs(cells.meanDifference[place]! - 2) < 1e-12);
    });
  });

  it('are of what clauses leave', () => {
    const { cells } = desk.answer({ what: 'intervals', column: 'x', edges, clauses: [{ source: '', field: 'time', kind: 'interval', value: [0, 1000] }] })!;
    assert.deepEqual(cells.at, [0]);
  });

  it('are none of a key without time', () => {
    const lone = new PictureDesk({ key: [], joined: () => numbers('number', base, revision), match: { base: rows, revision: rows } as never, has: () => true, tolerances: new Map() });
    assert.equal(lone.answer({ what: 'intervals', column: 'x', edges, clauses: [] }), null);
  });
});

/** Whole numbers that name records are given other names, not rescaled. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { classifyColumn, type ColumnKinds } from '../../../src/core/kinds/classify-column.js';
import { Random } from '../support/random.js';

/** Forty studies of ten records. */
const base = Float64Array.from({ length: 400 }, (_, i) => 1000 + 37 * Math.floor(i / 10));
const exchanged = (map: Readonly<Record<number, number>>, from = base): Float64Array => from.map((id) => map[id] ?? id);
const told = ({ kinds }: ColumnKinds): (readonly unknown[])[] => kinds.map(({ kind, evidence }) => [kind, evidence['cells'], evidence['map']]);
const kinds = (revision: Float64Array, sequence: boolean, from = base): (readonly unknown[])[] => told(classifyColumn({ base: from, revision, sequence }));

describe('identifiers that became others', () => {
  for (const sequence of [true, false]) it(`are recoded, ${sequence ? 'in a series' : 'in records without an order'}`, () => {
    assert.deepEqual(kinds(exchanged({ 1037: 1036, 1370: 9001 }), sequence), [['recoded', 20, { 1037: 1036, 1370: 9001 }]]);
    assert.deepEqual(kinds(exchanged({ 1037: 1000 }), sequence), [['recoded', 10, { 1037: 1000 }]]);
    // Four of them on one line through 0.
    assert.deepEqual(kinds(exchanged({ 1037: 2074, 1074: 2148, 1111: 2222, 1148: 2296 }), sequence), [['recoded', 40, { 1037: 2074, 1074: 2148, 1111: 2222, 1148: 2296 }]]);
  });

  it('are not recoded where a label kept some of its cells, stood once, or became many', () => {
    const part = base.map((id, i) => (id === 1037 && i % 10 < 5 ? 1036 : id)), many = base.map((id, i) => (id === 1037 ? 5000 + (i * i) % 71 : id));
    for (const revision of [part, many]) assert.deepEqual(kinds(revision, false).map(([kind]) => kind), ['revised']);
    const once = Float64Array.from({ length: 400 }, (_, i) => 1000 + 37 * i);
    assert.deepEqual(kinds(exchanged({ 1037: 1036, 1074: 1073, 1111: 1110 }, once), false, once).map(([kind]) => kind), ['revised']);
  });

  it('leave alone counts that were cut off or shifted', () => {
    const random = new Random(3), counts = Float64Array.from({ length: 4000 }, () => random.whole(0, 200));
    assert.deepEqual(kinds(counts.map((n) => Math.min(n, 190)), true, counts).map(([kind]) => kind), ['clipped']);
    assert.deepEqual(kinds(counts.map((n) => n + 3), true, counts).map(([kind]) => kind), ['offset']);
  });
});

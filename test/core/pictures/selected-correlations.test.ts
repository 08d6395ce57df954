/** Correlations of a selection: those of its records alone; of all records those of the report, with all pairs told. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { correlationChange } from '../../../src/core/diagnosis/relations/correlation-change.js';
import type { KeyOrder } from '../../../src/core/diagnosis/key-order.js';
import type { Joined } from '../../../src/core/keys/joined-column.js';
import { selectedCorrelations } from '../../../src/core/pictures/selected-correlations.js';
import { Random } from '../support/random.js';

const N = 20_000, random = new Random(3), signal = Float64Array.from({ length: N }, () => random.normal()), names = ['a', 'b', 'c', 'd', 'e', 'f'];
const rows = Int32Array.from({ length: N }, (_, i) => i), order = { base: rows, revision: rows.map((i) => N - 1 - i), group: null, sequence: true } as unknown as KeyOrder;
/** The revision stands in the other order. */
const columns = new Map(names.map((name, k) => { const base = signal.map((v) => v + (0.4 + 0.2 * k) * random.normal()); return [name, { base, revision: base.map((v) => v + (k < 3 ? 0.5 * random.normal() : 0)) }]; }));
const joined = (id: string): Joined | null => { const of = columns.get(id); return of === undefined ? null : { kind: 'number', base: of.base, revision: of.revision.toReversed(), spelling: null }; };
const measures = names.map((name) => ({ id: name, name })), direct = (keep: (i: number) => boolean): ReturnType<typeof correlationChange> => { const kept = [...rows].filter(keep); return correlationChange(names.map((name) => ({ name, changed: true, base: Float64Array.from(kept, (i) => columns.get(name)!.base[i]!), revision: Float64Array.from(kept, (i) => columns.get(name)!.revision[i]!) })), kept.length, { group: null, sequence: true }, Infinity); };

describe('correlations of a selection', () => {
  it('are those of its records alone', () => {
    const mask = Uint8Array.from(rows, (i) => (i % 4 === 0 ? 1 : 0));
    assert.deepEqual(selectedCorrelations(measures, joined, order, mask), direct((i) => i % 4 === 0));
  });

  it('have an interval or a reason for every pair that changed, of as many records as the report looks at', () => {
    const found = selectedCorrelations(measures, joined, order, null)!;
    assert.equal(found.pairs.length, 12);
    assert.ok(found.pairs.every(({ interval }) => interval !== undefined));
    assert.deepEqual([found.sampled, found.matched], [2 ** 14, N]);
  });

  it('are none where nothing differs, where too few are complete, and leave out what is no number', () => {
    assert.equal(selectedCorrelations(measures.slice(3), joined, order, null), null);
    assert.equal(selectedCorrelations(measures, joined, order, Uint8Array.from(rows, (i) => (i < 20 ? 1 : 0))), null);
    assert.deepEqual(selectedCorrelations([...measures, { id: 'gone', name: 'gone' }], joined, order, null)!.columns, names);
  });
});

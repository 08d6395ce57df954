/**
 * How the correlations among measures changed over selected records, as the report has it over all: the same sample where
 * nothing is selected, and an interval for every pair that changed.
 */
import { correlationChange, MOST_RECORDS, type CorrelationChange, type RelatedColumn } from '../diagnosis/relations/correlation-change.js';
import type { KeyOrder } from '../diagnosis/key-order.js';
import type { Joined } from '../keys/joined-column.js';
import { takeRows } from '../keys/take-rows.js';
import { sampledRows, samplePositions } from '../kinds/sample.js';
import { pulse } from '../pulse.js';

/** `joined`: of a column's id; null where it is not in both releases. Null where no correlation differs, or too few records are complete. */
export function selectedCorrelations(measures: readonly { readonly id: string; readonly name: string }[], joined: (id: string) => Joined | null, { base, revision, group, sequence }: KeyOrder, mask: Uint8Array | null): CorrelationChange | null {
  const looked = mask === null ? samplePositions(base.length, MOST_RECORDS) : sampledRows(selected(mask), MOST_RECORDS), rows = { base: takeRows(base, looked), revision: takeRows(revision, looked) };
  const columns = measures.flatMap(({ id, name }): RelatedColumn[] => {
    const column = joined(id);
    pulse();
    return column?.kind === 'number' ? [{ name, changed: true, base: takeRows(column.base, rows.base), revision: takeRows(column.revision, rows.revision) }] : [];
  });
  return correlationChange(columns, mask === null ? base.length : mask.reduce((sum, one) => sum + one, 0), { group: group === null ? null : takeRows(group, looked), sequence }, Infinity);
}

function selected(mask: Uint8Array): Int32Array {
  const out = new Int32Array(mask.reduce((sum, one) => sum + one, 0));
  for (let i = 0, at = 0; i < mask.length; i++) if (mask[i] === 1) out[at++] = i;
  return out;
}

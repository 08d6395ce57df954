/** Matched records of chosen columns laid side by side, as the engine's table of pairs. */
import { respelledCells } from '../compare/respelled-cells.js';
import { BASE_ROW, part, REVISION_ROW } from '../sql/engine-column.js';
import { takeRows } from '../keys/take-rows.js';
import type { Pairing } from './pair-releases.js';
import { pulse } from '../pulse.js';

export type LoadColumn =
  | { readonly name: string; readonly type: 'DOUBLE'; readonly data: Float64Array }
  | { readonly name: string; readonly type: 'INTEGER'; readonly data: Int32Array }
  | { readonly name: string; readonly type: 'UTINYINT'; readonly data: Uint8Array };

export function engineTable(pairing: Pairing, ids: readonly string[], withRows = true): { rows: number; columns: LoadColumn[] } {
  const { match } = pairing;
  const { base, revision } = match;
  const columns: LoadColumn[] = withRows ? [{ name: BASE_ROW, type: 'INTEGER', data: base }, { name: REVISION_ROW, type: 'INTEGER', data: revision }] : [];
  for (const id of ids) {
    pulse();
    const { joined } = pairing.joined.get(id)!;
    if (joined.kind === 'text') {
      columns.push({ name: part.base(id), type: 'INTEGER', data: takeRows(joined.base, base) }, { name: part.revision(id), type: 'INTEGER', data: takeRows(joined.revision, revision) });
    } else {
      columns.push({ name: part.base(id), type: 'DOUBLE', data: takeRows(joined.base, base) }, { name: part.revision(id), type: 'DOUBLE', data: takeRows(joined.revision, revision) });
    }
    const respelled = respelledCells(joined, match);
    if (respelled !== null) columns.push({ name: part.respelled(id), type: 'UTINYINT', data: respelled });
  }
  return { rows: base.length, columns };
}

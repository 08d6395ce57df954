/** Matched records of chosen columns laid side by side, as the engine's table of pairs. */
import { spellingReader } from '../compare/compare-joined.js';
import type { Spelling } from '../model/column-table.js';
import { BASE_ROW, part, REVISION_ROW } from '../sql/engine-column.js';
import type { Pairing } from './pair-releases.js';

export type LoadColumn =
  | { readonly name: string; readonly type: 'DOUBLE'; readonly data: Float64Array }
  | { readonly name: string; readonly type: 'INTEGER'; readonly data: Int32Array }
  | { readonly name: string; readonly type: 'UTINYINT'; readonly data: Uint8Array }
  | { readonly name: string; readonly type: 'UBIGINT'; readonly data: BigUint64Array };

export function engineTable(pairing: Pairing, ids: readonly string[]): { rows: number; columns: LoadColumn[] } {
  const { base, revision } = pairing.match;
  const columns: LoadColumn[] = [{ name: BASE_ROW, type: 'INTEGER', data: base }, { name: REVISION_ROW, type: 'INTEGER', data: revision }];
  for (const id of ids) {
    const { joined } = pairing.joined.get(id)!;
    if (joined.kind === 'text') {
      columns.push({ name: part.base(id), type: 'INTEGER', data: pick(joined.base, base, Int32Array) }, { name: part.revision(id), type: 'INTEGER', data: pick(joined.revision, revision, Int32Array) });
      if (joined.spelling !== null) {
        columns.push({ name: part.baseSpelling(id), type: 'INTEGER', data: pick(joined.spelling.base, base, Int32Array) }, { name: part.revisionSpelling(id), type: 'INTEGER', data: pick(joined.spelling.revision, revision, Int32Array) });
      }
    } else {
      columns.push({ name: part.base(id), type: 'DOUBLE', data: pick(joined.base, base, Float64Array) }, { name: part.revision(id), type: 'DOUBLE', data: pick(joined.revision, revision, Float64Array) });
      if (joined.spelling !== null) {
        columns.push(spellingColumn(part.baseSpelling(id), joined.spelling.base, base), spellingColumn(part.revisionSpelling(id), joined.spelling.revision, revision));
      }
    }
  }
  return { rows: base.length, columns };
}

function pick<T extends Float64Array | Int32Array>(values: T, rows: Int32Array, make: new (length: number) => T): T {
  const out = new make(rows.length);
  for (let k = 0; k < rows.length; k++) out[k] = values[rows[k]!]!;
  return out;
}

function spellingColumn(name: string, spelling: Spelling, rows: Int32Array): LoadColumn {
  const read = spellingReader(spelling);
  if (!read.wide) {
    const data = new Uint8Array(rows.length);
    for (let k = 0; k < rows.length; k++) data[k] = read.first(rows[k]!);
    return { name, type: 'UTINYINT', data };
  }
  const lanes = new Uint32Array(rows.length * 2);
  for (let k = 0; k < rows.length; k++) {
    lanes[2 * k] = read.first(rows[k]!);
    lanes[2 * k + 1] = read.second(rows[k]!);
  }
  return { name, type: 'UBIGINT', data: new BigUint64Array(lanes.buffer) };
}

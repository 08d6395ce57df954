/** What of a side moves to another thread instead of being copied. */
import type { Values } from '../../core/model/column-table.js';
import type { WireSide } from './column-desk.js';

/** Buffers that may move to another thread with a side's columns: those no text is shown from. */
export function transferable(side: WireSide): ArrayBuffer[] {
  if (side.columns.some((column) => column.typed)) return [];
  return [...new Set(side.columns.flatMap((column) => ('stored' in column.values ? [] : buffersOf(column.values))))];
}

function buffersOf(values: Values): ArrayBuffer[] {
  if (values.kind === 'text') return [values.codes.buffer as ArrayBuffer];
  const { spelling } = values;
  const spelt = spelling.mode === 'byte' ? [spelling.codes.buffer as ArrayBuffer] : spelling.mode === 'wide' ? [spelling.lanes.buffer as ArrayBuffer] : [];
  return [values.values.buffer as ArrayBuffer, ...spelt];
}

/** A file that may describe the data: JSON and XML as text, everything else through the reader of delimited data. */
import type { Dictionary } from '../../core/dictionary/dictionary.js';
import { isMarkup, parseDictionary } from '../../core/dictionary/parse-dictionary.js';
import { toUtf8 } from '../formats/encoding.js';
import type { LoadedBytes } from './load-input.js';
import { openTable } from './open-table.js';

const HEAD_BYTES = 1024;
/** A description larger than this is data. */
export const DICTIONARY_BYTES = 32 << 20;

export async function openDictionary(loaded: LoadedBytes, name: string): Promise<Dictionary[] | null> {
  if (loaded.end === 0 || loaded.end > DICTIONARY_BYTES) return null;
  const { bytes, start, end } = toUtf8(loaded.bytes, loaded.end);
  const decode = (to: number): string => new TextDecoder().decode(bytes.subarray(start, to));
  if (isMarkup(decode(Math.min(end, start + HEAD_BYTES)))) return parseDictionary({ kind: 'text', text: decode(end) }, name);
  const { table, texts } = await openTable(loaded, name, { headerRows: 1, unitRow: false }, () => undefined);
  const names = table.info(false).map((column) => column.name);
  const rows = texts(Array.from({ length: table.records }, (_, i) => i), names.map((_, i) => i));
  return parseDictionary({ kind: 'table', table: { names, rows } }, name);
}

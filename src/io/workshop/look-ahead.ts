/** What the first records of a text tell of its size in memory, before any more of it is read. */
import type { SideHead } from '../../core/size/estimate-memory.js';
import type { ReadingRecipe } from '../../core/model/recipe.js';
import { readText } from '../../core/reading/read-text.js';
import { assumeUtf8 } from '../formats/encoding.js';
import { sniffFormat } from '../formats/sniff-format.js';
import type { LoadedBytes } from './load-input.js';
import type { LargeText } from './open-table.js';

const HEAD_BYTES = 1 << 18;

/** Null where the head alone tells nothing: typed formats, archives, faults that reading will tell of. */
export function lookAhead(loaded: LoadedBytes, name: string, recipe: ReadingRecipe, { limits, spill }: LargeText): SideHead | null {
  const fileBytes = loaded.source?.size ?? loaded.end;
  const stop = Math.min(loaded.end, HEAD_BYTES);
  const end = stop === fileBytes ? stop : Math.max(loaded.bytes.subarray(0, stop).lastIndexOf(10), loaded.bytes.subarray(0, stop).lastIndexOf(13)) + 1;
  try {
    if (end === 0 || sniffFormat(loaded.bytes, loaded.end, name) !== 'delimited') return null;
    const utf8 = assumeUtf8(loaded.bytes, end);
    if (utf8.encoding !== 'utf-8') return null;
    const head = readText({ ...utf8, file: name }, recipe);
    const columns = head.columns.map(({ values }) => values.kind === 'text'
      ? { kind: values.kind, distinct: values.dictionary.length / Math.max(1, head.records), textBytes: values.dictionary.reduce((sum, text) => sum + (text?.length ?? 0), 0) / Math.max(1, values.dictionary.length) }
      : { kind: values.kind, distinct: 0, textBytes: 0 });
    return { fileBytes, headBytes: head.body.end - head.bodyStart, headRecords: head.records, columns, keepsText: loaded.source === undefined, spills: spill !== null && loaded.source !== undefined && fileBytes > limits.spillBytes };
  } catch {
    return null;
  }
}

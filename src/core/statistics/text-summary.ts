/** Summary of one text column: values, missing, distinct, and the most frequent. */
import type { ColumnSummary } from '../model/report.js';

const TOP = 12;

/** `counts[i]` records hold `dictionary[i]`; `missing` flags the entries that are no value. */
export function textSummary(dictionary: readonly (string | null)[], counts: Uint32Array, missing: Uint8Array): ColumnSummary {
  let n = 0, absent = 0, distinct = 0;
  const entries: { value: string; count: number }[] = [];
  let least = 0;
  for (let i = 0; i < dictionary.length; i++) {
    const count = counts[i]!;
    if (missing[i]) { absent += count; continue; }
    if (count === 0) continue;
    n += count;
    distinct++;
    if (count < least) continue;
    entries.push({ value: dictionary[i]!, count });
    if (entries.length > 64 * TOP) least = cut(entries);
  }
  cut(entries);
  return { n, missing: absent, distinct, top: entries };
}

function cut(entries: { value: string; count: number }[]): number {
  entries.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  entries.length = Math.min(entries.length, TOP);
  return entries.length < TOP ? 0 : entries[TOP - 1]!.count;
}

export function countCodes(codes: Int32Array, entries: number): Uint32Array {
  const counts = new Uint32Array(entries);
  for (let i = 0; i < codes.length; i++) counts[codes[i]!]!++;
  return counts;
}

/** What a column is, from all its values: never from a sample. */
import type { Values } from '../model/column-table.js';
import type { ColumnType } from '../model/report.js';
import { countCodes } from '../statistics/text-summary.js';
import { isIdentifier, parseNumberText } from './number-text.js';

const TRUTHS = new Set(['true', 'false']);

/**
 * `mixed` is text of which at least half of the cells are numbers and none is an identifier:
 * its numbers compare as numbers. `asText` keeps text what was asked to be read as text.
 */
export function columnType(values: Values, absent: Uint8Array | null, declared: ColumnType | null, asText: boolean): ColumnType {
  if (values.kind !== 'text') return holdsNothing(values.values) ? 'empty' : values.kind;
  const { codes, dictionary } = values;
  if (declared !== null) return declared;
  if (codes.length > 0 && dictionary.every((text, i) => text === null || text === '' || absent?.[i] === 1)) return 'empty';
  if (asText) return 'text';
  const counts = countCodes(codes, dictionary.length);
  let numbers = 0, others = 0, truths = 0;
  for (let i = 0; i < dictionary.length; i++) {
    const text = dictionary[i];
    if (text === null || text === undefined || absent?.[i] === 1) continue;
    const trimmed = text.trim();
    if (isIdentifier(trimmed)) return 'text';
    if (TRUTHS.has(trimmed.toLowerCase())) truths += counts[i]!;
    if (Number.isNaN(parseNumberText(trimmed))) others += counts[i]!;
    else numbers += counts[i]!;
  }
  if (truths > 0 && truths === others && numbers === 0) return 'boolean';
  return numbers > 0 && numbers >= others ? 'mixed' : 'text';
}

function holdsNothing(values: Float64Array): boolean {
  for (let i = 0; i < values.length; i++) if (values[i] === values[i]) return false;
  return true;
}

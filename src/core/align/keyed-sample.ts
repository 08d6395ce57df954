/**
 * Records that two threads choose alike without seeing each other: those with the smallest hash
 * of their key. Where the two releases have records in common, so have their samples.
 */
import type { DateOrder } from '../keys/date-forms.js';
import { keyForms } from '../keys/key-rules.js';
import { cellOfText, cellReader, dictionaryCells, hashOfCell, type Cell, type ColumnContent } from './column-content.js';

/** A form in which texts of a key count as the same though they are written differently; see `key-rules.ts`. */
export type CellForm = { readonly rule: 'number' } | { readonly rule: 'date'; readonly order: DateOrder };


export interface SampledColumn {
  readonly kind: 'number' | 'time' | 'text';
  readonly cells: readonly Cell[];
}

export interface KeyedSample {
  /** 53 bits of each record's key, ascending. */
  readonly keys: readonly number[];
  readonly columns: readonly SampledColumn[];
}

/** Records with a missing key value are left out. Columns are given by position. */
export function sampleByKey(columns: readonly ColumnContent[], records: number, key: readonly number[], wanted: readonly number[], size: number, form: CellForm | null = null): KeyedSample {
  const first = new Int32Array(records).fill(0x51ed270b);
  const usable = new Uint8Array(records).fill(1);
  const forms = key.map((position) => dictionaryForms(columns[position]!, form));
  key.forEach((position, i) => addHashes(columns[position]!, forms[i]!, records, first, usable));
  const limit = records <= size ? 4294967296 : Math.ceil(4294967296 * size / records);
  const chosen: { row: number; key: number }[] = [];
  const exact = key.map((position, i) => {
    const { values } = columns[position]!, cells = forms[i]!;
    return values.kind === 'text' ? (row: number): Cell => cells[values.codes[row]!]! : cellReader(columns[position]!);
  });
  for (let row = 0; row < records; row++) {
    const hash = first[row]! >>> 0;
    if (hash >= limit || usable[row] === 0) continue;
    let second = 0x3c6ef372;
    for (const read of exact) second = hashOfCell(read(row)!, second);
    chosen.push({ row, key: hash * 2097152 + (second >>> 11) });
  }
  chosen.sort((a, b) => a.key - b.key);
  // Where few distinct keys hold many records the sample would not end: it is cut between two keys.
  let end = Math.min(chosen.length, 4 * size);
  while (end > 0 && end < chosen.length && chosen[end - 1]!.key === chosen[end]!.key) end--;
  const kept = chosen.slice(0, end);
  return {
    keys: kept.map((each) => each.key),
    columns: wanted.map((position) => {
      const read = cellReader(columns[position]!);
      return { kind: columns[position]!.values.kind, cells: kept.map(({ row }) => read(row)) };
    }),
  };
}

/** The cells of a text column's dictionary, in the form asked for. */
function dictionaryForms({ values, absent, codes }: ColumnContent, form: CellForm | null): Cell[] {
  const cells = dictionaryCells(values, absent, codes);
  if (form === null || values.kind !== 'text') return cells;
  const texts = values.dictionary.map((text) => (text ?? '').trim());
  return keyForms(texts, form.rule, form.rule === 'date' ? form.order : undefined).map((text, i) => (cells[i] === null ? null : text.startsWith('@') ? Number(text.slice(1)) : cellOfText(text)));
}

function addHashes(content: ColumnContent, cells: readonly Cell[], records: number, hashes: Int32Array, usable: Uint8Array): void {
  const { values, codes } = content;
  if (values.kind === 'text') {
    const byCode = cells.map((cell) => (cell === null ? null : hashOfCell(cell, 0x1b873593)));
    for (let i = 0; i < records; i++) {
      const hash = byCode[values.codes[i]!]!;
      if (hash === null) usable[i] = 0;
      else hashes[i] = Math.imul(hashes[i]! ^ hash, 0x9e3779b1) + (hash >>> 13);
    }
  } else {
    const numbers = values.values;
    for (let i = 0; i < records; i++) {
      const x = numbers[i]!;
      if (x !== x || codes.includes(x)) { usable[i] = 0; continue; }
      const hash = hashOfCell(x, 0x1b873593);
      hashes[i] = Math.imul(hashes[i]! ^ hash, 0x9e3779b1) + (hash >>> 13);
    }
  }
  for (let i = 0; i < records; i++) hashes[i] = Math.imul(hashes[i]! ^ (hashes[i]! >>> 15), 0x85ebca6b);
}

/** The same records of both samples, those whose key stands once on each side, as positions in the samples. */
export function commonRecords(base: KeyedSample, revision: KeyedSample): { readonly base: number[]; readonly revision: number[]; readonly unique: { readonly base: number; readonly revision: number } } {
  const once = (keys: readonly number[]): Map<number, number> => {
    const at = new Map<number, number>();
    keys.forEach((key, i) => { if (keys[i - 1] !== key && keys[i + 1] !== key) at.set(key, i); });
    return at;
  };
  const b = once(base.keys), r = once(revision.keys);
  const rows = [...b].flatMap(([key, i]) => { const j = r.get(key); return j === undefined ? [] : [[i, j] as const]; });
  const share = (some: number, all: number): number => (all === 0 ? 0 : some / all);
  return { base: rows.map(([i]) => i), revision: rows.map(([, j]) => j), unique: { base: share(b.size, base.keys.length), revision: share(r.size, revision.keys.length) } };
}

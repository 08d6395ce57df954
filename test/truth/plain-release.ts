/**
 * A release read as plainly as can be: every cell a text, nothing inferred but where the fields end. It shares nothing
 * with the reading of the product; what it takes from a report is only what the report itself states.
 */
import { readFileSync } from 'node:fs';

export interface PlainRelease {
  readonly names: readonly string[];
  /** One list of texts a record; null where there is no value in the source (JSON). */
  readonly rows: readonly (readonly (string | null)[])[];
}

export function readPlain(path: string): PlainRelease {
  const bytes = readFileSync(path);
  if (path.endsWith('.json')) return plainJson(bytes.toString('utf8'));
  return plainDelimited(decode(bytes));
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
}

function plainJson(text: string): PlainRelease {
  const records = JSON.parse(text) as Record<string, unknown>[];
  const names = [...new Set(records.flatMap((record) => Object.keys(record)))];
  return { names, rows: records.map((record) => names.map((name) => (record[name] === undefined || record[name] === null ? null : String(record[name])))) };
}

/** Header first; as many fields as most records have, names of those beyond the header by their place. */
export function plainDelimited(text: string, delimiter = (text.slice(0, text.search(/[\r\n]|$/)).match(/;/g) ?? []).length > 2 ? ';' : ','): PlainRelease {
  const [header = [], ...rows] = splitRecords(text.replace(/^\uFEFF/, ''), delimiter);
  const width = rows.reduce((most, row) => Math.max(most, row.length), header.length);
  const seen = new Map<string, number>();
  const names = Array.from({ length: width }, (_, i) => {
    const name = header[i]?.trim() || `column ${i + 1}`, times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
  return { names, rows: rows.map((row) => names.map((_, i) => row[i] ?? '')) };
}

function splitRecords(text: string, delimiter: string): string[][] {
  const records: string[][] = [];
  let at = 0;
  while (at < text.length) {
    const record: string[] = [];
    for (;;) {
      let cell = '';
      if (text[at] === '"') {
        for (at++; at < text.length; at++) {
          if (text[at] === '"' && text[at + 1] !== '"') break;
          if (text[at] === '"') at++;
          cell += text[at]!;
        }
        at++;
      }
      const end = endOfCell(text, at, delimiter);
      cell += text.slice(at, end);
      record.push(cell);
      at = end;
      if (text[at] !== delimiter) break;
      at++;
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at++;
    at++;
    if (record.length > 1 || record[0] !== '') records.push(record);
  }
  return records;
}

function endOfCell(text: string, from: number, delimiter: string): number {
  let at = from;
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}

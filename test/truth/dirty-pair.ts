/**
 * Makes a made-up pair of releases as untidy as real ones: delimiters, quotes, line ends, marks and encodings of its own on
 * each side, numbers and gaps spelt in several ways. What the cells say is kept beside the bytes, for the recount.
 */
import type { PlainRelease } from './plain-release.js';

export interface DirtyPair {
  readonly base: Uint8Array;
  readonly revision: Uint8Array;
  readonly plain: readonly [PlainRelease, PlainRelease];
  /** For messages: how each side was written. */
  readonly written: readonly [string, string];
}

export interface Dice {
  whole(least: number, most: number): number;
  chance(share: number): boolean;
  pick<T>(items: readonly T[]): T;
}

interface Writing { readonly delimiter: string; readonly newline: string; readonly mark: boolean; readonly quotes: 'needed' | 'all' | 'texts'; readonly encoding: 'utf-8' | 'utf-16le'; readonly preamble: readonly string[] }

export function dirtyPair(dice: Dice, base: string, revision: string, keys: ReadonlySet<string>): DirtyPair {
  const gaps = [dice.pick(['', 'NA', '-9999', 'NaN']), dice.pick(['', 'NA', '-9999', 'NaN'])] as const;
  const spoilt = new Map<string, { gaps: number; spelling: number }>();
  const sides = [base, revision].map((content, side) => {
    const [header, ...rows] = content.slice(0, -1).split('\n').map((line) => line.split(','));
    const columns = header!.map((name, i) => {
      if (!spoilt.has(name)) spoilt.set(name, { gaps: dice.chance(0.4) ? 0.05 : 0, spelling: dice.chance(0.4) ? 0.2 : 0 });
      return { numeric: rows.every((row) => /^-?\d+(\.\d+)?$/.test(row[i]!) || row[i] === ''), key: keys.has(name) || name === '', ...spoilt.get(name)! };
    });
    const cells = rows.map((row) => row.map((text, i) => spoil(dice, text, columns[i]!, gaps[side]!)));
    const writing = anyWriting(dice);
    const bytes = write(writing, [header!, ...cells]);
    return { bytes, plain: { names: header!.map((name, i) => name || `column ${i + 1}`), rows: cells }, writing };
  });
  return { base: sides[0]!.bytes, revision: sides[1]!.bytes, plain: [sides[0]!.plain, sides[1]!.plain], written: [JSON.stringify(sides[0]!.writing), JSON.stringify(sides[1]!.writing)] };
}

function spoil(dice: Dice, text: string, column: { numeric: boolean; key: boolean; gaps: number; spelling: number }, gap: string): string {
  if (column.key) return text;
  if (dice.chance(column.gaps)) return column.numeric || gap !== '-9999' ? gap : '';
  if (!dice.chance(column.spelling) || text === '') return text;
  if (!column.numeric) return dice.pick([`${text} `, ` ${text}`, text.toUpperCase(), `${text}, ${text}`, `“${text}”`, `say ""${text}""`.replaceAll('""', '"')]);
  return dice.pick([text.includes('.') ? `${text}0` : `${text}.0`, `${text}e0`, ` ${text}`, text.startsWith('-') ? text : `+${text}`]);
}

function anyWriting(dice: Dice): Writing {
  return {
    delimiter: dice.pick([',', ';', '\t', '|']), newline: dice.pick(['\n', '\r\n', '\r']), mark: dice.chance(0.2), quotes: dice.pick(['needed', 'needed', 'all', 'texts']),
    encoding: dice.chance(0.15) ? 'utf-16le' : 'utf-8', preamble: dice.chance(0.2) ? ['# Site: US-CRT', '# Version: 2-5'] : [],
  };
}

function write({ delimiter, newline, mark, quotes, encoding, preamble }: Writing, records: readonly (readonly string[])[]): Uint8Array {
  const cell = (text: string): string => (quotes === 'all' || (quotes === 'texts' && !/^[-+]?[\d.]+$/.test(text) && text !== '') || text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const text = [...preamble, ...records.map((record) => record.map(cell).join(delimiter))].map((line) => line + newline).join('');
  if (encoding === 'utf-8') return new TextEncoder().encode((mark ? '\uFEFF' : '') + text);
  const units = Uint16Array.from(`\uFEFF${text}`, (unit) => unit.charCodeAt(0));
  return new Uint8Array(units.buffer);
}

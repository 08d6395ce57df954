/** Random tables, random dialects, and random revisions whose classes are known because they were made. */
import { Random } from '../core/support/random.js';
import type { CellCounts } from '../../src/core/model/cell-class.js';
import type { ReadingRecipe } from '../../src/core/model/recipe.js';
import type { Encoding, Rows, Written } from './write-table.js';

export type Kind = 'whole' | 'decimal' | 'word' | 'nasty' | 'date';
export interface Table { readonly header: readonly string[]; readonly kinds: readonly Kind[]; readonly rows: Rows }

/** Characters that all encodings have, as in names of places. */
const WORDS = ['Ålesund', 'Évora', 'Zürich', 'Logroño', 'Nîmes', 'Tromsø', 'Cáceres', 'Malmö', 'Gijón', 'Besançon', 'Århus', 'Sète', 'Köln', 'Córdoba', 'Pécs', 'Umeå', 'pine', 'old oak', 'north-west', 'grassland'];
/** No mark that a reader would have to guess about, but everything that quotes must keep. */
const NASTY = ['a "b" c', "it's", 'line\nend', 'two\n\nends', 'semi;colon', 'com,ma', 'ta\tb', 'b|ar', '""', "''", '#5', '%', 'x=1', '<b>&amp;', '{"a":1}', '5 m', '= A1', '\\n', '1-2', 'é "ü"; ñ'];
const NAMES = ['temp', 'flux', 'species', 'note', 'depth', 'état', 'höhe', 'cover', 'class', 'n'];

/** A table whose first column identifies its records. */
export function randomTable(random: Random, kinds: readonly Kind[], blanks = true): Table {
  const columns = Array.from({ length: random.whole(1, 6) }, () => random.pick(kinds));
  const names = random.shuffled(NAMES).slice(0, columns.length);
  const records = random.whole(12, 40);
  const constant = random.whole(1000, 5000);
  const rows = Array.from({ length: records }, (_, i) => [String(constant + i), ...columns.map((kind) => (blanks && random.chance(0.08) ? '' : cell(random, kind)))]);
  // Every column has a value of its kind to be known by.
  columns.forEach((kind, k) => { rows[0]![k + 1] = cell(random, kind); });
  return { header: ['id', ...names], kinds: ['whole', ...columns], rows };
}

/** The table with a column of words. */
export function withWords(random: Random, table: Table): Table {
  return { header: [...table.header, 'place'], kinds: [...table.kinds, 'word'], rows: table.rows.map((row) => [...row, cell(random, 'word')]) };
}

function cell(random: Random, kind: Kind): string {
  switch (kind) {
    case 'whole': return String(random.whole(-50, 50));
    case 'decimal': return (random.chance(0.1) ? -1 : 1) * random.whole(1, 40) + random.pick(['.5', '.25', '.125', '.75', '.0625']);
    case 'word': return random.pick(WORDS);
    case 'nasty': return random.pick(NASTY);
    case 'date': return `2012-${String(random.whole(1, 12)).padStart(2, '0')}-${String(random.whole(13, 28))}`;
  }
}

export function randomDialect(random: Random, encodings: readonly (readonly [Encoding, boolean])[]): Written {
  const [encoding, bom] = random.pick(encodings);
  const delimiter = random.pick([',', ';', '\t', '|'] as const);
  return {
    delimiter, encoding, bom, quote: '"', quoting: random.pick(['needed', 'all'] as const), newline: random.pick(['\n', '\r\n', '\r'] as const), finalNewline: random.chance(0.8),
    decimal: delimiter === ',' ? '.' : random.pick(['.', ','] as const), preamble: random.chance(0.25) ? ['# Site: SE-Svb', '# Version: 2-5'].slice(0, random.whole(1, 2)) : [],
  };
}

/** The recipe that says how a table was written. */
export function told(written: Written): ReadingRecipe {
  const { encoding = 'utf-8', delimiter = ',', quote = '"', decimal = '.', preamble = [] } = written;
  return { encoding: { 'latin-1': 'iso-8859-1', 'mac-roman': 'macintosh' }[encoding as string] ?? encoding, delimiter, quote, decimal, headerLine: preamble.length + 1 };
}

export const UNICODE: readonly (readonly [Encoding, boolean])[] = [['utf-8', false], ['utf-8', true], ['utf-16le', true], ['utf-16be', true], ['utf-16le', false], ['utf-16be', false]];
export const ALL: readonly (readonly [Encoding, boolean])[] = [...UNICODE, ['latin-1', false], ['windows-1252', false], ['mac-roman', false]];

export interface RandomPair { readonly base: Table; readonly revision: Table; readonly cells: CellCounts; readonly added: number; readonly removed: number; readonly changed: number }

/** A revision of a table: cells changed, lost, filled and written otherwise; records taken out and put in. */
export function randomPair(random: Random): RandomPair {
  const base = randomTable(random, ['whole', 'decimal', 'word', 'date']);
  const cells = { unchanged: 0, notation: 0, tolerated: 0, value: 0, filled: 0, lost: 0 };
  const keep = base.rows.filter((_, i) => i === 0 || !random.chance(0.1));
  let changed = 0;
  const rows = keep.map((row) => {
    let differs = false;
    const next = row.map((text, k) => {
      if (k === 0) return text;
      const kind = base.kinds[k]!;
      const [to, name] = edit(random, text, kind);
      cells[name]++;
      if (name === 'value' || name === 'filled' || name === 'lost') differs = true;
      return to;
    });
    if (differs) changed++;
    return next;
  });
  const more = Array.from({ length: random.whole(0, 4) }, (_, i) => [String(9000 + i), ...base.kinds.slice(1).map((kind) => cell(random, kind))]);
  return { base, revision: { ...base, rows: [...rows, ...more] }, cells, added: more.length, removed: base.rows.length - keep.length, changed };
}

function edit(random: Random, text: string, kind: Kind): readonly [string, keyof CellCounts] {
  const chance = random.next();
  if (text === '') return chance < 0.3 ? [cell(random, kind), 'filled'] : ['', 'unchanged'];
  if (chance < 0.05) return ['', 'lost'];
  if (chance < 0.12 && kind === 'decimal') return [`${text}0`, 'notation'];
  if (chance < 0.12 && kind === 'date') return [text.replaceAll('-', '/'), 'notation'];
  if (chance < 0.25) {
    for (;;) { const other = cell(random, kind); if (other !== text) return [other, 'value']; }
  }
  return [text, 'unchanged'];
}

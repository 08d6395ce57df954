/** What changed between the dictionaries of two releases: units, definitions, codes, types, keys. Each is a finding, also where no cell moved. */
import type { AlignedColumn } from '../align/align-columns.js';
import type { ColumnInfo } from '../model/release.js';
import type { DictionaryFinding } from '../model/report.js';
import type { Sides } from './apply-dictionary.js';
import { described, type Description } from './choose-dictionary.js';
import type { DictionaryColumn } from './dictionary.js';

export function compareDictionaries(base: Description, revision: Description, aligned: readonly AlignedColumn[], columns: Sides<readonly ColumnInfo[]>): DictionaryFinding[] {
  return [
    ...aligned.flatMap((column) => {
      if (column.base === null || column.revision === null) return [];
      const b = described(base, columns.base[column.base]!.name), r = described(revision, columns.revision[column.revision]!.name);
      return b !== null && r !== null ? columnChanges(column.name, b, r) : [];
    }),
    ...keyChange(base.key, revision.key), ...versionChange(base, revision),
  ];
}

function columnChanges(column: string, b: DictionaryColumn, r: DictionaryColumn): DictionaryFinding[] {
  const found: DictionaryFinding[] = [];
  const compare = (what: DictionaryFinding['what'], base: string | null, revision: string | null, noun: string, one: (text: string) => string = quoted): void => {
    if (plain(base) === plain(revision)) return;
    const sentence = base === null ? `The dictionary of revision gives “${column}” ${noun} ${one(revision!)}; that of base gives none.`
      : revision === null ? `The dictionary of base gives “${column}” ${noun} ${one(base)}; that of revision gives none.`
        : `The dictionaries give “${column}” ${noun} ${one(base)} in base and ${one(revision)} in revision.`;
    found.push({ column, what, base, revision, sentence });
  };
  compare('unit', b.unit, r.unit, 'the unit', (text) => text);
  compare('definition', b.definition, r.definition, 'the definition');
  compare('missing-code', codes(b), codes(r), 'the missing code', (text) => text);
  compare('type', b.typeWord, r.typeWord, 'the type', (text) => text);
  return found;
}

/** White space, as a spreadsheet leaves it, makes no other definition. */
function plain(text: string | null): string | null {
  return text === null ? null : text.replace(/\s+/g, ' ').trim();
}

function quoted(text: string): string {
  return `“${text.length > 200 ? `${text.slice(0, 199)}…` : text}”`;
}

function codes(column: DictionaryColumn): string | null {
  return column.missing === null ? null : [...column.missing].sort().join(', ');
}

function keyChange(base: readonly string[] | null, revision: readonly string[] | null): DictionaryFinding[] {
  const [b, r] = [base?.join(', ') ?? null, revision?.join(', ') ?? null];
  return b === r ? [] : [{ column: '', what: 'key', base: b, revision: r, sentence: `The dictionaries name another key: ${b ?? 'none'} in base, ${r ?? 'none'} in revision.` }];
}

/** A changed file version has to be explained in the notes; they are the producer's own words. */
function versionChange(base: Description, revision: Description): DictionaryFinding[] {
  if (base.version === revision.version) return [];
  const notes = revision.notes === null || revision.notes === base.notes ? '' : ` Its notes: ${quoted(revision.notes)}`;
  return [{ column: '', what: 'described', base: base.version, revision: revision.version, sentence: `The dictionaries give the file the version ${base.version ?? 'none'} in base and ${revision.version ?? 'none'} in revision.${notes}` }];
}

/**
 * What dictionaries say of the columns, as a recipe laid under the reader's own: texts that stay
 * text, missing codes, the key. Where the data contradict a dictionary it is said, and the
 * dictionary holds.
 */
import type { AlignedColumn } from '../align/align-columns.js';
import { conventionsOf, decideCodes } from '../missing/decide-codes.js';
import type { ColumnRecipe, Recipe } from '../model/recipe.js';
import type { ColumnInfo } from '../model/release.js';
import type { DictionaryFinding } from '../model/report.js';
import { described, fold, type Description } from './choose-dictionary.js';
import type { DictionaryColumn } from './dictionary.js';

export interface Sides<T> { readonly base: T; readonly revision: T }

export interface Described {
  readonly aligned: readonly AlignedColumn[];
  /** Codes that a dictionary names, by column id. */
  readonly codes: ReadonlyMap<string, readonly string[]>;
}

export function applyDictionaries(aligned: readonly AlignedColumn[], columns: Sides<readonly ColumnInfo[]>, descriptions: Sides<Description | null>, recipe: Recipe): Described {
  const codes = new Map<string, readonly string[]>();
  const conventions = { base: conventionsOf(columns.base), revision: conventionsOf(columns.revision) };
  const laid = aligned.map((column): AlignedColumn => {
    const base = side(column.base, columns.base, descriptions.base), revision = side(column.revision, columns.revision, descriptions.revision);
    const named = [...new Set([...(base.said?.missing ?? []), ...(revision.said?.missing ?? [])])];
    const own: { missing?: readonly string[]; readAs?: 'text' } = {};
    if (named.length > 0 && column.recipe?.missing === undefined && recipe.missing === undefined) {
      codes.set(column.id, named);
      own.missing = missingOf(named, base, revision, conventions);
    }
    if ((base.said?.type === 'text' || revision.said?.type === 'text') && column.recipe?.readAs === undefined) own.readAs = 'text';
    return Object.keys(own).length === 0 ? column : { ...column, recipe: { ...own, ...column.recipe } satisfies ColumnRecipe };
  });
  return { aligned: laid, codes };
}

interface ColumnSide { readonly info: ColumnInfo | null; readonly said: DictionaryColumn | null }

function side(at: number | null, columns: readonly ColumnInfo[], description: Description | null): ColumnSide {
  return at === null ? { info: null, said: null } : { info: columns[at]!, said: described(description, columns[at]!.name) };
}

/** A side whose dictionary names no code keeps what was detected in it; words such as NaN are no numbers, whatever a dictionary leaves out. */
function missingOf(named: readonly string[], base: ColumnSide, revision: ColumnSide, conventions: Parameters<typeof decideCodes>[2]): string[] {
  const silent = (each: ColumnSide): ColumnInfo | null => (each.said?.missing ? null : each.info);
  const detected = decideCodes(silent(base), silent(revision), conventions).map((each) => String(each.code));
  const words = [base.info, revision.info].flatMap((info) => (info === null || info.type === 'text' ? [] : info.missing.map((each) => each.text.trim())));
  return [...new Set([...named, ...detected, ...words])].filter((text) => text !== '').sort();
}

/** What the data of one release hold against its dictionary. */
export function disagreements(which: 'base' | 'revision', columns: readonly ColumnInfo[], description: Description): DictionaryFinding[] {
  const sources = description.sources.map((each) => each.name).join(' and ');
  const finding = (column: string, what: DictionaryFinding['what'], says: string | null, sentence: string): DictionaryFinding => ({ column, what, base: which === 'base' ? says : null, revision: which === 'revision' ? says : null, sentence });
  if (description.columns.length === 0) return [];
  const names = new Set(columns.map((column) => fold(column.name)));
  return [
    ...columns.flatMap((info): DictionaryFinding[] => {
      const said = described(description, info.name);
      if (said === null) return [finding(info.name, 'described', null, `The ${which} release has a column “${info.name}” that ${sources} does not describe.`)];
      return [
        ...typeFault(info, said).map((fault) => finding(info.name, 'disagreement', said.typeWord, `“${info.name}” in ${which}: ${sources} calls it ${said.typeWord}, and ${fault}.`)),
        ...unnamedCodes(info, said).map((code) => finding(info.name, 'disagreement', (said.missing ?? []).join(', ') || null, `“${info.name}” in ${which}: ${code.code} stands there ${code.count.toLocaleString('en')} times, far from all other values, and ${sources} ${said.missing ? `names only ${said.missing.join(', ')} as missing: it counts as a value` : 'names no missing code: it was detected'}.`)),
        ...(info.unit && said.unit && info.unit !== said.unit ? [finding(info.name, 'disagreement', said.unit, `“${info.name}” in ${which}: the file says the unit is ${info.unit}, ${sources} says ${said.unit}; the dictionary holds.`)] : []),
      ];
    }),
    ...description.columns.filter((column) => !names.has(fold(column.name))).map((column) => finding(column.name, 'described', column.typeWord, `${sources} describes a column “${column.name}” that the ${which} release does not have.`)),
  ];
}

function typeFault(info: ColumnInfo, said: DictionaryColumn): string[] {
  if (said.type === null || info.type === 'empty') return [];
  const textual = ['text', 'mixed', 'nested'].includes(info.type);
  switch (said.type) {
    case 'integer': case 'number':
      if (textual) return ['it holds text'];
      if (info.type === 'boolean' || info.type === 'time') return [`it holds ${info.type === 'time' ? 'times' : 'truth values'}`];
      // A column of whole numbers among which a code such as -99.9 stands is whole.
      return said.type === 'integer' && info.type === 'number' && !info.whole && !info.sentinels.some((each) => each.standing === 'believed') ? ['it holds numbers that are not whole'] : [];
    case 'time': return info.type === 'mixed' || info.type === 'boolean' ? ['it holds other things than times'] : [];
    case 'boolean': return info.type === 'time' ? ['it holds times'] : [];
    case 'text': return [];
  }
}

function unnamedCodes(info: ColumnInfo, said: DictionaryColumn): readonly { readonly code: number; readonly count: number }[] {
  const named = new Set((said.missing ?? []).map(Number));
  return info.sentinels.filter((each) => each.standing === 'believed' && !named.has(each.code));
}

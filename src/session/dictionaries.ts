/**
 * Dictionaries of both releases: read before the data, because they say where a header is; laid
 * under the recipe once the columns are known; compared with the data and with one another.
 */
import { applyDictionaries, disagreements, type Described } from '../core/dictionary/apply-dictionary.js';
import { describe, describedByName, fold, type Candidate, type Description } from '../core/dictionary/choose-dictionary.js';
import { compareDictionaries } from '../core/dictionary/compare-dictionaries.js';
import { described } from '../core/dictionary/choose-dictionary.js';
import type { AlignedColumn } from '../core/align/align-columns.js';
import type { Recipe } from '../core/model/recipe.js';
import type { ColumnInfo, ReleaseInfo } from '../core/model/release.js';
import type { DictionaryFinding, ReportDictionary } from '../core/model/report.js';
import type { WorkerInput } from '../io/workshop/load-input.js';
import type { Threads } from './read-releases.js';
import { bothSides } from './both-sides.js';

export interface Candidates { readonly base: readonly Candidate[]; readonly revision: readonly Candidate[] }

export async function readDictionaries(threads: Threads, base: WorkerInput, revision: WorkerInput): Promise<Candidates> {
  const of = (input: WorkerInput, side: 'base' | 'revision'): Promise<readonly Candidate[]> => (input.companions && input.companions.length > 0 ? threads[side].call('dictionaries', [input.companions]) : Promise.resolve([]));
  const [b, r] = await bothSides(of(base, 'base'), of(revision, 'revision'));
  return { base: b, revision: r };
}

/** The recipe, with what file-level metadata say of the header where it says nothing itself. */
export function withReadingHints(recipe: Recipe, candidates: Candidates, names: { readonly base: string; readonly revision: string }): Recipe {
  const hint = (side: 'base' | 'revision'): Recipe['reading'] => {
    const said = describedByName(candidates[side], names[side]).find((each) => each.reading !== null)?.reading;
    return said ? { [side]: { ...said, ...recipe.reading?.[side] } } : {};
  };
  const reading = { ...recipe.reading, ...hint('base'), ...hint('revision') };
  return Object.keys(reading).length > 0 ? { ...recipe, reading } : recipe;
}

export interface AppliedDictionaries extends Described {
  readonly base: Description | null;
  readonly revision: Description | null;
  readonly findings: readonly DictionaryFinding[];
  /** Base names of the key that a dictionary gives, where both releases have its columns. */
  readonly key: readonly string[] | null;
}

export function useDictionaries(candidates: Candidates, read: { readonly base: ReleaseInfo; readonly revision: ReleaseInfo }, aligned: readonly AlignedColumn[], recipe: Recipe): AppliedDictionaries {
  const one = (side: 'base' | 'revision'): Description | null => describe(candidates[side], read[side].name, read[side].columns.map((column) => column.name));
  const base = one('base'), revision = one('revision');
  const columns = { base: read.base.columns, revision: read.revision.columns };
  const findings = [
    ...(base && revision ? compareDictionaries(base, revision, aligned, columns) : []),
    ...(base ? disagreements('base', columns.base, base) : []), ...(revision ? disagreements('revision', columns.revision, revision) : []),
  ];
  return { ...applyDictionaries(aligned, columns, { base, revision }, recipe), base, revision, findings, key: keyIn(aligned, base, revision, columns) };
}

function keyIn(aligned: readonly AlignedColumn[], base: Description | null, revision: Description | null, columns: { readonly base: readonly ColumnInfo[]; readonly revision: readonly ColumnInfo[] }): string[] | null {
  const named = (key: readonly string[] | null | undefined, side: 'base' | 'revision'): string[] | null => {
    const ids = (key ?? []).map((name) => aligned.find((column) => column.base !== null && column.revision !== null && fold(columns[side][column[side]!]!.name) === fold(name)));
    return ids.length > 0 && ids.every((column) => column !== undefined) ? ids.map((column) => column.id) : null;
  };
  return named(base?.key, 'base') ?? named(revision?.key, 'revision');
}

/** Units as a dictionary gives them; a unit in the file holds where the dictionary is silent. */
export function withUnits(columns: readonly ColumnInfo[], description: Description | null): readonly ColumnInfo[] {
  if (description === null) return columns;
  return columns.map((column) => { const unit = described(description, column.name)?.unit; return unit ? { ...column, unit } : column; });
}

/** The schema's bound. */
const MOST_FINDINGS = 1000;

export function dictionaryReport({ base, revision, findings }: AppliedDictionaries, more: readonly DictionaryFinding[]): ReportDictionary | null {
  if (base === null && revision === null) return null;
  return { base: base?.sources ?? [], revision: revision?.sources ?? [], findings: [...more, ...findings].slice(0, MOST_FINDINGS) };
}

/** A key that a dictionary gives and the records do not keep. */
export function keyFault(names: readonly string[], sources: AppliedDictionaries, ambiguous: number): DictionaryFinding {
  const says = [...(sources.base?.sources ?? []), ...(sources.revision?.sources ?? [])].map((each) => each.name).filter((name, i, all) => all.indexOf(name) === i).join(' and ');
  return {
    column: '', what: 'key', base: sources.base?.key?.join(', ') ?? null, revision: sources.revision?.key?.join(', ') ?? null,
    sentence: `${says} names the key ${names.join(', ')}, ${ambiguous > 0 ? `but ${ambiguous.toLocaleString('en')} of its values occur more than once` : 'but no value of it is in both releases'}; the key was looked for in the data.`,
  };
}

/**
 * Which columns say how uncertain a measure is, by how their names are made: the measure's name and a mark
 * (`NEE_VUT_REF_RANDUNC`, `LE_F_MDS_SE`, `GPP_SD`, `NEE_f_unc`). A name with a mark speaks of a measure only where the table
 * has that measure.
 */

export type UncertaintyKind = 'random' | 'joint' | 'standard-error' | 'standard-deviation' | 'unspecified';

const MARKS: readonly (readonly [RegExp, UncertaintyKind])[] = [
  [/[_ .-]rand_?unc$/i, 'random'], [/[_ .-]joint_?unc$/i, 'joint'], [/[_ .-](se|std_?err(or)?|standard_error)$/i, 'standard-error'],
  [/[_ .-](sd|std|stdev|std_?dev)$/i, 'standard-deviation'], [/[_ .-](unc|uncertainty|err|error|sigma)$/i, 'unspecified'],
];
/** Where a measure has several: random error first, as it is the one of single values. */
const FIRST: readonly UncertaintyKind[] = ['random', 'standard-error', 'standard-deviation', 'unspecified', 'joint'];

export interface UncertaintyName { readonly stem: string; readonly kind: UncertaintyKind }

export function parseUncertaintyName(name: string): UncertaintyName | null {
  const trimmed = name.trim();
  for (const [mark, kind] of MARKS) {
    const stem = trimmed.replace(mark, '');
    if (stem !== trimmed && stem !== '') return { stem, kind };
  }
  return null;
}

/** The column among `names` that says how uncertain `measure` is; null where none does. Upper and lower case are the same. */
export function uncertaintyOf(measure: string, names: readonly string[]): { readonly name: string; readonly kind: UncertaintyKind } | null {
  const folded = measure.trim().toLowerCase(), found = names.flatMap((name) => { const parsed = parseUncertaintyName(name); return parsed !== null && parsed.stem.toLowerCase() === folded ? [{ name, kind: parsed.kind }] : []; });
  return FIRST.flatMap((kind) => found.filter((each) => each.kind === kind))[0] ?? null;
}

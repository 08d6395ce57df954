/** What was taken for missing, column by column, and which code became which, for the report. */
import { describeMissing } from '../core/missing/describe-missing.js';
import type { Recipe } from '../core/model/recipe.js';
import type { MissingText } from '../core/model/report.js';
import type { MissingChange } from '../core/missing/missing-changes.js';
import type { PairingInfo } from '../io/workshop/pairing-info.js';
import type { BothReleases } from './read-releases.js';
import type { SettledReleases } from './settle-releases.js';

export function missingTexts(read: BothReleases, settled: SettledReleases, recipe: Recipe, named: ReadonlyMap<string, readonly string[]>): Map<string, readonly MissingText[]> {
  return new Map(settled.aligned.map((column) => {
    const sides = <T>(base: readonly T[], revision: readonly T[]): { base: T | null; revision: T | null } => ({ base: column.base === null ? null : base[column.base]!, revision: column.revision === null ? null : revision[column.revision]! });
    return [column.id, describeMissing({
      read: sides(read.base.columns, read.revision.columns), settled: sides(settled.base, settled.revision),
      recipe: !named.has(column.id) && (column.recipe?.missing ?? recipe.missing) !== undefined, dictionary: named.get(column.id) ?? [], reasons: settled.reasons.get(column.id) ?? new Map(),
    })];
  }));
}

/** Over the matched records of the columns that differ and have missing cells on both sides. */
export async function changedCodes(read: BothReleases, settled: SettledReleases, name: string, pairing: PairingInfo): Promise<Map<string, readonly MissingChange[]>> {
  const ids = pairing.columns.filter((column) => column.unchanged === null && !pairing.key.includes(column.id)).map((column) => column.id);
  const asked = settled.aligned.flatMap((column) => {
    if (!ids.includes(column.id) || column.base === null || column.revision === null) return [];
    const base = settled.base[column.base]!, revision = settled.revision[column.revision]!;
    if (base.absent === 0 || revision.absent === 0) return [];
    const texts = { base: base.missing.map((each) => each.text), revision: revision.missing.map((each) => each.text) };
    return [{ id: column.id, base: column.base, revision: column.revision, codes: { base: settled.codes.base[column.base]!, revision: settled.codes.revision[column.revision]! }, texts }];
  });
  if (asked.length === 0) return new Map();
  const found = await read.threads.base.call('missingChanges', [name, asked]);
  return new Map(asked.map((each, i) => [each.id, found[i]!]));
}

/**
 * How the columns of both releases are to be taken so that they compare: the recipe's wishes,
 * missing codes seen on either side, and a common type where the two sides differ.
 */
import type { ColumnInfo, ColumnInstruction } from '../model/release.js';
import type { Recipe } from '../model/recipe.js';
import type { AlignedColumn } from './align-columns.js';
import { isTextual, unifyTypes } from './unify-types.js';

export interface ReadingPlan {
  readonly base: readonly ColumnInstruction[];
  readonly revision: readonly ColumnInstruction[];
}

const AS_READ: ColumnInstruction = { readAs: 'auto', missing: null, wide: false, codes: [] };

export function planReading(aligned: readonly AlignedColumn[], base: readonly ColumnInfo[], revision: readonly ColumnInfo[], recipe: Recipe): ReadingPlan {
  const plan = { base: base.map(() => AS_READ), revision: revision.map(() => AS_READ) };
  for (const column of aligned) {
    const b = column.base === null ? null : base[column.base]!;
    const r = column.revision === null ? null : revision[column.revision]!;
    const missing = column.recipe?.missing ?? recipe.missing ?? null;
    const common = b !== null && r !== null && b.type !== r.type ? unifyTypes(b.type, r.type) : null;
    const readAs = column.recipe?.readAs === 'text' ? 'text' : common === null || !isTextual(common) ? 'auto' : common === 'mixed' ? 'mixed' : 'text';
    const wide = b !== null && r !== null && b.wide !== r.wide && !b.typed && !r.typed;
    const instruction: ColumnInstruction = { readAs, missing, wide, codes: missing === null ? detectedCodes(b, r) : numericCodes(missing) };
    if (b !== null) plan.base[column.base!] = instruction;
    if (r !== null) plan.revision[column.revision!] = instruction;
  }
  return plan;
}

/** Codes seen on either side count on both: a code that was replaced is still a code in the other release. */
function detectedCodes(base: ColumnInfo | null, revision: ColumnInfo | null): number[] {
  const codes = new Set([base, revision].flatMap((info) => info?.sentinels.map((sentinel) => sentinel.code) ?? []));
  return [...codes].sort((a, b) => a - b);
}

function numericCodes(missing: readonly string[]): number[] {
  const codes = missing.filter((text) => text.trim() !== '').map(Number).filter((code) => !Number.isNaN(code));
  return [...new Set(codes)].sort((a, b) => a - b);
}

/** Whether settling would do anything. */
export function isIdle(plan: readonly ColumnInstruction[]): boolean {
  return plan.every((instruction) => instruction.readAs === 'auto' && instruction.missing === null && !instruction.wide && instruction.codes.length === 0);
}

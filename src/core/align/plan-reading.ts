/**
 * How the columns of both releases are to be taken so that they compare: the recipe's wishes,
 * missing codes seen on either side, and a common type where the two sides differ.
 */
import type { ColumnInfo, ColumnInstruction } from '../model/release.js';
import type { Recipe } from '../model/recipe.js';
import type { AlignedColumn } from './align-columns.js';
import { conventionsOf, decideCodes, type CodeReason } from '../missing/decide-codes.js';
import { isTextual, unifyTypes } from './unify-types.js';

export interface ReadingPlan {
  readonly base: readonly ColumnInstruction[];
  readonly revision: readonly ColumnInstruction[];
  /** Why each detected code was believed, by column id. */
  readonly reasons: ReadonlyMap<string, ReadonlyMap<number, CodeReason>>;
}

const AS_READ: ColumnInstruction = { readAs: 'auto', missing: null, wide: false, codes: [] };

export function planReading(aligned: readonly AlignedColumn[], base: readonly ColumnInfo[], revision: readonly ColumnInfo[], recipe: Recipe): ReadingPlan {
  const plan = { base: base.map(() => AS_READ), revision: revision.map(() => AS_READ), reasons: new Map<string, ReadonlyMap<number, CodeReason>>() };
  const conventions = { base: conventionsOf(base), revision: conventionsOf(revision) };
  for (const column of aligned) {
    const b = column.base === null ? null : base[column.base]!;
    const r = column.revision === null ? null : revision[column.revision]!;
    const named = column.recipe?.missing ?? recipe.missing ?? null;
    const amongDates = named === null && column.recipe?.readAs !== 'text' ? missingAmongDates(b, r) : null;
    const missing = named ?? amongDates;
    const common = b !== null && r !== null && awaitsDates(b, r) ? null : b !== null && r !== null && b.type !== r.type ? unifyTypes(b.type, r.type) : null;
    const readAs = column.recipe?.readAs === 'text' ? 'text' : common === null || !isTextual(common) || amongDates !== null ? 'auto' : common === 'mixed' ? 'mixed' : 'text';
    const wide = b !== null && r !== null && b.wide !== r.wide && !b.typed && !r.typed;
    // A column that the reader calls a key names records; its numbers are names.
    const decided = named !== null || recipe.key?.includes(column.name) ? [] : decideCodes(b, r, conventions);
    if (decided.length > 0) plan.reasons.set(column.id, new Map(decided.map((each) => [each.code, each.reason])));
    const instruction: ColumnInstruction = { readAs, missing, wide, codes: named === null ? decided.map((each) => each.code) : numericCodes(named) };
    if (b !== null) plan.base[column.base!] = { ...instruction, ...settledDates(b, r) };
    if (r !== null) plan.revision[column.revision!] = { ...instruction, ...settledDates(r, b) };
  }
  return plan;
}

/** A column that could be dates in either order is taken in the order that the other release proves. */
function settledDates(own: ColumnInfo, other: ColumnInfo | null): Pick<ColumnInstruction, 'dates'> {
  return own.dates === 'unproven' && own.type !== 'time' && other?.type === 'time' && (other.dates === 'month-first' || other.dates === 'day-first') ? { dates: other.dates } : {};
}

/** Whether one side is still to be read as dates, so that its being text says nothing yet. */
function awaitsDates(base: ColumnInfo, revision: ColumnInfo): boolean {
  return settledDates(base, revision).dates !== undefined || settledDates(revision, base).dates !== undefined;
}

/** Codes that made a column of dates text, with the words for missing that stand there: then the rest are dates on both sides. */
function missingAmongDates(base: ColumnInfo | null, revision: ColumnInfo | null): string[] | null {
  const sides = [base, revision].filter((info) => info !== null);
  const strays = sides.flatMap((info) => info.strays ?? []);
  if (strays.length === 0 || sides.some((info) => info.typed || (info.type !== 'time' && info.type !== 'empty' && !info.strays))) return null;
  return [...new Set([...strays, ...sides.flatMap((info) => info.missing.map((each) => each.text.trim()))])].filter((text) => text !== '').sort();
}

function numericCodes(missing: readonly string[]): number[] {
  const codes = missing.filter((text) => text.trim() !== '').map(Number).filter((code) => !Number.isNaN(code));
  return [...new Set(codes)].sort((a, b) => a - b);
}

/** Whether settling would do anything. */
export function isIdle(plan: readonly ColumnInstruction[]): boolean {
  return plan.every((instruction) => instruction.readAs === 'auto' && instruction.missing === null && !instruction.wide && instruction.codes.length === 0 && instruction.dates === undefined);
}

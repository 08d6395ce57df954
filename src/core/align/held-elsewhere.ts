/**
 * Values under the wrong header between two releases: columns of equal name disagree nearly
 * everywhere, while what one of them held stands under another name. Neighbours that moved
 * along together, and names that were exchanged, are the usual cases.
 */
import { counted, listed, percent } from '../format/words.js';
import type { ColumnKind, Finding, Offer } from '../model/report.js';
import type { Agreement } from './cell-agreement.js';

/** A base column of which another revision column holds the cells. */
export interface Held {
  readonly name: string;
  readonly base: number;
  /** Where its values stand in the revision. */
  readonly revision: number;
  readonly heldBy: string;
  readonly equal: number;
  readonly compared: number;
}

export interface ShiftQuestion {
  readonly name: string;
  readonly base: number;
  readonly revision: number;
}

const LEAST_AGREEMENT = 0.75, LEAST_BITS = 40, LEAST_LEAD = 0.4;

/** `asked`: columns of equal name that disagree; `others`: positions and names of revision columns that may hold their values. */
export function heldElsewhere(asked: readonly ShiftQuestion[], others: readonly { readonly position: number; readonly name: string }[], agreement: (base: number, revision: number) => Agreement): Held[] {
  const scored = asked.flatMap((column) => {
    const own = agreement(column.base, column.revision).beyondChance;
    return others.flatMap((other) => {
      if (other.position === column.revision) return [];
      const found = agreement(column.base, other.position);
      return found.beyondChance >= LEAST_AGREEMENT && found.bits >= LEAST_BITS && found.beyondChance - own >= LEAST_LEAD ? [{ column, other, found }] : [];
    });
  }).sort((a, b) => b.found.beyondChance - a.found.beyondChance || a.column.base - b.column.base || a.other.position - b.other.position);
  const taken = { base: new Set<number>(), revision: new Set<number>() };
  const held: Held[] = [];
  for (const { column, other, found } of scored) {
    if (taken.base.has(column.base) || taken.revision.has(other.position)) continue;
    taken.base.add(column.base);
    taken.revision.add(other.position);
    held.push({ name: column.name, base: column.base, revision: other.position, heldBy: other.name, equal: found.equal, compared: found.filled });
  }
  // One column alone may be a copy; two that stand elsewhere are a header that does not fit.
  return held.length >= 2 ? held.sort((a, b) => a.base - b.base) : [];
}

export function describeHeld(held: readonly Held[], shownPlaces: ReadonlyMap<number, number>, records: number): { readonly kind: ColumnKind; readonly finding: Finding; readonly offer: Offer } {
  const compared = held.reduce((n, each) => n + each.compared, 0), equal = held.reduce((n, each) => n + each.equal, 0);
  const moves = new Set(held.map((each) => each.revision - (shownPlaces.get(each.base) ?? each.revision)));
  const by = moves.size === 1 ? [...moves][0]! : null;
  const pairs = held.map((each) => `those of “${each.name}” under “${each.heldBy}”`);
  return {
    kind: {
      kind: 'column-shift', confidence: compared === 0 ? 0 : equal / compared, columns: held.map((each) => each.name),
      evidence: { of: 'releases', ...(by === null ? {} : { by }), held: held.map((each) => `${each.name} > ${each.heldBy}`), records, compared, equal, residualCells: compared - equal },
    },
    finding: {
      severity: 'warning', code: 'column-shift',
      sentence: `Values stand under the wrong header in one of the releases: of the base's values the revision has ${listed(pairs)} (${percent(equal, compared)} of ${counted(compared, 'compared cell')}). Columns are compared by their names as they stand; the offered recipe compares them by what they hold.`,
    },
    offer: {
      code: 'column-shift', sentence: `Compare by content: ${held.map((each) => `“${each.name}” of the base with “${each.heldBy}” of the revision`).join(', ')}.`,
      recipe: { columns: held.map((each) => ({ base: [each.name], revision: [each.heldBy] })) },
    },
  };
}

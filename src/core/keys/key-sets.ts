/**
 * The sets of columns that are tried as keys, likely ones first: what is named an identifier,
 * a time, calendar columns, times and places, other places; then, to be proven, first columns,
 * texts, row numbers and composites with texts.
 */
import { calendarFamily } from './calendar-parts.js';
import { NUMBERING_WEIGHT, ROW_NUMBER_WEIGHT, STRONG, type KeyCandidate } from './key-candidates.js';

export interface KeySet {
  readonly columns: readonly KeyCandidate[];
  /** Believed without proof: identifiers, times and places by name or type. */
  readonly strong: boolean;
  /** The number of the record in its file; says nothing of what the record is. */
  readonly rowNumber: boolean;
}

export const MOST_COLUMNS = 5;
const MOST_CANDIDATES = 14;

export function* keySets(candidates: readonly KeyCandidate[]): Iterable<KeySet> {
  const byWeight = [...candidates].sort((a, b) => b.weight - a.weight || a.position - b.position);
  const strong = byWeight.filter((candidate) => candidate.weight >= STRONG);
  const strongSet = (columns: readonly KeyCandidate[]): KeySet => ({ columns, strong: true, rowNumber: false });
  const weakSet = (columns: readonly KeyCandidate[]): KeySet => ({ columns, strong: false, rowNumber: columns.length === 1 && columns[0]!.weight === ROW_NUMBER_WEIGHT });

  const family = calendarFamily(candidates);
  const places = strong.filter((candidate) => candidate.calendar === null && !candidate.isTime);
  const times = strong.filter((candidate) => candidate.isTime);
  const clock = family.filter((candidate) => candidate.calendar === 'hour' || candidate.calendar === 'minute' || candidate.calendar === 'second');

  for (const candidate of strong) if (candidate.calendar === null) yield strongSet([candidate]);
  for (const more of [[], ...combinations(places, 1, MOST_COLUMNS - 1)]) {
    // Coarse parts stay even where one value fills the file: the next release appends another year.
    for (let parts = 1; parts <= family.length; parts++) if (parts + more.length <= MOST_COLUMNS) yield strongSet([...more, ...family.slice(0, parts)]);
  }
  for (const time of times) {
    for (let parts = 1; parts <= clock.length; parts++) yield strongSet([time, ...clock.slice(0, parts)]);
    for (const more of combinations(places, 1, 3)) {
      for (let parts = 0; parts <= clock.length; parts++) if (parts + more.length + 1 <= MOST_COLUMNS) yield strongSet([...more, time, ...clock.slice(0, parts)]);
    }
  }
  for (const columns of combinations(strong.slice(0, MOST_CANDIDATES), 2, MOST_COLUMNS)) if (isCalendarClosed(columns, family)) yield strongSet(columns);

  const weak = byWeight.filter((candidate) => candidate.weight < STRONG);
  const first = (candidate: KeyCandidate): boolean => candidate.weight === NUMBERING_WEIGHT || candidate.position === 0 && candidate.weight !== ROW_NUMBER_WEIGHT;
  for (const candidate of weak) if (first(candidate)) yield weakSet([candidate]);
  for (const candidate of weak) if (!first(candidate) && candidate.weight !== ROW_NUMBER_WEIGHT && candidate.weight >= 0.8) yield weakSet([candidate]);
  for (const candidate of weak) if (candidate.weight === ROW_NUMBER_WEIGHT) yield weakSet([candidate]);
  const parts = byWeight.filter((candidate) => candidate.weight >= 0.8 && candidate.weight !== ROW_NUMBER_WEIGHT && candidate.weight !== NUMBERING_WEIGHT).slice(0, MOST_CANDIDATES);
  for (const columns of combinations(parts, 2, MOST_COLUMNS)) if (columns.some((column) => column.weight < STRONG) && isCalendarClosed(columns, family)) yield weakSet(columns);
}

/** A calendar part stands with the coarser ones that the table has: an hour without its day names no time. */
function isCalendarClosed(columns: readonly KeyCandidate[], family: readonly KeyCandidate[]): boolean {
  const used = family.map((part) => columns.includes(part));
  return !used.slice(0, -1).some((each, i) => !each && used.slice(i + 1).includes(true)) && columns.every((column) => column.calendar === null || family.includes(column));
}

/** All choices of `least` to `most` of the items, smaller first, in the items' order; at most 1,500. */
export function combinations<T>(items: readonly T[], least: number, most: number): T[][] {
  const out: T[][] = [];
  const choose = (size: number, from: number, chosen: T[]): void => {
    if (out.length >= 1500) return;
    if (chosen.length === size) { out.push([...chosen]); return; }
    for (let i = from; i <= items.length - (size - chosen.length); i++) choose(size, i + 1, [...chosen, items[i]!]);
  };
  for (let size = least; size <= Math.min(most, items.length); size++) choose(size, 0, []);
  return out;
}

/**
 * One column that became several (`40,30,30` -> sand, silt, clay), or several that became one:
 * the parts of the whole are looked for in columns of the other release, and count only where
 * putting them together again gives the whole.
 */
import { calendarPart } from '../keys/calendar-parts.js';
import { cellOfText, type Cell } from './column-content.js';

/** A left-over column on the common records. */
export interface SplitSide {
  readonly position: number;
  readonly name: string;
  readonly kind: 'number' | 'time' | 'text';
  readonly cells: readonly Cell[];
}

/** How the whole is taken apart: by a separator, or as the calendar of an instant. */
export type Cut = { readonly by: 'separator'; readonly separator: string; readonly parts: number } | { readonly by: 'calendar'; readonly units: readonly CalendarUnit[] };
export type CalendarUnit = 'year' | 'month' | 'day' | 'hour' | 'minute';

export interface FoundSplit {
  readonly whole: SplitSide;
  /** In the order of the whole. */
  readonly parts: readonly SplitSide[];
  readonly cut: Cut;
  /** Records where the whole has a value. */
  readonly compared: number;
  readonly equal: number;
}

const SEPARATORS = [',', ';', '/', '|', ':', '_', '-', ' '];
const MOST_PARTS = 6;
const LEAST_COMPARED = 10, LEAST_SHARE = 0.75;

export function findSplits(wholes: readonly SplitSide[], parts: readonly SplitSide[]): FoundSplit[] {
  const found: FoundSplit[] = [];
  const taken = new Set<SplitSide>();
  for (const whole of wholes) {
    const free = parts.filter((part) => !taken.has(part));
    const best = cutsOf(whole).flatMap((cut) => assemble(whole, cut, free) ?? []).sort((a, b) => b.equal - a.equal)[0];
    if (best === undefined) continue;
    found.push(best);
    best.parts.forEach((part) => taken.add(part));
  }
  return found;
}

/** Ways of taking the whole apart that fit nearly all its cells. */
function cutsOf(whole: SplitSide): Cut[] {
  const present = whole.cells.filter((cell) => cell !== null);
  if (present.length < LEAST_COMPARED) return [];
  if (whole.kind === 'time') return [{ by: 'calendar', units: ['year', 'month', 'day', 'hour', 'minute'] }];
  if (whole.kind === 'number') return [];
  return SEPARATORS.flatMap((separator): Cut[] => {
    const numbers = present.map((cell) => (typeof cell === 'string' ? cell.split(separator).length : 1));
    const usual = [2, 3, 4, 5, MOST_PARTS].find((parts) => numbers.filter((each) => each === parts).length >= LEAST_SHARE * present.length);
    return usual === undefined ? [] : [{ by: 'separator', separator, parts: usual }];
  });
}

/** The parts of a cell, or null where it cannot be taken apart so. */
export function partsOf(cell: Cell, cut: Cut): Cell[] | null {
  if (cell === null) return null;
  if (cut.by === 'separator') {
    const parts = typeof cell === 'string' ? cell.split(cut.separator) : [];
    return parts.length === cut.parts ? parts.map(cellOfText) : null;
  }
  const date = new Date(Number(cell));
  const read = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), hour: date.getUTCHours(), minute: date.getUTCMinutes() };
  return cut.units.map((unit) => read[unit]);
}

function assemble(whole: SplitSide, cut: Cut, free: readonly SplitSide[]): FoundSplit | null {
  const cells = whole.cells.map((cell) => partsOf(cell, cut));
  const compared = whole.cells.reduce<number>((n, cell) => n + (cell === null ? 0 : 1), 0);
  const chosen: SplitSide[] = [], units: CalendarUnit[] = [];
  for (let p = 0; p < (cut.by === 'separator' ? cut.parts : cut.units.length); p++) {
    const unit = cut.by === 'calendar' ? cut.units[p]! : null;
    const scored = free.filter((part) => !chosen.includes(part) && part.kind !== 'time' && (unit === null || calendarPart(part.name) === unit))
      .map((part) => ({ part, equal: cells.reduce((n, parts, i) => n + (parts !== null && samePart(parts[p]!, part.cells[i]!) ? 1 : 0), 0) })).sort((a, b) => b.equal - a.equal);
    const best = scored[0];
    if (best !== undefined && best.equal >= LEAST_SHARE * compared) { chosen.push(best.part); if (unit !== null) units.push(unit); } else if (unit === null) return null;
  }
  if (chosen.length < 2) return null;
  const taken: Cut = cut.by === 'calendar' ? { by: 'calendar', units } : cut;
  const equal = whole.cells.reduce<number>((n, cell, i) => n + (cell !== null && isWhole(cell, chosen.map((part) => part.cells[i]!), taken) ? 1 : 0), 0);
  // Parts that never vary would fit any column.
  const telling = chosen.filter((part) => new Set(part.cells.filter((cell) => cell !== null)).size > 1).length;
  return equal >= LEAST_SHARE * compared && telling >= 2 ? { whole, parts: chosen, cut: taken, compared, equal } : null;
}

/** Whether the parts put together give the whole. */
export function isWhole(whole: Cell, parts: readonly Cell[], cut: Cut): boolean {
  const wanted = partsOf(whole, cut);
  return wanted !== null && wanted.every((each, i) => samePart(each, parts[i]!));
}

/** An empty part is a missing cell; a part such as `08` is the number 8 where its column holds numbers. */
function samePart(wanted: Cell, cell: Cell): boolean {
  return wanted === cell || (wanted === '' && cell === null) || (typeof wanted === 'string' && typeof cell === 'number' && /^0\d+(\.\d+)?$/.test(wanted) && Number(wanted) === cell);
}

/** An offer to make a time of other columns and to take it as the key, in the words of a report. */
import { count, counted, listed, percent } from '../format/words.js';
import type { DerivedTime } from '../model/recipe.js';
import type { Offer } from '../model/report.js';
import type { Agreement, DerivedKey } from '../pairing/find-derived-key.js';

/** `asked`: what the recipe derives already. */
export function describeDerivedKey({ derive, both, fewer, shift }: DerivedKey, asked: readonly DerivedTime[]): Offer {
  const made = `Make “${derive.name}” of ${listed(derive.from)} in ${derive.side === 'both' ? 'both releases' : derive.side}`;
  const times = both === fewer ? `all ${counted(fewer, 'time')}` : `${count(both)} of ${counted(fewer, 'time')}`;
  return { code: 'derive-key', sentence: `${made}, and pair the records by it: ${times} are then in both, and none stands twice in a release.${shift === null ? '' : described(shift, fewer)}`, recipe: { derive: [...asked, derive], key: [derive.name] } };
}

function described({ by, both, cells, shiftedCells }: NonNullable<DerivedKey['shift']>, fewer: number): string {
  const share = ({ equal, compared }: Agreement): string => percent(equal, compared);
  const better = cells.compared > 0 && shiftedCells.compared > 0 ? `${share(shiftedCells)} of the shared numbers would be equal instead of ${share(cells)}` : `${count(both)} of ${counted(fewer, 'time')} would be in both`;
  return ` But with the times of base ${span(Math.abs(by))} ${by > 0 ? 'later' : 'earlier'}, ${better}: one release seems to stamp the beginning of an interval and the other its end. Nothing is moved; check this first.`;
}

const UNITS: readonly (readonly [number, string])[] = [[86_400_000, 'day'], [3_600_000, 'hour'], [60_000, 'minute'], [1000, 'second']];

function span(ms: number): string {
  const [unit, name] = UNITS.find(([size]) => ms % size === 0) ?? [1, 'millisecond'];
  return counted(ms / unit, name);
}

/** A column of times made of others of one release, as the recipe asks for it, with a note of what it is made of. */
import { PalimpsestError } from '../errors.js';
import { counted, listed } from '../format/words.js';
import type { NumericValues, Values } from '../model/column-table.js';
import type { DerivedTime } from '../model/recipe.js';
import type { ReadColumn } from '../reading/release-table.js';
import { TYPED } from '../reading/spelling.js';
import { calendarParts, type CalendarPart } from './calendar-parts.js';
import { deriveTime, partsFault } from './derive-time.js';

/** The part that each column is; one column alone is a year, with decimals. */
export function partsOfTime(names: readonly string[]): (CalendarPart | null)[] {
  return names.length === 1 ? ['year'] : calendarParts(names);
}

export function derivedColumn({ name, from }: DerivedTime, side: 'base' | 'revision', names: readonly string[], values: (position: number) => Values, records: number): ReadColumn & { readonly values: NumericValues } {
  const fault = (what: string, column: string): PalimpsestError => new PalimpsestError('SchemaError', `The recipe derives “${name}” in ${side} from ${listed(from.map((each) => `“${each}”`)) || 'no column'}, and ${what}.`, { column });
  if (names.includes(name)) throw fault(`${side} has a column “${name}” already: give the derived time another name`, name);
  const unknown = from.find((each) => !names.includes(each));
  if (unknown !== undefined) throw fault(`${side} has no column “${unknown}”. Its columns are ${listed(names.map((each) => `“${each}”`), 8)}`, unknown);
  if (from.length === 0) throw fault('a time needs at least a year: list its columns in “from”', name);
  const parts = partsOfTime(from), strange = from.find((_, i) => parts[i] === null);
  if (strange !== undefined) throw fault(`the name “${strange}” does not tell which part of a time it is: year, month, day, day of year (DoY), hour, minute or second`, strange);
  const wrong = partsFault(parts as CalendarPart[]);
  if (wrong !== null) throw fault(`${wrong}: list year, then month and day or day of year, then the time of day`, name);
  const instants = deriveTime(new Map(from.map((each, i) => {
    const part = values(names.indexOf(each));
    if (part.kind !== 'number') throw fault(`“${each}” holds ${part.kind === 'time' ? 'times' : 'text'}, not numbers`, each);
    return [parts[i]!, part.values];
  })), records);
  const without = instants.reduce((sum, x) => sum + (x !== x ? 1 : 0), 0);
  const lacking = without === 0 ? '' : ` ${counted(without, 'record')} ${without === 1 ? 'has' : 'have'} no such time, because a part is missing or out of its range.`;
  return {
    name, values: { kind: 'time', values: instants, spelling: { mode: 'constant', code: TYPED } }, missingTexts: new Map(), declared: 'time', derived: true,
    notes: [`In ${side} it is made of ${listed(from)}.${lacking}`],
  };
}

/** How one recipe differs from another, a line a change: what is pending, said before it is applied. */
import type { ColumnRecipe, Recipe } from '../../src/core/model/recipe.js';

const MEMBERS: Readonly<Record<string, string>> = {
  missing: 'missing codes of all columns', findRenames: 'looking for renamed columns', keyRule: 'how key values are compared', rekey: 'pairing of renumbered records', derive: 'times made of other columns', seed: 'seed', key: 'key', tolerance: 'tolerance of all number columns',
};
const SETTINGS: Readonly<Record<string, string>> = { missing: 'missing codes', tolerance: 'tolerance', matters: 'what matters', role: 'role', readAs: 'how it is read', revision: 'which column it is' };
const READING: Readonly<Record<string, string>> = {
  encoding: 'encoding', delimiter: 'delimiter', quote: 'quote', decimal: 'decimal mark', thousands: 'thousands separator', comment: 'comment mark', headerLine: 'header line', headerRows: 'header rows', unitRow: 'unit row', dates: 'order of day and month', member: 'file of the archive',
};

export function describeChanges(before: Recipe, after: Recipe): string[] {
  return [
    ...differing(before, after, Object.keys(MEMBERS)).map((name) => sentence(MEMBERS[name]!)),
    ...columnChanges(before.columns ?? [], after.columns ?? []),
    ...(['base', 'revision'] as const).flatMap((side) => differing(before.reading?.[side] ?? {}, after.reading?.[side] ?? {}, Object.keys(READING)).map((name) => sentence(`${READING[name]!} of the ${side}`))),
  ];
}

function columnChanges(before: readonly ColumnRecipe[], after: readonly ColumnRecipe[]): string[] {
  const nameOf = (entry: ColumnRecipe): string => entry.base?.[0] ?? entry.revision?.[0] ?? '';
  const names = [...new Set([...before, ...after].map(nameOf))];
  return names.flatMap((name) => {
    const whole = (entries: readonly ColumnRecipe[]): ColumnRecipe => ({ revision: [name], ...entries.find((entry) => nameOf(entry) === name) });
    return differing(whole(before), whole(after), Object.keys(SETTINGS)).map((setting) => `${name}: ${SETTINGS[setting]!}`);
  });
}

function differing(before: object, after: object, members: readonly string[]): string[] {
  const at = (recipe: object, name: string): string => JSON.stringify((recipe as Record<string, unknown>)[name]) ?? '';
  return members.filter((name) => at(before, name) !== at(after, name));
}

function sentence(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

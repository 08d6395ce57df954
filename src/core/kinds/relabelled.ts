/**
 * Numbers that name rather than measure: whole, each standing for several records, of which some were exchanged for
 * others wherever they stood. They were given other names; what a line through them says is chance.
 */
import { CLAIM } from './explanation.js';
import { SETTLED, VALUE, type Work } from './work.js';

/** Different labels that changed, and their share of all: a measure that is converted changes in nearly all its values. */
const MOST_RULES = 30, MOST_SHARE = 0.1;
/** Cells of each label that changed, and records for each label of the column. */
const LEAST = 3, OFTEN = 2;

/** Says whether all open cells of values that became others follow one table of labels. */
export function findRelabelled(work: Work, rows: Int32Array): boolean {
  const { x, y, state } = work, first = state.indexOf(VALUE);
  if (!Number.isSafeInteger(x[first]) || !Number.isSafeInteger(y[first])) return false;
  const open = work.rows(VALUE), table = new Map<number, Map<number, number>>();
  for (const i of open) {
    if (!Number.isSafeInteger(x[i]) || !Number.isSafeInteger(y[i])) return false;
    const row = table.get(x[i]!) ?? new Map<number, number>();
    row.set(y[i]!, (row.get(y[i]!) ?? 0) + 1);
    table.set(x[i]!, row);
    if (table.size > MOST_RULES) return false;
  }
  const of = new Map<number, number>();
  for (const i of rows) {
    if (!Number.isSafeInteger(x[i])) return false;
    of.set(x[i]!, (of.get(x[i]!) ?? 0) + 1);
  }
  if (rows.length < OFTEN * of.size || table.size > MOST_SHARE * of.size) return false;
  const rules: { readonly from: number; readonly to: number; readonly cells: number }[] = [];
  let cells = 0, missed = 0;
  for (const [from, row] of table) {
    const [to, n] = [...row].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]!, all = of.get(from)!;
    if (n < LEAST || n < CLAIM * all) return false;
    rules.push({ from, to, cells: n });
    cells += n;
    missed += all - n;
  }
  if (isBound(rules, of)) return false;
  const map = new Map(rules.map(({ from, to }) => [from, to]));
  for (const i of open) if (map.get(x[i]!) === y[i]) work.state[i] = SETTLED;
  rules.sort((a, b) => b.cells - a.cells || a.from - b.from);
  work.claim('recoded', cells, missed, { map: Object.fromEntries(rules.map(({ from, to }) => [from, to])), rules: rules.length, changed: cells, pattern: 'labels' });
  return true;
}

/** Everything beyond one value became that value: it was cut off. */
function isBound(rules: readonly { readonly from: number; readonly to: number }[], of: ReadonlyMap<number, number>): boolean {
  const { to } = rules[0]!, changed = new Set(rules.map(({ from }) => from));
  if (rules.some((rule) => rule.to !== to)) return false;
  for (const side of [1, -1]) if ([...of.keys()].every((value) => (side * (value - to) > 0) === changed.has(value))) return true;
  return false;
}

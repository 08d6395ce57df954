/** Values exchanged for others by a table: codes of a category, or single values of a measure. */
import { CLAIM, CLAIM_WHOLE } from './explanation.js';
import { mode } from './mode.js';
import { toleranceOf } from './resolution.js';
import { sampledRows } from './sample.js';
import { SETTLED, VALUE, type Work } from './work.js';

/** More different values are not a category; and each must occur often enough to be a rule. */
const MOST_CODES = 30, OFTEN = 5, EACH = 0.85;
const MOST_LISTED = 30;
/** Least rows of one value that became another. */
const LEAST = 5;

/** A column of few values: each became one other. Says whether it is so. */
export function findRecodedCategory(work: Work, rows: Int32Array): boolean {
  const table = new Map<number, Map<number, number>>();
  for (const i of rows) {
    const row = table.get(work.x[i]!) ?? new Map<number, number>();
    row.set(work.y[i]!, (row.get(work.y[i]!) ?? 0) + 1);
    table.set(work.x[i]!, row);
    if (table.size > MOST_CODES) return false;
  }
  if (table.size < 2 || rows.length < OFTEN * table.size) return false;
  const map = new Map<number, number>(), targets = new Map<number, number>();
  let held = 0, changes = 0;
  for (const [from, row] of table) {
    const total = [...row.values()].reduce((a, b) => a + b, 0), [to, count] = [...row].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]!;
    if (total >= LEAST && count < EACH * total) return false;
    map.set(from, to);
    held += count;
    if (from !== to) changes += count;
    for (const [value, n] of row) targets.set(value, (targets.get(value) ?? 0) + n);
  }
  const guess = Math.max(...targets.values());
  if (changes === 0 || held < CLAIM_WHOLE * rows.length || (guess < rows.length && (held - guess) < 0.8 * (rows.length - guess))) return false;
  for (const i of rows) work.state[i] = map.get(work.x[i]!) === work.y[i] ? SETTLED : VALUE;
  work.claim('recoded', held, rows.length - held, { map: Object.fromEntries([...map].filter(([from, to]) => from !== to).sort((a, b) => a[0] - b[0])), changed: changes });
  work.x = work.x.map((value) => map.get(value) ?? value);
  return true;
}

/** Single values of a measure that became others wherever they stood. */
export function findReplacedValues(work: Work): void {
  const { x, y, state } = work, map: { from: number; to: number; cells: number }[] = [];
  const looked = sampledRows(work.both(), 4096), { half } = toleranceOf(Float64Array.from(looked, (i) => y[i]!));
  let cells = 0, missed = 0, variety = 0;
  for (let turn = 0; turn < MOST_LISTED; turn++) {
    const open = work.rows(VALUE), from = mode(sampledRows(open, 4096), x);
    if (from === null || from.count < LEAST) break;
    const of = open.filter((i) => x[i] === from.value), to = mode(of, y)!;
    if (to.count < LEAST) break;
    let all = 0;
    for (let i = 0; i < x.length; i++) if (x[i] === from.value && y[i] === y[i]) all++;
    if (to.count < CLAIM * all || Math.abs(to.value - from.value) <= 3 * half || othersChanged(work, of, from.value)) break;
    for (const i of of) if (y[i] === to.value) state[i] = SETTLED;
    map.push({ from: from.value, to: to.value, cells: to.count });
    cells += to.count;
    missed += all - to.count;
    variety++;
  }
  if (variety > 0) work.claim('recoded', cells, missed, { map: Object.fromEntries(map.map(({ from, to }) => [from, to])), changed: cells });
}

/** Whether the cells next to those of the value changed as well: then it was not the value that was replaced. */
function othersChanged({ x, y, state, series }: Work, rows: Int32Array, value: number): boolean {
  let n = 0, changed = 0;
  for (const i of rows) for (const k of [i - 1, i + 1]) {
    if (k < 0 || k >= series.n || series.group[k] !== series.group[i] || x[k] === value || x[k] !== x[k] || y[k] !== y[k]) continue;
    n++;
    if (state[k] === VALUE) changed++;
  }
  return changed > 0.3 * n;
}

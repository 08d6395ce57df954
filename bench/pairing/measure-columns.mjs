/**
 * The columns beside the key. A column is `{ kind, name, base, revision, ... }` with one text a record on each side;
 * numbers are kept as whole numbers of their last decimal, so that a change of unit is exact.
 */
import { words } from './key-families.mjs';

/** Units in which the revision may write a number column: `[what, apply]`, from and to `{ q, d }`: q / 10^d. */
export const UNITS = Object.freeze({
  'x0.1': ({ q, d }) => ({ q, d: d + 1 }),
  x10: ({ q, d }) => (d > 0 ? { q, d: d - 1 } : { q: q * 10, d }),
  x1000: ({ q, d }) => ({ q: q * 1000, d }),
  'x0.001': ({ q, d }) => ({ q, d: d + 3 }),
  '+273.15': ({ q, d }) => { const to = Math.max(d, 2); return { q: q * 10 ** (to - d) + 27_315 * 10 ** (to - 2), d: to }; },
});

export function decimalText({ q, d }) {
  if (d === 0) return String(q);
  const digits = String(Math.abs(q)).padStart(d + 1, '0');
  return `${q < 0 ? '-' : ''}${digits.slice(0, -d)}.${digits.slice(-d)}`;
}

export const KINDS = Object.freeze({
  float: (dice, n) => numbers(n, dice.whole(1, 4), (d) => walk(dice, n, d, dice.pick([1, 10, 300]))),
  'near-unique': (dice, n) => numbers(n, 5, () => distinct(n, () => dice.whole(-2_000_000, 9_000_000))),
  count: (dice, n) => numbers(n, 0, () => many(n, () => Math.max(0, Math.round(3 + 2.2 * dice.bell())))),
  'unique-count': (dice, n) => numbers(n, 0, () => distinct(n, () => dice.whole(100, 100 + 12 * n))),
  category: (dice, n) => labels(words(dice, dice.whole(3, 9)), dice, n),
  flag: (dice, n) => { const share = dice.pick([0.1, 0.25, 0.4]); return { q: null, texts: many(n, () => (dice.chance(share) ? '1' : '0')), choices: ['0', '1'] }; },
  'rare-flag': (dice, n) => ({ q: null, texts: many(n, () => (dice.chance(0.03) ? '1' : '0')), choices: ['0', '1'] }),
  constant: (dice, n) => { const value = dice.pick(['0', '1', 'x', 'degC', 'US', '2.0']); return { q: null, texts: many(n, () => value), choices: [value] }; },
  comment: (dice, n) => { const said = words(dice, 12); return { q: null, texts: many(n, () => (dice.chance(0.15) ? `${dice.pick(said)} seen` : '')), choices: null }; },
  coded: (dice, n) => { const column = KINDS.float(dice, n); column.texts = column.texts.map((text) => (dice.chance(0.1) ? '-9999' : text)); return column; },
  empty: (_dice, n) => ({ q: null, texts: many(n, () => ''), choices: null }),
});

/** Kinds that hold enough to be recognised under another name. */
export const TELLING = Object.freeze(['float', 'near-unique', 'count', 'unique-count', 'category', 'flag', 'coded']);
export const MEASURED = Object.freeze(['float', 'near-unique', 'coded']);

/** The texts of the revision where `share` of the records were revised, and which unit it writes. */
export function revise(dice, column, share, unit = null) {
  const { q, d, texts, choices } = column;
  return texts.map((text, i) => {
    const revised = dice.chance(share);
    if (q === null) return revised && choices !== null && choices.length > 1 ? dice.pick(choices.filter((choice) => choice !== text)) : text;
    if (text === '-9999' && !revised) return text;
    const value = { q: revised ? q[i] + (dice.chance(0.5) ? 1 : -1) * dice.whole(1, column.step) : q[i], d };
    return decimalText(unit === null ? value : UNITS[unit](value));
  });
}

/** Correlates with the column at about 0.99, and shares no more values with it than chance brings. */
export function lookAlike(dice, column) {
  const mean = column.q.reduce((sum, value) => sum + value, 0) / column.q.length;
  const sd = Math.sqrt(column.q.reduce((sum, value) => sum + (value - mean) ** 2, 0) / column.q.length);
  return column.q.map((value) => { const off = Math.round(0.14 * sd * dice.bell()); return decimalText({ q: value + (off === 0 ? 1 : off), d: column.d }); });
}

function numbers(n, d, make) {
  const q = make(d);
  const sorted = [...q].sort((a, b) => a - b);
  return { q, d, texts: q.map((value) => decimalText({ q: value, d })), choices: null, step: Math.max(2, Math.round((sorted[n - 1] - sorted[0]) / 20)) };
}

/** Around a mean, each value near the one before, as measures in time are. */
function walk(dice, n, d, scale) {
  const level = Math.round(scale * dice.whole(-5, 20) * 10 ** d), spread = scale * 10 ** d;
  let at = 0;
  return many(n, () => { at = 0.8 * at + dice.bell(); return Math.round(level + spread * at); });
}

function labels(names, dice, n) {
  return { q: null, texts: many(n, () => names[Math.floor(names.length * dice.next() * (0.4 + 0.6 * dice.next()))]), choices: names };
}

function distinct(n, make) {
  const values = new Set();
  while (values.size < n) values.add(make());
  return [...values];
}

function many(n, make) {
  return Array.from({ length: n }, (_, i) => make(i));
}

/** What a case holds: its own trap, by its number, and whatever else the dice bring that does not spoil it. */
import { FAMILIES } from './key-families.mjs';

/** Each changes the plan in its own way; all are tried equally often. */
const TRAPS = Object.freeze({
  plain: () => ({}),
  'near-unique': (dice) => ({ kinds: ['near-unique', 'near-unique', 'near-unique'], ...composite(dice) }),
  'unique-counts': (dice) => ({ kinds: ['unique-count', 'unique-count'], revised: Math.max(0.1, dice.next() * 0.3), ...any(dice) }),
  constants: () => ({ kinds: ['constant', 'constant', 'float'], decoys: [{ kind: 'constant', how: 'independent' }] }),
  twins: () => ({ kinds: ['float', 'near-unique', 'count'], twins: ['exact', 'exact'] }),
  'near-twins': () => ({ kinds: ['float', 'near-unique', 'count'], twins: ['nearly', 'nearly'] }),
  'row-number': (dice) => ({ rowNumber: dice.pick(['row', 'X', '', 'rownames', 'index', 'no']), addedAt: dice.pick(['anywhere', 'end']), removed: 5, added: 7 }),
  'odd-names': (dice) => ({ family: 'odd-number', oddPlace: dice.chance(0.5) }),
  'odd-place': () => ({ oddPlace: true }),
  duplicates: (dice) => ({ n: dice.whole(400, 1500), duplicates: dice.whole(1, 4) }),
  'written-differently': (dice) => ({ written: true, family: dice.pick(['record-number', 'uuid', 'text-code', 'date', 'month', 'timestamp', 'site-timestamp', 'site-date', 'calendar', 'calendar-day', 'place-year']), renamedKeys: 0 }),
  'renumbered-tail': (dice) => ({ rekey: dice.pick(['moved', 'fresh']), family: 'record-number', kinds: ['float', 'float', 'near-unique', 'category'], revised: dice.next() * 0.04, renames: 0, twins: [], swap: false, added: 0, removed: 0, rowNumber: null }),
  'no-key': (dice) => ({ family: null, key: 'none', kinds: ['category', 'count', 'flag', 'float', 'float'], wholeRepeats: 0.12, n: dice.whole(100, 1200), renamesCanBeSeen: false, rowNumber: null, decides: 'One record in eight repeats another in every column, so no set of columns identifies the records.' }),
  'only-measures': (dice) => ({ family: null, key: 'none', kinds: ['category', 'flag', 'near-unique', 'float'], n: dice.whole(200, 1200), renamesCanBeSeen: false, rowNumber: null, decides: 'Only measured decimals tell the records apart, and a measure is never a key.' }),
  disjoint: (dice) => ({ disjoint: true, key: 'unpaired', family: dice.pick(['record-number', 'text-code', 'uuid', 'date', 'timestamp', 'calendar-day', 'odd-number']), renames: dice.whole(1, 3), renamesCanBeSeen: false, rowNumber: null, renamedKeys: 0, decoys: [{ kind: 'float', how: 'independent' }], twins: [], swap: false, added: 0, removed: 0, addedAt: 'end', decides: 'No record is in both releases.' }),
  'few-renames': (dice) => ({ renames: dice.whole(1, 3), kinds: telling(dice, 5) }),
  'many-renames': (dice) => ({ renames: dice.whole(5, 10), kinds: telling(dice, 11) }),
  'renamed-key': (dice) => ({ ...any(dice), renamedKeys: 9 }),
  'renamed-key-part': (dice) => ({ ...composite(dice), renamedKeys: 1, renames: dice.whole(0, 3), kinds: telling(dice, 4) }),
  'renamed-in-other-unit': (dice) => ({ renames: dice.whole(2, 4), units: 3, kinds: ['float', 'float', 'near-unique', 'coded', 'float'] }),
  'renamed-and-moved': (dice) => ({ renames: dice.whole(2, 5), moved: true, kinds: telling(dice, 6) }),
  'renamed-and-revised': (dice) => ({ renames: dice.whole(2, 5), revised: 0.2 + 0.1 * dice.next(), kinds: telling(dice, 6) }),
  'look-alike': (dice) => ({ decoys: [{ kind: 'float', how: 'look-alike' }, { kind: 'near-unique', how: 'look-alike' }], renames: dice.whole(0, 2) }),
  'same-range': () => ({ decoys: ['float', 'count', 'category', 'unique-count'].map((kind) => ({ kind, how: 'independent' })) }),
  'rare-flags': () => ({ decoys: [{ kind: 'rare-flag', how: 'independent' }, { kind: 'rare-flag', how: 'independent' }, { kind: 'flag', how: 'independent' }] }),
  'all-missing': () => ({ kinds: ['float', 'empty', 'float', 'count'], decoys: [{ kind: 'empty', how: 'independent' }] }),
  swapped: (dice) => ({ swap: true, kinds: ['float', 'float', 'near-unique', 'float'], revised: 0.1 * dice.next() }),
  shuffled: () => ({ shuffled: true, moved: true }),
});

export const TRAP_NAMES = Object.freeze(Object.keys(TRAPS));

export function planCase(dice, number) {
  const trap = TRAP_NAMES[number % TRAP_NAMES.length];
  const some = (share, value, none) => (dice.chance(share) ? value : none);
  const n = dice.pick([dice.whole(60, 200), dice.whole(60, 200), dice.whole(200, 600), dice.whole(600, 2000)]);
  const plan = {
    n, family: dice.pick(Object.keys(FAMILIES)), key: 'known', decides: 'Only the key identifies every record and keeps doing so while other values are revised.',
    added: some(0.6, dice.whole(1, Math.ceil(n * 0.25)), 0), addedAt: dice.pick(['end', 'end', 'anywhere']), removed: some(0.4, dice.whole(1, Math.ceil(n * 0.12)), 0),
    shuffled: dice.chance(0.3), duplicates: 0, wholeRepeats: 0, disjoint: false, written: false, rekey: null, rowNumber: some(0.1, 'row', null), oddPlace: dice.chance(0.2),
    kinds: telling(dice, dice.whole(2, 4)), revised: some(0.7, dice.pick([0.02, 0.1, 0.3]) * dice.next(), 0), renames: some(0.3, 1, 0), renamedKeys: 0, units: some(0.3, 1, 0), renamesCanBeSeen: true,
    twins: [], decoys: some(0.2, [{ kind: 'float', how: 'independent' }], []), swap: false, moved: dice.chance(0.25),
  };
  Object.assign(plan, TRAPS[trap](dice));
  if (dice.chance(0.3)) plan.kinds = [...plan.kinds, ...dice.some(['constant', 'comment', 'empty', 'rare-flag', 'category'], dice.whole(1, 2))];
  if (plan.wholeRepeats > 0) plan.wholeRepeats = Math.ceil(plan.n * plan.wholeRepeats);
  const traps = [trap];
  const also = (name, holds) => { if (holds && !traps.includes(name)) traps.push(name); };
  also('row-number', plan.rowNumber !== null);
  also('odd-place', plan.oddPlace && plan.family !== null);
  also('shuffled', plan.shuffled);
  also('appended', plan.added > 0 && plan.addedAt === 'end');
  also('inserted', plan.added > 0 && plan.addedAt !== 'end');
  also('removed', plan.removed > 0);
  also('revised', plan.revised > 0.1);
  also('unique-counts', plan.kinds.includes('unique-count'));
  also('near-unique', plan.kinds.includes('near-unique'));
  return { ...plan, traps };
}

function telling(dice, count) {
  return Array.from({ length: count }, () => dice.pick(['float', 'float', 'near-unique', 'count', 'unique-count', 'category', 'flag', 'coded']));
}

function composite(dice) {
  return { family: dice.pick(['site-timestamp', 'site-date', 'calendar', 'calendar-day', 'day-of-year', 'place-year', 'plot-species-year', 'site-date-depth', 'five-codes']) };
}

function any(dice) {
  return { family: dice.pick(Object.keys(FAMILIES)) };
}

/**
 * A pair of releases with everything about it known: which record is which, which columns identify them, which column
 * has another name. `generateCase(number, seed)` is the same on every machine. Each case has one trap of its own and some others;
 * another seed gives other cases with the same traps, on which rules that were made for the first ones show their worth.
 *
 * What is expected is what the data can show, and no more; `decides` says for each case which rule it rests on.
 */
import { Dice } from './dice.mjs';
import { FAMILIES } from './key-families.mjs';
import { KINDS, MEASURED, TELLING, UNITS, lookAlike, revise } from './measure-columns.mjs';
import { NameSource } from './names.mjs';
import { planCase } from './plan-case.mjs';

export const DEFAULT_SEED = 3;

/** @returns {PairingCase} */
export function generateCase(number, seed = DEFAULT_SEED) {
  const dice = new Dice(number + 1, 0x5eed, 0x70a1, seed);
  const plan = planCase(dice, number);
  const records = drawRecords(dice, plan);
  const names = new NameSource(dice);
  const key = keyColumns(dice, plan, records, names);
  const measures = measureColumns(dice, plan, records, names);
  const columns = arrange(dice, plan, [...key.columns, ...rowNumbers(plan, records)], measures.columns);
  return {
    number, traps: plan.traps, family: plan.family, ...writeCsv(dice, plan, records, columns),
    truth: {
      key: plan.key === 'known' ? key.columns.map((column) => column.name) : null, keyInRevision: plan.key === 'known' ? key.columns.map((column) => column.as) : null, claim: plan.key, decides: plan.decides, rekeyed: plan.rekey !== null,
      records: { base: records.base, revision: records.revision }, written: key.written,
      renames: Object.fromEntries(columns.filter((column) => column.claim === 'renamed').map((column) => [column.name, column.as])),
      either: columns.filter((column) => column.claim === 'either').map((column) => [column.name, column.as]),
      twins: measures.twins, swapped: measures.swapped,
    },
  };
}

/**
 * Which made-up records each release holds, in the order of its file. Record numbers below `plan.n` have keys of their
 * own; those above repeat the key of another.
 */
function drawRecords(dice, plan) {
  const all = Array.from({ length: plan.n }, (_, i) => i);
  const added = plan.addedAt === 'end' ? all.slice(plan.n - plan.added) : dice.some(all, plan.added);
  const isAdded = new Set(added);
  const removed = new Set(dice.some(all.filter((i) => !isAdded.has(i)), plan.removed));
  const repeated = dice.some(all.filter((i) => !isAdded.has(i) && !removed.has(i)), plan.duplicates);
  const base = all.filter((i) => !isAdded.has(i)), revision = all.filter((i) => !removed.has(i));
  const repeats = repeated.map((record, i) => ({ record, id: plan.n + i, sides: dice.pick(['base', 'revision', 'both']) }));
  for (const { id, sides } of repeats) {
    if (sides !== 'revision') base.push(id);
    if (sides !== 'base') revision.push(id);
  }
  const order = (list) => (plan.shuffled ? dice.shuffled(list) : list);
  const wholes = dice.shuffled(all).slice(0, plan.wholeRepeats);
  return { total: plan.n + repeats.length, base: plan.disjoint ? base.filter((i) => i < plan.n / 2) : base, revision: order(plan.disjoint ? revision.filter((i) => i >= plan.n / 2) : revision), repeats, wholes };
}

function keyColumns(dice, plan, records, names) {
  if (plan.family === null) return { columns: [], written: {} };
  const differently = plan.written ? dice.pick(['base', 'revision']) : null;
  const columns = [], written = {};
  const made = FAMILIES[plan.family](dice, plan.n);
  const rewritten = plan.written ? dice.pick(made.filter((column) => column.others.length > 0)) : null;
  const renamed = new Set(plan.renamedKeys > 0 ? dice.some(made.map((column) => column.name), plan.renamedKeys) : []);
  for (const column of made) {
    names.take(column.name);
    const values = [...column.values, ...records.repeats.map(({ record }) => column.values[record])];
    const other = column === rewritten ? values.map(dice.pick(column.others)) : null;
    const after = plan.rekey === null ? values : renumbered(dice, plan, values, records);
    if (other) written[column.name] = values;
    columns.push({
      name: column.name, role: 'key', as: renamed.has(column.name) ? names.other(column.name) : column.name, claim: renamed.has(column.name) ? (varies(values, records) ? 'renamed' : 'either') : null,
      base: other && differently === 'base' ? other : values, revision: other && differently === 'revision' ? other : after,
    });
  }
  return { columns, written };
}

/** A part of the key that is the same in all but a few records, as the year in one season's data, tells nothing under another name. */
function varies(values, { base, revision }) {
  const common = new Set(base), counts = new Map();
  const shared = revision.filter((record) => common.has(record));
  for (const record of shared) counts.set(values[record], (counts.get(values[record]) ?? 0) + 1);
  return shared.length - Math.max(...counts.values()) >= 10;
}

/** Numbers from somewhere on: all moved up by a few (they still are somebody's), or begun anew above all others. */
function renumbered(dice, plan, values, records) {
  const from = dice.whole(Math.floor(plan.n * 0.3), Math.floor(plan.n * 0.8)), by = dice.whole(1, 3);
  const top = Math.max(...values.map(Number)) + dice.whole(50, 500);
  const kept = new Set(records.revision);
  return values.map((value, i) => {
    if (i < from || i >= plan.n || !kept.has(i)) return value;
    return plan.rekey === 'moved' ? String(Number(values[Math.min(i + by, plan.n - 1)]) + (i + by > plan.n - 1 ? i + by - plan.n + 1 : 0)) : String(top + i);
  });
}

/** A number that counts the lines of its file says nothing of the record. */
function rowNumbers(plan, records) {
  if (plan.rowNumber === null) return [];
  const count = (list) => { const texts = Array(records.total).fill(''); list.forEach((record, i) => { texts[record] = String(i + 1); }); return texts; };
  return [{ name: plan.rowNumber, as: plan.rowNumber, role: 'row', claim: null, base: count(records.base), revision: count(records.revision) }];
}

function measureColumns(dice, plan, records, names) {
  const { total } = records, columns = [], twins = [], swapped = [];
  const common = new Set(records.base);
  const shared = records.revision.filter((record) => common.has(record));
  const made = plan.kinds.map((kind) => ({ kind, name: names.fresh(), ...KINDS[kind](dice, total) }));
  for (const copy of records.wholes) made.forEach((column) => { const from = (copy + 1) % plan.n; column.texts[copy] = column.texts[from]; if (column.q) column.q[copy] = column.q[from]; });
  const renamable = made.filter((column) => TELLING.includes(column.kind));
  const renamed = new Set(dice.some(renamable, plan.renames));
  const inUnits = new Set(dice.some([...renamed].filter((column) => MEASURED.includes(column.kind)), plan.units));
  const same = (name) => ({ as: name, claim: null });
  for (const column of made) {
    const share = dice.chance(0.75) ? plan.revised : 0;
    const unit = inUnits.has(column) ? dice.pick(Object.keys(UNITS)) : null;
    const revision = revise(dice, column, share, unit);
    const other = renamed.has(column) ? names.anotherName(column.name) : null;
    const claim = other === null ? null : plan.renamesCanBeSeen && tells(column, revision, shared, other.alike) ? 'renamed' : 'either';
    columns.push({ name: column.name, role: column.kind, base: column.texts, revision, ...(other ? { as: other.name, claim } : same(column.name)) });
  }
  const models = dice.shuffled(columns.filter((column) => column.claim === null && ['float', 'near-unique'].includes(column.role)));
  for (const [i, twin] of plan.twins.slice(0, models.length).entries()) {
    const of = models[i];
    const far = Math.max(3, Math.round(total * 0.03));
    const differs = new Set(twin === 'nearly' ? dice.some(of.base.map((_, i) => i), far) : []);
    const change = (texts) => texts.map((text, i) => (differs.has(i) ? `${text}1` : text));
    const name = names.fresh(), column = { name, role: 'twin', base: change(of.base), revision: change(of.revision), ...same(name) };
    if (dice.chance(0.5)) { column.as = names.other(name); column.claim = plan.renamesCanBeSeen && (twin === 'exact' || plan.revised === 0) ? 'renamed' : 'either'; }
    columns.push(column);
    twins.push([of.name, column.name]);
  }
  for (const decoy of plan.decoys) columns.push(...decoyColumns(dice, decoy, total, names));
  if (plan.swap) {
    const [a, b] = dice.some(columns.filter((column) => column.claim === null && MEASURED.includes(column.role)), 2);
    if (a && b) { [a.revision, b.revision] = [b.revision, a.revision]; swapped.push([a.name, b.name]); }
  }
  return { columns, twins, swapped };
}

/**
 * Whether enough of the records that are in both releases set the column apart from any other: not all but a few are the
 * same. Two flags that agree may have one cause (an outage sets them all), so under another name they tell nothing.
 */
function tells({ texts, kind }, revision, shared, alike) {
  if (shared.length < 30 || (kind === 'flag' && !alike)) return false;
  if (MEASURED.includes(kind) || kind === 'unique-count') return true;
  const most = (values) => { const counts = new Map(); for (const i of shared) counts.set(values[i], (counts.get(values[i]) ?? 0) + 1); return Math.max(...counts.values()); };
  const rare = shared.length - Math.max(most(texts), most(revision));
  const agree = shared.filter((i) => texts[i] === revision[i]).length / shared.length;
  return rare >= 10 && agree >= 0.85;
}

/** One column leaves and another comes that is not the same one. */
function decoyColumns(dice, decoy, total, names) {
  const leaves = KINDS[decoy.kind](dice, total);
  const comes = decoy.how === 'look-alike' ? lookAlike(dice, leaves) : KINDS[decoy.kind](dice, total).texts;
  const nothing = Array(total).fill(null);
  return [
    { name: names.fresh(), as: null, role: 'decoy', claim: null, base: leaves.texts, revision: nothing },
    { name: null, as: names.fresh(), role: 'decoy', claim: null, base: nothing, revision: comes },
  ];
}

/** Keys stand first, or anywhere; the revision may have its own order. */
function arrange(dice, plan, identifying, measures) {
  const row = identifying.filter((column) => column.role === 'row'), key = identifying.filter((column) => column.role !== 'row');
  const mixed = plan.oddPlace ? dice.shuffled([...key, ...measures]) : [...key, ...dice.shuffled(measures)];
  return [...row, ...mixed];
}

function writeCsv(dice, plan, records, columns) {
  const after = plan.moved ? [...columns.filter((column) => column.role === 'row'), ...dice.shuffled(columns.filter((column) => column.role !== 'row'))] : columns;
  const cell = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const write = (list, name, texts, order) => {
    const there = list.filter((column) => name(column) !== null);
    return [there.map((column) => cell(name(column))), ...order.map((record) => there.map((column) => cell(texts(column)[record])))].map((line) => `${line.join(',')}\n`).join('');
  };
  return { base: write(columns, (column) => column.name, (column) => column.base, records.base), revision: write(after, (column) => column.as, (column) => column.revision, records.revision) };
}

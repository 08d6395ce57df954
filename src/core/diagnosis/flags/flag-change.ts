/** How the classes of a flag changed, and how its measure changed with them: one pass, a table of from and to. */
import { count, counted, figure, percent } from '../../format/words.js';
import type { Figure } from '../../model/report.js';
import { pulse } from '../../pulse.js';
import type { FlagLevels } from './flag-levels.js';
import type { FlagConvention } from './flag-meaning.js';

export interface FlagTransition {
  /** Level of the flag on each side, null where it is missing. */
  readonly from: string | null;
  readonly to: string | null;
  readonly records: number;
  /** Records whose measure changed: another value, filled or lost. */
  readonly changed: number;
  /** Pairs of numbers, and the mean and mean absolute difference (revision - base) over them. */
  readonly n: number;
  readonly bias: Figure;
  readonly mae: Figure;
}

export interface FlagChange {
  readonly flag: string;
  readonly measure: string;
  readonly convention: { readonly name: string; readonly is: 'class' | 'fraction' } | null;
  readonly levels: readonly { readonly level: string; readonly meaning: string | null }[];
  readonly records: number;
  /** Records whose flag is another now, and of those the ones whose measure changed; then of the others. */
  readonly reflagged: number;
  readonly changedReflagged: number;
  readonly changedOthers: number;
  /** All that occur, at most 13 x 13: by level, missing last. */
  readonly transitions: readonly FlagTransition[];
  readonly sentence: string;
}

export interface FlagAndMeasure {
  readonly flag: string;
  readonly measure: string;
  readonly levels: FlagLevels;
  readonly convention: FlagConvention | null;
  /** The measure, NaN where missing. */
  readonly base: Float64Array;
  readonly revision: Float64Array;
  /** 1 where the measure counts as changed. */
  readonly changed: Uint8Array;
}

export function flagChange({ flag, measure, levels: { levels, base: before, revision: after }, convention, base, revision, changed: isChanged }: FlagAndMeasure): FlagChange {
  pulse();
  const n = base.length, wide = levels.length + 1, cells = wide * wide;
  const records = new Uint32Array(cells), changed = new Uint32Array(cells), pairs = new Uint32Array(cells), sums = new Float64Array(cells), lost = new Float64Array(cells), sizes = new Float64Array(cells);
  for (let i = 0; i < n; i++) {
    const at = before[i]! * wide + after[i]!, x = base[i]!, y = revision[i]!;
    records[at]!++;
    changed[at]! += isChanged[i]!;
    if (x === y) { if (x - x === 0) pairs[at]!++; continue; }
    if (x - x !== 0 || y - y !== 0) continue;
    const d = y - x, sum = sums[at]!, total = sum + d;
    pairs[at]!++;
    lost[at]! += Math.abs(sum) >= Math.abs(d) ? sum - total + d : d - total + sum;
    sums[at] = total;
    sizes[at]! += Math.abs(d);
  }
  const transitions: FlagTransition[] = [];
  let reflagged = 0, changedReflagged = 0, changedOthers = 0;
  for (let at = 0; at < cells; at++) {
    if (records[at] === 0) continue;
    const from = Math.floor(at / wide), to = at % wide, mean = (sum: number): Figure => (pairs[at] === 0 ? { status: 'too-few', reason: '0 of at least 1 pairs' } : Number.isFinite(sum) ? sum / pairs[at]! : { status: 'undefined', reason: 'the differences are too large to add' });
    transitions.push({ from: levels[from] ?? null, to: levels[to] ?? null, records: records[at]!, changed: changed[at]!, n: pairs[at]!, bias: mean(sums[at]! + lost[at]!), mae: mean(sizes[at]!) });
    if (from === to) changedOthers += changed[at]!;
    else { reflagged += records[at]!; changedReflagged += changed[at]!; }
  }
  const facts = {
    flag, measure, convention: convention === null ? null : { name: convention.name, is: convention.is }, levels: levels.map((level) => ({ level, meaning: convention?.meanings[level] ?? null })),
    records: n, reflagged, changedReflagged, changedOthers, transitions,
  };
  return { ...facts, sentence: sentenceOf(facts) };
}

function sentenceOf({ flag, measure, levels, records, reflagged, changedReflagged, changedOthers, transitions, convention }: Omit<FlagChange, 'sentence'>): string {
  const named = (level: string | null): string => {
    const meaning = level === null ? null : levels.find((each) => each.level === level)?.meaning ?? null;
    return level === null ? 'missing' : meaning === null ? level : `${level} (${meaning})`;
  };
  const by = convention === null ? '' : ` Meanings are those of ${convention.name}.`;
  if (reflagged > 0) {
    const most = transitions.filter(({ from, to }) => from !== to).reduce((a, b) => (b.records > a.records ? b : a)), rest = reflagged - most.records, others = records - reflagged;
    const went = `${flag}: ${counted(most.records, 'record')} went from ${named(most.from)} to ${named(most.to)}${rest > 0 ? `, ${count(rest)} otherwise` : ''}`;
    return `${went}; values of ${measure} changed in ${percent(changedReflagged, reflagged)} of ${rest > 0 ? 'all these' : 'them'}${others > 0 ? ` and in ${percent(changedOthers, others)} of the others` : ''}.${by}`;
  }
  if (records === 0) return `${flag}: no record is in both releases.`;
  if (changedOthers === 0) return `${flag} is the same in ${all(records)}, and no value of ${measure} changed.`;
  const classes = [...transitions].sort((a, b) => b.changed / b.records - a.changed / a.records || b.records - a.records), highest = classes[0]!, inOthers = changedOthers - highest.changed, others = records - highest.records;
  return `${flag} is the same in ${all(records)}; values of ${measure} changed in ${percent(highest.changed, highest.records)} of those with ${named(highest.from)}${others > 0 ? ` and in ${percent(inOthers, others)} of the others` : ''}.${by}`;
}

function all(records: number): string {
  return records === 1 ? 'the one record' : `all ${count(records)} records`;
}

export interface FractionChange {
  readonly flag: string;
  readonly measure: string;
  readonly n: number;
  readonly higher: number;
  readonly lower: number;
  readonly base: Figure;
  readonly revision: Figure;
  readonly sentence: string;
}

/** Of a flag that is a fraction of good records: its mean on both sides, over records that have it on both. */
export function fractionChange(flag: string, measure: string, base: Float64Array, revision: Float64Array): FractionChange {
  pulse();
  let n = 0, higher = 0, lower = 0, before = 0, after = 0;
  for (let i = 0; i < base.length; i++) {
    const x = base[i]!, y = revision[i]!;
    if (x - x !== 0 || y - y !== 0) continue;
    n++;
    before += x;
    after += y;
    if (y > x) higher++; else if (y < x) lower++;
  }
  const mean = (sum: number): Figure => (n > 0 ? sum / n : { status: 'too-few', reason: '0 of at least 1 records' });
  const what = `${flag} is the fraction of measured and good gap-filled values of ${measure}`;
  const sentence = n === 0 ? `${what}; no record has it in both releases.` : higher + lower === 0 ? `${what}; it did not change in ${counted(n, 'record')}.` : `${what}: its mean went from ${figure(before / n)} to ${figure(after / n)}, higher in ${count(higher)} of ${counted(n, 'record')} and lower in ${count(lower)}.`;
  return { flag, measure, n, higher, lower, base: mean(before), revision: mean(after), sentence };
}

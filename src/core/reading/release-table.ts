/**
 * One release as typed columns that can still be taken differently: read as text, with other
 * missing codes. The first reading knows no recipe, so the content digest never depends on one.
 */
import { detectSentinels, type SentinelEvidence } from '../missing/detect-sentinels.js';
import { strayCodes } from '../missing/stray-codes.js';
import { missingEntries } from '../missing/text-missing.js';
import { profileNumbers, withoutCodes, type NumberProfile } from '../missing/number-profile.js';
import type { NumericValues, TextValues, Values } from '../model/column-table.js';
import { copyStored, giveUp, keptLike, spellingMode, storedColumn, type Spill } from '../model/spill.js';
import type { ColumnInfo, ColumnInstruction } from '../model/release.js';
import type { ColumnType } from '../model/report.js';
import { numberSummary } from '../statistics/number-summary.js';
import { countCodes, textSummary } from '../statistics/text-summary.js';
import { timeSummary } from '../statistics/time-summary.js';
import { applyMissingCodes } from './apply-missing-codes.js';
import { columnType } from './column-type.js';
import { digestTable } from './content-digest.js';
import type { DateOrder } from './prove-columns.js';
import { parseNumberText } from './number-text.js';
import { MISSING_TEXTS, TYPED } from './spelling.js';
import { pulse } from '../pulse.js';

/** A column as its format gave it. */
export interface ReadColumn {
  readonly name: string;
  readonly values: Values;
  readonly missingTexts: ReadonlyMap<string, number>;
  /** Set by typed formats; text formats infer it. */
  readonly declared: ColumnType | null;
  readonly notes: readonly string[];
  readonly unit?: string | null;
  /** Of dates with day and month as numbers. */
  readonly dates?: DateOrder | null;
  /** Made of other columns: it stands nowhere in the source. */
  readonly derived?: boolean;
}

/** How a column is read again; `missing` are texts that mean missing besides the known ones, `dates` the order that the recipe or the other release settles. */
export interface Rereading { readonly as: 'text' | 'number' | 'time'; readonly missing: readonly string[]; readonly wide: boolean; readonly dates: 'month-first' | 'day-first' | null }

/** Reads some columns again in one pass; a column that the format cannot give so is left out. */
export type Reread = (columns: ReadonlyMap<number, Rereading>) => ReadonlyMap<number, Pick<ReadColumn, 'values' | 'missingTexts'>>;

interface State {
  read: ReadColumn;
  values: Values;
  type: ColumnType;
  missingTexts: ReadonlyMap<string, number>;
  given: readonly string[] | null;
  /** For text: flags of the dictionary entries that are missing. */
  absent: Uint8Array | null;
  codes: readonly number[];
  /** How often each applied code stood there. */
  counts: readonly number[];
  seen: Seen | null;
  /** Codes were applied to the values as read, in place. */
  altered: boolean;
  /** The order of dates that the other release proves does not hold here. */
  notDates: boolean;
}

/** What one look at the values told; forgotten when they are taken otherwise. */
interface Seen { readonly of: Values; readonly whole: boolean; readonly absent: number; readonly sentinels: readonly SentinelEvidence[]; readonly strays: readonly string[]; readonly profile?: NumberProfile }

export class ReleaseTable {
  readonly content: string;
  private readonly digests: string[];
  private readonly states: State[];

  constructor(columns: readonly ReadColumn[], readonly records: number, private readonly reread: Reread, private readonly spill: Spill | null = null) {
    const digest = digestTable(columns.map((column) => column.name), columns.map((column) => column.values), records);
    this.content = digest.content;
    this.digests = [...digest.columns];
    this.states = columns.map((read): State => {
      const absent = read.values.kind === 'text' ? missingEntries(read.values.dictionary, null) : null;
      return { read, values: read.values, missingTexts: read.missingTexts, given: null, absent, codes: [], notDates: false, counts: [], seen: null, altered: false, type: columnType(read.values, absent, read.declared, false) };
    });
  }

  /** A column that is made of others; the content stays what the source holds. */
  add(read: ReadColumn & { readonly values: NumericValues }): void {
    this.digests.push(digestTable([read.name], [read.values], this.records).columns[0]!);
    this.states.push({ read, values: read.values, missingTexts: read.missingTexts, given: null, absent: null, codes: [], notDates: false, counts: [], seen: null, altered: false, type: columnType(read.values, null, read.declared, false) });
  }

  /** Applies the instructions, one a column; null: none. Columns that already comply are left alone. */
  settle(instructions: readonly (ColumnInstruction | null)[]): void {
    instructions.forEach((instruction, i) => { if (instruction !== null) { pulse(); this.settleColumn(this.states[i]!, i, instruction); } });
  }

  /**
   * Brings columns back to how they were first read. Settling may have changed the values, and pairing
   * may have taken them to another thread: then they are read again. Values that are still here are
   * copied, for an earlier pairing looks at them.
   */
  restore(columns: readonly number[]): void {
    const gone = columns.map((i) => [i, this.states[i]!] as const).filter(([, state]) => state.altered || (storedColumn(state.read.values) === null && lengthOf(state.read.values) !== this.records));
    const again = gone.length === 0 ? new Map<number, never>() : this.reread(new Map(gone.map(([i, { read: { values } }]) => [i, { as: values.kind, missing: [], wide: values.kind !== 'text' && spellingMode(values) === 'wide', dates: null }])));
    for (const i of columns) {
      const state = this.states[i]!, found = again.get(i);
      if (found) state.read = { ...state.read, ...found };
      const { read } = state;
      state.values = found || isTyped(state) ? read.values : copyOf(read.values, this.spill);
      state.missingTexts = read.missingTexts;
      state.given = null;
      state.codes = [];
      state.counts = [];
      state.seen = null;
      state.altered = false;
      state.notDates = false;
      state.absent = read.values.kind === 'text' ? missingEntries(read.values.dictionary, null) : null;
      state.type = columnType(read.values, state.absent, read.declared, false);
    }
  }

  private settleColumn(state: State, index: number, instruction: ColumnInstruction): void {
    const { missing, codes } = instruction;
    const { dates } = instruction;
    if (dates && state.read.dates === 'unproven' && !state.notDates && state.values.kind === 'text' && instruction.readAs === 'auto') {
      const extra = (missing ?? []).filter((text) => !MISSING_TEXTS.includes(text));
      this.take(state, index, 'time', extra, dates);
      // What cannot be taken so is text for good.
      if ((state.values as Values).kind === 'text') state.notDates = true;
    }
    const wantText = instruction.readAs !== 'auto' || (missing !== null && [...state.missingTexts.keys()].some((text) => text.trim() !== '' && !missing.includes(text.trim())));
    if (wantText && state.values.kind !== 'text') this.take(state, index, 'text', []);
    else if (!wantText && missing !== null && state.values.kind === 'text' && state.read.declared === null && (state.type === 'mixed' || state.type === 'text' || state.type === 'empty')) {
      const extra = missing.filter((text) => !MISSING_TEXTS.includes(text));
      if (extra.length > 0) this.take(state, index, 'number', extra);
      if (extra.length > 0 && (state.values as Values).kind === 'text') this.take(state, index, 'time', extra);
    }
    else if (!wantText && instruction.wide && state.values.kind !== 'text' && spellingMode(state.values) !== 'wide' && !isTyped(state)) this.take(state, index, state.values.kind, []);
    state.given = missing;
    if (state.values.kind === 'text') {
      state.absent = missingEntries(state.values.dictionary, missing);
      state.type = columnType(state.values, state.absent, state.read.declared, instruction.readAs === 'text');
      state.counts = state.type === 'mixed' ? addCodes(state.absent, state.values, codes) : codes.map(() => 0);
      state.codes = codes;
      state.seen = null;
    } else if (codes.join() !== state.codes.join()) {
      if (state.codes.length > 0) this.take(state, index, state.values.kind, []);
      const counts: number[] = [];
      const before = state.seen?.of === state.values ? state.seen.profile : undefined;
      const after = before === undefined || codes.length === 0 ? null : withoutCodes(before, codes);
      if (codes.length > 0 && state.values === state.read.values && !isTyped(state)) state.altered = true;
      state.values = keptLike(state.values, applyMissingCodes(state.values, codes, counts), this.spill);
      state.codes = codes;
      state.counts = counts;
      state.seen = after === null ? null : seenNumbers(state.values, after, []);
      state.type = columnType(state.values, null, state.read.declared, false);
    }
  }

  private take(state: State, index: number, as: 'text' | 'number' | 'time', extra: readonly string[], dates: 'month-first' | 'day-first' | null = null): void {
    if (state.read.derived) return;
    const again = this.reread(new Map([[index, { as, missing: extra, wide: as !== 'text', dates }]])).get(index);
    if (again === undefined) return;
    if (state.values !== state.read.values) giveUp(state.values, this.spill);
    state.values = again.values;
    state.missingTexts = again.missingTexts;
    state.codes = [];
    state.counts = [];
    state.type = columnType(again.values, null, state.read.declared, as === 'text');
  }

  get width(): number {
    return this.states.length;
  }

  nameOf(index: number): string {
    return this.states[index]!.read.name;
  }

  isTyped(index: number): boolean {
    return isTyped(this.states[index]!);
  }

  /** Type of a column after settling, without its summary. */
  typeOf(index: number): ColumnType {
    return this.states[index]!.type;
  }

  values(index: number): Values {
    return this.states[index]!.values;
  }

  absentEntries(index: number): Uint8Array | null {
    return this.states[index]!.absent;
  }

  /** What is cheap to know before settling; `summaries` costs two more passes over each column. */
  info(summaries: boolean, columns: readonly number[] = this.states.map((_, i) => i)): ColumnInfo[] {
    const scratch = new Float64Array(summaries ? this.records : 0);
    return columns.map((i) => {
      pulse();
      const state = this.states[i]!;
      const { whole, absent, sentinels, strays } = look(state);
      return {
      name: state.read.name,
      type: state.type,
      typed: isTyped(state),
      missing: missingCounts(state),
      sentinels, absent, ...(strays.length > 0 ? { strays } : {}), ...(state.codes.length > 0 ? { codes: state.codes.map((code, at) => ({ code, count: state.counts[at] ?? 0 })) } : {}),
      wide: state.values.kind !== 'text' && state.values.spelling.mode === 'wide',
      whole,
      digest: this.digests[i]!,
      ...(state.read.unit ? { unit: state.read.unit } : {}),
      ...(state.read.dates && !state.notDates ? { dates: state.read.dates } : {}),
      ...(state.read.derived ? { derived: true } : {}),
      notes: state.read.notes,
      summary: summaries ? summaryOf(state, scratch) : { n: 0, missing: 0 },
      };
    });
  }
}

/** Looks once at values that stay as they are: every further question is answered from memory. */
function look(state: State): Seen {
  if (state.seen?.of === state.values) return state.seen;
  const { values, type, read, codes } = state;
  if (values.kind === 'text') {
    const counts = countCodes(values.codes, values.dictionary.length);
    const absent = counts.reduce((sum, n, i) => sum + (state.absent![i] === 1 ? n : 0), 0);
    return (state.seen = { of: values, whole: holdsDigits(values.dictionary, state.absent!), absent, sentinels: type === 'mixed' && codes.length === 0 ? sentinelsOfTexts(values, counts, read.name) : [], strays: type === 'text' && read.declared === null ? strayCodes(values.dictionary) : [] });
  }
  const profile = profileNumbers(values.values);
  return (state.seen = seenNumbers(values, profile, values.kind === 'number' && codes.length === 0 ? detectSentinels(values.values, read.name, profile) : []));
}

function seenNumbers(values: Values, profile: NumberProfile, sentinels: readonly SentinelEvidence[]): Seen {
  return { of: values, whole: values.kind === 'number' && profile.whole, absent: profile.absent, sentinels, strays: [], profile };
}

/** Whole numbers that are names, such as 007 and -01: digits and nothing else. */
function holdsDigits(dictionary: readonly (string | null)[], absent: Uint8Array): boolean {
  return dictionary.some((_, i) => absent[i] !== 1) && dictionary.every((text, i) => absent[i] === 1 || text === null || DIGITS.test(text));
}

const DIGITS = /^\s*[+-]?\d+\s*$/;

/** The numbers of a mixed column, each as often as it stands there. */
function sentinelsOfTexts({ dictionary }: TextValues, counts: ArrayLike<number>, name: string): SentinelEvidence[] {
  const numbers = dictionary.map((text) => parseNumberText((text ?? '').trim()));
  const all = new Float64Array(numbers.reduce((sum, x, i) => sum + (Number.isNaN(x) ? 0 : counts[i]!), 0));
  let at = 0;
  numbers.forEach((x, i) => { if (!Number.isNaN(x)) { all.fill(x, at, at + counts[i]!); at += counts[i]!; } });
  return detectSentinels(all, name);
}

/** Flags the entries of a mixed column that are numeric missing codes, and counts their cells. */
function addCodes(absent: Uint8Array, values: TextValues, codes: readonly number[]): number[] {
  const found = codes.map(() => 0);
  if (codes.length === 0) return found;
  const counts = countCodes(values.codes, values.dictionary.length);
  values.dictionary.forEach((text, i) => {
    const at = text === null ? -1 : codes.indexOf(parseNumberText(text.trim()));
    if (at < 0) return;
    absent[i] = 1;
    found[at]! += counts[i]!;
  });
  return found;
}

function lengthOf(values: Values): number {
  return values.kind === 'text' ? values.codes.length : values.values.length;
}

function copyOf(values: Values, spill: Spill | null): Values {
  if (spill !== null && storedColumn(values) !== null) return copyStored(values, spill);
  if (values.kind === 'text') return { ...values, codes: values.codes.slice() };
  const { spelling } = values;
  const copied = spelling.mode === 'byte' ? { ...spelling, codes: spelling.codes.slice() } : spelling.mode === 'wide' ? { ...spelling, lanes: spelling.lanes.slice() } : spelling;
  return { kind: values.kind, values: values.values.slice(), spelling: copied };
}

function isTyped(state: State): boolean {
  return state.read.declared !== null || (state.values.kind !== 'text' && spellingMode(state.values) === 'constant' && state.values.spelling.mode === 'constant' && state.values.spelling.code === TYPED);
}

function missingCounts(state: State): { text: string; count: number }[] {
  const { values } = state;
  if (values.kind !== 'text') return [...state.missingTexts].map(([text, count]) => ({ text, count }));
  const counts = countCodes(values.codes, values.dictionary.length);
  return values.dictionary.flatMap((text, i) => (state.absent![i] && text !== null && counts[i]! > 0 ? [{ text, count: counts[i]! }] : []));
}

function summaryOf(state: State, scratch: Float64Array): ColumnInfo['summary'] {
  const { values } = state;
  if (values.kind === 'text') return textSummary(values.dictionary, countCodes(values.codes, values.dictionary.length), state.absent!);
  return values.kind === 'time' ? timeSummary(values.values) : numberSummary(values.values, scratch);
}

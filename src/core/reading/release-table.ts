/**
 * One release as typed columns that can still be taken differently: read as text, with other
 * missing codes. The first reading knows no recipe, so the content digest never depends on one.
 */
import { detectSentinels, type SentinelEvidence } from '../missing/detect-sentinels.js';
import { missingEntries } from '../missing/text-missing.js';
import type { Values } from '../model/column-table.js';
import type { ColumnInfo, ColumnInstruction } from '../model/release.js';
import type { ColumnType } from '../model/report.js';
import { numberSummary } from '../statistics/number-summary.js';
import { countCodes, textSummary } from '../statistics/text-summary.js';
import { timeSummary } from '../statistics/time-summary.js';
import { applyMissingCodes } from './apply-missing-codes.js';
import { columnType } from './column-type.js';
import { digestTable } from './content-digest.js';
import { parseNumberText } from './number-text.js';
import { MISSING_TEXTS, TYPED } from './spelling.js';

/** A column as its format gave it. */
export interface ReadColumn {
  readonly name: string;
  readonly values: Values;
  readonly missingTexts: ReadonlyMap<string, number>;
  /** Set by typed formats; text formats infer it. */
  readonly declared: ColumnType | null;
  readonly notes: readonly string[];
}

/** Reads one column again; null where the format cannot give it so. */
export type Reread = (column: number, as: 'text' | 'number' | 'time', missing: readonly string[]) => Omit<ReadColumn, 'name' | 'notes' | 'declared'> | null;

interface State {
  readonly read: ReadColumn;
  values: Values;
  type: ColumnType;
  missingTexts: ReadonlyMap<string, number>;
  given: readonly string[] | null;
  /** For text: flags of the dictionary entries that are missing. */
  absent: Uint8Array | null;
  codes: readonly number[];
}

export class ReleaseTable {
  readonly content: string;
  private readonly digests: readonly string[];
  private readonly states: State[];

  constructor(columns: readonly ReadColumn[], readonly records: number, private readonly reread: Reread) {
    const digest = digestTable(columns.map((column) => column.name), columns.map((column) => column.values), records);
    this.content = digest.content;
    this.digests = digest.columns;
    this.states = columns.map((read) => {
      const absent = read.values.kind === 'text' ? missingEntries(read.values.dictionary, null) : null;
      return { read, values: read.values, missingTexts: read.missingTexts, given: null, absent, codes: [], type: columnType(read.values, absent, read.declared, false) };
    });
  }

  /** Applies the instructions, one a column. Columns that already comply are left alone. */
  settle(instructions: readonly ColumnInstruction[]): void {
    this.states.forEach((state, i) => this.settleColumn(state, i, instructions[i]!));
  }

  private settleColumn(state: State, index: number, instruction: ColumnInstruction): void {
    const { missing, codes } = instruction;
    const wantText = instruction.readAs !== 'auto' || (missing !== null && [...state.missingTexts.keys()].some((text) => text.trim() !== '' && !missing.includes(text.trim())));
    if (wantText && state.values.kind !== 'text') this.take(state, index, 'text', []);
    else if (!wantText && missing !== null && state.values.kind === 'text' && state.read.declared === null && (state.type === 'mixed' || state.type === 'text' || state.type === 'empty')) {
      const extra = missing.filter((text) => !MISSING_TEXTS.includes(text));
      if (extra.length > 0) this.take(state, index, 'number', extra);
    }
    else if (!wantText && instruction.wide && state.values.kind !== 'text' && state.values.spelling.mode !== 'wide' && !isTyped(state)) this.take(state, index, state.values.kind, []);
    state.given = missing;
    if (state.values.kind === 'text') {
      state.absent = missingEntries(state.values.dictionary, missing);
      state.type = columnType(state.values, state.absent, state.read.declared, instruction.readAs === 'text');
      if (state.type === 'mixed') addCodes(state.absent, state.values.dictionary, codes);
      state.codes = codes;
    } else if (codes.join() !== state.codes.join()) {
      if (state.codes.length > 0) this.take(state, index, state.values.kind, []);
      state.values = applyMissingCodes(state.values, codes);
      state.codes = codes;
      state.type = columnType(state.values, null, state.read.declared, false);
    }
  }

  private take(state: State, index: number, as: 'text' | 'number' | 'time', extra: readonly string[]): void {
    const again = this.reread(index, as, extra);
    if (again === null) return;
    state.values = again.values;
    state.missingTexts = again.missingTexts;
    state.codes = [];
    state.type = columnType(again.values, null, state.read.declared, as === 'text');
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
  info(summaries: boolean): ColumnInfo[] {
    const scratch = new Float64Array(summaries ? this.records : 0);
    return this.states.map((state, i) => ({
      name: state.read.name,
      type: state.type,
      typed: isTyped(state),
      missing: missingCounts(state),
      sentinels: state.codes.length === 0 ? sentinelsOf(state) : [],
      wide: state.values.kind !== 'text' && state.values.spelling.mode === 'wide',
      whole: state.values.kind === 'number' && isWhole(state.values.values),
      digest: this.digests[i]!,
      notes: state.read.notes,
      summary: summaries ? summaryOf(state, scratch) : { n: 0, missing: 0 },
    }));
  }
}

/** In a mixed column the distinct numbers are asked; only customary codes need no repetition to be believed. */
function sentinelsOf({ values, type }: State): SentinelEvidence[] {
  if (values.kind === 'number') return detectSentinels(values.values);
  if (values.kind !== 'text' || type !== 'mixed') return [];
  const counts = countCodes(values.codes, values.dictionary.length);
  const numbers = values.dictionary.map((text) => parseNumberText((text ?? '').trim()));
  return detectSentinels(Float64Array.from(numbers)).map((found) => ({ ...found, count: numbers.reduce((sum, x, i) => sum + (x === found.code ? counts[i]! : 0), 0) }));
}

/** Flags the entries of a mixed column that are numeric missing codes. */
function addCodes(absent: Uint8Array, dictionary: readonly (string | null)[], codes: readonly number[]): void {
  if (codes.length === 0) return;
  dictionary.forEach((text, i) => { if (text !== null && codes.includes(parseNumberText(text.trim()))) absent[i] = 1; });
}

function isTyped(state: State): boolean {
  return state.read.declared !== null || (state.values.kind !== 'text' && state.values.spelling.mode === 'constant' && state.values.spelling.code === TYPED);
}

function missingCounts(state: State): { text: string; count: number }[] {
  const { values } = state;
  if (values.kind !== 'text') return [...state.missingTexts].map(([text, count]) => ({ text, count }));
  const counts = countCodes(values.codes, values.dictionary.length);
  return values.dictionary.flatMap((text, i) => (state.absent![i] && text !== null && counts[i]! > 0 ? [{ text, count: counts[i]! }] : []));
}

function isWhole(values: Float64Array): boolean {
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!;
    if (x === x && x !== Math.floor(x)) return false;
  }
  return true;
}

function summaryOf(state: State, scratch: Float64Array): ColumnInfo['summary'] {
  const { values } = state;
  if (values.kind === 'text') return textSummary(values.dictionary, countCodes(values.codes, values.dictionary.length), state.absent!);
  return values.kind === 'time' ? timeSummary(values.values) : numberSummary(values.values, scratch);
}

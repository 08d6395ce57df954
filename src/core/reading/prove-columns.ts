/**
 * Decides, once all cells are read, which columns of local numbers and dates are proven: by their own cells,
 * else by other columns of the file, else not at all; then they stay text, and a note says so.
 */
import type { NumericValues } from '../model/column-table.js';
import type { LocalHints } from './column-ladder.js';
import { COMMA, GROUPED, GROUPED4, isOneGrouping, POINT } from './local-number.js';
import type { ColumnReading, RawColumn } from './read-delimited.js';
import { NUMBER, SKIP, TEXT } from './scan-records.js';
import { DATE_DAY, DATE_MONTH, LOCAL_COMMA, LOCAL_POINT, type WideProof } from './wide-cell.js';

/** A column as it was read, with what its cells prove. */
export interface ProvenColumn {
  readonly name: string;
  readonly kind: number;
  readonly values: NumericValues | null;
  readonly proof: WideProof | null;
}

/** Order of day and month in a column of dates; `unproven`: the cells allow both, and mean different days. */
export type DateOrder = 'month-first' | 'day-first' | 'unproven';

export interface Judgement {
  /** The kind under which the column has to be read again, or null when it stands. */
  readonly reread: number | null;
  readonly dates: DateOrder | null;
  readonly note: string | null;
}

/** Of all columns: which to read again and how, the order of dates, and what to say. */
export function proveColumns(names: readonly string[], columns: readonly RawColumn[], readings: readonly ColumnReading[], delimiter: string, hints: LocalHints): { reread: Map<number, number>; dates: (DateOrder | null)[]; notes: string[][] } {
  const judged = judgeColumns(columns.map(({ values, proof }, i) => ({ name: names[i]!, kind: readings[i]?.kind ?? SKIP, values: values.kind === 'text' ? null : values, proof: proof ?? null })), delimiter, hints);
  return {
    reread: new Map(judged.flatMap(({ reread }, i) => (reread === null ? [] : [[i, reread] as const]))),
    dates: judged.map((each) => each.dates),
    notes: judged.map(({ note }, i) => [...(note === null ? [] : [note]), ...(columns[i]!.zoned ? ['Some of its times state their zone or offset from UTC; those are taken at UTC, all others as they stand.'] : [])]),
  };
}

const STANDS: Judgement = { reread: null, dates: null, note: null };

export function judgeColumns(columns: readonly ProvenColumn[], delimiter: string, hints: LocalHints): Judgement[] {
  const local = columns.some((column) => column.kind === LOCAL_COMMA || column.kind === LOCAL_POINT);
  const marks = local ? decimalMarks(columns) : { point: null, comma: null };
  const orders = { month: null as string | null, day: null as string | null };
  for (const { kind, proof, name } of columns) {
    if ((kind !== DATE_MONTH && kind !== DATE_DAY) || proof === null || orderOf(proof) === null) continue;
    if (orderOf(proof) === 'month-first') orders.month ??= name; else if (orderOf(proof) === 'day-first') orders.day ??= name;
  }
  return columns.map((column) => {
    if (column.kind === LOCAL_COMMA || column.kind === LOCAL_POINT) return judgeNumbers(column, marks, delimiter, hints);
    if (column.kind === DATE_MONTH || column.kind === DATE_DAY) return judgeDates(column, orders, hints);
    return column.kind === NUMBER && local ? judgePlain(column, marks, hints) : STANDS;
  });
}

/** Names of the columns that prove a decimal mark: only with it are all their cells numbers. */
interface Marks { readonly point: string | null; readonly comma: string | null }

function decimalMarks(columns: readonly ProvenColumn[]): Marks {
  let point: string | null = null, comma: string | null = null;
  for (const { name, kind, values, proof } of columns) {
    if (proof !== null && (kind === LOCAL_COMMA || kind === LOCAL_POINT)) {
      if (proof.mask === POINT) point ??= name;
      if (proof.mask === COMMA) comma ??= name;
    } else if (kind === NUMBER && values !== null && point === null && !looksGrouped(values).only) point = name;
  }
  return { point, comma };
}

/** Whether every number with a decimal point could have it for its thousands, and whether there is one. */
function looksGrouped({ values, spelling }: NumericValues): { any: boolean; only: boolean } {
  if (spelling.mode === 'wide') return { any: false, only: true };
  let any = false;
  for (let i = 0; i < values.length; i++) {
    const code = spelling.mode === 'byte' ? spelling.codes[i]! : spelling.code;
    if (code === 0 || code > 29) continue;
    if (code !== 3 || Math.abs(values[i]!) < 1 || Math.abs(values[i]!) >= 1000) return { any, only: false };
    any = true;
  }
  return { any, only: true };
}

function judgeNumbers({ name, kind, proof }: ProvenColumn, marks: Marks, delimiter: string, hints: LocalHints): Judgement {
  const { mask, differs, form, marked } = proof!;
  const grouped = (form & (GROUPED | GROUPED4)) !== 0;
  if (!marked && !grouped) return STANDS;
  const text = (why: string): Judgement => ({ reread: TEXT, dates: null, note: `“${name}” stays text: ${why}` });
  if (grouped && hints.thousands === '') return text('the recipe says that thousands are not set apart.');
  if (grouped && !isOneGrouping(form)) return text('some of its numbers set thousands apart and others do not.');
  const decide = (comma: boolean): Judgement => ({ reread: (kind === LOCAL_COMMA) === comma ? null : comma ? LOCAL_COMMA : LOCAL_POINT, dates: null, note: null });
  if (hints.decimal !== undefined) return decide(hints.decimal === ',');
  if (hints.thousands === ',') return decide(false);
  if (hints.thousands === '.') return decide(true);
  if (mask === COMMA && delimiter === ',' && marks.point !== null) return text(`its cells could be lists or numbers with a decimal comma, and “${marks.point}” has decimal points.`);
  if (mask !== 3 || !differs) return STANDS;
  if (marks.comma !== null && marks.point === null) return decide(true);
  if (marks.point !== null && marks.comma === null) return decide(false);
  return text('1,234 may be a thousand or one and a part, and nothing else in the file tells. Say which with decimal in the reading part of the recipe.');
}

/** In a file with decimal commas, a column whose points all stand before three digits has them for its thousands. */
function judgePlain({ name, values }: ProvenColumn, marks: Marks, hints: LocalHints): Judgement {
  if (values === null || hints.decimal === '.' || hints.thousands === '' || marks.comma === null || marks.point !== null) return STANDS;
  const { any, only } = looksGrouped(values);
  return any && only ? { reread: LOCAL_COMMA, dates: null, note: `The points in “${name}” were taken for separators of thousands, because “${marks.comma}” has decimal commas.` } : STANDS;
}

/** The order that the cells prove; `unproven`; null where both orders mean the same days. */
function orderOf(proof: WideProof): DateOrder | null {
  if (proof.short !== null && proof.mask !== 1 && !isYearLast(proof.short)) return 'unproven';
  if (proof.mask === 1) return 'month-first';
  if (proof.mask === 2) return 'day-first';
  return proof.differs ? 'unproven' : null;
}

/**
 * Two digits, two digits, two digits could also begin with the year. Not so with a one-digit first number, a middle
 * number that is no month, a last one that is no day, or more different first numbers than last ones.
 */
function isYearLast({ first, last, oneDigit }: NonNullable<WideProof['short']>): boolean {
  if (oneDigit || last[0] === 1 || last.subarray(32).includes(1)) return true;
  const count = (set: Uint8Array): number => set.reduce((sum, each) => sum + each, 0);
  return count(first) > count(last);
}

function judgeDates({ name, kind, proof }: ProvenColumn, orders: { month: string | null; day: string | null }, hints: LocalHints): Judgement {
  const own = orderOf(proof!);
  if (own === null) return STANDS;
  const decide = (order: 'month-first' | 'day-first', note: string | null): Judgement => ({ reread: (kind === DATE_MONTH) === (order === 'month-first') ? null : order === 'month-first' ? DATE_MONTH : DATE_DAY, dates: order, note });
  if (hints.dates !== undefined) return decide(hints.dates, null);
  if (own !== 'unproven') return decide(own, `The dates in “${name}” are written ${own === 'month-first' ? 'month/day/year' : 'day/month/year'}: in some, only that gives a date.`);
  const settled = proof!.mask !== 3 ? null : orders.month !== null && orders.day === null ? 'month-first' : orders.day !== null && orders.month === null ? 'day-first' : null;
  if (settled !== null && (proof!.short === null || isYearLast(proof!.short))) return decide(settled, `The dates in “${name}” were read as those in “${settled === 'month-first' ? orders.month : orders.day}”: ${settled === 'month-first' ? 'month/day/year' : 'day/month/year'}.`);
  return { reread: TEXT, dates: 'unproven', note: `“${name}” stays text: its dates could be month/day or day/month, and no cell tells. Say which with dates in the reading part of the recipe.` };
}

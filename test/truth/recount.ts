/**
 * Counts and measures two plain releases anew, under the key, the renames, the missing texts and the types that a report
 * states. Written for plainness, not for speed: texts in maps, two passes, one column at a time.
 */
import type { ChangeReport, ReportColumn } from '../../src/core/model/report.js';
import type { PlainRelease } from './plain-release.js';

export interface Recount {
  readonly records: { readonly matched: number; readonly added: number; readonly removed: number; readonly ambiguous: { readonly base: number; readonly revision: number; readonly keys: number }; readonly changed: number };
  readonly columns: ReadonlyMap<string, RecountedColumn>;
}

export interface RecountedColumn {
  readonly unchanged: number; readonly notation: number; readonly value: number; readonly filled: number; readonly lost: number;
  /** Over matched records where both sides are numbers. */
  readonly figures: Figures | null;
  /** Texts, neither missing nor of the column's type; their column cannot be called a number column. */
  readonly unlike: readonly string[];
}

export interface Figures {
  readonly n: number; readonly bias: number; readonly mae: number; readonly rmse: number; readonly maxAbs: number; readonly scale: number;
  /** null: not to be computed. */
  readonly pearson: number | null; readonly slope: number | null;
}

type Cell = string | null;

export function recount(report: ChangeReport, base: PlainRelease, revision: PlainRelease): Recount {
  const matched = report.columns.filter((column) => column.status === 'matched');
  const keyColumns = report.recipe.key.map((name) => matched.find((column) => column.base[0] === name)!);
  const rule = report.recipe.keyRule ?? 'exact';
  const keys = {
    base: keysOf(base, keyColumns.map((column) => [base.names.indexOf(column.base[0]!), column, codesOf(report, column)]), rule),
    revision: keysOf(revision, keyColumns.map((column) => [revision.names.indexOf(column.revision[0]!), column, codesOf(report, column)]), rule),
  };
  const repeated = new Set([...keys.base, ...keys.revision].filter(([, records]) => records.length > 1).map(([key]) => key));
  const count = (side: 'base' | 'revision', holds: (key: string) => boolean): number => [...keys[side]].filter(([key]) => holds(key)).reduce((sum, [, records]) => sum + records.length, 0);
  const pairs = [...keys.base].filter(([key]) => !repeated.has(key) && keys.revision.has(key)).map(([key, [record]]) => [base.rows[record!]!, revision.rows[keys.revision.get(key)![0]!]!] as const);
  const changed = new Set<number>();
  const columns = new Map<string, RecountedColumn>();
  for (const column of matched) {
    if (keyColumns.includes(column)) continue;
    const b = base.names.indexOf(column.base[0]!), r = revision.names.indexOf(column.revision[0]!);
    columns.set(column.name, recountColumn(pairs.map(([before, after]) => [before[b]!, after[r]!]), column, codesOf(report, column), changed));
  }
  return {
    records: {
      matched: pairs.length, changed: changed.size,
      added: count('revision', (key) => !repeated.has(key) && !keys.base.has(key)), removed: count('base', (key) => !repeated.has(key) && !keys.revision.has(key)),
      ambiguous: { keys: repeated.size, base: count('base', (key) => repeated.has(key)), revision: count('revision', (key) => repeated.has(key)) },
    },
    columns,
  };
}

/** Texts that the report takes for missing in a column. */
export function codesOf(report: ChangeReport, column: ReportColumn): readonly string[] {
  const stated = report.recipe.columns.find((each) => column.base.length > 0 ? each.base[0] === column.base[0] : each.revision[0] === column.revision[0])?.missing ?? [];
  return [...stated, ...(column.missing ?? []).map((each) => each.text)];
}

export function isMissing(cell: Cell, codes: readonly string[]): boolean {
  if (cell === null || cell.trim() === '') return true;
  const text = cell.trim(), number = asNumber(text);
  return codes.some((code) => code === text || (number !== null && asNumber(code.trim()) === number));
}

function keysOf(release: PlainRelease, columns: readonly (readonly [number, ReportColumn, readonly string[]])[], rule: string): Map<string, number[]> {
  const found = new Map<string, number[]>();
  release.rows.forEach((row, record) => {
    const key = JSON.stringify(columns.map(([at, column, codes]) => (isMissing(row[at]!, codes) ? null : keyText(row[at]!, column.type, rule))));
    const records = found.get(key);
    if (records) records.push(record); else found.set(key, [record]);
  });
  return found;
}

/** What of a key cell counts: its number or instant where the column is one, and what the stated rule lets count. */
function keyText(cell: string, type: string, rule: string): string {
  const text = cell.trim().normalize('NFC'), number = asNumber(text), instant = asInstant(text);
  if (type === 'time' && instant !== null) return `t${instant}`;
  if (type === 'number' && number !== null) return `n${number}`;
  if (rule === 'exact') return type === 'mixed' && number !== null ? `n${number}` : cell.normalize('NFC');
  if (rule === 'trimmed') return type === 'mixed' && number !== null ? `n${number}` : text;
  if (rule === 'date' && instant !== null) return `t${instant}`;
  if (rule === 'number' && number !== null) return `n${number}`;
  return text.toLowerCase();
}

function recountColumn(pairs: readonly (readonly [Cell, Cell])[], column: ReportColumn, codes: readonly string[], changed: Set<number>): RecountedColumn {
  const counts = { unchanged: 0, notation: 0, value: 0, filled: 0, lost: 0 };
  const numbers: [number, number][] = [], unlike: string[] = [];
  pairs.forEach(([before, after], i) => {
    const each = classify(before, after, column.type, codes);
    counts[each]++;
    if (each === 'value' || each === 'filled' || each === 'lost') changed.add(i);
    if (column.type !== 'number') return;
    const [x, y] = [before, after].map((cell) => (isMissing(cell, codes) ? null : asNumber(cell!.trim()) ?? NaN));
    if (Number.isNaN(x)) unlike.push(before!);
    if (Number.isNaN(y)) unlike.push(after!);
    if (x !== null && y !== null && Number.isFinite(x) && Number.isFinite(y)) numbers.push([x!, y!]);
  });
  return { ...counts, figures: column.type === 'number' ? measure(numbers) : null, unlike };
}

function classify(before: Cell, after: Cell, type: string, codes: readonly string[]): 'unchanged' | 'notation' | 'value' | 'filled' | 'lost' {
  const none = isMissing(before, codes), noneAfter = isMissing(after, codes);
  if (none && noneAfter) return before === after ? 'unchanged' : 'notation';
  if (none) return 'filled';
  if (noneAfter) return 'lost';
  if (before === after) return 'unchanged';
  const [a, b] = [before!.trim().normalize('NFC'), after!.trim().normalize('NFC')];
  if (a === b) return 'notation';
  if ((type === 'number' || type === 'mixed') && asNumber(a) !== null && asNumber(a) === asNumber(b)) return 'notation';
  if (type === 'time' && asInstant(a) !== null && asInstant(a) === asInstant(b)) return 'notation';
  return 'value';
}

export function asNumber(text: string): number | null {
  if (/^[-+]?(inf|infinity)$/i.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  return /^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/.test(text) ? Number(text) : null;
}

/** Milliseconds of the dates that the releases at hand write: 2012-01-31, 2012/01/31, 2012-01, 1/31/12, 1/31/2012, with or without a time of day. */
export function asInstant(text: string): number | null {
  const iso = /^(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?(?:[T ](\d{1,2}):(\d{2})(?::(\d{2}))?)?Z?$/.exec(text);
  if (iso) return utc(Number(iso[1]), Number(iso[2]), Number(iso[3] ?? 1), Number(iso[4] ?? 0), Number(iso[5] ?? 0), Number(iso[6] ?? 0));
  const packed = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2}))?$/.exec(text);
  if (packed) return utc(Number(packed[1]), Number(packed[2]), Number(packed[3]), Number(packed[4] ?? 0), Number(packed[5] ?? 0), 0);
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{2}|\d{4})$/.exec(text);
  if (!american) return null;
  const year = Number(american[3]);
  return utc(american[3]!.length === 4 ? year : year < 70 ? 2000 + year : 1900 + year, Number(american[1]), Number(american[2]), 0, 0, 0);
}

function utc(year: number, month: number, day: number, hour: number, minute: number, second: number): number | null {
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() : null;
}

export function measure(pairs: readonly (readonly [number, number])[]): Figures {
  const n = pairs.length;
  if (n === 0) return { n, bias: NaN, mae: NaN, rmse: NaN, maxAbs: NaN, scale: 0, pearson: null, slope: null };
  const mean = (of: (x: number, y: number) => number): number => exactSum(pairs.map(([x, y]) => of(x, y))) / n;
  const meanX = mean((x) => x), meanY = mean((_x, y) => y);
  const sxx = exactSum(pairs.map(([x]) => (x - meanX) ** 2)), syy = exactSum(pairs.map(([, y]) => (y - meanY) ** 2)), sxy = exactSum(pairs.map(([x, y]) => (x - meanX) * (y - meanY)));
  const constant = (values: readonly number[]): boolean => values.every((value) => value === values[0]);
  const flatX = constant(pairs.map(([x]) => x)), flatY = constant(pairs.map(([, y]) => y));
  const mae = mean((x, y) => Math.abs(y - x));
  return {
    n, bias: mean((x, y) => y - x), mae, rmse: Math.sqrt(mean((x, y) => (y - x) ** 2)), maxAbs: pairs.reduce((most, [x, y]) => Math.max(most, Math.abs(y - x)), 0), scale: mae,
    pearson: n < 2 || flatX || flatY ? null : sxy / Math.sqrt(sxx * syy), slope: n < 2 || flatX ? null : sxy / sxx,
  };
}

/** Neumaier's sum. */
function exactSum(values: readonly number[]): number {
  let sum = 0, rest = 0;
  for (const value of values) {
    const next = sum + value;
    rest += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + rest;
}

/** How many whole records both releases hold, by what their cells say in the columns that were compared. */
export function multisetOf(report: ChangeReport, base: PlainRelease, revision: PlainRelease): number {
  const columns = report.columns.filter((column) => column.status === 'matched' && !isLeftOut(report, column.name));
  const count = (release: PlainRelease, side: 'base' | 'revision'): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const row of release.rows) {
      const record = JSON.stringify(columns.map((column) => { const cell = row[release.names.indexOf(column[side][0]!)]!; return isMissing(cell, codesOf(report, column)) ? null : keyText(cell, column.type, 'trimmed'); }));
      counts.set(record, (counts.get(record) ?? 0) + 1);
    }
    return counts;
  };
  const after = count(revision, 'revision');
  return [...count(base, 'base')].reduce((sum, [record, n]) => sum + Math.min(n, after.get(record) ?? 0), 0);
}

/** Whether the report says that records were compared without the column: it changed type, or only numbers the lines. */
function isLeftOut(report: ChangeReport, name: string): boolean {
  return report.validity.findings.some(({ code, sentence }) => (code === 'left-out' && sentence.split(' changed type')[0]!.includes(name)) || (code === 'row-number-left-out' && sentence.startsWith(`${name} only numbers`)));
}

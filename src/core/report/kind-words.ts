/** A kind of change in a few words with its number, for a line of a table: "unit ×0.1", "gaps refilled 223", "revised 8,757, mean +4.2". */
import { count, counted, exact, signed } from '../format/words.js';
import { unitOf } from './column-sentence.js';
import type { CellCounts } from '../model/cell-class.js';
import type { ColumnKind, ReportColumn } from '../model/report.js';

type Evidence = ColumnKind['evidence'];

export interface WordsOptions {
  readonly unit?: string | null;
  /** Changed cells of the column, so that a kind of all of them need not count. */
  readonly changed?: number | null;
  /** Whether what was revised says by how much on average. */
  readonly mean?: boolean;
}

export function kindWords({ kind, evidence }: ColumnKind, { unit = null, changed = null, mean = true }: WordsOptions = {}): string {
  const told = WORDS[kind]?.(evidence, unit === null ? '' : ` ${unit}`) ?? null, cells = number(evidence, 'cells') ?? number(evidence, 'count');
  const word = told ?? PLAIN[kind] ?? kind.replaceAll('-', ' ');
  if (COUNTED.has(kind) || !(kind in WORDS || kind in PLAIN)) return cells === null ? word : `${word} ${count(cells)}${becameOf(evidence, cells)}${mean ? meanOf(kind, evidence, unit) : ''}`;
  return cells === null || cells === changed || changed === null ? word : `${word}, ${counted(cells, 'cell')}`;
}

const PLAIN: Readonly<Record<string, string>> = { 'gap-filled': 'gaps filled', 'gap-refilled': 'gaps refilled', noise: 'last digits', sign: 'sign reversed', relation: 'values at other records', drift: 'drift', format: 'notation' };

/** Kinds whose telling number is how many cells they are of. */
const COUNTED: ReadonlySet<string> = new Set(['format', 'missing-code', 'gap-filled', 'gap-refilled', 'values-lost', 'spikes-removed', 'recoded', 'noise', 'revised']);

const WORDS: Readonly<Record<string, (evidence: Evidence, unit: string) => string | null>> = {
  retyped: ({ from, to }) => (typeof from === 'string' && typeof to === 'string' ? `retyped, ${from} to ${to}` : null),
  unit: (e) => `unit ${typeof e['from'] === 'string' && typeof e['to'] === 'string' ? `${e['from']} to ${e['to']}` : line(e)}`.trimEnd(),
  affine: (e) => `rescaled ${line(e)}`.trimEnd(),
  offset: (e, unit) => withSigned('offset', number(e, 'offset'), unit),
  step: (e, unit) => withSigned('step', number(e, 'offset'), unit),
  'time-shift': (e) => withSigned('time shift', number(e, 'hours') ?? number(e, 'lag'), number(e, 'hours') === null ? Math.abs(number(e, 'lag') ?? 0) === 1 ? ' step' : ' steps' : ' h'),
  rounding: ({ direction, unit, mode, decimals, digits }) => direction === 'finer' ? 'more digits' : typeof unit === 'string' ? `rounded to the ${unit}` : typeof digits === 'number' ? `rounded to ${counted(digits, 'digit')}`
    : typeof decimals === 'number' ? `${mode === 'nearest' || mode === undefined ? 'rounded' : 'cut'} to ${counted(decimals, 'decimal')}` : mode === 'float32' ? 'float32 digits' : 'rounded',
  clipped: (e, unit) => (number(e, 'bound') === null ? null : `cut ${e['side'] === 'lower' ? 'below' : 'above'} ${exact(number(e, 'bound')!)}${unit}`),
  segment: (e) => `${e['of'] === 'revised' ? 'made anew' : 'changed'} in ${counted(partsOf(e), 'part')}`,
  'rescaled-piecewise': (e) => `rescaled in ${counted(partsOf(e), 'part')}`,
  'constant-became-real': (e, unit) => (number(e, 'value') === null ? null : `was constant ${exact(number(e, 'value')!)}${unit}`),
};

function number(evidence: Evidence, name: string): number | null {
  const value = evidence[name];
  return typeof value === 'number' ? value : null;
}

function withSigned(word: string, value: number | null, unit: string): string {
  return value === null ? word : `${word} ${signed(value)}${unit}`;
}

function line(evidence: Evidence): string {
  const factor = number(evidence, 'factor') ?? 1, offset = number(evidence, 'offset') ?? 0, digits = (x: number): string => String(Number(x.toPrecision(5))).replace('-', '−');
  return [...(factor === 1 ? [] : [`×${digits(factor)}`]), ...(offset === 0 ? [] : [`${offset > 0 ? '+' : ''}${digits(offset)}`])].join(' ');
}

function partsOf(evidence: Evidence): number {
  return number(evidence, 'partsInAll') ?? (Array.isArray(evidence['parts']) ? evidence['parts'].length : 1);
}

/** How far what has no simpler explanation moved on average. */
function meanOf(kind: string, evidence: Evidence, unit: string | null): string {
  const mean = number(evidence, 'bias');
  return kind !== 'revised' || mean === null || mean === 0 ? '' : `, mean ${signed(mean)}${unit === null ? '' : ` ${unit}`}`;
}

/** Where one label became one other and nothing else happened. */
function becameOf({ map, transitions }: Evidence, cells: number): string {
  const all = Array.isArray(transitions) ? (transitions as { from: unknown; to: unknown; cells: number }[]) : [], rules = map !== null && typeof map === 'object' ? Object.entries(map).filter(([from, to]) => from !== String(to)) : [];
  const [from, to] = all.length === 1 && all[0]!.cells === cells ? [String(all[0]!.from), String(all[0]!.to)] : rules.length === 1 ? [rules[0]![0], String(rules[0]![1])] : ['', ''];
  return from === to || from.length + to.length > LONGEST_LABELS ? '' : ` (${from} → ${to})`;
}

const LONGEST_LABELS = 24;

const SPEAK_OF_NO_VALUE: ReadonlySet<string> = new Set(['renamed', 'retyped', 'format', 'missing-code', 'gap-filled', 'values-lost', 'added', 'removed']);

/** The kinds by name, but where the former name stands beside; without any, what the cells alone say. */
export function columnWords(column: Pick<ReportColumn, 'kinds' | 'status' | 'unit'> & { readonly cells: CellCounts }, options: Pick<WordsOptions, 'mean'> = {}): string[] {
  const { cells: { value, filled, lost, notation, tolerated } } = column, changed = value + filled + lost;
  const kinds = (column.kinds ?? []).filter(({ kind, evidence }) => !(kind === 'segment' && evidence['of'] !== 'revised'));
  const named = kinds.map((kind) => kindWords(kind, { ...options, unit: unitOf(column), changed }));
  if (column.status !== 'matched') return named.length > 0 ? named : [column.status];
  const said = new Set(kinds.map(({ kind }) => kind)), has = (...names: string[]): boolean => names.some((name) => said.has(name));
  const plain: (readonly [number, string, boolean])[] = [
    [value, 'revised', kinds.some(({ kind, evidence }) => !SPEAK_OF_NO_VALUE.has(kind) || evidence['cellClass'] === 'value')], [filled, 'filled', has('gap-filled', 'gap-refilled', 'time-shift')], [lost, 'lost', has('values-lost', 'spikes-removed', 'time-shift')],
    [tolerated, 'tolerated', false], [notation, 'notation', has('format', 'missing-code')],
  ];
  return [...named, ...plain.filter(([n, , covered]) => n > 0 && !covered).map(([n, word]) => `${word} ${count(n)}`)];
}

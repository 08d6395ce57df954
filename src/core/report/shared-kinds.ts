/** Kinds of change told over all columns: what several went through is said once, what one alone did is said of it. */
import { count, counted, listed } from '../format/words.js';
import { changedCells } from '../model/cell-class.js';
import type { ColumnKind, ReportColumn } from '../model/report.js';
import { kindPhrases, unitOf } from './column-sentence.js';
import { isOfWholeColumn } from './kind-reach.js';
import { kindPhrase } from './kind-phrase.js';

interface Member { readonly column: ReportColumn; readonly kind: ColumnKind; readonly cells: number }
/** `family` names what is told together: flags that got other classes are one, whatever the rule. */
interface Family { readonly family: string; readonly members: Member[]; more: boolean }

/** Told elsewhere, or beside the kind that they go with. */
const BESIDE: ReadonlySet<string> = new Set(['renamed', 'retyped', 'format', 'missing-code', 'segment']);
const MOST_CLAUSES = 3;

/** What became of the changed columns but one, of which all is told: the kinds of the most cells, then how many columns none of them is of. */
export function sharedClauses(changed: readonly ReportColumn[], told: ReportColumn): string[] {
  const families = new Map<string, Family>();
  for (const column of changed) {
    for (const kind of column.kinds ?? []) {
      if (BESIDE.has(kind.kind)) continue;
      const family = familyOf(column, kind), entry = families.get(family) ?? { family, members: [], more: false };
      if (column === told) entry.more = true;
      else entry.members.push({ column, kind, cells: Number(kind.evidence['cells'] ?? 0) });
      families.set(family, entry);
    }
  }
  const sorted = joined([...families.values()].filter(({ members }) => members.length > 0)).sort((a, b) => b.cells - a.cells || b.columns.length - a.columns.length);
  const spoken = new Set([told]), clauses: string[] = [];
  for (const { columns, text } of sorted) {
    if (clauses.length === MOST_CLAUSES || columns.every((column) => spoken.has(column))) continue;
    for (const column of columns) spoken.add(column);
    clauses.push(text);
  }
  const left = changed.filter((column) => !spoken.has(column)).length;
  return [...clauses, ...(left > 0 && clauses.length > 0 ? [`${counted(left, 'more column')} changed otherwise`] : [])];
}

interface Clause { readonly text: string; readonly cells: number; readonly columns: readonly ReportColumn[] }

/** One clause a family of several columns; the kinds of a column that has them alone go together. */
function joined(families: readonly Family[]): Clause[] {
  const alone = new Map<ReportColumn, Member[]>(), clauses: Clause[] = [];
  for (const { family, members, more } of families) {
    const columns = [...new Set(members.map(({ column }) => column))].sort((a, b) => changedCells(b.cells) - changedCells(a.cells)), cells = sum(members);
    if (columns.length > 1) clauses.push({ columns, cells, text: `${count(columns.length)} ${more ? 'more ' : ''}${family === 'flags' ? 'flags' : 'columns'} ${verb(family, members, cells)} (${names(columns)})` });
    else alone.set(columns[0]!, [...(alone.get(columns[0]!) ?? []), ...members]);
  }
  for (const [column, members] of alone) clauses.push({ columns: [column], cells: sum(members), text: `${column.name}: ${kindPhrases(members.map(({ kind }) => kind), unitOf(column))}` });
  return clauses;
}

function sum(members: readonly Member[]): number {
  return members.reduce((total, { cells }) => total + cells, 0);
}

/** Kinds that may be of a whole column: what is of some cells or parts alone is told apart from that. */
const WHOLE: ReadonlySet<string> = new Set(['unit', 'offset', 'affine', 'sign', 'rounding', 'time-shift']);

function familyOf({ role, type }: ReportColumn, each: ColumnKind): string {
  const { kind } = each;
  if (WHOLE.has(kind) && !isOfWholeColumn(each)) return `${kind}, some`;
  if (kind !== 'recoded' && kind !== 'revised') return kind;
  return role === 'flag' ? 'flags' : type === 'text' ? 'texts' : kind;
}

/** `#` is how many cells. */
const SEVERAL: Readonly<Record<string, string>> = {
  flags: 'changed class in # cells', texts: 'had # labels or texts replaced', unit: 'were converted', offset: 'were shifted', affine: 'were rescaled', sign: 'have the sign reversed', 'time-shift': 'were moved in time', recoded: 'were recoded',
  rounding: 'got more or fewer digits', noise: 'differ in the last digits', clipped: 'were cut at a bound', 'gap-filled': 'had # missing values filled', 'gap-refilled': 'had # filled values replaced', 'values-lost': 'had # values removed',
  'spikes-removed': 'had # spikes removed', step: 'have a step', drift: 'have a drift added', 'rescaled-piecewise': 'were rescaled part by part', 'constant-became-real': 'were constant before and hold real values now',
  'unit, some': 'had # cells converted', 'offset, some': 'had # cells shifted', 'affine, some': 'had # cells rescaled', 'sign, some': 'had the sign of # cells reversed', 'rounding, some': 'have # cells with more or fewer digits',
  'time-shift, some': 'had # cells moved in time', relation: 'hold the same values at other records', revised: 'had # values revised',
};

/** What tells columns of one kind apart. */
const OWN: Readonly<Record<string, string>> = { unit: ', each by its own factor', affine: ', each by its own factor', offset: ', each by its own amount', 'time-shift': ', each by its own time' };

/** Where the same became of all, that is said in full. */
function verb(family: string, members: readonly Member[], cells: number): string {
  const alike = (kind: ColumnKind): ColumnKind => { const { residualCells: _, ...evidence } = kind.evidence; return { ...kind, evidence }; };
  const phrases = new Set(members.map(({ kind, column }) => kindPhrase(alike(kind), unitOf(column))));
  if (phrases.size === 1 && (family in OWN || family === 'rounding')) return `were ${[...phrases][0]!}`;
  return `${(SEVERAL[family] ?? `changed by ${family.replaceAll('-', ' ')}`).replace('#', count(cells))}${OWN[family] ?? ''}`;
}

const MOST_NAMES = 2;

function names(columns: readonly ReportColumn[]): string {
  const shown = columns.slice(0, columns.length > MOST_NAMES + 1 ? MOST_NAMES : MOST_NAMES + 1).map(({ name }) => name), more = columns.length - shown.length;
  return listed([...shown, ...(more > 0 ? [`${count(more)} more`] : [])]);
}

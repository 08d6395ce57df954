/**
 * Flags at the places in time where a change begins: kinds that speak of parts of the series (a conversion of unit, a shift in
 * time, an offset, a step, a drift, a stretch made anew), and steps of the difference that no such kind has told. They are
 * of all records: where a selection narrows, only those of the groups that it leaves alone.
 */
import { isOfWholeColumn } from '../../src/core/report/kind-reach.js';
import { kindPhrase } from '../../src/core/report/kind-phrase.js';
import { kindWords } from '../../src/core/report/kind-words.js';
import type { ColumnKind } from '../../src/core/model/report.js';
import { instantWords } from '../shared/clause-words.js';
import { countOf, formatCount, formatShare } from '../shared/format-number.js';
import { spanOf, type SeriesInput } from './series-input.js';
import { instantOf, signed, stepsOf } from './step-flags.js';
import { plain } from './time-cuts.js';

export interface PlacedFlag {
  readonly id: string;
  readonly x: number;
  /** Where the stretch ends that it speaks of; null for a change of level, which has no end. */
  readonly until: number | null;
  /** In few words, beside the flag. */
  readonly text: string;
  /** It is of the whole series. */
  readonly throughout: boolean;
  readonly lines: readonly string[];
}

const PLACED: ReadonlySet<string> = new Set(['unit', 'offset', 'affine', 'sign', 'time-shift', 'step', 'drift', 'segment', 'rescaled-piecewise']);

interface Part { readonly from: number; readonly to: number; readonly group: string | null; readonly cells: number | null; readonly evidence: ColumnKind['evidence'] }
interface KindPart { readonly kind: ColumnKind; readonly part: Part }

/** In the order of time; `x` keeps what is outside at the edges. */
export function placedFlags(input: SeriesInput, x: (t: number) => number): PlacedFlag[] {
  const kinds = kindParts(input), told = kinds.map(({ part }) => part).filter(({ cells }) => cells !== null);
  const steps = stepsOf(input).filter(({ earliest, latest, group }) => !told.some((part) => (part.group === null || group === undefined || part.group === group) && [part.from, part.to].some((t) => t >= instantOf(earliest) && t <= instantOf(latest))));
  const unit = input.column.unit?.revision ?? input.column.unit?.base ?? null, tail = unit === null ? '' : ` ${unit}`;
  return [
    ...kinds.map((each, i) => kindFlag(each, i, input, x, unit)),
    ...steps.map((point, i): PlacedFlag => ({
      id: `step-${i}-${point.at}`, x: x(instantOf(point.at)), until: null, text: `step ${signed(point.size, 2)}`, throughout: false,
      lines: [`Step of the difference at ${instantWords(instantOf(point.at))}${point.group === undefined ? '' : `, ${point.group}`}`, `mean difference ${signed(point.before)} before, ${signed(point.after)} after${tail}`, `between ${point.earliest} and ${point.latest}, ${countOf(point.n, 'pair')}`],
    })),
  ].sort((a, b) => a.x - b.x);
}

/** Parts of kinds that are in view; a kind of the whole column begins where the series does. */
function kindParts({ column, narrowed, view, full }: SeriesInput): KindPart[] {
  const groups = groupsLeft(narrowed), whole = spanOf(full);
  if (groups === 'none') return [];
  const found = (column.kinds ?? []).filter(({ kind }) => PLACED.has(kind)).flatMap((kind): KindPart[] => partsOf(kind).map((part) => ({ kind, part })));
  // A segment says once more in which parts a map is.
  const mapped = new Set(found.filter(({ kind }) => kind.kind !== 'segment').map(({ part }) => keyOf(part))), apart = found.filter(({ kind, part }) => kind.kind !== 'segment' || !mapped.has(keyOf(part)));
  const everywhere = (column.kinds ?? []).filter((kind) => PLACED.has(kind.kind) && isOfWholeColumn(kind) && kind.kind !== 'drift' && kind.kind !== 'segment').map((kind): KindPart => ({ kind, part: { from: whole.from, to: whole.to, group: null, cells: null, evidence: kind.evidence } }));
  return [...everywhere, ...apart].filter(({ part: { from, to, group } }) => (groups === 'all' || group === null || groups.has(group)) && (view === null || (from < view.to && to >= view.from)));
}

function groupsLeft(narrowed: SeriesInput['narrowed']): 'all' | 'none' | ReadonlySet<string> {
  const [only] = narrowed;
  if (only === undefined) return 'all';
  return narrowed.length === 1 && only.field === 'group' && only.kind === 'points' ? new Set(only.value.map(String)) : 'none';
}

function partsOf({ evidence }: ColumnKind): Part[] {
  const parts = evidence['parts'];
  if (!Array.isArray(parts)) return [];
  return parts.flatMap((each: unknown): Part[] => {
    const { from, to, group, cells } = each as Readonly<Record<string, unknown>>, [start, end] = [timeOf(from), timeOf(to)];
    return start === null || end === null ? [] : [{ from: start, to: end, group: typeof group === 'string' && group !== '' ? group : null, cells: typeof cells === 'number' ? cells : null, evidence: each as ColumnKind['evidence'] }];
  });
}

function timeOf(value: unknown): number | null {
  const time = typeof value === 'number' ? value : typeof value === 'string' ? instantOf(value) : NaN;
  return Number.isFinite(time) ? time : null;
}

function keyOf({ from, to, group }: Part): string {
  return JSON.stringify([from, to, group]);
}

function kindFlag({ kind, part }: KindPart, i: number, { full, column }: SeriesInput, x: (t: number) => number, unit: string | null): PlacedFlag {
  // A part has its own offset where the kind has several; without its siblings it is told in the singular.
  const { parts: _parts, partsInAll: _all, cells, residualCells, ...shared } = kind.evidence, rest = part.cells === null ? Number(residualCells ?? 0) : 0, kept = Number(cells ?? 0), own: ColumnKind = { ...kind, evidence: { ...shared, ...(typeof part.evidence['offset'] === 'number' ? { offset: part.evidence['offset'] } : {}) } };
  const at = (t: number): string => (full.instants ? instantWords(t) : plain(t)), short = kind.kind === 'segment' ? (kind.evidence['of'] === 'revised' ? 'made anew' : 'changed') : kindWords(own, { unit: null }), ends = kind.kind !== 'step' && part.cells !== null;
  const where = rest > 0 ? `in ${formatCount(kept)} of ${countOf(kept + rest, 'cell')}` : part.cells === null ? 'in the whole series' : ends ? `${at(part.from)} to ${at(part.to)}` : `from ${at(part.from)}`;
  return {
    id: `kind-${i}-${kind.kind}`, x: x(part.from), until: ends ? x(part.to) : null, text: rest > 0 ? `${short} in ${formatShare(kept, kept + rest)} of cells` : short, throughout: part.cells === null,
    lines: [`${short.charAt(0).toUpperCase()}${short.slice(1)}, ${where}${part.group === null ? '' : `, ${part.group}`}`, ...(kind.kind === 'segment' ? [] : [kindPhrase(own, unit)]), ...(part.cells === null ? [] : [`${countOf(part.cells, 'cell')} of ${formatCount(column.cells.value)} changed`])],
  };
}

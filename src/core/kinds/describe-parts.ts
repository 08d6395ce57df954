/** From parts with their maps to kinds of change: a segment, a step, a drift, a column rescaled piece by piece. */
import { pairsAt, type Explanation } from './explanation.js';
import type { Part } from './parts.js';
import { decimalsOf } from './resolution.js';
import { sampledRows } from './sample.js';
import { FILLED, LOST, SETTLED, VALUE, type Work } from './work.js';
import { claimMap, offsetWithin } from './whole-column.js';

/** Parts listed in the evidence. */
const MOST = 20;
/** Share of all pairs beyond which a single map is not of a part. */
const NEARLY_ALL = 0.97;

export function claimParts(work: Work, parts: readonly Part[], pairs: number): void {
  const by = new Map<Explanation, Part[]>();
  for (const part of parts) by.set(part.explanation, [...(by.get(part.explanation) ?? []), part]);
  const groups = [...by].map(([map, of]) => ({ map, of }));
  const drifts = groups.filter(({ map }) => map.kind === 'drift'), fixed = groups.filter(({ map }) => ['offset', 'sign', 'unit', 'affine'].includes(map.kind));
  if (drifts.length > 0) claimAll(work, 'drift', drifts.flatMap(({ of }) => of));
  const offsets = fixed.filter(({ map }) => map.kind === 'offset');
  if (steppedMap(work, fixed, pairs)) { /* claimed */ }
  else if (fixed.length >= 2 && offsets.length < fixed.length) claimAll(work, 'rescaled-piecewise', fixed.flatMap(({ of }) => of));
  else if (offsets.length >= 2) claimAll(work, 'step', offsets.flatMap(({ of }) => of));
  else for (const { map, of } of fixed) claimOne(work, map, of, pairs);
  for (const { map, of } of groups) if (['time-shift', 'rounding', 'noise'].includes(map.kind)) claimOne(work, map, of, pairs);
}

interface Mapped { readonly map: Explanation; readonly of: readonly Part[] }

/** One factor everywhere and several offsets: a conversion of the column and a step. The unit's own offset, or that of most cells, is the conversion's. */
function steppedMap(work: Work, fixed: readonly Mapped[], pairs: number): boolean {
  const factorOf = ({ evidence }: Explanation): number => (evidence['factor'] as number | undefined) ?? 1, offsetOf = ({ evidence }: Explanation): number => evidence['offset'] as number;
  const cells = fixed.reduce((n, { of }) => n + sum(of, ({ rows }) => rows.length), 0);
  const main = fixed.find(({ map }) => map.kind === 'unit') ?? [...fixed].sort((a, b) => firsts(work, b.of) - firsts(work, a.of) || sum(b.of, ({ rows }) => rows.length) - sum(a.of, ({ rows }) => rows.length))[0];
  if (main === undefined || fixed.length < 2 || cells < NEARLY_ALL * pairs || main.map.kind === 'offset') return false;
  if (fixed.some(({ map }) => Math.abs(factorOf(map) / factorOf(main.map) - 1) > 2e-3)) return false;
  const all = fixed.flatMap(({ of }) => of), missed = sum(all, ({ missed: n }) => n), rest = fixed.filter((each) => each !== main);
  const rows = rowsOf(main.of), known = work.kinds.length;
  claimMap(work, main.map, cells, missed, pairsAt(rows, work.x, work.y));
  own(work, all, known);
  work.claim('step', sum(rest.flatMap(({ of }) => of), ({ rows: each }) => each.length), missed, {
    ...(rest.length === 1 ? { offset: Number((offsetOf(rest[0]!.map) - offsetOf(main.map)).toPrecision(10)) } : {}),
    parts: rest.flatMap(({ map, of }) => of.map((part) => ({ ...span(work, part), offset: offsetOf(map) - offsetOf(main.map) }))).slice(0, MOST), partsInAll: sum(rest, ({ of }) => of.length),
  });
  own(work, rest.flatMap(({ of }) => of), known);
  return true;
}

function claimAll(work: Work, kind: string, parts: readonly Part[]): void {
  const sorted = [...parts].sort((a, b) => a.from - b.from);
  work.claim(kind, sum(sorted, ({ rows }) => rows.length), sum(sorted, ({ missed }) => missed), { parts: sorted.slice(0, MOST).map((part) => ({ ...span(work, part), kind: part.explanation.kind, ...part.explanation.evidence })), partsInAll: sorted.length });
  own(work, parts, work.kinds.length - 1);
}

function claimOne(work: Work, map: Explanation, parts: readonly Part[], pairs: number): void {
  const known = work.kinds.length;
  claimPart(work, map, parts, pairs);
  own(work, parts, known);
}

/** The cells of these parts are of the kinds that were claimed from that one on. */
function own(work: Work, parts: readonly Part[], known: number): void {
  for (const { rows } of work.owners === null ? [] : parts) work.owners!.give(rows, work.kindsFrom(known));
}

function claimPart(work: Work, map: Explanation, parts: readonly Part[], pairs: number): void {
  const cells = sum(parts, ({ rows }) => rows.length), missed = sum(parts, ({ missed: n }) => n), spans = { parts: parts.slice(0, MOST).map((part) => span(work, part)), partsInAll: parts.length };
  const whole = cells >= NEARLY_ALL * pairs;
  if (map.kind === 'offset' && !whole && parts.every((part) => isStep(work, part))) { work.claim('step', cells, missed, { ...map.evidence, ...offsetWithin(map.evidence, map.kind, decimalsOf(pairsAt(rowsOf(parts), work.x, work.y).y)), ...spans }); return; }
  if (map.kind === 'time-shift') { work.claim('time-shift', cells, missed, { ...map.evidence, ...spans }); return; }
  const rows = rowsOf(parts);
  claimMap(work, map, cells, missed, pairsAt(rows, work.x, work.y), whole ? {} : spans);
  if (!whole) work.claim('segment', cells, missed, { of: map.kind, ...spans });
}

/** Cells beyond the end of a part that say that its series goes on: fewer may be errors of their own. */
const GOES_ON = 3;

/** One change of level: it reaches one end of its group's series and not the other. */
function isStep(work: Work, part: Part): boolean {
  return goesOn(work, part.from, -1) !== goesOn(work, part.to, 1);
}

/** What nothing explains does not say that a level ends. */
function goesOn({ series, state, x, y }: Work, end: number, by: number): boolean {
  let n = 0;
  for (let i = end + by; i >= 0 && i < series.n && series.group[i] === series.group[end] && n < GOES_ON; i += by) if (x[i] === x[i] && y[i] === y[i] && state[i] !== VALUE) n++;
  return n === GOES_ON;
}

/** Series that begin with one of the parts. */
function firsts(work: Work, parts: readonly Part[]): number {
  return new Set(parts.filter(({ from }) => !goesOn(work, from, -1)).map(({ from }) => work.series.group[from])).size;
}

function span({ series }: Work, { from, to, rows }: { from: number; to: number; rows: Int32Array }): Record<string, unknown> {
  return { from: series.at(from), to: series.at(to), group: series.group[from], cells: rows.length };
}

/** A sample of the rows of some parts. */
function rowsOf(parts: readonly Part[]): Int32Array {
  const all = new Int32Array(sum(parts, ({ rows }) => rows.length));
  let at = 0;
  for (const { rows } of parts) { all.set(rows, at); at += rows.length; }
  return sampledRows(all, 4096);
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}

/** Within a shifted part base is what stands at the shifted records: a shifted gap is neither filled nor lost, a shifted spike is still one. */
export function applyShiftedParts(work: Work, parts: readonly Part[]): void {
  const before = work.x, x = before.slice(), { state, series, y } = work;
  for (const { explanation, from, to } of parts) {
    if (explanation.kind !== 'time-shift') continue;
    const lag = explanation.evidence['lag'] as number;
    for (let i = Math.max(0, from - Math.abs(lag)); i <= Math.min(series.n - 1, to + Math.abs(lag)); i++) {
      const within = i >= from && i <= to;
      if (!within) { if (state[i] === LOST || state[i] === FILLED) state[i] = SETTLED; continue; }
      const source = series.before(i, lag), there = source < 0 ? NaN : before[source]!;
      x[i] = there;
      if (state[i] === VALUE) continue;
      const now = there !== there ? (y[i] !== y[i] ? SETTLED : FILLED) : y[i] !== y[i] ? LOST : SETTLED;
      // Where exactly a part ends is not known to the step: what was settled there stays so.
      if (now === SETTLED || state[i] !== SETTLED || i - from >= Math.abs(lag) && to - i >= Math.abs(lag)) state[i] = now;
    }
    work.x = x;
  }
}

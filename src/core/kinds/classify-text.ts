/**
 * The kinds of change of one column of texts: labels exchanged by a table, texts filled in and lost, and what remains.
 * Texts come as numbers of a dictionary that both releases share, -1 where missing.
 */
import type { ColumnKind } from '../model/report.js';
import { CLAIM } from './explanation.js';
import { numbersInTexts } from './numbers-in-texts.js';
import { findSubstitutions, type LabelMove } from './substitutions.js';

export interface PairedTexts {
  readonly base: ArrayLike<number>;
  readonly revision: ArrayLike<number>;
  readonly texts: readonly string[];
}

/** Rows that one label must have to be told as a rule of its own, and labels listed. */
const LEAST = 3, MOST_LISTED = 30;
/** More different labels are no category. */
const MOST_LABELS = 2000;
/** Where more cells than that changed each in its own way, those met first are told. */
const MOST_MOVES = 100_000;

export interface TextKinds { readonly kinds: readonly ColumnKind[]; readonly pairs: number; readonly revised: number }

export function classifyTexts({ base, revision, texts }: PairedTexts): TextKinds {
  const table = new Map<number, Map<number, number>>(), moves = new Map<string, Move>(), numbers = numbersInTexts({ base, revision, texts }), kinds: ColumnKind[] = [...numbers.kinds];
  const fills = new Map<number, number>(), kept = new Int32Array(texts.length);
  let pairs = 0, changed = 0, filled = 0, lost = 0;
  for (let i = 0; i < base.length; i++) {
    const from = base[i]!, to = revision[i]!;
    if (from < 0 && to < 0) continue;
    if (from < 0) { filled++; fills.set(to, (fills.get(to) ?? 0) + 1); continue; }
    if (to < 0) { lost++; continue; }
    pairs++;
    if (numbers.told[i] === 1) continue;
    if (from !== to) { changed++; addMove(moves, from, to); } else kept[from]!++;
    if (table.size > MOST_LABELS && !table.has(from)) continue;
    const row = table.get(from) ?? new Map<number, number>();
    row.set(to, (row.get(to) ?? 0) + 1);
    table.set(from, row);
  }
  const substituted = substitutedIn(moves, kept, texts);
  if (substituted.kind !== null) kinds.push(substituted.kind);
  const rules = table.size > MOST_LABELS ? [] : rulesOf(table).filter(({ from, to }) => !substituted.moves.has(`${from},${to}`)), told = rules.reduce((sum, { cells }) => sum + cells, 0), missed = rules.reduce((sum, { of, cells }) => sum + of - cells, 0);
  if (told > 0) {
    const into = new Map<number, number>();
    for (const { to } of rules) into.set(to, (into.get(to) ?? 0) + 1);
    kinds.push({ kind: 'recoded', confidence: told / (told + missed), evidence: {
      map: Object.fromEntries(rules.slice(0, MOST_LISTED).map(({ from, to }) => [texts[from]!, texts[to]!])), rules: rules.length, cells: told, residualCells: missed,
      pattern: rules.every(({ from, to }) => texts[from]!.toLowerCase() === texts[to]!.toLowerCase()) ? 'case' : rules.some(({ to }) => into.get(to)! > 1 || table.has(to)) ? 'labels joined' : 'labels',
    } });
  }
  const constant = [...fills].find(([, n]) => n === filled);
  if (lost > 0) kinds.push({ kind: 'values-lost', confidence: 1, evidence: { cells: lost, residualCells: 0 } });
  if (filled > 0) kinds.push({ kind: 'gap-filled', confidence: 1, evidence: { method: constant !== undefined && filled >= LEAST ? 'constant' : 'model-or-other-source', ...(constant !== undefined && filled >= LEAST ? { value: texts[constant[0]] } : {}), cells: filled, residualCells: 0 } });
  const revised = changed - substituted.cells - told;
  if (revised > 0) kinds.push({ kind: 'revised', confidence: 1, evidence: { pattern: revised < 8 ? 'isolated' : 'labels', transitions: transitionsOf(moves, rules, substituted.moves, texts), share: revised / pairs, cells: revised, residualCells: 0 } });
  return { kinds, pairs, revised };
}

interface SubstitutedIn { readonly kind: ColumnKind | null; readonly moves: ReadonlySet<string>; readonly cells: number }

/** Pieces of text that were put for others in several labels, as one kind. */
function substitutedIn(moves: ReadonlyMap<string, Move>, kept: Int32Array, texts: readonly string[]): SubstitutedIn {
  const none: SubstitutedIn = { kind: null, moves: new Set(), cells: 0 };
  // Where not all moves are known, nothing is known of all cells.
  if (moves.size < 2 || moves.size >= MOST_MOVES) return none;
  const keys = new Map<LabelMove, string>(), all: LabelMove[] = [];
  for (const [key, { from, to, cells }] of moves) { const move = { from: texts[from]!, to: texts[to]!, cells }; keys.set(move, key); all.push(move); }
  for (let k = 0; k < kept.length; k++) if (kept[k]! > 0) all.push({ from: texts[k]!, to: texts[k]!, cells: kept[k]! });
  const { substitutions, told, residualCells, misread } = findSubstitutions(all);
  if (substitutions.length === 0) return none;
  let cells = 0;
  for (const move of told) cells += move.cells;
  const [first] = substitutions;
  return { cells, moves: new Set([...told].map((move) => keys.get(move)!)), kind: { kind: 'recoded', confidence: cells / (cells + residualCells), evidence: {
    map: Object.fromEntries(substitutions.slice(0, MOST_LISTED).map(({ from, to }) => [from, to])), rules: substitutions.length, cells, residualCells, pattern: 'substitution',
    ...(substitutions.length === 1 ? { from: first!.from, to: first!.to } : {}), ...(misread === null ? {} : { misread: { as: 'windows-1252', is: 'utf-8', in: misread === 'undone' ? 'base' : 'revision' } }),
    substitutions: substitutions.slice(0, MOST_LISTED), labels: new Set([...told].map(({ from }) => from)).size,
  } } };
}

interface Rule { readonly from: number; readonly to: number; readonly cells: number; readonly of: number }

/** Labels of which nearly every cell became one other label. */
function rulesOf(table: ReadonlyMap<number, ReadonlyMap<number, number>>): Rule[] {
  const out: Rule[] = [];
  for (const [from, row] of table) {
    let of = 0, most = -1, to = from;
    for (const [label, n] of row) { of += n; if (n > most || (n === most && label < to)) { most = n; to = label; } }
    if (to !== from && most >= LEAST && most >= CLAIM * of) out.push({ from, to, cells: most, of });
  }
  return out.sort((a, b) => b.cells - a.cells || a.from - b.from);
}

interface Move { readonly from: number; readonly to: number; cells: number }

function addMove(moves: Map<string, Move>, from: number, to: number): void {
  const key = `${from},${to}`, known = moves.get(key);
  if (known !== undefined) known.cells++;
  else if (moves.size < MOST_MOVES) moves.set(key, { from, to, cells: 1 });
}

/** The most frequent of the changes that follow no rule. */
function transitionsOf(moves: ReadonlyMap<string, Move>, rules: readonly Rule[], substituted: ReadonlySet<string>, texts: readonly string[]): { from: string; to: string; cells: number }[] {
  const ruled = new Map(rules.map(({ from, to }) => [from, to]));
  return [...moves.values()].filter(({ from, to }) => ruled.get(from) !== to && !substituted.has(`${from},${to}`)).map(({ from, to, cells }) => ({ from: texts[from]!, to: texts[to]!, cells }))
    .sort((a, b) => b.cells - a.cells || (a.from < b.from ? -1 : a.from > b.from ? 1 : a.to < b.to ? -1 : 1)).slice(0, 10);
}

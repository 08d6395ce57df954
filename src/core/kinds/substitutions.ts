/**
 * One piece of text put for another wherever it stands, whatever the label around it: a letter, a word, what an
 * encoding made of an accent. Verified by undoing it on every cell that holds the piece.
 */
import { CLAIM } from './explanation.js';
import { misread } from './misread-text.js';

/** Cells of one label that became one other, or stayed. */
export interface LabelMove { readonly from: string; readonly to: string; readonly cells: number }

export interface Substitution {
  readonly from: string;
  readonly to: string;
  /** Cells and different labels in which it stood. */
  readonly cells: number;
  readonly labels: number;
}

export interface Substituted {
  readonly substitutions: readonly Substitution[];
  /** Moves that the substitutions reproduce. */
  readonly told: ReadonlySet<LabelMove>;
  /** Cells that hold what was replaced and are not what replacing it gives. */
  readonly residualCells: number;
  /** Where the texts are what reading UTF-8 as Windows-1252 makes of others; substitutions are then those of single letters. */
  readonly misread: 'undone' | 'made' | null;
}

/** Labels and cells that one substitution must reproduce: of one label it is no more than a new label. */
const LEAST_LABELS = 2, LEAST_CELLS = 3;
/** Pieces tried, substitutions told of one column, and comparisons of a piece with a label. */
const MOST_TRIED = 300, MOST_TOLD = 30, MOST_LOOKED = 4_000_000;
/** A piece is more than figures: 1 for 2 in labels of figures is a table of numbers. */
const TELLING = /[^\d\s.,+-]/u;

const NONE: Substituted = { substitutions: [], told: new Set(), residualCells: 0, misread: null };

/** Of all moves of a column, with those whose label stayed. */
export function findSubstitutions(moves: readonly LabelMove[]): Substituted {
  const changed = moves.filter(({ from, to }) => from !== to);
  if (changed.length < LEAST_LABELS) return NONE;
  const encoded = misreadMoves(moves, changed);
  if (encoded !== null) return encoded;
  const found: { readonly from: string; readonly to: string; readonly held: LabelMove[]; readonly missed: LabelMove[] }[] = [], told = new Set<LabelMove>();
  let looked = 0;
  const tried = new Set<string>();
  for (const { from, to } of candidates(changed)) {
    if (found.length === MOST_TOLD || looked > MOST_LOOKED) break;
    if (tried.has(from)) continue;
    looked += moves.length;
    const of = moves.filter((move) => move.from.includes(from) && !told.has(move)), held = of.filter((move) => move.from !== move.to && move.from.replaceAll(from, to) === move.to);
    const cells = sum(held);
    if (labelsOf(held) < LEAST_LABELS || cells < LEAST_CELLS || cells < CLAIM * sum(of)) continue;
    tried.add(from);
    for (const move of held) told.add(move);
    found.push({ from, to, held: [...held], missed: of.filter((move) => !told.has(move)) });
  }
  // Two substitutions in one label.
  if (found.length > 1) for (const move of changed) {
    const first = told.has(move) ? undefined : found.find(({ missed }) => missed.includes(move));
    if (first === undefined || found.reduce((text, { from, to }) => text.replaceAll(from, to), move.from) !== move.to) continue;
    told.add(move);
    first.held.push(move);
  }
  const missed = new Set(found.flatMap((each) => each.missed).filter((move) => !told.has(move)));
  return { told, misread: null, residualCells: sum([...missed]), substitutions: found.map(({ from, to, held }) => ({ from, to, ...reach(held) })) };
}

/** Every letter beyond ASCII as another encoding reads it, or read as it was meant. */
function misreadMoves(moves: readonly LabelMove[], changed: readonly LabelMove[]): Substituted | null {
  for (const way of ['undone', 'made'] as const) {
    const held = changed.filter(({ from, to }) => (way === 'undone' ? misread(to) === from : misread(from) === to));
    if (labelsOf(held) < LEAST_LABELS || sum(held) < LEAST_CELLS) continue;
    const letters = new Map<string, string>(), told = new Set(held);
    for (const { from, to } of held) for (const letter of way === 'undone' ? to : from) {
      const other = misread(letter);
      if (other !== letter) letters.set(way === 'undone' ? other : letter, way === 'undone' ? letter : other);
    }
    // What holds such a letter and did not become what it should speaks against it.
    const others = moves.filter((move) => !told.has(move) && [...letters.keys()].some((letter) => move.from.includes(letter)));
    if (sum(held) < CLAIM * (sum(held) + sum(others))) continue;
    return { told, misread: way, residualCells: sum(others), substitutions: [...letters].map(([from, to]) => ({ from, to, ...reach(held.filter((move) => move.from.includes(from))) })).sort((a, b) => b.cells - a.cells || (a.from < b.from ? -1 : 1)) };
  }
  return null;
}

function reach(held: readonly LabelMove[]): { readonly cells: number; readonly labels: number } {
  return { cells: sum(held), labels: labelsOf(held) };
}

/** What may have been put for what: where two labels differ, and the whole words around it. Those of many cells first. */
function candidates(changed: readonly LabelMove[]): { from: string; to: string }[] {
  const out = new Map<string, { from: string; to: string; cells: number; labels: number }>();
  for (const { from, to, cells } of changed) for (const [a, b] of pieces(from, to)) {
    if (!TELLING.test(a + b) || a === from && a.length > 40) continue;
    const key = `${a}\u0000${b}`, known = out.get(key) ?? { from: a, to: b, cells: 0, labels: 0 };
    known.cells += cells;
    known.labels++;
    out.set(key, known);
  }
  return [...out.values()].filter(({ cells, labels }) => labels >= LEAST_LABELS && cells >= LEAST_CELLS)
    .sort((a, b) => b.cells - a.cells || a.from.length - b.from.length || (a.from + a.to < b.from + b.to ? -1 : 1)).slice(0, MOST_TRIED);
}

const WORD = /[\p{L}\p{N}\p{M}_]/u;

function pieces(from: string, to: string): [string, string][] {
  const most = Math.min(from.length, to.length);
  let start = 0, end = 0;
  while (start < most && from[start] === to[start]) start++;
  while (end < most - start && from[from.length - 1 - end] === to[to.length - 1 - end]) end++;
  // Not between the halves of a letter of two units, nor between a letter and its accent.
  while (start > 0 && /[\uDC00-\uDFFF\u0300-\u036F]/.test((from[start] ?? '') + (to[start] ?? ''))) start--;
  const cut = (before: number, after: number): [string, string] => [from.slice(before, from.length - after), to.slice(before, to.length - after)];
  let before = start, after = end;
  while (before > 0 && WORD.test(from[before - 1]!)) before--;
  while (after > 0 && WORD.test(from[from.length - after]!)) after--;
  const near = from.length - start - end > 0 ? cut(start, end) : cut(Math.max(0, start - 1), Math.max(0, end - 1));
  const words = cut(before, after);
  return near[0] === '' ? (words[0] === '' ? [] : [words]) : words[0] === near[0] || words[0] === '' ? [near] : [near, words];
}

function sum(moves: readonly LabelMove[]): number {
  let cells = 0;
  for (const move of moves) cells += move.cells;
  return cells;
}

function labelsOf(moves: readonly LabelMove[]): number {
  return new Set(moves.map(({ from }) => from)).size;
}

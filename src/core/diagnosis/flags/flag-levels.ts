/** The classes of a flag in both releases as small codes: at most twelve, the rest together, missing apart. */
import { pulse } from '../../pulse.js';

export interface FlagLevels {
  /** As written, by size where they are numbers; the last may stand for all rarer ones. */
  readonly levels: readonly string[];
  /** Whether the last level is "other". */
  readonly rest: boolean;
  /** A level for each record; `levels.length` where the flag is missing. */
  readonly base: Uint8Array;
  readonly revision: Uint8Array;
  /** Whether all values are whole numbers or texts: else it is no class but a number. */
  readonly classes: boolean;
}

export type FlagCells = { readonly kind: 'number'; readonly values: Float64Array } | { readonly kind: 'text'; readonly values: Int32Array; readonly texts: readonly (string | null)[] };

export const MOST_CLASSES = 12;
/** More distinct values than this name no classes. */
const MOST_VALUES = 256;
export const REST = 'other';

/** Null where a side has too many values to be a flag. */
export function flagLevels(base: FlagCells, revision: FlagCells): FlagLevels | null {
  pulse();
  const names = new Map<string, number>(), counts: number[] = [];
  const one = coded(base, names, counts), other = one === null ? null : coded(revision, names, counts);
  if (one === null || other === null) return null;
  const numeric = base.kind === 'number' && revision.kind === 'number', all = [...names.keys()];
  const inOrder = (a: string, b: string): number => (numeric ? Number(a) - Number(b) : a < b ? -1 : a > b ? 1 : 0);
  const rest = all.length > MOST_CLASSES;
  const chosen = (rest ? [...all].sort((a, b) => counts[names.get(b)!]! - counts[names.get(a)!]! || inOrder(a, b)).slice(0, MOST_CLASSES - 1) : all).sort(inOrder);
  const levels = rest ? [...chosen, REST] : chosen, table = new Uint8Array(all.length + 1).fill(Math.max(0, levels.length - 1));
  table[all.length] = levels.length;
  chosen.forEach((name, level) => (table[names.get(name)!] = level));
  const mapped = ({ codes, ids }: Coded): Uint8Array => {
    const out = new Uint8Array(codes.length), level = Uint8Array.from(ids, (id) => table[id < 0 ? all.length : id]!);
    for (let i = 0; i < out.length; i++) out[i] = level[codes[i]!]!;
    return out;
  };
  return { levels, rest, base: mapped(one), revision: mapped(other), classes: !numeric || all.every((name) => Number.isInteger(Number(name))) };
}

/** A code for each record, and the name that each code stands for, negative for missing. */
interface Coded { readonly codes: Uint16Array; readonly ids: Int32Array }

function coded(cells: FlagCells, names: Map<string, number>, counts: number[]): Coded | null {
  const id = (name: string, count: number): number => {
    const known = names.get(name) ?? names.size;
    if (known === names.size) { names.set(name, known); counts.push(0); }
    counts[known]! += count;
    return known;
  };
  if (cells.kind === 'text') return codedTexts(cells.values, cells.texts, id, names);
  const small = smallNumbers(cells.values);
  if (small !== null) return { codes: small.codes, ids: Int32Array.from(small.counts, (count, v) => (v === SMALL || count === 0 ? -1 : id(String(v), count))) };
  const codes = new Uint16Array(cells.values.length), ids: number[] = [-1], place = new Map<number, number>();
  for (let i = 0; i < codes.length; i++) {
    const v = cells.values[i]!;
    if (v !== v) continue;
    let at = place.get(v);
    if (at === undefined) {
      place.set(v, (at = ids.length));
      ids.push(id(String(v), 0));
      if (names.size > MOST_VALUES) return null;
    }
    codes[i] = at;
    counts[ids[at]!]!++;
  }
  return { codes, ids: Int32Array.from(ids) };
}

const SMALL = 256;

/** Flags are small whole numbers nearly always, and then their own codes; null where one is not. */
function smallNumbers(values: Float64Array): { codes: Uint16Array; counts: Uint32Array } | null {
  const codes = new Uint16Array(values.length), counts = new Uint32Array(SMALL + 1);
  for (let i = 0; i < codes.length; i++) {
    const v = values[i]!, k = v | 0;
    if (k === v) {
      if (k < 0 || k >= SMALL) return null;
      codes[i] = k;
    } else if (v !== v) codes[i] = SMALL;
    else return null;
    counts[codes[i]!]!++;
  }
  return { codes, counts };
}

function codedTexts(values: Int32Array, texts: readonly (string | null)[], id: (name: string, count: number) => number, names: ReadonlyMap<string, number>): Coded | null {
  const codes = new Uint16Array(values.length), seen = new Uint32Array(texts.length + 1), place = new Int32Array(texts.length).fill(-1), ids: number[] = [-1];
  for (let i = 0; i < codes.length; i++) {
    const at = values[i]!;
    if (at < 0 || texts[at] == null) continue;
    if (place[at]! < 0) {
      place[at] = ids.length;
      ids.push(id(texts[at].trim(), 0));
      if (names.size > MOST_VALUES || ids.length > 0xffff) return null;
    }
    seen[at]!++;
    codes[i] = place[at]!;
  }
  place.forEach((code, at) => { if (code > 0) id(texts[at]!.trim(), seen[at]!); });
  return { codes, ids: Int32Array.from(ids) };
}

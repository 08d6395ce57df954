/** Values of a key column as small numbers in the order of the values, so that records sort and group alike whatever order they came in. */
import type { Joined } from '../keys/joined-column.js';
import { isoText } from '../format/time.js';

export interface Ranked {
  /** Rank of each record's value; a missing value has the last. */
  readonly codes: Int32Array;
  /** By rank. */
  readonly labels: readonly string[];
}

export const MISSING = '(missing)';

/** `values`: of a part of the column's records. */
export function rankedCodes(values: Float64Array | Int32Array, joined: Joined): Ranked {
  return joined.kind === 'text' ? rankedTexts(values as Int32Array, joined.texts) : rankedNumbers(values as Float64Array, joined.kind === 'time');
}

function rankedTexts(values: Int32Array, texts: readonly string[]): Ranked {
  const used = new Uint8Array(texts.length);
  let missing = false;
  for (let i = 0; i < values.length; i++) { if (values[i]! >= 0) used[values[i]!] = 1; else missing = true; }
  const present: number[] = [];
  for (let t = 0; t < used.length; t++) if (used[t] === 1) present.push(t);
  present.sort((a, b) => (texts[a]! < texts[b]! ? -1 : texts[a]! > texts[b]! ? 1 : 0));
  const rank = new Int32Array(texts.length);
  present.forEach((t, i) => { rank[t] = i; });
  const codes = new Int32Array(values.length);
  for (let i = 0; i < codes.length; i++) codes[i] = values[i]! >= 0 ? rank[values[i]!]! : present.length;
  return { codes, labels: [...present.map((t) => texts[t]!), ...(missing ? [MISSING] : [])] };
}

function rankedNumbers(values: Float64Array, time: boolean): Ranked {
  const seen = new Set<number>();
  let last = NaN, missing = false;
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!;
    if (x === last) continue;
    last = x;
    if (x !== x) missing = true;
    else seen.add(x);
  }
  const present = Float64Array.from(seen).sort(), rank = new Map<number, number>();
  present.forEach((x, i) => rank.set(x, i));
  const codes = new Int32Array(values.length);
  let code = present.length;
  last = NaN;
  for (let i = 0; i < codes.length; i++) {
    const x = values[i]!;
    if (x !== last) { last = x; code = x !== x ? present.length : rank.get(x)!; }
    codes[i] = code;
  }
  return { codes, labels: [...Array.from(present, (x) => (time ? isoText(x) : String(x))), ...(missing ? [MISSING] : [])] };
}

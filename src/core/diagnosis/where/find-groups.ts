/**
 * The groups of one or two attributes that hold enough of the marked records, and far more of them than the rest.
 * A pair of levels holds no more than each of them, so only levels with enough are combined. Neighbouring
 * levels of an ordered attribute count as one group where together they hold most (J. Kadane's maximum subarray).
 */
import { bestInterval, THRESHOLDS } from '../../metrics/groups/explain-groups.js';
import type { JointGroups } from './joint-groups.js';

/** Levels `from` to `to` of an attribute; equal for a single level. */
export interface Member { readonly attribute: number; readonly from: number; readonly to: number }

export interface FoundGroup {
  readonly members: readonly Member[];
  readonly n: number;
  readonly marked: number;
}

export interface Search {
  readonly groups: readonly FoundGroup[];
  /** Groups looked at, every interval that could have been chosen among them. */
  readonly tested: number;
}

/** Fewer marked records than these are an accident, wherever they are. */
export const LEAST_MARKED = 3;

export function findGroups(joint: JointGroups, markedIn: Uint32Array, marked: number, attributes: readonly number[]): Search {
  const { records, levels } = joint, groups: FoundGroup[] = [];
  let tested = 0;
  if (marked < LEAST_MARKED) return { groups, tested };
  const cells = cellsOf(markedIn), least = Math.max(LEAST_MARKED, THRESHOLDS.support * marked);
  const offer = (members: readonly Member[], n: number, k: number): void => {
    if (k < least || n === records) return;
    const outside = (marked - k) / (records - n);
    if (k / n >= THRESHOLDS.riskRatio * outside && k / n > marked / records) groups.push({ members, n, marked: k });
  };
  const offerInterval = (within: readonly Member[], attribute: number, n: ArrayLike<number>, k: ArrayLike<number>, at: number): void => {
    const width = joint.width(attribute) - 1, row = Array.from({ length: width }, (_, i) => ({ n: n[at + i]!, changed: k[at + i]! }));
    const filled = row.reduce((count, level) => count + (level.n > 0 ? 1 : 0), 0);
    tested += (filled * (filled - 1)) / 2;
    const found = solidInterval(row, { n: records, changed: marked });
    if (found === null) return;
    let holding = 0, size = 0, hits = 0;
    for (let i = found.from; i <= found.to; i++) { size += row[i]!.n; hits += row[i]!.changed; if (row[i]!.n > 0) holding++; }
    if (holding < 2 || holding === filled) return;
    offer([...within, { attribute, from: found.from, to: found.to }].sort((a, b) => a.attribute - b.attribute), size, hits);
  };

  const strong = new Map<number, number[]>();
  for (const a of attributes) {
    const width = joint.width(a), k = new Uint32Array(width), level = levels[a]!, n = joint.sizes[a]!;
    for (let i = 0; i < cells.length; i++) k[level[cells[i]!]!]! += markedIn[cells[i]!]!;
    const enough: number[] = [];
    for (let code = 0; code < width - 1; code++) {
      if (n[code] === 0) continue;
      tested++;
      if (k[code]! < least) continue;
      enough.push(code);
      offer([{ attribute: a, from: code, to: code }], n[code]!, k[code]!);
    }
    strong.set(a, enough);
    if (joint.attributes[a]!.ordered) offerInterval([], a, n, k, 0);
  }
  for (const a of attributes) {
    for (const b of attributes) {
      if (a === b || !combine(joint, a, b)) continue;
      const ofA = strong.get(a)!, ofB = strong.get(b)!, ordered = joint.attributes[b]!.ordered;
      if (a < b) tested += joint.pair(a, b).groups;
      if (ofA.length === 0 || !(ordered || (a < b && ofB.length > 0))) continue;
      const width = joint.width(b), rowOf = new Int32Array(joint.width(a)).fill(-1), k = new Uint32Array(ofA.length * width), la = levels[a]!, lb = levels[b]!;
      ofA.forEach((code, i) => (rowOf[code] = i));
      for (let i = 0; i < cells.length; i++) {
        const c = cells[i]!, row = rowOf[la[c]!]!;
        if (row >= 0) k[row * width + lb[c]!]! += markedIn[c]!;
      }
      const sizes = a < b ? joint.pair(a, b).n : joint.pair(b, a).n, wide = a < b ? width : joint.width(a);
      const n = new Uint32Array(width);
      ofA.forEach((code, i) => {
        for (let other = 0; other < width; other++) n[other] = sizes[a < b ? code * wide + other : other * wide + code]!;
        const one: Member = { attribute: a, from: code, to: code };
        if (a < b) for (const other of ofB) offer([one, { attribute: b, from: other, to: other }], n[other]!, k[i * width + other]!);
        if (ordered) offerInterval([one], b, n, k.subarray(i * width, (i + 1) * width), 0);
      });
    }
  }
  return { groups, tested };
}

function cellsOf(markedIn: Uint32Array): Int32Array {
  let count = 0;
  for (let c = 0; c < markedIn.length; c++) if (markedIn[c]! > 0) count++;
  const cells = new Int32Array(count);
  for (let c = 0, at = 0; at < count; c++) if (markedIn[c]! > 0) cells[at++] = c;
  return cells;
}

/** A day already tells its month and year. */
function combine({ attributes }: JointGroups, a: number, b: number): boolean {
  const one = attributes[a]!, other = attributes[b]!;
  return !(one.column === other.column && one.side === other.side && (one.part === 'day' || other.part === 'day') && one.part !== 'hour' && other.part !== 'hour');
}

type Level = { readonly n: number; readonly changed: number };
/** Of an interval's records, those in levels with less than half its rate. */
const MOST_WEAK = 0.2;

/** The best interval joins strong levels over weak ones; the bar is raised until it holds few of those. */
function solidInterval(row: readonly Level[], all: Level): { readonly from: number; readonly to: number } | null {
  let bar = all;
  for (let round = 0; round < 8; round++) {
    const found = bestInterval(row, bar);
    if (found === null || found.from === found.to) return null;
    let n = 0, k = 0, weak = 0;
    for (let i = found.from; i <= found.to; i++) { n += row[i]!.n; k += row[i]!.changed; }
    for (let i = found.from; i <= found.to; i++) if (2 * row[i]!.changed * n < k * row[i]!.n) weak += row[i]!.n;
    if (weak <= MOST_WEAK * n) return found;
    bar = { n, changed: k };
  }
  return null;
}

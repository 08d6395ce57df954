/**
 * The combinations of all attributes that occur, one code a record. Records are many and combinations few, so a
 * column is counted once by combination, and every group of one or two attributes is a sum over combinations.
 */
import { pulse } from '../../pulse.js';
import type { WhereAttribute } from './attributes.js';

export class JointGroups {
  readonly records: number;
  /** The combination of each record. */
  readonly cells: Int32Array;
  readonly combinations: number;
  /** The level of each attribute in each combination. */
  readonly levels: readonly Uint16Array[];
  /** Records of each combination. */
  readonly n: Uint32Array;
  /** Records of each level of each attribute; the last entry counts those without one. */
  readonly sizes: readonly Uint32Array[];
  private readonly pairs = new Map<number, { n: Uint32Array; groups: number }>();

  /** `from`: those of the first of these attributes, where they are known. */
  constructor(readonly attributes: readonly WhereAttribute[], records: number, from: JointGroups | null = null) {
    this.records = records;
    const cells = from === null ? new Int32Array(records) : from.cells.slice();
    let combinations = from?.combinations ?? (records > 0 ? 1 : 0);
    for (const { codes, labels } of attributes.slice(from?.attributes.length ?? 0)) {
      pulse();
      combinations = refine(cells, combinations, codes, labels.length + 1);
    }
    pulse();
    const n = new Uint32Array(combinations), levels = attributes.map(() => new Uint16Array(combinations));
    for (let i = records - 1; i >= 0; i--) if (n[cells[i]!]!++ === 0) for (let a = 0; a < levels.length; a++) levels[a]![cells[i]!] = attributes[a]!.codes[i]!;
    this.cells = cells;
    this.combinations = combinations;
    this.levels = levels;
    this.n = n;
    this.sizes = attributes.map(({ labels }, a) => {
      const sizes = new Uint32Array(labels.length + 1);
      for (let c = 0; c < combinations; c++) sizes[levels[a]![c]!]! += n[c]!;
      return sizes;
    });
  }

  /** Levels of an attribute, the one of no value included. */
  width(attribute: number): number {
    return this.attributes[attribute]!.labels.length + 1;
  }

  /** Records of each two levels of two attributes, at `level of first * width(second) + level of second`, and how many such groups there are. Counted once for all columns. */
  pair(first: number, second: number): { readonly n: Uint32Array; readonly groups: number } {
    const key = first * this.attributes.length + second, known = this.pairs.get(key);
    if (known !== undefined) return known;
    const wide = this.width(second), n = new Uint32Array(this.width(first) * wide), a = this.levels[first]!, b = this.levels[second]!;
    for (let c = 0; c < this.combinations; c++) n[a[c]! * wide + b[c]!]! += this.n[c]!;
    let groups = 0;
    for (let x = 0; x < this.width(first) - 1; x++) for (let y = 0; y < wide - 1; y++) if (n[x * wide + y]! > 0) groups++;
    const made = { n, groups };
    this.pairs.set(key, made);
    return made;
  }
}

/** Splits each combination by one more attribute, in place; numbers them as they first occur. */
function refine(cells: Int32Array, combinations: number, codes: Uint16Array, wide: number): number {
  const records = cells.length, possible = combinations * wide;
  let next = 0;
  if (possible <= 4 * records + 65_536) {
    const number = new Int32Array(possible).fill(-1);
    for (let i = 0; i < records; i++) {
      const at = cells[i]! * wide + codes[i]!;
      let id = number[at]!;
      if (id < 0) number[at] = id = next++;
      cells[i] = id;
    }
    return next;
  }
  const slots = 2 ** Math.ceil(Math.log2(2 * records + 1)), keys = new Float64Array(slots).fill(-1), ids = new Int32Array(slots), mask = slots - 1;
  for (let i = 0, last = -1, id = 0; i < records; i++) {
    const key = cells[i]! * wide + codes[i]!;
    if (key !== last) {
      last = key;
      let at = (Math.imul(cells[i]!, 0x9e3779b1) ^ Math.imul(codes[i]! + 1, 0x85ebca6b)) >>> 7 & mask;
      while (keys[at] !== key && keys[at] !== -1) at = (at + 1) & mask;
      if (keys[at] === -1) { keys[at] = key; ids[at] = next++; }
      id = ids[at]!;
    }
    cells[i] = id;
  }
  return next;
}

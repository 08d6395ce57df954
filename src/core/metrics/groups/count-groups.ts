/**
 * Records, changed records and differences of every group that one or two attributes make, in one pass for
 * each combination. An attribute is a code a record (a site, a year, a flag), with a label a code.
 */

export interface Attribute {
  readonly name: string;
  /** A code for each record; negative where the record has none. */
  readonly codes: Int32Array;
  readonly labels: readonly string[];
}

export interface GroupMember { readonly attribute: number; readonly code: number }

export interface GroupCounts {
  /** The attributes' values that the group's records share, in the order of the attributes. */
  readonly members: readonly GroupMember[];
  readonly n: number;
  readonly changed: number;
  /** Records whose difference is a number; its sum and that of its square. */
  readonly finite: number;
  readonly sum: number;
  readonly squares: number;
}

export interface CountedGroups {
  readonly n: number;
  readonly changed: number;
  readonly squares: number;
  readonly groups: readonly GroupCounts[];
  /** Pairs of attributes with too many combinations to count. */
  readonly leftOut: readonly (readonly [string, string])[];
}

const MOST_COMBINATIONS = 1 << 22;

/** `difference` is revision - base, NaN where one of them is missing; such a record can be `changed` all the same. */
export function countGroups(attributes: readonly Attribute[], changed: Uint8Array, difference: Float64Array, order: 1 | 2 = 2): CountedGroups {
  const records = changed.length, everything = new Tally(1);
  for (let i = 0; i < records; i++) everything.add(0, changed[i]!, difference[i]!);
  const total = everything.at(0, []);
  const groups: GroupCounts[] = [], leftOut: [string, string][] = [];
  attributes.forEach(({ codes, labels }, attribute) => {
    const tally = new Tally(labels.length);
    for (let i = 0; i < records; i++) if (codes[i]! >= 0) tally.add(codes[i]!, changed[i]!, difference[i]!);
    for (let code = 0; code < labels.length; code++) if (tally.has(code)) groups.push(tally.at(code, [{ attribute, code }]));
  });
  for (let first = 0; order === 2 && first < attributes.length; first++) {
    for (let second = first + 1; second < attributes.length; second++) {
      const one = attributes[first]!, other = attributes[second]!, wide = other.labels.length;
      if (one.labels.length * wide > MOST_COMBINATIONS) {
        leftOut.push([one.name, other.name]);
        continue;
      }
      const tally = new Tally(one.labels.length * wide);
      for (let i = 0; i < records; i++) if (one.codes[i]! >= 0 && other.codes[i]! >= 0) tally.add(one.codes[i]! * wide + other.codes[i]!, changed[i]!, difference[i]!);
      for (let cell = 0; cell < one.labels.length * wide; cell++) {
        if (tally.has(cell)) groups.push(tally.at(cell, [{ attribute: first, code: Math.floor(cell / wide) }, { attribute: second, code: cell % wide }]));
      }
    }
  }
  return { n: records, changed: total.changed, squares: total.squares, groups, leftOut };
}

/** Sums of many groups at once, compensated so that the order of records does not show (A. Neumaier, 1974). */
class Tally {
  private readonly counts: Uint32Array;
  private readonly sums: Float64Array;

  constructor(groups: number) {
    this.counts = new Uint32Array(3 * groups);
    this.sums = new Float64Array(4 * groups);
  }

  add(group: number, changed: number, difference: number): void {
    const at = 3 * group;
    this.counts[at]!++;
    if (changed !== 0) this.counts[at + 1]!++;
    if (difference - difference !== 0) return;
    this.counts[at + 2]!++;
    if (difference === 0) return;
    this.accumulate(4 * group, difference);
    this.accumulate(4 * group + 2, difference * difference);
  }

  has(group: number): boolean {
    return this.counts[3 * group]! > 0;
  }

  at(group: number, members: readonly GroupMember[]): GroupCounts {
    const [n, changed, finite] = this.counts.subarray(3 * group, 3 * group + 3) as unknown as [number, number, number];
    const [sum, sumLost, squares, squaresLost] = this.sums.subarray(4 * group, 4 * group + 4) as unknown as [number, number, number, number];
    return { members, n, changed, finite, sum: sum + sumLost, squares: squares + squaresLost };
  }

  private accumulate(at: number, x: number): void {
    const sum = this.sums[at]!, total = sum + x;
    this.sums[at + 1]! += Math.abs(sum) >= Math.abs(x) ? sum - total + x : x - total + sum;
    this.sums[at] = total;
  }
}

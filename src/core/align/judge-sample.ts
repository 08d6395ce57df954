/**
 * How far the records that a provisional key brought together are the same ones: seen in the columns
 * outside the key. Of records that were merely numbered the neighbours get paired when one is taken
 * out, so a column that mostly stays the same from one to the next bears no witness there.
 */
import { agreementOf, type CodedColumn } from './cell-agreement.js';
import type { Cell } from './column-content.js';

/** A column on the common records, in one order on both sides. */
export interface SampledCells {
  readonly coded: CodedColumn;
  readonly cells: readonly Cell[];
  readonly kind: 'number' | 'time' | 'text';
}

export interface WitnessPair {
  readonly base: SampledCells;
  readonly revision: SampledCells;
}

export interface SampleQuestion {
  /** Columns of equal name outside the key that hold more than a count of records. */
  readonly kept: readonly WitnessPair[];
  /** Columns outside the key that have no partner by name. */
  readonly left: { readonly base: readonly SampledCells[]; readonly revision: readonly SampledCells[] };
  /** What numbers the records, where the key is nothing but a numbering. */
  readonly numbering: readonly Cell[] | null;
}

export interface Judgement {
  /** Mean agreement of the columns of equal name; null where there is none that could tell. */
  readonly kept: number | null;
  /** The best agreement among the columns without a partner that is far beyond chance; 0 where there is none. */
  readonly left: number;
  /** The other columns say that these are the same records. */
  readonly confirmed: boolean;
}

/** A column agrees from here on. */
const AGREES = 0.3, LEFT_AGREES = 0.5, LEFT_BITS = 60;

export function judgeSample({ kept, left, numbering }: SampleQuestion): Judgement {
  const tells = numbering === null ? (): boolean => true : differsFromNext(numbering);
  const agreements = kept.filter(({ base }) => base.coded.counts.size > 1 && tells(base.coded)).map(({ base, revision }) => agreementOf(base.coded, revision.coded).beyondChance);
  let best = 0;
  for (const base of left.base) {
    if (!tells(base.coded)) continue;
    for (const revision of left.revision) {
      const { beyondChance, bits } = agreementOf(base.coded, revision.coded);
      if (beyondChance >= LEFT_AGREES && bits >= LEFT_BITS) best = Math.max(best, beyondChance);
    }
  }
  const agreeing = agreements.filter((each) => each >= AGREES).length;
  return {
    kept: agreements.length === 0 ? null : agreements.reduce((sum, each) => sum + each, 0) / agreements.length, left: best,
    confirmed: best > 0 || (agreements.length > 0 && agreeing * 2 >= agreements.length),
  };
}

/** Whether a column differs between most records that follow each other by their number. */
function differsFromNext(numbering: readonly Cell[]): (column: CodedColumn) => boolean {
  const order = numbering.map((_, i) => i).sort((i, j) => Number(numbering[i]) - Number(numbering[j]));
  return ({ codes }) => {
    let same = 0;
    for (let k = 1; k < order.length; k++) if (codes[order[k]!] === codes[order[k - 1]!]) same++;
    return same * 2 < order.length - 1;
  };
}

/**
 * How many records only the given part of a key tells from another one, if on these, too, the other
 * columns say that they are the same; else 0. `key` has the columns of one side.
 */
export function toldApartBy(key: readonly CodedColumn[], part: number, question: SampleQuestion): number {
  const rest = key.filter((_, i) => i !== part), groups = new Map<string, number[]>();
  for (let row = 0; row < key[part]!.codes.length; row++) {
    const name = rest.map((column) => column.codes[row]!).join(), group = groups.get(name);
    if (group === undefined) groups.set(name, [row]);
    else group.push(row);
  }
  const rows = [...groups.values()].filter((group) => group.length > 1).flat();
  const take = (each: SampledCells): SampledCells => ({ kind: each.kind, cells: rows.map((row) => each.cells[row]!), coded: only(each.coded, rows) });
  const { confirmed } = judgeSample({
    kept: question.kept.map(({ base, revision }) => ({ base: take(base), revision: take(revision) })),
    left: { base: question.left.base.map(take), revision: question.left.revision.map(take) }, numbering: question.numbering === null ? null : rows.map((row) => question.numbering![row] ?? null),
  });
  return confirmed ? rows.length : 0;
}

function only({ codes }: CodedColumn, rows: readonly number[]): CodedColumn {
  const counts = new Map<number, number>(), chosen = Int32Array.from(rows, (row) => codes[row]!);
  let present = 0;
  for (const code of chosen) if (code !== 0) { present++; counts.set(code, (counts.get(code) ?? 0) + 1); }
  return { codes: chosen, counts, present };
}

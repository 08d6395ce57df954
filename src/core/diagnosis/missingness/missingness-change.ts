/**
 * What became of missing values: counts of filled and lost cells, and gaps by length. A gap is a run of records without
 * a value, in the order of the key, within one group; what lies between two records that are not there is not seen.
 */
import { count, counted, percent } from '../../format/words.js';
import { pulse } from '../../pulse.js';

/** Numbers (NaN is missing) or codes of texts (negative is missing), of the matched records in the order of the key. */
export type Cells = Float64Array | Int32Array;

export interface GapBin {
  readonly from: number;
  /** Longest gap of the bin; absent in the last. */
  readonly to?: number;
  readonly gaps: number;
  /** Missing cells in them. */
  readonly cells: number;
}

export interface Gaps {
  readonly missing: number;
  readonly gaps: number;
  readonly longest: number;
  /** Always the same five. */
  readonly bins: readonly GapBin[];
}

export interface MissingnessChange {
  readonly n: number;
  /** Missing on both sides, and on neither. */
  readonly bothMissing: number;
  readonly bothPresent: number;
  readonly filled: number;
  readonly lost: number;
  readonly base: Gaps;
  readonly revision: Gaps;
  /** Gaps of the base that have a value in every record now, and their cells. */
  readonly closed: { readonly gaps: number; readonly cells: number };
  /** Longest run of lost cells. */
  readonly longestLost: number;
  readonly sentence: string;
}

/** Upper ends: one record; some hours, a day, a week of half-hours. */
const ENDS = [1, 6, 48, 336, Infinity] as const;

/** `missing` of texts: entries of their dictionary that are missing. */
export function missingnessChange(base: Cells, revision: Cells, group: ArrayLike<number> | null = null, missing: { readonly base?: Uint8Array; readonly revision?: Uint8Array } = {}): MissingnessChange {
  pulse();
  const n = base.length, absentBase = missing.base ?? null, absentRevision = missing.revision ?? null;
  const before = new GapCounter(), after = new GapCounter();
  let bothMissing = 0, filled = 0, lost = 0, lostRun = 0, longestLost = 0, run = 0, filledInRun = 0, closedGaps = 0, closedCells = 0;
  for (let i = 0; i < n; i++) {
    const x = base[i]!, y = revision[i]!;
    const noX = !(x >= 0 || x < 0) || (base instanceof Int32Array && (x < 0 || (absentBase !== null && absentBase[x] === 1)));
    const noY = !(y >= 0 || y < 0) || (revision instanceof Int32Array && (y < 0 || (absentRevision !== null && absentRevision[y] === 1)));
    if (group !== null && i > 0 && group[i] !== group[i - 1]) {
      if (run > 0 && run === filledInRun) { closedGaps++; closedCells += run; }
      run = filledInRun = lostRun = 0;
      before.end();
      after.end();
    }
    if (noX) {
      before.run++;
      run++;
      if (noY) bothMissing++; else { filled++; filledInRun++; }
    } else {
      if (before.run > 0) before.end();
      if (run > 0) {
        if (run === filledInRun) { closedGaps++; closedCells += run; }
        run = filledInRun = 0;
      }
    }
    if (noY) {
      after.run++;
      if (noX) lostRun = 0;
      else { lost++; if (++lostRun > longestLost) longestLost = lostRun; }
    } else {
      lostRun = 0;
      if (after.run > 0) after.end();
    }
  }
  if (run > 0 && run === filledInRun) { closedGaps++; closedCells += run; }
  before.end();
  after.end();
  const facts = { n, bothMissing, bothPresent: n - bothMissing - filled - lost, filled, lost, base: before.gaps(), revision: after.gaps(), closed: { gaps: closedGaps, cells: closedCells }, longestLost };
  return { ...facts, sentence: sentenceOf(facts) };
}

class GapCounter {
  /** Length of the gap that has not ended yet. */
  run = 0;
  private longest = 0;
  private readonly counts = new Uint32Array(ENDS.length);
  private readonly cells = new Uint32Array(ENDS.length);

  end(): void {
    if (this.run === 0) return;
    let bin = 0;
    while (this.run > ENDS[bin]!) bin++;
    this.counts[bin]!++;
    this.cells[bin]! += this.run;
    if (this.run > this.longest) this.longest = this.run;
    this.run = 0;
  }

  gaps(): Gaps {
    const total = (of: Uint32Array): number => of.reduce((sum, each) => sum + each, 0);
    const bins = ENDS.map((to, i): GapBin => ({ from: i === 0 ? 1 : ENDS[i - 1]! + 1, ...(to === Infinity ? {} : { to }), gaps: this.counts[i]!, cells: this.cells[i]! }));
    return { missing: total(this.cells), gaps: total(this.counts), longest: this.longest, bins };
  }
}

function sentenceOf({ n, filled, lost, base, revision, closed, longestLost }: Omit<MissingnessChange, 'sentence'>): string {
  if (base.missing === 0 && revision.missing === 0) return n === 0 ? 'No record is in both releases.' : 'No value is missing in either release.';
  const said = `${count(base.missing)} of ${counted(n, 'record')} (${percent(base.missing, n)}) had no value`;
  if (filled === 0 && lost === 0) return `${said}; the same are missing in the revision.`;
  const parts = [`${said}, ${count(revision.missing)} (${percent(revision.missing, n)}) have none in the revision: ${count(filled)} filled, ${count(lost)} lost.`];
  if (filled > 0) parts.push(closed.cells === filled ? `${filled === 1 ? 'The filled cell was' : `All ${count(filled)} filled cells were`} ${closed.gaps === 1 ? 'one whole former gap' : `${count(closed.gaps)} whole former gaps`}.` : `${count(closed.cells)} of ${counted(filled, 'filled cell')} were whole former gaps.`);
  if (lost > 0) parts.push(`The longest run of lost values has ${counted(longestLost, 'record')}.`);
  if (base.longest !== revision.longest) parts.push(`The longest gap was ${counted(base.longest, 'record')} and is ${revision.longest === 0 ? 'gone' : count(revision.longest)} now.`.replace('gone now', 'gone'));
  return parts.join(' ');
}

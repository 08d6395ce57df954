/**
 * Moments that merge: of one stretch of records they are updated pair by pair, and stretches are joined by the
 * formulas of Chan, Golub and LeVeque (1983), doi 10.1080/00031305.1983.10483115. Nothing is a difference of large
 * sums, and the difference of the releases has moments of its own.
 */
import type { MomentTable } from './picture.js';

export type MomentName = Exclude<keyof MomentTable, 'at'>;
export const MOMENT_NAMES: readonly MomentName[] = ['n', 'onlyBase', 'onlyRevision', 'neither', 'infinite', 'changed', 'meanBase', 'meanRevision', 'm2Base', 'm2Revision', 'c2', 'meanDifference', 'm2Difference', 'cBaseDifference', 'meanAbsDifference', 'maxAbsDifference'];

/** Moments of some records. */
export type Moments = { [K in MomentName]: number };

export function emptyMoments(): Moments {
  return { n: 0, onlyBase: 0, onlyRevision: 0, neither: 0, infinite: 0, changed: 0, meanBase: 0, meanRevision: 0, m2Base: 0, m2Revision: 0, c2: 0, meanDifference: 0, m2Difference: 0, cBaseDifference: 0, meanAbsDifference: 0, maxAbsDifference: 0 };
}

/** Adds `more` to `all`, which is changed. */
export function mergeInto(all: Moments, more: Readonly<Moments>): Moments {
  const p = all.n, q = more.n, n = p + q;
  all.onlyBase += more.onlyBase;
  all.onlyRevision += more.onlyRevision;
  all.neither += more.neither;
  all.infinite += more.infinite;
  all.changed += more.changed;
  if (q === 0) return all;
  const share = q / n, weight = p * share, x = more.meanBase - all.meanBase, y = more.meanRevision - all.meanRevision, d = more.meanDifference - all.meanDifference;
  all.m2Base += more.m2Base + x * x * weight;
  all.m2Revision += more.m2Revision + y * y * weight;
  all.c2 += more.c2 + x * y * weight;
  all.m2Difference += more.m2Difference + d * d * weight;
  all.cBaseDifference += more.cBaseDifference + x * d * weight;
  all.meanBase += x * share;
  all.meanRevision += y * share;
  all.meanDifference += d * share;
  all.meanAbsDifference += (more.meanAbsDifference - all.meanAbsDifference) * share;
  if (more.maxAbsDifference > all.maxAbsDifference) all.maxAbsDifference = more.maxAbsDifference;
  all.n = n;
  return all;
}

/** Of the numbers, and of the changes: what is less is rounding, where changes take each other back. Changes of the last bits are no more. */
const OF_NUMBERS = 2 ** -46, OF_CHANGES = 2 ** -20, LAST_BITS = 2 ** -50;

/**
 * A mean difference, 0 where it is rounding alone: next to nothing beside the numbers and beside the changes, of which `size`
 * is the mean and `most` the largest. Small changes of large numbers that do not take each other back are changes.
 */
export function withoutRounding(difference: number, size: number, most: number, base: number, revision: number): number {
  const numbers = Math.max(Math.abs(base), Math.abs(revision)), off = Math.abs(difference);
  return off <= OF_NUMBERS * Math.max(numbers, size) && (off <= OF_CHANGES * size || most <= LAST_BITS * numbers) ? 0 : difference;
}

/** Takes rounding out of the mean difference of merged moments, which are changed. */
export function settled(all: Moments): Moments {
  all.meanDifference = withoutRounding(all.meanDifference, all.meanAbsDifference, all.maxAbsDifference, all.meanBase, all.meanRevision);
  return all;
}

/** Takes up pairs one after another and gives their moments, updated pair by pair as B. Welford (1962), doi 10.1080/00401706.1962.10490022. */
export class MomentRun {
  private n = 0; private onlyBase = 0; private onlyRevision = 0; private neither = 0; private infinite = 0; private changed = 0;
  private x = 0; private y = 0; private d = 0;
  private xx = 0; private yy = 0; private dd = 0; private xy = 0; private xd = 0;
  private abs = 0; private most = 0;

  /** Both numbers finite. */
  pair(base: number, revision: number, changed: boolean): void {
    const share = 1 / ++this.n, diff = revision - base, size = diff < 0 ? -diff : diff;
    const x = base - this.x, y = revision - this.y, d = diff - this.d;
    this.x += x * share;
    this.y += y * share;
    this.d += d * share;
    const restY = revision - this.y, restD = diff - this.d;
    this.xx += x * (base - this.x);
    this.yy += y * restY;
    this.dd += d * restD;
    this.xy += x * restY;
    this.xd += x * restD;
    this.abs += (size - this.abs) * share;
    if (size > this.most) this.most = size;
    if (changed) this.changed++;
  }

  /** A record without a number on one side or both, or with texts on both. */
  count(what: 'n' | 'onlyBase' | 'onlyRevision' | 'neither' | 'infinite', changed = false): void {
    this[what]++;
    if (changed) this.changed++;
  }

  take(): Moments {
    const { n, onlyBase, onlyRevision, neither, infinite, changed } = this;
    return {
      n, onlyBase, onlyRevision, neither, infinite, changed, meanBase: this.x, meanRevision: this.y, meanDifference: this.d,
      m2Base: this.xx, m2Revision: this.yy, m2Difference: this.dd, c2: this.xy, cBaseDifference: this.xd, meanAbsDifference: this.abs, maxAbsDifference: this.most,
    };
  }

  clear(): void {
    this.n = this.onlyBase = this.onlyRevision = this.neither = this.infinite = this.changed = 0;
    this.x = this.y = this.d = this.xx = this.yy = this.dd = this.xy = this.xd = this.abs = this.most = 0;
  }
}

/** How few records of either release a quantity can be derived from, by asking it on records that stay at random. */
import { counted } from '../../core/format/words.js';
import { IN_BASE, IN_REVISION } from '../../core/impact/relation/relation-table.js';
import { thinnedMark, thinnedRecords } from '../../core/impact/relation/thinned-marks.js';
import type { BitsFacts, SufficiencyFacts } from '../../core/impact/report/impact-report.js';
import { sufficiencyCurve } from '../../core/impact/sufficiency/sufficiency-curve.js';
import type { Asked } from './asked.js';
import type { ImpactRelation } from './impact-relation.js';
import { quantityBits, type BitsTask } from './quantity-bits.js';

export interface SufficiencyTask extends Omit<BitsTask, 'errorOf'> {
  readonly relation: ImpactRelation;
  readonly tolerance: number | null;
  readonly seed: number;
  readonly asked: Asked;
}

export interface ToldSufficiency { readonly sufficiency?: readonly SufficiencyFacts[]; readonly bits?: readonly BitsFacts[]; readonly notes: readonly string[] }

const FRACTIONS = [1, 1 / 2, 1 / 4, 1 / 8, 1 / 16, 1 / 32];
/** Samples at each fraction, of releases of so many records at most. */
const SAMPLES = [{ records: 100_000, samples: 20 }, { records: 1_200_000, samples: 5 }] as const;
/** Error to bear where no tolerance is given, in shares of the result. */
const USUAL_ERROR = 0.05;

export async function quantitySufficiency(task: SufficiencyTask): Promise<ToldSufficiency> {
  const { relation, loaded, bound, results, tolerance, seed, signal, asked } = task, size = SAMPLES.find(({ records }) => loaded.rows <= records);
  if (bound.by !== 'sql' || bound.is !== 'value') return { notes: [] };
  if (size === undefined) return { notes: [`No sufficiency: ${counted(loaded.rows, 'record')} would take too long to thin again and again.`] };
  const thinned = thinnedRecords(loaded.rows, FRACTIONS, size.samples, seed), marks = new Map(thinned.marks.map((data, sample) => [thinnedMark(sample), data] as const)), sides = await relation.sides(signal), errorOf = (result: number): number => (tolerance !== null && result !== 0 ? tolerance / Math.abs(result) : USUAL_ERROR);
  // A total of fewer records is less: it stands for as many as there are.
  const isTotal = bound.sums !== undefined && bound.sums.of !== 'mean', sufficiency: SufficiencyFacts[] = [];
  try {
    asked.on(await relation.mark(marks, signal));
    for (const [side, hybrid, other] of [['base', task.base, IN_REVISION], ['revision', task.whole, IN_BASE]] as const) {
      const result = results[side], mode = thinned.modeOf((place) => sides[place] !== other), error = errorOf(result);
      const curve = await sufficiencyCurve(mode, async (kept, at) => {
        if (at === null) return result;
        const figure = await task.figure({ hybrid, kept: { mark: thinnedMark(at.sample), from: FRACTIONS.indexOf(at.fraction) + 1 } });
        return isTotal && typeof figure === 'number' ? figure * (mode.records / kept.reduce((n, each) => n + each, 0)) : figure;
      }, { tolerance: error, fractions: FRACTIONS, ...(signal ? { signal } : {}) });
      sufficiency.push({ side, mode: mode.name, tolerance: error, curve });
    }
    const bits = await quantityBits({ ...task, errorOf });
    return { sufficiency, ...(bits.length > 0 ? { bits } : {}), notes: isTotal ? ['Of fewer records, the total is that of the sample times the number of records over those that are left.'] : [] };
  } finally {
    asked.on(await relation.unmark(marks));
  }
}

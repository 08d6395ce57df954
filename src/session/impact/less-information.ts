/** One release of a quantity that is asked with less than it had, and how often it may be asked: on fewer records, with coarser values, without columns. */
import type { DataChoice, HybridChoice } from '../../core/impact/relation/data-sql.js';
import type { QueryResult } from '../../core/impact/query/query-result.js';
import { meanOver } from '../../core/impact/query/query-result.js';
import { resultDistance, resultScale } from '../../core/impact/sufficiency/result-distance.js';
import type { Figure, Undefined } from '../../core/model/report.js';
import type { BoundQuantity } from './bound-quantity.js';
import type { PartTask } from './part-task.js';

export interface LessTask extends PartTask {
  /** With all that both releases have; `keys`: of the values that are held against each other. */
  readonly answers: Readonly<Record<'base' | 'revision', QueryResult | Undefined>>;
  readonly keys: readonly (string | number)[];
}

export interface WholeSide {
  readonly side: 'base' | 'revision';
  readonly hybrid: HybridChoice;
  readonly result: Figure;
  /** What errors are divided by. */
  readonly scale: Figure;
  /** Error to bear, over the scale. */
  readonly tolerance: number;
  /** The result with less, and how far it is from the whole one; `times`: what a total of fewer records stands for. */
  readonly ask: (less: Omit<DataChoice, 'hybrid'>, times?: number) => Promise<{ readonly result: Figure; readonly difference: Figure }>;
}

/** Where no tolerance is given, in shares of the result. */
const USUAL_ERROR = 0.05;

export function wholeSides({ base, whole, answers, keys, tolerance, asked }: LessTask): readonly WholeSide[] {
  return ([['base', base], ['revision', whole]] as const).map(([side, hybrid]) => {
    const own = answers[side], scale = resultScale(keys, own);
    return {
      side, hybrid, result: meanOver(keys, own), scale, tolerance: tolerance !== null && typeof scale === 'number' ? tolerance / scale : USUAL_ERROR,
      ask: async (less, times = 1) => {
        const answer = multiplied(await asked.once({ ...less, hybrid }), times);
        return { result: meanOver(keys, answer), difference: resultDistance(keys, own, answer) };
      },
    };
  });
}

function multiplied(answer: QueryResult | Undefined, times: number): QueryResult | Undefined {
  if (times === 1 || !(answer instanceof Map)) return answer;
  return new Map([...answer].map(([key, value]) => [key, typeof value === 'number' ? value * times : value]));
}

/** How often each is asked of releases of so many records at most. */
export interface LessBudget {
  readonly records: number;
  /** Samples at each share of single records, and of blocks and groups: all shares of one are about one pass over either release. */
  readonly samples: number;
  readonly unitSamples: number;
  /** Inputs that are made coarse, the most bits, and columns that are left out: one pass each. */
  readonly inputs: number;
  readonly bits: number;
  readonly columns: number;
}

const QUERIES: readonly LessBudget[] = [
  { records: 100_000, samples: 20, unitSamples: 10, inputs: 4, bits: 12, columns: 24 }, { records: 300_000, samples: 5, unitSamples: 5, inputs: 2, bits: 12, columns: 12 },
  { records: 1_200_000, samples: 5, unitSamples: 2, inputs: 1, bits: 8, columns: 6 },
];
/** A query takes some hundredth of the time of a model or function. */
const OTHERS: readonly LessBudget[] = [{ records: 100_000, samples: 5, unitSamples: 3, inputs: 2, bits: 8, columns: 12 }, { records: 1_200_000, samples: 2, unitSamples: 2, inputs: 0, bits: 0, columns: 6 }];

/** Null beyond. By the number of records and not by the clock: the same releases have the same report. */
export function lessBudget(by: BoundQuantity['by'], rows: number): LessBudget | null {
  return (by === 'sql' ? QUERIES : OTHERS).find(({ records }) => rows <= records) ?? null;
}

/** Whether nothing is left out. */
export function isWhole(budget: LessBudget): boolean {
  return budget === QUERIES[0];
}

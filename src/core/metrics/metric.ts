/**
 * What a metric is and how its answer looks: one file a metric gives a descriptor and a pure
 * function. An answer always says of how many values it is; what cannot be computed is a status.
 */
import type { Figure, Undefined } from '../model/report.js';

export type MetricGroup = 'descriptive' | 'paired' | 'correlation' | 'distribution' | 'categories' | 'dependence' | 'time' | 'information' | 'groups';

/**
 * Unit of the answer, from the unit of the column: the same, its square, its root, one over it; or a unit
 * of its own: none, a count, per cent, bits.
 */
export type UnitRule = 'same' | 'squared' | 'root' | 'inverse' | 'none' | 'count' | 'percent' | 'bits';

export interface MetricDescriptor {
  /** Stable name, as it stands in reports; no other metric of the group has it. */
  readonly id: string;
  /** As a reader sees it. */
  readonly label: string;
  readonly group: MetricGroup;
  readonly unit: UnitRule;
  /** Smallest and largest possible value; infinite where there is no bound. */
  readonly range: readonly [number, number];
  /** The value that means no change, null where there is none. */
  readonly noChange: number | null;
  /** `signed`: the sign tells the direction, revision minus base; `larger`, `smaller`: which way more change lies. */
  readonly direction: 'signed' | 'larger' | 'smaller';
  /** Paper, book or equation that defines it. */
  readonly citation: string;
}

export interface MetricNumber {
  readonly value: number;
  /** Values or pairs that it was computed from. */
  readonly n: number;
  /** Values or pairs left out because one is missing or infinite. */
  readonly missing?: number;
  /** Independent values that `n` are worth, for series. */
  readonly nEff?: number;
  /** Computed from so many random draws, not from everything. */
  readonly drawn?: { readonly draws: number; readonly seed: number };
  readonly ci?: { readonly low: number; readonly high: number; readonly level: number; readonly method: string };
}

export type MetricAnswer = MetricNumber | (Undefined & { readonly n: number });

export function isNumber(answer: MetricAnswer): answer is MetricNumber {
  return 'value' in answer;
}

/** The answer as it stands in a report. */
export function figureOf(answer: MetricAnswer): Figure {
  return isNumber(answer) ? answer.value : { status: answer.status, reason: answer.reason };
}

export function tooFew(n: number, needed: number, what = 'values'): MetricAnswer {
  return { status: 'too-few', reason: `${n} of at least ${needed} ${what}`, n };
}

export function undefinedFor(n: number, reason: string): MetricAnswer {
  return { status: 'undefined', reason, n };
}

/** Answers of a family of metrics, by the ids of its descriptors. */
export type Answers<Id extends string> = Readonly<Record<Id, MetricAnswer>>;

/** The same answer for all metrics of a family. */
export function answerAll<Id extends string>(family: readonly { readonly id: Id }[], answer: MetricAnswer): Record<Id, MetricAnswer> {
  return Object.fromEntries(family.map(({ id }) => [id, answer])) as Record<Id, MetricAnswer>;
}

/** Sums and squares of values that a number can hold may be ones that it cannot. */
export function finiteAnswer(value: number, n: number, ci?: MetricNumber['ci']): MetricAnswer {
  if (!Number.isFinite(value)) return undefinedFor(n, 'the values are too large to add or square');
  return ci !== undefined && Number.isFinite(ci.low) && Number.isFinite(ci.high) ? { value, n, ci } : { value, n };
}

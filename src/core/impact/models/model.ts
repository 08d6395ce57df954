/**
 * What a bundled model is: a pure function of drivers on one time axis to numbers and series, with everything that a
 * host needs to show it, to find its columns and to run it on a hybrid of two releases. A model runs one site; it
 * reads no file and draws no random number, so that the same drivers give the same result to the last bit.
 */
import type { Cancellation } from '../../cancellation.js';
import type { MetricAnswer } from '../../metrics/metric.js';

export interface ModelInput {
  readonly name: string;
  readonly label: string;
  /** What the values must be in, spelt as in `units/unit-table.ts`, so that a host can convert; `mm` is a depth each record. */
  readonly unit: string;
  /** Smallest and largest value that can be, in that unit. */
  readonly range: readonly [number, number];
  readonly optional?: boolean;
  readonly about: string;
  /** Usual names of the column without what marks filling or position, best first: see `suggest-columns.ts`. */
  readonly names: readonly string[];
}

export interface ModelParameter {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  /** Taken where a run does not give one. */
  readonly value: number;
  /** Smallest and largest that a run may give. */
  readonly range: readonly [number, number];
  /** Where the value is from, or why it was chosen. */
  readonly source: string;
}

export interface ModelOutput {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  readonly about: string;
  /** `total`: a sum over a period; `state`: holds at an instant; `rate`: a mean over a period or a constant of a fit. */
  readonly kind: 'total' | 'state' | 'rate';
}

export interface Model {
  /** Stable name, as it stands in recipes and reports. */
  readonly id: string;
  readonly label: string;
  readonly about: string;
  readonly citation: readonly string[];
  readonly inputs: readonly ModelInput[];
  readonly parameters: readonly ModelParameter[];
  readonly outputs: readonly ModelOutput[];
  /**
   * Faults of the run (a required column that is not there, other lengths, times that do not ascend, a parameter out of
   * its range, an input most of whose values cannot be in its unit) throw a `SchemaError`; what the data cannot give is a status in the result. A cancelled run throws the
   * signal's reason.
   */
  run(run: ModelRun): ModelResult;
}

export interface ModelRun {
  /** Milliseconds since 1970 in the data's own clock, each later than the one before. */
  readonly time: Float64Array;
  /** By the names of the inputs, one value a record in the unit of the input; NaN and infinite values are missing. */
  readonly columns: ReadonlyMap<string, Float64Array>;
  /** By name; those that are not given have the values that the model states. */
  readonly parameters?: ReadonlyMap<string, number>;
  /** Whether a record is stamped with the start of its interval (the default) or with its end, as LaThuile has it. */
  readonly stamps?: 'start' | 'end';
  readonly signal?: Cancellation;
}

/** Values at the starts of their records, days, seasons or years; NaN where not defined. */
export interface ModelSeries {
  readonly time: Float64Array;
  readonly values: Float64Array;
}

export interface ModelResult {
  /** One answer an output: a number with how many records (or days, years) it is of, or a status with its reason. */
  readonly values: ReadonlyMap<string, MetricAnswer>;
  /** Of the outputs that have a course in time. */
  readonly series: ReadonlyMap<string, ModelSeries>;
  /** What was missing, how much of it, and what was put in its place. */
  readonly notes: readonly string[];
}

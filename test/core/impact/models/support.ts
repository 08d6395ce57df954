/** Runs of models over short made-up weather. */
import assert from 'node:assert/strict';
import type { Model, ModelResult, ModelRun } from '../../../../src/core/impact/models/model.js';
import { isNumber } from '../../../../src/core/metrics/metric.js';

export const HOUR = 3_600_000, DAY = 24 * HOUR;

/** Times from a UTC date on. */
export function times(from: string, n: number, step: number): Float64Array {
  const start = Date.parse(from);
  return Float64Array.from({ length: n }, (_, i) => start + i * step);
}

/** One column of values by index. */
export function column(n: number, of: (i: number) => number): Float64Array {
  return Float64Array.from({ length: n }, (_, i) => of(i));
}

export function runModel(model: Model, time: Float64Array, columns: Readonly<Record<string, Float64Array>>, parameters: Readonly<Record<string, number>> = {}, more: Partial<ModelRun> = {}): ModelResult {
  return model.run({ time, columns: new Map(Object.entries(columns)), parameters: new Map(Object.entries(parameters)), ...more });
}

/** The number of an output; fails where it is a status. */
export function valueOf(result: ModelResult, output: string): number {
  const answer = result.values.get(output);
  assert.ok(answer !== undefined && isNumber(answer), `${output}: ${JSON.stringify(answer)}`);
  return answer.value;
}

/** The status of an output; fails where it is a number. */
export function statusOf(result: ModelResult, output: string): string {
  const answer = result.values.get(output);
  assert.ok(answer !== undefined && !isNumber(answer), `${output}: ${JSON.stringify(answer)}`);
  return answer.status;
}

export function seriesOf(result: ModelResult, output: string): Float64Array {
  const series = result.series.get(output);
  assert.ok(series !== undefined, `no series of ${output}`);
  assert.equal(series.values.length, series.time.length);
  return series.values;
}

export function near(actual: number, expected: number, tolerance: number, what = ''): void {
  assert.ok(Math.abs(actual - expected) <= tolerance, `${what} ${actual} instead of ${expected} within ${tolerance}`);
}

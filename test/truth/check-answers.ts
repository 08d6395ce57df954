/** Holds a report to independent answers, record counts and columns alike. */
import assert from 'node:assert/strict';
import { changedCells } from '../../src/core/model/cell-class.js';
import type { ChangeReport, Figure } from '../../src/core/model/report.js';
import type { TruthColumn, TruthPair } from './truth.js';

export interface Leeway {
  /** Columns whose cells fall into other classes than answered. */
  readonly cells?: Readonly<Record<string, { readonly value: number; readonly filled: number; readonly lost: number; readonly notation: number }>>;
  /** Columns that reading finds to be mixed: their cells count as answered, but a mixed column has no paired figures. */
  readonly mixed?: readonly string[];
  /** Columns that are not held to the answer, because they are recounted under other conventions. */
  readonly recounted?: readonly string[];
}

export function checkRecords(report: ChangeReport, { result }: TruthPair): void {
  const { records } = report;
  assert.deepEqual([records.base, records.revision], result.rows);
  assert.equal(records.added, result.keys_added, 'records added');
  assert.equal(records.removed, result.keys_removed, 'records removed');
  assert.equal(records.matched, result.rows_compared_unique_keys, 'records matched');
  assert.deepEqual([records.ambiguous.base, records.ambiguous.revision], result.duplicate_key_rows, 'ambiguous records');
}

export function checkColumns(report: ChangeReport, { result }: TruthPair, leeway: Leeway = {}): void {
  const aside = new Set(leeway.recounted);
  const differing = report.columns.filter((column) => changedCells(column.cells) + column.cells.notation + column.cells.tolerated > 0).map((column) => column.name).filter((name) => !aside.has(name));
  const expected = Object.entries(result.per_column).filter(([name, each]) => each.text_changed > 0 && !aside.has(name)).map(([name]) => name);
  assert.deepEqual(differing.sort(), expected.sort(), 'columns that differ, and no other');
  for (const [name, truth] of Object.entries(result.per_column)) {
    if (aside.has(name)) continue;
    const column = report.columns.find((each) => each.name === name)!;
    const { value, filled, lost, notation, tolerated } = column.cells;
    const other = leeway.cells?.[name];
    if (other) assert.deepEqual({ value, filled, lost, notation }, other, name);
    else assert.deepEqual({ value, filled, lost, tolerated, differingText: value + filled + lost + notation },
      { value: truth.value_changed, filled: truth.missing_to_value, lost: truth.value_to_missing, tolerated: 0, differingText: truth.text_changed }, name);
    if (leeway.mixed?.includes(name)) {
      assert.equal(column.type, 'mixed', name);
      assert.equal(column.paired, undefined, name);
    } else if (truth.kind === 'numeric') {
      checkFigures(name, column.paired, truth);
      checkChange(column, truth, result);
    }
  }
}

/** Counts of changed pairs, and the distance of the distributions where all values of both releases are pairs. */
function checkChange({ name, role, paired, distribution, cells, missingness }: ChangeReport['columns'][number], truth: TruthColumn, result: TruthPair['result']): void {
  if (cells.filled + cells.lost > 0) assert.deepEqual([missingness!.filled, missingness!.lost], [truth.missing_to_value, truth.value_to_missing], `${name} filled and lost`);
  if (truth.value_changed === 0 || role === 'flag') return;
  assert.ok(paired?.nChanged !== undefined && distribution !== undefined, `${name} has figures of its change`);
  assert.deepEqual([paired.nChanged, paired.nHigher! + paired.nLower!], [truth.value_changed, truth.value_changed], `${name} pairs that changed`);
  near(paired.biasChanged!, (truth.bias_v2_minus_v1! * truth.n_both!) / truth.value_changed, `${name} bias of changed pairs`, ((truth.mae ?? 0) * truth.n_both!) / truth.value_changed);
  const allPaired = result.keys_added + result.keys_removed + result.duplicate_key_rows[0] + result.duplicate_key_rows[1] + truth.missing_to_value + truth.value_to_missing === 0;
  if (allPaired && truth.ks_D !== undefined) near(distribution.ks, truth.ks_D, `${name} Kolmogorov-Smirnov distance`);
}

function checkFigures(name: string, paired: ChangeReport['columns'][number]['paired'], truth: TruthColumn): void {
  assert.ok(paired, `${name} has paired figures`);
  assert.equal(paired.n, truth.n_both, `${name} n`);
  if (paired.n === 0) return;
  near(paired.bias, truth.bias_v2_minus_v1, `${name} bias`, scaleOf(truth));
  near(paired.mae, truth.mae, `${name} MAE`);
  near(paired.rmse, truth.rmse, `${name} RMSE`);
  near(paired.maxAbs, truth.max_abs_diff, `${name} largest difference`);
  near(paired.pearson, truth.pearson_r, `${name} r`);
  near(paired.slope, truth.ols_v2_on_v1?.slope, `${name} slope`);
  near(paired.intercept, truth.ols_v2_on_v1?.intercept, `${name} intercept`, Math.abs(truth.ols_v2_on_v1?.slope ?? 0) * meanScale(truth));
}

/** Bias and intercept are differences of larger numbers; their last digits are those of what was subtracted. */
function scaleOf(truth: TruthColumn): number {
  return truth.mae ?? 0;
}

function meanScale(truth: TruthColumn & { mean?: readonly number[] }): number {
  return Math.max(...(truth.mean ?? [0]).map(Math.abs));
}

export function near(actual: Figure, expected: number | null | undefined, what: string, scale = 0): void {
  if (expected === null || expected === undefined || Number.isNaN(expected)) {
    assert.notEqual(typeof actual, 'number', `${what} cannot be computed and must say so`);
    return;
  }
  assert.equal(typeof actual, 'number', `${what}: ${JSON.stringify(actual)}`);
  const limit = 1e-9 * Math.max(Math.abs(expected), scale);
  assert.ok(Math.abs((actual as number) - expected) <= limit, `${what}: ${String(actual)} against ${expected}`);
}

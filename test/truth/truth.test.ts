/** Reports of real release pairs against answers computed by an independent program. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Recipe } from '../../src/core/model/recipe.js';
import type { ChangeReport, Figure } from '../../src/core/model/report.js';
import { changedCells } from '../../src/core/model/cell-class.js';
import { openNodeSession } from '../../src/cli/open-node-session.js';
import type { Session } from '../../src/session/session.js';
import { CONVENTIONS, type Convention } from './conventions.js';
import { haveTruth, readTruth, truthFile, type TruthColumn, type TruthPair } from './truth.js';

const PAIRS = ['svb-ec', 'svb-forcing', 'portal-rodent-append', 'srdb-v4-v5', 'srdb-2018-typo', 'storms-2023-format', 'owid-co2-unitfix', 'global-temp-2016', 'penguins', 'seattle-weather', 'gapminder-json', 'ourairports-navaids'];

describe('real release pairs', { skip: haveTruth ? false : 'the folder of real release pairs is not beside this clone' }, () => {
  let session: Session;
  before(() => { session = openNodeSession(); });
  after(() => session.close());

  for (const name of haveTruth ? PAIRS : []) {
    const truth = readTruth(name);
    truth.pairs.forEach((pair, i) => {
      const naive = name === 'seattle-weather' && i === 0;
      const title = `${name} ${pair.from} ${pair.to}${naive ? ' (key strings as they are)' : ''}`;
      it(title, async () => {
        const convention = CONVENTIONS.find((each) => each.pair === title);
        const recipe = { ...recipeOf(pair), ...convention?.recipe };
        const comparison = await session.compare(truthFile(name, truth, pair.from), truthFile(name, truth, pair.to), recipe);
        const report = comparison.report();
        await comparison.dispose();
        checkRecords(report, pair);
        assert.deepEqual(names(report, 'added'), [...(convention?.columnsAdded ?? pair.result.columns_added)].sort());
        assert.deepEqual(names(report, 'removed'), [...(convention?.columnsRemoved ?? pair.result.columns_removed)].sort());
        checkColumns(report, pair, convention);
      });
    });
  }
});

function recipeOf(pair: TruthPair): Recipe {
  const { key, missing_tokens: tokens, sentinels, rename_applied: renames } = pair.conventions;
  return {
    key,
    ...(tokens ? { missing: [...tokens, ...(sentinels ?? []).map(String)] } : {}),
    columns: Object.entries(renames ?? {}).map(([base, revision]) => ({ base: [base], revision: [revision] })),
  };
}

function names(report: ChangeReport, status: 'added' | 'removed'): string[] {
  return report.columns.filter((column) => column.status === status).map((column) => column.name).sort();
}

function checkRecords(report: ChangeReport, { result }: TruthPair): void {
  const { records } = report;
  assert.deepEqual([records.base, records.revision], result.rows);
  assert.equal(records.added, result.keys_added, 'records added');
  assert.equal(records.removed, result.keys_removed, 'records removed');
  assert.equal(records.matched, result.rows_compared_unique_keys, 'records matched');
  assert.deepEqual([records.ambiguous.base, records.ambiguous.revision], result.duplicate_key_rows, 'ambiguous records');
  assert.equal(records.changed, result.rows_changed_value, 'records changed');
}

function checkColumns(report: ChangeReport, { result }: TruthPair, convention: Convention | undefined): void {
  const differing = report.columns.filter((column) => changedCells(column.cells) + column.cells.notation + column.cells.tolerated > 0).map((column) => column.name);
  const expected = Object.entries(result.per_column).filter(([, each]) => each.text_changed > 0).map(([name]) => name);
  assert.deepEqual(differing.sort(), expected.sort(), 'columns that differ, and no other');
  for (const [name, truth] of Object.entries(result.per_column)) {
    const column = report.columns.find((each) => each.name === name)!;
    const { value, filled, lost, notation, tolerated } = column.cells;
    const other = convention?.cells?.[name];
    if (other) assert.deepEqual({ value, filled, lost, notation }, other, name);
    else assert.deepEqual({ value, filled, lost, tolerated, differingText: value + filled + lost + notation },
      { value: truth.value_changed, filled: truth.missing_to_value, lost: truth.value_to_missing, tolerated: 0, differingText: truth.text_changed }, name);
    if (convention?.mixed?.includes(name)) {
      assert.equal(column.type, 'mixed', name);
      assert.equal(column.paired, undefined, name);
    } else if (truth.kind === 'numeric') checkFigures(name, column.paired, truth);
  }
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

function near(actual: Figure, expected: number | null | undefined, what: string, scale = 0): void {
  if (expected === null || expected === undefined || Number.isNaN(expected)) {
    assert.notEqual(typeof actual, 'number', `${what} cannot be computed and must say so`);
    return;
  }
  assert.equal(typeof actual, 'number', `${what}: ${JSON.stringify(actual)}`);
  const limit = 1e-9 * Math.max(Math.abs(expected), scale);
  assert.ok(Math.abs((actual as number) - expected) <= limit, `${what}: ${String(actual)} against ${expected}`);
}

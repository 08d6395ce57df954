/** Holds a report to what another program counts under the report's own conventions. */
import assert from 'node:assert/strict';
import type { ChangeReport } from '../../src/core/model/report.js';
import { near } from './check-answers.js';
import type { PlainRelease } from './plain-release.js';
import { recount } from './recount.js';

export function checkRecount(report: ChangeReport, base: PlainRelease, revision: PlainRelease): void {
  for (const [side, release] of [['base', base], ['revision', revision]] as const) {
    assert.equal(report.records[side], release.rows.length, `records of ${side}`);
    const named = report.columns.flatMap((column) => column[side]);
    assert.deepEqual([...named].sort(), [...release.names].sort(), `columns of ${side}`);
  }
  if (report.pairing.mode !== 'keyed') return;
  const counted = recount(report, base, revision);
  const { matched, added, removed, changed, ambiguous } = report.records;
  assert.deepEqual({ matched, added, removed, changed, ambiguous: { base: ambiguous.base, revision: ambiguous.revision, keys: ambiguous.keys } }, counted.records, 'records');
  for (const column of report.columns) {
    const again = counted.columns.get(column.name);
    if (again === undefined) continue;
    const { unchanged, notation, value, filled, lost, tolerated } = column.cells;
    assert.deepEqual({ unchanged, notation, value, filled, lost, tolerated }, { unchanged: again.unchanged, notation: again.notation, value: again.value, filled: again.filled, lost: again.lost, tolerated: 0 }, `${column.name} (${column.type}, missing ${JSON.stringify(report.recipe.columns.find((each) => each.base[0] === column.base[0])?.missing)})`);
    assert.deepEqual(again.unlike.slice(0, 5), [], `${column.name}: texts that are no numbers in a column of numbers`);
    if (again.figures === null) {
      assert.equal(column.paired?.n ?? 0, 0, `${column.name} (${column.type}) has no paired figures`);
      continue;
    }
    const { paired } = column, { figures } = again;
    assert.ok(paired, `${column.name} has paired figures`);
    assert.equal(paired.n, figures.n, `${column.name} n`);
    if (figures.n === 0) continue;
    near(paired.bias, figures.bias, `${column.name} bias`, figures.scale);
    near(paired.mae, figures.mae, `${column.name} MAE`);
    near(paired.rmse, figures.rmse, `${column.name} RMSE`);
    near(paired.maxAbs, figures.maxAbs, `${column.name} largest difference`);
    near(paired.pearson, figures.pearson, `${column.name} r`);
    near(paired.slope, figures.slope, `${column.name} slope`);
  }
}

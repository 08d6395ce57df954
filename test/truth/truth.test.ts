/** Reports of real release pairs against answers computed by an independent program. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Recipe } from '../../src/core/model/recipe.js';
import type { ChangeReport } from '../../src/core/model/report.js';
import { openNodeSession } from '../../src/cli/open-node-session.js';
import type { Session } from '../../src/session/session.js';
import { checkColumns, checkRecords } from './check-answers.js';
import { CONVENTIONS } from './conventions.js';
import { haveTruth, readTruth, truthFile, type TruthPair } from './truth.js';

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
        assert.equal(report.records.changed, convention?.changed ?? pair.result.rows_changed_value, 'records changed');
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

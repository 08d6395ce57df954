/** What kind of change each column of a real release pair went through, against what an independent program counted in the files. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openNodeSession } from '../../src/cli/open-node-session.js';
import type { ChangeReport, ColumnKind } from '../../src/core/model/report.js';
import type { Session } from '../../src/session/session.js';
import { checkReport } from '../session/support.js';
import { PAIR_KINDS } from './pair-kinds.js';
import { saidKinds } from './said-kinds.js';
import { haveTruth, readTruth, truthFile } from './truth.js';

describe('kinds of change of real release pairs', { skip: haveTruth ? false : 'the folder of real release pairs is not beside this clone' }, () => {
  let session: Session;
  before(() => { session = openNodeSession(); });
  after(() => session.close());

  /** As a reader gives them: two files and nothing else. */
  const reported = async (name: string, from: string, to: string): Promise<ChangeReport> => {
    const truth = readTruth(name), comparison = await session.compare(truthFile(name, truth, from), truthFile(name, truth, to)), report = comparison.report();
    await comparison.dispose();
    checkReport(report);
    return report;
  };

  for (const { pair: [name, from, to], columns } of haveTruth ? PAIR_KINDS : []) {
    it(`${name} ${from} ${to}`, async () => {
      const report = await reported(name, from, to);
      assert.deepEqual(saidKinds(report), columns);
      FURTHER[`${name} ${from} ${to}`]?.(report);
    });
  }

  it('a release without records', async () => {
    const report = await reported('co2-mlo-empty', 'v1', 'v2');
    assert.deepEqual(saidKinds(report), {});
    assert.deepEqual([report.records.removed, report.records.added], [814, 0]);
  });
});

/** What else is known of a pair: where the changed cells are, what flags say, which columns and kinds belong to the table. */
const FURTHER: Readonly<Record<string, (report: ChangeReport) => void>> = {
  'svb-meteo v1 v2': (report) => {
    assert.deepEqual([names(report, 'added'), names(report, 'removed')], [['CO2', 'CO2_flag', 'U', 'U_flag', 'Ustar', 'Ustar_flag'], ['LWnet', 'LWnet_flag', 'LWout', 'LWout_flag', 'SWnet', 'SWnet_flag']]);
    assert.deepEqual(report.recipe.key, ['yyyy', 'mo', 'dd', 'hh', 'mm']);
    assert.equal(flag(report, 'Tair'), 'Tair_flag: 2,687 records went from 1 to 0; values of Tair changed in 100 % of them and in 99.52 % of the others.');
  },
  'svb-meteo v2 v3': (report) => {
    assert.ok(where(report, 'Tair').includes('All 223 changed Tair cells are where Tair_flag (base) is 1; there 223 of 226 records changed'), where(report, 'Tair'));
    assert.ok(where(report, 'P').includes('All 437 changed P cells are where P_flag (base) is 1'), where(report, 'P'));
    assert.equal(flag(report, 'Prec'), 'Prec_flag: 160 records went from 1 to 0; values of Prec changed in 10 % of them and in 0 % of the others.');
  },
  'svb-forcing v1 v2': (report) => {
    const parts = evidence(report, 'DDsum', 'step')['parts'] as { offset: number; cells: number }[];
    assert.deepEqual(parts.map(({ offset, cells }) => [Number(offset.toFixed(6)), cells]), [[1.920168, 6096], [4.500764, 5952]]);
  },
  'svb-ec v2 v3': (report) => assert.deepEqual(evidence(report, 'G_flag', 'revised')['transitions'], [{ from: '0', to: '1', cells: 2913 }]),
  'co2-mlo-2017 v1 v2': (report) => assert.ok(where(report, 'Average').includes('98 % of the changed Average cells (453 of 460) are in 1975 to 2014'), where(report, 'Average')),
  'co2-mlo-2017 v2 v3': (report) => assert.deepEqual(ofTable(report), [['key-format', ['Date']]]),
  'srdb-v4-v5 v1 v2': (report) => {
    assert.deepEqual(ofTable(report), [['split', ['Soil_sandsiltclay', 'Soil_sand', 'Soil_silt', 'Soil_clay']]]);
    for (const { name, kinds = [] } of report.columns) for (const { evidence: { map } } of kinds) assert.ok(Object.keys(map ?? {}).length <= 30, name);
    assert.deepEqual(evidence(report, 'Manipulation', 'recoded')['substitutions'], [{ from: 'Irrigation', to: 'Irrigated', cells: 138, labels: 7 }, { from: 'Heating', to: 'Warmed', cells: 8, labels: 2 }]);
    assert.deepEqual(evidence(report, 'Study_number', 'recoded')['map'], { 2747: 2746, 6609: 7553 });
  },
  'penguins v1 v2': (report) => assert.deepEqual(evidence(report, 'sex', 'recoded')['map'], { MALE: 'male', FEMALE: 'female' }),
  'seattle-weather v1 v2': (report) => {
    assert.deepEqual(ofTable(report), [['key-format', ['date']]]);
    assert.deepEqual((evidence(report, 'weather', 'revised')['transitions'] as unknown[])[0], { from: 'fog', to: 'rain', cells: 307 });
  },
  'storms-2023-format v1 v2': (report) => assert.equal(report.records.changed, 0),
  'gapminder-json v1 v2': (report) => assert.deepEqual(ofTable(report), [['reordered', []]]),
};

function names(report: ChangeReport, status: 'added' | 'removed'): string[] {
  return report.columns.filter((column) => column.status === status).map(({ name }) => name).sort();
}

function ofTable(report: ChangeReport): [string, readonly string[]][] {
  return report.kinds.map(({ kind, columns }) => [kind, columns]);
}

function evidence(report: ChangeReport, column: string, wanted: string): ColumnKind['evidence'] {
  return report.columns.find(({ name }) => name === column)!.kinds!.find(({ kind }) => kind === wanted)!.evidence;
}

function where(report: ChangeReport, column: string): string {
  return (report.groups ?? []).filter((group) => group.column === column).map(({ sentence }) => sentence).join(' | ');
}

function flag(report: ChangeReport, measure: string): string | undefined {
  return report.flags?.find((each) => each.measure === measure)?.sentence;
}

/** What the report says of single changes of real releases, against facts that an independent program counted. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openNodeSession } from '../../src/cli/open-node-session.js';
import type { ChangeReport } from '../../src/core/model/report.js';
import type { Session } from '../../src/session/session.js';
import { haveTruth, readTruth, truthFile } from './truth.js';

describe('what changed in half-hours of Svartberget', { skip: haveTruth ? false : 'the folder of real release pairs is not beside this clone' }, () => {
  let session: Session, report: ChangeReport;
  const truth = haveTruth ? readTruth('svb-meteo') : null;
  before(async () => {
    session = openNodeSession();
    const comparison = await session.compare(truthFile('svb-meteo', truth!, 'v2'), truthFile('svb-meteo', truth!, 'v3'));
    report = comparison.report();
    await comparison.dispose();
  });
  after(() => session.close());
  const changed = (): number => truth!.pairs[1]!.result.per_column['Tair']!.value_changed;

  it('by the flag: all of Tair that changed had been interpolated', () => {
    const flag = report.flags!.find((each) => each.measure === 'Tair')!, counts = truth!.extra!['tair_flag_counts_v2']!, byFlag = truth!.extra!['tair_changed_by_v2_flag']!;
    assert.ok('transitions' in flag);
    const from = (level: string, pick: (each: (typeof flag.transitions)[number]) => number): number => flag.transitions.filter((each) => each.from === level).reduce((sum, each) => sum + pick(each), 0);
    for (const [level, records] of Object.entries(counts)) assert.deepEqual([from(level, (each) => each.records), from(level, (each) => each.changed)], [records, byFlag[level] ?? 0], `flag ${level}`);
    const group = report.groups!.find((each) => each.column === 'Tair' && each.by.length === 1 && each.by[0]!.side === 'base')!;
    assert.deepEqual([group.by[0]!.from, group.records, group.changed, group.support], ['1', counts['1'], byFlag['1'], 1]);
  });

  it('is told as a gap filled otherwise', () => {
    const { kinds, missingness } = report.columns.find(({ name }) => name === 'Tair')!;
    assert.ok(kinds!.some(({ kind, evidence }) => kind === 'gap-refilled' && evidence['cells'] === changed()), JSON.stringify(kinds));
    assert.equal(missingness, undefined);
  });

  it('in every measure adds up over flags as over cells', () => {
    for (const flag of report.flags!) {
      assert.ok('transitions' in flag);
      const { cells } = report.columns.find(({ name }) => name === flag.measure)!;
      assert.deepEqual([flag.transitions.reduce((sum, each) => sum + each.records, 0), flag.transitions.reduce((sum, each) => sum + each.changed, 0)], [report.records.matched, cells.value + cells.filled + cells.lost], flag.flag);
    }
  });
});

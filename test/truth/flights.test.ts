/**
 * Three million flights without a key: whole records are counted in both releases, and an engine of its own counts
 * them from the files again. The dates became timestamps from month, day, hour and minute without a year; they are
 * compared as times of the year that the other release tells, and that is said.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { DuckDBInstance } from '@duckdb/node-api';
import { tableFromIPC } from 'apache-arrow';
import { openNodeSession } from '../../src/cli/open-node-session.js';
import type { ChangeReport } from '../../src/core/model/report.js';
import type { Session } from '../../src/session/session.js';
import { checkReport } from '../session/support.js';
import { saidKinds } from './said-kinds.js';
import { dataFile, haveTruth } from './truth.js';

describe('flights without a key', { skip: haveTruth ? false : 'the folder of real release pairs is not beside this clone' }, () => {
  let session: Session;
  before(() => { session = openNodeSession(); });
  after(() => session.close());

  async function reportOf(base: string, revision: string): Promise<ChangeReport> {
    const comparison = await session.compare(dataFile('flights-3m', base), dataFile('flights-3m', revision));
    const report = comparison.report();
    await comparison.dispose();
    checkReport(report);
    return report;
  }

  it('flights-3m: three million records a side, by multiset', async () => {
    const report = await reportOf('v1.parquet', 'v2.parquet');
    const truth = JSON.parse(readFileSync(dataFile('flights-3m', 'truth.json'), 'utf8')) as { result: { rows: [number, number]; mean_delay: [number, number]; mean_distance: [number, number]; airports: [number, number]; multiset_rows_common: number; rows_only_v1: number; rows_only_v2: number } };
    assert.equal(report.pairing.mode, 'multiset');
    assert.equal(report.validity.status, 'unkeyed');
    assert.match(report.validity.findings.find((finding) => finding.code === 'compared-as')?.sentence ?? '', /^date changed type; its texts were compared as times, read as MMDDHHmm of 2001/);
    assert.deepEqual([report.records.base, report.records.revision], truth.result.rows);
    const { multiset_rows_common: common, rows_only_v1: removed, rows_only_v2: added } = truth.result;
    assert.deepEqual([report.records.matched, report.records.added, report.records.removed], [common, added, removed]);
    assert.ok(await commonRecords(['delay', 'distance', 'origin', 'destination']) >= common, 'without the dates more records are the same');
    for (const [name, means] of [['delay', truth.result.mean_delay], ['distance', truth.result.mean_distance]] as const) {
      const { summary } = report.columns.find((column) => column.name === name)!;
      [summary!.base, summary!.revision].forEach((side, i) => assert.ok(Math.abs((side!.mean as number) - means[i]!) <= 1e-9 * means[i]!, `mean ${name}`));
    }
    sayNothingOfCells(report, { date: ['retyped from=text to=time'] });
    const origin = report.columns.find((column) => column.name === 'origin')!;
    assert.deepEqual([origin.summary!.base!.distinct, origin.summary!.revision!.distinct], truth.result.airports);
  });

  for (const [base, revision] of [['small.v0.stream.arrow', 'small.v1.arrow'], ['small.v1.arrow', 'small.v2.arrow'], ['small.v2.arrow', 'small.v0.stream.arrow']] as const) {
    it(`${base} to ${revision}, by multiset`, async () => {
      const report = await reportOf(base, revision);
      const [before, after] = [arrowRecords(base), arrowRecords(revision)];
      const [left, right] = [total(before), total(after)];
      const common = [...before].reduce((sum, [record, n]) => sum + Math.min(n, after.get(record) ?? 0), 0);
      assert.equal(report.pairing.mode, 'multiset');
      sayNothingOfCells(report, {});
      assert.deepEqual([report.records.base, report.records.revision, report.records.matched, report.records.added, report.records.removed], [left, right, common, right - common, left - common]);
    });
  }
});

/**
 * Without a key no cell of base has its own cell of the revision: records are the same or are not, so that no cell differs
 * and no kind is told of cells; what may be told is of the table and of columns as a whole.
 */
function sayNothingOfCells(report: ChangeReport, columns: Readonly<Record<string, readonly string[]>>): void {
  assert.deepEqual(saidKinds(report), columns);
  assert.deepEqual(report.kinds.map(({ kind }) => kind), []);
  for (const { name, cells } of report.columns) assert.deepEqual(cells === undefined || cells === null ? null : [cells.value, cells.filled, cells.lost, cells.tolerated], cells === undefined || cells === null ? null : [0, 0, 0, 0], name);
}

async function commonRecords(columns: readonly string[]): Promise<number> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const counted = (file: string): string => `(SELECT ${columns.join(', ')}, count(*) AS n FROM read_parquet('${dataFile('flights-3m', file).replaceAll("'", "''")}') GROUP BY ALL)`;
  const rows = await (await connection.runAndReadAll(`SELECT sum(least(a.n, b.n)) AS common FROM ${counted('v1.parquet')} a JOIN ${counted('v2.parquet')} b ON ${columns.map((name) => `a.${name} IS NOT DISTINCT FROM b.${name}`).join(' AND ')}`)).getRowObjects();
  connection.closeSync();
  return Number(rows[0]!['common']);
}

/** How often each whole record stands in a file. */
function arrowRecords(file: string): Map<string, number> {
  const table = tableFromIPC(readFileSync(dataFile('flights-3m', file)));
  const columns = table.schema.fields.map((field) => field.name).sort().map((name) => table.getChild(name)!);
  const counts = new Map<string, number>();
  for (let i = 0; i < table.numRows; i++) {
    const record = columns.map((column) => String(column.get(i))).join('|');
    counts.set(record, (counts.get(record) ?? 0) + 1);
  }
  return counts;
}

function total(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, n) => sum + n, 0);
}

/** Queries on three processings of a real forest's weather, held against sums over the files' own lines. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, describe, it } from 'node:test';
import type { QuantityImpact } from '../../../src/core/impact/report/quantity-impact.js';
import { CompensatedSum } from '../../../src/core/statistics/compensated-sum.js';
import { Bench } from '../support.js';

const FOLDER = join(resolve(process.env['PALIMPSEST_DATA'] ?? join(process.cwd(), '..', 'shared', 'data')), 'svb-meteo');
const QUANTITIES = [
  { name: 'mean Tair', tolerance: 0.1, sql: 'SELECT avg(Tair) FROM data' },
  { name: 'Rg by month', sql: 'SELECT MONTH_NAME AS month, sum(Rg) FROM data GROUP BY 1' },
  { name: 'gaps of Rg', sql: 'SELECT count(*) FILTER (Rg IS NULL) FROM data' },
];

/** A column of the file, NaN where it has no number. */
function column(version: string, name: string): Float64Array {
  const [head, ...lines] = readFileSync(join(FOLDER, `${version}.csv`), 'utf8').trim().split(/\r?\n/), split = head!.includes(';') ? ';' : ',', at = head!.split(split).indexOf(name);
  return Float64Array.from(lines, (line) => { const text = line.split(split)[at]!; return text === '' ? NaN : Number(text); });
}

function sum(values: Iterable<number>): number {
  const total = new CompensatedSum();
  for (const each of values) if (each === each) total.add(each);
  return total.value;
}

function near(actual: unknown, expected: number): void {
  assert.ok(typeof actual === 'number' && Math.abs(actual - expected) <= 1e-11 * Math.max(1, Math.abs(expected)), `${String(actual)} is not ${expected}`);
}

describe('svb-meteo', { skip: existsSync(FOLDER) ? false : `no ${FOLDER}` }, () => {
  const bench = new Bench();
  after(() => bench.close());

  for (const [before, later] of [['v1', 'v2'], ['v2', 'v3']] as const) {
    it(`${before} to ${later}`, async () => {
      const comparison = await bench.session.compare(join(FOLDER, `${before}.csv`), join(FOLDER, `${later}.csv`)), month = comparison.report().columns.find(({ base, revision }) => base[0] === 'mo' || base[0] === 'month' || revision[0] === 'month')!.name;
      const [mean, months, gaps] = (await comparison.impact(QUANTITIES.map((each) => ({ ...each, sql: each.sql.replace('MONTH_NAME', `"${month}"`) })))) as [QuantityImpact, QuantityImpact, QuantityImpact];
      for (const [side, version] of [['base', before], ['revision', later]] as const) {
        const tair = column(version, 'Tair'), rg = column(version, 'Rg'), mo = column(version, version === 'v1' ? 'mo' : 'month');
        near(mean[side], sum(tair) / tair.filter((x) => x === x).length);
        assert.equal(gaps[side], rg.filter((x) => x !== x).length);
        assert.equal(months.groups!.length, 12);
        for (const { group, ...of } of months.groups!) near(of[side], sum(rg.filter((_, i) => mo[i] === Number(group))));
      }
      for (const { change, attributions = [] } of [mean, months, gaps]) for (const { parts } of attributions) near(sum(parts.map(({ part }) => part as number)), change as number);
      await comparison.dispose();
    });
  }
});

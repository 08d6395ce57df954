/**
 * The cascade of a real forcing file, made again from the meteorology that it was made of: 223 changed half-hours of air
 * temperature change 384 daily means, 16,512 delayed temperatures and 12,240 degree-day sums.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { attributeChange } from '../../src/core/impact/attribution/attribute-change.js';
import { DEGREE_DAYS } from '../../src/core/impact/models/degree-days.js';
import { figureOfRun, withParts } from '../../src/core/impact/models/model-hybrids.js';
import type { ModelResult } from '../../src/core/impact/models/model.js';
import { suggestColumns } from '../../src/core/impact/models/suggest-columns.js';
import { near, runModel, seriesOf, valueOf } from '../core/impact/models/support.js';
import { dataFile, haveTruth } from './truth.js';

interface Cascade { readonly cascade: { readonly changed_rows_by_variable: Readonly<Record<string, number>>; readonly aggregates: { readonly DDsum_year_end: readonly [number, number] }; readonly first_changed_row: Readonly<Record<string, readonly string[]>> } }
interface File { readonly time: Float64Array; readonly names: readonly string[]; column(name: string): Float64Array }

function read(dataset: string, file: string): File {
  const lines = readFileSync(dataFile(dataset, file), 'utf8').trimEnd().split('\n').map((line) => line.split(';')), names = lines[0]!, rows = lines.slice(1);
  const column = (name: string): Float64Array => Float64Array.from(rows, (row) => Number(row[names.indexOf(name)]));
  const [year, month, day, hour, minute] = ['year', 'month', 'day', 'hour', 'minute'].map(column) as [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];
  return { time: year.map((y, i) => Date.UTC(y, month[i]! - 1, day[i], hour[i], minute[i])), names, column };
}

const changed = (a: Float64Array, b: Float64Array): number[] => [...a.keys()].filter((i) => a[i] !== b[i]);

describe('the cascade of the forcing of SE-Svb', { skip: haveTruth ? false : 'the folder of real release pairs is not beside this clone' }, () => {
  let cascade: Cascade['cascade'], meteo: File[], forcing: File[], ran: ModelResult[];
  before(() => {
    ({ cascade } = JSON.parse(readFileSync(dataFile('svb-forcing', 'truth.json'), 'utf8')) as Cascade);
    [meteo, forcing] = [['v2.csv', 'v3.csv'].map((file) => read('svb-meteo', file)), ['v1.csv', 'v2.csv'].map((file) => read('svb-forcing', file))];
    ran = meteo.map(({ time, column, names }) => runModel(DEGREE_DAYS, time, { TA: column(suggestColumns(DEGREE_DAYS.inputs, names).get('TA')!) }));
  });
  const states = (name: string): [Float64Array, Float64Array] => ran.map((result) => seriesOf(result, name)) as [Float64Array, Float64Array];

  it('begins with 223 changed half-hours', () => {
    assert.equal(changed(meteo[0]!.column('Tair'), meteo[1]!.column('Tair')).length, cascade.changed_rows_by_variable['Tair']);
  });

  for (const [output, name] of [['delayed', 'X'], ['degreeDays', 'DDsum']] as const) {
    it(`${name}: as many states change as the truth counts, from the same half-hour on`, () => {
      const found = changed(...states(output)), { time } = meteo[0]!, [year, month, day, hour] = cascade.first_changed_row[name]!.map(Number);
      assert.equal(found.length, cascade.changed_rows_by_variable[name]);
      assert.equal(time[found[0]!], Date.UTC(year!, month! - 1, day, hour));
    });

    it(`${name}: every state is that of the file, in both releases`, () => {
      states(output).forEach((mine, k) => {
        const theirs = forcing[k]!.column(name);
        const off = mine.reduce((most, value, i) => Math.max(most, Math.abs(value - theirs[i]!)), 0);
        assert.ok(off < 1e-9, `${name} of release ${k + 1} is off by ${off}`);
      });
    });
  }

  it('ends with the degree-day sums of the year', () => {
    ran.forEach((result, k) => near(valueOf(result, 'degreeDays'), cascade.aggregates.DDsum_year_end[k]!, 1e-9));
  });

  it('is told by month: the parts of twelve months are the whole change of the degree-day sum, and months without a changed half-hour have none', async () => {
    const [TA, revised] = meteo.map(({ column }) => column('Tair')) as [Float64Array, Float64Array], { time } = meteo[0]!, month = time.map((t) => new Date(t).getUTCMonth());
    const releases = { run: { time }, base: new Map([['TA', TA]]), revision: new Map([['TA', revised]]) }, players = Array.from({ length: 12 }, (_, k) => ({ of: 'period' as const, label: String(k + 1) }));
    const found = await attributeChange(players, (coalition) => figureOfRun(DEGREE_DAYS, withParts(releases, month, coalition), 'degreeDays'), { budget: 200 });
    const [before, after] = cascade.aggregates.DDsum_year_end, touched = new Set(changed(TA, revised).map((i) => month[i]!)), parts = found.parts.map(({ part }) => part as number);
    near(found.change as number, after - before, 1e-9);
    near(parts.reduce((a, b) => a + b, 0), after - before, 1e-9);
    parts.forEach((part, k) => { if (!touched.has(k)) near(part, 0, 1e-9, `month ${k + 1}`); });
    // Degree days add up: what a month does alone is its part.
    found.parts.forEach(({ swapIn }, k) => near(swapIn as number, parts[k]!, 1e-9));
    assert.ok(touched.size > 2 && touched.size < 12, `${[...touched].join()}`);
  });
});

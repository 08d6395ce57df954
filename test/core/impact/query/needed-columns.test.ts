import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { neededColumns } from '../../../../src/core/impact/query/needed-columns.js';
import { oneSelect } from '../../../../src/core/impact/query/one-select.js';
import type { QueryToken } from '../../../../src/core/impact/query/query-tokens.js';

const NAMES = ['time', 'Tair', 'Rg', 'note', 'Net Rad'];
const needed = (sql: string): readonly string[] | null => neededColumns(oneSelect(sql) as readonly QueryToken[], NAMES)?.map((i) => NAMES[i]!) ?? null;

describe('columns that a query may read', () => {
  for (const [sql, names] of [
    ['SELECT avg(Tair) FROM data', ['Tair']], ['SELECT avg(TAIR) FROM data', ['Tair']], ['SELECT sum("Net Rad") FROM data WHERE "time" > \'2003-01-01\'', ['time', 'Net Rad']], ['SELECT count(*) FROM data', []], ["SELECT count(*) FROM data WHERE 'Tair' = ''", []],
    ['SELECT sum(Rg * 1800 * (2 * 3)) FROM data', ['Rg']], ['SELECT d.Tair FROM data AS d', ['Tair']], ['SELECT data.Rg FROM data', ['Rg']], ['SELECT sum(x) FROM (SELECT Rg AS x FROM data) AS s', ['Rg']], ['SELECT avg(Tair) /* Rg */ FROM data -- note', ['Tair']], ['SELECT a.Rg FROM data a JOIN data b USING (time)', ['time', 'Rg']],
    ['SELECT avg(Tair) * avg(Rg) FROM data', ['Tair', 'Rg']],
  ] as const) it(`are those that it names: ${sql}`, () => assert.deepEqual(needed(sql), names));

  for (const sql of [
    'SELECT * FROM data', 'SELECT count(*) FROM (SELECT DISTINCT * FROM data)', 'SELECT count(*) FROM (SELECT DISTINCT ON (time) * FROM data)', 'SELECT sum(COLUMNS(\'T.*\')) FROM data', 'SELECT d.* FROM data d', 'SELECT * EXCLUDE (note) FROM data', 'FROM data', 'SELECT count(DISTINCT hash(data)) FROM data', 'SELECT hash(d) FROM data AS d', 'SELECT hash(d) FROM data d',
    'SELECT count(*) FROM data NATURAL JOIN data AS b', 'SELECT sum(x) FROM (PIVOT data ON note USING sum(Rg))', 'SELECT count(*) FROM (TABLE data)', 'SELECT avg(Tair) FROM data, data AS b', 'SELECT count(*) FROM (FROM data)', 'SELECT list(*COLUMNS(*)) FROM data', 'SELECT x, * FROM data', 'FROM data SELECT avg(Tair)', 'SELECT avg(#1) FROM data', 'SELECT avg(x) FROM data AS t(x)', 'SELECT avg(Rg) FROM data t (Tair, Rg)', 'SELECT count(DISTINCT "data") FROM data',
  ]) it(`may be all: ${sql}`, () => assert.equal(needed(sql), null));
});

/** Queries that are sums over single records are recognised, and nothing else. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { recordSums } from '../../../../src/core/impact/query/record-sums.js';

const plain = (text: string | undefined): string | undefined => text?.replace(/\s+/g, ' ');

describe('a sum over records', () => {
  it('is recognised with its filters and its factor', () => {
    for (const [sql, of, factor, term, from] of [
      ['SELECT sum(x) FROM data', 'sum', 1, '( x )::DOUBLE', 'data'],
      ['select avg("a b" * y) as mean from data where z > 0;', 'mean', 1, 'CASE WHEN ( z > 0 ) THEN ( "a b" * y )::DOUBLE END', 'data'],
      ['SELECT count(*) FILTER (WHERE x IS NULL) FROM data WHERE y = 1', 'count', 1, 'CASE WHEN ( x IS NULL ) AND ( y = 1 ) THEN 1::DOUBLE END', 'data'],
      ['SELECT count(x) n FROM data', 'count', 1, 'CASE WHEN ( ( x ) IS NOT NULL ) THEN 1::DOUBLE END', 'data'],
      ['SELECT sum(d.x) * 1800 / 1e6 AS gC FROM data AS d WHERE month(d.t) IN (6, 7)', 'sum', 1800 / 1e6, 'CASE WHEN ( month(d.t) IN (6, 7) ) THEN ( d.x )::DOUBLE END', 'data AS d'],
      ['SELECT -2.5 * sum(x) FROM data d', 'sum', -2.5, '( x )::DOUBLE', 'data AS d'],
      ['SELECT sum(x) * 12e-6 FROM data', 'sum', 12e-6, '( x )::DOUBLE', 'data'],
      ["SELECT sum(CASE WHEN x > 0 THEN x ELSE 0 END) FROM data -- only rises", 'sum', 1, '( CASE WHEN x > 0 THEN x ELSE 0 END )::DOUBLE', 'data'],
      ['SELECT sum(greatest(x, y)) FROM "data"', 'sum', 1, '( greatest(x, y) )::DOUBLE', 'data'],
    ] as const) {
      const found = recordSums(sql);
      assert.deepEqual([found?.of, found?.factor, plain(found?.term), found?.from], [of, factor, term, from], sql);
    }
  });

  it('is nothing of which one is not sure', () => {
    for (const sql of [
      'SELECT median(x) FROM data', 'SELECT sum(x) + 1 FROM data', 'SELECT sum(x) / sum(y) FROM data', 'SELECT sum(DISTINCT x) FROM data', 'SELECT count(DISTINCT x) FROM data', 'SELECT sum(x) FROM data GROUP BY site', 'SELECT site, sum(x) FROM data GROUP BY 1',
      'SELECT sum(x) FROM data LIMIT 1', 'SELECT sum(x) OVER () FROM data', 'SELECT sum(x) FROM data WHERE x > (SELECT avg(x) FROM data)', 'SELECT sum(x - (SELECT avg(x) FROM data)) FROM data', 'SELECT sum(x) FROM (SELECT * FROM data WHERE y > 0)', 'SELECT sum(x) FROM data JOIN data AS e USING (id)',
      'SELECT sum(x) FROM data, data', 'FROM data SELECT sum(x)', 'WITH a AS (SELECT 1) SELECT sum(x) FROM data', 'SELECT sum(x) // 2 FROM data', 'SELECT sum(x) * y FROM data', 'SELECT round(sum(x), 1) FROM data', 'SELECT sum(x) FROM data UNION ALL SELECT 1', 'SELECT DISTINCT sum(x) FROM data',
      'SELECT sum(x ORDER BY y) FROM data', 'SELECT sum(*) FROM data', 'SELECT avg(x, y) FROM data', 'SELECT sum(x) FROM data AS d(x, y)', 'SELECT sum(x) FROM data HAVING count(*) > 3', 'SELECT sum(#1) FROM data', 'SELECT sum(x), count(*) FROM data', 'SELECT sum(x) / 0 FROM data', 'SELECT count(*) FROM data QUALIFY true', 'SELECT sum(unnest([x, 1])) FROM data',
    ]) assert.equal(recordSums(sql), null, sql);
  });
});

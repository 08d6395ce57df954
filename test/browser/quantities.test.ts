/** The browser's engine and the native one give the same answers to a reader's queries, and neither lets more than one SELECT through. */
import { expect } from 'chai';
import { openSession, type Recipe, type Session } from '../../src/session/index.js';
import { HOSTILE_QUERIES, REACHING_QUERIES } from '../fixtures/hostile-queries.js';
import { differences } from './same-report.js';

const PAIR = ['/test/fixtures/pairs/all-classes/base.csv', '/test/fixtures/pairs/all-classes/revision.csv'] as const;
const recipe: Recipe = {
  key: ['site', 'year'],
  quantities: [
    { name: 'total', tolerance: 1, sql: 'SELECT sum(flux) FROM data' }, { name: 'product', sql: 'SELECT sum(flux * temp) AS value FROM data' }, { name: 'gaps', sql: 'SELECT count(*) FILTER (temp IS NULL) FROM data' },
    { name: 'by site', sql: 'SELECT site, avg(temp) FROM data GROUP BY site' }, { name: 'by year', sql: 'SELECT year, sum(flux) FROM data GROUP BY 1' }, { name: 'texts', sql: "SELECT count(DISTINCT note) + count(*) FILTER (code LIKE '0%') FROM data" }, { name: 'all', sql: 'SELECT count(*) FROM (SELECT DISTINCT * FROM data)' }, { name: 'none', sql: 'SELECT sum(nowhere) FROM data' },
  ],
};

async function blob(path: string): Promise<{ name: string; data: Blob }> {
  return { name: path.split('/').pop()!, data: await (await fetch(path)).blob() };
}

describe('quantities in the browser', () => {
  let session: Session;
  before(async () => { session = await openSession(); });
  after(() => session.close());

  it('are those of the native engine', async () => {
    const native = await fetch(`/native-report?base=${PAIR[0]}&revision=${PAIR[1]}&recipe=${encodeURIComponent(JSON.stringify(recipe))}`), there = (await native.json()) as ReturnType<Awaited<ReturnType<Session['compare']>>['report']>;
    const comparison = await session.compare(await blob(PAIR[0]), await blob(PAIR[1]), recipe), here = comparison.report();
    expect(differences(here, there)).to.deep.equal([]);
    expect(here.impact!.map(({ base, revision }) => [typeof base, typeof revision])).to.deep.equal([...Array.from({ length: 7 }, () => ['number', 'number']), ['object', 'object']]);
    await comparison.dispose();
  });

  it('are refused where they are more than one SELECT, or reach further', async () => {
    const comparison = await session.compare(await blob(PAIR[0]), await blob(PAIR[1]), { key: ['site', 'year'] });
    for (const sql of HOSTILE_QUERIES) {
      const error = await comparison.impact([{ name: 'Q', sql }]).then(() => null, (reason: Error) => reason);
      expect(error?.message, sql).to.match(/^The query of “Q” must be one SELECT/);
    }
    for (const sql of REACHING_QUERIES) expect(((await comparison.impact([{ name: 'Q', sql }]))[0]!.base as { reason: string }).reason, sql).to.match(/^the query could not be run \(/);
    expect((await comparison.impact([{ name: 'Q', sql: 'SELECT count(*) FROM data' }]))[0]!.base).to.equal(10);
    await comparison.dispose();
  });
});

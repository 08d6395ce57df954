/** The browser's engine and the native one give the same report of the same files. */
import { expect } from 'chai';
import { openSession } from '../../src/session/index.js';
import type { ChangeReport, Recipe, Session } from '../../src/session/index.js';
import { differences } from './same-report.js';

const FIXTURES: readonly (readonly [string, Recipe])[] = [
  ['all-classes', { key: ['site', 'year'] }],
  ['all-classes', { key: ['site', 'year'], tolerance: { absolute: 0.001 } }],
  ['all-classes', {}],
  ['dates-and-quotes', {}],
];
const REAL: readonly (readonly [string, string, string, Recipe])[] = [
  ['svb-forcing', 'v1.csv', 'v2.csv', {}], ['srdb-v4-v5', 'v1.csv', 'v2.csv', {}], ['storms-2023-format', 'v1.csv', 'v2.csv', {}],
  ['owid-co2-unitfix', 'v1.csv', 'v2.csv', {}], ['portal-rodent-append', 'v1.csv', 'v2.csv', {}], ['gapminder-json', 'v1.json', 'v2.json', {}],
  ['ourairports-navaids', 'v1.csv', 'v2.csv', { missing: [''] }], ['flights-3m', 'small.v1.arrow', 'small.v2.arrow', {}],
];

async function blob(path: string): Promise<{ name: string; data: Blob }> {
  const response = await fetch(path);
  expect(response.ok, path).to.equal(true);
  return { name: path.split('/').pop()!, data: await response.blob() };
}

describe('both engines give the same report', () => {
  let session: Session;
  before(async () => { session = await openSession(); });
  after(() => session.close());

  async function check(base: string, revision: string, recipe: Recipe): Promise<ChangeReport> {
    const native = await fetch(`/native-report?base=${base}&revision=${revision}&recipe=${encodeURIComponent(JSON.stringify(recipe))}`);
    expect(native.ok, await native.clone().text()).to.equal(true);
    const comparison = await session.compare(await blob(base), await blob(revision), recipe);
    const report = comparison.report();
    expect(differences(report, await native.json())).to.deep.equal([]);
    await comparison.dispose();
    return report;
  }

  for (const [name, recipe] of FIXTURES) {
    it(`${name} ${JSON.stringify(recipe)}`, () => check(`/test/fixtures/pairs/${name}/base.csv`, `/test/fixtures/pairs/${name}/revision.csv`, recipe));
  }

  it('counts every class of the hand-made pair', async () => {
    const report = await check('/test/fixtures/pairs/all-classes/base.csv', '/test/fixtures/pairs/all-classes/revision.csv', { key: ['site', 'year'], tolerance: { absolute: 0.001 } });
    const cells = (name: string): unknown => report.columns.find((column) => column.name === name)!.cells;
    expect(report.records).to.deep.include({ base: 10, revision: 9, matched: 7, added: 1, removed: 1, changed: 5, unchanged: 2 });
    expect(report.records.ambiguous).to.deep.include({ base: 2, revision: 1, keys: 1 });
    expect(cells('flux')).to.deep.equal({ unchanged: 2, notation: 3, tolerated: 1, value: 0, filled: 1, lost: 0 });
    expect(cells('temp')).to.deep.equal({ unchanged: 3, notation: 2, tolerated: 0, value: 0, filled: 1, lost: 1 });
    expect(cells('flag')).to.deep.equal({ unchanged: 6, notation: 0, tolerated: 0, value: 1, filled: 0, lost: 0 });
    expect(cells('note')).to.deep.equal({ unchanged: 3, notation: 1, tolerated: 0, value: 1, filled: 2, lost: 0 });
    expect(cells('code')).to.deep.equal({ unchanged: 4, notation: 1, tolerated: 0, value: 2, filled: 0, lost: 0 });
    expect(report.kinds.map((kind) => kind.kind)).to.deep.equal(['reordered']);
  });

  it('also where the browser measures columns in turn', async () => {
    const narrow = await openSession({ limits: { engineBytes: 1 } });
    const pair = { base: '/test/fixtures/pairs/all-classes/base.csv', revision: '/test/fixtures/pairs/all-classes/revision.csv' }, recipe = { key: ['site', 'year'], tolerance: { absolute: 0.001 } };
    const [apart, together] = [await narrow.compare(await blob(pair.base), await blob(pair.revision), recipe), await session.compare(await blob(pair.base), await blob(pair.revision), recipe)];
    expect(differences(apart.report(), together.report())).to.deep.equal([]);
    for (const kind of ['changed', 'matched'] as const) expect(await apart.records({ kind, offset: 1, limit: 3 })).to.deep.equal(await together.records({ kind, offset: 1, limit: 3 }));
    await narrow.close();
    await together.dispose();
  });

  for (const [name, base, revision, recipe] of REAL) {
    it(`${name} ${base} ${revision}`, async function () {
      const there = await fetch(`/shared-data/${name}/truth.json`);
      if (!there.ok) { this.skip(); return; }
      await check(`/shared-data/${name}/${base}`, `/shared-data/${name}/${revision}`, recipe);
    });
  }
});

/** What was planted between the two simulated releases of twelve sites is what a count of the files finds, and what the report says. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openNodeSession } from '../../src/cli/open-node-session.js';
import type { ChangeReport, ReportColumn } from '../../src/core/model/report.js';
import type { RelationPicture } from '../../src/core/pictures/picture.js';
import type { Session } from '../../src/session/session.js';

type Counts = Readonly<Record<'value' | 'filled' | 'lost', number>>;
interface Planted { readonly kind: string; readonly cells: number; readonly sites: readonly string[]; readonly years: readonly number[]; readonly siteYears?: readonly SiteYear[]; readonly factor?: number; readonly offset?: number; readonly from?: string; readonly slope?: number }
interface SiteYear { readonly site: string; readonly year: number }
interface Truth {
  readonly records: Readonly<Record<'base' | 'revision' | 'matched' | 'added' | 'removed' | 'changed', number>>;
  readonly siteYears: { readonly removed: readonly SiteYear[]; readonly added: readonly SiteYear[] };
  readonly columns: readonly { readonly base: string; readonly revision: string; readonly unit: { readonly base: string | null; readonly revision: string | null }; readonly cells: Counts; readonly changes: readonly Planted[] }[];
}
const { generateSites } = await import(pathToFileURL(resolve('bench/generate-sites.mjs')).href) as { generateSites(): { base: string; revision: string; truth: Truth } };

const pair = generateSites(), { truth } = pair;
const planted = (column: string, kind: string): Planted => truth.columns.find(({ base }) => base === column)!.changes.find((each) => each.kind === kind)!;

/** Records by site and day, as texts. */
function read(text: string): Map<string, string[]> {
  return new Map(text.trimEnd().split('\n').slice(2).map((line) => { const cells = line.split(','); return [`${cells[0]} ${cells[1]}`, cells]; }));
}

describe('the simulated sites', () => {
  const base = read(pair.base), revision = read(pair.revision);

  it('have the same bytes on every machine, and at most 4 MB a file', () => {
    assert.deepEqual([pair.base, pair.revision].map((text) => createHash('sha256').update(text).digest('hex')), ['1ff8005669e8a0a4e93352832e8f81e30600d34460f6c5c9764876bee7c2c387', '057da16fd52a165009fc24ffcd7b586adff8d6479073b45d8bf6c1609670ee73']);
    assert.ok(Math.max(pair.base.length, pair.revision.length) < 4e6);
  });

  it('have every day of ten years at twelve sites, but for the site-years that come and go', () => {
    const days = 10 * 365 + 2, siteYear = (key: string): string => key.slice(0, 11);
    assert.equal(new Set([...base.keys(), ...revision.keys()]).size, 12 * days);
    const only = (one: Map<string, unknown>, other: Map<string, unknown>): string[] => [...new Set([...one.keys()].filter((key) => !other.has(key)).map(siteYear))];
    const told = (list: readonly SiteYear[]): string[] => list.map(({ site, year }) => `${site} ${year}`);
    assert.deepEqual([only(base, revision), only(revision, base)], [told(truth.siteYears.removed), told(truth.siteYears.added)]);
  });

  it('differ by as many cells as the list says, at the sites and in the years that it says', () => {
    const where = truth.columns.map(() => ({ value: 0, filled: 0, lost: 0, places: new Set<string>() }));
    let matched = 0, changed = 0;
    for (const [key, from] of base) {
      const to = revision.get(key);
      if (to === undefined) continue;
      matched++;
      let any = false;
      truth.columns.forEach((_, k) => {
        const a = from[k + 2]!, b = to[k + 2]!;
        if (a === b || Number(a) === Number(b)) return;
        const counts = where[k]!;
        counts[a === '-9999' ? 'filled' : b === '-9999' ? 'lost' : 'value']++;
        counts.places.add(key.slice(0, 11));
        any = true;
      });
      if (any) changed++;
    }
    assert.deepEqual(truth.records, { base: base.size, revision: revision.size, matched, added: revision.size - matched, removed: base.size - matched, changed });
    truth.columns.forEach(({ base: name, cells, changes }, k) => {
      const { places, ...counts } = where[k]!;
      assert.deepEqual(cells, counts, name);
      const listed = changes.filter((each) => each.cells > 0);
      assert.equal(listed.reduce((sum, each) => sum + each.cells, 0), counts.value + counts.filled, name);
      for (const place of places) assert.ok(listed.some(({ sites, years, kind }) => kind === 'unit' || (sites.includes(place.slice(0, 6)) && years.includes(Number(place.slice(7))))), `${name} at ${place}`);
    });
    assert.deepEqual(planted('NEE_f', 'u* filtering').siteYears!.map(({ site, year }) => `${site} ${year}`), [...where[0]!.places].filter((place) => !place.startsWith('XX-S04')));
  });
});

describe('what the report says of the simulated sites', () => {
  let session: Session, report: ChangeReport, bent: RelationPicture, straight: RelationPicture;
  before(async () => {
    session = openNodeSession();
    const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
    const comparison = await session.compare({ name: 'base.csv', data: bytes(pair.base) }, { name: 'revision.csv', data: bytes(pair.revision) });
    report = comparison.report();
    const relation = (site: string): Promise<RelationPicture | null> => comparison.picture({ what: 'relation', column: column('NEE_f').id, against: column('Ta_f').id, convert: { column: null, against: null }, line: 'least-squares', bins: 32, clauses: [{ source: 'test', field: 'group', kind: 'points', value: [site] }] });
    [bent, straight] = [(await relation(planted('NEE_f', 'relation').sites[0]!))!, (await relation('XX-S01'))!];
    await comparison.dispose();
  });
  after(() => session.close());
  const column = (base: string): ReportColumn => report.columns.find((each) => each.base[0] === base)!;
  const evidence = (base: string, kind: string): Readonly<Record<string, unknown>> => column(base).kinds!.find((each) => each.kind === kind)!.evidence;
  const kinds = (base: string): string[] => column(base).kinds!.map(({ kind }) => kind).filter((kind) => kind !== 'renamed');

  it('pairs the records by site and day without being told, and counts them exactly', () => {
    assert.deepEqual(report.recipe.key, ['Site', 'Date']);
    const { base, revision, matched, added, removed, changed } = report.records;
    assert.deepEqual({ base, revision, matched, added, removed, changed }, truth.records);
  });

  it('finds every new name, every unit and the class of every cell', () => {
    for (const each of truth.columns) {
      const found = column(each.base), { value, filled, lost } = found.cells;
      assert.deepEqual(found.revision, [each.revision]);
      assert.deepEqual(found.unit ?? { base: null, revision: null }, each.unit, each.base);
      assert.deepEqual({ value, filled, lost }, each.cells, each.base);
      assert.equal(found.cells.notation + found.cells.tolerated, 0);
      assert.equal(found.kinds!.some(({ kind }) => kind === 'renamed'), true, each.base);
    }
  });

  it('names what was done to the others, and to nothing else', () => {
    assert.deepEqual(Object.fromEntries(truth.columns.map(({ base }) => [base, kinds(base)])), {
      NEE_f: ['segment', 'revised'], NEE_fqc: ['revised'], LE_f: ['gap-refilled'], LE_fqc: ['recoded'], H_f: ['gap-filled'],
      Ta_f: ['step'], VPD_f: ['unit'], Rg_f: [], Precip_f: [], WS_f: [], ustar: [],
    });
    const { factor, from, to } = evidence('VPD_f', 'unit');
    assert.deepEqual({ factor, from, to }, { factor: planted('VPD_f', 'unit').factor, from: 'kPa', to: 'hPa' });
    assert.deepEqual([evidence('LE_f', 'gap-refilled')['cells'], evidence('H_f', 'gap-filled')['cells']], [planted('LE_f', 'gap-refilled').cells, planted('H_f', 'gap-filled').cells]);
    assert.deepEqual(evidence('LE_fqc', 'recoded')['map'], { 3: '2' });
  });

  it('says where NEE was made anew: at the site whose relation changed, and in three site-years', () => {
    const parts = evidence('NEE_f', 'segment')['parts'] as { from: string; to: string; group: string; cells: number }[];
    const [filtered, relation] = [planted('NEE_f', 'u* filtering'), planted('NEE_f', 'relation')];
    assert.deepEqual(parts.filter(({ group }) => !relation.sites.includes(group)).map(({ group, from }) => ({ site: group, year: Number(from.slice(0, 4)) })), filtered.siteYears);
    assert.equal(parts.find(({ group }) => relation.sites.includes(group))!.cells, relation.cells);
    assert.equal(parts.reduce((sum, { cells }) => sum + cells, 0), filtered.cells + relation.cells);
  });

  it('says where and when the thermometer steps', () => {
    const step = planted('Ta_f', 'step'), { offset, parts } = evidence('Ta_f', 'step') as { offset: number; parts: { from: string; group: string; cells: number }[] };
    assert.equal(offset, step.offset);
    assert.deepEqual(parts.map(({ group, cells, from }) => ({ group, cells, from: from.replaceAll('-', '') })), [{ group: step.sites[0], cells: step.cells, from: step.from }]);
  });

  it('tells by how much NEE goes with temperature otherwise at one site, and that it does not at another', () => {
    const { cells, slope } = planted('NEE_f', 'relation');
    assert.equal(bent.records, cells);
    assert.ok(Math.abs((bent.line.slope.change as number) - slope!) < 1e-5, String(bent.line.slope.change));
    assert.ok((bent.r.base as number) < -0.7 && (bent.r.revision as number) > 0.3 && 'low' in bent.r.interval && bent.r.interval.low > 1);
    assert.deepEqual([straight.r.change, straight.line.slope.change], [0, 0]);
  });

  it('tells that NEE goes with the other measures otherwise, and which flags moved with it', () => {
    assert.ok(report.correlations!.pairs.some(({ x, y, change }) => x === 'NEE_VUT_REF' && y === 'TA_F' && change > 0.03), JSON.stringify(report.correlations!.pairs));
    const flag = report.flags!.find(({ measure }) => measure === 'NEE_VUT_REF')!;
    assert.ok('reflagged' in flag && flag.reflagged === planted('NEE_fqc', 'flag').cells);
  });
});

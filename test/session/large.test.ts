/** Releases read piece by piece, with columns in temporary files, give the report and the pages that releases in memory give. */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { openNodeSession } from '../../src/cli/open-node-session.js';
import type { Recipe } from '../../src/core/model/recipe.js';
import type { Comparison, RecordQuery } from '../../src/session/comparison.js';
import type { Limits } from '../../src/session/limits.js';
import type { Session } from '../../src/session/session.js';
import { Random } from '../core/support/random.js';
import { checkReport, csv } from './support.js';

const HEADER = ['site', 'id', 'flux', 'temp', 'when', 'note', 'code'];
const random = new Random(23);
const base = random.shuffled(Array.from({ length: 900 }, (_, i) => [`S${i % 7}`, String(i % 890), random.chance(0.1) ? '-9999' : (8 * random.normal()).toFixed(3), (15 + random.normal()).toFixed(1), new Date(Date.UTC(2020, 0, 1 + i)).toISOString().slice(0, 10), random.pick(['ok', 'rain, heavy', '', 'by\nhand', 'say "so"']), i === 800 ? 'n/k' : String(i % 5)]));
const revision = random.shuffled([...base.filter((_, i) => i % 50 !== 7).map(([site, id, flux, temp, when, note, code], i) =>
  [site!, id!, random.chance(0.2) ? (flux === '-9999' ? '1.5' : random.chance(0.2) ? '-9999' : (Number(flux) + 0.01).toFixed(3)) : flux!, random.chance(0.1) ? `${temp}0` : temp!, i % 9 === 0 ? `${when!.slice(0, 8)}01` : when!, random.chance(0.1) ? 'snow' : note!, code!]),
['S1', '9001', '1.0', '2.0', '2020-01-01', 'new', '3']]);

const STREAMED: Partial<Limits> = { textBytes: 1, pieceBytes: 1000 };
const WAYS: readonly (readonly [string, Partial<Limits>])[] = [
  ['read piece by piece', STREAMED], ['with columns in temporary files', { ...STREAMED, spillBytes: 1 }], ['and measured one at a time', { ...STREAMED, spillBytes: 1, engineBytes: 1 }],
];
const RECIPES: readonly Recipe[] = [{ key: ['id'] }, {}, { key: ['id'], missing: ['ok', '-9999', ''], columns: [{ base: ['temp'], readAs: 'text' }] }];
const QUERIES: readonly (Partial<RecordQuery> & Pick<RecordQuery, 'kind'>)[] = [
  { kind: 'changed' }, { kind: 'matched', offset: 300 }, { kind: 'changed', column: 'c6' }, { kind: 'changed', classes: ['notation'] }, { kind: 'matched', classes: ['unchanged'] }, { kind: 'added' }, { kind: 'removed' }, { kind: 'ambiguous' },
];

describe('large releases', () => {
  const sessions: Session[] = [];
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'large-test-'));
    // Threads begin with it: what they put aside stands in a folder that nothing else uses.
    process.env['TMPDIR'] = mkdtempSync(join(folder, 'temporary-'));
    writeFileSync(join(folder, 'a.csv'), csv(HEADER, base));
    writeFileSync(join(folder, 'b.csv'), csv(HEADER, revision).replaceAll('\n', '\r\n').replaceAll('by\r\nhand', 'by\nhand'));
    writeFileSync(join(folder, 'latin.csv'), Buffer.from(csv(HEADER, base).replaceAll('rain', 'régn'), 'latin1'));
  });
  after(async () => {
    await Promise.all(sessions.map((session) => session.close()));
    rmSync(folder, { recursive: true });
  });
  const compare = async (recipe: Recipe, limits: Partial<Limits>, names: readonly [string, string] = ['a.csv', 'b.csv']): Promise<Comparison> => {
    const session = openNodeSession({ limits });
    sessions.push(session);
    return session.compare(join(folder, names[0]), join(folder, names[1]), recipe);
  };
  const same = async (found: Comparison, expected: Comparison): Promise<void> => {
    checkReport(found.report());
    const { generator: _, ...one } = found.report(), { generator: __, ...other } = expected.report();
    assert.deepEqual(one, other);
    for (const query of QUERIES) assert.deepEqual(await found.records({ offset: 0, limit: 100, ...query }), await expected.records({ offset: 0, limit: 100, ...query }), JSON.stringify(query));
  };

  for (const recipe of RECIPES) describe(JSON.stringify(recipe), () => {
    let inMemory: Comparison;
    before(async () => {
      inMemory = await compare(recipe, {});
      const { cells } = inMemory.report();
      assert.ok(cells.value > 20 && cells.lost > 2 && cells.filled > 2, JSON.stringify(cells));
    });
    for (const [how, limits] of WAYS) it(how, async () => same(await compare(recipe, limits), inMemory));
  });

  it('are revised as others are', async () => {
    const steps: readonly Recipe[] = [{ key: ['id'], tolerance: { absolute: 0.05 } }, { key: ['id'], missing: ['', '-9999', 'ok'] }, { key: ['id'], missing: [] }, { key: ['id'] }];
    let found = await compare({ key: ['id'] }, { ...STREAMED, spillBytes: 1, engineBytes: 1 }), expected = await compare({ key: ['id'] }, {});
    for (const recipe of steps) {
      const [before, page] = [found, await found.records({ kind: 'changed', offset: 0, limit: 20 })];
      [found, expected] = [await found.revise(recipe), await expected.revise(recipe)];
      await same(found, expected);
      assert.deepEqual(await before.records({ kind: 'changed', offset: 0, limit: 20 }), page, 'the earlier comparison still shows its records');
    }
  });

  it('that do not fit are refused before they are read, with what to do instead', async () => {
    await assert.rejects(compare({ key: ['id'] }, { allowedBytes: 1e8 }), (error: Error) => error.name === 'MemoryLimitError' && /^Comparing a\.csv and b\.csv needs about 0\.\d GB of memory; this browser allows about 0\.1 GB\. .*palimpsest compare a\.csv b\.csv$/.test(error.message));
  });

  it('of the same bytes are read once', async () => {
    for (const [, limits] of WAYS) await same(await compare({}, limits, ['a.csv', 'a.csv']), await compare({}, {}, ['a.csv', 'a.csv']));
  });

  it('in another encoding are brought in as a whole', async () => {
    const expected = await compare({ key: ['id'] }, {}, ['latin.csv', 'b.csv']);
    assert.equal(expected.report().base.sources[0]!.dialect!['encoding'], 'windows-1252');
    await same(await compare({ key: ['id'] }, { ...STREAMED, spillBytes: 1 }, ['latin.csv', 'b.csv']), expected);
  });

  it('leave no temporary files, also while they are compared', async () => {
    await compare({ key: ['id'] }, { ...STREAMED, spillBytes: 1 });
    assert.deepEqual(readdirSync(tmpdir()), []);
  });
});

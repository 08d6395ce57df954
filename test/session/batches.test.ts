/** Columns measured in turn give the report and the pages that columns measured together give. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openNodeSession } from '../../src/cli/open-node-session.js';
import type { Recipe } from '../../src/core/model/recipe.js';
import type { Comparison, RecordQuery } from '../../src/session/comparison.js';
import type { Session } from '../../src/session/session.js';
import { Random } from '../core/support/random.js';
import { checkReport, csv, source } from './support.js';

const HEADER = ['id', 'site', 'flux', 'temp', 'when', 'note', 'flag'];
const random = new Random(17);
const base = Array.from({ length: 700 }, (_, i) => [String(i % 690), `S${i % 7}`, random.chance(0.1) ? '' : (8 * random.normal()).toFixed(3), (15 + random.normal()).toFixed(1), new Date(Date.UTC(2020, 0, 1 + i)).toISOString().slice(0, 10), random.pick(['ok', 'rain', '', 'by hand']), 'a']);
const revision = [...base.filter((_, i) => i % 50 !== 7).map(([id, site, flux, temp, when, note, flag], i) =>
  [id!, site!, random.chance(0.2) ? (flux === '' ? '1.5' : random.chance(0.2) ? '' : (Number(flux) + 0.01).toFixed(3)) : flux!, random.chance(0.1) ? `${temp}0` : temp!, i % 9 === 0 ? `${when!.slice(0, 8)}01` : when!, random.chance(0.1) ? 'snow' : note!, flag!]),
['9001', 'S1', '1.0', '2.0', '2020-01-01', 'new', 'a']];

const LIMITS: readonly (readonly [string, number])[] = [['one at a time', 1], ['two at a time', 690 * (8 + 2 * 17)]];
const RECIPES: readonly Recipe[] = [{ key: ['id'] }, { key: ['id'], tolerance: { absolute: 0.05 } }, {}];
const QUERIES: readonly (Partial<RecordQuery> & Pick<RecordQuery, 'kind'>)[] = [
  { kind: 'changed' }, { kind: 'matched', offset: 300 }, { kind: 'changed', column: 'c6' }, { kind: 'changed', classes: ['notation'] }, { kind: 'matched', column: 'c3', classes: ['lost', 'filled'] },
  { kind: 'matched', classes: ['unchanged'] }, { kind: 'added' }, { kind: 'removed' }, { kind: 'ambiguous' },
];

describe('columns measured in turn', () => {
  const sessions: Session[] = [];
  const compare = async (recipe: Recipe, engineBytes?: number): Promise<Comparison> => {
    const session = openNodeSession(engineBytes === undefined ? {} : { limits: { engineBytes } });
    sessions.push(session);
    return session.compare(source(csv(HEADER, base), 'a.csv'), source(csv(HEADER, revision), 'b.csv'), recipe);
  };
  after(() => Promise.all(sessions.map((session) => session.close())));

  for (const recipe of RECIPES) describe(JSON.stringify(recipe), () => {
    let together: Comparison;
    before(async () => { together = await compare(recipe); });
    for (const [how, engineBytes] of LIMITS) {
      it(how, async () => {
        const apart = await compare(recipe, engineBytes);
        checkReport(apart.report());
        const { generator: _, ...found } = apart.report(), { generator: __, ...expected } = together.report();
        assert.deepEqual(found, expected);
        assert.ok(found.cells.value > 20 && found.cells.notation > 20 && found.cells.lost > 2 && found.cells.filled > 2, 'differences of every class');
        for (const query of QUERIES) assert.deepEqual(await apart.records({ offset: 0, limit: 100, ...query }), await together.records({ offset: 0, limit: 100, ...query }), JSON.stringify(query));
      });
    }
  });

  it('leave nothing behind when the comparison is disposed of', async () => {
    const one = await compare({ key: ['id'] }, 1);
    const page = await one.records({ kind: 'changed', offset: 0, limit: 1 });
    assert.equal(page.rows.length, 1);
    await one.dispose();
    await assert.rejects(one.records({ kind: 'changed', offset: 0, limit: 1 }));
  });
});

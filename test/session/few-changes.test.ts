/** Few changed records, brought at once, say what the engine says when it is asked for each answer by itself. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { CELL_CLASS_CODE, CELL_CLASSES, emptyCellCounts, type CellCounts } from '../../src/core/model/cell-class.js';
import { changedRecordsQuery } from '../../src/core/sql/class-counts-query.js';
import { PAIRS, part, type EngineColumn } from '../../src/core/sql/engine-column.js';
import { changedRowsQuery, chosenRecordsQuery } from '../../src/core/sql/records-query.js';
import { numberAt, type ResultTable } from '../../src/io/database/database.js';
import { openNativeDatabase, type NativeDatabase } from '../../src/io/node/native-database.js';
import { bringFewChanges } from '../../src/session/few-changes.js';
import { Random } from '../core/support/random.js';

/** The native engine gives no column of an empty result. */
const plain = ({ rows, columns }: ResultTable): unknown => ({ rows, columns: [...columns].map(([name, values]) => [name, Array.from(values ?? [])]) });

describe('few changed records', () => {
  let database: NativeDatabase;
  before(async () => { database = await openNativeDatabase(); });
  after(() => database.close());

  /** A table of classes, by a chance of each class, whose base rows leave gaps. */
  async function classes(schema: string, records: number, width: number, chance: number, random: Random): Promise<{ columns: EngineColumn[]; cells: Map<string, CellCounts> }> {
    const columns = Array.from({ length: width }, (_, i): EngineColumn => ({ id: `c${i}`, kind: 'number', respelled: true, tolerance: { absolute: 0, relative: 0 } })), cells = new Map(columns.map(({ id }) => [id, emptyCellCounts()]));
    await database.run(`CREATE SCHEMA ${schema}`);
    const values = Array.from({ length: records }, (_, row) => {
      const own = columns.map(({ id }) => {
        const each = random.chance(chance) ? random.pick(CELL_CLASSES) : 'unchanged';
        cells.get(id)![each]++;
        return CELL_CLASS_CODE[each];
      });
      return `(${[3 * row + 1, 2 * (records - row), ...own].join(', ')})`;
    });
    await database.run(`CREATE TABLE ${schema}.${PAIRS} AS SELECT * FROM (VALUES ${values.join(', ')}) t(${['base_row', 'revision_row', ...columns.map(({ id }) => part.cellClass(id))].join(', ')})`);
    return { columns, cells };
  }

  it('are counted, listed and told as by single questions', async () => {
    const random = new Random(5);
    for (const [trial, [records, width, chance]] of ([[1, 1, 1], [40, 3, 0.3], [300, 5, 0.05], [200, 12, 0.9]] as const).entries()) {
      const schema = `few_${trial}`, { columns, cells } = await classes(schema, records, width, chance, random), few = await bringFewChanges(database, schema, columns, cells, undefined);
      assert.equal(few?.records ?? 0, numberAt(await database.run(changedRecordsQuery(schema, columns)), 'changed'));
      if (few === null) continue;
      for (const asked of [columns, ...columns.map((each) => [each]), columns.slice(1)]) {
        const rows = Array.from((await database.run(`${changedRowsQuery(schema, asked, {})} ORDER BY base_row`)).columns.get('base_row') ?? [], Number);
        assert.deepEqual([...few.rowsOf(asked)], rows);
        const chosen = rows.filter(() => random.chance(0.5)).reverse();
        assert.deepEqual(plain(few.only(chosen)), plain(await database.run(chosenRecordsQuery(schema, columns, chosen))));
      }
    }
  });

  it('are not brought where there are none, or many', async () => {
    const random = new Random(6), none = await classes('none', 20, 2, 0, random), many = await classes('many', 6000, 1, 1, random), wide = await classes('wide', 40, 80, 0.9, random);
    assert.equal(await bringFewChanges(database, 'none', none.columns, none.cells, undefined), null);
    assert.equal(await bringFewChanges(database, 'none', [], new Map(), undefined), null);
    assert.equal((await bringFewChanges(database, 'many', many.columns, many.cells, undefined))?.records, [...many.cells.values()].reduce((sum, each) => sum + each.value + each.filled + each.lost, 0));
    assert.equal(await bringFewChanges(database, 'wide', wide.columns, wide.cells, undefined), null);
    const more = new Map([['c0', { ...many.cells.get('c0')!, value: 5000, lost: 1 }]]);
    assert.equal(await bringFewChanges(database, 'many', many.columns, more, undefined), null);
  });
});

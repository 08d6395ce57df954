/** Derived times as columns of a release: what they are made of, what they leave alone, what is refused. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isPalimpsestError } from '../../../src/core/errors.js';
import { derivedColumn } from '../../../src/core/keys/derived-column.js';
import { ReleaseTable } from '../../../src/core/reading/release-table.js';
import { typedColumn, type TypedValue } from '../../../src/core/reading/typed-column.js';

const COLUMNS: Readonly<Record<string, readonly TypedValue[]>> = { Year: [2004, 2004, 2004], DoY: [1, 2, 400], Time: [0.5, 24, 1], NEE: [1, 2, 3], site: ['a', 'b', 'c'] };
const names = Object.keys(COLUMNS), columns = names.map((name) => typedColumn(name, COLUMNS[name]!));
const derive = (name: string, from: readonly string[]): ReturnType<typeof derivedColumn> => derivedColumn({ side: 'base', name, from }, 'base', names, (i) => columns[i]!.values, 3);

describe('a derived column', () => {
  it('holds instants and says what it is made of', () => {
    const column = derive('t', ['Year', 'DoY', 'Time']);
    assert.deepEqual([...column.values.values], [Date.UTC(2004, 0, 1, 0, 30), Date.UTC(2004, 0, 3), NaN]);
    assert.deepEqual(column.notes, ['In base it is made of Year, DoY and Time. 1 record has no such time, because a part is missing or out of its range.']);
  });
  it('does not depend on the order of its parts', () => assert.deepEqual(derive('t', ['Time', 'Year', 'DoY']).values, derive('t', ['Year', 'DoY', 'Time']).values));
  it('of one column is that of a decimal year', () => assert.deepEqual([...derive('t', ['Year']).values.values], [0, 0, 0].fill(Date.UTC(2004, 0, 1))));
  it('leaves the content of the release alone, and stays what it is', () => {
    const table = new ReleaseTable(columns, 3, () => { throw new Error('nothing is read again'); }), { content } = table;
    table.add(derive('t', ['Year', 'DoY']));
    assert.equal(table.content, content);
    const at = names.length;
    assert.deepEqual([table.width, table.nameOf(at), table.typeOf(at), table.isTyped(at)], [at + 1, 't', 'time', true]);
    table.settle([...names.map(() => null), { readAs: 'text', missing: null, wide: true, codes: [] }]);
    table.restore([at]);
    const [info] = table.info(true, [at]);
    assert.deepEqual([info!.type, info!.derived, info!.summary.first], ['time', true, '2004-01-01']);
    assert.match(info!.digest, /^[0-9a-f]{16}$/);
  });
  for (const [name, from, sentence] of [
    ['t', ['Jahr', 'DoY'], /base has no column “Jahr”\. Its columns are “Year”, “DoY”/], ['NEE', ['Year', 'DoY'], /base has a column “NEE” already/], ['t', [], /at least a year/],
    ['t', ['Year', 'NEE'], /“NEE” does not tell which part/], ['t', ['DoY', 'Time'], /does not tell which part|none of them is a year/], ['site', ['Year'], /already/], ['t', ['site'], /“site” holds text, not numbers/],
  ] as const) {
    it(`“${name}” of ${from.join(', ') || 'nothing'} is refused`, () => assert.throws(() => derive(name, from), (error) => isPalimpsestError(error, 'SchemaError') && sentence.test(error.message) && /^The recipe derives “.*\.$/.test(error.message)));
  }
});

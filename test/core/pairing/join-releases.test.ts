import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { alignColumns } from '../../../src/core/align/align-columns.js';
import { respelledCells } from '../../../src/core/compare/respelled-cells.js';
import type { Match } from '../../../src/core/keys/match-records.js';
import { joinReleases, type JoinedColumn, type PairSide } from '../../../src/core/pairing/join-releases.js';
import { typedColumn, type TypedValue } from '../../../src/core/reading/typed-column.js';
import type { ColumnInstruction } from '../../../src/core/model/release.js';
import { releaseOf } from '../support/delimited.js';

type Given = readonly TypedValue[] | { readonly cells: readonly string[]; readonly readAs?: ColumnInstruction['readAs'] };

function side(given: Given): PairSide {
  if (Array.isArray(given)) {
    const column = typedColumn('x', given as TypedValue[]);
    return { records: given.length, columns: [{ values: column.values, type: column.declared!, typed: true, absent: null }] };
  }
  const { cells, readAs = 'auto' } = given as { cells: readonly string[]; readAs?: ColumnInstruction['readAs'] };
  const table = releaseOf(`i,x\n${cells.map((cell, i) => `${i},${cell}`).join('\n')}\n`);
  table.settle([{ readAs: 'auto', missing: null, wide: false, codes: [] }, { readAs, missing: null, wide: false, codes: [] }]);
  return { records: cells.length, columns: [{ values: table.values(1), type: table.typeOf(1), typed: false, absent: table.absentEntries(1) }] };
}

const join = (base: Given, revision: Given): JoinedColumn => joinReleases(side(base), side(revision), alignColumns(['x'], ['x'], {}))[0]!;

/** What each side says, in terms that can be compared. */
function said({ joined }: JoinedColumn): unknown[][] {
  return [joined.base, joined.revision].map((values) => Array.from<number, unknown>(values, (x) => (joined.kind === 'text' ? joined.texts[x] ?? null : Number.isNaN(x) ? null : x)));
}

const DAY = Date.UTC(2020, 0, 2);

describe('columns of both releases in comparable form', () => {
  const TABLE: readonly (readonly [string, Given, Given, string, boolean, readonly unknown[], readonly unknown[]])[] = [
    ['numbers, text and typed', { cells: ['1.50', '', '2'] }, [1.5, null, 2], 'number', false, [1.5, null, 2], [1.5, null, 2]],
    ['dates, text and typed', { cells: ['2020-01-02', 'NA'] }, [new Date(DAY), null], 'time', false, [DAY, null], [DAY, null]],
    ['numbers against numbers among texts', [1.5, null, 2], { cells: ['1.50', '', 'n.d.'] }, 'mixed', true, ['1.5', null, '2'], ['1.5', null, 'n.d.']],
    ['texts against typed texts', { cells: ['oak ', '', 'elm'] }, ['oak', null, 'Elm'], 'text', false, ['oak', null, 'elm'], ['oak', null, 'Elm']],
    ['dates as typed texts', { cells: ['2020-01-02', '2020-01-03'], readAs: 'text' }, ['2020-01-02', null], 'text', false, ['2020-01-02', '2020-01-03'], ['2020-01-02', null]],
    ['typed instants against texts', [new Date(DAY), null], { cells: ['2020-01-02', 'soon'], readAs: 'text' }, 'text', true, ['2020-01-02', null], ['2020-01-02', 'soon']],
    ['typed numbers against typed instants', [DAY, null], [new Date(DAY), null], 'text', true, [String(DAY), null], ['2020-01-02', null]],
    ['truth values, text and typed', { cells: ['true', 'false', ''] }, [true, false, null], 'boolean', false, ['true', 'false', null], ['true', 'false', null]],
    ['nothing against numbers', { cells: ['', ''] }, [1, 2], 'number', false, [null, null], [1, 2]],
    ['nothing against typed texts', { cells: ['', ''] }, ['a', 'b'], 'text', false, [null, null], ['a', 'b']],
    ['nested values', [{ a: 1 }, null], [{ a: 2 }, { a: 1 }], 'nested', false, ['{"a":1}', null], ['{"a":2}', '{"a":1}']],
    ['large integers and numbers', [2n ** 60n, 1], [1, 2], 'mixed', true, ['1152921504606846976', '1'], ['1', '2']],
  ];
  for (const [what, base, revision, type, retyped, b, r] of TABLE) {
    it(`${what}: ${type}`, () => {
      const column = join(base, revision), [first, second] = said(column);
      assert.deepEqual([column.type, column.retyped], [type, retyped]);
      assert.deepEqual([first, second], [b, r]);
    });
  }
  it('columns on one side only are left out', () => assert.deepEqual(joinReleases(side([1]), side([1]), alignColumns(['x'], ['y'], {})), []));
});

describe('cells of equal value that were written differently', () => {
  const match = (base: readonly number[], revision: readonly number[]): Match => ({ base: Int32Array.from(base), revision: Int32Array.from(revision), added: new Int32Array(0), removed: new Int32Array(0), ambiguous: { base: new Int32Array(0), revision: new Int32Array(0), keys: 0 } });
  const flags = (base: readonly string[], revision: readonly string[], rows = match(base.map((_, i) => i), revision.map((_, i) => i))): number[] | null => {
    const found = respelledCells(join({ cells: base }, { cells: revision }).joined, rows);
    return found && [...found];
  };
  const TABLE: readonly (readonly [string, readonly string[], readonly string[], readonly number[] | null])[] = [
    ['numbers', ['1.0', '2', '3.0', ''], ['1', '2', '4', 'NA'], [1, 0, 0, 1]], ['hashed numbers', ['1e0', '2', '3'], ['1e0', '2.0', '+3'], [0, 1, 1]], ['texts', ['oak ', 'elm', ''], ['oak', 'Elm', ' '], [1, 0, 1]], ['dates', ['2020-01-01', '2020/01/02'], ['2020/01/01', '2020/01/02'], [1, 0]],
    ['none: the same texts', ['1.0', 'NA'], ['1.0', 'NA'], null], ['none: only other values', ['1', '2'], ['3', '4'], null], ['none: another sign of another value', ['1', '-2'], ['-1', '2'], null], ['zeros of both signs', ['0', '1'], ['-0', '1'], [1, 0]],
  ];
  for (const [what, base, revision, expected] of TABLE) it(what, () => assert.deepEqual(flags(base, revision), expected));
  it('follow the matched records', () => assert.deepEqual(flags(['1.0', '2', '3.0'], ['3', '1'], match([0, 2], [1, 0])), [1, 1]));
});

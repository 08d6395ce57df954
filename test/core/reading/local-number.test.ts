import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { COMMA, isOneGrouping, LOCAL_FORM, LOCAL_VALUES, POINT, readLocalNumber } from '../../../src/core/reading/local-number.js';
import { numeric, readWild, spellingAt, texts } from '../support/delimited.js';

function readings(text: string): [number, number | null, number | null] {
  const bytes = new TextEncoder().encode(text);
  const mask = readLocalNumber(Uint8Array.from([...bytes, ...new Uint8Array(8)]), 0, bytes.length);
  return [mask, (mask & POINT) !== 0 ? LOCAL_VALUES[0]! : null, (mask & COMMA) !== 0 ? LOCAL_VALUES[1]! : null];
}

describe('the readings of a local number', () => {
  const TABLE: readonly (readonly [string, number | null, number | null])[] = [
    ['1', 1, 1], ['-12', -12, -12], ['1,5', null, 1.5], ['-1,50', null, -1.5], ['0,123', null, 0.123], ['1,234', 1234, 1.234], ['12,345', 12345, 12.345], ['1234,567', null, 1234.567], ['1.234', 1.234, 1234], ['1.5', 1.5, null],
    ['1,234,567', 1234567, null], ['1.234.567', null, 1234567], ['1,234.5', 1234.5, null], ['1.234,5', null, 1234.5], ['1 234,5', null, 1234.5], ['1 234.5', 1234.5, null], ['1\u00a0234,5', null, 1234.5], ['1\u202f234', 1234, 1234], ["1'234.5", 1234.5, null], ['1’234', 1234, 1234],
    [',5', null, 0.5], ['.5', 0.5, null], ['1,5e3', null, 1500], ['1,234e3', 1234000, 1234], ['+1,5', null, 1.5], ['123456789012,5', null, 123456789012.5],
  ];
  for (const [text, point, comma] of TABLE) it(text, () => assert.deepEqual(readings(text).slice(1), [point, comma]));

  for (const text of ['', '-', ',', '1,', '1,,5', '1,2,3', '1,23,456', '12,34.5', '007', '007,5', '0,1,2', '1 23', '1,5x', 'x', '180E11', '1234567890123456', '1.2.3', '10.0.0.1', "1'23", '1,234.567,8', '--1', '1 234 5', '１']) {
    it(`${JSON.stringify(text)} is none`, () => assert.equal(readings(text)[0], 0));
  }

  it('knows whether thousands are set apart by one rule', () => {
    const form = (list: readonly string[]): number => list.reduce((all, text) => { readings(text); return all | LOCAL_FORM[0]!; }, 0);
    assert.ok(isOneGrouping(form(['1,234', '999', '12,345'])));
    assert.ok(isOneGrouping(form(['1234', '12 345'])), 'four digits may stand together');
    assert.ok(!isOneGrouping(form(['1,234', '5678'])));
    assert.ok(!isOneGrouping(form(['12,345', '56789'])));
  });
});

describe('columns of local numbers', () => {
  const column = (content: string, i = 1): unknown[] => { const { values } = readWild(content).columns[i]!; return values.kind === 'text' ? texts(values) : [...values.values]; };
  const body = (cells: readonly string[]): string => cells.map((cell, i) => `k${i};${cell}`).join('\n');

  it('decimal commas', () => assert.deepEqual(column(`k;x\n${body(['1,5', '2', '-0,25', '', 'NA', '3,10'])}\n`), [1.5, 2, -0.25, NaN, NaN, 3.1]));
  it('decimal commas in quotes, between commas', () => assert.deepEqual(column('k,x\na,"1,5"\nb,"2,25"\n'), [1.5, 2.25]));
  it('thousands and decimals, either way', () => {
    assert.deepEqual(column(`k;x\n${body(['1.234,5', '12', '999,75'])}\n`), [1234.5, 12, 999.75]);
    assert.deepEqual(column('k,x\na,"1,234,567"\nb,"1,234"\nc,5\n'), [1234567, 1234, 5]);
    assert.deepEqual(column(`k;x\n${body(['1 234,5', '12 345', '7'])}\n`), [1234.5, 12345, 7]);
    assert.deepEqual(column(`k;x\n${body(["1'234", "12'345.5"])}\n`), [1234, 12345.5]);
  });
  it('1,234 alone is decided by other cells, else by other columns, else not', () => {
    assert.deepEqual(column(`k;x\n${body(['1,234', '1,5'])}\n`), [1.234, 1.5]);
    assert.deepEqual(column('k;x;y\na;1,234;0,5\nb;2,345;1,75\n'), [1.234, 2.345]);
    assert.deepEqual(column('k,x,y\na,"1,234",0.5\nb,"2,345",1.75\n'), [1234, 2345]);
    const open = readWild('k;x\na;1,234\nb;2,345\n');
    assert.deepEqual(texts(open.columns[1]!.values), ['1,234', '2,345']);
    assert.match(open.columnNotes[1]![0]!, /^“x” stays text: 1,234 may be a thousand or one and a part/);
    assert.deepEqual([...numeric(readWild('k;x\na;1,234\nb;2,345\n', { decimal: ',' }).columns[1]!.values).values], [1.234, 2.345]);
    assert.deepEqual([...numeric(readWild('k;x\na;1,234\nb;2,345\n', { thousands: ',' }).columns[1]!.values).values], [1234, 2345]);
  });
  it('points before three digits are thousands where decimal commas are proven, and decimals elsewhere', () => {
    assert.deepEqual(column('k;x;y\na;1.234;0,5\nb;999;1,75\n'), [1234, 999]);
    assert.deepEqual(column('k;x;y\na;1.234;0.5\nb;999;1.75\n'), [1.234, 999]);
    assert.deepEqual(column('k;x;y\na;1.25;0,5\nb;999;1,75\n'), [1.25, 999]);
  });
  it('lists among commas and numbers of two rules stay text', () => {
    assert.deepEqual(column('k,x,y\na,"12,13",0.5\nb,"14,15",1.75\n'), ['12,13', '14,15']);
    assert.deepEqual(column('k,x,y\na,"8,618",0.5\nb,8700,1.75\n'), ['8,618', '8700']);
  });
  it('a text anywhere leaves all cells text', () => assert.deepEqual(column(`k;x\n${body(['1,5', '2,5', 'n.d.'])}\n`), ['1,5', '2,5', 'n.d.']));
  it('the spelling tells 1,50 from 1,5, and from 1.5', () => {
    const values = numeric(readWild(`k;x\n${body(['1,50', '1,5', '1,5'])}\n`).columns[1]!.values);
    assert.equal(spellingAt(values, 1), spellingAt(values, 2));
    assert.notEqual(spellingAt(values, 0), spellingAt(values, 1));
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DATE_VALUES, DAY_FIRST, MONTH_FIRST, readFieldDate } from '../../../src/core/reading/field-date.js';
import type { ReadingRecipe } from '../../../src/core/model/recipe.js';
import { numeric, readWild, spellingAt, texts } from '../support/delimited.js';
import { Random } from '../support/random.js';

function readings(text: string): [number | null, number | null] {
  const bytes = new TextEncoder().encode(`${text}${'\0'.repeat(16)}`);
  const mask = readFieldDate(bytes, new DataView(bytes.buffer), 0, bytes.length - 16);
  return [(mask & MONTH_FIRST) !== 0 ? DATE_VALUES[0]! : null, (mask & DAY_FIRST) !== 0 ? DATE_VALUES[1]! : null];
}
const day = (year: number, month: number, date: number, minutes = 0): number => new Date(0).setUTCFullYear(year, month - 1, date) + minutes * 60_000;

describe('the readings of a date', () => {
  const BOTH: readonly (readonly [string, number])[] = [
    ['2010-05-9', day(2010, 5, 9)], ['2008/9/26', day(2008, 9, 26)], ['2008.09.26', day(2008, 9, 26)], ['2010-5-9 7:30', day(2010, 5, 9, 450)],
    ['12-Mar-2015', day(2015, 3, 12)], ['12-MAR-15', day(2015, 3, 12)], ['Mar 12, 2015', day(2015, 3, 12)], ['March 12 2015', day(2015, 3, 12)], ['12 March 2015', day(2015, 3, 12)], ['2 Sept 2015 14:05', day(2015, 9, 2, 845)], ['2015-Mar-12', day(2015, 3, 12)], ['12Mar2015', day(2015, 3, 12)],
    ['-0044-03-15', day(-44, 3, 15)], ['+012345-01-01', day(12345, 1, 1)], ['1500-01-02', day(1500, 1, 2)], ['2500-01-02', day(2500, 1, 2)],
  ];
  for (const [text, value] of BOTH) it(`${text} is one day`, () => assert.deepEqual(readings(text), [value, value]));

  const ORDERS: readonly (readonly [string, number | null, number | null])[] = [
    ['9/26/08', day(2008, 9, 26), null], ['26/9/08', null, day(2008, 9, 26)], ['3/4/2012', day(2012, 3, 4), day(2012, 4, 3)], ['03-04-2012', day(2012, 3, 4), day(2012, 4, 3)], ['31.12.1999', null, day(1999, 12, 31)],
    ['1/2/49', day(2049, 1, 2), day(2049, 2, 1)], ['1/2/50', day(1950, 1, 2), day(1950, 2, 1)], ['2/29/2012', day(2012, 2, 29), null], ['9/26/2008 2:30 PM', day(2008, 9, 26, 870), null], ['9/26/2008 12:05 am', day(2008, 9, 26, 5), null], ['9/26/2008 24:00', day(2008, 9, 27), null],
  ];
  for (const [text, monthFirst, dayFirst] of ORDERS) it(text, () => assert.deepEqual(readings(text), [monthFirst, dayFirst]));

  for (const text of ['13/13/2012', '2/30/2012', '29/2/2011', '3/4', '3/4/5', '3/4/012', '3/4-2012', '1.2.3', '10.20.30.40', '2012-02-30', '12-Foo-2015', 'Mar 2015', 'Mar 32, 2015', '3/4/2012 25:00', '3/4/2012 12:60', '3/4/2012 13:00 pm', '3/4/2012x', 'May', '', 'oak 12, 2015', '2015-071']) {
    it(`${JSON.stringify(text)} is none`, () => assert.deepEqual(readings(text), [null, null]));
  }
});

describe('columns of dates', () => {
  const table = (cells: readonly string[], recipe: ReadingRecipe = {}): ReturnType<typeof readWild> => readWild(`k,d\n${cells.map((cell, i) => `k${i},${cell}`).join('\n')}\n`, recipe);
  const days = (cells: readonly string[], recipe: ReadingRecipe = {}): number[] => { const { values, kind } = numeric(table(cells, recipe).columns[1]!.values); assert.equal(kind, 'time'); return [...values]; };

  it('are proven by any cell, wherever it stands', () => {
    const cells = Array.from({ length: 3000 }, (_, i) => (i === 2999 ? '3/14/2012' : '3/4/2012'));
    assert.deepEqual(days(cells), cells.map((_, i) => day(2012, 3, i === 2999 ? 14 : 4)));
    assert.deepEqual(days([...cells].reverse())[0], day(2012, 3, 14));
    assert.deepEqual(days(['3/4/2012', '14/3/2012']), [day(2012, 4, 3), day(2012, 3, 14)]);
    assert.deepEqual(table(['3/4/2012', '3/14/2012']).dates, [null, 'month-first']);
    assert.match(table(['3/4/2012', '3/14/2012']).columnNotes[1]![0]!, /“d” are written month\/day\/year/);
  });
  it('of two orders stay text', () => assert.deepEqual(texts(table(['3/14/2012', '14/3/2012']).columns[1]!.values), ['3/14/2012', '14/3/2012']));
  it('that no cell proves stay text, and say so', () => {
    const open = table(['3/4/2012', '5/6/2012']);
    assert.deepEqual([open.columns[1]!.values.kind, open.dates], ['text', [null, 'unproven']]);
    assert.match(open.columnNotes[1]![0]!, /^“d” stays text: its dates could be month\/day or day\/month/);
    assert.deepEqual(days(['3/4/2012', '5/6/2012'], { dates: 'day-first' }), [day(2012, 4, 3), day(2012, 6, 5)]);
    assert.deepEqual(days(['3/4/2012', '5/6/2012'], { dates: 'month-first' }), [day(2012, 3, 4), day(2012, 5, 6)]);
  });
  it('that mean the same in both orders are dates', () => assert.deepEqual(days(['3/3/2012', '5/5/2012']), [day(2012, 3, 3), day(2012, 5, 5)]));
  it('are settled by another column of the file', () => {
    const both = readWild('k,from,to\na,3/4/2012,3/14/2012\nb,5/6/2012,5/7/2012\n');
    assert.deepEqual([...numeric(both.columns[1]!.values).values], [day(2012, 3, 4), day(2012, 5, 6)]);
    assert.match(both.columnNotes[1]![0]!, /were read as those in “to”/);
  });
  it('that may begin with the year stay text', () => {
    assert.equal(table(['08/09/26', '08/09/27', '08/10/28']).columns[1]!.values.kind, 'text');
    assert.equal(table(['26/09/08', '27/09/08', '28/10/08']).columns[1]!.values.kind, 'time', 'many first numbers, one last: days first');
    assert.equal(table(['26/09/98', '27/09/98']).columns[1]!.values.kind, 'time', '98 is no day');
  });
  it('with unpadded days among padded ones', () => assert.deepEqual(days(['2010-05-09', '2010-05-9', 'NA']), [day(2010, 5, 9), day(2010, 5, 9), NaN]));
  it('versions and addresses are none', () => { for (const cells of [['1.2.3', '1.2.4'], ['10.20.30.40', '10.20.30.41']]) assert.equal(table(cells).columns[1]!.values.kind, 'text'); });
  it('a zone or offset is told', () => {
    for (const cell of ['2020-01-01T00:00Z', '2020-01-01T00:00+01:00', '2020-01-01T00:00:00.5Z']) assert.match(table(['2020-01-01T00:00', cell]).columnNotes[1]!.join(), /state their zone or offset/, cell);
    assert.deepEqual(table(['2020-01-01T00:00', '2020-01-01 10:00:05.123']).columnNotes[1], []);
  });
  it('the spelling tells two ways to write one day', () => {
    const values = numeric(table(['9/26/2008', '09/26/2008', '9/26/08', '9/26/08']).columns[1]!.values);
    assert.equal(new Set([0, 1, 2, 3].map((i) => spellingAt(values, i))).size, 3);
  });
  it('agree with Date.UTC on random days in every form', () => {
    const random = new Random(8), months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
    for (let i = 0; i < 3000; i++) {
      const date = new Date(Date.UTC(random.whole(1900, 2100), 0, 1) + random.whole(0, 366) * 86_400_000);
      const [y, m, d] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
      assert.equal(readings(`${m}/${d}/${y}`)[0], date.getTime());
      assert.equal(readings(`${d}.${m}.${y}`)[1], date.getTime());
      assert.equal(readings(`${d}-${months[m - 1]}-${y}`)[0], date.getTime());
      assert.equal(readings(`${y}/${m}/${d}`)[0], date.getTime());
    }
  });
});

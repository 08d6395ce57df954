/** Dates and times as the field writes them, proven or not. */
import { family, type Cells, type Entry, type RightReport } from '../case.js';
import { cellCase, rows } from '../small.js';

const TIME = { types: { x: 'time' } } as const, TEXT = { types: { x: 'text' } } as const;
const whole = (name: string, base: readonly string[], revision: readonly string[], x: Cells, more: RightReport = TIME, recipe: Entry[4] = {}): Entry => {
  const table = (values: readonly string[]): string => rows(['id', 'x'], values.map((value, i) => [`r${i + 1}`, value]));
  return [name, table(base), table(revision), { key: ['id'], columns: { x }, ...more }, { key: ['id'], ...recipe }];
};
const ISO = ['2012-01-05', '2012-02-15', '2012-11-03', '2012-12-28'];
const to = (pattern: (y: string, m: string, d: string) => string): string[] => ISO.map((date) => pattern(...(date.split('-') as [string, string, string])));
const n = (text: string): string => String(Number(text));
const half = (date: string): string[] => Array.from({ length: 6 }, (_, i) => `${date}${String(i >> 1).padStart(2, '0')}${i % 2 === 0 ? '00' : '30'}`);
const hours = (hour: (i: number) => string, x: (i: number) => string): (readonly string[])[] => Array.from({ length: 48 }, (_, i) => ['2012', String(60 + Math.floor(i / 24)), hour(i % 24), x(i)]);

export const dates = family('dates and times', [
  whole('ISO dates without dashes', ISO, to((y, m, d) => y + m + d), { notation: 4 }),
  whole('ISO dates with slashes', ISO, to((y, m, d) => `${y}/${m}/${d}`), { notation: 4 }),
  whole('dates without leading zeros', ISO, to((y, m, d) => `${y}-${n(m)}-${n(d)}`), { unchanged: 1, notation: 3 }),
  whole('dates with midnight', ISO, ISO.map((date) => `${date} 00:00:00`), { notation: 4 }),
  whole('month, day and year, proven', ISO, to((y, m, d) => `${n(m)}/${n(d)}/${y}`), { notation: 4 }),
  whole('month, day and year, proven, with a change', ISO, ['1/5/2012', '2/15/2012', '11/4/2012', '12/28/2012'], { notation: 3, value: 1 }),
  whole('day, month and year, proven', ISO, to((y, m, d) => `${d}/${m}/${y}`), { notation: 4 }),
  whole('day, month and year with points', ISO, to((y, m, d) => `${d}.${m}.${y}`), { notation: 4 }),
  whole('month, day and year, padded on one side', to((y, m, d) => `${m}/${d}/${y}`), to((y, m, d) => `${n(m)}/${n(d)}/${y}`), { unchanged: 1, notation: 3 }),
  whole('month, day and year with times', ISO.map((date) => `${date} 06:30`), to((y, m, d) => `${n(m)}/${n(d)}/${y} 6:30`), { notation: 4 }),
  whole('a month and a day that nothing tells apart', ['1/5/2012', '2/6/2012', '3/7/2012', '4/8/2012'], ['1/5/2012', '2/6/2012', '3/9/2012', '4/8/2012'], { unchanged: 3, value: 1 }, TEXT),
  whole('a month and a day that the recipe tells apart', ['2012-05-01', '2012-06-02', '2012-07-03', '2012-08-04'], ['1/5/2012', '2/6/2012', '3/7/2012', '5/8/2012'], { notation: 3, value: 1 }, TIME, { reading: { revision: { dates: 'day-first' } } }),
  whole('dates that are proven both ways', ['15/2/2012', '2/15/2012', '3/3/2012'], ['15/2/2012', '2/15/2012', '3/4/2012'], { unchanged: 2, value: 1 }, TEXT),
  whole('stamps of twelve digits', half('20120301'), half('2012-03-01 ').map((text) => `${text.slice(0, 13)}:${text.slice(13)}`), { notation: 6 }),
  whole('stamps of fourteen digits', half('20120301'), half('20120301').map((text) => `${text}00`), { notation: 6 }),
  whole('stamps that move by a minute', half('20120301'), half('20120301').map((text) => (text.endsWith('0230') ? `${text.slice(0, 8)}0231` : text)), { unchanged: 5, value: 1 }),
  cellCase('a T or a space', 'stamp', [['2012-05-01T06:30:00', '2012-05-01 06:30:00', 'n'], ['2012-05-01T06:30', '2012-05-01T06:30:00', 'n'], ['2012-05-01T06:30:00', '2012-05-01T06:31:00', 'v']], TIME),
  cellCase('midnight as 24:00', 'stamp', [['2012-05-01T24:00:00', '2012-05-02T00:00:00', 'n'], ['2012-02-28T24:00:00', '2012-02-29T00:00:00', 'n'], ['2012-12-31T24:00:00', '2012-12-31T00:00:00', 'v']], TIME),
  cellCase('offsets from UTC', 'stamp', [['2012-05-01T06:30:00+01:00', '2012-05-01T05:30:00Z', 'n'], ['2012-05-01T06:30:00+0100', '2012-05-01T06:30:00+01:00', 'n'], ['2012-05-01T06:30:00+01:00', '2012-05-01T06:30:00+02:00', 'v']], TIME),
  cellCase('fractions of a second', 'stamp', [['2012-05-01T06:30:00', '2012-05-01T06:30:00.000', 'n'], ['2012-05-01T06:30:00.5', '2012-05-01T06:30:00.500', 'n'], ['2012-05-01T06:30:00.001', '2012-05-01T06:30:00.002', 'v']], TIME),
  cellCase('microseconds', 'stamp', [['2012-05-01T06:30:00.000001', '2012-05-01T06:30:00.000002', 'v'], ['2012-05-01T06:30:00.123456', '2012-05-01T06:30:00.123456', 'u']], TIME),
  cellCase('an hour that daylight saving leaves out', 'stamp', [['2016-03-13T02:30:00', '2016-03-13 02:30:00', 'n'], ['2016-03-13T02:30:00', '2016-03-13T03:30:00', 'v'], ['2016-11-06T01:30:00', '2016-11-06T01:30:00', 'u']], TIME),
  cellCase('29 February of a leap year', 'time', [['2012-02-29', '2012/02/29', 'n'], ['2000-02-29', '2000-02-28', 'v'], ['2012-02-29', '2012-03-01', 'v']], TIME),
  cellCase('29 February of another year', 'time', [['2011-02-29', '2011-02-29', 'u'], ['2011-02-29', '2011-03-01', 'v'], ['1900-02-29', '1900-02-28', 'v']]),
  cellCase('31 April', 'time', [['2012-04-31', '2012-04-31', 'u'], ['2012-04-31', '2012-05-01', 'v']]),
  cellCase('years before 1677', 'time', [['1066-10-14', '1066/10/14', 'n'], ['1610-01-07', '1610-01-08', 'v'], ['1676-12-31', '1676-12-31', 'u'], ['0001-01-01', '0001-01-02', 'v']], TIME),
  cellCase('years after 2262', 'time', [['2300-01-01', '2300/01/01', 'n'], ['2262-04-12', '2262-04-13', 'v'], ['9999-12-31', '9999-12-31', 'u']], TIME),
  cellCase('a leap second', 'stamp', [['2016-12-31T23:59:60', '2016-12-31T23:59:60', 'u'], ['2016-12-31T23:59:60', '2017-01-01T00:00:00', 'v']]),
  cellCase('a word among dates', 'time', [['spring', 'spring', 'u'], ['spring', '2012-05-01', 'v'], ['2012-05-01', '2012-05-02', 'v']]),
  whole('months by name', ['5 Jan 2012', '15 Feb 2012', '3 Nov 2012'], ['5 Jan 2012', '15 Feb 2012', '4 Nov 2012'], { unchanged: 2, value: 1 }, {}),
  whole('months without days', ['2012-01', '2012-02', '2012-03'], ['2012-01', '2012-02', '2012-04'], { unchanged: 2, value: 1 }),
  whole('weeks', ['2012-W05', '2012-W06', '2012-W07'], ['2012-W05', '2012-W06', '2012-W08'], { unchanged: 2, value: 1 }, TEXT),
  whole('times of day', ['06:30', '07:00', '07:30'], ['06:30', '07:00', '07:31'], { unchanged: 2, value: 1 }, {}),
  whole('years alone', ['2010', '2011', '2012'], ['2010', '2011', '2013'], { unchanged: 2, value: 1 }, { types: { x: 'number' }, bias: { x: 1 / 3 } }),
  whole('decimal years', ['2012.0417', '2012.125', '2012.2083'], ['2012.0417', '2012.125', '2012.2917'], { unchanged: 2, value: 1 }, { types: { x: 'number' } }),
  whole('days counted by a spreadsheet', ['41000', '41001', '41002'], ['41000', '41001', '41003'], { unchanged: 2, value: 1 }, { types: { x: 'number' } }),
  whole('numbers of eight digits that are no dates', ['20129901', '20130001', '99999999', '10000000'], ['20129901', '20130001', '99999998', '10000000'], { unchanged: 3, value: 1 }, { types: { x: 'number' } }),
  ['day of year and hour as the key', rows(['year', 'doy', 'hour', 'x'], hours((i) => String(i), (i) => `${i}.5`)), rows(['year', 'doy', 'hour', 'x'], hours((i) => String(i), (i) => (i === 30 ? '99.5' : `${i}.5`)).slice(0, 47)), { key: ['year', 'doy', 'hour'], records: { base: 48, revision: 47, matched: 47, removed: 1, added: 0 }, columns: { x: { unchanged: 46, value: 1 } } }],
  ['year, month, day, hour and minute as the key', rows(['year', 'month', 'day', 'hour', 'minute', 'x'], half('20120301').map((text, i) => ['2012', '3', '1', n(text.slice(8, 10)), n(text.slice(10)), `${i}.5`])), rows(['year', 'month', 'day', 'hour', 'minute', 'x'], half('20120301').map((text, i) => ['2012', '3', '1', n(text.slice(8, 10)), n(text.slice(10)), i === 2 ? '9.5' : `${i}.5`])), { key: ['year', 'month', 'day', 'hour', 'minute'], columns: { x: { unchanged: 5, value: 1 } } }, { key: ['year', 'month', 'day', 'hour', 'minute'] }],
]);

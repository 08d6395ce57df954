import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { daysFromCivil, parseTime, TIME_SPELLING } from '../../../src/core/reading/time-text.js';
import { numeric, read, spellingAt } from '../support/delimited.js';
import { Random } from '../support/random.js';

function parse(text: string): number {
  const bytes = new TextEncoder().encode(`${text}${'\0'.repeat(16)}`);
  return parseTime(bytes, new DataView(bytes.buffer), 0, text.length);
}

const utc = (text: string): number => new Date(`${text}Z`).getTime();
const pad = (n: number, width = 2): string => String(n).padStart(width, '0');

describe('instants from text', () => {
  const KNOWN: readonly (readonly [string, number])[] = [
    ['2020-02-29', Date.UTC(2020, 1, 29)], ['2020/02/29', Date.UTC(2020, 1, 29)], ['2020-02', Date.UTC(2020, 1, 1)], ['2020/02', Date.UTC(2020, 1, 1)],
    ['20200229', Date.UTC(2020, 1, 29)], ['202002291830', Date.UTC(2020, 1, 29, 18, 30)], ['20200229183005', Date.UTC(2020, 1, 29, 18, 30, 5)],
    ['2020-02-29T18:30', Date.UTC(2020, 1, 29, 18, 30)], ['2020-02-29 18:30:05', Date.UTC(2020, 1, 29, 18, 30, 5)], ['2020/02/29 18:30', Date.UTC(2020, 1, 29, 18, 30)],
    ['2020-02-29T18:30:05.5', Date.UTC(2020, 1, 29, 18, 30, 5, 500)], ['2020-02-29T18:30:05.123456', Date.UTC(2020, 1, 29, 18, 30, 5) + 123.456],
    ['2020-02-29T18:30Z', Date.UTC(2020, 1, 29, 18, 30)], ['2020-02-29T18:30:00+01:00', Date.UTC(2020, 1, 29, 17, 30)], ['2020-02-29T18:30:00-0130', Date.UTC(2020, 1, 29, 20, 0)], ['2020-02-29T18:30+02', Date.UTC(2020, 1, 29, 16, 30)],
    ['2020-02-29T24:00', Date.UTC(2020, 2, 1)], ['202002292400', Date.UTC(2020, 2, 1)], ['20191231240000', Date.UTC(2020, 0, 1)],
    ['1900-02-28', Date.UTC(1900, 1, 28)], ['1969-12-31T23:59:59.999', -1], ['0001-01-01', utc('0001-01-01T00:00')], ['9999-12-31', Date.UTC(9999, 11, 31)],
  ];
  for (const [text, value] of KNOWN) it(`${text} is ${new Date(value).toISOString()}`, () => assert.equal(parse(text), value));

  const NOT: readonly string[] = [
    '1900-02-29', '2021-02-29', '2020-13-01', '2020-00-10', '2020-04-31', '2020-01-00', '2020-1-1', '2020-01/01', '2020.01.01', '20200230', '202001012460', '202001012401', '202001012500', '14991231', '23010101',
    '2020-01-01T25:00', '2020-01-01T12:60', '2020-01-01T12:00:60', '2020-01-01T12', '2020-01-01T12:00:', '2020-01-01T12:00:00.', '2020-01-01T12:00X', '2020-01-01T12:00Zx', '2020-01-01T12:00+1', '2020-01-01T12:00+19:00', '2020-01-01T12:00+01:60',
    '2020-01-01x12:00', '2020-01-01T', '2020-13', '1234567', 'abcdefg', '', '12:00', '01/02/2020', '2020-W01-1',
  ];
  for (const text of NOT) it(`${JSON.stringify(text)} is none`, () => assert.ok(Number.isNaN(parse(text)), String(parse(text))));

  it('agree with Date.UTC on every day of four centuries', () => {
    for (let day = Date.UTC(1800, 0, 1) / 86_400_000; day < Date.UTC(2200, 0, 1) / 86_400_000; day++) {
      const date = new Date(day * 86_400_000);
      const found = daysFromCivil(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
      if (found !== day) assert.fail(`${date.toISOString()}: ${found} instead of ${day}`);
    }
  });

  it('agree with Date.UTC on random instants in every form', () => {
    const random = new Random(5);
    for (let i = 0; i < 5000; i++) {
      const at = new Date(Date.UTC(random.whole(1600, 2250), 0, 1) + random.whole(0, 366 * 1440) * 60_000);
      const [date, clock] = [at.toISOString().slice(0, 10), at.toISOString().slice(11, 16)];
      const compact = `${date.replaceAll('-', '')}${clock.replace(':', '')}`;
      for (const text of [`${date}T${clock}`, `${date} ${clock}:00`, `${date.replaceAll('-', '/')} ${clock}`, compact, `${compact}00`, `${date}T${clock}:00.000Z`]) assert.equal(parse(text), at.getTime(), text);
    }
  });

  it('stamps of one day are found by the day that came before, and never by another', () => {
    const stamps = ['202001010000', '202001010030', '202001020000', '202001010100', '202001012400', '202001012330', '202001019900', '202001010060', '195001010000', '195001010030'];
    const expected = stamps.map((text) => utcOf(text));
    assert.deepEqual(stamps.map(parse), expected);
    assert.deepEqual([...stamps].reverse().map(parse).reverse(), expected, 'in any order');
  });
});

function utcOf(text: string): number {
  const [hour, minute] = [Number(text.slice(8, 10)), Number(text.slice(10, 12))];
  if (minute > 59 || hour > 24) return NaN;
  return Date.UTC(Number(text.slice(0, 4)), Number(text.slice(4, 6)) - 1, Number(text.slice(6, 8)), hour, minute);
}

describe('the spelling of an instant', () => {
  it('with the value determines the text: one mark a text, one text a mark', () => {
    const random = new Random(6);
    const cells: string[] = [];
    for (let i = 0; i < 3000; i++) {
      const date = `${random.pick([1975, 2019, 2020])}-${pad(random.whole(1, 2))}-${pad(random.whole(1, 3))}`;
      const slashed = date.replaceAll('-', '/'), compact = date.replaceAll('-', '');
      const clock = `${random.pick(['00', '12', '24'])}:00`;
      const joint = random.pick(['T', ' ']), zone = random.pick(['', '', 'Z', '+00:00', '+00', '-0000']);
      const fraction = random.pick(['', '', '.0', '.00', '.000000', '.0000000', '.5', '.50']);
      const [day, dayCompact] = [random.pick([date, slashed]), compact];
      cells.push(random.pick([day, day.slice(0, 7), dayCompact, dayCompact + clock.replace(':', ''), `${dayCompact}${clock.replace(':', '')}00`, `${day}${joint}${clock}${zone}`, `${day}${joint}${clock}:00${clock === '24:00' ? '' : fraction}${zone}`, 'NA', '']));
    }
    const values = numeric(read(`i,t\n${cells.map((cell, i) => `${i},${cell}`).join('\n')}\n`).columns[1]!.values);
    assert.equal(values.kind, 'time');
    const byMark = new Map<string, string>();
    cells.forEach((cell, i) => {
      const mark = `${values.values[i]} ${spellingAt(values, i)}`;
      assert.equal(byMark.get(mark) ?? cell, cell);
      byMark.set(mark, cell);
    });
    assert.equal(byMark.size, new Set(cells).size);
  });

  for (const [a, b] of [['202012312400', '202101010000'], ['20201231240000', '20210101000000'], ['2020-12-31T24:00', '2021-01-01T00:00'], ['2020-01-01', '2020/01/01'], ['2020-01-01', '2020-01-01T00:00'], ['2020-01-01T00:00', '2020-01-01 00:00'], ['2020-01-01T00:00Z', '2020-01-01T00:00']] as const) {
    it(`tells ${a} from ${b}, the same instant`, () => {
      const first = parse(a), spelling = TIME_SPELLING[0]!;
      assert.equal(first, parse(b));
      assert.ok(spelling !== TIME_SPELLING[0] || spelling === -1);
    });
  }

  it('is hashed where a float64 no longer keeps microseconds apart', () => {
    for (const text of ['2300-01-01T00:00:00.000001', '1600-01-01T00:00:00.000001', '2020-01-01T00:00:00.0000001']) { parse(text); assert.equal(TIME_SPELLING[0], -1, text); }
    parse('2020-01-01T00:00:00.000001');
    assert.ok(TIME_SPELLING[0]! >= 0);
    assert.notEqual(parse('2020-01-01T00:00:00.000001'), parse('2020-01-01T00:00:00.000002'));
  });
});

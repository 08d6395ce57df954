import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isoText } from '../../../src/core/format/time.js';
import { count, counted, enough, exact, figure, figuresApart, listed, percent, placed, signed, signedShare } from '../../../src/core/format/words.js';
import { Random } from '../support/random.js';

describe('shares', () => {
  const TABLE: readonly (readonly [number, number, string])[] = [
    [0, 10, '0 %'], [0, 0, '0 %'], [10, 10, '100 %'], [1, 2, '50 %'], [1, 3, '33 %'], [1, 8000, '0.013 %'], [1, 10_000, '0.010 %'], [1, 1e6, '< 0.01 %'], [999_999, 1e6, '> 99.99 %'], [9995, 10_000, '99.95 %'], [998, 1000, '99.8 %'], [1, 20, '5 %'], [2, 100, '2 %'], [7, 1000, '0.70 %'], [203, 10_000, '2.0 %'],
  ];
  for (const [part, whole, text] of TABLE) it(`${part} of ${whole} is ${text}`, () => assert.equal(percent(part, whole), text));

  it('say 0 % only of nothing and 100 % only of everything', () => {
    const random = new Random(110);
    for (let i = 0; i < 20_000; i++) {
      const whole = random.whole(1, random.pick([10, 1000, 1e9])), part = random.pick([random.whole(0, whole), 1, whole - 1]);
      const text = percent(part, whole);
      assert.equal(text === '0 %', part === 0, `${part} of ${whole}: ${text}`);
      assert.equal(text === '100 %', part === whole && part > 0, `${part} of ${whole}: ${text}`);
      assert.doesNotMatch(text, /e|NaN/);
    }
  });
});

describe('figures', () => {
  const TABLE: readonly (readonly [number, string])[] = [[0, '0'], [-0, '0'], [1, '1'], [-0.25, '−0.25'], [1234.5, '1,230'], [0.000123456, '0.000123'], [1e-5, '1.00×10⁻⁵'], [-1e-5, '−1.00×10⁻⁵'], [2.5e7, '2.50×10⁷'], [-1e300, '−1.00×10³⁰⁰'], [999_999, '1,000,000'], [0.1 + 0.2, '0.3']];
  for (const [x, text] of TABLE) it(`${x} reads ${text}`, () => assert.equal(figure(x), text));
  it('with a sign where it is a difference', () => assert.deepEqual([signed(0.5), signed(-0.5), signed(0)], ['+0.5', '−0.5', '0']));
  it('with more digits where these are asked for', () => assert.deepEqual([figure(1234.56, 5), figure(1.23456e-7, 5), figure(12.6, 2)], ['1,234.6', '1.2346×10⁻⁷', '13']));
  it('as a share with a sign', () => assert.deepEqual([0.0201, -0.12, 14, -3.4, 0.000019, -1, 0.0045].map(signedShare), ['+2.0 %', '−12 %', '+1400 %', '−340 %', '+0.0019 %', '−100 %', '+0.45 %']));
  it('take as many decimals as tell two apart, the same for both, up to seven figures', () => {
    assert.deepEqual([figuresApart(212, 187), figuresApart(4.2193, 4.2199), figuresApart(-3e7, -3.00001e7), figuresApart(1676.64, 1691.66)], [['212', '187'], ['4.2193', '4.2199'], ['−30,000,000', '−30,000,100'], ['1677', '1692']]);
    assert.deepEqual([figuresApart(1, 1 + 1e-9), figuresApart(2, 2)], [null, null]);
  });
});

describe('what must not be less than it is', () => {
  it('is rounded up to three figures', () => assert.deepEqual([0, 0.5, 0.1231, 123.4, 123, 999.1, 1234, 0.000_123_45].map(enough), ['0', '0.5', '0.124', '124', '123', '1,000', '1,240', '0.000124']));
  it('is never less, and no more than a hundredth more', () => {
    const random = new Random(77);
    for (let i = 0; i < 5000; i++) {
      const x = 10 ** (9 * random.next() - 4) * (1 + random.next()), [mantissa = '', power = '0'] = enough(x).replaceAll(',', '').split('×10'), told = Number(mantissa) * 10 ** Number([...power].map((digit) => (digit === '⁻' ? '-' : '⁰¹²³⁴⁵⁶⁷⁸⁹'.includes(digit) ? '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(digit) : digit)).join(''));
      assert.ok(told >= x * (1 - 1e-9) && told <= 1.0101 * x, `${x}: ${enough(x)}`);
    }
  });
});

describe('values as they stand in the data', () => {
  it('have all their digits, but no accidents of binary numbers', () => assert.deepEqual([0.1 + 0.2, -12.345678, 1_234_567, 5, 1.23456789012345].map(exact), ['0.3', '−12.345678', '1234567', '5', '1.23456789012']));
  it('are placed as a reader writes them', () => assert.deepEqual(['2020-01-02T03:04', '2020-01-02T03:04:05', '2020-01-02', 1999].map(placed), ['2020-01-02 03:04', '2020-01-02 03:04:05', '2020-01-02', '1999']));
});

describe('figures at the ends', () => {
  it('that are infinite or none are written, and no share has no sign', () => assert.deepEqual([figure(Infinity), figure(-Infinity), figure(NaN), signedShare(0), signedShare(-0.1)], ['∞', '−∞', '–', '0 %', '−10 %']));
});

describe('counts and lists', () => {
  it('are grouped, and one is one', () => assert.deepEqual([count(1_051_200), counted(1, 'record'), counted(0, 'record'), counted(2000, 'record')], ['1,051,200', '1 record', '0 records', '2,000 records']));
  it('are cut where they grow long', () => assert.deepEqual([listed([]), listed(['a']), listed(['a', 'b']), listed(['a', 'b', 'c']), listed(['a', 'b', 'c', 'd'], 2)], ['', 'a', 'a and b', 'a, b and c', 'a, b and 2 more']));
});

describe('instants as text', () => {
  const TABLE: readonly (readonly [number, string])[] = [
    [0, '1970-01-01'], [1_800_000, '1970-01-01T00:30'], [1000, '1970-01-01T00:00:01'], [1, '1970-01-01T00:00:00.001'], [0.5, '1970-01-01T00:00:00.000500'], [-1, '1969-12-31T23:59:59.999'], [-0.5, '1969-12-31T23:59:59.999500'], [0.9996, '1970-01-01T00:00:00.001'], [59_999.9998, '1970-01-01T00:01'], [-0.0001, '1970-01-01'], [0.9994, '1970-01-01T00:00:00.000999'], [0.0001, '1970-01-01'], [Date.UTC(2020, 1, 29, 7), '2020-02-29T07:00'], [Date.UTC(2020, 1, 29), '2020-02-29'], [8.64e15 + 1, '8640000000000001'],
  ];
  for (const [ms, text] of TABLE) it(`${ms} is ${text}`, () => assert.equal(isoText(ms), text));
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatNumber, formatPair } from '../../../src/core/format/number.js';
import { Random } from '../support/random.js';

describe('two numbers side by side', () => {
  const TABLE: readonly (readonly [number, number, string, string])[] = [
    [127, 127.001, '127.000', '127.001'], [212, 212.04, '212.00', '212.04'], [378, 394, '378', '394'], [12.5, 13, '12.5', '13.0'], [5, 6, '5', '6'], [0, 0.31, '0.00', '0.31'], [-0, 4, '0', '4'], [0, 0, '0', '0'], [101_325, 101_326, '101,325', '101,326'],
    [1970, 1971, '1970', '1971'], [4.2193, 4.2199, '4.2193', '4.2199'], [104.1178, 106.2164, '104.1', '106.2'], [1676.64, 1691.66, '1677', '1692'], [-26.46, 23.8, '−26.5', '23.8'], [1.2999e9, 1.3031e9, '1.2999×10⁹', '1.3031×10⁹'], [-1e10, 2e9, '−1.0×10¹⁰', '0.2×10¹⁰'],
    [2e-6, 3.5e-6, '2.0×10⁻⁶', '3.5×10⁻⁶'], [0, 3e-6, '0', '3×10⁻⁶'], [1, 1 + 1e-9, '1', '1'], [0.002_38, 23.8, '0.0024', '23.8'], [5e-324, 0, '5×10⁻³²⁴', '0'], [Infinity, 1, '∞', '1'], [999_000_000, 1e9, '0.999×10⁹', '1.000×10⁹'],
  ];
  for (const [base, revision, before, after] of TABLE) it(`${base} and ${revision} are ${before} and ${after}`, () => assert.deepEqual(formatPair(base, revision), [before, after]));

  it('have the same decimals and power, differ where the numbers do, change places with them, and mirror', () => {
    const random = new Random(5), decimals = (text: string): number => /\.(\d+)/.exec(text)?.[1]!.length ?? 0, power = (text: string): string => /×.*/.exec(text)?.[0] ?? '';
    for (let i = 0; i < 20_000; i++) {
      const size = 10 ** (24 * random.next() - 10), base = size * (random.next() - 0.3), revision = base + size * 10 ** (-6 * random.next()) * (random.next() - 0.5), [before, after] = formatPair(base, revision), said = `${base} ${revision}: ${before} ${after}`;
      // What would be written as zero has figures of its own.
      const tiny = [base, revision].some((value) => Math.abs(value) < 0.01 * Math.max(Math.abs(base), Math.abs(revision)));
      if (!tiny) assert.deepEqual([decimals(before), power(before)], [decimals(after), power(after)], said);
      if (Math.abs(revision - base) > 1e-7 * Math.max(Math.abs(base), Math.abs(revision))) assert.notEqual(before, after, said);
      assert.doesNotMatch(said.split(': ')[1]!, /NaN|e/);
      assert.deepEqual(formatPair(revision, base), [after, before]);
      assert.deepEqual(formatPair(-base, -revision).map((text) => (text.startsWith('−') ? text.slice(1) : text)), [before, after].map((text) => (text.startsWith('−') ? text.slice(1) : text)));
    }
  });

  it('are not farther apart on paper than they are, but for a tenth', () => {
    const random = new Random(6);
    for (let i = 0; i < 5000; i++) {
      const base = 1000 * random.next() + 1, revision = base + 10 ** (-4 * random.next()), [before, after] = formatPair(base, revision).map((text) => Number(text.replaceAll(',', ''))) as [number, number];
      assert.ok(Math.abs(after - before - (revision - base)) <= 0.11 * (revision - base), `${base} ${revision}`);
    }
  });
});

it('one number is written with its own figures', () => assert.deepEqual([formatNumber(-3.14159), formatNumber(1.234e-7), formatNumber(1970), formatNumber(12_345), formatNumber(-Infinity)], ['−3.142', '1.23×10⁻⁷', '1970', '12,350', '−∞']));

describe('one number', () => {
  const TABLE: readonly (readonly [number, string])[] = [[0, '0'], [-0, '0'], [0.0001, '0.0001'], [0.000_099_94, '9.99×10⁻⁵'], [0.000_099_96, '1×10⁻⁴'], [999_999_999, '1,000,000,000'], [1e9, '1×10⁹'], [-1.256e12, '−1.26×10¹²'], [9999, '9999'], [9999.6, '10,000'], [1e-307, '1×10⁻³⁰⁷']];
  for (const [value, text] of TABLE) it(`${value} is ${text}`, () => assert.equal(formatNumber(value), text));
  it('is a dash where it is none, alone and in a pair', () => assert.deepEqual([formatNumber(NaN), ...formatPair(NaN, 2), ...formatPair(-Infinity, 2)], ['–', '–', '2', '−∞', '2']));
  it('has as many figures as are asked for', () => assert.deepEqual([formatNumber(3.14159, 2), formatNumber(3.14159, 6), formatNumber(1.23456e10, 6), formatNumber(1.26e10, 1)], ['3.1', '3.14159', '1.2346×10¹⁰', '1×10¹⁰']));
});

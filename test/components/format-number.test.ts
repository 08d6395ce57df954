import { expect } from 'chai';
import { describeShift, formatBytesOf, formatCorrelations, formatCount, formatFigure, formatNumber, formatPair, formatShare } from '../../components/shared/format-number.js';
import { percent } from '../../src/core/format/words.js';

const plain = (text: string): string => text.replace(/\u00a0/g, ' ');

describe('numbers for people', () => {
  it('never rounds a share to nothing or to all', () => {
    expect(plain(formatShare(7, 10_000_000))).to.equal('< 0.01 %');
    expect(plain(formatShare(9_999_999, 10_000_000))).to.equal('> 99.99 %');
    expect(plain(formatShare(9_996, 10_000))).to.equal('99.96 %');
    expect(plain(formatShare(0, 10))).to.equal('0 %');
    expect(plain(formatShare(10, 10))).to.equal('100 %');
    expect(plain(formatShare(0, 0))).to.equal('0 %');
  });
  it('gives shares two figures', () => {
    expect(plain(formatShare(1234, 10_000))).to.equal('12 %');
    expect(plain(formatShare(34, 10_000))).to.equal('0.34 %');
    expect(plain(formatShare(99, 100))).to.equal('99 %');
    expect(plain(formatShare(8433, 412_416))).to.equal('2.0 %');
  });
  it('says a share as sentences do', () => {
    for (const whole of [7, 100, 17_520, 1e7]) for (let part = 0; part <= whole; part += Math.max(1, Math.floor(whole / 997))) expect(plain(formatShare(part, whole))).to.equal(percent(part, whole));
  });
  it('groups counts', () => expect(formatCount(1_051_200)).to.equal('1,051,200'));
  it('groups measured values from five digits on, for those of four may be years', () => expect([1970, 2010.5, -9999, 12_345].map((value) => formatNumber(value, 5))).to.deep.equal(['1970', '2010.5', '−9999', '12,345']));
  it('writes nothing as zero that is not', () => expect([formatPair(0.002_38, 23.8), formatPair(-0.002, -26.46), formatPair(0, 23.8)]).to.deep.equal([['0.0024', '23.8'], ['−0.002', '−26.5'], ['0.0', '23.8']]));
  it('shows the difference of a pair', () => {
    expect(formatPair(101_325, 101_326)).to.deep.equal(['101,325', '101,326']);
    const [before, now] = formatPair(14.2301, 14.2308);
    expect(before).not.to.equal(now);
    expect(formatPair(1_000_000.839_75, 1_000_000.837_083)).to.deep.equal(['1,000,000.8398', '1,000,000.8371']);
    expect(formatPair(1.364_963_503_65, 1.364_963_503_75), 'no more than a report keeps').to.deep.equal(['1.36', '1.36']);
    expect(formatPair(5, 5)[0]).to.equal(formatPair(5, 5)[1]);
  });
  it('uses a minus sign and powers of ten', () => {
    expect(formatNumber(-3.14159)).to.equal('−3.142');
    expect(formatNumber(1.234e-7)).to.equal('1.23×10⁻⁷');
    expect(formatNumber(0)).to.equal('0');
    expect(formatNumber(6_021_356)).to.equal('6,021,000');
    expect(formatNumber(56_230_000_000)).to.equal('5.62×10¹⁰');
    expect(formatNumber(-Infinity)).to.equal('−∞');
  });
  it('tells two coefficients apart where they are', () => {
    expect(formatCorrelations(0.372, 0.366)).to.deep.equal(['0.372', '0.366']);
    expect(formatCorrelations(-0.036_384, -0.035_978)).to.deep.equal(['−0.0364', '−0.0360']);
    expect(formatCorrelations(0.958, 0.958 + 4e-16)).to.deep.equal(['0.958', '0.958']);
    expect(formatCorrelations(0.999_12, 1)).to.deep.equal(['0.99912', '1.000']);
  });
  it('says the sign in words', () => {
    expect(describeShift(0.3122)).to.equal('higher by 0.312');
    expect(describeShift(-2)).to.equal('lower by 2');
    expect(describeShift(0)).to.equal('same');
    expect(describeShift({ status: 'too-few', reason: 'two' })).to.equal('–');
  });
  it('prints no number for a figure that is not one', () => expect(formatFigure({ status: 'undefined', reason: 'constant' })).to.equal('–'));
  it('counts bytes in the unit of the whole', () => expect(plain(formatBytesOf(34_000_000, 108_000_000))).to.equal('34 of 108 MB'));
});

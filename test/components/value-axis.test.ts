/** Labels of axes are the numbers that they stand at, and short enough to stand there. */
import { expect } from 'chai';
import { HALF_LETTER, labelAnchor, roomyLabels, valueScale, valueTicks } from '../../components/chart/value-axis.js';
import { Random } from '../core/support/random.js';

const UNITS: Readonly<Record<string, number>> = { '': 1, k: 1e3, M: 1e6 };
const POWERS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** The number that a reader takes from a label. */
function read(label: string): number {
  const [, sign, digits, power, unit] = /^([+−]?)([\d,.]+)(?:×10(⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+))?(?:\u00a0([kM]))?$/.exec(label)!;
  const exponent = power === undefined ? 0 : Number([...power].map((each) => (each === '⁻' ? '-' : POWERS.indexOf(each))).join(''));
  return Number(`${sign === '−' ? '-' : ''}${digits!.replaceAll(',', '')}e${exponent}`) * UNITS[unit ?? '']!;
}

const labels = (from: number, to: number, signed = false): string[] => valueTicks(valueScale(from, to, 0, 360), { signed }).map(({ text }) => text);

describe('labels of a value axis', () => {
  it('do not group years, and count large numbers in one multiple', () => {
    expect(labels(1958, 2016)).to.deep.equal(['1960', '1970', '1980', '1990', '2000', '2010']);
    expect(labels(0, 1.2e9).at(-1)!.replace('\u00a0', ' ')).to.equal('1200 M');
    expect(labels(0, 1.2e12)).to.deep.equal(['0', '2×10¹¹', '4×10¹¹', '6×10¹¹', '8×10¹¹', '10×10¹¹', '12×10¹¹']);
    expect(labels(-1e8, 1e8, true).map((text) => text.replace('\u00a0', ' '))).to.deep.equal(['−100 M', '−50 M', '0', '+50 M', '+100 M']);
    expect(labels(0, 250_000).map((text) => text.replace('\u00a0', ' '))).to.deep.equal(['0', '50 k', '100 k', '150 k', '200 k', '250 k']);
  });

  it('have the same decimals on one axis', () => {
    expect(labels(-1.25, 1.25, true)).to.deep.equal(['−1.0', '−0.5', '0', '+0.5', '+1.0']);
    const random = new Random(8);
    for (let i = 0; i < 500; i++) {
      const size = 10 ** (random.next() * 8 - 3), texts = labels(-size * random.next(), size, true).filter((text) => text !== '0' && !text.includes('×'));
      expect(new Set(texts.map((text) => /\.(\d+)/.exec(text)?.[1]!.length ?? 0)).size, texts.join(' ')).to.be.at.most(1);
    }
  });

  it('are their numbers, each another, none long, for ranges of any size', () => {
    const random = new Random(3);
    for (let i = 0; i < 2000; i++) {
      const size = 10 ** (random.next() * 20 - 6), from = random.chance(0.5) ? 0 : -size * random.next(), scale = valueScale(from, size, 0, 360), ticks = valueTicks(scale, { signed: random.chance(0.5) });
      for (const { at, text } of ticks) {
        expect(Math.abs(read(text) - scale.invert(at)), `${text} at ${scale.invert(at)}`).to.be.at.most(1e-6 * size);
        expect(text.length, text).to.be.at.most(10);
      }
      expect(new Set(ticks.map(({ text }) => text)).size).to.equal(ticks.length);
    }
  });

  it('under a narrow axis are those of every second or third tick, so that none touches another, and zero keeps its own', () => {
    const ticks = (texts: readonly string[], step: number): { at: number; text: string }[] => texts.map((text, i) => ({ at: 60 + i * step, text }));
    const kept = (texts: readonly string[], step: number): string[] => roomyLabels(ticks(texts, step), 40, 60 + texts.length * step).map(({ text }) => text);
    const wide = ['0', '5000', '10,000', '15,000', '20,000', '25,000'];
    expect(kept(wide, 60)).to.deep.equal(wide);
    expect(kept(wide, 40)).to.deep.equal(['0', '10,000', '20,000']);
    expect(kept(['−20,000', '−10,000', '0', '+10,000', '+20,000'], 40)).to.deep.equal(['−20,000', '0', '+20,000']);
    expect(kept(['−10,000', '0', '+10,000'], 4)).to.deep.equal(['0']);
    const random = new Random(11);
    for (let i = 0; i < 500; i++) {
      const end = 40 + 400 * random.next(), made = valueTicks(valueScale(-(10 ** (6 * random.next())), 10 ** (6 * random.next()), 0, end), { per: 20 }), left = roomyLabels(made, 0, end);
      const spans = left.map(({ at, text }) => { const width = 2 * HALF_LETTER * text.length, anchor = labelAnchor(at, 0, end); return anchor === 'start' ? [at, at + width] : anchor === 'end' ? [at - width, at] : [at - width / 2, at + width / 2]; });
      expect(left.length).to.be.greaterThan(0);
      spans.forEach(([from], at) => { if (at > 0) expect(from!).to.be.at.least(spans[at - 1]![1]! + 4); });
    }
  });
});

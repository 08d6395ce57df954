import { expect } from 'chai';
import { MARK_COLOURS, SURFACE, TEXT_COLOURS } from '../../components/shared/colour-tokens.js';
import { exampleReport } from './fixtures.js';
import { mount, one, unmountAll } from './mount.js';

function channels(hex: string): number[] {
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = channels(hex).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function lab(hex: string): number[] {
  const [r = 0, g = 0, b = 0] = channels(hex).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  const f = (t: number): number => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047), y = f(0.2126 * r + 0.7152 * g + 0.0722 * b), z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

describe('colour tokens', () => {
  for (const scheme of ['light', 'dark'] as const) {
    it(`marks stand out 3:1 from the ${scheme} surface`, () => {
      for (const [name, pair] of Object.entries(MARK_COLOURS)) expect(contrast(pair[scheme], SURFACE[scheme]), name).to.be.at.least(3);
    });
    it(`text stands out 4.5:1 from the ${scheme} surface`, () => {
      for (const [name, pair] of Object.entries(TEXT_COLOURS)) expect(contrast(pair[scheme], SURFACE[scheme]), name).to.be.at.least(4.5);
    });
    it(`${scheme} marks are apart from each other`, () => {
      const marks = Object.values(MARK_COLOURS).map((pair) => lab(pair[scheme]));
      marks.forEach((a, i) => marks.slice(i + 1).forEach((b) => expect(Math.hypot(...a.map((v, k) => v - b[k]!))).to.be.at.least(25)));
    });
    it(`the ${scheme} theme paints with the tokens`, async () => {
      const summary = await mount('change-summary', { report: exampleReport() });
      summary.setAttribute('theme', scheme);
      const [r, g, b] = channels(MARK_COLOURS.removed[scheme]).map((c) => Math.round(c * 255));
      expect(getComputedStyle(one(summary, '.track .tone-removed')).color).to.equal(`rgb(${r}, ${g}, ${b})`);
      unmountAll();
    });
  }
});

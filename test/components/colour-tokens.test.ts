import { expect } from 'chai';
import { MARK_COLOURS, SEQUENTIAL_STEPS, SIGN_COLOURS, SIGNED_STEPS, SURENESS_STEPS, SURFACE, TEXT_COLOURS, VERSION_COLOURS } from '../../components/shared/colour-tokens.js';
import { familyFaults, familyOf, tokensIn } from '../../components/view/colour-families.js';
import { sequentialLegend, sequentialStep, signedLegend, signedStep, surenessOf } from '../../components/view/colour-scale.js';
import { hatchPath } from '../../components/view/hatch.js';
import { channels, contrast, distance, leastDistance, luminance, SIGHTS } from './colour-math.js';
import { exampleReport } from './fixtures.js';
import './example-view.js';
import { mount, one, unmountAll } from './mount.js';

const SETS = { classes: MARK_COLOURS, signs: SIGN_COLOURS, versions: VERSION_COLOURS } as const;

describe('colour tokens', () => {
  afterEach(unmountAll);
  for (const scheme of ['light', 'dark'] as const) {
    for (const [set, colours] of Object.entries(SETS)) {
      it(`${set} stand out 3:1 from the ${scheme} surface (VIEWS R23)`, () => {
        for (const [name, pair] of Object.entries(colours)) expect(contrast(pair[scheme], SURFACE[scheme]), name).to.be.at.least(3);
      });
      it(`${scheme} ${set} are apart from each other in every sight (VIEWS R23)`, () => {
        for (const sight of SIGHTS) expect(leastDistance(Object.values(colours).map((pair) => pair[scheme]), sight), sight).to.be.at.least(25);
      });
    }
    it(`text stands out 4.5:1 from the ${scheme} surface`, () => {
      for (const [name, pair] of Object.entries(TEXT_COLOURS)) expect(contrast(pair[scheme], SURFACE[scheme]), name).to.be.at.least(4.5);
    });
    it(`the ${scheme} signed steps go from a neutral centre evenly away from the page, to the sign colours (VIEWS R20)`, () => {
      const steps = SIGNED_STEPS.map((pair) => pair[scheme]);
      expect([steps[0], steps.at(-1)]).to.deep.equal([SIGN_COLOURS.negative[scheme], SIGN_COLOURS.positive[scheme]]);
      expect(new Set(channels(steps[4]!)).size, 'grey centre').to.equal(1);
      expect(contrast(steps[4]!, SURFACE[scheme]), 'centre like the page').to.be.below(1.3);
      for (const side of [steps.slice(0, 5).reverse(), steps.slice(4)]) {
        const away = side.map((hex) => contrast(hex, SURFACE[scheme]));
        for (let i = 1; i < away.length; i++) expect(away[i]! / away[i - 1]!, side[i]).to.be.above(1.2);
      }
    });
    it(`the ${scheme} magnitudes are monotone in lightness, away from the page`, () => {
      const lights = SEQUENTIAL_STEPS.map((pair) => luminance(pair[scheme]));
      const sorted = [...lights].sort((a, b) => (scheme === 'light' ? b - a : a - b));
      expect(lights).to.deep.equal(sorted);
      expect(contrast(SEQUENTIAL_STEPS.at(-1)![scheme], SURFACE[scheme])).to.be.at.least(3);
    });
    it(`the ${scheme} theme paints with the tokens`, async () => {
      const summary = await mount('change-summary', { report: exampleReport() });
      summary.setAttribute('theme', scheme);
      const [r, g, b] = channels(MARK_COLOURS.removed[scheme]).map((c) => Math.round(c * 255));
      expect(getComputedStyle(one(summary, '.track .tone-removed')).color).to.equal(`rgb(${r}, ${g}, ${b})`);
    });
    it(`the ${scheme} theme has the scales as tokens`, async () => {
      const view = await mount('change-example', { report: exampleReport() });
      view.setAttribute('theme', scheme);
      const probe = one<HTMLElement>(view, '.stage');
      const painted = (token: string): string => { probe.style.setProperty('color', `var(${token})`); return getComputedStyle(probe).color; };
      const rgb = (hex: string): string => `rgb(${channels(hex).map((c) => Math.round(c * 255)).join(', ')})`;
      SIGNED_STEPS.forEach((pair, i) => expect(painted(`--_signed-${i}`)).to.equal(rgb(pair[scheme])));
      SEQUENTIAL_STEPS.forEach((pair, i) => expect(painted(`--_sequential-${i}`)).to.equal(rgb(pair[scheme])));
      expect(painted('--_version-base')).to.equal(painted('--_negative'));
      expect(painted('--_version-revision')).to.equal(rgb(SIGN_COLOURS.positive[scheme]));
    });
  }

  it('are judged by distances that find the sets that were rejected', () => {
    const classes = (colours: readonly string[]): number[] => SIGHTS.map((sight) => Math.round(leastDistance(colours, sight)));
    expect(classes(Object.values(MARK_COLOURS).map(({ light }) => light))).to.deep.equal([43, 39, 47, 31]);
    expect(classes(Object.values(SIGN_COLOURS).map(({ dark }) => dark))).to.deep.equal([87, 88, 88, 50]);
    expect(classes(['#1a9641', '#d7191c'])).to.deep.equal([120, 23, 23, 125]);
    expect(classes(['#0072b2', '#d55e00', '#6a3d9a', '#8c8c8c'])).to.deep.equal([43, 17, 8, 27]);
  });
});

describe('the colours of sureness', () => {
  const sides = ['light', 'dark'] as const, chroma = (hex: string): number => { const [r = 0, g = 0, b = 0] = channels(hex); return Math.max(r, g, b) - Math.min(r, g, b); };
  it('halve their steps and lose their colour level by level, to one that is neutral', () => {
    expect(SURENESS_STEPS.map(({ length }) => length)).to.deep.equal([8, 4, 2, 1]);
    for (const side of sides) {
      const most = SURENESS_STEPS.map((steps) => Math.max(...steps.map((step) => chroma(step[side]))));
      most.forEach((each, level) => expect(each, `${side} ${level}`).to.be.below(level === 0 ? 1.01 : most[level - 1]!));
      expect(most[3]).to.equal(0);
    }
  });
  it('are told apart within a level, by sign, from no change and from the surface', () => {
    for (const side of sides) for (const sight of SIGHTS) {
      for (const steps of SURENESS_STEPS.slice(0, 3)) expect(distance(steps[steps.length / 2 - 1]![side], steps[steps.length / 2]![side], sight), `${side} ${sight} signs of ${steps.length}`).to.be.above(8);
      const unsure = SURENESS_STEPS[3]![0]![side];
      for (const other of [SIGNED_STEPS[4]![side], SURFACE[side]]) expect(distance(unsure, other, sight), `${side} ${sight}`).to.be.above(12);
    }
  });
  it('are chosen as wide as the interval at least, the same for both signs', () => {
    expect(surenessOf(0, 5, 4)).to.equal(null);
    expect([0.4, 0.5, 0.51, 1, 1.01, 2, 2.01, Infinity].map((half) => surenessOf(3.9, half, 4)!.level)).to.deep.equal([0, 0, 1, 1, 2, 2, 3, 3]);
    expect([-9, -3.9, -0.1, 0.1, 1, 1.01, 4, 9].map((value) => surenessOf(value, 0, 4)!.step)).to.deep.equal([0, 0, 3, 4, 4, 5, 7, 7]);
    for (const half of [0, 0.7, 1.5, 3]) for (const value of [0.2, 1.3, 3.7]) {
      const up = surenessOf(value, half, 4)!, down = surenessOf(-value, half, 4)!, { length } = SURENESS_STEPS[up.level]!;
      expect([down.level, down.step], `${value} ± ${half}`).to.deep.equal([up.level, length - 1 - up.step]);
    }
  });
});

describe('the families of colour', () => {
  it('do not meet in one panel', () => {
    expect(familyOf('--_added')).to.equal('class');
    expect(familyOf('tone-removed')).to.equal('class');
    expect(familyOf('--_signed-3')).to.equal('sign');
    expect(familyOf('--_version-base')).to.equal('sign');
    expect(familyOf('--_sure-2-1')).to.equal('sign');
    expect(familyOf('--_ink')).to.equal(null);
    expect(familyFaults([{ name: 'strip', tokens: ['--_added', '--_ink'] }, { name: 'series', tokens: ['--_positive', '--_negative'] }])).to.deep.equal([]);
    expect(familyFaults([{ name: 'matrix', tokens: ['--_signed-0', 'tone-added'] }])).to.deep.equal(['matrix: tone-added beside --_signed-0']);
  });
  it('are read off what is drawn', () => {
    const panel = document.createElementNS('http://www.w3.org/2000/svg', 'g');
    panel.innerHTML = '<rect fill="var(--_signed-2)"/><path class="tone-added" stroke="var(--_ink, red)"/>';
    expect(tokensIn(panel)).to.have.members(['--_signed-2', 'tone-added', '--_ink']);
    expect(familyFaults([{ name: 'g', tokens: tokensIn(panel) }])).to.have.length(1);
  });
});

describe('steps of colour', () => {
  it('keep the centre for no change at all', () => {
    expect([-9, -4, -3.9, -0.001, 0, 0.001, 1, 1.001, 4, 9].map((value) => signedStep(value, 4))).to.deep.equal([0, 0, 0, 3, 4, 5, 5, 6, 8, 8]);
    expect(signedStep(5, 0)).to.equal(4);
    expect([0, 0.99, 1, 6.9, 7, 8].map((value) => sequentialStep(value, 7))).to.deep.equal([0, 0, 1, 6, 6, 6]);
  });
  it('are labelled with what they stand for', () => {
    expect(signedLegend(4).map(({ label }) => label)).to.deep.equal(['−3 to −4', '−2 to −3', '−1 to −2', '0 to −1', 'no change', '0 to 1', '1 to 2', '2 to 3', '3 to 4']);
    expect(sequentialLegend(7)[6]).to.deep.equal({ token: '--_sequential-6', label: '6 to 7' });
    expect([0, 8].map((i) => signedLegend(4, true)[i]!.label)).to.deep.equal(['−3 and beyond', '3 and beyond']);
    expect(sequentialLegend(7, true)[6]!.label).to.equal('6 and more');
  });
  it('are hatched where there is no data', () => {
    expect(hatchPath({ x: 10, y: 20, width: 10, height: 10 }, 10)).to.equal('M15 20L10 25M20 25L15 30');
    for (const [, x = 0, y = 0] of hatchPath({ x: 3, y: 4, width: 31, height: 7 }).matchAll(/[ML]([\d.]+) ([\d.]+)/g).map((found) => found.map(Number))) {
      expect(x).to.be.within(3, 34);
      expect(y).to.be.within(4, 11);
    }
  });
});

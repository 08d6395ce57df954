/** Colours by sureness: no colour tells more than its interval, text and marks say the same, and nothing is sure by chance. */
import { expect } from 'chai';
import 'axe-core/axe.js';
import { SURENESS_STEPS } from '../../components/shared/colour-tokens.js';
import { Random } from '../core/support/random.js';
import { exchanged, reordered, type DeskData } from './desk-comparison.js';
import { removeMatrices, shownMatrix, sitesByDays, type Ready } from './matrix-view.js';
import { all, button, one, press, settled, textOf, unmountAll, until } from './mount.js';

const { axe } = globalThis as unknown as { axe: { run(root: Element, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };
const sure = (of: DeskData): ReturnType<typeof shownMatrix> => shownMatrix(of, { arrangement: 'sure' });
/** `[level, step]` of each cell; null: no change or no data. */
const steps = ({ picture }: Ready): (readonly [number, number] | null)[] => picture.cells.map(({ token }) => { const found = /^--_sure-(\d)-(\d)$/.exec(token ?? ''); return found === null ? null : [Number(found[1]), Number(found[2])] as const; });

describe('change-matrix by sureness', () => {
  afterEach(() => { unmountAll(); removeMatrices(); });

  it('tells noise no finer than it is known, and the sign of what is shifted', async () => {
    const noise = await shownMatrix(sitesByDays(8, (_, __, random) => random.normal()), { arrangement: 'sure', magnified: true }), levels = steps(noise.ready).map((step) => step?.[0] ?? 0);
    expect(levels.every((level) => level >= 1), 'seven values a cell are sure of nothing fine').to.equal(true);
    const { ready } = await sure(sitesByDays(8, (site, _, random) => (site === 3 ? 5 : 0) + random.normal())), width = ready.picture.cells.length / 8;
    expect(ready.picture.rowLabels[0]!.text).to.equal('site 03');
    const signs = steps(ready).slice(0, width).filter((step) => step !== null && step[0] < 3).map((step) => step![1] >= SURENESS_STEPS[step![0]]!.length / 2);
    expect(signs.length > 0 && signs.every((up) => up)).to.equal(true);
  });

  it('draws a shift that is the same everywhere as surely as can be, and no change as none', async () => {
    const { ready } = await sure(sitesByDays(4, (site) => (site === 1 ? 1 : 0)));
    const places = ready.picture.cells, width = places.length / 4;
    // Sums of floating point numbers leave differences of 1 a little apart.
    for (const { token } of places.slice(0, width)) expect(token).to.match(/^--_sure-0-[4-7]$/);
    for (const { token } of places.slice(width)) expect(token).to.equal('--_signed-4');
  });

  it('says in marks and table what its colours go by', async () => {
    const { ready } = await sure(sitesByDays(5, (site, _, random) => site + random.normal())), { rows, columns } = ready.facts.table, at = (label: string): number => columns.findIndex((column) => column.label.startsWith(label));
    const cells = ready.marks.filter(({ id }) => id.startsWith('cell-'));
    expect(cells).to.have.length(rows.length);
    cells.forEach((mark, i) => {
      const half = rows[i]![at('90 % interval ±')], text = mark.lines.find((line) => line.includes('interval'))!;
      if (half === null) expect(text).to.equal('too few independent records for an interval');
      else {
        const [, low, high] = /interval (\S+) to (\S+)/.exec(text.replaceAll('−', '-').replaceAll('\u00a0', ' '))!, mean = Number(rows[i]![at('mean change')]);
        expect(Number(low)).to.be.closeTo(mean - Number(half), 0.01 * Math.max(1, Math.abs(mean)));
        expect(Number(high)).to.be.closeTo(mean + Number(half), 0.01 * Math.max(1, Math.abs(mean)));
      }
    });
    expect(ready.facts.notes.join(' ')).to.contain('A colour spans at least the 90 % interval of the mean');
  });

  it('mirrors when base and revision change places, and does not depend on the order of records', async () => {
    const plain = sitesByDays(5, (site, _, random) => site - 2 + random.normal()), of: DeskData = { ...plain, columns: [{ ...plain.columns[0]!, matters: 0.25 }] }, random = new Random(3), there = (await sure(of)).ready, back = (await sure(exchanged(of))).ready;
    expect(steps(there).some((step) => step !== null && step[0] < 3)).to.equal(true);
    steps(there).forEach((step, i) => expect(steps(back)[i], `cell ${i}`).to.deep.equal(step === null ? null : [step[0], SURENESS_STEPS[step[0]]!.length - 1 - step[1]]));
    const shuffled = (await sure(reordered(of, of.time!.map((_, i) => i).sort(() => random.next() - 0.5)))).ready;
    expect(steps(shuffled)).to.deep.equal(steps(there));
  });

  it('has its key as a table of levels, within its place at any width', async () => {
    const { view, ready } = await sure(sitesByDays(6, (site, _, random) => site + random.normal()));
    expect(ready.picture.legend.swatches.map(({ token }) => token)).to.deep.equal(SURENESS_STEPS.flatMap((level, i) => level.map((_, k) => `--_sure-${i}-${k}`)));
    for (const width of ['320px', '700px']) {
      view.style.inlineSize = width;
      await until(() => Number(view.shadowRoot!.querySelector('.picture svg')?.getAttribute('width')) === one(view, '.stage').clientWidth, 'the picture of that width');
      await settled(view);
      const right = one(view, '.picture svg').getBoundingClientRect().right;
      for (const text of all(view, '.picture text')) expect(text.getBoundingClientRect().right, `${width}: ${textOf(text)}`).to.be.at.most(right + 1);
    }
  });

  it('is one of three colourings, chosen by keys, and lowers what is unsure', async () => {
    const { view } = await shownMatrix(sitesByDays(4, (_, __, random) => random.normal())), toolbar = one(view, '.toolbar');
    button(view, 'Mean change').focus();
    press(button(view, 'Mean change'), 'ArrowRight');
    const chosen = view.shadowRoot!.activeElement as HTMLButtonElement;
    expect(textOf(chosen)).to.equal('Mean change, if sure');
    chosen.click();
    await settled(view);
    expect(all(view, '[aria-label=Arrangement] [aria-pressed=true]').map(textOf)).to.deep.equal(['Mean change, if sure']);
    const { picture } = view.viewState as Ready;
    for (const { token, inset, height } of picture.cells) if (/sure-3/.test(token ?? '')) expect(inset).to.equal(Math.round(0.3 * height));
    expect(toolbar.getAttribute('role')).to.equal('toolbar');
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`has no violation of accessibility, ${theme}`, async () => {
      document.documentElement.style.colorScheme = theme;
      document.documentElement.style.background = theme === 'dark' ? '#121212' : '#ffffff';
      const { view } = await sure(sitesByDays(4, (site, _, random) => site + random.normal())), found = await axe.run(view, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] });
      expect(found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).to.deep.equal([]);
    });
  }
});

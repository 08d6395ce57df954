/** Rows of the matrix: alike ones together, and horizon graphs of two bands from a baseline that can be moved. */
import { expect } from 'chai';
import 'axe-core/axe.js';
import type { PictureBar } from '../../components/matrix/matrix-picture.js';
import { exchanged, reordered, type DeskData } from './desk-comparison.js';
import { Random } from '../core/support/random.js';
import { removeMatrices, shownMatrix, sitesByDays, type Ready } from './matrix-view.js';
import { all, button, one, press, settled, textOf, unmountAll } from './mount.js';

const { axe } = globalThis as unknown as { axe: { run(root: Element, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };
const rows = ({ picture }: Ready): string[] => picture.rowLabels.map(({ text }) => text);
const year = (t: number): number => new Date(t).getUTCFullYear();
/** Even sites change in 2001, odd ones in 2003, by amounts of their own. */
const families = (site: number, t: number): number => (site % 2 === 0 ? (year(t) === 2001 ? 1 + site / 20 : 0) : year(t) === 2003 ? 1 + site / 20 : 0);
/** Signed heights of the bars of each cell, in cells. */
function heights({ picture: { bands, cells } }: Ready): number[] {
  return cells.map(({ x, y, height }) => bands.filter((bar) => bar.x === x && bar.y >= y && bar.y < y + height).reduce((sum, bar) => sum + (/signed-[68]/.test(bar.token) ? 1 : -1) * (bar.height / height), 0));
}

describe('rows of the matrix', () => {
  afterEach(() => { unmountAll(); removeMatrices(); });

  it('stand together where they changed alike, what changed most near the top', async () => {
    const { ready } = await shownMatrix(sitesByDays(8, families), { order: 'cluster' }), order = rows(ready).map((name) => Number(name.slice(-2)));
    expect(order.slice(0, 4).map((site) => site % 2), 'one family').to.deep.equal(new Array(4).fill(order[0]! % 2));
    expect(order.slice(4).map((site) => site % 2)).to.deep.equal(new Array(4).fill(1 - (order[0]! % 2)));
    expect(order.indexOf(7)).to.be.below(4);
    expect(ready.facts.notes.join(' ')).to.contain('average linkage');
    expect(rows((await shownMatrix(sitesByDays(8, families))).ready), 'by change they are mixed').to.not.deep.equal(rows(ready));
  });

  it('stand in the same order of clusters whatever the order of records, and when base and revision change places', async () => {
    const plain = sitesByDays(7, families), of: DeskData = { ...plain, columns: [{ ...plain.columns[0]!, matters: 0.2 }] }, random = new Random(2), there = rows((await shownMatrix(of, { order: 'cluster' })).ready);
    expect(rows((await shownMatrix(reordered(of, random.shuffled(of.time!.map((_, i) => i))), { order: 'cluster' })).ready)).to.deep.equal(there);
    expect(rows((await shownMatrix(exchanged(of), { order: 'cluster' })).ready)).to.deep.equal(there);
  });

  it('are ordered by a press, with what did not change still in one row', async () => {
    const plain = sitesByDays(14, () => 0), base = plain.columns[0]!.base as readonly number[], revision = base.map((x, i) => { const site = Number(plain.group![i]!.slice(-2)); return site < 6 ? x + families(site, plain.time![i]!) : x; });
    const { view } = await shownMatrix({ ...plain, columns: [{ name: 'NEE', base, revision }] });
    button(view, 'Alike').click();
    await settled(view);
    expect([view.order, rows(view.viewState as Ready).length, rows(view.viewState as Ready).at(-1)]).to.deep.equal(['cluster', 7, '8 unchanged']);
  });
});

describe('horizon rows', () => {
  afterEach(() => { unmountAll(); removeMatrices(); });
  const steps = (site: number): number => [0.5, -0.5, 2, -2, 0][site]!, horizon = (of: DeskData, more = {}): ReturnType<typeof shownMatrix> => shownMatrix({ ...of, columns: of.columns.map((column) => ({ ...column, matters: 1 })) as unknown as DeskData['columns'] }, { rows: 'horizon', order: 'name', ...more });

  it('rise from the lower edge, mirrored by sign, with a second, darker band beyond half of the scale', async () => {
    // With 1 as what matters the scale reaches 4, so that a band is 2 high.
    const { ready } = await horizon(sitesByDays(5, steps)), width = ready.picture.cells.length / 5, tall = heights(ready);
    [0.25, -0.25, 1, -1, 0].forEach((height, site) => { for (const each of tall.slice(site * width, (site + 1) * width)) expect(each, `site ${site}`).to.be.closeTo(height, 0.05); });
    expect(new Set(ready.picture.bands.map(({ token }) => token))).to.deep.equal(new Set(['--_signed-6', '--_signed-2']));
    const beyond = (await horizon(sitesByDays(5, (site) => 1.5 * steps(site)))).ready;
    expect(new Set(beyond.picture.bands.map(({ token }) => token))).to.deep.equal(new Set(['--_signed-6', '--_signed-2', '--_signed-8', '--_signed-0']));
    for (const { y, height } of beyond.picture.bands as readonly PictureBar[]) expect(y + height, 'bars stand on a row').to.be.at.most(beyond.picture.plot.y + beyond.picture.plot.height);
    expect(Math.max(...heights(beyond))).to.be.closeTo(1.5, 0.05);
  });

  it('are at least 24 pixels high, or colours, where there are too many', async () => {
    const { ready } = await horizon(sitesByDays(20, (site) => (site + 1) / 10));
    expect(Math.min(...ready.picture.cells.map(({ height }) => height))).to.be.at.least(23);
    const many = (await horizon(sitesByDays(40, (site) => (site + 1) / 10))).ready;
    expect(many.picture.bands).to.have.length(0);
    expect(many.facts.notes.join(' ')).to.contain('40 rows are too many for horizon graphs: colours are shown.');
  });

  it('draw no bar where nothing changed, and mirror when base and revision change places', async () => {
    const same = sitesByDays(5, () => 0), none = (await horizon({ ...same, columns: [{ ...same.columns[0]!, revision: same.columns[0]!.base as readonly never[] }] })).ready;
    expect([none.picture.bands.length, none.facts.title]).to.deep.equal([0, 'No cell of NEE changed']);
    const of = sitesByDays(5, (site, _, random) => site - 2 + random.normal()), there = heights((await horizon(of)).ready), back = heights((await horizon(exchanged(of))).ready);
    there.forEach((height, i) => expect(back[i]! + height, `cell ${i}`).to.be.closeTo(0, 1e-9));
  });

  it('rise from a baseline that arrow keys move, and say so', async () => {
    const { view } = await horizon(sitesByDays(5, steps)), slider = (): HTMLInputElement => one<HTMLInputElement>(view, 'input[type=range]'), before = heights(view.viewState as Ready);
    expect([slider().value, slider().getAttribute('aria-valuetext')]).to.deep.equal(['0', '0 tolerances']);
    slider().focus();
    slider().stepUp(5);
    slider().dispatchEvent(new Event('input'));
    await settled(view);
    expect(view.baseline).to.be.closeTo(1, 1e-9);
    const state = view.viewState as Ready, after = heights(state);
    before.forEach((height, i) => { if (Math.abs(height) > 0.02) expect(after[i]!, `cell ${i}`).to.be.closeTo(height - 0.5, 0.05); });
    expect(state.picture.legend.title).to.contain('from a baseline of +1');
    expect(state.facts.notes.join(' ')).to.contain('baseline of +1 tolerances');
    press(slider(), 't');
    await settled(view);
    expect(view.shadowRoot!.querySelector('table'), 'keys of the view work on').to.not.equal(null);
  });

  it('keep the numbers, marks and selections of the colours', async () => {
    const of = sitesByDays(5, steps), field = (await shownMatrix(of, { order: 'name' })).ready, { ready } = await shownMatrix(of, { rows: 'horizon', order: 'name' });
    expect(ready.facts.table.rows).to.deep.equal(field.facts.table.rows);
    expect(ready.marks.map(({ lines }) => lines.join())).to.deep.equal(field.marks.map(({ lines }) => lines.join()));
    const { view } = await horizon(of), layer = one(view, '.marks');
    layer.focus();
    press(layer, 'Enter');
    await settled(view);
    expect((view.viewState as Ready).picture.bands.some(({ muted }) => muted)).to.equal(true);
  });

  it('keep every label within its place', async () => {
    const { view } = await horizon(sitesByDays(5, steps));
    for (const width of ['320px', '700px']) {
      view.style.inlineSize = width;
      await settled(view);
      await settled(view);
      const right = one(view, '.picture svg').getBoundingClientRect().right;
      for (const text of all(view, '.picture text')) expect(text.getBoundingClientRect().right, `${width}: ${textOf(text)}`).to.be.at.most(right + 1);
    }
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`have no violation of accessibility, ${theme}`, async () => {
      document.documentElement.style.colorScheme = theme;
      document.documentElement.style.background = theme === 'dark' ? '#121212' : '#ffffff';
      const { view } = await horizon(sitesByDays(5, steps)), found = await axe.run(view, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] });
      expect(found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).to.deep.equal([]);
    });
  }
});

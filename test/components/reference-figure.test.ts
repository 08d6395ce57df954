/** The reference figure: six panels of one column, each with its own finding, the lower ones on one range with room around it. */
import { expect } from 'chai';
import 'axe-core/axe.js';
import '../../components/define-views.js';
import type { AgreementPlot } from '../../components/agreement/agreement-plot.js';
import type { DistributionPictureState } from '../../components/distribution/distribution.view.js';
import type { ChangeReferenceFigureElement } from '../../components/reference-figure/reference-figure.element.js';
import type { ViewState } from '../../components/view/view-model.js';
import { Random } from '../core/support/random.js';
import { deskComparison, exchanged, type DeskData } from './desk-comparison.js';
import { hostOf } from './desk-host.js';
import { all, button, mount, one, pause, press, settled, textOf, unmountAll } from './mount.js';

const { axe } = globalThis as unknown as { axe: { run(root: Element, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };
type View = HTMLElement & { readonly viewName: string; readonly viewState: ViewState<unknown> };
const DAY = 86_400_000;

/** `change`: added to each value of base. */
function data(change: (i: number) => number): DeskData {
  const random = new Random(6), base = Array.from({ length: 900 }, () => 20 + 5 * random.normal());
  return { time: base.map((_, i) => Date.UTC(2001, 0, 1) + i * DAY), columns: [{ name: 'NEE', unit: 'g', base, revision: base.map((x, i) => x + change(i)) }] };
}

async function figureOf(of: DeskData): Promise<{ figure: ChangeReferenceFigureElement; views: View[] }> {
  const host = await hostOf(deskComparison(of)), figure = await mount('change-reference-figure', { column: 'NEE' }, host), views = all<View>(figure, 'change-series, change-agreement, change-distribution');
  for (let i = 0, still = 0; still < 3; i++) {
    if (i > 400) throw new Error('waited in vain');
    await pause(20);
    still = views.every(({ viewState }) => viewState.state === 'ready' && !viewState.busy) ? still + 1 : 0;
  }
  return { figure, views };
}

const ready = <P>(view: View): Extract<ViewState<P>, { state: 'ready' }> => view.viewState as Extract<ViewState<P>, { state: 'ready' }>;

describe('change-reference-figure', () => {
  afterEach(unmountAll);

  it('paints its six panels from a report alone, with one column for all', async () => {
    const figure = await mount('change-reference-figure', { report: deskComparison(data((i) => i % 7)).report(), column: 'NEE' });
    await pause(300);
    expect(all<View>(figure, 'change-series, change-agreement, change-distribution').map(({ viewName, viewState }) => `${viewName} ${viewState.state}`)).to.deep.equal(['change-series ready', 'change-agreement ready', 'change-distribution ready', 'change-distribution ready']);
  });

  it('says what it waits for without a report', async () => {
    expect(textOf((await mount('change-reference-figure', {})).shadowRoot)).to.contain('No comparison yet.');
  });

  it('draws the lower panels on one range, a tenth of it free at each end, and counts what it counted', async () => {
    const of = data((i) => (i % 3 === 0 ? 2 : 0)), { views } = await figureOf(of), [, agreement, histogram, cumulative] = views, column = of.columns[0]!, values = [...column.base as readonly number[], ...column.revision as readonly number[]];
    const low = Math.min(...values), high = Math.max(...values), room = (high - low) / 10, near = (a: number, b: number): void => { expect(a).to.be.closeTo(b, 1e-9 * Math.abs(high)); };
    const { window } = ready<AgreementPlot>(agreement!).picture.scales;
    for (const axis of [window.x, window.y, ready<DistributionPictureState>(histogram!).picture.plot.axis, ready<DistributionPictureState>(cumulative!).picture.plot.axis]) { near(axis.from, low - room); near(axis.to, high + room); }
    const { values: counts, edges, layout } = ready<DistributionPictureState>(histogram!).picture.plot;
    expect([counts.edges.length, counts.base.reduce((sum, n) => sum + n, 0)]).to.deep.equal([81, 900]);
    near(counts.edges[0]!, low);
    expect((edges[0]! - layout.left) / (layout.right - layout.left), 'a twelfth of the axis is free').to.be.closeTo(1 / 12, 1e-9);
    const { drawn, layout: { plane } } = ready<AgreementPlot>(agreement!).picture;
    expect([(drawn.x - plane.x) / plane.width, drawn.width / plane.width, (drawn.y - plane.y) / plane.height].map((each) => Number(each.toFixed(9)))).to.deep.equal([1 / 12, 10 / 12, 1 / 12].map((each) => Number(each.toFixed(9))));
    for (const mark of ready(agreement!).marks) expect(mark.x >= drawn.x - 1e-9 && mark.x + mark.width <= drawn.x + drawn.width + 1e-9, mark.lines[0]).to.equal(true);
  });

  it('asks for the values under a range, wherever it is drawn', async () => {
    const { views } = await figureOf(data((i) => i % 2)), agreement = views[1] as View & { clausesOf(range: object): readonly { field: string; value: readonly number[] }[] }, { drawn, scales } = ready<AgreementPlot>(agreement).picture, x = { from: drawn.x + drawn.width / 4, to: drawn.x + drawn.width / 2 };
    const [clause] = agreement.clausesOf({ x, y: null }), { from, to } = scales.window.x, room = (to - from) / 12;
    expect(clause!.value[0]).to.be.closeTo(from + room + (to - from - 2 * room) / 4, (to - from) / 64);
    expect(clause!.value[1]).to.be.closeTo(from + room + (to - from - 2 * room) / 2, (to - from) / 64);
  });

  for (const [what, change] of [['nothing changed', () => 0], ['all is higher', () => 3], ['few differ', (i: number) => (i === 5 ? 1 : 0)], ['two change places', (i: number) => (i % 2 === 0 ? 0.001 : -0.001)]] as const) {
    it(`gives each panel a title of its own where ${what}`, async () => {
      const { views } = await figureOf(data(change)), titles = views.map((view) => ready(view).facts.title);
      expect(new Set(titles).size, titles.join(' | ')).to.equal(4);
    });
  }

  it('tells of the cumulative shares what they show, mirrored by an exchange', async () => {
    const of = data(() => 3), title = async (each: DeskData): Promise<string> => ready((await figureOf(each)).views[3]!).facts.title;
    const [, before, value, after] = /^([\d.]+) % of NEE lay below ([\d.]+) g, now ([\d.]+) %$/.exec(await title(of))!, base = of.columns[0]!.base as readonly number[], below = (values: readonly number[]): number => (100 * values.filter((x) => x < Number(value)).length) / values.length;
    expect(Number(before)).to.be.closeTo(below(base), 0.6);
    expect(Number(after)).to.be.closeTo(below(base.map((x) => x + 3)), 0.6);
    unmountAll();
    expect(await title(exchanged(of))).to.equal(`${after} % of NEE lay below ${value} g, now ${before} %`);
  });

  it('offers to magnify changes that the spread makes flat, by a press, and takes it back', async () => {
    const { views } = await figureOf(data((i) => (i % 2 === 0 ? 0.01 : 0))), [series, , histogram] = views, offered = (view: View): string[] => all(view, '.offer').map(textOf);
    expect(offered(series!)).to.deep.equal(['Changes are small beside the spread: magnify']);
    expect(offered(histogram!)).to.deep.equal(['Changes are small beside the spread: magnify']);
    for (const view of [series!, histogram!]) {
      button(view, 'magnify').focus();
      press(button(view, 'magnify'), 'Enter');
      button(view, 'magnify').click();
      await settled(view);
      expect(offered(view)).to.deep.equal(['Changes are magnified: draw them to the scale of the spread']);
    }
    expect(ready<DistributionPictureState>(histogram!).picture.plot.differences!.reach).to.be.closeTo(0.01, 1e-9);
    button(series!, 'to the scale').click();
    await settled(series!);
    expect(offered(series!)).to.deep.equal(['Changes are small beside the spread: magnify']);
    button(series!, 'Options').click();
    await settled(series!);
    expect(offered(series!), 'the controls have it').to.deep.equal([]);
  });

  it('offers nothing where changes can be seen', async () => {
    const { views } = await figureOf(data(() => 8));
    for (const view of views) expect(all(view, '.offer')).to.have.length(0);
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`has no violation of accessibility, ${theme}`, async () => {
      document.documentElement.style.colorScheme = theme;
      document.documentElement.style.background = theme === 'dark' ? '#121212' : '#ffffff';
      const { figure } = await figureOf(data((i) => (i % 2 === 0 ? 0.01 : 0))), found = await axe.run(figure, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] });
      expect(found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).to.deep.equal([]);
      expect(one(figure, 'section').getAttribute('aria-label')).to.equal('Base and revision of NEE');
    });
  }
});

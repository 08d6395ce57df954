/** Flags of a series: kinds of change at their places in time, with words, reached by keys, mirrored and moved with the view. */
import { expect } from 'chai';
import 'axe-core/axe.js';
import '../../components/define-views.js';
import type { ChangeSeriesElement } from '../../components/series/series.element.js';
import type { SeriesPictureDrawn } from '../../components/series/series.model.js';
import type { ViewState } from '../../components/view/view-model.js';
import { Random } from '../core/support/random.js';
import { deskComparison, exchanged, type DeskComparison, type DeskData } from './desk-comparison.js';
import { all, mount, one, press, settled, textOf, unmountAll, until } from './mount.js';

type Ready = Extract<ViewState<SeriesPictureDrawn>, { state: 'ready' }>;
const { axe } = globalThis as unknown as { axe: { run(root: Element, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };
const DAY = 86_400_000, N = 800, START = Date.UTC(2001, 0, 1);

/** Days of two sites; `change` gives the revision of a day. */
function data(change: (value: number, day: number, site: number, all: readonly number[]) => number, unit = 'g'): DeskData {
  const random = new Random(17), base = Array.from({ length: 2 * N }, (_, i) => Math.round(100 * (10 + 5 * Math.sin(i / 40) + random.normal())) / 100);
  return { time: base.map((_, i) => START + DAY * (i % N)), group: base.map((_, i) => `site ${Math.floor(i / N)}`), columns: [{ name: 'x', unit, base, revision: base.map((v, i) => change(v, i % N, Math.floor(i / N), base)) }] };
}
const stepped = (size: number): DeskData => data((v, day, site) => (site === 1 && day >= 300 ? Number((v + size).toFixed(2)) : v));

async function shown(comparison: DeskComparison, more: Partial<ChangeSeriesElement> = {}): Promise<{ view: ChangeSeriesElement; state: () => Ready }> {
  const view = document.createElement('change-series');
  Object.defineProperty(view, 'comparison', { get: () => comparison });
  (await mount('change-series')).replaceWith(view);
  Object.assign(view, { report: comparison.report(), column: 'x', ...more });
  await settled(view);
  await until(() => view.viewState.state === 'ready' && view.viewState.busy !== true, 'the picture');
  return { view, state: () => view.viewState as Ready };
}

const flagsOf = ({ picture }: Ready): readonly { text: string; x: number; until: number | null; lines: readonly string[]; throughout: boolean }[] => picture.drawing.difference.flags;

describe('the flags of change-series', () => {
  afterEach(() => { unmountAll(); for (const left of document.querySelectorAll('change-series')) left.remove(); });

  it('stand where a step begins, say its size and site, and are told once', async () => {
    const { state } = await shown(deskComparison(stepped(0.7))), flags = flagsOf(state()), { scale } = state().picture.drawing;
    expect(flags.map(({ text, until: end }) => [text, end])).to.deep.equal([['step +0.7', null]]);
    expect(flags[0]!.x).to.be.closeTo(scale(START + 300 * DAY), 1);
    expect(flags[0]!.lines[0]).to.equal('Step +0.7, from 2001-10-28, site 1');
    expect(flags[0]!.lines.at(-1)).to.equal('500 cells of 500 changed');
    expect(state().facts.notes).to.include('Flags mark where a kind of change begins or the difference steps.');
  });

  it('mirror where releases change places, and are none of identical ones', async () => {
    const [there, back] = [(await shown(deskComparison(stepped(0.7)))).state(), (await shown(deskComparison(exchanged(stepped(0.7))))).state()];
    expect(flagsOf(back).map(({ text, x }) => [text, x])).to.deep.equal([['step −0.7', flagsOf(there)[0]!.x]]);
    expect(flagsOf((await shown(deskComparison(data((v) => v)))).state())).to.deep.equal([]);
  });

  it('say over the panel what is true of the whole series', async () => {
    const { view, state } = await shown(deskComparison(data((v) => Number((v * 10).toFixed(1)))));
    expect(flagsOf(state()).filter(({ throughout }) => throughout).map(({ text }) => text)).to.deep.equal(['unit ×10']);
    expect(state().picture.drawing.difference.head).to.equal('revision − base, unit ×10');
    expect(textOf(one(view, '.picture'))).to.contain('revision − base, unit ×10');
    expect(all(view, '.pole')).to.have.length(flagsOf(state()).length - 1);
  });

  it('say nothing over the panel of what is true of single cells', async () => {
    const { state } = await shown(deskComparison(data((v, day) => (day % 23 === 7 ? Number((v * 10).toFixed(1)) : v)))), kinds = state().picture.drawing.difference.flags;
    expect(kinds.filter(({ throughout }) => throughout)).to.deep.equal([]);
    expect(state().picture.drawing.difference.head).to.equal('revision − base');
  });

  it('have a line to where a stretch ends, and words for a shift in time', async () => {
    const { state, view } = await shown(deskComparison(data((v, day, site, values) => (site === 0 && day >= 200 && day < 500 ? values[day - 1]! : v)))), shift = flagsOf(state()).find(({ text }) => text.startsWith('time shift'))!, { scale } = state().picture.drawing;
    expect(shift.lines[0]).to.match(/^Time shift .*, 2001-0\d-\d\d to 2002-0\d-\d\d, site 0$/);
    expect(shift.x).to.be.closeTo(scale(START + 200 * DAY), 4);
    expect(shift.until!).to.be.closeTo(scale(START + 500 * DAY), 4);
    expect(all(view, '.stretch')).to.have.length(1);
    expect(new Set(flagsOf(state()).map(({ x, text }) => `${x} ${text}`)).size).to.equal(flagsOf(state()).length);
  });

  it('are those of the groups that a selection leaves, and of what is in view', async () => {
    const { view, state } = await shown(deskComparison(stepped(0.7))), narrow = async (site: string): Promise<number> => { view.requestClauses('another', [{ source: 'another', field: 'group', kind: 'points', value: [site] }]); await settled(view); await until(() => view.viewState.state === 'ready' && view.viewState.busy !== true, 'the narrowed one'); return flagsOf(state()).length; };
    expect([await narrow('site 0'), await narrow('site 1')]).to.deep.equal([0, 1]);
    view.span = [START, START + 100 * DAY];
    await settled(view);
    await until(() => view.viewState.state === 'ready' && view.viewState.busy !== true, 'the view');
    expect(flagsOf(state())).to.deep.equal([]);
  });

  it('are reached by keys, and have no violation', async () => {
    const { view } = await shown(deskComparison(stepped(0.7)));
    press(one(view, '.marks'), 'End');
    await settled(view);
    expect(textOf(one(view, '[role=option]'))).to.contain('Step +0.7, from 2001-10-28, site 1');
    const found = await axe.run(view, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'], rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } } });
    expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).to.deep.equal([]);
    expect(all(view, '.picture [style]')).to.deep.equal([]);
  });
});

/** What is known of single values: those filled into gaps are lighter in lines and strip, and a companion column gives a band of error. */
import { expect } from 'chai';
import 'axe-core/axe.js';
import '../../components/define-views.js';
import { partsOfRun } from '../../components/series/gap-filled.js';
import type { ChangeSeriesElement } from '../../components/series/series.element.js';
import type { SeriesPictureDrawn } from '../../components/series/series.model.js';
import type { ViewState } from '../../components/view/view-model.js';
import { Random } from '../core/support/random.js';
import { deskComparison, exchanged, type DeskComparison, type DeskData } from './desk-comparison.js';
import { all, mount, settled, unmountAll, until } from './mount.js';

type Ready = Extract<ViewState<SeriesPictureDrawn>, { state: 'ready' }>;
const { axe } = globalThis as unknown as { axe: { run(root: Element, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };
const HALF = 1_800_000, START = Date.UTC(2003, 0, 1);

/** Half-hours; those from 40 to 79 were filled, in the revision those to 119. */
function data(n: number, more: DeskData['columns'] = [], change = 1): DeskData {
  const random = new Random(4), base = Array.from({ length: n }, (_, i) => 50 * Math.sin(i / 8) + random.normal()), flag = (to: number): number[] => base.map((_, i) => (i >= 40 && i < to ? 1 : i % 97 === 0 ? 3 : 0));
  return { time: base.map((_, i) => START + i * HALF), columns: [{ name: 'LE_F_MDS', unit: 'W', base, revision: base.map((v, i) => (i >= 40 && i < 120 ? v + change : v)) }, { name: 'LE_F_MDS_QC', role: 'flag', base: flag(80), revision: flag(change === 0 ? 80 : 120) }, ...more] };
}

async function shown(comparison: DeskComparison, more: Partial<ChangeSeriesElement> = {}): Promise<{ view: ChangeSeriesElement; state: () => Ready }> {
  const view = document.createElement('change-series');
  Object.defineProperty(view, 'comparison', { get: () => comparison });
  (await mount('change-series')).replaceWith(view);
  Object.assign(view, { report: comparison.report(), column: 'LE_F_MDS', ...more });
  await quiet(view);
  return { view, state: () => view.viewState as Ready };
}

async function quiet(view: ChangeSeriesElement): Promise<void> {
  await settled(view);
  await until(() => view.viewState.state === 'ready' && view.viewState.busy !== true, 'the picture');
  await settled(view);
}

describe('values that were filled into gaps', () => {
  afterEach(() => { unmountAll(); for (const left of document.querySelectorAll('change-series')) left.remove(); });

  it('are lighter in the line, apart from measured ones, and counted by the flag that says so', async () => {
    const { view, state } = await shown(deskComparison(data(200))), { lines, lanes, scale } = state().picture.drawing, versions = Object.fromEntries(lines[0]!.versions.map((version) => [version.version, version]));
    expect(state().picture.drawing.asLine).to.equal(true);
    for (const [side, end] of [['base', 80], ['revision', 120]] as const) {
      const xs = [...versions[side]!.gaps.line.matchAll(/[ML]([\d.]+) /g)].map((found) => Number(found[1])), [from, to] = [scale(START + 38 * HALF), scale(START + (end + 2) * HALF)];
      expect(xs.filter((x) => x > from && x < to).length, side).to.be.within(end - 40, end - 40 + 3);
      const stretch = lanes.gapFilled[side].reduce((a, b) => (b.to - b.from > a.to - a.from ? b : a));
      expect(stretch.from).to.be.closeTo(scale(START + 40 * HALF), 6);
      expect(stretch.to).to.be.closeTo(scale(START + end * HALF), 6);
    }
    expect(lanes.gapFilled.counts).to.deep.equal({ base: 43, revision: 82 });
    expect(state().facts.notes).to.include('Lighter: values that LE_F_MDS_QC calls gap-filled (base 43, revision 82).');
    expect(all(view, '.line.gaps')).to.have.length(2);
    expect(all(view, '.gap-filled').length).to.be.above(2);
  });

  it('are those of a view, trade places with the releases, and are the same of identical ones', async () => {
    const { view, state } = await shown(deskComparison(data(2000)));
    expect(state().picture.drawing.asLine).to.equal(false);
    expect(state().picture.drawing.lines[0]!.versions.every(({ gaps }) => gaps.line === '')).to.equal(true);
    view.span = [START + 30 * HALF, START + 90 * HALF];
    await quiet(view);
    expect(state().picture.drawing.lines[0]!.versions.every(({ gaps }) => gaps.line !== '')).to.equal(true);
    expect(state().facts.notes.join()).to.match(/gap-filled \(base 4\d, revision 5\d, in view\)/);
    const there = (await shown(deskComparison(data(200)))).state().picture.drawing.lanes.gapFilled, back = (await shown(deskComparison(exchanged(data(200))))).state().picture.drawing.lanes.gapFilled, same = (await shown(deskComparison(data(200, [{ name: 'x', base: new Array<number>(200).fill(1), revision: new Array<number>(200).fill(2) }], 0)))).state().picture.drawing.lanes.gapFilled;
    expect([back.base, back.revision]).to.deep.equal([there.revision, there.base]);
    expect(same.base).to.deep.equal(same.revision);
  });

  it('are none where the meaning of the flag is not certain, or there is no flag', async () => {
    const plain = data(200), [values, flag] = plain.columns as [DeskData['columns'][number], DeskData['columns'][number]], odd = { ...plain, columns: [values, { ...flag, base: (flag.base as number[]).map((v) => v + 7), revision: flag.revision }] as DeskData['columns'] };
    for (const of of [odd, { ...plain, columns: [values] }]) {
      const { state, view } = await shown(deskComparison(of));
      expect(state().picture.drawing.lanes.gapFilled.counts).to.equal(null);
      expect(all(view, '.gap-filled')).to.have.length(0);
      expect(state().facts.notes.join()).to.not.contain('Lighter');
    }
  });

  it('break a run without holes', () => {
    expect(partsOfRun([1, 2, 3, 5, 6], (i) => i === 3 || i === 5)).to.deep.equal({ measured: [[1, 2], [6]], filled: [[2, 3, 5, 6]] });
    expect(partsOfRun([4], () => true)).to.deep.equal({ measured: [], filled: [[4]] });
    expect(partsOfRun([], () => true)).to.deep.equal({ measured: [], filled: [] });
  });

  it('and a band of error have no violation, in light and dark', async () => {
    for (const theme of ['light', 'dark'] as const) {
      document.documentElement.style.colorScheme = theme;
      const { view } = await shown(deskComparison(data(200)));
      const found = await axe.run(view, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'], rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } } });
      expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).to.deep.equal([]);
      expect(all(view, '.picture [style]')).to.deep.equal([]);
      view.remove();
    }
  });
});

describe('the error of single values', () => {
  afterEach(() => { unmountAll(); for (const left of document.querySelectorAll('change-series')) left.remove(); });
  const errors = (n: number): DeskData['columns'] => { const error = Array.from({ length: n }, (_, i) => (i === 10 ? NaN : 5 + (i % 3))); return [{ name: 'LE_F_MDS_RANDUNC', base: error, revision: error.map((v) => 2 * v) }]; };

  it('is a band of ± the companion column around each value, where each has a column', async () => {
    const given = data(150, errors(150)), { state } = await shown(deskComparison(given));
    await until(() => state().picture.drawing.lines[0]!.versions.every(({ error }) => error !== ''), 'the band');
    const { versions, ticks } = state().picture.drawing.lines[0]!, [values] = given.columns as unknown as { base: number[] }[], per = Math.abs(ticks[1]!.at - ticks[0]!.at) / Math.abs(Number(ticks[1]!.text.replace('−', '-')) - Number(ticks[0]!.text.replace('−', '-')));
    const { error } = versions.find(({ version }) => version === 'base')!, points = [...error.matchAll(/[ML]([\d.]+) ([\d.]+)/g)].map((found) => [Number(found[1]), Number(found[2])]), stretches = error.split('Z').length - 1;
    const { box } = state().picture.drawing.lines[0]!;
    expect([Math.min(...points.map(([, at]) => at!)) >= box.y, Math.max(...points.map(([, at]) => at!)) <= box.y + box.height], 'within the panel').to.deep.equal([true, true]);
    expect(stretches, 'broken where there is none').to.equal(2);
    expect(points).to.have.length(2 * (values!.base.length - 1));
    expect((points[19]![1]! - points[0]![1]!) / per).to.be.closeTo(10, 0.4);
    expect(state().facts.notes).to.include('Around each value: ± its random error (LE_F_MDS_RANDUNC).');
  });

  it('is said to need a nearer view where there are more values than columns, and is not there without a companion', async () => {
    const { view, state } = await shown(deskComparison(data(3000, errors(3000))));
    expect(all(view, '.error')).to.have.length(0);
    expect(state().facts.notes).to.include('The random error (LE_F_MDS_RANDUNC) of single values shows where time is near enough for each to have a column.');
    view.span = [START, START + 100 * HALF];
    await quiet(view);
    await until(() => all(view, '.error').length === 2, 'the band');
    const { state: plain } = await shown(deskComparison(data(150)));
    expect(plain().facts.notes.join()).to.not.contain('error');
  });
});

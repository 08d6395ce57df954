/** Lines through the clouds: the method that was chosen is drawn, printed and in the table, over all records and over a selection. */
import { expect } from 'chai';
import 'axe-core/axe.js';
import '../../components/define-views.js';
import { LINES } from '../../components/relation/line-words.js';
import type { ChangeRelationElement } from '../../components/relation/relation.element.js';
import type { RelationDrawing } from '../../components/relation/relation-drawing.js';
import type { ViewState } from '../../components/view/view-model.js';
import { Random } from '../core/support/random.js';
import { deskComparison, exchanged, type DeskComparison, type DeskData } from './desk-comparison.js';
import { all, mount, one, press, settled, unmountAll, until } from './mount.js';

type Ready = Extract<ViewState<RelationDrawing>, { state: 'ready' }>;
const { axe } = globalThis as unknown as { axe: { run(root: Element, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };

/** y follows x otherwise in the revision; one record in forty is wild. */
function data(bend: number, n = 2600): DeskData {
  const random = new Random(11), x = Array.from({ length: n }, () => 10 + 5 * random.normal()), y = x.map((v) => (random.chance(0.025) ? 300 : 0) - 0.4 * v + random.normal());
  return { time: x.map((_, i) => Date.UTC(2001, 0, 1) + 86_400_000 * (i % 1300)), group: x.map((_, i) => `site ${Math.floor(i / 1300)}`), columns: [{ name: 'NEE', unit: 'g', base: y, revision: y.map((v, i) => v + bend * (x[i]! - 10)) }, { name: 'TA', unit: 'K', base: x, revision: x }] };
}

async function shown(comparison: DeskComparison, more: Partial<ChangeRelationElement> = {}): Promise<{ view: ChangeRelationElement; state: () => Ready }> {
  const view = document.createElement('change-relation');
  Object.defineProperty(view, 'comparison', { get: () => comparison });
  (await mount('change-relation')).replaceWith(view);
  Object.assign(view, { report: comparison.report(), column: 'NEE', ...more });
  await quiet(view);
  return { view, state: () => { if (view.viewState.state !== 'ready') throw new Error(JSON.stringify(view.viewState)); return view.viewState; } };
}

async function quiet(view: ChangeRelationElement): Promise<void> {
  await settled(view);
  await until(() => view.viewState.state !== 'loading' && !('busy' in view.viewState && view.viewState.busy), 'the picture');
  await settled(view);
}

const figure = ({ facts }: Ready, label: RegExp): { value: string; note?: string } => facts.figures.find((each) => label.test(each.label))!;
/** Slope of a drawn line in the units of the axes. */
function drawnSlope({ picture }: Ready, panel: number, of: string): number {
  const { lines, box } = picture.panels[panel]!, { x, y } = picture.scales.window, [x0, y0, x1, y1] = /^M(\S+) (\S+)L(\S+) (\S+)$/.exec(lines.filter((line) => line.of === of).at(-1)!.d)!.slice(1).map(Number) as [number, number, number, number];
  return (-(y1 - y0) / (x1 - x0)) * ((y.to - y.from) / box.height) * (box.width / (x.to - x.from));
}

describe('the lines of change-relation', () => {
  afterEach(() => { unmountAll(); for (const left of document.querySelectorAll('change-relation')) left.remove(); });

  it('are drawn as they are printed, by each method, and wild records move the robust one least', async () => {
    const comparison = deskComparison(data(0.2)), { view, state } = await shown(comparison), slopes = new Map<string, number>();
    for (const { id, label } of LINES) {
      const menu = one<HTMLSelectElement>(view, '.toolbar label:nth-of-type(2) select');
      menu.value = id;
      menu.dispatchEvent(new Event('change', { bubbles: true }));
      await quiet(view);
      expect(comparison.asked.at(-1)).to.include({ what: 'relation', line: id });
      const printed = figure(state(), /^slope/), [before, after] = printed.value.replace(/−/g, '-').split(' → ').map(Number) as [number, number];
      expect(drawnSlope(state(), 0, 'base')).to.be.closeTo(before, 0.03);
      expect(drawnSlope(state(), 1, 'revision')).to.be.closeTo(after, 0.03);
      expect(state().picture.rows[1]!.text).to.contain(figure(state(), /^change of slope/).value);
      expect(state().facts.table.caption).to.contain(label);
      expect(state().facts.notes.join(' ')).to.contain(`Lines: ${id === 'least-squares' ? 'least squares of y on x' : label}`);
      expect(state().facts.sentences[0]).to.contain(id === 'least-squares' ? '; the slope goes' : `; the ${label} slope`);
      expect(view.stateJson()).to.include({ line: id });
      slopes.set(id, after);
    }
    expect(slopes.get('theil-sen')).to.be.closeTo(-0.2, 0.03);
    expect(Math.abs(slopes.get('deming')! + 0.2)).to.be.above(1);
  });

  it('say on how many records they are, where not on all; and have a band only where its error is known', async () => {
    const { view, state } = await shown(deskComparison(data(0.2)), { line: 'theil-sen' });
    expect(state().facts.sentences[0]).to.contain('the Theil–Sen slope (on 2,000 of 2,600 records) goes from');
    expect(state().facts.notes).to.include('No band around the lines: the error of Theil–Sen takes records for independent.');
    expect(state().picture.panels.flatMap(({ bands }) => bands)).to.deep.equal([]);
    view.line = 'least-squares';
    await quiet(view);
    expect(state().picture.panels.map(({ bands }) => bands.map(({ of }) => of))).to.deep.equal([['base'], ['revision'], []]);
    expect(all(view, '.picture .sure')).to.have.length(2);
    expect(state().facts.notes.join(' ')).to.contain('The band around each line is where it lies, point by point, in 95');
    view.arrangement = 'means';
    await quiet(view);
    const { rows, columns } = state().facts.table, [a, b] = /base y = (\S+) [−+] (\S+) x/.exec(state().facts.table.caption)!.slice(1).map((text) => Number(text.replace('−', '-')));
    expect(columns.slice(-2).map(({ label }) => label)).to.deep.equal(['base least squares line, middle of stretch', 'revision least squares line, middle of stretch']);
    for (const row of rows) expect(row[7]).to.be.closeTo(a! - b! * (((row[0] as number) + (row[1] as number)) / 2), 0.02);
    expect(state().picture.panels[0]!.lines.map(({ of }) => of)).to.deep.equal(['fit base', 'fit revision', 'base', 'revision']);
  });

  it('do not change where the releases do not, and mirror where they change places', async () => {
    for (const { id } of LINES) {
      const same = (await shown(deskComparison(data(0)), { line: id })).state();
      expect([figure(same, /^change of slope/).value, same.picture.rows[1]!.changed]).to.deep.equal(['0', false]);
      const there = (await shown(deskComparison(data(0.2)), { line: id })).state(), back = (await shown(deskComparison(exchanged(data(0.2))), { line: id })).state();
      expect(figure(back, /^slope/).value).to.equal(figure(there, /^slope/).value.split(' → ').reverse().join(' → '));
      expect(figure(back, /^change of slope/).value).to.equal(figure(there, /^change of slope/).value.replace('+', '−'));
      expect(drawnSlope(back, 0, 'base')).to.be.closeTo(drawnSlope(there, 1, 'revision'), 1e-6);
    }
  });

  it('are those of a selection too', async () => {
    const { view, state } = await shown(deskComparison(data(0.2)), { line: 'theil-sen' });
    view.requestClauses('another', [{ source: 'another', field: 'group', kind: 'points', value: ['site 1'] }]);
    await until(() => state().facts.notes.some((note) => note === 'Narrowed to site 1.'), 'the narrowed one');
    expect(figure(state(), /^records/).value).to.equal('1,300');
    expect(state().facts.sentences[0]).to.contain('the Theil–Sen slope goes from');
    view.requestClauses('change-relation', [{ source: 'change-relation', field: 'base:d1', kind: 'interval', value: [5, 15] }]);
    await until(() => state().facts.sentences.length === 4, 'what is within');
    const [before, after] = /^Selected, TA in base 5 to 15: .*; the Theil–Sen slope goes from (\S+) to (\S+) g per K\.$/.exec(state().facts.sentences[3]!)!.slice(1).map((text) => Number(text.replace('−', '-')));
    expect(before).to.be.closeTo(-0.4, 0.03);
    expect(after! - before!).to.be.closeTo(0.2, 1e-9);
  });

  it('are told by keys, with no violation and no style attribute', async () => {
    const { view } = await shown(deskComparison(data(0.2)), { line: 'deming' }), marks = one(view, '.marks');
    press(marks, 'End');
    await settled(view);
    expect(one(view, '[role=option]').textContent).to.match(/Δ slope/);
    for (const arrangement of ['difference', 'means']) {
      view.arrangement = arrangement;
      await quiet(view);
      const found = await axe.run(view, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'], rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } } });
      expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).to.deep.equal([]);
      expect(all(view, '.picture [style]')).to.deep.equal([]);
    }
  });
});

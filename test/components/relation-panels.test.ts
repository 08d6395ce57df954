/** Small multiples by site or year: the numbers beside each are those of its records, and one in focus is shown in large. */
import { expect } from 'chai';
import 'axe-core/axe.js';
import '../../components/define-views.js';
import type { ChangeRelationElement } from '../../components/relation/relation.element.js';
import type { RelationDrawing } from '../../components/relation/relation-drawing.js';
import type { ViewState } from '../../components/view/view-model.js';
import { Random } from '../core/support/random.js';
import { deskComparison, exchanged, type DeskComparison, type DeskData } from './desk-comparison.js';
import { HOSTILE } from './fixtures.js';
import { all, button, mount, one, pause, press, settled, textOf, unmountAll, until } from './mount.js';

type Ready = Extract<ViewState<RelationDrawing>, { state: 'ready' }>;
const { axe } = globalThis as unknown as { axe: { run(root: Element, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };

/** Three years of each site; y follows x otherwise at the first site and, a little, in the second year. */
function data(bend: number, sites = 4, first = 'site 0'): DeskData {
  const random = new Random(21), n = sites * 360, x = Array.from({ length: n }, () => 10 + 5 * random.normal()), y = x.map((v) => -0.4 * v + 2 * random.normal()), day = (i: number): number => i % 360;
  const name = (i: number): string => (i < 360 ? first : `site ${Math.floor(i / 360)}`), year = (i: number): number => Math.floor(day(i) / 120);
  return { time: x.map((_, i) => Date.UTC(2001 + year(i), 0, 1 + (day(i) % 120))), group: x.map((_, i) => name(i)), columns: [{ name: 'NEE', unit: 'g', base: y, revision: y.map((v, i) => v + (i < 360 ? bend * (x[i]! - 10) : year(i) === 1 ? 0.1 * bend * (x[i]! - 10) : 0)) }, { name: 'TA', unit: 'K', base: x, revision: x }, { name: 'RH', base: x, revision: x.map((v) => v + 1) }] };
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

const labels = ({ picture }: Ready): string[] => picture.small!.panels.map(({ label }) => label);

describe('the small multiples of change-relation', () => {
  afterEach(() => { unmountAll(); for (const left of document.querySelectorAll('change-relation')) left.remove(); });

  it('are switched on by site and by year, those that changed most first', async () => {
    const { view, state } = await shown(deskComparison(data(0.6)));
    expect(state().picture.small).to.equal(null);
    button(view, 'site').click();
    await quiet(view);
    expect([labels(state())[0], labels(state()).length]).to.deep.equal(['site 0', 4]);
    expect(state().facts.sentences[1]).to.match(/^r changed by 0\.01 or more in \d of 4 sites; most in site 0, −0\.\d+ → 0\.\d+\.$/);
    expect(state().facts.table.columns[0]!.label).to.equal('site');
    button(view, 'year').click();
    await quiet(view);
    expect(labels(state())).to.have.members(['2001', '2002', '2003']);
    button(view, 'all').click();
    await quiet(view);
    expect([state().picture.small, view.stateJson()]).to.deep.include.members([null]);
  });

  it('say in table, marks and beside the clouds what the relation of those records alone says', async () => {
    const comparison = deskComparison(data(0.6)), { state } = await shown(comparison, { by: 'group' }), { rows } = state().facts.table, by = new Map(rows.map((row) => [row[0], row]));
    for (const [i, panel] of state().picture.small!.panels.entries()) {
      const alone = await comparison.picture({ what: 'relation', column: 'd0', against: 'd1', convert: { column: null, against: null }, line: 'least-squares', bins: 8, clauses: [{ source: '', field: 'group', kind: 'points', value: [panel.label] }] }), row = by.get(panel.label)!, mark = state().marks[i]!;
      expect(row.slice(1)).to.deep.equal([alone!.records, alone!.r.base, alone!.r.revision, alone!.r.change, alone!.line.slope.base, alone!.line.slope.revision, alone!.line.slope.change]);
      expect(panel.texts[0]).to.equal(`n ${alone!.records}`);
      expect(panel.texts[1]).to.equal(`r ${(alone!.r.base as number).toFixed(3).replace('-', '−')}`);
      expect(mark.lines.slice(0, 2)).to.deep.equal([panel.label, `${alone!.records} records`]);
      expect(mark.changed).to.equal(alone!.r.change !== 0);
    }
  });

  it('draw no change of identical releases, and mirror where releases change places', async () => {
    const same = (await shown(deskComparison(data(0)), { by: 'group' })).state();
    expect(same.facts.sentences[1]).to.equal('Neither r nor slope changed in any of 4 sites.');
    expect(same.marks.some(({ changed }) => changed)).to.equal(false);
    for (const { lines } of same.picture.small!.panels) expect(lines[0]!.d).to.equal(lines[1]!.d);
    const there = (await shown(deskComparison(data(0.6)), { by: 'year' })).state(), back = (await shown(deskComparison(exchanged(data(0.6))), { by: 'year' })).state();
    expect(back.facts.table.rows).to.deep.equal(there.facts.table.rows.map(([label, n, a, b, r, c, d, slope]) => [label, n, b, a, 0 - (r as number), d, c, 0 - (slope as number)]));
  });

  it('are shown in large by key and by click, which narrows other views, and back', async () => {
    const { view, state } = await shown(deskComparison(data(0.6)), { by: 'group' }), marks = one(view, '.marks'), before = state().facts.figures[1]!.value;
    press(marks, 'Home');
    await settled(view);
    expect(textOf(one(view, '[role=option]'))).to.match(/^site 0/);
    press(marks, 'Enter');
    await quiet(view);
    expect(view.clauses).to.deep.equal([{ source: 'change-relation', field: 'group', kind: 'points', value: ['site 0'] }]);
    expect(state().facts.figures[0]!.value).to.equal('360');
    expect(state().facts.figures[1]!.value).to.not.equal(before);
    expect(state().facts.subtitle).to.match(/; site 0$/);
    expect([state().picture.small!.panels.filter(({ selected }) => selected).map(({ label }) => label), labels(state()).length]).to.deep.equal([['site 0'], 4]);
    const bin = state().marks.find(({ id }) => id.startsWith('base-'))!;
    expect(bin.clauses!.map(({ field }) => field)).to.deep.equal(['group', 'base:d1', 'base:d0']);
    press(marks, 'Enter');
    await quiet(view);
    expect([view.clauses, state().facts.figures[1]!.value]).to.deep.equal([[], before]);
    const { x, y, width, height } = state().marks[1]!, box = marks.getBoundingClientRect();
    marks.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, detail: 1, clientX: box.left + x + width / 2, clientY: box.top + y + height / 2 }));
    await quiet(view);
    expect(view.clauses).to.have.length(1);
    button(view, 'all').click();
    await quiet(view);
    expect(view.clauses).to.deep.equal([]);
  });

  it('are as many as asked for, follow the selection of others, and are not offered without something to tell them apart', async () => {
    const { view, state } = await shown(deskComparison(data(0.6, 14)), { by: 'group' });
    expect(labels(state())).to.have.length(12);
    expect(state().picture.small!.heading.text).to.equal('12 of 14 sites, largest change of r first');
    view.panels = 24;
    await quiet(view);
    expect(labels(state())).to.have.length(14);
    view.requestClauses('another', [{ source: 'another', field: 'group', kind: 'points', value: ['site 1', 'site 2'] }]);
    await until(() => labels(state()).length === 2, 'fewer panels');
    const plain = data(0.6, 1), { view: single } = await shown(deskComparison({ ...plain, time: plain.time!.map((_, i) => Date.UTC(2001, 0, 1 + i)) }), { by: 'group' });
    expect(all(single, '.toolbar button').map(textOf)).to.not.include.members(['site', 'year']);
    expect(single.viewState.state === 'ready' && single.viewState.picture.small).to.equal(null);
  });

  it('stand hostile and endless names, fit 320 pixels, and have no violation in light and dark', async () => {
    for (const theme of ['light', 'dark'] as const) {
      document.documentElement.style.colorScheme = theme;
      document.documentElement.style.background = theme === 'dark' ? '#121212' : '#ffffff';
      const { view } = await shown(deskComparison(data(0.6, 3, `${HOSTILE}${'ü'.repeat(200)}\u202e`)), { by: 'group' });
      const found = await axe.run(view, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'], rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } } });
      expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).to.deep.equal([]);
      view.style.inlineSize = '320px';
      await pause(50);
      await quiet(view);
      for (const part of all(view, 'figure, .toolbar, .stage, .picture svg')) expect(part.getBoundingClientRect().right).to.be.at.most(view.getBoundingClientRect().right + 0.5);
      expect(all(view, '.picture [style]')).to.deep.equal([]);
      expect(document.querySelectorAll('img')).to.have.length(0);
      view.remove();
    }
  });
});

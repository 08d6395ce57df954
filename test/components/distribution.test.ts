import { expect } from 'chai';
import 'axe-core/axe.js';
import '../../components/define-views.js';
import type { ChangeDistributionElement } from '../../components/distribution/distribution.element.js';
import type { DistributionPictureState } from '../../components/distribution/distribution.view.js';
import type { ViewState } from '../../components/view/view-model.js';
import type { SelectionClause } from '../../src/core/selection/clause.js';
import { Random } from '../core/support/random.js';
import { deskComparison, exchanged, reordered, type DeskComparison, type DeskData } from './desk-comparison.js';
import { exampleReport, HOSTILE } from './fixtures.js';
import { all, button, frame, mount, one, press, settled, textOf, unmountAll, until } from './mount.js';
import { hostOf } from './desk-host.js';

type Ready = Extract<ViewState<DistributionPictureState>, { state: 'ready' }>;

function data(seed: number, size = 1, n = 1500): DeskData {
  const random = new Random(seed), base = Array.from({ length: n }, () => (random.chance(0.04) ? NaN : 5 + 3 * random.normal()));
  const revision = base.map((x) => (random.chance(0.03) ? NaN : random.chance(0.5) ? x : x + size * (0.4 + random.normal())));
  return { time: base.map((_, i) => Date.UTC(2001, 0, 1) + 86_400_000 * i), columns: [{ name: 'NEE', unit: 'µmol', matters: 0.1, base, revision }] };
}

async function shown(comparison: DeskComparison, more: Partial<ChangeDistributionElement> = {}): Promise<{ view: ChangeDistributionElement; state: () => Ready; host: Awaited<ReturnType<typeof hostOf>> }> {
  const host = await hostOf(comparison), view = await mount('change-distribution', { column: 'NEE', ...more }, host);
  const state = (): Ready => { if (view.viewState.state !== 'ready') throw new Error(JSON.stringify(view.viewState)); return view.viewState; };
  await until(() => view.viewState.state === 'ready' && view.viewState.busy !== true, 'the picture');
  await settled(view);
  return { view, state, host };
}

const finite = (values: readonly unknown[]): number[] => (values as number[]).filter(Number.isFinite);
const quantile = (values: readonly number[], p: number): number => { const sorted = [...values].sort((a, b) => a - b), h = p * (sorted.length - 1), low = Math.floor(h); return sorted[low]! + (h - low) * ((sorted[low + 1] ?? sorted[low]!) - sorted[low]!); };

describe('the distribution', () => {
  afterEach(unmountAll);

  it('counts no value that a range from elsewhere leaves out at its end', async () => {
    const base = Array.from({ length: 80 }, (_, i) => i % 4), { view, state } = await shown(deskComparison({ time: base.map((_, i) => Date.UTC(2001, 0, 1 + i)), columns: [{ name: 'NEE', base, revision: base.map((x, i) => (i % 9 === 0 ? 3 - x : x)) }] }));
    for (const [to, words] of [[3, 'at least 60 of 80'], [4, '80 of 80']] as const) {
      view.requestClauses('change-distribution', [{ source: 'change-distribution', field: 'base:d0', kind: 'interval', value: [0, to] }]);
      await settled(view);
      await until(() => view.viewState.state === 'ready' && view.viewState.busy !== true, 'the picture');
      expect(state().facts.figures.find(({ label }) => label === 'selected')!.value).to.equal(words);
    }
  });

  it('says the same quantiles in its sentence as beside it, and what is left out', async () => {
    const { state } = await shown(deskComparison(data(4))), { sentences, figures, notes } = state().facts, of = (label: string): string[] => figures.find((each) => each.label === label)!.value.split(' → ');
    const [low, lower] = of('5 % quantile'), [high, higher] = of('95 % quantile');
    expect(sentences[0]).to.contain(`nine tenths lay between ${low} and ${high}, and lie now between ${lower} and ${higher}.`);
    expect(notes.join()).not.to.contain('not paired');
    const comparison = deskComparison(data(4)), report = structuredClone(comparison.report()), { base, revision } = report.columns.find(({ name }) => name === 'NEE')!.summary!;
    (base as { n: number }).n += 3;
    (revision as { n: number }).n += 20;
    const { state: more } = await shown({ ...comparison, report: () => report });
    expect(more().facts.notes).to.include('Left out: 3 values of base and 20 of revision, in records that are not paired.');
  });

  it('has the numbers of the reference figure: mean, median, population deviation, N, densities of 80 bins and shares of 200', async () => {
    const given = data(3), { base, revision } = given.columns[0] as unknown as { base: number[]; revision: number[] };
    const low = Math.min(...finite(base), ...finite(revision)), high = Math.max(...finite(base), ...finite(revision)), room = (high - low) * 0.1, window = [low - room, high + room] as const;
    const { view, state } = await shown(deskComparison(given), { bins: 80, measure: 'density', window });
    for (const [side, values] of [['base', finite(base)], ['revision', finite(revision)]] as const) {
      const { figures, [side]: counts, edges } = state().picture.plot.values, told = figures![side]!, mean = values.reduce((sum, v) => sum + v, 0) / values.length;
      expect(told.n).to.equal(values.length);
      expect(told.mean).to.be.closeTo(mean, 1e-12);
      expect(told.q50).to.be.closeTo(quantile(values, 0.5), 1e-12);
      expect(told.sd! * Math.sqrt((told.n - 1) / told.n)).to.be.closeTo(Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length), 1e-12);
      expect(counts).to.have.length(80);
      const width = (window[1] - window[0]) / 80;
      counts.forEach((count, i) => {
        const from = window[0] + i * width, within = values.filter((v) => v >= from && v < from + width).length;
        expect(count / (values.length * (edges[i + 1]! - edges[i]!)), `density ${i}`).to.be.closeTo(within / (values.length * width), 1e-9);
      });
    }
    view.arrangement = 'cumulative';
    await until(() => view.viewState.state === 'ready' && view.viewState.busy !== true && view.viewState.picture.plot.values.base.length === 200, '200 steps');
    const rows = state().facts.table.rows.filter(([what]) => what === 'values'), step = (window[1] - window[0]) / 200;
    expect(rows).to.have.length(200);
    rows.forEach((row, i) => {
      const upTo = window[0] + (i + 1) * step;
      expect(row[7], `base, step ${i}`).to.be.closeTo(finite(base).filter((v) => v < upTo || i === 199).length / finite(base).length, 1e-9);
      expect(row[8], `revision, step ${i}`).to.be.closeTo(finite(revision).filter((v) => v < upTo || i === 199).length / finite(revision).length, 1e-9);
    });
  });

  it('of identical releases says no change and draws no difference', async () => {
    const given = data(1), column = given.columns[0]!, { state } = await shown(deskComparison({ ...given, columns: [{ ...column, revision: column.base as readonly never[] }] }));
    expect(state().facts.title).to.equal('No change in NEE');
    expect(state().facts.sentences.join(' ')).to.contain('no change');
    expect(state().picture.plot.change.up + state().picture.plot.change.down + state().picture.plot.differences!.bars).to.equal('');
    expect(state().marks.filter(({ changed }) => changed)).to.deep.equal([]);
    expect(state().facts.notes[0]).to.contain('No new extreme');
  });

  it('mirrors every sign when base and revision are exchanged', async () => {
    const given = data(5), there = (await shown(deskComparison(given))).state(), back = (await shown(deskComparison(exchanged(given)))).state();
    const change = (state: Ready): unknown[] => state.facts.table.rows.filter(([what]) => what === 'values').map((row) => row[5]);
    expect(change(back)).to.deep.equal(change(there).map((n) => (n === 0 ? 0 : -(n as number))));
    expect(back.picture.plot.pairs.difference).to.deep.equal([...there.picture.plot.pairs.difference].reverse());
    expect([there.facts.title.includes('higher'), back.facts.title.includes('lower')]).to.deep.equal([true, true]);
  });

  it('does not depend on the order of records', async () => {
    const given = data(6), order = new Random(2).shuffled(given.time!.map((_, i) => i)), a = (await shown(deskComparison(given))).state(), b = (await shown(deskComparison(reordered(given, order)))).state();
    expect(b.facts.sentences).to.deep.equal(a.facts.sentences);
    expect(b.picture.plot.revision).to.deep.equal(a.picture.plot.revision);
  });

  it('draws twice the change larger', async () => {
    const reach = async (size: number): Promise<number> => (await shown(deskComparison(data(8, size)))).state().picture.plot.differences!.reach;
    const [one_, two, four] = [await reach(1), await reach(2), await reach(4)];
    expect([two > one_, four > two]).to.deep.equal([true, true]);
  });

  it('says in words what its marks and its table hold', async () => {
    const { state } = await shown(deskComparison(data(9))), { facts, picture: { plot: { values } }, marks } = state();
    const gaps = values.base.map((n, i) => values.revision[i]! - n), most = gaps.reduce((best, gap, i) => (Math.abs(gap) > Math.abs(gaps[best]!) ? i : best), 0);
    expect(facts.sentences[1]).to.contain(`${Math.abs(gaps[most]!)} ${gaps[most]! > 0 ? 'more' : 'fewer'} in revision (${values.base[most]} → ${values.revision[most]})`);
    const mark = marks.find(({ id }) => id === `bin-${most}`)!;
    expect(mark.lines.join(' ')).to.contain(`base ${values.base[most]} (`).and.to.contain(`revision ${values.revision[most]} (`);
    expect(facts.table.rows[most]!.slice(3, 6)).to.deep.equal([values.base[most], values.revision[most], gaps[most]]);
    const pairs = values.difference.reduce((sum, n) => sum + n, 0) + values.outside.difference;
    expect(facts.sentences[2]).to.contain(`of ${(pairs + values.identical).toLocaleString('en')} pairs are identical; ${pairs.toLocaleString('en')} differ`);
  });

  it('warns of what bins hide, whatever the bins', async () => {
    const given = data(4, 0.3, 6000), { base } = given.columns[0] as unknown as { base: number[] };
    const revision = base.map((x, i) => (i === 3 ? 99 : i % 20 === 0 ? 7.5 : x > 4 && x < 4.6 ? NaN : x)), { view, state } = await shown(deskComparison({ ...given, columns: [{ name: 'NEE', base, revision }] }));
    const warnings = (): string[] => state().facts.sentences.slice(3);
    const said = warnings();
    expect(said.join('\n')).to.contain('New maximum 99').and.to.contain('7.5 is repeated more often').and.to.contain('No value of revision between');
    for (const bins of [32, 128, 256]) {
      view.bins = bins;
      await until(() => state().picture.plot.values.base.length === bins, `${bins} bins`);
      expect(warnings()).to.deep.equal(said);
    }
    expect(state().facts.notes.join(' ')).to.match(/Beyond the axis: \d+ values? of base, \d+ of revision; the figures include them/);
  });

  it('switches bins, measure, scale and arrangement', async () => {
    const { view, state } = await shown(deskComparison(data(2)));
    const choose = async (label: string, value: string): Promise<void> => { const select = all<HTMLSelectElement>(view, 'label.switch').find((each) => textOf(each).startsWith(label))!.querySelector('select')!; select.value = value; select.dispatchEvent(new Event('change')); await settled(view); };
    await choose('Bins', '128');
    await until(() => state().picture.plot.values.base.length === 128, '128 bins');
    await choose('Show', 'share');
    await choose('Scale', 'root');
    expect(textOf(one(view, '.picture'))).to.contain('share of values (√ scale)');
    expect(state().facts.subtitle).to.contain('share of values in 128 bins, √ scale');
    const wide = state().picture.plot.differences!.reach;
    await choose('Changes', 'close');
    expect(state().picture.plot.differences!.reach).to.be.at.most(wide);
    button(view, 'Cumulative').click();
    await until(() => state().picture.plot.values.base.length === 200, '200 steps');
    expect(textOf(one(view, '.picture'))).to.contain('Share of values below');
  });
});

describe('ranges of the distribution', () => {
  afterEach(unmountAll);

  const clauses = (view: ChangeDistributionElement): readonly SelectionClause[] => view.clauses;
  function drag(view: ChangeDistributionElement, from: number, to: number, y: number): void {
    const layer = one(view, '.marks'), box = layer.getBoundingClientRect();
    for (const [type, x] of [['pointerdown', from], ['pointermove', (from + to) / 2], ['pointermove', to], ['pointerup', to]] as const) layer.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerId: 1, button: 0, clientX: box.left + x, clientY: box.top + y }));
  }

  it('ask for values of one version and for differences, bin by bin, and each panel narrows the other', async () => {
    const comparison = deskComparison(data(7)), { view, state } = await shown(comparison), { plot } = state().picture, [, lower] = state().brush as readonly { area: { y: number } }[];
    drag(view, plot.edges[20]! + 1, plot.edges[30]! - 1, plot.layout.values.top + 20);
    await frame();
    const { edges, revision } = plot.values;
    expect(clauses(view)).to.deep.equal([{ source: 'change-distribution', field: 'revision:d0', kind: 'interval', value: [edges[20], edges[30]] }]);
    await until(() => state().busy !== true && state().picture.plot.pairs.identical !== plot.pairs.identical, 'the differences of the range');
    const within = revision.slice(20, 30).reduce((sum, n) => sum + n, 0);
    expect(state().facts.figures.find(({ label }) => label === 'selected')!.value).to.equal(`${within.toLocaleString('en')} of ${revision.reduce((sum, n) => sum + n, 0).toLocaleString('en')}`);
    expect((await comparison.picture({ what: 'count', clauses: clauses(view) }))!.selected).to.equal(within);
    expect(state().picture.plot.veils).to.have.length(2);
    press(one(view, '.marks'), '[');
    await settled(view);
    expect(clauses(view)[0]!.field).to.equal('base:d0');
    drag(view, state().picture.plot.differences!.edges[40]! + 1, state().picture.plot.differences!.edges[50]!, lower!.area.y + 40);
    await frame();
    expect(clauses(view).map(({ field }) => field)).to.deep.equal(['base:d0', 'difference:d0']);
  });

  it('hold the last value, and identical pairs are selected as such', async () => {
    const comparison = deskComparison(data(11)), { view, state } = await shown(comparison), { values } = state().picture.plot;
    const last = state().marks.find(({ id }) => id === `bin-${values.base.length - 1}`)!;
    expect((await comparison.picture({ what: 'count', clauses: last.clauses! }))!.selected).to.equal(values.revision.at(-1));
    const same = state().marks.find(({ id }) => id === 'identical')!;
    expect((await comparison.picture({ what: 'count', clauses: same.clauses! }))!.selected).to.equal(values.identical);
    for (const mark of state().marks.filter(({ id }) => id.startsWith('difference-'))) {
      const told = mark.lines.slice(1).reduce((sum, line) => sum + Number(/(\d[\d,]*) (identical )?pair/.exec(line)![1]!.replace(',', '')), 0);
      expect((await comparison.picture({ what: 'count', clauses: mark.clauses! }))!.selected, mark.lines[0]).to.equal(told);
    }
    void view;
  });

  it('of other views narrow it, and it says of how many', async () => {
    const comparison = deskComparison(data(12)), { view, state, host } = await shown(comparison), year = { source: 'change-other', field: 'year', kind: 'points', value: [2002] } as const;
    const before = state().picture.plot.values.base.reduce((sum, n) => sum + n, 0);
    host.exploration.requestClauses('change-other', [year]);
    await until(() => state().busy !== true && state().picture.plot.values.base.reduce((sum, n) => sum + n, 0) < before, 'the narrowed counts');
    expect(state().facts.figures[0]!.note).to.match(/^of 1,4\d\d → 1,4\d\d$/);
    expect(state().facts.subtitle).to.contain('of the selected records');
    void view;
  });

  it('are walked by keys: panels below each other, n to the next change, Enter selects', async () => {
    const { view } = await shown(deskComparison(data(13))), marks = one(view, '.marks');
    marks.focus();
    press(marks, 'Home');
    await settled(view);
    expect(textOf(one(view, '[role=option]'))).to.match(/^NEE −?[\d.]+ to −?[\d.]+ µmol$/);
    press(marks, 'ArrowDown');
    await settled(view);
    expect(textOf(one(view, '[role=option]'))).to.match(/^Identical|^Change of NEE/);
    press(marks, 'n');
    press(marks, 'Enter');
    await settled(view);
    expect(clauses(view)[0]!.field).to.equal('difference:d0');
    press(marks, 'Escape');
    press(marks, 'Escape');
    await settled(view);
    expect(clauses(view)).to.deep.equal([]);
  });
});

describe('the distribution of what it is not made for', () => {
  afterEach(unmountAll);
  const reasons = async (given: DeskData, more: Partial<ChangeDistributionElement> = {}): Promise<ViewState<unknown>> => {
    const view = await mount('change-distribution', { column: given.columns[0]!.name, ...more }, await hostOf(deskComparison(given)));
    await until(() => view.viewState.state !== 'loading' && !(view.viewState.state === 'ready' && view.viewState.busy === true), 'an answer');
    await settled(view);
    return view.viewState;
  };

  it('says why', async () => {
    expect(await reasons({ columns: [{ name: 'sex', base: ['a', 'b'], revision: ['b', 'b'] }] })).to.deep.equal({ state: 'not-applicable', reason: 'sex holds text; distributions are of numbers.' });
    expect(await reasons({ columns: [{ name: 'x', base: [NaN, NaN], revision: [NaN, NaN] }] })).to.deep.equal({ state: 'empty', reason: 'x has no finite value in either release.' });
    const alone = await mount('change-distribution', { report: exampleReport(), column: 'NEE_QC' });
    expect(alone.viewState).to.deep.equal({ state: 'not-applicable', reason: 'NEE_QC is in FLUXNET 2015 only: there is nothing to compare.' });
    alone.column = 'no such';
    await settled(alone);
    expect(alone.viewState).to.deep.equal({ state: 'not-applicable', reason: 'No column is called no such.' });
    alone.report = null;
    await settled(alone);
    expect(alone.viewState.state).to.equal('empty');
  });

  it('draws one record, a constant, no common pair, far outliers, infinite and huge values', async () => {
    const cases: Record<string, [number[], number[]]> = {
      one: [[1], [2]], constant: [[4, 4, 4], [4, 4, 4]], shifted: [[4, 4, 4], [5, 5, 5]], apart: [[1, 2, NaN, NaN], [NaN, NaN, 3, 4]], outlier: [[...Array(2000).keys()], [...Array(1999).keys(), 1e12]],
      infinite: [[1, 2, Infinity], [1, -Infinity, 3]], huge: [[-1.7e308, 1.7e308, 0], [1.7e308, -1.7e308, 1]], tiny: [[5e-324, 0, 1e-310], [0, 5e-324, 0]], only: [[1, 2, 3], [NaN, NaN, NaN]],
    };
    for (const [name, [base, revision]] of Object.entries(cases)) for (const arrangement of ['mirror', 'overlay', 'cumulative']) {
      const state = await reasons({ columns: [{ name: 'x', base, revision }] }, { arrangement });
      expect(state.state, `${name}, ${arrangement}: ${'reason' in state ? state.reason : ''}`).to.equal('ready');
      const ready = state as Ready;
      expect(JSON.stringify(ready.picture.plot.edges) + ready.picture.plot.base.line + ready.picture.plot.change.up + ready.picture.plot.differences?.bars, name).not.to.match(/NaN|null|Infinity/);
      expect(ready.facts.sentences.join(' ') + ready.facts.title, name).not.to.match(/NaN|undefined/);
    }
  });

  it('works from a report alone, and says what it cannot refine', async () => {
    const report = deskComparison(data(3)).report(), view = await mount('change-distribution', { report, column: 'NEE' });
    const state = (): Ready => view.viewState as Ready;
    expect(state().state).to.equal('ready');
    expect(state().facts.notes.join(' ')).to.contain('64 bins are what the report holds');
    expect(all(view, 'label.switch').some((each) => textOf(each).startsWith('Bins'))).to.equal(false);
    view.requestClauses('change-other', [{ source: 'change-other', field: 'year', kind: 'points', value: [2001] }]);
    await settled(view);
    expect(state().facts.notes.join(' ')).to.contain('The selection of other views is not applied here');
    const old = await mount('change-distribution', { report: exampleReport(), column: 'NEE_VUT_REF' });
    expect((old.viewState as Ready).facts.notes.join(' ')).to.contain('Counted over all records of each release');
    expect((old.viewState as Ready).picture.plot.differences).to.equal(null);
  });

  it('tells quantiles roughly where a report has only those of other records', async () => {
    const report = deskComparison(data(3)).report(), [column] = report.columns, other = { ...report, columns: [{ ...column!, summary: { base: { ...column!.summary!.base!, n: 9 }, revision: column!.summary!.revision } }] };
    const view = await mount('change-distribution', { report: other, column: 'NEE' }), state = view.viewState as Ready, { plot } = state.picture, exact = column!.summary!.base!.quantiles as { q50: number };
    expect(state.facts.sentences[0]).to.match(/^The median was about .* and is now about /);
    expect(state.facts.figures.find(({ label }) => label === 'median')!.value).to.match(/^about /);
    expect(state.facts.figures.some(({ label }) => label === 'mean')).to.equal(false);
    expect(state.facts.notes.join(' ')).to.contain('Quantiles are interpolated in the bins');
    const told = Number(/about (−?[\d.]+)/.exec(state.facts.sentences[0]!)![1]), width = plot.values.edges[1]! - plot.values.edges[0]!;
    expect(told).to.be.closeTo(exact.q50, width);
    expect(plot.differences!.reach).to.be.at.least(0.75 * (column!.summary!.base!.sd as number) - 1e-9);
  });

  it('shows names as text, whatever they hold', async () => {
    const given = data(3), long = `${HOSTILE} \u202eabc 🌲 ${'x'.repeat(300)}`, { view } = await (async () => { const host = await hostOf(deskComparison({ ...given, columns: [{ ...given.columns[0]!, name: long, unit: HOSTILE }] })), made = await mount('change-distribution', { column: long }, host); await until(() => made.viewState.state === 'ready', 'the picture'); await settled(made); return { view: made }; })();
    button(view, 'Table').click();
    await settled(view);
    expect(all(view, 'img')).to.have.length(0);
    for (const place of ['#title', '.subtitle', 'caption', '[role=option]']) expect(textOf(one(view, place)), place).to.contain(HOSTILE);
    expect(one(view, 'figure').scrollWidth).to.be.at.most(view.clientWidth + 1);
  });
});

describe('accessibility of the distribution', () => {
  afterEach(unmountAll);
  const { axe } = globalThis as unknown as { axe: { run(root: Element, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };
  for (const theme of ['light', 'dark'] as const) for (const arrangement of ['mirror', 'overlay', 'cumulative']) {
    it(`has no violations: ${arrangement}, ${theme}`, async () => {
      document.documentElement.style.colorScheme = theme;
      document.documentElement.style.background = theme === 'dark' ? '#121212' : '#ffffff';
      const { view } = await shown(deskComparison(data(3)), { arrangement });
      for (const words of ['Table', 'Export']) button(view, words).click();
      one<HTMLElement>(view, '.marks').focus();
      press(one(view, '.marks'), 'Enter');
      await settled(view);
      const { violations } = await axe.run(view, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'], rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } } });
      expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).to.deep.equal([]);
    });
  }
});

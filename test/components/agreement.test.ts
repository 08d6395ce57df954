import { expect } from 'chai';
import 'axe-core/axe.js';
import '../../components/define-views.js';
import type { ChangeAgreementElement } from '../../components/agreement/agreement.element.js';
import { countSteps, type AgreementPlot } from '../../components/agreement/agreement-plot.js';
import type { ViewState } from '../../components/view/view-model.js';
import { Random } from '../core/support/random.js';
import { deskComparison, exchanged, reordered, type DeskComparison, type DeskData } from './desk-comparison.js';
import { hostOf } from './desk-host.js';
import { exampleReport, HOSTILE } from './fixtures.js';
import { all, button, frame, mount, one, press, settled, textOf, unmountAll, until } from './mount.js';

type Ready = Extract<ViewState<AgreementPlot>, { state: 'ready' }>;
const SITES = ['AA', 'BB', 'CC', 'DD', 'EE'], YEARS = [2001, 2002, 2003];

/** Two site-years are off by more than 0.1 on average: one by an offset, one by a gain. */
function data(seed: number, size = 1): DeskData {
  const random = new Random(seed), time: number[] = [], group: string[] = [], base: number[] = [], revision: number[] = [];
  for (const site of SITES) for (const year of YEARS) for (let i = 0; i < 120; i++) {
    time.push(Date.UTC(year, 0, 1) + i * 86_400_000);
    group.push(site);
    const x = 4 + 3 * random.normal();
    base.push(random.chance(0.04) ? NaN : x);
    revision.push(random.chance(0.04) ? NaN : site === 'CC' && year === 2002 ? x + 1.5 * size : site === 'AA' && year === 2001 ? 1.2 * x : random.chance(0.6) ? x : x + 0.2 * size * random.normal());
  }
  return { time, group, columns: [{ name: 'NEE', unit: 'µmol', matters: 0.1, base, revision }] };
}

async function shown(comparison: DeskComparison, more: Partial<ChangeAgreementElement> = {}): Promise<{ view: ChangeAgreementElement; state: () => Ready; still: () => Promise<void>; host: Awaited<ReturnType<typeof hostOf>> }> {
  const host = await hostOf(comparison), view = await mount('change-agreement', { column: 'NEE', ...more }, host);
  const state = (): Ready => { if (view.viewState.state !== 'ready') throw new Error(JSON.stringify(view.viewState)); return view.viewState; };
  const still = async (): Promise<void> => { await until(() => view.viewState.state === 'ready' && view.viewState.busy !== true, 'the picture'); await settled(view); };
  await still();
  return { view, state, still, host };
}

function sides(given: DeskData): { base: number[]; revision: number[] } {
  return given.columns[0] as unknown as { base: number[]; revision: number[] };
}

/** Straight from the arrays, as the reference figure has them (scipy.stats.linregress on the common pairs). */
function reference(given: DeskData, keep: (i: number) => boolean = () => true): { n: number; slope: number; intercept: number; r2: number; bias: number; rmse: number } {
  const { base, revision } = sides(given), pairs = base.map((x, i) => [x, revision[i]!] as const).filter(([x, y], i) => keep(i) && Number.isFinite(x) && Number.isFinite(y)), n = pairs.length;
  const mean = (of: (pair: readonly [number, number]) => number): number => pairs.reduce((sum, pair) => sum + of(pair), 0) / n, mx = mean(([x]) => x), my = mean(([, y]) => y);
  const xx = mean(([x]) => (x - mx) ** 2), yy = mean(([, y]) => (y - my) ** 2), xy = mean(([x, y]) => (x - mx) * (y - my)), slope = xy / xx;
  return { n, slope, intercept: my - slope * mx, r2: (xy * xy) / (xx * yy), bias: my - mx, rmse: Math.sqrt(mean(([x, y]) => (y - x) ** 2)) };
}

const row = (state: Ready, label: string): readonly (string | number | null)[] => state.facts.table.rows.find(([what]) => what === label)!;

describe('the agreement', () => {
  afterEach(unmountAll);

  it('has slope, intercept, r² and N of the reference figure', async () => {
    const given = data(3), { state } = await shown(deskComparison(given), { single: true }), told = row(state(), 'shown'), expected = reference(given);
    const figure = (label: string): string => state().facts.figures.find((each) => each.label === label)!.value, { sentences: [first] } = state().facts;
    for (const label of ['RMSE', 'slope', 'intercept', 'r']) expect(first, label).to.contain(figure(label).replace(/^−/, ''));
    expect(told[5]).to.equal(expected.n);
    [[6, expected.bias], [7, expected.slope], [8, expected.intercept], [10, expected.rmse]].forEach(([at, value]) => expect(told[at!], state().facts.table.columns[at!]!.label).to.be.closeTo(value!, 1e-10));
    expect((told[9] as number) ** 2).to.be.closeTo(expected.r2, 1e-10);
    expect(state().picture.panels).to.deep.equal([]);
    expect(state().marks.filter(({ id }) => id.startsWith('panel'))).to.deep.equal([]);
  });

  it('draws the Deming line through the means at the slope of its formula', async () => {
    const given = data(4), { base, revision } = sides(given), pairs = base.map((x, i) => [x, revision[i]!] as const).filter(([x, y]) => x === x && y === y), n = pairs.length, mx = pairs.reduce((sum, [x]) => sum + x, 0) / n, my = pairs.reduce((sum, [, y]) => sum + y, 0) / n;
    const sxx = pairs.reduce((sum, [x]) => sum + (x - mx) ** 2, 0), syy = pairs.reduce((sum, [, y]) => sum + (y - my) ** 2, 0), sxy = pairs.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0);
    const slope = (syy - sxx + Math.sqrt((syy - sxx) ** 2 + 4 * sxy * sxy)) / (2 * sxy), { state } = await shown(deskComparison(given), { single: true });
    expect(Number(state().facts.figures.find(({ label }) => label === 'Deming slope')!.value)).to.be.closeTo(slope, 1e-3);
    const { scales, lines } = state().picture, d = lines.find(({ name }) => name === 'deming')!.d, [x0, y0, x1, y1] = d.match(/[\d.]+/g)!.map(Number) as [number, number, number, number];
    const drawn = (y1 - y0) / (x1 - x0), unit = (scales.y(1) - scales.y(0)) / (scales.x(1) - scales.x(0));
    expect(drawn / unit).to.be.closeTo(slope, 0.01);
    expect(y0 + drawn * (scales.x(mx) - x0)).to.be.closeTo(scales.y(my), 0.5);
  });

  it('has a panel a site-year, those that agree least first, each with the figures of its own records', async () => {
    const given = data(5), { state } = await shown(deskComparison(given)), panels = state().marks.filter(({ id }) => id.startsWith('panel'));
    expect(panels).to.have.length(12);
    expect(panels[0]!.lines[0]).to.equal('CC 2002');
    for (const label of ['CC 2002', 'AA 2001', 'EE 2003']) {
      const [site, year] = label.split(' '), expected = reference(given, (i) => given.group![i] === site && new Date(given.time![i]!).getUTCFullYear() === Number(year)), told = row(state(), label);
      expect(told[5], label).to.equal(expected.n);
      [[6, expected.bias], [7, expected.slope], [8, expected.intercept], [10, expected.rmse]].forEach(([at, value]) => expect(told[at!]).to.be.closeTo(value!, 1e-10));
    }
    const sizes = state().facts.table.rows.filter(([what]) => /^[A-E]{2} 200\d$/.test(String(what))).map((each) => each[10] as number);
    expect(sizes).to.deep.equal([...sizes].sort((a, b) => b - a));
    const within = SITES.flatMap((site) => YEARS.map((year) => reference(given, (i) => given.group![i] === site && new Date(given.time![i]!).getUTCFullYear() === year))).filter(({ bias }) => Math.abs(bias) <= 0.1).length;
    expect(within).to.be.below(15);
    expect(state().facts.sentences.join(' ')).to.contain(`${within} of 15 site-years agree within ±0.1`);
    expect(state().picture.panels.map(({ label, beyond }) => `${label} ${String(beyond)}`)).to.include('CC 2002 true').and.to.include('EE 2003 false');
    expect(state().facts.title).to.match(/^NEE agrees least at CC 2002: revision is higher by 1\.5/);
    expect(textOf(one(document.querySelector('change-agreement')!, '.picture'))).to.contain('12 of 15 site-years, least agreement first');
  });

  it('says what correlations are too alike to see (R18)', async () => {
    const { state } = await shown(deskComparison(data(5)));
    expect(state().facts.notes.join(' ')).to.match(/By r alone \d+ of 15 site-years would look like the middle one \(r (0\.9\d+|> 0\.9999)\): changes of r below 0\.0\d+ are too small to see/).and.to.contain('for 100-point Gaussian clouds, data of Harrison 2014');
  });

  it('of identical releases says no change', async () => {
    const given = data(1), column = given.columns[0]!, { state, view, still } = await shown(deskComparison({ ...given, columns: [{ ...column, revision: column.base as readonly never[] }] }));
    expect(state().facts.title).to.equal('No pair of NEE differs');
    expect(state().facts.sentences[0]).to.contain('all identical: no change');
    expect(state().marks.filter(({ changed }) => changed)).to.deep.equal([]);
    expect(state().facts.sentences.join(' ')).to.contain('15 of 15 site-years agree');
    view.arrangement = 'difference';
    await still();
    expect(state().facts.figures.find(({ label }) => label === 'identical')!.value).to.equal('100\u00a0%');
    expect(state().picture.steps).to.deep.equal([]);
  });

  it('mirrors its signs when base and revision are exchanged', async () => {
    const given = data(6), there = (await shown(deskComparison(given))).state(), back = (await shown(deskComparison(exchanged(given)))).state();
    for (const label of ['shown', 'CC 2002', 'BB 2003']) {
      expect(row(back, label)[6]).to.be.closeTo(-(row(there, label)[6] as number), 1e-12);
      expect(row(back, label)[9]).to.be.closeTo(row(there, label)[9] as number, 1e-12);
      expect(row(back, label)[10]).to.be.closeTo(row(there, label)[10] as number, 1e-12);
    }
    expect([there.facts.title.includes('higher'), back.facts.title.includes('lower')]).to.deep.equal([true, true]);
  });

  it('does not depend on the order of records, and twice the change is larger', async () => {
    const given = data(7), order = new Random(3).shuffled(given.time!.map((_, i) => i)), a = (await shown(deskComparison(given))).state(), b = (await shown(deskComparison(reordered(given, order)))).state();
    expect(b.facts.sentences).to.deep.equal(a.facts.sentences);
    expect(b.picture.steps).to.deep.equal(a.picture.steps);
    const off = async (size: number): Promise<number> => row((await shown(deskComparison(data(8, size)))).state(), 'CC 2002')[10] as number;
    expect([await off(1), await off(2)].map((x) => Math.round(x * 100) / 100)).to.deep.equal([1.5, 3]);
  });

  it('draws differences against means of the pairs that differ, with the identical ones apart', async () => {
    const given = data(9), { base, revision } = sides(given), { state } = await shown(deskComparison(given), { arrangement: 'difference', single: true });
    const differences = base.map((x, i) => revision[i]! - x).filter(Number.isFinite), identical = differences.filter((d) => d === 0).length, squares = state().facts.table.rows.filter(([what]) => what === 'square');
    expect(squares.reduce((sum, each) => sum + (each[5] as number), 0) + identical).to.equal(differences.length);
    expect(state().facts.figures.find(({ label }) => label === 'identical')!.note).to.equal(`${identical.toLocaleString('en')} of ${differences.length.toLocaleString('en')} pairs`);
    const sorted = [...differences].sort((x, y) => x - y), at = (p: number): number => { const h = p * (sorted.length - 1), low = Math.floor(h); return sorted[low]! + (h - low) * (sorted[low + 1]! - sorted[low]!); };
    const y = (value: number): string => `M${state().picture.layout.plane.x} ${Math.round(state().picture.scales.y(value) * 100) / 100}`;
    const limits = state().picture.lines.filter(({ name }) => name === 'limit').map(({ d }) => d);
    expect(limits[0]!.startsWith(y(at(0.025))), 'lower limit').to.equal(true);
    expect(limits[1]!.startsWith(y(at(0.975))), 'upper limit').to.equal(true);
    const { from, to } = state().picture.scales.window.y;
    expect(from).to.equal(-to);
    expect(state().picture.tolerance).not.to.equal(null);
  });

  it('lists what lies far off the diagonal', async () => {
    const given = data(10), { base, revision } = sides(given);
    const at = base.findIndex((x, i) => Number.isFinite(x) && Number.isFinite(revision[i])), { state } = await shown(deskComparison({ ...given, columns: [{ ...given.columns[0]!, revision: revision.map((v, i) => (i === at ? base[at]! + 9 : v)) as readonly never[] }] }));
    expect(state().facts.sentences.join(' ')).to.match(/At least \d+ pairs? lies? more than 5 standard deviations/);
    const [far] = state().picture.far;
    expect([far!.x[0] <= base[at]! && far!.x[1] >= base[at]!, far!.y[0] <= base[at]! + 9 && far!.y[1] >= base[at]! + 9]).to.deep.equal([true, true]);
    expect(state().facts.table.rows.some(([what]) => what === 'far off')).to.equal(true);
  });

  it('has a legend whose counts are those of the squares', () => {
    for (const most of [1, 2, 5, 9, 100, 12_345]) {
      const steps = countSteps(most);
      expect([steps[0]!.from, steps.at(-1)!.to]).to.deep.equal([1, most]);
      steps.slice(1).forEach(({ from }, i) => expect(from).to.equal(steps[i]!.to + 1));
    }
  });
});

describe('what is selected in the agreement', () => {
  afterEach(unmountAll);

  it('Enter on a panel makes it large and selects its group and year; again takes it back', async () => {
    const given = data(11), { view, state, still } = await shown(deskComparison(given)), marks = one(view, '.marks');
    marks.focus();
    press(marks, 'Home');
    await settled(view);
    expect(textOf(one(view, '[role=option]'))).to.equal('CC 2002');
    press(marks, 'Enter');
    await still();
    expect(view.clauses.map(({ field, value }) => [field, value])).to.deep.equal([['group', ['CC']], ['year', [2002]]]);
    const expected = reference(given, (i) => given.group![i] === 'CC' && new Date(given.time![i]!).getUTCFullYear() === 2002);
    expect(row(state(), 'shown')[5]).to.equal(expected.n);
    expect(row(state(), 'shown')[7]).to.be.closeTo(expected.slope, 1e-10);
    expect(state().facts.title).to.contain('NEE at CC 2002');
    expect(state().facts.figures[0]!.note).to.match(/^of 1,\d+$/);
    expect(state().marks.filter(({ id, selected }) => id.startsWith('panel') && selected).map(({ lines }) => lines[0])).to.deep.equal(['CC 2002']);
    expect(state().marks.filter(({ id }) => id.startsWith('panel'))).to.have.length(12);
    press(marks, 'Enter');
    await still();
    expect(view.clauses).to.deep.equal([]);
  });

  it('a rectangle asks for base and revision, to the edges of squares, and counts what it holds', async () => {
    const comparison = deskComparison(data(12)), { view, state, still } = await shown(comparison, { single: true }), { layout: { plane: box } } = state().picture;
    const layer = one(view, '.marks'), at = layer.getBoundingClientRect();
    for (const [type, x, y] of [['pointerdown', 0.3, 0.7], ['pointermove', 0.5, 0.5], ['pointermove', 0.62, 0.4], ['pointerup', 0.62, 0.4]] as const) layer.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerId: 1, button: 0, clientX: at.left + box.x + x * box.width, clientY: at.top + box.y + y * box.height }));
    await frame();
    await still();
    expect(view.clauses.map(({ field }) => field)).to.deep.equal(['base:d0', 'revision:d0']);
    const { selected } = (await comparison.picture({ what: 'count', clauses: view.clauses }))!;
    expect(selected).to.be.above(100);
    expect(state().facts.figures.find(({ label }) => label === 'selected')!.value).to.equal(`${selected.toLocaleString('en')} of ${(row(state(), 'shown')[5] as number).toLocaleString('en')}`);
  });

  it('a range from elsewhere that ends at the largest value is told as a bound, as it leaves that value out', async () => {
    const base = Array.from({ length: 80 }, (_, i) => i % 4), given: DeskData = { time: base.map((_, i) => Date.UTC(2001, 0, 1 + i)), columns: [{ name: 'NEE', base, revision: base.map((x, i) => (i % 9 === 0 ? 3 - x : x)) }] }, { view, state, still } = await shown(deskComparison(given), { single: true });
    const told = (): string => state().facts.figures.find(({ label }) => label === 'selected')!.value;
    for (const [to, words] of [[3, 'at most 80 of 80'], [2.9, '60 of 80'], [3.1, '80 of 80']] as const) {
      view.requestClauses('change-agreement', [{ source: 'change-agreement', field: 'base:d0', kind: 'interval', value: [0, to] }]);
      await settled(view);
      await still();
      expect(told()).to.equal(words);
    }
  });

  it('a square asks for the pairs that it counts', async () => {
    for (const arrangement of ['one-to-one', 'difference']) {
      const comparison = deskComparison(data(13)), { state } = await shown(comparison, { single: true, arrangement });
      for (const mark of state().marks.filter(({ id }) => arrangement === 'one-to-one' || id === 'identical').slice(0, 60)) {
        const told = Number(/([\d,]+) (pairs?|of)/.exec(mark.lines[1]!)![1]!.replace(',', ''));
        expect((await comparison.picture({ what: 'count', clauses: mark.clauses! }))!.selected, mark.lines.join('; ')).to.equal(told);
      }
    }
  });

  it('other views narrow it, and it says of how many', async () => {
    const { state, still, host } = await shown(deskComparison(data(14)));
    host.exploration.requestClauses('change-other', [{ source: 'change-other', field: 'group', kind: 'points', value: ['AA', 'BB'] }]);
    await settled(document.querySelector('change-agreement')!);
    await still();
    expect(state().marks.filter(({ id }) => id.startsWith('panel'))).to.have.length(6);
    expect(state().facts.subtitle).to.contain('of the selected records');
    expect(state().facts.figures[0]!.note).to.match(/^of 1,\d+$/);
  });
});

describe('the agreement of what it is not made for', () => {
  afterEach(unmountAll);

  const answer = async (given: DeskData, more: Partial<ChangeAgreementElement> = {}): Promise<ViewState<AgreementPlot>> => {
    const view = await mount('change-agreement', { column: given.columns[0]!.name, ...more }, await hostOf(deskComparison(given)));
    await until(() => view.viewState.state !== 'loading' && !(view.viewState.state === 'ready' && view.viewState.busy === true), 'an answer');
    await settled(view);
    return view.viewState;
  };

  it('says why', async () => {
    expect(await answer({ columns: [{ name: 'sex', base: ['a', 'b'], revision: ['b', 'b'] }] })).to.deep.equal({ state: 'not-applicable', reason: 'sex holds text; only numbers agree by amount.' });
    expect(await answer({ columns: [{ name: 'x', base: [1, NaN], revision: [NaN, 3] }] })).to.deep.equal({ state: 'empty', reason: 'No record has a value of x in both releases.' });
    const alone = await mount('change-agreement', { report: exampleReport(), column: 'NEE_VUT_REF' });
    expect(alone.viewState).to.deep.equal({ state: 'empty', reason: 'The report holds no pairs of NEE_VUT_REF in a plane; they need the releases.' });
  });

  it('draws one record, constants, far outliers, infinite and huge values, distant dates and many groups', async () => {
    const cases: Record<string, DeskData> = Object.fromEntries(Object.entries<[number[], number[]]>({
      one: [[1], [2]], constant: [[4, 4, 4], [4, 4, 4]], still: [[4, 4, 4], [5, 6, 7]], shifted: [[4, 4, 4], [5, 5, 5]], outlier: [[...Array(2000).keys()], [...Array(1999).keys(), 1e12]],
      infinite: [[1, 2, Infinity, 3], [1, -Infinity, 3, 4]], huge: [[-1.7e308, 1.7e308, 0], [1.7e308, -1.7e308, 1]], tiny: [[5e-324, 0, 1e-310], [0, 5e-324, 0]], reversed: [[1, 2, 3], [-1, -2, -3]],
    }).map(([name, [base, revision]]) => [name, { columns: [{ name: 'x', base, revision }] }]));
    const many = Array.from({ length: 3000 }, (_, i) => i);
    cases['groups'] = { group: many.map((i) => `site ${i}`), time: many.map(() => Date.UTC(2000, 0, 1)), columns: [{ name: 'x', base: many, revision: many.map((i) => i + (i % 3)) }] };
    cases['dates'] = { time: many.map((i) => Date.UTC(1600, 0, 1) + i * 98 * 86_400_000), columns: [{ name: 'x', base: many, revision: many.map((i) => i + (i % 3)) }] };
    for (const [name, given] of Object.entries(cases)) for (const arrangement of ['one-to-one', 'difference']) {
      const state = await answer(given, { arrangement });
      expect(state.state, `${name}, ${arrangement}: ${'reason' in state ? state.reason : ''}`).to.equal('ready');
      const { picture, facts, marks } = state as Ready;
      expect(JSON.stringify([picture.steps, picture.lines, picture.ellipse, picture.panels, marks.map(({ x, y, width, height }) => [x, y, width, height])]), `${name}, ${arrangement}`).not.to.match(/NaN|Infinity|\[null|,null/);
      expect([facts.title, ...facts.sentences, ...facts.notes].join(' '), name).not.to.match(/NaN|undefined/);
    }
  });

  it('works from a report alone: one plane, and the panels from its moments', async () => {
    const given = data(3), comparison = deskComparison(given), view = await mount('change-agreement', { report: comparison.report(), column: 'NEE' }), state = (): Ready => view.viewState as Ready;
    expect(state().state).to.equal('ready');
    expect(state().facts.notes.join(' ')).to.contain('40 squares along each axis are what the report holds');
    const panels = state().marks.filter(({ id }) => id.startsWith('panel')).map(({ lines }) => lines[0]!);
    expect(panels).to.have.length(12);
    expect(panels[0]).to.equal('CC 2002');
    const expected = reference(given, (i) => given.group![i] === 'CC' && new Date(given.time![i]!).getUTCFullYear() === 2002);
    expect(row(state(), 'CC 2002')[7]).to.be.closeTo(expected.slope, 1e-6);
    expect(state().picture.panels[0]!.steps).to.deep.equal([]);
    expect(state().picture.panels[0]!.ellipse).not.to.equal('');
    button(view, 'Difference against mean').click();
    await settled(view);
    expect(view.viewState).to.deep.equal({ state: 'not-applicable', reason: 'The report holds base against revision only; differences against means need the releases.' });
  });

  it('shows names as text, whatever they hold', async () => {
    const given = data(3), long = `${HOSTILE} \u202eabc 🌲 ${'x'.repeat(300)}`, host = await hostOf(deskComparison({ ...given, group: given.group!.map((name) => (name === 'CC' ? HOSTILE : `${name} ${'y'.repeat(200)}`)), columns: [{ ...given.columns[0]!, name: long, unit: HOSTILE }] })), view = await mount('change-agreement', { column: long }, host);
    await until(() => view.viewState.state === 'ready' && view.viewState.busy !== true, 'the picture');
    button(view, 'Table').click();
    await settled(view);
    expect(all(view, 'img')).to.have.length(0);
    for (const place of ['#title', '.subtitle', 'caption', '[role=option]']) expect(textOf(one(view, place)), place).to.contain(HOSTILE);
    expect(one(view, 'figure').scrollWidth).to.be.at.most(view.clientWidth + 1);
  });
});

describe('accessibility of the agreement', () => {
  afterEach(unmountAll);
  const { axe } = globalThis as unknown as { axe: { run(root: Element, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };
  for (const theme of ['light', 'dark'] as const) for (const arrangement of ['one-to-one', 'difference']) {
    it(`has no violations: ${arrangement}, ${theme}`, async () => {
      document.documentElement.style.colorScheme = theme;
      document.documentElement.style.background = theme === 'dark' ? '#121212' : '#ffffff';
      const { view, still } = await shown(deskComparison(data(3)), { arrangement });
      for (const words of ['Table', 'Export']) button(view, words).click();
      one<HTMLElement>(view, '.marks').focus();
      press(one(view, '.marks'), 'Enter');
      await still();
      const { violations } = await axe.run(view, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'], rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } } });
      expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).to.deep.equal([]);
    });
  }
});

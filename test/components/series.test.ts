/** The series: its lines, areas, strip, words and table are the numbers that went in, mirrored by an exchange and untouched by the order of records. */
import { expect } from 'chai';
import 'axe-core/axe.js';
import '../../components/define-views.js';
import type { ChangeSeriesElement } from '../../components/series/series.element.js';
import type { SeriesPictureDrawn } from '../../components/series/series.model.js';
import type { ViewState } from '../../components/view/view-model.js';
import { familyFaults, tokensIn } from '../../components/view/colour-families.js';
import type { SelectionClause } from '../../src/core/selection/clause.js';
import type { PictureQuestion } from '../../src/core/pictures/picture.js';
import { Random } from '../core/support/random.js';
import { deskComparison, exchanged, reordered, type DeskComparison, type DeskData } from './desk-comparison.js';
import { hostOf } from './desk-host.js';
import { exampleReport, HOSTILE } from './fixtures.js';
import { all, button, mount, one, press, settled, textOf, unmountAll, until } from './mount.js';

type Ready = Extract<ViewState<SeriesPictureDrawn>, { state: 'ready' }>;
const DAY = 86_400_000, FIRST = Date.UTC(2001, 0, 1);

/** Days of two years of one site: noise, gaps on both sides, and half of the values revised by `size` × (0.4 ± 1). */
function daily(seed = 3, size = 1, n = 730): DeskData {
  const random = new Random(seed), base = Array.from({ length: n }, () => (random.chance(0.05) ? NaN : 5 + 3 * random.normal()));
  const revision = base.map((x) => { const moves = random.chance(0.5), step = 0.4 + random.normal(), gone = random.chance(0.04), filled = random.chance(0.5); return x !== x ? (filled ? 4 : NaN) : gone ? NaN : moves ? x + size * step : x; });
  return { time: base.map((_, i) => FIRST + DAY * i), columns: [{ name: 'NEE', unit: 'µmol', base, revision }] };
}

const sides = ({ columns: [column] }: DeskData): { base: number[]; revision: number[] } => column as unknown as { base: number[]; revision: number[] };
const mean = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0) / values.length;
const sd = (values: readonly number[]): number => Math.sqrt(mean(values.map((each) => (each - mean(values)) ** 2)));
const finite = (values: readonly number[]): number[] => values.filter(Number.isFinite);
const months = (time: number): string => `${['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][new Date(time).getUTCMonth()]} ${new Date(time).getUTCFullYear()}`;

interface Shown { readonly view: ChangeSeriesElement; readonly state: () => Ready; readonly asked: PictureQuestion[] }

const readyOf = (view: ChangeSeriesElement): Ready => { if (view.viewState.state !== 'ready') throw new Error(JSON.stringify(view.viewState)); return view.viewState; };
const rested = (view: ChangeSeriesElement): Promise<void> => until(() => view.viewState.state !== 'loading' && !('busy' in view.viewState && view.viewState.busy), 'the picture');

async function shown(of: DeskData | DeskComparison, more: Partial<ChangeSeriesElement> = {}): Promise<Shown> {
  const comparison = 'columns' in of ? deskComparison(of) : of, host = await hostOf(comparison), view = await mount('change-series', { column: 'NEE', ...more }, host);
  view.style.inlineSize = '900px';
  await settled(view);
  await rested(view);
  await settled(view);
  return { view, state: () => readyOf(view), asked: comparison.asked };
}

async function alone(of: DeskData, more: Partial<ChangeSeriesElement> = {}): Promise<ChangeSeriesElement> {
  return mount('change-series', { report: deskComparison(of).report(), column: 'NEE', ...more });
}

async function key(view: ChangeSeriesElement, name: string, more: KeyboardEventInit = {}): Promise<void> {
  press(one(view, '.marks'), name, more);
  await settled(view);
  await rested(view);
  await settled(view);
}

function drag(view: ChangeSeriesElement, from: number, to: number, y: number): void {
  const marks = one(view, '.marks'), box = marks.getBoundingClientRect();
  for (const [type, x] of [['pointerdown', from], ['pointermove', (from + to) / 2], ['pointermove', to], ['pointerup', to]] as const) marks.dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true, cancelable: true, pointerId: 1, button: 0, clientX: box.left + x, clientY: box.top + y }));
}

const points = (path: string): [number, number][] => [...path.matchAll(/[ML]([-\d.]+) ([-\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);

describe('the numbers of a series', () => {
  afterEach(unmountAll);

  it('are those of the reference figure: mean, median, population deviation and N of each side, and those of the pairs', async () => {
    const given = daily(), { base, revision } = sides(given), { state } = await shown(given);
    const figures = new Map(state().facts.figures.map(({ label, value, note }) => [label, `${value} ${note ?? ''}`])), pairs = base.map((x, i) => [x, revision[i]!] as const).filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y));
    const sorted = (values: readonly number[]): number[] => finite(values).sort((a, b) => a - b), median = (values: readonly number[]): number => { const s = sorted(values), h = (s.length - 1) / 2; return (s[Math.floor(h)]! + s[Math.ceil(h)]!) / 2; };
    for (const [label, of] of [['mean of all values', (v: readonly number[]) => mean(finite(v))], ['median of all values', median], ['SD of all values (population)', (v: readonly number[]) => sd(finite(v))]] as const) {
      const [x, y] = figures.get(label)!.split(' Δ')[0]!.split(' → ').map((text) => Number(text.replace('−', '-')));
      expect(x, `${label}, base`).to.be.closeTo(of(base), 0.006);
      expect(y, `${label}, revision`).to.be.closeTo(of(revision), 0.006);
    }
    expect(figures.get('all values')).to.contain(`${finite(base).length} → ${finite(revision).length}`);
    expect(figures.get('common pairs')).to.contain(String(pairs.length));
    const [x, y] = figures.get('mean of pairs')!.split(' Δ')[0]!.split(' → ').map(Number);
    expect(x).to.be.closeTo(mean(pairs.map(([a]) => a)), 0.006);
    expect(y).to.be.closeTo(mean(pairs.map(([, b]) => b)), 0.006);
  });

  it('are the means of pairs by month, exactly, in table and marks', async () => {
    const given = daily(), { base, revision } = sides(given), { state } = await shown(given), { facts: { table }, marks } = state();
    expect(table.rows).to.have.length(24);
    const zero = state().picture.drawing.difference.zero, { reach, box } = state().picture.drawing.difference;
    table.rows.forEach(([name, n, meanBase, meanRevision, change, largest, values, filled, lost], k) => {
      const at = given.time!.flatMap((t, i) => (months(t) === name ? [i] : [])), pairs = at.filter((i) => Number.isFinite(revision[i]! - base[i]!)), d = pairs.map((i) => revision[i]! - base[i]!);
      expect([n, values], String(name)).to.deep.equal([pairs.length, d.filter((each) => each !== 0).length]);
      expect(meanBase).to.be.closeTo(mean(pairs.map((i) => base[i]!)), 1e-12);
      expect(meanRevision).to.be.closeTo(mean(pairs.map((i) => revision[i]!)), 1e-12);
      expect(change).to.be.closeTo(mean(d), 1e-12);
      expect(largest).to.be.closeTo(Math.max(...d.map(Math.abs)), 1e-12);
      expect([filled, lost]).to.deep.equal([at.filter((i) => Number.isNaN(base[i]) && !Number.isNaN(revision[i])).length, at.filter((i) => !Number.isNaN(base[i]) && Number.isNaN(revision[i])).length]);
      expect(marks[k]!.lines[0]).to.equal(name);
      expect(state().picture.drawing.difference.means[k]!.y, 'the mark stands where its number does').to.be.closeTo(zero - (Number(change) / reach) * (box.height / 2), 1e-9);
    });
  });

  it('stand in the title and the sentences', async () => {
    const given = daily(5, 1), { base, revision } = sides(given), random = new Random(1);
    given.time!.forEach((t, i) => { revision[i] = base[i]! + (months(t) === 'Jul 2002' ? -3 + 0.1 * random.normal() : 0); });
    const { state } = await shown(given), { facts } = state();
    expect(facts.title).to.equal('Revision of NEE is lower in Jul 2002');
    expect(facts.sentences[1]).to.match(/^The mean differs in 1 of 24 months; most in Jul 2002: −(2\.9\d?|3(\.0\d?)?) µmol\./);
    const pairs = base.filter((x, i) => Number.isFinite(revision[i]! - x)).length;
    expect(facts.sentences[0]).to.contain(`Over ${pairs} pairs the mean is lower by`);
  });
});

describe('the lines of a series', () => {
  afterEach(unmountAll);

  it('pass through every value where each pixel has one', async () => {
    const given = daily(3, 1, 300), { base } = sides(given), { state } = await shown(given), { drawing } = state().picture;
    expect(drawing.asLine).to.equal(true);
    const [panel] = drawing.lines, low = Math.min(...finite([...base, ...sides(given).revision])), high = Math.max(...finite([...base, ...sides(given).revision])), room = (high - low) * 0.04;
    const drawn = panel!.versions.find(({ version }) => version === 'base')!, through = [...points(drawn.line).map(([, y]) => y), ...drawn.dots.map(([, y]) => y)];
    for (const value of finite(base)) {
      const y = panel!.box.y + panel!.box.height * (1 - (value - low + room) / (high - low + 2 * room));
      expect(through.some((each) => Math.abs(each - y) < 0.06), `${value}`).to.equal(true);
    }
  });

  it('break at missing values', async () => {
    const given = daily(3, 0, 120), { base, revision } = sides(given);
    base.fill(1); revision.fill(1);
    for (const i of [40, 41, 42]) { base[i] = NaN; revision[i] = NaN; }
    revision[80] = 2;
    const { state } = await shown(given), [panel] = state().picture.drawing.lines;
    expect(panel!.versions.find(({ version }) => version === 'base')!.line.match(/M/g)).to.have.length(2);
    expect(state().picture.drawing.lanes.base.missing).to.have.length(1);
    expect(state().picture.drawing.lanes.words).to.equal('the same gaps in both');
  });

  it('are means within a band where groups lie over each other', async () => {
    const random = new Random(4), time: number[] = [], group: string[] = [], base: number[] = [];
    for (let site = 0; site < 4; site++) for (let day = 0; day < 500; day++) { time.push(FIRST + day * DAY); group.push(`s${site}`); base.push(site + random.normal()); }
    const { state } = await shown({ time, group, columns: [{ name: 'NEE', base, revision: base.map((x) => x + 0.5) }] }), { drawing } = state().picture;
    expect(drawing.asLine).to.equal(false);
    expect(drawing.lines[0]!.versions.every(({ band }) => band.length > 100)).to.equal(true);
    expect(state().facts.title).to.equal('Revision of NEE is higher throughout');
    expect(state().facts.notes.join(' ')).to.contain('4 groups (site) are drawn together');
  });
});

describe('a series under changes of its data', () => {
  afterEach(unmountAll);

  it('of identical releases draws no difference and says so', async () => {
    const given = daily(), { base } = sides(given), { state } = await shown({ ...given, columns: [{ name: 'NEE', base, revision: base }] }), { difference, lanes } = state().picture.drawing;
    expect(state().facts.title).to.equal('NEE is the same in both releases');
    expect([difference.area.positive, difference.area.negative, difference.band]).to.deep.equal(['', '', '']);
    expect(difference.changed).to.deep.equal([]);
    expect(difference.means.every(({ y }) => y === difference.zero)).to.equal(true);
    expect([lanes.filled, lanes.lost]).to.deep.equal([[], []]);
    expect(state().marks.filter(({ changed }) => changed)).to.deep.equal([]);
    expect(state().facts.sentences.join(' ')).to.contain('no value differs');
  });

  it('exchanged mirrors the signs', async () => {
    const given = daily(), there = (await shown(given)).state(), back = (await shown(exchanged(given))).state(), zero = there.picture.drawing.difference.zero;
    expect(back.picture.drawing.difference.means).to.have.length(there.picture.drawing.difference.means.length);
    expect(back.facts.table.rows.map((row) => -Number(row[4]))).to.deep.equal(there.facts.table.rows.map((row) => Number(row[4])));
    expect(back.picture.drawing.lanes.lost).to.deep.equal(there.picture.drawing.lanes.filled);
    const reachOf = (state: Ready): number => state.picture.drawing.difference.reach, scale = reachOf(back) / reachOf(there);
    const up = points(there.picture.drawing.difference.area.positive), down = points(back.picture.drawing.difference.area.negative);
    expect(down).to.have.length(up.length);
    up.forEach(([x, y], i) => { expect(down[i]![0]).to.be.closeTo(x, 0.11); expect((down[i]![1] - zero) * scale).to.be.closeTo(zero - y, 0.25); });
  });

  it('in another order is the same', async () => {
    const given = daily(), there = (await shown(given)).state(), other = (await shown(reordered(given, new Random(8).shuffled(given.time!.map((_, i) => i))))).state();
    expect(JSON.stringify(other.picture.drawing)).to.equal(JSON.stringify(there.picture.drawing));
    expect(other.facts).to.deep.equal(there.facts);
  });

  it('with twice the change draws it larger', async () => {
    const sizes = await Promise.all([1, 2, 4].map(async (size) => { const { difference } = (await shown(daily(3, size / 20))).state().picture.drawing; return Math.max(...difference.means.map(({ y }) => Math.abs(y - difference.zero))); }));
    expect(sizes[1]! / sizes[0]!).to.be.closeTo(2, 0.01);
    expect(sizes[2]! / sizes[0]!).to.be.closeTo(4, 0.02);
  });

  it('in another unit is the same picture', async () => {
    const given = daily(), { base, revision } = sides(given), there = (await shown(given)).state(), other = (await shown({ ...given, columns: [{ name: 'NEE', unit: 'µmol', base: base.map((x) => 8 * x), revision: revision.map((x) => 8 * x) }] })).state();
    for (const part of ['area', 'band', 'means', 'changed', 'bar'] as const) { const pick = (state: Ready): unknown => (part === 'bar' ? { ...state.picture.drawing.difference.bar, sd: 0 } : state.picture.drawing.difference[part]); expect(JSON.stringify(pick(other)).replace(/(\.\d{6})\d+/g, '$1'), part).to.equal(JSON.stringify(pick(there)).replace(/(\.\d{6})\d+/g, '$1')); }
    expect(other.facts.title).to.equal(there.facts.title);
  });

  it('shows what matters to the reader as a band, and how long a standard deviation is', async () => {
    const given = daily(3, 0.05), [column] = given.columns, { state } = await shown({ ...given, columns: [{ ...column!, matters: 0.5 }] as DeskData['columns'] }), { difference } = state().picture.drawing, { tolerance, bar, reach, box } = difference;
    expect(tolerance!.size).to.equal(0.5);
    expect(tolerance!.box.height).to.be.closeTo((0.5 / reach) * box.height, 1e-6);
    expect(bar!.from - bar!.to).to.be.closeTo((bar!.sd / (2 * reach)) * box.height, 1e-6);
    expect(bar!.sd).to.be.closeTo(sd(finite(sides(given).base)), 1e-9);
    expect(reach / bar!.sd).to.be.closeTo(0.75, 0.001);
    expect(state().facts.notes.join(' ')).to.contain('± 0.5');
  });

  it('shows one changed cell among many', async () => {
    const given = daily(3, 0), { base, revision } = sides(given);
    base.forEach((x, i) => { revision[i] = x; });
    base[300] = 5; revision[300] = 5.0001;
    const { state } = await shown(given), { difference } = state().picture.drawing;
    expect(difference.changed).to.have.length(1);
    expect(difference.small).to.equal(true);
    expect(state().marks.filter(({ changed }) => changed).map(({ lines: [name] }) => name)).to.deep.equal([months(given.time![300]!)]);
  });

  it('takes changes that take each other back for no change of the mean', async () => {
    const base = Array.from({ length: 365 }, (_, i) => 300 + (i % 7)), revision = base.map((x, i) => (i % 31 === 3 ? x + 0.1 : i % 31 === 4 ? x - 0.1 : x));
    const { state } = await shown({ time: base.map((_, i) => FIRST + DAY * i), columns: [{ name: 'NEE', base, revision }] }, { span: [FIRST, Date.UTC(2001, 1, 1)], meansBy: 'month' });
    expect(state().facts.title).to.equal('NEE differs in 2 records; the means stay the same');
    expect(state().facts.sentences[0]).to.contain('the mean is the same in both');
  });

  it('tells filled and lost apart, and counts them', async () => {
    const given = daily(), { base, revision } = sides(given), { state, view } = await shown(given), { lanes } = state().picture.drawing;
    expect(lanes.counts).to.deep.equal({ filled: base.filter((x, i) => Number.isNaN(x) && !Number.isNaN(revision[i])).length, lost: base.filter((x, i) => !Number.isNaN(x) && Number.isNaN(revision[i])).length });
    expect(all(view, '.glyph.filled').length).to.be.above(0);
    expect(all(view, '.glyph.lost').length).to.be.above(0);
    expect(state().facts.sentences[0]).to.contain(`${lanes.counts.filled} gaps filled, ${lanes.counts.lost} values lost`);
  });
});

describe('what a person does with a series', () => {
  afterEach(unmountAll);

  it('draws a range of time: a clause of whole days, and the rest is muted', async () => {
    const { view, state } = await shown(daily()), { plot } = state().picture.drawing.panels;
    drag(view, plot.x + 100, plot.x + 300, plot.y + 50);
    await settled(view);
    const [clause] = view.clauses as [SelectionClause];
    expect({ source: clause.source, field: clause.field, kind: clause.kind }).to.deep.equal({ source: 'change-series', field: 'time', kind: 'interval' });
    const [from, to] = clause.value as [number, number], at = (pixel: number): number => FIRST + (pixel / plot.width) * 729 * DAY;
    expect([from % DAY, to % DAY]).to.deep.equal([0, 0]);
    expect(Math.abs(from - at(100))).to.be.below(DAY * 2);
    expect(Math.abs(to - at(300))).to.be.below(DAY * 2);
    expect(all(view, '.veil').length).to.be.above(3);
    expect(state().facts.figures.find(({ label }) => label === 'common pairs')!.note, 'its own selection does not narrow it').to.equal(undefined);
  });

  it('selects the month in focus, and walks from change to change', async () => {
    const given = daily(3, 0), { base, revision } = sides(given);
    base.forEach((x, i) => { revision[i] = x; });
    for (const i of [100, 500]) { base[i] = 1; revision[i] = 2; }
    const { view } = await shown(given);
    await key(view, 'n');
    expect(textOf(one(view, '[role=option]'))).to.equal(months(given.time![100]!));
    await key(view, 'n');
    expect(textOf(one(view, '[role=option]'))).to.equal(months(given.time![500]!));
    await key(view, 'Enter');
    expect(view.clauses[0]!.value).to.deep.equal([Date.UTC(2002, 4, 1), Date.UTC(2002, 5, 1)]);
    await key(view, 'Escape');
    await key(view, 'Escape');
    expect(view.clauses).to.deep.equal([]);
  });

  it('zooms by keys: a window on the pixel grid is asked for, its numbers are exact, and 0 shows all again', async () => {
    const given = daily(), { base, revision } = sides(given), { view, state, asked } = await shown(given);
    await key(view, '+');
    await key(view, '+');
    const [from, to] = view.span!, question = asked.filter(({ what }) => what === 'series').at(-1) as Extract<PictureQuestion, { what: 'series' }>;
    expect({ from: question.from, to: question.to, buckets: question.buckets }).to.deep.equal({ from, to, buckets: Math.floor(state().picture.drawing.panels.plot.width) });
    expect((to - from) / (729 * DAY)).to.be.closeTo(0.25, 1e-6);
    view.span = [FIRST + 10 * DAY, FIRST + 20 * DAY];
    await settled(view);
    await rested(view);
    expect(state().facts.table.rows).to.have.length(10);
    view.span = [from, to];
    await settled(view);
    await rested(view);
    const pairs = given.time!.filter((t, i) => t >= from && t < to && Number.isFinite(revision[i]! - base[i]!)).length;
    expect(state().facts.figures.find(({ label }) => label === 'common pairs')!.value).to.equal(String(pairs));
    expect(state().facts.sentences[0]).to.contain(`In view, over ${pairs} pairs`);
    expect(state().picture.drawing.context).to.not.equal(null);
    const before = view.span![0];
    await key(view, 'PageDown');
    expect(view.span![0]).to.be.above(before);
    await key(view, '0');
    expect(view.span).to.equal(null);
    expect(state().picture.drawing.context).to.equal(null);
  });

  it('pans with the arrow at the last mark in view, and by the strip of all time', async () => {
    const { view, state } = await shown(daily());
    for (let i = 0; i < 3; i++) await key(view, '+');
    const before = view.span!;
    await key(view, 'End');
    for (let i = 0; i < 40 && view.span![0] === before[0]; i++) await key(view, 'ArrowRight');
    expect(view.span![0]).to.be.above(before[0]);
    const { context } = state().picture.drawing;
    drag(view, context!.view.from + (context!.view.to - context!.view.from) / 2, context!.box.x + 40, context!.box.y + 8);
    await settled(view);
    expect(view.span![0]).to.be.below(before[0]);
    expect(view.clauses).to.deep.equal([]);
  });

  it('zooms with the wheel only with a key, so that the page scrolls', async () => {
    const { view, state } = await shown(daily()), { plot } = state().picture.drawing.panels, stage = one(view, '.stage').getBoundingClientRect();
    const turn = (more: WheelEventInit): WheelEvent => { const event = new WheelEvent('wheel', { bubbles: true, composed: true, cancelable: true, clientX: stage.left + plot.x + 200, clientY: stage.top + plot.y + 30, deltaY: -200, ...more }); one(view, '.marks').dispatchEvent(event); return event; };
    expect(turn({}).defaultPrevented).to.equal(false);
    expect(view.span).to.equal(null);
    expect(turn({ ctrlKey: true }).defaultPrevented).to.equal(true);
    expect(view.span).to.not.equal(null);
  });

  it('shows a selection by its button, magnifies small differences, and takes means by season', async () => {
    const { view, state, asked } = await shown(daily(3, 0.02));
    view.requestClauses('change-series', [{ source: 'change-series', field: 'time', kind: 'interval', value: [FIRST + 100 * DAY, FIRST + 200 * DAY] }]);
    await settled(view);
    button(view, 'Selection').click();
    await settled(view);
    expect(view.span).to.deep.equal([FIRST + 100 * DAY, FIRST + 200 * DAY]);
    button(view, 'All time').click();
    await settled(view);
    const before = state().picture.drawing.difference.reach;
    button(view, 'Magnified').click();
    await settled(view);
    expect(state().picture.drawing.difference.reach).to.be.below(before / 3);
    expect(state().facts.notes.join(' ')).to.contain('standard deviations of base');
    view.meansBy = 'season';
    await settled(view);
    await rested(view);
    expect(state().facts.table.rows.map(([name]) => name).slice(0, 2)).to.deep.equal(['Dec 2000–Feb 2001', 'Mar–May 2001']);
    expect(asked.some(({ what }) => what === 'intervals')).to.equal(true);
  });

  it('arranges base above revision, or the difference alone', async () => {
    const { view, state } = await shown(daily(), { arrangement: 'split' });
    expect(state().picture.drawing.lines.map(({ versions }) => versions.map(({ version }) => version))).to.deep.equal([['base'], ['revision']]);
    expect(new Set(state().picture.drawing.lines.map(({ ticks }) => ticks.map(({ text }) => text).join())).size, 'one domain').to.equal(1);
    view.arrangement = 'difference';
    await settled(view);
    expect(state().picture.drawing.lines).to.deep.equal([]);
    expect(state().picture.drawing.difference.box.height).to.be.above(150);
  });

  it('is narrowed by what other views select', async () => {
    const time: number[] = [], group: string[] = [], base: number[] = [], revision: number[] = [], random = new Random(2);
    for (const site of ['A', 'B', 'C']) for (let day = 0; day < 300; day++) { time.push(FIRST + day * DAY); group.push(site); const x = random.normal(); base.push(x); revision.push(site === 'B' ? x + 2 : x); }
    const { view, state } = await shown({ time, group, columns: [{ name: 'NEE', base, revision }] });
    view.requestClauses('other', [{ source: 'other', field: 'group', kind: 'points', value: ['B'] }]);
    await settled(view);
    await rested(view);
    const pairs = state().facts.figures.find(({ label }) => label === 'common pairs')!;
    expect([pairs.value, pairs.note]).to.deep.equal(['300', 'of 900']);
    expect(state().facts.notes[0]).to.equal('Only where B.');
    expect(state().facts.table.rows.every((row) => Math.abs(Number(row[4]) - 2) < 1e-9)).to.equal(true);
    expect(state().picture.drawing.asLine, 'one group has its own line').to.equal(true);
    view.requestClauses('other', [{ source: 'other', field: 'group', kind: 'points', value: ['A'] }]);
    await settled(view);
    await rested(view);
    expect(state().facts.title).to.equal('NEE is the same in both releases where selected');
  });
});

describe('a series from a report alone', () => {
  afterEach(unmountAll);

  it('draws what the report holds and says so', async () => {
    const view = await alone(daily()), state = readyOf(view);
    expect(state.busy).to.not.equal(true);
    expect(state.facts.notes.join(' ')).to.contain('the 160 points in time that the report holds');
    expect(state.facts.table.rows.length).to.be.above(10);
    const { area, zero } = state.picture.drawing.difference;
    expect(points(area.positive).every(([, y]) => y <= zero + 0.06) && points(area.positive).some(([, y]) => y < zero - 5), 'higher is above').to.equal(true);
    expect(points(area.negative).every(([, y]) => y >= zero - 0.06) && points(area.negative).some(([, y]) => y > zero + 5), 'lower is below').to.equal(true);
  });

  it('has the same means as the comparison gives', async () => {
    const given = daily(), there = (await shown(given)).state(), here = readyOf(await alone(given, { meansBy: 'month' }));
    expect(here.facts.table.rows.map(([name]) => name)).to.deep.equal(there.facts.table.rows.map(([name]) => name));
    here.facts.table.rows.forEach((row, i) => row.slice(1).forEach((value, k) => expect(value, `${row[0]} ${k}`).to.be.closeTo(Number(there.facts.table.rows[i]![k + 1]), 1e-8)));
  });

  it('draws the means of a group that is selected', async () => {
    const time: number[] = [], group: string[] = [], base: number[] = [], revision: number[] = [];
    for (const site of ['A', 'B']) for (let month = 0; month < 48; month++) { time.push(Date.UTC(2001, month, 1)); group.push(site); base.push(month); revision.push(month + (site === 'B' ? 2 : 0)); }
    const view = await alone({ time, group, columns: [{ name: 'NEE', base, revision }] });
    view.requestClauses('other', [{ source: 'other', field: 'group', kind: 'points', value: ['B'] }]);
    await settled(view);
    const { facts, picture } = readyOf(view);
    expect(facts.title).to.equal('Revision of NEE is higher throughout');
    expect(facts.notes.join(' ')).to.contain('nothing finer can be drawn of a selection');
    expect(picture.drawing.difference.means.every(({ y }) => y < picture.drawing.difference.zero)).to.equal(true);
  });

  it('says why there is none', async () => {
    const reason = async (of: DeskData, more: Partial<ChangeSeriesElement> = {}): Promise<unknown> => { const { viewState } = await alone(of, more); return 'reason' in viewState ? viewState.reason : viewState; };
    const given = daily(), { base, revision } = sides(given);
    expect(await reason({ columns: given.columns })).to.equal('The key (site) has no time.');
    expect(await reason({ ...given, columns: [{ name: 'NEE', base: base.map(String), revision: revision.map(String) }] })).to.equal('NEE holds text; a series is drawn of numbers.');
    expect(await reason(given, { column: 'none' })).to.equal('There is no column none.');
    expect(await reason({ ...given, columns: [...given.columns, { name: 'same', base, revision: base }] }, { column: 'same' })).to.equal('No value of same differs. The report holds pictures of columns that do.');
    const view = await mount('change-series', { report: exampleReport(), column: 'site' });
    expect('reason' in view.viewState && view.viewState.reason).to.equal('site is part of the key: it is the same in both.');
  });
});

describe('a series of unusual data', () => {
  afterEach(unmountAll);

  const cases: readonly (readonly [name: string, of: () => DeskData])[] = [
    ['one record', () => ({ time: [FIRST], columns: [{ name: 'NEE', base: [1], revision: [2] }] })],
    ['no pair', () => ({ time: [0, 1, 2, 3].map((i) => FIRST + i * DAY), columns: [{ name: 'NEE', base: [1, 2, NaN, NaN], revision: [NaN, NaN, 3, 4] }] })],
    ['all missing but one side', () => ({ time: [0, 1, 2].map((i) => FIRST + i * DAY), columns: [{ name: 'NEE', base: [NaN, NaN, NaN], revision: [NaN, 1, NaN] }] })],
    ['constant', () => ({ time: [0, 1, 2].map((i) => FIRST + i * DAY), columns: [{ name: 'NEE', base: [7, 7, 7], revision: [7, 7, 8] }] })],
    ['outliers', () => ({ time: [0, 1, 2, 3].map((i) => FIRST + i * DAY), columns: [{ name: 'NEE', base: [1, 1e200, -Infinity, 4], revision: [1, 2, 3, -1e300] }] })],
    ['infinite only', () => ({ time: [0, 1].map((i) => FIRST + i * DAY), columns: [{ name: 'NEE', base: [Infinity, -Infinity], revision: [1, 2] }] })],
    ['years 1600 and 2400', () => ({ time: [Date.UTC(1600, 0, 1), Date.UTC(2000, 0, 1), Date.UTC(2400, 0, 1)], columns: [{ name: 'NEE', base: [1, 2, 3], revision: [1, 2, 4] }] })],
    ['seconds', () => ({ time: Array.from({ length: 90 }, (_, i) => FIRST + i * 1000), columns: [{ name: 'NEE', base: Array.from({ length: 90 }, (_, i) => i), revision: Array.from({ length: 90 }, (_, i) => i + 1) }] })],
    ['3,000 groups', () => ({ time: Array.from({ length: 6000 }, (_, i) => FIRST + (i % 2) * DAY), group: Array.from({ length: 6000 }, (_, i) => `g${Math.floor(i / 2)}`), columns: [{ name: 'NEE', base: Array.from({ length: 6000 }, (_, i) => i), revision: Array.from({ length: 6000 }, (_, i) => i + (i % 7 === 0 ? 1 : 0)) }] })],
  ];
  for (const [name, of] of cases) {
    it(`draws ${name} with finite numbers, live and from the report`, async () => {
      for (const view of [(await shown(of())).view, await alone(of())]) {
        const { viewState } = view;
        expect(viewState.state, JSON.stringify(viewState)).to.equal('ready');
        for (const arrangement of ['overlay', 'split', 'difference']) {
          view.arrangement = arrangement;
          await settled(view);
          expect(one(view, '.picture svg').outerHTML, arrangement).to.not.match(/NaN|Infinity|undefined/);
        }
        await key(view, '+');
        await key(view, '+');
        expect(view.renderRoot.querySelector('.picture svg')?.outerHTML ?? '').to.not.match(/NaN|Infinity|undefined/);
        expect(JSON.stringify(readyOf(view).facts)).to.not.match(/NaN|undefined/);
      }
    });
  }

  it('draws years that are numbers, selects whole years and names them plainly', async () => {
    const years = Array.from({ length: 120 }, (_, i) => 1900 + i), base = years.map((year) => Math.sin(year)), { view, state } = await shown({ time: years, instants: false, timeName: 'year', columns: [{ name: 'NEE', base, revision: base.map((x, i) => (years[i]! >= 1950 && years[i]! < 1960 ? x + 1 : x)) }] });
    expect(state().facts.title).to.match(/^Revision of NEE is higher, most (in|from) 195\d( to 19\d\d)?$/);
    expect(state().facts.subtitle).to.contain('along year');
    const { plot } = state().picture.drawing.panels;
    view.span = [1941.5, 1965.25];
    await settled(view);
    await rested(view);
    expect(state().facts.table.rows.map(([name]) => name)).to.deep.equal(Array.from({ length: 25 }, (_, i) => String(1941 + i)));
    view.span = null;
    await settled(view);
    await rested(view);
    drag(view, plot.x + 100.4, plot.x + 200.7, plot.y + 30);
    await settled(view);
    const [from, to] = view.clauses[0]!.value as [number, number];
    expect([Number.isInteger(from), Number.isInteger(to)]).to.deep.equal([true, true]);
  });

  it('shows names as text, whatever they hold and however long', async () => {
    for (const name of [HOSTILE, 'x'.repeat(300), 'שלום 🌍 مرحبا']) {
      const given = daily(), { view, state } = await shown({ ...given, columns: [{ ...given.columns[0]!, name, unit: name }] as DeskData['columns'] }, { column: name });
      expect(all(view, 'img')).to.have.length(0);
      expect(state().facts.title).to.contain(name);
      for (const part of all(view, '.picture text')) expect(part.getBoundingClientRect().right).to.be.at.most(one(view, '.picture').getBoundingClientRect().right + 1);
      unmountAll();
    }
  });

  it('does not mix the colours of classes and of signs in a panel', async () => {
    const { view } = await shown(daily()), panels = all<SVGGElement>(view, '.panel');
    expect(panels.length).to.equal(3);
    expect(familyFaults(panels.map((panel) => ({ name: panel.getAttribute('class')!, tokens: tokensIn(panel) })))).to.deep.equal([]);
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`has no fault of accessibility, ${theme}`, async () => {
      document.documentElement.style.colorScheme = theme;
      document.documentElement.style.background = theme === 'dark' ? '#121212' : '#ffffff';
      const { view } = await shown(daily());
      await key(view, '+');
      button(view, 'Table').click();
      await settled(view);
      const { axe } = globalThis as unknown as { axe: { run(root: Element, options: object): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }> } };
      const found = await axe.run(view, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'], rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } } });
      expect(found.violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`))).to.deep.equal([]);
    });
  }
});

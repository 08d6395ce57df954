/** What a person does with a series by keys, pointer and buttons, and what a report alone can show of it. */
import { expect } from 'chai';
import 'axe-core/axe.js';
import '../../components/define-views.js';
import type { ChangeSeriesElement } from '../../components/series/series.element.js';
import type { SelectionClause } from '../../src/core/selection/clause.js';
import type { PictureQuestion } from '../../src/core/pictures/picture.js';
import { Random } from '../core/support/random.js';
import { type DeskData } from './desk-comparison.js';
import { exampleReport } from './fixtures.js';
import { all, button, mount, one, settled, textOf, unmountAll } from './mount.js';
import { DAY, FIRST, daily, sides, months, readyOf, rested, shown, alone, key, drag, points } from './series-view.js';

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
    expect(facts.title).to.equal('Mean of NEE in revision is higher throughout');
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

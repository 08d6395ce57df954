/** The parts of a series that are pure: cuts of time, means from a grid, areas of sign, windows. */
import { expect } from 'chai';
import { signedArea } from '../../components/series/difference-area.js';
import { meansOfAnswer, meansOfGrid, askedEdges } from '../../components/series/interval-means.js';
import { lanePaths, runsOf } from '../../components/series/lane-paths.js';
import { spaced } from '../../components/series/series.view.js';
import { chooseCut, CUTS, cutEdges, stretchName } from '../../components/series/time-cuts.js';
import { panned, snapped, within, zoomed } from '../../components/series/time-window.js';
import { Random } from '../core/support/random.js';
import { deskComparison } from './desk-comparison.js';

const DAY = 86_400_000, cutOf = (id: string): (typeof CUTS)[number] => CUTS.find((cut) => cut.id === id)!;

describe('cuts of time', () => {
  it('cover the range, ascending, without a day too many', () => {
    const random = new Random(6);
    for (let i = 0; i < 400; i++) {
      const from = (random.next() - 0.5) * 2e14, to = from + 10 ** (3 + 9 * random.next()), instants = random.chance(0.8), { edges } = chooseCut({ from, to, instants }, { most: 40 });
      expect(edges[0]).to.be.at.most(from);
      expect(edges.at(-1)).to.be.above(to);
      expect(edges[1]).to.be.above(from);
      expect(edges.at(-2)).to.be.at.most(to);
      expect(edges.every((edge, k) => k === 0 || edge > edges[k - 1]!)).to.equal(true);
      expect(edges.length - 1).to.be.at.most(43);
    }
  });

  it('are parts of the calendar, before 1970 and before 100 too', () => {
    expect(cutEdges(cutOf('month'), Date.UTC(1969, 10, 5), Date.UTC(1970, 0, 1)).map((t) => new Date(t).toISOString().slice(0, 10))).to.deep.equal(['1969-11-01', '1969-12-01', '1970-01-01', '1970-02-01']);
    expect(cutEdges(cutOf('season'), Date.UTC(2003, 0, 1), Date.UTC(2003, 5, 1)).map((t) => new Date(t).toISOString().slice(0, 10))).to.deep.equal(['2002-12-01', '2003-03-01', '2003-06-01', '2003-09-01']);
    expect(new Date(cutEdges(cutOf('week'), Date.UTC(2003, 5, 4), Date.UTC(2003, 5, 4))[0]!).getUTCDay()).to.equal(1);
    const early = new Date(0);
    early.setUTCFullYear(55, 3, 1);
    expect(new Date(cutEdges(cutOf('year'), early.getTime(), early.getTime())[0]!).getUTCFullYear()).to.equal(55);
  });

  it('have names that a reader knows', () => {
    const name = (id: string, from: number, to: number): string => stretchName(cutOf(id), from, to, true);
    expect(name('season', Date.UTC(2002, 11, 1), Date.UTC(2003, 2, 1))).to.equal('Dec 2002–Feb 2003');
    expect(name('season', Date.UTC(2003, 5, 1), Date.UTC(2003, 8, 1))).to.equal('Jun–Aug 2003');
    expect(name('year', Date.UTC(2003, 0, 1), Date.UTC(2004, 0, 1))).to.equal('2003');
    expect(name('10 years', Date.UTC(1990, 0, 1), Date.UTC(2000, 0, 1))).to.equal('1990–1999');
    expect(name('hour', Date.UTC(2003, 0, 1, 5), Date.UTC(2003, 0, 1, 6))).to.equal('2003-01-01 05:00 to 06:00');
    expect(name('6 hours', Date.UTC(2003, 0, 1), Date.UTC(2003, 0, 1, 6))).to.equal('2003-01-01 00:00 to 06:00');
    expect(name('6 hours', Date.UTC(2003, 0, 1, 18), Date.UTC(2003, 0, 2))).to.equal('2003-01-01 18:00 to 24:00');
    expect(stretchName({ id: 'step', noun: '', length: 5 }, 1990, 1995, false)).to.equal('1990 to 1995');
  });

  it('name no number beyond the last', () => {
    const years = (from: number, to: number): string => stretchName({ id: 'step', noun: '', length: to - from }, from, to, false, 2007);
    expect([years(1950, 2000), years(2000, 2050), years(2006, 2008), years(2007, 2008), years(2007, 2012)]).to.deep.equal(['1950 to 2000', '2000 to 2007', '2006 to 2007', '2007', '2007']);
  });

  it('are months for a year, seasons or years for decades, days for weeks', () => {
    const chosen = (days: number): string => chooseCut({ from: Date.UTC(2001, 0, 1), to: Date.UTC(2001, 0, 1) + days * DAY, instants: true }, { most: 58 }).cut.id;
    expect([20, 150, 364, 3650, 7000, 36_500].map(chosen)).to.deep.equal(['day', 'week', 'month', 'season', 'year', '5 years']);
  });
});

describe('means by interval', () => {
  const random = new Random(12), n = 1200, base = Array.from({ length: n }, () => 1e6 + random.normal()), revision = base.map((x) => x + 0.01 * random.normal());
  const of = deskComparison({ time: base.map((_, i) => Date.UTC(2001, 0, 1) + i * 6 * 3_600_000), columns: [{ name: 'x', base, revision }] }), grid = of.report().moments!;

  it('of a view are those of its records, and stretches stay whole', async () => {
    const { cut, edges } = chooseCut({ from: Date.UTC(2001, 0, 1), to: Date.UTC(2001, 9, 28), instants: true }, { most: 20 }), view = { from: Date.UTC(2001, 2, 10), to: Date.UTC(2001, 5, 20) };
    const answer = await of.picture({ what: 'intervals', column: 'd0', edges: askedEdges(edges, view), clauses: [] }), means = meansOfAnswer(cut, edges, view, answer!);
    expect(means.all.n).to.equal(102 * 4);
    expect(means.intervals.map(({ moments }) => moments.n).slice(0, 4)).to.deep.equal([124, 112, 124, 120]);
    const inView = base.map((x, i) => ({ t: Date.UTC(2001, 0, 1) + i * 6 * 3_600_000, d: revision[i]! - x })).filter(({ t }) => t >= view.from && t < view.to);
    expect(means.all.meanDifference).to.be.closeTo(inView.reduce((sum, { d }) => sum + d, 0) / inView.length, 1e-12);
  });

  it('of the grid say where they are approximate', () => {
    const whole = meansOfGrid(grid.grid, grid.columns['d0']!, [], null, 20, 'month'), cut = meansOfGrid(grid.grid, grid.columns['d0']!, [{ source: '', field: 'difference:d0', kind: 'interval', value: [0, 1] }], null, 20, 'month');
    expect([whole.approximate, cut.approximate]).to.deep.equal([false, true]);
    expect(whole.cut.id).to.equal('month');
    expect(whole.intervals.reduce((sum, { moments }) => sum + moments.n, 0)).to.equal(n);
  });
});

describe('areas and runs', () => {
  it('of M4 draw first, least, greatest and last of a column that holds several', () => {
    const lane = { n: [1, 3, 1], first: [1, 2, 0], last: [1, 4, 0], min: [1, -1, 0], max: [1, 9, 0], mean: [1, 3, 0] };
    expect(lanePaths(lane, [[0, 1, 2]], (i) => i, (v) => -v, { asLine: true, roomy: false, together: 1 }).line).to.equal('M0 -1L1 -2V1V-9V-4L2 0');
  });

  it('of means take columns together by their counts, within the whole band', () => {
    const lane = { n: [1, 3, 1, 1], first: [0, 0, 0, 0], last: [0, 0, 0, 0], min: [0, 0, 1, 1], max: [8, 8, 3, 3], mean: [8, 4, 2, 3] };
    const { line, band } = lanePaths(lane, [[0, 1, 2, 3]], (i) => i, (v) => v, { asLine: false, roomy: false, together: 2 });
    expect(line).to.equal('M0.8 5L2.5 2.5');
    expect(band).to.equal('M0 8L1 8L2 3L3 3L3 1L2 1L1 0L0 0Z');
  });

  it('meet zero where the line does', () => {
    const { positive, negative } = signedArea([[[0, 2], [10, -2], [20, 0], [30, 1]]], (d) => 50 - 10 * d);
    expect(positive).to.equal('M0 50V30L0 30L5 50ZM20 50L30 40V50Z');
    expect(negative).to.equal('M5 50L10 70L20 50Z');
  });

  it('of a sample that stands alone are two pixels wide', () => {
    expect(signedArea([[[7, 1]]], (d) => 50 - 10 * d)).to.deep.equal({ positive: 'M6 50V40h2V50Z', negative: '' });
  });

  it('break at a missing value and at a longer step than usual, not at an even sparse one', () => {
    const every = (step: number, until: number): number[] => Array.from({ length: until }, (_, i) => (i % step === 0 ? 1 : 0)), range = { from: 0, to: 60 };
    expect(runsOf(every(4, 60), () => 0, range)).to.have.length(1);
    expect(runsOf(every(4, 60).map((n, i) => (i > 20 && i < 40 ? 0 : n)), () => 0, range)).to.have.length(2);
    expect(runsOf(every(4, 60), (i) => (i === 22 ? 1 : 0), range)).to.have.length(2);
  });
});

describe('the window of time', () => {
  const full = { from: 0, to: 100 };

  it('keeps what it is zoomed about in place and stays within all of time', () => {
    expect(zoomed(full, full, 0.5, 25)).to.deep.equal({ from: 12.5, to: 62.5 });
    expect(zoomed({ from: 10, to: 30 }, full, 10, 20)).to.equal(null);
    expect(panned({ from: 10, to: 30 }, full, 10)).to.deep.equal({ from: 80, to: 100 });
    expect(within({ from: -5, to: 120 }, full)).to.equal(null);
  });

  it('snaps a drawn range to units that a pixel can tell', () => {
    expect(snapped({ from: 1.2 * DAY, to: 5.9 * DAY }, DAY, { instants: true, whole: false })).to.deep.equal({ from: DAY, to: 6 * DAY });
    expect(snapped({ from: 1990.35, to: 1995.2 }, 0.07, { instants: false, whole: true }), 'the years that lie in it').to.deep.equal({ from: 1991, to: 1996 });
    expect(snapped({ from: 0.12345, to: 0.2 }, 0.001, { instants: false, whole: false })).to.deep.equal({ from: 0.123, to: 0.2 });
  });
});

describe('labels of steps', () => {
  it('never run into each other or over the ends, however long they are', () => {
    const flags = [{ x: 0, text: 'step +1' }, { x: 40, text: 'step +1' }, { x: 60, text: 'step −0.000321' }, { x: 140, text: 'step +1' }, { x: 165, text: 'step +1' }, { x: 270, text: 'step +1' }];
    expect(spaced(flags, 0, 300)).to.deep.equal([true, false, true, false, true, false]);
  });
});

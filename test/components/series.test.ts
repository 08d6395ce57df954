/** The series: its lines, areas, strip, words and table are the numbers that went in, mirrored by an exchange and untouched by the order of records. */
import { expect } from 'chai';
import 'axe-core/axe.js';
import '../../components/define-views.js';
import { Random } from '../core/support/random.js';
import { exchanged, reordered, type DeskData } from './desk-comparison.js';
import { all, one, settled, unmountAll } from './mount.js';
import { alone, DAY, FIRST, daily, readyOf, rested, sides, mean, sd, finite, months, shown, points, type Ready } from './series-view.js';

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
    expect(facts.title).to.equal('Mean of NEE in revision is lower in Jul 2002');
    expect(facts.sentences[1]).to.match(/^The mean differs in 1 of 24 months; most in Jul 2002: −(2\.9\d?|3(\.0\d?)?) µmol\./);
    const pairs = base.filter((x, i) => Number.isFinite(revision[i]! - x)).length;
    expect(facts.sentences[0]).to.contain(`Over ${pairs} pairs the mean is lower by`);
  });
});

describe('the figures of a series under a selection', () => {
  afterEach(unmountAll);

  it('say which of them are of the whole release', async () => {
    const given = daily(), { view, state } = await shown(given), time = given.time!;
    view.requestClauses('other', [{ source: 'other', field: 'time', kind: 'interval', value: [time[100]!, time[200]!] }]);
    await settled(view);
    await rested(view);
    await settled(view);
    const labels = state().facts.figures.map(({ label }) => label);
    expect(labels).to.include.members(['mean of the whole release', 'values of the whole release', 'mean of pairs', 'common pairs']);
    expect(labels.join()).not.to.contain('all values');
  });

  it('tell no change of a deviation that is one of rounding', async () => {
    const values = Array.from({ length: 14 }, (_, i) => [45, 33.4, 29.4, 12.9, 7.7, 0.1, 48.3][i % 7]! + (i > 6 ? 0.7 : 0)), { state } = await shown({ time: values.map((_, i) => FIRST + DAY * i), columns: [{ name: 'NEE', base: values, revision: [...values].reverse() }] });
    const spread = state().facts.figures.filter(({ label }) => label.startsWith('SD'));
    expect(spread.map(({ note }) => note)).to.deep.equal(spread.map(() => 'Δ\u00a00'));
  });
});

describe('the lines of a series', () => {
  afterEach(unmountAll);

  it('are drawn of a report whose time is a single bin', async () => {
    const weeks = [0, 1, 2, 4], sites = ['a', 'b', 'c'], at = sites.flatMap((group) => weeks.map((week) => ({ group, time: Date.UTC(2003, 8, 1) + week * 7 * DAY })));
    const view = await alone({ time: at.map(({ time }) => time), group: at.map(({ group }) => group), columns: [{ name: 'NEE', base: at.map((_, i) => i), revision: at.map((_, i) => i + (i % 3)) }] });
    expect(view.currentReport!.moments!.grid.edges).to.have.length(2);
    view.requestClauses('other', [{ source: 'other', field: 'group', kind: 'points', value: ['a', 'b'] }]);
    await settled(view);
    expect(readyOf(view).facts.figures.find(({ label }) => label === 'common pairs')?.value).to.equal('8');
  });

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
    expect(state().facts.title).to.equal('Mean of NEE in revision is higher throughout');
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
    const ofBase = finite(sides(given).base);
    expect(bar!.sd, 'of the sample, as in the other views').to.be.closeTo(sd(ofBase) * Math.sqrt(ofBase.length / (ofBase.length - 1)), 1e-9);
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
    expect(state().facts.title).to.equal('NEE differs in 2 records in view; the means stay the same');
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

/** The matrix: its colours, words and table are the same numbers, mirrored by an exchange and untouched by the order of records. */
import { expect } from 'chai';
import type { SelectionClause } from '../../src/core/selection/clause.js';
import { deskComparison, exchanged, reordered, type DeskData } from './desk-comparison.js';
import { DAY, FIRST, removeMatrices, shownMatrix, sitesByDays, type Ready } from './matrix-view.js';
import { Random } from '../core/support/random.js';
import { HOSTILE } from './fixtures.js';
import { all, mount, one, press, settled, textOf, unmountAll, until } from './mount.js';

const data = sitesByDays, shown = shownMatrix;

const tokens = ({ picture }: Ready): (string | null)[] => picture.cells.map(({ token }) => token);
const steps = (state: Ready): (number | null)[] => tokens(state).map((token) => (token === null ? null : Number(token.at(-1)) - 4));
const concentrated = (site: number, t: number): number => (site === 3 && t >= Date.UTC(2002, 0, 1) && t < Date.UTC(2003, 0, 1) ? 2 : 0);

describe('change-matrix', () => {
  afterEach(() => { unmountAll(); removeMatrices(); });

  it('says where the change is, in title, sentences and colours alike', async () => {
    const { ready } = await shown(data(8, concentrated));
    expect(ready.facts.title).to.equal('Half of the change of NEE or more is in site 03');
    expect(ready.facts.sentences.join(' ')).to.contain('1 of 8 sites (site 03)');
    const width = ready.picture.cells.length / 8, coloured = ready.picture.cells.filter(({ token }) => token !== '--_signed-4');
    expect(coloured.length).to.be.above(5);
    expect(coloured.every(({ place }) => place < width), 'the site that changed most is the first row').to.equal(true);
    expect(new Set(coloured.map(({ token }) => token))).to.deep.equal(new Set(['--_signed-7']));
  });

  it('draws no change where releases are identical', async () => {
    const same = data(5, () => 0), { ready } = await shown({ ...same, columns: [{ ...same.columns[0]!, revision: same.columns[0]!.base as readonly never[] }] });
    expect(ready.facts.title).to.equal('No cell of NEE changed');
    expect(new Set(tokens(ready))).to.deep.equal(new Set(['--_signed-4']));
    expect(ready.picture.rowBars.length + ready.picture.columnBars.length).to.equal(0);
    expect(ready.marks.some(({ changed }) => changed)).to.equal(false);
  });

  it('mirrors every sign when base and revision change places', async () => {
    const plain = data(6, (site, _, random) => (site % 2 === 0 ? random.normal() : -site)), of: DeskData = { ...plain, columns: [{ ...plain.columns[0]!, matters: 0.25 }] }, there = await shown(of), back = await shown(exchanged(of));
    expect(steps(there.ready).some((step) => step !== 0 && step !== null)).to.equal(true);
    steps(back.ready).forEach((step, i) => expect(step === 0 ? 0 : step, `cell ${i}`).to.equal(steps(there.ready)[i] === null ? null : 0 - steps(there.ready)[i]!));
    expect(back.ready.facts.title).to.equal(there.ready.facts.title);
  });

  it('does not depend on the order of records', async () => {
    const of = data(4, (site, _, random) => site * random.normal()), random = new Random(3), order = of.time!.map((_, i) => i).sort(() => random.next() - 0.5);
    const a = (await shown(of)).ready, b = (await shown(reordered(of, order))).ready;
    expect(tokens(b)).to.deep.equal(tokens(a));
    expect(b.facts.sentences).to.deep.equal(a.facts.sentences);
  });

  it('draws a larger change larger', async () => {
    const sum = async (size: number): Promise<number> => steps((await shown(data(6, (site) => (site === 1 ? size : 0)))).ready).reduce<number>((all_, step) => all_ + Math.abs(step ?? 0), 0);
    expect(await sum(0.3)).to.be.below(await sum(0.6));
  });

  it('has the numbers of its cells in its table and marks', async () => {
    const { ready } = await shown(data(3, (site, _, random) => site * random.normal())), { rows, columns } = ready.facts.table, at = (label: string): number => columns.findIndex((column) => column.label.startsWith(label));
    const total = (label: string): number => rows.reduce((sum, row) => sum + Number(row[at(label)]), 0);
    expect(total('records')).to.equal(3 * 274);
    expect(ready.facts.figures.find(({ label }) => label === 'cells changed')!.value).to.contain((total('differ') + total('filled') + total('lost')).toLocaleString('en'));
    const pairs = total('pairs'), mean = rows.reduce((sum, row) => sum + Number(row[at('pairs')]) * Number(row[at('mean change')] ?? 0), 0) / pairs;
    expect(ready.facts.figures.find(({ label }) => label === 'mean change')!.value).to.contain(Math.abs(mean).toPrecision(3).replace(/0+$/, ''));
    expect(ready.marks.filter(({ id }) => id.startsWith('cell-'))).to.have.length(rows.length);
  });

  it('asks for group and time of a cell, and for both of a rectangle', async () => {
    const { view, ready } = await shown(data(6, concentrated));
    const layer = one(view, '.marks');
    layer.focus();
    press(layer, 'Enter');
    await settled(view);
    expect(view.clauses.map(({ field, source }) => `${source} ${field}`)).to.deep.equal(['change-matrix group', 'change-matrix time']);
    expect(view.clauses[0]!.value).to.deep.equal(['site 03']);
    press(layer, 'ArrowDown', { shiftKey: true });
    press(layer, 'ArrowRight', { shiftKey: true });
    await settled(view);
    expect(view.clauses[0]!.value).to.have.length(2);
    const { plot } = ready.picture, box = layer.getBoundingClientRect(), send = (type: string, x: number, y: number): boolean => layer.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerId: 1, button: 0, clientX: box.left + x, clientY: box.top + y }));
    press(layer, 'Escape');
    press(layer, 'Escape');
    send('pointerdown', plot.x + 3, plot.y + 3);
    send('pointermove', plot.x + plot.width / 2, plot.y + plot.height / 3 - 2);
    send('pointerup', plot.x + plot.width / 2, plot.y + plot.height / 3 - 2);
    await settled(view);
    const after = view.clauses as readonly SelectionClause[];
    expect(after.map(({ field }) => field)).to.deep.equal(['group', 'time']);
    expect(after[0]!.value).to.have.length(2);
    expect((after[1]!.value[1] as number) - (after[1]!.value[0] as number)).to.be.within(300 * DAY, 800 * DAY);
    const now = view.viewState as Ready;
    expect(now.picture.cells.some(({ muted }) => muted) && now.picture.cells.some(({ muted }) => !muted)).to.equal(true);
    expect(now.facts.figures[0]!.value, 'its own selection narrows nothing').to.equal((6 * 274).toLocaleString('en'));
  });

  it('narrows to what others select, at once and exactly', async () => {
    const { view } = await shown(data(6, concentrated));
    view.requestClauses('change-series', [{ source: 'change-series', field: 'time', kind: 'interval', value: [Date.UTC(2002, 0, 1), Date.UTC(2003, 0, 1)] }]);
    await settled(view);
    await until(() => !(view.viewState as Ready).busy, 'the exact cells');
    const { facts, picture } = view.viewState as Ready, { rows, columns } = facts.table, kept = rows.reduce((sum, row) => sum + Number(row[columns.findIndex(({ label }) => label === 'records')]), 0);
    const within = data(6, concentrated).time!.filter((t) => t >= Date.UTC(2002, 0, 1) && t < Date.UTC(2003, 0, 1)).length;
    expect(kept).to.equal(within);
    expect(facts.figures[0]!.value).to.equal(`${within} of ${(6 * 274).toLocaleString('en')}`);
    expect(picture.cells.filter(({ muted }) => muted).length).to.be.above(picture.cells.length / 2);
  });

  it('folds the time of one site: years by months, and the rectangle asks for both', async () => {
    const days = Array.from({ length: 800 }, (_, i) => FIRST + i * DAY), daily = await shown({ time: days, columns: [{ name: 'T', base: days.map(() => 1), revision: days.map((t) => (new Date(t).getUTCDate() === 17 ? 2 : 1)) }] });
    expect(daily.ready.facts.subtitle).to.contain('months by days of the month');
    expect(daily.ready.facts.title).to.equal('Half of the change of T or more is in day 17');
    const halfHours = Array.from({ length: 48 * 40 }, (_, i) => FIRST + i * DAY / 48), hourly = await shown({ time: halfHours, columns: [{ name: 'T', base: halfHours.map((_, i) => i % 5), revision: halfHours.map((t, i) => (i % 5) + (new Date(t).getUTCHours() === 3 ? 1 : 0)) }] });
    expect(hourly.ready.facts.subtitle).to.contain('hours of the day by days');
    expect(hourly.ready.facts.title).to.equal('Half of the change of T or more is in 03:00–04:00');
    const years = await shown({ ...data(1, () => 0), ...monthly((month) => (month === 5 ? 3 : 0)) });
    expect(years.ready.facts.subtitle).to.contain('years by months');
    expect(years.ready.facts.title).to.equal('Half of the change of T or more is in Jun');
    const layer = one(years.view, '.marks'), mark = years.ready.marks.find(({ lines }) => lines[0] === 'Jun 1995')!;
    expect(mark.clauses!.map(({ field, value }) => `${field} ${String(value)}`)).to.deep.equal(['year 1995', 'month 6']);
    expect(textOf(layer)).to.contain('1990');
  });

  it('puts groups without a change into one row, and counts groups by themselves', async () => {
    const plain = data(12, () => 0), base = plain.columns[0]!.base as readonly number[], { ready } = await shown({ ...plain, columns: [{ name: 'NEE', base, revision: base.map((x, i) => (plain.group![i] === 'site 05' ? x + 1 : x)) }] });
    expect(ready.picture.rowLabels.map(({ text }) => text)).to.deep.equal(['site 05', '11 unchanged']);
    expect(ready.facts.sentences.join(' ')).to.contain('1 of 12 sites (site 05)');
    const row = ready.marks.find(({ lines }) => lines[0] === 'All of 11 sites without a change')!;
    expect(row.clauses![0]!.value).to.have.length(11);
    const named = await shown({ ...plain, columns: [{ name: 'NEE', base, revision: base.map((x, i) => (plain.group![i] === 'site 05' ? x + 1 : x)) }] }, { order: 'name' });
    expect(named.ready.picture.rowLabels).to.have.length(12);
  });

  it('marks where many cells were filled or lost, and where changes cancel', async () => {
    const time = Array.from({ length: 240 }, (_, i) => Date.UTC(1990, Math.floor(i / 2), 1 + 14 * (i % 2))), at = (i: number, year: number): boolean => new Date(time[i]!).getUTCFullYear() === year;
    const base = time.map((_, i) => (at(i, 1992) && i % 2 === 0 ? NaN : i)), revision = time.map((_, i) => (at(i, 1994) && i % 2 === 0 ? NaN : at(i, 1996) ? i + (i % 2 === 0 ? 1 : -1) : i));
    const { ready } = await shown({ time, columns: [{ name: 'T', base, revision }] });
    expect(ready.picture.glyphs.map(({ text }) => text)).to.deep.equal(['+', '−', '±']);
    expect(ready.facts.notes[0]).to.equal('Marked: + where at least 5 % of the cells were filled; − where at least 5 % were lost; ± where changes cancel in the mean.');
  });

  it('shows shares of classes, for their mean says nothing, and offers no other', async () => {
    const of = deskComparison(data(3, concentrated)), report = of.report(), view = await mount('change-matrix', { report: { ...report, columns: report.columns.map((column) => (column.name === 'NEE' ? { ...column, role: 'flag' as const } : column)) }, column: 'NEE' });
    await until(() => view.viewState.state === 'ready', 'the picture');
    await settled(view);
    expect((view.viewState as Ready).facts.notes.join(' ')).to.contain('NEE holds classes, which have no mean');
    expect(all(view, '[aria-label=Arrangement]')).to.have.length(0);
    expect((view.viewState as Ready).picture.legend.title).to.equal('Share of cells that changed');
  });

  it('keeps every label within its place, however narrow', async () => {
    const of = data(12, concentrated), { view } = await shown({ ...of, time: of.time!.map((t) => FIRST + (Number(t) - FIRST) * 3.33), columns: of.columns.map((column) => ({ ...column, unit: 'umolCO2 m-2 s-1' })) });
    for (const width of ['320px', '390px', '700px']) {
      view.style.inlineSize = width;
      await until(() => Number(view.shadowRoot!.querySelector('.picture svg')?.getAttribute('width')) === one(view, '.stage').clientWidth, 'the picture of that width');
      await settled(view);
      const right = one(view, '.picture svg').getBoundingClientRect().right;
      for (const text of all(view, '.picture text')) expect(text.getBoundingClientRect().right, `${width}: ${textOf(text)}`).to.be.at.most(right + 1);
    }
  });

  it('shows shares of texts, and says why', async () => {
    const { ready } = await shown({ time: Array.from({ length: 40 }, (_, i) => FIRST + i * 31 * DAY), columns: [{ name: 'flag', base: Array.from({ length: 40 }, () => 'a'), revision: Array.from({ length: 40 }, (_, i) => (i < 4 ? 'b' : 'a')) }] }, { column: 'flag' });
    expect(ready.facts.notes.join(' ')).to.contain('flag holds text, which has no mean');
    expect(new Set(tokens(ready).filter((token) => token !== null)).size).to.be.above(1);
  });

  it('says why there is nothing to show', async () => {
    for (const [of, words] of [
      [{ columns: [{ name: 'x', base: [1, 2, 3, 4], revision: [1, 2, 3, 5] }], group: ['a', 'b', 'c', 'd'] }, 'neither a time nor a part that several records share'],
    ] as const) {
      const { view } = await shown(of);
      expect(view.viewState.state).to.equal('not-applicable');
      expect(textOf(one(view, '.stage'))).to.contain(words);
    }
  });

  it('survives hostile names, one record, all missing, constants, outliers, old and far dates', async () => {
    const n = 30, time = Array.from({ length: n }, (_, i) => Date.UTC(i < 15 ? 1600 : 2400, i % 12, 1)), group = Array.from({ length: n }, (_, i) => (i % 3 === 0 ? HOSTILE : i % 3 === 1 ? '🌲'.repeat(150) : 'موقع'));
    const cases: DeskData[] = [
      { time, group, columns: [{ name: HOSTILE, base: time.map(() => 1), revision: time.map((_, i) => (i === 4 ? 1e300 : i === 5 ? Infinity : 2)) }] },
      { time: [FIRST], columns: [{ name: 'x', base: [1], revision: [2] }] },
      { time, group, columns: [{ name: 'x', base: time.map(() => NaN), revision: time.map((_, i) => (i === 0 ? 1 : NaN)) }] },
      { time, columns: [{ name: 'x', base: time.map(() => 4), revision: time.map(() => 4.5) }] },
      { time: Array.from({ length: n }, (_, i) => 1880 + i), instants: false, timeName: 'year', columns: [{ name: 'x', base: time.map((_, i) => i), revision: time.map((_, i) => i + (i % 2)) }] },
    ];
    for (const of of cases) {
      const { view, ready } = await shown(of);
      expect(ready.state, JSON.stringify(view.viewState).slice(0, 200)).to.equal('ready');
      expect(ready.picture.cells.every(({ x, y, width, height }) => [x, y, width, height].every(Number.isFinite) && width > 0 && height > 0)).to.equal(true);
      expect(all(view, 'img')).to.have.length(0);
      for (const mark of ready.marks) expect(mark.lines.join(' ')).not.to.match(/NaN|undefined/);
      expect(ready.facts.sentences.join(' ')).not.to.match(/NaN|undefined|ending in/);
    }
  });

  it('says what is counted where its steps are no times', async () => {
    const at = Array.from({ length: 900 }, (_, i) => i), base = at.map((i) => i % 11), revision = base.map((x, i) => (i >= 400 && i < 420 ? x + 1 : x)), subtitle = async (timeName: string): Promise<string> => (await shown({ time: at, instants: false, timeName, columns: [{ name: 'x', base, revision }] })).ready.facts.subtitle;
    expect(await subtitle('Record_number')).to.match(/stretches of \d+ by steps of Record_number/);
    expect(await subtitle('year')).to.match(/stretches of \d+ by steps\b(?! of)/);
  });

  it('puts three thousand groups together to what fits', async () => {
    const groups = 3000, of: DeskData = {
      time: Array.from({ length: groups * 2 }, (_, i) => FIRST + (i % 2) * 200 * DAY), group: Array.from({ length: groups * 2 }, (_, i) => `g${String(Math.floor(i / 2)).padStart(4, '0')}`),
      columns: [{ name: 'x', base: Array.from({ length: groups * 2 }, (_, i) => i % 7), revision: Array.from({ length: groups * 2 }, (_, i) => (i % 7) + (i === 4000 ? 50 : 1 + (i % 5))) }],
    };
    const { ready } = await shown(of);
    expect(ready.picture.rowLabels[0]!.text).to.equal('g2000');
    expect(ready.picture.rowLabels.length).to.be.at.most(96);
    expect(ready.marks.some(({ lines }) => /^All of \d+ sites/.test(lines[0]!))).to.equal(true);
    const bin = ready.marks.find(({ lines }) => /^\d+ sites/.test(lines[0]!))!;
    expect(bin.clauses![0]!.value.length).to.be.above(50);
  });

  it('draws many cells on a canvas', async () => {
    const { view, ready } = await shown(data(90, (site, _, random) => (site % 9 === 0 ? random.normal() : 0)));
    expect(ready.picture.canvas).to.equal(true);
    const canvas = one<HTMLCanvasElement>(view, '.picture > canvas'), pixels = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height).data, seen = new Set<number>();
    for (let i = 0; i < pixels.length; i += 4) seen.add((pixels[i]! << 16) + (pixels[i + 1]! << 8) + pixels[i + 2]!);
    expect(seen.size).to.be.above(5);
  });
});

function monthly(change: (month: number) => number): DeskData {
  const time = Array.from({ length: 240 }, (_, i) => Date.UTC(1990, i, 1)), base = time.map((_, i) => Math.sin(i));
  return { time, columns: [{ name: 'T', base, revision: base.map((x, i) => x + change(i % 12)) }] };
}

/** Changed correlations: matrix, list, words and table are the same numbers; a cell brings its pair into focus. */
import { expect } from 'chai';
import 'axe-core/axe.js';
import '../../components/define-views.js';
import type { ChangeCorrelationsElement } from '../../components/correlations/correlations.element.js';
import type { CorrelationDrawing, MatrixDrawing, PairsDrawing } from '../../components/correlations/correlation-drawing.js';
import { familyFaults, tokensIn } from '../../components/view/colour-families.js';
import type { ViewState } from '../../components/view/view-model.js';
import { correlationChange, type CorrelationChange } from '../../src/core/diagnosis/relations/correlation-change.js';
import type { ChangeReport } from '../../src/core/model/report.js';
import { Random } from '../core/support/random.js';
import { deskComparison, type DeskData } from './desk-comparison.js';
import { exampleReport, HOSTILE } from './fixtures.js';
import { all, button, mount, one, pause, press, settled, textOf, unmountAll, until } from './mount.js';

type Ready<D extends CorrelationDrawing> = Extract<ViewState<D>, { state: 'ready' }>;
const { axe } = globalThis as unknown as { axe: { run(root: Element, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };
const N = 600;

/** Measures that share a signal; the revision of the first loses some of it. */
function data(noise: number, names: readonly string[] = ['NEE', 'TA', 'VPD', 'LE']): DeskData {
  const random = new Random(8), signal = Array.from({ length: N }, () => random.normal()), columns = names.map((name, k) => { const base = signal.map((v) => (k % 2 === 0 ? v : -v) + (0.3 + 0.2 * k) * random.normal()), extra = base.map(() => random.normal()); return { name, base, revision: k === 0 ? base.map((v, i) => v + noise * extra[i]!) : base }; });
  return { time: signal.map((_, i) => Date.UTC(2001, 0, 1) + 3_600_000 * i), columns };
}

function reportOf(of: DeskData, order: readonly number[] = Array.from({ length: N }, (_, i) => i)): ChangeReport {
  const take = (values: readonly unknown[]): Float64Array => Float64Array.from(order, (i) => values[i] as number);
  const correlations = correlationChange(of.columns.map(({ name, base, revision }) => ({ name, changed: base !== revision, base: take(base), revision: take(revision) })), N, { group: null, sequence: false });
  return { ...deskComparison(of).report(), ...(correlations === null ? {} : { correlations }) };
}

function swapped(report: ChangeReport): ChangeReport {
  const { correlations: c } = report as { correlations: CorrelationChange };
  return { ...report, correlations: { ...c, base: c.revision, revision: c.base, pairs: c.pairs.map((pair) => ({ ...pair, base: pair.revision, revision: pair.base, change: -pair.change, ...(pair.interval && 'low' in pair.interval ? { interval: { ...pair.interval, low: -pair.interval.high, high: -pair.interval.low } } : {}) })) } };
}

async function shown<D extends CorrelationDrawing = MatrixDrawing>(report: ChangeReport, more: Partial<ChangeCorrelationsElement> = {}): Promise<{ view: ChangeCorrelationsElement; state: () => Ready<D> }> {
  const view = await mount('change-correlations', { report, ...more });
  return { view, state: () => { if (view.viewState.state !== 'ready') throw new Error(JSON.stringify(view.viewState)); return view.viewState as Ready<D>; } };
}

const step = (token: string): number => Number(token.at(-1)) - 4;

describe('change-correlations', () => {
  afterEach(unmountAll);

  it('has every pair once above and once below the diagonal, with the numbers of the report', async () => {
    const report = reportOf(data(0.5)), { state } = await shown(report), { picture, marks, facts } = state(), { columns, base, revision } = report.correlations!;
    expect([picture.changes.length, picture.values.length, marks.length, facts.table.rows.length]).to.deep.equal([6, 6, 12, 6]);
    for (const [a, b, before, after, change] of facts.table.rows as [string, string, number, number, number][]) {
      const [i, j] = [columns.indexOf(a), columns.indexOf(b)];
      expect([before, after, change]).to.deep.equal([base[i]![j], revision[i]![j], revision[i]![j]! - base[i]![j]!]);
      const cell = picture.changes.find(({ pair }) => (pair.a === a && pair.b === b) || (pair.a === b && pair.b === a))!;
      expect(Math.sign(step(cell.token))).to.equal(Math.sign(change));
      expect(marks.find(({ lines }) => lines[0] === `${cell.pair.a} and ${cell.pair.b}`)!.lines[1]).to.equal(`r ${before.toFixed(3).replace('-', '−')} in base, ${after.toFixed(3).replace('-', '−')} in revision`);
    }
    // The words count what changed by 0.01 or more; no cell that they leave out shows as much.
    for (const noise of [0.5, 0.05, 0.1, 0.15]) for (const { pair, text } of (await shown(reportOf(data(noise)))).state().picture.changes) if (pair.change !== 0) expect(text!.includes('<'), `${pair.change}`).to.equal(Math.abs(pair.change) < 0.01);
    expect(facts.title).to.equal('NEE goes with 3 other measures otherwise than in base');
    expect(facts.sentences[0]).to.equal(report.correlations!.sentence);
    expect(facts.sentences[1]).to.equal('NEE has part in 100\u00a0% of all change of correlations.');
  });

  it('gives a dot the area of its change, and an outline where its interval leaves out 0', async () => {
    const { state } = await shown(reportOf(data(0.5))), changed = state().picture.changes.filter(({ pair }) => pair.change !== 0), [first] = changed;
    expect(changed).to.have.length(3);
    for (const { radius, pair, sure } of changed) {
      expect(radius ** 2 / first!.radius ** 2).to.be.closeTo(Math.abs(pair.change / first!.pair.change), 1e-9);
      expect(sure).to.equal('low' in pair.interval! && (pair.interval.low > 0 || pair.interval.high < 0));
    }
    expect(changed.some(({ sure }) => sure)).to.equal(true);
    expect(state().picture.changes.filter(({ pair }) => pair.change === 0).every(({ radius, token }) => radius === 0 && token === '--_signed-4')).to.equal(true);
    const small = (await shown(reportOf(data(0.05)))).state().picture.changes, smaller = Math.max(...small.map(({ radius }) => radius));
    expect(smaller, 'a small change looks small, whatever else there is').to.be.below(0.6 * Math.max(...changed.map(({ radius }) => radius)));
  });

  it('mirrors every sign when base and revision change places', async () => {
    const report = reportOf(data(0.5)), there = (await shown(report)).state().picture, back = (await shown(swapped(report))).state().picture;
    there.changes.forEach(({ token, pair, radius }, i) => expect([step(back.changes[i]!.token), back.changes[i]!.pair.change, back.changes[i]!.radius]).to.deep.equal([0 - step(token), 0 - pair.change, radius]));
    there.values.forEach(({ tokens }, i) => expect(back.values[i]!.tokens).to.deep.equal([...tokens].reverse()));
  });

  it('does not depend on the order of records', async () => {
    const order = new Random(4).shuffled(Array.from({ length: N }, (_, i) => i)), there = (await shown(reportOf(data(0.5)))).state(), back = (await shown(reportOf(data(0.5), order))).state();
    expect(back.facts.sentences).to.deep.equal(there.facts.sentences);
    expect(back.picture.changes.map(({ token }) => token)).to.deep.equal(there.picture.changes.map(({ token }) => token));
  });

  it('of identical releases says no change', async () => {
    const { view } = await shown(reportOf(data(0)));
    expect(textOf(one(view, '.stage'))).to.equal('No change: no measure has a changed value.');
    const filled = data(0), first = filled.columns[0]! as { base: readonly number[] };
    const { view: other } = await shown(reportOf({ ...filled, columns: [{ name: 'NEE', base: first.base.map((v, i) => (i < 9 ? NaN : v)), revision: first.base }, ...filled.columns.slice(1)] }));
    expect(textOf(one(other, '.stage'))).to.contain('No correlation among the measures differs');
    const { view: single } = await shown({ ...reportOf(data(0)), columns: exampleReport().columns.slice(0, 3) });
    expect(textOf(one(single, '.stage'))).to.equal('Fewer than two measures are in both releases.');
  });

  it('is walked as a grid, and brings a pair into focus by key and by click', async () => {
    const report = reportOf(data(0.5)), { view, state } = await shown(report), marks = one(view, '.marks'), id = (name: string): string => report.columns.find((column) => column.name === name)!.id;
    press(marks, 'ArrowRight');
    await settled(view);
    const [a, b] = textOf(one(view, '[role=option]')).split(' and ') as [string, string];
    press(marks, 'Enter');
    await settled(view);
    expect(view.filter.column).to.equal(id('NEE'));
    expect(view.filter.against).to.equal(id(a === 'NEE' ? b : a));
    expect(state().marks.filter(({ selected }) => selected).map(({ lines }) => lines[0])).to.deep.equal([`${a} and ${b}`, `${a} and ${b}`]);
    expect(state().picture.changes.filter(({ chosen }) => chosen)).to.have.length(1);
    press(marks, 'Enter');
    await settled(view);
    expect(view.filter.against).to.equal(null);
    const below = state().marks.find(({ lines, id: mark }) => lines[0]!.includes('TA') && lines[0]!.includes('LE') && mark.endsWith('below'))!, box = marks.getBoundingClientRect();
    marks.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, detail: 1, clientX: box.left + below.x + below.width / 2, clientY: box.top + below.y + below.height / 2 }));
    await settled(view);
    expect(new Set([view.filter.column, view.filter.against])).to.deep.equal(new Set([id('TA'), id('LE')]));
    expect(view.clauses).to.deep.equal([]);
    press(marks, 'p');
    await settled(view);
    expect(textOf(one(view, '[role=option]'))).to.contain('NEE');
  });

  it('lists pairs, ten at most, those that changed most first, with intervals', async () => {
    const { state } = await shown<PairsDrawing>(reportOf(data(0.5, ['NEE', 'TA', 'VPD', 'LE', 'H', 'Rg'])), { arrangement: 'pairs' }), { rows } = state().picture, sizes = rows.map(({ pair }) => Math.abs(pair.change));
    expect(rows).to.have.length(10);
    expect(sizes).to.deep.equal([...sizes].sort((p, q) => q - p));
    for (const { pair, change, zero, base, revision, span } of rows) {
      expect(Math.sign(change - zero)).to.equal(Math.sign(pair.change));
      expect(Math.sign(revision - base)).to.equal(Math.sign(pair.change));
      if (pair.interval && 'low' in pair.interval) expect([span!.from <= change, span!.to >= change]).to.deep.equal([true, true]);
    }
  });

  it('orders its measures as asked', async () => {
    const { view, state } = await shown(reportOf(data(0.5, ['TA', 'NEE', 'VPD', 'LE'])), { order: 'report' }), rows = (): string[] => state().picture.labels.slice(0).filter((_, i) => i % 2 === 0).map(({ text }) => text);
    expect(rows()).to.deep.equal(['TA', 'NEE', 'VPD', 'LE']);
    button(view, 'name').click();
    await settled(view);
    expect(rows()).to.deep.equal(['LE', 'NEE', 'TA', 'VPD']);
    button(view, 'change').click();
    await settled(view);
    expect(rows()[0]).to.equal('TA');
  });

  it('says that a report alone cannot be narrowed', async () => {
    const { view, state } = await shown(reportOf(data(0.5)));
    view.requestClauses('another', [{ source: 'another', field: 'year', kind: 'points', value: [2001] }]);
    await settled(view);
    expect(state().facts.notes).to.contain('Of all records: without the releases this cannot be narrowed to 2001.');
  });

  it('is narrowed by a selection where the records are at hand, with an interval for every pair that changed', async () => {
    const of = data(0.5, ['NEE', 'TA', 'VPD', 'LE', 'H', 'Rg']), moved = { ...of, columns: of.columns.map((column, k) => (k === 1 ? { ...column, revision: (column.base as readonly number[]).map((v, i) => (i % 3 === 0 ? v + 1 : v)) } : column)) as DeskData['columns'] }, report = reportOf(moved), comparison = deskComparison(moved), view = document.createElement('change-correlations');
    Object.defineProperty(view, 'comparison', { get: () => comparison });
    (await mount('change-correlations')).replaceWith(view);
    view.report = report;
    const quiet = async (): Promise<Ready<MatrixDrawing>> => { await settled(view); await until(() => view.viewState.state === 'ready' && view.viewState.busy !== true, 'the answer'); await settled(view); return view.viewState as Ready<MatrixDrawing>; };
    const whole = await quiet(), column = (state: Ready<MatrixDrawing>, k: number): unknown[] => state.facts.table.rows.map((row) => row[k]);
    expect(whole.picture.changes.filter(({ pair }) => pair.change !== 0 && pair.interval === undefined), 'pairs without interval or reason').to.deep.equal([]);
    expect(report.correlations!.pairs.length).to.be.at.most(12);
    expect(whole.facts.table.rows.map((row) => row.slice(0, 5))).to.deep.equal((await shown(report)).state().facts.table.rows.map((row) => row.slice(0, 5)));
    expect(column(whole, 7).every((text) => text === '95\u00a0%' || (text as string).startsWith('no interval: '))).to.equal(true);
    const middle = Date.UTC(2001, 0, 1) + 3_600_000 * (N / 2);
    view.requestClauses('another', [{ source: 'another', field: 'time', kind: 'interval', value: [0, middle] }]);
    const half = await quiet(), part = { ...moved, time: moved.time!.slice(0, N / 2), columns: moved.columns.map((each) => ({ ...each, base: each.base.slice(0, N / 2) as number[], revision: each.revision.slice(0, N / 2) as number[] })) };
    const alone = correlationChange(part.columns.map(({ name, base, revision }) => ({ name, changed: true, base: Float64Array.from(base), revision: Float64Array.from(revision) })), N / 2, { group: null, sequence: true }, Infinity)!;
    for (const [a, b, before, after] of half.facts.table.rows as [string, string, number, number][]) {
      const [i, j] = [alone.columns.indexOf(a), alone.columns.indexOf(b)];
      expect([before, after]).to.deep.equal([alone.base[i]![j], alone.revision[i]![j]]);
    }
    expect(half.facts.figures[0]).to.deep.include({ value: (N / 2).toLocaleString('en'), note: `of ${(N / 2).toLocaleString('en')} selected, complete in all measures` });
    expect(half.facts.notes.some((note) => note.startsWith('Narrowed to '))).to.equal(true);
    view.requestClauses('another', [{ source: 'another', field: 'time', kind: 'interval', value: [0, Date.UTC(2001, 0, 1, 5)] }]);
    await until(() => view.viewState.state === 'empty', 'too few records');
    view.requestClauses('another', []);
    expect((await quiet()).facts.table.rows).to.deep.equal(whole.facts.table.rows);
    view.remove();
  });

  it('says of each pair why it has no interval', async () => {
    const report = reportOf(data(0.5)), few = { ...report, correlations: { ...report.correlations!, pairs: report.correlations!.pairs.slice(0, 1) } }, { state } = await shown(few), lines = new Map(state().marks.map(({ lines: said }) => [said[0], said[2]!]));
    expect([...lines.values()].filter((said) => said.includes('no interval: the report has 1 interval, of the pairs'))).to.have.length(2);
    expect([...lines.values()].filter((said) => said.includes('no interval: r is the same in both'))).to.have.length(3);
  });

  it('survives sixty measures and hostile, endless names', async () => {
    const names = [HOSTILE, 'ü'.repeat(300), ...Array.from({ length: 58 }, (_, i) => `m${i}`)], cell = (i: number, j: number): number => (i === j ? 1 : Math.sin(i * j));
    const matrix = names.map((_, i) => names.map((__, j) => cell(i, j))), moved = matrix.map((row, i) => row.map((r, j) => (i === j ? 1 : r * 0.9)));
    const correlations: CorrelationChange = { n: 10, sampled: 10, matched: 10, columns: names, leftOut: [HOSTILE], base: matrix, revision: moved, rms: { status: 'undefined', reason: HOSTILE }, largest: 0.1, distance: 0.2, pairs: [], sentence: HOSTILE };
    const { view, state } = await shown({ ...reportOf(data(0.5)), correlations });
    expect(state().picture.changes).to.have.length(1770);
    button(view, 'Pairs').click();
    await settled(view);
    expect(all(view, 'img')).to.have.length(0);
    expect(state().facts.sentences).to.have.length(3);
  });

  it('has no violations in light and dark, in both arrangements, down to 320 pixels', async () => {
    for (const theme of ['light', 'dark'] as const) {
      document.documentElement.style.colorScheme = theme;
      document.documentElement.style.background = theme === 'dark' ? '#121212' : '#ffffff';
      const { view } = await shown(reportOf(data(0.5)));
      for (const words of ['Pairs', 'Table', 'Matrix']) {
        button(view, words).click();
        await settled(view);
        const found = await axe.run(view, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'], rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } } });
        expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).to.deep.equal([]);
        expect(familyFaults([{ name: words, tokens: tokensIn(one(view, '.picture')) }])).to.deep.equal([]);
      }
      view.style.inlineSize = '320px';
      await pause(50);
      await settled(view);
      for (const part of all(view, 'figure, .toolbar, .stage, .picture svg')) expect(part.getBoundingClientRect().right).to.be.at.most(view.getBoundingClientRect().right + 0.5);
      expect(all(view, '.picture [style]')).to.deep.equal([]);
      unmountAll();
    }
  });
});

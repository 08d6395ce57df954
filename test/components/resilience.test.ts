/** The margin of a result: curves, tipping points, sufficient shares and information are those of the report, and are told as such. */
import { expect } from 'chai';
import '../../components/define-views.js';
import { heightAt, placedLabels } from '../../components/resilience/curve-labels.js';
import type { ChangeResilienceElement, ResiliencePicture } from '../../components/resilience/resilience.element.js';
import type { ViewState } from '../../components/view/view-model.js';
import type { QuantityImpact } from '../../src/core/impact/report/quantity-impact.js';
import { linearResilience } from '../../src/core/impact/resilience/linear-resilience.js';
import { exampleReport } from './fixtures.js';
import { impactOf } from './impact-data.js';
import { all, button, mount, one, press, settled, textOf, unmountAll, until } from './mount.js';

type Ready<Kind extends ResiliencePicture['kind']> = Extract<ViewState<Extract<ResiliencePicture, { kind: Kind }>>, { state: 'ready' }>;

async function shown<Kind extends ResiliencePicture['kind']>(kind: Kind, impact: readonly QuantityImpact[], more: Partial<ChangeResilienceElement> = {}): Promise<{ view: ChangeResilienceElement; ready: Ready<Kind> }> {
  const arrangement = { applied: 'applied', errors: 'kept', rows: 'information' }[kind as string] ?? null, view = await mount('change-resilience', { report: exampleReport({ impact }), arrangement, ...more });
  await settled(view);
  return { view, ready: view.viewState as Ready<Kind> };
}

const figure = ({ facts: { figures } }: Ready<ResiliencePicture['kind']>, label: string): string | undefined => figures.find((each) => each.label === label)?.value;

async function narrow(width: number): Promise<{ view: ChangeResilienceElement; picture: Ready<'errors'>['picture'] }> {
  const view = await mount('change-resilience', { report: exampleReport({ impact: [await impactOf()] }), arrangement: 'kept' });
  view.style.width = `${width}px`;
  await settled(view);
  await until(() => Math.abs((view.viewState as Ready<'errors'>).picture.plot.width - (width - 7.25 * 16)) < 12, `a width of ${width}`);
  return { view, picture: (view.viewState as Ready<'errors'>).picture };
}

async function lose(view: ChangeResilienceElement, way: string): Promise<void> {
  const select = all<HTMLSelectElement>(view, 'select').find((each) => textOf(each.closest('label')).startsWith('Lost'))!;
  select.value = way;
  select.dispatchEvent(new Event('change'));
  await settled(view);
}

describe('change-resilience', () => {
  let whole: readonly QuantityImpact[];
  before(async () => { whole = [await impactOf()]; });
  afterEach(unmountAll);

  it('draws each order from base to revision, and marks where it leaves the tolerance for good', async () => {
    const { ready } = await shown('applied', whole), { curves } = whole[0]!.resilience!, { picture } = ready;
    expect(picture.curves.map(({ order }) => order)).to.deep.equal(['random', 'chronological', 'largest-first']);
    for (const [i, { tipping, points }] of curves.entries()) {
      const drawn = picture.curves[i]!, ends = drawn.path.slice(1).split('L').map((each) => each.split(' ').map(Number) as [number, number]);
      expect(ends[0]![1]).to.be.closeTo(picture.base, 0.2);
      expect(ends).to.have.length(points.length);
      expect(drawn.tipping!.x).to.be.closeTo(picture.pixelOf(tipping!.leavesForGood!), 0.01);
      // Within a step between two shares of the edge of the tolerance.
      expect(Math.abs(drawn.tipping!.y - picture.band!.y)).to.be.below(8);
    }
    expect(new Set(picture.curves.map(({ path }) => path.split('L').at(-1)))).to.have.length(1);
    expect(figure(ready, 'tipping, largest first')).to.equal('38\u00a0%');
    expect(ready.facts.title).to.match(/leaves its tolerance after 70.% of the changed records, by lot/);
    expect(ready.facts.sentences.join(' ')).to.match(/after 70.% of the changed records by lot, 83.% of the changed records in order of time, 38.% of the changed records largest first/);
  });

  it('says the same numbers in table and marks', async () => {
    const { view, ready } = await shown('applied', whole), { curves, records } = whole[0]!.resilience!, lot = curves[0]!;
    expect(ready.facts.table.rows.map((row) => row[2])).to.deep.equal(lot.points.map(({ result }) => result));
    expect(ready.facts.table.rows.map((row) => row[5])).to.deep.equal(lot.points.map(({ band }) => band![0]));
    expect(ready.marks.filter(({ id }) => id.startsWith('tipping'))).to.have.length(3);
    one(view, '.marks').focus();
    press(one(view, '.marks'), 'End');
    press(one(view, '.marks'), 'Home');
    press(one(view, '.marks'), 'ArrowRight');
    await settled(view);
    expect(textOf(one(view, '.tip'))).to.contain(`of ${records} records`).and.to.contain('largest first');
  });

  it('is still where nothing is changed, or moves nothing, and tells what comes back', async () => {
    const base = 10, none = (await shown('applied', [await impactOf({ only: [], more: { resilience: linearResilience({ base, effects: new Float64Array(0), tolerance: 1 }) } })])).ready;
    expect([none.facts.title, none.marks.filter(({ changed }) => changed).length]).to.deep.equal(['No changed record moves Sum of growth', 0]);
    const within = (await shown('applied', [await impactOf({ only: [], more: { resilience: linearResilience({ base, effects: Float64Array.of(0.1, 0.2, -0.1), tolerance: 1 }) } })])).ready;
    expect([within.facts.title, figure(within, 'tipping, by lot')]).to.deep.equal(['Sum of growth stays within its tolerance with all changes applied', 'never']);
    const back = (await shown('applied', [await impactOf({ only: [], more: { resilience: linearResilience({ base, effects: Float64Array.from({ length: 40 }, (_, i) => (i < 20 ? 1 : -1)), tolerance: 2.5 }) } })])).ready;
    expect(back.facts.title).to.contain('comes back');
    expect(back.facts.notes.join(' ')).to.match(/It first leaves the tolerance at 7\.5.% in order of time, and comes back\./);
    const untold = (await shown('applied', [await impactOf({ only: ['resilience'], tolerance: null })])).ready;
    expect([untold.picture.band, untold.picture.curves.every(({ tipping }) => tipping === null), untold.facts.sentences.join(' ').includes('No tolerance is given')]).to.deep.equal([null, true, true]);
  });

  it('mirrors when releases change places', async () => {
    const there = (await shown('applied', whole)).ready, back = (await shown('applied', [await impactOf({ swapped: true })])).ready, way = ({ picture }: Ready<'applied'>): number[] => picture.curves.map(({ path }) => Number(path.split('L').at(-1)!.split(' ')[1]) - picture.base);
    way(there).forEach((up, i) => expect(up).to.be.closeTo(-way(back)[i]!, 0.35));
    expect(figure(back, 'tipping, in order of time')).to.equal(figure(there, 'tipping, in order of time'));
  });

  it('shows how few records and how few bits suffice, of both releases, for every way and input', async () => {
    const { view, ready } = await shown('errors', whole), [base, revision] = whole[0]!.sufficiency!;
    expect(ready.picture.curves.map(({ side, dots }) => [side, dots.length])).to.deep.equal([['base', base!.points.filter(({ errorP90 }) => (errorP90 as number) <= 0.6).length], ['revision', revision!.points.filter(({ errorP90 }) => (errorP90 as number) <= 0.6).length]]);
    expect(ready.facts.table.rows.map((row) => [row[0], row[1], row[2]])).to.deep.equal(base!.points.map(({ fraction, errorP90, errorMedian }) => [fraction, errorP90, errorMedian]));
    expect(ready.facts.title).to.match(/needs more than 50.% of its records to stay within 5.%/);
    expect(figure(ready, 'a loss that moves it as much')).to.equal('< 50\u00a0%');
    await lose(view, 'tail');
    const tail = view.viewState as Ready<'errors'>;
    expect(tail.picture.curves).to.have.length(1);
    button(view, 'Values coarsened').click();
    await settled(view);
    const bits = view.viewState as Ready<'errors'>, { sufficientBits, points } = whole[0]!.bits!.find(({ input, side }) => input === 'TA' && side === 'base')!;
    expect(figure(bits, 'suffices, base')).to.equal(`${sufficientBits} bits`);
    expect(bits.facts.table.rows.map((row) => [row[0], row[1]]).reverse()).to.deep.equal(points.map((point) => [point.bits, point.error]));
    view.input = 'PAR';
    await settled(view);
    expect((view.viewState as Ready<'errors'>).facts.title).to.contain('of PAR');
  });

  it('names the first and the last share however narrow it is, each name clear of the next, and errors alike', async () => {
    for (const width of [320, 358, 390, 700]) {
      const { picture } = await narrow(width), { places, named } = picture;
      expect([named[0], named.at(-1)], `${width}`).to.deep.equal([places[0], places.at(-1)]);
      expect(named.at(-1)!.text).to.equal('100\u00a0%');
      for (const [i, { at, text }] of named.entries()) if (i > 0) expect(at - named[i - 1]!.at, `${width}: ${text}`).to.be.at.least(((text.length + named[i - 1]!.text.length) / 2) * 7.2);
      for (const { text } of picture.ticks) expect(text).to.match(/^\d+\u00a0%$/);
    }
    const { picture, view } = await narrow(358), drawn = Array.from(view.renderRoot.querySelectorAll<SVGTextElement>('.x-axis text')), boxes = drawn.map((each) => each.getBoundingClientRect());
    expect(drawn.map(textOf)).to.deep.equal(picture.named.map(({ text }) => text.replace('\u00a0', ' ')));
    for (const [i, box] of boxes.entries()) if (i > 0) expect(box.left).to.be.at.least(boxes[i - 1]!.right);
    expect(boxes.at(-1)!.right).to.be.at.most(view.getBoundingClientRect().right);
  });

  it('draws nothing of a result that needs more records than any sample kept, and says so in a sentence', async () => {
    const none = { status: 'undefined', reason: 'samples without a result' } as const, of = whole[0]!.sufficiency!.filter(({ mode }) => mode === 'random');
    const sufficiency = of.map((each) => ({ ...each, sufficientFraction: 1, points: each.points.map((point) => (point.fraction === 1 ? point : { ...point, errorMedian: none, errorP90: none })) }));
    const needy = [{ ...whole[0]!, sufficiency }], alone = await shown('errors', needy);
    expect(alone.view.viewState).to.deep.equal({ state: 'empty', reason: 'Sum of growth needs more than 50\u00a0% of its records: from fewer, half of the samples or more have no result.' });
    expect(alone.view.renderRoot.querySelector('.picture')).to.equal(null);
    const margins = (await shown('applied', needy, { arrangement: 'margins' })).ready;
    expect([margins.picture.kind, margins.facts.sentences.includes('Sum of growth needs more than 50\u00a0% of its records: from fewer, half of the samples or more have no result.')]).to.deep.equal(['applied', true]);
  });

  it('shows both margins side by side where there is room, else one below the other, each with its own marks', async () => {
    const at = async (width: number) => {
      const view = await mount('change-resilience', { report: exampleReport({ impact: whole }) });
      view.style.width = `${width}px`;
      await settled(view);
      view.scrollIntoView();
      await until(() => (view.viewState as Ready<'panels'>).picture?.isWide === width > 900 && view.renderRoot.querySelectorAll('.panels.wide').length === (width > 900 ? 1 : 0), `a width of ${width}: ${JSON.stringify({ ...(view.viewState as Ready<'panels'>).picture, applied: 0, kept: 0 })} ${view.clientWidth}`);
      const ready = view.viewState as Ready<'panels'>, [left, right] = Array.from(view.renderRoot.querySelectorAll('.panels > svg'), (svg) => svg.getBoundingClientRect());
      return { view, ready, left: left!, right: right! };
    };
    const wide = await at(920), narrow = await at(880);
    expect([wide.view.currentArrangement, wide.ready.picture.isWide, narrow.ready.picture.isWide]).to.deep.equal(['margins', true, false]);
    expect(wide.right.left).to.be.closeTo(wide.left.right + 16, 1);
    expect(wide.right.top).to.be.closeTo(wide.left.top, 1);
    expect(narrow.right.top).to.be.closeTo(narrow.left.bottom + 16, 1);
    expect(narrow.right.left).to.be.closeTo(narrow.left.left, 1);
    for (const { ready, left, right } of [wide, narrow]) {
      // Marks of the second panel lie within it.
      const own = ready.marks.filter(({ id }) => id.startsWith('at-')), x = right.left - left.left, y = right.top - left.top;
      expect(own).to.have.length(whole[0]!.sufficiency![0]!.points.length);
      for (const mark of own) expect(mark.x >= x - 1 && mark.x + mark.width <= x + right.width + 1 && mark.y >= y - 1 && mark.y + mark.height <= y + right.height + 1, mark.id).to.equal(true);
      expect(new Set(ready.marks.map(({ id }) => id)).size).to.equal(ready.marks.length);
      expect(ready.facts.sentences.join(' ')).to.contain('The tolerance is exceeded for good').and.to.contain('To derive Sum of growth within');
      const lot = whole[0]!.resilience!.curves[0]!.points, kept = whole[0]!.sufficiency![0]!.points;
      expect(ready.facts.table.rows.filter(([of, , what]) => of === 'share applied' && what === 'by lot').map((row) => row[3])).to.deep.equal(lot.map(({ result }) => result));
      expect(ready.facts.table.rows.filter(([of, , what]) => of === 'share of records kept' && what === 'base, nine of ten').map((row) => row[3])).to.deep.equal(kept.map(({ errorP90 }) => errorP90));
    }
    await lose(wide.view, 'groups');
    expect((wide.view.viewState as Ready<'panels'>).facts.table.rows.some(([of]) => of === 'share of groups kept')).to.equal(true);
  });

  it('tells what is lost together: blocks of neighbours, and whole groups by their number', async () => {
    const { view } = await shown('errors', whole), of = (mode: string) => whole[0]!.sufficiency!.find((each) => each.mode === mode && each.side === 'base')!;
    await lose(view, 'blocks');
    const blocks = view.viewState as Ready<'errors'>;
    expect(blocks.facts.table.rows.map((row) => [row[0], row[1]])).to.deep.equal(of('blocks').points.map(({ fraction, errorP90 }) => [fraction, errorP90]));
    expect(blocks.facts.notes.join(' ')).to.contain('64 blocks of neighbours in the order of the key, of about 23 records each');
    await lose(view, 'groups');
    const groups = view.viewState as Ready<'errors'>;
    expect(groups.facts.table.rows.map((row) => row[0])).to.deep.equal([1, 6 / 12, 3 / 12, 2 / 12, 1 / 12]);
    expect(groups.facts.sentences.join(' ')).to.match(/of the groups/).and.not.match(/of the records/);
    expect(groups.facts.notes.join(' ')).to.contain('Groups are those of site: 12 in all.');
    expect(groups.marks.map(({ lines }) => lines[0])).to.include('50\u00a0% of the groups');
  });

  it('shows what becomes of the result without each column', async () => {
    const { view, ready } = await shown('rows', whole, { arrangement: 'withheld' }), { columns } = whole[0]!.withheld!;
    expect(ready.picture.rows.map(({ label, words }) => [label, words])).to.have.deep.members([['TA', 'no result → no result'], ['PAR', 'no result → no result'], ['P', '0\u00a0% → 0\u00a0%']]);
    expect(ready.picture.rows.at(-1)!.label).to.equal('P');
    expect([ready.facts.title, figure(ready, 'cannot do without'), figure(ready, 'can do without')]).to.deep.equal(['Sum of growth needs 2 of the 3 columns that it reads', '2', '1']);
    expect(ready.facts.table.rows.find(([column]) => column === 'P')).to.deep.equal(['P', columns[2]!.base.result, 0, columns[2]!.revision.result, 0]);
    expect(ready.facts.sentences.join(' ')).to.contain('Without TA or PAR Sum of growth cannot be derived.').and.to.contain('stays within');
    const moved = (await shown('rows', [await impactOf({ only: [], more: { withheld: { tolerance: { base: 0.05, revision: 0.05 }, columns: [{ column: 'TA', base: { result: 12, error: 0.2 }, revision: { result: 11, error: 0.04 } }] } } })], { arrangement: 'withheld' })).ready, { rows: [row], plot } = moved.picture;
    // Errors reach to 20 %, the largest of them.
    expect((row!.base! - plot.x) / plot.width).to.be.closeTo(1, 1e-9);
    expect((row!.revision! - plot.x) / plot.width).to.be.closeTo(0.2, 1e-9);
    expect((moved.picture.borne! - plot.x) / plot.width).to.be.closeTo(0.25, 1e-9);
    expect(moved.facts.sentences.join(' ')).to.contain('Without TA it is another number, beyond 5\u00a0% of its size.');
    expect(textOf(view)).to.not.contain('NaN');
  });

  it('shows what inputs tell of the result in both releases, alone first', async () => {
    const { ready } = await shown('rows', whole), { subsets, losses } = whole[0]!.information!, { rows, plot } = ready.picture;
    expect(rows.slice(0, 3).map(({ label }) => label)).to.have.members(['TA', 'PAR', 'P']);
    for (const { label, base } of rows) expect((base! - plot.x) / plot.width).to.be.closeTo(subsets.find(({ inputs }) => inputs.join(' and ') === label)!.base as number, 0.005);
    expect(ready.facts.table.rows).to.have.length(subsets.length);
    expect(figure(ready, 'lost by P')).to.equal(`${losses.find(({ input }) => input === 'P')!.bits as number} bits`);
    expect(ready.facts.sentences.join(' ')).to.contain('The revision took away what TA told');
  });

  it('shows the bits that inputs hold, and why no more is told', async () => {
    const { ready } = await shown('rows', whole, { arrangement: 'entropy' }), inputs = whole[0]!.information!.inputs!, { rows, plot } = ready.picture, most = Math.max(...inputs.flatMap(({ base, revision }) => [base as number, revision as number]));
    expect(rows.map(({ label }) => label)).to.deep.equal(['TA', 'PAR', 'P']);
    rows.forEach(({ base, revision }, i) => {
      expect((base! - plot.x) / plot.width).to.be.closeTo((inputs[i]!.base as number) / most, 1e-9);
      expect((revision! - plot.x) / plot.width).to.be.closeTo((inputs[i]!.revision as number) / most, 1e-9);
    });
    expect(ready.facts.table.rows.map((row) => [row[0], row[1], row[2]])).to.deep.equal(inputs.map(({ input, base, revision }) => [input, base, revision]));
    expect(figure(ready, 'P')).to.match(/^\+?0 bits$/);
    expect(ready.facts.title).to.match(/^(TA|PAR) holds (more|fewer) bits than it did$/);
    expect(ready.marks.map(({ changed }) => changed)).to.deep.equal([true, true, false]);
    const one = await impactOf({ only: [], more: { information: { inputs, n: 0, classes: 0, subsets: [], losses: [], why: 'there is one result' } } }), alone = await shown('rows', [one], { arrangement: 'entropy' });
    expect(alone.ready.facts.sentences.join(' ')).to.contain('What the inputs tell of Sum of growth is not told: there is one result.');
    expect(alone.view.arrangements.map(({ id }) => id)).to.deep.equal(['entropy']);
  });

  it('puts names beside their curves, on no other name, and clear of the others where there is room', () => {
    const plot = { x: 0, y: 0, width: 600, height: 200 }, curve = (of: (x: number) => number): [number, number][] => Array.from({ length: 61 }, (_, i) => [i * 10, of(i / 60)]), curves = [curve((x) => 180 - 160 * x), curve((x) => 180 - 160 * Math.sqrt(x)), curve((x) => 180 - 160 * x ** 3)];
    const labels = placedLabels(curves, ['straight', 'early', 'late'], plot, 7);
    labels.forEach((label, i) => {
      const gaps = curves.map((each) => Math.abs(heightAt(each, label!.x)! - label!.y));
      expect(gaps.indexOf(Math.min(...gaps)), label!.text).to.equal(i);
    });
    expect(placedLabels([[]], ['nothing'], plot, 7)).to.deep.equal([null]);
  });
});

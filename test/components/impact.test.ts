/** The impact: pictures, words and table are the numbers of the report, mirrored by an exchange, larger for a larger change, still without one. */
import { expect } from 'chai';
import '../../components/define-views.js';
import type { ChangeImpactElement, ImpactPicture } from '../../components/impact/impact.element.js';
import { clauseWords } from '../../components/shared/clause-words.js';
import { keepPercent } from '../../components/shared/format-number.js';
import type { ViewState } from '../../components/view/view-model.js';
import { additiveAttribution } from '../../src/core/impact/attribution/additive-parts.js';
import type { Attribution } from '../../src/core/impact/attribution/attribution.js';
import { divergence } from '../../src/core/impact/divergence.js';
import type { QuantityImpact } from '../../src/core/impact/report/quantity-impact.js';
import { deskComparison } from './desk-comparison.js';
import { exampleReport } from './fixtures.js';
import { impactOf, type ImpactOf } from './impact-data.js';
import { timesOf } from '../../components/impact/trajectory.model.js';
import { all, button, mount, one, press, settled, textOf, unmountAll, until } from './mount.js';

type Ready<Kind extends ImpactPicture['kind'] = ImpactPicture['kind']> = Extract<ViewState<Extract<ImpactPicture, { kind: Kind }>>, { state: 'ready' }>;

async function shown<Kind extends ImpactPicture['kind']>(impact: readonly QuantityImpact[], arrangement: Kind | null, more: Partial<ChangeImpactElement> = {}): Promise<{ view: ChangeImpactElement; ready: Ready<Kind> }> {
  const view = await mount('change-impact', { report: exampleReport({ impact }), arrangement, ...more });
  await settled(view);
  return { view, ready: view.viewState as Ready<Kind> };
}

const DAY = 86_400_000;
const asked = async (of: ImpactOf = {}): Promise<readonly QuantityImpact[]> => [await impactOf(of)];
const ARRANGEMENTS = ['trajectory', 'waterfall', 'groups', 'specifications', 'results'] as const;

describe('change-impact', () => {
  let whole: readonly QuantityImpact[];
  before(async () => { whole = await asked(); });
  afterEach(unmountAll);

  it('begins with what answers most, and has every arrangement that the report has', async () => {
    const { view, ready } = await shown(whole, null);
    expect(view.arrangements.map(({ id }) => id)).to.deep.equal([...ARRANGEMENTS]);
    expect(ready.picture.kind).to.equal('trajectory');
    const { trajectory: _, ...without } = whole[0]!, { view: other, ready: next } = await shown([without], null);
    expect([next.picture.kind, other.arrangements.length]).to.deep.equal(['waterfall', 4]);
  });

  it('says in every arrangement what the report says of the result, with both answers to whether it matters', async () => {
    const [quantity] = whole;
    for (const arrangement of ARRANGEMENTS) {
      const { ready } = await shown(whole, arrangement), figures = new Map(ready.facts.figures.map(({ label, value }) => [label, value]));
      expect(ready.facts.sentences[0]).to.equal(keepPercent(quantity!.sentence));
      expect(ready.facts.sentences.at(-1)).to.equal(keepPercent(quantity!.verdict.sentence));
      expect([figures.get('tolerance'), figures.get('these records'), figures.get('records like these')]).to.deep.equal(['±4\u00a0g', '≠ beyond tolerance', '? cannot tell']);
      expect(figures.get('change')).to.match(/^\+5\.767/);
    }
  });

  it('draws parts one after the other from base to revision, and they add up to what is drawn of the change', async () => {
    for (const cause of ['column', 'year', 'site']) {
      const { ready } = await shown(whole, 'waterfall', { cause }), { bars, base, revision } = ready.picture;
      expect(bars[0]!.from).to.be.closeTo(base.at, 1);
      bars.slice(1).forEach((bar, i) => expect(bar.from).to.be.closeTo(bars[i]!.to, 0.01));
      expect(bars.at(-1)!.to).to.be.closeTo(revision.at, 0.01);
      expect(bars.reduce((sum, { from, to }) => sum + to - from, 0)).to.be.closeTo(revision.at - base.at, 1);
      const attribution = whole[0]!.attributions!.find(({ by }) => by === cause)!, scale = (revision.at - base.at) / (whole[0]!.change as number);
      for (const { part, player } of attribution.parts) { const bar = bars.find(({ label }) => label === player.label)!; expect(bar.to - bar.from).to.be.closeTo((part as number) * scale, 1); }
      expect(ready.facts.sentences.join(' ')).to.match(/parts add up to \+5\.76676.g; the change of the result is \+5\.76676/);
      expect(ready.facts.table.rows.slice(1, -2).reduce((sum, row) => sum + (row[1] as number), 0)).to.be.closeTo(whole[0]!.change as number, 1e-9);
    }
  });

  it('tells parts that were drawn from exact ones, single swaps apart from parts, and what acts together', async () => {
    const site = (await shown(whole, 'waterfall', { cause: 'site' })).ready, column = (await shown(whole, 'waterfall', { cause: 'column' })).ready;
    expect(site.facts.notes.join(' ')).to.contain('drawn by lot (seed 1)');
    expect(column.facts.notes.join(' ')).to.contain('all orders of taking the parts');
    const TA = column.picture.bars.find(({ label }) => label === 'TA')!, of = whole[0]!.attributions![0]!.parts.find(({ player }) => player.label === 'TA')!, pixels = (column.picture.revision.at - column.picture.base.at) / (whole[0]!.change as number);
    expect(TA.alone! - TA.from).to.be.closeTo((of.swapIn as number) * pixels, 0.5);
    expect(TA.withoutIt! - TA.from).to.be.closeTo((of.swapOut as number) * pixels, 0.5);
    expect(column.picture.bars.every(({ spread }) => spread === null)).to.equal(true);
    const mixed = impactOf({ more: { attributions: [{ by: 'column', attribution: await (await import('../../src/core/impact/attribution/attribute-change.js')).attributeChange([{ of: 'column', label: 'a' }, { of: 'column', label: 'b' }], (c) => (1 + (c & 1)) * (2 + (c & 2))) }] } }), product = (await shown([await mixed], 'waterfall')).ready;
    expect(product.facts.sentences.join(' ')).to.contain('Together they do what none does alone: a with b +2');
    const drawn = await impactOf({ more: { attributions: [{ by: 'site', attribution: await (await import('../../src/core/impact/attribution/attribute-change.js')).attributeChange(Array.from({ length: 12 }, (_, i) => ({ of: 'group' as const, label: `s${i}` })), (c) => { let n = 0; for (let i = 0; i < 12; i++) n += (c >>> i) & 1; return n ** 3 * (1 + (c & 1)); }, { budget: 120 }) }] } }), sampled = (await shown([drawn], 'waterfall')).ready;
    expect(sampled.picture.bars.some(({ spread }) => spread !== null && spread.to > spread.from)).to.equal(true);
    for (const { spread, to } of sampled.picture.bars) if (spread !== null) expect((spread.from + spread.to) / 2).to.be.closeTo(to, 1);
    expect(sampled.facts.title).to.match(/^About /);
  });

  it('begins with what has several parts, and writes both results with the decimals that tell them apart', async () => {
    const { attributeChange } = await import('../../src/core/impact/attribution/attribute-change.js'), column = { by: 'column', attribution: await attributeChange([{ of: 'column', label: 'TA' }], (c) => 127 + 1.3 * c) }, month = { by: 'month', attribution: await attributeChange([{ of: 'period', label: '2021-06' }, { of: 'period', label: '2021-07' }], (c) => 127 + (c & 1) * 0.5 + (c & 2) * 0.4) };
    const { ready } = await shown([await impactOf({ only: [], more: { base: 127, revision: 128.3, attributions: [column, month] } })], 'waterfall'), [before, after] = [ready.picture.base.value, ready.picture.revision.value];
    expect(ready.picture.bars.map(({ label }) => label)).to.have.members(['2021-06', '2021-07']);
    expect([before, after, ready.facts.figures.find(({ label }) => label === 'base')!.value]).to.deep.equal(['127.0\u00a0g', '128.3\u00a0g', before]);
    expect((await shown([await impactOf({ only: [], more: { base: 127, revision: 128.3, attributions: [column] } })], 'waterfall')).ready.picture.bars).to.have.length(1);
  });

  it('tells one part that is all of it, as a part that nothing else differs beside', async () => {
    const { attributeChange } = await import('../../src/core/impact/attribution/attribute-change.js'), of = async (rest: number) => { const found = await attributeChange([{ of: 'period' as const, label: '2021-06' }], (c) => 3 + 4 * c); return { by: 'month', attribution: { ...found, change: 4 + rest, revision: 7 + rest, remainder: rest } }; };
    const { ready } = await shown([await impactOf({ only: [], more: { base: 3, revision: 7, attributions: [await of(0)] } })], 'waterfall');
    expect(ready.facts.title).to.equal('All of the change comes from 2021-06');
    expect(ready.facts.notes).to.include('Nothing else differs in what the result is computed from.');
    expect([ready.picture.bars.length, ready.picture.bars[0]!.value]).to.deep.equal([1, '+4\u00a0g (100\u00a0%)']);
    const rest = (await shown([await impactOf({ only: [], more: { base: 3, revision: 8, attributions: [await of(1)] } })], 'waterfall')).ready;
    expect([rest.facts.title, rest.facts.notes.join(' ').includes('Nothing else differs')]).to.deep.equal(['80\u00a0% of the change comes from 2021-06', false]);
  });

  it('mirrors every sign when releases change places', async () => {
    const back = await asked({ swapped: true });
    const there = (await shown(whole, 'waterfall')).ready.picture, other = (await shown(back, 'waterfall')).ready.picture;
    expect(new Map(other.bars.map(({ label, sign }) => [label, sign]))).to.deep.equal(new Map(there.bars.map(({ label, sign }) => [label, -sign || 0])));
    const groups = async (of: readonly QuantityImpact[]): Promise<string[]> => (await shown(of, 'groups')).ready.facts.table.rows.map(([name, , , change]) => `${String(name)} ${(change as number).toFixed(9)}`).sort();
    expect(await groups(back)).to.deep.equal((await groups(whole)).map((row) => row.replace(/ (-?)(?=[\d.]+$)/, (_, minus) => (minus === '-' ? ' ' : ' -'))).sort());
    const rows = async (of: readonly QuantityImpact[]): Promise<number> => { const { rows: [row], zero } = (await shown(of, 'results')).ready.picture; return row!.at! - zero; };
    expect(await rows(back)).to.be.closeTo(-(await rows(whole)), 1);
    const steps = async (of: readonly QuantityImpact[]): Promise<number[]> => (await shown(of, 'trajectory')).ready.facts.table.rows.map((row) => row[3] as number);
    const [a, b] = [await steps(whole), await steps(back)];
    a.forEach((d, i) => expect(d).to.be.closeTo(-b[i]!, 1e-9));
  });

  it('is still where nothing changes', async () => {
    const still = await asked({ size: 0 });
    for (const arrangement of ['trajectory', 'groups', 'specifications', 'results'] as const) {
      const { ready } = await shown(still, arrangement);
      expect(ready.marks.filter(({ changed }) => changed), arrangement).to.deep.equal([]);
      expect(ready.facts.sentences[0]).to.match(/^Sum of growth stays at 280 g/);
    }
    const { ready } = await shown(still, 'trajectory');
    expect([ready.picture.area, ready.picture.flags]).to.deep.equal([{ positive: '', negative: '' }, []]);
    expect((await shown(still, 'results')).ready.facts.title).to.equal('Sum of growth stays at 280.3\u00a0g');
  });

  it('does not mind the order of groups or of parts', async () => {
    const [quantity] = whole, attributions = quantity!.attributions!.map((each) => ({ ...each, parts: [...each.parts].reverse(), interactions: { ...each.interactions, pairs: [] } })), turned: QuantityImpact = { ...quantity!, groups: [...quantity!.groups!].reverse(), attributions };
    expect((await shown([turned], 'groups')).ready.picture.rows.map(({ label }) => label)).to.deep.equal((await shown(whole, 'groups')).ready.picture.rows.map(({ label }) => label));
    expect((await shown([turned], 'waterfall')).ready.picture.bars.map(({ label, from, to }) => [label, from, to])).to.deep.equal((await shown(whole, 'waterfall')).ready.picture.bars.map(({ label, from, to }) => [label, from, to]));
  });

  it('draws twice the change larger, beside the same tolerance', async () => {
    const sizes = async (size: number): Promise<number[]> => {
      const of = await asked({ size, tolerance: 20 }), waterfall = (await shown(of, 'waterfall')).ready.picture, results = (await shown(of, 'results')).ready.picture, trajectory = (await shown(of, 'trajectory')).ready;
      return [waterfall.revision.at - waterfall.base.at, results.rows[0]!.at! - results.zero, Math.max(...[...trajectory.picture.area.positive.matchAll(/[ V](\d+\.?\d*)(?=[LVZ]|$)/g)].map(([, y]) => trajectory.picture.zero - Number(y)))];
    };
    const [once, twice] = [await sizes(1), await sizes(2)];
    once.forEach((size, i) => { expect(size).to.be.above(2); expect(twice[i]!).to.be.above(1.5 * size); });
  });

  it('flags where trajectories part and where the difference matters, and tells of each drawn step', async () => {
    const { ready } = await shown(whole, 'trajectory'), { trajectory } = whole[0]!, [first, beyond] = ready.picture.flags;
    expect([first!.at, beyond!.at]).to.deep.equal([trajectory!.firstDifference, trajectory!.beyondForGood]);
    expect([first!.text, beyond!.text]).to.deep.equal(['first difference', 'leaves tolerance, for good']);
    expect(ready.facts.title).to.equal('Sum of growth is beyond its tolerance for good from 2003-09-03');
    expect(ready.facts.table.rows).to.have.length(trajectory!.at.length);
    expect(ready.facts.notes.join(' ')).to.contain('Drawn are 1,000 of 1,461 steps');
    expect(ready.facts.sentences.join(' ')).to.contain('Changes stay as large as they were');
    const last = ready.marks.filter(({ id }) => id.startsWith('steps')).at(-1)!;
    expect(last.lines.join(' ')).to.match(/change \+5\.7\d+/);
  });

  it('calls steps by their years where all are whole ones, else by instant or number', () => {
    const years = [1955, 1960].map((year) => Date.UTC(year, 0, 1)), words = (at: readonly number[], instants = true): string[] => at.map(timesOf({ at, instants }));
    expect([words(years), words([...years, years[1]! + DAY])[2], words([0, 1], false)]).to.deep.equal([['1955', '1960'], '1960-01-02', ['step 0', 'step 1']]);
  });

  it('prints how often a conclusion flips, and crosses exactly those that do', async () => {
    const { ready } = await shown(whole, 'specifications'), multiverse = whole[0]!.multiverse!, own = multiverse.outcomes[multiverse.own]!;
    expect(ready.facts.figures.find(({ label }) => label === 'whether it matters flips')!.value).to.equal(`${multiverse.verdict.flipped} of ${multiverse.verdict.of}`);
    expect(ready.picture.flips.map(({ label, choice }) => [label, choice])).to.deep.equal([['whether it matters', 'flips']]);
    const crossed = [...ready.picture.flips[0]!.path.matchAll(/M([\d.]+) /g)].map(([, x]) => ready.picture.columns.findIndex((column) => Math.abs(column.x - Number(x)) < 4));
    expect(crossed).to.deep.equal(multiverse.outcomes.flatMap(({ beyond }, i) => (beyond !== own.beyond ? [i] : [])));
    const bases = ready.picture.columns.map(({ base }) => base!);
    bases.slice(1).forEach((y, i) => expect(y).to.be.at.most(bases[i]! + 0.001));
    expect(ready.marks[multiverse.own]!.lines[0]).to.contain('your own');
    expect(ready.facts.table.rows).to.have.length(multiverse.outcomes.length);
    const ticks = ready.picture.rows.map(({ path }) => path.split('M').length - 1);
    expect(ticks.reduce((sum, each) => sum + each, 0)).to.equal(multiverse.outcomes.length * multiverse.choices.length);
  });

  it('asks for the records behind a part, and turns to the column of one that has none', async () => {
    const report = exampleReport({ impact: [{ ...whole[0]!, attributions: whole[0]!.attributions!.map((each) => ({ ...each, parts: each.parts.map((part) => (part.player.label === 'TA' ? { ...part, player: { ...part.player, label: 'VPD' } } : part)) })) }] });
    const view = await mount('change-impact', { report, arrangement: 'waterfall', cause: 'year' }), layer = one(view, '.marks');
    layer.focus();
    press(layer, 'n');
    press(layer, 'Enter');
    await settled(view);
    expect(view.clauses).to.deep.equal([{ source: 'change-impact', field: 'year', kind: 'points', value: [2003] }]);
    expect((view.viewState as Ready<'waterfall'>).picture.bars.map(({ label, muted }) => [label, muted])).to.deep.include(['2003', false]).and.to.deep.include(['2002', true]);
    press(one(view, '.marks'), 'Enter');
    await settled(view);
    expect(view.clauses).to.deep.equal([]);
    view.cause = 'column';
    await settled(view);
    press(one(view, '.marks'), 'Home');
    press(one(view, '.marks'), 'ArrowDown');
    press(one(view, '.marks'), 'Enter');
    await settled(view);
    expect([view.filter.column, view.clauses]).to.deep.equal(['c3', []]);
    expect((view.viewState as Ready<'waterfall'>).marks.find(({ lines }) => lines[0] === 'VPD')!.selected).to.equal(true);
  });

  it('says of a part that has no records behind it that it selects nothing', async () => {
    const { attributeChange } = await import('../../src/core/impact/attribution/attribute-change.js'), clauses = [{ source: 'impact', field: 'kinds', kind: 'points', value: ['gap filled:c1', 'gap filled:c3'] }] as const;
    const attribution = await attributeChange([{ of: 'kind', label: 'gap filled', clauses }, { of: 'records', label: 'added records' }], (c) => (c & 1) * 5 + (c & 2)), { view, ready } = await shown([await impactOf({ only: [], more: { base: 0, revision: 7, attributions: [{ by: 'kind of change and records', attribution }] } })], 'waterfall');
    expect(ready.facts.notes.join(' ')).to.contain('Press a bar to narrow').and.to.contain('Without records to narrow to (only cells in both releases have them): added records.');
    expect(ready.marks.map(({ lines, clauses: own }) => [lines[0], own?.length ?? 0, lines.includes('selects no records')])).to.deep.equal([['base', 0, false], ['gap filled', 1, false], ['added records', 0, true], ['revision', 0, false]]);
    const layer = one(view, '.marks');
    layer.focus();
    press(layer, 'n');
    press(layer, 'n');
    press(layer, 'Enter');
    await until(() => textOf(one(view, '[role="status"]')).includes('Selects nothing: added records'), 'what the press did');
    expect(view.clauses).to.deep.equal([]);
    press(layer, 'p');
    press(layer, 'Enter');
    await settled(view);
    expect(view.clauses).to.deep.equal([{ ...clauses[0], source: 'change-impact' }]);
    expect(clauseWords(view.clauses[0]!, view.currentReport!)).to.equal(['c1', 'c3'].map((id) => `${view.currentReport!.columns.find((column) => column.id === id)!.name}: gap filled`).join('; '));
  });

  it('asks for the time of a stretch that is walked to or drawn over, where the records have that clock, and for groups of the key', async () => {
    const months = Array.from({ length: 24 }, (_, i) => Date.UTC(2001, i, 1)), of = deskComparison({ time: months.flatMap((t) => [t, t]), group: months.flatMap(() => ['a', 'b']), columns: [{ name: 'x', base: months.flatMap((_, i) => [i, -i]), revision: months.flatMap((_, i) => [i + 1, -i]) }] });
    const base = Float64Array.from(months, (_, i) => i), impact = [await impactOf({ only: [], more: { trajectory: { at: Float64Array.from(months), instants: true, base, revision: base.map((x, i) => (i > 20 ? x + 9 : x)), divergence: divergence(base, base.map((x, i) => (i > 20 ? x + 9 : x)), { absolute: 4 }) }, groups: [{ group: 'a', base: 1, revision: 2 }, { group: 'b', base: 1, revision: 1 }] } })];
    const view = await mount('change-impact', { report: { ...of.report(), impact } }), layer = one(view, '.marks'), ready = view.viewState as Ready<'trajectory'>;
    layer.focus();
    press(layer, 'End');
    press(layer, 'ArrowLeft');
    press(layer, 'Home');
    press(layer, 'Enter');
    await settled(view);
    expect(view.clauses).to.deep.equal([{ source: 'change-impact', field: 'time', kind: 'interval', value: [months[0], months[1]] }]);
    const last = ready.marks.filter(({ id }) => id.startsWith('steps')).at(-1)!.clauses![0]!.value as readonly [number, number];
    expect([last[0], last[1] > months[23]! + 27 * DAY], 'the last step is as long as the one before').to.deep.equal([months[23], true]);
    press(layer, 'Escape');
    press(layer, 'Escape');
    const box = layer.getBoundingClientRect(), { lines, pixelOf } = ready.picture, from = pixelOf(months[6]!), to = pixelOf(months[12]!);
    for (const [type, x] of [['pointerdown', from], ['pointermove', to], ['pointerup', to]] as const) layer.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerId: 1, button: 0, clientX: box.left + x, clientY: box.top + lines.y + 40 }));
    await settled(view);
    const [start, end] = view.clauses[0]!.value as readonly [number, number];
    expect([Math.abs(start - months[6]!) < 2 * DAY, Math.abs(end - months[12]!) < 2 * DAY]).to.deep.equal([true, true]);
    view.arrangement = 'groups';
    await settled(view);
    press(layer, 'Home');
    press(one(view, '.marks'), 'Enter');
    await settled(view);
    expect(view.clauses).to.deep.equal([{ source: 'change-impact', field: 'group', kind: 'points', value: ['a'] }]);
    const plain = (await shown(impact, 'trajectory')).ready;
    expect([plain.brush, plain.marks.every(({ clauses }) => clauses === undefined)], 'a report without that clock').to.deep.equal([undefined, true]);
  });

  it('asks for nothing where parts were put together, and for all of several that are drawn over', async () => {
    const many = [await impactOf({ only: [], more: { attributions: [{ by: 'site', attribution: additiveAttribution(Array.from({ length: 40 }, (_, i) => ({ player: { of: 'group' as const, label: `s${i}`, clauses: [{ source: 'impact', field: 'group' as const, kind: 'points' as const, value: [`s${i}`] }] }, base: 1, change: 40 - i, n: { base: 1, revision: 1 } })), 'sum') as Attribution }] } })], { view, ready } = await shown(many, 'waterfall'), layer = one(view, '.marks');
    expect(ready.picture.bars.at(-1)!.label).to.equal('17 others');
    layer.focus();
    press(layer, 'End');
    press(layer, 'ArrowUp');
    press(layer, 'Enter');
    await settled(view);
    expect([view.clauses, view.filter.column]).to.deep.equal([[], null]);
    press(layer, 'Home');
    press(layer, 'ArrowDown');
    press(layer, 'ArrowDown', { shiftKey: true });
    await settled(view);
    expect(view.clauses.map(({ value }) => value)).to.deep.equal([['s0', 's1']]);
  });

  it('puts several results on one axis of tolerances, and turns from one to the other by key, row and menu', async () => {
    const results = [...whole, await impactOf({ id: 'q2', name: 'Small', size: 0.1, only: ['interval'] }), await impactOf({ id: 'q3', name: 'Untold', tolerance: null, only: [] })], { view, ready } = await shown(results, 'results'), told: string[] = [];
    view.addEventListener('change-quantity-chosen', ({ quantity }) => told.push(quantity));
    const { rows, zero } = ready.picture, tolerance = (rows[0]!.high! - zero);
    expect((rows[0]!.at! - zero) / tolerance).to.be.closeTo((whole[0]!.change as number) / 4, 0.02);
    expect(rows.map(({ at, word }) => [at === null, word])).to.deep.equal([[false, 'beyond tolerance'], [false, 'within tolerance'], [true, 'no tolerance']]);
    expect(ready.facts.title).to.equal('1 of 2 results is beyond its tolerance: Sum of growth');
    one(view, '.marks').focus();
    press(one(view, '.marks'), 'ArrowDown');
    press(one(view, '.marks'), 'Enter');
    await settled(view);
    expect([view.quantity, view.viewState.state === 'ready' && view.viewState.facts.sentences[0]]).to.deep.equal(['q2', keepPercent(results[1]!.sentence)]);
    press(one(view, '.marks'), 'PageDown');
    press(one(view, '.marks'), 'PageDown');
    await settled(view);
    expect(view.quantity).to.equal('q3');
    button(view, 'Sum of growth').click();
    await settled(view);
    expect([view.quantity, told]).to.deep.equal(['q1', ['q2', 'q3', 'q1']]);
    expect(JSON.parse(JSON.stringify(view.stateJson()))).to.include({ view: 'change-impact', quantity: 'q1', arrangement: 'results' });
  });

  it('says what is provisional, and that a selection of records does not narrow it', async () => {
    const { provisionalAnswer } = await import('../../src/core/impact/provisional.js'), provisional = await provisionalAnswer(50, () => ({ base: 1, revision: 2 }), { whole: 'sum', sample: 5 }), { view, ready } = await shown([await impactOf({ more: { provisional } })], 'results');
    expect(ready.facts.title).to.match(/^Provisional: /);
    expect(ready.facts.notes.join(' ')).to.contain('5 of 50 parts were run');
    view.requestClauses('change-matrix', [{ source: 'change-matrix', field: 'group', kind: 'points', value: ['x'] }]);
    await settled(view);
    expect((view.viewState as Ready).facts.notes[0]).to.equal('The selection does not narrow this: the result is of all records.');
  });

  it('has its numbers as a table, and its card of evidence', async () => {
    const { view } = await shown(whole, 'waterfall');
    press(one(view, '.marks'), 't');
    await settled(view);
    expect(all(view, 'tbody tr')).to.have.length(6);
    await view.toggleEvidence();
    await settled(view);
    expect(textOf(one(view, '.evidence'))).to.contain('Specification').and.to.contain('doi:');
  });
});

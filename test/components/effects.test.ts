/** The effects: what is drawn, said and tabulated are the report's own figures; a selection is worked out from its cells. */
import { expect } from 'chai';
import '../../components/define-views.js';
import type { ChangeEffectsElement } from '../../components/effects/effects.element.js';
import type { EffectsPicture } from '../../components/effects/effects.model.js';
import type { ViewState } from '../../components/view/view-model.js';
import type { SelectionClause } from '../../src/core/selection/clause.js';
import { Random } from '../core/support/random.js';
import { deskComparison, exchanged, reordered, type DeskComparison, type DeskData } from './desk-comparison.js';
import { hostOf } from './desk-host.js';
import { HOSTILE } from './fixtures.js';
import { all, mount, one, press, settled, textOf, unmountAll, until } from './mount.js';

type Ready = Extract<ViewState<EffectsPicture>, { state: 'ready' }>;
const DAY = 86_400_000, FIRST = Date.UTC(2001, 0, 1), DAYS = 1500;

/** Columns over four years of days: much higher, a little lower, unchanged, and one within its tolerance. */
function data(size = 1): DeskData {
  const random = new Random(21), time = Array.from({ length: DAYS }, (_, i) => FIRST + i * DAY), noise = (): number[] => time.map(() => 20 + 2 * random.normal());
  const a = noise(), b = noise(), c = noise(), d = noise();
  return { time, columns: [
    { name: 'much', unit: 'W', base: a, revision: a.map((x) => x + size * (1 + 0.2 * random.normal())) }, { name: 'little', base: b, revision: b.map((x) => x - 0.02 * size * (1 + random.normal())) },
    { name: 'still', base: c, revision: c }, { name: 'tolerated', matters: 0.5, base: d, revision: d.map((x) => x + 0.1 * random.normal()) },
  ] };
}

async function shown(of: DeskComparison, more: Partial<ChangeEffectsElement> = {}): Promise<{ view: ChangeEffectsElement; ready: Ready }> {
  const host = await hostOf(of), view = await mount('change-effects', more, host);
  await until(() => view.viewState.state !== 'loading' && !('busy' in view.viewState && view.viewState.busy), 'the picture');
  await settled(view);
  return { view, ready: view.viewState as Ready };
}

const signs = ({ picture }: Ready): string[] => picture.rows.map(({ id, sign }) => `${id} ${sign}`).sort();
const cellOf = ({ facts: { table } }: Ready, name: string, label: string): unknown => table.rows.find(([first]) => first === name)![table.columns.findIndex((column) => column.label === label)];

describe('change-effects', () => {
  afterEach(unmountAll);

  it('shows each changed column on one axis, by size, with the report’s intervals', async () => {
    const comparison = deskComparison(data()), { ready } = await shown(comparison), [much] = comparison.report().columns;
    expect(ready.picture.rows.map(({ name }) => name)).to.deep.equal(['much', 'little', 'tolerated'].sort((a, b) => Math.abs(Number(cellOf(ready, b, 'change in SD of base'))) - Math.abs(Number(cellOf(ready, a, 'change in SD of base')))));
    expect([cellOf(ready, 'much', 'mean change'), cellOf(ready, 'much', '95 % from'), cellOf(ready, 'much', '95 % to')]).to.deep.equal([much!.paired!.bias, much!.intervals!['bias']!.low, much!.intervals!['bias']!.high]);
    expect(cellOf(ready, 'much', 'change in SD of base')).to.be.closeTo((much!.paired!.bias as number) / (much!.summary!.base!.sd as number), 1e-12);
    const drawn = ready.picture.rows.find(({ name }) => name === 'much')!;
    expect(drawn.from! < drawn.at && drawn.at < drawn.to! && drawn.at > ready.picture.zero).to.equal(true);
    expect(ready.picture.rows.find(({ name }) => name === 'tolerated')!.high).to.be.above(ready.picture.zero);
    expect(ready.facts.sentences.join(' ')).to.contain('3 of 4 columns of measured numbers changed');
  });

  it('mirrors signs when releases change places, does not mind the order of records, and has no row where nothing changed', async () => {
    const there = (await shown(deskComparison(data()))).ready, back = (await shown(deskComparison(exchanged(data())))).ready, random = new Random(1), order = Array.from({ length: DAYS }, (_, i) => i).sort(() => random.next() - 0.5);
    expect(signs(back)).to.deep.equal(signs(there).map((each) => (each.endsWith('-1') ? each.replace('-1', '1') : each.replace(/1$/, '-1'))).sort());
    expect((await shown(deskComparison(reordered(data(), order)))).ready.facts.sentences).to.deep.equal(there.facts.sentences);
    const same = data(), { view } = await shown(deskComparison({ ...same, columns: same.columns.map((column) => ({ ...column, revision: column.base as readonly never[] })) }));
    expect(view.viewState.state).to.equal('empty');
    expect(textOf(one(view, '.stage'))).to.equal('No measured number changed.');
  });

  it('takes what cannot be told for no verdict, in its title', async () => {
    const titled = async (days: number, names: readonly string[]): Promise<string> => {
      const of = data(), { view } = await shown(deskComparison({ ...of, columns: of.columns.filter(({ name }) => names.includes(name)) }));
      view.requestClauses('change-series', [{ source: 'change-series', field: 'time', kind: 'interval', value: [FIRST, FIRST + days * DAY] }]);
      await settled(view);
      await until(() => !(view.viewState as Ready).busy, 'the exact figures');
      return (view.viewState as Ready).facts.title;
    };
    expect(await titled(3, ['tolerated'])).to.equal('The data cannot tell whether tolerated differs by more than what matters');
    expect(await titled(900, ['tolerated'])).to.equal('No column differs by more than what matters');
    expect(await titled(900, ['tolerated', 'much'])).to.equal('No column that has a tolerance differs by more than it');
  });

  it('draws a larger change further from zero', async () => {
    const far = async (size: number): Promise<number> => { const { picture } = (await shown(deskComparison(data(size)))).ready, row = picture.rows.find(({ name }) => name === 'much')!; return row.at - picture.zero; };
    expect(await far(0.2)).to.be.below(await far(0.4));
  });

  it('works a selection out of its cells, with an interval of its own', async () => {
    const of = data(), comparison = deskComparison(of), { view } = await shown(comparison), from = FIRST + 100 * DAY, to = FIRST + 900 * DAY;
    const clause: SelectionClause = { source: 'change-series', field: 'time', kind: 'interval', value: [from, to] };
    view.requestClauses('change-series', [clause]);
    await settled(view);
    await until(() => !(view.viewState as Ready).busy, 'the exact figures');
    const ready = view.viewState as Ready, column = of.columns[0]!, kept = of.time!.map((t, i) => [t, (column.revision[i] as number) - (column.base[i] as number)] as const).filter(([t]) => t >= from && t < to).map(([, d]) => d);
    expect(cellOf(ready, 'much', 'pairs')).to.equal(kept.length);
    expect(cellOf(ready, 'much', 'mean change')).to.be.closeTo(kept.reduce((sum, d) => sum + d, 0) / kept.length, 1e-9);
    expect(Number(cellOf(ready, 'much', '95 % from'))).to.be.below(Number(cellOf(ready, 'much', 'mean change')));
    expect(ready.facts.subtitle).to.contain('in the selection');
    expect(ready.facts.notes.join(' ')).to.contain('2001-04-11');
  });

  it('says what matters as a word', async () => {
    const { ready } = await shown(deskComparison(data()));
    expect(cellOf(ready, 'tolerated', 'tolerance')).to.equal(0.5);
    expect(['same', 'differs', 'cannot tell']).to.include(cellOf(ready, 'tolerated', 'verdict'));
    const clause: SelectionClause = { source: 'x', field: 'year', kind: 'points', value: [2002] }, { view } = await shown(deskComparison(data()));
    view.requestClauses('x', [clause]);
    await settled(view);
    await until(() => !(view.viewState as Ready).busy, 'the exact figures');
    expect(cellOf(view.viewState as Ready, 'tolerated', 'verdict')).to.equal('same');
    expect(cellOf(view.viewState as Ready, 'much', 'verdict')).to.equal('cannot tell');
  });

  it('puts a column in focus by key and by click, and takes it back', async () => {
    const { view } = await shown(deskComparison(data())), layer = one(view, '.marks');
    layer.focus();
    press(layer, 'ArrowDown');
    press(layer, 'Enter');
    await settled(view);
    const ready = view.viewState as Ready;
    expect(view.filter.column).to.equal(ready.picture.rows[1]!.id);
    expect(ready.picture.rows[1]!.focused).to.equal(true);
    press(layer, 'Enter');
    expect(view.filter.column).to.equal(null);
    expect(view.clauses).to.deep.equal([]);
  });

  it('sorts, and magnifies what is small', async () => {
    const { view } = await shown(deskComparison(data()), { sort: 'name' });
    expect((view.viewState as Ready).picture.rows.map(({ name }) => name)).to.deep.equal(['little', 'much', 'tolerated']);
    const small = await shown(deskComparison(data(0.05))), before = small.ready.picture.rows[0]!.at - small.ready.picture.zero;
    expect(Number(small.ready.picture.ticks.at(-1)!.text)).to.be.within(0.5, 0.75);
    [...all<HTMLButtonElement>(small.view, 'button')].find((each) => textOf(each) === 'Magnified')!.click();
    await settled(small.view);
    const after = small.view.viewState as Ready;
    expect(Math.abs(after.picture.rows[0]!.at - after.picture.zero)).to.be.above(3 * Math.abs(before));
  });

  it('survives hostile names, one record, constants, all missing and enormous numbers', async () => {
    const time = Array.from({ length: 24 }, (_, i) => FIRST + i * 31 * DAY);
    for (const of of [
      { time, columns: [{ name: HOSTILE, base: time.map((_, i) => i), revision: time.map((_, i) => i + 1) }, { name: 'ن'.repeat(300), base: time.map((_, i) => i), revision: time.map((_, i) => (i === 3 ? 1e200 : i)) }, { name: 'constant', base: time.map(() => 1), revision: time.map(() => 2) }, { name: 'gone', base: time.map((_, i) => i), revision: time.map(() => NaN) }] },
      { time: [FIRST], columns: [{ name: 'x', base: [1], revision: [2] }] }, { time, columns: [{ name: 'x', base: time.map(() => NaN), revision: time.map((_, i) => i) }] },
    ] as DeskData[]) {
      const { view, ready } = await shown(deskComparison(of));
      expect(['ready', 'empty']).to.include(view.viewState.state);
      expect(all(view, 'img')).to.have.length(0);
      expect(textOf(view.shadowRoot)).not.to.match(/NaN|undefined|Infinity/);
      if (ready.state === 'ready') for (const { at, from, to } of ready.picture.rows) expect([at, from ?? 0, to ?? 0].every(Number.isFinite)).to.equal(true);
    }
  });
});

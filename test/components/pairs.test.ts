/** The pairs: rows, words and table are one set of numbers, mirrored by an exchange, untouched by order. */
import { expect } from 'chai';
import '../../components/define-views.js';
import type { ChangePairsElement } from '../../components/pairs/pairs.element.js';
import type { PairsPicture } from '../../components/pairs/pairs-picture.js';
import type { ViewState } from '../../components/view/view-model.js';
import type { SelectionClause } from '../../src/core/selection/clause.js';
import { Random } from '../core/support/random.js';
import { deskComparison, exchanged, reordered, type DeskData } from './desk-comparison.js';
import { hostOf } from './desk-host.js';
import { HOSTILE } from './fixtures.js';
import { all, mount, one, press, settled, textOf, unmountAll, until } from './mount.js';

type Ready = Extract<ViewState<PairsPicture>, { state: 'ready' }>;
const DAY = 86_400_000, FIRST = Date.UTC(2001, 0, 1);

function data(sites: number, change: (site: number, t: number, random: Random) => number, more: Partial<DeskData['columns'][number]> = {}): DeskData {
  const random = new Random(8), time: number[] = [], group: string[] = [], base: number[] = [], revision: number[] = [];
  for (let site = 0; site < sites; site++) for (let day = 0; day < 900; day += 3) {
    const x = 5 * site + random.normal();
    time.push(FIRST + day * DAY);
    group.push(`site ${String(site).padStart(3, '0')}`);
    base.push(x);
    revision.push(random.chance(0.01) ? NaN : x + change(site, FIRST + day * DAY, random));
  }
  return { time, ...(sites > 1 ? { group } : {}), columns: [{ name: 'NEE', unit: 'g', base, revision, ...more } as DeskData['columns'][number]] };
}

async function shown(of: DeskData, more: Partial<ChangePairsElement> = {}): Promise<{ view: ChangePairsElement; ready: Ready }> {
  const host = await hostOf(deskComparison(of)), view = await mount('change-pairs', more, host);
  await until(() => view.viewState.state !== 'loading' && !('busy' in view.viewState && view.viewState.busy), 'the picture');
  await settled(view);
  return { view, ready: view.viewState as Ready };
}

const shifts = [0, 3, -2, 0, 1, -1], mixed = (site: number, _: number, random: Random): number => (shifts[site]! === 0 ? 0 : shifts[site]! + 0.3 * random.normal());

describe('change-pairs', () => {
  afterEach(unmountAll);

  it('shows base, revision and the difference of each group, counted by sign', async () => {
    const { ready } = await shown(data(6, mixed)), { rows, zero } = ready.picture;
    expect(ready.facts.title).to.equal('Revision is higher in 2 and lower in 2 of 6 sites');
    expect(rows.map(({ label }) => label)).to.deep.equal(['site 001', 'site 004', 'site 000', 'site 003', 'site 005', 'site 002']);
    expect(rows.map(({ at }) => Math.sign(Math.round(at - zero)))).to.deep.equal([1, 1, 0, 0, -1, -1]);
    expect(rows[0]!.revision! > rows[0]!.base!).to.equal(true);
    expect(ready.picture.signs).to.contain('▲ 2 higher').and.to.contain('▼ 2 lower').and.to.contain('= 2 the same');
    expect(rows[0]!.bars.map(({ percent }) => percent)).to.deep.equal([90, 50]);
    const [wide, narrow] = rows[0]!.bars;
    expect(wide!.from <= narrow!.from && narrow!.to <= wide!.to).to.equal(true);
  });

  it('says the same numbers in table, marks and sentences', async () => {
    const of = data(6, mixed), { ready } = await shown(of), { table } = ready.facts, column = of.columns[0]!, at = (label: string): number => table.columns.findIndex((each) => each.label === label);
    for (const row of table.rows) {
      const own = of.group!.map((name, i) => [name, (column.revision[i] as number) - (column.base[i] as number)] as const).filter(([name, d]) => name === row[0] && Number.isFinite(d)).map(([, d]) => d);
      expect(row[at('pairs')]).to.equal(own.length);
      expect(row[at('mean change')]).to.be.closeTo(own.reduce((sum, d) => sum + d, 0) / own.length, 1e-9);
    }
    expect(ready.marks.map(({ lines }) => lines[0])).to.deep.equal(table.rows.map(([name]) => name));
    expect(ready.marks[0]!.lines[1]).to.match(/^mean change \+3|^mean change \+2\.9/);
    expect(ready.facts.sentences.join(' ')).to.contain('Raised most: site 001');
  });

  it('has no interval where there are too few bins, and says so', async () => {
    const short = data(3, () => 1), cut = short.time!.map((t) => t < FIRST + 200 * DAY), keep = <T,>(values: readonly T[]): T[] => values.filter((_, i) => cut[i]);
    const { ready } = await shown({ time: keep(short.time!), group: keep(short.group!), columns: short.columns.map((column) => ({ ...column, base: keep<never>(column.base as readonly never[]), revision: keep<never>(column.revision as readonly never[]) })) });
    expect(ready.picture.rows.every(({ bars }) => bars.length === 0)).to.equal(true);
    expect(ready.facts.notes.join(' ')).to.contain('3 sites have no interval');
  });

  it('mirrors, does not mind the order of records, and is still where nothing changed', async () => {
    const of = data(6, mixed), there = (await shown(of)).ready, back = (await shown(exchanged(of))).ready, random = new Random(2), order = of.time!.map((_, i) => i).sort(() => random.next() - 0.5);
    const differences = ({ facts: { table } }: Ready): Map<unknown, number> => new Map(table.rows.map((row) => [row[0], row[4] as number]));
    for (const [name, difference] of differences(there)) expect(differences(back).get(name)).to.be.closeTo(-difference, 1e-12);
    expect((await shown(reordered(of, order))).ready.facts).to.have.property('title', there.facts.title);
    const still = (await shown({ ...of, columns: [{ ...of.columns[0]!, revision: of.columns[0]!.base as readonly never[] }] })).ready;
    expect(still.facts.title).to.equal('The means of NEE are the same in all 6 sites');
    expect(new Set(still.picture.rows.map(({ sign }) => sign))).to.deep.equal(new Set([0]));
  });

  it('counts what is within tolerance as such', async () => {
    const { ready } = await shown(data(6, mixed, { matters: 1.5 }));
    expect(ready.picture.signs).to.contain('▲ 1 higher').and.to.contain('▼ 1 lower').and.to.contain('≈ 4 within tolerance');
    expect(ready.picture.rows.every(({ low, high }) => low !== null && high !== null && low < high)).to.equal(true);
  });

  it('asks for groups by key, by rows drawn over and by differences drawn over', async () => {
    const { view, ready } = await shown(data(6, mixed)), layer = one(view, '.marks');
    layer.focus();
    press(layer, 'Enter');
    await settled(view);
    expect(view.clauses).to.deep.equal([{ source: 'change-pairs', field: 'group', kind: 'points', value: ['site 001'] }]);
    expect((view.viewState as Ready).picture.rows.map(({ muted }) => muted)).to.deep.equal([false, true, true, true, true, true]);
    press(layer, 'Escape');
    press(layer, 'Escape');
    const drag = async (from: readonly [number, number], to: readonly [number, number]): Promise<void> => {
      const box = layer.getBoundingClientRect();
      for (const [type, [x, y]] of [['pointerdown', from], ['pointermove', to], ['pointerup', to]] as const) layer.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerId: 1, button: 0, clientX: box.left + x, clientY: box.top + y }));
      await settled(view);
    };
    const { left, right, rows, rowHeight, zero } = ready.picture;
    await drag([left.x + 5, rows[1]!.y + 3], [left.x + 60, rows[2]!.y + rowHeight - 3]);
    expect(view.clauses.map(({ value }) => [...value].sort())).to.deep.equal([['site 000', 'site 004']]);
    await drag([zero + 6, right.y + 10], [right.x + right.width - 2, right.y + 40]);
    expect(view.clauses.map(({ value }) => [...value].sort())).to.deep.equal([['site 001', 'site 004']]);
  });

  it('narrows to what others select', async () => {
    const of = data(6, mixed), { view } = await shown(of), from = FIRST + 100 * DAY, to = FIRST + 300 * DAY;
    view.requestClauses('change-series', [{ source: 'change-series', field: 'time', kind: 'interval', value: [from, to] }]);
    await settled(view);
    await until(() => !(view.viewState as Ready).busy, 'the exact cells');
    const within = of.time!.filter((t) => t >= from && t < to).length;
    expect((view.viewState as Ready).facts.figures.find(({ label }) => label === 'records')!.value).to.equal(`${within} of ${of.time!.length.toLocaleString('en')}`);
  });

  it('has stretches of time for rows where there is one group, and columns when asked', async () => {
    const { ready } = await shown(data(1, (_, t) => (new Date(t).getUTCFullYear() === 2002 ? 1 : 0)));
    expect(ready.picture.rows[0]!.label).to.match(/2002$/);
    expect(ready.facts.figures[0]).to.deep.equal({ label: 'months', value: '30' });
    const years = await shown(data(6, mixed), { by: 'year' });
    expect(years.ready.picture.rows).to.have.length(30);
    const columns = await shown(data(6, mixed), { by: 'columns' });
    expect(columns.ready.picture.rows.map(({ label, base, means }) => [label, base, /→/.test(means)])).to.deep.equal([['NEE', null, true]]);
    one(columns.view, '.marks').focus();
    press(one(columns.view, '.marks'), 'Enter');
    expect(columns.view.filter.column).to.equal('d0');
  });

  it('shows many groups as fifty dots and either end', async () => {
    const groups = 200, n = groups * 12, of: DeskData = {
      time: Array.from({ length: n }, (_, i) => Date.UTC(2001, i % 12, 1)), group: Array.from({ length: n }, (_, i) => `g${String(Math.floor(i / 12)).padStart(3, '0')}`),
      columns: [{ name: 'x', base: Array.from({ length: n }, (_, i) => i % 12), revision: Array.from({ length: n }, (_, i) => (i % 12) + Math.floor(i / 12) - 100) }],
    };
    const { ready } = await shown(of);
    expect([ready.picture.rows.length, ready.picture.dots.length]).to.deep.equal([30, 50]);
    expect([ready.picture.rows[0]!.label, ready.picture.rows.at(-1)!.label]).to.deep.equal(['g199', 'g000']);
    expect(ready.picture.between!.text).to.equal('169 sites between these; 1 site without a change');
    expect(ready.facts.table.rows).to.have.length(200);
    const { right, dots } = ready.picture;
    const few = await shown({ ...of, columns: [{ ...of.columns[0]!, revision: of.columns[0]!.base.map((x, i) => Number(x) + (Math.floor(i / 12) % 50 === 7 ? 1 + Math.floor(i / 12) / 100 : 0)) } as DeskData['columns'][number]] });
    expect(few.ready.picture.rows.map(({ label }) => label)).to.deep.equal(['g157', 'g107', 'g057', 'g007']);
    expect([few.ready.picture.dots.length, few.ready.picture.between!.text]).to.deep.equal([0, '196 sites without a change']);
    expect(few.ready.picture.signs).to.contain('196');
    expect(dots.every(({ x, y, r }) => x - r >= right.x - 6 && x + r <= right.x + right.width + 6 && y > 0 && y < right.y)).to.equal(true);
  });

  it('draws rows in which nothing changed as one line, which a range over it takes in', async () => {
    const plain = data(12, () => 0), only: DeskData = { ...plain, columns: [{ ...plain.columns[0]!, revision: (plain.columns[0]!.base as readonly number[]).map((x, i) => (plain.group![i] === 'site 004' ? x + 1 : plain.group![i] === 'site 007' ? x - 1 : x)) } as DeskData['columns'][number]] };
    const { view, ready } = await shown(only), layer = one(view, '.marks'), box = layer.getBoundingClientRect(), { picture } = ready;
    expect(picture.rows.map(({ label }) => label)).to.deep.equal(['site 004', 'site 007']);
    expect(picture.between!.text).to.equal('10 sites without a change');
    for (const [type, y] of [['pointerdown', picture.rows[0]!.y + 4], ['pointermove', picture.rows[1]!.y + 6], ['pointerup', picture.rows[1]!.y + 6]] as const) layer.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerId: 1, button: 0, clientX: box.left + picture.left.x + 8, clientY: box.top + y }));
    await settled(view);
    expect(view.clauses[0]!.value).to.have.length(12);
  });

  it('follows a selection with every column, exactly where the records are at hand', async () => {
    const random = new Random(12), n = 900, time = Array.from({ length: n }, (_, i) => FIRST + i * DAY), ta = time.map(() => random.normal()), nee = time.map(() => random.normal()), le = time.map((_, i) => (i % 9 === 2 ? NaN : random.normal()));
    const of: DeskData = { time, columns: [{ name: 'NEE', base: nee, revision: nee.map((x, i) => (ta[i]! > 0.5 ? x + 2 : x)) }, { name: 'LE', base: le, revision: le.map((x, i) => (i % 27 === 2 ? 1 : ta[i]! > 0.5 ? x - 1 : x)) }, { name: 'TA', base: ta, revision: ta.map((x) => x + 0.001) }] };
    const cold: SelectionClause = { source: 'change-distribution', field: 'base:d2', kind: 'interval', value: [-9, 0.5] }, warm: SelectionClause = { ...cold, value: [0.5, 9] };
    const { view } = await shown(of, { by: 'columns' }), ready = (): Ready => view.viewState as Ready, row = (name: string): readonly (string | number | null)[] => ready().facts.table.rows.find(([first]) => first === name)!, at = (label: string): number => ready().facts.table.columns.findIndex((column) => column.label === label);
    for (const [clause, keeps] of [[cold, (i: number) => ta[i]! < 0.5], [warm, (i: number) => ta[i]! >= 0.5]] as const) {
      view.requestClauses('change-distribution', [clause]);
      await settled(view);
      await until(() => view.viewState.state === 'ready' && !view.viewState.busy, 'the exact rows');
      const kept = time.map((_, i) => i).filter(keeps), [, lePlain] = of.columns as readonly { readonly base: readonly number[]; readonly revision: readonly number[] }[];
      if (clause === cold) expect(row('NEE'), 'unchanged among these').to.equal(undefined);
      else expect(row('NEE')[at('pairs')]).to.equal(kept.length);
      if (clause === warm) expect(Number(row('NEE')[at('mean in revision')]) - Number(row('NEE')[at('mean in base')])).to.be.closeTo(2, 1e-9);
      expect(row('LE')[at('filled')], 'filled cells of the selection, not of all').to.equal(kept.filter((i) => Number.isNaN(lePlain!.base[i]) && !Number.isNaN(lePlain!.revision[i])).length);
      expect(ready().facts.notes.join(' ')).to.not.contain('approximate');
    }
    const alone = await mount('change-pairs', { report: deskComparison(of).report(), by: 'columns' });
    alone.requestClauses('change-distribution', [warm]);
    await settled(alone);
    expect((alone.viewState as Ready).facts.notes.join(' ')).to.contain('A selection by values or classes needs the records themselves');
  });

  it('leaves out columns that nothing at hand can narrow, and says so', async () => {
    const of = data(4, mixed), report = deskComparison({ ...of, columns: [...of.columns, { ...of.columns[0]!, name: 'LE' }] }).report(), { d1: _, ...held } = report.moments!.columns, view = await mount('change-pairs', { report: { ...report, moments: { ...report.moments!, columns: held } }, by: 'columns' });
    expect((view.viewState as Ready).facts?.table.rows.map(([name]) => name), JSON.stringify(view.viewState).slice(0, 200)).to.have.members(['NEE', 'LE']);
    view.requestClauses('change-matrix', [{ source: 'change-matrix', field: 'group', kind: 'points', value: ['site 001'] }]);
    await settled(view);
    expect((view.viewState as Ready).facts.table.rows.map(([name]) => name)).to.deep.equal(['NEE']);
    expect((view.viewState as Ready).facts.notes.join(' ')).to.contain('1 changed column is left out');
  });

  it('says why there is nothing to show', async () => {
    const text = { time: [FIRST, FIRST + DAY], columns: [{ name: 'note', base: ['a', 'b'], revision: ['a', 'c'] }] };
    expect(textOf(one((await shown(text, { column: 'note' })).view, '.stage'))).to.equal('note holds text, which has no mean to compare.');
    expect(textOf(one((await shown({ columns: [{ name: 'x', base: [1, 2, 3], revision: [1, 2, 4] }] })).view, '.stage'))).to.contain('neither groups that repeat nor a time');
    const lost = Array.from({ length: 20 }, (_, i) => FIRST + i * 31 * DAY);
    expect(textOf(one((await shown({ time: lost, columns: [{ name: 'x', base: lost.map((_, i) => i), revision: lost.map(() => NaN) }] })).view, '.stage'))).to.contain('No record has a value of x in both releases');
  });

  it('survives hostile names and enormous numbers', async () => {
    const n = 60, time = Array.from({ length: n }, (_, i) => Date.UTC(i < 30 ? 1600 : 2400, i % 12, 1 + (i % 20))), group = Array.from({ length: n }, (_, i) => (i % 3 === 0 ? HOSTILE : i % 3 === 1 ? '🌲'.repeat(150) : 'موقع'));
    const { view, ready } = await shown({ time, group, columns: [{ name: HOSTILE, base: time.map((_, i) => i), revision: time.map((_, i) => (i === 4 ? 1e140 : i)) }] });
    expect(ready.picture.rows.every(({ at, base, revision }) => [at, base ?? 0, revision ?? 0].every(Number.isFinite))).to.equal(true);
    expect(all(view, 'img')).to.have.length(0);
    expect(textOf(view.shadowRoot)).not.to.match(/NaN|undefined|Infinity/);
  });
});

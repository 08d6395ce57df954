/** The relation of two measures: its clouds, words and table are the same numbers, mirrored by an exchange and untouched by the order of records. */
import { expect } from 'chai';
import 'axe-core/axe.js';
import '../../components/define-views.js';
import { isVisible, justNoticeable } from '../../components/chart/visible-change.js';
import type { ChangeRelationElement } from '../../components/relation/relation.element.js';
import type { RelationDrawing } from '../../components/relation/relation-drawing.js';
import { unconverted } from '../../components/relation/unconverted-range.js';
import { familyFaults, tokensIn } from '../../components/view/colour-families.js';
import type { ViewState } from '../../components/view/view-model.js';
import type { PictureQuestion } from '../../src/core/pictures/picture.js';
import type { ChangeReport } from '../../src/core/model/report.js';
import { Random } from '../core/support/random.js';
import { deskComparison, exchanged, reordered, type DeskComparison, type DeskData } from './desk-comparison.js';
import { HOSTILE } from './fixtures.js';
import { all, button, frame, mount, one, pause, press, settled, textOf, unmountAll, until } from './mount.js';

type Ready = Extract<ViewState<RelationDrawing>, { state: 'ready' }>;
const { axe } = globalThis as unknown as { axe: { run(root: Element, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };

/** Days of four sites; the revision of y follows x otherwise. */
function data(bend: number, n = 1600, names: readonly [string, string] = ['NEE', 'TA']): DeskData {
  const random = new Random(5), x = Array.from({ length: n }, () => 12 + 6 * random.normal()), y = x.map((v) => (random.chance(0.03) ? NaN : -0.3 * v + 2 * random.normal()));
  return {
    time: x.map((_, i) => Date.UTC(2001, 0, 1) + 86_400_000 * (i % 400)), group: x.map((_, i) => `site ${Math.floor(i / 400)}`),
    columns: [{ name: names[0], unit: 'g', base: y, revision: y.map((v, i) => (i % 5 === 0 ? v : v + bend * (x[i]! - 12))) }, { name: names[1], unit: 'K', base: x, revision: x }, { name: 'note', base: x.map(() => 'a'), revision: x.map(() => 'b') }],
  };
}

async function shown(comparison: DeskComparison, more: Partial<ChangeRelationElement> = {}): Promise<{ view: ChangeRelationElement; state: () => Ready }> {
  const view = document.createElement('change-relation');
  Object.defineProperty(view, 'comparison', { get: () => comparison });
  const mounted = await mount('change-relation');
  mounted.replaceWith(view);
  Object.assign(view, { report: comparison.report(), column: 'NEE', ...more });
  await quiet(view);
  return { view, state: () => { if (view.viewState.state !== 'ready') throw new Error(JSON.stringify(view.viewState)); return view.viewState; } };
}

async function quiet(view: ChangeRelationElement): Promise<void> {
  await settled(view);
  await until(() => view.viewState.state !== 'loading' && !('busy' in view.viewState && view.viewState.busy), 'the picture');
  await settled(view);
}

function away(): void {
  unmountAll();
  for (const left of document.querySelectorAll('change-relation')) left.remove();
}

const figure = ({ facts }: Ready, label: string): string => facts.figures.find((each) => each.label === label)!.value;

describe('change-relation', () => {
  afterEach(away);

  it('says how the relation changed: title, figures and sentences from the same numbers', async () => {
    const { state } = await shown(deskComparison(data(0.4))), { facts } = state();
    expect(facts.title).to.equal('NEE goes less closely with TA in revision');
    const given = data(0.4), [y, x] = [given.columns[0]!, given.columns[1]!] as unknown as { base: number[]; revision: number[] }[], kept = y!.base.flatMap((v, i) => (Number.isNaN(v) ? [] : [i]));
    const pearson = (side: 'base' | 'revision'): number => {
      const a = kept.map((i) => x!.base[i]!), b = kept.map((i) => y![side][i]!), mean = (values: number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length, [ma, mb] = [mean(a), mean(b)], sum = (f: (p: number, q: number) => number): number => a.reduce((all_, v, i) => all_ + f(v - ma, b[i]! - mb), 0);
      return sum((p, q) => p * q) / Math.sqrt(sum((p) => p * p) * sum((_, q) => q * q));
    };
    const [before, after] = [pearson('base'), pearson('revision')].map((r) => r.toFixed(3).replace('-', '−'));
    expect(figure(state(), 'records')).to.equal(kept.length.toLocaleString('en'));
    expect(figure(state(), 'r')).to.equal(`${before} → ${after}`);
    expect(facts.sentences[0]).to.contain(`r goes from ${before} to ${after}`);
    expect(state().picture.panels.map(({ head }) => head)).to.deep.equal([`Base, r ${before}`, `Revision, r ${after}`, 'Revision − base']);
    expect(facts.sentences[0]).to.contain(figure(state(), 'change of r'));
    expect(state().picture.rows[0]!.text).to.contain(figure(state(), 'change of r'));
  });

  it('of identical releases draws no difference and says no change', async () => {
    const { state } = await shown(deskComparison(data(0))), { facts, picture, marks } = state();
    expect(facts.title).to.equal('NEE goes with TA as before: no change');
    expect(facts.sentences[0]).to.match(/^No change over 1,5\d\d records/);
    expect(picture.panels[2]!.steps).to.deep.equal([]);
    expect(marks.some(({ changed }) => changed)).to.equal(false);
    expect(picture.rows.every(({ at, zero }) => at === zero)).to.equal(true);
    expect([figure(state(), 'change of r'), figure(state(), 'change of slope')]).to.deep.equal(['0', '0']);
  });

  it('mirrors every sign when base and revision change places', async () => {
    const there = (await shown(deskComparison(data(0.4)))).state(), back = (await shown(deskComparison(exchanged(data(0.4))))).state();
    const steps = (state: Ready): Map<string, string> => new Map(state.picture.panels[2]!.steps.map(({ token, d }) => [token, d]));
    for (const [token, d] of steps(there)) expect(steps(back).get(`--_signed-${8 - Number(token.at(-1))}`), token).to.equal(d);
    const rows = (state: Ready): Map<string, readonly unknown[]> => new Map(state.facts.table.rows.map((row) => [row.slice(0, 4).join(), row.slice(4)]));
    expect(rows(back).size).to.equal(rows(there).size);
    for (const [bin, [before, after, change]] of rows(there)) expect(rows(back).get(bin), bin).to.deep.equal([after, before, 0 - (change as number)]);
    expect(figure(back, 'change of r')).to.equal(figure(there, 'change of r').replace(/^\+|^−/, (sign) => (sign === '+' ? '−' : '+')));
  });

  it('does not depend on the order of records', async () => {
    const order = new Random(3).shuffled(Array.from({ length: 1600 }, (_, i) => i)), there = (await shown(deskComparison(data(0.4)))).state(), back = (await shown(deskComparison(reordered(data(0.4), order)))).state();
    expect(back.facts.sentences).to.deep.equal(there.facts.sentences);
    expect(back.picture.panels).to.deep.equal(there.picture.panels);
  });

  it('shows twice the change as more', async () => {
    const size = async (bend: number): Promise<number> => { const { rows } = (await shown(deskComparison(data(bend, 1600)), { arrangement: 'means' })).state().facts.table; return Math.max(...rows.map((row) => Math.abs(row[6] as number))); };
    const [small, large] = [await size(0.1), await size(0.2)];
    expect(large).to.be.closeTo(2 * small, 1e-9);
    const { rows } = (await shown(deskComparison(data(0.2)))).state().picture;
    expect(rows[0]!.at).to.not.equal(rows[0]!.zero);
  });

  it('has marks and a table of the same counts, which add up to the records', async () => {
    const { state } = await shown(deskComparison(data(0.4))), { facts, marks, picture } = state(), n = Number(figure(state(), 'records').replace(',', ''));
    for (const [column, id] of [[4, 'base'], [5, 'revision']] as const) {
      expect(facts.table.rows.reduce((sum, row) => sum + (row[column] as number), 0)).to.equal(n);
      const counted = marks.filter((mark) => mark.id.startsWith(`${id}-`)).reduce((sum, { lines }) => sum + Number(new RegExp(`${id} ([\\d,]+) record`).exec(lines[1]!)![1]!.replace(',', '')), 0);
      expect(counted, id).to.equal(n);
    }
    expect(marks.filter(({ changed }) => changed).length).to.be.above(10);
    expect(familyFaults([{ name: 'relation', tokens: [...picture.panels.flatMap(({ steps }) => steps.map(({ token }) => token))] }])).to.deep.equal([]);
  });

  it('asks by each bin and stretch for the very records that it counts, also on edges and in other units', async () => {
    const plain = data(0.4), tenths = (values: readonly unknown[]): number[] => values.map((v) => Math.round(10 * (v as number)) / 10), x = tenths(plain.columns[1]!.base), of = plain.columns[0]!;
    for (const base of [x, x.map((v) => Math.round(10 * v) / 1000)]) {
      const revision = base === x ? x : base.map((v) => 10 * v), comparison = deskComparison({ ...plain, columns: [{ name: 'NEE', base: tenths(of.base), revision: tenths(of.revision) }, { name: 'TA', base, revision }] });
      for (const arrangement of ['difference', 'means']) {
        const { state } = await shown(comparison, { arrangement }), { facts, marks } = state(), [ask] = comparison.asked.filter(({ what }) => what === 'relation') as Extract<PictureQuestion, { what: 'relation' }>[];
        const looked = marks.filter(({ id, clauses }) => clauses !== undefined && (arrangement === 'means' || id.startsWith('base-'))).filter((_, i) => i % 3 === 0);
        expect(looked.length, facts.title).to.be.above(3);
        for (const { lines, clauses } of looked) {
          const said = Number(/base (?:[^(]*\()?([\d,]+) record/.exec(lines[1]!)![1]!.replace(',', '')), found = await comparison.picture({ ...ask!, clauses: clauses! });
          expect(found?.records ?? 0, lines.join()).to.equal(said);
        }
      }
    }
  });

  it('takes ranges of converted values back to ranges of the values themselves, to the last digit', () => {
    const random = new Random(6);
    for (let round = 0; round < 300; round++) {
      const factor = random.pick([10, 0.1, 1.8, -1, -0.3, 1e-9, 12.0107]), offset = random.pick([0, 0, 32, -273.15, 1e6]), values = Array.from({ length: 60 }, () => random.whole(-200, 200) / 10), of = (v: number): number => factor * v + offset;
      const [from, to] = [random.pick(values), random.pick(values)].map(of).sort((a, b) => a - b) as [number, number], [start, end] = unconverted([from, to], { factor, offset });
      expect(values.filter((v) => v >= start && v < end), `${factor} · v + ${offset} in ${from} to ${to}`).to.deep.equal(values.filter((v) => of(v) >= from && of(v) < to));
    }
  });

  it('converts base where the revision has another unit, and asks for it in its own', async () => {
    const plain = data(0.4), x = plain.columns[1]!.base as readonly number[], comparison = deskComparison({ ...plain, columns: [plain.columns[0]!, { name: 'TA', unit: 'K', base: x.map((v) => v / 10), revision: x }] });
    expect(comparison.report().columns[1]!.kinds!.map(({ kind }) => kind)).to.contain('unit');
    const there = (await shown(deskComparison(plain))).state(), { view, state } = await shown(comparison);
    expect(figure(state(), 'r')).to.equal(figure(there, 'r'));
    expect(figure(state(), 'slope')).to.equal(figure(there, 'slope'));
    expect(state().facts.notes.join()).to.contain('Base values of TA are converted');
    const bin = state().marks.find(({ id }) => id.startsWith('base-'))!, [clause] = bin.clauses!;
    expect(clause!.field).to.equal('base:d1');
    expect((clause!.value[1] as number) * 10).to.be.closeTo(Number(/TA ([−\d.]+) to ([−\d.]+)/.exec(bin.lines[0]!)![2]!.replace('−', '-')), 0.06);
    expect(view.currentX!.id).to.equal('d1');
  });

  it('takes the measure across from its attribute, from what is shared, and from its menu', async () => {
    const plain = data(0.4), more: DeskData = { ...plain, columns: [...plain.columns, { name: 'VPD', base: plain.columns[1]!.base as readonly number[], revision: plain.columns[1]!.base as readonly number[] }] }, { view } = await shown(deskComparison(more));
    const menu = (): HTMLSelectElement => one(view, '.toolbar select');
    expect([...menu().options].map(({ textContent }) => textContent)).to.deep.equal(['TA', 'VPD']);
    expect(menu().value).to.equal('d1');
    menu().value = 'd3';
    menu().dispatchEvent(new Event('change', { bubbles: true }));
    await quiet(view);
    expect([view.filter.against, view.currentX!.name, view.viewState.state === 'ready' && view.viewState.facts.subtitle.includes('VPD')]).to.deep.equal(['d3', 'VPD', true]);
    view.x = 'TA';
    await quiet(view);
    expect([view.currentX!.name, menu().value]).to.deep.equal(['TA', 'd1']);
    press(menu(), 't');
    await settled(view);
    expect(all(view, 'table')).to.have.length(0);
  });

  it('draws a range of x as a clause, and says what holds within', async () => {
    const comparison = deskComparison(data(0.4)), { view, state } = await shown(comparison), marks = one(view, '.marks'), box = marks.getBoundingClientRect(), panel = state().picture.panels[0]!.box;
    const point = (type: string, x: number): void => { marks.dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true, pointerId: 1, button: 0, clientX: box.left + x, clientY: box.top + panel.y + 20 })); };
    point('pointerdown', panel.x + 0.25 * panel.width);
    point('pointermove', panel.x + 0.5 * panel.width);
    await frame();
    point('pointerup', panel.x + 0.5 * panel.width);
    await quiet(view);
    await until(() => state().facts.sentences.length === 4, 'what is within');
    const [clause] = view.clauses, { from, to } = state().picture.scales.window.x;
    expect([clause!.field, clause!.source]).to.deep.equal(['base:d1', 'change-relation']);
    expect(clause!.value[0]).to.be.closeTo(from + 0.25 * (to - from), 0.01 * (to - from));
    const x = data(0.4).columns[1]!.base as readonly number[], y = data(0.4).columns[0]!.base as readonly number[], inside = x.filter((v, i) => v >= (clause!.value[0] as number) && v < (clause!.value[1] as number) && !Number.isNaN(y[i])).length;
    expect(state().facts.sentences[3]).to.contain(`in ${inside.toLocaleString('en')} of`);
    expect(all(view, '.overlay .range')).to.have.length(3);
    expect(comparison.asked.filter(({ what, clauses }) => what === 'relation' && clauses.length > 0).length).to.be.above(0);
    press(marks, 'Escape');
    await quiet(view);
    expect(view.clauses).to.deep.equal([]);
  });

  it('is narrowed by what others selected, and says of how many', async () => {
    const { view, state } = await shown(deskComparison(data(0.4)));
    view.requestClauses('another', [{ source: 'another', field: 'group', kind: 'points', value: ['site 1'] }]);
    await until(() => state().facts.notes.some((note) => note === 'Narrowed to site 1.'), 'the narrowed one');
    const { value, note } = state().facts.figures[0]!;
    expect(Number(value)).to.be.within(370, 400);
    expect(note).to.equal('of 1,600');
  });

  it('is walked by keys, and a bin asks for its records', async () => {
    const { view, state } = await shown(deskComparison(data(0.4))), marks = one(view, '.marks');
    press(marks, 'n');
    await settled(view);
    expect(textOf(one(view, '[role=option]'))).to.match(/^TA /);
    press(marks, 'p');
    const bin = state().marks.find(({ id }) => id.startsWith('revision-'))!, box = marks.getBoundingClientRect();
    marks.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, detail: 1, clientX: box.left + bin.x + bin.width / 2, clientY: box.top + bin.y + bin.height / 2 }));
    await quiet(view);
    expect(view.clauses.map(({ field }) => field)).to.deep.equal(['revision:d1', 'revision:d0']);
    expect(state().marks.filter(({ selected }) => selected).map(({ id }) => id)).to.deep.equal([bin.id]);
  });

  it('paints from a report alone, and says what it cannot show', async () => {
    const report = deskComparison(data(0.4)).report(), matrix = (r: number): number[][] => [[1, r], [r, 1]];
    const told: ChangeReport = { ...report, correlations: { n: 1500, sampled: 1600, matched: 1600, columns: ['NEE', 'TA'], leftOut: [], base: matrix(-0.62), revision: matrix(-0.58), rms: 0.04, largest: 0.04, distance: 0.001, pairs: [{ x: 'NEE', y: 'TA', base: -0.62, revision: -0.58, change: 0.04, interval: { low: 0.01, high: 0.07, level: 0.95, method: 'blocks' } }], sentence: '' } };
    const view = await mount('change-relation', { report: told, column: 'NEE' }), state = view.viewState as Ready;
    expect(figure(state, 'r')).to.equal('−0.620 → −0.580');
    expect(state.facts.sentences.join(' ')).to.contain('+0.040; for records like these +0.010 to +0.070)').and.to.contain('will look the same');
    expect(state.facts.notes[0]).to.contain('From the report alone');
    expect(state.picture.panels.every(({ steps, lines }) => steps.length === 0 && lines.length > 0)).to.equal(true);
    view.report = report;
    await settled(view);
    expect(textOf(one(view, '.stage'))).to.contain('The report holds no correlation of NEE and TA');
  });

  it('says why it does not apply', async () => {
    const plain = data(0.4), only = async (of: DeskData, column = 'NEE'): Promise<string> => { const { view } = await shown(deskComparison(of), { column }); const text = textOf(one(view, '.stage')); away(); return text; };
    expect(await only(plain, 'note')).to.equal('note holds text; a relation needs numbers.');
    expect(await only(plain, 'nothing')).to.equal('There is no column nothing.');
    expect(await only({ ...plain, columns: [plain.columns[0]!] })).to.equal('No other measure is in both releases to hold NEE against.');
    const missing = (plain.columns[0]!.base as readonly number[]).map(() => NaN);
    expect(await only({ ...plain, columns: [{ name: 'NEE', base: missing, revision: missing.map(() => 1) }, plain.columns[1]!] })).to.contain('No record has a number of both NEE and TA');
  });

  it('survives constants, one record, extremes, hostile and endless names', async () => {
    const n = 50, ramp = Array.from({ length: n }, (_, i) => i), time = ramp.map((i) => Date.UTC(1600 + 16 * i, 0, 1)), draw = async (of: DeskData): Promise<Ready> => { const { view, state } = await shown(deskComparison(of), { column: of.columns[0]!.name }); for (const d of all(view, '.picture path').map((path) => path.getAttribute('d')!)) expect(d).to.not.match(/NaN|Infinity/); return state(); };
    const names = [HOSTILE, `${'ü'.repeat(299)}\u202e`] as const, bent = ramp.map((v) => (v === 3 ? 1e300 : v * v));
    expect((await draw({ time, columns: [{ name: names[0], base: ramp, revision: bent }, { name: names[1], base: ramp, revision: ramp.map((v) => -v) }] })).facts.title).to.contain(HOSTILE);
    expect((await draw({ time, columns: [{ name: 'a', base: ramp, revision: bent }, { name: 'flat', base: ramp.map(() => 4), revision: ramp.map(() => 4) }] })).facts.title).to.equal('a against flat: no correlation');
    expect((await draw({ time: [0], columns: [{ name: 'a', base: [1], revision: [2] }, { name: 'b', base: [1], revision: [1] }] })).facts.figures[1]!.note).to.contain('needs 3 records');
    expect(document.querySelectorAll('img')).to.have.length(0);
  });

  it('has no violations in light and dark, in both arrangements, down to 320 pixels', async () => {
    for (const theme of ['light', 'dark'] as const) {
      document.documentElement.style.colorScheme = theme;
      document.documentElement.style.background = theme === 'dark' ? '#121212' : '#ffffff';
      const { view } = await shown(deskComparison(data(0.4)));
      for (const words of ['Means', 'Table', 'Difference']) {
        button(view, words).click();
        await quiet(view);
        const found = await axe.run(view, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'], rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } } });
        expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).to.deep.equal([]);
      }
      view.style.inlineSize = '320px';
      await pause(50);
      await quiet(view);
      for (const part of all(view, 'figure, .toolbar, .stage, .picture svg')) expect(part.getBoundingClientRect().right).to.be.at.most(view.getBoundingClientRect().right + 0.5);
      expect(all(view, '.picture [style]')).to.deep.equal([]);
      expect(tokensIn(one(view, '.picture')).filter((token) => /added|removed/.test(token))).to.deep.equal([]);
      away();
    }
  });
});

describe('what shows between two scatterplots', () => {
  it('is as the raw data of Harrison 2014 give it (VIEWS R18)', () => {
    for (const [r, positive, negative] of [[0.3, 0.136, 0.145], [0.5, 0.084, 0.09], [0.8, 0.041, 0.045]] as const) {
      expect(justNoticeable(r)).to.be.closeTo(positive, 0.0006);
      expect(justNoticeable(-r)).to.be.closeTo(negative, 0.0006);
    }
    expect([isVisible(0.62, 0.58), isVisible(0.58, 0.62), isVisible(0.3, 0.6)]).to.deep.equal([false, false, true]);
  });
});

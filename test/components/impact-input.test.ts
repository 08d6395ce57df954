/** What a report may hold of a result: no number, one step, hundreds of groups, parts and specifications, names of any kind. */
import { expect } from 'chai';
import '../../components/define-views.js';
import { additiveAttribution } from '../../src/core/impact/attribution/additive-parts.js';
import { attributeChange } from '../../src/core/impact/attribution/attribute-change.js';
import { divergence } from '../../src/core/impact/divergence.js';
import { multiverse } from '../../src/core/impact/multiverse.js';
import { impactReport, type ImpactFacts } from '../../src/core/impact/report/impact-report.js';
import type { QuantityImpact } from '../../src/core/impact/report/quantity-impact.js';
import { linearResilience } from '../../src/core/impact/resilience/linear-resilience.js';
import { sufficiencyCurve } from '../../src/core/impact/sufficiency/sufficiency-curve.js';
import { tailLoss } from '../../src/core/impact/sufficiency/loss-modes.js';
import type { Attribution } from '../../src/core/impact/attribution/attribution.js';
import type { ChangeImpactElement } from '../../components/impact/impact.element.js';
import type { ChangeResilienceElement } from '../../components/resilience/resilience.element.js';
import { exampleReport, HOSTILE, HOSTILE_SQL } from './fixtures.js';
import { all, mount, settled, textOf, unmountAll } from './mount.js';

const RTL = 'مجموع الكربون', LONG = 'sum of something whose name does not end '.repeat(8);
const bare: ImpactFacts = { id: 'q', name: 'Q', unit: null, by: 'sql', tolerance: 1, seed: 1, base: 10, revision: 12 };

/** Every arrangement that the report has, in a wide and a narrow place. */
async function everything(impact: readonly QuantityImpact[]): Promise<string[]> {
  const said: string[] = [], report = exampleReport({ impact });
  for (const width of ['60rem', '22.5rem']) {
    const place = document.createElement('div');
    place.style.inlineSize = width;
    document.body.append(place);
    for (const tag of ['change-impact', 'change-resilience'] as const) {
      const view = await mount(tag, { report }, place) as ChangeImpactElement | ChangeResilienceElement;
      for (const { id } of view.arrangements.length > 0 ? view.arrangements : [{ id: '' }]) {
        view.arrangement = id;
        await settled(view);
        expect(['ready', 'empty'], `${tag} ${id}: ${JSON.stringify(view.viewState).slice(0, 160)}`).to.include(view.viewState.state);
        const text = textOf(view.shadowRoot), drawn = [...all<SVGElement>(view, '.picture svg *')].flatMap((each) => [...each.attributes].map(({ name, value }) => `${name}=${value}`)).filter((each) => /NaN|undefined|Infinity|null/.test(each));
        expect(text, `${tag} ${id}`).not.to.match(/NaN|undefined|Infinity|\[object/);
        expect(drawn, `${tag} ${id}`).to.deep.equal([]);
        expect(all(view, 'img, script, [onerror]'), `${tag} ${id}`).to.have.length(0);
        expect(view.scrollWidth, `${tag} ${id} in ${width}`).to.be.at.most(view.clientWidth + 1);
        said.push(text);
      }
    }
    place.remove();
  }
  return said;
}

describe('results as they may be', () => {
  afterEach(unmountAll);

  it('without a number on a side, or on any, say why', async () => {
    const said = await everything([impactReport({ ...bare, revision: NaN }), impactReport({ ...bare, id: 'r', name: 'R', base: { status: 'undefined', reason: 'the query could not be run' }, revision: { status: 'undefined', reason: 'the query could not be run' } })]);
    expect(said[0]).to.contain('Q cannot be compared: revision: the result is not a number').and.to.contain('the result is not a number');
    const alone = await everything([impactReport({ ...bare, revision: NaN })]);
    expect(alone[0]).to.contain('Q cannot be compared').and.to.contain('no result');
  });

  it('that nobody stated, or that are not there, say what to do', async () => {
    const none = await mount('change-impact', { report: exampleReport() }), other = await mount('change-resilience', { report: exampleReport({ impact: [impactReport(bare)] }), quantity: HOSTILE });
    expect(textOf(none.shadowRoot)).to.contain('State one as a quantity of the recipe');
    expect([other.viewState.state, textOf(other.shadowRoot).includes(`There is no result “${HOSTILE}”. The report has: Q.`)]).to.deep.equal(['not-applicable', true]);
    const waits = await mount('change-impact', { report: exampleReport({ validity: { status: 'revision', findings: [{ severity: 'note', code: 'quantities-wait', sentence: 'The recipe has 1 quantity that was not computed.' }] } }) });
    expect(textOf(waits.shadowRoot)).to.contain('1 quantity that was not computed');
    expect(textOf((await mount('change-impact')).shadowRoot)).to.contain('No comparison yet');
    const bareOne = await mount('change-resilience', { report: exampleReport({ impact: [impactReport({ ...bare, notes: ['No margin: the query gives several values.'] })] }) });
    expect(textOf(bareOne.shadowRoot)).to.contain('does not hold how much change Q bears').and.to.contain('the query gives several values');
  });

  it('of one step, of steps without values, of a step that repeats, are drawn', async () => {
    const of = (base: readonly number[], revision: readonly number[], instants: boolean): ImpactFacts => ({ ...bare, trajectory: { at: Float64Array.from(base, (_, i) => (instants ? Date.UTC(2001, 0, 1 + i) : i)), instants, base: Float64Array.from(base), revision: Float64Array.from(revision), divergence: divergence(Float64Array.from(base), Float64Array.from(revision), { relative: 0.1 }) } });
    for (const instants of [true, false]) {
      await everything([impactReport(of([1], [2], instants))]);
      await everything([impactReport(of([NaN, 1, NaN, 2, 3], [1, 1.5, NaN, NaN, 9], instants))]);
      await everything([impactReport(of([NaN, NaN], [NaN, NaN], instants))]);
      await everything([impactReport(of([1e200, 2e200, 3e200], [-1e200, 2e200, 3.5e200], instants))]);
    }
  });

  it('by 300 groups, some without a result, are drawn as both ends and told', async () => {
    const groups = Array.from({ length: 300 }, (_, i) => ({ group: i === 7 ? HOSTILE : i === 8 ? '' : `${LONG}${i}`, base: i, revision: i % 50 === 0 ? NaN : i + (i - 150) / 10 })), [said] = await everything([impactReport({ ...bare, groups })]);
    expect(said).to.contain('240 of 300 groups that change most').and.to.contain('Not drawn, without a result in both releases').and.to.contain('the result is not a number');
    const nothing = await everything([impactReport({ ...bare, groups: [{ group: 'a', base: NaN, revision: 1 }] })]);
    expect(nothing[0]).to.contain('No group has a result in both releases');
  });

  it('by 90 parts, that cancel, that do nothing, or that are no number, add up or say why not', async () => {
    const parts = additiveAttribution(Array.from({ length: 90 }, (_, i) => ({ player: { of: 'group' as const, label: i === 3 ? HOSTILE : `${LONG}${i}` }, base: i, change: i % 2 === 0 ? 2 : -1, n: { base: 10, revision: 10 } })), 'sum') as Attribution;
    const [said] = await everything([impactReport({ ...bare, base: parts.base, revision: parts.revision, attributions: [{ by: 'site', attribution: parts }] })]);
    expect(said).to.contain('60 parts add up to').and.to.contain('37 others').and.to.contain('put together in one bar').and.to.contain('both ways');
    const broken = await attributeChange([{ of: 'column', label: RTL }, { of: 'column', label: HOSTILE_SQL }], (c) => (c === 1 ? NaN : c)), cancelling = await attributeChange([{ of: 'column', label: 'up' }, { of: 'column', label: 'down' }], (c) => (c & 1 ? 5 : 0) - (c & 2 ? 5 : 0));
    const told = await everything([impactReport({ ...bare, name: RTL, attributions: [{ by: 'column', attribution: broken }] }), impactReport({ ...bare, id: 'z', base: 0, revision: 0, attributions: [{ by: 'column', attribution: cancelling }] })]);
    expect(told[0]).to.contain('The change could not be divided by column: 1 of 4 hybrid releases give no result');
    const view = await mount('change-impact', { report: exampleReport({ impact: [impactReport({ ...bare, base: 0, revision: 0, attributions: [{ by: 'column', attribution: cancelling }] })] }) });
    expect(textOf(view.shadowRoot)).to.contain('Parts go both ways').and.to.contain('2 parts add up to 0; the change of the result is 0');
  });

  it('under 800 specifications, or none that answers, keep their counts', async () => {
    const many = await multiverse({ choices: [{ name: HOSTILE, options: Array.from({ length: 40 }, (_, i) => `${LONG}${i}`) }, { name: RTL, options: Array.from({ length: 20 }, (_, i) => String(i)) }], tolerance: 1, evaluate: ([i, j], side) => ({ value: i === 3 ? NaN : i! - j! + (side === 'base' ? 0 : j! / 5) }) }, { most: 2000 }), [said] = await everything([impactReport({ ...bare, multiverse: many })]);
    expect(said).to.contain('Drawn are 500 of 800 specifications').and.to.contain('20 specifications without a result');
    const none = await multiverse({ choices: [{ name: 'a', options: ['b'] }], tolerance: null, evaluate: () => ({ value: NaN }) });
    expect((await everything([impactReport({ ...bare, multiverse: none })]))[0]).to.contain('None of 1 way of analysing');
  });

  it('that no record moves, or whose samples fail, have a margin that says so', async () => {
    const needing = (record: number) => sufficiencyCurve(tailLoss(100), (kept) => (kept[record] === 1 ? 5 : NaN), { tolerance: 0.05 }), zero = await sufficiencyCurve(tailLoss(100), () => 0, { tolerance: 0.05 });
    const withCurve = async (record: number): Promise<string> => (await everything([impactReport({ ...bare, resilience: linearResilience({ base: 10, effects: new Float64Array(0), tolerance: 1 }), sufficiency: [{ side: 'base', mode: 'tail', tolerance: 0.05, curve: await needing(record) }] })])).join(' ');
    expect(await withCurve(40)).to.contain('No changed record moves Q').and.to.contain('samples without a result').and.to.contain('Without an error for base');
    expect(await withCurve(60)).to.contain('Q needs more than 50 % of its records: from fewer, half of the samples or more have no result.');
    expect((await everything([impactReport({ ...bare, sufficiency: [{ side: 'base', mode: 'tail', tolerance: 0.05, curve: zero }] })])).join(' ')).to.contain('How few records Q needs cannot be told: the result is 0');
    await everything([impactReport({ ...bare, name: LONG, unit: HOSTILE, resilience: linearResilience({ base: 10, effects: Float64Array.of(1e-9, -1e9, 1e9), tolerance: null }) })]);
  });

  it('with hostile, endless and right-to-left names are text', async () => {
    for (const name of [HOSTILE, HOSTILE_SQL, LONG, RTL]) {
      const said = await everything([impactReport({ ...bare, name, unit: name, notes: [name] }), impactReport({ ...bare, id: 'r', name: `${name} 2`, tolerance: null }), impactReport({ ...bare, id: 's', name: `${name} 3` }), impactReport({ ...bare, id: 't', name: `${name} 4` })]);
      expect(said[0]).to.contain(name.slice(0, 20));
    }
  });
});

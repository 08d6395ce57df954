/** What both views of a result owe: access in light and dark, colours that do not clash, a strict content policy, and a place in the report. */
import { expect } from 'chai';
import 'axe-core/axe.js';
import '../../components/define-views.js';
import type { ChangeImpactElement } from '../../components/impact/impact.element.js';
import type { ChangeResilienceElement } from '../../components/resilience/resilience.element.js';
import { keepPercent } from '../../components/shared/format-number.js';
import type { ViewFacts } from '../../components/view/view-model.js';
import { familyFaults, tokensIn } from '../../components/view/colour-families.js';
import type { QuantityImpact } from '../../src/core/impact/report/quantity-impact.js';
import { impactReport } from '../../src/core/impact/report/impact-report.js';
import { exampleReport, HOSTILE } from './fixtures.js';
import { impactOf } from './impact-data.js';
import { all, button, mount, one, pause, press, settled, textOf, unmountAll, until } from './mount.js';
import { strictPage } from './strict-page.js';

const { axe } = globalThis as unknown as { axe: { run(root: Element, options: object): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }> } };
const TAGS = ['change-impact', 'change-resilience'] as const;

async function violations(view: Element): Promise<string[]> {
  const found = await axe.run(view, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'], rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } } });
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`));
}

describe('views of a result', () => {
  let impact: readonly QuantityImpact[];
  before(async () => { impact = [await impactOf(), await impactOf({ id: 'q2', name: HOSTILE, size: 0.1, tolerance: null, only: ['interval', 'attributions'] })]; });
  afterEach(unmountAll);

  for (const tag of TAGS) {
    for (const theme of ['light', 'dark'] as const) {
      it(`${tag} has no violation in any arrangement, ${theme}`, async () => {
        document.documentElement.style.colorScheme = theme;
        document.documentElement.style.background = theme === 'dark' ? '#121212' : '#ffffff';
        const view = await mount(tag, { report: exampleReport({ impact }) });
        for (const { id } of [...view.arrangements]) {
          view.arrangement = id;
          await settled(view);
          one(view, '.marks').focus();
          press(one(view, '.marks'), 'ArrowRight');
          await settled(view);
          expect(await violations(view), id).to.deep.equal([]);
        }
        button(view, 'Table').click();
        await view.toggleEvidence();
        await settled(view);
        expect(await violations(view)).to.deep.equal([]);
        const empty = await mount(tag, { report: exampleReport() });
        expect(await violations(empty), 'without a result').to.deep.equal([]);
      });
    }

    it(`${tag} never mixes the colours of classes with those of signs, and says where every tab stop is`, async () => {
      const view = await mount(tag, { report: exampleReport({ impact }) });
      for (const { id } of [...view.arrangements]) {
        view.arrangement = id;
        await settled(view);
        expect(familyFaults([{ name: id, tokens: tokensIn(one(view, '.picture')) }]), id).to.deep.equal([]);
        expect(all(view, '[tabindex="0"]').length, id).to.equal(2);
        expect(one(view, '.picture').getAttribute('aria-label')!.length).to.be.above(10);
      }
    });
  }

  it('are walked, selected, exported and read under a strict content policy', async () => {
    const strict = await strictPage(new URL('../../components/define-views.ts', import.meta.url).href, 900), { page, forbidden, customElements } = strict;
    try {
      await Promise.all(TAGS.map((tag) => customElements.whenDefined(tag)));
      for (const tag of TAGS) {
        const view = page.createElement(tag) as ChangeImpactElement;
        view.report = exampleReport({ impact });
        page.body.append(view);
        await settled(view);
        await until(() => all(view, '.marks').length === 1, 'the marks');
        for (const { id } of [...view.arrangements]) {
          view.arrangement = id as ChangeImpactElement['arrangement'];
          await settled(view);
          const marks = one(view, '.marks');
          marks.focus();
          press(marks, 'n');
          press(marks, 'Enter');
          await settled(view);
        }
        for (const words of ['Table', 'Why this chart?', 'Export']) button(view, words).click();
        await until(() => all(view, '.evidence').length === 1, 'the evidence');
        for (const form of ['SVG', 'PNG', 'CSV', 'JSON']) button(view, form).click();
        await pause(300);
      }
      expect(forbidden).to.deep.equal([]);
      await strict.forbids();
    } finally {
      strict.remove();
    }
  });
});

describe('results in a report', () => {
  afterEach(unmountAll);

  it('stand as sentences after what is off, and as two views before the columns; without one, nowhere', async () => {
    const bare = { id: 'q', name: HOSTILE, unit: null, by: 'sql', tolerance: 1, seed: 1, base: 10, revision: 12 } as const, impact = [impactReport(bare), impactReport({ ...bare, id: 'r', name: 'R' })], host = await mount('change-report', { report: exampleReport({ impact }) }), summary = one(host, 'change-summary');
    await settled(summary);
    expect(all(summary, '.impact li').map((each) => textOf(each))).to.deep.equal(impact.map(({ sentence }) => sentence.replace(/\s+/g, ' ')));
    expect(all(summary, 'img')).to.have.length(0);
    expect(one(summary, '.findings').nextElementSibling).to.equal(one(summary, '.impact'));
    const results = one(host, 'change-results'), order = [...one(host, '.views').children].map(({ localName, className }) => className.trim() || localName);
    await settled(results);
    expect(order).to.deep.equal(['change-summary', 'change-quantity', 'change-results', 'explore', 'change-records']);
    expect([textOf(one(results, 'h2')), results.offsetHeight > 100]).to.deep.equal(['Does it matter?', true]);
    const [view, margin] = [one(results, 'change-impact') as ChangeImpactElement, one(results, 'change-resilience')];
    await settled(view);
    one(view, '.marks').focus();
    press(one(view, '.marks'), 'PageDown');
    await settled(results);
    expect([view.quantity, (margin as unknown as ChangeImpactElement).quantity]).to.deep.equal(['r', 'r']);
    host.report = exampleReport();
    await settled(host);
    await settled(results);
    expect([results.offsetHeight, all(summary, '.impact').length]).to.deep.equal([0, 0]);
  });

  it('are said once: the change in the summary, the verdict beside the cause, the margin alone', async () => {
    const impact = [await impactOf({ more: { notes: ['Something that is left out.'] } })], [quantity] = impact, host = await mount('change-report', { report: exampleReport({ impact }) }), results = one(host, 'change-results');
    await settled(results);
    const [view, margin] = [one(results, 'change-impact') as ChangeImpactElement, one(results, 'change-resilience') as ChangeResilienceElement], facts = (of: ChangeImpactElement | ChangeResilienceElement) => (of.viewState as { readonly facts: ViewFacts }).facts;
    for (const of of [view, margin]) for (const { id } of [...of.arrangements]) {
      of.arrangement = id as never;
      await settled(of);
      expect(facts(of).sentences, `${of.localName} ${id}`).to.have.length.above(0).and.not.include(keepPercent(quantity!.sentence));
      expect(facts(of).sentences.includes(keepPercent(quantity!.verdict.sentence)), `${of.localName} ${id}`).to.equal(of === view);
      expect(facts(of).figures.map(({ label }) => label).includes('tolerance')).to.equal(true);
      expect([facts(of).figures.some(({ label }) => label === 'change'), facts(of).notes.includes('Something that is left out.')], `${of.localName} ${id}`).to.deep.equal([of === view, of === view]);
    }
    // By itself each says all of it; so does one whose host has no summary.
    const alone = await mount('change-results', { report: exampleReport({ impact }) }), bare = await mount('change-report', { report: exampleReport({ impact }) }), inside = document.createElement('change-resilience');
    bare.append(inside);
    bare.requestUpdate();
    await settled(bare);
    await settled(inside);
    await settled(one(alone, 'change-impact'));
    await settled(one(alone, 'change-resilience'));
    expect(facts(one(alone, 'change-impact') as ChangeImpactElement).sentences[0]).to.equal(keepPercent(quantity!.sentence));
    expect(facts(one(alone, 'change-resilience') as ChangeResilienceElement).sentences).not.to.include(keepPercent(quantity!.sentence));
    expect([bare.saysResults, facts(inside).sentences[0], facts(inside).sentences.at(-1)]).to.deep.equal([false, keepPercent(quantity!.sentence), keepPercent(quantity!.verdict.sentence)]);
  });

  it('narrow the other views to the records behind a part', async () => {
    const impact = [await impactOf({ only: ['attributions'] })], host = await mount('change-report', { report: exampleReport({ impact }) }), results = one(host, 'change-results');
    await settled(results);
    const view = one(results, 'change-impact') as ChangeImpactElement;
    view.cause = 'year';
    await settled(view);
    one(view, '.marks').focus();
    press(one(view, '.marks'), 'n');
    press(one(view, '.marks'), 'Enter');
    await settled(host);
    expect(host.exploration.state.clauses).to.deep.equal([{ source: 'change-impact', field: 'year', kind: 'points', value: [2003] }]);
    expect(textOf(one(host, '.selection'))).to.contain('2003');
  });
});

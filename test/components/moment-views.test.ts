/** What the three views of moment cells owe alike: access, colours that do not clash, a strict content policy, and a report alone. */
import { expect } from 'chai';
import 'axe-core/axe.js';
import '../../components/define-views.js';
import { familyFaults, tokensIn } from '../../components/view/colour-families.js';
import { ChangeView } from '../../components/view/view.element.js';
import { Random } from '../core/support/random.js';
import { deskComparison, type DeskData } from './desk-comparison.js';
import { hostOf } from './desk-host.js';
import { exampleReport, HOSTILE } from './fixtures.js';
import { all, button, mount, one, pause, press, settled, textOf, unmountAll, until } from './mount.js';
import { strictPage } from './strict-page.js';

const { axe } = globalThis as unknown as { axe: { run(root: Element, options: object): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }> } };
const TAGS = ['change-matrix', 'change-pairs', 'change-effects'] as const, DAY = 86_400_000;

function data(name = 'NEE'): DeskData {
  const random = new Random(31), time: number[] = [], group: string[] = [], base: number[] = [], revision: number[] = [];
  for (let site = 0; site < 5; site++) for (let day = 0; day < 700; day += 2) {
    const x = site + random.normal();
    time.push(Date.UTC(2001, 0, 1) + day * DAY);
    group.push(site === 4 ? HOSTILE : `site ${site}`);
    base.push(site === 1 && day < 100 ? NaN : x);
    revision.push(site === 2 && day > 500 ? NaN : x + (site === 3 ? 2 + random.normal() : 0));
  }
  return { time, group, columns: [{ name, unit: 'g', matters: 0.2, base, revision }, { name: 'other', base, revision: base.map((x) => x - 0.1) }] };
}

async function shown(tag: (typeof TAGS)[number], of = data(), more: Record<string, unknown> = {}): Promise<ChangeView<unknown>> {
  const host = await hostOf(deskComparison(of)), view = await mount(tag, more, host) as unknown as ChangeView<unknown>;
  await until(() => view.viewState.state === 'ready' && !view.viewState.busy, 'the picture');
  await settled(view);
  return view;
}

async function violations(view: Element): Promise<string[]> {
  const found = await axe.run(view, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'], rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } } });
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`));
}

describe('views of moment cells', () => {
  afterEach(unmountAll);

  for (const theme of ['light', 'dark'] as const) it(`change-pairs has none with columns for rows, ${theme}`, async () => {
    document.documentElement.style.colorScheme = theme;
    document.documentElement.style.background = theme === 'dark' ? '#121212' : '#ffffff';
    const view = await shown('change-pairs', data(HOSTILE), { by: 'columns' });
    button(view, 'Table').click();
    one(view, '.marks').focus();
    press(one(view, '.marks'), 'ArrowDown');
    await settled(view);
    expect(textOf(one(view, 'table'))).to.include('other');
    expect(await violations(view)).to.deep.equal([]);
  });

  for (const tag of TAGS) {
    for (const theme of ['light', 'dark'] as const) it(`${tag} has no violations, walked and with table, exports and evidence open, ${theme}`, async () => {
      document.documentElement.style.colorScheme = theme;
      document.documentElement.style.background = theme === 'dark' ? '#121212' : '#ffffff';
      const view = await shown(tag, data(HOSTILE));
      for (const words of ['Table', 'Export', 'Why this chart?']) button(view, words).click();
      await until(() => all(view, '.evidence').length === 1, 'the card');
      one(view, '.marks').focus();
      press(one(view, '.marks'), 'ArrowDown');
      press(one(view, '.marks'), 'Enter');
      await settled(view);
      expect(await violations(view)).to.deep.equal([]);
      expect(all(view, 'img')).to.have.length(0);
    });

    it(`${tag} is walked through all its rows by arrow keys, and by change`, async () => {
      const view = await shown(tag), layer = one(view, '.marks'), state = view.viewState;
      if (state.state !== 'ready') throw new Error('not ready');
      layer.focus();
      const seen = new Set<string>();
      for (let i = 0; i < 8; i++) { press(layer, 'ArrowDown'); await settled(view); seen.add(textOf(one(view, '[role=option]'))); }
      expect(seen.size).to.be.at.least(tag === 'change-effects' ? 1 : 4);
      press(layer, 'Home');
      press(layer, 'n');
      await settled(view);
      expect(state.marks.find(({ lines }) => lines[0] === textOf(one(view, '[role=option]')))!.changed).to.equal(true);
      expect(state.marks.every(({ x, y, width, height }) => [x, y, width, height].every(Number.isFinite))).to.equal(true);
      expect(state.marks.every(({ width, height }) => width > 0 && height > 0)).to.equal(true);
    });

    it(`${tag} uses one family of colours`, async () => {
      const view = await shown(tag), tokens = [...tokensIn(one(view, '.picture')), ...(view.viewState.state === 'ready' ? ['--_positive'] : [])];
      expect(familyFaults([{ name: tag, tokens }])).to.deep.equal([]);
    });

    it(`${tag} paints from a report alone, and says what that cannot show`, async () => {
      const report = deskComparison(data()).report(), view = await mount(tag, { report }) as unknown as ChangeView<unknown>;
      await settled(view);
      expect(view.viewState.state).to.equal('ready');
      if (tag !== 'change-effects') expect(textOf(one(view, '.notes'))).to.contain('From the report alone');
      view.requestClauses('elsewhere', [{ source: 'elsewhere', field: 'base:d0', kind: 'interval', value: [0, 1] }]);
      await settled(view);
      expect(textOf(one(view, '.notes'))).to.match(/needs the records themselves|approximate/);
    });

    it(`${tag} says why it is empty: no report, a report without moments, a column that is not there`, async () => {
      const view = await mount(tag, {}) as unknown as ChangeView<unknown>;
      await settled(view);
      expect(textOf(one(view, '.stage'))).to.equal('No comparison yet.');
      view.report = exampleReport();
      await settled(view);
      if (tag !== 'change-effects') {
        expect(textOf(one(view, '.stage'))).to.match(/^The report does not hold/);
        for (const [column, words] of [['nowhere', 'There is no column “nowhere”.'], ['site', 'is part of the key'], ['NEE_QC', 'is in revision only']] as const) {
          view.column = column;
          await settled(view);
          expect(textOf(one(view, '.stage'))).to.contain(words);
        }
      } else expect(view.viewState.state).to.equal('ready');
    });

    it(`${tag} fits 360 pixels and twice the text`, async () => {
      const view = await shown(tag);
      view.style.inlineSize = '360px';
      document.documentElement.style.fontSize = '200%';
      try {
        await pause(60);
        await settled(view);
        for (const part of all(view, 'figure, .head, .toolbar, .stage, .picture svg, .figures, .sentences')) expect(part.getBoundingClientRect().right, part.className || part.localName).to.be.at.most(view.getBoundingClientRect().right + 0.5);
        const right = view.getBoundingClientRect().right;
        for (const text of all<SVGTextElement>(view, '.picture text')) expect(text.getBoundingClientRect().right, textOf(text)).to.be.at.most(right + 1);
      } finally {
        document.documentElement.style.fontSize = '';
      }
    });
  }

  it('draw, are walked and saved under a strict content policy', async () => {
    const strict = await strictPage(new URL('../../components/define-views.ts', import.meta.url).href, 900), { page, forbidden, customElements } = strict;
    try {
      for (const tag of TAGS) {
        await customElements.whenDefined(tag);
        const view = page.createElement(tag) as unknown as ChangeView<unknown>;
        view.report = deskComparison(data()).report();
        page.body.append(view);
        await settled(view);
        await until(() => all(view, '.marks').length === 1, `the marks of ${tag}`);
        press(one(view, '.marks'), 'ArrowRight');
        for (const words of ['Table', 'Export']) button(view, words).click();
        await settled(view);
        for (const form of ['SVG', 'PNG', 'CSV']) button(view, form).click();
      }
      await pause(300);
      expect(forbidden).to.deep.equal([]);
      await strict.forbids();
    } finally {
      strict.remove();
    }
  });
});

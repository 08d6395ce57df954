/** A series of unusual data: one record, far dates, years that are numbers, hostile names; and its accessibility. */
import { expect } from 'chai';
import 'axe-core/axe.js';
import '../../components/define-views.js';
import { familyFaults, tokensIn } from '../../components/view/colour-families.js';
import { type DeskData } from './desk-comparison.js';
import { HOSTILE } from './fixtures.js';
import { all, button, one, settled, unmountAll } from './mount.js';
import { DAY, FIRST, daily, finite, readyOf, rested, shown, alone, key, drag } from './series-view.js';

describe('a series of unusual data', () => {
  afterEach(unmountAll);

  const cases: readonly (readonly [name: string, of: () => DeskData])[] = [
    ['one record', () => ({ time: [FIRST], columns: [{ name: 'NEE', base: [1], revision: [2] }] })],
    ['no pair', () => ({ time: [0, 1, 2, 3].map((i) => FIRST + i * DAY), columns: [{ name: 'NEE', base: [1, 2, NaN, NaN], revision: [NaN, NaN, 3, 4] }] })],
    ['all missing but one side', () => ({ time: [0, 1, 2].map((i) => FIRST + i * DAY), columns: [{ name: 'NEE', base: [NaN, NaN, NaN], revision: [NaN, 1, NaN] }] })],
    ['constant', () => ({ time: [0, 1, 2].map((i) => FIRST + i * DAY), columns: [{ name: 'NEE', base: [7, 7, 7], revision: [7, 7, 8] }] })],
    ['outliers', () => ({ time: [0, 1, 2, 3].map((i) => FIRST + i * DAY), columns: [{ name: 'NEE', base: [1, 1e200, -Infinity, 4], revision: [1, 2, 3, -1e300] }] })],
    ['infinite only', () => ({ time: [0, 1].map((i) => FIRST + i * DAY), columns: [{ name: 'NEE', base: [Infinity, -Infinity], revision: [1, 2] }] })],
    ['years 1600 and 2400', () => ({ time: [Date.UTC(1600, 0, 1), Date.UTC(2000, 0, 1), Date.UTC(2400, 0, 1)], columns: [{ name: 'NEE', base: [1, 2, 3], revision: [1, 2, 4] }] })],
    ['seconds', () => ({ time: Array.from({ length: 90 }, (_, i) => FIRST + i * 1000), columns: [{ name: 'NEE', base: Array.from({ length: 90 }, (_, i) => i), revision: Array.from({ length: 90 }, (_, i) => i + 1) }] })],
    ['3,000 groups', () => ({ time: Array.from({ length: 6000 }, (_, i) => FIRST + (i % 2) * DAY), group: Array.from({ length: 6000 }, (_, i) => `g${Math.floor(i / 2)}`), columns: [{ name: 'NEE', base: Array.from({ length: 6000 }, (_, i) => i), revision: Array.from({ length: 6000 }, (_, i) => i + (i % 7 === 0 ? 1 : 0)) }] })],
  ];
  for (const [name, of] of cases) {
    it(`draws ${name} with finite numbers, live and from the report`, async () => {
      for (const view of [(await shown(of())).view, await alone(of())]) {
        const { viewState } = view;
        expect(viewState.state, JSON.stringify(viewState)).to.equal('ready');
        for (const arrangement of ['overlay', 'split', 'difference']) {
          view.arrangement = arrangement;
          await settled(view);
          expect(one(view, '.picture svg').outerHTML, arrangement).to.not.match(/NaN|Infinity|undefined/);
        }
        await key(view, '+');
        await key(view, '+');
        expect(view.renderRoot.querySelector('.picture svg')?.outerHTML ?? '').to.not.match(/NaN|Infinity|undefined/);
        expect(JSON.stringify(readyOf(view).facts)).to.not.match(/NaN|undefined/);
      }
    });
  }

  it('draws years that are numbers, selects whole years and names them plainly', async () => {
    const years = Array.from({ length: 120 }, (_, i) => 1900 + i), base = years.map((year) => Math.sin(year)), { view, state } = await shown({ time: years, instants: false, timeName: 'year', columns: [{ name: 'NEE', base, revision: base.map((x, i) => (years[i]! >= 1950 && years[i]! < 1960 ? x + 1 : x)) }] });
    expect(state().facts.title).to.match(/^Mean of NEE in revision is higher, most (in|from) 195\d( to 19\d\d)?$/);
    expect(state().facts.subtitle).to.contain('along year');
    expect(JSON.stringify(state().facts), 'a number that counts is called no time').not.to.contain('of time');
    const { plot } = state().picture.drawing.panels;
    view.span = [1941.5, 1965.25];
    await settled(view);
    await rested(view);
    expect(state().facts.table.rows.map(([name]) => name)).to.deep.equal(Array.from({ length: 25 }, (_, i) => String(1941 + i)));
    view.span = null;
    await settled(view);
    await rested(view);
    drag(view, plot.x + 100.4, plot.x + 200.7, plot.y + 30);
    await settled(view);
    const [from, to] = view.clauses[0]!.value as [number, number];
    expect([Number.isInteger(from), Number.isInteger(to)]).to.deep.equal([true, true]);
  });

  it('names a number that counts records beside where they differ', async () => {
    const at = Array.from({ length: 400 }, (_, i) => 1 + i), base = at.map((n) => Math.sin(n)), { state } = await shown({ time: at, instants: false, timeName: 'Record_number', columns: [{ name: 'NEE', base, revision: base.map((x, i) => (at[i]! > 200 && at[i]! <= 210 ? x + 1 : x)) }] });
    expect(state().facts.title).to.match(/^Mean of NEE in revision is higher(, most)? where Record_number is 2\d\d( to 2\d\d)?$/);
    expect(state().facts.sentences.join(' ')).to.match(/most where Record_number is 2\d\d( to 2\d\d)?: \+/);
  });

  it('shows names as text, whatever they hold and however long', async () => {
    for (const name of [HOSTILE, 'x'.repeat(300), 'שלום 🌍 مرحبا']) {
      const given = daily(), { view, state } = await shown({ ...given, columns: [{ ...given.columns[0]!, name, unit: name }] as DeskData['columns'] }, { column: name });
      expect(all(view, 'img')).to.have.length(0);
      expect(state().facts.title).to.contain(name);
      for (const part of all(view, '.picture text')) expect(part.getBoundingClientRect().right).to.be.at.most(one(view, '.picture').getBoundingClientRect().right + 1);
      unmountAll();
    }
  });

  it('does not mix the colours of classes and of signs in a panel', async () => {
    const { view } = await shown(daily()), panels = all<SVGGElement>(view, '.panel');
    expect(panels.length).to.equal(3);
    expect(familyFaults(panels.map((panel) => ({ name: panel.getAttribute('class')!, tokens: tokensIn(panel) })))).to.deep.equal([]);
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`has no fault of accessibility, ${theme}`, async () => {
      document.documentElement.style.colorScheme = theme;
      document.documentElement.style.background = theme === 'dark' ? '#121212' : '#ffffff';
      const { view } = await shown(daily());
      await key(view, '+');
      button(view, 'Table').click();
      await settled(view);
      const { axe } = globalThis as unknown as { axe: { run(root: Element, options: object): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }> } };
      const found = await axe.run(view, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'], rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } } });
      expect(found.violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`))).to.deep.equal([]);
    });
  }
});

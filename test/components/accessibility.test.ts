import { expect } from 'chai';
import 'axe-core/axe.js';
import './example-view.js';
import { exampleReport } from './fixtures.js';
import type { ChangeReportElement } from '../../components/report/report.element.js';
import { all, button, mount, one, press, settled, unmountAll, until } from './mount.js';

interface Violation { readonly id: string; readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[] }
const { axe } = globalThis as unknown as { axe: { run(root: Element, options: object): Promise<{ violations: Violation[] }> } };

async function violations(element: Element): Promise<string[]> {
  const found = await axe.run(element, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'], rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } } });
  return found.violations.flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.html} ${node.failureSummary}`));
}

function scheme(name: 'light' | 'dark'): void {
  document.documentElement.style.colorScheme = name;
  document.documentElement.style.background = name === 'dark' ? '#121212' : '#ffffff';
}

const TAGS = ['change-summary', 'change-columns', 'change-records', 'change-report', 'change-recipe'] as const;

describe('accessibility', () => {
  afterEach(unmountAll);
  for (const theme of ['light', 'dark'] as const) {
    for (const tag of TAGS) {
      it(`${tag} has no violations, ${theme}`, async () => {
        scheme(theme);
        const element = await mount(tag, { report: exampleReport() });
        expect(await violations(element)).to.deep.equal([]);
      });
    }
    it(`change-columns has none with a column open, ${theme}`, async () => {
      scheme(theme);
      const view = await mount('change-columns', { report: exampleReport() });
      view.requestFilter({ column: 'c2' });
      await settled(view);
      expect(await violations(view)).to.deep.equal([]);
    });
    it(`a view has none while it is walked, with its table, exports and evidence open, and in its other states, ${theme}`, async () => {
      scheme(theme);
      const view = await mount('change-example', { report: exampleReport() });
      expect(await violations(view)).to.deep.equal([]);
      for (const words of ['Table', 'Export', 'Why this chart?']) button(view, words).click();
      await until(() => all(view, '.evidence').length === 1, 'the card');
      one<HTMLElement>(view, '.marks').focus();
      press(one(view, '.marks'), 'Enter');
      await settled(view);
      expect(all(view, '.tip, .overlay .range, table')).to.have.length(3);
      expect(await violations(view)).to.deep.equal([]);
      for (const given of [{ state: 'loading', words: 'Counting…' }, { state: 'empty', reason: 'No pair.' }, { state: 'error', reason: 'The engine stopped.' }] as const) {
        view.given = given;
        await settled(view);
        expect(await violations(view), given.state).to.deep.equal([]);
      }
    });
    it(`the evidence has none, ${theme}`, async () => {
      scheme(theme);
      const view = await mount('change-example', { report: exampleReport() });
      Object.defineProperty(view, 'viewName', { value: 'change-matrix' });
      await view.toggleEvidence();
      await settled(view);
      expect(all(view, '.evidence li').length).to.be.above(10);
      expect(await violations(view)).to.deep.equal([]);
    });
    it(`change-page has none at the start, ${theme}`, async () => {
      scheme(theme);
      expect(await violations(await mount('change-page'))).to.deep.equal([]);
    });
    it(`change-page has none with a report, its recipe, an open column and filters, ${theme}`, async () => {
      scheme(theme);
      const page = await mount('change-page');
      const data = new DataTransfer();
      data.items.add(new File([JSON.stringify(exampleReport())], 'report.json'));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
      const host = one<ChangeReportElement>(page, 'change-report');
      await until(() => host.report !== null, 'the report');
      press(document.body, 'r');
      host.applyFilter({ ...host.filter, column: 'c2', classes: new Set(['filled']) });
      await settled(page);
      expect(one(page, 'change-recipe').hidden).to.equal(false);
      expect(await violations(page)).to.deep.equal([]);
    });
  }
  it('would see a violation', async () => {
    const bad = document.createElement('div');
    bad.innerHTML = '<button></button>';
    document.body.append(bad);
    expect((await violations(bad)).length).to.be.above(0);
    bad.remove();
  });
});

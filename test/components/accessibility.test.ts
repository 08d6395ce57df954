import { expect } from 'chai';
import 'axe-core/axe.js';
import { exampleReport } from './fixtures.js';
import { mount, settled, unmountAll } from './mount.js';

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
    it(`change-page has none before and after a report, ${theme}`, async () => {
      scheme(theme);
      const page = await mount('change-page');
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

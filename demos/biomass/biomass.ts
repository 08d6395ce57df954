/** Hands the report to the elements, and writes the page's numbers from it. */
import '../../components/define.js';
import type { ChangeReport } from '../../src/core/model/report.js';
import { biomassFacts, shareText, typeName, type BiomassDemo } from './biomass-facts.js';

type Shown = HTMLElement & { report: ChangeReport | null; arrangement?: string | null; cause?: string | null };

const at = new URL('./biomass.json', import.meta.url), demo = (await (await fetch(at)).json()) as BiomassDemo, facts = biomassFacts(demo);
document.querySelector<HTMLAnchorElement>('#report')!.href = at.href;
for (const place of document.querySelectorAll<HTMLElement>('[data-fact]')) place.textContent = facts.get(place.dataset['fact']!) ?? '';
// First the data alone: what becomes of the forest is told below.
const { impact: _, ...data } = demo.report;
for (const element of document.querySelectorAll<Shown>('main > change-summary, main > change-columns, main > change-series, main > change-impact, main > change-resilience')) {
  await customElements.whenDefined(element.localName);
  element.report = element.localName === 'change-summary' ? data : demo.report;
  if (element.dataset['arrangement'] !== undefined) element.arrangement = element.dataset['arrangement'];
  if (element.dataset['cause'] !== undefined) element.cause = element.dataset['cause'];
}
fillSeeds(document.querySelector<HTMLTableElement>('#seeds')!);
document.documentElement.dataset['shown'] = 'true';

function fillSeeds(table: HTMLTableElement): void {
  const head = table.createTHead().insertRow(), body = table.createTBody(), cell = (row: HTMLTableRowElement, kind: 'th' | 'td', text: string, scope?: string): void => {
    const made = document.createElement(kind);
    made.textContent = text;
    if (scope !== undefined) made.setAttribute('scope', scope);
    row.append(made);
  };
  cell(head, 'th', 'seed', 'col');
  for (const { type } of demo.seeds[0]!.types) cell(head, 'th', typeName(type), 'col');
  for (const { seed, types } of demo.seeds) {
    const row = body.insertRow();
    cell(row, 'th', seed === demo.seed ? `${seed} (this page)` : String(seed), 'row');
    for (const { base, revision } of types) cell(row, 'td', shareText(base, revision));
  }
}

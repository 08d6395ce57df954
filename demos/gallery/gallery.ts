/** Gives every element of the gallery the same plain report: no engine, no host. The choice stands in the address. */
import '../../components/define.js';
import type { ChangeReport } from '../../src/core/model/report.js';

interface Example { readonly id: string; readonly title: string; readonly source: string; readonly simulated?: boolean }
type Shown = Element & { report: ChangeReport | null; column?: string | null };

const REPORTED = ['gapminder', 'seattle-weather', 'simulated-sites', 'simulated-tower'];
const examples = new URL('../../examples/', document.baseURI), data = document.querySelector<HTMLSelectElement>('#data')!, columns = document.querySelector<HTMLSelectElement>('#column')!;
const elements = [...document.querySelectorAll<Shown>('main > *')].filter(({ localName }) => localName.startsWith('change-'));

const known = (await (await fetch(new URL('index.json', examples))).json() as Example[]).filter(({ id }) => REPORTED.includes(id));
for (const { id, title } of known) data.add(new Option(title, id));
const asked = new URLSearchParams(location.search);
data.value = known.find(({ id }) => id === asked.get('data'))?.id ?? 'gapminder';
let report: ChangeReport | null = null;

async function show(): Promise<void> {
  const example = known.find(({ id }) => id === data.value)!;
  report = await (await fetch(new URL(`reports/${example.id}.json`, examples))).json() as ChangeReport;
  document.querySelector('#source')!.textContent = `${example.simulated ? 'Simulated data. ' : 'Real data. '}${example.source}.`;
  const pictured = report.columns.filter(({ pictures }) => pictures?.plane !== undefined);
  columns.replaceChildren(...pictured.map(({ name }) => new Option(name, name)));
  columns.value = pictured.find(({ name }) => name === asked.get('column'))?.name ?? pictured[0]?.name ?? '';
  for (const element of elements) element.report = report;
  focus();
}

function focus(): void {
  for (const element of elements) if ('column' in element) element.column = columns.value || null;
  history.replaceState(null, '', `?${new URLSearchParams({ data: data.value, column: columns.value }).toString()}`);
}

data.addEventListener('change', () => void show());
columns.addEventListener('change', focus);
await customElements.whenDefined('change-reference-figure');
await show();
document.documentElement.dataset['shown'] = 'true';

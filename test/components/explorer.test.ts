/** The explorer: a column in focus with all its views linked, answered in three actions, by pointer and by keys. */
import { expect } from 'chai';
import 'axe-core/axe.js';
import '../../components/define-views.js';
import type { ChangeReportElement } from '../../components/report/report.element.js';
import type { ChangeFocusElement } from '../../components/focus/focus.element.js';
import type { ViewState } from '../../components/view/view-model.js';
import { Random } from '../core/support/random.js';
import { deskComparison, type DeskData } from './desk-comparison.js';
import { hostOf } from './desk-host.js';
import { exampleReport, HOSTILE } from './fixtures.js';
import { all, button, mount, one, pause, press, settled, textOf, unmountAll } from './mount.js';

interface ViewLike extends HTMLElement { readonly viewState: ViewState<unknown>; readonly viewName: string }
const { axe } = globalThis as unknown as { axe: { run(root: Element, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };
const DAY = 86_400_000, FIRST = Date.UTC(2001, 0, 1), SITES = ['XX-A', 'XX-B', HOSTILE], DAYS = 730;

/** NEE goes with TA; in revision it is one higher at XX-B in 2002, and nowhere else. */
function sites(): DeskData {
  const random = new Random(8), group: string[] = [], time: number[] = [], ta: number[] = [], nee: number[] = [];
  for (const site of SITES) for (let i = 0; i < DAYS; i++) {
    group.push(site);
    time.push(FIRST + DAY * i);
    ta.push(10 + 8 * Math.sin(i / 58) + random.normal());
    nee.push(-0.3 * ta.at(-1)! + random.normal());
  }
  const changed = nee.map((x, i) => (group[i] === 'XX-B' && time[i]! >= Date.UTC(2002, 0, 1) ? x + 1 : x));
  return { time, group, groupName: 'site', columns: [{ name: 'NEE', unit: 'µmol', base: nee, revision: changed }, { name: 'TA', unit: '°C', base: ta, revision: ta }] };
}

function viewsIn(root: Element): ViewLike[] {
  return [...(root.shadowRoot?.querySelectorAll('*') ?? [])].flatMap((each) => ('viewState' in each ? [each as ViewLike] : viewsIn(each)));
}

async function rested(root: Element): Promise<void> {
  for (let still = 0, i = 0; still < 3; i++) {
    if (i > 400) throw new Error(`waited in vain: ${viewsIn(root).map(({ viewName, viewState }) => `${viewName} ${viewState.state}`).join(', ')}`);
    await pause(25);
    still = viewsIn(root).every(({ viewState }) => viewState.state !== 'loading' && !('busy' in viewState && viewState.busy)) ? still + 1 : 0;
  }
}

const words = (view: ViewLike): string => (view.viewState.state === 'ready' ? [view.viewState.facts.title, ...view.viewState.facts.sentences, ...view.viewState.facts.figures.map(({ label, value, note }) => `${label} ${value} ${note ?? ''}`)].join(' | ') : JSON.stringify(view.viewState));

describe('the explorer', () => {
  let host: ChangeReportElement, focus: ChangeFocusElement;
  beforeEach(async () => {
    host = await hostOf(deskComparison(sites()));
    focus = await mount('change-focus', {}, host);
    host.applyFilter({ ...host.filter, column: host.report!.columns.find(({ name }) => name === 'NEE')!.id });
    await settled(focus);
    await rested(focus);
  });
  afterEach(unmountAll);

  const view = (name: string): ViewLike => viewsIn(focus).find((each) => each.viewName === name)!;

  it('shows the six panels, where and when, agreement, groups and relations of the column', () => {
    expect(viewsIn(focus).map(({ viewName, viewState }) => `${viewName} ${viewState.state}`)).to.deep.equal([
      'change-series ready', 'change-agreement ready', 'change-distribution ready', 'change-distribution ready', 'change-matrix ready', 'change-agreement ready', 'change-pairs ready', 'change-relation ready',
    ]);
    expect(focus.shadowRoot!.querySelector('img')).to.equal(null);
  });

  it('answers which site-years changed, by how much, and whether the relation changed, from one cell on', async () => {
    const matrix = view('change-matrix');
    if (matrix.viewState.state !== 'ready') throw new Error(words(matrix));
    const marks = matrix.viewState.marks, cell = marks.find(({ changed, lines }) => changed && lines.join(' ').includes('XX-B'))!;
    expect(marks.filter(({ changed, lines }) => changed && lines.join(' ').includes('XX-A')), 'nothing changed at the other site').to.have.length(0);
    expect(cell.clauses!.map(({ field }) => field)).to.include('group');
    host.exploration.requestClauses('change-matrix', [{ source: 'change-matrix', field: 'group', kind: 'points', value: ['XX-B'] }, { source: 'change-matrix', field: 'time', kind: 'interval', value: [Date.UTC(2002, 0, 1), Date.UTC(2003, 0, 1)] }]);
    await rested(focus);
    for (const name of ['change-series', 'change-agreement', 'change-distribution', 'change-relation']) expect(words(view(name)), name).to.contain('365');
    expect(words(view('change-series'))).to.match(/higher by 1(?:\.0+)? µmol/);
  });

  it('leaves the view that asked as it was, and lets go with one press', async () => {
    host.exploration.requestClauses('change-series', [{ source: 'change-series', field: 'time', kind: 'interval', value: [FIRST, FIRST + 100 * DAY] }]);
    await rested(focus);
    const series = view('change-series');
    if (series.viewState.state !== 'ready') throw new Error(words(series));
    expect(words(view('change-agreement'))).to.contain('300');
    host.exploration.undo();
    await rested(focus);
    expect(words(view('change-agreement'))).to.contain('2,190');
  });

  it('walks with keys from mark to mark, selects with Enter and gives back with Esc', async () => {
    const matrix = view('change-matrix'), layer = matrix.shadowRoot!.querySelector<HTMLElement>('.marks')!;
    layer.focus();
    press(layer, 'n');
    press(layer, 'Enter');
    await rested(focus);
    expect(host.exploration.state.clauses.map(({ source }) => source)).to.include('change-matrix');
    // The first takes the tooltip away.
    press(layer, 'Escape');
    press(layer, 'Escape');
    await rested(focus);
    expect(host.exploration.state.clauses).to.deep.equal([]);
  });

  it('opens the figures behind the pictures, and closes with Esc', async () => {
    button(focus, 'Kinds, places and figures').click();
    await settled(focus);
    expect(textOf(one(focus, '.detail'))).to.contain('pairs');
    press(one(focus, 'h2'), 'Escape');
    await settled(focus);
    expect(host.filter.column).to.equal(null);
    expect(all(focus, 'section')).to.have.length(0);
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`has no violation of accessibility, ${theme}`, async () => {
      document.documentElement.style.colorScheme = theme;
      document.documentElement.style.background = theme === 'dark' ? '#121212' : '#ffffff';
      const found = await axe.run(focus, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'], rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false }, 'heading-order': { enabled: false } } });
      expect(found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).to.deep.equal([]);
    });
  }
});

describe('change-focus', () => {
  afterEach(unmountAll);

  it('steps by arrow keys through the columns as they are listed', async () => {
    const host = await mount('change-report', { report: exampleReport() });
    host.innerHTML = '<change-columns detail="elsewhere"></change-columns><change-focus></change-focus>';
    const columns = host.querySelector('change-columns')!, focus = host.querySelector('change-focus')!, title = (): string => textOf(one(focus, 'h2 bdi'));
    await settled(columns);
    host.applyFilter({ ...host.filter, column: 'c3' });
    await settled(focus);
    focus.enter();
    const step = async (key: string): Promise<string> => {
      press(focus.shadowRoot!.activeElement!, key);
      await settled(focus);
      return title();
    };
    expect([title(), await step('ArrowDown'), await step('ArrowDown'), await step('ArrowUp')]).to.deep.equal(['VPD', 'NEE_VUT_REF', 'sex', 'NEE_VUT_REF']);
    button(columns, 'missing').click();
    await settled(columns);
    const listed = all(columns, 'tr.row .name').map(textOf), at = listed.indexOf('NEE_VUT_REF');
    expect(listed.slice(0, 3), 'sorted by missing cells').to.include('NEE_VUT_REF');
    expect([await step('ArrowDown'), await step('ArrowUp')]).to.deep.equal([listed[at + 1], 'NEE_VUT_REF']);
    one<HTMLInputElement>(columns, 'input').value = 'nee';
    one(columns, 'input').dispatchEvent(new Event('input'));
    await settled(focus);
    expect([button(focus, '↓').disabled, await step('ArrowUp')], 'narrowed by name').to.deep.equal([true, 'NEE_VUT_REF']);
  });
});

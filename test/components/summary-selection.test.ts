/** The summary under a selection: the same classes over what it leaves, with the whole counts beside them. */
import { expect } from 'chai';
import 'axe-core/axe.js';
import '../../components/define-views.js';
import type { ChangeReport } from '../../src/core/model/report.js';
import type { SelectionClause } from '../../src/core/selection/clause.js';
import type { ChangeReportElement } from '../../components/report/report.element.js';
import { isExact, narrowedLevels } from '../../components/summary/narrowed-levels.js';
import { summaryLevels } from '../../components/summary/summary.model.js';
import { exactCounts, reportCounts } from '../../src/core/pictures/selected-counts.js';
import { Random } from '../core/support/random.js';
import { deskComparison, exchanged, type DeskComparison, type DeskData } from './desk-comparison.js';
import { hostOf } from './desk-host.js';
import { all, mount, one, settled, textOf, unmountAll, until } from './mount.js';

const { axe } = globalThis as unknown as { axe: { run(root: Element, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };
const DAY = 86_400_000, FIRST = Date.UTC(2001, 0, 1);

/** NEE is changed at one site, lost now and then; TA is filled in one year; PA is the same. */
function data(): DeskData {
  const random = new Random(4), time: number[] = [], group: string[] = [], nee: number[] = [], next: number[] = [], ta: number[] = [], filled: number[] = [];
  for (const site of ['AA', 'BB', 'CC']) for (let i = 0; i < 730; i++) {
    const x = random.normal(), gap = random.chance(0.2);
    time.push(FIRST + i * DAY + (i % 24) * 3_600_000);
    group.push(site);
    nee.push(x);
    next.push(random.chance(0.05) ? NaN : site === 'BB' && i % 3 === 0 ? x + 1 : x);
    ta.push(gap ? NaN : x);
    filled.push(gap && i < 365 ? 0 : gap ? NaN : x);
  }
  return { time, group, columns: [{ name: 'NEE', base: nee, revision: next }, { name: 'TA', base: ta, revision: filled }, { name: 'PA', base: nee, revision: nee }] };
}

const DATA = data();
const clause = (field: SelectionClause['field'], value: readonly (string | number)[], kind: 'interval' | 'points' = 'points'): SelectionClause => ({ source: 'change-matrix', field, kind, value }) as SelectionClause;
const siteBB = clause('group', ['BB']), hour = clause('hour', [5]);

/** Counted here, apart from the product. */
function truth(keeps: (i: number) => boolean): { selected: number; changed: number; value: number; filled: number; lost: number } {
  const out = { selected: 0, changed: 0, value: 0, filled: 0, lost: 0 };
  DATA.time!.forEach((_, i) => {
    if (!keeps(i)) return;
    let moved = false;
    out.selected++;
    for (const column of DATA.columns) {
      const x = column.base[i] as number, y = column.revision[i] as number;
      if (x === y || (Number.isNaN(x) && Number.isNaN(y))) continue;
      out[Number.isNaN(x) ? 'filled' : Number.isNaN(y) ? 'lost' : 'value']++;
      moved = true;
    }
    if (moved) out.changed++;
  });
  return out;
}

const level = (summary: Element, name: string): string => textOf(one(summary, `[aria-label="${name} by class"]`)).replace(/\s/g, ' ');
const n = (count: number): string => count.toLocaleString('en');

async function counted(comparison: DeskComparison, clauses: readonly SelectionClause[]): Promise<{ host: ChangeReportElement; summary: Element }> {
  const host = await hostOf(comparison), summary = await mount('change-summary', {}, host);
  host.exploration.requestClauses('change-matrix', clauses);
  await settled(summary);
  await until(() => one(summary, '.levels').getAttribute('aria-busy') === 'false', 'the counts');
  await settled(summary);
  return { host, summary };
}

describe('change-summary under a selection', () => {
  afterEach(unmountAll);

  for (const [what, clauses, keeps] of [['a site', [siteBB], (i: number) => DATA.group![i] === 'BB'], ['an hour', [hour], (i: number) => new Date(DATA.time![i]!).getUTCHours() === 5], ['values', [clause('base:d0', [0, 9], 'interval')], (i: number) => Number(DATA.columns[0]!.base[i]) >= 0]] as const) {
    it(`counts the classes of ${what} exactly, and keeps the whole counts in sight`, async () => {
      const comparison = deskComparison(DATA), { summary } = await counted(comparison, clauses), { selected, changed, value, filled, lost } = truth(keeps), { cells, records } = comparison.report();
      expect(level(summary, 'records')).to.contain(`${n(selected)} of ${n(records.matched)}`);
      expect(level(summary, 'records')).to.contain(`changed ${n(changed)} of ${n(records.changed)}`);
      for (const [word, count, whole] of [['value differs', value, cells.value], ['filled', filled, cells.filled], ['lost', lost, cells.lost], ['unchanged', selected * 3 - value - filled - lost, cells.unchanged]] as const) expect(level(summary, 'cells'), word).to.contain(`${word} ${n(count)} of ${n(whole)}`);
      expect(level(summary, 'cells')).to.not.contain('at most');
      expect(textOf(one(summary, '.selection'))).to.contain(`leaves ${n(selected)} records of the ${n(records.matched)}`);
    });
  }

  it('adds up over what is selected, and mirrors when base and revision change places', async () => {
    for (const of of [DATA, exchanged(DATA)]) {
      const comparison = deskComparison(of), report = comparison.report(), answer = (await comparison.picture({ what: 'classes', columns: ['d0', 'd1'], clauses: [siteBB] }))!, levels = narrowedLevels(report, summaryLevels(report), exactCounts(report, answer)), here = truth((i) => DATA.group![i] === 'BB');
      expect(levels.every(isExact)).to.equal(true);
      for (const { level: { name, parts: whole, total: all }, total, parts } of levels) expect(whole.reduce((sum, part) => sum + (parts.get(part.name)?.count ?? (name === 'columns' ? part.count : 0)), 0), name).to.equal(name === 'columns' ? all : total!.count);
      const { parts } = levels[2]!, [lost, filled] = of === DATA ? ['lost', 'filled'] : ['filled', 'lost'];
      expect([parts.get(lost!)!.count, parts.get(filled!)!.count]).to.deep.equal([here.lost, here.filled]);
    }
  });

  it('asks piece by piece where there are many cells, and adds up the same', async () => {
    const desk = deskComparison(DATA), report = { ...desk.report(), records: { ...desk.report().records, matched: 40_000_000 } }, { value, filled, lost, changed } = truth((i) => DATA.group![i] === 'BB');
    const { summary } = await counted({ ...desk, report: () => report, records: ({ kind, clauses, limit }) => Promise.resolve({ total: kind === 'changed' && clauses?.[0] === siteBB && limit === 0 ? changed : -1, offset: 0, rows: [] }) }, [siteBB]);
    expect(new Set(desk.asked.flatMap((each) => (each.what === 'classes' ? [each.columns.join()] : [])))).to.deep.equal(new Set(['d0', 'd1']));
    for (const [word, count] of [['value differs', value], ['filled', filled], ['lost', lost]] as const) expect(level(summary, 'cells')).to.contain(`${word} ${n(count)} of`);
    expect(level(summary, 'records')).to.contain(`changed ${n(changed)} of`);
  });

  it('says from a report alone what it can, and what it cannot refine', async () => {
    const report = deskComparison(DATA).report(), summary = await mount('change-summary', { report });
    summary.requestClauses('change-matrix', [siteBB]);
    await settled(summary);
    const { value, lost, selected } = truth((i) => DATA.group![i] === 'BB');
    expect(level(summary, 'cells')).to.contain(`value differs ${n(value)} of`).and.contain(`lost ${n(lost)} of`).and.not.contain('at most');
    expect(level(summary, 'records'), 'one record may have changes in two columns').to.contain('changed at most');
    summary.requestClauses('change-matrix', [hour]);
    await settled(summary);
    expect(level(summary, 'cells')).to.contain('value differs at most');
    expect(textOf(one(summary, '.selection'))).to.contain('From the report alone').and.contain('The releases themselves tell exactly.');
    expect(reportCounts(report, [siteBB])!.selected).to.equal(selected);
  });

  it('says so where a report tells nothing, and where nothing is selected', async () => {
    const { moments: _, ...bare } = deskComparison(DATA).report(), summary = await mount('change-summary', { report: bare as ChangeReport });
    summary.requestClauses('change-matrix', [siteBB]);
    await settled(summary);
    expect(textOf(one(summary, '.selection'))).to.equal('These are counts of all records: the report alone does not tell what the selection leaves.');
    const none = (await counted(deskComparison(DATA), [clause('group', ['nobody'])])).summary;
    expect(level(none, 'cells')).to.contain('0 of').and.contain('None is selected.');
  });

  it('takes the selection back as a whole, and keeps its table in step', async () => {
    const { host, summary } = await counted(deskComparison(DATA), [siteBB]), { value } = truth((i) => DATA.group![i] === 'BB'), row = all(summary, 'tbody tr').find((each) => textOf(each).includes('value differs'))!;
    expect(textOf(row.lastElementChild)).to.equal(n(value));
    expect(textOf(one(summary, 'thead'))).to.contain('Selected');
    host.exploration.clearClauses();
    await settled(summary);
    expect(summary.shadowRoot!.querySelector('.selection')).to.equal(null);
    expect(level(summary, 'cells')).to.not.contain(' of ');
  });

  it('never tells columns more changed cells than there are selected records', async () => {
    const { host } = await counted(deskComparison(DATA), [hour]), columns = await mount('change-columns', {}, host), { selected } = truth((i) => new Date(DATA.time![i]!).getUTCHours() === 5);
    await until(() => !textOf(columns.shadowRoot).includes('at most'), 'exact counts');
    const told = all(columns, '.changed-cell').map((each) => Number(/([\d,]+) selected/.exec(textOf(each))?.[1]?.replaceAll(',', '') ?? 0));
    expect(told.some((count) => count > 0)).to.equal(true);
    expect(Math.max(...told)).to.be.at.most(selected);
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`has no violation of accessibility, ${theme}`, async () => {
      document.documentElement.style.colorScheme = theme;
      document.documentElement.style.background = theme === 'dark' ? '#121212' : '#ffffff';
      const { summary } = await counted(deskComparison(DATA), [siteBB]), found = await axe.run(summary, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] });
      expect(found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).to.deep.equal([]);
    });
  }
});

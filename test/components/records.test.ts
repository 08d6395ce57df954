import { expect } from 'chai';
import type { ChangeRecordsElement } from '../../components/records/records.element.js';
import { cellOf, gridColumns, recordText } from '../../components/records/records.model.js';
import { NO_FILTER } from '../../components/shared/filter.js';
import { exampleReport, fakeComparison, HOSTILE, type FakeComparison } from './fixtures.js';
import { all, button, mount, one, press, settled, textOf, unmountAll, until } from './mount.js';

const lines = (view: Element): string[] => all(view, '.body .line').map((line) => textOf(line));

async function linked(comparison: FakeComparison): Promise<ChangeRecordsElement> {
  const session = { compare: async () => comparison, ready: async () => undefined, close: async () => undefined };
  const host = await mount('change-report', { session, engine: 'off' });
  const view = await mount('change-records', {}, host);
  await host.compare('base.csv', 'revision.csv');
  await until(() => lines(view).some((line) => line.includes('record 3')), 'first page');
  return view;
}

describe('change-records from a plain report', () => {
  afterEach(unmountAll);

  it('shows base and revision side by side and says how far the report goes', async () => {
    const view = await mount('change-records', { report: exampleReport() });
    expect(lines(view)[0]).to.contain('DE-Ha0').and.to.contain('was -3.41 → , now -3.02');
    expect(textOf(one(view, '[role=status]'))).to.equal('First 100 of 412 changed records; open the two releases to see all.');
    expect(all(view, 'del').length).to.be.above(3);
  });

  it('switches between changed, added and removed', async () => {
    const view = await mount('change-records', { report: exampleReport() });
    button(view, 'added').click();
    await settled(view);
    expect(lines(view)[0]).to.contain('US-New0');
    expect(textOf(one(view, '[role=status]'))).to.equal('18 added records');
    button(view, 'removed').click();
    await settled(view);
    expect(lines(view)[0]).to.contain('XX-Old0').and.to.contain('2.5');
  });

  it('narrows by class and by column, with chips that take each filter off', async () => {
    const view = await mount('change-records', { report: exampleReport() });
    view.requestFilter({ classes: new Set(['filled']), column: 'c2' });
    await settled(view);
    expect(lines(view).every((line) => line.includes('filled, was missing'))).to.equal(true);
    expect(all(view, '.header [role=columnheader]').map(textOf)).to.deep.equal(['record', 'site', 'time', 'NEE_VUT_REF']);
    expect(all(view, '.chip')).to.have.length(2);
    button(view, 'filled').click();
    await settled(view);
    expect(all(view, '.chip')).to.have.length(1);
    button(view, 'Clear').click();
    await settled(view);
    expect(all(view, '.chip')).to.have.length(0);
    expect(view.filter.column).to.equal(null);
  });

  it('shows changed columns only, until asked for all', async () => {
    const report = exampleReport();
    const few = gridColumns(report, NO_FILTER, 'changed', false).map((column) => column.id);
    expect(few).to.deep.equal(['c0', 'c1', 'c2', 'c3', 'c4', 'c5', 'c8', 'c9']);
    expect(gridColumns(report, NO_FILTER, 'changed', true)).to.have.length(report.columns.length);
  });

  it('walks: arrows, Home and End, n and p, and says where it is', async () => {
    const view = await mount('change-records', { report: exampleReport() });
    const grid = one(view, '.grid');
    const said = (): string => textOf(one(view, '[role=status]'));
    grid.focus();
    press(grid, 'n');
    await until(() => said().includes('was'), 'next change');
    expect(said()).to.equal('site DE-Ha0, time 2003-04-01T12:30. NEE_VUT_REF: was -3.41, now -3.02, higher by 0.39 (value differs)');
    press(grid, 'n');
    await until(() => said().includes('sex'), 'second change');
    press(grid, 'p');
    await until(() => said().includes('NEE'), 'back again');
    press(grid, 'ArrowDown');
    await settled(view);
    expect(grid.getAttribute('aria-activedescendant')).to.equal('cell-1-2');
    expect(view.shadowRoot!.getElementById('cell-1-2')!.classList.contains('active')).to.equal(true);
    press(grid, 'End', { ctrlKey: true });
    await settled(view);
    expect(grid.getAttribute('aria-activedescendant')).to.match(/^cell-99-/);
    press(grid, 'n');
    await until(() => said() === 'This is the last change.', 'the end');
  });

  it('keeps hostile values as text, on screen and on the clipboard', async () => {
    const report = exampleReport();
    const view = await mount('change-records', { report });
    expect(all(view, 'img')).to.deep.equal([]);
    expect(textOf(view.shadowRoot)).to.contain(HOSTILE);
    const columns = gridColumns(report, NO_FILTER, 'changed', false);
    const record = report.records.samples.changed.find((candidate) => cellOf(candidate, columns.at(-1)!))!;
    expect(recordText(record, columns, 'changed')).to.contain(`now ${HOSTILE} (value differs)`);
  });
});

describe('change-records over a million records', () => {
  afterEach(unmountAll);

  it('draws a few rows, and scrolling to the end shows the last', async () => {
    const view = await linked(fakeComparison(1_000_000));
    expect(all(view, '.body .line').length).to.be.below(40);
    const grid = one(view, '.grid');
    expect(grid.getAttribute('aria-rowcount')).to.equal('1000001');
    grid.scrollTop = grid.scrollHeight;
    await until(() => lines(view).some((line) => line.includes('record 999999')), 'last record');
    const last = all(view, '.body .line').at(-1)!;
    expect(last.getBoundingClientRect().bottom).to.be.at.most(grid.getBoundingClientRect().bottom + 1);
    grid.scrollTop = 0;
    await until(() => lines(view)[0]!.includes('record 0'), 'first record');
  });

  it('asks only for the columns it shows', async () => {
    const comparison = fakeComparison(1000);
    await linked(comparison);
    expect(comparison.asked.at(-1)!.columns).to.deep.equal(['c2', 'c3', 'c4', 'c5', 'c8', 'c9']);
  });

  it('lets the latest filter win under replies that come late', async () => {
    const comparison = fakeComparison(1000, (query) => (query.column === 'c2' ? 120 : query.column === 'c4' ? 20 : 0));
    const view = await linked(comparison);
    view.requestFilter({ column: 'c2' });
    await settled(view);
    view.requestFilter({ column: 'c4' });
    await until(() => lines(view)[0]?.includes('site c4') ?? false, 'second filter');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(lines(view).every((line) => line.includes('site c4'))).to.equal(true);
    expect(textOf(one(view, '[role=status]'))).to.equal('500 of 1,000 changed records');
  });

  it('says so when records cannot be fetched', async () => {
    const comparison = fakeComparison(1000);
    const view = await linked(comparison);
    comparison.records = async () => { throw new Error('The engine was closed.'); };
    view.requestFilter({ column: 'c2' });
    await until(() => textOf(one(view, '[role=status]')).includes('could not be fetched'), 'the error');
    expect(textOf(one(view, '[role=status]'))).to.contain('The engine was closed.');
  });
});

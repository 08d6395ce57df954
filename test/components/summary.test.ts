import { expect } from 'chai';
import { summaryLevels, validityLines } from '../../components/summary/summary.model.js';
import { stackSegments } from '../../components/shared/segments.js';
import { cells, exampleReport, HOSTILE } from './fixtures.js';
import { all, button, mount, one, press, settled, textOf, unmountAll } from './mount.js';

describe('change-summary', () => {
  afterEach(unmountAll);

  it('says the verdict first, then what to check, the gravest first', async () => {
    const report = exampleReport();
    const summary = await mount('change-summary', { report });
    const text = textOf(summary.shadowRoot);
    expect(text.startsWith(report.sentence)).to.equal(true);
    expect(all(summary, '.findings li').map((item) => item.className)).to.deep.equal(['warning', 'note']);
  });

  it('adds up: the parts of each level are its total', () => {
    const report = exampleReport();
    const uncompared = { ...report.columns[2]!, id: 'c99', cells: cells({}) };
    const levels = summaryLevels({ ...report, columns: [...report.columns, uncompared] });
    expect(levels[0]!.parts.find((part) => part.name === 'uncompared')).to.include({ count: 1 });
    for (const level of levels) {
      expect(level.parts.reduce((sum, part) => sum + part.count, 0), level.name).to.equal(level.total);
    }
  });

  it('draws a bar exactly as wide as its track, with tiny parts still visible', () => {
    const parts = [{ name: 'value', count: 7 }, { name: 'unchanged', count: 10_000_000 }, { name: 'lost', count: 1 }, { name: 'none', count: 0 }];
    const segments = stackSegments(parts, 800);
    expect(segments.map((segment) => segment.name)).to.deep.equal(['value', 'unchanged', 'lost']);
    for (const segment of segments) expect(segment.width).to.be.at.least(2);
    expect(segments.reduce((sum, segment) => sum + segment.width, 0)).to.be.closeTo(800, 1e-9);
    expect(stackSegments(parts, 0)).to.deep.equal([]);
    expect(stackSegments([{ name: 'a', count: 3 }], 100, 10)[0]!.width).to.be.closeTo(30, 1e-9);
  });

  it('prints exact counts and shares beside the bars', async () => {
    const summary = await mount('change-summary', { report: exampleReport() });
    expect(textOf(button(summary, 'changed'))).to.contain('6 33');
    expect(textOf(button(summary, 'filled'))).to.equal('● filled 34 0.24 %'.replace(' %', '\u00a0%').replace(/\u00a0/g, ' '));
    expect(textOf(one(summary, 'details table'))).to.contain('11,854');
  });

  it('toggles classes as a filter', async () => {
    const summary = await mount('change-summary', { report: exampleReport() });
    button(summary, 'lost').click();
    await settled(summary);
    expect(button(summary, 'lost').getAttribute('aria-pressed')).to.equal('true');
    expect([...summary.filter.classes]).to.deep.equal(['lost']);
    button(summary, 'lost').click();
    expect(summary.filter.classes.size).to.equal(0);
  });

  it('asks the page first', async () => {
    const summary = await mount('change-summary', { report: exampleReport() });
    summary.addEventListener('change-filter-request', (event) => event.preventDefault());
    button(summary, 'lost').click();
    expect(summary.filter.classes.size).to.equal(0);
  });

  it('speaks when the releases cannot be paired, and never hides an unusual status', () => {
    const report = exampleReport({ validity: { status: 'disjoint', findings: [] } });
    expect(validityLines(report)[0]!.sentence).to.contain('share no records');
    expect(validityLines(exampleReport({ validity: { status: 'revision', findings: [] } }))).to.deep.equal([]);
  });

  it('keeps hostile text as text', async () => {
    const summary = await mount('change-summary', { report: exampleReport({ sentence: HOSTILE }) });
    expect(all(summary, 'img')).to.deep.equal([]);
    expect(textOf(summary.shadowRoot)).to.contain(HOSTILE);
  });

  it('has a frame before there is a report', async () => {
    const summary = await mount('change-summary');
    expect(textOf(summary.shadowRoot)).to.equal('No comparison yet.');
    press(summary, 'Enter');
  });
});

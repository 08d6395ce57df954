import { expect } from 'chai';
import { summaryLevels, validityLines } from '../../components/summary/summary.model.js';
import { unsaidLines } from '../../components/summary/table-kinds.js';
import { stackSegments } from '../../components/shared/segments.js';
import type { ChangeReport } from '../../src/core/model/report.js';
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

  it('says once what holds for both releases, and never of two different things', () => {
    const report = exampleReport();
    const lines = (...sentences: readonly string[]): string[] => validityLines({ ...report, validity: { status: 'revision', findings: sentences.map((sentence) => ({ severity: 'note', code: 'reading', sentence })) } }).map((line) => line.sentence);
    expect(lines('Base: Column 7 has no name.', 'Values of the base moved.', 'Revision: Column 7 has no name.', 'Values of the revision moved.')).to.deep.equal([
      'Base: Column 7 has no name. The same is true of the revision.', 'Values of the base moved. The same is true of the revision.']);
    for (const apart of [['Base: Column 7 has no name.', 'Revision: Column 8 has no name.'], ['Revision: a', 'Base: a'], ['2 records of base are in revision', '2 records of revision are in base'], ['Revision: a', 'Revision: a']]) expect(lines(...apart)).to.deep.equal(apart);
  });

  it('draws a plain line for each kind of the whole table that no finding tells, and for how the files are written', async () => {
    const report = exampleReport(), [source] = report.revision.sources;
    const kind = (name: string, evidence: Record<string, unknown>, columns: readonly string[] = []): ChangeReport['kinds'][number] => ({ kind: name, confidence: 1, evidence, columns });
    const changed: ChangeReport = {
      ...report, kinds: [kind('reordered', { of: 'records', matched: 1000 }), kind('reordered', { of: 'columns' }), kind('key-renumbered', { records: 2 }, ['site']), kind('key-format', { rule: 'date' }, ['time']), kind('brand-new', { cells: 1200 }, ['NEE', HOSTILE])],
      validity: { ...report.validity, findings: [{ severity: 'warning', code: 're-keyed', sentence: 'Renumbered.' }] },
      revision: { ...report.revision, sources: [{ ...source!, dialect: { ...source!.dialect, delimiter: ';', encoding: 'windows-1252' } }] },
    };
    const lines = [
      'The 1,000 records that are in both releases stand in another order.', 'The columns stand in another order.', 'Key format: time.', `Brand new 1,200: NEE and ${HOSTILE}.`,
      'The files are written differently: encoding utf-8, now windows-1252; delimiter comma, now semicolon.',
    ];
    expect(unsaidLines(changed)).to.deep.equal(lines);
    expect(unsaidLines(report)).to.deep.equal([]);
    const summary = await mount('change-summary', { report: changed });
    expect(all(summary, '.pairing').map(textOf).slice(1)).to.deep.equal(lines);
    expect(summary.shadowRoot!.querySelector('img')).to.equal(null);
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
    const grown = (added: number, status: 'added' | 'matched'): string => { const plain = exampleReport(); return validityLines({ ...plain, validity: { status: 'extension', findings: [] }, records: { ...plain.records, added }, columns: plain.columns.map((column, i) => ({ ...column, status: i === 0 ? status : 'matched' })) })[0]!.sentence; };
    expect([grown(2, 'matched'), grown(0, 'added'), grown(2, 'added')].map((words) => words.split('with ')[1])).to.deep.equal(['records besides.', 'columns besides.', 'records and columns besides.']);
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

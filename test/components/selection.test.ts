/** What all views look at together: asked by one, told to all, taken back chip by chip, and undone. */
import { expect } from 'chai';
import { PictureSlots } from '../../components/view/picture-slots.js';
import { viewsOf } from '../../components/focus/focus.model.js';
import { clauseWords } from '../../components/shared/clause-words.js';
import type { PictureQuestion } from '../../src/core/pictures/picture.js';
import type { SelectionClause } from '../../src/core/selection/clause.js';
import type { Comparison } from '../../src/session/comparison.js';
import { exampleReport, fakeComparison, HOSTILE } from './fixtures.js';
import { all, button, mount, pause, settled, textOf, unmountAll, until } from './mount.js';

const spring: SelectionClause = { source: 'change-series', field: 'time', kind: 'interval', value: [Date.UTC(2003, 2, 1), Date.UTC(2003, 5, 1)] };
const sites: SelectionClause = { source: 'change-matrix', field: 'group', kind: 'points', value: ['US-Ha1', HOSTILE] };

describe('the selection of a report', () => {
  afterEach(unmountAll);

  it('stands above the views as chips, each with its own way off', async () => {
    const host = await mount('change-report', { report: exampleReport() });
    host.exploration.requestClauses('change-series', [spring]);
    host.exploration.requestClauses('change-matrix', [sites]);
    await settled(host);
    const group = (): string => textOf(host.shadowRoot!.querySelector('.selection'));
    expect(group()).to.contain('2003-03-01 to 2003-06-01').and.to.contain(HOSTILE);
    expect(host.shadowRoot!.querySelector('img')).to.equal(null);
    button(host, '2003-03-01').click();
    await settled(host);
    expect(host.exploration.state.clauses).to.deep.equal([sites]);
    button(host, 'Undo').click();
    await settled(host);
    expect(host.exploration.state.clauses).to.have.length(2);
    button(host, 'Clear all').click();
    await settled(host);
    expect(host.shadowRoot!.querySelector('.selection')).to.equal(null);
  });

  it('says how many records it leaves, of the last selection that was asked for', async () => {
    const host = await mount('change-report', {}), comparison = fakeComparison(500);
    const waits = [60, 5];
    comparison.picture = (async (question: PictureQuestion) => {
      const wait = waits.shift() ?? 0;
      await pause(wait);
      return question.what === 'count' ? { selected: wait, of: 1088 } : null;
    }) as Comparison['picture'];
    host.session = { ready: async () => undefined, compare: async () => comparison, close: async () => undefined };
    await host.compare('a', 'b');
    host.exploration.requestClauses('change-series', [spring]);
    host.exploration.requestClauses('change-series', [{ ...spring, value: [0, 5] }]);
    await until(() => textOf(host.shadowRoot!.querySelector('.count')) !== '', 'a count');
    await pause(80);
    expect(textOf(host.shadowRoot!.querySelector('.count'))).to.contain('5 of 1,088 paired records');
    await until(() => comparison.asked.some((query) => query.clauses?.length === 1), 'records of the selection');
  });

  it('goes on under a revised recipe as far as its columns are there', async () => {
    const host = await mount('change-report', { report: exampleReport() }), column = exampleReport().columns[2]!;
    host.exploration.requestFilter({ ...host.filter, column: column.id });
    host.report = exampleReport();
    await settled(host);
    expect(host.filter.column, 'another report starts anew').to.equal(null);
  });

  it('is read out in words', () => {
    const report = exampleReport(), words = (clause: SelectionClause): string => clauseWords(clause, report);
    expect(words({ source: '', field: 'month', kind: 'points', value: [1, 12] })).to.equal('January, December');
    expect(words({ source: '', field: 'group', kind: 'points', value: ['a', 'b', 'c', 'd', 'e'] })).to.equal('a, b and 3 more groups');
    expect(words({ source: '', field: 'base:c2', kind: 'interval', value: [-1.5, 2] })).to.equal('NEE_VUT_REF in base −1.5 to 2');
    expect(words({ source: '', field: 'difference:c2', kind: 'interval', value: [0, 1] })).to.equal('change of NEE_VUT_REF 0 to 1');
    expect(words({ source: '', field: 'time', kind: 'interval', value: [Date.UTC(2003, 0, 1, 12, 30), Date.UTC(2003, 0, 2)] })).to.equal('2003-01-01 12:30 to 2003-01-02');
  });
});

describe('the column in focus', () => {
  afterEach(unmountAll);
  it('is told beside the columns, and left with Esc', async () => {
    const host = await mount('change-report', { report: exampleReport() });
    host.applyFilter({ ...host.filter, column: 'c2' });
    await customElements.whenDefined('change-focus');
    await settled(host);
    const focus = host.shadowRoot!.querySelector('change-focus')!;
    await settled(focus);
    expect(textOf(focus.shadowRoot!.querySelector('h2'))).to.contain('NEE_VUT_REF').and.to.contain('was NEE');
    expect(all(host, 'change-columns')[0]!.shadowRoot!.querySelector('.detail-row')).to.equal(null);
    button(focus, 'Close').click();
    await settled(host);
    expect(host.filter.column).to.equal(null);
  });

  it('has views for what the report holds of it alone', () => {
    const report = exampleReport(), column = report.columns[2]!;
    expect(viewsOf(column, report)).to.deep.equal([]);
  });
});

describe('the pictures of a view', () => {
  const question = (buckets: number, column = 'c1'): PictureQuestion & { what: 'series' } => ({ what: 'series', column, from: null, to: null, buckets, clauses: [] });
  const host = (comparison: Comparison | null): { comparison: Comparison | null; drawn: number; invalidate(): void; addController(): void } => ({ comparison, drawn: 0, invalidate() { this.drawn++; }, addController: () => undefined });
  const answering = (wait: (buckets: number) => number): Comparison => ({ ...fakeComparison(1), picture: (async (asked: ReturnType<typeof question>, options?: { signal?: AbortSignal }) => { await pause(wait(asked.buckets)); options?.signal?.throwIfAborted(); if (asked.buckets === 13) throw new Error('unlucky'); return { buckets: asked.buckets }; }) as unknown as Comparison['picture'] });
  const coarse = { buckets: 0 } as never;

  it('are the coarse ones at once, the finer ones when they come, and the last asked wins', async () => {
    const view = host(answering((buckets) => (buckets === 1 ? 60 : 5))), slots = new PictureSlots(view);
    expect(slots.ask('main', question(1), coarse)).to.deep.equal({ picture: coarse, standing: 'coarse' });
    expect(slots.ask('main', question(2), coarse).standing).to.equal('coarse');
    await until(() => view.drawn === 1, 'the finer one');
    expect(slots.ask('main', question(2), coarse)).to.deep.equal({ picture: { buckets: 2 }, standing: 'exact' });
    await pause(80);
    expect(view.drawn, 'the superseded one is not drawn').to.equal(1);
    expect(slots.ask('main', question(3), coarse)).to.deep.equal({ picture: { buckets: 2 }, standing: 'earlier' });
    expect(slots.ask('main', question(3, 'c2'), coarse).standing, 'never another column’s').to.equal('coarse');
  });

  it('of a report alone are all there is', () => {
    const slots = new PictureSlots(host(null));
    expect(slots.ask('main', question(1), coarse).standing).to.equal('report');
    expect(slots.ask('main', question(1), undefined).standing).to.equal('waiting');
  });

  it('that fail are told once, and the coarse one stays', async () => {
    const view = host(answering(() => 1)), slots = new PictureSlots(view);
    slots.ask('main', question(13), undefined);
    await until(() => view.drawn === 1, 'the failure');
    expect(() => slots.ask('main', question(13), undefined)).to.throw('unlucky');
    expect(slots.ask('main', question(13), coarse).standing).to.equal('report');
  });
});

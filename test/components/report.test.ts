import { expect } from 'chai';
import type { ChangeReportElement } from '../../components/report/report.element.js';
import type { ChangeReportErrorEvent } from '../../components/report/report.events.js';
import { describeProgress } from '../../components/report/progress-text.js';
import { PalimpsestError } from '../../src/core/errors.js';
import type { Comparison } from '../../src/session/comparison.js';
import type { CompareOptions, Session } from '../../src/session/session.js';
import { exampleReport, fakeComparison } from './fixtures.js';
import { all, button, mount, one, settled, textOf, unmountAll, until } from './mount.js';

interface Call { readonly base: unknown; readonly revision: unknown; readonly recipe: unknown; readonly options: CompareOptions; readonly finish: (comparison: Comparison) => void; readonly fail: (error: unknown) => void }

function manualSession(): { readonly session: Session; readonly calls: Call[] } {
  const calls: Call[] = [];
  const session: Session = {
    compare: (base, revision, recipe, options = {}) => new Promise((finish, fail) => {
      options.signal?.addEventListener('abort', () => fail(options.signal!.reason));
      calls.push({ base, revision, recipe, options, finish, fail });
    }),
    ready: async () => undefined, close: async () => undefined,
  };
  return { session, calls };
}

function heard(host: ChangeReportElement): string[] {
  const types: string[] = [];
  for (const type of ['change-report-progress', 'change-report-ready', 'change-report-error']) host.addEventListener(type, () => types.push(type.replace('change-report-', '')));
  return types;
}

describe('change-report', () => {
  afterEach(unmountAll);

  it('paints a plain report in the default arrangement', async () => {
    const host = await mount('change-report', { report: exampleReport() });
    for (const tag of ['change-summary', 'change-columns', 'change-records']) expect(textOf(one(host, tag).shadowRoot)).not.to.equal('');
    expect(textOf(one(host, 'change-summary').shadowRoot)).to.contain('VPD changes most');
  });

  it('leaves the arrangement to the page when views stand inside it', async () => {
    const host = document.createElement('change-report');
    host.innerHTML = '<section><change-columns></change-columns></section>';
    document.body.append(host);
    host.report = exampleReport();
    await settled(host);
    expect(all(host, 'change-summary')).to.have.length(0);
    expect(textOf(host.querySelector('change-columns')!.shadowRoot)).to.contain('NEE_VUT_REF');
    host.remove();
  });

  it('shows light content until there is a report', async () => {
    const host = document.createElement('change-report');
    host.innerHTML = '<p>A newer release exists.</p>';
    document.body.append(host);
    await settled(host);
    expect(host.querySelector('p')!.getBoundingClientRect().height).to.be.above(0);
    host.report = exampleReport();
    await settled(host);
    expect(host.querySelector('p')!.getBoundingClientRect().height).to.equal(0);
    host.remove();
  });

  it('feeds views elsewhere by id, also those that came first', async () => {
    const view = await mount('change-summary', { for: 'elsewhere' });
    expect(textOf(view.shadowRoot)).to.equal('No comparison yet.');
    const host = document.createElement('change-report');
    host.id = 'elsewhere';
    host.report = exampleReport();
    document.body.append(host);
    await settled(view);
    expect(textOf(view.shadowRoot)).to.contain('VPD changes most');
    host.remove();
  });

  it('links the filter of its views', async () => {
    const host = await mount('change-report', { report: exampleReport() });
    button(one(host, 'change-summary'), 'lost').click();
    await settled(host);
    const names = all(one(host, 'change-columns'), 'tr.row .name').map(textOf);
    expect(names).to.deep.equal(['NEE_VUT_REF', 'sex']);
    expect(textOf(one(one(host, 'change-records'), '.chips'))).to.contain('lost');
  });

  it('starts from attributes, with the key, and supersedes what runs', async () => {
    const { session, calls } = manualSession();
    const host = await mount('change-report', { session });
    host.setAttribute('base', 'a.csv');
    host.setAttribute('revision', 'b.csv');
    host.setAttribute('key', 'site, time');
    await settled(host);
    expect(calls).to.have.length(1);
    expect(calls[0]!.base).to.equal(new URL('a.csv', document.baseURI).href);
    expect(calls[0]!.recipe).to.deep.equal({ key: ['site', 'time'] });
    host.setAttribute('revision', 'c.csv');
    await settled(host);
    expect(calls[0]!.options.signal!.aborted).to.equal(true);
    calls[1]!.finish(fakeComparison(10));
    await until(() => host.report !== null, 'second comparison');
    expect(all(host, '[role=alert]')).to.have.length(0);
  });

  it('gives the dictionaries that its attributes name along with the release', async () => {
    const { session, calls } = manualSession();
    const host = await mount('change-report', { session });
    host.setAttribute('base-dictionary', 'a_dd.csv  flmd.csv');
    host.setAttribute('revision-dictionary', 'b_dd.csv');
    host.base = 'a.csv';
    host.revision = 'b.csv';
    await settled(host);
    const at = (path: string): string => new URL(path, document.baseURI).href;
    expect(calls.map((each) => [each.base, each.revision])).to.deep.equal([[{ data: at('a.csv'), dictionary: [at('a_dd.csv'), at('flmd.csv')] }, { data: at('b.csv'), dictionary: [at('b_dd.csv')] }]]);
  });

  it('never starts the engine when it is off', async () => {
    const { session, calls } = manualSession();
    await mount('change-report', { session, engine: 'off', base: 'a.csv', revision: 'b.csv' });
    expect(calls).to.have.length(0);
  });

  it('tells progress in words, and a press on Cancel returns silently', async () => {
    const { session, calls } = manualSession();
    const host = await mount('change-report', { session, report: exampleReport() });
    const types = heard(host);
    const done = host.compare('a.csv', 'b.csv');
    await settled(host);
    calls[0]!.options.onProgress!({ stage: 'read', side: 'base', done: 34e6, total: 108e6, unit: 'bytes' });
    await settled(host);
    expect(textOf(one(host, '.status')).replace(/\u00a0/g, ' ')).to.contain('Reading base, 34 of 108 MB');
    expect(one<HTMLProgressElement>(host, 'progress').value).to.be.closeTo(34 / 108, 1e-9);
    button(host, 'Cancel').click();
    expect(await done).to.equal(null);
    await settled(host);
    expect(types).to.deep.equal(['progress']);
    expect(all(host, '.status, [role=alert]')).to.have.length(0);
    expect(host.report!.id).to.equal('sha256-example');
  });

  it('says an error in one sentence and keeps the report on screen', async () => {
    const { session, calls } = manualSession();
    const host = await mount('change-report', { session, report: exampleReport() });
    let error: PalimpsestError | null = null;
    host.addEventListener('change-report-error', (event: ChangeReportErrorEvent) => { error = event.error; });
    const done = host.compare('a.csv', 'b.csv');
    await until(() => calls.length === 1, 'the call');
    calls[0]!.fail(new PalimpsestError('ParseError', 'a.csv, line 7 has 4 fields where the header has 5. Mend the line.', { file: 'a.csv', line: 7 }));
    expect(await done).to.equal(null);
    await settled(host);
    expect(textOf(one(host, '[role=alert]'))).to.equal('a.csv, line 7 has 4 fields where the header has 5. Mend the line.');
    expect(error!).to.include({ tag: 'ParseError' });
    expect(textOf(one(host, 'change-summary').shadowRoot)).to.contain('VPD changes most');
    expect(host.busy).to.equal(false);
  });

  it('says why the engine cannot start, and tries again when asked again', async () => {
    let starts = 0;
    const words = 'The engine could not start: this browser has no WebAssembly. Use a current browser or the command line.';
    const session: Session = {
      compare: async () => { starts++; if (starts === 1) throw new PalimpsestError('EngineError', words); return fakeComparison(10); },
      ready: async () => { throw new PalimpsestError('EngineError', words); }, close: async () => undefined,
    };
    const page = await mount('change-page');
    const host = one<ChangeReportElement>(page, 'change-report');
    host.session = session;
    const drop = async (): Promise<void> => {
      const dataTransfer = new DataTransfer();
      for (const name of ['a.csv', 'b.csv']) dataTransfer.items.add(new File(['a\n1\n'], name));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    };
    await drop();
    await until(() => all(host, '[role=alert]').length === 1, 'the sentence');
    await settled(page);
    expect(textOf(one(host, '[role=alert]'))).to.equal(words);
    expect(one(host, '[role=alert]').getBoundingClientRect().height).to.be.above(0);
    expect(textOf(one(page, 'h1'))).to.contain('What changed');
    await drop();
    await until(() => host.report !== null, 'the comparison');
    await settled(page);
    expect(all(host, '[role=alert]')).to.have.length(0);
    history.replaceState(null, '', location.pathname);
  });

  it('frees the earlier comparison when another takes its place', async () => {
    const { session, calls } = manualSession();
    const host = await mount('change-report', { session });
    const first = fakeComparison(10);
    for (const comparison of [first, fakeComparison(20)]) {
      const done = host.compare('a.csv', 'b.csv');
      await until(() => calls.length > 0, 'the call');
      calls.pop()!.finish(comparison);
      await done;
    }
    expect(first.disposed).to.equal(true);
    expect(host.report!.records.changed).to.equal(20);
    host.report = exampleReport();
    await settled(host);
    expect(host.comparison).to.equal(null);
  });

  it('refuses what is not a report, and a report that is not there', async () => {
    const host = await mount('change-report');
    for (const [src, words] of [['/package.json', 'not a change report'], ['/no/such/report.json', 'the server answered 404']] as const) {
      host.src = src;
      await until(() => all(host, '[role=alert]').some((line) => textOf(line).includes(words)), words);
    }
  });

  it('words every stage', () => {
    expect(describeProgress(null)).to.equal('Starting…');
    expect(describeProgress({ stage: 'compare', done: 3, total: 38, unit: 'columns' })).to.equal('Comparing cells, 3 of 38 columns');
    expect(describeProgress({ stage: 'pair', done: 0, total: 0, unit: 'records' })).to.equal('Pairing records…');
  });
});

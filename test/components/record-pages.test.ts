import { expect } from 'chai';
import { RecordPages, type FetchPage } from '../../components/records/record-pages.js';
import type { RecordPage, RecordQuery } from '../../src/session/comparison.js';
import { pause } from './mount.js';

interface Asked { readonly query: RecordQuery; readonly signal: AbortSignal; readonly answer: () => void; readonly fail: (error: unknown) => void }

function manual(): { readonly asked: Asked[]; readonly fetch: FetchPage } {
  const asked: Asked[] = [];
  const fetch: FetchPage = (query, { signal }) => new Promise<RecordPage>((resolve, reject) => {
    const rows = Array.from({ length: query.limit }, (_, i) => ({ key: [`${query.column ?? 'all'} ${query.offset + i}`], cells: [] }));
    asked.push({ query, signal, answer: () => resolve({ total: 10_000, offset: query.offset, rows }), fail: reject });
  });
  return { asked, fetch };
}

describe('pages of records', () => {
  it('fetches blocks once and keeps them', async () => {
    const { asked, fetch } = manual();
    const pages = new RecordPages(() => undefined);
    pages.ask(fetch, { kind: 'changed' });
    void pages.want(0, 20);
    void pages.want(0, 20);
    expect(asked.length).to.equal(1);
    asked[0]!.answer();
    await pause(0);
    expect(pages.row(5)?.key[0]).to.equal('all 5');
    expect(pages.total).to.equal(10_000);
    await pages.want(0, 20);
    expect(asked.length).to.equal(1);
  });

  it('lets the latest question win, whatever order the answers come in', async () => {
    const { asked, fetch } = manual();
    const pages = new RecordPages(() => undefined);
    pages.ask(fetch, { kind: 'changed' });
    void pages.want(0, 20);
    pages.ask(fetch, { kind: 'changed', column: 'c2' });
    void pages.want(0, 20);
    expect(asked[0]!.signal.aborted).to.equal(true);
    asked[1]!.answer();
    await pause(0);
    asked[0]!.answer();
    await pause(0);
    expect(pages.row(0)?.key[0]).to.equal('c2 0');
  });

  it('cancels blocks that left the view', () => {
    const { asked, fetch } = manual();
    const pages = new RecordPages(() => undefined);
    pages.ask(fetch, { kind: 'changed' });
    void pages.want(0, 20);
    void pages.want(5000, 5020);
    expect(asked.map((one) => one.signal.aborted)).to.deep.equal([true, false]);
  });

  it('keeps an error until the next success, and forgets old blocks', async () => {
    const { asked, fetch } = manual();
    let told = 0;
    const pages = new RecordPages(() => { told++; });
    pages.ask(fetch, { kind: 'changed' });
    void pages.want(0, 20);
    asked[0]!.fail(new Error('gone'));
    await pause(0);
    expect((pages.error as Error).message).to.equal('gone');
    void pages.want(0, 20);
    expect(asked.length, 'no second try by itself').to.equal(1);
    pages.retry();
    for (let block = 0; block < 40; block++) {
      void pages.want(block * 100, block * 100 + 10);
      asked.at(-1)!.answer();
      await pause(0);
    }
    expect(pages.error).to.equal(null);
    expect(pages.row(0)).to.equal(undefined);
    expect(pages.row(3905)?.key[0]).to.equal('all 3905');
    expect(told).to.equal(41);
  });
});

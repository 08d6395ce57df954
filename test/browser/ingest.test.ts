/** Every format is read in the browser with no request but for the named URL, and every stage can be cancelled. */
import { tableFromArrays, tableToIPC } from 'apache-arrow';
import { expect } from 'chai';
import { failure } from './failure.js';
import { openSession, type Progress, type Session, type SourceInput } from '../../src/session/index.js';

const CSV = 'id,x,name\n1,1.5,a\n2,2.5,b\n3,,c\n';
const ROWS = [{ id: 1, x: 1.5, name: 'a' }, { id: 2, x: 3.5, name: 'b' }, { id: 3, x: 9, name: 'c' }];

async function gzip(text: string): Promise<Blob> {
  return new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).blob();
}

describe('reading in the browser', () => {
  let session: Session;
  before(async () => { session = await openSession(); await session.ready(); });
  after(() => session.close());

  const arrow = tableFromArrays({ id: Float64Array.of(1, 2, 3), x: Float64Array.of(1.5, 3.5, 9), name: ['a', 'b', 'c'] });
  const sources: readonly (readonly [string, () => Promise<SourceInput>])[] = [
    ['CSV bytes', () => Promise.resolve(new TextEncoder().encode('id,x,name\n1,1.5,a\n2,3.5,b\n3,9,c\n'))],
    ['a CSV File', () => Promise.resolve(new File(['id,x,name\n1,1.5,a\n2,3.5,b\n3,9,c\n'], 'r.csv'))],
    ['TSV', () => Promise.resolve({ name: 'r.tsv', data: new Blob(['id\tx\tname\n1\t1.5\ta\n2\t3.5\tb\n3\t9\tc\n']) })],
    ['gzipped CSV', async () => ({ name: 'r.csv.gz', data: await gzip('id,x,name\n1,1.5,a\n2,3.5,b\n3,9,c\n') })],
    ['a URL', () => Promise.resolve(URL.createObjectURL(new Blob(['id,x,name\n1,1.5,a\n2,3.5,b\n3,9,c\n'])))],
    ['a file handle', () => Promise.resolve({ kind: 'file' as const, getFile: () => Promise.resolve(new File(['id,x,name\n1,1.5,a\n2,3.5,b\n3,9,c\n'], 'r.csv')) })],
    ['JSON', () => Promise.resolve(new TextEncoder().encode(JSON.stringify(ROWS)))],
    ['NDJSON', () => Promise.resolve(new TextEncoder().encode(ROWS.map((row) => JSON.stringify(row)).join('\n')))],
    ['rows', () => Promise.resolve(ROWS)],
    ['an Arrow table', () => Promise.resolve(arrow as unknown as SourceInput)],
    ['an Arrow IPC stream', () => Promise.resolve(tableToIPC(arrow, 'stream'))],
    ['an Arrow IPC file', () => Promise.resolve(tableToIPC(arrow, 'file'))],
  ];
  for (const [name, make] of sources) {
    it(`${name} against CSV`, async () => {
      const comparison = await session.compare(new File([CSV], 'base.csv'), await make(), { key: ['id'] });
      const { cells, records, columns } = comparison.report();
      expect(records).to.deep.include({ matched: 3, added: 0, removed: 0, changed: 2 });
      expect(cells).to.deep.equal({ compared: 6, unchanged: 4, notation: 0, tolerated: 0, value: 1, filled: 1, lost: 0 });
      expect(columns.find((column) => column.name === 'x')!.paired).to.deep.include({ n: 2, bias: 0.5, maxAbs: 1 });
      await comparison.dispose();
    });
  }

  it('says which URL failed, and goes on', async () => {
    const url = `${location.origin}/no/such/file.csv`;
    const error = await failure(session.compare(url, url));
    expect(error.tag).to.equal('SourceError');
    expect(error.message).to.contain(url).and.to.contain('404');
    const comparison = await session.compare(new File([CSV], 'a.csv'), new File([CSV], 'b.csv'));
    expect(comparison.report().validity.status).to.equal('identical');
  });

  it('says that a server did not answer', async () => {
    const error = await failure(session.compare('http://127.0.0.1:9/x.csv', 'http://127.0.0.1:9/y.csv'));
    expect(error.tag).to.equal('SourceError');
    expect(error.message).to.contain('CORS');
  });

  const long = (factor: number): File => {
    const lines = ['id,a,b,c'];
    for (let i = 0; i < 120_000; i++) lines.push(`${i},${(i * factor).toFixed(3)},${i % 97},text ${i % 1000}`);
    return new File([lines.join('\n')], 'long.csv');
  };
  for (const stage of ['read', 'pair', 'load', 'compare', 'measure'] as const satisfies readonly Progress['stage'][]) {
    it(`can be cancelled while it is in the stage “${stage}”`, async () => {
      const stop = new AbortController();
      const stages = new Set<string>();
      const running = failure(session.compare(long(1.1), long(1.2), {}, {
        signal: stop.signal,
        onProgress: (progress) => {
          stages.add(progress.stage);
          if (progress.stage === stage) stop.abort(new Error(`stopped in ${stage}`));
        },
      }));
      expect((await running).message).to.equal(`stopped in ${stage}`);
      expect([...stages]).to.include(stage);
      const comparison = await session.compare(new File([CSV], 'a.csv'), ROWS, { key: ['id'] });
      expect(comparison.report().records.changed).to.equal(2);
      await comparison.dispose();
    });
  }
});

import { expect } from 'chai';
import { parseKey, readPermalink, webAddress, writePermalink } from '../../components/page/permalink.js';
import { isDataFile } from '../../components/page/read-folder.js';
import { fromFile, NO_SLOTS, placeFiles, swapSlots } from '../../components/page/release-slots.js';
import type { ChangeReportElement } from '../../components/report/report.element.js';
import { exampleReport } from './fixtures.js';
import { mount, one, press, settled, textOf, unmountAll } from './mount.js';

const file = (name: string): File => new File(['a\n1\n'], name);
const found = (path: string): { file: File; path: string } => ({ file: file(path.split('/').at(-1)!), path });

describe('the page', () => {
  afterEach(unmountAll);

  it('places dropped files by name, and one file in the empty slot', () => {
    const both = placeFiles(NO_SLOTS, [found('flux-v10.csv'), found('flux-v9.csv')]);
    expect([both.base?.name, both.revision?.name]).to.deep.equal(['flux-v9.csv', 'flux-v10.csv']);
    expect(swapSlots(both).base?.name).to.equal('flux-v10.csv');
    const half = placeFiles(NO_SLOTS, [found('one.csv')]);
    expect([half.base?.name, half.revision]).to.deep.equal(['one.csv', null]);
    expect(placeFiles(half, [found('two.csv')]).revision?.name).to.equal('two.csv');
    expect(placeFiles(both, [found('new.csv')]).revision?.name).to.equal('new.csv');
    expect(fromFile(file('x.csv')).source).to.be.instanceOf(File);
    expect(placeFiles(NO_SLOTS, [found('/v10/a.csv'), found('/v9/b.csv')]).base?.name).to.equal('b.csv');
    expect(['a.csv', 'a.CSV.gz', 'b.parquet', 'readme.md', 'map.png', 'c.zip', 'csv'].filter(isDataFile)).to.deep.equal(['a.csv', 'a.CSV.gz', 'b.parquet', 'c.zip']);
  });

  it('reads its permalink back as it wrote it', () => {
    const base = 'https://archive.org/a,b?x=1&y=2', revision = 'https://example.org/data/é v2.csv';
    for (const recipe of [{}, { key: ['site', 'time & zone'] }, { key: ['a,b', ' c'] }, { key: ['site'], findRenames: false, columns: [{ base: ['é&='], missing: ['-9999', ''] }] }]) {
      const read = readPermalink(writePermalink({ base, revision, recipe }, 'https://palimpsest.test/'));
      expect(read).to.deep.equal({ base, revision, recipe, report: null });
    }
    expect(writePermalink({ base: 'https://palimpsest.test/app/examples/a.csv', revision: null, recipe: {} }, 'https://palimpsest.test/app/index.html')).to.equal('?base=examples/a.csv');
    expect(readPermalink('')).to.deep.equal({ base: null, revision: null, recipe: {}, report: null });
  });

  it('leaves a recipe out of its permalink that is too long, and takes none that is not one', () => {
    const columns = Array.from({ length: 200 }, (_, i) => ({ base: [`column ${i}`], missing: ['-9999'] }));
    expect(writePermalink({ base: 'https://x.test/a', revision: null, recipe: { key: ['k'], columns } }, 'https://y.test/')).to.equal('?base=https://x.test/a&key=k');
    for (const wrong of ['{', '[]', '{"keys":["a"]}', '7']) expect(readPermalink(`?recipe=${encodeURIComponent(wrong)}`).recipe).to.equal(null);
  });

  it('opens web addresses only', () => {
    expect(webAddress('javascript:alert(1)', document.baseURI)).to.equal(null);
    expect(webAddress('data:text/csv,a', document.baseURI)).to.equal(null);
    expect(webAddress('examples/a.csv', 'https://x.test/app/')!.href).to.equal('https://x.test/app/examples/a.csv');
    expect(parseKey(' site ,, time ')).to.deep.equal(['site', 'time']);
  });

  it('shows a report that is opened, and its recipe on r', async () => {
    const page = await mount('change-page');
    expect(textOf(one(page, 'h1'))).to.contain('What changed');
    const input = one<HTMLInputElement>(page, '#report-file');
    const data = new DataTransfer();
    data.items.add(new File([JSON.stringify(exampleReport())], 'report.json'));
    input.files = data.files;
    input.dispatchEvent(new Event('change'));
    await new Promise((resolve) => setTimeout(resolve, 50));
    await settled(page);
    expect(textOf(one(page, 'change-summary').shadowRoot)).to.contain('VPD changes most');
    expect(document.title).to.equal('LaThuile 2007 → FLUXNET 2015, Palimpsest');
    press(document.body, 'r');
    await settled(page);
    expect(textOf(one(page, 'change-recipe').shadowRoot)).to.contain('To compare with another recipe, open the two releases.');
    const host = one<ChangeReportElement>(page, 'change-report');
    host.applyFilter({ ...host.filter, column: 'c2' });
    press(document.body, 'c');
    expect(host.filter.column).to.equal(null);
    press(document.body, '?');
    expect(one(page, '#keys').matches(':popover-open')).to.equal(true);
    press(document.body, '?');
    press(document.body, '/');
    expect(one(page, 'change-columns').shadowRoot!.activeElement?.localName).to.equal('input');
  });

  it('says what is wrong with a report that cannot be read', async () => {
    const page = await mount('change-page');
    const input = one<HTMLInputElement>(page, '#report-file');
    const data = new DataTransfer();
    data.items.add(new File(['{"schema": "other"}'], 'other.json'));
    input.files = data.files;
    input.dispatchEvent(new Event('change'));
    await new Promise((resolve) => setTimeout(resolve, 50));
    await settled(page);
    expect(textOf(one(page, '[role=alert]'))).to.contain('other.json is not a change report');
  });
});

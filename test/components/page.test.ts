import { expect } from 'chai';
import { setViewport } from '@web/test-runner-commands';
import { parseKey, readPermalink, webAddress, withView, writePermalink } from '../../components/page/permalink.js';
import { placeFiles as place, refusal, type Placing } from '../../components/page/place-files.js';
import { mayBelong, type FoundFile } from '../../components/page/read-folder.js';
import { dictionaryWords, fromFile, fromUrl, NO_SLOTS, sourceOf, swapSlots, type Side, type Slots } from '../../components/page/release-slots.js';
import type { ChangeRecipeElement } from '../../components/recipe/recipe.element.js';
import type { ChangeReportElement } from '../../components/report/report.element.js';
import { exampleReport } from './fixtures.js';
import { button, mount, one, press, settled, textOf, unmountAll, until } from './mount.js';

const file = (name: string): File => new File(['a\n1\n'], name);
const found = (path: string): { file: File; path: string } => ({ file: file(path.split('/').at(-1)!), path });
const placeFiles = (slots: Slots, files: readonly FoundFile[], side?: Side): Slots => (place(slots, files, side) as Extract<Placing, { slots: Slots }>).slots;
/** Each side's data and what lies beside them. */
const sides = ({ base, revision }: Slots): (string | null)[] => [base, revision].map((each) => each && [each.name, ...(each.beside ?? []).map(({ name }) => name)].join(' + '));
const laid = (paths: readonly string[], slots = NO_SLOTS, side?: Side): (string | null)[] => sides(placeFiles(slots, paths.map(found), side));
const refused = (paths: readonly string[], folders: readonly string[] = [], slots = NO_SLOTS): string => { const placing = place(slots, paths.map(found)); return placing.done === 'refused' ? refusal(placing, folders) : placing.done; };

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
    expect(['a.csv', 'a.CSV.gz', 'b.parquet', 'readme.md', 'map.png', 'c.zip', 'csv', 'eml.xml', 'x.jsonld'].filter(mayBelong)).to.deep.equal(['a.csv', 'a.CSV.gz', 'b.parquet', 'c.zip', 'eml.xml', 'x.jsonld']);
  });

  it('lays dictionaries beside the data that they came with', () => {
    expect(laid(['v1.csv', 'v2.csv', 'flux_dd.csv', 'flmd.csv', 'datapackage.json', 'eml.xml'])).to.deep.equal(['v1.csv + datapackage.json + eml.xml + flmd.csv + flux_dd.csv', 'v2.csv + datapackage.json + eml.xml + flmd.csv + flux_dd.csv']);
    expect(laid(['v1.csv', 'v2_dd.csv', 'v2.csv', 'v1_dd.csv', 'croissant.json'])).to.deep.equal(['v1.csv + croissant.json + v1_dd.csv', 'v2.csv + croissant.json + v2_dd.csv']);
    expect(laid(['/f/v10/a.csv', '/f/v10/dd.csv', '/f/v9/a.csv', '/f/v9/dd.csv', '/f/meta/eml.xml', '/f/datapackage.json'])).to.deep.equal(['a.csv + datapackage.json + eml.xml + dd.csv', 'a.csv + datapackage.json + eml.xml + dd.csv']);
    const folders = ['/v10/a.csv', '/v10/dd.csv', '/v9/a.csv', '/v9/dd.csv'].map(found), { base, revision } = placeFiles(NO_SLOTS, folders);
    expect([base!.source, ...base!.beside!, revision!.source, ...revision!.beside!].map((each) => folders.findIndex(({ file }) => file === each))).to.deep.equal([2, 3, 0, 1]);
    expect(laid(['a_dd.csv', '/v1/a.csv', '/v2/a.csv'])).to.deep.equal(['a.csv + a_dd.csv', 'a.csv + a_dd.csv']);
  });

  it('fills one slot with a file and its dictionaries, and lays dictionaries alone beside what is open', () => {
    const half = placeFiles(NO_SLOTS, ['a.csv', 'a_dd.csv'].map(found)), both = placeFiles(half, ['b.csv', 'b_dd.csv'].map(found));
    expect([sides(half), sides(both)]).to.deep.equal([['a.csv + a_dd.csv', null], ['a.csv + a_dd.csv', 'b.csv + b_dd.csv']]);
    expect(laid(['c.csv', 'eml.xml'], both, 'base')).to.deep.equal(['c.csv + eml.xml', 'b.csv + b_dd.csv']);
    expect(laid(['c.csv'], both)).to.deep.equal(['a.csv + a_dd.csv', 'c.csv']);
    expect(laid(['eml.xml', 'b_dd.csv'], both)).to.deep.equal(['a.csv + a_dd.csv + eml.xml', 'b.csv + b_dd.csv + eml.xml']);
    expect(placeFiles(both, [found('b_dd.csv')]).revision!.beside![0]).not.to.equal(both.revision!.beside![0]);
    expect(place(both, [found('eml.xml')]).done).to.equal('dictionaries');
    expect(sides(swapSlots(both))).to.deep.equal(['b.csv + b_dd.csv', 'a.csv + a_dd.csv']);
    expect(laid(['v1_dd.csv', 'v2_dd.csv'])).to.deep.equal(['v1_dd.csv', 'v2_dd.csv']);
  });

  it('says what to give where files cannot be placed', () => {
    expect(refused(['a.csv', 'b.csv', 'c.csv'])).to.equal('3 files were dropped; drop two, the base and the revision.');
    expect(refused(['a.csv', 'b.csv', 'c.csv', 'eml.xml'])).to.equal('3 data files were dropped; drop two, the base and the revision, with what describes them.');
    expect(refused(['/f/a.csv', '/f/b.csv', '/f/c.csv'], ['f'])).to.equal('“f” holds 3 data files; drop two, the base and the revision.');
    expect(refused([], ['f', 'g'])).to.equal('“f” and “g” hold no file that can be compared; drop two, the base and the revision.');
    expect(refused(['a_dd.csv'])).to.equal('a_dd.csv is by its name a dictionary; drop the data as well, or open the releases first.');
    expect(refused(['a_dd.csv', 'flmd.csv'])).to.equal('a_dd.csv and flmd.csv are by their names dictionaries; drop the data as well, or open the releases first.');
  });

  it('gives a session what lies beside a release, and tells which of it was used', () => {
    const { base: release } = placeFiles(NO_SLOTS, ['a.csv', 'a_dd.csv', 'eml.xml'].map(found)), alone = fromUrl(new URL('https://x.test/a.csv'));
    expect(sourceOf(release!)).to.deep.equal({ data: release!.source, beside: release!.beside });
    expect(sourceOf(alone)).to.equal(alone.source);
    expect(dictionaryWords(release, null)).to.equal('with dictionaries a_dd.csv and eml.xml');
    expect(dictionaryWords(release, [{ name: 'a_dd.csv', format: 'ess-dive-dd' }])).to.equal('with dictionary a_dd.csv; eml.xml not used');
    expect(dictionaryWords(release, [])).to.equal('a_dd.csv and eml.xml not used');
    expect([dictionaryWords(alone, []), dictionaryWords(null, null)]).to.deep.equal(['', '']);
  });

  it('reads its permalink back as it wrote it', () => {
    const base = 'https://archive.org/a,b?x=1&y=2', revision = 'https://example.org/data/é v2.csv';
    for (const recipe of [{}, { key: ['site', 'time & zone'] }, { key: ['a,b', ' c'] }, { key: ['site'], findRenames: false, columns: [{ base: ['é&='], missing: ['-9999', ''] }] }]) {
      const read = readPermalink(writePermalink({ base, revision, recipe }, 'https://palimpsest.test/'));
      expect(read).to.deep.equal({ base, revision, recipe, report: null, view: null });
    }
    expect(writePermalink({ base: 'https://palimpsest.test/app/examples/a.csv', revision: null, recipe: {} }, 'https://palimpsest.test/app/index.html')).to.equal('?base=examples/a.csv');
    expect(readPermalink('')).to.deep.equal({ base: null, revision: null, recipe: {}, report: null, view: null });
  });

  it('keeps what is looked at in its address, in the place of what was', () => {
    const view = { column: 'NEE & é', clauses: [{ source: 'change-series', field: 'time', kind: 'interval', value: [0, 86400000] }] };
    const first = withView('?base=a.csv&key=b', view);
    expect(readPermalink(first)).to.deep.include({ base: 'a.csv', view });
    expect(withView(first, { column: 'P' })).to.equal(`?base=a.csv&key=b&view=${encodeURIComponent('{"column":"P"}').replace(/%3A/g, ':').replace(/%2C/g, ',')}`);
    expect(withView(first, null)).to.equal('?base=a.csv&key=b');
    expect(withView('', { column: 'x'.repeat(3000) })).to.equal('');
    expect(readPermalink('?view=%7B').view).to.equal(null);
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

  it('counts on the recipe’s button what the data suggest, and Esc leaves the recipe from a field of it', async () => {
    const page = await mount('change-page');
    const show = async (more: Parameters<typeof exampleReport>[0]): Promise<void> => {
      const data = new DataTransfer();
      data.items.add(new File([JSON.stringify(exampleReport(more))], 'report.json'));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
      await new Promise((resolve) => setTimeout(resolve, 50));
      await settled(page);
    };
    await show({});
    expect(textOf(button(page, 'Recipe'))).to.equal('Recipe ⚙');
    await show({ id: 'sha256-other', offers: [{ code: 'rekey', sentence: 'Pair by what they hold.', recipe: { rekey: true } }] });
    expect(textOf(button(page, 'Recipe'))).to.equal('Recipe ⚙ 1 suggestion');
    const recipe = one<ChangeRecipeElement>(page, 'change-recipe');
    recipe.locked = false;
    press(document.body, 'r');
    await settled(page);
    recipe.locked = false;
    await settled(recipe);
    for (const selector of ['input[type=number]', 'select']) {
      press(one(recipe, selector), 'r');
      await settled(page);
      expect(recipe.hidden, selector).to.equal(false);
      one(recipe, selector).focus();
      press(one(recipe, selector), 'Escape');
      await settled(page);
      expect(recipe.hidden, selector).to.equal(true);
      expect(page.shadowRoot!.activeElement?.id).to.equal('recipe');
      press(document.body, 'r');
      await settled(page);
    }
  });

  it('keeps the bar of the recipe on screen before the page is scrolled', async () => {
    const [width, height] = [innerWidth, innerHeight];
    await setViewport({ width: 1280, height: 700 });
    const page = await mount('change-page');
    const data = new DataTransfer();
    data.items.add(new File([JSON.stringify(exampleReport())], 'report.json'));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    await new Promise((resolve) => setTimeout(resolve, 50));
    press(document.body, 'r');
    await settled(page);
    const recipe = one<ChangeRecipeElement>(page, 'change-recipe');
    recipe.locked = false;
    await settled(recipe);
    const bar = one(recipe, '.run').getBoundingClientRect();
    expect([innerWidth, recipe.scrollHeight > recipe.clientHeight, bar.top > 0 && bar.bottom <= innerHeight + 1]).to.deep.equal([1280, true, true]);
    await setViewport({ width: 390, height: 700 });
    await settled(page);
    expect(document.documentElement.scrollWidth).to.equal(390);
    await setViewport({ width, height });
  });

  it('gives the focus back to the row when a column is left with Esc', async () => {
    const page = await mount('change-page'), data = new DataTransfer();
    data.items.add(new File([JSON.stringify(exampleReport())], 'report.json'));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    await until(() => one<ChangeReportElement>(page, 'change-report').report !== null, 'the report');
    await settled(page);
    const host = one<ChangeReportElement>(page, 'change-report'), columns = one(page, 'change-columns');
    host.applyFilter({ ...host.filter, column: 'c2' });
    await settled(page);
    const focus = one(page, 'change-focus');
    button(focus, 'Close').focus();
    press(button(focus, 'Close'), 'Escape');
    await settled(page);
    await settled(columns);
    expect([host.filter.column, (columns.shadowRoot!.activeElement as HTMLElement | null)?.dataset['column']]).to.deep.equal([null, 'c2']);
    press(document.body, 'Escape');
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

import { expect } from 'chai';
import { readPermalink, webAddress, writePermalink } from '../../components/page/permalink.js';
import { applyEdits, describeReading, missingCodes, NO_EDITS } from '../../components/page/recipe.model.js';
import { ChangeRecipeRequestEvent } from '../../components/page/recipe.element.js';
import { fromFile, NO_SLOTS, parseKey, placeFiles, swapSlots } from '../../components/page/release-slots.js';
import type { ChangeReportElement } from '../../components/report/report.element.js';
import { exampleReport } from './fixtures.js';
import { all, button, mount, one, press, settled, textOf, unmountAll } from './mount.js';

const file = (name: string): File => new File(['a\n1\n'], name);

describe('the page', () => {
  afterEach(unmountAll);

  it('places dropped files by name, and one file in the empty slot', () => {
    const both = placeFiles(NO_SLOTS, [file('flux-v10.csv'), file('flux-v9.csv')]);
    expect([both.base?.name, both.revision?.name]).to.deep.equal(['flux-v9.csv', 'flux-v10.csv']);
    expect(swapSlots(both).base?.name).to.equal('flux-v10.csv');
    const half = placeFiles(NO_SLOTS, [file('one.csv')]);
    expect([half.base?.name, half.revision]).to.deep.equal(['one.csv', null]);
    expect(placeFiles(half, [file('two.csv')]).revision?.name).to.equal('two.csv');
    expect(placeFiles(both, [file('new.csv')]).revision?.name).to.equal('new.csv');
    expect(fromFile(file('x.csv')).source).to.be.instanceOf(File);
  });

  it('reads its permalink back as it wrote it', () => {
    const link = { base: 'https://archive.org/a,b?x=1&y=2', revision: 'https://example.org/data/é v2.csv', key: 'site,time & zone' };
    const read = readPermalink(writePermalink(link, 'https://palimpsest.test/'));
    expect({ base: read.base, revision: read.revision, key: read.key }).to.deep.equal(link);
    expect(writePermalink({ base: 'https://palimpsest.test/app/examples/a.csv', revision: null, key: '' }, 'https://palimpsest.test/app/index.html')).to.equal('?base=examples/a.csv');
    expect(readPermalink('')).to.deep.equal({ base: null, revision: null, key: '', report: null });
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

describe('the recipe panel', () => {
  afterEach(unmountAll);

  it('tells how the releases were read', () => {
    const [line] = describeReading(exampleReport().base);
    expect(line!.replace(/\u00a0/g, ' ')).to.equal('csv, 34 MB, 1,012 records, delimiter comma, quote double quotes, newline LF, encoding utf-8');
  });

  it('lists missing codes with their columns, and turns one off for these alone', () => {
    const { recipe } = exampleReport();
    const codes = missingCodes(recipe);
    expect(codes.map((code) => code.text)).to.have.members(['-9999', 'NA']);
    const edited = applyEdits({ key: ['site'] }, recipe, { ...NO_EDITS, refused: new Set(['-9999']) });
    expect(edited.key).to.deep.equal(['site']);
    expect(edited.columns).to.have.length(codes.find((code) => code.text === '-9999')!.columns.length);
    for (const column of edited.columns!) expect(column.missing).to.deep.equal(['NA']);
  });

  it('asks to compare again with what was edited', async () => {
    const panel = await mount('change-recipe', { report: exampleReport() });
    const asked: ChangeRecipeRequestEvent[] = [];
    panel.addEventListener(ChangeRecipeRequestEvent.type, (event) => asked.push(event as ChangeRecipeRequestEvent));
    expect(button(panel, 'Compare again').disabled).to.equal(true);
    const input = all<HTMLInputElement>(panel, 'input[type=number]')[0]!;
    input.value = '0.5';
    input.dispatchEvent(new Event('change'));
    await settled(panel);
    button(panel, 'Compare again').click();
    expect(asked[0]!.recipe.columns).to.deep.equal([{ base: ['NEE'], revision: ['NEE_VUT_REF'], tolerance: { absolute: 0.5, relative: 0 } }]);
  });
});

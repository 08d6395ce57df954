import { expect } from 'chai';
import { commandLine } from '../../components/recipe/command-line.js';
import { entryOf } from '../../components/recipe/recipe-edits.js';
import { ChangeRecipeRequestEvent } from '../../components/recipe/recipe.element.js';
import { dictionaryByColumn, keyBaseNames, keyChoices, missingCodes, renamesOf } from '../../components/recipe/recipe.model.js';
import { foundWords, isDelimited, readingRows } from '../../components/shared/reading-rows.js';
import type { Recipe } from '../../src/core/model/recipe.js';
import type { ChangeReport } from '../../src/core/model/report.js';
import { exampleReport, HOSTILE, HOSTILE_SQL } from './fixtures.js';
import { all, button, mount, one, press, settled, textOf, unmountAll } from './mount.js';

/** A report with every kind of evidence a panel can show, names that try to break it included. */
function fullReport(): ChangeReport {
  const report = exampleReport();
  return {
    ...report,
    columns: report.columns.map((column) => (column.id === 'c2'
      ? { ...column, alignment: { by: 'content', confidence: 0.99, sentence: `NEE is NEE_VUT_REF: 99 % of the cells agree ${HOSTILE}.`, figures: {} }, missing: [{ text: '-9999', base: 40, revision: 3, by: 'detected', sentence: `−9999 stands 40 times ${HOSTILE}.` }] }
      : column)),
    pairing: { mode: 'keyed', evidence: { sentence: 'Found in the data.', columns: ['site', 'time'], uniqueBase: 1, uniqueRevision: 1, overlap: 0.99, agreement: 0.98, alternatives: [
      { columns: ['site', 'time'], uniqueBase: 1, uniqueRevision: 1, overlap: 0.99, agreement: 0.98 }, { columns: ['NEE_VUT_REF', HOSTILE], uniqueBase: 0.9, uniqueRevision: 1, overlap: 0.5, agreement: null }, 'nonsense', { columns: 'x' },
    ] } },
    offers: [{ code: 'rename', sentence: `${HOSTILE_SQL} may be NEE_QC.`, recipe: { columns: [{ base: [HOSTILE_SQL], revision: ['NEE_QC'] }] } }],
    dictionary: { base: [{ name: HOSTILE, format: 'flmd' }], revision: [], findings: [
      { column: 'VPD', what: 'unit', base: 'hPa', revision: 'kPa', sentence: 'VPD: the unit was hPa and is kPa.' }, { column: HOSTILE, what: 'definition', base: null, revision: 'x', sentence: `${HOSTILE} is described.` }, { column: 'VPD', what: 'type', base: 'a', revision: 'b', sentence: 'VPD: the type is another.' },
    ] },
  };
}

async function panel(recipe: Recipe = {}, report = fullReport()) {
  const element = await mount('change-recipe', { report, recipe });
  const asked: Recipe[] = [];
  element.addEventListener(ChangeRecipeRequestEvent.type, (event) => asked.push((event as ChangeRecipeRequestEvent).recipe));
  const run = async (): Promise<Recipe> => { await settled(element); button(element, 'Compare again').click(); return asked.at(-1)!; };
  return { element, asked, run };
}

const change = (input: HTMLInputElement | HTMLSelectElement, value: string): void => { input.value = value; input.dispatchEvent(new Event('change')); };
const choose = (element: Element, label: string, words: string): void => {
  const select = one<HTMLSelectElement>(element, `select[aria-label="${label}"]`);
  change(select, [...select.options].find((option) => textOf(option) === words)!.value);
};
const field = (element: Element, label: string): HTMLInputElement => one<HTMLInputElement>(element, `[aria-label="${label}"]`);

describe('what the recipe panel reads from a report', () => {
  it('how the releases were read', () => {
    const report = exampleReport(), [source] = report.revision.sources;
    const rows = readingRows({ ...report, revision: { ...report.revision, sources: [{ ...source!, format: 'tsv', dialect: { delimiter: '\t', quote: '', newline: 'CRLF', encoding: 'utf-8', bom: true, comment: '#', headerLine: 0, headerRows: 2, unitRow: true, thousands: true } }] } });
    const said = (differs: boolean): string[] => rows.filter((row) => row.differs === differs).map((row) => `${row.words}: ${row.base} | ${row.revision}`.replace(/\u00a0/g, ' '));
    expect(said(false)).to.deep.equal(['size: 34 MB | 34 MB', 'records: 1,012 | 1,020', 'columns: 17 | 17', 'encoding: utf-8 | utf-8']);
    expect(said(true)).to.deep.equal(['format: csv | tsv', 'byte-order mark: absent | present', 'line end: LF | CRLF', 'delimiter: comma | tab', 'quotes: double | none', 'thousands separator: none | used', 'comment mark: none | #', 'header line: 1 | no header', 'header rows: 1 | 2', 'unit row: none | yes']);
    expect(readingRows(report).map((row) => row.member)).not.to.include.members(['bom', 'comment', 'unitRow', 'compression']);
    expect(foundWords({ ...report.base, sources: [{ name: 'a', bytes: 1, sha256: '', format: 'parquet' }] }, 'delimiter')).to.equal('');
    expect(isDelimited(exampleReport().base)).to.equal(true);
    expect(isDelimited({ ...exampleReport().base, sources: [{ name: 'a', bytes: 1, sha256: '', format: 'parquet' }] })).to.equal(false);
  });

  it('the keys that were weighed, the one in use first, nonsense left out', () => {
    const choices = keyChoices(fullReport());
    expect(choices.map((each) => [each.columns, each.chosen, each.agreement.replace(/\u00a0/g, ' ')])).to.deep.equal([[['site', 'time'], true, '98 %'], [['NEE_VUT_REF', HOSTILE], false, '']]);
    expect(keyChoices(exampleReport()).map((each) => each.columns)).to.deep.equal([['site', 'time']]);
    expect(keyBaseNames(fullReport(), ['NEE_VUT_REF', 'site'])).to.deep.equal(['NEE', 'site']);
  });

  it('codes with the columns that use them, renames, and findings by column', () => {
    const codes = missingCodes(fullReport());
    expect(codes.map((code) => code.text)).to.have.members(['-9999', 'NA']);
    expect(codes.find((code) => code.text === '-9999')!.uses.find((use) => use.column.id === 'c2')!.found!.base).to.equal(40);
    expect(renamesOf(fullReport()).map((each) => [each.from, each.to])).to.deep.equal([['NEE', 'NEE_VUT_REF']]);
    expect(dictionaryByColumn(fullReport()).map((each) => [each.column, each.findings.length])).to.deep.equal([['VPD', 2], [HOSTILE, 1]]);
    expect(dictionaryByColumn(exampleReport())).to.deep.equal([]);
  });

  it('the command, safe for a shell', () => {
    expect(commandLine('a.csv', 'https://x.test/b.csv')).to.equal('palimpsest compare a.csv https://x.test/b.csv --recipe recipe.json');
    expect(commandLine("it's $HOME `x`.csv", '-rf.csv')).to.equal(`palimpsest compare 'it'\\''s $HOME \`x\`.csv' ./-rf.csv --recipe recipe.json`);
  });
});

describe('the recipe panel', () => {
  afterEach(unmountAll);

  it('shows every section with its evidence, hostile names as text', async () => {
    const { element } = await panel();
    const headings = all(element, 'h3').map((heading) => textOf(heading));
    expect(headings).to.deep.equal(['Suggested by the data', 'How the releases were read', 'How records are paired', 'Renamed columns', 'Taken for missing', 'Types and tolerances', 'Dictionaries', 'The same on the command line']);
    expect(element.shadowRoot!.querySelector('img')).to.equal(null);
    const text = textOf(element.shadowRoot);
    for (const said of ['99 % of the cells agree', '−9999 stands 40 times', 'unit hPa →became kPa', 'definition nothing →became x', HOSTILE, HOSTILE_SQL]) expect(text).to.contain(said);
    expect(element.shadowRoot!.querySelector('[style]')).to.equal(null);
  });

  it('shows what an older report has', async () => {
    const { element } = await panel({}, exampleReport());
    expect(all(element, 'h3')).to.have.length(6);
    expect(textOf(element.shadowRoot)).to.contain('The recipe says so.');
  });

  it('keeps edits until they are applied, tells them, and takes them back', async () => {
    const { element, asked, run } = await panel();
    expect(await run()).to.equal(undefined);
    change(field(element, 'Tolerance of VPD'), '0.5');
    await settled(element);
    change(field(element, 'How sex is read'), 'text');
    await settled(element);
    expect(textOf(one(element, '.run'))).to.contain('2 changes, not yet applied');
    button(element, 'Undo').click();
    await settled(element);
    expect(textOf(one(element, '.run'))).to.contain('1 change, not yet applied').and.to.contain('VPD: tolerance');
    expect(one<HTMLSelectElement>(element, '[aria-label="How sex is read"]').value).to.equal('auto');
    expect(await run()).to.deep.equal({ columns: [{ base: ['VPD'], tolerance: { absolute: 0.5, relative: 0 } }] });
    press(one(element, '#title'), 'z', { ctrlKey: true });
    await settled(element);
    expect(textOf(one(element, '.run'))).to.contain('No changes');
    expect(field(element, 'Tolerance of VPD').value).to.equal('0');
    expect(asked).to.have.length(1);
  });

  it('refuses a tolerance that is none', async () => {
    const { element } = await panel();
    for (const wrong of ['-1', '']) {
      change(field(element, 'Tolerance of VPD'), wrong);
      await settled(element);
      expect(field(element, 'Tolerance of VPD').value).to.equal('0');
    }
    expect(textOf(one(element, '.run'))).to.contain('No changes');
  });

  it('takes from which mean change on a column matters, and takes it back', async () => {
    const { element, run } = await panel(), label = 'Mean change of VPD that matters';
    change(field(element, label), '0.25');
    await settled(element);
    expect(textOf(one(element, '.run'))).to.contain('VPD: what matters');
    expect(await run()).to.deep.equal({ columns: [{ base: ['VPD'], matters: 0.25 }] });
    for (const wrong of ['-1', '0']) {
      change(field(element, label), wrong);
      await settled(element);
      expect(field(element, label).value).to.equal('0.25');
    }
    change(field(element, label), '');
    await settled(element);
    expect(field(element, label).value).to.equal('');
    expect(textOf(one(element, '.run'))).to.contain('No changes');
    expect(field(element, 'Mean change of NEE_VUT_REF that matters, in µmol m⁻² s⁻¹').disabled).to.equal(false);
  });

  it('asks for another key: one that was weighed, or columns of one’s choice', async () => {
    const { element, run } = await panel();
    all<HTMLInputElement>(element, 'input[type=radio]')[1]!.click();
    expect(await run()).to.deep.equal({ key: ['NEE', HOSTILE] });
    const boxes = all<HTMLLabelElement>(element, '[aria-label="Key columns"] label');
    boxes.find((label) => textOf(label) === 'VPD')!.querySelector('input')!.click();
    expect(await run()).to.deep.equal({ key: ['NEE', HOSTILE, 'VPD'] });
    button(element, 'Let the key be found').click();
    expect(await run()).to.deep.equal({ key: ['NEE', HOSTILE, 'VPD'] });
    expect(textOf(one(element, '.run'))).to.contain('No changes');
  });

  it('refuses a rename, names another, and stops looking for them', async () => {
    const { element, run } = await panel();
    button(element, 'Not the same').click();
    expect(await run()).to.deep.equal({ columns: [{ base: ['NEE'], revision: [] }] });
    expect(button(element, 'Not the same').getAttribute('aria-pressed')).to.equal('true');
    button(element, 'Not the same').click();
    await settled(element);
    const [from, to] = all<HTMLSelectElement>(element, '.pair select[name=name]');
    from!.value = HOSTILE_SQL;
    to!.value = 'NEE_QC';
    one<HTMLFormElement>(element, '.pair:has([name=name])').requestSubmit();
    expect(await run()).to.deep.equal({ columns: [{ base: [HOSTILE_SQL], revision: ['NEE_QC'] }] });
    button(element, 'Take back').click();
    await settled(element);
    all<HTMLLabelElement>(element, 'label').find((label) => textOf(label).startsWith('Look for renamed'))!.querySelector('input')!.click();
    expect(await run()).to.deep.equal({ findRenames: false });
  });

  it('takes a code for missing in no column, in one, or another text in all', async () => {
    const { element, run } = await panel();
    const code = (): HTMLLIElement => all<HTMLLIElement>(element, '.codes > li').find((item) => textOf(item).startsWith('-9999'))!;
    const boxes = (): HTMLInputElement[] => [...code().querySelectorAll('input')];
    const uses = boxes().length - 1;
    boxes()[0]!.click();
    const none = await run();
    expect(none.columns).to.have.length(uses);
    for (const column of none.columns!) expect(column.missing).to.deep.equal(['NA']);
    boxes()[1]!.click();
    await settled(element);
    expect([boxes()[0]!.checked, boxes()[0]!.indeterminate, boxes()[1]!.checked, boxes()[2]!.checked]).to.deep.equal([true, true, true, false]);
    boxes()[0]!.click();
    await settled(element);
    expect([boxes()[0]!.indeterminate, boxes()[2]!.checked]).to.deep.equal([false, true]);
    button(element, 'Find them again').click();
    await settled(element);
    expect(textOf(one(element, '.run'))).to.contain('No changes');
    field(element, 'Text that means missing').value = ' n.d. ';
    one<HTMLSelectElement>(element, '[aria-label="Columns in which it means missing"]').value = 'c4';
    one<HTMLFormElement>(element, '.pair:has([name=text])').requestSubmit();
    expect(await run()).to.deep.equal({ columns: [{ base: ['sex'], missing: ['', 'n.d.'] }] });
  });

  it('asks for another reading of one side', async () => {
    const { element, run } = await panel();
    choose(element, 'Delimiter of the revision', 'tab');
    await settled(element);
    change(field(element, 'Header line of the revision'), '3');
    expect(await run()).to.deep.equal({ reading: { revision: { delimiter: '\t', headerLine: 3 } } });
  });

  it('has a control for all that a reading can be told, each with what was found', async () => {
    const { element, run } = await panel();
    const found = ['Delimiter', 'Quotes', 'Encoding', 'Comment mark', 'Unit row', 'Decimal mark', 'Thousands separator', 'Dates like 3/4/2012'].map((label) => textOf(one<HTMLSelectElement>(element, `[aria-label="${label} of the base"]`).selectedOptions[0]));
    expect(found).to.deep.equal(['comma (found)', 'double (found)', 'utf-8 (found)', 'none (found)', 'none (found)', 'point (found)', 'none (found)', 'as found']);
    expect(['Header line', 'Header rows'].map((label) => field(element, `${label} of the base`).placeholder)).to.deep.equal(['1 (found)', '1 (found)']);
    for (const [label, words] of [['Quotes', 'none'], ['Comment mark', '%'], ['Thousands separator', 'point'], ['Unit row', 'yes, under the header'], ['Dates like 3/4/2012', 'day first']] as const) {
      choose(element, `${label} of the base`, words);
      await settled(element);
    }
    change(field(element, 'Header rows of the base'), '2');
    await settled(element);
    for (const wrong of ['0', '1.5']) change(field(element, 'Header rows of the base'), wrong);
    expect(await run()).to.deep.equal({ reading: { base: { quote: '', comment: '%', thousands: '.', unitRow: true, dates: 'day-first', headerRows: 2 } } });
    choose(element, 'Quotes of the base', 'double (found)');
    expect((await run()).reading!.base).not.to.have.property('quote');
  });

  it('offers to find again what the recipe told, and keeps a mark that it does not list', async () => {
    const reading = { base: { comment: '$$', quote: '' } }, report = fullReport();
    const { element, run } = await panel({ reading }, { ...report, recipe: { ...report.recipe, reading } });
    const comment = one<HTMLSelectElement>(element, '[aria-label="Comment mark of the base"]');
    expect([textOf(comment.selectedOptions[0]), textOf(comment.options[0])]).to.deep.equal(['$$', 'find it']);
    expect(textOf(one<HTMLSelectElement>(element, '[aria-label="Quotes of the base"]').selectedOptions[0])).to.equal('none');
    choose(element, 'Comment mark of the base', 'find it');
    expect(await run()).to.deep.equal({ reading: { base: { quote: '' } } });
  });

  it('takes back a derived time with its key, and the pairing of renumbered records', async () => {
    const recipe: Recipe = { key: ['time'], rekey: true, derive: [{ side: 'base', name: 'time', from: ['year', 'doy', 'hour'] }] }, report = fullReport();
    const { element, run } = await panel(recipe, { ...report, recipe: { ...report.recipe, ...recipe, key: ['time'] } as ChangeReport['recipe'] });
    expect(textOf(element.shadowRoot)).to.contain('time is made of year, doy and hour in the base');
    one<HTMLButtonElement>(element, '[aria-label="Do not make time"]').click();
    expect(await run()).to.deep.equal({ rekey: true });
    all<HTMLLabelElement>(element, 'label').find((label) => textOf(label).startsWith('Pair renumbered'))!.querySelector('input')!.click();
    expect(await run()).to.deep.equal({});
  });

  it('keeps the keyboard in its section where the control in focus goes away', async () => {
    const { element } = await panel({ columns: [{ base: [HOSTILE_SQL], revision: ['NEE_QC'] }] });
    const back = button(element, 'Take back');
    back.focus();
    back.click();
    await settled(element);
    expect(element.shadowRoot!.activeElement?.id).to.equal('renames');
    button(element, 'Apply').focus();
    element.report = exampleReport({ id: 'sha256-other' });
    await settled(element);
    expect(element.shadowRoot!.activeElement?.id).to.equal('title');
  });

  it('hides nothing that the keyboard reaches behind the bar that stays in sight', async () => {
    const { element } = await panel();
    Object.assign(element.style, { blockSize: '420px', overflow: 'auto', inlineSize: '360px' });
    for (const details of all<HTMLDetailsElement>(element, 'details')) details.open = true;
    await settled(element);
    const behind: string[] = [];
    for (const control of all<HTMLElement>(element, 'section :is(button, input, select, summary)')) {
      control.focus();
      const { top, bottom } = control.getBoundingClientRect();
      if (bottom > one(element, '.run').getBoundingClientRect().top + 1 || top < element.getBoundingClientRect().top - 1) behind.push(control.outerHTML.slice(0, 80));
    }
    expect(behind).to.deep.equal([]);
  });

  it('says that no cell holds a code that only a dictionary names', async () => {
    const report = fullReport();
    const { element } = await panel({}, { ...report, recipe: { ...report.recipe, columns: report.recipe.columns.map((column) => ({ ...column, missing: column.base[0] === 'NEE' ? ['-9999', '-77'] : [] })) } });
    expect(all(element, '.codes > li').map((item) => textOf(item)).find((text) => text.startsWith('-77'))).to.contain('No cell holds it.');
  });

  it('applies no offer while a comparison runs', async () => {
    const { element, asked } = await panel();
    element.busy = true;
    await settled(element);
    button(element, 'Apply').click();
    expect([asked.length, button(element, 'Apply').getAttribute('aria-disabled')]).to.deep.equal([0, 'true']);
  });

  for (const width of [340, 480]) {
    it(`fits ${width} px: nothing is wider than its place`, async () => {
      const { element } = await panel();
      element.style.inlineSize = `${width}px`;
      for (const details of all<HTMLDetailsElement>(element, 'details')) details.open = true;
      await settled(element);
      const edge = element.getBoundingClientRect().right + 0.5;
      const wide = all(element, 'section *, .run *').filter((each) => each.getBoundingClientRect().right > edge || (each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).display !== 'inline' && !each.matches('.hidden-text, input, select')));
      expect(wide.map((each) => each.outerHTML.slice(0, 120))).to.deep.equal([]);
      expect(all<HTMLSelectElement>(element, '.columns select').every((select) => select.getBoundingClientRect().width > 50)).to.equal(true);
    });
  }

  it('applies an offer at once, over what is being edited', async () => {
    const { element, asked } = await panel({ seed: 2 });
    change(field(element, 'Tolerance of VPD'), '1');
    await settled(element);
    button(element, 'Apply').click();
    expect(asked).to.deep.equal([{ seed: 2, columns: [{ base: ['VPD'], tolerance: { absolute: 1, relative: 0 } }, { base: [HOSTILE_SQL], revision: ['NEE_QC'] }] }]);
  });

  it('loads a recipe, and says what is wrong with one', async () => {
    const { element, asked } = await panel();
    const load = async (text: string): Promise<void> => {
      const data = new DataTransfer();
      data.items.add(new File([text], 'mine.json'));
      const input = one<HTMLInputElement>(element, '#file');
      input.files = data.files;
      input.dispatchEvent(new Event('change'));
      await new Promise((resolve) => setTimeout(resolve, 30));
      await settled(element);
    };
    await load('{"keys": []}');
    expect(textOf(one(element, '[role=alert]'))).to.contain('“keys” is no member');
    await load(JSON.stringify(fullReport().recipe));
    expect(asked).to.deep.equal([JSON.parse(JSON.stringify(fullReport().recipe))]);
    expect(all(element, '[role=alert]')).to.deep.equal([]);
  });

  it('begins anew with another report, and not with another filter', async () => {
    const { element } = await panel();
    change(field(element, 'Tolerance of VPD'), '1');
    await settled(element);
    element.requestFilter({ column: 'c2' });
    await settled(element);
    expect(textOf(one(element, '.run'))).to.contain('1 change');
    element.report = exampleReport({ id: 'sha256-other' });
    await settled(element);
    expect(textOf(one(element, '.run'))).to.contain('No changes');
  });

  it('only tells where nothing can be compared again', async () => {
    const element = await mount('change-recipe', { report: fullReport(), locked: true });
    expect(all(element, 'select, .pair, .run')).to.deep.equal([]);
    expect(all<HTMLInputElement>(element, 'input').every((input) => input.disabled)).to.equal(true);
    expect(textOf(element.shadowRoot)).to.contain('To compare with another recipe, open the two releases.');
    expect(entryOf({}, { base: ['VPD'], revision: ['VPD'] })).to.equal(null);
  });

  it('is walked by keyboard: every control is reached, and has a name', async () => {
    const { element } = await panel();
    for (const details of all<HTMLDetailsElement>(element, 'details')) details.open = true;
    await settled(element);
    const controls = all<HTMLElement>(element, 'button, input:not([hidden]), select, summary');
    expect(controls.length).to.be.above(40);
    for (const control of controls) {
      control.focus();
      expect(element.shadowRoot!.activeElement).to.equal(control);
      const name = control.getAttribute('aria-label') ?? (textOf(control) || textOf(control.closest('label')));
      expect(name, control.outerHTML).not.to.equal('');
    }
  });
});

import { expect } from 'chai';
import type { ChangeRecordsElement } from '../../components/records/records.element.js';
import type { ChangePageElement } from '../../components/page/page.element.js';
import type { ChangeReportElement } from '../../components/report/report.element.js';
import { exampleReport } from './fixtures.js';
import { all, button, mount, one, pause, press, settled, textOf, unmountAll, until } from './mount.js';

const BASE = 'site,day,flux,flag\nA,1,1.5,0\nA,2,2.5,0\nB,1,-9999,1\nB,2,4.25,0\n';
const REVISION = 'site,day,flux,flag\nA,1,1.6,0\nA,2,2.5,0\nB,1,3.5,1\nB,2,5.25,0\n';
const csv = (name: string, text: BlobPart): File => new File([text], name, { type: 'text/csv' });

function drop(...files: File[]): DragEvent {
  const dataTransfer = new DataTransfer();
  for (const file of files) dataTransfer.items.add(file);
  for (const type of ['dragenter', 'dragover']) document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
  const event = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
  document.body.dispatchEvent(event);
  return event;
}

const entry = (name: string, content: string, folder = '/flux'): FileSystemEntry => ({ isDirectory: false, isFile: true, name, fullPath: `${folder}/${name}`, file: (resolve: (file: File) => void) => resolve(csv(name, content)) }) as unknown as FileSystemEntry;
/** Gives its entries in two parts, as folders of many files do. */
const folder = (name: string, entries: readonly FileSystemEntry[]): FileSystemEntry => ({
  isDirectory: true, isFile: false, name, fullPath: `/${name}`,
  createReader: () => { const parts = [entries.slice(0, 1), entries.slice(1), []].filter((part, i) => i === 2 || part.length > 0); return { readEntries: (resolve: (part: readonly FileSystemEntry[]) => void) => resolve(parts.shift() ?? []) }; },
}) as unknown as FileSystemEntry;

const host = (page: Element): ChangeReportElement => one<ChangeReportElement>(page, 'change-report');
const alerts = (page: Element): string[] => [...all(page, '[role=alert]'), ...all(host(page), '[role=alert]')].map((line) => textOf(line));
const changed = (page: Element): number | undefined => host(page).report?.records.changed;
const slots = (page: Element): string[] => all(page, 'change-release-slot').map((slot) => slot.getAttribute('name') ?? '');

/** The engine starts in seconds on a small machine. */
/** The first comparison also waits for some four hundred modules, which a slow machine takes half a minute to serve. */
async function eventually(condition: () => boolean, what: string): Promise<void> {
  for (let i = 0; i < 1000 && !condition(); i++) await pause(50);
  if (!condition()) throw new Error(`waited in vain: ${what}`);
}

async function opened(page: ChangePageElement, base = BASE, revision = REVISION): Promise<void> {
  drop(csv('v2.csv', revision), csv('v1.csv', base));
  await eventually(() => host(page).report !== null && !host(page).busy, 'a comparison');
  await settled(page);
}

describe('the page with the engine', () => {
  let before: string;
  beforeEach(() => { before = location.pathname + location.search; });
  afterEach(() => {
    unmountAll();
    history.replaceState(null, '', before);
    document.title = '';
  });

  it('compares two dropped files, the first by name as base', async () => {
    const page = await mount('change-page');
    expect(drop(csv('v2.csv', REVISION), csv('v1.csv', BASE)).defaultPrevented).to.equal(true);
    await eventually(() => host(page).report !== null && !host(page).busy, 'a comparison');
    await settled(page);
    expect(slots(page)).to.deep.equal(['v1.csv', 'v2.csv']);
    expect(changed(page)).to.equal(3);
    expect(all(page, '.drop')).to.deep.equal([]);
    drop(csv('v3.csv', BASE));
    await eventually(() => changed(page) === 0, 'the comparison with another revision');
    await settled(page);
    expect(slots(page)).to.deep.equal(['v1.csv', 'v3.csv']);
  });

  it('takes one file at a time, a ready report, and says what to do with three files or a folder', async () => {
    const page = await mount('change-page');
    drop(csv('v1.csv', BASE));
    await settled(page);
    expect(slots(page)).to.deep.equal(['v1.csv', '']);
    drop(csv('a.csv', BASE), csv('b.csv', BASE), csv('c.csv', BASE));
    await settled(page);
    expect(alerts(page)).to.deep.equal(['3 files were dropped; drop two, the base and the revision.']);
    const dropped = Object.assign(new Event('drop', { bubbles: true, cancelable: true }), {
      dataTransfer: { types: ['Files'], files: [csv('flux', '')], items: [{ kind: 'file', webkitGetAsEntry: () => folder('flux', [entry('readme.md', 'x')]) }] },
    });
    document.body.dispatchEvent(dropped);
    await until(() => alerts(page)[0]!.includes('flux'), 'the sentence');
    await settled(page);
    expect(alerts(page)).to.deep.equal(['“flux” holds no file that can be compared; drop two, the base and the revision.']);
    drop(new File([JSON.stringify(exampleReport())], 'report.json'));
    await until(() => host(page).report?.id === 'sha256-example', 'the report');
    await settled(page);
    expect(alerts(page)).to.deep.equal([]);
    expect(slots(page)).to.deep.equal(['LaThuile 2007', 'FLUXNET 2015']);
  });

  it('compares again with a tolerance and without a missing code, and goes back', async () => {
    const page = await mount('change-page');
    await opened(page);
    const first = host(page).report!;
    press(document.body, 'r');
    await settled(page);
    const recipe = one(page, 'change-recipe');
    const tolerance = one<HTMLInputElement>(recipe, 'input[aria-label="Tolerance of flux"]');
    tolerance.value = '0.2';
    tolerance.dispatchEvent(new Event('change'));
    const code = all<HTMLInputElement>(recipe, '.codes input[type=checkbox]')[0]!;
    expect(textOf(code.closest('label'))).to.contain('-9999');
    code.click();
    await settled(recipe);
    button(recipe, 'Compare again').click();
    expect(host(page).report).to.equal(first);
    await eventually(() => host(page).report !== first && !host(page).busy, 'the second comparison');
    expect(host(page).report!.cells).to.include({ tolerated: 1, filled: 0, value: 2 });
    expect(first.cells).to.include({ tolerated: 0, filled: 1, value: 2 });
    await settled(page);
    history.back();
    await eventually(() => host(page).report!.cells.filled === 1, 'the first recipe');
    expect(host(page).report!.id).to.equal(first.id);
  });

  it('compares the two data files of a folder, and leaves out what cannot be data', async () => {
    const page = await mount('change-page');
    const dropped = Object.assign(new Event('drop', { bubbles: true, cancelable: true }), {
      dataTransfer: { types: ['Files'], files: [csv('flux', '')], items: [{ kind: 'file', webkitGetAsEntry: () => folder('flux', [entry('readme.md', 'x'), folder('new', [entry('a.csv', REVISION, '/flux/new')]), entry('.hidden.csv', 'x'), entry('old.csv', BASE, '/flux/a')]) }] },
    });
    document.body.dispatchEvent(dropped);
    await eventually(() => changed(page) === 3, 'the comparison');
    await settled(page);
    expect(slots(page)).to.deep.equal(['old.csv', 'a.csv']);
  });

  it('reads the dictionaries that are dropped with two files, tells which were used, and takes a later one', async () => {
    const page = await mount('change-page'), dd = (unit: string): string => `Column_or_row_name,Unit,Definition,Data_type,Missing_value_code\nsite,N/A,Site,text,\nday,d,Day,integer,\nflux,${unit},Exchange,numeric,-9999\nflag,N/A,Flag,integer,\n`;
    const used = (): readonly (readonly string[])[] => [host(page).report?.dictionary?.base ?? [], host(page).report?.dictionary?.revision ?? []].map((list) => list.map(({ name }) => name));
    const beside = (): string[] => all(page, 'change-release-slot').map((slot) => textOf(slot.shadowRoot!.querySelector('.beside')));
    drop(csv('flux_dd.csv', dd('umol')), csv('v2.csv', REVISION), csv('v1.csv', BASE), csv('eml.xml', '<other/>'));
    await eventually(() => host(page).report !== null && !host(page).busy, 'a comparison');
    await settled(page);
    expect(slots(page)).to.deep.equal(['v1.csv', 'v2.csv']);
    expect(used()).to.deep.equal([['flux_dd.csv'], ['flux_dd.csv']]);
    expect(beside()).to.deep.equal(['with dictionary flux_dd.csv; eml.xml not used', 'with dictionary flux_dd.csv; eml.xml not used']);
    expect(host(page).report!.columns.find((column) => column.name === 'flux')!.unit).to.deep.equal({ base: 'umol', revision: 'umol' });
    const first = host(page).report;
    drop(csv('v2_dd.csv', dd('mmol')));
    await eventually(() => host(page).report !== first && !host(page).busy, 'the comparison with the later dictionary');
    await settled(page);
    expect(used()).to.deep.equal([['flux_dd.csv'], ['v2_dd.csv', 'flux_dd.csv']]);
    expect(host(page).report!.columns.find((column) => column.name === 'flux')!.unit).to.deep.equal({ base: 'umol', revision: 'mmol' });
    expect(host(page).report!.dictionary!.findings.filter(({ what }) => what === 'unit').map(({ base, revision }) => [base, revision])).to.deep.equal([['umol', 'mmol']]);
    const input = one<HTMLInputElement>(one(page, 'change-release-slot[side=revision]'), 'input[type=file]'), chosen = new DataTransfer();
    for (const file of [csv('v3.csv', BASE), csv('v3_dd.csv', dd('mol'))]) chosen.items.add(file);
    input.files = chosen.files;
    input.dispatchEvent(new Event('change'));
    await eventually(() => slots(page)[1] === 'v3.csv' && changed(page) === 0 && !host(page).busy, 'the comparison with the chosen files');
    expect(used()).to.deep.equal([['flux_dd.csv'], ['v3_dd.csv']]);
  });

  it('reads the dictionaries that attributes of change-report name', async () => {
    const url = (name: string, text: string): string => URL.createObjectURL(csv(name, text)), dd = (unit: string): string => `Column_or_row_name,Unit,Definition,Data_type,Missing_value_code\nsite,N/A,Site,text,\nday,d,Day,integer,\nflux,${unit},Exchange,numeric,-9999\n`;
    const element = document.createElement('change-report');
    for (const [name, value] of [['base', url('v1.csv', BASE)], ['base-dictionary', url('v1_dd.csv', dd('umol'))], ['revision', url('v2.csv', REVISION)], ['revision-dictionary', url('v2_dd.csv', dd('mmol'))]] as const) element.setAttribute(name, value);
    document.body.append(element);
    try {
      await eventually(() => element.report !== null, 'a comparison');
      expect(element.report!.dictionary!.findings.filter(({ what }) => what === 'unit').map(({ column, base, revision }) => [column, base, revision])).to.deep.equal([['flux', 'umol', 'mmol']]);
      expect(element.report!.columns.find((column) => column.name === 'flux')!.unit).to.deep.equal({ base: 'umol', revision: 'mmol' });
    } finally {
      element.remove();
    }
  });

  it('takes one file of a folder with its dictionary, and a report or recipe before a dictionary', async () => {
    const page = await mount('change-page');
    const dropped = Object.assign(new Event('drop', { bubbles: true, cancelable: true }), {
      dataTransfer: { types: ['Files'], files: [csv('flux', '')], items: [{ kind: 'file', webkitGetAsEntry: () => folder('flux', [entry('eml.xml', '<eml/>'), entry('v1.csv', BASE)]) }] },
    });
    document.body.dispatchEvent(dropped);
    await until(() => slots(page)[0] === 'v1.csv', 'the file in its slot');
    await settled(page);
    expect(textOf(one(page, 'change-release-slot').shadowRoot)).to.contain('with dictionary eml.xml');
    drop(new File(['{"key": ["site"]}'], 'schema.json'));
    await until(() => alerts(page).length > 0, 'the sentence');
    expect(alerts(page)).to.deep.equal(['schema.json is a recipe; open the two releases first, then drop it again.']);
    drop(new File([JSON.stringify(exampleReport())], 'metadata.json'));
    await until(() => host(page).report?.id === 'sha256-example', 'the report');
    expect(alerts(page)).to.deep.equal([]);
  });

  it('takes a dropped recipe, which only says another key, keeps a filter, and a failing one leaves the report', async () => {
    const page = await mount('change-page');
    await opened(page);
    const first = host(page).report!, flux = first.columns.find((column) => column.name === 'flux')!;
    host(page).applyFilter({ ...host(page).filter, column: flux.id });
    drop(new File(['{"tolerance": {"absolute": 0.2}}'], 'recipe.json'));
    await eventually(() => host(page).report !== first && !host(page).busy, 'the revised comparison');
    expect(host(page).report!.cells.tolerated).to.equal(1);
    expect(host(page).filter.column).to.equal(flux.id);
    const second = host(page).report;
    drop(new File(['{"key": ["none"]}'], 'recipe.json'));
    await eventually(() => alerts(page).length > 0, 'the sentence');
    await settled(page);
    expect(alerts(page)[0]).to.contain('“none” cannot pair records');
    expect(host(page).report).to.equal(second);
    expect(slots(page)).to.deep.equal(['v1.csv', 'v2.csv']);
    drop(new File(['{"key": ["site", "day"]}'], 'recipe.json'));
    await eventually(() => host(page).report !== second && !host(page).busy, 'the next one');
    await settled(page);
    expect(alerts(page)).to.deep.equal([]);
    expect(one<HTMLInputElement>(page, '.key input').value).to.equal('site, day');
  });

  it('runs the quantities of a dropped recipe when the reader says so, and keeps them with other releases', async () => {
    const page = await mount('change-page'), quantities = [{ name: 'mean flux', sql: 'SELECT avg(flux) FROM data' }];
    await opened(page);
    drop(new File([JSON.stringify({ quantities })], 'recipe.json', { type: 'application/json' }));
    await eventually(() => host(page).report?.recipe.quantities?.length === 1 && !host(page).busy, 'the recipe');
    expect(host(page).report!.impact).to.equal(undefined);
    const view = one(page, 'change-quantity');
    await settled(view);
    button(view, 'Run it').click();
    await eventually(() => host(page).report?.impact?.length === 1, 'the answer');
    const { base, revision } = host(page).report!.impact![0]!;
    expect([base, revision]).to.deep.equal([2.75, 3.2125]);
    button(page, '⇄').click();
    await eventually(() => host(page).report?.impact?.[0]?.base === 3.2125 && !host(page).busy, 'the same the other way round');
    press(document.body, 'q');
    await settled(view);
    expect(all(view, 'form')).to.have.length(1);
  });

  it('says what to do with a recipe before there are releases', async () => {
    const page = await mount('change-page');
    drop(new File(['{"key": ["site"]}'], 'recipe.json'));
    await until(() => alerts(page).length > 0, 'the sentence');
    expect(alerts(page)).to.deep.equal(['recipe.json is a recipe; open the two releases first, then drop it again.']);
  });

  it('returns to the previous pair', async () => {
    const page = await mount('change-page');
    await opened(page);
    drop(csv('w1.csv', BASE), csv('w2.csv', BASE));
    await eventually(() => changed(page) === 0, 'the second pair');
    await settled(page);
    history.back();
    await eventually(() => changed(page) === 3, 'the first pair');
    await settled(page);
    expect(slots(page)).to.deep.equal(['v1.csv', 'v2.csv']);
    history.forward();
    await eventually(() => changed(page) === 0, 'the second pair again');
  });

  for (const [what, content] of [['an empty file', ''], ['a binary file', new Uint8Array([0, 255, 1, 254, 0, 0, 13, 0, 200, 7])], ['an unterminated quote', 'site,day,flux\nA,1,"2.5\nB,2,3\n'], ['ragged rows', 'site,day,flux,flag\nA,1,1.6,0\nA,2\nB,1,3.5,1,7,8\n']] as const) {
    it(`says one sentence on ${what}, and keeps the open report`, async () => {
      const page = await mount('change-page');
      await opened(page);
      const first = host(page).report;
      drop(csv('bad.csv', content));
      await eventually(() => alerts(page).length > 0, 'the sentence');
      await settled(page);
      expect(alerts(page)).to.have.length(1);
      expect(alerts(page)[0]).to.match(/bad\.csv.*\.$/);
      expect(host(page).report).to.equal(first);
      expect(slots(page)).to.deep.equal(['v1.csv', 'v2.csv']);
      drop(csv('v3.csv', BASE));
      await eventually(() => changed(page) === 0, 'the next comparison');
      expect(alerts(page)).to.deep.equal([]);
    });
  }

  it('says so when an address answers 404, on a page that stays usable', async () => {
    history.replaceState(null, '', '?base=/no/such.csv&revision=/no/such-2.csv');
    const page = await mount('change-page');
    await eventually(() => alerts(page).length > 0, 'the sentence');
    await settled(page);
    expect(alerts(page)[0]).to.contain('404').and.to.match(/such/);
    expect(textOf(one(page, 'h1'))).to.contain('What changed');
    await opened(page);
    expect(changed(page)).to.equal(3);
  });

  it('is walked by keyboard alone', async () => {
    const page = await mount('change-page');
    await opened(page);
    const columns = one(page, 'change-columns');
    const records = one<ChangeRecordsElement>(page, 'change-records');
    const focused = (): Element | null => columns.shadowRoot!.activeElement;
    press(document.body, '/');
    expect(focused()?.localName).to.equal('input');
    press(focused()!, 'Escape');
    expect(focused()?.getAttribute('data-column')).to.equal(all(columns, 'tr.row')[0]!.dataset['column']);
    press(focused()!, 'Enter');
    await settled(page);
    expect(host(page).filter.column).not.to.equal(null);
    press(document.body, 'Escape');
    expect(host(page).filter.column).to.equal(null);
    await settled(records);
    press(document.body, 'n');
    await until(() => textOf(one(records, '.foot [role=status]')).includes('was'), 'the first change');
    const said = textOf(one(records, '.foot [role=status]'));
    press(document.body, 'Escape');
    await settled(records);
    expect(textOf(one(records, '.foot [role=status]'))).to.equal(said);
    press(document.body, 'r');
    await settled(page);
    expect(one(page, 'change-recipe').shadowRoot!.activeElement?.id).to.equal('title');
    press(document.body, 'Escape');
    await settled(page);
    expect(one(page, 'change-recipe').hidden).to.equal(true);
    expect(focused()?.localName).to.equal('tr');
  });
});

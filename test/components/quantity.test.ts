import { expect } from 'chai';
import { render } from 'lit';
import 'axe-core/axe.js';
import '../../components/define-views.js';
import { renderChoicesForm } from '../../components/quantity/choices-form.view.js';
import { draftOf, quantityOf } from '../../components/quantity/quantity-draft.js';
import type { QuantityRecipe, Recipe } from '../../src/core/model/recipe.js';
import type { ChangeQuantityElement } from '../../components/quantity/quantity.element.js';
import { exampleReport, HOSTILE, HOSTILE_SQL } from './fixtures.js';
import { all, button, mount, one, press, settled, textOf, unmountAll, until } from './mount.js';
import { quantityHost, type QuantityHost } from './quantity-host.js';

const QUANTITY: QuantityRecipe = { name: 'mean NEE', unit: 'µmol', tolerance: 2, sql: 'SELECT 7' };
const { axe } = globalThis as unknown as { axe: { run(root: Element, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };

async function stand(recipe: Recipe = {}): Promise<{ view: ChangeQuantityElement; told: QuantityHost }> {
  const host = await mount('change-report');
  host.innerHTML = '<change-quantity></change-quantity>';
  const told = await quantityHost(host, recipe), view = host.querySelector('change-quantity')!;
  await settled(view);
  return { view, told };
}

const type = (view: Element, selector: string, text: string): void => { const field = one<HTMLInputElement>(view, selector); field.value = text; field.dispatchEvent(new Event('input')); };
const fields = (view: Element): HTMLInputElement[] => all<HTMLInputElement>(view, '.fields input');
const editor = (view: Element): HTMLElement => one(view, '.cm-content');
const shown = (view: Element): string[] => all(view, '.quantities > li').map(textOf);

async function open(view: ChangeQuantityElement): Promise<void> {
  button(view, 'quantity').click();
  await settled(view);
  await until(() => all(view, '.cm-content').length === 1 && !one(view, '.code').hidden, 'the editor');
}

/** As a browser does it: text goes in where the selection is. */
async function write(view: Element, text: string): Promise<void> {
  editor(view).focus();
  document.execCommand('insertText', false, text);
  await settled(view);
}

describe('a quantity of the reader', () => {
  afterEach(unmountAll);

  it('is written, run by keys, and stands in the report that all views have', async () => {
    const { view, told } = await stand();
    expect(shown(view)).to.deep.equal([]);
    await open(view);
    expect((view.shadowRoot!.activeElement as HTMLElement).id).to.equal('name');
    type(view, '#name', 'mean NEE');
    await write(view, 'SELECT 7');
    await settled(view);
    press(editor(view), 'Enter', { ctrlKey: true });
    await until(() => shown(view).length === 1, 'the answer');
    expect(told.asked).to.deep.equal([[{ name: 'mean NEE', sql: 'SELECT 7' }]]);
    expect(told.host.report!.impact![0]!.change).to.equal(7);
    expect(told.host.report!.recipe.quantities).to.deep.equal([{ name: 'mean NEE', sql: 'SELECT 7' }]);
    expect(shown(view)[0]).to.match(/0 →to 7/);
    await until(() => (view.shadowRoot!.activeElement as HTMLElement | null)?.id === 'add', 'the keyboard at the button');
  });

  it('is edited and removed, and comes back', async () => {
    const { view, told } = await stand();
    await told.host.computeQuantities([QUANTITY, { name: 'other', sql: 'SELECT 1' }]);
    await settled(view);
    expect(shown(view)[0]).to.match(/mean NEE µmol, tolerance ±2 µmol/);
    button(view, 'Edit').click();
    await settled(view);
    expect(fields(view).map(({ value }) => value)).to.deep.equal(['mean NEE', 'µmol', '2']);
    type(view, '.fields label:last-child input', '9');
    button(view, 'Run').click();
    await until(() => told.host.report!.impact![0]!.tolerance === 9, 'the other tolerance');
    expect(told.host.report!.impact!.map(({ name }) => name)).to.deep.equal(['mean NEE', 'other']);
    await settled(view);
    one<HTMLButtonElement>(view, 'button[aria-label="Remove mean NEE"]').click();
    await until(() => told.host.report!.impact!.length === 1, 'it to go');
    await settled(view);
    button(view, 'Undo').click();
    await until(() => told.host.report!.impact!.length === 2, 'it to come back');
    expect(told.host.report!.recipe.quantities![0]).to.deep.equal({ ...QUANTITY, tolerance: 9 });
  });

  it('keeps what was written when it cannot be run, and says why', async () => {
    const { view, told } = await stand();
    await open(view);
    const run = async (): Promise<string> => { button(view, 'Run').click(); await settled(view); return textOf(view.shadowRoot!.querySelector('.problem')); };
    expect(await run()).to.match(/has no name yet/);
    type(view, '#name', 'x');
    expect(await run()).to.match(/no query yet/);
    type(view, '.fields label:last-child input', 'much');
    expect(await run()).to.match(/tolerance must be a number from 0 on, as 0.5; “much” is none/);
    type(view, '.fields label:last-child input', '');
    await write(view, 'DROP TABLE data');
    expect(await run()).to.match(/must be one SELECT: it begins with “drop”/);
    expect(textOf(editor(view))).to.equal('DROP TABLE data');
    expect(told.asked).to.deep.equal([]);
    editor(view).focus();
    document.execCommand('selectAll');
    document.execCommand('insertText', false, 'SELECT nowhere');
    await settled(view);
    button(view, 'Run').click();
    await until(() => shown(view).length === 1, 'the answer');
    expect(shown(view)[0]).to.match(/x cannot be compared: the query could not be run \(no column nowhere\)/);
  });

  it('tells how far it is, and is cancelled without losing what was written', async () => {
    const { view, told } = await stand();
    told.hold = true;
    await open(view);
    type(view, '#name', 'slow');
    await write(view, 'SELECT 3');
    button(view, 'Run').click();
    await until(() => textOf(view.shadowRoot!.querySelector('form > .run')).includes('3 releases between base and revision'), 'the progress');
    press(one(view, 'form'), 'Escape');
    await until(() => textOf(view.shadowRoot!.querySelector('form > .run')).includes('Close'), 'the end');
    expect([one<HTMLInputElement>(view, '#name').value, textOf(editor(view)), told.host.report!.impact]).to.deep.equal(['slow', 'SELECT 3', undefined]);
  });

  it('begins with an example over the columns of the report, and takes a column from its button', async () => {
    const { view } = await stand();
    await open(view);
    const select = one<HTMLSelectElement>(view, 'select');
    expect([...select.options].map(textOf)).to.include.members(['Mean of VPD', 'Total of VPD']);
    select.value = '0';
    select.dispatchEvent(new Event('change'));
    await settled(view);
    expect(textOf(editor(view))).to.equal('SELECT avg("VPD")FROM data');
    expect(one<HTMLInputElement>(view, '#name').value).to.equal('mean VPD');
    button(view, 'VPD').click();
    expect(textOf(editor(view))).to.include('"VPD');
  });

  it('leaves a name and a unit that were typed when an example is chosen, and takes the next example’s for those of the last', async () => {
    const { view } = await stand();
    await open(view);
    const choose = async (at: string): Promise<string[]> => { const select = one<HTMLSelectElement>(view, 'select'); select.value = at; select.dispatchEvent(new Event('change')); await settled(view); return fields(view).slice(0, 2).map(({ value }) => value); };
    expect(await choose('2')).to.deep.equal(['records with high VPD', 'records']);
    const [name, unit] = await choose('0');
    expect([name, unit === 'records']).to.deep.equal(['mean VPD', false]);
    await choose('2');
    type(view, '.fields label:nth-child(2) input', 'half-hours');
    expect(await choose('0')).to.deep.equal(['mean VPD', 'half-hours']);
    type(view, '#name', 'my mean');
    expect(await choose('2')).to.deep.equal(['my mean', 'half-hours']);
  });
});

describe('a model as a quantity', () => {
  afterEach(unmountAll);
  const pick = async (view: Element, label: string, value: string): Promise<void> => { const select = all<HTMLSelectElement>(view, 'select').find((each) => textOf(each.closest('label')).startsWith(label))!; select.value = value; select.dispatchEvent(new Event('change')); await settled(view); };

  it('is chosen with its result, columns and constants, and is edited as it was', async () => {
    const { view, told } = await stand();
    await open(view);
    one<HTMLInputElement>(view, 'input[value=model]').click();
    await settled(view);
    button(view, 'Run').click();
    await settled(view);
    expect(textOf(one(view, '.problem'))).to.match(/no name yet/);
    await pick(view, 'Model', 'budget');
    expect(one<HTMLInputElement>(view, '#name').value).to.match(/^Net ecosystem exchange/);
    await pick(view, 'Result', 'evapotranspiration');
    expect(fields(view).map(({ value }) => value)).to.deep.equal(['Evapotranspiration by year', 'mm', '']);
    await pick(view, 'latent heat', 'VPD');
    const constant = all<HTMLInputElement>(view, '.parameters input')[0]!;
    constant.value = 'none';
    constant.dispatchEvent(new Event('input'));
    button(view, 'Run').click();
    await settled(view);
    expect(textOf(one(view, '.problem'))).to.match(/^The parameter \w+ must be a number; “none” is none\.$/);
    constant.value = '';
    constant.dispatchEvent(new Event('input'));
    await settled(view);
    button(view, 'Run').click();
    await until(() => told.asked.length === 1, 'the question');
    expect(told.asked[0]).to.deep.equal([{ name: 'Evapotranspiration by year', unit: 'mm', model: { id: 'budget', output: 'evapotranspiration', inputs: { LE: 'VPD' } } }]);
    await until(() => shown(view).length === 1, 'the answer');
    button(view, 'Edit').click();
    await settled(view);
    expect(all<HTMLSelectElement>(view, '.inputs select').map(({ value }) => value).filter((value) => value !== '')).to.deep.equal(['VPD']);
  });
});

describe('a function as a quantity', () => {
  afterEach(unmountAll);

  it('is written in the same editor, which keeps each of both texts', async () => {
    const { view, told } = await stand();
    await open(view);
    await write(view, 'SELECT 1');
    one<HTMLInputElement>(view, 'input[value=javascript]').click();
    await settled(view);
    expect(textOf(editor(view))).not.to.include('SELECT 1');
    const select = one<HTMLSelectElement>(view, 'select');
    expect([...select.options].map(textOf)).to.deep.equal(['an example…', 'Mean of VPD']);
    select.value = '0';
    select.dispatchEvent(new Event('change'));
    await settled(view);
    expect(textOf(editor(view))).to.match(/^\(columns\) => \{/);
    one<HTMLInputElement>(view, 'input[value=sql]').click();
    await settled(view);
    expect(textOf(editor(view))).to.equal('SELECT 1');
    one<HTMLInputElement>(view, 'input[value=javascript]').click();
    await settled(view);
    button(view, 'Run').click();
    await until(() => told.asked.length === 1, 'the question');
    const [[quantity]] = told.asked as [[{ javascript: string; name: string }]];
    expect([quantity.name, Object.keys(quantity).includes('sql')]).to.deep.equal(['mean VPD', false]);
    const mean = (0, eval)(quantity.javascript) as (columns: Record<string, Float64Array>) => number;
    expect(mean({ VPD: Float64Array.of(1, NaN, 4) })).to.equal(2.5);
    await until(() => shown(view).length === 1, 'the answer');
    button(view, 'Edit').click();
    await settled(view);
    await until(() => all(view, '.cm-content').length === 1, 'the editor');
    expect(textOf(editor(view))).to.match(/^\(columns\) => \{/);
  });
});

describe('other ways of analysing', () => {
  afterEach(unmountAll);

  it('are written a line each, refused where they change nothing, and asked with the quantity', async () => {
    const { view, told } = await stand();
    await open(view);
    type(view, '#name', 'x');
    await write(view, 'SELECT 7 + {least}');
    button(view, 'Add a choice').click();
    await settled(view);
    type(view, '.choice input', 'most');
    type(view, '.choice textarea', '1\n 2 \n\n');
    type(view, '.threshold input', '3');
    button(view, 'Run').click();
    await settled(view);
    expect(textOf(one(view, '.problem'))).to.match(/has no \{most\}/);
    type(view, '.choice input', 'least');
    await settled(view);
    button(view, 'Run').click();
    await until(() => told.asked.length === 1, 'the question');
    expect(told.asked[0]).to.deep.equal([{ name: 'x', threshold: 3, choices: [{ name: 'least', options: ['1', '2'] }], sql: 'SELECT 7 + {least}' }]);
    await until(() => shown(view).length === 1, 'the answer');
    expect(shown(view)[0]).to.match(/\{least\}: 1, 2/);
  });
});

describe('choices of a function', () => {
  afterEach(unmountAll);
  it('are offered with their own words, and go along', async () => {
    const [quantity] = [{ name: 'f', javascript: '({ x }, { choices }) => x.length * choices.least' }], draft = draftOf(quantity!), made = quantityOf({ ...draft, threshold: '2', choices: [{ name: 'least', options: '1\n2' }] }, []);
    expect(made).to.deep.equal({ ...quantity, threshold: 2, choices: [{ name: 'least', options: ['1', '2'] }] });
    expect(draftOf(made as typeof QUANTITY).choices).to.deep.equal([{ name: 'least', options: '1\n2' }]);
    expect(quantityOf({ ...draft, choices: [{ name: 'most', options: '1' }] }, [])).to.match(/does not hold the word “most”/);
    const host = document.createElement('div');
    render(renderChoicesForm({ ...draft, choices: [{ name: 'least', options: '1' }] }, () => undefined), host);
    expect(textOf(host)).to.contain('choices.least').and.not.contain('in braces');
  });
});

describe('quantities that a file or a link brought', () => {
  afterEach(unmountAll);
  const brought: Recipe = { quantities: [QUANTITY] };

  it('wait until the reader has read them and says so, and then run with every recipe', async () => {
    const { view, told } = await stand(brought);
    expect([told.let, told.asked, told.host.report!.impact]).to.deep.equal([[false], [], undefined]);
    expect(textOf(one(view, '.waiting'))).to.match(/^1 quantity came with a file or a link and has not run.*mean NEE.*SELECT 7/);
    expect(one<HTMLDetailsElement>(view, '.waiting details').open).to.equal(true);
    await told.host.revise({ ...brought, tolerance: { absolute: 1 } });
    expect(told.let).to.deep.equal([false, false]);
    button(view, 'Run it').click();
    await until(() => told.host.report!.impact?.length === 1, 'the answer');
    expect(told.asked).to.deep.equal([[QUANTITY]]);
    await settled(view);
    expect(all(view, '.waiting')).to.deep.equal([]);
    await told.host.revise({ ...brought, tolerance: { absolute: 2 } });
    expect(told.let.at(-1)).to.equal(true);
    await told.host.revise({ quantities: [QUANTITY, { ...QUANTITY, name: 'other', sql: 'SELECT 8' }] });
    expect(told.let.at(-1), 'one that nobody has seen').to.equal(false);
  });

  it('keep the keyboard where it was pressed: it goes on at what is there when they have run, and when one is taken away', async () => {
    const { view, told } = await stand(brought), focused = (): string => textOf(view.shadowRoot!.activeElement);
    button(view, 'Run it').focus();
    button(view, 'Run it').click();
    await until(() => told.host.report!.impact?.length === 1, 'the answer');
    await until(() => focused() === 'Add a quantity', `the focus: ${focused()}`);
    one<HTMLButtonElement>(view, 'button[aria-label="Remove mean NEE"]').focus();
    one<HTMLButtonElement>(view, 'button[aria-label="Remove mean NEE"]').click();
    await until(() => focused() === 'Undo', `the focus: ${focused()}`);
    button(view, 'Undo').click();
    await until(() => focused() === 'Add a quantity', `the focus: ${focused()}`);
  });

  it('are discarded', async () => {
    const { view, told } = await stand(brought);
    button(view, 'Discard').click();
    await until(() => told.host.report!.recipe.quantities === undefined, 'them to go');
    expect([told.asked, all(view, '.waiting')]).to.deep.equal([[], []]);
  });

  it('are shown as the texts that they are', async () => {
    const { view } = await stand({ quantities: [{ name: HOSTILE, unit: HOSTILE_SQL, sql: `SELECT '${HOSTILE}'` }] });
    expect(textOf(one(view, '.waiting'))).to.include(HOSTILE.replace(/\s+/g, ' ').trim());
    expect(all(view, 'img, script, iframe')).to.deep.equal([]);
  });
});

describe('the element of quantities', () => {
  afterEach(unmountAll);
  for (const theme of ['light', 'dark'] as const) {
    it(`has no violation of accessibility: empty, written, answered, waiting, ${theme}`, async () => {
      document.documentElement.style.colorScheme = theme;
      document.documentElement.style.background = theme === 'dark' ? '#121212' : '#ffffff';
      const check = async (view: Element): Promise<void> => {
        const { violations } = await axe.run(view, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'], rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } } });
        expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).to.deep.equal([]);
      };
      const { view, told } = await stand();
      await check(told.host);
      await open(view);
      await check(told.host);
      for (const each of all<HTMLDetailsElement>(view, 'form details')) each.open = true;
      button(view, 'Add a choice').click();
      await settled(view);
      await check(told.host);
      one<HTMLInputElement>(view, 'input[value=model]').click();
      await settled(view);
      const models = one<HTMLSelectElement>(view, '.model select');
      models.value = 'forest-growth';
      models.dispatchEvent(new Event('change'));
      await settled(view);
      for (const each of all<HTMLDetailsElement>(view, 'form details')) each.open = true;
      await check(told.host);
      await told.host.computeQuantities([QUANTITY]);
      await settled(view);
      await check(told.host);
      unmountAll();
      await check((await stand({ quantities: [QUANTITY] })).told.host);
    });
  }

  it('shows what a ready report holds, and offers nothing that it cannot do', async () => {
    const { told } = await stand();
    await told.host.computeQuantities([QUANTITY]);
    const view = await mount('change-quantity', { report: told.host.report });
    expect(shown(view)).to.have.length(1);
    expect(all(view, 'button')).to.deep.equal([]);
    expect(textOf((await mount('change-quantity', { report: exampleReport() })).shadowRoot)).to.equal('');
  });

  it('drops an answer that another comparison overtook', async () => {
    const { told } = await stand();
    told.hold = true;
    const late = told.host.computeQuantities([QUANTITY]);
    await told.host.revise({ tolerance: { absolute: 1 } });
    told.release();
    expect(await late).to.equal(null);
    expect(told.host.report!.impact).to.equal(undefined);
  });

  it('shows what is known before all is computed, as provisional, and then the answer', async () => {
    const { view, told } = await stand();
    await told.host.computeQuantities([QUANTITY]);
    const standing = told.host.report!, heard: unknown[] = [], results = document.createElement('change-results');
    told.host.addEventListener('change-report-impact', ({ report }) => heard.push(report));
    told.host.append(results);
    told.hold = true;
    const computing = told.host.computeQuantities([{ ...QUANTITY, sql: 'SELECT 8' }, { name: 'other', sql: 'SELECT 9' }]);
    await until(() => told.host.report!.impact![1] !== undefined, 'both so far');
    expect(told.host.report!.impact!.map(({ change, unfinished }) => [change, unfinished!.done])).to.deep.equal([[8, 0], [9, 0]]);
    expect(told.host.comparison, 'the comparison stays').not.to.equal(null);
    await until(() => /Provisional, 0 of 1 part done: mean NEE/.test(textOf(results.shadowRoot)) || all(results, '*').some((each) => /Provisional/.test(textOf(each.shadowRoot))), 'the word in the views');
    expect(heard, 'nothing is told as an answer').to.deep.equal([]);
    told.hold = false;
    told.release();
    await computing;
    expect(told.host.report!.impact!.map(({ change, unfinished }) => [change, unfinished])).to.deep.equal([[8, undefined], [9, undefined]]);
    expect(heard).to.deep.equal([told.host.report]);
    expect(standing.impact![0]!.change).to.equal(7);
    await settled(view);
  });

  it('shows what stood before when it is called off, or fails after another was', async () => {
    const { told } = await stand(), stop = new AbortController();
    await told.host.computeQuantities([QUANTITY]);
    const standing = told.host.report!;
    told.hold = true;
    const first = told.host.computeQuantities([{ ...QUANTITY, sql: 'SELECT 8' }], { signal: stop.signal });
    await until(() => told.host.report !== standing, 'what is known');
    stop.abort(new Error('enough'));
    await first.then(() => expect.fail('it was called off'), (error: Error) => expect(error.message).to.equal('enough'));
    expect(told.host.report).to.equal(standing);
    const second = told.host.computeQuantities([{ ...QUANTITY, sql: 'SELECT 8' }]);
    await until(() => told.host.report !== standing, 'what is known again');
    const third = told.host.computeQuantities([{ ...QUANTITY, sql: 'DROP' }]);
    await third.then(() => expect.fail('it is no SELECT'), () => undefined);
    expect(await second).to.equal(null);
    expect(told.host.report).to.equal(standing);
  });
});

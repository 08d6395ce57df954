/** The frame of a view: what it says, its controls, its sizes, and what it hands out. */
import { expect } from 'chai';
import { HOSTILE } from './fixtures.js';
import { VALUES, type ExampleView } from './example-view.js';
import { all, button, frame, one, pause, press, settled, textOf, unmountAll, until } from './mount.js';
import { marksOf, ready, press1, pointer } from './example-frame.js';
import { keepOneStop } from '../../components/view/toolbar.view.js';

describe('the frame of a view', () => {
  afterEach(unmountAll);

  it('has a heading, what is drawn, figures with their reasons, sentences and notes', async () => {
    const view = await ready({ heading: 4 });
    expect(textOf(one(view, '#title'))).to.equal('NEE is higher in the middle');
    expect(one(view, '#title').getAttribute('aria-level')).to.equal('4');
    expect(textOf(one(view, '.subtitle'))).to.equal('Revision − base of NEE, by bin');
    expect(textOf(one(view, 'dl'))).to.equal('mean change0.625 r– too few pairs');
    expect(textOf(one(view, '.sentences'))).to.contain('7 of 10 bins hold a change.');
    expect(one(view, '.picture').getAttribute('aria-label')).to.equal('NEE is higher in the middle');
  });

  it('in a figure of several views keeps controls and notes until they are asked for', async () => {
    const view = await ready({ compact: true });
    expect(all(view, '.toolbar, .notes')).to.have.length(0);
    button(view, 'Options').click();
    await settled(view);
    expect(all(view, '.toolbar, .notes')).to.have.length(2);
    expect(button(view, 'Options').getAttribute('aria-expanded')).to.equal('true');
  });

  it('keeps its size while loading, when empty, when it does not apply, and after a failure', async () => {
    const view = await ready();
    const size = (): string => { const box = one(view, '.stage').getBoundingClientRect(); return `${box.width} × ${box.height}`; };
    const before = size();
    for (const given of [{ state: 'loading', words: 'Counting…' }, { state: 'empty', reason: 'No pair.' }, { state: 'not-applicable', reason: 'The key has no time.' }, { state: 'error', reason: 'The engine stopped.' }] as const) {
      view.given = given;
      await settled(view);
      expect(size(), given.state).to.equal(before);
      expect(textOf(one(view, '.stage'))).to.equal('words' in given ? given.words : given.reason);
      expect(button(view, 'Table').disabled).to.equal(true);
      expect(all(view, '.marks')).to.have.length(0);
    }
    expect(all(view, '.stage [role=alert]')).to.have.length(1);
  });

  it('says what failed when a view cannot prepare', async () => {
    const view = await ready();
    Object.defineProperty(view, 'prepare', { value: () => { throw new Error('no bins'); } });
    view.invalidate();
    await settled(view);
    expect(textOf(one(view, '.stage'))).to.equal('This chart could not be drawn: no bins');
  });

  it('draws again when its width is another, not when a mark is pointed at', async () => {
    const view = await ready();
    const drawn = view.drawn;
    await press1(view, 'ArrowRight');
    expect(view.drawn).to.equal(drawn);
    view.style.inlineSize = '360px';
    await until(() => view.drawn > drawn, 'another picture');
    expect(one(view, '.picture svg').getAttribute('width')).to.equal(String(one(view, '.stage').clientWidth));
  });

  it('fits 360 pixels and twice the text', async () => {
    const view = await ready({ words: 'a_rather_long_name_of_a_column_that_does_not_break_by_itself' });
    view.style.inlineSize = '360px';
    document.documentElement.style.fontSize = '200%';
    try {
      await settled(view);
      await pause(50);
      await settled(view);
      button(view, 'Table').click();
      await settled(view);
      for (const part of all(view, 'figure, .head, .toolbar, .titles, .stage, .picture svg, .figures, .sentences, .table')) expect(part.getBoundingClientRect().right, part.className || part.localName).to.be.at.most(view.getBoundingClientRect().right + 0.5);
    } finally {
      document.documentElement.style.fontSize = '';
    }
  });

  it('in a figure of several views still says what it cannot follow of a selection', async () => {
    const view = await ready({ compact: true });
    expect(all(view, '.notes')).to.have.length(0);
    view.requestClauses('another', [{ source: 'another', field: 'time', kind: 'interval', value: [0, 3] }]);
    await settled(view);
    expect(textOf(one(view, '.notes'))).to.equal('Bins are of equal width.');
  });

  it('grows as a whole where readers want larger text, and still knows where they point', async () => {
    document.documentElement.style.fontSize = '200%';
    try {
      const view = await ready(), stage = one(view, '.stage'), picture = one(view, '.picture svg');
      await until(() => Number(picture.getAttribute('width')) === Math.floor(stage.clientWidth / 2), 'a picture of half as many pixels');
      await settled(view);
      expect(Math.abs(picture.getBoundingClientRect().width - stage.clientWidth)).to.be.at.most(1);
      expect([stage.clientHeight, picture.getBoundingClientRect().height, one(view, '.overlay').getBoundingClientRect().height]).to.deep.equal([400, 400, 400]);
      const step = (Math.floor(stage.clientWidth / 2) - 20) / VALUES.length;
      pointer(view, 'pointermove', 2 * (10 + 3.5 * step), 200);
      await settled(view);
      expect(textOf(one(view, '.tip strong'))).to.equal('NEE 3 to 4');
      const tip = one(view, '.tip').getBoundingClientRect(), around = stage.getBoundingClientRect();
      expect(tip.left >= around.left - 1 && tip.right <= around.right + 1).to.equal(true);
    } finally {
      document.documentElement.style.fontSize = '';
    }
  });

  it('shows names as text, whatever they hold', async () => {
    const view = await ready({ words: HOSTILE });
    button(view, 'Table').click();
    press(marksOf(view), 'ArrowRight');
    marksOf(view).focus();
    await settled(view);
    expect(all(view, 'img')).to.have.length(0);
    for (const place of ['#title', '.subtitle', 'caption', '.tip', '[role=option]', '.picture text']) expect(textOf(one(view, place)), place).to.contain(HOSTILE);
  });

  it('switches its arrangement', async () => {
    const view = await ready();
    expect(all(view, '[aria-label=Arrangement] [aria-pressed=true]').map(textOf)).to.deep.equal(['Difference']);
    button(view, 'Overlay').click();
    await settled(view);
    expect(view.currentArrangement).to.equal('superpose');
    expect(all(view, '[aria-label=Arrangement] [aria-pressed=true]').map(textOf)).to.deep.equal(['Overlay']);
    view.arrangement = 'no such';
    expect(view.currentArrangement).to.equal('difference');
  });

  it('has further choices of its own in its controls', async () => {
    const view = await ready(), chosen: string[] = [];
    view.furtherChoices = [{ label: 'Bins', options: [{ id: '32', label: '32' }, { id: '64', label: '64' }], chosen: '64', choose: (id) => chosen.push(id) }];
    view.requestUpdate();
    await settled(view);
    expect(all(view, '[aria-label=Bins] [aria-pressed=true]').map(textOf)).to.deep.equal(['64']);
    button(view, '32').click();
    expect(chosen).to.deep.equal(['32']);
  });

  it('has a menu where there are many choices, whose letters are its own', async () => {
    const view = await ready(), chosen: string[] = [];
    view.furtherChoices = [{ label: 'against', form: 'menu', options: [HOSTILE, 'TA', 'time'].map((label, i) => ({ id: String(i), label })), chosen: '1', choose: (id) => chosen.push(id) }];
    view.requestUpdate();
    await settled(view);
    const menu = one<HTMLSelectElement>(view, '.toolbar select');
    expect([menu.value, menu.labels![0]!.textContent!.startsWith('against'), textOf(menu.options[0]!)]).to.deep.equal(['1', true, HOSTILE]);
    press(menu, 't');
    menu.value = '2';
    menu.dispatchEvent(new Event('change'));
    await settled(view);
    expect([chosen, all(view, 'table').length]).to.deep.equal([['2'], 0]);
  });

  it('has one tab stop in its controls, and arrow keys between them', async () => {
    const view = await ready();
    const stops = (): string[] => all<HTMLButtonElement>(view, '.toolbar button').filter(({ tabIndex }) => tabIndex === 0).map(textOf);
    expect(stops()).to.deep.equal(['Difference']);
    button(view, 'Difference').focus();
    press(button(view, 'Difference'), 'ArrowLeft');
    expect(stops()).to.deep.equal(['Export']);
    press(button(view, 'Export'), 'Home');
    expect(stops()).to.deep.equal(['Difference']);
  });

  it('begins its controls at the first, also where the first had nothing to do at first', () => {
    const toolbar = document.createElement('div');
    const made = ['first', 'second'].map((text) => Object.assign(document.createElement('button'), { textContent: text }));
    toolbar.append(...made);
    made[0]!.disabled = true;
    keepOneStop(toolbar);
    expect(made.map(({ tabIndex }) => tabIndex)).to.deep.equal([-1, 0]);
    made[0]!.disabled = false;
    keepOneStop(toolbar);
    expect(made.map(({ tabIndex }) => tabIndex)).to.deep.equal([0, -1]);
  });

  it('shows its numbers as a table, by button and by key', async () => {
    const view = await ready();
    await press1(view, 't');
    expect(textOf(one(view, 'caption'))).to.equal('NEE by bin');
    expect(all(view, 'tbody tr')).to.have.length(VALUES.length);
    expect(textOf(all(view, 'tbody tr')[2])).to.equal('NEE 2–');
    expect(textOf(all(view, 'tbody tr')[1])).to.equal('NEE 1−0.66667');
    await press1(view, 't');
    expect(all(view, 'table')).to.have.length(0);
  });

  it('says why this chart', async () => {
    const view = await ready();
    button(view, 'Why this chart?').click();
    await until(() => all(view, '.evidence').length === 1, 'the card');
    expect(textOf(one(view, '.evidence'))).to.contain('it is a convention');
    expect(button(view, 'Why this chart?').getAttribute('aria-expanded')).to.equal('true');
  });
});

describe('what a view hands out', () => {
  afterEach(unmountAll);

  /** Names and texts of the files that a press gives. */
  async function saved(view: ExampleView, label: string): Promise<{ name: string; type: string; text: string }> {
    const found: { name: string; blob: Promise<Blob> }[] = [];
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) { found.push({ name: this.download, blob: fetch(this.href).then((answer) => answer.blob()) }); };
    try {
      button(view, label).click();
      await until(() => found.length === 1, 'a file');
    } finally {
      HTMLAnchorElement.prototype.click = click;
    }
    const blob = await found[0]!.blob;
    return { name: found[0]!.name, type: blob.type, text: await blob.text() };
  }

  it('is a picture in two forms, the table, and the state', async () => {
    const view = await ready();
    button(view, 'Export').click();
    await press1(view, 'Enter');
    const svg = await saved(view, 'SVG');
    expect(svg.name).to.equal('change-example.svg');
    expect(svg.text).to.contain('<title>NEE is higher in the middle</title><desc>Revision − base of NEE, by bin The mean of revision');
    const png = await saved(view, 'PNG');
    expect([png.name, png.type, png.text.slice(1, 4)]).to.deep.equal(['change-example.png', 'image/png', 'PNG']);
    const csv = await saved(view, 'CSV');
    expect(csv.text.split('\r\n').slice(0, 4)).to.deep.equal(['NEE bin,change', 'NEE 0,1', 'NEE 1,-0.6666666666666666', 'NEE 2,']);
    expect(JSON.parse((await saved(view, 'JSON state')).text)).to.deep.equal({
      view: 'change-example', report: 'sha256-example', column: 'VPD', arrangement: 'difference',
      clauses: [{ source: 'change-example', field: 'time', kind: 'interval', value: [0, 1] }],
    });
  });

  it('is its text, to paste; and it says so where that is not allowed', async () => {
    const view = await ready();
    const copied: string[] = [];
    const clipboard = { writeText: (text: string) => { copied.push(text); return Promise.resolve(); } };
    Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true });
    try {
      button(view, 'Copy').click();
      await until(() => textOf(one(view, '[role=status]')) === 'Copied', 'the word');
      expect(copied[0]).to.match(/^NEE is higher in the middle\n/);
      clipboard.writeText = () => Promise.reject(new Error('no'));
      button(view, 'Copy').click();
      await until(() => textOf(one(view, '[role=status]')).includes('did not allow'), 'the reason');
    } finally {
      delete (navigator as { clipboard?: unknown }).clipboard;
    }
  });
});

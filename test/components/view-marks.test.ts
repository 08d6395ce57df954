/** The marks of a view, walked by keys and pointed at, and the ranges drawn on it. */
import { expect } from 'chai';
import { exampleReport } from './fixtures.js';
import { type ExampleView } from './example-view.js';
import { all, frame, mount, one, pause, settled, textOf, unmountAll, until } from './mount.js';
import { marksOf, active, selected, ready, press1, pointer, middleOf } from './example-frame.js';

describe('the marks of a view', () => {
  afterEach(unmountAll);

  it('are one tab stop; arrows, Home and End walk them', async () => {
    const view = await ready();
    expect(all(view, '.stage [tabindex="0"]')).to.have.length(1);
    marksOf(view).focus();
    await settled(view);
    expect(active(view)).to.equal('NEE 0 to 1');
    await press1(view, 'ArrowRight');
    expect(active(view)).to.equal('NEE 1 to 2');
    await press1(view, 'End');
    expect(active(view)).to.equal('NEE 9 to 10');
    await press1(view, 'ArrowRight');
    expect(active(view)).to.equal('NEE 9 to 10');
    await press1(view, 'Home');
    await press1(view, 'ArrowDown');
    expect(active(view)).to.equal('NEE 0 to 1');
    expect(all(view, '.overlay .focus')).to.have.length(1);
    expect(marksOf(view).getAttribute('aria-activedescendant')).to.equal(one(view, '[role=option]').id);
    expect(one(view, '[role=option]').getAttribute('aria-setsize')).to.equal('10');
  });

  it('are walked change by change with n and p', async () => {
    const view = await ready();
    await press1(view, 'n');
    await press1(view, 'n');
    expect(active(view)).to.equal('NEE 3 to 4');
    await press1(view, 'p');
    expect(active(view)).to.equal('NEE 1 to 2');
    await press1(view, 'p');
    await press1(view, 'p');
    await until(() => textOf(one(view, '[role=status]')) === 'This is the first change.', 'the end of the walk');
  });

  it('are read when the walk rests', async () => {
    const view = await ready();
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight']) await press1(view, key);
    expect(textOf(one(view, '[role=status]'))).to.equal('');
    await until(() => textOf(one(view, '[role=status]')) === 'change 5', 'the numbers of the mark');
  });

  it('are selected by Enter and by click; the same again takes it back; Esc clears', async () => {
    const view = await ready();
    await press1(view, 'ArrowRight');
    await press1(view, 'Enter');
    expect(selected(view)).to.deep.equal([{ source: 'change-example', field: 'time', value: [1, 2] }]);
    expect(one(view, '[role=option]').getAttribute('aria-selected')).to.equal('true');
    await press1(view, ' ');
    expect(selected(view)).to.deep.equal([]);
    pointer(view, 'click', middleOf(view, 6));
    expect(selected(view)).to.deep.equal([{ source: 'change-example', field: 'time', value: [6, 7] }]);
    pointer(view, 'click', middleOf(view, 8), 100, { ctrlKey: true });
    expect(selected(view)).to.deep.equal([{ source: 'change-example', field: 'time', value: [6, 9] }]);
    await settled(view);
    await press1(view, 'Escape');
    expect(selected(view)).to.deep.equal([]);
  });

  it('are selected together with Shift', async () => {
    const view = await ready();
    await press1(view, 'ArrowRight');
    await press1(view, 'ArrowRight', { shiftKey: true });
    await press1(view, 'ArrowRight', { shiftKey: true });
    expect(selected(view)).to.deep.equal([{ source: 'change-example', field: 'time', value: [1, 4] }]);
    await press1(view, 'ArrowLeft', { shiftKey: true });
    expect(selected(view)).to.deep.equal([{ source: 'change-example', field: 'time', value: [1, 3] }]);
    pointer(view, 'click', middleOf(view, 5), 100, { shiftKey: true });
    expect(selected(view)).to.deep.equal([{ source: 'change-example', field: 'time', value: [1, 6] }]);
  });

  it('leave other views’ clauses alone', async () => {
    const view = await ready();
    view.requestClauses('change-other', [{ source: 'change-other', field: 'year', kind: 'points', value: [2003] }]);
    await press1(view, 'Enter');
    await press1(view, 'Escape');
    expect(view.clauses.map(({ source }) => source)).to.deep.equal(['change-other']);
  });

  it('say nothing of a selection that the page prevents', async () => {
    const view = await ready();
    view.addEventListener('change-select-request', (event) => event.preventDefault());
    await press1(view, 'Enter');
    await pause(400);
    expect(selected(view)).to.deep.equal([]);
    expect(textOf(one(view, '[role=status]'))).not.to.contain('Selected');
  });

  it('select in their own report where they have one, also beside another’s', async () => {
    const host = await mount('change-report', { report: exampleReport() });
    host.id = 'around';
    const view = await ready({ for: 'around' });
    await press1(view, 'Enter');
    expect(selected(view)).to.deep.equal([{ source: 'change-example', field: 'time', value: [0, 1] }]);
    expect(one(view, '[role=option]').getAttribute('aria-selected')).to.equal('true');
    view.requestFilter({ column: 'c2' });
    await settled(view);
    expect([view.filter.column, host.filter.column]).to.deep.equal(['c2', null]);
  });

  it('tell the view’s own keys to the view first', async () => {
    const view = await ready();
    await press1(view, 'd');
    expect(view.taken).to.deep.equal(['d']);
  });

  it('show a tooltip near the pointer that stays while one is in it, and goes by Esc', async () => {
    const view = await ready();
    pointer(view, 'pointermove', middleOf(view, 3));
    await settled(view);
    expect(textOf(one(view, '.tip'))).to.equal('NEE 3 to 4change 5');
    pointer(view, 'pointerleave', middleOf(view, 3));
    one(view, '.tip').dispatchEvent(new PointerEvent('pointerenter'));
    await pause(300);
    expect(all(view, '.tip')).to.have.length(1);
    await press1(view, 'Escape');
    expect(all(view, '.tip')).to.have.length(0);
    pointer(view, 'pointermove', middleOf(view, 4));
    await settled(view);
    expect(all(view, '.tip')).to.have.length(1);
    one(view, '.tip').dispatchEvent(new PointerEvent('pointerleave'));
    await until(() => all(view, '.tip').length === 0, 'the tooltip to go');
  });

  it('show a tooltip to a finger that stays after it lifts, and to a mouse no longer than it points', async () => {
    const view = await ready();
    pointer(view, 'pointerdown', middleOf(view, 3), 100, { pointerType: 'touch' });
    pointer(view, 'pointerup', middleOf(view, 3), 100, { pointerType: 'touch' });
    pointer(view, 'pointerleave', middleOf(view, 3), 100, { pointerType: 'touch' });
    await pause(300);
    expect(textOf(one(view, '.tip'))).to.contain('NEE 3 to 4');
    pointer(view, 'pointerdown', middleOf(view, 5));
    marksOf(view).focus();
    pointer(view, 'pointerup', middleOf(view, 5));
    pointer(view, 'pointerleave', middleOf(view, 5));
    await until(() => all(view, '.tip').length === 0, 'the tooltip to go');
    await press1(view, 'ArrowRight');
    expect(all(view, '.tip')).to.have.length(1);
  });

  it('stay, with focus, while a newer picture is on its way', async () => {
    const view = await ready();
    marksOf(view).focus();
    const state = view.viewState;
    if (state.state !== 'ready') throw new Error('not ready');
    view.given = { ...state, busy: true };
    await settled(view);
    expect(one(view, 'figure').getAttribute('aria-busy')).to.equal('true');
    expect(view.shadowRoot!.activeElement).to.equal(marksOf(view));
  });

  it('keep the tooltip inside the picture', async () => {
    const view = await ready();
    for (const bin of [0, 9]) {
      pointer(view, 'pointermove', middleOf(view, bin));
      await settled(view);
      const tip = one(view, '.tip').getBoundingClientRect(), stage = one(view, '.stage').getBoundingClientRect();
      expect(tip.left).to.be.at.least(stage.left - 0.5);
      expect(tip.right).to.be.at.most(stage.right + 0.5);
    }
  });
});

describe('the range drawn on a view', () => {
  afterEach(unmountAll);

  async function draw(view: ExampleView, from: number, to: number): Promise<void> {
    pointer(view, 'pointerdown', from);
    pointer(view, 'pointermove', (from + to) / 2);
    pointer(view, 'pointermove', to);
    pointer(view, 'pointerup', to);
    pointer(view, 'click', to);
    await settled(view);
  }

  it('selects while it is drawn, once a frame', async () => {
    const view = await ready();
    let asked = 0;
    const request = view.requestClauses.bind(view);
    view.requestClauses = (source, clauses) => { asked++; request(source, clauses); };
    pointer(view, 'pointerdown', middleOf(view, 2));
    for (let bin = 2; bin < 6; bin++) pointer(view, 'pointermove', middleOf(view, bin) + 5);
    expect(asked).to.equal(0);
    await frame();
    await settled(view);
    expect(asked).to.equal(1);
    expect(selected(view)).to.deep.equal([{ source: 'change-example', field: 'time', value: [2, 6] }]);
    expect(all(view, '.overlay .range')).to.have.length(1);
    pointer(view, 'pointerup', middleOf(view, 5));
    pointer(view, 'click', middleOf(view, 5));
    expect(selected(view)).to.deep.equal([{ source: 'change-example', field: 'time', value: [2, 6] }]);
  });

  it('is moved by its middle and resized by its ends', async () => {
    const view = await ready();
    await draw(view, middleOf(view, 2), middleOf(view, 4));
    expect(selected(view)).to.deep.equal([{ source: 'change-example', field: 'time', value: [2, 5] }]);
    await draw(view, middleOf(view, 3), middleOf(view, 5));
    expect(selected(view)).to.deep.equal([{ source: 'change-example', field: 'time', value: [4, 7] }]);
    const step = middleOf(view, 1) - middleOf(view, 0);
    await draw(view, middleOf(view, 4) - step / 2 + 1, middleOf(view, 1));
    expect(selected(view)).to.deep.equal([{ source: 'change-example', field: 'time', value: [1, 7] }]);
  });

  it('is taken back by Esc while drawn, and by a double click after', async () => {
    const view = await ready();
    pointer(view, 'pointerdown', middleOf(view, 2));
    pointer(view, 'pointermove', middleOf(view, 5));
    await frame();
    await press1(view, 'Escape');
    expect(selected(view)).to.deep.equal([]);
    await draw(view, middleOf(view, 2), middleOf(view, 4));
    pointer(view, 'dblclick', middleOf(view, 3));
    await settled(view);
    expect(selected(view)).to.deep.equal([]);
    expect(all(view, '.overlay .range')).to.have.length(0);
  });

  it('gives back what was selected before, when it is given up', async () => {
    const view = await ready();
    pointer(view, 'click', middleOf(view, 8));
    await settled(view);
    pointer(view, 'pointerdown', middleOf(view, 2));
    pointer(view, 'pointermove', middleOf(view, 5));
    await frame();
    expect(selected(view)).to.deep.equal([{ source: 'change-example', field: 'time', value: [2, 6] }]);
    pointer(view, 'pointercancel', middleOf(view, 5));
    expect(selected(view)).to.deep.equal([{ source: 'change-example', field: 'time', value: [8, 9] }]);
  });

  it('can be drawn at several places, each with its own range', async () => {
    const view = await ready(), state = view.viewState;
    if (state.state !== 'ready') throw new Error('not ready');
    const width = one(view, '.stage').clientWidth - 20, upper = { axes: 'x', area: { x: 10, y: 0, width, height: 90 } } as const, lower = { axes: 'x', area: { x: 10, y: 110, width, height: 90 } } as const;
    view.given = { ...state, brush: [upper, lower] };
    await settled(view);
    const at = async (y: number, from: number, to: number): Promise<void> => {
      pointer(view, 'pointerdown', from, y);
      pointer(view, 'pointermove', to, y);
      pointer(view, 'pointerup', to, y);
      await settled(view);
    };
    await at(150, middleOf(view, 2), middleOf(view, 4));
    expect(new Set(view.places)).to.deep.equal(new Set([lower]));
    await at(50, middleOf(view, 6), middleOf(view, 7));
    expect(view.places.at(-1)).to.equal(upper);
    expect(all(view, '.overlay .range').map((range) => Number(range.getAttribute('y')))).to.deep.equal([0, 110]);
  });

  it('leaves no style attribute in what is rendered', async () => {
    const view = await ready();
    await draw(view, middleOf(view, 2), middleOf(view, 4));
    pointer(view, 'pointermove', middleOf(view, 8));
    await settled(view);
    // What the element sets itself goes through the CSSOM, which a strict policy allows.
    const styled = all(view, '[style]').map((element) => element.className);
    expect(styled.filter((name) => !['stage', 'tip', 'marks brush-x'].includes(name))).to.deep.equal([]);
  });
});

import { shiftDot } from '../../components/columns/shift-dot.js';
import { expect } from 'chai';
import { columnGroups, neighbours, quietWords, sortRows } from '../../components/columns/columns.model.js';
import { FIRST_LISTING, FIRST_SORT } from '../../src/session/exploration/listing.js';
import { columnWords } from '../../src/core/report/kind-words.js';
import { describeHistogram, differenceBars, mirrorShape } from '../../components/columns/mini-histogram.js';
import { columnState, countColumnStates } from '../../components/shared/column-state.js';
import type { ReportColumn } from '../../src/core/model/report.js';
import { NO_FILTER } from '../../components/shared/filter.js';
import { cells, COLUMNS, exampleReport, HOSTILE, HOSTILE_SQL } from './fixtures.js';
import { all, button, mount, one, press, settled, textOf, unmountAll } from './mount.js';

const names = (host: Element): string[] => all(host, 'tr.row .name').map((cell) => textOf(cell));

describe('change-columns', () => {
  afterEach(unmountAll);

  it('lists what changed most first, then notation, added, removed; the rest is one line', async () => {
    const view = await mount('change-columns', { report: exampleReport() });
    expect(names(view)).to.deep.equal(['VPD', 'NEE_VUT_REF', 'sex', HOSTILE, 'constant', 'WS', 'PA', 'SWC', 'NEE_QC', HOSTILE_SQL]);
    button(view, '6 columns unchanged, 2 key columns').click();
    await settled(view);
    expect(names(view)).to.have.length(COLUMNS.length);
  });

  it('shows each figure with its sign in words and its former name', async () => {
    const view = await mount('change-columns', { report: exampleReport() });
    const row = textOf(all(view, 'tr.row').find((candidate) => textOf(candidate).includes('NEE_VUT_REF')));
    for (const words of ['was NEE', 'pairs higher by 0.312', '300', '30 %'.replace(' ', '\u00a0'), '0.964', 'filled 33', 'lost 7']) expect(row.replace(/\s/g, ' ')).to.contain(words.replace(/\s/g, ' '));
  });

  it('shows why a figure is missing and never a number for it', async () => {
    const view = await mount('change-columns', { report: exampleReport() });
    const row = all(view, 'tr.row').find((candidate) => textOf(candidate).includes('constant'))!;
    expect(textOf(row)).to.contain('base does not vary');
    expect(textOf(row)).not.to.match(/NaN|undefined|\[object/);
  });

  it('is no wider than its place, and breaks long names after underscores', async () => {
    const report = exampleReport(), numbers = report.columns.find((column) => column.name === 'VPD')!, place = document.createElement('div');
    const side = (missing: number, more: object): object => ({ ...numbers.summary!.base!, missing, ...more });
    const time = { ...numbers, id: 'time', name: 'Q10_other1_range_measured', base: ['Q10_other1_range_measured'], revision: ['Q10_other1_range_measured'], type: 'time', summary: { base: side(16_529, { first: '2008-09-26', last: '2018-02-15' }), revision: side(110_278, { first: '2008-09-27', last: '2020-04-14' }) } };
    const far = { ...numbers, id: 'far', name: 'Manipulation', base: ['Manipulation'], revision: ['Manipulation'], summary: { base: side(16_529, { mean: -123_456.7 }), revision: side(110_278, { mean: -123_457.8 }) } };
    document.body.append(place);
    try {
      const view = await mount('change-columns', { report: { ...report, columns: [...report.columns, time, far] } as typeof report }, place);
      for (const width of [825, 832, 855, 897, 993, 1201, 1216]) {
        place.style.inlineSize = `${width}px`;
        await settled(view);
        expect(one(view, 'table.columns').getBoundingClientRect().width, `${width}`).to.be.at.most(width);
      }
      const name = all(view, 'tr.row .name').find((cell) => textOf(cell) === time.name)!;
      expect(name.innerHTML.replace(/<!--.*?-->/g, '')).to.equal('Q10_<wbr>other1_<wbr>range_<wbr>measured');
      expect(textOf(name.parentElement)).to.contain('Q10_other1_range_measured');
    } finally {
      place.remove();
    }
  });

  it('sorts by a pressed header, both ways, and says so', async () => {
    const view = await mount('change-columns', { report: exampleReport() });
    button(view, 'RMSE').click();
    await settled(view);
    expect(names(view).slice(0, 2)).to.deep.equal(['VPD', 'NEE_VUT_REF']);
    expect(one(view, 'th[aria-sort]').getAttribute('aria-sort')).to.equal('descending');
    button(view, 'RMSE').click();
    await settled(view);
    expect(names(view)[0]).to.equal('WS');
    expect(one(view, 'th[aria-sort]').getAttribute('aria-sort')).to.equal('ascending');
  });

  it('names what stands above and below a column as it is sorted and narrowed at present', async () => {
    const report = exampleReport(), view = await mount('change-columns', { report }), state = (): ReturnType<typeof neighbours> => neighbours(report, 'c2', view.filter, view.exploration.listing);
    const around = (): (string | undefined)[] => { const { before, after } = state(); return [before?.name, after?.name]; };
    expect(around()).to.deep.equal(['VPD', 'sex']);
    button(view, 'column').click();
    await settled(view);
    const listed = names(view), at = listed.indexOf('NEE_VUT_REF');
    expect(around()).to.deep.equal([listed.slice(0, at).findLast((name) => ['VPD', 'sex', 'WS', 'constant', HOSTILE].includes(name)), listed.slice(at + 1).find((name) => ['VPD', 'sex', 'WS', 'constant', HOSTILE].includes(name))]);
    button(view, 'column').click();
    await settled(view);
    expect(around(), 'the other way round').to.deep.equal([listed.slice(at + 1).find((name) => ['VPD', 'sex', 'WS', 'constant', HOSTILE].includes(name)), listed.slice(0, at).findLast((name) => ['VPD', 'sex', 'WS', 'constant', HOSTILE].includes(name))]);
    view.requestFilter({ classes: new Set(['lost']) });
    expect(around(), 'only columns with lost cells').to.deep.equal(['sex', undefined]);
    view.requestFilter({ classes: new Set() });
    one<HTMLInputElement>(view, 'input').value = 'ws';
    one(view, 'input').dispatchEvent(new Event('input'));
    expect(around(), 'also where the column itself is not listed').to.deep.equal(['WS', undefined]);
  });

  it('can be sorted where it is narrow too: nothing that keys reach is out of sight', async () => {
    const view = await mount('change-columns', { report: exampleReport() });
    view.style.inlineSize = '360px';
    await settled(view);
    const buttons = all<HTMLButtonElement>(view, 'th button').filter((each) => each.getClientRects().length > 0);
    expect(buttons.length).to.be.above(4);
    for (const each of buttons) {
      const { left, right, height } = each.getBoundingClientRect(), place = view.getBoundingClientRect();
      expect(left >= place.left && right <= place.right && height >= 24, textOf(each)).to.equal(true);
      each.focus();
      expect(document.elementsFromPoint((left + right) / 2, each.getBoundingClientRect().top + 4).includes(view), textOf(each)).to.equal(true);
    }
  });

  it('puts what was not measured last, whatever the direction', () => {
    const rows = columnGroups(exampleReport(), NO_FILTER, FIRST_LISTING).shown;
    for (const descending of [true, false]) {
      const sorted = sortRows(rows, { by: 'rmse', descending }).filter((row) => row.column.status === 'matched');
      const measured = sorted.map((row) => typeof row.column.paired?.rmse === 'number');
      expect(measured.lastIndexOf(true)).to.be.below(measured.indexOf(false));
    }
  });

  it('narrows by typing, also among unchanged columns and former names', async () => {
    const view = await mount('change-columns', { report: exampleReport() });
    const input = one<HTMLInputElement>(view, 'input');
    for (const [typed, found] of [['ts_3', ['TS_3']], ['nee', ['NEE_VUT_REF', 'NEE_QC']], ['no such', []]] as const) {
      input.value = typed;
      input.dispatchEvent(new Event('input'));
      await settled(view);
      expect(names(view)).to.deep.equal(found);
    }
    expect(textOf(view.shadowRoot)).to.contain('No column is called like “no such”.');
  });

  it('walks by keyboard: slash, arrows, j and k, Enter, Escape', async () => {
    const view = await mount('change-columns', { report: exampleReport() });
    const rows = (): HTMLElement[] => all(view, 'tr.row');
    expect(all(view, 'tr.row[tabindex="0"]')).to.have.length(1);
    rows()[0]!.focus();
    press(rows()[0]!, 'ArrowDown');
    await settled(view);
    expect(view.shadowRoot!.activeElement).to.equal(rows()[1]);
    press(rows()[1]!, 'j');
    press(rows()[2]!, 'k');
    await settled(view);
    expect(view.shadowRoot!.activeElement).to.equal(rows()[1]);
    press(rows()[1]!, 'Enter');
    await settled(view);
    expect(view.filter.column).to.equal('c2');
    expect(textOf(one(view, '.detail'))).to.contain('more than the 0.1 that matters');
    // What dresses it comes with it, once.
    expect(getComputedStyle(one(view, '.panels')).columnCount).to.equal('3');
    expect((view.renderRoot as ShadowRoot).adoptedStyleSheets.filter(({ cssRules }) => [...cssRules].some(({ cssText }) => cssText.startsWith('.panels td'))).length).to.equal(1);
    press(rows()[1]!, 'Escape');
    await settled(view);
    expect(view.filter.column).to.equal(null);
    press(rows()[1]!, 'End');
    await settled(view);
    expect(view.shadowRoot!.activeElement).to.equal(rows().at(-1));
    press(rows().at(-1)!, '/');
    expect(view.shadowRoot!.activeElement?.localName).to.equal('input');
  });

  it('keeps hostile names as text', async () => {
    const view = await mount('change-columns', { report: exampleReport() });
    expect(all(view, 'img')).to.deep.equal([]);
    expect(textOf(view.shadowRoot)).to.contain(HOSTILE_SQL).and.to.contain(HOSTILE);
  });

  it('sets apart what was not compared, and says why', async () => {
    const date: ReportColumn = { ...COLUMNS[2]!, id: 'c99', name: 'date', base: ['date'], revision: ['date'], cells: cells({}), kinds: [{ kind: 'retyped', confidence: 1, evidence: { from: 'text', to: 'time' } }] };
    expect(columnState(date)).to.equal('uncompared');
    const report = exampleReport({ columns: [...COLUMNS, date] });
    const counts = countColumnStates(report.columns);
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).to.equal(report.columns.length);
    expect([counts.uncompared, counts.unchanged, counts.key]).to.deep.equal([1, 6, 2]);
    const view = await mount('change-columns', { report });
    const row = all(view, 'tr.row').find((candidate) => candidate.dataset['column'] === 'c99')!;
    expect(textOf(row)).to.contain('retyped, text to time').and.to.contain('not compared');
    row.click();
    await settled(view);
    expect(textOf(one(view, '.notes'))).to.contain('Not compared: its type changed from text to time');
    const nothing = columnGroups({ ...report, columns: [date], cells: { ...report.cells, compared: 0 } }, NO_FILTER, FIRST_LISTING);
    expect(quietWords(nothing.quiet)).to.equal('1 column not compared');
  });

  it('names kinds shortly and does not say the same cells twice', () => {
    expect(columnWords(COLUMNS[3]!)).to.deep.equal(['unit ×0.1', 'notation 10']);
    expect(columnWords({ ...COLUMNS[3]!, kinds: [], cells: cells({ value: 3, filled: 2 }) })).to.deep.equal(['revised 3', 'filled 2']);
  });

  it('draws the difference of both sides up for more, down for fewer', () => {
    const bars = differenceBars({ edges: [0, 1, 2, 3], base: [4, 0, 5], revision: [2, 1, 5] }, 90, 40);
    expect(bars.most).to.equal(2);
    expect(bars.path).to.equal('M0.00 20V39.00H30.00V20ZM30.00 20V10.50H60.00V20Z');
  });

  it('mirrors both sides on one scale', () => {
    const shape = mirrorShape({ edges: [0, 1, 2], base: [4, 0], revision: [2, 0] }, 100, 40);
    expect(shape.middle).to.equal(20);
    expect(shape.base).to.contain('50.00 1.00');
    expect(shape.revision).to.contain('50.00 29.50');
    expect(describeHistogram({ edges: [0, 1, 2], base: [4, 0], revision: [2, 0] })).to.contain('0 to 1: 2 fewer in revision');
    expect(describeHistogram({ edges: [0, 1], base: [4], revision: [4] })).to.contain('The counts are the same.');
    expect(describeHistogram({ edges: [7, 7], base: [4], revision: [] })).to.equal('All values are 7, in base only.');
    expect(describeHistogram({ edges: [0, 1, 2], base: [], revision: [4, 5] })).to.equal('2 bins from 0 to 2, in revision only.');
    expect(mirrorShape({ edges: [7, 7], base: [4], revision: [] }, 100, 40).base).to.equal('M0 20L0.00 1.00L100.00 1.00L100 20Z');
  });
});

describe('the mean change in a row', () => {
  const column = exampleReport().columns[2]!, dot = (bias: number, interval?: [number, number], matters: number | null = 0.1): NonNullable<ReturnType<typeof shiftDot>> => shiftDot({ ...column, paired: { ...column.paired!, bias }, ...(interval ? { intervals: { bias: { low: interval[0], high: interval[1], level: 0.95, method: 'blocks' } } } : {}), verdict: { state: 'differs', matters, sentence: '' } })!;
  it('lies on zero without a change, mirrors when the sides are swapped, and grows with the change', () => {
    const zero = dot(0).at;
    expect(dot(1).at - zero).to.be.closeTo(zero - dot(-1).at, 1e-9);
    expect(dot(2).at - zero).to.be.closeTo(2 * (dot(1).at - zero), 1e-9);
    expect(dot(0).label).to.equal('no mean change');
  });
  it('ends in an arrow beyond the axis, and shows its interval and the tolerance', () => {
    expect([dot(100).beyond, dot(-100).beyond, dot(1).beyond]).to.deep.equal([1, -1, 0]);
    const { from, to, at, tolerance } = dot(1, [0.5, 1.5]);
    expect(from! < at && at < to! && tolerance! > 0).to.equal(true);
    expect(dot(1, undefined, null).tolerance).to.equal(null);
  });
  it('is none where base has no spread', () => {
    expect(shiftDot({ ...column, summary: { base: { n: 3, missing: 0, sd: 0 }, revision: null } })).to.equal(null);
  });
});

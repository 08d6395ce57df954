import { expect } from 'chai';
import 'axe-core/axe.js';
import type { ChangeReport, ReportColumn } from '../../src/core/model/report.js';
import { COLUMNS, exampleReport, HOSTILE } from './fixtures.js';
import { all, mount, one, settled, textOf, unmountAll } from './mount.js';

const { axe } = globalThis as unknown as { axe: { run(root: Element, options: object): Promise<{ violations: readonly { readonly id: string }[] }> } };

const few = { status: 'too-few', reason: 'too few' } as const;
const interval = (low: number, high: number): object => ({ low, high, level: 0.95, method: 't, means of 40 blocks' });
const bins = (gaps: readonly number[]): object[] => gaps.map((n, i) => ({ from: [1, 2, 7, 49, 337][i], ...(i < 4 ? { to: [1, 6, 48, 336][i] } : {}), gaps: n, cells: n * (i + 1) }));

/** A column with everything that can be told of one. */
const TOLD = {
  ...COLUMNS[2]!, name: 'NEE', base: ['NEE'], revision: ['NEE'],
  sentence: 'NEE: 300 of 1,000 cells changed (30 %): so and so. Cannot tell.',
  verdict: { state: 'cannot-tell', matters: 0.1, sameWithin: 0.4431, sentence: 'Cannot tell.' },
  kinds: [
    { kind: 'rescaled-piecewise', confidence: 0.99, evidence: { cells: 198, residualCells: 2, partsInAll: 7, parts: Array.from({ length: 6 }, (_, i) => ({ group: `DE-${i}`, from: '2003-01-01T00:00', to: '2003-02-01T00:30', cells: 33, factor: 1.5, offset: -0.25 })) } },
    { kind: 'gap-refilled', confidence: 1, evidence: { cells: 40, residualCells: 0, before: { linear: 30, constant: 10 }, gaps: 3 } },
    { kind: 'revised', confidence: 1, evidence: { pattern: 'structured', cells: 22, residualCells: 0, bias: 1.5, median: 1.25, sd: 3, lag1: 0.99996 } },
  ],
  paired: { ...COLUMNS[2]!.paired!, nChanged: 260, nHigher: 200, nLower: 60, biasChanged: 1.2, medianAbsoluteChanged: 0.9, p95Absolute: 2, ccc: 0.999999, oneMinusCcc: 1e-6, oneMinusPearson: 0.0287, demingSlope: 0.98, nse: few, kge: 0.9 },
  intervals: { bias: interval(0.18, 0.4431), pearson: interval(0.95, 0.99997) },
  distribution: { of: 'pairs', n: { base: 953, revision: 953 }, infinite: 0, ks: 0.1, ksAt: 2, wasserstein: 0.33, wassersteinPerSd: 0.07, energy: 0.1, shiftShare: 0.9, jensenShannon: 0.02, hellinger: 0.02, totalVariation: 0.05, bins: 60 },
  missingness: { n: 1000, bothMissing: 7, bothPresent: 953, filled: 33, lost: 7, base: { missing: 40, gaps: 6, longest: 400, bins: bins([3, 0, 2, 0, 1]) }, revision: { missing: 14, gaps: 4, longest: 20, bins: bins([4, 0, 0, 0, 0]) }, closed: { gaps: 2, cells: 20 }, longestLost: 3, sentence: 'So much is missing.' },
} as unknown as ReportColumn;

const transitions = Array.from({ length: 10 }, (_, i) => ({ from: String(i), to: i < 2 ? HOSTILE : String(i), records: 100 - i, changed: i === 0 ? 0 : 5, n: 90, bias: i === 1 ? few : 0.5, mae: 0.5 }));
const REPORT = exampleReport({
  columns: [TOLD],
  groups: [1, 2, 3, 4, 5, 6].map((i) => ({ column: i === 6 ? 'other' : 'NEE', sentence: `Place ${i}.` })),
  flags: [{ flag: 'NEE_QC', measure: 'NEE', records: 900, reflagged: 20, levels: [{ level: '3', meaning: 'bad' }], transitions, sentence: 'NEE_QC: went.' }, { flag: 'QC', measure: 'LE', transitions: [], levels: [], sentence: 'Not of NEE.' }],
} as unknown as Partial<ChangeReport>);

async function open(column: ReportColumn = TOLD, report: ChangeReport = REPORT): Promise<HTMLElement> {
  const view = await mount('change-columns', { report: { ...report, columns: [column] } });
  view.requestFilter({ column: column.id });
  await settled(view);
  return view;
}

const section = (view: Element, heading: string): HTMLElement => all(view, '.panels section').find((each) => textOf(each.querySelector('h3')) === heading)!;

describe('the column in focus', () => {
  afterEach(unmountAll);

  it('says the sentence first, then what the verdict rests on, once', async () => {
    const view = await open(), detail = one(view, '.detail');
    expect(textOf(detail.children[0])).to.equal(TOLD.sentence);
    expect(textOf(detail.children[1])).to.equal('? cannot tell mean difference, 95 % interval: +0.18 to +0.443 µmol m⁻² s⁻¹the same from a tolerance of ±0.444 µmol m⁻² s⁻¹ on');
    expect(textOf(detail).split('Cannot tell.')).to.have.length(2);
  });

  it('tells of each kind what undoing reproduces, and lists a few parts', async () => {
    const kinds = section(await open(), 'Kinds of change'), items = [...kinds.querySelectorAll(':scope > ul > li')].map((item) => textOf(item));
    expect(items).to.have.length(3);
    expect(items[0]).to.contain('rescaled in 7 parts').and.to.contain('reproduces 198 of 200 cells (99 %) it speaks of'.replace('99 %', '99\u00a0%').replace(/\u00a0/g, ' ')).and.to.contain('DE-0: 2003-01-01 00:00 to 2003-02-01 00:30, ×1.5 −0.25, 33 cells').and.to.contain('and 3 more parts').and.not.to.contain('DE-4');
    expect(items[1]).to.contain('reproduces all 40 cells').and.to.contain('Filled before: 30 by linear interpolation, 10 with one value.').and.to.contain('In 3 gaps.');
    expect(items[2]).to.contain('revised 22, mean +1.5 µmol m⁻² s⁻¹ no simpler explanation reproduces these 22 cells').and.to.contain('Median of the differences 1.25, standard deviation 3, correlation with the next record > 0.99.');
  });

  it('lists which label became which, as text', async () => {
    const evidence = { map: { [HOSTILE]: 'x', same: 'same', ...Object.fromEntries(Array.from({ length: 14 }, (_, i) => [`from ${i}`, `to ${i}`])) }, cells: 40, residualCells: 0 };
    const view = await open({ ...TOLD, type: 'text', kinds: [{ kind: 'recoded', confidence: 1, evidence }, { kind: 'recoded', confidence: 1, evidence: { map: { 1: '0' }, cells: 1, residualCells: 0 } }] });
    const rules = [...section(view, 'Kinds of change').querySelectorAll('.rules li')].map((item) => textOf(item));
    expect(rules).to.have.length(13);
    expect(rules[0]).to.equal(`${HOSTILE} → became x`);
    expect(rules[12]).to.equal('and 3 more');
    expect(textOf(section(view, 'Kinds of change'))).to.contain('recoded 1 (1 → 0) reproduces its one cell');
    expect(all(view, 'img')).to.deep.equal([]);
  });

  it('says where, of its own column only, and counts what it leaves out', async () => {
    const text = textOf(section(await open(), 'Where'));
    expect(text).to.equal('WherePlace 1.Place 2.Place 3.Place 4.and 1 more place, in the report');
  });

  it('shows gaps by length and the classes of its flag, what changed first', async () => {
    const view = await open(), gaps = [...section(view, 'Missing values').querySelectorAll('table > tbody > tr')].map((row) => [...row.children].map((cell) => textOf(cell)));
    expect(gaps).to.deep.equal([['1', '3 3 cells', '4 4 cells'], ['7 to 48', '2 6 cells', '–'], ['337 to 400', '1 5 cells', '–']]);
    const flags = section(view, 'Quality flags'), rows = [...flags.querySelectorAll('table > tbody > tr')].map((row) => [...row.children].map((cell) => textOf(cell)));
    expect(textOf(flags)).to.contain('NEE_QC: went.').and.not.to.contain('Not of NEE');
    expect(rows.slice(0, 3)).to.deep.equal([['0', HOSTILE, '100', '0', '0.5'], ['1', HOSTILE, '99', '5 (5.1\u00a0%)'.replace('\u00a0', ' '), '–'], ['2', 'the same', '98', '5 (5.1 %)', '0.5']]);
    expect(rows[3]![0]).to.equal('3 (bad)');
    expect(rows.at(-1)).to.deep.equal(['and 2 more pairs of classes']);
  });

  it('puts intervals beside estimates, with the unit, and never rounds up to 1', async () => {
    const view = await open(), tables = all(view, '.panels > table'), paired = tables.find((table) => textOf(table).includes('paired values'))!;
    const rows = Object.fromEntries([...paired.querySelectorAll(':scope > tbody > tr')].map((row) => [textOf(row.children[0]), [...row.children].slice(1).map((cell) => textOf(cell))]));
    expect(textOf(paired.querySelector('caption'))).to.equal('953 paired values, revision − base, in µmol m⁻² s⁻¹: 200 higher, 60 lower');
    expect(rows['mean difference']).to.deep.equal(['+0.3122', '+0.18 to +0.443']);
    expect(rows['correlation r']).to.deep.equal(['0.971', '0.950 to 0.999970']);
    expect(rows['concordance']).to.deep.equal(['0.999999', '']);
    expect(rows['Nash–Sutcliffe efficiency']![0]).to.equal('– too few');
    expect(textOf(tables.find((table) => textOf(table).startsWith('Distribution'))!)).to.contain('Distribution, of the pairs, in µmol m⁻² s⁻¹').and.to.contain('share that moves to another of 60 bins0.05');
  });

  it('keeps every table within its column of the page, wide and narrow', async () => {
    const place = document.createElement('div');
    document.body.append(place);
    try {
      const view = await mount('change-columns', { report: { ...REPORT, columns: [{ ...TOLD, unit: { base: null, revision: 'µmol CO₂ m⁻² s⁻¹ and more' } }] } }, place);
      view.requestFilter({ column: TOLD.id });
      for (const width of [340, 500, 830, 960, 1240, 1600]) {
        place.style.inlineSize = `${width}px`;
        await settled(view);
        const gap = 40, panels = one(view, '.panels').getBoundingClientRect(), figure = one(view, '.panels > figure').parentElement!, columns = Math.min(3, Math.max(1, Math.floor((figure.clientWidth + gap) / (344 + gap)))), each = (panels.width - gap * (columns - 1)) / columns;
        for (const table of all(view, '.panels table')) expect(table.getBoundingClientRect().width, `${width}: ${textOf(table.querySelector('caption'))}`).to.be.at.most(each + 0.5);
      }
    } finally {
      place.remove();
    }
  });

  it('sets day, year, trend and correlations of both sides side by side', async () => {
    const cycle = (rangeBase: number, rangeRevision: number, peakShift: number): object => ({ base: [], revision: [], rmse: 1, rangeBase, rangeRevision, amplitudeRatio: 1, peakShift });
    const time = { day: cycle(6, 5.9, 1), year: cycle(13, 12.5, -0.02), trend: { years: 9, base: { slope: 0.1 }, revision: { slope: few }, change: few } };
    const columns = ['NEE', 'LE', 'H'], correlations = { n: 5684, columns, base: [[1, 0.5, 0.2], [0.5, 1, 0], [0.2, 0, 1]], revision: [[1, 0.51, -0.2], [0.51, 1, 0], [-0.2, 0, 1]] };
    const view = await open({ ...TOLD, time } as unknown as ReportColumn, { ...REPORT, correlations } as unknown as ChangeReport);
    const rows = (place: Element): string[][] => [...(place.querySelector('table') ?? place).querySelectorAll(':scope > tbody > tr')].map((row) => [...row.children].map((cell) => textOf(cell)));
    const said = section(view, 'Day, year and trend of the pairs, in µmol m⁻² s⁻¹');
    expect(rows(said)).to.deep.equal([['range of the mean day', '6', '5.9'], ['range of the mean year', '13', '12.5'], ['trend a year, over 9 years', '0.1', '–']]);
    expect(textOf(said)).to.contain('The mean day peaks 1 hour later.').and.not.to.contain('mean year peaks');
    expect(rows(all(view, '.panels > table').find((table) => textOf(table).startsWith('Correlations'))!)).to.deep.equal([['H', '0.2', '−0.2'], ['LE', '0.50', '0.51']]);
  });

  it('tells steps, scales of time, levels and how sure correlations are', async () => {
    const point = { at: '2003-05-01', earliest: '2003-04-30', latest: '2003-05-02', before: 0, after: 0.4, size: 0.4, n: 900, p: 0 }, time = {
      changePoints: { n: 953, groups: { looked: 2, of: 2 }, blockMs: 86_400_000, method: 'so', found: 12, points: [{ ...point, group: HOSTILE }, { ...point, at: '1977-04-01', earliest: '1973-01-01', latest: '1981-04-01', before: 0.4, after: -1.25 }] },
      spectrum: { n: 953, bands: [{ name: 'hours', from: 1, to: 2, blocks: 9, base: 1.5, revision: 3, ratio: 2, share: 0.75 }, { name: 'days', from: 4, to: 8, blocks: 4, base: 0, revision: 1, ratio: few, share: few }] },
    };
    const levels = { of: 'pairs', n: 953, levels: 3, added: [{ level: HOSTILE, n: 7 }], addedLevels: 3, gone: [], goneLevels: 0, totalVariation: 0.1, jensenShannon: 0.1, agreement: 0.5, kappa: few, recodeExplained: 1 }, distribution = { ...TOLD.distribution, stability: { n: 953, of: 953, classes: 10, value: 0.3, expected: 0.02, limit: 0.035 } };
    const correlations = { n: 953, columns: ['NEE', 'LE'], base: [[1, 0.5], [0.5, 1]], revision: [[1, 0.2], [0.2, 1]], pairs: [{ x: 'LE', y: 'NEE', base: 0.5, revision: 0.2, change: -0.3, interval: { low: -0.4, high: -0.2, level: 0.95, method: 't' }, q: 0.001 }], evidence: { tested: 1, leaveZero: 1, discovered: 1, rate: 0.05, method: 'BH' } };
    const view = await open({ ...TOLD, time, levels, distribution } as unknown as ReportColumn, { ...REPORT, correlations } as unknown as ChangeReport);
    const rows = (name: string): string[][] => [...all(view, '.panels table').find((table) => textOf(table.querySelector('caption')!).startsWith(name))!.querySelectorAll('tbody > tr')].map((row) => [...row.children].map((cell) => textOf(cell)));
    expect(rows('Steps of the mean difference, in µmol m⁻² s⁻¹; 10 smaller ones more')).to.deep.equal([['2003-05-01', HOSTILE, '0', '+0.4'], ['about 1977-04-01 (1973-01-01 to 1981-04-01)', '', '+0.4', '−1.25']]);
    expect(rows('Variance within each scale of time')).to.deep.equal([['hours', '1.5', '3', '2', '75 %'], ['days', '0', '1', '–', '–']]);
    expect(rows('Levels, of 953 pairs')).to.deep.equal([['new', `${HOSTILE} (7) and 2 more`], ['gone', 'none'], ['same level', '50 %'], ['told by one rule of recoding', '100 %']]);
    expect(rows('Distribution').at(-1)).to.deep.equal(['stability index, by chance up to 0.035', '0.3']);
    expect(rows('Correlations')).to.deep.equal([['LE', '0.50', '0.2', '−0.4 to −0.2, beyond chance']]);
  });

  it('has none of the figures of a mean for a flag', async () => {
    const view = await open({ ...TOLD, id: 'c9', name: 'NEE_QC', role: 'flag' });
    expect(textOf(one(view, 'tr.row'))).not.to.contain('pairs higher');
    expect(all(view, '.panels > table').some((table) => textOf(table).includes('paired values'))).to.equal(false);
    expect(textOf(section(view, 'Quality flags'))).to.contain('NEE_QC: went.');
  });

  it('shows an older report that has a verdict alone', async () => {
    const { sentence: _, intervals: __, ...older } = TOLD;
    const view = await open({ ...older, verdict: { state: 'differs', matters: null, sentence: 'It differs.' } } as ReportColumn);
    expect(textOf(one(view, '.said'))).to.equal('It differs.');
    expect(all(view, '.detail > .verdict')).to.deep.equal([]);
  });

  it('has no style attribute and no accessibility violation, light and dark', async () => {
    for (const theme of ['light', 'dark']) {
      document.documentElement.style.colorScheme = theme;
      document.documentElement.style.background = theme === 'dark' ? '#121212' : '#ffffff';
      const view = await open();
      expect(view.shadowRoot!.querySelector('[style]')).to.equal(null);
      expect((await axe.run(view, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'], rules: { region: { enabled: false } } })).violations).to.deep.equal([]);
      unmountAll();
    }
  });
});

describe('the verdict in a row', () => {
  afterEach(unmountAll);
  const row = async (verdict: object): Promise<HTMLElement> => one(await mount('change-columns', { report: exampleReport({ columns: [{ ...TOLD, verdict } as unknown as ReportColumn] }) }), '.verdict-cell');
  it('is a word and a mark, with the size that it was measured by', async () => {
    for (const [verdict, text] of [
      [{ state: 'same', matters: 0.1, sameWithin: 0.05, sentence: '' }, '≈ same within ±0.1 µmol m⁻² s⁻¹'], [{ state: 'differs', matters: 0.1, sameWithin: 0.4, sentence: '' }, '≠ differs beyond ±0.1 µmol m⁻² s⁻¹'],
      [{ state: 'cannot-tell', matters: 0.1, sameWithin: 0.4, sentence: '' }, '? cannot tell tolerance ±0.1 µmol m⁻² s⁻¹'], [{ state: 'cannot-tell', matters: null, sameWithin: 0.4431, sentence: '' }, '? cannot tell same from ±0.444 µmol m⁻² s⁻¹'],
      [{ state: 'cannot-tell', matters: null, sentence: '' }, '? cannot tell'], [{ state: 'cannot-tell', matters: null, sameWithin: few, sentence: '' }, '? cannot tell'],
    ] as const) {
      const cell = await row(verdict);
      expect(textOf(cell).replace(/(same|differs|tell)(?=[wbts])/, '$1 ')).to.equal(text);
      expect(cell.querySelector('.verdict-mark')!.getAttribute('aria-hidden')).to.equal('true');
      unmountAll();
    }
  });
  it('sorts what differs first', async () => {
    const state = (id: string, name: string): ReportColumn => ({ ...TOLD, id, name: id, base: [id], revision: [id], verdict: { state: name, matters: null, sentence: '' } }) as unknown as ReportColumn;
    const view = await mount('change-columns', { report: exampleReport({ columns: [state('s', 'same'), state('c', 'cannot-tell'), state('d', 'differs')] }) });
    all<HTMLButtonElement>(view, 'th button').find((each) => textOf(each).startsWith('verdict'))!.click();
    await settled(view);
    expect(all(view, 'tr.row .name').map((cell) => textOf(cell))).to.deep.equal(['d', 'c', 's']);
  });
});

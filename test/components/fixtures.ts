/** A small report with every case a view must survive, and a comparison of as many records as asked. */
import { CELL_CLASSES, type CellClass, type CellCounts } from '../../src/core/model/cell-class.js';
import { REPORT_SCHEMA, type ChangeReport, type ReportColumn, type ReportRelease, type SampledRecord } from '../../src/core/model/report.js';
import type { Comparison, RecordPage, RecordQuery } from '../../src/session/comparison.js';

export const HOSTILE = '<img src=x onerror=alert(1)>';
export const HOSTILE_SQL = '"; drop table cells; --';

export function cells(part: Partial<CellCounts>): CellCounts {
  return { unchanged: 0, notation: 0, tolerated: 0, value: 0, filled: 0, lost: 0, ...part };
}

const MATCHED = 1000;

function bell(shift: number, bins = 48): number[] {
  return Array.from({ length: bins }, (_, i) => Math.round(60 * Math.exp(-(((i - bins / 2 - shift) / 8) ** 2))));
}

function side(mean: number, missing = 0): NonNullable<NonNullable<ReportColumn['summary']>['base']> {
  return { n: MATCHED - missing, missing, mean, sd: 4.2, min: mean - 12, max: mean + 14, quantiles: { q05: mean - 7, q25: mean - 3, q50: mean, q75: mean + 3, q95: mean + 7 } };
}

const edges = Array.from({ length: 49 }, (_, i) => -20 + i);

function matched(id: string, name: string, counts: Partial<CellCounts>, more: Partial<ReportColumn> = {}): ReportColumn {
  return { id, name, base: [name], revision: [name], status: 'matched', role: 'measure', type: 'number', cells: cells(counts), ...more };
}

export const COLUMNS: readonly ReportColumn[] = [
  matched('c0', 'site', {}, { role: 'key', type: 'text', summary: { base: { n: 1012, missing: 0, distinct: 12 }, revision: { n: 1020, missing: 0, distinct: 12 } } }),
  matched('c1', 'time', {}, { role: 'key', type: 'time', summary: { base: { n: 1012, missing: 0, first: '2003-01-01T00:00:00', last: '2003-12-31T23:30:00' }, revision: { n: 1020, missing: 0, first: '2003-01-01T00:00:00', last: '2004-01-02T23:30:00' } } }),
  matched('c2', 'NEE_VUT_REF', { unchanged: 700, value: 260, filled: 33, lost: 7 }, {
    base: ['NEE'], unit: { base: 'µmol m⁻² s⁻¹', revision: 'µmol m⁻² s⁻¹' },
    summary: { base: side(-1.9234, 40), revision: side(-1.6112, 14) },
    paired: { n: 953, bias: 0.3122, mae: 0.5, rmse: 1.204, maxAbs: 14.91, pearson: 0.9713, slope: 0.9641, intercept: 0.21 },
    pictures: { histogram: { edges, base: bell(0), revision: bell(3) } },
    verdict: { state: 'differs', matters: 0.1, sentence: 'The mean of NEE_VUT_REF is higher by 0.31 µmol m⁻² s⁻¹; that is more than the 0.1 that matters.' },
    notes: ['−9999 was taken for missing in base: 40 cells; the next value is −31.2.'],
  }),
  matched('c3', 'VPD', { value: 990, notation: 10 }, {
    kinds: [{ kind: 'unit', confidence: 0.99, evidence: { factor: 0.1, residualCells: 0 } }],
    summary: { base: side(81.2), revision: side(8.12) },
    paired: { n: 1000, bias: -73.08, mae: 73.08, rmse: 74.1, maxAbs: 320, pearson: 0.99999991, slope: 0.1, intercept: 0 },
    pictures: { histogram: { edges, base: bell(9), revision: bell(-14) } },
  }),
  matched('c4', 'sex', { unchanged: 820, value: 168, lost: 12 }, {
    role: 'category', type: 'text',
    summary: { base: { n: 1000, missing: 0, distinct: 2, top: [{ value: 'MALE', count: 510 }] }, revision: { n: 988, missing: 12, distinct: 3, top: [{ value: 'MALE', count: 342 }] } },
    pictures: { transitions: [{ from: 'MALE', to: 'male', count: 168 }, { from: 'FEMALE', to: null, count: 12 }] },
  }),
  matched('c5', 'WS', { unchanged: 999, filled: 1 }, { summary: { base: side(2.31, 1), revision: side(2.31) }, paired: { n: 999, bias: 0, mae: 0, rmse: 0, maxAbs: 0, pearson: 1, slope: 1, intercept: 0 } }),
  matched('c6', 'PA', { unchanged: 400, notation: 600 }, { summary: { base: side(101.3), revision: side(101.3) } }),
  matched('c7', 'SWC', { unchanged: 950, tolerated: 50 }, { summary: { base: side(0.301), revision: side(0.3012) } }),
  matched('c8', 'constant', { unchanged: 995, value: 5 }, {
    summary: { base: side(4), revision: side(4) },
    paired: { n: 2, bias: { status: 'too-few', reason: 'only 2 paired values' }, mae: { status: 'too-few', reason: 'only 2 paired values' }, rmse: { status: 'too-few', reason: 'only 2 paired values' }, maxAbs: 1, pearson: { status: 'undefined', reason: 'base does not vary' }, slope: { status: 'undefined', reason: 'base does not vary' }, intercept: { status: 'undefined', reason: 'base does not vary' } },
  }),
  matched('c9', HOSTILE, { unchanged: 990, value: 10 }, { type: 'text', role: 'text', pictures: { transitions: [{ from: HOSTILE_SQL, to: HOSTILE, count: 10 }] } }),
  ...Array.from({ length: 6 }, (_, i) => matched(`c${20 + i}`, `TS_${i + 1}`, { unchanged: MATCHED }, { summary: { base: side(11 + i), revision: side(11 + i) } })),
  { id: 'c30', name: 'NEE_QC', base: [], revision: ['NEE_QC'], status: 'added', role: 'flag', type: 'number', cells: cells({}), summary: { base: null, revision: { n: 1020, missing: 0, mean: 0.4, distinct: 4 } } },
  { id: 'c31', name: HOSTILE_SQL, base: [HOSTILE_SQL], revision: [], status: 'removed', role: 'text', type: 'text', cells: cells({}), summary: { base: { n: 900, missing: 112, distinct: 3, top: [{ value: HOSTILE, count: 500 }] }, revision: null } },
];

function release(label: string, records: number): ReportRelease {
  return {
    label, identity: { doi: null, version: null, date: null, url: null }, content: `sha256-${label}`, records, columns: 17, resources: 1,
    sources: [{ name: `${label}.csv`, bytes: 34_000_000, sha256: 'ab', format: 'csv', dialect: { delimiter: ',', quote: '"', newline: 'LF', encoding: 'utf-8' } }],
  };
}

const CHANGES: readonly (readonly [column: string, base: string | null, revision: string | null, name: CellClass])[] = [
  ['c2', '-3.41', '-3.02', 'value'], ['c2', null, '1.20', 'filled'], ['c4', 'MALE', 'male', 'value'], ['c4', 'FEMALE', null, 'lost'],
  ['c9', HOSTILE_SQL, HOSTILE, 'value'], ['c3', '81.2', '8.12', 'value'],
];

function sampled(i: number): SampledRecord {
  const picked = CHANGES.filter((_, k) => (i + k) % 3 === 0);
  return {
    key: [`DE-Ha${i % 9}`, `2003-04-${String(1 + (i % 28)).padStart(2, '0')}T12:30`],
    cells: picked.map(([column, base, revision, name]) => ({ column, base, revision, class: name })),
  };
}

export function exampleReport(more: Partial<ChangeReport> = {}): ChangeReport {
  const compared = COLUMNS.filter((column) => column.status === 'matched' && column.role !== 'key');
  const totals = cells({});
  for (const column of compared) for (const name of CELL_CLASSES) totals[name] += column.cells[name];
  const whole = (value: string): SampledRecord['cells'] => [
    { column: 'c2', base: value, revision: value, class: 'unchanged' }, { column: 'c4', base: null, revision: null, class: 'unchanged' },
  ];
  return {
    schema: REPORT_SCHEMA, id: 'sha256-example',
    generator: { name: 'palimpsest', version: '0.1.0', engine: 'none', elapsedMs: { load: 0, align: 0, compare: 0, measure: 0 } },
    base: release('LaThuile 2007', 1012), revision: release('FLUXNET 2015', 1020),
    recipe: {
      key: ['site', 'time'], seed: 1,
      columns: COLUMNS.filter((column) => column.status === 'matched').map((column) => ({
        base: column.base, revision: column.revision, missing: column.type === 'number' ? ['-9999', 'NA'] : [''],
        tolerance: { absolute: column.id === 'c7' ? 0.01 : 0, relative: 0 }, matters: column.id === 'c2' ? 0.1 : null, role: column.role, readAs: 'auto',
      })),
    },
    pairing: { mode: 'keyed', evidence: { sentence: 'Records are paired by site and time: no value occurs twice in either release, and 99 % of the base keys are in the revision.' } },
    validity: { status: 'extension', findings: [
      { severity: 'note', code: 'missing-codes', sentence: '−9999 was taken for missing in 5 columns; it can be turned off in the recipe.' },
      { severity: 'warning', code: 'ambiguous-keys', sentence: '2 keys occur more than once and were left out of the comparison: 3 records of base, 2 of revision.' },
    ] },
    kinds: [],
    records: {
      base: 1012, revision: 1020, matched: MATCHED, added: 18, removed: 9, changed: 412, unchanged: 588,
      ambiguous: { base: 3, revision: 2, keys: 2, examples: [['DE-Ha1', '2003-04-01T12:30']] },
      samples: {
        changed: Array.from({ length: 100 }, (_, i) => sampled(i)),
        added: Array.from({ length: 18 }, (_, i) => ({ key: [`US-New${i}`, '2004-01-01T00:00'], cells: whole('1.5') })),
        removed: Array.from({ length: 9 }, (_, i) => ({ key: [`XX-Old${i}`, '2003-01-01T00:00'], cells: whole('2.5') })),
      },
    },
    cells: { ...totals, compared: CELL_CLASSES.reduce((sum, name) => sum + totals[name], 0) },
    columns: COLUMNS,
    sentence: 'FLUXNET 2015 revises 6 of 17 columns on the 1,000 records it shares with LaThuile 2007. VPD changes most: 99 % of its values differ, by a factor of 0.1; NEE is higher by 0.31 µmol m⁻² s⁻¹ on average.',
    ...more,
  };
}

export interface FakeComparison extends Comparison {
  readonly asked: RecordQuery[];
  disposed: boolean;
}

/** Answers any query with `total` generated records, after `delay(query)` milliseconds. */
export function fakeComparison(total: number, delay: (query: RecordQuery) => number = () => 0): FakeComparison {
  const report = exampleReport();
  const records: ChangeReport['records'] = { ...report.records, changed: total, matched: total + 588 };
  const shown: ChangeReport = { ...report, records };
  const asked: RecordQuery[] = [];
  const answer = (query: RecordQuery): RecordPage => ({
    total: query.column === undefined ? total : Math.floor(total / 2), offset: query.offset,
    rows: Array.from({ length: Math.max(0, Math.min(query.limit, total - query.offset)) }, (_, i) => generated(query.offset + i, query)),
  });
  return {
    id: 'fake', asked, disposed: false,
    report: () => shown,
    async dispose() { this.disposed = true; },
    picture: () => Promise.resolve(null),
    revise: () => Promise.reject(new Error('a fake comparison is not revised')),
    async records(query, options) {
      asked.push(query);
      const wait = delay(query);
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      options?.signal?.throwIfAborted();
      return answer(query);
    },
  };
}

function generated(index: number, query: RecordQuery): SampledRecord {
  const label = query.column ?? 'all';
  return {
    key: [`site ${label}`, `record ${index}`], at: { base: index + 1, revision: index + 1 },
    cells: (query.columns ?? ['c2']).map((column) => ({ column, base: `${index}.0`, revision: `${index}.5`, class: 'value' as const })),
  };
}

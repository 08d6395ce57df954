/** The summary in the terminal: a line a column, nothing wider than the terminal but names, and no command to it. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { summaryText } from '../../src/cli/summary.js';
import { shorten, shortenInside, wrap } from '../../src/cli/terminal-text.js';
import { CELL_CLASSES } from '../../src/core/model/cell-class.js';
import type { ChangeReport, ReportColumn } from '../../src/core/model/report.js';
import { column } from '../core/report/support.js';

function report(columns: readonly ReportColumn[], more: Partial<ChangeReport> = {}): ChangeReport {
  const side = { label: 'a.csv', records: 100, columns: columns.length };
  return {
    base: side, revision: { ...side, label: 'b.csv', records: 1 }, sentence: 'Revision changes things.', columns, cells: { compared: 0, ...Object.fromEntries(CELL_CLASSES.map((name) => [name, 0])) },
    validity: { status: 'revision', findings: [] }, pairing: { mode: 'keyed', evidence: { sentence: 'Paired by id.' } }, records: { changed: 1, unchanged: 0, added: 0, removed: 0, ambiguous: { base: 0, revision: 0 } }, ...more,
  } as unknown as ChangeReport;
}

const paired = { n: 100, bias: 0.0225, mae: 0.1, rmse: 0.0643, maxAbs: 1, pearson: 1, slope: 1, intercept: 0 };
const TREND = column('Trend', { value: 73, unchanged: 27 }, { paired, unit: { base: 'ppm', revision: 'ppm' }, kinds: [{ kind: 'revised', confidence: 1, evidence: { pattern: 'shifted', bias: 0.0308, cells: 73 } }], verdict: { state: 'cannot-tell', matters: null, sentence: '' } });
const PRESSURE = column('P', { value: 40, unchanged: 60 }, { paired: { ...paired, bias: -0.1, rmse: 0.1 }, kinds: [{ kind: 'offset', confidence: 1, evidence: { offset: -0.1, cells: 38 } }, { kind: 'gap-refilled', confidence: 1, evidence: { cells: 2 } }], verdict: { state: 'same', matters: 1, sentence: '' } });
const FLAG = column('QC', { value: 4, unchanged: 96 }, { role: 'flag', paired, kinds: [{ kind: 'recoded', confidence: 1, evidence: { map: { 1: 0 }, cells: 4 } }], verdict: { state: 'cannot-tell', matters: null, sentence: '' } });
const lines = (of: ChangeReport, width = 80): string[] => summaryText(of, width).split('\n');
const find = (of: ChangeReport, name: string): string => lines(of).find((line) => line.startsWith(name))!;

describe('the summary of a comparison', () => {
  it('has a line a column: share, shift with unit, RMSE, verdict, kinds', () => {
    const of = report([FLAG, PRESSURE, TREND]);
    assert.equal(find(of, 'column'), 'column  changed        shift    RMSE  verdict      kind of change');
    assert.equal(find(of, 'Trend'), 'Trend      73 %  +0.0225 ppm  0.0643  cannot tell  revised 73');
    // Every pair moved alike: the RMSE says nothing more.
    assert.equal(find(of, 'P '), 'P          40 %         −0.1          same         offset −0.1, 38 cells;');
    assert.equal(find(of, 'QC'), 'QC          4 %                                    recoded 4 (1 → 0)');
    assert.match(lines(of).join('\n'), /gaps refilled 2\n[^]*No tolerance was given for columns that “cannot tell”/);
  });
  it('says nothing of tolerances where all verdicts stand', () => assert.doesNotMatch(summaryText(report([PRESSURE])), /tolerance/));
  it('leaves out what no column has', () => assert.equal(find(report([column('name', { value: 1, unchanged: 1 }, { type: 'text' })]), 'column'), 'column  changed  kind of change'));
  it('stays within the terminal, however long names, kinds and sentences are', () => {
    const long = column(`consumption_co2_per_${'x'.repeat(300)}_gdp`, { value: 9, filled: 8, lost: 7, notation: 6, tolerated: 5 }, { paired, unit: { base: null, revision: 'kg per capita and year and more' }, kinds: ['unit', 'drift', 'step', 'sign', 'noise', 'relation', 'clipped'].map((kind) => ({ kind, confidence: 1, evidence: { cells: 3 } })), verdict: { state: 'differs', matters: 1, sentence: '' } });
    const of = report([long, TREND], { sentence: 'word '.repeat(90).trim() });
    for (const width of [80, 100]) for (const line of lines(of, width)) assert.ok(line.length <= width, line);
    assert.match(summaryText(of), /consum.*_gdp/);
  });
  it('tells where and what the flags say, of a few, and counts the others', () => {
    const group = (name: string, more = {}): object => ({ column: name, claim: 'changed', kept: 0, sentence: `${name} changed in 2003.`, ...more });
    const flag = (i: number): object => ({ flag: `QC${i}`, measure: 'x', reflagged: i, sentence: `QC${i}: ${i} records went.` });
    const of = report([TREND, PRESSURE, FLAG], { groups: [group('QC'), group('Trend', { claim: 'kept', kept: 3, sentence: 'Hardly any stayed.' }), group('Trend'), group('Trend', { sentence: 'Second.' }), group('P', { claim: 'kept', kept: 55, sentence: 'No P changed in 2004.' })], flags: [0, 1, 2, 3, 4, 5].map(flag) } as unknown as Partial<ChangeReport>);
    const text = summaryText(of);
    assert.match(text, /\n\nTrend changed in 2003\.\nNo P changed in 2004\.\n\nQC5: 5 records went\.\nQC4: 4 records went\.\nQC3: 3 records went\.\nand 2 more flags changed; --json writes them all\n/);
    assert.doesNotMatch(text, /Second|Hardly|QC changed|QC0/);
  });
  it('tells what became of derived quantities', () => {
    const text = summaryText(report([TREND], { impact: [{ sentence: 'Typo cannot be compared: why.', change: { status: 'undefined', reason: 'why' }, verdict: { sentence: 'Cannot tell either.' } }, { sentence: 'Mean Tair goes from 2 to 3 K.', change: 1, verdict: { sentence: 'Cannot tell.' }, notes: ['No interval.'] }] } as unknown as Partial<ChangeReport>));
    assert.match(text, /\n\nTypo cannot be compared: why\.\nMean Tair goes from 2 to 3 K\. Cannot tell\.\nNo interval\.\n/);
  });
  it('caps long lists with a count', () => {
    const many = Array.from({ length: 60 }, (_, i) => column(`c${i}`, { value: 1, unchanged: 60 + i })), added = Array.from({ length: 45 }, (_, i) => column(`new${i}`, {}, { status: 'added' }));
    const text = summaryText(report([...many, ...added]));
    assert.match(text, /\nand 20 more columns; --json writes them all\n/);
    assert.match(text, /new39 and\s5\smore/);
  });
  it('counts in the singular too', () => assert.deepEqual(lines(report([column('x', { unchanged: 3 })])).filter((line) => /record|column/.test(line)).slice(0, 2), ['base      a.csv  100 records, 1 column', 'revision  b.csv  1 record, 1 column']));
  it('does not let a name command the terminal', () => {
    const text = summaryText(report([column('\u001b[31mred\u202e', { value: 1 }), column('\u0007', {}, { status: 'removed' })], { sentence: 'x\u001b[2J' }));
    assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u202e]/);
    assert.match(text, /\uFFFD\[31mred\uFFFD/);
  });
});

describe('text that fits', () => {
  it('is cut at the end, or inside where ends tell names apart', () => {
    assert.deepEqual([shorten('abcdef', 6), shorten('abcdef', 4)], ['abcdef', 'abc…']);
    assert.deepEqual([shortenInside('abcdef', 6), shortenInside('per_capita', 6), shortenInside('per_gdp', 6)], ['abcdef', 'per…ta', 'per…dp']);
  });
  it('is wrapped at words', () => assert.deepEqual(wrap('a bb ccc dddddddd e', 5), ['a bb', 'ccc', 'dddddddd', 'e']));
});

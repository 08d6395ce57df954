/** Every kind of change once: as part of a sentence, and in the few words of a table. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ColumnKind } from '../../../src/core/model/report.js';
import { kindPhrase } from '../../../src/core/report/kind-phrase.js';
import { columnWords, kindWords } from '../../../src/core/report/kind-words.js';
import { column } from './support.js';

const kind = (name: string, evidence: ColumnKind['evidence'] = {}): ColumnKind => ({ kind: name, confidence: 1, evidence });

/** Kind, evidence, phrase and words with the unit hPa, of a column of 40 changed cells. */
const KINDS: readonly (readonly [ColumnKind, phrase: string, words: string])[] = [
  [kind('renamed', { from: 'TA' }), 'renamed from TA', 'renamed'],
  [kind('retyped', { from: 'text', to: 'number' }), 'retyped from text to number', 'retyped, text to number'],
  [kind('format', { cells: 1, residualCells: 0 }), 'written differently in 1 cell', 'notation 1'],
  [kind('format', { from: 'degrees and minutes', to: 'decimal degrees', cellClass: 'value', cells: 38, residualCells: 2 }), 'written as decimal degrees instead of degrees and minutes in 38 cells (all but 2 of 40 cells)', 'notation 38'],
  [kind('unit', { from: 'gCO2', to: 'gC', factor: 0.25, subset: true, cells: 13, residualCells: 0 }), 'converted from gCO2 to gC (revision = 0.25 × base) in 13 cells', 'unit gCO2 to gC, 13 cells'],
  [kind('sign', { subset: true, cells: 19 }), 'with the sign reversed in 19 cells', 'sign reversed, 19 cells'],
  [kind('values-lost', { pattern: 'blocks', before: 'linear', cells: 226 }), '226 values removed, on lines between their neighbours', 'values lost 226'],
  [kind('revised', { pattern: 'random', bias: 0.5, decimals: { base: 2, revision: 4 }, cells: 30 }), '30 values revised without a pattern, by +0.5 hPa on average, with up to 4 decimals instead of 2', 'revised 30, mean +0.5 hPa'],
  [kind('missing-code', { from: '-9999', to: '', cells: 12, residualCells: 0 }), 'missing written as empty instead of -9999 in 12 cells', 'missing code 12'],
  [kind('unit', { from: 'kPa', to: 'hPa', factor: 10, offset: 0, cells: 40, residualCells: 0 }), 'converted from kPa to hPa (revision = 10 × base)', 'unit kPa to hPa'],
  [kind('unit', { from: null, to: null, factor: 0.1, cells: 38, residualCells: 2 }), 'converted (revision = 0.1 × base) (all but 2 of 40 cells)', 'unit ×0.1, 38 cells'],
  [kind('unit', { factor: 1.8, offset: 32, cells: 40 }), 'converted (revision = 1.8 × base + 32)', 'unit ×1.8 +32'],
  [kind('offset', { offset: 0.1, cells: 40 }), 'shifted by +0.1 hPa', 'offset +0.1 hPa'],
  [kind('offset', { offset: 0.3, offsetWithin: 0.05, cells: 40 }), 'shifted by +0.3 hPa (to within 0.05)', 'offset +0.3 hPa'],
  [kind('offset', { offset: 7.3, offsetWithin: 0.05, cells: 40 }), 'shifted by +7.3 hPa', 'offset +7.3 hPa'],
  [kind('offset', { offset: -2, cells: 20, parts: [{ from: '2003-01-01T00:00', to: '2003-02-01T12:30', group: 'DE-Tha' }], partsInAll: 1 }), 'shifted by −2 hPa at DE-Tha from 2003-01-01 00:00 to 2003-02-01 12:30', 'offset −2 hPa, 20 cells'],
  [kind('affine', { factor: 1.2447, offset: -673.2, subset: true, cells: 16 }), 'rescaled (revision = 1.2447 × base − 673.2) in 16 cells', 'rescaled ×1.2447 −673.2, 16 cells'],
  [kind('sign', { cells: 40 }), 'with the sign reversed', 'sign reversed'],
  [kind('time-shift', { lag: 2, hours: 1, like: 'time zone', cells: 40 }), 'moved in time by +1 hour, like a time zone', 'time shift +1 h'],
  [kind('time-shift', { lag: -1, cells: 40 }), 'moved in time by −1 step', 'time shift −1 step'],
  [kind('recoded', { map: { M: 'male' }, rules: 1, cells: 40, residualCells: 0 }), 'recoded (M became male)', 'recoded 40 (M → male)'],
  [kind('recoded', { map: { A: 'a', B: 'b', C: 'c', D: 'D' }, rules: 3, cells: 40, residualCells: 0 }), 'recoded (A became a, B became b, and 1 more)', 'recoded 40'],
  [kind('rounding', { mode: 'nearest', decimals: 1, direction: 'coarser', cells: 40 }), 'rounded to 1 decimal', 'rounded to 1 decimal'],
  [kind('rounding', { mode: 'floor', decimals: 2, direction: 'coarser', cells: 39 }), 'cut to 2 decimals', 'cut to 2 decimals, 39 cells'],
  [kind('rounding', { mode: 'nearest', decimals: 2, to: 4, direction: 'finer', cells: 40 }), 'given with 4 decimals instead of 2', 'more digits'],
  [kind('rounding', { mode: 'significant', digits: 3, direction: 'coarser', cells: 40 }), 'rounded to 3 significant digits', 'rounded to 3 digits'],
  [kind('rounding', { unit: 'hour', cells: 40 }), 'rounded to the hour', 'rounded to the hour'],
  [kind('noise', { largest: 3e-8, cells: 1 }), 'different in the last digits of 1 value (at most 3.00×10⁻⁸ hPa)', 'last digits 1'],
  [kind('clipped', { side: 'upper', bound: 1374.25, cells: 40 }), 'cut above 1374.25 hPa in 40 cells', 'cut above 1374.25 hPa'],
  [kind('clipped', { side: 'lower', bound: 0, cells: 40 }), 'cut below 0 hPa in 40 cells', 'cut below 0 hPa'],
  [kind('gap-filled', { method: 'linear', cells: 7 }), '7 missing values filled by linear interpolation', 'gaps filled 7'],
  [kind('gap-filled', { method: 'constant', value: 'Hubei', cells: 1 }), '1 missing value filled with Hubei', 'gaps filled 1'],
  [kind('gap-refilled', { cells: 223 }), '223 filled values replaced', 'gaps refilled 223'],
  [kind('values-lost', { pattern: 'value', value: 1374, cells: 8 }), '8 values removed, all of them 1374 hPa', 'values lost 8'],
  [kind('values-lost', { side: 'upper', thresholdBetween: [40.25, 41], cells: 8 }), '8 values removed, those above 40.25 hPa', 'values lost 8'],
  [kind('values-lost', { side: 'lower', thresholdBetween: [-3, -2.5], cells: 1 }), '1 value removed, those below −2.5 hPa', 'values lost 1'],
  [kind('spikes-removed', { cells: 1 }), '1 spike removed', 'spikes removed 1'],
  [kind('step', { offset: 0.5, cells: 40, parts: [{ from: 10, to: 20 }], partsInAll: 1 }), 'a step of +0.5 hPa from 10 to 20', 'step +0.5 hPa'],
  [kind('drift', { cells: 40, parts: [{ from: 1, to: 2 }, { from: 4, to: 5 }], partsInAll: 2 }), 'a drift added in 2 parts', 'drift'],
  [kind('segment', { of: 'revised', cells: 30, parts: [{ from: '2003-01-01T00:00', to: '2003-01-02T00:00' }], partsInAll: 1 }), 'made anew only from 2003-01-01 00:00 to 2003-01-02 00:00 (30 cells)', 'made anew in 1 part, 30 cells'],
  [kind('segment', { of: 'revised', cells: 30, parts: [{}, {}], partsInAll: 2 }), 'made anew only in 2 parts (30 cells)', 'made anew in 2 parts, 30 cells'],
  [kind('rescaled-piecewise', { cells: 40, parts: [{}, {}, {}], partsInAll: 33 }), 'rescaled in 33 parts', 'rescaled in 33 parts'],
  [kind('constant-became-real', { value: 0, cells: 40 }), 'constant 0 hPa before, real values now', 'was constant 0 hPa'],
  [kind('relation', { cells: 40 }), 'the same values as before, at other records', 'values at other records'],
  [kind('revised', { pattern: 'shifted', bias: 0.034, cells: 30 }), '30 values revised mostly in one direction, by +0.034 hPa on average', 'revised 30, mean +0.034 hPa'],
  [kind('revised', { pattern: 'shifted', bias: 0.034, cells: 40, residualCells: 0 }), 'revised mostly in one direction, by +0.034 hPa on average', 'revised 40, mean +0.034 hPa'],
  [kind('revised', { pattern: 'isolated', bias: -1074, cells: 1 }), '1 value revised by −1,070 hPa', 'revised 1, mean −1,070 hPa'],
  [kind('revised', { pattern: 'random', bias: 0, cells: 2 }), '2 values revised without a pattern', 'revised 2'],
  [kind('revised', { pattern: 'labels', transitions: [{ from: '1', to: '0', cells: 3 }], cells: 3 }), '1 became 0 in 3 cells', 'revised 3 (1 → 0)'],
  [kind('revised', { pattern: 'labels', transitions: [{ from: 'Dry', to: 'Wet', cells: 3 }, { from: 'A'.repeat(60), to: 'b', cells: 2 }, { from: 'x', to: 'y', cells: 1 }], cells: 6 }), `6 values revised (Dry became Wet in 3, ${'A'.repeat(23)}… became b in 2, and others)`, 'revised 6'],
  [kind('brand-new', { cells: 5 }), 'brand new', 'brand new 5'],
];

describe('a kind of change in words', () => {
  for (const [found, phrase, words] of KINDS) {
    it(`${found.kind}: ${words}`, () => {
      assert.equal(kindPhrase(found, 'hPa', 40), phrase);
      assert.equal(kindWords(found, { unit: 'hPa', changed: 40 }), words);
    });
  }
  it('without a unit leaves no gap', () => {
    for (const [found] of KINDS) for (const text of [kindPhrase(found, null), kindWords(found)]) assert.doesNotMatch(text, / {2}| $|undefined|null/, found.kind);
  });
  it('is plain text, whatever stands in the data', () => {
    const hostile = '<img src=x onerror=alert(1)>';
    assert.equal(kindPhrase(kind('recoded', { map: { [hostile]: 'x' }, rules: 1 }), null), `recoded (${hostile.slice(0, 23)}… became x)`);
    assert.equal(kindWords(kind('recoded', { map: { [hostile]: 'x' }, rules: 1, cells: 2 })), 'recoded 2');
    for (const odd of [{ map: null }, { transitions: 'none' }, { parts: [] }, { thresholdBetween: null }]) for (const [{ kind: name }] of KINDS) assert.doesNotMatch(kindPhrase(kind(name, odd), null), /\[object|undefined/, name);
  });
  it('of a column counts what no kind speaks of', () => {
    assert.deepEqual(columnWords(column('x', { value: 3, filled: 2, lost: 1, notation: 4, tolerated: 5 })), ['revised 3', 'filled 2', 'lost 1', 'tolerated 5', 'notation 4']);
    assert.deepEqual(columnWords(column('x', { value: 3, filled: 2 }, { kinds: [kind('offset', { offset: 1, cells: 3 }), kind('gap-filled', { cells: 2 })] })), ['offset +1, 3 cells', 'gaps filled 2']);
    assert.deepEqual(columnWords(column('x', { value: 3 }, { kinds: [kind('renamed', { from: 'y' })] })), ['renamed', 'revised 3']);
    assert.deepEqual(columnWords(column('x', {}, { status: 'added' })), ['added']);
  });
  it('leaves out the stretch that another kind tells, and the mean where it is told beside', () => {
    const kinds = [kind('offset', { offset: 1, cells: 3 }), kind('segment', { of: 'offset', cells: 3 }), kind('revised', { bias: 2, cells: 4 })];
    assert.deepEqual(columnWords(column('x', { value: 7 }, { kinds, unit: { base: null, revision: 'K' } })), ['offset +1 K, 3 cells', 'revised 4, mean +2 K']);
    assert.deepEqual(columnWords(column('x', { value: 7 }, { kinds }), { mean: false }), ['offset +1, 3 cells', 'revised 4']);
  });
});

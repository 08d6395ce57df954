import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Agreement } from '../../../src/core/align/cell-agreement.js';
import { describeHeaderShift, headerShift } from '../../../src/core/align/header-shift.js';
import { describeHeld, heldElsewhere } from '../../../src/core/align/held-elsewhere.js';
import type { ColumnInfo } from '../../../src/core/model/release.js';

const info = (name: string, whole: boolean, type: ColumnInfo['type'] = 'number'): ColumnInfo => ({ name, type, whole, typed: false, missing: [], sentinels: [], wide: false, digest: '', notes: [], absent: 0, summary: { n: 9, missing: 0 } });

describe('a header with too few names', () => {
  const file = [info('Date', false, 'time'), info('Average', false), info('Interpolated', false), info('Trend', true), info('Number of Days', false), info('column 6', false)];
  it('is recognised by a name that contradicts its values and fits the neighbour’s', () => assert.deepEqual(headerShift(file), { by: -1, unnamed: 1, contradicted: [{ name: 'Number of Days', fits: 'Trend' }] }));
  it('is told as a warning with its evidence', () => {
    const { kind, finding } = describeHeaderShift('base', headerShift(file)!, file, 100);
    assert.deepEqual([kind.kind, finding.severity, finding.code], ['column-shift', 'warning', 'column-shift']);
    assert.match(finding.sentence, /header has 1 name too few, and “Number of Days” stands above numbers with decimals, while the whole numbers that it speaks of stand under “Trend”/);
  });
  it('is not claimed where all fields have names', () => assert.equal(headerShift(file.slice(0, 5)), null));
  it('is not claimed where no name contradicts its values', () => assert.equal(headerShift([info('Date', false, 'time'), info('flux', false), info('column 3', false)]), null));
  it('is not claimed of an unnamed first column', () => assert.equal(headerShift([info('column 1', true), info('count', false), info('x', true)]), null));
});

describe('values that stand under another name in the revision', () => {
  const agreement = (beyondChance: number, bits = 900): Agreement => ({ filled: 100, equal: Math.round(100 * beyondChance), oneSided: 0, share: beyondChance, beyondChance, bits, distinct: 50 });
  const columns = ['a', 'b', 'c'].map((name, i) => ({ name, base: i, revision: i })), others = ['a', 'b', 'c', 'column 4'].map((name, position) => ({ name, position }));
  const found = (same: readonly string[], bits?: number): ReturnType<typeof heldElsewhere> => heldElsewhere(columns, others, (b, r) => agreement(same.includes(`${b}${r}`) ? 1 : 0, bits));

  it('are recognised when neighbours moved together', () => {
    const held = found(['01', '12', '23']);
    assert.deepEqual(held.map((each) => [each.name, each.heldBy]), [['a', 'b'], ['b', 'c'], ['c', 'column 4']]);
    const { kind, offer, finding } = describeHeld(held, new Map(columns.map((each) => [each.base, each.revision])), 100);
    assert.deepEqual([kind.evidence['by'], kind.confidence, kind.evidence['residualCells'], kind.columns], [1, 1, 0, ['a', 'b', 'c']]);
    assert.deepEqual(offer.recipe.columns![0], { base: ['a'], revision: ['b'] });
    assert.match(finding.sentence, /those of “a” under “b”, those of “b” under “c” and those of “c” under “column 4” \(100 % of 300 compared cells\)/);
  });
  it('are recognised when two names were exchanged', () => {
    const held = found(['01', '10']);
    assert.deepEqual(held.map((each) => each.heldBy), ['b', 'a']);
    assert.equal('by' in describeHeld(held, new Map(columns.map((each) => [each.base, each.revision])), 100).kind.evidence, false);
  });
  it('are not claimed of one column alone, which may be a copy', () => assert.deepEqual(found(['01']), []));
  it('are not claimed where the columns agree under their own names', () => assert.deepEqual(found(['00', '11', '01', '10']), []));
  it('are not claimed on little evidence', () => assert.deepEqual(found(['01', '10'], 5), []));
});

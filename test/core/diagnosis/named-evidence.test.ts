/** Evidence as a reader knows it: instants and sites, nothing that JSON cannot hold. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { namedKinds, type Naming } from '../../../src/core/diagnosis/named-evidence.js';

const T = Date.UTC(2020, 5, 1, 12, 30);
const SITES: Naming = { instants: true, time: Float64Array.of(T), groupNames: ['BE-Bra', 'SE-Svb'] }, YEARS: Naming = { instants: false, time: Float64Array.of(2000), groupNames: [] }, NONE: Naming = { instants: false, time: null, groupNames: ['a'] };
const named = (evidence: Record<string, unknown>, order: Naming): unknown => namedKinds([{ kind: 'segment', confidence: 0.5, evidence }], order)[0]!.evidence;

describe('evidence', () => {
  it('keeps kind and confidence', () => assert.deepEqual(namedKinds([{ kind: 'sign', confidence: 0.25, evidence: { cells: 3 } }], SITES), [{ kind: 'sign', confidence: 0.25, evidence: { cells: 3 } }]));
  it('of a part names its site and its instants, however deep it stands', () => {
    const part = { from: T, to: T + 1_800_000, group: 1, cells: 4 }, told = { from: '2020-06-01T12:30', to: '2020-06-01T13:00', group: 'SE-Svb', cells: 4 };
    assert.deepEqual(named({ of: 'offset', parts: [part, part], nested: { part } }, SITES), { of: 'offset', parts: [told, told], nested: { part: told } });
  });
  it('of a part without a group has none', () => assert.deepEqual(named({ parts: [{ from: 2000, to: 2001, group: 0 }] }, YEARS), { parts: [{ from: 2000, to: 2001 }] }));
  it('of a part in a key without time has no place in it', () => assert.deepEqual(named({ parts: [{ from: 3, to: 9, group: 0, cells: 2 }], records: [1, 2] }, NONE), { parts: [{ group: 'a', cells: 2 }] }));
  it('names the instants of single records', () => {
    assert.deepEqual(named({ pattern: 'isolated', records: [T, T + 60_000] }, SITES), { pattern: 'isolated', records: ['2020-06-01T12:30', '2020-06-01T12:31'] });
    assert.deepEqual(named({ records: [2000, 2004] }, YEARS), { records: [2000, 2004] });
    assert.deepEqual(named({ records: 12 }, SITES), { records: 12 });
  });
  it('of a unit or a map stays as it is', () => {
    assert.deepEqual(named({ from: 'K', to: '°C', factor: 1, offset: -273.15 }, SITES), { from: 'K', to: '°C', factor: 1, offset: -273.15 });
    assert.deepEqual(named({ from: -9999, to: null, map: { 1: 2 } }, SITES), { from: -9999, to: null, map: { 1: 2 } });
  });
  it('holds neither NaN nor infinity, at any depth', () => {
    const undefinedFigure = { status: 'undefined', reason: 'too large for a number' };
    assert.deepEqual(named({ bias: Infinity, pairs: [[1, NaN], [2, -Infinity]], deep: { x: [{ y: NaN }] } }, SITES), { bias: undefinedFigure, pairs: [[1, undefinedFigure], [2, undefinedFigure]], deep: { x: [{ y: undefinedFigure }] } });
    assert.deepEqual(named({ parts: [{ from: T, to: NaN, group: 0 }], records: [NaN] }, SITES), { parts: [{ from: '2020-06-01T12:30', to: '(missing)', group: 'BE-Bra' }], records: ['(missing)'] });
  });
});

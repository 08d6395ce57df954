/** What a report says in words: every number in a sentence is one of the report's. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { emptyCellCounts } from '../../../src/core/model/cell-class.js';
import type { ChangeReport, ReportColumn } from '../../../src/core/model/report.js';
import { canonicalJson, contentAddress } from '../../../src/core/report/content-address.js';
import { describeKey, type KeyFacts } from '../../../src/core/report/describe-key.js';
import { judgeValidity, type ValidityFacts } from '../../../src/core/report/judge-validity.js';
import { verdictSentence } from '../../../src/core/report/verdict-sentence.js';
import { column } from './support.js';

const NONE = { base: 0, revision: 0, keys: 0 };
const key = (facts: Partial<KeyFacts>): string => describeKey({ mode: 'keyed', names: ['id'], given: true, inference: null, base: 100, revision: 120, matched: 90, ambiguous: NONE, ...facts }).sentence;

describe('how records were paired', () => {
  const TABLE: readonly (readonly [string, Partial<KeyFacts>, string])[] = [
    ['a given key', {}, 'The recipe names the key: id identifies every record in both releases; 90 keys (90 % of the smaller release) are in both.'],
    ['a found key of two columns', { given: false, names: ['site', 'time'] }, 'The key was found in the data: site and time identify every record in both releases; 90 keys (90 % of the smaller release) are in both.'],
    ['an ambiguous key', { ambiguous: { base: 4, revision: 0, keys: 2 } }, 'The recipe names the key: id identifies all but 2 keys, which occur more than once (4 records of base, 0 of revision); 90 keys (90 % of the smaller release) are in both.'],
    ['whole records', { mode: 'multiset' }, 'No column or set of up to five columns identifies a record; whole records were compared.'],
    ['distributions', { mode: 'distribution' }, 'No key was found and no whole record is in both releases; records could not be paired.'],
  ];
  for (const [what, facts, sentence] of TABLE) it(what, () => assert.equal(key(facts), sentence));
  const found = { tried: 7, agreement: 0.5, rowNumber: false, alternatives: [{ columns: ['row'], uniqueBase: 1, uniqueRevision: 1, overlap: 1, agreement: 0.1 }], passedOver: null };
  it('is evidence of numbers too', () => assert.deepEqual(describeKey({ mode: 'keyed', names: ['id'], given: false, inference: found, base: 100, revision: 0, matched: 0, ambiguous: { base: 25, revision: 0, keys: 2 } }),
    { columns: ['id'], given: false, overlap: 0, sentence: key({ given: false, inference: found, revision: 0, matched: 0, ambiguous: { base: 25, revision: 0, keys: 2 } }), uniqueBase: 0.75, uniqueRevision: 1, agreement: 0.5, rowNumber: false, tried: 7, alternatives: found.alternatives }));
  it('says what records agree in, and which likelier key was passed over', () => {
    const sentence = (inference: Partial<typeof found> & { passedOver?: object | null }): string => key({ given: false, inference: { ...found, ...inference } as KeyFacts['inference'] });
    assert.match(sentence({}), /are in both, and 50 % of the other cells agree\.$/);
    assert.match(sentence({ passedOver: found.alternatives[0] }), /agree\. row identifies records too, but under it only 10 % of the other cells agree: id pairs them better\.$/);
    assert.match(sentence({ passedOver: { ...found.alternatives[0]!, overlap: 0.2, agreement: 1 } }), /but only 20 % of the smaller release has its key in both/);
    assert.match(sentence({ rowNumber: true }), /^The key is the number of the record in its file, for want of a better one: /);
  });
});

const validity = (facts: Partial<ValidityFacts>): ReturnType<typeof judgeValidity> => judgeValidity({
  mode: 'keyed', sameBytes: false, sameContent: false, keyNames: ['id'], base: 100, revision: 100, matched: 100, added: 0, removed: 0, ambiguous: NONE, changedCells: 0, columns: { matched: 3, added: 0, removed: 0 }, leftOut: [], rowNumbers: [], forms: [], notes: [], ...facts,
});

describe('whether releases can be compared', () => {
  const TABLE: readonly (readonly [string, Partial<ValidityFacts>, string, readonly string[]])[] = [
    ['changed cells', { changedCells: 5 }, 'revision', []],
    ['nothing changed but texts', {}, 'revision', []],
    ['only added records', { added: 20, revision: 120 }, 'extension', []],
    ['only added columns', { columns: { matched: 3, added: 1, removed: 0 } }, 'extension', []],
    ['added records and changed cells', { added: 20, changedCells: 1 }, 'revision', []],
    ['added and removed records', { added: 20, removed: 1 }, 'revision', []],
    ['the same bytes', { sameBytes: true, sameContent: true }, 'identical', ['same-bytes']],
    ['the same content', { sameContent: true }, 'identical', ['same-content']],
    ['no base', { base: 0, matched: 0 }, 'empty', ['no-records']],
    ['no columns in common', { mode: 'distribution', matched: 0, columns: { matched: 0, added: 2, removed: 2 } }, 'disjoint', ['no-common-column']],
    ['no keys in common', { matched: 0, added: 100, removed: 100 }, 'new-cohort', ['no-common-key']],
    ['hardly a key in common', { matched: 4, added: 96, removed: 96 }, 'new-cohort', ['little-overlap']],
    ['no key', { mode: 'multiset', keyNames: [] }, 'unkeyed', ['no-key']],
    ['nothing to pair by', { mode: 'distribution', matched: 0, keyNames: [] }, 'disjoint', ['no-common-record']],
    ['ambiguous keys', { matched: 90, ambiguous: { base: 10, revision: 10, keys: 5 } }, 'revision', ['ambiguous-keys']],
    ['columns left out, and notes', { mode: 'multiset', leftOut: ['x'], notes: ['Base: odd.'] }, 'unkeyed', ['no-key', 'left-out', 'reading']],
  ];
  for (const [what, facts, status, codes] of TABLE) {
    it(`${what}: ${status}`, () => {
      const found = validity(facts);
      assert.deepEqual([found.status, found.findings.map((each) => each.code)], [status, codes]);
      for (const { sentence } of found.findings) assert.match(sentence, /^\S.*\S\.$/);
    });
  }
});

function sentence(columns: readonly ReportColumn[], records: Partial<ChangeReport['records']> = {}, facts: Partial<ValidityFacts> = {}, mode: 'keyed' | 'multiset' = 'keyed'): string {
  const cells = columns.reduce((total, each) => { for (const name of Object.keys(total) as (keyof CellCounts)[]) total[name] += each.cells[name]; return total; }, emptyCellCounts());
  return verdictSentence({
    columns, cells: { compared: 0, ...cells }, validity: validity(facts), pairing: { mode, evidence: { sentence: '' } },
    records: { base: 100, revision: 100, matched: 100, added: 0, removed: 0, ambiguous: NONE, changed: 0, unchanged: 100, samples: { changed: [], added: [], removed: [] }, ...records },
  });
}

describe('the first sentence', () => {
  const paired = { n: 90, bias: -0.25, mae: 0.3, rmse: 0.4, maxAbs: 1, pearson: 1, slope: 1, intercept: 0 };
  const TABLE: readonly (readonly [string, string, string])[] = [
    ['one column', sentence([column('x', { value: 30, unchanged: 70 }, { paired }), column('y', { unchanged: 100 })], { changed: 30 }), 'Revision changes 1 of 2 compared columns and 30 records of the 100 in both releases. x changes: 30 of 100 cells (30 %), lower by 0.25 on average over 90 pairs.'],
    ['several columns, the most changed first named', sentence([column('x', { value: 30, unchanged: 70 }), column('y', { value: 20, filled: 30, lost: 1, unchanged: 49 })], { changed: 60 }), 'Revision changes 2 of 2 compared columns and 60 records of the 100 in both releases. y changes most: 51 of 100 cells (51 %), 20 with another value, 30 filled and 1 now missing.'],
    ['kinds of the most changed column', sentence([column('x', { value: 30, lost: 3, unchanged: 67 }, { unit: { base: null, revision: 'K' }, paired, kinds: [{ kind: 'values-lost', confidence: 1, evidence: { cells: 3, residualCells: 0 } }, { kind: 'sign', confidence: 1, evidence: { cells: 30, residualCells: 0 } }] })], { changed: 33 }), 'Revision changes 1 of 1 compared column and 33 records of the 100 in both releases. x changes: 33 of 100 cells (33 %), with the sign reversed and 3 values removed, lower by 0.25 K on average over 90 pairs.'],
    ['a shift is not said twice', sentence([column('x', { value: 30, unchanged: 70 }, { paired, kinds: [{ kind: 'offset', confidence: 1, evidence: { offset: -0.75, cells: 30, residualCells: 0 } }] })], { changed: 30 }), 'Revision changes 1 of 1 compared column and 30 records of the 100 in both releases. x changes: 30 of 100 cells (30 %), shifted by −0.75.'],
    ['what several columns share, once', sentence([...['a', 'b', 'c', 'd', 'e'].map((name, i) => column(name, { value: 50 - i, unchanged: 50 + i }, { kinds: [{ kind: 'affine', confidence: 1, evidence: { factor: 2 + i, offset: 0, cells: 50 - i, residualCells: 0 } }] })), column('f', { value: 1, unchanged: 99 })], { changed: 90 }), 'Revision changes 6 of 6 compared columns and 90 records of the 100 in both releases. a changes most: 50 of 100 cells (50 %), rescaled (revision = 2 × base). 4 more columns were rescaled, each by its own factor (b, c and 2 more); 1 more column changed otherwise.'],
    ['a flag has no mean', sentence([column('QC', { value: 30, unchanged: 70 }, { role: 'flag', paired, kinds: [{ kind: 'revised', confidence: 1, evidence: { transitions: [{ from: '0', to: '1', cells: 30 }], cells: 30, residualCells: 0 } }] })], { changed: 30 }), 'Revision changes 1 of 1 compared column and 30 records of the 100 in both releases. QC changes: 30 of 100 cells (30 %), 0 became 1 in 30 cells.'],
    ['what came, went and got another name', sentence([column('x', { unchanged: 100 }, { kinds: [{ kind: 'renamed', confidence: 1, evidence: { from: 'y' } }] }), column('new', {}, { status: 'added' }), column('old', {}, { status: 'removed' })], { added: 1, removed: 2 }), 'No value changed in the 100 matched records. Added 1 record and 1 column; removed 2 records and 1 column; renamed 1 column.'],
    ['one record', sentence([column('x', { filled: 1, unchanged: 99 })], { changed: 1 }), 'Revision changes 1 of 1 compared column and 1 record of the 100 in both releases. x changes: 1 of 100 cells (1 %), 1 filled.'],
    ['notation only', sentence([column('x', { notation: 40, unchanged: 60 })]), 'No value changed in the 100 matched records. 40 cells are written differently.'],
    ['one cell written differently', sentence([column('x', { notation: 1, unchanged: 99 })]), 'No value changed in the 100 matched records. 1 cell is written differently.'],
    ['within tolerance', sentence([column('x', { tolerated: 3, unchanged: 97 })]), 'No value changed in the 100 matched records. 3 values moved within tolerance.'],
    ['an extension', sentence([column('x', { unchanged: 100 }), column('new', {}, { status: 'added' })], { added: 20, revision: 120 }, { added: 20 }), 'No value changed in the 100 matched records. Added 20 records and 1 column.'],
    ['whole records', sentence([column('x', { unchanged: 90 })], { matched: 90, added: 5, removed: 10 }, { mode: 'multiset' }, 'multiset'), 'No value changed in the 90 matched records. Added 5 records; removed 10 records, counting whole records.'],
    ['identical', sentence([column('x', { unchanged: 100 })], {}, { sameContent: true }), 'Nothing changed: 100 records and 1 column are the same in both releases.'],
    ['no base', sentence([], { base: 0, matched: 0 }, { base: 0 }), 'Base has a header and no records: there is nothing to pair.'],
    ['nothing in common', sentence([], { matched: 0 }, { matched: 0, columns: { matched: 0, added: 1, removed: 1 } }), 'The two releases have no column in common. Check that they are releases of the same dataset, or name the renamed columns in the recipe.'],
  ];
  for (const [what, actual, expected] of TABLE) it(what, () => assert.equal(actual, expected));
});

describe('content addresses', () => {
  it('do not depend on the order of members', () => {
    assert.equal(canonicalJson({ b: [1, { d: null, c: 'é' }], a: undefined, A: 1e21 }), '{"A":1e+21,"b":[1,{"c":"é","d":null}]}');
    assert.equal(contentAddress({ a: 1, b: 2 }), contentAddress({ b: 2, a: 1 }));
    assert.notEqual(contentAddress({ a: 1 }), contentAddress({ a: 2 }));
    assert.match(contentAddress(null), /^sha256-[0-9a-f]{64}$/);
  });
});

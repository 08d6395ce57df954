import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { describeRekeyed, describeWrittenKeys, type RekeyedFacts } from '../../../src/core/report/describe-pairing.js';

describe('keys written differently, in words', () => {
  const words = describeWrittenKeys([{ name: 'Date', rule: 'date', records: 706, examples: [{ base: '1958-03', revision: '1958-03-01' }] }], 706);
  it('with an example and the rule', () => assert.equal(words.findings[0]!.sentence, 'Date is written differently in 706 of 706 matched records, such as “1958-03”, now “1958-03-01”; its values were compared as dates, and no two of one release became the same.'));
  it('are a kind of the table', () => assert.deepEqual(words.kinds, [{ kind: 'key-format', confidence: 1, columns: ['Date'], evidence: { rule: 'date', records: 706, matched: 706, residualCells: 0, examples: [{ base: '1958-03', revision: '1958-03-01' }] } }]));
});

describe('keys given out anew, in words', () => {
  const facts: RekeyedFacts = { names: ['Record_number'], records: 2013, considered: 2100, ambiguous: 0, first: { base: ['4100'], revision: ['4101'] }, shift: { by: 1, records: 2013 }, repaired: false };
  const sentence = (more: Partial<RekeyedFacts>): string => describeRekeyed({ ...facts, ...more }).findings[0]!.sentence;
  it('many warn, with an offer', () => {
    const { findings, offers, kinds } = describeRekeyed(facts);
    assert.equal(findings[0]!.severity, 'warning');
    assert.equal(findings[0]!.sentence, '2,013 records of revision hold under another Record_number what records of base hold (first 4100, now 4101). Each moved by +1. Paired by key they are other records; “rekey” in the recipe pairs them by what they hold.');
    assert.deepEqual(offers[0]!.recipe, { rekey: true });
    assert.deepEqual([kinds[0]!.kind, kinds[0]!.confidence, kinds[0]!.evidence['shift']], ['key-renumbered', 2013 / 2100, 1]);
  });
  it('one is a note', () => {
    const { findings } = describeRekeyed({ ...facts, records: 1, considered: 1, first: { base: ['2948'], revision: ['2949'] }, shift: null });
    assert.deepEqual([findings[0]!.severity, findings[0]!.sentence], ['note', '1 record of revision holds under another Record_number what a record of base holds (2948, now 2949). Paired by key they are other records; “rekey” in the recipe pairs them by what they hold.']);
  });
  it('a repair is said and no longer offered', () => {
    assert.match(sentence({ repaired: true }), /These were paired by what they hold, all others by their key\./);
    assert.deepEqual(describeRekeyed({ ...facts, repaired: true }).offers, []);
  });
  it('twins are counted', () => assert.match(sentence({ ambiguous: 2 }), /2 more records hold what several do, and cannot be told apart\.$/));
  it('a shift that not all share is counted', () => assert.match(sentence({ shift: { by: -3, records: 2000 } }), /2,000 of them moved by −3\./));
});

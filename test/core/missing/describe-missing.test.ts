import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { describeMissing, type MissingFacts } from '../../../src/core/missing/describe-missing.js';
import { detectSentinels } from '../../../src/core/missing/detect-sentinels.js';
import type { ColumnInfo } from '../../../src/core/model/release.js';

const INFO: ColumnInfo = { name: 'x', type: 'number', typed: false, missing: [], sentinels: [], absent: 0, wide: false, whole: false, digest: '', notes: [], summary: { n: 0, missing: 0 } };
const settled = (missing: Record<string, number>, codes: Record<number, number> = {}): ColumnInfo => ({
  ...INFO, missing: Object.entries(missing).map(([text, count]) => ({ text, count })), codes: Object.entries(codes).map(([code, count]) => ({ code: Number(code), count })),
});
const read = (values: readonly number[]): ColumnInfo => ({ ...INFO, sentinels: detectSentinels(Float64Array.from(values)) });
const facts = (more: Partial<MissingFacts>): MissingFacts => ({ read: { base: INFO, revision: INFO }, settled: { base: INFO, revision: INFO }, recipe: false, dictionary: [], reasons: new Map(), ...more });
const sentences = (more: Partial<MissingFacts>): string[] => describeMissing(facts(more)).map((each) => `${each.by}: ${each.sentence}`);

describe('what was taken for missing is told', () => {
  it('for blanks and words', () => assert.deepEqual(sentences({ settled: { base: settled({ '': 12, NA: 3 }), revision: settled({ NA: 3, null: 1 }) } }), [
    'empty: Nothing stands 12 times in base and never in revision; an empty cell says nothing.',
    'detected: “NA” stands 3 times in each release; it is a customary word for “no value”.',
    'detected: “null” stands once in revision and never in base; it is a customary word for “no value”.',
  ]));

  it('for codes, with the evidence', () => {
    const base = read([-9999, -9999, -32.1, 38.4, 12.25]);
    assert.deepEqual(sentences({ read: { base, revision: INFO }, settled: { base: settled({}, { [-9999]: 2 }), revision: settled({}, { [-9999]: 0 }) }, reasons: new Map([[-9999, 'alone']]) }), [
      'detected: -9999 stands twice in base and never in revision, 141 times further from the other values (−32.1 to 38.4) than these are from one another, a whole number among decimals; it is a customary code.',
    ]);
  });

  it('for codes of a column that holds nothing else, and of columns on one side', () => {
    assert.deepEqual(sentences({ read: { base: read([-9999]), revision: null }, settled: { base: settled({}, { [-9999]: 1 }), revision: null }, reasons: new Map([[-9999, 'alone']]) }),
      ['detected: -9999 stands once in base; the column holds nothing else; it is a customary code.']);
    assert.deepEqual(sentences({ read: { base: null, revision: read([-999, 1, 2]) }, settled: { base: null, revision: settled({}, { [-999]: 1 }) }, reasons: new Map([[-999, 'convention']]) }),
      ['detected: -999 stands once in revision, 1,000 times further from the other values (1 to 2) than these are from one another; other columns of the file use it too.']);
  });

  it('without “1 times” where a code stands hardly further than the values from one another', () => {
    const [said] = sentences({ read: { base: read([-99, 1, 60]), revision: INFO }, settled: { base: settled({}, { [-99]: 1 }), revision: settled({}, { [-99]: 0 }) }, reasons: new Map([[-99, 'alone']]) });
    assert.match(said!, /never in revision, further from the other values \(1 to 60\) than these are from one another/);
  });

  it('for a code that was replaced', () => {
    const base = read([-1, -1, -1, 1, 31]);
    assert.deepEqual(sentences({ read: { base, revision: INFO }, settled: { base: settled({}, { [-1]: 3 }), revision: settled({ '': 3 }) }, reasons: new Map([[-1, 'replaced']]) })[1],
      'detected: -1 stands 3 times in base and never in revision, far from all other values (1 to 31); in the other release it is gone, and as many more cells are missing.');
  });

  it('with who named it', () => {
    const both = { base: settled({ 'n.d.': 1 }, { [-88]: 2 }), revision: settled({}, { [-88]: 2 }) };
    assert.deepEqual(sentences({ settled: both, recipe: true }), ['recipe: “n.d.” stands once in base and never in revision; the recipe names it.', 'recipe: -88 stands twice in each release; the recipe names it.']);
    assert.match(sentences({ settled: both, dictionary: ['-88.0'] })[1]!, /^dictionary: -88 .*; the dataset’s dictionary names it\.$/);
  });

  it('only where it stands', () => assert.deepEqual(sentences({ settled: { base: settled({ NA: 0 }, { [-9999]: 0 }), revision: settled({}) } }), []));
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { strayCodes } from '../../../src/core/missing/stray-codes.js';

describe('codes among dates', () => {
  const TABLE: readonly (readonly [string, readonly (string | null)[], readonly string[]])[] = [
    ['-9999 among days', ['2012-05-01', '-9999', '2012-05-02'], ['-9999']],
    ['in several spellings, beside blanks and words', ['2012-05-01 06:30', '-9999', '-9999.0', '', 'NA', null], ['-9999', '-9999.0']],
    ['among slashed dates', ['5/1/2012', '12/31/12', '-9999'], ['-9999']],
    ['not among other numbers', ['2012-05-01', '-9999', '12'], []],
    ['not among words', ['oak', '-9999', '2012-05-01'], []],
    ['not a number that may be a value', ['2012-05-01', '999'], []],
    ['not alone', ['-9999', ''], []],
    ['not where there is none', ['2012-05-01'], []],
    ['not where there are many', ['2012-05-01', '-9999', '-6999', '-99999', '-999999', '-9999999'], []],
  ];
  for (const [what, dictionary, expected] of TABLE) it(what, () => assert.deepEqual(strayCodes(dictionary), expected));
});

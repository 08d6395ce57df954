import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { missingEntries } from '../../../src/core/missing/text-missing.js';

const missing = (dictionary: readonly (string | null)[], given: readonly string[] | null = null): (string | null)[] => {
  const flags = missingEntries(dictionary, given);
  return dictionary.filter((_, i) => flags[i] === 1);
};

describe('texts that mean no value', () => {
  const TABLE: readonly (readonly [string, readonly (string | null)[], readonly (string | null)[]])[] = [
    ['empty text and white space', ['', ' ', '\t', 'a'], ['', ' ', '\t']],
    ['null of a typed format', [null, 'a'], [null]],
    ['NA and its like, padded too', ['NA', 'N/A', 'null', ' NA ', 'nan', '#N/A', 'oak'], ['NA', 'N/A', 'null', ' NA ', 'nan', '#N/A']],
    ['NA among full names', ['NA', 'Quercus robur', 'Fagus', 'Abies alba', 'Picea', 'Ulmus'], ['NA']],
    ['words that are values', ['None', 'none', '-', '--', '.', '?', 'nil', 'unknown'], []],
  ];
  for (const [what, dictionary, expected] of TABLE) it(what, () => assert.deepEqual(missing(dictionary), expected));

  it('NA among two-letter codes is a value: Namibia, Neotoma albigula', () => {
    assert.deepEqual(missing(['NA', 'DE', 'FR', 'US', 'ZA', 'BW', '']), ['']);
    assert.deepEqual(missing(['NA', 'DM', 'DO', 'PP', 'RM', 'OT', 'abc']), []);
  });
  it('among too few codes to tell, NA is missing', () => assert.deepEqual(missing(['NA', 'DE', 'FR']), ['NA']));
  it('given texts replace what is detected, save that empty is missing', () => {
    assert.deepEqual(missing(['NA', '', 'x', 'n.d.', ' n.d. '], ['n.d.']), ['', 'n.d.', ' n.d. ']);
    assert.deepEqual(missing(['NA', 'x', null], []), [null]);
  });
});

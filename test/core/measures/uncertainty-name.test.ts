/** Companions of a measure that say how uncertain it is. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseUncertaintyName, uncertaintyOf } from '../../../src/core/measures/uncertainty-name.js';

describe('uncertainty by name', () => {
  it('reads measure and mark', () => {
    for (const [name, stem, kind] of [['NEE_VUT_REF_RANDUNC', 'NEE_VUT_REF', 'random'], ['NEE_VUT_REF_JOINTUNC', 'NEE_VUT_REF', 'joint'], ['GPP_SE', 'GPP', 'standard-error'], ['TA_SD', 'TA', 'standard-deviation'], ['NEE_f_unc', 'NEE_f', 'unspecified']] as const) assert.deepEqual(parseUncertaintyName(name), { stem, kind }, name);
    for (const name of ['NEE', 'SE', '_SD', 'base', 'USD', 'terror', 'House']) assert.equal(parseUncertaintyName(name), null, name);
  });
  it('prefers the random error, and finds none of another measure', () => {
    const names = ['NEE_VUT_REF', 'NEE_VUT_REF_JOINTUNC', 'NEE_VUT_REF_SE', 'nee_vut_ref_randunc', 'LE_SD'];
    assert.deepEqual(uncertaintyOf('NEE_VUT_REF', names), { name: 'nee_vut_ref_randunc', kind: 'random' });
    assert.deepEqual(uncertaintyOf('LE', names), { name: 'LE_SD', kind: 'standard-deviation' });
    assert.equal(uncertaintyOf('TA', names), null);
  });
});

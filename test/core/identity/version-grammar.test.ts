import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { identityOf, identityOfName, versionCause } from '../../../src/core/identity/version-grammar.js';

describe('what a file name says', () => {
  const NAMES: readonly (readonly [string, string | null, string | null, string | null, string | null, string | null])[] = [
    ['FLX_US-Ha1_FLUXNET2015_FULLSET_HH_1992-2012_1-3.csv', 'US-Ha1', '1-3', '1', '3', '1992-2012'], ['flx_us-ha1_fluxnet2015_subset_1992-2012_1-4.zip', 'us-ha1', '1-4', '1', '4', '1992-2012'],
    ['FLX_SE-Svb_FLUXNET2015_FULLSET_HH_2014-2020_beta-3.csv', 'SE-Svb', 'beta-3', 'beta', '3', '2014-2020'], ['AMF_AR-Bal_FLUXNET_2012-2013_v1.3_r1.zip', 'AR-Bal', 'v1.3_r1', 'r1', 'v1.3', '2012-2013'], ['AMF_US-UMB_FLUXNET_FLUXMET_HH_2007-2021_v1.2_r4.csv', 'US-UMB', 'v1.2_r4', 'r4', 'v1.2', '2007-2021'],
    ['AMF_US-CRT_BASE_HH_2-5.csv', 'US-CRT', '2-5', '2', '5', null], ['AMF_US-CRT_BASE-BADM_2-5.zip', 'US-CRT', '2-5', '2', '5', null], ['AMF_USMe2_2006_L2_GF_v001.csv', 'US-Me2', 'v001', null, null, '2006'], ['data.csv', null, null, null, null, null], ['US-Ha1_2015-2016_1-2.csv', null, null, null, null, null],
  ];
  for (const [name, site, version, data, processing, years] of NAMES) it(name, () => { const found = identityOfName(name); assert.deepEqual([found.site, found.version, found.data, found.processing, found.years], [site, version, data, processing, years]); });
});

describe('what a preamble says', () => {
  it('site and version of AmeriFlux', () => { const found = identityOf('x.csv', null, ['# Site: US-CRT', '# Version: 2-5']); assert.deepEqual([found.site, found.version, found.data, found.processing], ['US-CRT', '2-5', '2', '5']); });
  it('a DOI anywhere', () => { assert.equal(identityOf('x.csv', null, ['% cite https://doi.org/10.17190/AMF/1246156.']).doi, '10.17190/AMF/1246156'); assert.equal(identityOf('x.csv', null, ['# (doi:10.5281/zenodo.12345)']).doi, '10.5281/zenodo.12345'); });
  it('holds over the name', () => assert.equal(identityOf('AMF_US-CRT_BASE_HH_2-5.csv', null, ['# Site: US-CRT', '# Version: 3-5']).version, '3-5'));
  it('a file in an archive says more than the archive', () => assert.equal(identityOf('x.zip', 'AMF_US-CRT_BASE_HH_2-5.csv', []).version, '2-5'));
  it('or nothing', () => assert.deepEqual(identityOf('x.csv', null, []), { site: null, version: null, doi: null, data: null, processing: null, years: null, product: null }));
});

describe('the cause that versions give', () => {
  const of = (name: string) => identityOfName(name);
  const F = (version: string, years = '1992-2012', site = 'US-Ha1') => of(`FLX_${site}_FLUXNET2015_FULLSET_HH_${years}_${version}.csv`);
  const CASES: readonly (readonly [string, ReturnType<typeof F>, ReturnType<typeof F>, boolean, string | null, RegExp])[] = [
    ['data', F('1-3'), F('2-3'), false, 'version-data', /only the site's data moved/], ['processing', F('1-3'), F('1-4'), false, 'version-processing', /only the processing moved/], ['both', F('1-3'), F('2-4'), false, 'version-both', /cannot be told apart/],
    ['years', F('1-3'), F('1-3', '1992-2014'), false, 'version-years', /from 1992-2012 to 1992-2014/], ['nothing', F('1-3'), F('1-3'), true, null, /^$/], ['a silent change', F('1-3'), F('1-3'), false, 'version-silent', /made without a new version/],
    ['the order of FLUXNET: processing first', of('AMF_AR-Bal_FLUXNET_2012-2013_v1.3_r1.csv'), of('AMF_AR-Bal_FLUXNET_2012-2013_v1.3_r2.csv'), false, 'version-data', /only the site's data/], ['another site', F('1-3'), F('1-3', '1992-2012', 'US-UMB'), false, 'other-site', /no two releases of one dataset/],
    ['two products', F('1-3'), of('AMF_US-Ha1_BASE_HH_2-5.csv'), false, null, /^$/], ['a name without a version', F('1-3'), of('x.csv'), false, null, /^$/],
  ];
  for (const [what, base, revision, same, code, sentence] of CASES) it(what, () => { const found = versionCause(base, revision, same); assert.equal(found?.code ?? null, code); assert.match(found?.sentence ?? '', sentence); });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { editSimilarity, foldedName, isMadeUp, nameSimilarity } from '../../../src/core/align/name-similarity.js';

describe('two column names', () => {
  const SAME = [['Date ', 'date'], ['Decimal Date', 'decimal_date'], ['iscoCode', 'ISCO_CODE'], ['Höhe', 'hohe']] as const;
  for (const [a, b] of SAME) it(`“${a}” and “${b}” differ in case and punctuation alone`, () => assert.equal(nameSimilarity(a, b), 1));

  const NEARLY = [['yyyy', 'year'], ['mo', 'month'], ['dd', 'day'], ['hh', 'hour'], ['mm', 'minute'], ['mm', 'month'], ['min', 'minute'], ['min', 'minimum'], ['doy', 'day_of_year'], ['lat', 'Latitude'], ['T_avg', 'T_mean'], ['qc_NEE', 'flag_NEE']] as const;
  for (const [a, b] of NEARLY) it(`“${a}” and “${b}” say the same`, () => assert.ok(nameSimilarity(a, b) >= 0.94, String(nameSimilarity(a, b))));

  const ALIKE = [['Ldngitude', 'Longitude', 0.85], ['Tair', 'Tair_F', 0.8], ['NEE', 'NEE_mean', 0.8], ['culmen_length_mm', 'bill_length_mm', 0.5], ['Rs_spatial_err', 'Rs_spatail_err', 0.85], ['temp (°C)', 'temperature', 0.8], ['wind speed', 'wind_velocity', 0.9]] as const;
  for (const [a, b, least] of ALIKE) it(`“${a}” and “${b}” are alike`, () => assert.ok(nameSimilarity(a, b) >= least, String(nameSimilarity(a, b))));

  const OTHER = [['Tair_max', 'Tair_min'], ['Tair_avg', 'Tair_max'], ['GPP_NT', 'GPP_DT'], ['SWC_1', 'SWC_2'], ['Tair', 'Tair_flag'], ['culmen_length_mm', 'culmen_depth_mm'], ['LWin', 'SWout'], ['LWnet_flag', 'U_flag'], ['latitude', 'longitude'], ['month', 'minute'], ['x', 'y'], ['wind_in', 'wind_out']] as const;
  for (const [a, b] of OTHER) it(`“${a}” and “${b}” are two columns`, () => assert.ok(nameSimilarity(a, b) <= 0.45, String(nameSimilarity(a, b))));

  it('either way round', () => { for (const [a, b] of [...SAME, ...NEARLY, ...OTHER]) assert.equal(nameSimilarity(a, b), nameSimilarity(b, a), `${a} ${b}`); });
  it('a name that reading made up is like none, not even itself', () => assert.deepEqual([nameSimilarity('column 1', 'column 1'), nameSimilarity('column 12', 'rownames'), isMadeUp('Unnamed: 0'), isMadeUp('columns')], [0, 0, true, false]));
  it('names without a letter or digit are like none', () => assert.equal(nameSimilarity('%', '#'), 0));
  it('folded names keep letters and digits', () => assert.equal(foldedName('CO₂ flux (µmol m-2)'), 'co2fluxμmolm2'));
});

describe('edit similarity', () => {
  it('counts letters that are inserted, left out, exchanged and swapped', () => assert.deepEqual([editSimilarity('abcd', 'abcd'), editSimilarity('abcd', 'abxcd'), editSimilarity('abcd', 'abd'), editSimilarity('abcd', 'abxd'), editSimilarity('abcd', 'acbd'), editSimilarity('', 'ab'), editSimilarity('', '')], [1, 0.8, 0.75, 0.75, 0.75, 0, 1]));
});

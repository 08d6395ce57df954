import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pairFlags, parseFlagName } from '../../../../src/core/diagnosis/flags/flag-name.js';

describe('names of quality flags', () => {
  const REAL: readonly (readonly [string, string, string])[] = [
    ['NEE_VUT_REF_QC', 'NEE_VUT_REF', 'FLUXNET2015'], ['TA_F_QC', 'TA_F', 'FLUXNET2015'], ['TA_F_MDS_QC', 'TA_F_MDS', 'FLUXNET2015'], ['NEE_CUT_MEAN_QC', 'NEE_CUT_MEAN', 'FLUXNET2015'], ['TS_F_MDS_1_QC', 'TS_F_MDS_1', 'FLUXNET2015'], ['SWC_F_MDS_2_QC', 'SWC_F_MDS_2', 'FLUXNET2015'],
    ['FC_SSITC_TEST', 'FC', 'AmeriFlux'], ['FC_SSITC_TEST_1_1_1', 'FC_1_1_1', 'AmeriFlux'], ['H_SSITC_TEST', 'H', 'AmeriFlux'],
    ['Tair_fqc', 'Tair', 'REddyProc'], ['NEE_uStar_fqc', 'NEE_uStar', 'REddyProc'], ['Ta_fqc', 'Ta_f', 'LaThuile'], ['VPD_fqc', 'VPD_f', 'LaThuile'],
    ['qc_LE', 'LE', 'EddyPro'], ['qc_co2_flux', 'co2_flux', 'EddyPro'], ['qc_Tau', 'Tau', 'EddyPro'],
    ['SH_gapfilled_flag', 'SH_gapfilled', 'Svartberget'], ['Prec_flag', 'Prec', 'Svartberget'], ['dirPar_flag', 'dirPar', 'Svartberget'],
    ['TEMP_QC', 'TEMP', 'Argo'], ['TEMP_ADJUSTED_QC', 'TEMP_ADJUSTED', 'Argo'], ['SALNTY_FLAG_W', 'SALNTY', 'WOCE'], ['CTDSAL_FLAG_W', 'CTDSAL', 'WOCE'],
    ['tempSingleFinalQF', 'tempSingleMean', 'NEON'], ['outlierflag_gcc_90', 'gcc_90', 'PhenoCam'], ['Flag_AirTemp', 'AirTemp', 'LTER'], ['flag_TA', 'TA', 'LTER'], ['X_00060_00003_cd', 'X_00060_00003', 'USGS'],
    ['TairQC', 'Tair', 'joined'], ['NEE.qc', 'NEE', 'R'], ['Soil Temp Flag', 'Soil Temp', 'spreadsheet'], ['airtemp-qflag', 'airtemp', 'LTER'], ['chl_quality_flag', 'chl', 'ocean colour'], ['do_qcode', 'do', 'limnology'],
  ];
  for (const [flag, measure, from] of REAL) it(`${flag} is of ${measure} (${from})`, () => assert.deepEqual(pairFlags(['time', measure, flag, 'other']), [{ flag, measures: [measure], by: 'name' }]));

  it('may be of several measures', () => {
    assert.deepEqual(pairFlags(['NEE_f', 'GPP_f', 'NEE_GPP_qc'])[0]!.measures, ['NEE_f', 'GPP_f']);
    assert.deepEqual(pairFlags(['LE_F_MDS', 'LE_CORR', 'LE_F_MDS_QC'])[0]!.measures, ['LE_F_MDS', 'LE_CORR']);
    assert.deepEqual(pairFlags(['tempMean', 'tempMinimum', 'tempFinalQF'])[0]!.measures, ['tempMean', 'tempMinimum']);
    assert.deepEqual(pairFlags(['Ta', 'Ta_f', 'Ta_fqc'])[0]!.measures, ['Ta_f', 'Ta']);
  });
  it('without a measure are of whole records', () => {
    for (const name of ['qcode', 'Quality_flag', 'flag', 'QC', 'qcflag', 'QAQC']) assert.deepEqual(pairFlags(['x', name]), [{ flag: name, measures: [], by: 'name' }], name);
  });
  for (const name of ['Q10', 'FC', 'flagship', 'flagellates', 'aquifer', 'QCD', 'equality', 'TA_F', 'NEE_VUT_REF', 'sequence', 'site_cd', 'postcode', 'Rs_annual', 'wqc2', 'TIMESTAMP_START', 'iraq', 'Seaqa']) {
    it(`${name} is none`, () => assert.equal(parseFlagName(name), null));
  }
  it('are none where the table has no such measure, and never of one another', () => {
    assert.deepEqual(pairFlags(['water_quality', 'air_qc', 'quality', 'qa']), []);
    assert.deepEqual(pairFlags(['NEE_QC', 'NEE_QC_flag']), []);
    assert.deepEqual(pairFlags([]), []);
  });
});

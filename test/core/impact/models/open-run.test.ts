import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DEGREE_DAYS } from '../../../../src/core/impact/models/degree-days.js';
import { openRun } from '../../../../src/core/impact/models/open-run.js';
import { suggestColumns } from '../../../../src/core/impact/models/suggest-columns.js';
import { AIR_TEMPERATURE, PRECIPITATION, SHORTWAVE, VAPOUR_DEFICIT } from '../../../../src/core/impact/models/weather-inputs.js';
import { column, DAY, HOUR, runModel, times } from './support.js';

describe('a run is held to what the model asks', () => {
  const time = times('2020-01-01', 3, DAY), TA = column(3, () => 1);
  const refused = (why: RegExp, act: () => unknown): void => { assert.throws(act, (error: Error & { tag?: string }) => error.tag === 'SchemaError' && why.test(error.message)); };

  it('columns, lengths, times and parameters are refused in a sentence', () => {
    refused(/no column for air temperature/, () => runModel(DEGREE_DAYS, time, {}));
    refused(/has 2 values for 3 times/, () => runModel(DEGREE_DAYS, time, { TA: column(2, () => 1) }));
    refused(/record 3 is not later/, () => runModel(DEGREE_DAYS, Float64Array.from([0, DAY, DAY]), { TA }));
    refused(/record 2 has no time/, () => runModel(DEGREE_DAYS, Float64Array.from([0, NaN, DAY]), { TA }));
    refused(/no parameter "bas"/, () => runModel(DEGREE_DAYS, time, { TA }, { bas: 1 }));
    refused(/Base temperature is 99; it must be from -10 to 20/, () => runModel(DEGREE_DAYS, time, { TA }, { base: 99 }));
    refused(/no record/, () => runModel(DEGREE_DAYS, new Float64Array(0), { TA: new Float64Array(0) }));
    refused(/a day or less/, () => runModel(DEGREE_DAYS, times('2020-01-01', 3, 30 * DAY), { TA }));
  });

  it('an input most of whose values cannot be is another column or in another unit; a few that cannot be are told', () => {
    refused(/of 3 values of air temperature 3 lie outside −73 to 60 degC; the column is in another unit/, () => runModel(DEGREE_DAYS, time, { TA: column(3, () => 280) }));
    assert.deepEqual(runModel(DEGREE_DAYS, time, { TA: Float64Array.from([1, 99, 3]) }).notes, ['Of 3 values of air temperature 1 lies outside −73 to 60 degC.']);
  });

  it('the length of a record is the most common distance, so that gaps do not make it longer', () => {
    const open = openRun(DEGREE_DAYS, { time: Float64Array.from([0, 1, 2, 9, 10, 30].map((h) => h * HOUR)), columns: new Map([['TA', column(6, () => 1)]]), stamps: 'end' });
    assert.equal(open.step, HOUR);
    assert.equal(open.time[0], -HOUR);
    assert.equal(open.column('SW_IN'), null);
  });
});

describe('columns are proposed by their names', () => {
  const inputs = [AIR_TEMPERATURE, SHORTWAVE, VAPOUR_DEFICIT, PRECIPITATION];
  const found = (columns: readonly string[]): Record<string, string> => Object.fromEntries(suggestColumns(inputs, columns));

  it('of FLUXNET2015, LaThuile, a forcing file and a tower with positions', () => {
    assert.deepEqual(found(['TIMESTAMP_START', 'TA', 'TA_F', 'TA_F_QC', 'SW_IN_F', 'VPD_F', 'P_F', 'P']), { TA: 'TA_F', SW_IN: 'SW_IN_F', VPD: 'VPD_F', P: 'P_F' });
    assert.deepEqual(found(['Ta_f', 'Ta_fqc', 'Rg_f', 'VPD_f', 'Precip_f']), { TA: 'Ta_f', SW_IN: 'Rg_f', VPD: 'VPD_f', P: 'Precip_f' });
    assert.deepEqual(found(['year', 'Prec', 'P', 'Tair', 'Tair_flag', 'Rg']), { TA: 'Tair', SW_IN: 'Rg', P: 'Prec' });
    assert.deepEqual(found(['TA_1_1_1', 'TS_1_1_1', 'SW_IN_1_1_1']), { TA: 'TA_1_1_1', SW_IN: 'SW_IN_1_1_1' });
  });

  it('a flag or a stranger is none', () => { assert.deepEqual(found(['TA_QC', 'TAU', 'VPDX', 'precision']), {}); });
});

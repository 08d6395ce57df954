/**
 * Inputs and parameters that several models share: the weather as flux towers and their archives name it. Ranges
 * are about those of FluxnetLSM (A. Ukkola et al., Geosci. Model Dev. 10, 2017).
 */
import type { ModelInput, ModelParameter } from './model.js';

export const AIR_TEMPERATURE: ModelInput = { name: 'TA', label: 'air temperature', unit: 'degC', range: [-73, 60], about: 'Mean of the record.', names: ['TA', 'Tair', 'Ta', 'air_temperature', 'temperature', 'temp', 'T'] };
/** Instruments read a little below zero at night. */
export const SHORTWAVE: ModelInput = { name: 'SW_IN', label: 'incoming shortwave radiation', unit: 'W m-2', range: [-20, 1360], about: 'Mean of the record.', names: ['SW_IN', 'Rg', 'SWin', 'SWdown', 'shortwave', 'global_radiation', 'solar_radiation'] };
export const VAPOUR_DEFICIT: ModelInput = { name: 'VPD', label: 'vapour pressure deficit', unit: 'hPa', range: [-1, 100], optional: true, about: 'Or relative humidity, from which it is made where it is not given.', names: ['VPD', 'vapor_pressure_deficit', 'vapour_pressure_deficit'] };
export const RELATIVE_HUMIDITY: ModelInput = { name: 'RH', label: 'relative humidity', unit: '%', range: [0, 105], optional: true, about: 'Or vapour pressure deficit.', names: ['RH', 'relative_humidity', 'humidity'] };
/** `P` alone is pressure where the table has rain under another name. */
export const PRECIPITATION: ModelInput = { name: 'P', label: 'precipitation', unit: 'mm', range: [0, 500], about: 'Sum of the record.', names: ['Precip', 'Prec', 'precipitation', 'rain', 'rainfall', 'PPT', 'P'] };

export const DAY_SHARE: ModelParameter = { name: 'dayShare', label: 'Least share of a day’s records for its mean', unit: 'fraction', value: 0.5, range: [0, 1], source: 'FLUXNET2015 gives means of measured data where more than half is there (Pastorello et al. 2020).' };

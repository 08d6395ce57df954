/** Inputs and parameters that several models share: the weather as flux towers and their archives name it. */
import type { ModelInput, ModelParameter } from './model.js';

export const AIR_TEMPERATURE: ModelInput = { name: 'TA', label: 'air temperature', unit: 'degC', about: 'Mean of the record.', names: ['TA', 'Tair', 'Ta', 'air_temperature', 'temperature', 'temp', 'T'] };
export const SHORTWAVE: ModelInput = { name: 'SW_IN', label: 'incoming shortwave radiation', unit: 'W m-2', about: 'Mean of the record.', names: ['SW_IN', 'Rg', 'SWin', 'SWdown', 'shortwave', 'global_radiation', 'solar_radiation'] };
export const VAPOUR_DEFICIT: ModelInput = { name: 'VPD', label: 'vapour pressure deficit', unit: 'hPa', about: 'Mean of the record.', names: ['VPD', 'vapor_pressure_deficit', 'vapour_pressure_deficit'] };
export const PRECIPITATION: ModelInput = { name: 'P', label: 'precipitation', unit: 'mm', about: 'Sum of the record.', names: ['P', 'Precip', 'Prec', 'precipitation', 'rain', 'rainfall', 'PPT'] };

export const DAY_SHARE: ModelParameter = { name: 'dayShare', label: 'Least share of a day’s records for its mean', unit: 'fraction', value: 0.5, range: [0, 1], source: 'FLUXNET2015 gives means of measured data where more than half is there (Pastorello et al. 2020).' };

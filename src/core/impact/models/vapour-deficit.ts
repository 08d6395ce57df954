/** Vapour pressure deficit as a tower gives it, or from relative humidity and air temperature. */
import type { OpenRun } from './open-run.js';
import { saturationPressure } from './penman-monteith.js';

/** hPa, one a record; null where neither deficit nor humidity is given. Air beyond saturation has none. */
export function vapourDeficit(opened: OpenRun): Float64Array | null {
  const given = opened.column('VPD');
  if (given !== null) return given;
  const humidity = opened.column('RH'), air = opened.required('TA');
  return humidity === null ? null : humidity.map((percent, i) => 10 * saturationPressure(air[i]!) * Math.max(0, 1 - percent / 100));
}

export const NO_HUMIDITY = 'it needs vapour pressure deficit or relative humidity';

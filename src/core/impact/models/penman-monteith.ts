/**
 * Reference evapotranspiration of a short, well-watered grass after FAO-56 (R. Allen, L. Pereira, D. Raes and M. Smith,
 * "Crop evapotranspiration", FAO Irrigation and Drainage Paper 56, 1998), by day and by hour. Equation numbers are the
 * paper's; temperatures in degC, pressures in kPa, radiation in MJ m-2 a day or an hour, wind in m s-1 at 2 m.
 */

/** Eq. 11. */
export function saturationPressure(celsius: number): number {
  return 0.6108 * Math.exp((17.27 * celsius) / (celsius + 237.3));
}

/** Eq. 13, kPa a degree. */
export function saturationSlope(celsius: number): number {
  return (4098 * saturationPressure(celsius)) / (celsius + 237.3) ** 2;
}

/** Eq. 7, of an elevation in m. */
export function pressureAt(elevation: number): number {
  return 101.3 * ((293 - 0.0065 * elevation) / 293) ** 5.26;
}

/** Eq. 47: wind at 2 m from wind at another height above grass. */
export function windAtTwoMetres(wind: number, height: number): number {
  return (wind * 4.87) / Math.log(67.8 * height - 5.42);
}

export interface Place {
  /** Radians, north is positive. */
  readonly latitude: number;
  /** m. */
  readonly elevation: number;
}

const SOLAR = 0.082;

function declination(dayOfYear: number): number {
  return 0.409 * Math.sin((2 * Math.PI * dayOfYear) / 365 - 1.39);
}

function distance(dayOfYear: number): number {
  return 1 + 0.033 * Math.cos((2 * Math.PI * dayOfYear) / 365);
}

/** Eq. 25, in [0, pi]: a sun that does not set or rise has the end of the range. */
export function sunsetAngle(latitude: number, dayOfYear: number): number {
  return Math.acos(Math.max(-1, Math.min(1, -Math.tan(latitude) * Math.tan(declination(dayOfYear)))));
}

/** Eq. 21, MJ m-2 a day; days count from 1. */
export function extraterrestrialDay(latitude: number, dayOfYear: number): number {
  const decline = declination(dayOfYear), sunset = sunsetAngle(latitude, dayOfYear);
  return ((24 * 60) / Math.PI) * SOLAR * distance(dayOfYear) * (sunset * Math.sin(latitude) * Math.sin(decline) + Math.cos(latitude) * Math.cos(decline) * Math.sin(sunset));
}

export interface Sun {
  /** Eq. 28, mean over the interval, MJ m-2 an hour; 0 at night. */
  readonly extraterrestrial: number;
  /** Height of the sun above the horizon at the middle of the interval, radians. */
  readonly height: number;
}

/**
 * `middle`: hour of the data's clock at the middle of an interval of `hours`; `ahead`: hours by which the place's meridian
 * is ahead of that clock's (eq. 31 to 33).
 */
export function sunOf(latitude: number, dayOfYear: number, middle: number, hours: number, ahead: number): Sun {
  const b = (2 * Math.PI * (dayOfYear - 81)) / 364, season = 0.1645 * Math.sin(2 * b) - 0.1255 * Math.cos(b) - 0.025 * Math.sin(b);
  const angle = (Math.PI / 12) * (middle + ahead + season - 12), half = (Math.PI * hours) / 24, turn = 2 * Math.PI;
  const decline = declination(dayOfYear), sunset = sunsetAngle(latitude, dayOfYear), flat = Math.sin(latitude) * Math.sin(decline), steep = Math.cos(latitude) * Math.cos(decline);
  let lit = 0;
  // Each noon that is near: clock and meridian may be hours apart, and a sun that does not set shines through midnight.
  for (let noon = Math.floor(angle / turn) * turn; noon <= angle + turn; noon += turn) {
    const from = Math.max(-sunset, angle - half - noon), to = Math.min(sunset, angle + half - noon);
    if (to > from) lit += (to - from) * flat + steep * (Math.sin(to) - Math.sin(from));
  }
  const day = ((12 * 60) / Math.PI) * SOLAR * distance(dayOfYear) * lit;
  return { extraterrestrial: Math.max(0, day) / hours, height: Math.asin(flat + steep * Math.cos(angle)) };
}

/** Eq. 37. */
export function clearSky(extraterrestrial: number, elevation: number): number {
  return (0.75 + 2e-5 * elevation) * extraterrestrial;
}

/** Eq. 38 to 40: shortwave less what the grass reflects (0.23), less longwave. `boltzmann` is 4.903e-9 a day or 2.043e-10 an hour; `clear`: shortwave over that of a clear sky, at most 1. */
export function netRadiation(shortwave: number, fourthPower: number, vapour: number, clear: number, boltzmann: number): number {
  return 0.77 * shortwave - boltzmann * fourthPower * (0.34 - 0.14 * Math.sqrt(Math.max(0, vapour))) * (1.35 * Math.min(1, clear) - 0.35);
}

export function fourthPowerOf(celsius: number): number {
  return (celsius + 273.16) ** 4;
}

export interface Air {
  readonly celsius: number;
  /** kPa: saturated, actual, of the air. */
  readonly saturated: number;
  readonly vapour: number;
  readonly pressure: number;
  readonly wind: number;
}

/** Eq. 6, mm a day; `available`: net radiation less soil heat flux, MJ m-2 a day. */
export function referenceDay(available: number, air: Air): number {
  return combined(available, air, 900);
}

/** Eq. 53, mm an hour. */
export function referenceHour(available: number, air: Air): number {
  return combined(available, air, 37);
}

function combined(available: number, { celsius, saturated, vapour, pressure, wind }: Air, numerator: number): number {
  const slope = saturationSlope(celsius), psychrometric = 0.665e-3 * pressure;
  return (0.408 * slope * available + (psychrometric * numerator * wind * (saturated - vapour)) / (celsius + 273)) / (slope + psychrometric * (1 + 0.34 * wind));
}

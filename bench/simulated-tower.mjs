/**
 * A simulated flux tower: half-hourly records of eleven measures with a daily and a yearly course, weather that
 * persists, gaps and spikes. It looks like data; it says nothing about any place.
 *
 * The same seed gives the same numbers on every machine: the random numbers are sfc32's, and only + - * / and
 * rounding are used (sine, exponential and the like may differ in the last digit between engines).
 * Values are kept as whole numbers of their last decimal, so that what is written is exact.
 */

/** In the order of the file. `decimals` says how a value is written. */
export const MEASURES = Object.freeze([
  { name: 'NEE', unit: 'umolCO2 m-2 s-1', decimals: 3 },
  { name: 'LE', unit: 'W m-2', decimals: 3 },
  { name: 'H', unit: 'W m-2', decimals: 3 },
  { name: 'TA', unit: 'deg C', decimals: 3 },
  { name: 'RH', unit: '%', decimals: 1 },
  { name: 'VPD', unit: 'hPa', decimals: 3 },
  { name: 'SW_IN', unit: 'W m-2', decimals: 1 },
  { name: 'NETRAD', unit: 'W m-2', decimals: 1 },
  { name: 'WS', unit: 'm s-1', decimals: 3 },
  { name: 'USTAR', unit: 'm s-1', decimals: 3 },
  { name: 'CO2', unit: 'umolCO2 mol-1', decimals: 3 },
]);
/** Names of the columns of the files. */
export const COLUMNS = Object.freeze(['SITE_ID', 'TIMESTAMP_START', 'TIMESTAMP_END', ...MEASURES.map(({ name }) => name)]);
export const NEE = 0, LE = 1, H = 2, TA = 3, RH = 4, VPD = 5, SW_IN = 6, NETRAD = 7, WS = 8, USTAR = 9, CO2 = 10;

/** No value; written as -9999. */
export const GAP = -0x80000000;

/** Half-hours of a year without a leap day. */
export const RECORDS_A_YEAR = 365 * 48;

/** sfc32 (Chris Doty-Humphrey's Small Fast Counter, 32 bits a lane), seeded by four whole numbers; in [0, 1). */
export function sfc32(...seed) {
  let [a = 0, b = 0, c = 0, d = 1] = seed.map((value) => value | 0);
  const next = () => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + t) | 0;
    return (t >>> 0) / 4294967296;
  };
  for (let i = 0; i < 15; i++) next();
  return next;
}

/** A sine of period 1 after Bhaskara I: within 0.0017, and the same everywhere. */
function wave(turns) {
  const phase = turns - Math.floor(turns);
  const u = phase < 0.5 ? 2 * phase : 2 * phase - 1;
  const p = u * (1 - u);
  const arch = (16 * p) / (5 - 4 * p);
  return phase < 0.5 ? arch : -arch;
}

/** Saturation vapour pressure over water in hPa (polynomial of Lowe 1977, J. Appl. Meteorol. 16, 100-103). */
function saturationPressure(celsius) {
  const t = celsius;
  return 6.107799961 + t * (0.4436518521 + t * (0.01428945805 + t * (2.650648471e-4 + t * (3.031240396e-6 + t * (2.034080948e-8 + t * 6.136820929e-11)))));
}

const clamp = (value, low, high) => (value < low ? low : value > high ? high : value);

/** One site. `next()` gives its next half-hour; `row` is reused. */
export class SimulatedTower {
  /** Whole numbers of the last decimal, `GAP` where there is none. */
  row = new Int32Array(MEASURES.length);
  #random;
  #index = 0;
  #weather = { cloud: 0, air: 0, moist: 0, wind: 0, flux: 0 };
  /** Half-hours left of the gap of the flux system, and of each measure. */
  #fluxGap = 0;
  #gaps = new Int32Array(MEASURES.length);
  #scales = MEASURES.map(({ decimals }) => 10 ** decimals);

  constructor(seed, site) {
    this.site = site;
    this.#random = sfc32(seed, site + 1, 0x9e3779b9, 1);
    this.warmth = 6 + 12 * this.#random();
    this.greenness = 0.5 + 0.7 * this.#random();
  }

  next() {
    const day = Math.floor(this.#index / 48) % 365;
    const hour = (this.#index % 48) / 2;
    this.#index += 1;
    const values = this.#measure(wave((day - 100) / 365), hour);
    for (let i = 0; i < values.length; i++) this.row[i] = Math.round(values[i] * this.#scales[i]);
    this.#punchGaps();
    return this.row;
  }

  /** A uniform number of mean 0 and variance 1 that remembers its last value. */
  #drift(name, memory) {
    const u = this.#random() + this.#random() + this.#random() - 1.5;
    return (this.#weather[name] = memory * this.#weather[name] + (1 - memory) * 6 * u);
  }

  #measure(season, hour) {
    const light = clamp(0.75 * wave(hour / 24 - 0.25) + 0.25 * season, 0, 1);
    const clear = clamp(0.7 + 0.3 * this.#drift('cloud', 0.95), 0.15, 1);
    const shortwave = 980 * light * clear;
    const air = this.warmth + 10 * season + 5 * wave(hour / 24 - 0.38) + 3 * this.#drift('air', 0.97);
    const humidity = clamp(72 - 8 * season - 16 * wave(hour / 24 - 0.38) + 9 * this.#drift('moist', 0.95), 8, 100);
    const deficit = saturationPressure(clamp(air, -40, 50)) * (1 - humidity / 100);
    const net = 0.76 * shortwave - 62 * clear + 6 * (this.#random() - 0.5);
    const wind = clamp(2.6 + 0.8 * light + 1.1 * this.#drift('wind', 0.93), 0.05, 25);
    const friction = 0.02 + 0.115 * wind + 0.04 * (this.#random() - 0.5);
    const turbulent = this.#drift('flux', 0.6);
    const green = this.greenness * clamp(0.55 + 0.6 * season, 0.05, 1.2);
    const latent = clamp(0.28 + 0.25 * green, 0.1, 0.7) * net + 9 * turbulent;
    const sensible = 0.88 * net - latent + 11 * (this.#random() - 0.5);
    const respired = 1.1 * green + 0.11 * clamp(air, 0, 40);
    const spike = this.#random() < 0.0008 ? 40 * (this.#random() + 1) : 0;
    const exchange = respired - (27 * green * shortwave) / (shortwave + 420) + 1.1 * turbulent + spike;
    const carbon = 396 + 1.4 * exchange + 7 * (1 - light) - 2 * season + 1.5 * (this.#random() - 0.5);
    return [exchange, latent, sensible, air, humidity, deficit, shortwave, net, wind, friction, carbon];
  }

  /** Long gaps of the flux system (NEE, LE and H together), and short ones of every instrument. */
  #punchGaps() {
    const { row } = this;
    if (this.#fluxGap > 0) this.#fluxGap -= 1;
    else if (this.#random() < 0.003) this.#fluxGap = Math.floor(1 + 60 * this.#random() * this.#random());
    if (this.#fluxGap > 0) row[NEE] = row[LE] = row[H] = GAP;
    const start = this.#random();
    if (start < 0.01) this.#gaps[Math.floor(start * 100 * row.length)] = Math.floor(1 + 12 * this.#random());
    for (let i = 0; i < row.length; i++) {
      if (this.#gaps[i] === 0) continue;
      this.#gaps[i] -= 1;
      row[i] = GAP;
    }
  }
}

/**
 * Twelve simulated sites by day for ten years: daily means of the simulated tower's half-hours under weather of their
 * own, in the calendar's own days. Small enough for a page, with enough sites and years to look for where a change is.
 * As of the tower: the same seed gives the same numbers on every machine, and they say nothing about any place.
 */
import { GAP, H, LE, MEASURES, NEE, SimulatedTower, SW_IN, TA, USTAR, VPD, WS, sfc32 } from './simulated-tower.mjs';

export const SITES = 12, FIRST_YEAR = 1997, YEARS = 10;
export const siteName = (site) => `XX-S${String(site + 1).padStart(2, '0')}`;

/** What a day holds, in the order of the file, as whole numbers of the last decimal. VPD is in kPa. Qualities: 0 measured, 1 to 3 filled well to poorly. */
export const DAILY = Object.freeze([
  { name: 'nee', decimals: 3 }, { name: 'neeQuality', decimals: 0 }, { name: 'le', decimals: 2 }, { name: 'leQuality', decimals: 0 }, { name: 'h', decimals: 2 },
  { name: 'air', decimals: 2 }, { name: 'deficit', decimals: 4 }, { name: 'shortwave', decimals: 1 }, { name: 'rain', decimals: 1 }, { name: 'wind', decimals: 2 }, { name: 'friction', decimals: 3 },
]);
export const AT = Object.freeze(Object.fromEntries(DAILY.map(({ name }, i) => [name, i])));

const HALF_HOURS = 48, LEAST_HALF_HOURS = 24;

/** The days of all years: `yyyymmdd`, year, day of the year from 0. */
export function* calendar() {
  for (let year = FIRST_YEAR; year < FIRST_YEAR + YEARS; year++) {
    const leap = year % 4 === 0;
    let day = 0;
    for (const [month, length] of [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].entries()) {
      for (let date = 1; date <= length; date++) yield { text: String(year * 10_000 + (month + 1) * 100 + date), year, day: day++ };
    }
  }
}

/** All days of one site, gaps of LE filled in. */
export function simulateSite(seed, site) {
  const days = new Days(seed, site), rows = Array.from(calendar(), () => days.next().slice());
  fillLinearly(rows, AT.le);
  rows.forEach((row) => { row[AT.leQuality] = row[AT.le] === GAP ? GAP : row[AT.leQuality]; });
  return rows;
}

/** A straight line from the last to the next measured day; gaps at the ends stay. */
function fillLinearly(rows, at) {
  for (let from = 1; from < rows.length; from++) {
    if (rows[from][at] !== GAP || rows[from - 1][at] === GAP) continue;
    let to = from;
    while (to < rows.length && rows[to][at] === GAP) to++;
    if (to === rows.length) return;
    const before = rows[from - 1][at], after = rows[to][at], steps = to - from + 1;
    for (let i = from; i < to; i++) rows[i][at] = Math.round(before + ((after - before) * (i - from + 1)) / steps);
    from = to;
  }
}

class Days {
  row = new Int32Array(DAILY.length);
  #tower;
  #random;
  #sums = new Float64Array(MEASURES.length);
  #counts = new Int32Array(MEASURES.length);
  #weather = 0;
  /** Days left of the gaps of each flux, and how poorly they are filled. */
  #gaps = { nee: 0, le: 0, h: 0 };
  #quality = { nee: 0, le: 0, h: 0 };

  constructor(seed, site) {
    this.#tower = new SimulatedTower(seed, site);
    this.#random = sfc32(seed, site + 1, 0x13198a2e, 3);
  }

  next() {
    this.#readDay();
    const { row } = this, random = this.#random;
    this.#weather = 0.82 * this.#weather + 2.4 * (random() + random() + random() - 1.5);
    const warm = this.#weather, dry = 1 + 0.07 * Math.max(-6, Math.min(6, warm)), wet = random() < 0.3 - 0.02 * warm;
    const put = (name, value) => { row[AT[name]] = value === null ? GAP : Math.round(value * 10 ** DAILY[AT[name]].decimals); };
    put('nee', this.#mean(NEE, (v) => v - 0.06 * warm * dry));
    put('le', this.#mean(LE, (v) => v * (0.9 + 0.1 * dry)));
    put('h', this.#mean(H, (v) => v + 1.2 * warm));
    put('air', this.#mean(TA, (v) => v + warm));
    put('deficit', this.#mean(VPD, (v) => Math.max(0.002, 0.1 * v * dry)));
    put('shortwave', this.#mean(SW_IN, (v) => v * (wet ? 0.7 : 1.05)));
    const depth = random();
    put('rain', wet ? 0.2 + 38 * depth * depth * depth : 0);
    put('wind', this.#mean(WS, (v) => v));
    put('friction', this.#mean(USTAR, (v) => v));
    this.#punchGaps();
    return row;
  }

  #readDay() {
    this.#sums.fill(0);
    this.#counts.fill(0);
    for (let i = 0; i < HALF_HOURS; i++) {
      const row = this.#tower.next();
      for (let k = 0; k < row.length; k++) if (row[k] !== GAP) { this.#sums[k] += row[k]; this.#counts[k] += 1; }
    }
  }

  #mean(measure, of) {
    const n = this.#counts[measure];
    return n < LEAST_HALF_HOURS ? null : of(this.#sums[measure] / n / 10 ** MEASURES[measure].decimals);
  }

  /** Gaps of H stay gaps; those of NEE hold what a model would say, but for long ones; those of LE are filled afterwards. Both have a flag. */
  #punchGaps() {
    const { row } = this, random = this.#random, gaps = this.#gaps;
    for (const name of ['nee', 'le', 'h']) {
      if (gaps[name] > 0) gaps[name] -= 1;
      else if (random() < 0.012) {
        gaps[name] = 2 + Math.floor(16 * random() * random());
        this.#quality[name] = 1 + Math.floor(3 * random());
      }
    }
    row[AT.neeQuality] = gaps.nee > 0 ? this.#quality.nee : 0;
    row[AT.leQuality] = gaps.le > 0 ? this.#quality.le : 0;
    if (gaps.nee > 10) { row[AT.nee] = GAP; row[AT.neeQuality] = GAP; }
    if (gaps.h > 0) row[AT.h] = GAP;
    if (row[AT.nee] === GAP) row[AT.neeQuality] = GAP;
    if (gaps.le > 0) row[AT.le] = GAP;
    else if (row[AT.le] === GAP) row[AT.leQuality] = 3;
  }
}

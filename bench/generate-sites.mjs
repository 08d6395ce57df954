/**
 * Two releases of twelve simulated sites by day for ten years, named as LaThuile and as FLUXNET2015 name their columns,
 * and the list of every change that was planted between them. Deterministic in `seed`.
 *
 * LaThuile's own VPD is in hPa; here the base has kPa, so that a unit changes. FLUXNET2015's flags of days are shares of
 * good half-hours; here they are classes on both sides, 0 measured and 1 to 3 filled, so that some can change.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AT, calendar, DAILY, siteName, simulateSite, SITES } from './simulated-sites.mjs';
import { GAP, sfc32 } from './simulated-tower.mjs';

/** Raise when a byte of the files or a planted change is another, so that cached files are made anew. */
const GENERATOR_VERSION = 1;

export const KEY = Object.freeze({ base: ['Site', 'Date'], revision: ['SITE_ID', 'TIMESTAMP'] });

/** Names and units of the columns of both files, in their order; `of`: the daily measure. */
export const COLUMNS = Object.freeze([
  { of: 'nee', base: 'NEE_f', revision: 'NEE_VUT_REF', units: ['umol m-2 s-1', 'umolCO2 m-2 s-1'] },
  { of: 'neeQuality', base: 'NEE_fqc', revision: 'NEE_VUT_REF_QC', units: ['', ''] },
  { of: 'le', base: 'LE_f', revision: 'LE_F_MDS', units: ['W m-2', 'W m-2'] },
  { of: 'leQuality', base: 'LE_fqc', revision: 'LE_F_MDS_QC', units: ['', ''] },
  { of: 'h', base: 'H_f', revision: 'H_F_MDS', units: ['W m-2', 'W m-2'] },
  { of: 'air', base: 'Ta_f', revision: 'TA_F', units: ['degC', 'deg C'] },
  { of: 'deficit', base: 'VPD_f', revision: 'VPD_F', units: ['kPa', 'hPa'] },
  { of: 'shortwave', base: 'Rg_f', revision: 'SW_IN_F', units: ['W m-2', 'W m-2'] },
  { of: 'rain', base: 'Precip_f', revision: 'P_F', units: ['mm', 'mm'] },
  { of: 'wind', base: 'WS_f', revision: 'WS_F', units: ['m s-1', 'm s-1'] },
  { of: 'friction', base: 'ustar', revision: 'USTAR', units: ['m s-1', 'm s-1'] },
]);

/** Where what was planted. Sites count from 0. */
export const PLANTED = Object.freeze({
  removed: { site: 10, year: 2006 },
  added: { site: 11, year: 1997 },
  filtered: [{ site: 1, year: 2003 }, { site: 5, year: 2001 }, { site: 8, year: 1999 }],
  /** NEE gains so much (umol m-2 s-1) for each K that the day is warmer than 12 degC. */
  relation: { site: 3, perKelvin: 0.15, around: 12 },
  /** From that day on the thermometer reads less. */
  step: { site: 6, from: '20020415', offset: -0.6 },
});

const at = ({ site, year }, where) => site === where.site && year === where.year;

/** @returns {{ base: string, revision: string, truth: object }} both files as text, and what differs */
export function generateSites({ seed = 1 } = {}) {
  const truth = new Truth(seed), files = { base: [head('base')], revision: [head('revision')] };
  for (let site = 0; site < SITES; site++) {
    const days = simulateSite(seed, site), revise = reviser(seed, site, truth);
    let i = 0;
    for (const day of calendar()) {
      const before = days[i++], where = { site, ...day }, after = revise(before.slice(), where);
      const inBase = !at(PLANTED.added, where), inRevision = !at(PLANTED.removed, where);
      if (inBase) files.base.push(line(before, where, 0));
      if (inRevision) files.revision.push(line(after, where, 1));
      truth.count(inBase ? before : null, inRevision ? after : null);
    }
  }
  return { base: files.base.join(''), revision: files.revision.join(''), truth: truth.told() };
}

/** What the revision makes of the days of a site. A planted value that rounding would leave alone moves by one in its last digit. */
function reviser(seed, site, truth) {
  const random = sfc32(seed, site + 1, 0x03707344, 4);
  return (row, where) => {
    const noise = random() + random() + random() - 1.5, recorded = !at(PLANTED.added, where) && !at(PLANTED.removed, where);
    const set = (column, to, kind) => {
      const i = AT[column], value = Math.round(to);
      if (row[i] === value && kind === 'flag') return;
      row[i] = row[i] === value ? value + 1 : value;
      if (recorded) truth.plant(column, kind, where);
    };
    const { relation, step } = PLANTED, gap = (column) => row[AT[column]] === GAP;
    // Calm nights are left out and filled in: less of their respiration is lost.
    if (PLANTED.filtered.some((each) => at(each, where)) && !gap('nee')) {
      const calm = Math.max(0.15, 1.4 - 2 * row[AT.friction] / 1000);
      set('nee', row[AT.nee] + 1000 * (1.1 * calm + 0.9 * noise * calm + 0.3), 'u* filtering');
      if (noise > -0.4) set('neeQuality', 1, 'flag');
    }
    if (site === relation.site && !gap('nee') && !gap('air')) set('nee', row[AT.nee] + 1000 * relation.perKelvin * (row[AT.air] / 100 - relation.around), 'relation');
    if (!gap('le') && row[AT.leQuality] > 0) {
      set('le', row[AT.le] * 0.9 + 1800 * noise + 300, 'gap-refilled');
      if (row[AT.leQuality] === 3) set('leQuality', 2, 'flag');
    }
    if (gap('h') && !gap('shortwave')) set('h', 22 * row[AT.shortwave] * 0.1 + 1500 * noise, 'gap-filled');
    if (site === step.site && where.text >= step.from && !gap('air')) set('air', row[AT.air] + 100 * step.offset, 'step');
    return row;
  };
}

function head(side) {
  const place = side === 'base' ? 0 : 1;
  return `${[...KEY[side], ...COLUMNS.map((column) => column[side])].join(',')}\n${['', '', ...COLUMNS.map(({ units }) => units[place])].join(',')}\n`;
}

function line(row, { site, text }, place) {
  let out = `${siteName(site)},${text}`;
  for (const { of } of COLUMNS) {
    const value = row[AT[of]], { decimals } = DAILY[AT[of]];
    // kPa of four decimals are hPa of three: the same digits.
    out += value === GAP ? ',-9999' : `,${decimal(value, of === 'deficit' && place === 1 ? 3 : decimals)}`;
  }
  return `${out}\n`;
}

function decimal(value, places) {
  if (places === 0) return String(value);
  const digits = String(Math.abs(value)).padStart(places + 1, '0');
  return `${value < 0 ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** Counts what was planted where, and what the cells of both files make of it. */
class Truth {
  #records = { base: 0, revision: 0, matched: 0, added: 0, removed: 0, changed: 0 };
  #cells = COLUMNS.map(() => ({ value: 0, filled: 0, lost: 0 }));
  #planted = new Map();

  constructor(seed) { this.seed = seed; }

  plant(column, kind, { site, year }) {
    const id = `${column} ${kind}`, entry = this.#planted.get(id) ?? { column, kind, sites: new Set(), years: new Set(), cells: 0 };
    this.#planted.set(id, entry);
    entry.sites.add(siteName(site));
    entry.years.add(year);
    entry.cells += 1;
  }

  count(before, after) {
    const records = this.#records;
    if (before) records.base += 1;
    if (after) records.revision += 1;
    if (!before || !after) { records[before ? 'removed' : 'added'] += 1; return; }
    records.matched += 1;
    let changed = false;
    COLUMNS.forEach(({ of }, k) => {
      const from = before[AT[of]], to = after[AT[of]];
      // The same digits in another unit are another value.
      if (of === 'deficit' ? from === GAP : from === to) return;
      this.#cells[k][from === GAP ? 'filled' : to === GAP ? 'lost' : 'value'] += 1;
      changed = true;
    });
    if (changed) records.changed += 1;
  }

  told() {
    const site = (where) => ({ site: siteName(where.site), year: where.year }), { removed, added, filtered, relation, step } = PLANTED;
    const more = {
      'nee u* filtering': { siteYears: filtered.map(site) }, 'nee relation': { with: 'Ta_f', slope: relation.perKelvin },
      'air step': { from: step.from, offset: step.offset },
    };
    return {
      simulated: true, seed: this.seed, key: KEY, records: this.#records,
      siteYears: { removed: [site(removed)], added: [site(added)] },
      columns: COLUMNS.map(({ of, base, revision, units }, k) => ({
        base, revision, unit: { base: units[0] || null, revision: units[1] || null }, cells: this.#cells[k],
        changes: [
          { kind: 'renamed' },
          ...(of === 'deficit' ? [{ kind: 'unit', factor: 10, cells: this.#cells[k].value }] : []),
          ...[...this.#planted].filter(([, { column }]) => column === of).map(([id, { kind, sites, years, cells }]) => ({ kind, ...more[id], sites: [...sites], years: [...years].sort((a, b) => a - b), cells })),
        ],
      })),
    };
  }
}

/**
 * Both files and the truth in a cache folder, made once.
 * @returns {{ base: string, revision: string, truth: string }} paths
 */
export function cachedSites(cacheFolder, { seed = 1 } = {}) {
  const folder = join(cacheFolder, `sites-${seed}-v${GENERATOR_VERSION}`), paths = { base: join(folder, 'base.csv'), revision: join(folder, 'revision.csv'), truth: join(folder, 'planted.json') };
  if (existsSync(paths.truth)) return paths;
  const { truth, ...files } = generateSites({ seed }), partial = `${folder}.${process.pid}.partial`;
  mkdirSync(partial, { recursive: true });
  for (const side of ['base', 'revision']) writeFileSync(join(partial, `${side}.csv`), files[side]);
  writeFileSync(join(partial, 'planted.json'), `${JSON.stringify(truth, null, 2)}\n`);
  rmSync(folder, { recursive: true, force: true });
  renameSync(partial, folder);
  return paths;
}

export const readTruth = ({ truth }) => JSON.parse(readFileSync(truth, 'utf8'));

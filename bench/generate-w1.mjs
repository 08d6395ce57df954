/**
 * Two releases of a simulated flux tower network as CSV, and exact facts about what differs between them.
 * Deterministic in `records`, `years`, `seed` and `revision`; a shorter pair of every kind but `example` is a prefix
 * of a longer one.
 *
 * - `identical`: the revision has the bytes of the base.
 * - `w1`: one record in a hundred has another NEE; nothing else differs.
 * - `w1d`: as `w1`, with both files dirty and five columns renamed (see `w1-layout.mjs`).
 * - `w1r`: every value of every measure is revised by a calibration of its column; gaps stay.
 * - `example`: a reprocessing as archives make them, for the page (see `reviseExample`).
 */
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { LineWriter } from './line-writer.mjs';
import { COLUMNS, GAP, LE, MEASURES, NEE, RECORDS_A_YEAR, SimulatedTower, TA, WS, sfc32 } from './simulated-tower.mjs';
import { layoutOf } from './w1-layout.mjs';

export { COLUMNS };

/** Raise when the bytes or the facts of any kind change, so that cached files are made anew. */
const GENERATOR_VERSION = 2;
export const REVISIONS = Object.freeze(['identical', 'w1', 'w1d', 'w1r', 'example']);
/** 20 sites of three years without a leap day: 60 site-years. */
export const W1_RECORDS = 60 * RECORDS_A_YEAR;
export const KEY = Object.freeze(['SITE_ID', 'TIMESTAMP_START']);

/** Records that the base of an `example` does not have yet: the last seven days of each site. */
const APPENDED = 7 * 48;

/**
 * @param {object} options
 * @param {number} [options.records] records of the revision, by default 60 site-years
 * @param {number} [options.years] years of each site, by default 3
 * @param {number} [options.seed]
 * @param {'identical' | 'w1' | 'w1d' | 'w1r' | 'example'} [options.revision]
 * @param {(side: 'base' | 'revision', bytes: Uint8Array) => void} options.write takes the bytes in order; they are reused after it returns
 * @returns {PairFacts}
 */
export function generatePair({ records = W1_RECORDS, years = 3, seed = 1, revision = 'w1', write }) {
  if (!REVISIONS.includes(revision)) throw new Error(`There is no revision "${revision}"; choose one of ${REVISIONS.join(', ')}.`);
  const layout = layoutOf(revision);
  const base = new LineWriter(layout, (bytes) => write('base', bytes));
  const revised = new LineWriter(layout, (bytes) => write('revision', bytes));
  const revise = { identical: () => undefined, w1: reviseOneInAHundred(seed), w1d: reviseOneInAHundred(seed), w1r: reviseEverything, example: reviseExample }[revision];
  const facts = new Facts();
  const span = years * RECORDS_A_YEAR;
  const row = new Int32Array(MEASURES.length);
  base.head('base');
  revised.head('revision');
  let tower = null;
  for (let i = 0; i < records; i++) {
    const at = i % span;
    if (at === 0) tower = new SimulatedTower(seed, i / span);
    const source = tower.next();
    row.set(source);
    const where = { site: tower.site, at, record: i };
    revise(row, where);
    const trim = revision === 'example' ? WS : -1;
    revised.line(tower.site, at, row, trim);
    if (revision === 'example' && at >= span - APPENDED) facts.add(row);
    else {
      base.line(tower.site, at, source, -1);
      facts.count(source, row, trim);
    }
  }
  base.flush();
  revised.flush();
  return facts.of({ revision, records, years, seed, bytes: { base: base.bytes, revision: revised.bytes }, ...saidOf(layout) });
}

/**
 * The pair as two files in a cache folder, made once.
 * @returns {{ base: string, revision: string, facts: PairFacts }} paths and facts
 */
export function cachedPair(cacheFolder, { records = W1_RECORDS, years = 3, seed = 1, revision = 'w1' } = {}) {
  const folder = join(cacheFolder, `tower-${revision}-${records}-${years}-${seed}-v${GENERATOR_VERSION}`);
  const paths = { base: join(folder, 'base.csv'), revision: join(folder, 'revision.csv') };
  if (!existsSync(join(folder, 'facts.json'))) {
    const partial = `${folder}.${process.pid}.partial`;
    mkdirSync(partial, { recursive: true });
    const files = { base: openSync(join(partial, 'base.csv'), 'w'), revision: openSync(join(partial, 'revision.csv'), 'w') };
    const facts = generatePair({ records, years, seed, revision, write: (side, bytes) => writeFully(files[side], bytes) });
    for (const file of Object.values(files)) closeSync(file);
    writeFileSync(join(partial, 'facts.json'), `${JSON.stringify(facts, null, 2)}\n`);
    rmSync(folder, { recursive: true, force: true });
    renameSync(partial, folder);
  }
  return { ...paths, facts: JSON.parse(readFileSync(join(folder, 'facts.json'), 'utf8')) };
}

function writeFully(file, bytes) {
  for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
}

/** One record in a hundred, at a random place; a hundred that is all gap passes its turn to the next. */
function reviseOneInAHundred(seed) {
  const random = sfc32(seed, 0, 0x243f6a88, 2);
  let owed = 0, wait = 0;
  return (row, { record }) => {
    if (record % 100 === 0) { wait = Math.floor(100 * random()); }
    if (record % 100 === wait) owed += 1;
    if (owed === 0 || row[NEE] === GAP) return;
    owed -= 1;
    row[NEE] += 1 + Math.floor(500 * random());
  };
}

/** Gain and offset of each column; a value that rounding would leave alone moves by one in its last digit. */
function reviseEverything(row) {
  for (let i = 0; i < row.length; i++) {
    const value = row[i];
    if (value === GAP) continue;
    const revised = Math.round(value * (1.004 + 0.003 * i)) + 2 + i;
    row[i] = revised === value ? value + 1 : revised;
  }
}

/**
 * Spikes of NEE are removed; gaps of LE from June to August are filled; the thermometer of the second site reads
 * 0.25 K less from 1 July on; WS is written without trailing zeros; the last seven days are new.
 */
function reviseExample(row, { site, at }) {
  const day = Math.floor((at % RECORDS_A_YEAR) / 48);
  if (row[NEE] > 35_000) row[NEE] = GAP;
  if (row[LE] === GAP && day >= 151 && day < 243) row[LE] = 60_000 + 40 * ((at * 7919) % 1000);
  if (site === 1 && day >= 181 && row[TA] !== GAP) row[TA] -= 250;
}

/** What a layout makes of the report besides counts. */
function saidOf({ delimiter, newline, encoding, renames, units }) {
  return {
    reading: { delimiter, newline: { '\n': 'LF', '\r\n': 'CRLF' }[newline], encoding, unitRow: units !== null }, renames,
    units: units === null ? {} : Object.fromEntries(COLUMNS.map((name, i) => [name, units[i]]).filter(([, unit]) => unit !== null)),
  };
}

/**
 * @typedef {object} PairFacts
 * @property {{ delimiter: string, newline: 'LF' | 'CRLF', encoding: string, unitRow: boolean }} reading how both files are written
 * @property {Record<string, string>} renames new names, by the old ones
 * @property {Record<string, string>} units of both sides, by the names of the base; none without a unit row
 * @property {{ base: number, revision: number }} gaps cells that hold the sentinel
 * @property {{ base: number, revision: number, matched: number, added: number, removed: number, changed: number }} records
 * @property {{ compared: number, unchanged: number, notation: number, value: number, filled: number, lost: number }} cells
 *   of matched records in the columns that are not the key
 * @property {Record<string, { notation: number, value: number, filled: number, lost: number }>} columns those with a difference
 */
class Facts {
  #added = 0;
  #matched = 0;
  #changed = 0;
  #gaps = { base: 0, revision: 0 };
  #columns = MEASURES.map(() => ({ notation: 0, value: 0, filled: 0, lost: 0 }));

  count(before, after, trimmed) {
    let changed = false;
    this.#matched += 1;
    for (let i = 0; i < before.length; i++) {
      const from = before[i], to = after[i];
      if (from === GAP) this.#gaps.base += 1;
      if (to === GAP) this.#gaps.revision += 1;
      if (from === to) {
        if (i === trimmed && from !== GAP && from % 10 === 0) this.#columns[i].notation += 1;
        continue;
      }
      this.#columns[i][from === GAP ? 'filled' : to === GAP ? 'lost' : 'value'] += 1;
      changed = true;
    }
    if (changed) this.#changed += 1;
  }

  add(row) {
    this.#added += 1;
    for (const value of row) if (value === GAP) this.#gaps.revision += 1;
  }

  of(settings) {
    const total = { notation: 0, value: 0, filled: 0, lost: 0 };
    for (const column of this.#columns) for (const name of Object.keys(total)) total[name] += column[name];
    const compared = this.#matched * (COLUMNS.length - KEY.length);
    const differing = total.notation + total.value + total.filled + total.lost;
    return {
      ...settings, key: KEY, gaps: this.#gaps,
      records: { base: this.#matched, revision: this.#matched + this.#added, matched: this.#matched, added: this.#added, removed: 0, changed: this.#changed },
      cells: { compared, unchanged: compared - differing, ...total },
      columns: Object.fromEntries(MEASURES.map(({ name }, i) => [name, this.#columns[i]]).filter(([, counts]) => Object.values(counts).some((n) => n > 0))),
    };
  }
}

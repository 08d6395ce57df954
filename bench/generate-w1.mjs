/**
 * Two releases of a simulated flux tower network as CSV, and exact facts about what differs between them.
 * Deterministic in `records`, `years`, `seed` and `revision`; a shorter pair of the kinds `identical`, `w1` and
 * `w1r` is a prefix of a longer one.
 *
 * - `identical`: the revision has the bytes of the base.
 * - `w1`: one record in a hundred has another NEE; nothing else differs.
 * - `w1r`: every value of every measure is revised by a calibration of its column; gaps stay.
 * - `example`: a reprocessing as archives make them, for the page (see `reviseExample`).
 */
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { COLUMNS, GAP, LE, MEASURES, NEE, RECORDS_A_YEAR, SimulatedTower, TA, WS, sfc32 } from './simulated-tower.mjs';

export { COLUMNS };

/** Raise when the bytes of any kind change, so that cached files are made anew. */
const GENERATOR_VERSION = 1;
export const REVISIONS = Object.freeze(['identical', 'w1', 'w1r', 'example']);
/** 20 sites of three years without a leap day: 60 site-years. */
export const W1_RECORDS = 60 * RECORDS_A_YEAR;
export const KEY = Object.freeze(['SITE_ID', 'TIMESTAMP_START']);

const FIRST_YEAR = 2013;
const CHUNK_BYTES = 1 << 20;
const LINE_BYTES = 256;
/** Records that the base of an `example` does not have yet: the last seven days of each site. */
const APPENDED = 7 * 48;

/**
 * @param {object} options
 * @param {number} [options.records] records of the revision, by default 60 site-years
 * @param {number} [options.years] years of each site, by default 3
 * @param {number} [options.seed]
 * @param {'identical' | 'w1' | 'w1r' | 'example'} [options.revision]
 * @param {(side: 'base' | 'revision', bytes: Uint8Array) => void} options.write takes the bytes in order; they are reused after it returns
 * @returns {PairFacts}
 */
export function generatePair({ records = W1_RECORDS, years = 3, seed = 1, revision = 'w1', write }) {
  if (!REVISIONS.includes(revision)) throw new Error(`There is no revision "${revision}"; choose one of ${REVISIONS.join(', ')}.`);
  const base = new LineWriter((bytes) => write('base', bytes));
  const revised = new LineWriter((bytes) => write('revision', bytes));
  const revise = { identical: () => undefined, w1: reviseOneInAHundred(seed), w1r: reviseEverything, example: reviseExample }[revision];
  const facts = new Facts();
  const span = years * RECORDS_A_YEAR;
  const row = new Int32Array(MEASURES.length);
  base.header();
  revised.header();
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
    if (revision === 'example' && at >= span - APPENDED) facts.added += 1;
    else {
      base.line(tower.site, at, source, -1);
      facts.count(source, row, trim);
    }
  }
  base.flush();
  revised.flush();
  return facts.of({ revision, records, years, seed, bytes: { base: base.bytes, revision: revised.bytes } });
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

/**
 * @typedef {object} PairFacts
 * @property {{ base: number, revision: number, matched: number, added: number, removed: number, changed: number }} records
 * @property {{ compared: number, unchanged: number, notation: number, value: number, filled: number, lost: number }} cells
 *   of matched records in the columns that are not the key
 * @property {Record<string, { notation: number, value: number, filled: number, lost: number }>} columns those with a difference
 */
class Facts {
  added = 0;
  #matched = 0;
  #changed = 0;
  #columns = MEASURES.map(() => ({ notation: 0, value: 0, filled: 0, lost: 0 }));

  count(before, after, trimmed) {
    let changed = false;
    this.#matched += 1;
    for (let i = 0; i < before.length; i++) {
      const from = before[i], to = after[i];
      if (from === to) {
        if (i === trimmed && from !== GAP && from % 10 === 0) this.#columns[i].notation += 1;
        continue;
      }
      this.#columns[i][from === GAP ? 'filled' : to === GAP ? 'lost' : 'value'] += 1;
      changed = true;
    }
    if (changed) this.#changed += 1;
  }

  of(settings) {
    const total = { notation: 0, value: 0, filled: 0, lost: 0 };
    for (const column of this.#columns) for (const name of Object.keys(total)) total[name] += column[name];
    const compared = this.#matched * (COLUMNS.length - KEY.length);
    const differing = total.notation + total.value + total.filled + total.lost;
    return {
      ...settings, key: KEY,
      records: { base: this.#matched, revision: this.#matched + this.added, matched: this.#matched, added: this.added, removed: 0, changed: this.#changed },
      cells: { compared, unchanged: compared - differing, ...total },
      columns: Object.fromEntries(MEASURES.map(({ name }, i) => [name, this.#columns[i]]).filter(([, counts]) => Object.values(counts).some((n) => n > 0))),
    };
  }
}

/** `MMDDhhmm` of every half-hour of a year without a leap day, eight bytes each. */
const CLOCK = (() => {
  const days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  const two = (n) => String(n).padStart(2, '0');
  let text = '';
  days.forEach((length, month) => {
    for (let day = 1; day <= length; day++) for (let half = 0; half < 48; half++) text += two(month + 1) + two(day) + two(half >> 1) + (half & 1 ? '30' : '00');
  });
  return Buffer.from(text, 'latin1');
})();

/** Writes lines into one buffer and hands it on when it is full. */
class LineWriter {
  bytes = 0;
  #buffer = Buffer.allocUnsafe(CHUNK_BYTES + LINE_BYTES);
  #at = 0;
  #take;

  constructor(take) { this.#take = take; }

  header() { this.#at += this.#buffer.write(`${COLUMNS.join(',')}\n`, this.#at, 'latin1'); }

  line(site, at, row, trimmed) {
    this.#text(`XX-S${site < 9 ? '0' : ''}${site + 1}`);
    this.#time(at);
    this.#time(at + 1);
    for (let i = 0; i < row.length; i++) {
      this.#buffer[this.#at++] = 44;
      if (row[i] === GAP) this.#text('-9999');
      else this.#decimal(row[i], MEASURES[i].decimals, i === trimmed);
    }
    this.#buffer[this.#at++] = 10;
    if (this.#at >= CHUNK_BYTES) this.flush();
  }

  flush() {
    if (this.#at === 0) return;
    this.bytes += this.#at;
    this.#take(this.#buffer.subarray(0, this.#at));
    this.#at = 0;
  }

  #text(text) { for (let i = 0; i < text.length; i++) this.#buffer[this.#at++] = text.charCodeAt(i); }

  #time(at) {
    this.#buffer[this.#at++] = 44;
    this.#digits(FIRST_YEAR + Math.floor(at / RECORDS_A_YEAR), 4);
    const from = (at % RECORDS_A_YEAR) * 8;
    this.#at += CLOCK.copy(this.#buffer, this.#at, from, from + 8);
  }

  #decimal(scaled, decimals, trim) {
    let value = scaled, places = decimals;
    if (value < 0) { this.#buffer[this.#at++] = 45; value = -value; }
    while (trim && places > 0 && value % 10 === 0) { value /= 10; places -= 1; }
    const unit = 10 ** places;
    const whole = Math.floor(value / unit);
    this.#digits(whole, whole < 10 ? 1 : whole < 100 ? 2 : whole < 1000 ? 3 : whole < 10000 ? 4 : 7);
    if (places === 0) return;
    this.#buffer[this.#at++] = 46;
    this.#digits(value % unit, places);
  }

  #digits(value, count) {
    let rest = value;
    for (let i = this.#at + count - 1; i >= this.#at; i--) {
      const next = Math.floor(rest / 10);
      this.#buffer[i] = 48 + rest - 10 * next;
      rest = next;
    }
    this.#at += count;
  }
}

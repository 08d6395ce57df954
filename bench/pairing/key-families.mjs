/**
 * The ways in which releases identify their records. A family gives key columns for `n` records: canonical values,
 * one a record, in the order in which an archive would list them, and other ways to write the same values.
 *
 * A column is `{ name, values, others }`; `others` are functions from a value to the same value written differently.
 */
const two = (value) => String(value).padStart(2, '0');

export const FAMILIES = Object.freeze({
  'record-number': (dice, n) => [number(dice.pick(['id', 'Record_number', 'measurement_id', 'obs_id', 'sampleID', 'record_id', 'key']), consecutive(dice, n))],
  'odd-number': (dice, n) => [number(dice.pick(['nr', 'lfd', 'ref', 'zz9', 'laufnummer', 'p', 'folio']), consecutive(dice, n))],
  uuid: (dice, n) => [text(dice.pick(['uuid', 'guid', 'hash', 'v0']), many(n, () => hex(dice, 8, 4, 4, 12)), [(value) => value.toUpperCase()])],
  'text-code': (dice, n) => {
    const prefix = dice.pick(['AX', 'PLT', 'q', 'BE']), width = dice.pick([4, 5, 6]);
    return [text(dice.pick(['code', 'station_code', 'sample', 'tag', 'kennung', 'accession']), consecutive(dice, n).map((value) => `${prefix}-${value.padStart(width, '0')}`), [(value) => value.toLowerCase() === value ? value.toUpperCase() : value.toLowerCase(), (value) => `${value} `])];
  },
  date: (dice, n) => [date(dice.pick(['date', 'Date', 'obs_date', 'tag_datum', 'day']), days(dice, n))],
  month: (dice, n) => [text(dice.pick(['Date', 'month', 'period']), months(dice, n), [(value) => `${value}-01`])],
  timestamp: (dice, n) => [stamp(dice.pick(['TIMESTAMP_START', 'timestamp', 'time', 'datetime', 'zeit']), halfHours(dice, n))],
  'site-timestamp': (dice, n) => {
    const sites = dice.whole(2, 8), times = halfHours(dice, Math.ceil(n / sites));
    return grid(n, [text(dice.pick(['site', 'SITE_ID', 'station', 'tower', 'ort']), siteCodes(dice, sites), [(value) => value.toLowerCase()]), stamp(dice.pick(['TIMESTAMP_START', 'timestamp', 'time']), times)]);
  },
  'site-date': (dice, n) => {
    const sites = dice.whole(2, 12), dates = days(dice, Math.ceil(n / sites));
    return grid(n, [text(dice.pick(['site', 'station', 'plot', 'stelle']), siteCodes(dice, sites), [(value) => `${value} `]), date(dice.pick(['date', 'sampled', 'Date']), dates)]);
  },
  calendar: (dice, n) => {
    const parts = halfHours(dice, n).map((value) => [value.slice(0, 4), value.slice(4, 6), value.slice(6, 8), value.slice(8, 10), value.slice(10, 12)]);
    const names = dice.pick([['year', 'month', 'day', 'hour', 'minute'], ['yyyy', 'mo', 'dd', 'hh', 'mm'], ['YEAR', 'MONTH', 'DAY', 'HOUR', 'MINUTE'], ['jahr', 'monat', 'tag', 'stunde', 'minute']]);
    return names.map((name, i) => number(name, parts.map((part) => String(Number(part[i]))), [(value) => two(value)]));
  },
  'calendar-day': (dice, n) => {
    const parts = days(dice, n).map((value) => value.split('-'));
    return dice.pick([['year', 'month', 'day'], ['Year', 'Mon', 'Day']]).map((name, i) => number(name, parts.map((part) => String(Number(part[i]))), [(value) => two(value)]));
  },
  'day-of-year': (dice, n) => {
    const year = dice.whole(1995, 2020);
    const hours = many(n, (i) => [String(year + Math.floor(i / 8760)), String(1 + Math.floor((i % 8760) / 24)), String(i % 24)]);
    return dice.pick([['year', 'doy', 'hour'], ['Year', 'DoY', 'Hour']]).map((name, i) => number(name, hours.map((part) => part[i])));
  },
  'place-year': (dice, n) => {
    const years = dice.whole(5, 30), first = dice.whole(1950, 1995);
    return grid(n, [text(dice.pick(['country', 'region', 'plot', 'gebiet']), words(dice, Math.ceil(n / years)), [(value) => value.toUpperCase()]), number(dice.pick(['year', 'Year', 'yr']), many(years, (i) => String(first + i)))]);
  },
  'plot-species-year': (dice, n) => {
    const species = dice.whole(3, 9), years = dice.whole(3, 10), first = dice.whole(1980, 2010);
    return grid(n, [number(dice.pick(['plot', 'PLOT', 'quadrat']), many(Math.ceil(n / species / years), (i) => String(i + 1))), text(dice.pick(['species', 'taxon', 'art']), words(dice, species)), number('year', many(years, (i) => String(first + i)))]);
  },
  'site-date-depth': (dice, n) => {
    const depths = dice.some(['5', '10', '20', '30', '50', '100'], dice.whole(3, 5)), sites = dice.whole(2, 5);
    return grid(n, [text('site', siteCodes(dice, sites)), date('date', days(dice, Math.ceil(n / depths.length / sites))), number(dice.pick(['depth', 'depth_cm']), depths)]);
  },
  'five-codes': (dice, n) => {
    const sites = dice.whole(2, 3), species = dice.whole(2, 5), years = dice.whole(2, 4), blocks = dice.whole(2, 4);
    const plots = Math.ceil(n / sites / species / years / blocks);
    return grid(n, [text('site', siteCodes(dice, sites)), text('block', many(blocks, (i) => 'ABCD'[i])), number('plot', many(plots, (i) => String(i + 1))), text('species', words(dice, species)), number('year', many(years, (i) => String(2001 + i)))]);
  },
});

function number(name, values, others = [(value) => `${value}.0`, (value) => value.padStart(8, '0')]) {
  return { name, values, others };
}

function text(name, values, others = []) {
  return { name, values, others };
}

/** Days are canonical as 2016-01-31. */
function date(name, values) {
  const american = (value) => { const [y, m, d] = value.split('-'); return `${Number(m)}/${Number(d)}/${y}`; };
  return { name, values, others: [american, (value) => `${value} 00:00:00`, (value) => `${value}T00:00`, (value) => value.replaceAll('-', '')] };
}

/** Half-hours are canonical as 201601311430. */
function stamp(name, values) {
  const iso = (value, between) => `${value.slice(0, 4)}-${value.slice(4, 6)}-${value.slice(6, 8)}${between}${value.slice(8, 10)}:${value.slice(10, 12)}`;
  return { name, values, others: [(value) => iso(value, 'T'), (value) => `${iso(value, ' ')}:00`] };
}

function many(n, make) {
  return Array.from({ length: n }, (_, i) => make(i));
}

/** The first `n` combinations, last column fastest. */
function grid(n, columns) {
  const total = columns.reduce((product, column) => product * column.values.length, 1);
  if (total < n) throw new Error(`${columns.map((column) => column.name).join(' x ')} gives ${total} of ${n} records`);
  let repeat = total;
  return columns.map((column) => {
    repeat /= column.values.length;
    const each = repeat;
    return { ...column, values: many(n, (i) => column.values[Math.floor(i / each) % column.values.length]) };
  });
}

/** Whole numbers in rising order, at times with holes. */
function consecutive(dice, n) {
  let at = dice.pick([0, 1, 1, 1, 1000, 25_000]);
  const holes = dice.chance(0.4) ? 0.1 : 0;
  return many(n, () => { const value = at; at += dice.chance(holes) ? dice.whole(2, 9) : 1; return String(value); });
}

function hex(dice, ...lengths) {
  return lengths.map((length) => many(length, () => '0123456789abcdef'[dice.whole(0, 15)]).join('')).join('-');
}

function days(dice, n) {
  const first = Date.UTC(dice.whole(1990, 2015), dice.whole(0, 11), dice.whole(1, 28));
  return many(n, (i) => new Date(first + i * 86_400_000).toISOString().slice(0, 10));
}

function months(dice, n) {
  const first = dice.whole(1900, 1960) * 12;
  return many(n, (i) => `${Math.floor((first + i) / 12)}-${two(((first + i) % 12) + 1)}`);
}

function halfHours(dice, n) {
  const first = Date.UTC(dice.whole(1998, 2018), dice.whole(0, 11), dice.whole(1, 28));
  return many(n, (i) => { const iso = new Date(first + i * 1_800_000).toISOString(); return iso.slice(0, 16).replace(/[-T:]/g, ''); });
}

function siteCodes(dice, n) {
  const codes = new Set();
  while (codes.size < n) codes.add(`${dice.pick(['US', 'DE', 'FI', 'BR', 'AU'])}-${many(3, () => dice.pick([...'ABCDEFGHKLMNPRSTVW'])).join('')}`);
  return [...codes].sort();
}

/** Made-up names, pronounceable. */
export function words(dice, n) {
  const made = new Set();
  while (made.size < n) made.add(many(dice.whole(2, 4), () => dice.pick([...'bdfgklmnprstvz']) + dice.pick([...'aeiou'])).join(''));
  return [...made].map((word) => word[0].toUpperCase() + word.slice(1)).sort();
}

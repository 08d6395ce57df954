/**
 * How alike two column names are, from 0 to 1. Names order and support what the cells say; a name
 * alone decides only where it differs in case and punctuation.
 */

/** Words that data files write in several ways; the first is what the others are taken for. */
const SAME_WORD: readonly (readonly string[])[] = [
  ['year', 'yyyy', 'yr', 'yy'], ['month', 'mo', 'mon', 'mth'], ['day', 'dd', 'dy', 'dom'], ['dayofyear', 'doy', 'jday', 'yday'], ['hour', 'hh', 'hr', 'hrs'], ['minute', 'mi', 'mn', 'mins'], ['second', 'sec', 'ss', 'secs'],
  ['latitude', 'lat'], ['longitude', 'lon', 'lng', 'long'], ['elevation', 'elev', 'altitude', 'alt'], ['temperature', 'temp', 'tmp'], ['precipitation', 'precip', 'prec', 'prcp', 'ppt', 'rain', 'rainfall'], ['pressure', 'press', 'pres'],
  ['humidity', 'hum'], ['number', 'num', 'no', 'nr'], ['identifier', 'id', 'ident'], ['mean', 'avg', 'average'], ['deviation', 'sd', 'std', 'stdev', 'stddev'], ['maximum', 'max'], ['minimum', 'min'], ['flag', 'qc', 'qf', 'quality', 'flags'],
  ['species', 'spp', 'taxon'], ['weight', 'wgt', 'wt'], ['length', 'len', 'lgth'], ['depth', 'dpth'], ['count', 'cnt'], ['value', 'val'], ['description', 'desc'], ['radiation', 'rad'], ['velocity', 'speed', 'spd'], ['direction', 'dir'], ['error', 'err'],
];
/** `mm` and `min` stand for two things each: what they are alike with depends on the other name. */
const TWO_MEANINGS: Readonly<Record<string, readonly string[]>> = { mm: ['minute', 'month', 'millimetre'], min: ['minimum', 'minute'], m: ['month', 'minute'], y: ['year'], d: ['day'], h: ['hour'] };
/** Words that make another quantity of the same stem: names that differ in one of them name different columns. */
const OPPOSED: readonly (readonly string[])[] = [
  ['maximum', 'minimum', 'mean', 'median', 'deviation', 'sum', 'total', 'error', 'count', 'range'], ['nt', 'dt'], ['in', 'out', 'net'], ['up', 'down'], ['left', 'right'], ['north', 'south', 'east', 'west'], ['upper', 'lower'], ['start', 'end', 'begin'], ['first', 'last'],
  ['latitude', 'longitude'], ['sand', 'silt', 'clay'], ['year', 'month', 'day', 'dayofyear', 'hour', 'minute', 'second'], ['length', 'depth', 'width', 'height', 'weight'], ['direct', 'diffuse'], ['flag'],
];
/** Words that say little about which column it is. */
const SLIGHT = /^(\d+|[a-z]|mm|cm|km|ms|kg|mg|hpa|kpa|pa|degc|degk|degf|pct|percent|flag|ok|valid|status|type|mean|value|measured|obs|gapfilled|filled|raw|col|column|field|var|new|old|ref|data)$/;

const CANONICAL: ReadonlyMap<string, string> = new Map(SAME_WORD.flatMap(([first, ...rest]) => [first!, ...rest].map((word) => [word, first!] as const)));

/** Letters and digits in lower case, without accents. */
export function foldedName(name: string): string {
  return wordsOf(name).join('');
}

/** A name that reading made up for a field without one. */
export function isMadeUp(name: string): boolean {
  return /^column \d+$/i.test(name.trim()) || /^(unnamed(: ?\d+)?|v\d+|x\.?\d*|\.\.\.\d+)$/i.test(name.trim());
}

export function nameSimilarity(a: string, b: string): number {
  if (isMadeUp(a) || isMadeUp(b)) return 0;
  const first = wordsOf(a), second = wordsOf(b);
  if (first.length === 0 || second.length === 0) return 0;
  const one = first.join(''), other = second.join('');
  if (one === other) return 1;
  if (canonical(one) === canonical(other)) return 0.95;
  // A repeated name is told apart by a number: `dd`, `dd.1`.
  if (withoutRepeat(a) === withoutRepeat(b)) return 0.85;
  const weight = (words: readonly string[]): number => words.reduce((sum, word) => sum + weightOf(word), 0);
  let shared = 0;
  const left = new Set(second);
  const unmatched: string[] = [];
  for (const word of first) {
    let best = 0, partner = '';
    for (const candidate of left) { const alike = wordSimilarity(word, candidate); if (alike > best) { best = alike; partner = candidate; } }
    if (best >= 0.7) { shared += best * (weightOf(word) + weightOf(partner)) / 2; left.delete(partner); } else unmatched.push(word);
  }
  const byWords = 2 * shared / (weight(first) + weight(second));
  const byLetters = Math.min(one.length, other.length) >= 4 ? editSimilarity(one, other) : 0;
  const alike = Math.min(0.97, Math.max(byWords, byLetters >= 0.75 ? byLetters : 0));
  return isOpposed(unmatched, [...left]) ? Math.min(alike, 0.4) : alike;
}

function withoutRepeat(name: string): string {
  return foldedName(name.replace(/(\.\d+| \(\d+\))$/, ''));
}

/** Names such as `rh_flag` and `tair_flag`: the same sort of column about different things. */
export function speakOfOthers(a: string, b: string): boolean {
  const first = wordsOf(a), second = wordsOf(b);
  const slight = (words: readonly string[]): string[] => words.map(canonical).filter((word) => weightOf(word) < 1 && !/^\d+$/.test(word));
  const full = (words: readonly string[]): string[] => words.filter((word) => weightOf(word) === 1);
  const sameSort = slight(first).some((word) => slight(second).includes(word));
  return sameSort && full(first).length > 0 && full(second).length > 0 && !full(first).some((word) => full(second).some((other) => wordSimilarity(word, other) >= 0.7));
}

function wordsOf(name: string): string[] {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '');
  return plain.replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2').replace(/(\p{L})(\d)/gu, '$1 $2').toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

function weightOf(word: string): number {
  return SLIGHT.test(canonical(word)) ? 0.3 : 1;
}

function canonical(word: string): string {
  return CANONICAL.get(word) ?? word;
}

function meanings(word: string): readonly string[] {
  return TWO_MEANINGS[word] ?? [canonical(word)];
}

function wordSimilarity(a: string, b: string): number {
  if (a === b) return 1;
  const first = meanings(a), second = meanings(b);
  if (first.some((meaning) => second.includes(meaning))) return 0.95;
  if (/\d/.test(a) || /\d/.test(b)) return 0;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length >= 3 && long.startsWith(short)) return 0.8;
  return short.length >= 4 ? editSimilarity(a, b) : 0;
}

/** Something is left on both sides that cannot be the same: another number, another statistic, another direction. */
function isOpposed(first: readonly string[], second: readonly string[]): boolean {
  const numbers = (words: readonly string[]): string => words.filter((word) => /^\d+$/.test(word)).join(' ');
  if (numbers(first) !== numbers(second)) return true;
  const hold = (words: readonly string[], group: readonly string[]): boolean => words.some((word) => meanings(word).some((meaning) => group.includes(meaning)));
  return OPPOSED.some((group) => (group.length > 1 ? hold(first, group) && hold(second, group) : hold(first, group) !== hold(second, group)));
}

/** One less the share of letters that have to be inserted, left out, exchanged or swapped with their neighbour. */
export function editSimilarity(a: string, b: string): number {
  let beforeLast = new Array<number>(b.length + 1).fill(0), last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, beforeLast[j - 2]! + 1);
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  return 1 - last[b.length]! / Math.max(a.length, b.length, 1);
}

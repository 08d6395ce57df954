/**
 * Numeric missing codes such as -9999 or 999, found by evidence: a number from the list of codes
 * that stands alone, further from every other value than these are from one another. How sure
 * that is, is said here for one column of one release; `decide-codes.ts` looks at both releases
 * and at the other columns. Ordinary values are spared, also when they happen to equal a code;
 * 0 and -1 are never codes by their looks.
 */
import { codeForm } from './code-forms.js';
import { around, ENOUGH_DISTINCT, profileNumbers, robustSpread, type NumberProfile, type Surroundings } from './number-profile.js';

/** `believed`: proven by this column alone; `doubtful`: more is needed; `ordinary`: it lies among the values. */
export type Standing = 'believed' | 'doubtful' | 'ordinary';

export interface SentinelEvidence {
  readonly code: number;
  readonly count: number;
  readonly standing: Standing;
  /** The other value next to it; null for an ordinary one, and when the column holds nothing but codes. */
  readonly nextValue: number | null;
  /** Smallest and largest other value. */
  readonly low: number | null;
  readonly high: number | null;
  /** How many times further from the next value than the others are from one another; null where they are one. */
  readonly apart: number | null;
  /** A whole number among decimals. */
  readonly wholeAmongDecimals: boolean;
}

const MOST_CODES = 4;
const NONE: Surroundings = { below: -Infinity, above: Infinity, smaller: 0, larger: 0 };
/** Names of columns whose numbers name things: there 999 may be a site as good as any. */
const NAMES_THINGS = /(^|[_ .-])(id|key|code|uuid|guid|ident|identifier|record|number|nr|no|num|zip|site|station|plot|tree|index|obs|row|column 1)[_ .-]?(id|no|nr|num|number|code)?$|[a-z](Id|ID|No|Nr)$/i;

export function detectSentinels(values: Float64Array, name = '', profile: NumberProfile = profileNumbers(values)): SentinelEvidence[] {
  const suspects = new Set(profile.listed.keys());
  const lonely = lonelyNegative(profile);
  if (lonely !== null) suspects.add(lonely);
  if (suspects.size === 0) return [];
  let { low, high } = profile;
  if (lonely !== null) low = profile.aboveLow;
  let spread: number | null = null;
  const found: SentinelEvidence[] = [];
  // The number nearest to the values decides first; one that is a value makes its neighbours less alone.
  for (const code of [...suspects].sort((a, b) => distance(a, low, high) - distance(b, low, high) || a - b)) {
    const count = code === lonely ? profile.lowCount : profile.listed.get(code)!;
    const neighbours = low > high ? NONE : code < low ? { below: -Infinity, above: low, smaller: 0, larger: profile.n } : code > high ? { below: high, above: Infinity, smaller: profile.n, larger: 0 } : around(values, suspects, code, mostBeyond(count, profile.n));
    if (neighbours === null) { found.push(valueAmong(code, count)); suspects.delete(code); continue; }
    const asked: Suspect = {
      code, count, customary: codeForm(code) === 'customary', listed: codeForm(code) !== null, n: profile.n, low, high, ...sideOf(code, neighbours),
      distinct: profile.distinct, hasDecimals: profile.hasDecimals, namesThings: NAMES_THINGS.test(name), spread: () => (spread ??= robustSpread(values, suspects)),
    };
    const standing = judge(asked);
    if (standing === 'ordinary') {
      found.push(valueAmong(code, count));
      suspects.delete(code);
      low = Math.min(low, code);
      high = Math.max(high, code);
      continue;
    }
    const range = high - low;
    found.push({
      code, count, standing, nextValue: Number.isFinite(asked.gap) ? asked.next : null,
      low: Number.isFinite(low) ? low : null, high: Number.isFinite(high) ? high : null,
      apart: !(range > 0) || !Number.isFinite(asked.gap) ? null : asked.gap / (asked.gap > range ? range : asked.spread() || range),
      wholeAmongDecimals: profile.hasDecimals && code === Math.floor(code),
    });
  }
  const standing = found.filter((each) => each.standing !== 'ordinary').length;
  const all = standing > MOST_CODES ? found.map(({ code, count }) => valueAmong(code, count)) : found;
  return all.sort((a, b) => a.code - b.code);
}

/** A number that is a value as good as the others: nothing more is asked about it. */
function valueAmong(code: number, count: number): SentinelEvidence {
  return { code, count, standing: 'ordinary', nextValue: null, low: null, high: null, apart: null, wholeAmongDecimals: false };
}

interface Suspect {
  readonly code: number;
  readonly count: number;
  readonly customary: boolean;
  readonly listed: boolean;
  /** Values that are no suspects, and their extremes. */
  readonly n: number;
  readonly low: number;
  readonly high: number;
  /** The next value towards the bulk and its distance, the distance of the next value on the far side, and how many lie there. */
  readonly next: number;
  readonly gap: number;
  readonly beyondGap: number;
  readonly beyond: number;
  readonly distinct: number;
  readonly hasDecimals: boolean;
  readonly namesThings: boolean;
  spread(): number;
}

function judge(each: Suspect): Standing {
  const { code, count, customary, gap, low, high } = each;
  const range = high - low;
  if (low > high) return customary ? 'believed' : 'doubtful';
  if (each.beyond > 0) return isIslandAmongOutliers(each) ? 'believed' : 'ordinary';
  if (!each.listed) return 'doubtful';
  const halfway = Math.abs(each.next) < Math.abs(code) / 2 || Math.sign(each.next) !== Math.sign(code);
  if (customary) return halfway ? 'believed' : count >= 3 && gap > range / 2 ? 'doubtful' : 'ordinary';
  const repeated = count >= 3, often = count >= 10;
  // An identifier may be 999, and so may a level of a treatment: only measures of many values are searched for positive codes.
  const measure = each.distinct >= (each.hasDecimals ? 10 : ENOUGH_DISTINCT) && !each.namesThings;
  if (code < 0) {
    if (repeated && gap > 2 * range) return 'believed';
    if (often && halfway && each.distinct >= 10 && (gap > range || (gap > range / 2 && each.spread() > 0 && gap > 5 * each.spread()))) return 'believed';
  } else if (measure && halfway) {
    if (each.hasDecimals && repeated && gap > 2 * range) return 'believed';
    if (often && gap > range) return 'believed';
  }
  return gap > range || (count >= 3 && gap > range / 2) ? 'doubtful' : 'ordinary';
}

/** Some values lie beyond: they have to be far fewer than the code is often, and both gaps far wider than the bulk. */
function isIslandAmongOutliers(each: Suspect): boolean {
  if (!each.listed || each.code > 0 && (each.namesThings || each.distinct < ENOUGH_DISTINCT)) return false;
  if (each.count < 10 || each.beyond > mostBeyond(each.count, each.n)) return false;
  const spread = each.spread();
  return spread > 0 && Math.min(each.gap, each.beyondGap) > 20 * spread;
}

/** So many outliers may lie beyond a code among them. */
function mostBeyond(count: number, n: number): number {
  return Math.min(count / 10, n / 1000);
}

/** Which side of the number the bulk is on. */
function sideOf(code: number, at: Surroundings): Pick<Suspect, 'next' | 'gap' | 'beyondGap' | 'beyond'> {
  const up = at.larger >= at.smaller;
  const next = up ? at.above : at.below, far = up ? at.below : at.above;
  return { next, gap: Math.abs(next - code), beyondGap: Math.abs(far - code), beyond: Math.min(at.larger, at.smaller) };
}

function distance(code: number, low: number, high: number): number {
  return low > high ? 0 : code < low ? low - code : code > high ? code - high : 0;
}

/** The one negative number of a column, repeated, such as -1 among counts: doubtful, and no code unless the other release shows it. */
function lonelyNegative({ low, lowCount, aboveLow }: NumberProfile): number | null {
  return low < 0 && low === Math.floor(low) && lowCount >= 3 && aboveLow >= 0 && aboveLow !== Infinity ? low : null;
}

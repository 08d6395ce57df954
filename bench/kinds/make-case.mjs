/** One made-up column pair: a plant or two, and so many other cells revised beside them. */
import { Dice } from '../pairing/dice.mjs';
import { decimalsIn, isIdentifiable } from './identifiable.mjs';
import { CONTROLS, PAIRS, PLANTS } from './plants.mjs';
import { printed, scene, spread } from './series.mjs';
import { SHIFTS_IN_NOISE } from './shift-in-noise.mjs';

const MEASURES = ['TA', 'NEE', 'VPD', 'WS', 'SW_IN', 'LE', 'RH', 'H', 'CO2', 'USTAR', 'NETRAD'];
/** Share of cells that were revised beside what was planted. */
export const LEVELS = [0, 0.003, 0.01];

export const NAMES = [...Object.keys(PLANTS).map((name) => [name]), ...PAIRS];
export const CONTROL_NAMES = Object.keys(CONTROLS).map((name) => [name]);
export const SHIFT_NAMES = Object.keys(SHIFTS_IN_NOISE).map((name) => [name]);

export function makeCase(names, seed, level) {
  const plants = names.map((name) => PLANTS[name] ?? CONTROLS[name] ?? SHIFTS_IN_NOISE[name]), avoid = plants.flatMap((plant) => plant.avoid ?? []), fitting = MEASURES.filter((name) => !avoid.includes(name));
  const s = scene(seed, fitting[seed % fitting.length]);
  s.seed = seed;
  s.names = names;
  s.dice = new Dice(seed, level * 1000, names.join().length, 9);
  if (plants.some((plant) => plant.only === 'flag')) { s.base = s.base.map((v) => (v === v ? Math.floor(4 * s.dice.next() ** 2) : NaN)); s.decimals = 0; }
  for (const plant of plants) plant.prepare?.(s);
  s.revision = s.base.slice();
  s.image = 10 ** -s.decimals;
  s.paired = plants.length > 1;
  for (const plant of plants) plant.apply(s);
  for (const figure of s.figures) figure.identifiable = isKnown(s, figure);
  if (level > 0 && names[0] in PLANTS) stray(s, level);
  for (const plant of plants) plant.finish?.(s);
  return { names, seed, level, column: { base: s.base, revision: s.revision, time: s.time, group: s.group, filled: s.filled }, truth: s.truth, may: s.may, figures: s.figures, measure: s.name };
}

function stray(s, share) {
  const size = spread(s.revision), dice = new Dice(s.seed, share * 10_000, 3, 4);
  let n = 0;
  for (let i = 0; i < s.n; i++) {
    if (!(s.revision[i] === s.revision[i] && s.base[i] === s.base[i]) || !dice.chance(share)) continue;
    s.revision[i] = s.decimals === 0 ? (s.revision[i] + 1) % 4 : printed(s.revision[i] + dice.bell() * size * 0.5 + size * 0.3, s.decimals);
    n++;
  }
  // Among values that moved to other records, or that were one value before, others cannot be told.
  if (n > 0) (s.hides ? s.may : s.truth).add('revised');
}

/** Offsets of whole columns are held against the others that would do; all other figures count as known. */
function isKnown(s, { kind, key, value }) {
  if (key !== 'offset' || s.truth.has('segment') || !['offset', 'affine'].includes(kind)) return true;
  const factor = s.figures.find((figure) => figure.kind === kind && figure.key === 'factor')?.value ?? 1;
  return isIdentifiable({ x: s.base, y: s.revision, decimals: s.decimals, factor, offset: value, factorDecimals: kind === 'affine' ? decimalsIn(factor) : null, offsetDecimals: decimalsIn(value), printedBefore: s.paired && s.names.includes('rounding') });
}

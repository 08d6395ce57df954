/**
 * Whether one column is another in a different unit: revision = factor * base + offset, within
 * what the printed decimals leave open. Known units first, then one factor, then factor and offset.
 */
import { unitPair, unitSymbol, type UnitPair } from '../units/unit-table.js';

export interface ValueMap {
  readonly factor: number;
  readonly offset: number;
  /** Both units where they are known. */
  readonly units: readonly [string, string] | null;
}

export interface FittedMap extends ValueMap {
  readonly decimals: Decimals;
  /** Cells that say something (not 0 on both sides). */
  readonly informative: number;
  readonly reproduced: number;
  /** Share reproduced, less what the map reproduces between records that do not belong together. */
  readonly beyondChance: number;
  readonly distinct: number;
}

/** Pairs of units between which columns are renamed; more would be tried on every pair of columns that is left over. */
const KNOWN: readonly UnitPair[] = ([
  ['K', 'degC'], ['degC', 'degF'], ['K', 'degF'], ['m s-1', 'km h-1'], ['m s-1', 'knot'], ['knot', 'km h-1'], ['m s-1', 'mph'],
  ['inch', 'mm'], ['inch', 'cm'], ['ft', 'm'], ['mile', 'km'], ['mmHg', 'hPa'], ['inHg', 'hPa'], ['W m-2', 'MJ m-2 d-1'],
  ['umolCO2 m-2 s-1', 'gC m-2 d-1'], ['rad', 'deg'], ['lb', 'kg'], ['oz', 'g'], ['acre', 'ha'],
] as const).map(([from, to]) => unitPair(from, to));

/** The known maps in both directions, and powers of ten. */
const MAPS: readonly ValueMap[] = [
  ...[10, 100, 1000, 1e4, 1e6, 0.1, 0.01, 0.001, 1e-4, 1e-6].map((factor): ValueMap => ({ factor, offset: 0, units: null })),
  ...KNOWN.flatMap(({ factor, offset, from, to }): ValueMap[] => { const units = [unitSymbol(from), unitSymbol(to)] as const; return [{ factor, offset, units }, { factor: 1 / factor, offset: -offset / factor, units: [units[1], units[0]] }]; }),
  { factor: -1, offset: 0, units: null },
];

export function isKnownMap(map: ValueMap): boolean {
  return map.units !== null || MAPS.some((each) => each.factor === map.factor && each.offset === map.offset);
}

const PROBE = 240;
const LEAST_SHARE = 0.6;

/** The best map of paired numbers, or null where none reproduces enough. Missing numbers are NaN; their order must not depend on their values. */
export function fitMap(base: ArrayLike<number>, revision: ArrayLike<number>): FittedMap | null {
  const x: number[] = [], y: number[] = [];
  for (let i = 0; i < base.length; i++) {
    const a = base[i]!, b = revision[i]!;
    if (Number.isFinite(a) && Number.isFinite(b) && !(a === 0 && b === 0)) { x.push(a); y.push(b); }
  }
  if (x.length < 8) return null;
  const decimals = { base: decimalsOf(x), revision: decimalsOf(y) };
  const probe = { x: x.slice(0, PROBE), y: y.slice(0, PROBE) };
  const likely = [...MAPS, ...fittedMaps(probe.x, probe.y)].filter((map) => reproducedBy(map, probe.x, probe.y, decimals, 0) >= LEAST_SHARE * probe.x.length);
  let best: FittedMap | null = null;
  for (const map of likely) {
    const reproduced = reproducedBy(map, x, y, decimals, 0);
    const chance = Math.max(reproducedBy(map, x, y, decimals, 1), reproducedBy(map, x, y, decimals, Math.max(1, x.length >> 1))) / x.length;
    const share = reproduced / x.length;
    const beyond = chance >= 1 ? 0 : Math.max(0, (share - chance) / (1 - chance));
    const fitted = { ...map, decimals, informative: x.length, reproduced, beyondChance: beyond, distinct: new Set(x).size };
    // A later map is less simple: it has to explain clearly more.
    if (best === null || fitted.reproduced > best.reproduced + 0.02 * x.length) best = fitted;
  }
  return best;
}

export interface Decimals { readonly base: number | null; readonly revision: number | null }

/** How many values the map sends to their partner, or to the partner `shift` records on. */
function reproducedBy(map: ValueMap, x: readonly number[], y: readonly number[], decimals: Decimals, shift: number): number {
  let n = 0;
  for (let i = 0; i < x.length; i++) if (isReproduced(map, x[i]!, y[(i + shift) % y.length]!, decimals)) n++;
  return n;
}

export function isReproduced({ factor, offset }: ValueMap, x: number, y: number, decimals: Decimals): boolean {
  const wanted = factor * x + offset;
  const half = (k: number | null): number => (k === null ? 0 : 0.5 * 10 ** -k);
  const rounding = half(decimals.revision) + Math.abs(factor) * half(decimals.base);
  return Math.abs(y - wanted) <= 1.001 * rounding + 64 * Number.EPSILON * Math.max(Math.abs(y), Math.abs(wanted), Math.abs(offset));
}

/** Decimals that write all but two of a hundred of the numbers, or null where seven do not. */
export function decimalsOf(numbers: readonly number[]): number | null {
  for (let k = 0; k <= 7; k++) {
    const scale = 10 ** k;
    let n = 0;
    for (const x of numbers) if (Math.abs(x * scale - Math.round(x * scale)) < 1e-6) n++;
    if (n >= 0.98 * numbers.length) return k;
  }
  return null;
}

/** One factor from the larger values; factor and offset from pairs far apart. */
function fittedMaps(x: readonly number[], y: readonly number[]): ValueMap[] {
  const bySize = x.map((_, i) => i).sort((i, j) => Math.abs(x[j]!) - Math.abs(x[i]!)).slice(0, Math.ceil(x.length / 2));
  const scale = median(bySize.map((i) => y[i]! / x[i]!));
  const order = x.map((_, i) => i).sort((i, j) => x[i]! - x[j]! || i - j), half = order.length >> 1;
  const slopes = order.slice(0, half).flatMap((i, k) => { const j = order[k + half]!; return x[j] === x[i] ? [] : [(y[j]! - y[i]!) / (x[j]! - x[i]!)]; });
  const slope = median(slopes);
  const fitted = [{ factor: tidy(scale), offset: 0, units: null }, { factor: scale, offset: 0, units: null }];
  for (const factor of [tidy(slope), slope]) { const offset = median(x.map((each, i) => y[i]! - factor * each)); fitted.push({ factor, offset: tidy(offset), units: null }, { factor, offset, units: null }); }
  return fitted.filter(({ factor, offset }) => Number.isFinite(factor) && Number.isFinite(offset) && factor !== 0 && !(factor === 1 && offset === 0));
}

/** Factors are written with few figures. */
function tidy(x: number): number {
  return Number(x.toPrecision(4));
}

function median(values: number[]): number {
  if (values.length === 0) return NaN;
  const ascending = [...values].sort((a, b) => a - b), half = ascending.length >> 1;
  return ascending.length % 2 === 1 ? ascending[half]! : (ascending[half - 1]! + ascending[half]!) / 2;
}

/**
 * Conversions between units that releases of environmental data are known to swap, with the source of each constant.
 * Several constants of one pair are in use; each is tried, because reproducing cells needs the one that was used.
 */
export interface UnitPair {
  readonly from: string;
  readonly to: string;
  /** revision = factor * base + offset */
  readonly factor: number;
  readonly offset: number;
  readonly source: string;
}

const BIPM = 'BIPM, The International System of Units, 9th ed. (2019)';
const NIST = 'NIST SP 811 (2008), appendix B';
const IUPAC = 'IUPAC, standard atomic weight of carbon (12.011; 12.0107 before 2011; 12 by convention)';
const KG = 'McCree, Agric. Meteorol. 10 (1972): 4.57 umol per J of sunlight; 4.6, 2.1 and 2.3 for global radiation are in use';
const FAO = 'Allen et al., FAO Irrigation and Drainage Paper 56 (1998)';

type Row = readonly [from: string, to: string, factor: number, offset: number, source: string];
const ROWS: readonly Row[] = [
  ['degC', 'K', 1, 273.15, BIPM], ['degC', 'degF', 1.8, 32, NIST], ['K', 'degF', 1.8, -459.67, NIST],
  ['m s-1', 'km h-1', 3.6, 0, BIPM], ['m s-1', 'knot', 3600 / 1852, 0, NIST], ['knot', 'm s-1', 0.5144, 0, NIST], ['m s-1', 'knot', 1.94384, 0, NIST], ['knot', 'm s-1', 0.514444, 0, NIST],
  ['knot', 'km h-1', 1.852, 0, NIST], ['knot', 'mph', 1852 / 1609.344, 0, NIST], ['knot', 'mph', 1.15078, 0, NIST], ['mph', 'm s-1', 0.44704, 0, NIST], ['mph', 'km h-1', 1.609344, 0, NIST],
  ['inch', 'mm', 25.4, 0, NIST], ['inch', 'cm', 2.54, 0, NIST], ['ft', 'm', 0.3048, 0, NIST], ['mile', 'km', 1.609344, 0, NIST], ['mile', 'm', 1609.344, 0, NIST],
  ['mmHg', 'hPa', 1.33322387415, 0, NIST], ['mmHg', 'hPa', 1.33322, 0, NIST], ['inHg', 'hPa', 33.8638866667, 0, NIST], ['inHg', 'hPa', 33.8639, 0, NIST], ['atm', 'hPa', 1013.25, 0, NIST], ['atm', 'kPa', 101.325, 0, NIST], ['psi', 'kPa', 6.894757, 0, NIST],
  ['W m-2', 'MJ m-2 d-1', 0.0864, 0, BIPM], ['W m-2', 'MJ m-2 h-1', 0.0036, 0, BIPM], ['cal', 'J', 4.1868, 0, NIST], ['cal', 'J', 4.184, 0, NIST], ['kWh', 'MJ', 3.6, 0, NIST], ['ly d-1', 'W m-2', 0.484259, 0, NIST],
  ['W m-2', 'mm d-1', 0.0864 / 2.45, 0, FAO], ['W m-2', 'mm h-1', 0.0036 / 2.45, 0, FAO], ['W m-2', 'mm d-1', 0.0864 / 2.501, 0, FAO],
  ['umolCO2 m-2 s-1', 'gC m-2 d-1', 12.011e-6 * 86400, 0, IUPAC], ['umolCO2 m-2 s-1', 'gC m-2 d-1', 12.0107e-6 * 86400, 0, IUPAC], ['umolCO2 m-2 s-1', 'gC m-2 d-1', 12e-6 * 86400, 0, IUPAC], ['umolCO2 m-2 s-1', 'gC m-2 d-1', 12.01e-6 * 86400, 0, IUPAC],
  ['umolCO2 m-2 s-1', 'mgCO2 m-2 s-1', 0.04401, 0, IUPAC], ['umolCO2 m-2 s-1', 'mgCO2 m-2 s-1', 0.044, 0, IUPAC], ['gC', 'gCO2', 44.01 / 12.011, 0, IUPAC], ['gC', 'gCO2', 44 / 12, 0, IUPAC], ['gC', 'gCO2', 3.664, 0, IUPAC],
  ['W m-2 (PAR)', 'umol m-2 s-1', 4.57, 0, KG], ['W m-2 (PAR)', 'umol m-2 s-1', 4.6, 0, KG], ['W m-2', 'umol m-2 s-1', 2.1, 0, KG], ['W m-2', 'umol m-2 s-1', 2.3, 0, KG],
  ['rad', 'deg', 180 / Math.PI, 0, BIPM], ['lb', 'kg', 0.45359237, 0, NIST], ['oz', 'g', 28.349523125, 0, NIST], ['acre', 'ha', 0.40468564224, 0, NIST], ['gal', 'L', 3.785411784, 0, NIST], ['ft3 s-1', 'm3 s-1', 0.028316846592, 0, NIST],
  ['d', 'h', 24, 0, BIPM], ['h', 'min', 60, 0, BIPM], ['d', 's', 86400, 0, BIPM], ['h', 's', 3600, 0, BIPM],
];

export const UNIT_PAIRS: readonly UnitPair[] = ROWS.flatMap(([from, to, factor, offset, source]) => [
  { from, to, factor, offset, source }, { from: to, to: from, factor: 1 / factor, offset: -offset / factor, source },
]);

/** Powers of ten stand for many pairs: these are told as possible, none is chosen. */
const DECIMAL: readonly (readonly [power: number, pairs: readonly (readonly [string, string])[]])[] = [
  [1, [['kPa', 'hPa'], ['cm', 'mm']]], [2, [['fraction', '%'], ['hPa', 'Pa'], ['m', 'cm']]],
  [3, [['kPa', 'Pa'], ['m', 'mm'], ['kg', 'g'], ['g', 'mg'], ['mmol', 'umol']]], [4, [['g cm-2', 'g m-2'], ['ha', 'm2']]], [6, [['mol', 'umol'], ['MJ', 'J']]],
];

export const POWERS: readonly number[] = [1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6, 9, -9];

export function pairsOfPower(power: number): readonly (readonly [string, string])[] {
  const found = DECIMAL.find(([each]) => each === Math.abs(power))?.[1] ?? [];
  return power > 0 ? found : found.map(([from, to]) => [to, from] as const);
}

/** The pair whose constant lies within rounding of a fitted factor: 0.5145 for 0.514444. */
export function nearPair(factor: number, relative: number): UnitPair | null {
  let best: UnitPair | null = null;
  for (const pair of UNIT_PAIRS) {
    const off = Math.abs(pair.factor / factor - 1);
    if (pair.offset === 0 && pair.factor !== 1 && off <= relative && (best === null || off < Math.abs(best.factor / factor - 1))) best = pair;
  }
  return best;
}
